//! The query language: what a person types into a search, read into a tree.
//!
//! Words are wanted all. `"…"` is a phrase, `OR` or `|` joins its two neighbors, `-` in front excludes, `*` behind a word takes
//! every ending, `/…/` is a regular expression, `a NEAR/5 b` wants the two at most five words apart, brackets group. Conditions
//! are `name:value`: `in:paragraph`, `tag:`, `doc:`, `set:`, `lang:`, `memo:`, `furniture:yes`, and any variable by its name. Each
//! name has an Arabic one beside it, and either works in either language of the interface.
//!
//! Reading knows nothing of a collection: whether a tag or a variable of that name is there is asked when a question is put to a
//! snapshot, in `search`. Nothing here folds; what was typed is kept as it was typed. All positions are bytes of that.
//!
//! Limits: brackets go 64 deep; a regular expression is at most 4,096 bytes and 4 MB of program.

mod error;
mod names;
mod parser;
mod reader;
#[cfg(test)]
mod tests;
mod tree;

pub use error::{QueryError, QueryErrorKind};
pub use parser::{MAX_PATTERN_PROGRAM, parse};
pub use reader::quoted;
pub use tree::{Condition, ConditionKind, Extent, Near, Node, Pattern, Query, Words};
