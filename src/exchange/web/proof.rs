//! The proof of an export: what was written is read back and held against the collection, annotation by annotation.
//!
//! The collection is asked anew, by bytes: the code points of each target are looked up in the text, and the words there must
//! be those at the passage's place. So a file whose positions are shifted by one does not pass, whatever the writer believed.

use std::collections::HashMap;

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::codes::derived;
use crate::exchange::web::maps::Maps;
use crate::exchange::web::node::{Agent, Body, Node, Target, is_called};
use crate::exchange::web::tell::{context, count, is_held, things_of};
use crate::exchange::web::{GENERATOR, WebOptions, of_urn, urn};
use crate::model::{
    Annotation, AnnotatorId, Capture, Document, Link, Memo, MemoTarget, PassageId, RowKey,
    Snapshot, Tag,
};
use crate::text::{CodePointOffset, OffsetMap, Span};

/// Fails unless the bytes are annotations that hold what the model can hold of the collection, each passage at its words.
pub fn prove(
    snapshot: &Snapshot,
    options: &WebOptions,
    bytes: &[u8],
    progress: &Progress,
) -> Result<(), ExchangeError> {
    let read: Node = serde_json::from_slice(bytes).map_err(|_| differs(None))?;
    let [page] = &*read.first else {
        return Err(differs(None));
    };
    let mut by_id: HashMap<&str, &Node> = HashMap::with_capacity(page.items.len());
    for item in &*page.items {
        if by_id.insert(item.id.as_str(), item).is_some() {
            return Err(differs(of_urn(item.id.as_str()).map(annotation_key)));
        }
    }
    let expected = count(snapshot, options.with_texts);
    let collection = snapshot.collection();
    let is_whole = page.items.len() as u64 == expected
        && read.total.0 == i64::try_from(expected).ok()
        && read
            .generator
            .iter()
            .any(|by| by.name.as_str() == GENERATOR)
        && collection.is_none_or(|row| {
            read.label.as_str() == row.name && of_urn(read.id.as_str()) == Some(row.id.0)
        });
    if !is_whole {
        return Err(differs(None));
    }
    let proof = Proof {
        snapshot,
        by_id,
        maps: Maps::default(),
    };
    for tag in snapshot.tags() {
        progress.check()?;
        proof.holds(tag.id.into(), proof.tag(tag))?;
    }
    for document in snapshot.documents() {
        if let Some(capture) = snapshot.capture(document.capture) {
            proof.document(document, capture, options.with_texts)?;
        }
        progress.check()?;
    }
    for link in snapshot.links().filter(|link| is_held(snapshot, link.id)) {
        progress.check()?;
        proof.holds(link.id.into(), proof.link(link))?;
    }
    for memo in snapshot.memos() {
        progress.check()?;
        let things = things_of(snapshot, memo);
        if !things.is_empty() {
            proof.holds(memo.id.into(), proof.memo(memo, &things))?;
        }
    }
    Ok(())
}

fn differs(key: Option<RowKey>) -> ExchangeError {
    ExchangeError::NotAsWritten { key }
}

fn annotation_key(id: uuid::Uuid) -> RowKey {
    crate::model::AnnotationId(id).into()
}

struct Proof<'a> {
    snapshot: &'a Snapshot,
    by_id: HashMap<&'a str, &'a Node>,
    maps: Maps,
}

impl Proof<'_> {
    fn holds(&self, key: RowKey, proved: Option<()>) -> Result<(), ExchangeError> {
        proved.ok_or_else(|| differs(Some(key)))
    }

    fn item(&self, id: uuid::Uuid) -> Option<&Node> {
        self.by_id.get(urn(id).as_str()).copied()
    }

    /// Whether the only one named is this annotator.
    fn is_by(&self, agents: &[Agent], annotator: AnnotatorId) -> Option<()> {
        let [agent] = agents else {
            return None;
        };
        let row = self.snapshot.annotator(annotator)?;
        holds(of_urn(agent.id.as_str()) == Some(annotator.0) && agent.name.as_str() == row.name)
    }

    fn tag(&self, tag: &Tag) -> Option<()> {
        let item = self.item(derived(tag.id.0, "annotation"))?;
        let [target] = &*item.target else {
            return None;
        };
        holds(of_urn(target.id.as_str()) == Some(tag.id.0))?;
        let said = |purpose: &str| -> Vec<&str> {
            let bodies = item.body.iter();
            let said = bodies.filter(|body| is_called(&body.purpose, purpose));
            let mut said: Vec<&str> = said.map(|body| body.value.as_str()).collect();
            said.sort_unstable();
            said
        };
        let mut labels = vec![tag.label.english.as_str(), tag.label.arabic.as_str()];
        labels.retain(|words| !words.is_empty());
        labels.sort_unstable();
        holds(said("identifying") == labels)?;
        for words in [&tag.definition.english, &tag.definition.arabic] {
            holds(words.is_empty() || said("describing").contains(&words.as_str()))?;
        }
        let mut above = item.body.iter().flat_map(|body| body.source.iter());
        holds(
            above.next().and_then(|source| of_urn(source.id.as_str())) == tag.parent.map(|id| id.0),
        )
    }

    fn document(
        &self,
        document: &Document,
        capture: &Capture,
        with_texts: bool,
    ) -> Result<(), ExchangeError> {
        if with_texts {
            let item = self.item(derived(document.id.0, "text"));
            let is_there = item.is_some_and(|item| match (&*item.target, &*item.body) {
                ([target], [body]) => {
                    of_urn(target.id.as_str()) == Some(document.id.0)
                        && target.label.as_str() == document.name
                        && body.value.as_str() == &*capture.text
                        && body.language.0 == document.language
                }
                _ => false,
            });
            self.holds(document.id.into(), holds(is_there))?;
        }
        let map = self.maps.of(capture);
        for (annotation, standing) in self.snapshot.annotations_of(capture.id) {
            if !standing.is_open() {
                let place = Place {
                    document,
                    capture,
                    map: &map,
                    passage: annotation.passage,
                    spans: standing.spans(),
                };
                let proved = self.annotation(annotation, &place);
                self.holds(annotation.id.into(), proved)?;
            }
        }
        Ok(())
    }

    fn annotation(&self, annotation: &Annotation, place: &Place<'_>) -> Option<()> {
        let item = self.item(annotation.id.0)?;
        place.is_at(&item.target)?;
        self.is_by(&item.creator, annotation.annotator)?;
        holds(item.created.as_str() == annotation.created.to_string())?;
        let modified =
            (annotation.modified != annotation.created).then(|| annotation.modified.to_string());
        holds(item.modified.0 == modified)?;
        let taggings = self.snapshot.taggings_of(annotation.id);
        let memos = self
            .snapshot
            .memos_on(MemoTarget::Annotation(annotation.id));
        holds(item.body.len() == taggings.len() + memos.len())?;
        for (body, tagging) in item.body.iter().zip(&taggings) {
            let tag = self.snapshot.tag(tagging.tag)?;
            holds(is_called(&body.purpose, "tagging"))?;
            holds(of_urn(body.id.as_str()) == Some(tagging.id.0))?;
            holds(of_urn(body.canonical.as_str()) == Some(tag.id.0))?;
            holds(tag.label.has(body.value.as_str()))?;
            holds(body.created.as_str() == tagging.created.to_string())?;
            self.is_by(&body.creator, tagging.annotator)?;
        }
        for (body, memo) in item.body.iter().skip(taggings.len()).zip(memos) {
            self.is_memo(body, memo)?;
        }
        Some(())
    }

    fn is_memo(&self, body: &Body, memo: &Memo) -> Option<()> {
        holds(is_called(&body.purpose, "commenting"))?;
        holds(of_urn(body.id.as_str()) == Some(memo.id.0))?;
        holds(body.value.as_str() == memo.body && body.label.as_str() == memo.title)?;
        self.is_by(&body.creator, memo.annotator)
    }

    fn memo(&self, memo: &Memo, things: &[uuid::Uuid]) -> Option<()> {
        let item = self.item(derived(memo.id.0, "annotation"))?;
        let targets: Vec<_> = item.target.iter().collect();
        let ids = targets
            .iter()
            .filter_map(|target| of_urn(target.id.as_str()));
        holds(targets.len() == things.len() && ids.eq(things.iter().copied()))?;
        match &*item.body {
            [body] => self.is_memo(body, memo),
            _ => None,
        }
    }

    fn link(&self, link: &Link) -> Option<()> {
        let item = self.item(link.id.0)?;
        let ends = ends_of(&item.target);
        let [from, to] = ends.as_slice() else {
            return None;
        };
        for (end, passage) in [(from, link.from), (to, link.to)] {
            let standing = self.snapshot.standing(passage)?;
            let capture = self.snapshot.capture(standing.capture())?;
            let place = Place {
                document: self.snapshot.document_of_capture(capture.id)?,
                capture,
                map: &self.maps.of(capture),
                passage,
                spans: standing.spans(),
            };
            place.is_at(end)?;
        }
        let relation = self.snapshot.relation(link.relation)?;
        let mut bodies = item.body.iter();
        holds(bodies.all(|body| {
            relation.label.has(body.value.as_str())
                && of_urn(body.canonical.as_str()) == Some(relation.id.0)
        }))?;
        self.is_by(&item.creator, link.annotator)
    }
}

/// Targets by the passages that they are of: one with an id begins a passage, one without goes on with it.
pub(super) fn ends_of(targets: &[Target]) -> Vec<&[Target]> {
    targets.chunk_by(|_, next| next.id.0.is_none()).collect()
}

fn holds(is_so: bool) -> Option<()> {
    is_so.then_some(())
}

/// Where a passage stands in the collection.
struct Place<'a> {
    document: &'a Document,
    capture: &'a Capture,
    map: &'a OffsetMap,
    passage: PassageId,
    spans: &'a [Span],
}

impl Place<'_> {
    /// Whether targets are exactly these bytes, in these words.
    fn is_at(&self, targets: &[Target]) -> Option<()> {
        holds(targets.len() == self.spans.len())?;
        let first = targets.first()?;
        holds(of_urn(first.id.as_str()) == Some(self.passage.0))?;
        for (target, span) in targets.iter().zip(self.spans) {
            self.is_part(target, *span)?;
        }
        Some(())
    }

    fn is_part(&self, target: &Target, span: Span) -> Option<()> {
        let text: &str = &self.capture.text;
        let [source] = &*target.source else {
            return None;
        };
        holds(of_urn(source.id.as_str()) == Some(self.document.id.0))?;
        let [position, quote] = &*target.selector else {
            return None;
        };
        holds(is_called(&position.kinds, "TextPositionSelector"))?;
        holds(is_called(&quote.kinds, "TextQuoteSelector"))?;
        let byte = |at: Option<i64>| {
            let point = CodePointOffset(u32::try_from(at?).ok()?);
            self.map.byte_from_code_point(text, point)
        };
        holds(byte(position.start.0) == Some(span.start()))?;
        holds(byte(position.end.0) == Some(span.end()))?;
        holds(Some(quote.exact.as_str()) == span.slice(text).ok())?;
        let around = (quote.prefix.as_str(), quote.suffix.as_str());
        holds(around == context(text, span))
    }
}
