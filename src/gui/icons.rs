//! Names of the icons in the bundled subset of Lucide (ISC license); each is one private-use letter.
//!
//! Set them in the interface's family at 16 points. An icon never stands alone: it has a tooltip or a label.

/// Lucide's `a-large-small`.
pub const A_LARGE_SMALL: &str = "\u{E587}";
/// Lucide's `accessibility`.
pub const ACCESSIBILITY: &str = "\u{E297}";
/// Lucide's `align-left`.
pub const ALIGN_LEFT: &str = "\u{E185}";
/// Lucide's `align-right`.
pub const ALIGN_RIGHT: &str = "\u{E183}";
/// Lucide's `archive`.
pub const ARCHIVE: &str = "\u{E041}";
/// Lucide's `archive-restore`.
pub const ARCHIVE_RESTORE: &str = "\u{E2CD}";
/// Lucide's `arrow-big-left`.
pub const ARROW_BIG_LEFT: &str = "\u{E1E2}";
/// Lucide's `arrow-down`.
pub const ARROW_DOWN: &str = "\u{E042}";
/// Lucide's `arrow-down-a-z`.
pub const ARROW_DOWN_A_Z: &str = "\u{E415}";
/// Lucide's `arrow-down-narrow-wide`.
pub const ARROW_DOWN_NARROW_WIDE: &str = "\u{E044}";
/// Lucide's `arrow-down-up`.
pub const ARROW_DOWN_UP: &str = "\u{E046}";
/// Lucide's `arrow-down-wide-narrow`.
pub const ARROW_DOWN_WIDE_NARROW: &str = "\u{E047}";
/// Lucide's `arrow-left`.
pub const ARROW_LEFT: &str = "\u{E048}";
/// Lucide's `arrow-left-right`.
pub const ARROW_LEFT_RIGHT: &str = "\u{E24A}";
/// Lucide's `arrow-right`.
pub const ARROW_RIGHT: &str = "\u{E049}";
/// Lucide's `arrow-right-left`.
pub const ARROW_RIGHT_LEFT: &str = "\u{E417}";
/// Lucide's `arrow-up`.
pub const ARROW_UP: &str = "\u{E04A}";
/// Lucide's `arrow-up-a-z`.
pub const ARROW_UP_A_Z: &str = "\u{E41A}";
/// Lucide's `arrow-up-down`.
pub const ARROW_UP_DOWN: &str = "\u{E37D}";
/// Lucide's `baseline`.
pub const BASELINE: &str = "\u{E285}";
/// Lucide's `between-horizontal-start`.
pub const BETWEEN_HORIZONTAL_START: &str = "\u{E592}";
/// Lucide's `book-marked`.
pub const BOOK_MARKED: &str = "\u{E3F1}";
/// Lucide's `book-open`.
pub const BOOK_OPEN: &str = "\u{E05F}";
/// Lucide's `book-open-text`.
pub const BOOK_OPEN_TEXT: &str = "\u{E54A}";
/// Lucide's `bookmark`.
pub const BOOKMARK: &str = "\u{E060}";
/// Lucide's `bookmark-check`.
pub const BOOKMARK_CHECK: &str = "\u{E51F}";
/// Lucide's `brain`.
pub const BRAIN: &str = "\u{E3C6}";
/// Lucide's `calendar`.
pub const CALENDAR: &str = "\u{E063}";
/// Lucide's `calendar-days`.
pub const CALENDAR_DAYS: &str = "\u{E2B9}";
/// Lucide's `calendar-range`.
pub const CALENDAR_RANGE: &str = "\u{E2BD}";
/// Lucide's `case-sensitive`.
pub const CASE_SENSITIVE: &str = "\u{E3D9}";
/// Lucide's `chart-column`.
pub const CHART_COLUMN: &str = "\u{E2A3}";
/// Lucide's `check`.
pub const CHECK: &str = "\u{E06C}";
/// Lucide's `check-check`.
pub const CHECK_CHECK: &str = "\u{E38E}";
/// Lucide's `chevron-down`.
pub const CHEVRON_DOWN: &str = "\u{E06D}";
/// Lucide's `chevron-left`.
pub const CHEVRON_LEFT: &str = "\u{E06E}";
/// Lucide's `chevron-right`.
pub const CHEVRON_RIGHT: &str = "\u{E06F}";
/// Lucide's `chevrons-down-up`.
pub const CHEVRONS_DOWN_UP: &str = "\u{E228}";
/// Lucide's `chevrons-up-down`.
pub const CHEVRONS_UP_DOWN: &str = "\u{E211}";
/// Lucide's `circle`.
pub const CIRCLE: &str = "\u{E076}";
/// Lucide's `circle-alert`.
pub const CIRCLE_ALERT: &str = "\u{E077}";
/// Lucide's `circle-check`.
pub const CIRCLE_CHECK: &str = "\u{E226}";
/// Lucide's `circle-dot`.
pub const CIRCLE_DOT: &str = "\u{E345}";
/// Lucide's `circle-help`.
pub const CIRCLE_HELP: &str = "\u{E082}";
/// Lucide's `circle-question-mark`.
pub const CIRCLE_QUESTION_MARK: &str = "\u{E082}";
/// Lucide's `circle-user`.
pub const CIRCLE_USER: &str = "\u{E461}";
/// Lucide's `circle-x`.
pub const CIRCLE_X: &str = "\u{E084}";
/// Lucide's `clipboard`.
pub const CLIPBOARD: &str = "\u{E085}";
/// Lucide's `clipboard-paste`.
pub const CLIPBOARD_PASTE: &str = "\u{E3E8}";
/// Lucide's `clock`.
pub const CLOCK: &str = "\u{E087}";
/// Lucide's `columns-2`.
pub const COLUMNS_2: &str = "\u{E098}";
/// Lucide's `combine`.
pub const COMBINE: &str = "\u{E44C}";
/// Lucide's `command`.
pub const COMMAND: &str = "\u{E09A}";
/// Lucide's `contrast`.
pub const CONTRAST: &str = "\u{E09D}";
/// Lucide's `copy`.
pub const COPY: &str = "\u{E09E}";
/// Lucide's `copy-plus`.
pub const COPY_PLUS: &str = "\u{E3FD}";
/// Lucide's `corner-down-left`.
pub const CORNER_DOWN_LEFT: &str = "\u{E0A1}";
/// Lucide's `corner-up-left`.
pub const CORNER_UP_LEFT: &str = "\u{E0A7}";
/// Lucide's `database-backup`.
pub const DATABASE_BACKUP: &str = "\u{E3AB}";
/// Lucide's `download`.
pub const DOWNLOAD: &str = "\u{E0B2}";
/// Lucide's `ellipsis`.
pub const ELLIPSIS: &str = "\u{E0B6}";
/// Lucide's `ellipsis-vertical`.
pub const ELLIPSIS_VERTICAL: &str = "\u{E0B7}";
/// Lucide's `external-link`.
pub const EXTERNAL_LINK: &str = "\u{E0B9}";
/// Lucide's `eye`.
pub const EYE: &str = "\u{E0BA}";
/// Lucide's `eye-off`.
pub const EYE_OFF: &str = "\u{E0BB}";
/// Lucide's `file-check`.
pub const FILE_CHECK: &str = "\u{E0C1}";
/// Lucide's `file-clock`.
pub const FILE_CLOCK: &str = "\u{E315}";
/// Lucide's `file-input`.
pub const FILE_INPUT: &str = "\u{E0C5}";
/// Lucide's `file-output`.
pub const FILE_OUTPUT: &str = "\u{E0C8}";
/// Lucide's `file-pen`.
pub const FILE_PEN: &str = "\u{E31F}";
/// Lucide's `file-plus`.
pub const FILE_PLUS: &str = "\u{E0C9}";
/// Lucide's `file-stack`.
pub const FILE_STACK: &str = "\u{E4A1}";
/// Lucide's `file-text`.
pub const FILE_TEXT: &str = "\u{E0CC}";
/// Lucide's `files`.
pub const FILES: &str = "\u{E0CF}";
/// Lucide's `filter`.
pub const FILTER: &str = "\u{E0DC}";
/// Lucide's `flag`.
pub const FLAG: &str = "\u{E0D1}";
/// Lucide's `flask-conical`.
pub const FLASK_CONICAL: &str = "\u{E0D5}";
/// Lucide's `folder`.
pub const FOLDER: &str = "\u{E0D7}";
/// Lucide's `folder-open`.
pub const FOLDER_OPEN: &str = "\u{E247}";
/// Lucide's `folder-plus`.
pub const FOLDER_PLUS: &str = "\u{E0D9}";
/// Lucide's `folder-search`.
pub const FOLDER_SEARCH: &str = "\u{E339}";
/// Lucide's `folder-symlink`.
pub const FOLDER_SYMLINK: &str = "\u{E33B}";
/// Lucide's `funnel`.
pub const FUNNEL: &str = "\u{E0DC}";
/// Lucide's `funnel-x`.
pub const FUNNEL_X: &str = "\u{E3B5}";
/// Lucide's `grip-vertical`.
pub const GRIP_VERTICAL: &str = "\u{E0EB}";
/// Lucide's `group`.
pub const GROUP: &str = "\u{E464}";
/// Lucide's `hard-drive`.
pub const HARD_DRIVE: &str = "\u{E0ED}";
/// Lucide's `hash`.
pub const HASH: &str = "\u{E0EF}";
/// Lucide's `heading`.
pub const HEADING: &str = "\u{E384}";
/// Lucide's `help-circle`.
pub const HELP_CIRCLE: &str = "\u{E082}";
/// Lucide's `highlighter`.
pub const HIGHLIGHTER: &str = "\u{E0F4}";
/// Lucide's `history`.
pub const HISTORY: &str = "\u{E1F5}";
/// Lucide's `house`.
pub const HOUSE: &str = "\u{E0F5}";
/// Lucide's `import`.
pub const IMPORT: &str = "\u{E22F}";
/// Lucide's `indent-increase`.
pub const INDENT_INCREASE: &str = "\u{E108}";
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
/// Lucide's `link-2`.
pub const LINK_2: &str = "\u{E103}";
/// Lucide's `list`.
pub const LIST: &str = "\u{E106}";
/// Lucide's `list-filter`.
pub const LIST_FILTER: &str = "\u{E460}";
/// Lucide's `list-ordered`.
pub const LIST_ORDERED: &str = "\u{E1D1}";
/// Lucide's `list-todo`.
pub const LIST_TODO: &str = "\u{E4C3}";
/// Lucide's `list-tree`.
pub const LIST_TREE: &str = "\u{E408}";
/// Lucide's `lock`.
pub const LOCK: &str = "\u{E10B}";
/// Lucide's `lock-open`.
pub const LOCK_OPEN: &str = "\u{E10C}";
/// Lucide's `maximize`.
pub const MAXIMIZE: &str = "\u{E112}";
/// Lucide's `maximize-2`.
pub const MAXIMIZE_2: &str = "\u{E113}";
/// Lucide's `menu`.
pub const MENU: &str = "\u{E115}";
/// Lucide's `merge`.
pub const MERGE: &str = "\u{E43F}";
/// Lucide's `message-square`.
pub const MESSAGE_SQUARE: &str = "\u{E117}";
/// Lucide's `minimize`.
pub const MINIMIZE: &str = "\u{E11A}";
/// Lucide's `minimize-2`.
pub const MINIMIZE_2: &str = "\u{E11B}";
/// Lucide's `minus`.
pub const MINUS: &str = "\u{E11C}";
/// Lucide's `monitor`.
pub const MONITOR: &str = "\u{E11D}";
/// Lucide's `moon`.
pub const MOON: &str = "\u{E11E}";
/// Lucide's `move`.
pub const MOVE: &str = "\u{E121}";
/// Lucide's `move-horizontal`.
pub const MOVE_HORIZONTAL: &str = "\u{E1C6}";
/// Lucide's `move-right`.
pub const MOVE_RIGHT: &str = "\u{E490}";
/// Lucide's `notebook-pen`.
pub const NOTEBOOK_PEN: &str = "\u{E596}";
/// Lucide's `notebook-text`.
pub const NOTEBOOK_TEXT: &str = "\u{E598}";
/// Lucide's `octagon-alert`.
pub const OCTAGON_ALERT: &str = "\u{E127}";
/// Lucide's `palette`.
pub const PALETTE: &str = "\u{E1DD}";
/// Lucide's `panel-bottom`.
pub const PANEL_BOTTOM: &str = "\u{E42C}";
/// Lucide's `panel-left`.
pub const PANEL_LEFT: &str = "\u{E12A}";
/// Lucide's `panel-right`.
pub const PANEL_RIGHT: &str = "\u{E431}";
/// Lucide's `pencil`.
pub const PENCIL: &str = "\u{E1F9}";
/// Lucide's `pilcrow`.
pub const PILCROW: &str = "\u{E3A3}";
/// Lucide's `pin`.
pub const PIN: &str = "\u{E259}";
/// Lucide's `pin-off`.
pub const PIN_OFF: &str = "\u{E2B6}";
/// Lucide's `pipette`.
pub const PIPETTE: &str = "\u{E13B}";
/// Lucide's `plus`.
pub const PLUS: &str = "\u{E13D}";
/// Lucide's `quote`.
pub const QUOTE: &str = "\u{E239}";
/// Lucide's `redo`.
pub const REDO: &str = "\u{E143}";
/// Lucide's `redo-2`.
pub const REDO_2: &str = "\u{E2A0}";
/// Lucide's `refresh-cw`.
pub const REFRESH_CW: &str = "\u{E145}";
/// Lucide's `regex`.
pub const REGEX: &str = "\u{E1FC}";
/// Lucide's `replace`.
pub const REPLACE: &str = "\u{E3DB}";
/// Lucide's `rotate-ccw`.
pub const ROTATE_CCW: &str = "\u{E148}";
/// Lucide's `rows-2`.
pub const ROWS_2: &str = "\u{E439}";
/// Lucide's `ruler`.
pub const RULER: &str = "\u{E14B}";
/// Lucide's `save`.
pub const SAVE: &str = "\u{E14D}";
/// Lucide's `scan-text`.
pub const SCAN_TEXT: &str = "\u{E538}";
/// Lucide's `scroll-text`.
pub const SCROLL_TEXT: &str = "\u{E45F}";
/// Lucide's `search`.
pub const SEARCH: &str = "\u{E151}";
/// Lucide's `settings`.
pub const SETTINGS: &str = "\u{E154}";
/// Lucide's `share`.
pub const SHARE: &str = "\u{E155}";
/// Lucide's `shield-check`.
pub const SHIELD_CHECK: &str = "\u{E1FF}";
/// Lucide's `sigma`.
pub const SIGMA: &str = "\u{E201}";
/// Lucide's `skip-back`.
pub const SKIP_BACK: &str = "\u{E15F}";
/// Lucide's `skip-forward`.
pub const SKIP_FORWARD: &str = "\u{E160}";
/// Lucide's `sliders-horizontal`.
pub const SLIDERS_HORIZONTAL: &str = "\u{E29A}";
/// Lucide's `space`.
pub const SPACE: &str = "\u{E3DD}";
/// Lucide's `split`.
pub const SPLIT: &str = "\u{E440}";
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
/// Lucide's `table-2`.
pub const TABLE_2: &str = "\u{E2F9}";
/// Lucide's `tag`.
pub const TAG: &str = "\u{E17F}";
/// Lucide's `tags`.
pub const TAGS: &str = "\u{E35C}";
/// Lucide's `text-cursor`.
pub const TEXT_CURSOR: &str = "\u{E264}";
/// Lucide's `text-cursor-input`.
pub const TEXT_CURSOR_INPUT: &str = "\u{E265}";
/// Lucide's `text-search`.
pub const TEXT_SEARCH: &str = "\u{E5AD}";
/// Lucide's `toggle-left`.
pub const TOGGLE_LEFT: &str = "\u{E18B}";
/// Lucide's `toggle-right`.
pub const TOGGLE_RIGHT: &str = "\u{E18C}";
/// Lucide's `trash-2`.
pub const TRASH_2: &str = "\u{E18E}";
/// Lucide's `triangle-alert`.
pub const TRIANGLE_ALERT: &str = "\u{E193}";
/// Lucide's `type`.
pub const TYPE: &str = "\u{E198}";
/// Lucide's `undo`.
pub const UNDO: &str = "\u{E19B}";
/// Lucide's `undo-2`.
pub const UNDO_2: &str = "\u{E2A1}";
/// Lucide's `ungroup`.
pub const UNGROUP: &str = "\u{E467}";
/// Lucide's `unlink`.
pub const UNLINK: &str = "\u{E19C}";
/// Lucide's `upload`.
pub const UPLOAD: &str = "\u{E19E}";
/// Lucide's `user`.
pub const USER: &str = "\u{E19F}";
/// Lucide's `user-plus`.
pub const USER_PLUS: &str = "\u{E1A2}";
/// Lucide's `user-round`.
pub const USER_ROUND: &str = "\u{E468}";
/// Lucide's `users`.
pub const USERS: &str = "\u{E1A4}";
/// Lucide's `whole-word`.
pub const WHOLE_WORD: &str = "\u{E3DF}";
/// Lucide's `wifi-off`.
pub const WIFI_OFF: &str = "\u{E1AF}";
/// Lucide's `x`.
pub const X: &str = "\u{E1B2}";
/// Lucide's `zoom-in`.
pub const ZOOM_IN: &str = "\u{E1B6}";
/// Lucide's `zoom-out`.
pub const ZOOM_OUT: &str = "\u{E1B7}";
