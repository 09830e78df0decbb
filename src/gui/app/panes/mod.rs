//! Reading panes side by side: the model, the texts they share, the tabs above them, and how they are drawn.
//!
//! Splitters and tabs are drawn here rather than by `egui_tiles`: that crate has no mirrored order, tells assistive
//! programs nothing of tabs, has no key for any of its moves, and brings a tree of containers where a row of at most four
//! panes is wanted.

mod banner;
mod model;
mod places;
mod show;
mod tabs;
#[cfg(test)]
mod tests;
mod texts;
mod together;

pub(in crate::gui::app) use model::{OpenMode, PaneId, Panes};
pub(in crate::gui::app) use places::{Spot, Trail};
pub(in crate::gui::app) use tabs::TabDrag;
pub(in crate::gui::app) use texts::Texts;
pub(in crate::gui::app) use together::Together;
