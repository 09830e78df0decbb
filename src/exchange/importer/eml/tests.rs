//! Tests of mail: what is text, what is a fact, what is left out; and messages made to do harm.

use std::time::Instant;

use super::*;
use crate::base::{BudgetExceeded, Limit};
use crate::exchange::importer::testing::{SOON, codes, marks, mutate, read_one, read_text_of};

#[test]
fn messages_read_as_their_source() {
    for (name, bytes, expected) in [
        (
            "plain.eml",
            &include_bytes!("../../../../tests/fixtures/import/eml/plain.eml")[..],
            include_str!("../../../../tests/fixtures/import/eml/plain.expected.txt"),
        ),
        (
            "page.eml",
            include_bytes!("../../../../tests/fixtures/import/eml/page.eml"),
            include_str!("../../../../tests/fixtures/import/eml/page.expected.txt"),
        ),
        (
            "forwarded.eml",
            include_bytes!("../../../../tests/fixtures/import/eml/forwarded.eml"),
            include_str!("../../../../tests/fixtures/import/eml/forwarded.expected.txt"),
        ),
        (
            "flowed.eml",
            include_bytes!("../../../../tests/fixtures/import/eml/flowed.eml"),
            include_str!("../../../../tests/fixtures/import/eml/flowed.expected.txt"),
        ),
    ] {
        assert_eq!(read_text_of(name, bytes), expected, "{name}");
    }
}

#[test]
fn a_message_says_who_wrote_when_to_whom() {
    let bytes = include_bytes!("../../../../tests/fixtures/import/eml/plain.eml");
    let imported = read_one("plain.eml", bytes).expect("it can be read");
    assert_eq!(
        imported.title.as_deref(),
        Some("ردّ: الفصل الثاني — draft 2")
    );
    let text = |about, words: &str| Fact {
        about,
        value: Value::Text(words.to_owned()),
    };
    let date = html::dates::gregorian(2024, Some(5), Some(6)).expect("a day");
    let expected = [
        text(FactKind::Author, "ليلى منصور <layla@mail.example>"),
        text(FactKind::Recipient, "سامر حداد <samer@mail.example>"),
        text(FactKind::Recipient, "archive@mail.example"),
        text(FactKind::Recipient, "Mara Lind <mara@mail.example>"),
        Fact {
            about: FactKind::Published,
            value: Value::Date(date),
        },
    ];
    assert_eq!(imported.facts, expected);
    assert_eq!(codes(&imported), ["left-out attachment 1"]);
    let answer = "> هل وصلتك النسخة الأخيرة؟\n> Please confirm by Thursday.";
    assert_eq!(marks(&imported), [(StructureKind::Quotation, answer)]);
}

#[test]
fn a_message_that_was_passed_on_is_a_quotation() {
    let bytes = include_bytes!("../../../../tests/fixtures/import/eml/forwarded.eml");
    let imported = read_one("forwarded.eml", bytes).expect("it can be read");
    let marks = marks(&imported);
    assert_eq!(marks.len(), 1);
    assert!(marks[0].1.starts_with("From: Mara Lind"));
    assert!(marks[0].1.ends_with("No photographs."));
    assert_eq!(codes(&imported), Vec::<String>::new());
}

#[test]
fn a_blank_text_gives_way_to_the_page() {
    let mail = "Subject: x\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n \r\n\
        --b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>one<p>two\r\n--b--\r\n";
    assert_eq!(
        read_text_of("a.eml", mail.as_bytes()),
        "Subject: x\n\none\ntwo"
    );
}

#[test]
fn an_encoding_that_is_false_is_noted() {
    let mail = "Subject: x\r\nContent-Type: text/plain; charset=windows-1256\r\n\r\nقال المتحدث إن الشركة\r\n";
    let imported = read_one("a.eml", mail.as_bytes()).expect("it can be read");
    assert_eq!(imported.text, "Subject: x\n\nقال المتحدث إن الشركة");
    assert_eq!(codes(&imported), ["encoding-declared windows-1256 UTF-8"]);
}

#[test]
fn messages_made_to_do_harm_end_soon() {
    let nested = |kind: &str, times: usize| {
        format!("Subject: x\r\nContent-Type: {kind}\r\n\r\n").repeat(times) + "words"
    };
    let multi = |times: usize| -> String {
        (0..times)
            .map(|number| {
                format!("Content-Type: multipart/mixed; boundary=b{number}\r\n\r\n--b{number}\r\n")
            })
            .collect()
    };
    let part = "--b\r\nContent-Type: application/x\r\n\r\nx\r\n";
    let parts = |times: usize| {
        format!(
            "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{}--b--",
            part.repeat(times)
        )
    };
    let encoded = "Subject: x\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nU3ViamVjdDogeQ0KDQp3b3Jkcw==";
    for (what, mail, limit) in [
        (
            "nested messages",
            nested("message/rfc822", 10_000),
            Some(Limit::Depth),
        ),
        (
            "nested digests",
            nested("Multipart/Digest; boundary=b", 10_000),
            Some(Limit::Depth),
        ),
        (
            "nested parts",
            format!("Subject: x\r\n{}", multi(10_000)),
            Some(Limit::Items),
        ),
        (
            "a few nested parts",
            format!("Subject: x\r\n{}words", multi(500)),
            None,
        ),
        ("parts without end", parts(30_000), Some(Limit::Items)),
        ("many parts", parts(5_000), None),
        ("some nested messages", nested("message/rfc822", 100), None),
        ("a message in letters", encoded.to_owned(), None),
        (
            "a long head",
            format!(
                "Subject: x\r\nTo: {}\r\n\r\nwords",
                "a@x.example, ".repeat(100_000)
            ),
            None,
        ),
        (
            "a long line of a head",
            format!(
                "Subject: {}\r\n\r\nwords",
                "=?utf-8?B?2Lk=?= ".repeat(50_000)
            ),
            None,
        ),
        (
            "brackets in an address",
            format!("From: {}\r\n\r\nwords", "(".repeat(200_000)),
            None,
        ),
        (
            "a boundary that never comes",
            format!(
                "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{}",
                "words\r\n".repeat(200_000)
            ),
            None,
        ),
        (
            "letters that are none",
            "Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!".to_owned(),
            None,
        ),
    ] {
        let started = Instant::now();
        let result = read_one("a.eml", mail.as_bytes());
        let took = started.elapsed();
        match limit {
            Some(limit) => assert!(
                matches!(&result, Err(ImportError::Budget(BudgetExceeded { limit: found, .. })) if *found == limit),
                "{what}: {result:?}"
            ),
            None => assert!(
                matches!(&result, Ok(_) | Err(ImportError::Damaged { .. })),
                "{what}: {:?}",
                result.err()
            ),
        }
        assert!(took < SOON, "{what} took {took:?}");
    }
    let deep = read_one("a.eml", nested("message/rfc822", 20).as_bytes()).expect("it can be read");
    assert_eq!(codes(&deep), ["left-out message 1"]);
    for bytes in [&b""[..], b"words without a head", b"\r\n\r\n"] {
        assert!(read_one("a.eml", bytes).is_err());
    }
}

#[test]
fn mutated_files_do_no_harm() {
    for (bytes, times) in [
        (
            &include_bytes!("../../../../tests/fixtures/import/eml/forwarded.eml")[..],
            1_000,
        ),
        (
            include_bytes!("../../../../tests/fixtures/import/eml/plain.eml"),
            700,
        ),
        (
            include_bytes!("../../../../tests/fixtures/import/eml/page.eml"),
            300,
        ),
    ] {
        mutate("a.eml", bytes, times);
    }
}
