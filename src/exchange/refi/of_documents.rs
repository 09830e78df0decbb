//! Documents as sources, and what stands in them as selections.

use uuid::Uuid;

use crate::base::in_order;
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::ids;
use crate::exchange::refi::of_collection::{Draft, Whole, changed};
use crate::exchange::refi::value::{Coding, Plain, Selection, Source, SourceKind, Stamp};
use crate::exchange::{LossKind, LossReport};
use crate::model::{
    Annotation, Capture, Document, MemoTarget, Passage, PassageId, PlacementState, Standing,
    Tagging,
};
use crate::text::{ByteOffset, OffsetMap, Span};

/// How an original stands beside its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// It does not: the text is all.
    Nothing,
    /// As styled text.
    Docx,
    /// As the source itself; the text represents it.
    Pdf,
}

/// The largest inner file (standard, section 3), in bytes.
const MOST_BYTES: u64 = 2_147_483_647;

/// How the original of a capture stands beside its text, if its bytes are kept.
pub(super) fn beside(capture: &Capture) -> Beside {
    let reader = capture.extractor.split(' ').next().unwrap_or_default();
    // A part of a file is not that file, and macros are no business of an exchange.
    let is_whole = capture.whole_sha256().is_none() && capture.original_len <= MOST_BYTES;
    let is_docx = capture
        .original_name
        .to_ascii_lowercase()
        .ends_with(".docx");
    match reader {
        "docx" if is_whole && is_docx => Beside::Docx,
        "pdf" if is_whole => Beside::Pdf,
        _ => Beside::Nothing,
    }
}

/// A text with its converter, to code points.
struct Text<'a> {
    text: &'a str,
    map: OffsetMap,
}

impl Text<'_> {
    /// Code points of a span; none where the text cannot hold it.
    fn points(&self, span: Span) -> Option<(i64, i64)> {
        let point = |at: ByteOffset| self.map.code_point(self.text, at);
        Some((point(span.start())?.0.into(), point(span.end())?.0.into()))
    }
}

/// The name of a file in the container: the id of what it holds, and its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    pub(super) id: Uuid,
    pub(super) ending: &'static str,
}

impl Name {
    /// Where it lies in the container.
    pub(super) fn entry(self) -> String {
        format!("sources/{}.{}", self.id, self.ending)
    }

    /// What the project calls it.
    pub(super) fn path(self) -> String {
        format!("internal://{}.{}", self.id, self.ending)
    }
}

/// The files of a document.
pub(super) struct Files {
    kind: SourceKind,
    pub(super) text: Name,
    pub(super) original: Option<Name>,
    /// The id of its text, where that is a thing of its own.
    representation: Option<Uuid>,
}

/// So many bytes of text are one piece of work, if they are of several documents.
const PIECE: usize = 1 << 16;

impl<'a> Whole<'a> {
    /// The documents that become sources, in their order, with the texts that are read of them.
    pub(super) fn documents(&self) -> Vec<(&'a Document, &'a Capture)> {
        let documents = self.snapshot.documents_in_order();
        let with_text = documents.filter_map(|document| {
            let capture = self.snapshot.capture(document.capture)?;
            Some((&**document, &**capture))
        });
        with_text.collect()
    }

    /// Makes all sources on all cores, and of each what `shape` makes of it, which `take` gets in their order. Counts what they
    /// cannot hold.
    pub(super) fn sources<T: Send>(
        &self,
        shape: impl Fn(&Document, &Capture, Source) -> Result<T, ExchangeError> + Sync,
        mut take: impl FnMut(T) -> Result<(), ExchangeError>,
    ) -> Result<LossReport, ExchangeError> {
        let documents = self.documents();
        let pieces: Vec<&[(&Document, &Capture)]> = {
            let mut n_bytes = 0;
            let is_joined = |_: &_, (_, next): &(&Document, &Capture)| {
                n_bytes += next.text.len();
                let is_joined = n_bytes < PIECE;
                if !is_joined {
                    n_bytes = next.text.len();
                }
                is_joined
            };
            documents.chunk_by(is_joined).collect()
        };
        let work = |piece: usize| {
            let mut draft = Draft::of(self);
            let mut shaped = Vec::new();
            for (document, capture) in pieces.get(piece).copied().unwrap_or_default() {
                let source = draft.source(document, capture);
                shaped.push(shape(document, capture, source)?);
            }
            Ok((shaped, draft.loss))
        };
        let mut loss = LossReport::default();
        in_order(pieces.len(), work, |(shaped, left_out)| {
            loss.join(&left_out);
            shaped.into_iter().try_for_each(&mut take)
        })?;
        Ok(loss)
    }

    /// The selection that stands for a passage at which a link ends; none where it has no settled place in the text that is read.
    pub(super) fn selection_of(&self, passage: PassageId) -> Option<Uuid> {
        let snapshot = self.snapshot;
        let own = snapshot.passage(passage)?.capture;
        let capture = snapshot.document_of_capture(own)?.capture;
        snapshot.capture(capture)?;
        let standing = snapshot.standing_in(passage, capture)?;
        if !is_settled(&standing) {
            return None;
        }
        let mut annotations = snapshot.annotations_of_passage(passage);
        let first = annotations.next();
        Some(first.map_or(passage.0, |annotation| annotation.id.0))
    }

    /// The files that stand for a document.
    pub(super) fn files(&self, document: &Document, capture: &Capture) -> Files {
        let id = document.id.0;
        let name = |id, ending| Name { id, ending };
        match self.beside(capture) {
            Beside::Nothing => Files {
                kind: SourceKind::Text,
                text: name(id, "txt"),
                original: None,
                representation: None,
            },
            Beside::Docx => Files {
                kind: SourceKind::Text,
                text: name(id, "txt"),
                original: Some(name(id, "docx")),
                representation: None,
            },
            Beside::Pdf => {
                let text = ids::representation(id);
                Files {
                    kind: SourceKind::Pdf,
                    text: name(text, "txt"),
                    original: Some(name(id, "pdf")),
                    representation: Some(text),
                }
            }
        }
    }

    fn beside(&self, capture: &Capture) -> Beside {
        match self.kept.contains(&capture.id) {
            true => beside(capture),
            false => Beside::Nothing,
        }
    }
}

fn is_settled(standing: &Standing<'_>) -> bool {
    matches!(
        standing.state(),
        PlacementState::Exact | PlacementState::Accepted
    )
}

impl Draft<'_> {
    fn source(&mut self, document: &Document, capture: &Capture) -> Source {
        self.count(document, capture);
        let files = self.whole.files(document, capture);
        Source {
            guid: document.id.0,
            name: self.clean(&document.name),
            kind: files.kind,
            path: files.original.map(Name::path),
            plain: Plain::Path(files.text.path()),
            representation: files.representation,
            stamp: Stamp {
                at: Some(document.added),
                ..Stamp::default()
            },
            selections: self.selections_of(capture),
            notes: self.notes_on(MemoTarget::Document(document.id)),
            values: self.values(document.id),
            ..Source::default()
        }
    }

    /// Counts what a source cannot hold of a document.
    fn count(&mut self, document: &Document, capture: &Capture) {
        let captures = self.snapshot.captures_of(document.id);
        let n_former = captures.filter(|other| other.id != capture.id).count();
        let is_kept = match self.whole.beside(capture) {
            // Of a text that is its file, byte for byte, nothing is missing.
            Beside::Nothing => capture.original_sha256 == capture.text_sha256,
            Beside::Docx | Beside::Pdf => true,
        };
        let n_directions =
            usize::from(document.direction.is_some()) + document.paragraph_directions.len();
        let counts = [
            (LossKind::FormerTexts, n_former),
            (LossKind::Originals, usize::from(!is_kept)),
            (LossKind::Structure, capture.structure.len()),
            (LossKind::Furniture, document.furniture.len()),
            (LossKind::Directions, n_directions),
            (
                LossKind::Languages,
                usize::from(document.language.is_some()),
            ),
            (LossKind::Readings, 1),
        ];
        for (kind, n) in counts {
            self.loss.add(kind, n);
        }
        for passage in self.snapshot.unplaced_of(document.id) {
            self.leave_out(passage);
        }
    }

    /// Counts what is on a passage without a settled place.
    fn leave_out(&mut self, passage: &Passage) {
        for annotation in self.snapshot.annotations_of_passage(passage.id) {
            let target = MemoTarget::Annotation(annotation.id);
            let n_memos = self.snapshot.memos_on(target).len();
            self.loss.add(LossKind::OpenPlaces, 1);
            self.loss.add(LossKind::MemoTargets, n_memos);
        }
    }

    fn selections_of(&mut self, capture: &Capture) -> Vec<Selection> {
        let text = Text {
            text: &capture.text,
            map: OffsetMap::new(&capture.text),
        };
        let mut selections = Vec::new();
        let standings: Vec<_> = self.snapshot.standings_of(capture.id).collect();
        for standing in standings {
            let passage = standing.passage;
            let annotations: Vec<_> = self.snapshot.annotations_of_passage(passage.id).collect();
            if !is_settled(&standing) {
                self.leave_out(passage);
                continue;
            }
            if standing.placement.is_some() {
                self.loss.add(LossKind::FormerPlaces, annotations.len());
            }
            for annotation in &annotations {
                self.annotation(annotation, standing.spans(), &text, &mut selections);
            }
            // An end of a link that nobody annotated.
            if annotations.is_empty() && self.snapshot.links_at(passage.id).next().is_some() {
                self.bare(passage, standing.spans(), &text, &mut selections);
            }
        }
        // Ids of passages are not in the file, and must not show in its order.
        selections.sort_by_key(|one| (one.start, std::cmp::Reverse(one.end), one.guid));
        selections
    }

    fn annotation(
        &mut self,
        annotation: &Annotation,
        spans: &[Span],
        text: &Text<'_>,
        selections: &mut Vec<Selection>,
    ) {
        let taggings = self.snapshot.taggings_of(annotation.id);
        let n_examples = taggings.iter().filter(|row| row.is_example).count();
        self.loss.add(LossKind::Examples, n_examples);
        let stamp = Stamp {
            by: Some(annotation.annotator.0),
            at: Some(annotation.created),
            modified_by: None,
            modified: changed(annotation.created, annotation.modified),
        };
        let whole = Selection {
            guid: annotation.id.0,
            stamp,
            codings: taggings.iter().map(|row| coding(row)).collect(),
            notes: self.notes_on(MemoTarget::Annotation(annotation.id)),
            ..Selection::default()
        };
        self.parts(&whole, spans, text, selections);
    }

    fn bare(
        &mut self,
        passage: &Passage,
        spans: &[Span],
        text: &Text<'_>,
        selections: &mut Vec<Selection>,
    ) {
        let whole = Selection {
            guid: passage.id.0,
            ..Selection::default()
        };
        self.parts(&whole, spans, text, selections);
    }

    /// One selection for each span; ids of the further ones follow from that of the first.
    fn parts(
        &mut self,
        whole: &Selection,
        spans: &[Span],
        text: &Text<'_>,
        selections: &mut Vec<Selection>,
    ) {
        self.loss.add(LossKind::Parts, usize::from(spans.len() > 1));
        for (part, span) in spans.iter().enumerate() {
            // What a snapshot holds fits its text (I8); the proof would miss a selection that was passed over.
            let (Some((start, end)), Ok(words)) = (text.points(*span), span.slice(text.text))
            else {
                continue;
            };
            let mut selection = whole.clone();
            selection.name = self.clean(words);
            selection.start = start;
            selection.end = end;
            if spans.len() > 1 {
                selection.description = part_words(part + 1, spans.len());
            }
            if part > 0 {
                selection.guid = ids::part(whole.guid, part);
                selection.notes.clear();
                for coding in &mut selection.codings {
                    coding.guid = ids::part_coding(coding.guid, part);
                }
            }
            selections.push(selection);
        }
    }
}

/// What a part of a passage says of itself, to people. `part` counts from 1.
pub(super) fn part_words(part: usize, n_parts: usize) -> String {
    format!("Part {part} of {n_parts} of one passage")
}

fn coding(row: &Tagging) -> Coding {
    Coding {
        guid: row.id.0,
        code: row.tag.0,
        by: Some(row.annotator.0),
        at: Some(row.created),
        notes: Vec::new(),
    }
}
