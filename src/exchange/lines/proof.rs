//! The proof of a file: what was written is read back and held against the collection, annotation by annotation.
//!
//! The collection is asked anew, by bytes: the code points of each label are looked up in the text of its line, and must be a
//! place that an annotation with this label has here. So a file whose positions are shifted does not pass, whatever the writer
//! believed.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::BufRead;

use uuid::Uuid;

use crate::base::{Progress, in_order_of};
use crate::exchange::lines::draw::Whole;
use crate::exchange::lines::mirror::{FORMAT, LineMirror, LinkMirror, MarkMirror, MemoMirror};
use crate::exchange::marked::{Mark, Marked, marked};
use crate::exchange::record::ExchangeError;
use crate::model::{Link, LinkId, Memo, MemoId, MemoTarget, RowKey, Snapshot, TagId, TaggingId};
use crate::text::{CodePointOffset, OffsetMap, Span};

/// Fails unless the bytes are lines that hold what they can hold of the collection, each passage at its words. Only a few of them are in
/// memory at a time.
pub fn prove(
    snapshot: &Snapshot,
    mut written: impl BufRead + Send,
    progress: &Progress,
) -> Result<(), ExchangeError> {
    let whole = Whole::of(snapshot, progress)?;
    let lines = marked(snapshot).map(|one| {
        let key = Some(RowKey::from(one.document.id));
        let mut line = Vec::new();
        let read = written.read_until(b'\n', &mut line);
        read.map_err(|source| ExchangeError::Output { source })?;
        match line.pop() {
            Some(b'\n') => Ok((one, line)),
            _ => Err(differs(key)),
        }
    });
    let prove = |(one, line): (Marked<'_>, Vec<u8>)| {
        progress.check()?;
        let key = Some(RowKey::from(one.document.id));
        let line: LineMirror = serde_json::from_slice(&line).map_err(|_| differs(key))?;
        let mut names = Names::default();
        names.learn(snapshot, &line).ok_or_else(|| differs(key))?;
        prove_line(snapshot, &whole, &names, &one, &line)?;
        Ok((key, names))
    };
    let mut names = Names::default();
    in_order_of(lines, prove, |(key, of_line)| {
        let pairs = of_line.by_tag.into_iter();
        let mut pairs = pairs.map(|(tag, label)| names.is_one(tag, &label));
        match pairs.all(|is_one| is_one) {
            true => Ok(()),
            false => Err(differs(key)),
        }
    })?;
    match written.fill_buf() {
        Ok([]) => Ok(()),
        _ => Err(differs(None)),
    }
}

fn differs(key: Option<RowKey>) -> ExchangeError {
    ExchangeError::NotAsWritten { key }
}

/// Labels by tags in all lines: each means one.
#[derive(Default)]
struct Names {
    by_tag: HashMap<TagId, String>,
    by_label: HashMap<String, TagId>,
}

impl Names {
    /// Whether a tag and its label mean each other, as before.
    fn is_one(&mut self, tag: TagId, label: &str) -> bool {
        let of_tag = self.by_tag.entry(tag).or_insert_with(|| label.to_owned());
        let of_label = self.by_label.entry(label.to_owned()).or_insert(tag);
        of_tag == label && *of_label == tag
    }

    /// None where a tag is not there, is called otherwise, or shares its label.
    fn learn(&mut self, snapshot: &Snapshot, line: &LineMirror) -> Option<()> {
        for row in &line.hashiya.tags {
            let id = TagId(row.id);
            let is_called = snapshot.tag(id)?.label.has(&row.name);
            let is_one = self.is_one(id, &row.label) && row.label != line.hashiya.untagged;
            (is_called && is_one && !row.label.is_empty()).then_some(())?;
        }
        let is_known = line.hashiya.annotators.iter().all(|row| {
            let here = snapshot.annotator(crate::model::AnnotatorId(row.id));
            here.is_some_and(|here| here.name == row.name)
        });
        (is_known && line.hashiya.format == FORMAT).then_some(())
    }
}

fn prove_line(
    snapshot: &Snapshot,
    whole: &Whole<'_>,
    names: &Names,
    one: &Marked<'_>,
    line: &LineMirror,
) -> Result<(), ExchangeError> {
    let text = &*one.capture.text;
    let document = Some(RowKey::from(one.document.id));
    let is_same = line.id == one.document.id.0
        && line.hashiya.document == line.id
        && line.text == text
        && line.name == one.document.name
        && line.hashiya.added == one.document.added.to_string()
        && line.hashiya.language == one.document.language
        && line.hashiya.marks.len() == one.marks.len()
        && line.hashiya.bare.len() == one.bare.len();
    if !is_same {
        return Err(differs(document));
    }
    let map = OffsetMap::new(text);
    let byte = |at: u32| map.byte_from_code_point(text, CodePointOffset(at));
    let span = |start: u32, end: u32| Span::new(byte(start)?, byte(end)?).ok();
    let spans = |written: &[[u32; 2]]| -> Option<Vec<Span>> {
        let spans = written.iter().map(|[start, end]| span(*start, *end));
        spans.collect()
    };
    // Every label is one that an annotation has at this place, and no other is there.
    let mut written: BTreeSet<(Span, &str)> = BTreeSet::new();
    for (start, end, label) in &line.label {
        let place = span(*start, *end).ok_or_else(|| differs(document))?;
        if !written.insert((place, label)) {
            return Err(differs(document));
        }
    }
    let mut wanted: BTreeSet<(Span, &str)> = BTreeSet::new();
    for (mark, row) in one.marks.iter().zip(&line.hashiya.marks) {
        let labels = labels_of(names, &line.hashiya.untagged, mark);
        let here: Option<Vec<(Span, &str)>> = labels.map(|labels| {
            let pairs = labels.into_iter();
            pairs
                .flat_map(|label| mark.spans.iter().map(move |span| (*span, label)))
                .collect()
        });
        let is_there = here.as_ref().is_some_and(|here| {
            here.iter().all(|pair| written.contains(pair))
                && spans(&row.spans).as_deref() == Some(mark.spans)
        });
        if !(is_there && is_mark(mark, row)) {
            return Err(differs(Some(mark.annotation.id.into())));
        }
        wanted.extend(here.into_iter().flatten());
    }
    for (bare, row) in one.bare.iter().zip(&line.hashiya.bare) {
        if row.id != bare.passage.0 || spans(&row.spans).as_deref() != Some(bare.spans) {
            return Err(differs(Some(bare.passage.into())));
        }
    }
    if wanted != written {
        return Err(differs(document));
    }
    let links = whole.links_from(one);
    if links.len() != line.hashiya.links.len() {
        return Err(differs(document));
    }
    for (link, row) in links.iter().zip(&line.hashiya.links) {
        if !is_link(snapshot, link, row) {
            return Err(differs(Some(LinkId(row.id).into())));
        }
    }
    prove_memos(snapshot, one, &links, line)
}

/// The labels of an annotation; none where a tag has none.
fn labels_of<'n>(names: &'n Names, untagged: &'n str, mark: &Mark<'_>) -> Option<Vec<&'n str>> {
    if mark.taggings.is_empty() {
        return Some(vec![untagged]);
    }
    let labels = mark.taggings.iter();
    labels
        .map(|row| names.by_tag.get(&row.tag).map(String::as_str))
        .collect()
}

fn is_mark(mark: &Mark<'_>, row: &MarkMirror) -> bool {
    let annotation = mark.annotation;
    let tags = mark.taggings.iter().map(|tagging| {
        let created = tagging.created.to_string();
        (tagging.id, tagging.tag, tagging.annotator.0, created)
    });
    let written = row.tags.iter().map(|tagging| {
        let created = tagging.created.clone();
        (
            TaggingId(tagging.id),
            TagId(tagging.tag),
            tagging.by,
            created,
        )
    });
    row.id == annotation.id.0
        && row.passage == mark.passage.0
        && row.by == annotation.annotator.0
        && row.created == annotation.created.to_string()
        && row.modified == annotation.modified.to_string()
        && tags.eq(written)
}

fn is_link(snapshot: &Snapshot, link: &Link, row: &LinkMirror) -> bool {
    let relation = snapshot.relation(link.relation);
    let is_called = relation
        .is_some_and(|here| here.label.has(&row.name) && here.is_symmetric == row.symmetric);
    row.id == link.id.0
        && row.from == link.from.0
        && row.to == link.to.0
        && row.by == link.annotator.0
        && row.created == link.created.to_string()
        && is_called
}

/// Each memo with all that it is on here, and no other.
fn prove_memos(
    snapshot: &Snapshot,
    one: &Marked<'_>,
    links: &[&Link],
    line: &LineMirror,
) -> Result<(), ExchangeError> {
    let marks = one.marks.iter().map(|mark| mark.annotation.id);
    let marks = marks.map(|id| (id.0, MemoTarget::Annotation(id)));
    let links = links
        .iter()
        .map(|link| (link.id.0, MemoTarget::Link(link.id)));
    let document = one.document.id;
    let targets: Vec<(Uuid, MemoTarget)> = marks
        .chain(links)
        .chain([(document.0, MemoTarget::Document(document))])
        .collect();
    let mut wanted: HashMap<MemoId, HashSet<Uuid>> = HashMap::new();
    for (id, target) in targets {
        for memo in snapshot.memos_on(target) {
            wanted.entry(memo.id).or_default().insert(id);
        }
    }
    for row in &line.hashiya.memos {
        let id = MemoId(row.id);
        let on: HashSet<Uuid> = row.on.iter().copied().collect();
        let memo = snapshot.memo(id);
        if wanted.remove(&id) != Some(on) || !memo.is_some_and(|memo| is_memo(memo, row)) {
            return Err(differs(Some(id.into())));
        }
    }
    let comments = line.hashiya.memos.iter().map(MemoMirror::comment);
    let is_told = comments
        .filter(|comment| !comment.is_empty())
        .eq(line.comments.iter().cloned());
    match wanted.is_empty() && is_told {
        true => Ok(()),
        false => Err(differs(Some(document.into()))),
    }
}

fn is_memo(memo: &Memo, row: &MemoMirror) -> bool {
    row.title == memo.title
        && row.body == memo.body
        && row.by == memo.annotator.0
        && row.created == memo.created.to_string()
        && row.modified == memo.modified.to_string()
}
