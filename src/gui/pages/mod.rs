//! Pages in the place of the text: the first one, and the one on which files are looked at before they come in.

mod adding;
mod welcome;

pub use adding::{AddingAnswer, AddingPage, adding_ui};
pub use welcome::welcome_ui;
