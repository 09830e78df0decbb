//! Random sequences of commands, from a seed: whatever was done can be taken back to the same rows and made again, with
//! restarts in between (P8), and the doctor finds nothing on the way (I17).

use hashiya::base::environment::{Environment, SeededEnvironment};
use hashiya::command::{AnnotationFate, Command, TagChoice};
use hashiya::engine::EngineError;
use hashiya::model::*;
use hashiya::text::{Direction, Span};

use crate::support::{Bench, TEXT, add, new_document, new_tag, span, write};

/// Random choices from a seed; the ids of a second environment serve as numbers.
pub struct Choices(SeededEnvironment);

impl Choices {
    pub fn new(seed: u64) -> Self {
        Self(SeededEnvironment::new(seed))
    }

    /// A number below `end`; 0 if `end` is 0.
    pub fn below(&self, end: usize) -> usize {
        let number = self.0.new_uuid().as_u128() >> 64;
        // The high bits are random but for the version's.
        ((number >> 20) as usize).checked_rem(end).unwrap_or(0)
    }

    pub fn of<T: Clone>(&self, items: &[T]) -> Option<T> {
        items.get(self.below(items.len())).cloned()
    }

    pub fn some<T: Clone>(&self, items: &[T], most: usize) -> Vec<T> {
        (0..=self.below(most))
            .filter_map(|_| self.of(items))
            .collect()
    }
}

/// Spans on character boundaries, in order, sometimes several.
fn spans(choices: &Choices, text: &str) -> Vec<Span> {
    let mut edges: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    edges.push(text.len());
    let start = choices.below(edges.len() - 1);
    let mut at = start;
    let mut spans = Vec::new();
    for _ in 0..=choices.below(5) / 4 {
        let end = (at + 1 + choices.below(12)).min(edges.len() - 1);
        if end > at {
            spans.push(span(edges[at], edges[end]));
        }
        at = (end + choices.below(3)).min(edges.len() - 1);
    }
    spans
}

/// A command that mostly makes sense for the collection as it is. Roughly as a person works: annotations lead.
pub fn command(bench: &Bench, choices: &Choices) -> Command {
    let snapshot = bench.snapshot();
    let me = bench.engine().me();
    let documents: Vec<DocumentId> = snapshot.documents().map(|row| row.id).collect();
    let tags: Vec<TagId> = snapshot.tags().map(|row| row.id).collect();
    let annotations: Vec<AnnotationId> = snapshot.annotations().map(|row| row.id).collect();
    let memos: Vec<MemoId> = snapshot.memos().map(|row| row.id).collect();
    let word = || ["إنكار", "report", "تقرير", "claim", "نفي"][choices.below(5)].to_owned();
    let name = || format!("{} {}", word(), choices.below(30));
    let choice = || match choices.below(3) {
        0 => TagChoice::Named(name()),
        _ => choices
            .of(&tags)
            .map_or_else(|| TagChoice::Named(name()), TagChoice::Existing),
    };
    let document = || choices.of(&documents).unwrap_or(DocumentId(me.0));
    let tag = || choices.of(&tags).unwrap_or(TagId(me.0));
    let target = || match choices.below(4) {
        0 => MemoTarget::Collection,
        1 => MemoTarget::Document(document()),
        2 => MemoTarget::Tag(tag()),
        _ => choices
            .of(&annotations)
            .map_or(MemoTarget::Collection, MemoTarget::Annotation),
    };
    match choices.below(100) {
        0..=5 => add(&[&name()], TEXT),
        6 => Command::RenameCollection { name: name() },
        7 | 56..=58 | 28..=33 => crate::random::anything(bench, choices),
        12 => Command::RenameDocument {
            document: document(),
            name: name(),
        },
        8 if choices.below(2) == 0 => Command::AddCapture {
            document: document(),
            capture: Box::new(new_document("read again", &format!("{} {TEXT}", name()))),
            decisions: Vec::new(),
        },
        8..=9 => Command::RemoveDocuments {
            documents: vec![document()],
        },
        10 => Command::SetDocumentDirection {
            document: document(),
            direction: choices.of(&[None, Some(Direction::RightToLeft)]).flatten(),
        },
        11 | 13..=15 => Command::CreateTag {
            tag: new_tag(&name(), choices.of(&tags).filter(|_| choices.below(2) == 0)),
        },
        16 => Command::RenameTag {
            tag: tag(),
            label: Bilingual::from_one(&name()),
        },
        17 => Command::DefineTag {
            tag: tag(),
            definition: Bilingual::from_one(&name()),
        },
        18 => Command::RecolorTag {
            tag: tag(),
            color: TagColor::Palette(choices.below(12) as u8),
        },
        19..=22 => Command::MoveTags {
            tags: vec![tag()],
            parent: choices.of(&tags).filter(|_| choices.below(2) == 0),
            before: choices.of(&tags).filter(|_| choices.below(3) == 0),
        },
        23..=25 => Command::DeleteTag {
            tag: tag(),
            fate: [AnnotationFate::Keep, AnnotationFate::Delete][choices.below(2)],
        },
        26..=27 | 34..=55 => {
            let capture = snapshot.document(document()).map(|row| row.capture);
            let text = capture.and_then(|id| snapshot.capture(id));
            Command::Annotate {
                capture: capture.unwrap_or(CaptureId(me.0)),
                spans: text
                    .map(|capture| spans(choices, &capture.text))
                    .unwrap_or_default(),
                tags: (0..choices.below(4)).map(|_| choice()).collect(),
                annotator: me,
            }
        }
        59..=61 => Command::MoveEdges {
            annotation: choices.of(&annotations).unwrap_or(AnnotationId(me.0)),
            spans: spans(choices, TEXT),
        },
        62..=69 => Command::Retag {
            annotations: choices.some(&annotations, 5),
            add: (0..choices.below(3)).map(|_| choice()).collect(),
            remove: (0..choices.below(3)).map(|_| tag()).collect(),
            annotator: me,
        },
        70..=71 => crate::random::anything(bench, choices),
        72..=75 => Command::DeleteAnnotations {
            annotations: choices.some(&annotations, 3),
        },
        76..=85 => {
            let memo = choices.of(&memos).filter(|_| choices.below(3) > 0);
            let targets: Vec<MemoTarget> = (0..choices.below(3)).map(|_| target()).collect();
            write(
                bench.engine(),
                memo,
                &targets,
                &name(),
                choices.below(2) == 0,
            )
        }
        86 => Command::DeleteMemo {
            memo: choices.of(&memos).unwrap_or(MemoId(me.0)),
        },
        87 => Command::AddAnnotator { name: name() },
        88 => Command::RenameAnnotator {
            annotator: me,
            name: name(),
        },
        89..=95 => Command::Undo,
        _ => Command::Redo,
    }
}

/// Does what is allowed; what is refused must leave everything as it was.
pub fn step(bench: &Bench, choices: &Choices) -> bool {
    let command = command(bench, choices);
    let before = bench.snapshot();
    match bench.engine().execute(command.clone()) {
        Ok(outcome) => {
            let after = bench.snapshot();
            assert_eq!(after.revision(), before.revision() + 1);
            assert_eq!(after.revision(), outcome.seq);
            true
        }
        Err(EngineError::Refused(_)) => {
            assert!(std::sync::Arc::ptr_eq(&before, &bench.snapshot()));
            false
        }
        Err(error) => panic!("{error} at {command:?}"),
    }
}

fn sequence(seed: u64, n_commands: usize) {
    let mut bench = Bench::new(seed);
    let choices = Choices::new(seed ^ 0x5eed);
    let empty = bench.hash();
    bench.run(add(&["first", "second"], TEXT));
    let mut done = 0;
    for index in 0..n_commands {
        done += usize::from(step(&bench, &choices));
        if index % 10 == 0 {
            bench.check();
        }
        if choices.below(50) == 0 {
            bench.reopen();
        }
    }
    assert!(
        done * 3 > n_commands,
        "seed {seed}: only {done} commands were allowed"
    );
    while bench.engine().undo_state().redo.is_some() {
        bench.run(Command::Redo);
    }
    let (full, rows) = (bench.hash(), bench.snapshot());
    bench.reopen();
    while bench.engine().undo_state().undo.is_some() {
        bench.run(Command::Undo);
    }
    assert_eq!(bench.hash(), empty, "seed {seed}");
    bench.check();
    bench.reopen();
    while bench.engine().undo_state().redo.is_some() {
        bench.run(Command::Redo);
    }
    assert_eq!(bench.hash(), full, "seed {seed}");
    assert!(bench.snapshot().rows().eq(rows.rows()), "seed {seed}");
    bench.check();
}

#[test]
fn random_sequences_go_back_and_forth() {
    for seed in 0..30 {
        sequence(seed, 150);
    }
}

#[test]
fn more_random_sequences_go_back_and_forth() {
    for seed in 30..60 {
        sequence(seed, 150);
    }
}

/// The same seed gives the same collection, ids and times included.
#[test]
fn a_seed_repeats_itself() {
    let run = || {
        let bench = Bench::new(7);
        let choices = Choices::new(7);
        bench.run(add(&["first"], TEXT));
        for _ in 0..60 {
            step(&bench, &choices);
        }
        bench.hash()
    };
    assert_eq!(run(), run());
}
