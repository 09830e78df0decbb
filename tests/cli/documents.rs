//! What comes in as documents, and what does not.

use crate::tool::{ARABIC, Desk};

#[test]
fn a_sample_comes_in_by_itself_and_can_be_undone() {
    let desk = Desk::with_collection();
    desk.done(&[
        "annotate",
        "c.hashiya",
        "--document",
        "بيان",
        "--start",
        "0",
        "--end",
        "5",
        "--tag",
        "خبر",
    ]);
    desk.done(&[
        "export",
        "c.hashiya",
        "--format",
        "ron",
        "--output",
        "docs/sample.ron",
    ]);
    let said = desk.done(&["new", "d.hashiya", "docs"]);
    assert!(said.contains("1\u{a0}annotation"), "{said}");
    assert_eq!(
        desk.count("d.hashiya", "documents"),
        2,
        "the sample's documents are those of the folder"
    );
    assert_eq!(desk.json("annotations", "d.hashiya")[0]["quote"], "أعلنت");
    assert!(desk.done(&["check", "d.hashiya"]).contains("in order"));
    desk.done(&["undo", "d.hashiya"]);
    assert_eq!(desk.count("d.hashiya", "annotations"), 0);
    assert_eq!(desk.count("d.hashiya", "documents"), 2);
    desk.done(&["undo", "d.hashiya"]);
    assert_eq!(desk.count("d.hashiya", "documents"), 0);
}

#[test]
fn a_broken_sample_is_said_and_the_documents_stay() {
    let desk = Desk::new();
    desk.write("docs/a.txt", ARABIC);
    desk.write("docs/sample.ron", "(format:");
    let answer = desk.run(&["new", "d.hashiya", "docs"]);
    assert_eq!(answer.code, 1, "{answer:?}");
    assert!(
        answer.err.contains("sample.ron") && answer.err.contains("line 1"),
        "{answer:?}"
    );
    assert_eq!(desk.count("d.hashiya", "documents"), 1);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_comes_in() {
    let desk = Desk::new();
    desk.write("docs/a.txt", ARABIC);
    desk.write("docs/empty.txt", "");
    desk.write("docs/picture.txt", b"\x89PNG\r\n\x1a\n");
    desk.write("docs/data.bin", b"\0\x01");
    let answer = desk.run(&["new", "c.hashiya", "docs"]);
    assert_eq!(answer.code, 0);
    assert_eq!(desk.count("c.hashiya", "documents"), 1);
    for name in ["empty.txt", "picture.txt", "data.bin"] {
        assert!(answer.err.contains(name), "{name} is not named: {answer:?}");
    }
}

#[test]
fn nothing_to_read_leaves_nothing_behind() {
    let desk = Desk::new();
    desk.write("empty.txt", "");
    desk.write("others/data.bin", b"\0");
    std::fs::create_dir(desk.path("bare")).expect("a folder");
    for source in ["empty.txt", "others", "bare", "missing.txt"] {
        let said = desk.refused(&["new", "c.hashiya", source]);
        assert!(
            said.contains("None of the chosen files could be read"),
            "{source}: {said}"
        );
        assert!(
            !desk.path("c.hashiya").exists(),
            "{source} left a collection"
        );
    }
    desk.done(&["new", "c.hashiya"]);
    for source in ["empty.txt", "others", "bare", "missing.txt"] {
        desk.refused(&["add", "c.hashiya", source]);
    }
    assert_eq!(desk.count("c.hashiya", "documents"), 0);
}

#[test]
fn one_line_of_fifty_megabytes_comes_in_or_is_refused_in_words() {
    let desk = Desk::new();
    let words = "خدمات التخزين ";
    let text = words.repeat(50_000_000 / words.len());
    desk.write("arabic.txt", &text);
    desk.write("latin.txt", "a ".repeat(25_000_000));
    let answer = desk.run(&["new", "c.hashiya", "arabic.txt", "latin.txt"]);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert!(
        answer
            .err
            .contains("latin.txt: Its text is longer than the limit of 32,000,000\u{a0}characters"),
        "{answer:?}"
    );
    let length = text.chars().count();
    let documents = desk.json("documents", "c.hashiya");
    assert_eq!(documents[0]["characters"], length);
    assert_eq!(documents.as_array().map(Vec::len), Some(1));
    let (start, end) = ((length - 8).to_string(), (length - 1).to_string());
    desk.done(&[
        "annotate",
        "c.hashiya",
        "--document",
        "arabic",
        "--start",
        &start,
        "--end",
        &end,
        "--tag",
        "End",
    ]);
    assert_eq!(desk.json("annotations", "c.hashiya")[0]["quote"], "التخزين");
}

/// The bytes are read as they are told to be, not as they look.
#[test]
fn an_encoding_is_named_and_an_unknown_one_is_wrong_usage() {
    let desk = Desk::new();
    let bytes = encoding_rs::WINDOWS_1256.encode(ARABIC).0;
    desk.write("docs/خبر.txt", &bytes);
    for (file, encoding) in [("west", "WINDOWS-1252"), ("arabic", "windows-1256")] {
        let collection = format!("{file}.hashiya");
        desk.done(&["new", &collection]);
        desk.done(&["add", &collection, "docs/خبر.txt", "--encoding", encoding]);
        let documents = desk.json("documents", &collection);
        assert_eq!(documents[0]["encoding"], encoding.to_lowercase());
    }
    let annotate = [
        "annotate",
        "west.hashiya",
        "--document",
        "خبر",
        "--start",
        "0",
        "--end",
        "5",
        "--tag",
        "t",
    ];
    desk.done(&annotate);
    assert_eq!(
        desk.json("annotations", "west.hashiya")[0]["quote"],
        "ÃÚáäÊ"
    );
    let answer = desk.run(&["new", "x.hashiya", "docs", "--encoding", "latin"]);
    assert_eq!(answer.code, 2, "{answer:?}");
    assert!(answer.err.contains("ISO-8859-6"), "{answer:?}");
    assert!(!desk.path("x.hashiya").exists());
}

#[test]
fn many_notes_are_counted_and_what_deserves_a_look_is_named() {
    let desk = Desk::new();
    for number in 0..30 {
        desk.write(
            &format!("docs/{number:02}.txt"),
            format!("line {number}\r\nline\r\n"),
        );
    }
    desk.write("docs/empty.txt", " ");
    let answer = desk.run(&["new", "d.hashiya", "docs"]);
    let lines: Vec<&str> = answer.err.lines().collect();
    assert_eq!(lines.len(), 2, "{answer:?}");
    assert!(
        answer.err.contains("empty.txt: There is no text in it"),
        "{answer:?}"
    );
    assert!(
        answer.err.contains("came in well: 30; --report FILE"),
        "{answer:?}"
    );
}

#[test]
fn the_text_column_of_a_table_can_be_named() {
    let desk = Desk::new();
    let row = "the longer column which is taken as the text where nobody names another one";
    desk.write("a.csv", format!("long,short\n{row},brief words\n"));
    let texts = |collection: &str| -> String {
        desk.done(&[
            "export", collection, "--format", "json", "--output", "out.json",
        ]);
        let record: serde_json::Value =
            serde_json::from_slice(&crate::tool::bytes(&desk.path("out.json"))).expect("a record");
        std::fs::remove_file(desk.path("out.json")).expect("it is there");
        record["captures"][0]["text"]
            .as_str()
            .expect("a text")
            .to_owned()
    };
    desk.done(&["new", "d.hashiya", "a.csv"]);
    assert_eq!(texts("d.hashiya"), row);
    desk.done(&["new", "e.hashiya", "a.csv", "--text-column", "short"]);
    assert_eq!(texts("e.hashiya"), "brief words");
}
