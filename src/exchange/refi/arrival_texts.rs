//! Sources as they come into a collection: documents, and annotations at their letters.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use uuid::Uuid;

use crate::anchor::check_spans;
use crate::base::{Budget, Progress, Severity};
use crate::command::Original;
use crate::exchange::foreign::{Files, ForeignReader};
use crate::exchange::importer::ImportError;
use crate::exchange::refi::arrival::{Arriving, same_name};
use crate::exchange::refi::ids;
use crate::exchange::refi::note::RefiNote;
use crate::exchange::refi::reader::PROJECTS;
use crate::exchange::refi::texts::{Place, SourceText, decoded, parts_of};
use crate::exchange::refi::value::{Coding, Plain, Selection, Source, SourceKind};
use crate::model::{
    Annotation, AnnotationId, AnnotatorId, Capture, CaptureId, Document, DocumentId, MemoTarget,
    PassageId, Sha256, Tagging, TaggingId,
};
use crate::text::{ByteOffset, Span};

/// Between the ranks of neighbors, so that others fit in.
const GAP: i64 = 1 << 16;

/// What calls itself the reader of these texts.
const EXTRACTOR: &str = "refi-qda 1";

/// A document that annotations go into.
pub(super) struct Target {
    pub(super) capture: CaptureId,
    pub(super) text: SourceText,
    /// The document was not here before.
    pub(super) is_new: bool,
}

/// Annotations that one place already has, by annotator.
type Places = HashMap<(Vec<Span>, AnnotatorId), AnnotationId>;

impl Arriving<'_> {
    pub(super) fn source(
        &mut self,
        source: &Source,
        files: &mut Files,
        (budget, progress): (&Budget, &Progress),
    ) -> Result<(), ImportError> {
        let name = self.name(&source.name, "?");
        let n_marks = source.selections.len() + source.codings.len() + source.n_other_selections;
        if !matches!(source.kind, SourceKind::Text | SourceKind::Pdf) {
            let note = RefiNote::OtherSource { n: n_marks };
            self.tell(Severity::Refused, &name, note);
            return Ok(());
        }
        if source.n_other_selections > 0 {
            let n = source.n_other_selections;
            self.tell(Severity::Refused, &name, RefiNote::OtherSelections { n });
        }
        let bytes = match &source.plain {
            Plain::Content(text) => Some(Arc::from(text.as_bytes())),
            Plain::Path(path) => files.get(path)?,
            Plain::None => None,
        };
        let raw = bytes.as_deref().and_then(decoded);
        let (Some(bytes), Some(raw)) = (bytes, raw) else {
            let n = source.selections.len() + source.codings.len();
            self.tell(Severity::Refused, &name, RefiNote::MissingText { n });
            return Ok(());
        };
        let length = raw.chars().count() as u64;
        budget.check_characters(length)?;
        self.n_written = self.n_written.saturating_add(length);
        let text = SourceText::new(&raw, self.is_own);
        let id = DocumentId(source.guid);
        let target = match self.snapshot.document(id).cloned() {
            Some(here) => {
                if !same_name(&here.name, &name) {
                    self.tell(Severity::Warning, &name, RefiNote::Differs);
                }
                let captures = self.snapshot.captures_of(id);
                let mut same: Vec<CaptureId> = captures
                    .filter(|capture| capture.text == text.text)
                    .map(|capture| capture.id)
                    .collect();
                same.sort_by_key(|capture| (*capture != here.capture, *capture));
                let Some(capture) = same.first().copied() else {
                    let n = source.selections.len();
                    self.tell(Severity::Refused, &name, RefiNote::OtherText { n });
                    return Ok(());
                };
                Target {
                    capture,
                    text,
                    is_new: false,
                }
            }
            None => {
                let beside = match &source.path {
                    Some(path) => {
                        let beside = files.get(path)?;
                        if beside.is_none() {
                            self.tell(Severity::Warning, &name, RefiNote::NoOriginal);
                        }
                        beside
                    }
                    None => None,
                };
                self.document(source, &name, text, bytes, beside)
            }
        };
        self.documents.insert(source.guid);
        self.values(id, &source.values, &name);
        self.attach(&source.notes, MemoTarget::Document(id));
        if !source.description.trim().is_empty() {
            self.describe(source.guid, &source.description, MemoTarget::Document(id));
        }
        self.selections(source, &name, &target, (budget, progress))
    }

    /// A document with its text, and with the file beside it where there is one.
    fn document(
        &mut self,
        source: &Source,
        name: &str,
        text: SourceText,
        bytes: Arc<[u8]>,
        beside: Option<Arc<[u8]>>,
    ) -> Target {
        let id = DocumentId(source.guid);
        let capture = CaptureId(ids::derived(source.guid, "capture"));
        let (original, ending) = match (beside, source.kind) {
            (Some(file), SourceKind::Pdf) => (file, "pdf"),
            (Some(file), _) if is_page(source) => (file, "html"),
            (Some(file), _) => (file, "docx"),
            (None, _) => (bytes, "txt"),
        };
        let created = source.stamp.at.unwrap_or(self.now);
        let last = self.snapshot.documents_in_order().next_back();
        let last = last.map_or(0, |document| document.rank);
        let n = self.documents.len() as i64 + 1;
        let file_name: String = name.chars().take(200).collect();
        let suffix = format!(".{ending}");
        let original_name = match file_name.to_lowercase().ends_with(&suffix) {
            true => file_name,
            false => format!("{file_name}{suffix}"),
        };
        self.push(
            Capture {
                id: capture,
                document: id,
                text: Arc::clone(&text.text),
                text_sha256: Sha256::of(text.text.as_bytes()),
                original_sha256: Sha256::of(&original),
                original_len: original.len() as u64,
                original_name: original_name.replace(['/', '\\'], "_"),
                original_modified: None,
                encoding: "UTF-8".to_owned(),
                extractor: match ending {
                    // The next export puts the file beside the text again.
                    "txt" => self.extractor(),
                    ending => format!("{ending} {}", self.extractor()),
                },
                notes: Vec::new(),
                structure: Arc::from([]),
                created,
            }
            .into(),
        );
        self.push(
            Document {
                id,
                name: name.to_owned(),
                capture,
                rank: last.saturating_add(GAP.saturating_mul(n)),
                language: source.language.clone(),
                direction: None,
                paragraph_directions: Vec::new(),
                furniture: Vec::new(),
                added: created,
            }
            .into(),
        );
        self.originals.push(Original {
            of: capture.into(),
            bytes: original,
        });
        Target {
            capture,
            text,
            is_new: true,
        }
    }

    /// What made the text, as a capture keeps it.
    fn extractor(&self) -> String {
        match self.reader == PROJECTS.name() {
            true => EXTRACTOR.to_owned(),
            false => format!("{} 1", self.reader),
        }
    }

    /// A short file may hold very many long selections, so each is asked what it costs.
    fn selections(
        &mut self,
        source: &Source,
        name: &str,
        target: &Target,
        (budget, progress): (&Budget, &Progress),
    ) -> Result<(), ImportError> {
        let (counting, are_words) = target.text.counting(&source.selections);
        // Only projects of REFI-QDA give selections names that may be titles.
        let are_words = are_words || self.reader != PROJECTS.name();
        if counting != Default::default() {
            let note = RefiNote::Counting {
                is_inclusive: counting.is_inclusive,
                with_cr: counting.with_cr,
                with_bom: counting.with_bom,
                is_utf16: counting.is_utf16,
            };
            self.tell(Severity::Warning, name, note);
        }
        let parts = parts_of(&source.selections);
        let further: HashSet<usize> = parts.values().flatten().copied().collect();
        let mut places = Places::new();
        for (index, selection) in source.selections.iter().enumerate() {
            if further.contains(&index) {
                continue;
            }
            budget.check_time()?;
            progress.check()?;
            budget.check_characters(self.n_quoted.saturating_sub(self.n_written))?;
            let more = parts.get(&index).into_iter().flatten();
            let all = std::iter::once(index).chain(more.copied());
            let mut spans = Vec::new();
            let mut fault = None;
            for part in all.filter_map(|part| source.selections.get(part)) {
                match target.text.place(part, counting, are_words) {
                    Place::There(span) => spans.push(span),
                    Place::Moved(span) => {
                        self.tell(Severity::Warning, &part.name, RefiNote::Moved);
                        spans.push(span);
                    }
                    Place::Outside => {
                        let (start, end) = (part.start, part.end);
                        let len = target.text.len();
                        fault = Some(RefiNote::Place { start, end, len });
                    }
                    Place::OtherWords => fault = Some(RefiNote::Quote),
                }
            }
            spans.sort_unstable();
            if fault.is_none() && check_spans(&target.text.text, &spans).is_err() {
                fault = Some(RefiNote::Quote);
            }
            match fault {
                Some(note) => self.tell(Severity::Refused, about(selection, name), note),
                None => {
                    let is_whole = !parts.contains_key(&index);
                    self.annotation(selection, spans, is_whole, target, &mut places);
                }
            }
        }
        if !source.codings.is_empty() {
            self.whole(source, name, target, &mut places);
        }
        Ok(budget.check_characters(self.n_quoted.saturating_sub(self.n_written))?)
    }

    /// Codes on a whole document.
    fn whole(&mut self, source: &Source, name: &str, target: &Target, places: &mut Places) {
        let end = ByteOffset::from_index(target.text.text.len());
        let Ok(span) = Span::new(ByteOffset(0), end) else {
            let n = source.codings.len();
            self.tell(Severity::Refused, name, RefiNote::MissingText { n });
            return;
        };
        let selection = Selection {
            guid: ids::derived(source.guid, "whole"),
            stamp: source.stamp.clone(),
            codings: source.codings.clone(),
            ..Selection::default()
        };
        self.tell(Severity::Note, name, RefiNote::WholeDocument);
        self.annotation(&selection, vec![span], true, target, places);
    }

    fn annotation(
        &mut self,
        selection: &Selection,
        spans: Vec<Span>,
        is_whole: bool,
        target: &Target,
        places: &mut Places,
    ) {
        let first = selection.codings.first();
        let by = selection.stamp.by.or(first.and_then(|coding| coding.by));
        let annotator = self.annotator(by, &selection.name);
        let bare = PassageId(selection.guid);
        if selection.is_bare && self.snapshot.passage(bare).is_none() {
            let Some(passage) = self.passage(bare, &spans, target) else {
                self.tell(Severity::Refused, &selection.name, RefiNote::DuplicateId);
                return;
            };
            self.passages.insert(selection.guid, passage);
            return;
        }
        if selection.codings.is_empty() && self.snapshot.passage(bare).is_some() {
            // An end of a link that nobody annotated.
            if !self.stands(bare, &spans, target) {
                self.tell(Severity::Warning, &selection.name, RefiNote::Differs);
            }
            self.passages.insert(selection.guid, bare);
            return;
        }
        let key = (spans, annotator);
        let id = AnnotationId(selection.guid);
        // Some programs write one selection for each code. Our own annotations are each what they are.
        let joined = places.get(&key).copied().filter(|_| !self.is_own);
        let id = match joined {
            Some(joined) => joined,
            None => {
                if let Err(note) = self.place(id, selection, &key.0, annotator, target) {
                    self.tell(Severity::Refused, &selection.name, note);
                    return;
                }
                places.insert(key, id);
                id
            }
        };
        self.annotations.insert(selection.guid, id);
        if let Some(passage) = self.passages.get(&id.0).copied() {
            self.passages.insert(selection.guid, passage);
        }
        let on_it = MemoTarget::Annotation(id);
        self.attach(&selection.notes, on_it);
        for coding in &selection.codings {
            self.tagging(id, coding, annotator, &selection.name);
            self.attach(&coding.notes, on_it);
        }
        if is_whole && !selection.description.trim().is_empty() {
            self.describe(selection.guid, &selection.description, on_it);
        }
    }

    /// An annotation with its passage; one that is here stays as it is. Fails where there is no passage for it, and where it
    /// stands elsewhere here, so that what is said of this place is not put there.
    fn place(
        &mut self,
        id: AnnotationId,
        selection: &Selection,
        spans: &[Span],
        annotator: AnnotatorId,
        target: &Target,
    ) -> Result<(), RefiNote> {
        if let Some(here) = self.snapshot.annotation(id).cloned() {
            let stands = self.stands(here.passage, spans, target);
            if !stands && !self.is_moved(here.passage, target) {
                return Err(RefiNote::Differs);
            }
            self.passages.insert(id.0, here.passage);
            if !stands || here.annotator != annotator {
                self.tell(Severity::Warning, &selection.name, RefiNote::Differs);
            }
            return Ok(());
        }
        let other = PassageId(ids::derived(id.0, "passage"));
        let own = selection.passage.map(PassageId);
        let own = own.filter(|own| {
            let is_free = self.is_free(*own, spans, target);
            if !is_free {
                self.tell(Severity::Warning, &selection.name, RefiNote::OtherPassage);
            }
            is_free
        });
        let passage = self.passage(own.unwrap_or(other), spans, target);
        let passage = passage.ok_or(RefiNote::DuplicateId)?;
        let first = selection.codings.first();
        let created = selection.stamp.at.or(first.and_then(|coding| coding.at));
        let created = created.unwrap_or(self.now);
        self.passages.insert(id.0, passage);
        self.push(
            Annotation {
                id,
                passage,
                annotator,
                created,
                modified: selection.stamp.modified.unwrap_or(created),
            }
            .into(),
        );
        Ok(())
    }

    fn tagging(
        &mut self,
        annotation: AnnotationId,
        coding: &Coding,
        annotator: AnnotatorId,
        about: &str,
    ) {
        let id = TaggingId(coding.guid);
        if let Some(here) = self.snapshot.tagging(id) {
            if here.tag.0 != coding.code {
                self.tell(Severity::Warning, about, RefiNote::Differs);
            }
            return;
        }
        let Some(tag) = self.tags.get(&coding.code).copied() else {
            let note = match self.categories.contains(&coding.code) {
                true => RefiNote::Category,
                false => RefiNote::NoCode,
            };
            self.tell(Severity::Refused, about, note);
            return;
        };
        let annotator = match coding.by {
            Some(by) => self.annotator(Some(by), about),
            None => annotator,
        };
        self.push(
            Tagging {
                id,
                annotation,
                tag,
                annotator,
                created: coding.at.unwrap_or(self.now),
                is_example: false,
            }
            .into(),
        );
    }
}

/// Whether the file beside a text is a page.
fn is_page(source: &Source) -> bool {
    let path = source.path.as_deref().unwrap_or_default();
    path.to_lowercase().ends_with(".html")
}

/// What a passage is named by in a report: its words, or its document.
fn about<'a>(selection: &'a Selection, document: &'a str) -> &'a str {
    match selection.name.trim() {
        "" => document,
        name => name,
    }
}

/// The id of a memo that is made of a description.
pub(super) fn described(of: Uuid) -> Uuid {
    ids::derived(of, "description")
}
