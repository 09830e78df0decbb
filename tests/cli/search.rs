//! Searching from the command line.

use serde_json::{Value, json};

use crate::tool::{ARABIC, Desk, slice};

fn hits(desk: &Desk, arguments: &[&str]) -> Vec<Value> {
    let all = [&["search", "c.hashiya"], arguments, &["--json"]].concat();
    let text = desk.done(&all);
    serde_json::from_str(&text).expect("an array")
}

#[test]
fn hits_come_with_their_place_and_what_they_needed() {
    let desk = Desk::with_collection();
    let found = hits(&desk, &["الوحدة"]);
    assert_eq!(found.len(), 1);
    let one = &found[0];
    assert_eq!(one["document"], "بيان");
    assert_eq!(
        one["document_id"],
        desk.json("documents", "c.hashiya")[1]["id"]
    );
    let (start, end) = (one["start"].as_u64(), one["end"].as_u64());
    assert_eq!(
        slice(ARABIC, start.expect("a start"), end.expect("an end")),
        "الوحدةَ"
    );
    assert_eq!(one["text"], "الوحدةَ");
    assert_eq!(one["before"], "لم تُسمِّ ");
    assert_eq!(one["after"], ".");
    assert_eq!(one["direction"], "rtl");
    assert_eq!(one["needs"], json!(["vowel_marks"]));
    assert_eq!((&one["by"], &one["tag"]), (&json!("words"), &Value::Null));
    let attached = &hits(&desk, &["وحدة"])[0];
    assert_eq!(
        (&attached["particle"], &attached["text"]),
        (&json!("ال"), &json!("وحدةَ"))
    );
    assert_eq!(hits(&desk, &["3"])[0]["text"], "٣");
}

#[test]
fn folds_and_edges_are_chosen() {
    let desk = Desk::with_collection();
    let n = |arguments: &[&str]| hits(&desk, arguments).len();
    assert_eq!(n(&["azure"]), 1);
    assert_eq!(n(&["azure", "--fold", "full,-case"]), 0);
    assert_eq!(n(&["azure", "--fold", "-case"]), 0);
    assert_eq!(n(&["azure", "--fold", "exact,case"]), 1);
    assert_eq!(n(&["الوحدة", "--fold", "exact"]), 0);
    assert_eq!(n(&["الوحدة", "--fold", "marks"]), 1);
    assert_eq!(n(&["وحدة", "--whole-word"]), 0);
    assert_eq!(n(&["حدة", "--anywhere"]), 1);
    assert_eq!(n(&["/20\\d\\d|خدمات/", "--limit", "1"]), 1);
    let answer = desk.run(&["search", "c.hashiya", "x", "--fold", "harakat"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("vowel_marks"), "{answer:?}");
}

#[test]
fn a_person_reads_lines() {
    let desk = Desk::with_collection();
    let out = desk.done(&["search", "c.hashiya", "خدمات"]);
    assert!(out.starts_with("start  document"), "{out}");
    assert!(out.contains("أوقفت ٣ خدمات في 2025."), "{out}");
    assert_eq!(desk.done(&["search", "c.hashiya", "nowhere"]), "");
    assert_eq!(desk.done(&["search", "c.hashiya", ""]), "");
    assert_eq!(hits(&desk, &["doc:statement"])[0]["by"], "document");
}

#[test]
fn what_makes_no_sense_is_told_at_its_place() {
    let desk = Desk::with_collection();
    let answer = desk.run(&["search", "c.hashiya", "شركة (خدمات"]);
    assert_eq!(answer.code, 2);
    assert!(
        answer.err.contains("At character 6 of the query: ("),
        "{answer:?}"
    );
    let refused = desk.refused(&["search", "c.hashiya", "x tag:Nobody"]);
    assert!(refused.contains("There is no tag “Nobody”"), "{refused}");
    let arabic = desk.refused(&["--language", "ar", "search", "c.hashiya", "x tag:Nobody"]);
    assert!(arabic.contains("لا وسم باسم «Nobody»"), "{arabic}");
}

#[test]
fn the_sample_is_searched_as_a_reader_would() {
    let desk = Desk::new();
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    desk.done(&["new", "c.hashiya", seeds]);
    let texts = |query: &str| -> Vec<String> {
        let found = hits(&desk, &[query]);
        let text = |hit: &Value| hit["text"].as_str().expect("words").to_owned();
        found.iter().map(text).collect()
    };
    // Digits of both kinds find each other.
    assert_eq!(texts("8200"), texts("٨٢٠٠"));
    assert!(
        texts("8200").contains(&"٨٢٠٠".to_owned()) && texts("8200").contains(&"8200".to_owned())
    );
    // Particles stand apart, with the article and without.
    let attached: Vec<Value> = hits(&desk, &["شركة"])
        .iter()
        .map(|hit| hit["particle"].clone())
        .collect();
    for particle in [json!("ال"), json!("ل"), json!("فال"), Value::Null] {
        assert!(attached.contains(&particle), "{particle}");
    }
    assert!(
        hits(&desk, &["الشركة"])
            .iter()
            .any(|hit| hit["particle"] == "ف")
    );
    assert_eq!(texts("\"وحدة استخبارات\"").len(), 2);
}
