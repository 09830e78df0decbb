//! `words`: frequencies of documents, sets and languages.

use serde_json::Value;

use crate::tool::Desk;

const ARABIC: &str = "قالت الشركة إنّها أوقفت الخدمة. الشَّركةُ في 2025، والشركة.\n";
const ENGLISH: &str = "The company stopped the service. The company’s service, in 2025.\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("docs/عربي/بيان.txt", ARABIC);
    desk.write("docs/statement.txt", ENGLISH);
    desk.done(&["new", "c.hashiya", "docs"]);
    desk
}

fn json(desk: &Desk, more: &[&str]) -> Value {
    let text = desk.done(&[&["words", "c.hashiya", "--json"], more].concat());
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// `word count` of each row.
fn counts(words: &Value) -> Vec<String> {
    let list = words["list"].as_array().expect("a list");
    list.iter()
        .map(|row| format!("{} {}", row["word"].as_str().expect("a word"), row["count"]))
        .collect()
}

#[test]
fn words_are_counted_over_both_languages() {
    let desk = desk();
    let words = json(&desk, &[]);
    assert_eq!(
        (&words["words"], &words["documents"]),
        (&19.into(), &2.into())
    );
    let all = counts(&words);
    assert_eq!(all[0], "The 3");
    assert!(all.contains(&"2025 2".to_owned()), "{all:?}");
    assert!(all.contains(&"الشركة 2".to_owned()), "{all:?}");
    let first = &words["list"][0];
    assert_eq!(first["documents"], 1);
    assert_eq!(first["forms"], 2);
    assert!(first["keyness"].is_null());
    let share = first["per_thousand"].as_f64().expect("a share");
    assert!((share - 157.8947).abs() < 1e-9, "{share}");
}

#[test]
fn scopes_and_switches_choose() {
    let desk = desk();
    let of_set = json(&desk, &["--set", "عربي"]);
    assert_eq!(of_set["words"], 9);
    assert!(of_set["list"][0]["keyness"].is_number());
    assert_eq!(json(&desk, &["--document-language", "ar"]), of_set);
    assert_eq!(json(&desk, &["--document", "بيان"]), of_set);
    let exact = json(&desk, &["--set", "عربي", "--fold", "exact"]);
    assert_eq!(exact["different"], 9);
    let few = json(
        &desk,
        &["--without-stop-words", "--without-numbers", "--limit", "2"],
    );
    assert_eq!(counts(&few), ["service 2", "الشركة 2"]);
    assert_eq!(few["words"], 19);
    assert_eq!(few["different"], 9);
    let fewer = json(
        &desk,
        &[
            "--without-stop-words",
            "--hide",
            "Service",
            "--hide",
            "2025",
        ],
    );
    assert_eq!(counts(&fewer)[0], "الشركة 2");
    assert_eq!(fewer["different"], 8);
}

#[test]
fn people_get_a_table_and_a_sum() {
    let desk = desk();
    let said = desk.done(&["words", "c.hashiya", "--limit", "1"]);
    let lines: Vec<String> = said
        .lines()
        .map(|line| line.replace('\u{A0}', " "))
        .collect();
    assert_eq!(
        lines[0],
        "19 words in 2 documents, of which 14 different ones are listed"
    );
    assert_eq!(lines[1], "Count  Per 1,000  Documents  Word");
    assert_eq!(lines[2], "3      157.89     1          The");
    assert_eq!(lines.len(), 3);
    let help = desk.done(&["words", "--help"]);
    assert!(help.contains("UAX #29"), "{help}");
}

#[test]
fn what_is_not_there_is_refused() {
    let desk = desk();
    let said = desk.refused(&["words", "c.hashiya", "--set", "nothing"]);
    assert!(
        said.contains("“nothing”") && said.contains("عربي"),
        "{said}"
    );
    desk.refused(&["words", "c.hashiya", "--document", "nothing"]);
    let twice = desk.run(&["words", "c.hashiya", "--set", "a", "--document", "b"]);
    assert_eq!(twice.code, 2, "{twice:?}");
    desk.done(&["new", "empty"]);
    assert_eq!(
        desk.done(&["words", "empty"]).replace('\u{A0}', " ").trim(),
        "0 words in 0 documents, of which 0 different ones are listed"
    );
}
