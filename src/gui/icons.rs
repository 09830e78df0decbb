//! Names of the icons in the bundled subset of Lucide (ISC license); each is one private-use letter.
//!
//! Set them in the interface's family at 16 points. An icon never stands alone: it has a tooltip or a label.

/// Lucide's `a-large-small`.
pub const A_LARGE_SMALL: &str = "\u{E587}";
/// Lucide's `align-left`.
pub const ALIGN_LEFT: &str = "\u{E185}";
/// Lucide's `align-right`.
pub const ALIGN_RIGHT: &str = "\u{E183}";
/// Lucide's `arrow-down`.
pub const ARROW_DOWN: &str = "\u{E042}";
/// Lucide's `arrow-down-narrow-wide`.
pub const ARROW_DOWN_NARROW_WIDE: &str = "\u{E044}";
/// Lucide's `arrow-left`.
pub const ARROW_LEFT: &str = "\u{E048}";
/// Lucide's `arrow-left-right`.
pub const ARROW_LEFT_RIGHT: &str = "\u{E24A}";
/// Lucide's `arrow-right`.
pub const ARROW_RIGHT: &str = "\u{E049}";
/// Lucide's `arrow-up`.
pub const ARROW_UP: &str = "\u{E04A}";
/// Lucide's `arrow-up-down`.
pub const ARROW_UP_DOWN: &str = "\u{E37D}";
/// Lucide's `check`.
pub const CHECK: &str = "\u{E06C}";
/// Lucide's `chevron-down`.
pub const CHEVRON_DOWN: &str = "\u{E06D}";
/// Lucide's `chevron-left`.
pub const CHEVRON_LEFT: &str = "\u{E06E}";
/// Lucide's `chevron-right`.
pub const CHEVRON_RIGHT: &str = "\u{E06F}";
/// Lucide's `circle-check`.
pub const CIRCLE_CHECK: &str = "\u{E226}";
/// Lucide's `circle-dot`.
pub const CIRCLE_DOT: &str = "\u{E345}";
/// Lucide's `circle-help`.
pub const CIRCLE_HELP: &str = "\u{E082}";
/// Lucide's `clock`.
pub const CLOCK: &str = "\u{E087}";
/// Lucide's `columns-2`.
pub const COLUMNS_2: &str = "\u{E098}";
/// Lucide's `command`.
pub const COMMAND: &str = "\u{E09A}";
/// Lucide's `copy`.
pub const COPY: &str = "\u{E09E}";
/// Lucide's `download`.
pub const DOWNLOAD: &str = "\u{E0B2}";
/// Lucide's `ellipsis`.
pub const ELLIPSIS: &str = "\u{E0B6}";
/// Lucide's `external-link`.
pub const EXTERNAL_LINK: &str = "\u{E0B9}";
/// Lucide's `eye`.
pub const EYE: &str = "\u{E0BA}";
/// Lucide's `eye-off`.
pub const EYE_OFF: &str = "\u{E0BB}";
/// Lucide's `file-plus`.
pub const FILE_PLUS: &str = "\u{E0C9}";
/// Lucide's `file-text`.
pub const FILE_TEXT: &str = "\u{E0CC}";
/// Lucide's `files`.
pub const FILES: &str = "\u{E0CF}";
/// Lucide's `filter`.
pub const FILTER: &str = "\u{E0DC}";
/// Lucide's `flask-conical`.
pub const FLASK_CONICAL: &str = "\u{E0D5}";
/// Lucide's `folder`.
pub const FOLDER: &str = "\u{E0D7}";
/// Lucide's `folder-open`.
pub const FOLDER_OPEN: &str = "\u{E247}";
/// Lucide's `folder-plus`.
pub const FOLDER_PLUS: &str = "\u{E0D9}";
/// Lucide's `funnel`.
pub const FUNNEL: &str = "\u{E0DC}";
/// Lucide's `funnel-x`.
pub const FUNNEL_X: &str = "\u{E3B5}";
/// Lucide's `hash`.
pub const HASH: &str = "\u{E0EF}";
/// Lucide's `highlighter`.
pub const HIGHLIGHTER: &str = "\u{E0F4}";
/// Lucide's `history`.
pub const HISTORY: &str = "\u{E1F5}";
/// Lucide's `info`.
pub const INFO: &str = "\u{E0F9}";
/// Lucide's `keyboard`.
pub const KEYBOARD: &str = "\u{E284}";
/// Lucide's `languages`.
pub const LANGUAGES: &str = "\u{E0FE}";
/// Lucide's `layers`.
pub const LAYERS: &str = "\u{E529}";
/// Lucide's `library`.
pub const LIBRARY: &str = "\u{E100}";
/// Lucide's `lightbulb`.
pub const LIGHTBULB: &str = "\u{E1C2}";
/// Lucide's `link`.
pub const LINK: &str = "\u{E102}";
/// Lucide's `list-filter`.
pub const LIST_FILTER: &str = "\u{E460}";
/// Lucide's `list-tree`.
pub const LIST_TREE: &str = "\u{E408}";
/// Lucide's `lock`.
pub const LOCK: &str = "\u{E10B}";
/// Lucide's `maximize`.
pub const MAXIMIZE: &str = "\u{E112}";
/// Lucide's `menu`.
pub const MENU: &str = "\u{E115}";
/// Lucide's `minus`.
pub const MINUS: &str = "\u{E11C}";
/// Lucide's `monitor`.
pub const MONITOR: &str = "\u{E11D}";
/// Lucide's `moon`.
pub const MOON: &str = "\u{E11E}";
/// Lucide's `notebook-pen`.
pub const NOTEBOOK_PEN: &str = "\u{E596}";
/// Lucide's `notebook-text`.
pub const NOTEBOOK_TEXT: &str = "\u{E598}";
/// Lucide's `palette`.
pub const PALETTE: &str = "\u{E1DD}";
/// Lucide's `panel-left`.
pub const PANEL_LEFT: &str = "\u{E12A}";
/// Lucide's `panel-right`.
pub const PANEL_RIGHT: &str = "\u{E431}";
/// Lucide's `pencil`.
pub const PENCIL: &str = "\u{E1F9}";
/// Lucide's `plus`.
pub const PLUS: &str = "\u{E13D}";
/// Lucide's `quote`.
pub const QUOTE: &str = "\u{E239}";
/// Lucide's `redo-2`.
pub const REDO_2: &str = "\u{E2A0}";
/// Lucide's `replace`.
pub const REPLACE: &str = "\u{E3DB}";
/// Lucide's `rows-2`.
pub const ROWS_2: &str = "\u{E439}";
/// Lucide's `save`.
pub const SAVE: &str = "\u{E14D}";
/// Lucide's `scroll-text`.
pub const SCROLL_TEXT: &str = "\u{E45F}";
/// Lucide's `search`.
pub const SEARCH: &str = "\u{E151}";
/// Lucide's `settings`.
pub const SETTINGS: &str = "\u{E154}";
/// Lucide's `sliders-horizontal`.
pub const SLIDERS_HORIZONTAL: &str = "\u{E29A}";
/// Lucide's `square`.
pub const SQUARE: &str = "\u{E167}";
/// Lucide's `square-check`.
pub const SQUARE_CHECK: &str = "\u{E559}";
/// Lucide's `square-minus`.
pub const SQUARE_MINUS: &str = "\u{E171}";
/// Lucide's `square-pen`.
pub const SQUARE_PEN: &str = "\u{E172}";
/// Lucide's `star`.
pub const STAR: &str = "\u{E176}";
/// Lucide's `sticky-note`.
pub const STICKY_NOTE: &str = "\u{E303}";
/// Lucide's `sun`.
pub const SUN: &str = "\u{E178}";
/// Lucide's `tag`.
pub const TAG: &str = "\u{E17F}";
/// Lucide's `tags`.
pub const TAGS: &str = "\u{E35C}";
/// Lucide's `text-cursor`.
pub const TEXT_CURSOR: &str = "\u{E264}";
/// Lucide's `trash-2`.
pub const TRASH_2: &str = "\u{E18E}";
/// Lucide's `triangle-alert`.
pub const TRIANGLE_ALERT: &str = "\u{E193}";
/// Lucide's `type`.
pub const TYPE: &str = "\u{E198}";
/// Lucide's `undo-2`.
pub const UNDO_2: &str = "\u{E2A1}";
/// Lucide's `upload`.
pub const UPLOAD: &str = "\u{E19E}";
/// Lucide's `user`.
pub const USER: &str = "\u{E19F}";
/// Lucide's `whole-word`.
pub const WHOLE_WORD: &str = "\u{E3DF}";
/// Lucide's `x`.
pub const X: &str = "\u{E1B2}";
/// Lucide's `zoom-in`.
pub const ZOOM_IN: &str = "\u{E1B6}";
/// Lucide's `zoom-out`.
pub const ZOOM_OUT: &str = "\u{E1B7}";
