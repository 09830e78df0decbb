//! Rules of the plans: what each command comes to and what it refuses. Every change is verified and compared with a
//! snapshot built anew.

mod annotations;
mod belongings;
mod captures;
mod documents;
mod links;
mod memos;
mod merge;
mod merge_tags;
mod names;
mod sets;
mod tags;
mod terms;
mod values;

use std::borrow::Borrow;

use crate::base::environment::{Environment, SeededEnvironment};
use crate::command::plan::{KnownTombstones, Newcomers, plan, plan_for, verify};
use crate::command::{Change, Command, NewDocument, NewTag, Refusal, TagChoice};
use crate::model::*;
use crate::text::{ByteOffset, Span};

pub(super) const TEXT: &str = "قالت الشركة إنها أوقفت الخدمة. The company ended the service.";

/// A collection with one annotator and one document.
pub(super) struct World {
    pub(super) snapshot: Snapshot,
    pub(super) environment: SeededEnvironment,
    pub(super) annotator: AnnotatorId,
    pub(super) document: DocumentId,
    pub(super) capture: CaptureId,
}

impl World {
    pub(super) fn new() -> Self {
        let environment = SeededEnvironment::new(5);
        let collection = Collection {
            id: CollectionId(environment.new_uuid()),
            lineage: LineageId(environment.new_uuid()),
            name: "Reports".to_owned(),
            direction: None,
            created: environment.now(),
        };
        let mut world = Self {
            snapshot: Snapshot::from_rows(0, [collection.into()]),
            annotator: AnnotatorId(environment.new_uuid()),
            document: DocumentId(environment.new_uuid()),
            capture: CaptureId(environment.new_uuid()),
            environment,
        };
        let change = world.run(Command::AddAnnotator {
            name: "Amal".to_owned(),
        });
        let RowKey::Annotator(annotator) = change.answer[0] else {
            panic!("{change:?}")
        };
        world.annotator = annotator;
        world.document = world.add_document("first");
        world.capture = world.snapshot.document(world.document).unwrap().capture;
        world
    }

    /// Plans a command that must be allowed, verifies and applies it.
    #[track_caller]
    pub(super) fn run(&mut self, command: impl Borrow<Command>) -> Change {
        let change = plan(&self.snapshot, command.borrow(), &self.environment).unwrap();
        self.apply(&change);
        change
    }

    #[track_caller]
    pub(super) fn apply(&mut self, change: &Change) {
        let after = self.snapshot.apply(&change.edits);
        assert_eq!(verify(&self.snapshot, &after, change), Ok(()));
        let rebuilt = Snapshot::from_rows(after.revision(), after.rows());
        assert_eq!(after, rebuilt);
        let back: Vec<RowEdit> = change.edits.iter().cloned().map(RowEdit::inverse).collect();
        assert!(after.apply(&back).rows().eq(self.snapshot.rows()));
        self.snapshot = after;
    }

    /// Plans a command that must be refused.
    #[track_caller]
    pub(super) fn refusal(&self, command: impl Borrow<Command>) -> Refusal {
        plan(&self.snapshot, command.borrow(), &self.environment).unwrap_err()
    }

    pub(super) fn add_document(&mut self, name: &str) -> DocumentId {
        let change = self.run(Command::AddDocuments {
            documents: vec![new_document(name, TEXT)],
        });
        let RowKey::Document(document) = change.answer[0] else {
            panic!("{change:?}")
        };
        document
    }

    pub(super) fn tag(&mut self, label: &str, parent: Option<TagId>) -> TagId {
        let change = self.run(Command::CreateTag {
            tag: new_tag(label, parent),
        });
        let RowKey::Tag(tag) = change.answer[0] else {
            panic!("{change:?}")
        };
        tag
    }

    pub(super) fn annotate(&mut self, words: &str, tags: &[TagId]) -> AnnotationId {
        let tags = tags.iter().copied().map(TagChoice::Existing).collect();
        let command = self.annotation(words, tags);
        let change = self.run(command);
        let RowKey::Annotation(annotation) = change.answer[0] else {
            panic!("{change:?}")
        };
        annotation
    }

    pub(super) fn annotation(&self, words: &str, tags: Vec<TagChoice>) -> Command {
        Command::Annotate {
            capture: self.capture,
            spans: vec![span(words)],
            tags,
            annotator: self.annotator,
        }
    }

    pub(super) fn memo(&mut self, title: &str, targets: &[MemoTarget]) -> MemoId {
        let change = self.run(Command::WriteMemo {
            memo: None,
            kind: MemoKind::Note,
            targets: targets.to_vec(),
            title: title.to_owned(),
            body: "…".to_owned(),
            annotator: self.annotator,
            joins: false,
        });
        let RowKey::Memo(memo) = change.answer[0] else {
            panic!("{change:?}")
        };
        memo
    }

    /// Puts rows in that no command makes yet.
    pub(super) fn put(&mut self, rows: impl IntoIterator<Item = Row>) {
        let rows = rows.into_iter().collect();
        self.run(Command::Merge {
            rows,
            originals: Vec::new(),
            tombstones: Vec::new(),
        });
    }

    /// A link between the passages of two annotations.
    pub(super) fn link(&mut self, from: AnnotationId, to: AnnotationId) -> LinkId {
        let relation = Relation {
            id: RelationId(self.environment.new_uuid()),
            label: Bilingual::from_one("contradicts"),
            is_symmetric: true,
        };
        let link = Link {
            id: LinkId(self.environment.new_uuid()),
            from: self.snapshot.annotation(from).unwrap().passage,
            to: self.snapshot.annotation(to).unwrap().passage,
            relation: relation.id,
            annotator: self.annotator,
            created: self.environment.now(),
        };
        let id = link.id;
        self.put([relation.into(), link.into()]);
        id
    }

    pub(super) fn labels(&self, parent: Option<TagId>) -> Vec<String> {
        let tags = self.snapshot.tags_under(parent);
        tags.map(|tag| tag.label.prefer(false).to_owned()).collect()
    }
}

pub(super) fn new_document(name: &str, text: &str) -> NewDocument {
    NewDocument {
        name: name.to_owned(),
        language: None,
        text: text.into(),
        original: text.as_bytes().into(),
        whole: None,
        original_sha256: Sha256::of(text.as_bytes()),
        original_name: format!("/home/someone/{name}.txt"),
        original_modified: None,
        encoding: "UTF-8".to_owned(),
        extractor: "plain-text 1".to_owned(),
        notes: Vec::new(),
        structure: Vec::new(),
        set: None,
        values: Vec::new(),
    }
}

pub(super) fn new_tag(label: &str, parent: Option<TagId>) -> NewTag {
    NewTag {
        parent,
        label: Bilingual::from_one(label),
        definition: Bilingual::default(),
        color: None,
        is_category: false,
    }
}

/// Where words first stand in [`TEXT`].
pub(super) fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(
        ByteOffset::from_index(start),
        ByteOffset::from_index(start + words.len()),
    )
    .unwrap()
}

#[test]
fn undo_and_redo_are_the_engines() {
    let world = World::new();
    assert_eq!(world.refusal(Command::Undo), Refusal::NothingToUndo);
    assert_eq!(world.refusal(Command::Redo), Refusal::NothingToRedo);
}

#[test]
fn newcomers_come_with_their_first_change() {
    let mut world = World::new();
    let row = |name: &str| Annotator {
        id: AnnotatorId(world.environment.new_uuid()),
        name: name.to_owned(),
        created: world.environment.now(),
    };
    let (me, other, stranger) = (row("me"), row("other"), row("stranger"));
    let none = KnownTombstones::default();
    let newcomers = Newcomers {
        me: me.id,
        rows: vec![me.clone(), other.clone(), stranger],
    };
    let command = Command::WriteMemo {
        memo: None,
        kind: MemoKind::Note,
        targets: vec![MemoTarget::Collection],
        title: "title".to_owned(),
        body: String::new(),
        annotator: other.id,
        joins: false,
    };
    // Nobody knows them without the introduction.
    assert_eq!(
        world.refusal(command.clone()),
        Refusal::Missing {
            key: other.id.into()
        }
    );
    let change = plan_for(
        &world.snapshot,
        &command,
        &world.environment,
        &newcomers,
        &none,
    )
    .unwrap();
    let mut expected = vec![RowKey::from(me.id), other.id.into()];
    expected.sort();
    assert_eq!(change.touched()[..2], expected);
    assert_eq!(change.touched().len(), 3);
    world.apply(&change);

    // A merge brings nobody but those among its rows.
    let merge = Command::Merge {
        rows: vec![Row::from(Annotator {
            id: AnnotatorId(world.environment.new_uuid()),
            name: "new".to_owned(),
            created: world.environment.now(),
        })],
        originals: Vec::new(),
        tombstones: Vec::new(),
    };
    let newcomers = Newcomers {
        me: AnnotatorId(world.environment.new_uuid()),
        rows: Vec::new(),
    };
    let change = plan_for(
        &world.snapshot,
        &merge,
        &world.environment,
        &newcomers,
        &none,
    )
    .unwrap();
    assert_eq!(change.touched().len(), 1);

    // A command that changes nothing brings nobody either.
    let same = Command::RenameCollection {
        name: "Reports".to_owned(),
    };
    let newcomers = Newcomers {
        me: AnnotatorId(world.environment.new_uuid()),
        rows: vec![Annotator {
            id: AnnotatorId(world.environment.new_uuid()),
            name: "me".to_owned(),
            created: world.environment.now(),
        }],
    };
    let refused = plan_for(
        &world.snapshot,
        &same,
        &world.environment,
        &newcomers,
        &none,
    );
    assert_eq!(refused.unwrap_err(), Refusal::NoChange);
}
