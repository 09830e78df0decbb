//! What opens over the window: chooser, tag picker, palette, selection bar, dialogs.

mod about;
mod ask;
mod backups;
mod chooser;
mod codebook;
mod help;
mod hints;
mod merge_tags;
mod move_tags;
mod palette;
mod picker;
mod preferences;
mod relation_picker;
mod selection_bar;
mod sheet;
mod shortcuts;
mod tag_choices;
mod variables;

pub use about::AboutSheet;
pub use ask::{Answer, Ask, AskState};
pub use backups::{BackupsSheet, Listing};
pub use chooser::{Choice, ChooserAnswer, ChooserState};
pub use codebook::CodebookSheet;
pub use help::HelpSheet;
pub use hints::{Hint, HintAnswer, HintPlace, hint_ui, tell_place};
pub use merge_tags::MergeTagsSheet;
pub use move_tags::MoveTagsSheet;
pub use palette::{Palette, PaletteContext, PaletteIndex};
pub use picker::{Picker, PickerAnswer};
pub use preferences::PreferencesSheet;
pub use relation_picker::{RelationAnswer, RelationPicker};
pub use selection_bar::selection_bar_ui;
pub use sheet::{Sheet, SheetAnswer, SheetContext, show_sheet};
pub use shortcuts::ShortcutsSheet;
pub use tag_choices::tag_choices;
pub use variables::VariablesSheet;
