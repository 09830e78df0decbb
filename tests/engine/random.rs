//! Random commands on sets, variables, directions, rules of tags and memos, for the random sequences.

use hashiya::base::environment::Environment;
use hashiya::command::{Command, TagChoice};
use hashiya::model::*;
use hashiya::text::{ByteOffset, Direction};

use crate::sequences::Choices;
use crate::support::{Bench, span};

/// One command of those that change no text and no place; what it names may be missing.
pub fn anything(bench: &Bench, choices: &Choices) -> Command {
    let snapshot = bench.snapshot();
    let nobody = bench.environment.new_uuid();
    let documents: Vec<DocumentId> = snapshot.documents().map(|row| row.id).collect();
    let memos: Vec<MemoId> = snapshot.memos().map(|row| row.id).collect();
    let name = || ["وكالات", "papers", "year", "سنة"][choices.below(4)].to_owned();
    let document = || choices.of(&documents).unwrap_or(DocumentId(nobody));
    let direction = || {
        let all = [
            None,
            Some(Direction::LeftToRight),
            Some(Direction::RightToLeft),
        ];
        choices.of(&all).flatten()
    };
    let memo = || choices.of(&memos).unwrap_or(MemoId(nobody));
    match choices.below(20) {
        0 => Command::SetCollectionDirection {
            direction: direction(),
        },
        1..=2 => {
            let document = document();
            let text = snapshot
                .current_capture(document)
                .map(|row| row.text.clone());
            let starts: Vec<usize> = text
                .iter()
                .flat_map(|text| text.match_indices('\n').map(|(at, _)| at + 1))
                .chain([0, 5])
                .collect();
            Command::SetParagraphDirection {
                document,
                start: ByteOffset::from_index(choices.of(&starts).unwrap_or(0)),
                direction: direction(),
            }
        }
        3 if choices.below(2) == 0 => Command::SetFurniture {
            document: document(),
            stretch: {
                let start = choices.below(12);
                span(start, start + 1 + choices.below(8))
            },
            is_furniture: choices.below(3) > 0,
        },
        3 => Command::SetLanguage {
            documents: choices.some(&documents, 3),
            language: choices
                .of(&[None, Some("ar".to_owned()), Some("?".to_owned())])
                .flatten(),
        },
        4 => Command::MoveDocuments {
            documents: choices.some(&documents, 3),
            before: choices.of(&documents).filter(|_| choices.below(2) == 0),
        },
        5..=7 => of_set(&snapshot, choices, name(), &documents),
        8..=10 => of_variable(&snapshot, choices, name(), &documents),
        11 => Command::SetMemoKind {
            memo: memo(),
            kind: choices.of(MemoKind::ALL).unwrap_or_default(),
        },
        12 => Command::AttachMemo {
            memo: memo(),
            target: target(&snapshot, choices),
        },
        13 => Command::DetachMemo {
            memo: memo(),
            target: target(&snapshot, choices),
        },
        14..=15 => of_tag(&snapshot, choices, name()),
        16 => of_saved_search(bench, choices, name()),
        _ => of_mentions(bench, choices, name()),
    }
}

/// Terms of tags, mentions turned down, many passages at once.
fn of_mentions(bench: &Bench, choices: &Choices, name: String) -> Command {
    let snapshot = bench.snapshot();
    let nobody = bench.environment.new_uuid();
    let tags: Vec<TagId> = snapshot.tags().map(|row| row.id).collect();
    let captures: Vec<CaptureId> = snapshot.captures().map(|row| row.id).collect();
    let rejections: Vec<RejectionId> = snapshot.rejections().map(|row| row.id).collect();
    let tag = choices.of(&tags).unwrap_or(TagId(nobody));
    let annotator = bench.engine().me();
    let places: Vec<_> = (0..=choices.below(4))
        .map(|_| {
            let capture = choices.of(&captures).unwrap_or(CaptureId(nobody));
            // Letters of two bytes: some of these are none.
            let start = choices.below(12);
            (capture, span(start, start + 1 + choices.below(8)))
        })
        .collect();
    match choices.below(6) {
        0..=1 => Command::SetTerms {
            tag,
            terms: vec![
                Term::new(name),
                Term {
                    standing: choices
                        .of(&[TermStanding::Accepted, TermStanding::TurnedDown])
                        .unwrap_or(TermStanding::Accepted),
                    ..Term::new("الشركة")
                },
            ],
        },
        2..=3 => Command::RejectMentions {
            tag,
            mentions: places,
            annotator,
        },
        4 => Command::RestoreMentions {
            rejections: choices.some(&rejections, 2),
        },
        _ => Command::AnnotateAll {
            passages: places,
            tags: vec![TagChoice::Existing(tag)],
            annotator,
        },
    }
}

fn of_saved_search(bench: &Bench, choices: &Choices, name: String) -> Command {
    let snapshot = bench.snapshot();
    let captures: Vec<CaptureId> = snapshot.captures().map(|row| row.id).collect();
    let searches: Vec<SavedSearchId> = snapshot.saved_searches().map(|row| row.id).collect();
    let known = choices.of(&searches).filter(|_| choices.below(5) > 0);
    let Some(search) = known else {
        return Command::SaveSearch {
            typed: name.clone(),
            name,
            options: SearchOptions::default(),
            seen: Some(choices.some(&captures, 3)),
            annotator: bench.engine().me(),
        };
    };
    match choices.below(4) {
        0 => Command::ChangeSearch {
            search,
            typed: name.clone(),
            name,
            options: SearchOptions::default(),
        },
        1 => Command::DeleteSearch { search },
        _ => Command::MarkSearchRun {
            search,
            captures: choices.some(&captures, 4),
        },
    }
}

fn target(snapshot: &Snapshot, choices: &Choices) -> MemoTarget {
    let sets = snapshot
        .document_sets()
        .map(|row| MemoTarget::DocumentSet(row.id));
    let tag_sets = snapshot.tag_sets().map(|row| MemoTarget::TagSet(row.id));
    let variables = snapshot.variables().map(|row| MemoTarget::Variable(row.id));
    let all: Vec<MemoTarget> = sets.chain(tag_sets).chain(variables).collect();
    choices.of(&all).unwrap_or(MemoTarget::Collection)
}

fn of_set(
    snapshot: &Snapshot,
    choices: &Choices,
    name: String,
    documents: &[DocumentId],
) -> Command {
    let sets: Vec<DocumentSetId> = snapshot.document_sets().map(|row| row.id).collect();
    let documents = choices.some(documents, 4);
    let Some(set) = choices.of(&sets) else {
        return Command::CreateDocumentSet { name, documents };
    };
    match choices.below(6) {
        0 => Command::CreateDocumentSet { name, documents },
        1 => Command::RenameDocumentSet { set, name },
        2 => Command::DeleteDocumentSet { set },
        3 => Command::RemoveFromDocumentSet { set, documents },
        _ => Command::AddToDocumentSet { set, documents },
    }
}

fn of_variable(
    snapshot: &Snapshot,
    choices: &Choices,
    name: String,
    documents: &[DocumentId],
) -> Command {
    let variables: Vec<VariableId> = snapshot.variables().map(|row| row.id).collect();
    let kinds = [
        VariableKind::Text,
        VariableKind::Number,
        VariableKind::Date,
        VariableKind::Boolean,
    ];
    let kind = choices.of(&kinds).unwrap_or(VariableKind::Text);
    let known = choices.of(&variables).filter(|_| choices.below(5) > 0);
    let Some(variable) = known else {
        return Command::CreateVariable {
            name,
            kind,
            is_multiple: choices.below(2) == 0,
        };
    };
    let kind = snapshot.variable(variable).map_or(kind, |row| row.kind);
    let value = || match kind {
        VariableKind::Text => Value::Text(["one", "اثنان", " "][choices.below(3)].to_owned()),
        VariableKind::Number => Value::Number(["١٢٫٥", "7", "x"][choices.below(3)].to_owned()),
        VariableKind::Date => Value::Date(PartialDate {
            calendar: Calendar::Gregorian,
            year: 2025,
            month: choices.of(&[None, Some(2), Some(13)]).flatten(),
            day: choices.of(&[None, Some(28), Some(30)]).flatten(),
        }),
        VariableKind::Boolean => Value::Boolean(choices.below(2) == 0),
    };
    match choices.below(8) {
        0 => Command::RenameVariable { variable, name },
        1 => Command::DeleteVariable { variable },
        _ => Command::SetValues {
            documents: choices.some(documents, 3),
            variable,
            values: (0..choices.below(3)).map(|_| value()).collect(),
        },
    }
}

fn of_tag(snapshot: &Snapshot, choices: &Choices, name: String) -> Command {
    let nobody = uuid_of(snapshot);
    let all: Vec<TagId> = snapshot.tags().map(|row| row.id).collect();
    let tag = choices.of(&all).unwrap_or(TagId(nobody));
    let sets: Vec<TagSetId> = snapshot.tag_sets().map(|row| row.id).collect();
    let tags = choices.some(&all, 3);
    let set = choices.of(&sets).unwrap_or(TagSetId(nobody));
    match choices.below(10) {
        0 => Command::SetTagRules {
            tag,
            includes: Bilingual::from_one(&name),
            excludes: Bilingual::default(),
        },
        1 => Command::SetCategory {
            tag,
            is_category: choices.below(3) == 0,
        },
        2..=3 => Command::MergeTags {
            from: tags,
            into: tag,
        },
        4 => Command::RenameTagSet { set, name },
        5 => Command::DeleteTagSet { set },
        6 => Command::AddToTagSet { set, tags },
        7 => Command::RemoveFromTagSet { set, tags },
        8 => {
            let taggings: Vec<_> = snapshot.taggings().collect();
            match choices.of(&taggings) {
                None => Command::CreateTagSet { name, tags },
                Some(tagging) => Command::SetExample {
                    annotation: tagging.annotation,
                    tag: tagging.tag,
                    is_example: !tagging.is_example,
                },
            }
        }
        _ => Command::CreateTagSet { name, tags },
    }
}

fn uuid_of(snapshot: &Snapshot) -> uuid::Uuid {
    uuid::Uuid::from_u128(u128::from(snapshot.revision()))
}
