//! Tagging hits: one command for all, one step to undo.

use std::collections::{BTreeSet, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use egui::Context;

use crate::base::{Cancelled, Progress};
use crate::command::{Command, TagChoice};
use crate::engine::{JobKind, JobProduct};
use crate::gui::app::HashiyaApp;
use crate::gui::app::session::{JobPurpose, Pending};
use crate::gui::panels::{Found, HitAt, HitExtent};
use crate::i18n::{Counted, Word, fill};
use crate::model::{AnnotatorId, CaptureId, Snapshot};
use crate::text::{ByteOffset, Span, Trim, paragraph_around, sentence_at, trim};

/// What is to be tagged, found beside the window.
#[derive(Debug)]
pub(in crate::gui::app) struct ReadyToTag {
    passages: Vec<(CaptureId, Span)>,
    tags: Vec<TagChoice>,
    n_already: usize,
}

impl HashiyaApp {
    /// Marks hits and puts tags on them. What is so tagged already is left as it is, and counted. Their sentences are found in a
    /// job: a hundred thousand of them outlast a frame.
    pub(super) fn tag_hits(
        &mut self,
        found: Arc<Found>,
        hits: Vec<HitAt>,
        tags: Vec<TagChoice>,
        extent: HitExtent,
    ) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        let annotator = session.engine.me();
        let ready = Arc::new(Mutex::new(None));
        let told = Arc::clone(&ready);
        let work = move |progress: &Progress| {
            let passages = passages_of(&found, &hits, &snapshot, extent, progress)?;
            let tagged = tagged_so(&snapshot, &passages, &tags, annotator);
            let is_tagged = |place: &&(CaptureId, Span)| tagged.contains(*place);
            let n_already = passages.iter().filter(is_tagged).count();
            *told.lock().unwrap_or_else(PoisonError::into_inner) = Some(ReadyToTag {
                passages,
                tags,
                n_already,
            });
            Ok(JobProduct::Nothing)
        };
        let job = session.engine.start_job(JobKind::TagHits, work);
        session.jobs.insert(job, JobPurpose::TagHits { ready });
    }

    /// Tags what a job found, as one command.
    pub(in crate::gui::app) fn tag_ready(
        &mut self,
        ctx: &Context,
        ready: &Mutex<Option<ReadyToTag>>,
    ) {
        let ready = ready.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(ready) = ready.filter(|ready| !ready.passages.is_empty()) else {
            return;
        };
        let n_already = ready.n_already;
        let n_tagged = ready.passages.len() - n_already;
        if n_tagged == 0 {
            let hits = Counted::Hit.of(n_already);
            let words = fill(Word::MsgTaggedBefore, self.wording(), &[("hits", &hits)]);
            self.say(ctx, words, false, false);
            return;
        }
        let Some(session) = self.session_mut() else {
            return;
        };
        session.used_tags(&ready.tags);
        let command = Command::AnnotateAll {
            passages: ready.passages,
            tags: ready.tags,
            annotator: session.engine.me(),
        };
        let pending = Pending::TagHits {
            n_tagged,
            n_already,
        };
        self.submit_named(command, pending);
    }

    /// Says what came of it.
    pub(in crate::gui::app) fn said_tagged(
        &mut self,
        ctx: &Context,
        n_tagged: usize,
        n_already: usize,
    ) {
        let word = match n_already {
            0 => Word::MsgTaggedHits,
            _ => Word::MsgTaggedSome,
        };
        let hits = Counted::Hit.of(n_tagged);
        let words = fill(word, self.wording(), &[("hits", &hits), ("n", &n_already)]);
        self.say(ctx, words, false, true);
    }
}

/// The places of hits, each once, in the order of the collection.
fn passages_of(
    found: &Found,
    hits: &[HitAt],
    snapshot: &Snapshot,
    extent: HitExtent,
    progress: &Progress,
) -> Result<Vec<(CaptureId, Span)>, Cancelled> {
    let mut passages: Vec<(CaptureId, Span)> = Vec::with_capacity(hits.len());
    progress.begin(hits.len() as u64);
    for at in hits {
        progress.step()?;
        let Some((document, hit)) = found.get(*at) else {
            continue;
        };
        let Some(capture) = snapshot.capture(document.capture) else {
            continue;
        };
        let span = widened(&capture.text, hit.span, extent);
        if passages.last() != Some(&(document.capture, span)) {
            passages.push((document.capture, span));
        }
    }
    Ok(passages)
}

/// A hit with so much of the text around it.
fn widened(text: &str, span: Span, extent: HitExtent) -> Span {
    let widened = match extent {
        HitExtent::Word => None,
        HitExtent::Sentence => sentence_at(text, span.start().index()),
        HitExtent::Paragraph => paragraph_of(text, span),
    };
    // A hit that reaches over the end of its sentence stays whole.
    let Some(widened) = widened else { return span };
    let (start, end) = (
        widened.start().min(span.start()),
        widened.end().max(span.end()),
    );
    Span::new(start, end).unwrap_or(span)
}

fn paragraph_of(text: &str, span: Span) -> Option<Span> {
    let start = paragraph_around(text, span.start().index()).start;
    let end = paragraph_around(text, span.end().index()).end;
    let [start, end] = [start, end].map(ByteOffset::from_index);
    trim(text, Span::new(start, end).ok()?, Trim::WhiteSpace)
}

/// The places in these texts that someone has marked just so and that carry all of the tags.
fn tagged_so(
    snapshot: &Snapshot,
    passages: &[(CaptureId, Span)],
    tags: &[TagChoice],
    annotator: AnnotatorId,
) -> HashSet<(CaptureId, Span)> {
    let captures: BTreeSet<CaptureId> = passages.iter().map(|(capture, _)| *capture).collect();
    let mut tagged = HashSet::new();
    for capture in captures {
        for (annotation, standing) in snapshot.annotations_of(capture) {
            let [span] = standing.spans() else { continue };
            let taggings = snapshot.taggings_of(annotation.id);
            let carries = |choice: &TagChoice| match choice {
                TagChoice::Existing(tag) => taggings.iter().any(|tagging| tagging.tag == *tag),
                _ => false,
            };
            if annotation.annotator == annotator && tags.iter().all(carries) {
                tagged.insert((capture, *span));
            }
        }
    }
    tagged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, words: &str, extent: HitExtent, expected: &str) {
        let at = text.find(words).unwrap();
        let [start, end] = [at, at + words.len()].map(ByteOffset::from_index);
        let span = widened(text, Span::new(start, end).unwrap(), extent);
        assert_eq!(span.slice(text).unwrap(), expected);
    }

    #[test]
    fn a_hit_is_widened_to_what_was_chosen() {
        let text = "Before it.\nThe company said so. It left.\n  وقالت الشركة ذلك. ثم مضت.  ";
        check(text, "company", HitExtent::Word, "company");
        check(text, "company", HitExtent::Sentence, "The company said so.");
        check(
            text,
            "company",
            HitExtent::Paragraph,
            "The company said so. It left.",
        );
        check(text, "الشركة", HitExtent::Sentence, "وقالت الشركة ذلك.");
        check(
            text,
            "الشركة",
            HitExtent::Paragraph,
            "وقالت الشركة ذلك. ثم مضت.",
        );
        check(
            text,
            "so. It",
            HitExtent::Sentence,
            "The company said so. It",
        );
    }
}
