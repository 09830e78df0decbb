//! The one place that names a color, a size of type or a space: light and dark from one table.
//!
//! Values come from the design's tokens; contrast of text on its ground is at least 4.5, of marks at least 3 (tested).

mod apply;
mod palette;
#[cfg(test)]
mod tests;

pub use apply::{MOTION_SECONDS, apply};
pub use palette::{READABLE, contrast, own_colors, readable_variant};

use egui::{Color32, Context};

use crate::model::TagColor;

/// Colors by role. One value for light, one for dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Whether the ground is dark.
    pub is_dark: bool,
    /// Reading pane: paper.
    pub base: Color32,
    /// Side panels and bars.
    pub panel: Color32,
    /// Cards, popups, fields.
    pub raised: Color32,
    /// 1 px lines between things.
    pub stroke: Color32,
    /// Titles and selected rows.
    pub strong: Color32,
    /// Everything read.
    pub text: Color32,
    /// Counts and hints.
    pub muted: Color32,
    /// Furniture text only.
    pub faint: Color32,
    /// The one action color.
    pub accent: Color32,
    /// Text and icons on the accent.
    pub on_accent: Color32,
    /// Selected row, lit hit.
    pub soft: Color32,
    /// Selected text.
    pub selection: Color32,
    /// Warning, always with an icon.
    pub warn: Color32,
    /// Done, always with an icon.
    pub ok: Color32,
}

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

/// Dark ink on light paper.
pub const LIGHT: Theme = Theme {
    is_dark: false,
    base: hex(0xFBFAF6),
    panel: hex(0xF3F1EA),
    raised: hex(0xFFFFFF),
    stroke: hex(0xE2DED3),
    strong: hex(0x1E1C18),
    text: hex(0x3A3732),
    muted: hex(0x6C675D),
    faint: hex(0xA39D91),
    accent: hex(0x0E6268),
    on_accent: hex(0xFFFFFF),
    soft: hex(0xDDEBEA),
    selection: hex(0xCFE3E6),
    warn: hex(0x9A5B00),
    ok: hex(0x2F6B45),
};

/// Light ink on dark paper.
pub const DARK: Theme = Theme {
    is_dark: true,
    base: hex(0x1A1917),
    panel: hex(0x201F1C),
    raised: hex(0x292724),
    stroke: hex(0x37342F),
    strong: hex(0xF3F0E9),
    text: hex(0xD8D4CA),
    muted: hex(0x979185),
    faint: hex(0x6B665D),
    accent: hex(0x74BFBA),
    on_accent: hex(0x12211F),
    soft: hex(0x203A39),
    selection: hex(0x2B4A50),
    warn: hex(0xE0A458),
    ok: hex(0x8CC7A0),
};

/// Heights and widths of the window's parts, in points. A grid of 4.
pub mod size {
    /// The bar on top.
    pub const TOP_BAR: f32 = 40.0;
    /// Tabs above a reading pane.
    pub const TABS: f32 = 34.0;
    /// The status line.
    pub const STATUS: f32 = 28.0;
    /// A row of a list.
    pub const ROW: f32 = 28.0;
    /// A button.
    pub const BUTTON: f32 = 26.0;
    /// The button that does the main thing.
    pub const PRIMARY_BUTTON: f32 = 36.0;
    /// A side panel at first.
    pub const PANEL: f32 = 290.0;
    /// The space inside a panel's edge.
    pub const PANEL_PADDING: f32 = 12.0;
    /// An icon.
    pub const ICON: f32 = 16.0;
    /// Interface text.
    pub const TEXT: f32 = 13.0;
    /// Small interface text: badges, keys.
    pub const SMALL: f32 = 11.5;
    /// Titles of panels.
    pub const TITLE: f32 = 14.0;
    /// Titles of pages.
    pub const PAGE_TITLE: f32 = 18.0;
    /// The program's name on the welcome page.
    pub const DISPLAY: f32 = 34.0;
}

impl Theme {
    /// The theme that is in force.
    pub fn of(ctx: &Context) -> &'static Self {
        if ctx.global_style().visuals.dark_mode {
            &DARK
        } else {
            &LIGHT
        }
    }

    /// The color of a tag's bracket, name and lines.
    pub fn tag(&self, color: TagColor) -> Color32 {
        palette::tag(color, self.is_dark)
    }

    /// A color of a person's own as it is, for choosing among such.
    pub fn own_color([red, green, blue]: [u8; 3]) -> Color32 {
        Color32::from_rgb(red, green, blue)
    }

    /// The ground of a highlight: the tag's color over paper, 17 % in light, 30 % in dark.
    pub fn tag_fill(&self, color: TagColor) -> Color32 {
        let share = if self.is_dark { 0.30 } else { 0.17 };
        palette::mix(self.base, self.tag(color), share)
    }
}
