//! The text of a document out of its paragraphs, with its marks.

use std::cmp::Reverse;
use std::ops::Range;

use crate::base::Budget;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::pdf::kept::{Kept, Role};
use crate::exchange::importer::pdf::paragraph::{Kind, Paragraph, paragraphs};
use crate::exchange::importer::pdf::{furniture, reversed};
use crate::model::{StructureKind, StructureMark};
use crate::text::{ByteOffset, Span};

/// What is so much larger than the text is a heading.
const LARGE: f64 = 1.14;
/// Code points of the longest heading.
const HEADING: usize = 200;
/// Sizes so near are of one level of headings.
const SAME_LEVEL: f64 = 1.04;

/// A finished text with its marks and figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) structure: Vec<StructureMark>,
    /// The first heading of the highest level.
    pub(super) title: Option<String>,
    pub(super) n_furniture: usize,
    pub(super) n_hyphens: usize,
    /// Signs before items of lists that were taken off.
    pub(super) n_signs: usize,
    /// Paragraphs that look as if their letters stood in reverse.
    pub(super) n_reversed: usize,
}

/// Writes the lines of all pages.
pub(super) fn write(mut pages: Vec<Vec<Kept>>, budget: &Budget) -> Result<Written, ImportError> {
    furniture::mark(&mut pages);
    let body = usual_size(&pages);
    furniture::mark_far(&mut pages, body);
    furniture::mark_feet(&mut pages, body);
    let mut paragraphs = paragraphs(&pages);
    drop(pages);
    settle_brackets(&mut paragraphs);
    let levels = levels(&paragraphs, body);
    let mut written = Written::default();
    let mut starts: Vec<(u32, usize)> = Vec::new();
    let mut title: Option<(u8, String)> = None;
    let mut marks: Vec<(StructureKind, Range<usize>)> = Vec::new();
    for paragraph in &paragraphs {
        if paragraph.text.trim().is_empty() {
            continue;
        }
        if !written.text.is_empty() {
            written.text.push('\n');
        }
        let start = written.text.len();
        written.text.push_str(&paragraph.text);
        let end = written.text.len();
        for (page, at) in &paragraph.pages {
            if starts.last().is_none_or(|(last, _)| last < page) {
                starts.push((*page, start + at));
            }
        }
        let kind = match paragraph.kind {
            Kind::Row => Some(StructureKind::TableRow),
            Kind::Item => Some(StructureKind::ListItem(1)),
            Kind::Foot => Some(StructureKind::Footnote),
            Kind::Furniture => Some(StructureKind::Furniture),
            Kind::Words => heading(paragraph, body, &levels).map(StructureKind::Heading),
        };
        if let Some(StructureKind::Heading(level)) = kind
            && title.as_ref().is_none_or(|(best, _)| level < *best)
        {
            title = Some((level, paragraph.text.trim().to_owned()));
        }
        marks.extend(kind.map(|kind| (kind, start..end)));
        written.n_furniture += usize::from(paragraph.kind == Kind::Furniture);
        written.n_hyphens += paragraph.n_hyphens;
        written.n_signs += paragraph.n_signs;
        written.n_reversed +=
            usize::from(reversed::looks_reversed(&paragraph.text)) * paragraph.n_lines;
    }
    budget.check_characters(written.text.chars().count() as u64)?;
    let ends = starts
        .iter()
        .skip(1)
        .map(|(_, start)| *start)
        .chain([written.text.len()]);
    for ((page, start), end) in starts.iter().zip(ends) {
        // The line feed before the next page is of neither.
        let length = written
            .text
            .get(*start..end)
            .map_or(0, |text| text.trim_end().len());
        marks.push((StructureKind::Page(*page), *start..start + length));
    }
    written.structure = marks
        .into_iter()
        .filter_map(|(kind, range)| mark(kind, range))
        .collect();
    written
        .structure
        .sort_by_key(|mark| (mark.span.start(), Reverse(mark.span.end()), mark.kind));
    budget.check_items(written.structure.len() as u64)?;
    written.title = title.map(|(_, words)| words);
    Ok(written)
}

fn mark(kind: StructureKind, range: Range<usize>) -> Option<StructureMark> {
    let (start, end) = (
        ByteOffset::from_index(range.start),
        ByteOffset::from_index(range.end),
    );
    let span = Span::new(start, end).ok().filter(|_| !range.is_empty())?;
    Some(StructureMark { kind, span })
}

/// The size in which most letters are set.
fn usual_size(pages: &[Vec<Kept>]) -> f64 {
    let lines = pages
        .iter()
        .flatten()
        .filter(|kept| kept.role == Role::Body);
    let mut sizes: Vec<(f64, usize)> = lines
        .map(|kept| (kept.size, kept.letters.0 + kept.letters.1))
        .collect();
    sizes.sort_by(|one, other| one.0.total_cmp(&other.0));
    let all: usize = sizes.iter().map(|(_, letters)| letters).sum();
    let mut sum = 0;
    for (size, letters) in &sizes {
        sum += letters;
        if sum * 2 >= all {
            return *size;
        }
    }
    1.0
}

fn is_large(paragraph: &Paragraph, body: f64) -> bool {
    paragraph.kind == Kind::Words
        && paragraph.size > body * LARGE
        && paragraph.text.chars().take(HEADING + 1).count() <= HEADING
        && paragraph.text.chars().any(char::is_alphabetic)
}

/// The sizes of headings, the largest first.
fn levels(paragraphs: &[Paragraph], body: f64) -> Vec<f64> {
    let large = paragraphs
        .iter()
        .filter(|paragraph| is_large(paragraph, body));
    let mut sizes: Vec<f64> = large.map(|paragraph| paragraph.size).collect();
    sizes.sort_by(|one, other| other.total_cmp(one));
    sizes.dedup_by(|smaller, larger| *larger < *smaller * SAME_LEVEL);
    sizes
}

fn heading(paragraph: &Paragraph, body: f64, levels: &[f64]) -> Option<u8> {
    let level = levels
        .iter()
        .position(|size| paragraph.size * SAME_LEVEL >= *size)?;
    is_large(paragraph, body).then(|| u8::try_from(level + 1).unwrap_or(6).min(6))
}

/// Turns brackets where that makes pairs of them; where both ways do, as most of the document goes.
fn settle_brackets(paragraphs: &mut [Paragraph]) {
    let (mut as_is, mut turned) = (0_usize, 0_usize);
    for paragraph in paragraphs.iter() {
        let unmatched = paragraph.unmatched();
        as_is += unmatched.0;
        turned += unmatched.1;
    }
    for paragraph in paragraphs {
        let unmatched = paragraph.unmatched();
        if unmatched.1 < unmatched.0 || (unmatched.1 == unmatched.0 && turned < as_is) {
            paragraph.turn_brackets();
        }
    }
}
