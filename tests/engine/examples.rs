//! A collection with something of everything, and at least one example of each command on it.

use hashiya::base::environment::Environment;
use hashiya::command::{
    AnnotationFate, Command, ImportedTag, LinkEnd, PlaceChoice, RelationChoice, TagChoice,
};
use hashiya::model::*;
use hashiya::text::{ByteOffset, Direction};

use crate::search_examples::{of_searches, sought};
use crate::support::{Bench, TEXT, add, new_document, new_tag, span, with_belongings, write};

/// What the examples speak of.
pub struct Things {
    pub documents: [DocumentId; 2],
    pub capture: CaptureId,
    pub tags: [TagId; 3],
    pub annotations: [AnnotationId; 3],
    pub memo: MemoId,
    third: DocumentId,
    set: DocumentSetId,
    tag_set: TagSetId,
    variable: VariableId,
    link: LinkId,
    pub rejection: RejectionId,
    pub search: SavedSearchId,
    /// In the third document: one left as an orphan though it is there, and one that is proposed.
    placed: [PassageId; 2],
}

/// A collection with two documents, a tree of tags, annotations with and without tags, memos, a link, a set and values.
pub fn filled(bench: &Bench) -> Things {
    let documents = ["first", "second"].map(|name| bench.add_document(name, TEXT));
    let capture = bench.snapshot().document(documents[0]).unwrap().capture;
    let annotations = [
        bench.annotate(capture, "الشركة", &["إنكار", "report"]),
        bench.annotate(capture, "company ended", &["report"]),
        bench.annotate(capture, "👩‍👩‍👧‍👦", &[]),
    ];
    let snapshot = bench.snapshot();
    let named = |label| snapshot.tags().find(|tag| tag.label.has(label)).unwrap().id;
    let [denial, report] = [named("إنكار"), named("report")];
    let below = bench.tag("below", Some(report));
    bench.memo("on a tag", &[MemoTarget::Tag(report)]);
    bench.memo(
        "on two",
        &[
            MemoTarget::Annotation(annotations[1]),
            MemoTarget::Document(documents[0]),
        ],
    );
    let memo = bench.memo("on the collection", &[MemoTarget::Collection]);
    let link = linked(bench, &annotations);
    let (set, tag_set, variable) = sets_and_values(bench, &documents, [report, below]);
    bench.memo(
        "on sets",
        &[
            MemoTarget::DocumentSet(set),
            MemoTarget::TagSet(tag_set),
            MemoTarget::Variable(variable),
        ],
    );
    bench.memo("on one set", &[MemoTarget::DocumentSet(set)]);
    let (rejection, search) = sought(bench, capture, report);
    let third = bench.add_document("third", TEXT);
    let placed = corrected(bench, third);
    Things {
        documents,
        capture,
        tags: [denial, report, below],
        annotations,
        memo,
        third,
        set,
        tag_set,
        variable,
        link,
        rejection,
        search,
        placed,
    }
}

/// A document with annotations gets another text.
fn corrected(bench: &Bench, document: DocumentId) -> [PassageId; 2] {
    let capture = bench.snapshot().document(document).unwrap().capture;
    let marked = ["service", "company ended"].map(|words| bench.annotate(capture, words, &[]));
    let placed = marked.map(|id| bench.snapshot().annotation(id).unwrap().passage);
    bench.run(Command::AddCapture {
        document,
        capture: Box::new(new_document("third", &TEXT.replace("ended", "has ended"))),
        decisions: vec![(placed[0], PlaceChoice::Orphan)],
    });
    let state = |passage| bench.snapshot().state_of(passage);
    assert_eq!(
        placed.map(state),
        [PlacementState::Orphan, PlacementState::Proposed]
    );
    placed
}

/// A link between two annotations.
fn linked(bench: &Bench, annotations: &[AnnotationId]) -> LinkId {
    let link = bench.run(Command::Link {
        from: LinkEnd::Annotation(annotations[0]),
        to: LinkEnd::Annotation(annotations[1]),
        relation: relation("contradicts", true),
        annotator: bench.engine().me(),
    });
    match link.answer[0] {
        RowKey::Link(link) => link,
        other => panic!("{other:?}"),
    }
}

fn relation(label: &str, is_symmetric: bool) -> RelationChoice {
    RelationChoice::Named {
        label: Bilingual::from_one(label),
        is_symmetric,
    }
}

/// Examples of what is done to links.
fn of_links(bench: &Bench, things: &Things) -> Vec<Command> {
    let link = things.link;
    vec![
        Command::Link {
            from: LinkEnd::Annotation(things.annotations[2]),
            to: LinkEnd::Spans {
                capture: things.capture,
                spans: vec![span(0, 8)],
            },
            relation: relation("يضيف", false),
            annotator: bench.engine().me(),
        },
        Command::SetRelation {
            link,
            relation: relation("same claim", true),
        },
        Command::ReverseLink { link },
        Command::DeleteLinks { links: vec![link] },
    ]
}

/// A set of the documents, a set of tags, and dates of the first document.
fn sets_and_values(
    bench: &Bench,
    documents: &[DocumentId],
    tags: [TagId; 2],
) -> (DocumentSetId, TagSetId, VariableId) {
    let made = |command| bench.run(command).answer[0];
    let set = made(Command::CreateDocumentSet {
        name: "set".to_owned(),
        documents: documents.to_vec(),
    });
    let tag_set = made(Command::CreateTagSet {
        name: "tag set".to_owned(),
        tags: tags.to_vec(),
    });
    let variable = made(Command::CreateVariable {
        name: "date".to_owned(),
        kind: VariableKind::Date,
        is_multiple: true,
    });
    let (RowKey::DocumentSet(set), RowKey::TagSet(tag_set), RowKey::Variable(variable)) =
        (set, tag_set, variable)
    else {
        panic!("{set:?} {tag_set:?} {variable:?}")
    };
    bench.run(Command::SetValues {
        documents: documents[..1].to_vec(),
        variable,
        values: vec![date(3), date(4)],
    });
    (set, tag_set, variable)
}

fn date(month: u8) -> Value {
    Value::Date(PartialDate {
        calendar: Calendar::Hijri,
        year: 1447,
        month: Some(month),
        day: None,
    })
}

/// At least one example of each variant, several where the ways differ.
pub fn examples(bench: &Bench, things: &Things) -> Vec<Command> {
    let Things {
        documents,
        capture,
        tags: [denial, report, below],
        annotations,
        memo,
        ..
    } = things;
    let me = bench.engine().me();
    let name = || "اسم جديد new".to_owned();
    let both = Bilingual {
        english: "new".to_owned(),
        arabic: "جديد".to_owned(),
    };
    let existing = TagChoice::Existing(*denial);
    let newcomer = Annotator {
        id: AnnotatorId(bench.environment.new_uuid()),
        name: "Basma".to_owned(),
        created: bench.environment.now(),
    };
    let delete_tag = |fate| Command::DeleteTag { tag: *report, fate };
    let annotate = |spans, tags| Command::Annotate {
        capture: *capture,
        spans,
        tags,
        annotator: me,
    };
    vec![
        Command::RenameCollection { name: name() },
        add(&["third", "fourth"], "نص آخر\nAnother text"),
        Command::AddDocuments {
            documents: vec![with_belongings("fifth"), with_belongings("sixth")],
        },
        Command::AddCapture {
            document: documents[1],
            capture: Box::new(new_document("second", "قراءة أخرى\nAnother reading")),
            decisions: Vec::new(),
        },
        Command::AddCapture {
            document: documents[0],
            capture: Box::new(new_document("first", &TEXT.replace("company", "firm"))),
            decisions: Vec::new(),
        },
        Command::DecidePlaces {
            document: things.third,
            decisions: vec![
                (things.placed[0], PlaceChoice::Place(vec![span(0, 8)])),
                (things.placed[1], PlaceChoice::Accept),
            ],
        },
        Command::FindPlaces {
            document: things.third,
        },
        Command::RenameDocument {
            document: documents[0],
            name: name(),
        },
        Command::RemoveDocuments {
            documents: vec![documents[0]],
        },
        Command::RemoveDocuments {
            documents: documents.to_vec(),
        },
        Command::SetDocumentDirection {
            document: documents[1],
            direction: Some(Direction::RightToLeft),
        },
        Command::CreateTag {
            tag: new_tag("وسم", Some(*below)),
        },
        Command::RenameTag {
            tag: *denial,
            label: both.clone(),
        },
        Command::DefineTag {
            tag: *denial,
            definition: both,
        },
        Command::RecolorTag {
            tag: *denial,
            color: TagColor::Custom([1, 2, 3]),
        },
        Command::MoveTags {
            tags: vec![*below],
            parent: None,
            before: Some(*denial),
        },
        delete_tag(AnnotationFate::Keep),
        delete_tag(AnnotationFate::Delete),
        annotate(vec![span(0, 8), span(9, 21)], Vec::new()),
        annotate(
            vec![span(0, 8)],
            vec![existing.clone(), TagChoice::Named("fresh".to_owned())],
        ),
        Command::MoveEdges {
            annotation: annotations[0],
            spans: vec![span(0, 21)],
        },
        Command::Retag {
            annotations: annotations.to_vec(),
            add: vec![existing, TagChoice::Named("fresh".to_owned())],
            remove: Vec::new(),
            annotator: me,
        },
        Command::Retag {
            annotations: annotations[..2].to_vec(),
            add: Vec::new(),
            remove: vec![*report],
            annotator: me,
        },
        Command::Retag {
            annotations: annotations.to_vec(),
            add: vec![TagChoice::Existing(*below)],
            remove: vec![*report, *denial],
            annotator: me,
        },
        Command::DeleteAnnotations {
            annotations: annotations[1..].to_vec(),
        },
        write(
            bench.engine(),
            None,
            &[MemoTarget::Tag(*below)],
            "new",
            false,
        ),
        write(bench.engine(), Some(*memo), &[], "changed", false),
        Command::DeleteMemo { memo: *memo },
        Command::AddAnnotator { name: name() },
        Command::RenameAnnotator {
            annotator: me,
            name: name(),
        },
        Command::Merge {
            rows: vec![newcomer.into()],
            originals: Vec::new(),
            tombstones: Vec::new(),
        },
    ]
    .into_iter()
    .chain(of_documents(things))
    .chain(of_tags_and_memos(things))
    .chain(of_links(bench, things))
    .chain(of_searches(bench, things))
    .collect()
}

fn of_documents(things: &Things) -> Vec<Command> {
    let Things {
        documents,
        third,
        set,
        variable,
        ..
    } = things;
    let name = || "اسم جديد new".to_owned();
    vec![
        Command::SetCollectionDirection {
            direction: Some(Direction::RightToLeft),
        },
        Command::SetFurniture {
            document: documents[0],
            stretch: span(0, 8),
            is_furniture: true,
        },
        Command::SetParagraphDirection {
            document: documents[0],
            start: ByteOffset(0),
            direction: Some(Direction::LeftToRight),
        },
        Command::SetLanguage {
            documents: documents.to_vec(),
            language: Some("ar-PS".to_owned()),
        },
        Command::MoveDocuments {
            documents: vec![documents[1]],
            before: Some(documents[0]),
        },
        Command::CreateDocumentSet {
            name: name(),
            documents: vec![documents[1], documents[0], documents[1]],
        },
        Command::RenameDocumentSet {
            set: *set,
            name: name(),
        },
        Command::DeleteDocumentSet { set: *set },
        Command::AddToDocumentSet {
            set: *set,
            documents: vec![documents[0], *third],
        },
        Command::RemoveFromDocumentSet {
            set: *set,
            documents: documents[..1].to_vec(),
        },
        Command::CreateVariable {
            name: name(),
            kind: VariableKind::Number,
            is_multiple: true,
        },
        Command::RenameVariable {
            variable: *variable,
            name: name(),
        },
        Command::DeleteVariable {
            variable: *variable,
        },
        Command::SetValues {
            documents: documents.to_vec(),
            variable: *variable,
            values: vec![date(4), date(5)],
        },
        Command::SetValues {
            documents: documents.to_vec(),
            variable: *variable,
            values: Vec::new(),
        },
    ]
}

fn imported(id: TagId, parent: Option<TagId>, label: &str) -> ImportedTag {
    ImportedTag {
        id,
        parent,
        label: Bilingual::from_one(label),
        definition: Bilingual::from_one("defined elsewhere"),
        includes: Bilingual::default(),
        excludes: Bilingual::default(),
        terms: vec![Term::new("جهة")],
        color: None,
        is_category: false,
    }
}

fn of_tags_and_memos(things: &Things) -> Vec<Command> {
    let Things {
        tags: [denial, report, below],
        annotations,
        memo,
        tag_set,
        variable,
        ..
    } = things;
    let name = || "اسم جديد new".to_owned();
    vec![
        Command::SetTagRules {
            tag: *denial,
            includes: Bilingual::from_one("what is denied"),
            excludes: Bilingual::from_one("ما لا يُنفى"),
        },
        Command::SetCategory {
            tag: *below,
            is_category: true,
        },
        Command::ImportTags {
            tags: vec![
                imported(
                    TagId(uuid::Uuid::from_u128(77)),
                    Some(*denial),
                    "from a codebook",
                ),
                imported(*report, None, "تقرير من دليل"),
            ],
        },
        Command::MergeTags {
            from: vec![*report],
            into: *denial,
        },
        Command::MergeTags {
            from: vec![*below, *denial],
            into: *report,
        },
        Command::CreateTagSet {
            name: name(),
            tags: vec![*below, *denial],
        },
        Command::RenameTagSet {
            set: *tag_set,
            name: name(),
        },
        Command::DeleteTagSet { set: *tag_set },
        Command::AddToTagSet {
            set: *tag_set,
            tags: vec![*denial, *report],
        },
        Command::RemoveFromTagSet {
            set: *tag_set,
            tags: vec![*report],
        },
        Command::SetExample {
            annotation: annotations[1],
            tag: *report,
            is_example: true,
        },
        Command::SetMemoKind {
            memo: *memo,
            kind: MemoKind::Task,
        },
        Command::AttachMemo {
            memo: *memo,
            target: MemoTarget::Variable(*variable),
        },
        Command::DetachMemo {
            memo: *memo,
            target: MemoTarget::Collection,
        },
    ]
}
