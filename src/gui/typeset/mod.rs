//! Text to placed glyphs: the only place of the window that knows visual order (I15).
//!
//! egui 0.37 shapes text but does not order lines that mix directions. So every text that a person types or imports is
//! laid out here, one [`ParagraphLayout`] per paragraph, and drawn as a mesh of glyph images; [`BidiPlugin`] does the
//! same for the labels of stock widgets, after they have been laid out by egui and before they are painted.
//!
//! Units: layouts are in physical pixels (px) from the layout's own top left corner, so that they are sharp at every
//! scale; sizes in a [`TextStyle`] and places on the screen are in points. Positions in a text are UTF-8 bytes.
//!
//! Limits: one layout has one base direction, so a text with line feeds must be cut into paragraphs first.

mod atlas;
mod caret;
mod fonts;
mod geometry;
mod label;
mod layout;
mod plugin;
mod settle;
mod shaper;
mod spec;
mod style;
mod system;
#[cfg(test)]
mod tests;
mod typesetter;
mod walk;

pub use caret::{Affinity, Caret, Side};
pub use fonts::{FaceId, font_definitions};
pub use geometry::PxRect;
pub use layout::{Line, ParagraphLayout, PlacedGlyph};
pub use plugin::BidiPlugin;
pub use spec::{Alignment, LayoutRequest, ParagraphSpec};
pub use style::{ChosenFaces, Family, ReadingFace, TextStyle};
pub use system::{FontState, Script, SystemFonts};
pub use typesetter::Typesetter;
