//! Lists worked by hand, and a property: nothing is lost by filter, order or headings.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::base::environment::{Environment, SeededEnvironment};
use crate::command::plan::plan;
use crate::command::{Command, NewDocument, NewTag, TagChoice};
use crate::model::{Bilingual, MemoTarget, Row, RowKey, Sha256};
use crate::text::{ByteOffset, Span};

/// A collection to which commands are done.
struct World {
    snapshot: Snapshot,
    environment: SeededEnvironment,
}

impl World {
    fn new() -> Self {
        Self {
            snapshot: Snapshot::default(),
            environment: SeededEnvironment::new(3),
        }
    }

    fn run(&mut self, command: &Command) -> RowKey {
        let change = plan(&self.snapshot, command, &self.environment).unwrap();
        self.snapshot = self.snapshot.apply(&change.edits);
        change.answer[0]
    }

    fn annotator(&mut self, name: &str) -> AnnotatorId {
        match self.run(&Command::AddAnnotator {
            name: name.to_owned(),
        }) {
            RowKey::Annotator(id) => id,
            other => panic!("{other:?}"),
        }
    }

    fn document(&mut self, name: &str, text: &str) -> DocumentId {
        let document = NewDocument {
            name: name.to_owned(),
            language: None,
            text: text.into(),
            original: text.as_bytes().into(),
            whole: None,
            original_sha256: Sha256::of(text.as_bytes()),
            original_name: format!("{name}.txt"),
            original_modified: None,
            encoding: "UTF-8".to_owned(),
            extractor: "plain-text 1".to_owned(),
            notes: Vec::new(),
            structure: Vec::new(),
            set: None,
            values: Vec::new(),
        };
        match self.run(&Command::AddDocuments {
            documents: vec![document],
        }) {
            RowKey::Document(id) => id,
            other => panic!("{other:?}"),
        }
    }

    fn tag(&mut self, english: &str, arabic: &str, parent: Option<TagId>) -> TagId {
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
        match self.run(&Command::CreateTag { tag }) {
            RowKey::Tag(id) => id,
            other => panic!("{other:?}"),
        }
    }

    fn annotate(
        &mut self,
        document: DocumentId,
        words: &str,
        tags: &[TagId],
        annotator: AnnotatorId,
    ) -> AnnotationId {
        let command = self.annotation(document, words, tags, annotator);
        match self.run(&command) {
            RowKey::Annotation(id) => id,
            other => panic!("{other:?}"),
        }
    }

    fn annotation(
        &self,
        document: DocumentId,
        words: &str,
        tags: &[TagId],
        annotator: AnnotatorId,
    ) -> Command {
        let capture = self.snapshot.current_capture(document).unwrap();
        let start = capture.text.find(words).unwrap();
        let (start, end) = (start, start + words.len());
        let [start, end] = [start, end].map(ByteOffset::from_index);
        Command::Annotate {
            capture: capture.id,
            spans: vec![Span::checked(&capture.text, start, end).unwrap()],
            tags: tags.iter().copied().map(TagChoice::Existing).collect(),
            annotator,
        }
    }

    fn memo(&mut self, annotation: AnnotationId, body: &str, annotator: AnnotatorId) {
        self.run(&Command::WriteMemo {
            memo: None,
            kind: crate::model::MemoKind::Note,
            targets: vec![MemoTarget::Annotation(annotation)],
            title: String::new(),
            body: body.to_owned(),
            annotator,
            joins: false,
        });
    }

    /// The quotes of a list, a bar before each group.
    fn quotes(&self, query: &PassageQuery) -> String {
        let list = passages(&self.snapshot, query);
        let groups = list.groups.iter().map(|group| {
            let quotes = group.annotations.iter().map(|id| {
                let annotation = self.snapshot.annotation(*id).unwrap();
                let passage = self.snapshot.passage(annotation.passage).unwrap();
                passage.quote.clone()
            });
            quotes.collect::<Vec<_>>().join(" ")
        });
        groups.collect::<Vec<_>>().join(" | ")
    }
}

/// Two documents, four tags (`actors` over `state` and `firm`, `doubt` alone), two annotators, five annotations.
struct Sample {
    world: World,
    documents: [DocumentId; 2],
    tags: [TagId; 4],
    annotators: [AnnotatorId; 2],
}

fn sample() -> Sample {
    let mut world = World::new();
    let amal = world.annotator("Amal");
    let basma = world.annotator("بسمة");
    let zebra = world.document("Zebra", "one two three four five");
    let report = world.document("تقرير", "قالت الشركة إنها أوقفت الخدمة");
    let actors = world.tag("actors", "جهات", None);
    let state = world.tag("state", "دولة", Some(actors));
    let firm = world.tag("firm", "أشركة", Some(actors));
    let doubt = world.tag("doubt", "شك", None);
    world.annotate(report, "الشركة", &[firm], amal);
    world.annotate(zebra, "three", &[state, doubt], amal);
    let two = world.annotate(zebra, "two three", &[doubt], basma);
    world.annotate(report, "قالت", &[], basma);
    world.annotate(zebra, "one", &[actors, firm], amal);
    world.memo(two, "سؤال عن المَصْدر", basma);
    Sample {
        world,
        documents: [zebra, report],
        tags: [actors, state, firm, doubt],
        annotators: [amal, basma],
    }
}

#[track_caller]
fn check(sample: &Sample, query: &PassageQuery, expected: &str) {
    assert_eq!(sample.world.quotes(query), expected, "{query:?}");
}

fn scope(scope: PassageScope) -> PassageQuery {
    PassageQuery {
        scope,
        ..PassageQuery::default()
    }
}

#[test]
fn each_scope_holds_what_it_says() {
    let sample = sample();
    let [zebra, report] = sample.documents;
    let [actors, state, firm, doubt] = sample.tags;
    let [amal, basma] = sample.annotators;
    let tags = |tags: &[TagId], all| PassageScope::Tags {
        tags: tags.to_vec(),
        all,
    };
    for (of, expected) in [
        (PassageScope::All, "one two three three قالت الشركة"),
        (PassageScope::Untagged, "قالت"),
        (PassageScope::Tag(firm), "one الشركة"),
        (PassageScope::Tag(actors), "one"),
        (PassageScope::Branch(actors), "one three الشركة"),
        (PassageScope::Document(report), "قالت الشركة"),
        (PassageScope::Document(zebra), "one two three three"),
        (PassageScope::Annotator(basma), "two three قالت"),
        (PassageScope::Annotator(amal), "one three الشركة"),
        (tags(&[state, firm], false), "one three الشركة"),
        (tags(&[state, doubt], true), "three"),
        (tags(&[state, firm], true), ""),
        (tags(&[], true), ""),
    ] {
        let n = annotations_in(&sample.world.snapshot, &of).len();
        assert!(n <= size_at_most(&sample.world.snapshot, &of), "{of:?}");
        check(&sample, &scope(of), expected);
    }
}

#[test]
fn sets_hold_the_passages_of_their_members() {
    let mut sample = sample();
    let [zebra, report] = sample.documents;
    let set = crate::model::DocumentSet {
        id: DocumentSetId(sample.world.environment.new_uuid()),
        name: "late".to_owned(),
        members: vec![report],
    };
    let tags = crate::model::TagSet {
        id: TagSetId(sample.world.environment.new_uuid()),
        name: "mine".to_owned(),
        members: vec![sample.tags[1], sample.tags[3]],
    };
    let rows: Vec<Row> = [Row::from(set.clone()), Row::from(tags.clone())].into();
    sample.world.snapshot = Snapshot::from_rows(1, sample.world.snapshot.rows().chain(rows));
    check(
        &sample,
        &scope(PassageScope::DocumentSet(set.id)),
        "قالت الشركة",
    );
    check(
        &sample,
        &scope(PassageScope::TagSet(tags.id)),
        "two three three",
    );
    let query = PassageQuery {
        grouping: PassageGrouping::DocumentSet,
        ..PassageQuery::default()
    };
    check(&sample, &query, "قالت الشركة | one two three three");
    let headings: Vec<PassageHeading> = passages(&sample.world.snapshot, &query)
        .groups
        .iter()
        .map(|group| group.heading)
        .collect();
    assert_eq!(
        headings,
        [Some(set.id), None].map(PassageHeading::DocumentSet)
    );
    assert!(sample.world.snapshot.document(zebra).is_some());
}

#[test]
fn each_order_is_as_worked_by_hand() {
    let sample = sample();
    let order = |order, is_descending, is_arabic| PassageQuery {
        order,
        is_descending,
        is_arabic,
        ..PassageQuery::default()
    };
    let made = "الشركة three two three قالت one";
    check(&sample, &order(PassageOrder::Time, false, false), made);
    // actors, doubt, firm, state, none.
    let english = "one two three الشركة three قالت";
    check(&sample, &order(PassageOrder::Tag, false, false), english);
    // اشركه, جهات, دوله, شك, none.
    let arabic = "الشركة one three two three قالت";
    check(&sample, &order(PassageOrder::Tag, false, true), arabic);
    let length = "one قالت three الشركة two three";
    check(&sample, &order(PassageOrder::Length, false, false), length);
    let names = "one two three three قالت الشركة";
    check(&sample, &order(PassageOrder::Document, false, false), names);
    let turned = "الشركة قالت three two three one";
    check(&sample, &order(PassageOrder::Place, true, false), turned);
}

#[test]
fn headings_part_what_they_say() {
    let sample = sample();
    let by = |grouping| PassageQuery {
        grouping,
        ..PassageQuery::default()
    };
    let documents = "one two three three | قالت الشركة";
    check(&sample, &by(PassageGrouping::Document), documents);
    let tags = "one | three | one الشركة | two three three | قالت";
    check(&sample, &by(PassageGrouping::Tag), tags);
    let annotators = "one three الشركة | two three قالت";
    check(&sample, &by(PassageGrouping::Annotator), annotators);
    let mut nothing = by(PassageGrouping::None);
    nothing.filter = "qqq".to_owned();
    check(&sample, &nothing, "");
}

#[test]
fn words_are_found_in_quote_memo_and_name_whatever_their_marks() {
    let sample = sample();
    for (filter, expected) in [
        ("THREE", "two three three"),
        ("الشركه", "الشركة"),
        ("zebra", "one two three three"),
        ("مصدر", "two three"),
        ("zebra مصدر", "two three"),
        ("zebra شركة", ""),
        ("  ", "one two three three قالت الشركة"),
    ] {
        let query = PassageQuery {
            filter: filter.to_owned(),
            ..PassageQuery::default()
        };
        check(&sample, &query, expected);
    }
    let query = PassageQuery {
        filter: "three".to_owned(),
        ..PassageQuery::default()
    };
    let list = passages(&sample.world.snapshot, &query);
    assert_eq!((list.n_passages, list.n_in_scope), (2, 5));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    /// Whatever the filter, the order and the headings: the list holds exactly the passages in scope that have the
    /// words, and each heading holds a passage at most once.
    #[test]
    fn no_passage_is_lost(
        places in prop::collection::vec((0..2_usize, 0..5_usize, 0..16_u8, 0..2_usize), 0..20),
        order in prop::sample::select(vec![
            PassageOrder::Place, PassageOrder::Time, PassageOrder::Tag, PassageOrder::Document, PassageOrder::Length,
        ]),
        grouping in prop::sample::select(vec![
            PassageGrouping::None, PassageGrouping::Document, PassageGrouping::Tag, PassageGrouping::Annotator,
            PassageGrouping::DocumentSet,
        ]),
        is_descending: bool,
        filter in prop::sample::select(vec!["", "t", "three", "ش", "zebra"]),
    ) {
        const WORDS: [[&str; 5]; 2] = [
            ["one", "two", "three", "two three", "four five"],
            ["قالت", "الشركة", "إنها", "قالت الشركة", "الخدمة"],
        ];
        let mut sample = sample();
        for (document, words, tags, annotator) in places {
            let tags: Vec<TagId> = (0..4).filter(|at| tags & (1 << at) != 0).map(|at| sample.tags[at]).collect();
            let command = sample.world.annotation(
                sample.documents[document],
                WORDS[document][words],
                &tags,
                sample.annotators[annotator],
            );
            // The same again changes nothing and is refused.
            if let Ok(change) = plan(&sample.world.snapshot, &command, &sample.world.environment) {
                sample.world.snapshot = sample.world.snapshot.apply(&change.edits);
            }
        }
        let snapshot = &sample.world.snapshot;
        let query = PassageQuery {
            filter: filter.to_owned(), order, is_descending, grouping, ..PassageQuery::default()
        };
        let list = passages(snapshot, &query);
        let expected: BTreeSet<AnnotationId> = snapshot
            .annotations()
            .filter(|annotation| {
                let passage = snapshot.passage(annotation.passage).unwrap();
                let document = snapshot.document_of_capture(passage.capture).unwrap();
                let memos = snapshot.memos_on(MemoTarget::Annotation(annotation.id));
                let memo = memos.iter().map(|memo| memo.body.as_str()).collect::<String>();
                [&passage.quote, &document.name, &memo]
                    .iter()
                    .any(|text| crate::text::fold_name(text).contains(filter))
            })
            .map(|annotation| annotation.id)
            .collect();
        let mut found = BTreeSet::new();
        for group in &list.groups {
            let here: BTreeSet<AnnotationId> = group.annotations.iter().copied().collect();
            prop_assert!(!here.is_empty());
            prop_assert_eq!(here.len(), group.annotations.len());
            found.extend(here);
        }
        prop_assert_eq!(list.n_passages, expected.len());
        prop_assert_eq!(list.n_in_scope, snapshot.n_annotations());
        prop_assert_eq!(found, expected);
        let headings: BTreeSet<PassageHeading> = list.groups.iter().map(|group| group.heading).collect();
        prop_assert_eq!(headings.len(), list.groups.len());
    }
}
