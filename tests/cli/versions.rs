//! A file as the new version of a document, and what can be chosen before files come in.

use serde_json::Value;

use crate::tool::{Desk, bytes, place};

const FORMER: &str =
    "أعلنت الشركة مراجعة.\nأوقفت الشركة ثلاث خدمات في سبتمبر.\nلم تذكر اسم الوحدة.\n";
const LATER: &str =
    "نشر الخبر أولًا أمس.\nأعلنت الشركة مراجعة.\nأوقفت الشركة أربع خدمات في سبتمبر.\n";

fn with_annotations() -> Desk {
    let desk = Desk::new();
    desk.write("خبر.txt", FORMER);
    desk.done(&["new", "c.hashiya", "خبر.txt"]);
    for words in ["أعلنت الشركة مراجعة.", "ثلاث خدمات", "لم تذكر اسم الوحدة."]
    {
        let (start, end) = place(FORMER, words);
        desk.done(&[
            "annotate",
            "c.hashiya",
            "--document",
            "خبر",
            "--start",
            &start,
            "--end",
            &end,
            "--tag",
            "خبر",
        ]);
    }
    desk
}

fn report(desk: &Desk, name: &str) -> Value {
    serde_json::from_slice(&bytes(&desk.path(name))).expect("JSON")
}

#[test]
fn a_new_version_says_what_became_of_each_annotation() {
    let desk = with_annotations();
    desk.write("later/خبر.txt", LATER);
    let said = desk.done(&[
        "add",
        "c.hashiya",
        "later/خبر.txt",
        "--new-version-of",
        "خبر",
        "--report",
        "r.json",
    ]);
    assert!(said.contains("Stay on their words: 1"), "{said}");
    assert!(said.contains("Places to decide"), "{said}");
    let told = &report(&desk, "r.json")["files"][0]["places"];
    let sum = told["proposed"].as_u64().zip(told["orphans"].as_u64());
    assert_eq!(told["stay"], 1, "{told}");
    assert_eq!(sum.map(|(one, other)| one + other), Some(2), "{told}");
    assert_eq!(desk.count("c.hashiya", "documents"), 1);
    let annotations = desk.json("annotations", "c.hashiya");
    let exact = annotations.as_array().expect("a list").iter();
    let exact: Vec<&Value> = exact.filter(|one| one["place"] == "exact").collect();
    let (start, _) = place(LATER, "أعلنت الشركة مراجعة.");
    assert_eq!(exact.len(), 1, "{annotations}");
    assert_eq!(
        exact[0]["start"].to_string(),
        start,
        "it moved with its words"
    );
    assert!(desk.done(&["check", "c.hashiya"]).contains("in order"));
    desk.done(&["undo", "c.hashiya"]);
    let annotations = desk.json("annotations", "c.hashiya");
    let mut all = annotations.as_array().expect("a list").iter();
    assert!(all.all(|one| one["place"] == "exact"), "{annotations}");
}

#[test]
fn a_version_that_changes_nothing_or_cannot_be_read_leaves_the_collection_as_it_was() {
    let desk = with_annotations();
    desk.write("picture.txt", b"\x89PNG\r\n\x1a\n");
    let before = bytes(&desk.path("c.hashiya"));
    let version = ["--new-version-of", "خبر", "--report", "r.json"];
    let with = |source: &[&'static str]| {
        let start = ["add", "c.hashiya"].iter();
        start
            .chain(source)
            .chain(&version)
            .copied()
            .collect::<Vec<&str>>()
    };
    let said = desk.done(&with(&["خبر.txt"]));
    assert!(said.contains("Nothing was changed"), "{said}");
    assert_eq!(
        report(&desk, "r.json")["files"][0]["outcome"],
        "already there"
    );
    desk.refused(&with(&["picture.txt"]));
    assert_eq!(report(&desk, "r.json")["files"][0]["outcome"], "refused");
    let answer = desk.run(&with(&["خبر.txt", "picture.txt"]));
    assert_eq!(answer.code, 2, "{answer:?}");
    let said = desk.refused(&["add", "c.hashiya", "خبر.txt", "--new-version-of", "غيره"]);
    assert!(said.contains("There is no document"), "{said}");
    assert_eq!(bytes(&desk.path("c.hashiya")), before);
}

#[test]
fn language_and_variables_are_chosen_before_files_come_in() {
    let desk = Desk::new();
    desk.write(
        "t.csv",
        "نص,Outlet,City\nأعلنت الشركة مراجعة داخلية.,Post,Haifa\n",
    );
    let choices = ["--document-language", "ar-SY", "--leave-out", "City"];
    let mut asked = vec!["new", "c.hashiya", "t.csv"];
    asked.extend(choices);
    desk.done(&asked);
    assert_eq!(desk.json("documents", "c.hashiya")[0]["language"], "ar-SY");
    desk.done(&[
        "export",
        "c.hashiya",
        "--format",
        "json",
        "--output",
        "c.json",
    ]);
    let record = String::from_utf8(bytes(&desk.path("c.json"))).expect("UTF-8");
    assert!(record.contains("Outlet"), "the other column is a variable");
    let record: Value = serde_json::from_str(&record).expect("JSON");
    let variables = record["variables"].to_string();
    assert!(!variables.contains("City"), "{variables}");
    let asked = ["add", "c.hashiya", "t.csv", "--document-language", "a b"];
    let answer = desk.run(&asked);
    assert_eq!(answer.code, 2, "{answer:?}");
    assert!(answer.err.contains("such as ar"), "{answer:?}");
}

#[test]
fn furniture_is_set_apart_and_taken_back() {
    let desk = with_annotations();
    let (start, end) = place(FORMER, "لم تذكر اسم الوحدة.");
    let asked = [
        "furniture",
        "c.hashiya",
        "--document",
        "خبر",
        "--start",
        &start,
        "--end",
        &end,
    ];
    let said = desk.done(&asked);
    assert!(said.contains("urniture"), "{said}");
    desk.done(&[
        "export",
        "c.hashiya",
        "--format",
        "json",
        "--output",
        "a.json",
    ]);
    let with = String::from_utf8(bytes(&desk.path("a.json"))).expect("UTF-8");
    assert!(with.contains("\"furniture\""), "the record tells of it");
    let mut back = asked.to_vec();
    back.push("--take-back");
    desk.done(&back);
    desk.done(&[
        "export",
        "c.hashiya",
        "--format",
        "json",
        "--output",
        "b.json",
    ]);
    assert_ne!(bytes(&desk.path("a.json")), bytes(&desk.path("b.json")));
}

#[test]
fn a_file_is_given_back_byte_for_byte_and_a_row_gives_its_table() {
    let desk = Desk::new();
    let table = "نص,city\r\nأعلنت الشركة مراجعة.,Haifa\r\nلم تذكر الوحدة.,Gaza\r\n";
    desk.write("t.csv", table);
    desk.write("خبر.txt", FORMER);
    desk.done(&[
        "new",
        "c.hashiya",
        "t.csv",
        "خبر.txt",
        "--text-column",
        "نص",
    ]);
    assert_eq!(desk.count("c.hashiya", "documents"), 3);
    let documents = desk.json("documents", "c.hashiya");
    let ids = documents.as_array().expect("a list").iter();
    let ids: Vec<&str> = ids.filter_map(|one| one["id"].as_str()).collect();
    for (id, expected) in ids.iter().zip([table, table, FORMER]) {
        desk.done(&["original", "c.hashiya", "--document", id, "--output", "o"]);
        assert_eq!(bytes(&desk.path("o")), expected.as_bytes());
    }
    // A record with originals carries the table along, once.
    desk.done(&[
        "export",
        "c.hashiya",
        "--format",
        "ron",
        "--with-originals",
        "--output",
        "c.ron",
    ]);
    desk.done(&["import", "d.hashiya", "c.ron"]);
    desk.done(&[
        "original",
        "d.hashiya",
        "--document",
        ids[1],
        "--output",
        "o",
    ]);
    assert_eq!(bytes(&desk.path("o")), table.as_bytes());
    assert!(desk.done(&["check", "d.hashiya"]).contains("in order"));
    // Never in the place of a collection.
    let before = bytes(&desk.path("d.hashiya"));
    desk.refused(&[
        "original",
        "c.hashiya",
        "--document",
        ids[0],
        "--output",
        "d.hashiya",
    ]);
    assert_eq!(bytes(&desk.path("d.hashiya")), before);
}
