//! The handle through which widgets lay out and paint text.

use std::collections::HashMap;
use std::sync::Arc;

use egui::mutex::Mutex;
use egui::{Color32, Context, Id, Mesh, Painter, Pos2, Shape};

use super::atlas::GlyphAtlas;
use super::fonts;
use super::layout::{ParagraphLayout, PlacedGlyph};
use super::plugin::BidiPlugin;
use super::shaper::Shaper;
use super::spec::{Alignment, ParagraphSpec};
use super::style::TextStyle;
use crate::text::Direction;

/// How many layouts of small texts are kept for [`Typesetter::lay_out_cached`].
const KEPT: usize = 2048;

/// Lays out and paints text. Cheap to clone: clones share faces, scratch space and the glyph texture.
///
/// Never takes a lock of egui's while holding one of its own that egui's could wait for: it calls egui only to load
/// textures. So it may be used anywhere but inside a closure passed to the context (`ctx.data(|…| …)` and the like).
#[derive(Clone)]
pub struct Typesetter(Arc<Shared>);

struct Shared {
    shaper: Mutex<Shaper>,
    atlas: Mutex<GlyphAtlas>,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    layouts: HashMap<Key, (u64, Arc<ParagraphLayout>)>,
    clock: u64,
}

#[derive(PartialEq, Eq, Hash)]
struct Key {
    text: Box<str>,
    style: TextStyle,
    direction: Direction,
    alignment: Alignment,
    lengths: [u32; 4],
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl Typesetter {
    /// A typesetter of its own, for tests and for jobs without a window.
    pub fn new() -> Self {
        Self::with_atlas(GlyphAtlas::default())
    }

    pub(super) fn with_atlas(atlas: GlyphAtlas) -> Self {
        Self(Arc::new(Shared {
            shaper: Mutex::new(Shaper::new()),
            atlas: Mutex::new(atlas),
            kept: Mutex::new(Kept::default()),
        }))
    }

    /// Sets up a context: faces, the plugin for stock widgets, and labels that cannot be selected (egui would hit-test
    /// them in the wrong order). Once per context; later calls only give the handle.
    pub fn install(ctx: &Context) -> Self {
        if let Some(installed) = Self::installed(ctx) {
            return installed;
        }
        let typesetter = Self::new();
        ctx.set_fonts(fonts::font_definitions());
        ctx.all_styles_mut(|style| style.interaction.selectable_labels = false);
        ctx.data_mut(|data| data.insert_temp(Id::NULL, typesetter.clone()));
        ctx.add_plugin(BidiPlugin::new(typesetter.clone()));
        typesetter
    }

    /// The context's typesetter; installs it if that was not done.
    pub fn of(ctx: &Context) -> Self {
        Self::install(ctx)
    }

    fn installed(ctx: &Context) -> Option<Self> {
        ctx.data(|data| data.get_temp(Id::NULL))
    }

    /// Lays out a paragraph. O(bytes); keep the result while nothing of the spec changes.
    pub fn lay_out(&self, spec: &ParagraphSpec<'_>) -> Arc<ParagraphLayout> {
        Arc::new(self.0.shaper.lock().lay_out(spec))
    }

    /// The same through a bounded memory, for names and other short texts that are drawn in every frame.
    pub fn lay_out_cached(&self, spec: &ParagraphSpec<'_>) -> Arc<ParagraphLayout> {
        if !spec.spans.is_empty() {
            return self.lay_out(spec);
        }
        let key = Key {
            text: spec.text.into(),
            style: *spec.style,
            direction: spec.direction,
            alignment: spec.alignment,
            lengths: [
                spec.first_line_indent.to_bits(),
                spec.pixels_per_point.to_bits(),
                spec.max_width.map_or(u32::MAX, f32::to_bits),
                spec.align_width.map_or(u32::MAX, f32::to_bits),
            ],
        };
        {
            let mut kept = self.0.kept.lock();
            kept.clock += 1;
            let now = kept.clock;
            if let Some((used, layout)) = kept.layouts.get_mut(&key) {
                *used = now;
                return Arc::clone(layout);
            }
        }
        let layout = self.lay_out(spec);
        let mut kept = self.0.kept.lock();
        let now = kept.clock;
        if kept.layouts.len() >= KEPT {
            kept.layouts
                .retain(|_, (used, _)| now - *used < KEPT as u64 / 2);
        }
        kept.layouts.insert(key, (now, Arc::clone(&layout)));
        layout
    }

    /// Paints the visible lines of a layout whose top left corner stands at `origin` (points, rounded to whole px).
    ///
    /// `color_at` gives the color of the letter that starts at a byte. Colors never change shaping: they are asked for
    /// when the glyphs have long been placed.
    pub fn paint(
        &self,
        painter: &Painter,
        origin: Pos2,
        layout: &ParagraphLayout,
        color_at: impl FnMut(usize) -> Color32,
    ) {
        let scale = layout.pixels_per_point();
        let clip = painter.clip_rect();
        // Marks reach beyond their line: one line more on both sides is drawn.
        let margin = layout
            .lines()
            .first()
            .map_or(0.0, |line| line.bottom - line.top);
        let glyphs = layout.glyphs_between(
            (clip.top() - origin.y) * scale - margin,
            (clip.bottom() - origin.y) * scale + margin,
        );
        for mesh in self.glyph_meshes(painter.ctx(), origin, scale, glyphs, color_at) {
            painter.add(Shape::mesh(mesh));
        }
    }

    /// What [`Self::paint`] adds, with the lines outside the clip rectangle: usually one mesh.
    pub fn meshes(
        &self,
        ctx: &Context,
        origin: Pos2,
        layout: &ParagraphLayout,
        color_at: impl FnMut(usize) -> Color32,
    ) -> Vec<Mesh> {
        self.glyph_meshes(
            ctx,
            origin,
            layout.pixels_per_point(),
            layout.glyphs(),
            color_at,
        )
    }

    /// Meshes of any glyphs; see [`Self::meshes`].
    pub(super) fn glyph_meshes(
        &self,
        ctx: &Context,
        origin: Pos2,
        pixels_per_point: f32,
        glyphs: &[PlacedGlyph],
        color_at: impl FnMut(usize) -> Color32,
    ) -> Vec<Mesh> {
        let curve = ctx
            .global_style()
            .visuals
            .text_options
            .color_transfer_function;
        self.0
            .atlas
            .lock()
            .meshes(ctx, curve, origin, pixels_per_point, glyphs, color_at)
    }

    /// How often the glyph texture was full and replaced.
    pub fn atlas_generation(&self) -> u64 {
        self.0.atlas.lock().generation()
    }

    /// How many glyph images the texture holds.
    pub fn atlas_len(&self) -> usize {
        self.0.atlas.lock().len()
    }
}
