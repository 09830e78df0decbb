//! Tests of pages saved as one file.

use super::*;
use crate::exchange::importer::testing::{codes, mutate, read_one, read_text_of};
use crate::exchange::importer::{FactKind, ImportError};
use crate::model::{StructureKind, Value};
use crate::text::Encoding;

#[test]
fn pages_saved_by_a_browser_read_as_their_source() {
    let study = include_bytes!("../../../../tests/fixtures/import/mhtml/study.mhtml");
    let expected = include_str!("../../../../tests/fixtures/import/mhtml/study.expected.txt");
    assert_eq!(read_text_of("study.mhtml", study), expected);
    let news = include_bytes!("../../../../tests/fixtures/import/mhtml/english-news.mhtml");
    let news = read_one("news.mhtml", news).expect("it can be read");
    let page = include_bytes!("../../../../tests/fixtures/import/html/english-news.html");
    let page = read_one("news.html", page).expect("it can be read");
    assert_eq!(news.text, page.text);
    let furniture = |imported: &Imported| {
        let marks = imported.structure.iter();
        marks
            .filter(|mark| mark.kind == StructureKind::Furniture)
            .map(|mark| mark.span)
            .collect::<Vec<_>>()
    };
    assert_eq!(furniture(&news), furniture(&page));
    let address = news
        .facts
        .iter()
        .find(|fact| fact.about == FactKind::Address);
    assert_eq!(
        address.map(|fact| fact.value.clone()),
        Some(Value::Text(
            "http://news.example/english-news.html".to_owned()
        ))
    );
}

/// A message of two pages, of which the second is its start, in an encoding that the part alone names.
fn two_pages(charset: &str, words: &[u8]) -> Vec<u8> {
    let head = format!(
        "From: <Saved>\r\nSubject: =?utf-8?B?2LnZhtmI2KfZhg==?=\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related; type=\"text/html\"; start=\"<two@x>\"; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/html\r\nContent-ID: <one@x>\r\n\r\n<p>frame\r\n\
        --b\r\nContent-Type: text/html; charset={charset}\r\nContent-ID: <two@x>\r\n\
        Content-Location: https://x.example/a\r\n\r\n"
    );
    [head.as_bytes(), words, b"\r\n--b--\r\n"].concat()
}

#[test]
fn the_start_and_its_encoding_are_those_of_the_message() {
    let (words, ..) = encoding_rs::WINDOWS_1256.encode("<p>قال المتحدث إن الشركة أنهت وصول الوحدة");
    let imported = read_one("a.mht", &two_pages("windows-1256", &words)).expect("it can be read");
    assert_eq!(imported.text, "قال المتحدث إن الشركة أنهت وصول الوحدة");
    assert_eq!(imported.encoding, Encoding::Windows1256);
    assert_eq!(imported.title.as_deref(), Some("عنوان"));
    assert_eq!(imported.facts.len(), 1);
    let utf8 = "<p>قال المتحدث إن الشركة أنهت وصول الوحدة".as_bytes();
    let lie = read_one("a.mht", &two_pages("windows-1256", utf8)).expect("it can be read");
    assert_eq!(lie.text, imported.text);
    assert_eq!(codes(&lie), ["encoding-declared windows-1256 UTF-8"]);
}

#[test]
fn what_holds_no_page_is_refused() {
    let damaged = Err(ImportError::Damaged {
        part: "page".to_owned(),
    });
    for bytes in [
        &b"From: a\r\nContent-Type: text/plain\r\n\r\nwords"[..],
        b"no message at all",
    ] {
        let result = read_one("a.mhtml", bytes);
        assert!(
            matches!(result, Err(ImportError::Damaged { .. })),
            "{result:?}"
        );
    }
    let pictures = b"Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--";
    assert_eq!(read_one("a.mhtml", pictures), damaged);
}

#[test]
fn mutated_files_do_no_harm() {
    mutate(
        "a.mhtml",
        &two_pages("utf-8", "<p>نص <b>x</b>".as_bytes()),
        2_000,
    );
    let study = include_bytes!("../../../../tests/fixtures/import/mhtml/study.mhtml");
    mutate("a.mhtml", study, 100);
}
