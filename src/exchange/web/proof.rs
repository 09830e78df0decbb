//! The proof of an export: what was written is read back and held against the collection, annotation by annotation.
//!
//! The collection is asked anew, by bytes: the code points of each target are looked up in the text, and the words there must
//! be those at the passage's place. So a file whose positions are shifted by one does not pass, whatever the writer believed.

use std::io::BufRead;

use uuid::Uuid;

use crate::base::{Progress, in_order_of};
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::codes::derived;
use crate::exchange::web::loose::Several;
use crate::exchange::web::maps::Maps;
use crate::exchange::web::node::{Agent, Body, Node, Target, is_called};
use crate::exchange::web::tell::{context, count, is_held, settled_in, stands_alone, things_of};
use crate::exchange::web::{GENERATOR, WebOptions, of_urn, urn};
use crate::exchange::written::{Lines, Piece};
use crate::model::{
    Annotation, AnnotatorId, Capture, Document, Link, Memo, MemoTarget, PassageId, RowKey,
    Snapshot, Standing, Tag,
};
use crate::text::{CodePointOffset, OffsetMap, Span};

/// Fails unless `written` is annotations that hold what the model can hold of the collection, each passage at its words, in the order of
/// writing. Only a few of them are in memory at a time.
pub fn prove(
    snapshot: &Snapshot,
    options: &WebOptions,
    written: impl BufRead + Send,
    progress: &Progress,
) -> Result<(), ExchangeError> {
    progress.check()?;
    let expected = count(snapshot, options.with_texts);
    let mut lines = Lines::new(written)?;
    let mut frame = lines.line.clone();
    let mut all = expected_of(snapshot, options.with_texts);
    let pieces = lines.rows()?.map(|piece| {
        let piece = piece?;
        let items: Vec<_> = all.by_ref().take(piece.numbers.len()).collect();
        Ok((items, piece))
    });
    let prove = |(items, piece): (Vec<Expected<'_>>, Piece)| {
        progress.check()?;
        let proof = Proof {
            snapshot,
            maps: Maps::default(),
        };
        let rows = piece.rows()?;
        if rows.len() != items.len() {
            return Err(differs(None));
        }
        for (item, row) in items.iter().zip(rows) {
            let key = Some(item.key());
            let nodes: Several<Node> = serde_json::from_str(row).map_err(|_| differs(key))?;
            let [node] = &*nodes else {
                return Err(differs(key));
            };
            proof.holds(item, node).ok_or_else(|| differs(key))?;
        }
        Ok(())
    };
    in_order_of(pieces, prove, Ok)?;
    let is_all = all.next().is_none();
    lines.go_on()?;
    frame.extend_from_slice(&lines.line);
    lines.go_on()?;
    match is_all && lines.line.is_empty() && is_frame(snapshot, &frame, expected).is_some() {
        true => Ok(()),
        false => Err(differs(None)),
    }
}

/// Whether what holds no annotation is a collection of so many.
fn is_frame(snapshot: &Snapshot, frame: &[u8], expected: u64) -> Option<()> {
    let read: Node = serde_json::from_slice(frame).ok()?;
    let [page] = &*read.first else {
        return None;
    };
    let mut generators = read.generator.iter();
    let collection = snapshot.collection();
    holds(
        page.items.is_empty()
            && read.total.0 == i64::try_from(expected).ok()
            && generators.any(|by| by.name.as_str() == GENERATOR)
            && collection.is_none_or(|row| {
                read.label.as_str() == row.name && of_urn(read.id.as_str()) == Some(row.id.0)
            }),
    )
}

/// What has to come next.
enum Expected<'s> {
    Tag(&'s Tag),
    Text(&'s Document, &'s Capture),
    Annotation(&'s Document, &'s Capture, &'s Annotation, Standing<'s>),
    Link(&'s Link),
    Memo(&'s Memo),
}

impl Expected<'_> {
    fn key(&self) -> RowKey {
        match self {
            Self::Tag(tag) => tag.id.into(),
            Self::Text(document, _) => document.id.into(),
            Self::Annotation(_, _, annotation, _) => annotation.id.into(),
            Self::Link(link) => link.id.into(),
            Self::Memo(memo) => memo.id.into(),
        }
    }
}

/// All that has to come.
fn expected_of(snapshot: &Snapshot, with_texts: bool) -> impl Iterator<Item = Expected<'_>> + Send {
    let tags = snapshot.tags_in_order().into_iter();
    let tags = tags.map(|(tag, _)| Expected::Tag(tag));
    let documents: Vec<&Document> = snapshot.documents_in_order().map(|row| &**row).collect();
    let documents = documents.into_iter().filter_map(|document| {
        let capture = snapshot.capture(document.capture)?;
        Some((document, capture))
    });
    let documents = documents.flat_map(move |(document, capture)| {
        let text = with_texts.then_some(Expected::Text(document, capture));
        let settled = settled_in(snapshot, capture.id).into_iter();
        text.into_iter()
            .chain(settled.map(move |(annotation, standing)| {
                Expected::Annotation(document, capture, annotation, standing)
            }))
    });
    let links: Vec<&Link> = snapshot.links().map(|row| &**row).collect();
    let links = links.into_iter().filter(|link| is_held(snapshot, link.id));
    let memos: Vec<&Memo> = snapshot.memos().map(|row| &**row).collect();
    let memos = memos
        .into_iter()
        .filter(|memo| stands_alone(snapshot, memo));
    tags.chain(documents)
        .chain(links.map(Expected::Link))
        .chain(memos.map(Expected::Memo))
}

fn differs(key: Option<RowKey>) -> ExchangeError {
    ExchangeError::NotAsWritten { key }
}

struct Proof<'s> {
    snapshot: &'s Snapshot,
    maps: Maps,
}

impl Proof<'_> {
    /// Whether an annotation is what has to come.
    fn holds(&self, expected: &Expected<'_>, item: &Node) -> Option<()> {
        match expected {
            Expected::Tag(tag) => self.tag(tag, item),
            Expected::Text(document, capture) => is_text(document, capture, item),
            Expected::Annotation(document, capture, annotation, standing) => {
                let place = Place {
                    document,
                    capture,
                    map: &self.maps.of(capture),
                    passage: annotation.passage,
                    spans: standing.spans(),
                };
                self.annotation(annotation, &place, item)
            }
            Expected::Link(link) => self.link(link, item),
            Expected::Memo(memo) => self.memo(memo, item),
        }
    }

    /// Whether the only one named is this annotator.
    fn is_by(&self, agents: &[Agent], annotator: AnnotatorId) -> Option<()> {
        let [agent] = agents else {
            return None;
        };
        let row = self.snapshot.annotator(annotator)?;
        holds(of_urn(agent.id.as_str()) == Some(annotator.0) && agent.name.as_str() == row.name)
    }

    fn tag(&self, tag: &Tag, item: &Node) -> Option<()> {
        is_called_by(item, derived(tag.id.0, "annotation"))?;
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

    fn annotation(&self, annotation: &Annotation, place: &Place<'_>, item: &Node) -> Option<()> {
        is_called_by(item, annotation.id.0)?;
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

    fn memo(&self, memo: &Memo, item: &Node) -> Option<()> {
        is_called_by(item, derived(memo.id.0, "annotation"))?;
        let things = things_of(self.snapshot, memo);
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

    fn link(&self, link: &Link, item: &Node) -> Option<()> {
        is_called_by(item, link.id.0)?;
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

fn is_called_by(item: &Node, id: Uuid) -> Option<()> {
    holds(item.id.as_str() == urn(id))
}

/// Whether an annotation is the text of a document.
fn is_text(document: &Document, capture: &Capture, item: &Node) -> Option<()> {
    is_called_by(item, derived(document.id.0, "text"))?;
    let ([target], [body]) = (&*item.target, &*item.body) else {
        return None;
    };
    holds(
        of_urn(target.id.as_str()) == Some(document.id.0)
            && target.label.as_str() == document.name
            && body.value.as_str() == &*capture.text
            && body.language.0 == document.language,
    )
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
