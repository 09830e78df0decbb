//! The query language over whole collections: what is found together, and under what conditions.

use hashiya::command::{Command, NewTag, TagChoice};
use hashiya::model::{
    AnnotationId, Bilingual, DocumentId, MemoKind, MemoTarget, RowKey, StructureKind,
    StructureMark, TagId, Term, Value, VariableKind,
};
use hashiya::query::{QueryErrorKind, parse};
use hashiya::search::{FoundBy, Question, SearchError, SearchSettings, check};
use hashiya::text::{ByteOffset, Span};

use crate::world::{World, document, marked};

/// The documents that are found, each with its hits marked; those without a hit by their name alone.
pub(crate) fn found(world: &World, typed: &str) -> Vec<String> {
    found_with(world, typed, SearchSettings::default())
}

fn found_with(world: &World, typed: &str, settings: SearchSettings) -> Vec<String> {
    let found = world.search(typed, settings);
    let shown = found.iter().map(|found| {
        let row = world.snapshot.document(found.document).unwrap();
        let capture = world.snapshot.capture(found.capture).unwrap();
        if found.hits.is_empty() {
            return row.name.clone();
        }
        marked(&capture.text, &found.hits)
    });
    shown.collect()
}

fn error(world: &World, typed: &str) -> (QueryErrorKind, String) {
    match world.try_search(typed, SearchSettings::default()) {
        Err(SearchError::Query(error)) => (error.kind, typed[error.at].to_owned()),
        other => panic!("{other:?}"),
    }
}

fn tag(world: &mut World, english: &str, arabic: &str, parent: Option<TagId>) -> TagId {
    let tag = NewTag {
        parent,
        label: Bilingual {
            english: english.to_owned(),
            arabic: arabic.to_owned(),
        },
        definition: Bilingual::default(),
        color: None,
        is_category: false,
    };
    match world.run(&Command::CreateTag { tag }) {
        RowKey::Tag(id) => id,
        other => panic!("{other:?}"),
    }
}

fn annotate(world: &mut World, document: DocumentId, words: &str, tag: TagId) -> AnnotationId {
    let known = world.snapshot.annotators().next().map(|row| row.id);
    let annotator = match known {
        Some(id) => id,
        None => match world.run(&Command::AddAnnotator {
            name: "Salma".to_owned(),
        }) {
            RowKey::Annotator(id) => id,
            other => panic!("{other:?}"),
        },
    };
    let capture = world.snapshot.current_capture(document).unwrap();
    let (capture, start) = (capture.id, capture.text.find(words).unwrap());
    let start = ByteOffset::from_index(start);
    let end = ByteOffset::from_index(start.index() + words.len());
    let key = world.run(&Command::Annotate {
        capture,
        spans: vec![Span::new(start, end).unwrap()],
        tags: vec![TagChoice::Existing(tag)],
        annotator,
    });
    match key {
        RowKey::Annotation(id) => id,
        other => panic!("{other:?}"),
    }
}

#[test]
fn words_are_wanted_all_within_what_was_said() {
    let world = World::of(&[
        "one two\nthree. Four one",
        "one three",
        "two\nthree",
        "One.\nNothing here",
    ]);
    assert_eq!(
        found(&world, "one three"),
        ["‹one› two\n‹three›. Four ‹one›", "‹one› ‹three›"]
    );
    assert_eq!(
        found(&world, "one three in:paragraph"),
        ["one two\n‹three›. Four ‹one›", "‹one› ‹three›"]
    );
    assert_eq!(found(&world, "one three in:sentence"), ["‹one› ‹three›"]);
    assert_eq!(
        found(&world, "one -two"),
        ["‹one› three", "‹One›.\nNothing here"]
    );
    assert_eq!(
        found(&world, "one -two in:paragraph"),
        [
            "one two\nthree. Four ‹one›",
            "‹one› three",
            "‹One›.\nNothing here"
        ]
    );
    assert_eq!(
        found(&world, "three one OR two"),
        [
            "‹one› ‹two›\n‹three›. Four ‹one›",
            "‹one› ‹three›",
            "‹two›\n‹three›"
        ]
    );
    assert_eq!(found(&world, "-one"), ["d2"]);
    assert_eq!(found(&world, "(one two) OR nothing").len(), 2);
    assert_eq!(
        found(&world, "one NEAR/1 four"),
        ["one two\nthree. ‹Four› ‹one›"]
    );
    assert_eq!(
        found(&world, "one NEAR/2 four in:paragraph"),
        ["one two\nthree. ‹Four› ‹one›"]
    );
    assert!(found(&world, "").is_empty() && found(&world, "in:paragraph").is_empty());
}

#[test]
fn patterns_are_matched_in_paragraphs_over_folded_letters() {
    let world = World::of(&["قالت المعلِّمة\nالمعلمه Color colour ٢٠٢٥", "معلمة"]);
    assert_eq!(
        found(&world, "/معلّم[ةه]$/"),
        ["قالت ال‹معلِّمة›\nالمعلمه Color colour ٢٠٢٥", "‹معلمة›"]
    );
    assert_eq!(
        found(&world, r"/\bColou?r\b|20\d\d/"),
        ["قالت المعلِّمة\nالمعلمه ‹Color› ‹colour› ‹٢٠٢٥›"]
    );
    let exact = SearchSettings {
        folds: hashiya::text::Folds::EXACT,
        ..SearchSettings::default()
    };
    assert_eq!(
        found_with(&world, "/[Cc]olor|ة/", exact),
        ["قالت المعلِّم‹ة›\nالمعلمه ‹Color› colour ٢٠٢٥", "معلم‹ة›"]
    );
    // Nothing crosses a line feed, and what matches nothing is no hit.
    assert!(found(&world, r"/ة\s+ال/").is_empty() && found(&world, "/x*/").is_empty());
}

#[test]
fn conditions_say_where_to_look() {
    let mut world = World::new();
    let mut first = document("Cloud report", "the company said no. Company men");
    first.language = Some("en".to_owned());
    let first = world.new_document(first);
    let mut second = document("تقرير السحابة", "قالت الشركة إن الشركة أوقفت");
    second.language = Some("ar-SA".to_owned());
    let second = world.new_document(second);
    let actor = tag(&mut world, "Actor", "فاعل", None);
    let company = tag(&mut world, "Company", "شركة", Some(actor));
    let passage = annotate(&mut world, first, "the company said no", company);
    annotate(&mut world, second, "قالت الشركة", company);
    let english = "the ‹company› said no. ‹Company› men";
    assert_eq!(
        found(&world, "company tag:company"),
        ["the ‹company› said no. Company men"]
    );
    assert_eq!(
        found(&world, "company -tag:Actor"),
        ["the company said no. ‹Company› men"]
    );
    assert_eq!(
        found(&world, "وسم:شركة"),
        [
            "‹the company said no›. Company men",
            "‹قالت الشركة› إن الشركة أوقفت"
        ]
    );
    assert_eq!(
        found(&world, "tag:company -no"),
        ["‹قالت الشركة› إن الشركة أوقفت"]
    );
    assert_eq!(found(&world, "company doc:\"cloud rep\""), [english]);
    assert_eq!(found(&world, "company مستند:السحابة"), [""; 0]);
    assert_eq!(found(&world, "lang:ar"), ["تقرير السحابة"]);
    assert_eq!(found(&world, "company lang:english"), [english]);
    assert_eq!(found(&world, "-lang:en"), ["تقرير السحابة"]);

    let annotator = world.snapshot.annotators().next().unwrap().id;
    for (body, target) in [
        ("Check the figure", MemoTarget::Annotation(passage)),
        ("من أي صحيفة؟", MemoTarget::Document(second)),
    ] {
        world.run(&Command::WriteMemo {
            memo: None,
            joins: false,
            kind: MemoKind::Note,
            title: String::new(),
            body: body.to_owned(),
            targets: vec![target],
            annotator,
        });
    }
    assert_eq!(
        found(&world, "memo:figure"),
        ["‹the company said no›. Company men"]
    );
    assert_eq!(
        found(&world, "memo: company"),
        ["the ‹company› said no. Company men"]
    );
    assert_eq!(
        found(&world, "الشركة مذكرة:صحيفه"),
        ["قالت ‹الشركة› إن ‹الشركة› أوقفت"]
    );

    let set = world.run(&Command::CreateDocumentSet {
        name: "Press 2025".to_owned(),
        documents: vec![first],
    });
    assert!(matches!(set, RowKey::DocumentSet(_)));
    assert_eq!(found(&world, "company set:press"), [english]);
    for (name, kind, value) in [
        (
            "Outlet",
            VariableKind::Text,
            Value::Text("The Guardian".to_owned()),
        ),
        (
            "Year",
            VariableKind::Number,
            Value::Number("2024".to_owned()),
        ),
    ] {
        let RowKey::Variable(variable) = world.run(&Command::CreateVariable {
            name: name.to_owned(),
            kind,
            is_multiple: false,
        }) else {
            panic!("no variable");
        };
        world.run(&Command::SetValues {
            documents: vec![first],
            variable,
            values: vec![value],
        });
    }
    assert_eq!(found(&world, "company outlet:guardian"), [english]);
    assert_eq!(found(&world, "company year:2020..2024"), [english]);
    assert_eq!(found(&world, "company year:>=٢٠٢٤"), [english]);
    assert_eq!(found(&world, "company year:2025.."), [""; 0]);

    for (typed, kind, part) in [
        ("x tag:Nobody", "UnknownTag", "Nobody"),
        ("x doc:Nothing", "UnknownDocument", "Nothing"),
        ("x set:\"no such\"", "UnknownDocumentSet", "\"no such\""),
        ("x author:Salma", "UnknownVariable", "author"),
        ("x year:soon", "UnfittingValue", "soon"),
        ("x lang:a", "UnknownLanguage", "a"),
    ] {
        let (found, at) = error(&world, typed);
        assert!(format!("{found:?}").starts_with(kind), "{found:?}");
        assert_eq!(at, part);
        let question = Question {
            query: parse(typed).unwrap(),
            ..Question::default()
        };
        assert_eq!(check(&world.snapshot, &question).unwrap_err().kind, found);
    }
}

#[test]
fn furniture_is_left_out_unless_it_is_wanted() {
    let mut world = World::new();
    let mut page = document("page", "company menu\nthe company said");
    page.structure = vec![StructureMark {
        kind: StructureKind::Furniture,
        span: Span::new(ByteOffset(0), ByteOffset(12)).unwrap(),
    }];
    world.new_document(page);
    assert_eq!(
        found(&world, "company"),
        ["company menu\nthe ‹company› said"]
    );
    assert_eq!(
        found(&world, "company furniture:yes"),
        ["‹company› menu\nthe ‹company› said"]
    );
    let settings = SearchSettings {
        furniture: true,
        ..SearchSettings::default()
    };
    assert_eq!(
        found_with(&world, "company زوائد:لا", settings),
        ["company menu\nthe ‹company› said"]
    );
}

#[test]
fn terms_of_a_tag_and_stems_are_marked_as_such() {
    let mut world = World::of(&["the company and the firm; قالت الشركة وللشركة وشركات"]);
    let company = tag(&mut world, "Company", "شركة", None);
    world.run(&Command::SetTerms {
        tag: company,
        terms: ["company", "الشركة", "the firm"].map(Term::new).to_vec(),
    });
    let by = |typed: &str, settings| -> Vec<FoundBy> {
        let found = world.search(typed, settings);
        found[0].hits.iter().map(|hit| hit.by).collect()
    };
    let term = FoundBy::Term(company);
    let settings = SearchSettings::default();
    assert_eq!(
        found(&world, "الشركة"),
        ["the ‹company› and ‹the firm›; قالت ‹الشركة› ⟨ول⟩‹لشركة› وشركات"]
    );
    assert_eq!(
        by("الشركة", settings),
        [term, term, FoundBy::Words, FoundBy::Words]
    );
    let alone = SearchSettings {
        terms: false,
        ..settings
    };
    assert_eq!(by("company", alone), [FoundBy::Words]);
    let stems = SearchSettings {
        stems: true,
        ..alone
    };
    assert_eq!(by("شركات", alone), [FoundBy::Words]);
    assert_eq!(
        by("companies", stems),
        [FoundBy::Stem],
        "companies and company have one stem"
    );
}
