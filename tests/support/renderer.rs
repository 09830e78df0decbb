//! Draws egui's triangles on the processor, so that pictures need no graphics card, driver or display.
//!
//! Give it to `HarnessBuilder::renderer`. Works as the real backends do: premultiplied colors blended as they are,
//! bilinear textures, clip rectangles, each pixel of a shared edge drawn once. Limit: textures do not wrap around.

use std::collections::HashMap;

use egui::epaint::{ImageData, Primitive, Vertex};
use egui::{Color32, Context, FullOutput, Mesh, TextureId, TexturesDelta};
use image::RgbaImage;

struct Texture {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 4]>,
}

/// See the module.
#[derive(Default)]
pub struct CpuRenderer {
    textures: HashMap<TextureId, Texture>,
}

impl egui_kittest::TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let ImageData::Color(image) = &change.image;
                let pixels = || image.pixels.iter().map(Color32::to_array);
                match change.pos {
                    None => {
                        let texture = Texture {
                            width: image.size[0],
                            height: image.size[1],
                            pixels: pixels().collect(),
                        };
                        self.textures.insert(id, texture);
                    }
                    Some([left, top]) => {
                        let Some(texture) = self.textures.get_mut(&id) else {
                            continue;
                        };
                        let mut source = pixels();
                        for y in top..top + image.size[1] {
                            let row = y * texture.width + left;
                            for pixel in &mut texture.pixels[row..row + image.size[0]] {
                                *pixel = source.next().unwrap_or_default();
                            }
                        }
                    }
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let mut canvas = Canvas {
            width: size.x.round() as usize,
            height: size.y.round() as usize,
            pixels: Vec::new(),
            clip: [0; 4],
        };
        canvas.pixels = vec![[0, 0, 0, 255]; canvas.width * canvas.height];
        for primitive in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = &primitive.primitive else {
                continue;
            };
            let Some(texture) = self.textures.get(&mesh.texture_id) else {
                return Err(format!("no texture {:?}", mesh.texture_id));
            };
            let clip = primitive.clip_rect;
            let pixel = |length: f32, limit: usize| {
                (length * scale).round().clamp(0.0, limit as f32) as i32
            };
            canvas.clip = [
                pixel(clip.min.x, canvas.width),
                pixel(clip.min.y, canvas.height),
                pixel(clip.max.x, canvas.width),
                pixel(clip.max.y, canvas.height),
            ];
            canvas.mesh(mesh, texture, scale);
        }
        let bytes = canvas.pixels.into_iter().flatten().collect();
        RgbaImage::from_raw(canvas.width as u32, canvas.height as u32, bytes)
            .ok_or_else(|| "wrong size".to_owned())
    }
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 4]>,
    /// Left, top, right, bottom.
    clip: [i32; 4],
}

/// A corner: place in px, place in the texture in texels, color.
#[derive(Clone, Copy)]
struct Corner {
    x: f32,
    y: f32,
    values: [f32; 6],
}

impl Canvas {
    fn mesh(&mut self, mesh: &Mesh, texture: &Texture, scale: f32) {
        for triangle in mesh.indices.chunks_exact(3) {
            let corner = |index: usize| {
                let vertex: &Vertex = &mesh.vertices[triangle[index] as usize];
                let [red, green, blue, alpha] = vertex.color.to_array().map(f32::from);
                Corner {
                    x: vertex.pos.x * scale,
                    y: vertex.pos.y * scale,
                    values: [
                        vertex.uv.x * texture.width as f32 - 0.5,
                        vertex.uv.y * texture.height as f32 - 0.5,
                        red,
                        green,
                        blue,
                        alpha,
                    ],
                }
            };
            self.triangle([corner(0), corner(1), corner(2)], texture);
        }
    }

    fn triangle(&mut self, mut corners: [Corner; 3], texture: &Texture) {
        corners.sort_by(|a, b| {
            (a.y, a.x)
                .partial_cmp(&(b.y, b.x))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        let [a, b, c] = corners;
        let area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
        if area.abs() < 1e-6 {
            return;
        }
        // How each value changes with x and y.
        let mut across = [0.0_f32; 6];
        let mut down = [0.0_f32; 6];
        for index in 0..6 {
            let (one, two) = (
                b.values[index] - a.values[index],
                c.values[index] - a.values[index],
            );
            across[index] = (one * (c.y - a.y) - two * (b.y - a.y)) / area;
            down[index] = (two * (b.x - a.x) - one * (c.x - a.x)) / area;
        }
        let flat = across.iter().chain(&down).all(|change| change.abs() < 1e-5);
        let single = flat.then(|| shade(texture, &a.values));
        let first = ((a.y - 0.5).ceil() as i32).max(self.clip[1]);
        let end = ((c.y - 0.5).ceil() as i32).min(self.clip[3]);
        for y in first..end {
            let center = y as f32 + 0.5;
            let long = edge(a, c, center);
            let short = if center < b.y {
                edge(a, b, center)
            } else {
                edge(b, c, center)
            };
            let (left, right) = if long < short {
                (long, short)
            } else {
                (short, long)
            };
            let from = ((left - 0.5).ceil() as i32).max(self.clip[0]);
            let to = ((right - 0.5).ceil() as i32).min(self.clip[2]);
            if from >= to {
                continue;
            }
            let row = y as usize * self.width;
            let span = &mut self.pixels[row + from as usize..row + to as usize];
            if let Some(color) = single {
                if color[3] == 255 {
                    span.fill(color);
                } else if color != [0; 4] {
                    for pixel in span {
                        blend(pixel, color);
                    }
                }
                continue;
            }
            let (dx, dy) = (from as f32 + 0.5 - a.x, center - a.y);
            let mut values = [0.0_f32; 6];
            for index in 0..6 {
                values[index] = a.values[index] + across[index] * dx + down[index] * dy;
            }
            for pixel in span {
                blend(pixel, shade(texture, &values));
                for index in 0..6 {
                    values[index] += across[index];
                }
            }
        }
    }
}

/// Where the edge crosses a height; the same for both triangles that share it.
fn edge(from: Corner, to: Corner, y: f32) -> f32 {
    from.x + (to.x - from.x) * ((y - from.y) / (to.y - from.y))
}

fn blend(under: &mut [u8; 4], over: [u8; 4]) {
    let rest = 255 - u32::from(over[3]);
    for index in 0..3 {
        let below = (u32::from(under[index]) * rest + 127) / 255;
        under[index] = (u32::from(over[index]) + below).min(255) as u8;
    }
}

/// The texture's color at a place, times the color.
fn shade(texture: &Texture, values: &[f32; 6]) -> [u8; 4] {
    let texel = sample(texture, values[0], values[1]);
    if texel == [0; 4] {
        return texel;
    }
    let mut color = [0_u8; 4];
    for index in 0..4 {
        color[index] = (values[2 + index] * f32::from(texel[index]) / 255.0 + 0.5) as u8;
    }
    color
}

fn sample(texture: &Texture, x: f32, y: f32) -> [u8; 4] {
    let (left, top) = (x.floor(), y.floor());
    let (right_share, bottom_share) = (x - left, y - top);
    let at = |x: f32, y: f32| {
        let x = (x.max(0.0) as usize).min(texture.width - 1);
        let y = (y.max(0.0) as usize).min(texture.height - 1);
        texture.pixels[y * texture.width + x]
    };
    let near = |share: f32| !(0.004..=0.996).contains(&share);
    if near(right_share) && near(bottom_share) {
        return at(left + right_share.round(), top + bottom_share.round());
    }
    let corners = [
        at(left, top),
        at(left + 1.0, top),
        at(left, top + 1.0),
        at(left + 1.0, top + 1.0),
    ];
    if corners.iter().all(|corner| *corner == corners[0]) {
        return corners[0];
    }
    std::array::from_fn(|index| {
        let value = |corner: usize| f32::from(corners[corner][index]);
        let above = value(0) + (value(1) - value(0)) * right_share;
        let below = value(2) + (value(3) - value(2)) * right_share;
        (above + (below - above) * bottom_share + 0.5) as u8
    })
}
