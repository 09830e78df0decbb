//! What opens over the window: chooser, tag picker, palette, selection bar, dialogs.

mod ask;
mod chooser;
mod palette;
mod picker;
mod selection_bar;
mod sheet;
mod shortcuts;

pub use ask::{Answer, Ask, AskState};
pub use chooser::{Choice, ChooserAnswer, ChooserState};
pub use palette::Palette;
pub use picker::{Picker, PickerAnswer};
pub use selection_bar::selection_bar_ui;
pub use sheet::{Sheet, SheetAnswer, SheetContext, show_sheet};
pub use shortcuts::ShortcutsSheet;
