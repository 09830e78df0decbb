//! Tag colors and their contrast.

use egui::Color32;

use super::{DARK, LIGHT, hex};
use crate::model::{PALETTE_LEN, TagColor};

/// Light and dark form of the twelve colors, in the order of [`crate::model::PALETTE_NAMES`].
const PALETTE: [(Color32, Color32); PALETTE_LEN as usize] = [
    (hex(0xB4533C), hex(0xE08A72)),
    (hex(0x96620F), hex(0xE0AE57)),
    (hex(0x6F6D18), hex(0xBDBB5A)),
    (hex(0x3B7D4F), hex(0x83C295)),
    (hex(0x0F766E), hex(0x5FC2B8)),
    (hex(0x2B7A9E), hex(0x74BEDD)),
    (hex(0x3E5FB0), hex(0x8FA8EE)),
    (hex(0x6D52A8), hex(0xB49CEB)),
    (hex(0x96487F), hex(0xD793C4)),
    (hex(0xB0435F), hex(0xEC8FA6)),
    (hex(0x7C5A3C), hex(0xC9A27E)),
    (hex(0x5B6470), hex(0xA7B0BC)),
];

pub(super) fn tag(color: TagColor, is_dark: bool) -> Color32 {
    match color {
        TagColor::Palette(index) => {
            let (light, dark) = PALETTE[usize::from(index.min(PALETTE_LEN - 1))];
            if is_dark { dark } else { light }
        }
        TagColor::Custom([red, green, blue]) => {
            readable_variant(Color32::from_rgb(red, green, blue), is_dark)
        }
    }
}

/// Mixes `share` (0 to 1) of `over` into `under`, in gamma space.
pub(super) fn mix(under: Color32, over: Color32, share: f32) -> Color32 {
    let part = |under: u8, over: u8| {
        (f32::from(under) + (f32::from(over) - f32::from(under)) * share).round() as u8
    };
    Color32::from_rgb(
        part(under.r(), over.r()),
        part(under.g(), over.g()),
        part(under.b(), over.b()),
    )
}

/// Relative luminance by WCAG 2.2.
fn luminance(color: Color32) -> f32 {
    let channel = |value: u8| {
        let value = f32::from(value) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
}

/// Contrast ratio by WCAG 2.2, 1 to 21.
pub fn contrast(one: Color32, other: Color32) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The least contrast of a text with its ground.
pub const READABLE: f32 = 4.5;

/// Colors to choose an own one from: rows from deep to light, in each twelve hues.
pub fn own_colors() -> [[[u8; 3]; 12]; 5] {
    let depth = [
        (0.85, 0.42),
        (0.80, 0.60),
        (0.70, 0.75),
        (0.50, 0.86),
        (0.30, 0.94),
    ];
    depth.map(|(saturation, value)| {
        std::array::from_fn(|hue| {
            let color = egui::epaint::Hsva::new(hue as f32 / 12.0, saturation, value, 1.0);
            color.to_srgb()
        })
    })
}

/// The color itself, or the nearest one towards black (light theme) or white (dark theme) with a contrast of 4.5 on paper.
pub fn readable_variant(color: Color32, is_dark: bool) -> Color32 {
    let (paper, towards) = if is_dark {
        (DARK.base, Color32::WHITE)
    } else {
        (LIGHT.base, Color32::BLACK)
    };
    (0..=20)
        .map(|step| mix(color, towards, step as f32 / 20.0))
        .find(|candidate| contrast(*candidate, paper) >= READABLE)
        .unwrap_or(towards)
}
