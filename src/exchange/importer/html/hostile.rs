//! Pages made to do harm: each has an outcome, and soon.

use std::time::Instant;

use super::*;
use crate::base::{BudgetExceeded, Limit};
use crate::exchange::importer::testing::{SOON, mutate, read_one};

/// What is to come of a page.
#[derive(Clone, Copy, Debug)]
enum Outcome {
    /// It reads as this.
    Text(&'static str),
    /// It reads.
    Some,
    /// It is refused by this limit.
    Over(Limit),
    /// It is refused for having no text.
    NoText,
    /// It is read, or refused by a limit or for having no text.
    Either,
}

fn check(what: &str, page: &[u8], expected: Outcome) {
    let started = Instant::now();
    let result = read_one("a.html", page);
    let took = started.elapsed();
    let text = result.as_ref().map(|imported| imported.text.as_str());
    let is_right = match (expected, text) {
        (Outcome::Text(expected), Ok(text)) => text == expected,
        (Outcome::Some | Outcome::Either, Ok(_)) => true,
        (Outcome::Over(limit), Err(ImportError::Budget(BudgetExceeded { limit: found, .. }))) => {
            *found == limit
        }
        (Outcome::Either, Err(ImportError::Budget(_) | ImportError::NoText)) => true,
        (Outcome::NoText, Err(ImportError::NoText)) => true,
        _ => false,
    };
    let shown = text.map(|text| text.chars().take(80).collect::<String>());
    assert!(is_right, "{what}: {shown:?}, not {expected:?}");
    assert!(took < SOON, "{what} took {took:?}");
}

#[test]
fn each_page_ends_in_its_outcome() {
    let many = |what: &str, times: usize| what.repeat(times).into_bytes();
    let numbered = |times: usize, one: &dyn Fn(usize) -> String| -> Vec<u8> {
        (0..times).map(one).collect::<String>().into_bytes()
    };
    let depth = Outcome::Over(Limit::Depth);
    let items = Outcome::Over(Limit::Items);
    let prose = "<p>Some words, and more of them, so that this is a paragraph of prose in a page of many paragraphs.</p>";
    for (what, page, expected) in [
        ("nested blocks", many("<div>", 200_000), depth),
        ("nested lists", many("<ul><li>", 100_000), depth),
        ("nested tables", many("<table><tr><td>", 100_000), depth),
        ("nested spans", many("<span>a", 200_000), depth),
        ("nested formulas", many("<math><mi>", 100_000), depth),
        ("nested drawings", many("<svg><g>", 100_000), depth),
        ("nested templates", many("<template>", 100_000), depth),
        (
            "crossed links and faces",
            many("<a><i>", 40_000),
            Outcome::Either,
        ),
        (
            "crossed faces",
            many("<b><p></b><i></p>", 40_000),
            Outcome::Either,
        ),
        (
            "faces in tables",
            many("<table><b>", 20_000),
            Outcome::Either,
        ),
        (
            "faces that come again in every paragraph",
            [
                numbered(400, &|number| format!("<i id=a{number}>")),
                many("<p>x</p>", 5_000),
            ]
            .concat(),
            Outcome::Either,
        ),
        (
            "an article as deep as is allowed",
            [many("<div>", 500), many(prose, 20)].concat(),
            Outcome::Some,
        ),
        (
            "faces that are opened in every paragraph",
            numbered(100_000, &|number| format!("<p><i id=a{number}>x")),
            depth,
        ),
        (
            "a million attributes",
            [
                b"<p ".to_vec(),
                numbered(1_000_000, &|number| format!("a{number} ")),
                b">x".to_vec(),
            ]
            .concat(),
            items,
        ),
        (
            "attributes with signs in their values",
            [
                b"<p ".to_vec(),
                numbered(300_000, &|number| format!("a{number}='<' ")),
                b">x".to_vec(),
            ]
            .concat(),
            items,
        ),
        (
            "many tags of many attributes",
            numbered(100, &|one| {
                format!(
                    "<p {}>x",
                    (0..900)
                        .map(|two| format!("b{one}c{two} "))
                        .collect::<String>()
                )
            }),
            Outcome::Some,
        ),
        (
            "two hundred thousand comments",
            [many("<!---->", 200_000), b"x".to_vec()].concat(),
            Outcome::Text("x"),
        ),
        ("many paragraphs", many(prose, 25_000), Outcome::Some),
        (
            "many links",
            many("<a href='#x'>1</a> ", 50_000),
            Outcome::Some,
        ),
        (
            "many notes",
            numbered(15_000, &|number| {
                format!(
                    "<a id=r{number} href=#n{number}>1</a><p id=n{number}><a href=#r{number}>1</a>x"
                )
            }),
            Outcome::Some,
        ),
        (
            "a list of options",
            many("<option>x", 50_000),
            Outcome::Either,
        ),
        (
            "a long line",
            [many("كلمة ", 1_000_000), b".".to_vec()].concat(),
            Outcome::Some,
        ),
        ("a long word", many("x", 5_000_000), Outcome::Some),
        (
            "a picture in the page",
            [
                b"<img src='data:image/png;base64,".to_vec(),
                many("iVBORw0K", 1_000_000),
                b"'>text".to_vec(),
            ]
            .concat(),
            Outcome::Text("text"),
        ),
        (
            "text foster-parented out of tables",
            many("<table>a<tr>b", 30_000),
            Outcome::Either,
        ),
        (
            "unclosed everything",
            b"<p>a<b>b<div>c<table><tr><td>d".to_vec(),
            Outcome::Text("ab\nc\nd"),
        ),
        (
            "an unclosed tag",
            b"text<p attribute".to_vec(),
            Outcome::Text("text"),
        ),
        (
            "an unclosed comment",
            b"text<!-- <p>more".to_vec(),
            Outcome::Text("text"),
        ),
        (
            "an unclosed script",
            b"text<script><p>more".to_vec(),
            Outcome::Text("text"),
        ),
        (
            "plain text to the end",
            b"a<plaintext><b>c</b>".to_vec(),
            Outcome::Text("a\n<b>c</b>"),
        ),
        (
            "references without end",
            many("&#x110000;&#0;&bogus;&amp", 50_000),
            Outcome::Some,
        ),
        ("zeros", b"a\0b<p\0>c\0".to_vec(), Outcome::Some),
        ("nothing", Vec::new(), Outcome::NoText),
        (
            "white space and marks",
            "<p>&nbsp; \u{200F}\u{FEFF}</p>".as_bytes().to_vec(),
            Outcome::NoText,
        ),
        (
            "scripts alone",
            b"<script>document.write('x')</script>".to_vec(),
            Outcome::NoText,
        ),
        (
            "frames alone",
            b"<frameset><frame src=a><noframes>x</noframes></frameset>".to_vec(),
            Outcome::NoText,
        ),
    ] {
        check(what, &page, expected);
    }
}

#[test]
fn elements_are_counted() {
    let source = SourceFile {
        name: "a.html".to_owned(),
        bytes: "<b></b>".repeat(20_000).into_bytes(),
        modified: None,
    };
    let small = Budget {
        items: 10_000,
        ..Budget::default()
    };
    let (options, progress) = (ImportOptions::default(), Progress::default());
    assert_eq!(
        Html.read(&source, &options, &small, &progress),
        Err(parse::over(Limit::Items, 10_000))
    );
}

#[test]
fn mutated_files_do_no_harm() {
    let seed = "<html lang=ar dir=rtl><title>عنوان</title><meta charset=utf-8><nav><a href=/>م</a></nav>\
        <article><h1>عنوان</h1><p>نَصٌّ، طويل <b>جدًّا</b> &amp; <i>so on</i><sup><a href=#n id=r>1</a></sup><br>\
        <table><tr><th>a<td>ب</table><ul><li>x<li>y</ul><pre> z </pre><p id=n><a href=#r>1</a> note</article>\
        <script type=application/ld+json>{\"@type\":\"Article\",\"author\":\"x\"}</script><!-- c --><footer>f</footer>";
    mutate("a.html", seed.as_bytes(), 2_000);
    mutate("a.xhtml", seed.as_bytes(), 200);
    let xml = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>a&nbsp;b<a id='x'/></p><br/></body></html>";
    mutate("a.xhtml", xml.as_bytes(), 2_000);
}
