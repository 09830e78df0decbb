//! The state of drawing: where, in which font and color (ISO 32000-1, 8.4 and 9.3).

use std::rc::Rc;

use lopdf::{Dictionary, Document, Object};

use crate::exchange::importer::pdf::file::{at, dictionary_at, number};
use crate::exchange::importer::pdf::font::Font;
use crate::exchange::importer::pdf::glyph::Color;
use crate::exchange::importer::pdf::matrix::Matrix;

/// What `q` saves and `Q` brings back.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) ctm: Matrix,
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    pub(super) character_space: f64,
    pub(super) word_space: f64,
    /// 1 is as wide as the font says.
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) render: i64,
    pub(super) color: Option<Color>,
    /// Whether numbers are plain colors in the present space.
    has_plain_space: bool,
    pub(super) is_opaque: bool,
    /// What is drawn outside of these edges does not show: left, bottom, right, top.
    pub(super) clip: Option<[f64; 4]>,
}

impl State {
    pub(super) fn new() -> Self {
        Self {
            ctm: Matrix::IDENTITY,
            font: None,
            size: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            render: 0,
            color: Some([0, 0, 0]),
            has_plain_space: true,
            is_opaque: true,
            clip: None,
        }
    }

    /// `W`: narrows what shows.
    pub(super) fn narrow(&mut self, edges: [f64; 4]) {
        let [left, bottom, right, top] = self.clip.unwrap_or(edges);
        self.clip = Some([
            left.max(edges[0]),
            bottom.max(edges[1]),
            right.min(edges[2]),
            top.min(edges[3]),
        ]);
    }

    /// Whether a height shows, or lies so near that something of a glyph there does. Lines that run out of their box to
    /// the side are cut off on paper and whole in the file; those above or below it stand on another page too.
    pub(super) fn shows(&self, y: f64, near: f64) -> bool {
        self.clip
            .is_none_or(|[_, bottom, _, top]| (bottom - near..=top + near).contains(&y))
    }

    /// `cs`: whether the numbers of a color in this space can be understood.
    pub(super) fn set_space(
        &mut self,
        document: &Document,
        resources: Option<&Dictionary>,
        name: &[u8],
    ) {
        let family = match name {
            b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" => Some(name),
            _ => resources
                .and_then(|resources| dictionary_at(document, resources, b"ColorSpace"))
                .and_then(|spaces| at(document, spaces, name))
                .and_then(|space| match space {
                    Object::Name(name) => Some(name.as_slice()),
                    Object::Array(parts) => parts.first()?.as_name().ok(),
                    _ => None,
                }),
        };
        const PLAIN: [&[u8]; 6] = [
            b"DeviceGray",
            b"DeviceRGB",
            b"DeviceCMYK",
            b"ICCBased",
            b"CalRGB",
            b"CalGray",
        ];
        self.has_plain_space = family.is_some_and(|family| PLAIN.contains(&family));
        self.color = self.has_plain_space.then_some([0, 0, 0]);
    }

    /// `sc`, `scn`.
    pub(super) fn set_color_in_space(&mut self, operands: &[Object]) {
        self.color = match self.has_plain_space {
            true => color(operands),
            false => None,
        };
    }

    /// `g`, `rg`, `k`.
    pub(super) fn set_color(&mut self, operands: &[Object]) {
        self.has_plain_space = true;
        self.color = color(operands);
    }

    /// `gs`: what of it matters here.
    pub(super) fn apply(&mut self, document: &Document, state: &Dictionary) {
        if let Some(alpha) = at(document, state, b"ca").and_then(number) {
            self.is_opaque = alpha >= 0.99;
        }
        match at(document, state, b"BM") {
            Some(Object::Name(mode)) if mode != b"Normal" && mode != b"Compatible" => {
                self.is_opaque = false;
            }
            _ => {}
        }
    }
}

/// Gray, RGB or CMYK by the count of numbers.
fn color(operands: &[Object]) -> Option<Color> {
    let values: Vec<f64> = operands.iter().filter_map(number).collect();
    let part = |value: f64| (value.clamp(0.0, 1.0) * 255.0).round() as u8;
    match *values.as_slice() {
        [gray] => Some([part(gray); 3]),
        [red, green, blue] => Some([part(red), part(green), part(blue)]),
        [cyan, magenta, yellow, black] => {
            Some([cyan, magenta, yellow].map(|ink| part((1.0 - ink) * (1.0 - black))))
        }
        _ => None,
    }
}
