//! Mutated files of the readers that have no other tests of their own for them: text, Markdown, archives; and of all by all.

use super::{Dice, mutated_archive, survives};
use crate::exchange::importer::testing::{fixture, read_all, unzipped, zipped};
use crate::exchange::importer::{IMPORTERS, ImportError};

const MARKDOWN: &str = "---\nlang: ar\n---\n\n# عنوان *x*\n\nنَصّ `code` **b** [a](b \"c\") ![d](e)\n\n- one\n  - two\n1. ثلاثة\n\n> اقتباس\n> > x\n\n\
    | a | b |\n|---|:-:|\n| c | d |\n\n```rust\ncode\n```\n\n[^1]: note\n\n<div>html</div>\n\n***\nTitle\n=====\n";

#[test]
fn mutated_texts_do_no_harm() {
    let pieces: &[&[u8]] = &[
        b"\xFF\xFE",
        b"\xEF\xBB\xBF",
        b"\r",
        b"\0",
        b"```",
        b"> ",
        b"- ",
        b"[",
        b"](",
        b"<",
        b"|",
        b"*",
        b"_",
        b"---\n",
        b"\xE2\x80\xAE",
        b"\xC7\xE1",
    ];
    for name in ["a.txt", "a.md"] {
        survives(name, |dice| dice.mutate(MARKDOWN.as_bytes(), pieces));
    }
}

#[test]
fn mutated_archives_do_no_harm() {
    let parts = [
        ("أخبار/a.txt".to_owned(), "نصّ\r\nثانٍ".as_bytes().to_vec()),
        ("b.md".to_owned(), MARKDOWN.as_bytes().to_vec()),
        (
            "c/d.html".to_owned(),
            b"<h1>a</h1><p>b <i>c</i></p>".to_vec(),
        ),
        ("e.srt".to_owned(), fixture("srt/interview.srt")),
        ("f.docx".to_owned(), fixture("docx/statements.docx")),
    ];
    let all: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let archive = zipped(&all);
    survives("a.zip", |dice| {
        mutated_archive(dice, &parts, &archive, &[b"PK\x03\x04"])
    });
}

#[test]
fn mutated_books_do_no_harm() {
    let archive = fixture("epub/study.epub");
    let parts: Vec<_> = unzipped(&archive)
        .into_iter()
        .filter(|(name, _)| {
            [".xml", ".opf", ".xhtml", ".html", ".ncx"]
                .iter()
                .any(|end| name.ends_with(end))
        })
        .collect();
    let pieces: &[&[u8]] = &[
        b"<itemref idref='a'/>",
        b"<item/>",
        b"../",
        b"%2e%2e/",
        b"<p>",
        b"</body>",
        b"epub:type='footnote'",
        b"&amp;",
        b"&x;",
        b"<!DOCTYPE html>",
        b"<svg>",
        b"<table>",
    ];
    survives("a.epub", |dice| {
        mutated_archive(dice, &parts, &archive, pieces)
    });
}

#[test]
fn numbers_are_the_same_in_each_run() {
    let mut dice = Dice::new(7);
    let numbers: Vec<usize> = (0..4).map(|_| dice.below(1_000)).collect();
    let mut again = Dice::new(7);
    assert_eq!(
        numbers,
        (0..4).map(|_| again.below(1_000)).collect::<Vec<_>>()
    );
    let mut other = Dice::new(8);
    assert_ne!(
        numbers,
        (0..4).map(|_| other.below(1_000)).collect::<Vec<_>>()
    );
    assert_eq!(
        Dice::new(3).mutate(b"{\\rtf1 {a}}", &[]),
        Dice::new(3).mutate(b"{\\rtf1 {a}}", &[])
    );
}

/// A reader without mutated files is a gap; whoever adds one adds them too, and then its name here.
#[test]
fn every_reader_reads_mutated_files() {
    let names: Vec<&str> = IMPORTERS
        .iter()
        .map(|importer| importer.extractor().name)
        .collect();
    let known = [
        "plain-text",
        "markdown",
        "docx",
        "odt",
        "rtf",
        "html",
        "mhtml",
        "eml",
        "epub",
        "csv",
        "xlsx",
        "ods",
        "srt",
        "vtt",
        "zip",
        "pdf",
    ];
    let unknown: Vec<&&str> = names.iter().filter(|name| !known.contains(name)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// Found by a mutated file.
#[test]
fn a_size_that_is_turned_round_does_no_harm() {
    let mut parts = unzipped(&fixture("xlsx/survey.xlsx"));
    for (name, bytes) in &mut parts {
        if name.starts_with("xl/worksheets/sheet") {
            let text = String::from_utf8(std::mem::take(bytes)).expect("UTF-8");
            assert!(text.contains("<dimension ref=\"A1:"), "{text}");
            *bytes = text
                .replace("<dimension ref=\"A1:", "<dimension ref=\"ZZ99:")
                .into_bytes();
        }
    }
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let result = read_all("a.xlsx", &zipped(&parts));
    assert!(!matches!(result, Err(ImportError::Fault)), "{result:?}");
}
