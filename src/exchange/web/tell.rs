//! A collection as annotations of the model, one after the other: tags, then each document with what stands in it, then links
//! and memos. Only the annotation at hand is held.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use crate::anchor::CONTEXT as MOST_CONTEXT;
use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::codes::derived;
use crate::exchange::web::maps::Maps;
use crate::exchange::web::mirror::{
    Above, Body, Item, Moment, Part, Person, Position, Quote, Target, Text, TextBody, direction_of,
};
use crate::exchange::web::urn;
use crate::model::{
    Annotation, AnnotatorId, Bilingual, Capture, CaptureId, Document, LinkId, Memo, MemoTarget,
    PassageId, Snapshot, Standing, Tag,
};
use crate::text::{ByteOffset, OffsetMap, Span};

/// What is done with each annotation.
pub(super) type Taker<'a> = dyn FnMut(Item<'_>) -> Result<(), ExchangeError> + 'a;

/// Tells all of a collection that the model can hold. One step of `progress` for each document; links and memos can be stopped
/// at each.
pub(super) fn tell(
    snapshot: &Snapshot,
    with_texts: bool,
    progress: &Progress,
    take: &mut Taker<'_>,
) -> Result<(), ExchangeError> {
    let teller = Teller::new(snapshot);
    teller.tags(take)?;
    for document in snapshot.documents_in_order() {
        if let Some(capture) = snapshot.capture(document.capture) {
            teller.document(document, capture, with_texts, take)?;
        }
        progress.step()?;
    }
    teller.links(progress, take)?;
    teller.memos(progress, take)
}

/// How many annotations [`tell`] tells. Looks at each passage, but makes nothing.
pub(super) fn count(snapshot: &Snapshot, with_texts: bool) -> u64 {
    let mut n = snapshot.n_tags();
    for document in snapshot.documents() {
        if snapshot.capture(document.capture).is_some() {
            n += usize::from(with_texts);
            let settled = snapshot.annotations_of(document.capture);
            n += settled.filter(|(_, standing)| !standing.is_open()).count();
        }
    }
    n += snapshot
        .links()
        .filter(|link| is_held(snapshot, link.id))
        .count();
    n += snapshot
        .memos()
        .filter(|memo| stands_alone(snapshot, memo))
        .count();
    n as u64
}

/// The annotations of a text that have a settled place, as they follow one another in the file: ids of passages must not show in it.
pub(super) fn settled_in(
    snapshot: &Snapshot,
    capture: CaptureId,
) -> Vec<(&Arc<Annotation>, Standing<'_>)> {
    let all = snapshot.annotations_of(capture);
    let mut settled: Vec<_> = all.filter(|(_, standing)| !standing.is_open()).collect();
    settled.sort_by_key(|(row, place)| (place.start(), std::cmp::Reverse(place.end()), row.id));
    settled
}

/// Whether both ends of a link have a settled place in the texts that are read.
pub(super) fn is_held(snapshot: &Snapshot, link: LinkId) -> bool {
    let is_settled = |passage| snapshot.standing(passage).is_some_and(|one| !one.is_open());
    snapshot
        .link(link)
        .is_some_and(|link| is_settled(link.from) && is_settled(link.to))
}

/// Whether an annotation is in the file.
pub(super) fn is_placed(snapshot: &Snapshot, annotation: &Annotation) -> bool {
    let standing = snapshot.standing(annotation.passage);
    standing.is_some_and(|standing| !standing.is_open())
}

/// What a memo is on besides annotations, as far as it is in the file; the collection for one that is on nothing.
pub(super) fn things_of(snapshot: &Snapshot, memo: &Memo) -> Vec<uuid::Uuid> {
    let collection = snapshot.collection().map(|row| row.id.0);
    let mut things: BTreeSet<uuid::Uuid> = BTreeSet::new();
    let mut is_body = false;
    for target in &memo.targets {
        match target {
            MemoTarget::Collection => things.extend(collection),
            MemoTarget::Document(id) => {
                things.extend(snapshot.document(*id).map(|row| row.id.0));
            }
            MemoTarget::Tag(id) => things.extend(snapshot.tag(*id).map(|row| row.id.0)),
            MemoTarget::Link(id) if is_held(snapshot, *id) => {
                things.insert(id.0);
            }
            MemoTarget::Annotation(id) => {
                let row = snapshot.annotation(*id);
                is_body |= row.is_some_and(|row| is_placed(snapshot, row));
            }
            _ => {}
        }
    }
    if things.is_empty() && !is_body {
        things.extend(collection);
    }
    things.into_iter().collect()
}

/// Whether a memo is an annotation of its own.
pub(super) fn stands_alone(snapshot: &Snapshot, memo: &Memo) -> bool {
    !things_of(snapshot, memo).is_empty()
}

/// The parts of a text in both languages, the preferred first.
fn both(text: &Bilingual, is_arabic: bool) -> impl Iterator<Item = (&str, &'static str)> {
    let mut parts = [(text.english.as_str(), "en"), (text.arabic.as_str(), "ar")];
    if is_arabic {
        parts.reverse();
    }
    parts.into_iter().filter(|(words, _)| !words.is_empty())
}

struct Teller<'s> {
    snapshot: &'s Snapshot,
    is_arabic: bool,
    maps: Maps,
}

/// A text with its converter.
struct Measured<'s> {
    document: &'s Document,
    capture: &'s Capture,
    map: Rc<OffsetMap>,
}

impl<'s> Teller<'s> {
    fn new(snapshot: &'s Snapshot) -> Self {
        Self {
            snapshot,
            is_arabic: snapshot.prefers_arabic(),
            maps: Maps::default(),
        }
    }

    fn person(&self, id: AnnotatorId) -> Option<Person<'s>> {
        let row = self.snapshot.annotator(id)?;
        Some(Person {
            id: urn(id.0),
            kind: "Person",
            name: &row.name,
        })
    }

    fn tags(&self, take: &mut Taker<'_>) -> Result<(), ExchangeError> {
        for (tag, _) in self.snapshot.tags_in_order() {
            take(self.tag(tag))?;
        }
        Ok(())
    }

    /// A tag: what it is called, what it means, and what it stands under.
    fn tag(&self, tag: &'s Tag) -> Item<'s> {
        let target = Target::Thing(urn(tag.id.0));
        let id = derived(tag.id.0, "annotation");
        let mut item = Item::new(id, vec!["identifying"], vec![target]);
        item.created = Some(Moment(tag.created));
        for (words, language) in both(&tag.label, self.is_arabic) {
            let body = TextBody::new("identifying", words, Some(language));
            item.body.push(body.body());
        }
        for (words, language) in both(&tag.definition, self.is_arabic) {
            let body = TextBody::new("describing", words, Some(language));
            item.body.push(body.body());
        }
        for (name, text) in [("Include", &tag.includes), ("Exclude", &tag.excludes)] {
            for (words, language) in both(text, false) {
                let rule = format!("{name}: {words}");
                let mut body = TextBody::new("describing", rule, Some(language));
                body.text_direction = direction_of(None, words);
                item.body.push(body.body());
            }
        }
        if let Some(parent) = tag.parent {
            item.body.push(Body::Above(Above {
                kind: "SpecificResource",
                purpose: "classifying",
                source: urn(parent.0),
            }));
        }
        if item.body.iter().any(|body| is_describing(body)) {
            item.motivation.0.push("describing");
        }
        item
    }

    fn document(
        &self,
        document: &'s Document,
        capture: &'s Capture,
        with_texts: bool,
        take: &mut Taker<'_>,
    ) -> Result<(), ExchangeError> {
        let measured = Measured {
            document,
            capture,
            map: self.maps.of(capture),
        };
        if with_texts {
            let target = Target::Whole(Box::new(measured.source()));
            let id = derived(document.id.0, "text");
            let mut item = Item::new(id, vec!["describing"], vec![target]);
            item.created = Some(Moment(document.added));
            let mut body =
                TextBody::new("describing", &*capture.text, document.language.as_deref());
            body.text_direction = direction_of(document.direction, &capture.text);
            item.body.push(body.body());
            take(item)?;
        }
        for (annotation, standing) in settled_in(self.snapshot, capture.id) {
            let targets = measured.targets(annotation.passage, standing.spans());
            take(self.annotation(annotation, targets))?;
        }
        Ok(())
    }

    fn annotation(&self, annotation: &'s Annotation, targets: Vec<Target<'s>>) -> Item<'s> {
        let mut item = Item::new(annotation.id.0, Vec::new(), targets);
        item.creator = self.person(annotation.annotator);
        item.created = Some(Moment(annotation.created));
        item.modified =
            (annotation.modified != annotation.created).then_some(Moment(annotation.modified));
        for tagging in self.snapshot.taggings_of(annotation.id) {
            let Some(tag) = self.snapshot.tag(tagging.tag) else {
                continue;
            };
            let Some((label, language)) = both(&tag.label, self.is_arabic).next() else {
                continue;
            };
            let mut body = TextBody::new("tagging", label, Some(language));
            body.id = Some(urn(tagging.id.0));
            body.canonical = Some(urn(tag.id.0));
            body.creator = self.person(tagging.annotator);
            body.created = Some(Moment(tagging.created));
            item.body.push(body.body());
        }
        let n_tags = item.body.len();
        for memo in self
            .snapshot
            .memos_on(MemoTarget::Annotation(annotation.id))
        {
            item.body.push(self.memo(memo).body());
        }
        let motivations = &mut item.motivation.0;
        if n_tags > 0 {
            motivations.push("tagging");
        }
        if item.body.len() > n_tags {
            motivations.push("commenting");
        }
        if motivations.is_empty() {
            motivations.push("highlighting");
        }
        item
    }

    fn memo(&self, memo: &'s Memo) -> TextBody<'s> {
        let mut body = TextBody::new("commenting", memo.body.as_str(), None);
        body.id = Some(urn(memo.id.0));
        body.label = (!memo.title.is_empty()).then_some(memo.title.as_str());
        body.creator = self.person(memo.annotator);
        body.created = Some(Moment(memo.created));
        body.modified = (memo.modified != memo.created).then_some(Moment(memo.modified));
        body
    }

    fn links(&self, progress: &Progress, take: &mut Taker<'_>) -> Result<(), ExchangeError> {
        for link in self.snapshot.links() {
            progress.check()?;
            if !is_held(self.snapshot, link.id) {
                continue;
            }
            let mut targets = self.end(link.from);
            targets.extend(self.end(link.to));
            let mut item = Item::new(link.id.0, vec!["linking"], targets);
            item.creator = self.person(link.annotator);
            item.created = Some(Moment(link.created));
            if let Some(relation) = self.snapshot.relation(link.relation) {
                for (words, language) in both(&relation.label, self.is_arabic) {
                    let mut body = TextBody::new("linking", words, Some(language));
                    body.canonical = Some(urn(relation.id.0));
                    item.body.push(body.body());
                }
            }
            take(item)?;
        }
        Ok(())
    }

    /// One end of a link: the parts of its passage.
    fn end(&self, passage: PassageId) -> Vec<Target<'s>> {
        let Some(standing) = self.snapshot.standing(passage) else {
            return Vec::new();
        };
        let capture = self.snapshot.capture(standing.capture());
        let document = self.snapshot.document_of_capture(standing.capture());
        let (Some(capture), Some(document)) = (capture, document) else {
            return Vec::new();
        };
        let measured = Measured {
            document,
            capture,
            map: self.maps.of(capture),
        };
        measured.targets(passage, standing.spans())
    }

    /// Memos on what is no annotation.
    fn memos(&self, progress: &Progress, take: &mut Taker<'_>) -> Result<(), ExchangeError> {
        for memo in self.snapshot.memos() {
            progress.check()?;
            let things = things_of(self.snapshot, memo);
            if things.is_empty() {
                continue;
            }
            let targets = things
                .into_iter()
                .map(|id| Target::Thing(urn(id)))
                .collect();
            let id = derived(memo.id.0, "annotation");
            let mut item = Item::new(id, vec!["commenting"], targets);
            item.creator = self.person(memo.annotator);
            item.created = Some(Moment(memo.created));
            item.body.push(self.memo(memo).body());
            take(item)?;
        }
        Ok(())
    }
}

fn is_describing(body: &Body<'_>) -> bool {
    matches!(body, Body::Text(body) if body.purpose == "describing")
}

impl<'s> Measured<'s> {
    fn source(&self) -> Text<'s> {
        Text {
            id: urn(self.document.id.0),
            kind: "Text",
            label: &self.document.name,
            format: "text/plain",
            language: self.document.language.as_deref(),
            text_direction: direction_of(self.document.direction, &self.capture.text),
        }
    }

    /// One target for each part of a passage; the first has its id.
    fn targets(&self, passage: PassageId, spans: &[Span]) -> Vec<Target<'s>> {
        let text: &'s str = &self.capture.text;
        let point = |at: ByteOffset| Some(self.map.code_point(text, at)?.0);
        let mut targets = Vec::with_capacity(spans.len());
        for span in spans {
            // What a snapshot holds fits its text (I8); the proof would miss a part that was passed over.
            let (Some(start), Some(end), Ok(exact)) =
                (point(span.start()), point(span.end()), span.slice(text))
            else {
                continue;
            };
            let (prefix, suffix) = context(text, *span);
            targets.push(Target::Part(Box::new(Part {
                id: targets.is_empty().then(|| urn(passage.0)),
                kind: "SpecificResource",
                source: self.source(),
                selector: (
                    Position {
                        kind: "TextPositionSelector",
                        start,
                        end,
                    },
                    Quote {
                        kind: "TextQuoteSelector",
                        exact,
                        prefix,
                        suffix,
                    },
                ),
            })));
        }
        targets
    }
}

/// Up to [`MOST_CONTEXT`] code points on each side of a span.
pub(super) fn context(text: &str, span: Span) -> (&str, &str) {
    let (head, tail) = (&text[..span.start().index()], &text[span.end().index()..]);
    let start = head.char_indices().rev().nth(MOST_CONTEXT - 1);
    let end = tail.char_indices().nth(MOST_CONTEXT);
    (
        &head[start.map_or(0, |(byte, _)| byte)..],
        &tail[..end.map_or(tail.len(), |(byte, _)| byte)],
    )
}
