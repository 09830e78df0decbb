//! Puts the labels of stock widgets in order at the end of each pass.
//!
//! egui has by then reserved the room of every label and listed it as a text shape. Each shape that holds a
//! right-to-left character is replaced in its place by glyphs that [`super::label`] laid out, so all stock widgets come
//! right without a change where they are called. It happens before egui hands out textures: no frame shows the old
//! order. A pass without such a character costs one look at each text shape.
//!
//! Relies on public API of egui 0.37 (`on_end_pass`, `mutate_shape`, the fields of `Galley`); to be deleted when egui
//! orders lines itself.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::TextShape;
use egui::layers::ShapeIdx;
use egui::{Color32, Context, LayerId, Mesh, Shape, Ui};

use super::label::{Decoration, LaidLabel, has_right_to_left};
use super::typesetter::Typesetter;
use crate::text::Direction;

/// How many labels are kept from pass to pass.
const KEPT: usize = 4096;
/// After how many passes out of sight a label may be forgotten.
const FORGET_AFTER: u64 = 60;

/// See the module; [`Typesetter::install`] adds it to a context.
pub struct BidiPlugin {
    typesetter: Typesetter,
    labels: HashMap<u64, (u64, Arc<LaidLabel>)>,
    pass: u64,
    replaced: usize,
}

impl BidiPlugin {
    pub(super) fn new(typesetter: Typesetter) -> Self {
        Self {
            typesetter,
            labels: HashMap::new(),
            pass: 0,
            replaced: 0,
        }
    }

    /// How many text shapes were replaced in the last pass.
    pub fn replaced(&self) -> usize {
        self.replaced
    }

    fn label(&mut self, ctx: &Context, shape: &TextShape) -> Arc<LaidLabel> {
        let galley = &shape.galley;
        // What has no direction of its own runs as the interface.
        let otherwise = match crate::gui::fields::wording(ctx).language.is_rtl() {
            true => Direction::RightToLeft,
            false => Direction::LeftToRight,
        };
        let scale = galley.pixels_per_point.to_bits();
        let key = egui::util::hash((&*galley.job, scale, otherwise));
        let pass = self.pass;
        if let Some((used, label)) = self.labels.get_mut(&key) {
            *used = pass;
            return Arc::clone(label);
        }
        let label = Arc::new(LaidLabel::new(&self.typesetter, galley, otherwise));
        self.labels.insert(key, (pass, Arc::clone(&label)));
        label
    }

    fn replace(&mut self, ctx: &Context, shape: &mut Shape) {
        match shape {
            Shape::Vec(shapes) => {
                for shape in shapes {
                    self.replace(ctx, shape);
                }
            }
            Shape::Text(text) if needs_order(text) => {
                let label = self.label(ctx, text);
                self.replaced += 1;
                *shape = Shape::Vec(shapes(&self.typesetter, ctx, text, &label));
            }
            _ => {}
        }
    }
}

impl egui::Plugin for BidiPlugin {
    fn debug_name(&self) -> &'static str {
        "bidi text"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.pass += 1;
        self.replaced = 0;
        let mut layers: Vec<LayerId> = ctx.memory(|memory| memory.layer_ids().collect());
        layers.extend([LayerId::background(), LayerId::debug(), ui.layer_id()]);
        layers.sort_by_key(|layer| (layer.order, layer.id.value()));
        layers.dedup();
        for layer in layers {
            // The shapes are taken out of the context's lock while they are worked on.
            let found: Vec<(usize, Shape)> = ctx.graphics(|graphics| {
                let Some(list) = graphics.get(layer) else {
                    return Vec::new();
                };
                list.all_entries()
                    .enumerate()
                    .filter(|(_, entry)| holds_disorder(&entry.shape))
                    .map(|(index, entry)| (index, entry.shape.clone()))
                    .collect()
            });
            for (index, mut shape) in found {
                self.replace(&ctx, &mut shape);
                ctx.graphics_mut(|graphics| {
                    if let Some(list) = graphics.get_mut(layer) {
                        list.mutate_shape(ShapeIdx(index), |entry| entry.shape = shape);
                    }
                });
            }
        }
        if self.labels.len() > KEPT {
            let pass = self.pass;
            self.labels
                .retain(|_, (used, _)| pass - *used < FORGET_AFTER);
        }
    }
}

fn needs_order(text: &TextShape) -> bool {
    !text.galley.rows.is_empty() && has_right_to_left(&text.galley.job.text)
}

fn holds_disorder(shape: &Shape) -> bool {
    match shape {
        Shape::Vec(shapes) => shapes.iter().any(holds_disorder),
        Shape::Text(text) => needs_order(text),
        _ => false,
    }
}

/// The shapes that take the place of a text shape: backgrounds, glyphs, lines.
fn shapes(
    typesetter: &Typesetter,
    ctx: &Context,
    text: &TextShape,
    label: &LaidLabel,
) -> Vec<Shape> {
    let scale = text.galley.pixels_per_point;
    let sections = &text.galley.job.sections;
    let (colors, fade) = painted_colors(text);
    let shade = |color: Color32| {
        let color = if color == Color32::PLACEHOLDER {
            text.fallback_color
        } else {
            color
        };
        if text.opacity_factor < 1.0 {
            color.gamma_multiply(text.opacity_factor)
        } else {
            color
        }
    };
    let faded = |color: Color32| {
        let color = if color == Color32::PLACEHOLDER {
            color
        } else {
            color.gamma_multiply(fade)
        };
        shade(color)
    };
    let mut behind = Mesh::default();
    let mut lines = Mesh::default();
    for (decoration, rect) in label.decorations() {
        let on_screen = rect.on_screen(text.pos, scale);
        match decoration {
            Decoration::Background(section) => {
                if let Some(format) = sections.get(section).map(|section| &section.format) {
                    behind.add_colored_rect(
                        on_screen.expand(format.expand_bg),
                        faded(format.background),
                    );
                }
            }
            Decoration::Underline(section) | Decoration::Strikethrough(section) => {
                let Some(format) = sections.get(section).map(|section| &section.format) else {
                    continue;
                };
                let stroke = if matches!(decoration, Decoration::Underline(_)) {
                    format.underline
                } else {
                    format.strikethrough
                };
                lines.add_colored_rect(
                    stroke_rect(on_screen, stroke.width, scale),
                    faded(stroke.color),
                );
            }
            Decoration::Row => {
                if text.underline.width > 0.0 {
                    let rect = stroke_rect(on_screen, text.underline.width, scale);
                    lines.add_colored_rect(rect, shade(text.underline.color));
                }
            }
        }
    }
    let color_at = |byte: usize| {
        let section = sections.partition_point(|section| section.byte_range.end.0 <= byte);
        let color = colors
            .get(section.min(colors.len().saturating_sub(1)))
            .copied()
            .unwrap_or(text.fallback_color);
        shade(text.override_text_color.unwrap_or(color))
    };
    let mut meshes = vec![behind];
    meshes.extend(typesetter.glyph_meshes(ctx, text.pos, scale, label.glyphs(), color_at));
    meshes.push(lines);
    meshes
        .into_iter()
        .filter(|mesh| !mesh.is_empty())
        .map(|mut mesh| {
            if text.angle != 0.0 {
                mesh.rotate(egui::emath::Rot2::from_angle(text.angle), text.pos);
            }
            Shape::mesh(mesh)
        })
        .collect()
}

/// The color in which egui would paint each section's letters, and how much of their opacity is left (0–1).
///
/// A disabled part of the window is faded in the galley's own triangles; the sections do not know it.
fn painted_colors(text: &TextShape) -> (Vec<Color32>, f32) {
    let job = &text.galley.job;
    let mut colors: Vec<Color32> = job
        .sections
        .iter()
        .map(|section| section.format.color)
        .collect();
    let mut found = vec![false; colors.len()];
    let mut fade = 1.0;
    let mut bytes = job.text.char_indices().map(|(byte, _)| byte);
    for row in &text.galley.rows {
        let vertices = &row.visuals.mesh.vertices;
        for glyph in &row.glyphs {
            let Some(byte) = bytes.next() else {
                return (colors, fade);
            };
            let section = job
                .sections
                .partition_point(|section| section.byte_range.end.0 <= byte);
            let painted = vertices.get(glyph.first_vertex as usize);
            let (Some(painted), Some(false)) = (painted, found.get(section)) else {
                continue;
            };
            if glyph.uv_rect.is_nothing() {
                continue;
            }
            let own = colors[section];
            if own.a() > 0 && own != Color32::PLACEHOLDER {
                fade = f32::from(painted.color.a()) / f32::from(own.a());
            }
            colors[section] = painted.color;
            found[section] = true;
            if found.iter().all(|found| *found) {
                return (colors, fade);
            }
        }
        if row.ends_with_newline {
            bytes.next();
        }
    }
    (colors, fade)
}

/// A horizontal stroke along the lower edge of a rectangle, at least one px thick and on whole px.
fn stroke_rect(rect: egui::Rect, width: f32, pixels_per_point: f32) -> egui::Rect {
    let thickness = (width * pixels_per_point).round().max(1.0) / pixels_per_point;
    let top = (rect.bottom() * pixels_per_point).floor() / pixels_per_point;
    egui::Rect::from_min_max(
        egui::pos2(rect.left(), top),
        egui::pos2(rect.right(), top + thickness),
    )
}
