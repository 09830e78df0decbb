//! Draws a page's content to find its glyphs (ISO 32000-1, 8 and 9): operators one by one, forms on a stack of their own.
//!
//! A passage that says what it means as a whole (`ActualText`, 14.9.4) is one glyph when it is short, as where letters share
//! one shape; else its glyphs speak for themselves, so that no line is lost in it.

use std::collections::HashMap;
use std::rc::Rc;
use std::vec;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, decode_text_string};

use crate::base::{Budget, Limit, Progress};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::pdf::file::{
    Page, Unpacked, at, contents, damaged, dictionary_at, number, numbers, over,
};
use crate::exchange::importer::pdf::font::Font;
use crate::exchange::importer::pdf::glyph::Drawn;
use crate::exchange::importer::pdf::matrix::Matrix;
use crate::exchange::importer::pdf::pen::Pen;
use crate::exchange::importer::pdf::state::State;

/// Forms inside forms.
const MOST_LEVELS: usize = 24;
/// Forms of one page, drawn again and again or each once.
const MOST_FORMS: u64 = 20_000;
/// States saved inside each other.
const MOST_SAVED: usize = 512;
/// The clock is looked at once in so many operations.
const PIECE: u64 = 4_096;

/// Draws the pages of one document.
pub(super) struct Drawing<'d> {
    document: &'d Document,
    budget: &'d Budget,
    progress: &'d Progress,
    /// By the object's number, or by the place of a dictionary that has none.
    fonts: HashMap<FontKey, Rc<Font>>,
    n_operations: u64,
    n_glyphs: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum FontKey {
    Object(ObjectId),
    Place(usize),
}

/// A page or form that is being drawn.
struct Frame<'d> {
    operations: vec::IntoIter<Operation>,
    resources: Option<&'d Dictionary>,
    id: Option<ObjectId>,
    saved: Vec<State>,
    /// The state of whoever drew this form.
    outer: State,
}

impl<'d> Drawing<'d> {
    pub(super) fn new(document: &'d Document, budget: &'d Budget, progress: &'d Progress) -> Self {
        Self {
            document,
            budget,
            progress,
            fonts: HashMap::new(),
            n_operations: 0,
            n_glyphs: 0,
        }
    }

    /// Draws a page.
    pub(super) fn draw(
        &mut self,
        page: &Page<'d>,
        unpacked: &mut Unpacked<'_>,
    ) -> Result<Drawn, ImportError> {
        let bytes = contents(self.document, page.dictionary, unpacked)?;
        let mut pen = Pen::new();
        let mut frames = vec![self.frame(&bytes, page.resources, None, State::new())?];
        drop(bytes);
        while let Some(frame) = frames.last_mut() {
            let Some(operation) = frame.operations.next() else {
                if let Some(frame) = frames.pop() {
                    pen.state = frame.outer;
                }
                continue;
            };
            let n_drawn = pen.n_forms;
            if n_drawn > MOST_FORMS {
                return Err(over(Limit::Items, MOST_FORMS));
            }
            self.n_operations += 1;
            self.budget.check_items(self.n_operations)?;
            if self.n_operations.is_multiple_of(PIECE) {
                self.progress.check()?;
                self.budget.check_time()?;
            }
            match operation.operator.as_str() {
                "q" => {
                    if frame.saved.len() >= MOST_SAVED {
                        return Err(over(Limit::Depth, MOST_SAVED as u64));
                    }
                    frame.saved.push(pen.state.clone());
                }
                "Q" => {
                    if let Some(state) = frame.saved.pop() {
                        pen.state = state;
                    }
                }
                "Tf" => self.set_font(&mut pen, frame.resources, &operation.operands, unpacked)?,
                "Do" => {
                    if let Some(next) = self.form(&mut pen, &frames, &operation, unpacked)? {
                        frames.push(next);
                    }
                }
                "gs" => {
                    let name = operation
                        .operands
                        .first()
                        .and_then(|name| name.as_name().ok());
                    let state = name.and_then(|name| {
                        let all = dictionary_at(self.document, frame.resources?, b"ExtGState")?;
                        dictionary_at(self.document, all, name)
                    });
                    if let Some(state) = state {
                        pen.state.apply(self.document, state);
                    }
                }
                "cs" => {
                    if let Some(Object::Name(name)) = operation.operands.first() {
                        pen.state.set_space(self.document, frame.resources, name);
                    }
                }
                "BDC" => {
                    let actual = self.actual_text(frame.resources, &operation.operands);
                    pen.begin_marked(actual)?;
                }
                _ => {
                    pen.operate(&operation)?;
                    let so_far = self.n_glyphs + pen.drawn.glyphs.len() as u64;
                    self.budget.check_characters(so_far)?;
                }
            }
        }
        self.n_glyphs += pen.drawn.glyphs.len() as u64;
        Ok(pen.drawn)
    }

    fn frame(
        &self,
        bytes: &[u8],
        resources: Option<&'d Dictionary>,
        id: Option<ObjectId>,
        outer: State,
    ) -> Result<Frame<'d>, ImportError> {
        let content = Content::decode(bytes).map_err(|_| damaged("page"))?;
        Ok(Frame {
            operations: content.operations.into_iter(),
            resources,
            id,
            saved: Vec::new(),
            outer,
        })
    }

    fn set_font(
        &mut self,
        pen: &mut Pen,
        resources: Option<&'d Dictionary>,
        operands: &[Object],
        unpacked: &mut Unpacked<'_>,
    ) -> Result<(), ImportError> {
        let [Object::Name(name), size, ..] = operands else {
            return Ok(());
        };
        pen.state.size = number(size).unwrap_or(0.0);
        let fonts =
            resources.and_then(|resources| dictionary_at(self.document, resources, b"Font"));
        let entry = fonts.and_then(|fonts| fonts.get(name).ok());
        let found = entry.and_then(|entry| self.document.dereference(entry).ok());
        let Some((id, Object::Dictionary(font))) = found else {
            pen.state.font = None;
            return Ok(());
        };
        let key = match id {
            Some(id) => FontKey::Object(id),
            None => FontKey::Place(std::ptr::from_ref(font).addr()),
        };
        let font = match self.fonts.get(&key) {
            Some(font) => Rc::clone(font),
            None => {
                let font = Rc::new(Font::read(self.document, font, unpacked)?);
                self.fonts.insert(key, Rc::clone(&font));
                font
            }
        };
        pen.state.font = Some(font);
        Ok(())
    }

    /// `Do`: a form is drawn next, a picture is counted.
    fn form(
        &self,
        pen: &mut Pen,
        frames: &[Frame<'d>],
        operation: &Operation,
        unpacked: &mut Unpacked<'_>,
    ) -> Result<Option<Frame<'d>>, ImportError> {
        let resources = frames.last().and_then(|frame| frame.resources);
        let found = operation.operands.first().and_then(|name| {
            let all = dictionary_at(self.document, resources?, b"XObject")?;
            let entry = all.get(name.as_name().ok()?).ok()?;
            self.document.dereference(entry).ok()
        });
        let Some((id, Object::Stream(stream))) = found else {
            return Ok(None);
        };
        if !matches!(at(self.document, &stream.dict, b"Subtype"), Some(Object::Name(name)) if name == b"Form")
        {
            pen.drawn.n_pictures += 1;
            return Ok(None);
        }
        // A form that draws itself draws nothing more.
        if id.is_some() && frames.iter().any(|frame| frame.id == id) {
            return Ok(None);
        }
        if frames.len() >= MOST_LEVELS {
            return Err(over(Limit::Depth, MOST_LEVELS as u64));
        }
        self.enter(pen, stream, id, resources, unpacked).map(Some)
    }

    fn enter(
        &self,
        pen: &mut Pen,
        stream: &'d Stream,
        id: Option<ObjectId>,
        around: Option<&'d Dictionary>,
        unpacked: &mut Unpacked<'_>,
    ) -> Result<Frame<'d>, ImportError> {
        pen.n_forms += 1;
        let bytes = unpacked.stream(stream, "page")?;
        let outer = pen.state.clone();
        let matrix = at(self.document, &stream.dict, b"Matrix").and_then(numbers::<6>);
        if let Some(matrix) = matrix {
            pen.state.ctm = Matrix(matrix).then(pen.state.ctm);
        }
        let resources = dictionary_at(self.document, &stream.dict, b"Resources").or(around);
        self.frame(&bytes, resources, id, outer)
    }

    fn actual_text(
        &self,
        resources: Option<&'d Dictionary>,
        operands: &[Object],
    ) -> Option<String> {
        let properties = match operands.get(1)? {
            Object::Dictionary(properties) => properties,
            Object::Name(name) => {
                let all = dictionary_at(self.document, resources?, b"Properties")?;
                dictionary_at(self.document, all, name)?
            }
            _ => return None,
        };
        decode_text_string(at(self.document, properties, b"ActualText")?).ok()
    }
}
