//! One document as lines of an `.ann` file, and what stands beside it.
//!
//! Spans come in bytes and go out in code points, through the map of that very text.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::base::Progress;
use crate::exchange::brat::mirror::{
    DocumentMirror, LinkMirror, MarkMirror, MemoMirror, TaggingMirror,
};
use crate::exchange::brat::types::Types;
use crate::exchange::marked::{Mark, Marked};
use crate::exchange::record::ExchangeError;
use crate::exchange::tally::Ends;
use crate::exchange::{LossKind, LossReport};
use crate::model::{Link, LinkId, Memo, MemoTarget, PassageId, RowKey, Snapshot, Tagging};
use crate::text::{ByteOffset, OffsetMap, Span};

/// The type of notes that people write in brat.
pub(super) const NOTES: &str = "AnnotatorNotes";

/// What is between the words of several parts.
pub(super) const BETWEEN: &str = " ";

/// What is in the file, known once all documents are drawn.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) loss: LossReport,
    /// What memos in the file are on.
    pub(super) held: BTreeSet<MemoTarget>,
    /// Where passages are that links end at.
    ends: Ends,
}

/// A document drawn.
pub(super) struct Drawn {
    pub(super) ann: String,
    pub(super) beside: DocumentMirror,
}

/// Whether a character ends a line for one of the readers: brat's counts what Unicode and old terminals call line ends.
fn is_break(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The pieces of spans between line breaks, in bytes.
pub(super) fn pieces(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut pieces = Vec::with_capacity(spans.len());
    for span in spans {
        let mut start = span.start().index();
        let words = span.slice(text).unwrap_or_default();
        for piece in words.split_inclusive(is_break) {
            let end = start + piece.trim_end_matches(is_break).len();
            let piece_of = Span::new(ByteOffset::from_index(start), ByteOffset::from_index(end));
            pieces.extend(piece_of.ok().filter(|_| end > start));
            start += piece.len();
        }
    }
    pieces
}

/// The words of pieces on one line.
pub(super) fn words_of(text: &str, pieces: &[Span]) -> String {
    let words: Vec<&str> = pieces
        .iter()
        .filter_map(|piece| piece.slice(text).ok())
        .collect();
    words.join(BETWEEN)
}

/// A memo on one line.
pub(super) fn line_of(title: &str, body: &str) -> String {
    let whole = match (title, body) {
        ("", text) | (text, "") => text.to_owned(),
        (title, body) => format!("{title}: {body}"),
    };
    let flat = |letter| match is_break(letter) || letter == '\t' {
        true => ' ',
        false => letter,
    };
    whole.chars().map(flat).collect()
}

/// A document under way.
struct Drawing<'a> {
    snapshot: &'a Snapshot,
    types: &'a Types,
    text: &'a str,
    map: OffsetMap,
    ann: String,
    beside: DocumentMirror,
    /// The first line of each passage.
    lines: BTreeMap<PassageId, (usize, String)>,
    n_texts: usize,
}

/// Draws a document, and counts what is in it and what is not. Can be stopped at each annotation, link and memo.
pub(super) fn draw(
    snapshot: &Snapshot,
    types: &Types,
    marked: &Marked<'_>,
    tally: &mut Tally,
    progress: &Progress,
) -> Result<Drawn, ExchangeError> {
    let document = marked.document;
    let mut drawing = Drawing {
        snapshot,
        types,
        text: &marked.capture.text,
        map: OffsetMap::new(&marked.capture.text),
        ann: String::new(),
        beside: DocumentMirror {
            document: document.id.0,
            name: document.name.clone(),
            added: document.added.to_string(),
            marks: Vec::new(),
            links: Vec::new(),
            memos: Vec::new(),
        },
        lines: BTreeMap::new(),
        n_texts: 0,
    };
    let mut notes = Vec::new();
    for mark in &marked.marks {
        progress.check()?;
        match drawing.mark(mark) {
            Some(line) => {
                let target = MemoTarget::Annotation(mark.annotation.id);
                tally.held.insert(target);
                notes.push((line, target));
            }
            None => tally.loss.add(LossKind::NoWords, 1),
        }
    }
    for bare in &marked.bare {
        progress.check()?;
        let untagged = types.untagged.as_str();
        if let Some(line) = drawing.line(bare.passage, bare.spans, untagged, None) {
            drawing.beside.marks.push(line);
        }
    }
    for passage in drawing.lines.keys() {
        if snapshot.links_at(*passage).next().is_some() {
            tally.ends.put(*passage, document.id);
        }
    }
    progress.check()?;
    for (line, id) in drawing.links() {
        tally.held.insert(MemoTarget::Link(id));
        notes.push((line, MemoTarget::Link(id)));
    }
    for (line, target) in notes {
        progress.check()?;
        for memo in snapshot.memos_on(target) {
            drawing.note(memo, &line, target);
        }
    }
    Ok(Drawn {
        ann: drawing.ann,
        beside: drawing.beside,
    })
}

impl Tally {
    /// Counts links that are not in the file, and memos that are there in another shape: once all documents are drawn.
    pub(super) fn finish(
        &mut self,
        snapshot: &Snapshot,
        progress: &Progress,
    ) -> Result<(), ExchangeError> {
        self.ends.count(snapshot, progress, &mut self.loss)?;
        let mut memos = BTreeMap::new();
        for target in &self.held {
            progress.check()?;
            let on_it = snapshot.memos_on(*target).into_iter();
            memos.extend(on_it.map(|memo| (memo.id, memo)));
        }
        let n_flat = memos.values().filter(|memo| !is_line(memo)).count();
        self.loss.add(LossKind::MemoLines, n_flat);
        Ok(())
    }
}

/// Whether a memo is as its line has it.
fn is_line(memo: &Memo) -> bool {
    memo.title.is_empty() && line_of("", &memo.body) == memo.body
}

impl Drawing<'_> {
    /// The lines of an annotation; the name of the first. None where it has no words that can be quoted.
    fn mark(&mut self, mark: &Mark<'_>) -> Option<String> {
        let types = self.types;
        let kinds: Vec<(&str, Option<&Tagging>)> = match mark.taggings.as_slice() {
            [] => vec![(types.untagged.as_str(), None)],
            taggings => taggings
                .iter()
                .map(|row| (types.kind(row.tag), Some(&***row)))
                .collect(),
        };
        let mut first = None;
        for (kind, tagging) in kinds {
            let mut line = self.line(mark.passage, mark.spans, kind, tagging)?;
            line.id = mark.annotation.id.0;
            line.by = Some(mark.annotation.annotator.0);
            line.created = mark.annotation.created.to_string();
            line.modified = mark.annotation.modified.to_string();
            first.get_or_insert_with(|| line.line.clone());
            self.beside.marks.push(line);
        }
        first
    }

    /// Writes one line of a passage.
    fn line(
        &mut self,
        passage: PassageId,
        spans: &[Span],
        kind: &str,
        tagging: Option<&Tagging>,
    ) -> Option<MarkMirror> {
        let pieces = pieces(self.text, spans);
        if pieces.is_empty() {
            return None;
        }
        self.n_texts += 1;
        let line = format!("T{}", self.n_texts);
        let points = self.points(&pieces);
        let places: Vec<String> = points
            .iter()
            .map(|[start, end]| format!("{start} {end}"))
            .collect();
        let (places, words) = (places.join(";"), words_of(self.text, &pieces));
        let _written = writeln!(self.ann, "{line}\t{kind} {places}\t{words}");
        let number = self.n_texts;
        self.lines
            .entry(passage)
            .or_insert_with(|| (number, line.clone()));
        Some(MarkMirror {
            line,
            kind: kind.to_owned(),
            places: points,
            id: passage.0,
            by: None,
            created: String::new(),
            modified: String::new(),
            tagging: tagging.map(|row| TaggingMirror {
                id: row.id.0,
                by: row.annotator.0,
                created: row.created.to_string(),
            }),
            spans: match pieces == spans {
                true => Vec::new(),
                false => self.points(spans),
            },
        })
    }

    /// Code points of spans. What a snapshot holds fits its text (I8); the proof would miss one that was passed over.
    fn points(&self, spans: &[Span]) -> Vec<[u32; 2]> {
        let point = |at: ByteOffset| Some(self.map.code_point(self.text, at)?.0);
        spans
            .iter()
            .filter_map(|span| Some([point(span.start())?, point(span.end())?]))
            .collect()
    }

    /// The links inside this document, by the lines that they join.
    fn links(&mut self) -> Vec<(String, LinkId)> {
        let mut found: Vec<((usize, usize, LinkId), &Link)> = Vec::new();
        for (passage, (from, _)) in &self.lines {
            for link in self.snapshot.links_at(*passage) {
                if let Some((to, _)) = self.lines.get(&link.to).filter(|_| link.from == *passage) {
                    found.push(((*from, *to, link.id), link));
                }
            }
        }
        found.sort_by_key(|(key, _)| *key);
        found.dedup_by_key(|(key, _)| *key);
        let mut lines = Vec::with_capacity(found.len());
        for (number, ((from, to, id), link)) in (1..).zip(found) {
            let line = format!("R{number}");
            let kind = self.types.relations.get(&link.relation);
            let kind = kind.map_or("Link", String::as_str);
            let _written = writeln!(self.ann, "{line}\t{kind} Arg1:T{from} Arg2:T{to}");
            // Lines of passages are numbered from 1, in the order of the list.
            let end = |number: usize| self.beside.marks.get(number - 1).map(|mark| mark.id);
            if let (Some(from), Some(to)) = (end(from), end(to)) {
                self.beside.links.push(LinkMirror {
                    line: line.clone(),
                    id: id.0,
                    kind: kind.to_owned(),
                    from,
                    to,
                });
            }
            lines.push((line, id));
        }
        lines
    }

    fn note(&mut self, memo: &Memo, on: &str, target: MemoTarget) {
        let line = format!("#{}", self.beside.memos.len() + 1);
        let text = line_of(&memo.title, &memo.body);
        let _written = writeln!(self.ann, "{line}\t{NOTES} {on}\t{text}");
        self.beside.memos.push(MemoMirror {
            line,
            id: memo.id.0,
            on: target.key().map(RowKey::uuid).unwrap_or_default(),
            by: memo.annotator.0,
            created: memo.created.to_string(),
            modified: memo.modified.to_string(),
            title: memo.title.clone(),
            body: memo.body.clone(),
        });
    }
}
