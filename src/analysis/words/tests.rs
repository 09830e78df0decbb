//! Counts worked by hand, and properties: no word is lost between documents and collection, and finer folds part more.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::base::environment::SeededEnvironment;
use crate::base::{Cancel, Cancelled, Progress};
use crate::command::plan::plan;
use crate::command::{Command, NewDocument};
use crate::i18n::Language;
use crate::model::{RowKey, Sha256, Snapshot, StructureKind, StructureMark};
use crate::text::{ByteOffset, Span, count_words};

/// A collection to which commands are done.
struct World {
    snapshot: Snapshot,
    environment: SeededEnvironment,
}

impl World {
    fn new() -> Self {
        Self {
            snapshot: Snapshot::default(),
            environment: SeededEnvironment::new(5),
        }
    }

    fn of(texts: &[&str]) -> Self {
        let mut world = Self::new();
        for text in texts {
            world.document(None, text);
        }
        world
    }

    fn run(&mut self, command: &Command) -> RowKey {
        let change = plan(&self.snapshot, command, &self.environment).unwrap();
        self.snapshot = self.snapshot.apply(&change.edits);
        let nothing = RowKey::Document(DocumentId(uuid::Uuid::nil()));
        change.answer.first().copied().unwrap_or(nothing)
    }

    /// Furniture is marked ‹so›.
    fn document(&mut self, language: Option<&str>, marked: &str) -> DocumentId {
        let (mut text, mut structure, mut start) = (String::new(), Vec::new(), 0);
        for character in marked.chars() {
            match character {
                '‹' => start = text.len(),
                '›' => structure.push(StructureMark {
                    kind: StructureKind::Furniture,
                    span: span(start, text.len()),
                }),
                other => text.push(other),
            }
        }
        let number = self.snapshot.n_documents() + 1;
        let document = NewDocument {
            name: format!("document {number}"),
            language: language.map(str::to_owned),
            original: format!("{number} {text}").into_bytes().into(),
            whole: None,
            original_sha256: Sha256::of(format!("{number} {text}").as_bytes()),
            text: text.into(),
            original_name: format!("{number}.txt"),
            original_modified: None,
            encoding: "UTF-8".to_owned(),
            extractor: "plain-text 1".to_owned(),
            notes: Vec::new(),
            structure,
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

    fn counts(&self) -> WordCounts {
        WordCounts::of(&self.snapshot, &WordCounts::default(), &Progress::default()).unwrap()
    }

    fn list(&self, query: &WordQuery) -> WordList {
        word_list(&self.counts(), &self.snapshot, query, &Progress::default()).unwrap()
    }
}

fn span(start: usize, end: usize) -> Span {
    Span::new(ByteOffset::from_index(start), ByteOffset::from_index(end)).unwrap()
}

fn folds(folds: Folds) -> WordQuery {
    WordQuery {
        folds,
        ..WordQuery::default()
    }
}

/// `word count/documents`, parted by blanks.
fn written(list: &WordList) -> String {
    let mut written = String::new();
    for row in &list.rows {
        write!(written, "{} {}/{} ", row.word, row.count, row.n_documents).unwrap();
    }
    written.trim_end().to_owned()
}

#[track_caller]
fn check(texts: &[&str], query: &WordQuery, expected: &str) {
    assert_eq!(written(&World::of(texts).list(query)), expected);
}

#[test]
fn forms_that_fold_alike_are_one_word() {
    let texts = ["المُعَلِّمَةُ والمعلمة المعلمة", "المعلـمة، المعلمه"];
    check(&texts, &folds(Folds::FULL), "المعلمة 4/2 والمعلمة 1/1");
    check(
        &texts,
        &folds(Folds::MARKS),
        "المعلمة 3/2 المعلمه 1/1 والمعلمة 1/1",
    );
    let exact = World::of(&texts).list(&folds(Folds::EXACT));
    assert_eq!(exact.rows.len(), 5);
    assert!(exact.rows.iter().all(|row| row.count == 1));
    check(
        &["The the THE Café cafe", "the"],
        &folds(Folds::FULL),
        "the 4/2 cafe 2/1",
    );
    check(
        &["The the THE Café cafe", "the"],
        &folds(Folds::EXACT),
        "the 2/2 cafe 1/1 Café 1/1 The 1/1 THE 1/1",
    );
}

#[test]
fn the_form_that_stands_most_often_is_shown() {
    let world = World::of(&["أحمد احمد أحمد", "كِتاب كتاب"]);
    let list = world.list(&WordQuery::default());
    assert_eq!(written(&list), "أحمد 3/1 كتاب 2/1");
    assert_eq!(list.rows[0].n_forms, 2);
    // In a scope, the form that stands there.
    let mut world = World::new();
    world.document(None, "Azure Azure");
    let second = world.document(None, "AZURE");
    let query = WordQuery {
        scope: WordScope::Document(second),
        ..WordQuery::default()
    };
    assert_eq!(written(&world.list(&query)), "AZURE 1/1");
}

#[test]
fn what_a_word_is() {
    let exact = folds(Folds::EXACT);
    check(&["don't don’t"], &exact, "don't 1/1 don’t 1/1");
    check(
        &["state-of-the-art"],
        &exact,
        "art 1/1 of 1/1 state 1/1 the 1/1",
    );
    check(
        &["8,200 3.5 ٣٫٥ U.S."],
        &exact,
        "٣٫٥ 1/1 3.5 1/1 8,200 1/1 U.S 1/1",
    );
    check(&["شركـــة (شركـــة) شركـــة؛"], &exact, "شركـــة 3/1");
    // Controls of direction round a word are not of it.
    check(
        &["x \u{2067}سلام\u{2069} سلام\u{200F}, سلام"],
        &exact,
        "سلام 3/1 x 1/1",
    );
    check(&["", "…", " \n ", "👍 🕊️ — «»"], &exact, "");
    check(&["٢٠٢٥ 2025 ۲۰۲۵"], &folds(Folds::FULL), "2025 3/1");
}

#[test]
fn numbers_stop_words_and_hidden_words_are_left_out_on_demand() {
    let texts = ["The US told us: in 2025 it sold 3.5 shares, وفي الشركة ٨٢٠٠ بأنّها"];
    let query = |with_numbers, with_stop_words, hidden: &[&str]| WordQuery {
        with_numbers,
        with_stop_words,
        hidden: Arc::new(hidden.iter().map(|word| (*word).to_owned()).collect()),
        ..folds(Folds::MARKS)
    };
    check(
        &texts,
        &query(false, false, &[]),
        "shares 1/1 sold 1/1 told 1/1 US 1/1 الشركة 1/1",
    );
    check(
        &texts,
        &query(true, false, &["الشركه", "us"]),
        "3.5 1/1 2025 1/1 8200 1/1 shares 1/1 sold 1/1 told 1/1"
            .replace("8200", "٨٢٠٠")
            .as_str(),
    );
    // The share is of all words, whatever is listed.
    let world = World::of(&texts);
    let (all, few) = (
        world.list(&query(true, true, &[])),
        world.list(&query(false, false, &[])),
    );
    assert_eq!((all.n_words, few.n_words), (14, 14));
    assert!((few.per_thousand(1) - 1000.0 / 14.0).abs() < 1e-9);
    let bare = WordList::default();
    assert!(bare.per_thousand(0).abs() < f64::EPSILON);
}

#[test]
fn particles_are_taken_off_where_the_collection_shows_it() {
    let query = WordQuery {
        takes_particles_off: true,
        ..WordQuery::default()
    };
    check(
        &["شركة الشركة وللشركة بالشركة لشركة", "وشركة شركة"],
        &query,
        "شركة 7/2",
    );
    // Bare words stand by themselves nowhere: nothing is taken off but what leaves a known word.
    check(&["وجدنا والخدمة الخدمة"], &query, "الخدمة 2/1 وجدنا 1/1");
    // Rather a word of its own: the rest is rarer, or too short, or the letters are none of particles.
    check(&["كتاب كتاب تاب"], &query, "كتاب 2/1 تاب 1/1");
    check(
        &["الله له الآن أن"],
        &query,
        "أن 1/1 الآن 1/1 الله 1/1 له 1/1",
    );
    check(&["فكرة الفكرة كرة كرة"], &query, "فكرة 2/1 كرة 2/1");
    check(
        &["كلها لها سلمى لمى"],
        &query,
        "سلمى 1/1 كلها 1/1 لمى 1/1 لها 1/1",
    );
    check(&["واحد أحد أحد"], &query, "أحد 2/1 واحد 1/1");
    check(&["سيكتب يكتب"], &query, "يكتب 2/1");
    check(&["مكتب كتب"], &query, "كتب 1/1 مكتب 1/1");
    // The word itself is shown where it stands with particles only.
    let mut world = World::new();
    world.document(None, "شركة شركة");
    let id = world.document(None, "الشَّركة والشركة");
    let list = world.list(&WordQuery {
        scope: WordScope::Document(id),
        ..query.clone()
    });
    assert_eq!(
        (written(&list).as_str(), list.rows[0].n_forms),
        ("شركة 2/1", 2)
    );
    // With marks that count, as well.
    let marked = WordQuery {
        folds: Folds::EXACT,
        ..query
    };
    check(&["وَشركة شركة"], &marked, "شركة 2/1");
}

#[test]
fn furniture_is_left_out_with_what_a_person_said_of_it() {
    let mut world = World::new();
    let id = world.document(None, "‹menu share›\ntext text menu\n‹share›\nfooter");
    let plain = WordQuery::default();
    let with = WordQuery {
        with_furniture: true,
        ..WordQuery::default()
    };
    assert_eq!(written(&world.list(&plain)), "text 2/1 footer 1/1 menu 1/1");
    assert_eq!(
        written(&world.list(&with)),
        "menu 2/1 share 2/1 text 2/1 footer 1/1"
    );
    let counts = world.counts();
    let text = "menu share\ntext text menu\nshare\nfooter";
    let footer = text.find("footer").unwrap();
    world.run(&Command::SetFurniture {
        document: id,
        stretch: span(footer, text.len()),
        is_furniture: true,
    });
    assert!(!counts.is_of(&world.snapshot));
    assert_eq!(written(&world.list(&plain)), "text 2/1 menu 1/1");
    world.run(&Command::SetFurniture {
        document: id,
        stretch: span(0, 10),
        is_furniture: false,
    });
    assert_eq!(written(&world.list(&plain)), "menu 2/1 text 2/1 share 1/1");
}

#[test]
fn scopes_hold_their_documents() {
    let mut world = World::new();
    let first = world.document(Some("en"), "bank bank river");
    let second = world.document(Some("ar-SY"), "مصرف bank");
    world.document(None, "bank");
    let RowKey::DocumentSet(set) = world.run(&Command::CreateDocumentSet {
        name: "both".to_owned(),
        documents: vec![first, second],
    }) else {
        panic!("no set")
    };
    let counts = world.counts();
    let check = |scope: WordScope, expected: &str, n_words: u64, n_documents: usize| {
        let query = WordQuery {
            scope,
            ..WordQuery::default()
        };
        let list = word_list(&counts, &world.snapshot, &query, &Progress::default()).unwrap();
        assert_eq!(written(&list), expected);
        assert_eq!((list.n_words, list.n_documents), (n_words, n_documents));
        assert_eq!(list.n_words + list.n_words_elsewhere, 6);
    };
    check(WordScope::All, "bank 4/3 river 1/1 مصرف 1/1", 6, 3);
    check(WordScope::Document(first), "bank 2/1 river 1/1", 3, 1);
    check(
        WordScope::DocumentSet(set),
        "bank 3/2 river 1/1 مصرف 1/1",
        5,
        2,
    );
    check(
        WordScope::Language("ar".to_owned()),
        "bank 1/1 مصرف 1/1",
        2,
        1,
    );
    check(
        WordScope::Language("EN".to_owned()),
        "bank 2/1 river 1/1",
        3,
        1,
    );
    check(WordScope::Language("fr".to_owned()), "", 0, 0);
}

#[test]
fn keyness_is_the_published_figure() {
    let near = |found: f64, expected: f64| {
        assert!((found - expected).abs() < 0.005, "{found} for {expected}");
    };
    // By hand: expected 100 and 100; 2·(150·ln 1.5 + 50·ln 0.5) = 2·(60.820 − 34.657).
    near(keyness(150, 50, 10_000, 10_000), 52.325);
    near(keyness(50, 150, 10_000, 10_000), -52.325);
    // Expected 4 and 16; 2·(10·ln 2.5 + 10·ln 0.625) = 2·(9.163 − 4.700).
    near(keyness(10, 10, 1_000, 4_000), 8.93);
    // Only in one: 2·5·ln 2.
    near(keyness(5, 0, 100, 100), 6.93);
    near(keyness(0, 5, 100, 100), -6.93);
    near(keyness(7, 7, 100, 100), 0.0);
    near(keyness(7, 0, 100, 0), 0.0);
    let mut world = World::new();
    let first = world.document(None, "bank bank river");
    world.document(None, "river river river");
    let list = world.list(&WordQuery {
        scope: WordScope::Document(first),
        ..WordQuery::default()
    });
    let river = list.rows.iter().find(|row| &*row.word == "river").unwrap();
    assert!(river.keyness.unwrap() < 0.0 && river.count_elsewhere == 3);
    assert!(list.rows[0].keyness.unwrap() > 0.0);
    assert_eq!(world.list(&WordQuery::default()).rows[0].keyness, None);
}

#[test]
fn rows_are_ordered_and_filtered() {
    let world = World::of(&["تاب باب باب zebra Apple الكِتاب", "باب zebra"]);
    let list = world.list(&WordQuery::default());
    let check = |filter: &str, order, is_descending, language, expected: &str| {
        let rows = ordered(&list, filter, order, is_descending, language);
        let words: Vec<&str> = rows
            .iter()
            .map(|row| &*list.rows[*row as usize].word)
            .collect();
        assert_eq!(words.join(" "), expected);
    };
    let (ar, en) = (Language::Arabic, Language::English);
    check("", WordOrder::Count, true, en, "باب zebra Apple الكِتاب تاب");
    check(
        "",
        WordOrder::Count,
        false,
        en,
        "Apple الكِتاب تاب zebra باب",
    );
    check("", WordOrder::Word, false, en, "Apple zebra الكِتاب باب تاب");
    check("", WordOrder::Word, false, ar, "الكِتاب باب تاب Apple zebra");
    check("", WordOrder::Word, true, en, "تاب باب الكِتاب zebra Apple");
    check(
        "",
        WordOrder::Documents,
        true,
        en,
        "باب zebra Apple الكِتاب تاب",
    );
    check("كتاب", WordOrder::Count, true, en, "الكِتاب");
    check("APP", WordOrder::Count, true, en, "Apple");
    check("nothing", WordOrder::Word, true, en, "");
}

#[test]
fn what_has_not_changed_is_not_counted_again() {
    let mut world = World::of(&["one two", "two three"]);
    let first = world.counts();
    assert!(first.is_of(&world.snapshot));
    world.document(None, "three four");
    assert!(!first.is_of(&world.snapshot));
    let progress = Progress::default();
    let second = WordCounts::of(&world.snapshot, &first, &progress).unwrap();
    assert_eq!(progress.state().total, 1);
    let query = WordQuery::default();
    let again = word_list(&second, &world.snapshot, &query, &progress).unwrap();
    assert_eq!(again, world.list(&query));
    let gone = world.snapshot.documents().next().unwrap().id;
    world.run(&Command::RemoveDocuments {
        documents: vec![gone],
    });
    let third = WordCounts::of(&world.snapshot, &second, &progress).unwrap();
    assert_eq!(progress.state().total, 0);
    let list = word_list(&third, &world.snapshot, &query, &progress).unwrap();
    assert_eq!(list, world.list(&query));
}

#[test]
fn counting_stops_when_asked() {
    let world = World::of(&["one two"]);
    let cancel = Cancel::new();
    cancel.request();
    let progress = Progress::silent(cancel);
    let counts = WordCounts::of(&world.snapshot, &WordCounts::default(), &progress);
    assert_eq!(counts.unwrap_err(), Cancelled);
    let counts = world.counts();
    let list = word_list(&counts, &world.snapshot, &WordQuery::default(), &progress);
    assert_eq!(list.unwrap_err(), Cancelled);
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    let alphabet = prop::sample::select(vec![
        "ا", "ب", "أ", "ة", "ه", "ى", "ي", "ـ", "\u{64E}", "٣", "3", "a", "A", "é", "e", "'", " ",
        " ", "\n", "\u{200F}", "\u{2067}", "\u{2069}", ".", "-", "😀",
    ]);
    let text = prop::collection::vec(alphabet, 0..60).prop_map(|parts| parts.concat());
    prop::collection::vec(text, 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn documents_add_up_and_finer_folds_part_more(texts in texts()) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let world = World::of(&texts);
        let counts = world.counts();
        let list = |query: &WordQuery| word_list(&counts, &world.snapshot, query, &Progress::default()).unwrap();
        let whole = list(&WordQuery::default());
        let n_words: usize = texts.iter().map(|text| count_words(text)).sum();
        prop_assert_eq!(whole.n_words, n_words as u64);
        prop_assert_eq!(whole.rows.iter().map(|row| row.count).sum::<u64>(), whole.n_words);
        // By documents: the same sums, word for word.
        let mut sums: std::collections::BTreeMap<String, u64> = std::collections::BTreeMap::new();
        for document in world.snapshot.documents() {
            let own = list(&WordQuery { scope: WordScope::Document(document.id), ..WordQuery::default() });
            for row in &own.rows {
                prop_assert!(row.n_documents == 1);
                *sums.entry(crate::text::fold(&row.word, Folds::FULL)).or_default() += row.count;
            }
        }
        for row in &whole.rows {
            let key = crate::text::fold(&row.word, Folds::FULL);
            if !key.is_empty() {
                prop_assert_eq!(sums.get(&key), Some(&row.count));
            }
        }
        let n = |folds_by: Folds| list(&folds(folds_by)).rows.len();
        prop_assert!(n(Folds::EXACT) >= n(Folds::MARKS));
        prop_assert!(n(Folds::MARKS) >= n(Folds::FULL));
    }
}
