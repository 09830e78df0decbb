//! A document as a report shows it: its paragraphs with their directions, and the notes on it.
//!
//! Directions are those of the window: of the paragraph where a person gave it one, else of the document, else of the collection,
//! else of its first strong letter; rows of one table run alike.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::exchange::reports::gather::{Gather, Note, Writing};
use crate::i18n::Word;
use crate::model::{Capture, Document, MemoTarget, StructureKind, StructureMark};
use crate::text::{ByteOffset, Direction, Paragraphs};

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Plain,
    /// Of level 1 to 6 within its document.
    Heading(u8),
    /// 1 deep or more.
    ListItem(u8),
    Quotation,
    Code,
    TableRow,
    Footnote,
    Furniture,
}

/// A document under way.
pub(super) struct DocumentView<'a> {
    pub(super) document: &'a Document,
    pub(super) capture: &'a Capture,
    pub(super) paragraphs: Paragraphs,
    kinds: Vec<Kind>,
    /// For each paragraph, how many with words there are up to it: the number by which readers name it.
    numbers: Vec<u32>,
    pages: Vec<(Range<usize>, u32)>,
    /// Those with a settled place, in the order of the text.
    pub(super) placed: Vec<Note>,
    /// Those without.
    pub(super) open: Vec<Note>,
    pub(super) memos: Vec<Writing>,
}

impl<'a> DocumentView<'a> {
    /// A document with all that is on it.
    pub(super) fn new(gather: &Gather<'a>, document: &'a Document, capture: &'a Capture) -> Self {
        let mut view = Self::bare(gather, document, capture);
        let snapshot = gather.snapshot;
        for (annotation, standing) in snapshot.annotations_of(capture.id) {
            let number = view.placed.len() + 1;
            let note = gather.note(annotation, Some(standing), number);
            match note.spans.is_empty() {
                true => view.open.push(note),
                false => view.placed.push(note),
            }
        }
        for passage in snapshot.unplaced_of(document.id) {
            for annotation in snapshot.annotations_of_passage(passage.id) {
                view.open.push(gather.note(annotation, None, 0));
            }
        }
        for (at, note) in view.open.iter_mut().enumerate() {
            note.number = view.placed.len() + at + 1;
        }
        view.memos = gather.memos_on(MemoTarget::Document(document.id));
        view
    }

    /// The text and its paragraphs alone.
    pub(super) fn bare(gather: &Gather<'_>, document: &'a Document, capture: &'a Capture) -> Self {
        let natural = Paragraphs::new(&capture.text);
        let structure = document.structure_of(capture);
        let kinds = kinds(&natural, &structure, &capture.text);
        let mut numbers = Vec::with_capacity(kinds.len());
        let mut number = 0;
        for index in 0..natural.count() {
            let words = &capture.text[natural.range(index)];
            number += u32::from(!words.trim().is_empty());
            numbers.push(number);
        }
        let collection = gather.snapshot.collection();
        let whole = document
            .direction
            .or_else(|| collection.and_then(|collection| collection.direction));
        let mut own = match whole {
            Some(_) => BTreeMap::new(),
            None => table_directions(&natural, &kinds),
        };
        let set = document.paragraph_directions.iter();
        own.extend(
            set.filter(|set| set.capture == capture.id)
                .map(|set| (natural.index_at(set.start), set.direction)),
        );
        Self {
            document,
            capture,
            paragraphs: natural.with_overrides(whole, &own),
            kinds,
            numbers,
            pages: pages(&structure),
            placed: Vec::new(),
            open: Vec::new(),
            memos: Vec::new(),
        }
    }

    pub(super) fn kind(&self, paragraph: usize) -> Kind {
        self.kinds.get(paragraph).copied().unwrap_or_default()
    }

    pub(super) fn words(&self, paragraph: usize) -> &'a str {
        &self.capture.text[self.paragraphs.range(paragraph)]
    }

    /// The language of a paragraph: the document's where it is written in that direction, else what its letters say, if anything.
    pub(super) fn language(&self, paragraph: usize) -> String {
        language_of(self.document.language.as_deref(), self.words(paragraph))
    }

    /// Where a byte stands, for readers.
    pub(super) fn place(&self, at: ByteOffset) -> Place {
        let number = self.numbers.get(self.paragraphs.index_at(at)).copied();
        let before = self
            .pages
            .partition_point(|page| page.0.start <= at.index());
        let page = before.checked_sub(1).and_then(|last| self.pages.get(last));
        Place {
            paragraph: number.unwrap_or(1).max(1),
            page: page
                .filter(|page| page.0.contains(&at.index()))
                .map(|page| page.1),
        }
    }
}

/// Where something stands: by what number readers call the paragraph, and the page where there are pages.
#[derive(Clone, Copy)]
pub(super) struct Place {
    paragraph: u32,
    page: Option<u32>,
}

impl Place {
    /// “paragraph 3”.
    pub(super) fn words(self, gather: &Gather<'_>) -> String {
        let number = self.paragraph;
        let fill = |word, values: &[(&str, &dyn crate::i18n::Insert)]| {
            crate::i18n::without_isolates(&crate::i18n::fill(word, gather.wording, values))
        };
        match self.page {
            Some(page) => fill(
                Word::ReportPlacePage,
                &[("paragraph", &number), ("page", &page)],
            ),
            None => fill(Word::ReportPlace, &[("paragraph", &number)]),
        }
    }
}

/// The pages of a text in bytes, in their order.
fn pages(structure: &[StructureMark]) -> Vec<(Range<usize>, u32)> {
    let pages = structure.iter().filter_map(|mark| match mark.kind {
        StructureKind::Page(page) => Some((mark.span.range(), page)),
        _ => None,
    });
    let mut pages: Vec<_> = pages.collect();
    pages.sort_by_key(|(range, _)| range.start);
    pages
}

/// A BCP 47 tag that can stand in an attribute; nothing of what is none.
pub(super) fn clean_language(language: &str) -> String {
    let is_tag = !language.is_empty()
        && language.len() <= 35
        && language
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_tag {
        language.to_owned()
    } else {
        String::new()
    }
}

/// The language of words in a document of a language.
pub(super) fn language_of(document: Option<&str>, words: &str) -> String {
    let document = document.map(clean_language).unwrap_or_default();
    let primary = document.split('-').next().unwrap_or_default();
    let is_rtl = matches!(
        primary,
        "ar" | "fa" | "ur" | "he" | "ckb" | "ps" | "sd" | "ug" | "yi"
    );
    match crate::text::first_strong(words) {
        Some(direction) if !primary.is_empty() && direction.is_rtl() == is_rtl => document,
        None => document,
        Some(Direction::RightToLeft) => "ar".to_owned(),
        Some(Direction::LeftToRight) => "en".to_owned(),
    }
}

/// What each paragraph is: the first mark that holds all of its words counts, furniture before all.
fn kinds(paragraphs: &Paragraphs, structure: &[StructureMark], text: &str) -> Vec<Kind> {
    let mut kinds = vec![Kind::Plain; paragraphs.count()];
    for mark in structure {
        let kind = match mark.kind {
            StructureKind::Heading(level) => Kind::Heading(level),
            StructureKind::ListItem(depth) => Kind::ListItem(depth),
            StructureKind::Quotation => Kind::Quotation,
            StructureKind::Code => Kind::Code,
            StructureKind::TableRow => Kind::TableRow,
            StructureKind::Footnote => Kind::Footnote,
            StructureKind::Furniture => Kind::Furniture,
            _ => continue,
        };
        let mut index = paragraphs.index_at(mark.span.start());
        while index < kinds.len() {
            let range = paragraphs.range(index);
            if range.start >= mark.span.end().index() {
                break;
            }
            let words = text[range.clone()].trim_end();
            let is_whole = mark.span.start().index() <= range.start
                && mark.span.end().index() >= range.start + words.len();
            if is_whole && (kinds[index] == Kind::Plain || kind == Kind::Furniture) {
                kinds[index] = kind;
            }
            index += 1;
        }
    }
    kinds
}

fn table_directions(paragraphs: &Paragraphs, kinds: &[Kind]) -> BTreeMap<usize, Direction> {
    let mut directions = BTreeMap::new();
    let mut from = 0;
    for rows in kinds.chunk_by(|one, next| one == next) {
        let indexes = from..from + rows.len();
        from = indexes.end;
        if rows.first() != Some(&Kind::TableRow) {
            continue;
        }
        let is_rtl = |index: &usize| paragraphs.direction(*index).is_rtl();
        let n_rtl = indexes.clone().filter(is_rtl).count();
        let direction = match (2 * n_rtl).cmp(&rows.len()) {
            std::cmp::Ordering::Greater => Direction::RightToLeft,
            std::cmp::Ordering::Less => Direction::LeftToRight,
            std::cmp::Ordering::Equal => paragraphs.direction(indexes.start),
        };
        directions.extend(indexes.map(|index| (index, direction)));
    }
    directions
}
