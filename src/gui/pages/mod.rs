//! Pages that fill the window when no collection is open.

mod welcome;

pub use welcome::welcome_ui;
