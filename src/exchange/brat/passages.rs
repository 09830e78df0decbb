//! One document of a corpus: its passages at their words.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::base::{Budget, Progress, Severity};
use crate::exchange::brat::ann::{Line, TextLine, lines};
use crate::exchange::brat::draw::{BETWEEN, pieces, words_of};
use crate::exchange::brat::mirror::{DocumentMirror, MarkMirror};
use crate::exchange::brat::read::Reading;
use crate::exchange::importer::ImportError;
use crate::exchange::refi::RefiNote;
use crate::exchange::refi::codes::allowed;
use crate::exchange::refi::project::{
    Coding, Counting, Place, Plain, Selection, Source, SourceText, Stamp, derived, part,
};
use crate::model::Sha256;
use crate::text::{ByteOffset, OffsetMap, Span};

/// A document under way.
pub(super) struct Document<'a> {
    pub(super) guid: Uuid,
    name: String,
    text: SourceText,
    map: OffsetMap,
    pub(super) source: Source,
    pub(super) beside: Option<&'a DocumentMirror>,
    /// What each line became, also one that was set apart.
    pub(super) ids: HashMap<&'a str, Uuid>,
    /// Where the first part of each stands in the list.
    pub(super) places: HashMap<Uuid, usize>,
    /// The places that one type has already.
    taken: HashSet<(Vec<Span>, &'a str)>,
}

impl Reading {
    pub(super) fn document<'a>(
        &mut self,
        stem: &str,
        raw: &str,
        ann: &'a str,
        beside: Option<&'a DocumentMirror>,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<(), ImportError> {
        let name = stem.rsplit('/').next().unwrap_or(stem);
        let name = beside.map_or(name, |row| row.name.as_str()).to_owned();
        let made = format!("brat document {stem} {}", Sha256::of(raw.as_bytes()));
        let guid = beside.map_or_else(|| derived(Uuid::nil(), &made), |row| row.document);
        if !self.seen.insert(guid) {
            self.tell(Severity::Refused, &name, RefiNote::DuplicateId);
            return Ok(());
        }
        let text = SourceText::new(raw, self.own.is_some());
        let mut document = Document {
            guid,
            map: OffsetMap::new(&text.text),
            text,
            source: Source {
                guid,
                name: name.clone(),
                plain: Plain::Content(raw.to_owned()),
                stamp: Stamp {
                    at: beside.and_then(|row| row.added.parse().ok()),
                    ..Stamp::default()
                },
                ..Source::default()
            },
            name,
            beside,
            ids: HashMap::new(),
            places: HashMap::new(),
            taken: HashSet::new(),
        };
        let (mut texts, mut rest) = (Vec::new(), Vec::new());
        for line in lines(ann) {
            self.n_lines += 1;
            match line {
                Line::Text(line) => texts.push(line),
                other => rest.push(other),
            }
        }
        budget.check_items(self.n_lines)?;
        let pace = || -> Result<(), ImportError> {
            budget.check_time()?;
            Ok(progress.check()?)
        };
        self.passages(&mut document, &texts, &pace)?;
        self.rest(&mut document, &rest, &pace)?;
        self.project.sources.push(document.source);
        Ok(())
    }

    /// `pace` fails when time is up or somebody has cancelled.
    fn passages<'a>(
        &mut self,
        document: &mut Document<'a>,
        texts: &[TextLine<'a>],
        pace: &dyn Fn() -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let is_own = self.own.is_some();
        let parts: Vec<Vec<Selection>> = texts.iter().map(|line| parts_of(line, is_own)).collect();
        let all: Vec<Selection> = parts.iter().flatten().cloned().collect();
        let (counting, _) = document.text.counting(&all);
        if counting != Counting::default() {
            let note = RefiNote::Counting {
                is_inclusive: counting.is_inclusive,
                with_cr: counting.with_cr,
                with_bom: counting.with_bom,
                is_utf16: counting.is_utf16,
            };
            self.tell(Severity::Warning, &document.name, note);
        }
        let marks: HashMap<&str, &MarkMirror> = document
            .beside
            .iter()
            .flat_map(|row| &row.marks)
            .map(|mark| (mark.line.as_str(), mark))
            .collect();
        for (line, parts) in texts.iter().zip(&parts) {
            pace()?;
            if document.ids.contains_key(line.id) {
                self.tell(Severity::Refused, line.id, RefiNote::DuplicateId);
                continue;
            }
            let known = marks.get(line.id).copied();
            let mark = known.filter(|mark| mark.is_of(line));
            if known.is_some() && mark.is_none() {
                self.tell(Severity::Note, about_of(line), RefiNote::Renewed);
            }
            // Not of the number: that is given to another line once this one is deleted.
            let made = || derived(document.guid, &format!("{} {:?}", line.kind, line.spans));
            let guid = mark.map_or_else(made, |mark| mark.id);
            document.ids.insert(line.id, guid);
            match self.spans(document, line, parts, counting) {
                Ok(spans) => self.passage(document, line, guid, mark, spans),
                Err(note) => self.tell(Severity::Refused, about_of(line), note),
            }
        }
        Ok(())
    }

    /// Where a line stands in the text: at its words.
    fn spans(
        &mut self,
        document: &Document<'_>,
        line: &TextLine<'_>,
        parts: &[Selection],
        counting: Counting,
    ) -> Result<Vec<Span>, RefiNote> {
        let mut spans = Vec::with_capacity(parts.len());
        let mut is_moved = false;
        for part in parts {
            match document.text.place(part, counting, true) {
                Place::There(span) => spans.push(span),
                Place::Moved(span) => {
                    is_moved = true;
                    spans.push(span);
                }
                Place::Outside => {
                    return Err(RefiNote::Place {
                        start: part.start,
                        end: part.end,
                        len: document.text.len(),
                    });
                }
                Place::OtherWords => return Err(RefiNote::Quote),
            }
        }
        let is_ascending = spans.is_sorted_by(|one, next| one.end() <= next.start());
        if is_moved {
            // Parts that were found one by one are one passage only in their order.
            if !is_ascending {
                return Err(RefiNote::Quote);
            }
            self.tell(Severity::Warning, line.quote, RefiNote::Moved);
        }
        spans.sort_unstable();
        Ok(spans)
    }

    fn passage<'a>(
        &mut self,
        document: &mut Document<'a>,
        line: &TextLine<'a>,
        guid: Uuid,
        mark: Option<&MarkMirror>,
        spans: Vec<Span>,
    ) {
        let spans = mark
            .and_then(|mark| document.whole(mark, &spans))
            .unwrap_or(spans);
        let is_new = document.taken.insert((spans.clone(), line.kind));
        let code = self.code(line.kind);
        let tagging = mark.and_then(|mark| mark.tagging.as_ref());
        let coding = code
            .filter(|_| is_new || tagging.is_some())
            .map(|code| Coding {
                guid: tagging.map_or_else(|| derived(guid, "tag"), |row| row.id),
                code,
                by: tagging.map(|row| row.by),
                at: tagging.and_then(|row| row.created.parse().ok()),
                notes: Vec::new(),
            });
        let coding = coding.filter(|coding| self.seen.insert(coding.guid));
        if let Some(at) = document.places.get(&guid).copied() {
            // A further tag of the same annotation.
            if let Some(first) = document.source.selections.get_mut(at) {
                first.codings.extend(coding);
            }
            return;
        }
        if !self.seen.insert(guid) {
            self.tell(Severity::Refused, line.quote, RefiNote::DuplicateId);
            return;
        }
        let created = mark.and_then(|mark| mark.created.parse().ok());
        let modified = mark.and_then(|mark| mark.modified.parse().ok());
        let whole = Selection {
            guid,
            stamp: Stamp {
                by: mark.and_then(|mark| mark.by),
                at: created,
                modified_by: None,
                modified: modified.filter(|modified| Some(*modified) != created),
            },
            codings: coding.into_iter().collect(),
            ..Selection::default()
        };
        document
            .places
            .insert(guid, document.source.selections.len());
        document.add(&whole, &spans);
    }
}

impl Document<'_> {
    /// The spans that a line of our own stands for, where it is still as it was written.
    fn whole(&self, mark: &MarkMirror, written: &[Span]) -> Option<Vec<Span>> {
        let text = &*self.text.text;
        let byte = |at: u32| {
            self.map
                .byte_from_code_point(text, crate::text::CodePointOffset(at))
        };
        let span = |[start, end]: &[u32; 2]| Span::new(byte(*start)?, byte(*end)?).ok();
        let spans: Vec<Span> = mark.spans.iter().map(span).collect::<Option<_>>()?;
        let is_same = !spans.is_empty() && pieces(text, &spans) == written;
        is_same.then_some(spans)
    }

    /// Adds the parts of a passage, each with its own words.
    fn add(&mut self, whole: &Selection, spans: &[Span]) {
        let text = &*self.text.text;
        let point = |at: ByteOffset| self.map.code_point(text, at).map(|at| i64::from(at.0));
        for (index, span) in spans.iter().enumerate() {
            let (Some(start), Some(end)) = (point(span.start()), point(span.end())) else {
                continue;
            };
            let mut selection = match index {
                0 => whole.clone(),
                _ => Selection {
                    guid: part(whole.guid, index),
                    stamp: whole.stamp.clone(),
                    ..Selection::default()
                },
            };
            selection.start = start;
            selection.end = end;
            selection.name = allowed(&words_of(text, &[*span])).into_owned();
            self.source.selections.push(selection);
        }
    }
}

/// What a report calls a line.
fn about_of<'a>(line: &TextLine<'a>) -> &'a str {
    match line.quote {
        "" => line.id,
        words => words,
    }
}

/// The parts of a line with the words of each, as far as they can be told apart: by code points, or by units of UTF-16.
fn parts_of(line: &TextLine<'_>, is_own: bool) -> Vec<Selection> {
    let part = |(start, end): (i64, i64), words: &str| Selection {
        start,
        end,
        name: match is_own {
            true => allowed(words).into_owned(),
            false => words.to_owned(),
        },
        ..Selection::default()
    };
    if let [place] = line.spans.as_slice() {
        return vec![part(*place, line.quote)];
    }
    for unit in [|_: char| 1, |letter: char| letter.len_utf16() as i64] {
        if let Some(words) = split(line, unit) {
            let all = line.spans.iter().zip(words);
            return all.map(|(place, words)| part(*place, words)).collect();
        }
    }
    // Nothing is known of the words of the parts: each must hold the whole, which no text does unless it is right by chance.
    let all = line.spans.iter();
    all.map(|place| part(*place, line.quote)).collect()
}

/// The words of the parts, where the quote is as long as all of them.
fn split<'a>(line: &TextLine<'a>, unit: impl Fn(char) -> i64) -> Option<Vec<&'a str>> {
    let mut rest = line.quote;
    let mut words = Vec::with_capacity(line.spans.len());
    for (index, (start, end)) in line.spans.iter().enumerate() {
        if index > 0 {
            rest = rest.strip_prefix(BETWEEN)?;
        }
        let wanted = end.checked_sub(*start)?;
        let (mut length, mut at) = (0, 0);
        let mut letters = rest.chars();
        while length < wanted {
            let letter = letters.next()?;
            length += unit(letter);
            at += letter.len_utf8();
        }
        let (word, more) = rest.split_at_checked(at).filter(|_| length == wanted)?;
        words.push(word);
        rest = more;
    }
    rest.is_empty().then_some(words)
}
