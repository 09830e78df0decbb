//! Values of variables. Each kind of value fills its own columns; the schema holds the others empty.

use rusqlite::params;
use rusqlite::types::FromSqlError;

use crate::model::{PartialDate, Value, ValueId, VariableKind, VariableValue};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Statements, Stored, statements};

impl Stored for VariableValue {
    type Id = ValueId;
    const STATEMENTS: Statements = statements!("variable_value");

    fn id(&self) -> ValueId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        let (kind, content, truth, date) = match &self.value {
            Value::Text(text) => (VariableKind::Text, Some(text), None, None),
            Value::Number(digits) => (VariableKind::Number, Some(digits), None, None),
            Value::Date(date) => (VariableKind::Date, None, None, Some(date)),
            Value::Boolean(truth) => (VariableKind::Boolean, None, Some(*truth), None),
        };
        sql.execute(
            Self::STATEMENTS.put,
            params![
                self.id,
                self.document,
                self.variable,
                kind,
                content,
                truth,
                date.map(|date| date.calendar),
                date.map(|date| date.year),
                date.and_then(|date| date.month),
                date.and_then(|date| date.day)
            ],
        )
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            document: columns.next()?,
            variable: columns.next()?,
            value: read_value(columns)?,
        })
    }
}

fn read_value(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Value> {
    let kind: VariableKind = columns.next()?;
    let content: Option<String> = columns.next()?;
    let truth: Option<bool> = columns.next()?;
    let (calendar, year) = (columns.next()?, columns.next()?);
    let (month, day) = (columns.next()?, columns.next()?);
    match (kind, content, truth, calendar, year) {
        (VariableKind::Text, Some(text), None, None, None) => Ok(Value::Text(text)),
        (VariableKind::Number, Some(digits), None, None, None) => Ok(Value::Number(digits)),
        (VariableKind::Boolean, None, Some(truth), None, None) => Ok(Value::Boolean(truth)),
        (VariableKind::Date, None, None, Some(calendar), Some(year)) => {
            Ok(Value::Date(PartialDate {
                calendar,
                year,
                month,
                day,
            }))
        }
        _ => Err(columns.wrong(FromSqlError::InvalidType)),
    }
}
