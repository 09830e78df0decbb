//! A small collection with every kind of row, and helpers to commit.

use std::path::PathBuf;
use std::sync::Arc;

use tempfile::TempDir;

use crate::base::environment::{Environment, SeededEnvironment};
use crate::command::{Action, ActionCode, Original};
use crate::model::*;
use crate::store::{Access, Committed, EntryKind, NewEntry, Store, StoreError};
use crate::text::{ByteOffset, Direction, Folds, Span, WordEdges};

pub(super) const TEXT: &str =
    "قالت الشركة إنها أنهت الوصول.\nThe company said it ended access 🙂 today.\n";

/// A folder with a collection in it.
pub(super) struct Fixture {
    pub(super) folder: TempDir,
    pub(super) environment: SeededEnvironment,
    pub(super) collection: Collection,
    pub(super) rows: Vec<Row>,
    pub(super) original: Original,
    /// A tombstone that the fixture carries of a row that it never held.
    pub(super) carried: Tombstone,
}

impl Fixture {
    pub(super) fn new() -> Self {
        let environment = SeededEnvironment::new(11);
        let collection = Collection {
            id: CollectionId(environment.new_uuid()),
            lineage: LineageId(environment.new_uuid()),
            name: "Storage and calls".to_owned(),
            direction: None,
            created: environment.now(),
        };
        let (rows, original) = every_kind(&environment);
        let carried = Tombstone {
            key: MemoId(environment.new_uuid()).into(),
            deleted_at: environment.now(),
        };
        Self {
            folder: tempfile::tempdir().unwrap(),
            environment,
            collection,
            rows,
            original,
            carried,
        }
    }

    pub(super) fn path(&self) -> PathBuf {
        self.folder.path().join("study.hashiya")
    }

    pub(super) fn entry(&self, code: ActionCode, kind: EntryKind) -> NewEntry {
        NewEntry {
            id: JournalId(self.environment.new_uuid()),
            at: self.environment.now(),
            action: Action {
                code,
                subject: "وصول".to_owned(),
                annotator: None,
            },
            kind,
            joins: false,
        }
    }

    pub(super) fn create(&self) -> Store {
        let head = self.entry(ActionCode::CreateCollection, EntryKind::Do);
        Store::create(&self.path(), &self.collection, "Nour", &head).unwrap()
    }

    /// A collection with every kind of row in it, open to write.
    pub(super) fn filled(&self) -> Store {
        let mut store = self.create();
        self.fill(&mut store).unwrap();
        store
    }

    pub(super) fn fill(&self, store: &mut Store) -> Result<Committed, StoreError> {
        let edits: Vec<RowEdit> = self.rows.iter().cloned().map(RowEdit::insert).collect();
        let entry = self.entry(ActionCode::Merge, EntryKind::Do);
        let carried = [TombstoneEdit::put(self.carried)];
        store.commit(
            &entry,
            &edits,
            std::slice::from_ref(&self.original),
            &carried,
        )
    }

    pub(super) fn commit(&self, store: &mut Store, edits: &[RowEdit]) -> Result<u64, StoreError> {
        let entry = self.entry(ActionCode::RenameTag, EntryKind::Do);
        store.commit(&entry, edits, &[], &[]).map(|done| done.seq)
    }

    pub(super) fn open(&self, access: Access) -> Result<Store, StoreError> {
        Store::open(&self.path(), access, "Amal")
    }

    pub(super) fn tag(&self) -> Tag {
        match self
            .rows
            .iter()
            .find(|row| row.key().kind() == RowKind::Tag)
        {
            Some(Row::Tag(tag)) => (**tag).clone(),
            _ => unreachable!("the fixture has a tag"),
        }
    }

    /// The edit that gives the fixture's tag another label.
    pub(super) fn relabel(&self, before: &str, after: &str) -> RowEdit {
        let with = |label: &str| {
            let mut tag = self.tag();
            tag.label = Bilingual::from_one(label);
            tag
        };
        RowEdit::update(with(before), with(after)).unwrap()
    }
}

fn span(start: usize, end: usize) -> Span {
    Span::checked(
        TEXT,
        ByteOffset::from_index(start),
        ByteOffset::from_index(end),
    )
    .unwrap()
}

fn words(wanted: &str) -> Span {
    let start = TEXT.find(wanted).unwrap();
    span(start, start + wanted.len())
}

fn every_kind(environment: &SeededEnvironment) -> (Vec<Row>, Original) {
    let id = || environment.new_uuid();
    let now = || environment.now();
    let bytes: Arc<[u8]> = TEXT.replace('\n', "\r\n").into_bytes().into();
    let annotator = Annotator {
        id: AnnotatorId(id()),
        name: "نور".to_owned(),
        created: now(),
    };
    let (document, capture) = (DocumentId(id()), CaptureId(id()));
    let document_row = Document {
        id: document,
        name: "تقرير".to_owned(),
        capture,
        rank: -3,
        language: Some("ar".to_owned()),
        direction: Some(Direction::RightToLeft),
        paragraph_directions: vec![ParagraphDirection {
            capture,
            start: words("The company").start(),
            direction: Direction::LeftToRight,
        }],
        furniture: vec![FurnitureChange {
            capture,
            span: words("The company"),
            is_furniture: true,
        }],
        added: now(),
    };
    let capture_row = Capture {
        id: capture,
        document,
        text: TEXT.into(),
        text_sha256: Sha256::of(TEXT.as_bytes()),
        original_sha256: Sha256::of(&bytes),
        original_len: bytes.len() as u64,
        original_name: "report.txt".to_owned(),
        original_modified: Some(now()),
        encoding: "UTF-8".to_owned(),
        extractor: "plain-text 1".to_owned(),
        notes: vec!["crlf 2".to_owned(), "invisible 1".to_owned()],
        structure: vec![
            StructureMark {
                kind: StructureKind::Heading(2),
                span: words("قالت الشركة"),
            },
            StructureMark {
                kind: StructureKind::Page(4_294_967_295),
                span: words("قالت الشركة"),
            },
            StructureMark {
                kind: StructureKind::Cue(0),
                span: words("قالت الشركة"),
            },
            StructureMark {
                kind: StructureKind::Furniture,
                span: words("today."),
            },
        ]
        .into(),
        created: now(),
    };
    // A second document, so that joining child tables has something to get wrong.
    let (other, other_capture) = (DocumentId(id()), CaptureId(id()));
    let other_row = Document {
        id: other,
        capture: other_capture,
        language: None,
        direction: None,
        paragraph_directions: Vec::new(),
        furniture: Vec::new(),
        ..document_row.clone()
    };
    let other_capture_row = Capture {
        id: other_capture,
        document: other,
        original_modified: None,
        notes: vec!["bom".to_owned()],
        structure: Arc::from([]),
        ..capture_row.clone()
    };
    let earlier = Capture {
        id: CaptureId(id()),
        ..capture_row.clone()
    };
    let set = DocumentSet {
        id: DocumentSetId(id()),
        name: "Outlets".to_owned(),
        members: vec![other, document],
    };
    let variable = |name: &str, kind| Variable {
        id: VariableId(id()),
        name: name.to_owned(),
        kind,
        is_multiple: kind == VariableKind::Text,
    };
    let variables = [
        variable("outlet", VariableKind::Text),
        variable("length", VariableKind::Number),
        variable("published", VariableKind::Date),
        variable("is translated", VariableKind::Boolean),
    ];
    let values = [
        Value::Text("الصحيفة".to_owned()),
        Value::Number("12.50".to_owned()),
        Value::Date(PartialDate {
            calendar: Calendar::Hijri,
            year: 1447,
            month: Some(4),
            day: None,
        }),
        Value::Boolean(false),
    ];
    let parent = Tag {
        id: TagId(id()),
        parent: None,
        rank: 1,
        label: Bilingual {
            english: "access".to_owned(),
            arabic: String::new(),
        },
        definition: Bilingual {
            english: "Who may use what".to_owned(),
            arabic: "من يستعمل ماذا".to_owned(),
        },
        includes: Bilingual {
            english: "Keys".to_owned(),
            arabic: "مفاتيح".to_owned(),
        },
        excludes: Bilingual::from_one("Doors"),
        terms: vec![
            Term::new("access"),
            Term {
                folds: Folds {
                    unites_ta_marbuta: false,
                    ..Folds::FULL
                },
                with_particles: false,
                standing: TermStanding::TurnedDown,
                ..Term::new("وصول")
            },
        ],
        color: TagColor::Palette(4),
        is_category: true,
        created: now(),
    };
    let child = Tag {
        id: TagId(id()),
        parent: Some(parent.id),
        label: Bilingual::from_one("إنهاء"),
        color: TagColor::Custom([1, 2, 254]),
        is_category: false,
        terms: vec![Term::new("إنهاء")],
        ..parent.clone()
    };
    let tag_set = TagSet {
        id: TagSetId(id()),
        name: "Round one".to_owned(),
        members: vec![child.id, parent.id],
    };
    let first = words("أنهت الوصول");
    let passage = Passage {
        id: PassageId(id()),
        capture,
        spans: vec![first],
        quote: first.slice(TEXT).unwrap().to_owned(),
        prefix: "قالت الشركة إنها ".to_owned(),
        suffix: TEXT[first.end().index()..].chars().take(32).collect(),
    };
    let (one, two) = (words("The company"), words("access 🙂"));
    let split = Passage {
        id: PassageId(id()),
        spans: vec![one, two],
        quote: "The company … access 🙂".to_owned(),
        prefix: TEXT[..one.start().index()].to_owned(),
        suffix: " today.\n".to_owned(),
        capture,
    };
    let placement = |state, spans: &[Span]| Placement {
        id: PlacementId(id()),
        passage: split.id,
        capture: earlier.id,
        state,
        spans: spans.to_vec(),
    };
    let annotation = |passage: &Passage| Annotation {
        id: AnnotationId(id()),
        passage: passage.id,
        annotator: annotator.id,
        created: now(),
        modified: now(),
    };
    let annotations = [annotation(&passage), annotation(&split)];
    let tagging = Tagging {
        id: TaggingId(id()),
        annotation: annotations[0].id,
        tag: child.id,
        annotator: annotator.id,
        created: now(),
        is_example: true,
    };
    let relation = Relation {
        id: RelationId(id()),
        label: Bilingual::from_one("same claim"),
        is_symmetric: true,
    };
    let link = Link {
        id: LinkId(id()),
        from: passage.id,
        to: split.id,
        relation: relation.id,
        annotator: annotator.id,
        created: now(),
    };
    let memo = Memo {
        id: MemoId(id()),
        kind: MemoKind::Question,
        title: String::new(),
        body: "لماذا الآن؟\nWhy now?".to_owned(),
        targets: vec![
            MemoTarget::Collection,
            MemoTarget::Document(document),
            MemoTarget::Tag(child.id),
            MemoTarget::Annotation(annotations[0].id),
            MemoTarget::Link(link.id),
            MemoTarget::DocumentSet(set.id),
            MemoTarget::TagSet(tag_set.id),
            MemoTarget::Variable(variables[0].id),
        ],
        annotator: annotator.id,
        created: now(),
        modified: now(),
    };
    let free = Memo {
        id: MemoId(id()),
        kind: MemoKind::Note,
        title: "Free".to_owned(),
        targets: Vec::new(),
        ..memo.clone()
    };
    let searches = [
        SavedSearch {
            id: SavedSearchId(id()),
            name: "All of it".to_owned(),
            typed: "الوصول OR access".to_owned(),
            options: SearchOptions {
                folds: Folds::EXACT,
                edges: WordEdges::Anywhere,
                stems: true,
                furniture: true,
                terms: false,
            },
            annotator: annotator.id,
            created: now(),
            seen: None,
        },
        SavedSearch {
            id: SavedSearchId(id()),
            name: "ends".to_owned(),
            typed: "end*".to_owned(),
            options: SearchOptions::default(),
            annotator: annotator.id,
            created: now(),
            seen: Some(SeenHits {
                at: now(),
                captures: {
                    let mut seen = vec![capture, other_capture, CaptureId(id())];
                    seen.sort_unstable();
                    seen
                },
            }),
        },
    ];
    let turned_down = words("access");
    let rejection = Rejection {
        id: RejectionId(id()),
        tag: child.id,
        capture: other_capture,
        span: turned_down,
        quote: turned_down.slice(TEXT).unwrap().to_owned(),
        annotator: annotator.id,
        created: now(),
    };
    let original = Original {
        of: capture.into(),
        bytes,
    };
    let mut rows: Vec<Row> = vec![annotator.into(), document_row.into(), other_row.into()];
    rows.extend([capture_row.into(), other_capture_row.into()]);
    rows.extend([Row::from(earlier.clone()), set.into()]);
    let value_rows = variables.iter().zip(values).map(|(variable, value)| {
        Row::from(VariableValue {
            id: ValueId(id()),
            document,
            variable: variable.id,
            value,
        })
    });
    let value_rows: Vec<Row> = value_rows.collect();
    rows.extend(variables.into_iter().map(Row::from));
    rows.extend(value_rows);
    // The child stands before its parent: exports sort tags by id.
    rows.extend([child.into(), parent.into(), tag_set.into()]);
    let placements = [
        placement(PlacementState::Proposed, &[one, two]),
        placement(PlacementState::Orphan, &[]),
    ];
    rows.extend([passage.into(), split.into()]);
    rows.extend(placements.into_iter().map(Row::from));
    rows.extend(annotations.into_iter().map(Row::from));
    rows.extend([tagging.into(), relation.into(), link.into()]);
    rows.extend([memo.into(), free.into(), rejection.into()]);
    rows.extend(searches.map(Row::from));
    (rows, original)
}

/// A store's rows, without the revision.
pub(super) fn rows_of(store: &Store) -> Vec<Row> {
    store.load().unwrap().0
}
