//! Web Annotations into a collection: our own come back as they were, those of tools in the wild come in as far as their words
//! stand in a text that is here.

use hashiya::base::environment::{Environment, SeededEnvironment};
use hashiya::base::{Budget, Progress};
use hashiya::exchange::importer::ImportError;
use hashiya::exchange::refi::{Arrival, RefiNote};
use hashiya::exchange::web::{WebOptions, read_web};
use hashiya::model::*;

use crate::random;
use crate::refi::{TEXT, marked};
use crate::refi_in::{empty_copy, merged, notes, quotes};
use crate::sample::{Maker, full};
use crate::web::{WITH_TEXTS, small, written};

fn read(file: &str, snapshot: &Snapshot) -> Result<Arrival, ImportError> {
    let now = SeededEnvironment::new(3).now();
    let budget = Budget::default().started();
    read_web(
        file.as_bytes(),
        snapshot,
        now,
        &budget,
        &Progress::default(),
    )
}

/// The lines of annotations on passages. Links are compared by themselves: a relation comes back by its first name.
fn on_passages(file: &str) -> Vec<&str> {
    let is_one =
        |line: &&str| line.contains("TextPositionSelector") && !line.contains("\"linking\"");
    let lines = file.lines().filter(is_one);
    lines.map(|line| line.trim_end_matches(',')).collect()
}

#[test]
fn our_own_export_changes_nothing() {
    let words = ["لا", "👨\u{200D}👩\u{200D}👧", "\u{1F}z"];
    for snapshot in [
        full().snapshot(),
        small(),
        marked(TEXT, &words).0.snapshot(),
    ] {
        for with_texts in [true, false] {
            let file = written(&snapshot, &WebOptions { with_texts });
            let arrival = read(&file, &snapshot).expect("readable");
            assert_eq!(notes(&arrival), []);
            assert_eq!(arrival.record.rows, []);
        }
    }
}

#[test]
fn our_own_export_comes_back_annotation_by_annotation() {
    let mut all = vec![full().snapshot(), small()];
    let mut n_compared = 0;
    all.extend(random::cases(24).iter().map(Maker::snapshot));
    for snapshot in all {
        let file = written(&snapshot, &WITH_TEXTS);
        let before = empty_copy(&snapshot);
        let arrival = read(&file, &before).expect("readable");
        assert_eq!(notes(&arrival), []);
        let back = merged(&before, &arrival);
        assert_eq!(back.n_annotations(), snapshot.n_annotations());
        assert_eq!(back.n_links(), snapshot.n_links());
        assert_eq!(back.n_memos(), snapshot.n_memos());
        for annotation in snapshot.annotations() {
            let found = back.annotation(annotation.id).expect("it came back");
            assert_eq!(**found, **annotation);
            let passage = snapshot.passage(annotation.passage).expect("a passage");
            let there = back.passage(found.passage).expect("a passage");
            assert_eq!(
                (&there.quote, &there.spans),
                (&passage.quote, &passage.spans)
            );
            let taggings = |of: &Snapshot| -> Vec<_> {
                let rows = of.taggings_of(annotation.id).into_iter();
                rows.map(|row| (row.id, row.tag, row.annotator, row.created))
                    .collect()
            };
            assert_eq!(taggings(&back), taggings(&snapshot));
        }
        for document in snapshot.documents() {
            let there = back.document(document.id).expect("it came back");
            assert_eq!(
                (&there.name, &there.language),
                (&document.name, &document.language)
            );
            let text = |of: &Snapshot| {
                of.current_capture(document.id)
                    .expect("a text")
                    .text
                    .clone()
            };
            assert_eq!(text(&back), text(&snapshot));
        }
        // A label comes back on the side of its first letter, whatever language it was given; those of random collections are
        // given any.
        let is_plain = snapshot.tags().all(|tag| {
            Bilingual::from_one(&tag.label.english).arabic.is_empty()
                && Bilingual::from_one(&tag.label.arabic).english.is_empty()
        });
        if is_plain {
            n_compared += 1;
            let again = written(&back, &WITH_TEXTS);
            assert_eq!(on_passages(&again), on_passages(&file));
        }
    }
    assert!(n_compared >= 2);
}

/// A collection of one document that tools annotated by its web address or its file.
fn here() -> Snapshot {
    let mut maker = Maker::new(11);
    maker.document("essay", "One 😀 two.\nلا شيء، لا أحد.\nOne more.");
    maker.tag(None, "", "نفي");
    let mut rows = maker.rows.clone();
    for row in &mut rows {
        match row {
            Row::Tag(tag) => std::sync::Arc::make_mut(tag).is_category = false,
            Row::Capture(capture) => {
                std::sync::Arc::make_mut(capture).original_name = "my essay.txt".to_owned();
            }
            _ => {}
        }
    }
    Snapshot::from_rows(1, rows)
}

/// Annotations as tools in the wild write them.
const WILD: &str = r##"[
{"@context":"http://www.w3.org/ns/anno.jsonld","id":"http://example.org/1","type":"Annotation","creator":"acct:mona@example.org","created":"2020-05-06T07:08:09Z",
 "motivation":"commenting","body":{"type":"TextualBody","value":"Why?","format":"text/plain"},
 "target":{"source":"https://example.org/texts/my%20essay.txt#top","selector":[{"type":"TextQuoteSelector","exact":"two","prefix":"😀 ","suffix":"."},{"type":"TextPositionSelector","start":7,"end":10}]}},
{"id":"#2","type":["Annotation"],"body":[{"type":"TextualBody","purpose":"tagging","value":"نفي"},{"type":"TextualBody","purpose":"tagging","value":"new tag"},"http://example.org/elsewhere"],
 "target":[{"source":{"id":"essay"},"selector":{"type":"TextQuoteSelector","exact":"لا","prefix":"شيء، ","suffix":" أحد"}}]},
{"id":"urn:uuid:00000000-0000-4000-8000-0000000000a3","bodyValue":"twice in the text, nothing around it","target":{"source":"essay","selector":{"type":"TextQuoteSelector","exact":"One"}}},
{"id":"#4","motivation":"highlighting","target":{"source":"essay","selector":{"type":"TextQuoteSelector","exact":"gone from here"}}},
{"id":"#5","target":{"source":"http://example.org/unknown","selector":{"type":"TextQuoteSelector","exact":"two"}}},
{"id":"#6","target":{"source":"essay","selector":{"type":"TextPositionSelector","start":30,"end":500}}},
{"id":"#7","target":{"source":"essay","selector":{"type":"TextPositionSelector","start":9,"end":3}}},
{"id":"#8","target":{"source":"essay","selector":{"type":"XPathSelector","value":"/p[1]","refinedBy":{"type":"TextQuoteSelector","exact":"more."}}}},
{"uri":"essay","text":"a remark","tags":["new tag"],"user":"acct:omar@example.org","updated":"not a time","target":[{"source":"essay","selector":[{"type":"TextPositionSelector","start":"4","end":5.0},{"type":"TextQuoteSelector","exact":"😀"}]}]},
{"id":"#2","target":{"source":"essay","selector":{"type":"TextQuoteSelector","exact":"more"}}}
]"##;

#[test]
fn what_tools_write_comes_in_where_its_words_stand() {
    let before = here();
    let arrival = read(WILD, &before).expect("readable");
    let back = merged(&before, &arrival);
    let found = quotes(&back);
    let expected: [(&str, &[&str]); 4] = [
        ("😀", &["new tag"]),
        ("two", &[]),
        ("لا", &["new tag", "نفي"]),
        ("more.", &[]),
    ];
    assert_eq!(
        found.len(),
        expected.len(),
        "{found:?}\n{:?}",
        notes(&arrival)
    );
    for ((quote, tags), (wanted, labels)) in found.iter().zip(expected) {
        assert_eq!(
            (quote.as_str(), tags.len()),
            (wanted, labels.len()),
            "{found:?}"
        );
        assert!(
            labels
                .iter()
                .all(|label| tags.iter().any(|tag| tag == label))
        );
    }
    // The tag that is here is taken, not made anew; the second لا is meant.
    assert_eq!(back.n_tags(), 2);
    let second = back
        .passages()
        .find(|row| row.quote == "لا")
        .expect("placed");
    assert!(second.prefix.ends_with("شيء، "));
    let names: Vec<_> = back.annotators().map(|row| row.name.clone()).collect();
    for name in ["mona@example.org", "omar@example.org"] {
        assert!(names.contains(&name.to_owned()), "{names:?}");
    }
    let memos: Vec<_> = back.memos().map(|memo| memo.body.as_str()).collect();
    assert_eq!(memos.len(), 4, "{memos:?}");
    let told = notes(&arrival);
    for (about, note) in [
        ("One", RefiNote::Quote),
        ("gone from here", RefiNote::Quote),
        ("http://example.org/unknown", RefiNote::NotHere { n: 1 }),
        (
            "essay",
            RefiNote::Place {
                start: 30,
                end: 500,
                len: 36,
            },
        ),
        (
            "essay",
            RefiNote::Place {
                start: 9,
                end: 3,
                len: 36,
            },
        ),
        ("#2", RefiNote::DuplicateId),
    ] {
        assert!(
            told.contains(&(about.to_owned(), note.clone())),
            "{about}: {note:?} in {told:?}"
        );
    }
    // Once more, and nothing comes of it.
    let again = read(WILD, &back).expect("readable");
    let more: Vec<_> = again
        .record
        .rows
        .iter()
        .filter(|row| !matches!(row, Row::Memo(_)))
        .collect();
    assert!(more.is_empty(), "{more:?}");
}

fn tagged(id: &str, exact: &str, tag: &str) -> String {
    format!(
        r##"[{{"id":"{id}","motivation":"tagging","bodyValue":"{tag}","target":{{"source":"essay","selector":{{"exact":"{exact}"}}}}}}]"##
    )
}

#[test]
fn a_name_that_holds_in_its_file_alone_reaches_into_no_other() {
    for (id, expected) in [
        ("#1", vec![("two", "a"), ("more.", "b")]),
        ("", vec![("two", "a"), ("more.", "b")]),
        // One that holds everywhere is here already, and stands elsewhere.
        ("http://example.org/1", vec![("two", "a")]),
    ] {
        let before = here();
        let first = merged(
            &before,
            &read(&tagged(id, "two", "a"), &before).expect("readable"),
        );
        let arrival = read(&tagged(id, "more.", "b"), &first).expect("readable");
        let back = merged(&first, &arrival);
        let memo = |annotation: AnnotationId| {
            let on = MemoTarget::Annotation(annotation);
            let memo = back.memos().find(|memo| memo.targets.contains(&on));
            memo.map(|memo| memo.body.clone())
        };
        let rows = back.annotations().map(|row| {
            let passage = back.passage(row.passage).expect("a passage");
            (passage.quote.clone(), memo(row.id).expect("what was said"))
        });
        let mut found: Vec<(String, String)> = rows.collect();
        found.sort_by_key(|(_, said)| said.clone());
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(quote, said)| (quote.to_owned(), said.to_owned()))
            .collect();
        assert_eq!(found, expected, "{id}");
        let is_told = notes(&arrival).contains(&("more.".to_owned(), RefiNote::Differs));
        assert_eq!(is_told, id.starts_with("http"), "{:?}", notes(&arrival));
    }
}

#[test]
fn one_bad_thing_of_a_file_leaves_the_others() {
    let file = r##"[{"id":"http://example.org/1","motivation":"tagging","body":{"value":"a","purpose":"tagging"},"target":"essay"},
        {"id":"http://example.org/1","motivation":"tagging","body":{"value":"a","purpose":"tagging"},"target":"essay"},
        {"id":"http://example.org/2","bodyValue":"x\ud800y","target":{"source":"essay","selector":{"exact":"two"}}},
        {"id":"http://example.org/3","target":{"source":"essay","selector":{"type":"TextPositionSelector","start":6,"end":9}}}]"##;
    let before = here();
    let arrival = read(file, &before).expect("readable");
    let back = merged(&before, &arrival);
    let found: Vec<String> = quotes(&back).into_iter().map(|(quote, _)| quote).collect();
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(back.memos().any(|memo| memo.body == "x\u{FFFD}y"));
    let told = notes(&arrival);
    for line in [
        ("http://example.org/1", RefiNote::DuplicateId),
        ("", RefiNote::Halves { n: 1 }),
        ("essay", RefiNote::Unproved),
    ] {
        assert!(told.contains(&(line.0.to_owned(), line.1)), "{told:?}");
    }
}

#[test]
fn positions_in_utf_16_are_known_by_their_words() {
    // Behind the emoji every position is one more.
    let file = r##"{"items":[
        {"id":"#1","target":{"source":"essay","selector":[{"type":"TextQuoteSelector","exact":"two"},{"type":"TextPositionSelector","start":7,"end":10}]}},
        {"id":"#2","target":{"source":"essay","selector":[{"type":"TextQuoteSelector","exact":"One"},{"type":"TextPositionSelector","start":28,"end":31}]}}]}"##;
    let before = here();
    let arrival = read(file, &before).expect("readable");
    let back = merged(&before, &arrival);
    assert_eq!(back.n_annotations(), 2, "{:?}", notes(&arrival));
    let last = back
        .passages()
        .find(|row| row.quote == "One")
        .expect("placed");
    assert_eq!(last.suffix, " more.");
}

#[test]
fn what_is_no_file_of_annotations_is_refused() {
    let before = here();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for file in [
        "",
        "{",
        "null",
        "[]",
        "{\"a\":1}",
        "{\"id\":1,\"id\":2}",
        "{\"id\":\"\\ud800\"}",
        "{\"target\":NaN}",
        deep.as_str(),
        "not JSON",
    ] {
        let refused = read(file, &before);
        assert!(refused.is_err(), "{file:.40}");
    }
    for odd in [
        r#"{"target":5}"#,
        r#"{"target":{"source":[],"selector":[[{"start":{},"end":[]}]]}}"#,
        r#"{"target":{"source":"essay","selector":{"type":"TextPositionSelector","start":-5,"end":18446744073709551615}}}"#,
        r#"{"target":{"source":"essay","selector":{"exact":""}},"body":{"purpose":"tagging","value":""}}"#,
    ] {
        let arrival = read(odd, &before).unwrap_or_else(|error| panic!("{odd}: {error}"));
        assert_eq!(merged(&before, &arrival).n_annotations(), 0, "{odd}");
    }
}

#[test]
fn two_spellings_of_a_key_are_one() {
    let file = r##"{"@graph":[
        {"id":"http://example.org/1","@id":"#one","type":"Annotation","@type":"oa:Annotation","created":"2020-05-06T07:08:09Z",
         "modified":"2021-05-06T07:08:09Z","updated":"2022-05-06T07:08:09Z",
         "creator":{"id":"http://example.org/mona","@id":"#mona","nick":"mona","nickname":"Mona"},
         "motivation":"tagging","motivatedBy":"oa:tagging",
         "body":{"id":"#t","@id":"#t","purpose":"tagging","hasPurpose":"tagging","value":"sort","chars":"sort"},"hasBody":{"value":"sort"},
         "target":{"id":"#p","@id":"#p","source":{"id":null,"@id":"http://example.org/2","title":"essay","name":"essay"},
          "selector":{"type":"TextQuoteSelector","@type":"oa:TextQuoteSelector","exact":"two"}},"hasTarget":"http://example.org/2"}],
        "items":[],"rows":[{"uri":"essay","tags":["sort"],"target":[{"source":"essay","hasSource":"essay","selector":[],"hasSelector":{"exact":"more."}}]}],"annotations":null}"##;
    let before = here();
    let arrival = read(file, &before).expect("readable");
    let back = merged(&before, &arrival);
    let found: Vec<_> = quotes(&back);
    let tags = vec!["sort".to_owned()];
    assert_eq!(
        found,
        [("two".to_owned(), tags.clone()), ("more.".to_owned(), tags)],
        "{:?}",
        notes(&arrival)
    );
    let marked = back
        .annotations()
        .find(|row| row.modified != row.created)
        .expect("when it was changed");
    let modified = marked.modified.to_string();
    assert!(modified.starts_with("2021-05-06T07:08:09"), "{modified}");
    assert!(back.annotators().any(|row| row.name == "Mona"));
}

#[test]
fn a_link_that_stands_twice_is_one() {
    let before = small();
    let file = written(&before, &WITH_TEXTS);
    let line = file.lines().find(|line| line.contains("\"linking\""));
    let line = line.expect("a link").trim_end_matches(',');
    let twice = file.replacen(line, &format!("{line},\n{line}"), 1);
    for snapshot in [&before, &empty_copy(&before)] {
        let arrival = read(&twice, snapshot).expect("readable");
        let id = before.links().next().expect("one").id;
        assert_eq!(
            notes(&arrival),
            [(format!("urn:uuid:{id}"), RefiNote::DuplicateId)]
        );
        let back = merged(snapshot, &arrival);
        assert_eq!((back.n_links(), back.n_annotations()), (1, 2));
    }
}

#[test]
fn hostile_tags_and_links_do_no_harm() {
    let own = r##"{"type":"AnnotationCollection","generator":{"name":"Hashiya"},"id":"urn:uuid:00000000-0000-4000-8000-000000000001","items":[
    {"id":"#a","motivation":"identifying","body":[{"purpose":"identifying","value":"A"},{"purpose":"classifying","source":"urn:uuid:00000000-0000-4000-8000-00000000000b"}],"target":"urn:uuid:00000000-0000-4000-8000-00000000000a"},
    {"id":"#b","motivation":"identifying","body":[{"purpose":"identifying","value":"B"},{"purpose":"classifying","source":"urn:uuid:00000000-0000-4000-8000-00000000000a"}],"target":"urn:uuid:00000000-0000-4000-8000-00000000000b"},
    {"id":"#c","motivation":"identifying","body":[{"purpose":"identifying","value":"C"}],"target":"urn:uuid:00000000-0000-4000-8000-00000000000a"},
    {"id":"urn:uuid:00000000-0000-4000-8000-0000000000c1","motivation":"linking","target":[{"source":"essay","selector":{"exact":"gone"}},{"source":"essay","selector":{"exact":"two"}}]}]}"##;
    let before = here();
    let arrival = read(own, &before).expect("readable");
    let back = merged(&before, &arrival);
    assert_eq!((back.n_tags(), back.n_links()), (3, 0));
    let told: Vec<_> = notes(&arrival).into_iter().map(|(_, note)| note).collect();
    for note in [
        RefiNote::Dangling,
        RefiNote::DuplicateId,
        RefiNote::Quote,
        RefiNote::NoEnd,
    ] {
        assert!(told.contains(&note), "{note:?} in {told:?}");
    }
}

#[test]
fn no_damaged_byte_does_harm() {
    let file = include_str!("../fixtures/web/small.jsonld");
    let file = file.replace("DERIVED", "urn:uuid:00000000-0000-8000-8000-000000000099");
    let before = here();
    let mut n_read = 0;
    for at in (0..file.len()).step_by(11) {
        assert!(at + 2 > file.len() || read_bytes(&file.as_bytes()[..at], &before).is_err());
        for byte in [b'"', b'9', b'{'] {
            let mut bytes = file.clone().into_bytes();
            bytes[at] = byte;
            if let Ok(arrival) = read_bytes(&bytes, &before) {
                n_read += 1;
                merged(&before, &arrival);
            }
        }
    }
    assert!(n_read > file.len() / 44, "only {n_read} were read");
}

fn read_bytes(bytes: &[u8], snapshot: &Snapshot) -> Result<Arrival, ImportError> {
    let now = SeededEnvironment::new(3).now();
    let budget = Budget::default().started();
    let read = read_web(bytes, snapshot, now, &budget, &Progress::default());
    let is_fault = matches!(read, Err(ImportError::Fault | ImportError::WrongAnswer));
    assert!(!is_fault, "{}", String::from_utf8_lossy(bytes));
    read
}
