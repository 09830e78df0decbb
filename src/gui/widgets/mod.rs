//! Small parts that several panels share: rows, buttons, badges, key names.
//!
//! A part is drawn from its start side to its end side, and the interface's direction says which is which: nothing here
//! speaks of left and right.

mod button;
mod chip;
mod drop_down;
pub mod entering;
mod form;
mod menu;
mod menus;
mod panel_handle;
mod progress;
mod row;
mod scroll;
mod text;
mod tick_chip;
mod toggle;

pub use button::{focus_ring, icon_button, primary_button, quiet_button, text_button};
pub use chip::{ChipClick, ChipStar, chip};
pub use drop_down::{drop_down, drop_down_button};
pub use form::{Step, StepNames, choice, setting_label, stepper, switch};
pub use menu::{command_item, menu_choice, menu_item, menu_switch, submenu};
pub use menus::{button_menu, button_settings, context_menu};
pub use panel_handle::PanelSide;
pub use progress::progress_bar;
pub use row::{Row, RowResponse, RowSlots, answers, from_end, from_start, panel_header};
pub use scroll::ScrollArea;
pub use text::{cap_in, icon, key_cap, muted, strong, strong_font, text_font, title};
pub use tick_chip::tick_chip;
pub use toggle::toggle_button;
