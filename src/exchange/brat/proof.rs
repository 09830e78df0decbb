//! The proof of an archive: what was written is read back and held against the collection, annotation by annotation.
//!
//! The collection is asked anew, by bytes: the code points of each line are looked up in the text that lies beside it, and must
//! be the place of the passage; the words must be those of the text. So a file whose positions are shifted does not pass,
//! whatever the writer believed.

use std::collections::{HashMap, HashSet};
use std::io;

use uuid::Uuid;

use crate::base::Progress;
use crate::exchange::brat::ann::{Line, TextLine, lines};
use crate::exchange::brat::draw::{line_of, pieces, words_of};
use crate::exchange::brat::mirror::{BESIDE, DocumentMirror, MarkMirror, OF_ALL, ProjectMirror};
use crate::exchange::brat::settings::Settings;
use crate::exchange::bundle::Written;
use crate::exchange::marked::{Mark, Marked, marked};
use crate::exchange::record::ExchangeError;
use crate::model::{LinkId, MemoId, MemoTarget, PassageId, RelationId, RowKey, Snapshot};
use crate::text::{ByteOffset, CodePointOffset, OffsetMap, Span};

/// Fails unless it is an archive that holds what brat can hold of the collection, each passage at its words.
pub fn prove(
    snapshot: &Snapshot,
    archive: impl io::Read + io::Seek,
    progress: &Progress,
) -> Result<(), ExchangeError> {
    let mut written = Written::open(archive, progress)?;
    let mut settings = Settings::default();
    settings.read(&written.text("annotation.conf")?);
    settings.read(&written.text("visual.conf")?);
    let project: ProjectMirror = mirror(&written.text(OF_ALL)?, None)?;
    let tags = types(snapshot, &settings, &project).ok_or_else(|| differs(None))?;
    let relations = relations(snapshot, &settings, &project).ok_or_else(|| differs(None))?;
    let mut names = project.documents.iter();
    for marked in marked(snapshot) {
        let key = Some(RowKey::from(marked.document.id));
        let name = names.next().ok_or_else(|| differs(key))?;
        if written.text(&format!("{name}.txt"))? != *marked.capture.text {
            return Err(differs(key));
        }
        let ann = written.text(&format!("{name}.ann"))?;
        let beside: DocumentMirror = mirror(&written.text(&format!("{name}{BESIDE}"))?, key)?;
        let read = Read::new(&ann, &beside).ok_or_else(|| differs(key))?;
        let is_own = beside.document == marked.document.id.0 && beside.name == marked.document.name;
        if !is_own {
            return Err(differs(key));
        }
        read.prove(snapshot, &tags, &relations, &marked)?;
        progress.check()?;
    }
    match names.next().is_none() && written.is_done() {
        true => Ok(()),
        false => Err(differs(None)),
    }
}

/// The tag of each type; none where a tag or annotator is not there, or two have one type.
fn types(
    snapshot: &Snapshot,
    settings: &Settings,
    project: &ProjectMirror,
) -> Option<HashMap<String, Option<Uuid>>> {
    let known: HashSet<&str> = settings
        .kinds
        .iter()
        .map(|kind| kind.name.as_str())
        .collect();
    let mut tags = HashMap::from([(project.untagged.clone(), None)]);
    for row in &project.tags {
        let is_new = tags.insert(row.kind.clone(), Some(row.id)).is_none();
        let is_there = snapshot
            .tag(crate::model::TagId(row.id))
            .is_some_and(|tag| {
                tag.label.has(&row.name)
                    && tag.is_category == row.category
                    && tag.parent.map(|above| above.0) == row.parent
            });
        if !(is_new && is_there && known.contains(row.kind.as_str())) {
            return None;
        }
    }
    let annotators = snapshot
        .annotators()
        .map(|row| (row.id.0, row.name.as_str()));
    let written = project
        .annotators
        .iter()
        .map(|row| (row.id, row.name.as_str()));
    let is_whole = project.tags.len() == snapshot.n_tags() && annotators.eq(written);
    is_whole.then_some(tags)
}

/// The type of each relation; none where one is not there, or two have one type.
fn relations(
    snapshot: &Snapshot,
    settings: &Settings,
    project: &ProjectMirror,
) -> Option<HashMap<RelationId, String>> {
    let mut kinds = HashSet::new();
    let mut relations = HashMap::new();
    for (row, own) in project.relations.iter().zip(snapshot.relations()) {
        let is_there = own.label.has(&row.name)
            && own.is_symmetric == row.symmetric
            && settings.symmetric.contains(&row.kind) == row.symmetric;
        if !(is_there && kinds.insert(row.kind.as_str())) {
            return None;
        }
        relations.insert(own.id, row.kind.clone());
    }
    let is_whole = project.relations.len() == snapshot.relations().count();
    is_whole.then_some(relations)
}

/// A document as it was read.
struct Read<'a> {
    texts: HashMap<&'a str, TextLine<'a>>,
    /// The type and the ends of each link.
    links: HashMap<&'a str, (&'a str, &'a str, &'a str)>,
    notes: Vec<(&'a str, &'a str, &'a str)>,
    /// Lines of each annotation, and of each passage without one.
    marks: HashMap<Uuid, Vec<&'a MarkMirror>>,
    /// What each line is.
    ids: HashMap<&'a str, Uuid>,
    beside: &'a DocumentMirror,
}

impl<'a> Read<'a> {
    fn new(ann: &'a str, beside: &'a DocumentMirror) -> Option<Self> {
        let mut read = Self {
            texts: HashMap::new(),
            links: HashMap::new(),
            notes: Vec::new(),
            marks: HashMap::new(),
            ids: HashMap::new(),
            beside,
        };
        for line in lines(ann) {
            let is_new = match line {
                Line::Text(line) => read.texts.insert(line.id, line).is_none(),
                Line::Relation { id, kind, from, to } => {
                    read.links.insert(id, (kind, from, to)).is_none()
                }
                Line::Note { id, of, text, .. } => {
                    read.notes.push((id, of, text));
                    true
                }
                _ => false,
            };
            if !is_new {
                return None;
            }
        }
        for mark in &beside.marks {
            read.marks.entry(mark.id).or_default().push(mark);
            read.ids.insert(&mark.line, mark.id);
        }
        let is_whole = read.texts.len() == beside.marks.len()
            && read.links.len() == beside.links.len()
            && read.notes.len() == beside.memos.len();
        is_whole.then_some(read)
    }

    fn prove(
        &self,
        snapshot: &Snapshot,
        tags: &HashMap<String, Option<Uuid>>,
        relations: &HashMap<RelationId, String>,
        marked: &Marked<'_>,
    ) -> Result<(), ExchangeError> {
        let text = &*marked.capture.text;
        let map = OffsetMap::new(text);
        // The passage of each line, and the annotation.
        let mut passages: HashMap<&str, PassageId> = HashMap::new();
        let mut targets: HashMap<&str, MemoTarget> = HashMap::new();
        let (mut n_lines, mut n_memos) = (0, 0);
        for mark in &marked.marks {
            let annotation = mark.annotation.id;
            let pieces = pieces(text, mark.spans);
            let lines = self.marks.get(&annotation.0).map_or(&[][..], Vec::as_slice);
            let n_expected = match pieces.is_empty() {
                true => 0,
                false => mark.taggings.len().max(1),
            };
            let is_there = lines.len() == n_expected
                && lines
                    .iter()
                    .all(|line| self.stands(line, text, &map, &pieces, mark.spans))
                && self.is_same(lines, tags, mark);
            if !is_there {
                return Err(differs(Some(annotation.into())));
            }
            n_lines += lines.len();
            for line in lines {
                passages.insert(&line.line, mark.passage);
                targets.insert(&line.line, MemoTarget::Annotation(annotation));
            }
            if n_expected > 0 {
                n_memos += snapshot.memos_on(MemoTarget::Annotation(annotation)).len();
            }
        }
        for bare in &marked.bare {
            let pieces = pieces(text, bare.spans);
            let lines = self.marks.get(&bare.passage.0);
            let lines = lines.map_or(&[][..], Vec::as_slice);
            let is_there = lines.len() == usize::from(!pieces.is_empty())
                && lines.iter().all(|line| {
                    let kind = self.texts.get(line.line.as_str()).map(|line| line.kind);
                    kind.and_then(|kind| tags.get(kind)) == Some(&None)
                        && line.by.is_none()
                        && line.tagging.is_none()
                        && self.stands(line, text, &map, &pieces, bare.spans)
                });
            if !is_there {
                return Err(differs(Some(bare.passage.into())));
            }
            for line in lines {
                n_lines += 1;
                passages.insert(&line.line, bare.passage);
            }
        }
        let document = Some(RowKey::from(marked.document.id));
        if n_lines != self.texts.len() {
            return Err(differs(document));
        }
        n_memos += self.links(snapshot, relations, &passages, &mut targets, document)?;
        if n_memos != self.notes.len() {
            return Err(differs(document));
        }
        self.memos(snapshot, &targets)
    }

    /// Whether a line stands at the pieces of a passage, with the words there.
    fn stands(
        &self,
        mark: &MarkMirror,
        text: &str,
        map: &OffsetMap,
        pieces: &[Span],
        spans: &[Span],
    ) -> bool {
        let Some(line) = self.texts.get(mark.line.as_str()) else {
            return false;
        };
        let byte = |at: i64| -> Option<ByteOffset> {
            map.byte_from_code_point(text, CodePointOffset(u32::try_from(at).ok()?))
        };
        let span = |(start, end): (i64, i64)| Span::new(byte(start)?, byte(end)?).ok();
        let written = line.spans.iter().map(|place| span(*place));
        let whole = mark
            .spans
            .iter()
            .map(|[start, end]| span((i64::from(*start), i64::from(*end))));
        let is_whole = match mark.spans.is_empty() {
            true => pieces == spans,
            false => whole.eq(spans.iter().map(|span| Some(*span))),
        };
        is_whole
            && mark.is_of(line)
            && written.eq(pieces.iter().map(|piece| Some(*piece)))
            && line.quote == words_of(text, pieces)
    }

    /// Whether the tags and their annotators are those of the annotation.
    fn is_same(
        &self,
        lines: &[&MarkMirror],
        tags: &HashMap<String, Option<Uuid>>,
        mark: &Mark<'_>,
    ) -> bool {
        let kind = |line: &MarkMirror| self.texts.get(line.line.as_str()).map(|line| line.kind);
        let tag = |line: &MarkMirror| kind(line).and_then(|kind| tags.get(kind)).copied();
        let by_annotator = |line: &&MarkMirror| line.by == Some(mark.annotation.annotator.0);
        let tagged = match mark.taggings.as_slice() {
            [] => lines
                .iter()
                .all(|line| tag(line) == Some(None) && line.tagging.is_none()),
            rows => rows.iter().zip(lines).all(|(row, line)| {
                let written = line.tagging.as_ref();
                tag(line) == Some(Some(row.tag.0))
                    && written.is_some_and(|one| one.id == row.id.0 && one.by == row.annotator.0)
            }),
        };
        tagged && lines.iter().all(by_annotator)
    }

    /// Holds the links against the collection; how many memos are on them.
    fn links(
        &self,
        snapshot: &Snapshot,
        relations: &HashMap<RelationId, String>,
        passages: &HashMap<&str, PassageId>,
        targets: &mut HashMap<&'a str, MemoTarget>,
        document: Option<RowKey>,
    ) -> Result<usize, ExchangeError> {
        let mut n_memos = 0;
        let mut seen = HashSet::new();
        for row in &self.beside.links {
            let id = LinkId(row.id);
            let link = snapshot.link(id);
            let line = self.links.get(row.line.as_str());
            let is_there = link.zip(line).is_some_and(|(link, (kind, from, to))| {
                let is_kind = relations.get(&link.relation).is_some_and(|own| own == kind);
                is_kind
                    && row.kind == *kind
                    && self.id_of(from) == Some(row.from)
                    && self.id_of(to) == Some(row.to)
                    && passages.get(from) == Some(&link.from)
                    && passages.get(to) == Some(&link.to)
            });
            if !(is_there && seen.insert(id)) {
                return Err(differs(Some(id.into())));
            }
            targets.insert(&row.line, MemoTarget::Link(id));
            n_memos += snapshot.memos_on(MemoTarget::Link(id)).len();
        }
        let here: HashSet<PassageId> = passages.values().copied().collect();
        let inside = here.iter().flat_map(|passage| snapshot.links_at(*passage));
        let inside = inside.filter(|link| here.contains(&link.from) && here.contains(&link.to));
        let inside: HashSet<LinkId> = inside.map(|link| link.id).collect();
        match inside == seen {
            true => Ok(n_memos),
            false => Err(differs(document)),
        }
    }

    /// What the file beside the document says that a line is.
    fn id_of(&self, line: &str) -> Option<Uuid> {
        self.ids.get(line).copied()
    }

    fn memos(
        &self,
        snapshot: &Snapshot,
        targets: &HashMap<&str, MemoTarget>,
    ) -> Result<(), ExchangeError> {
        for ((line, of, text), row) in self.notes.iter().zip(&self.beside.memos) {
            let id = MemoId(row.id);
            let is_there = snapshot.memo(id).is_some_and(|memo| {
                let on_it = targets.get(of).is_some_and(|target| {
                    let is_same = target.key().is_some_and(|key| key.uuid() == row.on);
                    is_same && memo.targets.contains(target)
                });
                on_it
                    && row.line == *line
                    && line_of(&memo.title, &memo.body) == *text
                    && memo.title == row.title
                    && memo.body == row.body
            });
            if !is_there {
                return Err(differs(Some(id.into())));
            }
        }
        Ok(())
    }
}

fn mirror<T: serde::de::DeserializeOwned>(
    text: &str,
    key: Option<RowKey>,
) -> Result<T, ExchangeError> {
    serde_json::from_str(text).map_err(|_| differs(key))
}

fn differs(key: Option<RowKey>) -> ExchangeError {
    ExchangeError::NotAsWritten { key }
}
