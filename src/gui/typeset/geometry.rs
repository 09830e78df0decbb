//! Rectangles in physical pixels.

use egui::{Pos2, Rect, pos2};

/// A rectangle in physical pixels from the top left corner of a layout; `left <= right`, `top <= bottom`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PxRect {
    /// Px.
    pub left: f32,
    /// Px.
    pub top: f32,
    /// Px.
    pub right: f32,
    /// Px.
    pub bottom: f32,
}

impl PxRect {
    /// Width in px.
    pub fn width(self) -> f32 {
        self.right - self.left
    }

    /// Height in px.
    pub fn height(self) -> f32 {
        self.bottom - self.top
    }

    /// The rectangle on the screen, in points, of a layout whose corner stands at `origin` (points).
    ///
    /// The origin is rounded to whole pixels, as it is when the glyphs are painted.
    pub fn on_screen(self, origin: Pos2, pixels_per_point: f32) -> Rect {
        let (x, y) = snapped(origin, pixels_per_point);
        Rect::from_min_max(
            pos2(
                (x + self.left) / pixels_per_point,
                (y + self.top) / pixels_per_point,
            ),
            pos2(
                (x + self.right) / pixels_per_point,
                (y + self.bottom) / pixels_per_point,
            ),
        )
    }
}

/// The place in px of a point, rounded to whole pixels.
pub(super) fn snapped(at: Pos2, pixels_per_point: f32) -> (f32, f32) {
    (
        (at.x * pixels_per_point).round(),
        (at.y * pixels_per_point).round(),
    )
}
