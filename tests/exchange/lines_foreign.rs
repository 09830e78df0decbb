//! JSON lines of doccano and Label Studio into a collection. What is expected is written by hand from the texts.

use hashiya::exchange::refi::RefiNote;

use crate::lines_in::{links, memos, people, sorted, tagged, taken};

const ESSAY: &str = "😀 لا شيء، لا أحد.\\r\\nOne more.";

#[test]
fn sequence_labels_of_doccano_come_in() {
    let file = format!(
        "{{\"id\":7,\"text\":\"{ESSAY}\",\"label\":[[2,4,\"نفي\"],[13,16,\"Person\"],[13,16,\"نفي\"],[23,27,\"Person\"],[5,5,\"x\"],[9,40,\"y\"],[-1,3,\"z\"],[4,2,\"w\"]],\"Comments\":[\"Why?\"],\"source\":\"CNN\"}}\n\
         no JSON\n\n{{\"id\":8,\"text\":\"b c\",\"label\":[]}}\n{{\"id\":9,\"label\":[]}}\n"
    );
    let (back, told) = taken(&file);
    assert_eq!(
        sorted(&back),
        tagged(&[
            ("more", &["Person"]),
            ("أحد", &["Person"]),
            ("أحد", &["نفي"]),
            ("لا", &["نفي"])
        ])
    );
    assert_eq!(back.n_documents(), 2);
    let texts: Vec<String> = back.captures().map(|row| row.text.to_string()).collect();
    assert!(
        texts.contains(&"😀 لا شيء، لا أحد.\nOne more.".to_owned()),
        "{texts:?}"
    );
    assert_eq!(
        memos(&back),
        [
            (String::new(), "Why?".to_owned()),
            ("doccano".to_owned(), "source: CNN".to_owned()),
        ]
    );
    assert_eq!(people(&back), ["doccano"]);
    let place = |start, end| RefiNote::Place {
        start,
        end,
        len: 27,
    };
    assert_eq!(
        told,
        [
            ("x".to_owned(), place(5, 5)),
            ("y".to_owned(), place(9, 40)),
            ("z".to_owned(), place(-1, 3)),
            ("w".to_owned(), place(4, 2)),
            (String::new(), RefiNote::Lines { n: 2 }),
        ]
    );
}

#[test]
fn relations_of_doccano_and_its_older_shapes_come_in() {
    let file = format!(
        "{{\"id\":7,\"text\":\"{ESSAY}\",\"entities\":[{{\"id\":1,\"label\":\"نفي\",\"start_offset\":2,\"end_offset\":4}},{{\"id\":2,\"label\":\"Person\",\"start_offset\":13,\"end_offset\":16}}],\"relations\":[{{\"id\":3,\"from_id\":1,\"to_id\":2,\"type\":\"of\"}},{{\"id\":4,\"from_id\":1,\"to_id\":9,\"type\":\"none\"}}],\"Comments\":[{{\"id\":1,\"comment\":\"Why?\"}}]}}\n"
    );
    let (back, told) = taken(&file);
    assert_eq!(
        sorted(&back),
        tagged(&[("أحد", &["Person"]), ("لا", &["نفي"])])
    );
    assert_eq!(
        links(&back),
        [("لا".to_owned(), "of".to_owned(), "أحد".to_owned(), false)]
    );
    assert_eq!(told, [("none".to_owned(), RefiNote::NoEnd)]);
    assert_eq!(memos(&back), [(String::new(), "Why?".to_owned())]);
    let older = "{\"text\":\"a b\",\"labels\":[[0,1,\"X\"]],\"meta\":{\"k\":1}}\n\
        {\"text\":\"c d\",\"annotations\":[{\"label\":5,\"start_offset\":2,\"end_offset\":3,\"user\":1}]}\n\
        {\"text\":\"e f\",\"label\":[\"Good\",\"Bad\"]}\n";
    let (back, told) = taken(older);
    assert_eq!(sorted(&back), tagged(&[("a", &["X"]), ("d", &["5"])]));
    assert_eq!(memos(&back), [("label".to_owned(), "Good\nBad".to_owned())]);
    assert_eq!(
        told,
        [
            ("doccano 3".to_owned(), RefiNote::WholeLabels),
            (String::new(), RefiNote::OtherResults { n: 1 }),
        ]
    );
}

/// A task of Label Studio, with the words of the text at places that are counted so.
fn task(result: &str, text: &str) -> String {
    format!(
        "[{{\"id\":5,\"data\":{{\"source\":\"CNN\",\"text\":\"{text}\"}},\"annotations\":[{{\"id\":12,\"completed_by\":{{\"id\":3,\"email\":\"m@x.org\",\"first_name\":\"منى\",\"last_name\":\"M\"}},\"was_cancelled\":false,\"created_at\":\"2024-01-02T03:04:05.000000Z\",\"updated_at\":\"2024-01-02T03:05:05.000000Z\",\"result\":[{result}]}},{{\"id\":13,\"was_cancelled\":true,\"result\":[{{}},{{}}]}}],\"predictions\":[{{\"result\":[{{}}]}}]}}]"
    )
}

fn region(id: &str, start: i64, end: i64, words: &str, label: &str) -> String {
    format!(
        "{{\"id\":\"{id}\",\"from_name\":\"label\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{{\"start\":{start},\"end\":{end},\"text\":\"{words}\",\"labels\":[\"{label}\"]}}}}"
    )
}

#[test]
fn tasks_of_label_studio_come_in() {
    let text = "😀 لا شيء، لا أحد. One more.";
    // In code points: One 18, more 22. In UTF-16 each is one further.
    for further in [0, 1] {
        let at = |start: i64, end: i64| (start + further, end + further);
        let (no, one) = (at(10, 12), at(18, 21));
        let results = [
            region("a", no.0, no.1, "لا", "نفي"),
            region("b", one.0, one.1, "One", "Number"),
            region("c", 900, 904, "more", "Number"),
            region("d", 3, 9, "nowhere", "Number"),
            region("e", 900, 902, "لا", "نفي"),
            "{\"id\":\"a\",\"from_name\":\"why\",\"to_name\":\"text\",\"type\":\"textarea\",\"value\":{\"start\":1,\"end\":2,\"text\":[\"Since\",\"so\"]}}".to_owned(),
            "{\"id\":\"f\",\"from_name\":\"tone\",\"to_name\":\"text\",\"type\":\"choices\",\"value\":{\"choices\":[\"Calm\"]}}".to_owned(),
            "{\"id\":\"g\",\"from_name\":\"stars\",\"to_name\":\"text\",\"type\":\"rating\",\"value\":{\"rating\":4}}".to_owned(),
            "{\"id\":\"h\",\"from_name\":\"box\",\"to_name\":\"image\",\"type\":\"rectanglelabels\",\"value\":{\"x\":1,\"y\":2,\"rectanglelabels\":[\"Q\"]}}".to_owned(),
            "{\"from_id\":\"a\",\"to_id\":\"b\",\"type\":\"relation\",\"direction\":\"left\",\"labels\":[\"of\"]}".to_owned(),
            "{\"from_id\":\"a\",\"to_id\":\"c\",\"type\":\"relation\",\"direction\":\"bi\"}".to_owned(),
        ];
        let (back, told) = taken(&task(&results.join(","), text));
        assert_eq!(
            sorted(&back),
            tagged(&[("One", &["Number"]), ("more", &["Number"]), ("لا", &["نفي"])])
        );
        let passage = back.passages().find(|row| row.quote == "لا").expect("one");
        assert!(passage.prefix.ends_with("شيء، "), "the second of its words");
        assert_eq!(
            links(&back),
            [
                ("One".to_owned(), "of".to_owned(), "لا".to_owned(), false),
                ("لا".to_owned(), "link".to_owned(), "more".to_owned(), true),
            ]
        );
        assert_eq!(
            memos(&back),
            [
                ("Label Studio".to_owned(), "source: CNN".to_owned()),
                ("stars".to_owned(), "4".to_owned()),
                ("tone".to_owned(), "Calm".to_owned()),
                ("why".to_owned(), "Since\nso".to_owned()),
            ]
        );
        assert_eq!(people(&back), ["Label Studio", "منى M"]);
        let n_quotes = |words: &str| {
            let quote = (words.to_owned(), RefiNote::Quote);
            told.iter().filter(|one| **one == quote).count()
        };
        assert_eq!((n_quotes("nowhere"), n_quotes("لا")), (1, 1), "{told:?}");
        for note in [
            RefiNote::Predictions { n: 1 },
            RefiNote::Withdrawn { n: 2 },
            RefiNote::OtherResults { n: 1 },
        ] {
            assert!(
                told.iter().any(|(_, one)| *one == note),
                "{note:?} of {told:?}"
            );
        }
        let is_utf16 = told
            .iter()
            .any(|(_, note)| matches!(note, RefiNote::Counting { is_utf16: true, .. }));
        assert_eq!(is_utf16, further == 1);
    }
}

#[test]
fn brief_tasks_of_label_studio_come_in() {
    let file = "[{\"review\":\"a b c\",\"title\":\"T\",\"id\":1,\"label\":[{\"start\":2,\"end\":3,\"text\":\"b\",\"labels\":[\"X\",\"Y\"]}],\"tone\":\"Calm\",\"annotator\":4,\"annotation_id\":6,\"created_at\":\"2024-01-02T03:04:05Z\",\"updated_at\":\"2024-01-02T03:04:05Z\",\"lead_time\":3.2},\
        {\"review\":\"a b c\",\"title\":\"T\",\"id\":1,\"label\":[{\"start\":4,\"end\":5,\"text\":\"c\",\"labels\":[\"X\"]}],\"annotator\":5,\"annotation_id\":7,\"lead_time\":3.2}]";
    let (back, told) = taken(file);
    assert_eq!(sorted(&back), tagged(&[("b", &["X", "Y"]), ("c", &["X"])]));
    assert_eq!(back.n_documents(), 1);
    assert_eq!(
        back.documents().next().map(|row| row.name.as_str()),
        Some("T")
    );
    assert_eq!(
        people(&back),
        ["Label Studio", "Label Studio 4", "Label Studio 5"]
    );
    assert_eq!(told, []);
}

#[test]
fn what_the_programs_themselves_wrote_comes_in() {
    let (back, told) = taken(include_str!("../fixtures/lines/doccano-relations.jsonl"));
    assert_eq!(told, []);
    assert_eq!(
        sorted(&back),
        tagged(&[("more", &["Number"]), ("أحد", &["Person"]), ("لا", &["نفي"])])
    );
    let of = ("لا".to_owned(), "of".to_owned(), "أحد".to_owned(), false);
    assert_eq!(links(&back), [of]);
    assert_eq!(
        memos(&back),
        [
            (String::new(), "سؤال\nA question".to_owned()),
            ("doccano".to_owned(), "source: CNN".to_owned()),
        ]
    );
    let whole = include_str!("../fixtures/lines/studio.json");
    let brief = include_str!("../fixtures/lines/studio-min.json");
    for (file, facts) in [(whole, "source: CNN"), (brief, "source: CNN\ntone: Calm")] {
        let (back, told) = taken(file);
        assert_eq!(told, []);
        let expected = tagged(&[("One", &["Number"]), ("لا", &["Denial"])]);
        assert_eq!(sorted(&back), expected);
        let passage = back.passages().find(|row| row.quote == "لا").expect("one");
        assert!(passage.prefix.ends_with("شيء، "), "the second of its words");
        let memos = memos(&back);
        assert!(memos.contains(&("Label Studio".to_owned(), facts.to_owned())));
        assert!(memos.contains(&("why".to_owned(), "Since\nso".to_owned())));
    }
}

/// JSON can name half a character, as programs do that cut a text by its units; no text can hold it.
#[test]
fn half_a_character_does_not_cost_a_file() {
    let note = |n| (String::new(), RefiNote::Halves { n });
    // As a line, and as a task: the place counts what is there.
    let line = r#"{"text":"\ud83d لا شيء \ud83d\ude00","label":[[2,4,"نفي"]]}"#;
    let (snapshot, told) = taken(line);
    assert_eq!(sorted(&snapshot), tagged(&[("لا", &["نفي"])]));
    assert!(told.contains(&note(1)), "{told:?}");
    let text = snapshot.captures().next().expect("a text").text.to_string();
    assert_eq!(text, "\u{FFFD} لا شيء 😀");
    let file = task(&region("a", 2, 4, "لا", "نفي"), "لا شيء").replace("لا شيء\"", "لا شيء\\udc00\"");
    let (_, told) = taken(&file);
    assert!(told.contains(&note(1)), "{told:?}");
}
