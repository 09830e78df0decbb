//! Sheets about places of annotations in another text: editing a text, the preview of a new version, what is to be decided.

mod decide;
mod edit_text;
mod list;
mod preview;
mod rows;

pub use decide::DecideSheet;
pub use edit_text::EditTextSheet;
pub use preview::NewVersionSheet;
