//! One document as a line.
//!
//! Spans come in bytes and go out in code points, through the map of that very text.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use uuid::Uuid;

use crate::base::Progress;
use crate::exchange::lines::labels::Labels;
use crate::exchange::lines::mirror::{
    BareMirror, Beside, FORMAT, LineMirror, LinkMirror, MarkMirror, MemoMirror, PersonMirror,
    TagMirror, TaggingMirror, VERSION,
};
use crate::exchange::marked::{Mark, Marked, marked};
use crate::exchange::record::ExchangeError;
use crate::model::{AnnotatorId, Link, Memo, MemoId, MemoTarget, PassageId, Snapshot, TagId};
use crate::text::{ByteOffset, OffsetMap, Span};

/// What every line needs to know of the whole.
pub(super) struct Whole<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) labels: Labels,
    /// Passages that stand on a line: only links between them go out.
    pub(super) places: HashSet<PassageId>,
    /// Tags that stand on a line.
    pub(super) used: BTreeSet<TagId>,
    is_arabic: bool,
}

impl<'a> Whole<'a> {
    /// Can be stopped at each document.
    pub(super) fn of(snapshot: &'a Snapshot, progress: &Progress) -> Result<Self, ExchangeError> {
        let (mut places, mut used) = (HashSet::new(), BTreeSet::new());
        for one in marked(snapshot) {
            progress.check()?;
            places.extend(one.marks.iter().map(|mark| mark.passage));
            places.extend(one.bare.iter().map(|bare| bare.passage));
            let taggings = one.marks.iter().flat_map(|mark| &mark.taggings);
            used.extend(taggings.map(|tagging| tagging.tag));
        }
        Ok(Self {
            snapshot,
            labels: Labels::of(snapshot),
            places,
            used,
            is_arabic: snapshot.prefers_arabic(),
        })
    }

    /// Whether a link is in the file.
    pub(super) fn holds(&self, link: &Link) -> bool {
        self.places.contains(&link.from) && self.places.contains(&link.to)
    }

    /// Whether a memo on this stands on a line.
    pub(super) fn holds_memo(&self, target: MemoTarget) -> bool {
        match target {
            MemoTarget::Document(id) => self
                .snapshot
                .document(id)
                .is_some_and(|row| self.snapshot.capture(row.capture).is_some()),
            MemoTarget::Annotation(id) => self
                .snapshot
                .annotation(id)
                .is_some_and(|row| self.places.contains(&row.passage)),
            MemoTarget::Link(id) => self.snapshot.link(id).is_some_and(|row| self.holds(row)),
            _ => false,
        }
    }

    /// The links that begin in a document, each once, in the order of its passages.
    pub(super) fn links_from(&self, marked: &Marked<'_>) -> Vec<&'a Link> {
        let marks = marked.marks.iter().map(|mark| mark.passage);
        let passages = marks.chain(marked.bare.iter().map(|bare| bare.passage));
        let mut seen = HashSet::new();
        let mut links: Vec<&Link> = Vec::new();
        for passage in passages.filter(|passage| seen.insert(*passage)) {
            let from = self.snapshot.links_at(passage);
            let from = from.filter(|link| link.from == passage && self.holds(link));
            let mut from: Vec<&Link> = from.map(|link| &**link).collect();
            from.sort_by_key(|link| link.id);
            from.dedup_by_key(|link| link.id);
            links.extend(from);
        }
        links
    }

    /// The line of a document.
    pub(super) fn line(&self, marked: &Marked<'_>) -> LineMirror {
        let document = marked.document;
        let collection = self.snapshot.collection();
        let mut drawing = Drawing {
            whole: self,
            text: &marked.capture.text,
            map: OffsetMap::new(&marked.capture.text),
            labels: BTreeSet::new(),
            people: BTreeSet::new(),
            tags: BTreeSet::new(),
            memos: BTreeMap::new(),
        };
        let marks = marked.marks.iter().map(|mark| drawing.mark(mark)).collect();
        let bare = marked.bare.iter();
        let bare = bare.map(|bare| BareMirror {
            id: bare.passage.0,
            spans: drawing.points(bare.spans),
        });
        let bare = bare.collect();
        let links = self.links_from(marked);
        let links = links.into_iter().map(|link| drawing.link(link)).collect();
        drawing.memos_on(MemoTarget::Document(document.id), document.id.0);
        let memos = drawing.memos();
        let comments = memos.iter().map(MemoMirror::comment);
        let comments = comments.filter(|comment| !comment.is_empty()).collect();
        let people = drawing.people.iter();
        let people = people.filter_map(|id| self.snapshot.annotator(*id));
        let people = people.map(|row| PersonMirror {
            id: row.id.0,
            name: row.name.clone(),
        });
        let tags = drawing.tags.iter().map(|id| TagMirror {
            id: id.0,
            label: self.labels.label(*id).to_owned(),
            name: self.snapshot.tag(*id).map_or_else(String::new, |tag| {
                tag.label.prefer(self.is_arabic).to_owned()
            }),
        });
        LineMirror {
            id: document.id.0,
            hashiya: Beside {
                format: FORMAT.to_owned(),
                version: VERSION,
                document: document.id.0,
                collection: collection.map_or_else(String::new, |row| row.name.clone()),
                added: document.added.to_string(),
                language: document.language.clone(),
                untagged: self.labels.untagged.clone(),
                annotators: people.collect(),
                tags: tags.collect(),
                marks,
                bare,
                links,
                memos,
            },
            text: marked.capture.text.to_string(),
            label: drawing.labels.into_iter().collect(),
            comments,
            name: document.name.clone(),
        }
    }
}

/// A line under way.
struct Drawing<'a> {
    whole: &'a Whole<'a>,
    text: &'a str,
    map: OffsetMap,
    /// Each once: two people may have marked the same words.
    labels: BTreeSet<(u32, u32, String)>,
    people: BTreeSet<AnnotatorId>,
    tags: BTreeSet<TagId>,
    memos: BTreeMap<MemoId, (&'a Memo, Vec<Uuid>)>,
}

impl Drawing<'_> {
    fn mark(&mut self, mark: &Mark<'_>) -> MarkMirror {
        let row = mark.annotation;
        let spans = self.points(mark.spans);
        let mut labels: Vec<&str> = mark
            .taggings
            .iter()
            .map(|tagging| self.whole.labels.label(tagging.tag))
            .collect();
        if labels.is_empty() {
            labels.push(&self.whole.labels.untagged);
        }
        for label in labels {
            for [start, end] in &spans {
                self.labels.insert((*start, *end, label.to_owned()));
            }
        }
        self.people.insert(row.annotator);
        self.memos_on(MemoTarget::Annotation(row.id), row.id.0);
        let tags = mark.taggings.iter().map(|tagging| {
            self.people.insert(tagging.annotator);
            self.tags.insert(tagging.tag);
            TaggingMirror {
                id: tagging.id.0,
                tag: tagging.tag.0,
                by: tagging.annotator.0,
                created: tagging.created.to_string(),
            }
        });
        MarkMirror {
            id: row.id.0,
            passage: mark.passage.0,
            by: row.annotator.0,
            created: row.created.to_string(),
            modified: row.modified.to_string(),
            tags: tags.collect(),
            spans,
        }
    }

    fn link(&mut self, link: &Link) -> LinkMirror {
        self.people.insert(link.annotator);
        self.memos_on(MemoTarget::Link(link.id), link.id.0);
        let relation = self.whole.snapshot.relation(link.relation);
        LinkMirror {
            id: link.id.0,
            from: link.from.0,
            to: link.to.0,
            name: relation.map_or_else(String::new, |row| {
                row.label.prefer(self.whole.is_arabic).to_owned()
            }),
            symmetric: relation.is_some_and(|row| row.is_symmetric),
            by: link.annotator.0,
            created: link.created.to_string(),
        }
    }

    fn memos_on(&mut self, target: MemoTarget, id: Uuid) {
        for memo in self.whole.snapshot.memos_on(target) {
            self.people.insert(memo.annotator);
            let entry = self.memos.entry(memo.id);
            entry.or_insert_with(|| (memo, Vec::new())).1.push(id);
        }
    }

    fn memos(&mut self) -> Vec<MemoMirror> {
        let memos = std::mem::take(&mut self.memos).into_values();
        let memos = memos.map(|(memo, on)| MemoMirror {
            id: memo.id.0,
            by: memo.annotator.0,
            created: memo.created.to_string(),
            modified: memo.modified.to_string(),
            title: memo.title.clone(),
            body: memo.body.clone(),
            on,
        });
        memos.collect()
    }

    /// Code points of spans. What a snapshot holds fits its text (I8); the proof would miss one that was passed over.
    fn points(&self, spans: &[Span]) -> Vec<[u32; 2]> {
        let point = |at: ByteOffset| Some(self.map.code_point(self.text, at)?.0);
        spans
            .iter()
            .filter_map(|span| Some([point(span.start())?, point(span.end())?]))
            .collect()
    }
}
