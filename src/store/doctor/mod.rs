//! x
use crate::model::RowKey;
use crate::store::sql::Sql;
/// x
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckName {
    /// x
    A,
}
/// x
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// x
    pub check: CheckName,
    /// x
    pub key: Option<RowKey>,
    /// x
    pub detail: String,
}
pub(super) fn run(_sql: &Sql<'_>) -> Vec<Fault> {
    Vec::new()
}
