//! Images of glyphs in one texture, drawn as textured rectangles.
//!
//! A glyph is rasterized at four places within a pixel. Layouts hold glyph numbers, never places in the texture: when
//! the texture is full a fresh one takes over, and the old one lives until the frame that still uses it is painted, so
//! that nothing flickers. Glyphs above [`LARGEST`] px are drawn from an image of that size.
//!
//! Limits: one color per glyph (emoji are drawn in the text's color).

use std::collections::HashMap;

use egui::epaint::FontColorTransferFunction;
use egui::{
    Color32, ColorImage, Context, Mesh, Pos2, Rect, TextureHandle, TextureOptions, pos2, vec2,
};
use swash::scale::{Render, ScaleContext, Source};
use swash::zeno::{Format, Vector};
use swash::{CacheKey, FontRef};

use super::fonts::{self, FaceId};
use super::geometry::snapped;
use super::layout::PlacedGlyph;

/// The largest size of a glyph image, px per em.
const LARGEST: f32 = 128.0;
/// Places within a pixel at which a glyph is rasterized.
const SUBPIXELS: i64 = 4;
/// Width and height of the texture, px (16 MB).
const SIDE: usize = 2048;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    face: FaceId,
    glyph: u16,
    size: u32,
    subpixel: u8,
}

/// A glyph's image in the texture; lengths in px of the image.
#[derive(Clone, Copy)]
struct Image {
    uv: Rect,
    left: f32,
    top: f32,
    width: f32,
    height: f32,
}

/// The texture and what is in it.
pub(super) struct GlyphAtlas {
    side: usize,
    scaler: ScaleContext,
    faces: HashMap<FaceId, (u32, CacheKey)>,
    images: HashMap<Key, Option<Image>>,
    texture: Option<TextureHandle>,
    curve: FontColorTransferFunction,
    next: (usize, usize),
    row_height: usize,
    generation: u64,
}

impl Default for GlyphAtlas {
    fn default() -> Self {
        Self::with_side(SIDE)
    }
}

impl GlyphAtlas {
    /// An atlas of `side` × `side` px.
    pub(super) fn with_side(side: usize) -> Self {
        Self {
            side,
            scaler: ScaleContext::new(),
            faces: HashMap::new(),
            images: HashMap::new(),
            texture: None,
            curve: FontColorTransferFunction::default(),
            next: (1, 1),
            row_height: 0,
            generation: 0,
        }
    }

    /// How often the texture was replaced.
    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    /// How many glyph images there are.
    pub(super) fn len(&self) -> usize {
        self.images.len()
    }

    /// Makes meshes of glyphs; more than one only when the texture is replaced on the way.
    ///
    /// `origin` is the layout's corner in points. `curve` is egui's own, so that our text is as heavy as egui's.
    pub(super) fn meshes(
        &mut self,
        ctx: &Context,
        curve: FontColorTransferFunction,
        origin: Pos2,
        pixels_per_point: f32,
        glyphs: &[PlacedGlyph],
        mut color_at: impl FnMut(usize) -> Color32,
    ) -> Vec<Mesh> {
        if self.curve != curve {
            self.curve = curve;
            self.replace_texture();
        }
        let (origin_x, origin_y) = snapped(origin, pixels_per_point);
        let mut meshes: Vec<Mesh> = Vec::with_capacity(1);
        for glyph in glyphs {
            let quarter = ((origin_x + glyph.x) * SUBPIXELS as f32).round() as i64;
            let (x, subpixel) = (
                quarter.div_euclid(SUBPIXELS),
                quarter.rem_euclid(SUBPIXELS) as u8,
            );
            let enlarged = (glyph.size / LARGEST).max(1.0);
            let key = Key {
                face: glyph.face,
                glyph: glyph.id,
                size: glyph.size.min(LARGEST).to_bits(),
                subpixel,
            };
            let Some(image) = self.image(ctx, key) else {
                continue;
            };
            let Some(texture) = self.texture.as_ref().map(TextureHandle::id) else {
                continue;
            };
            let left = x as f32 + image.left * enlarged;
            let top = (origin_y + glyph.y).round() - image.top * enlarged;
            let place = Rect::from_min_size(
                pos2(left / pixels_per_point, top / pixels_per_point),
                vec2(image.width, image.height) * enlarged / pixels_per_point,
            );
            if meshes.last().is_none_or(|mesh| mesh.texture_id != texture) {
                meshes.push(Mesh::with_texture(texture));
            }
            if let Some(mesh) = meshes.last_mut() {
                mesh.add_rect_with_uv(place, image.uv, color_at(glyph.byte as usize));
            }
        }
        meshes
    }

    fn replace_texture(&mut self) {
        self.images.clear();
        self.texture = None;
        self.next = (1, 1);
        self.row_height = 0;
        self.generation += 1;
    }

    /// The image of a glyph; `None` if there is nothing to see, as for a space.
    fn image(&mut self, ctx: &Context, key: Key) -> Option<Image> {
        if let Some(known) = self.images.get(&key) {
            return *known;
        }
        let image = self.rasterize(key).and_then(|(place, pixels)| {
            let at = self.allocate(pixels.size)?;
            let side = self.side;
            let texture = self.texture.get_or_insert_with(|| {
                let empty = ColorImage::filled([side, side], Color32::TRANSPARENT);
                ctx.load_texture("glyphs", empty, TextureOptions::LINEAR)
            });
            let [width, height] = pixels.size.map(|length| length as f32);
            let unit = 1.0 / side as f32;
            texture.set_partial([at.0, at.1], pixels, TextureOptions::LINEAR);
            Some(Image {
                uv: Rect::from_min_size(
                    pos2(at.0 as f32 * unit, at.1 as f32 * unit),
                    vec2(width * unit, height * unit),
                ),
                left: place.left as f32,
                top: place.top as f32,
                width,
                height,
            })
        });
        self.images.insert(key, image);
        image
    }

    fn rasterize(&mut self, key: Key) -> Option<(swash::zeno::Placement, ColorImage)> {
        let (_, data) = fonts::face(key.face)?;
        let bytes: &[u8] = (*data.font).as_ref();
        let (offset, cache_key) = *self.faces.entry(key.face).or_insert_with(|| {
            FontRef::from_index(bytes, 0)
                .map_or((0, CacheKey::new()), |font| (font.offset, font.key))
        });
        let font = FontRef {
            data: bytes,
            offset,
            key: cache_key,
        };
        let mut scaler = self
            .scaler
            .builder(font)
            .size(f32::from_bits(key.size))
            .hint(false)
            .build();
        let image = Render::new(&[Source::Outline])
            .format(Format::Alpha)
            .offset(Vector::new(f32::from(key.subpixel) / SUBPIXELS as f32, 0.0))
            .render(&mut scaler, key.glyph)?;
        let size = [
            image.placement.width as usize,
            image.placement.height as usize,
        ];
        if size.contains(&0) || size.iter().any(|length| *length + 2 > self.side) {
            return None;
        }
        let pixels = image
            .data
            .iter()
            .map(|coverage| self.curve.color_from_coverage(f32::from(*coverage) / 255.0))
            .collect();
        Some((image.placement, ColorImage::new(size, pixels)))
    }

    /// A free place with a border of one px; replaces the texture if there is none.
    fn allocate(&mut self, [width, height]: [usize; 2]) -> Option<(usize, usize)> {
        if self.next.0 + width + 1 > self.side {
            self.next = (1, self.next.1 + self.row_height + 1);
            self.row_height = 0;
        }
        if self.next.1 + height + 1 > self.side {
            self.replace_texture();
        }
        let at = self.next;
        self.next.0 += width + 1;
        self.row_height = self.row_height.max(height);
        Some(at)
    }
}
