//! Web pages: nesting, crossed elements, attributes, scripts, what lies elsewhere, hidden text, false encodings.

use crate::case::Case;
use crate::case::Expected::{Ok, Refuse, Text, Warn, WarnText};

pub(super) fn rows() -> Vec<Case> {
    let mut rows = deep();
    rows.extend(much());
    rows.extend(small());
    rows
}

fn page<B: Into<Vec<u8>>>(
    name: &str,
    expected: crate::case::Expected,
    make: impl FnOnce() -> B + Send + 'static,
) -> Case {
    Case::made(name, "a.html", expected, make)
}

fn many(name: &str, piece: &'static str, times: usize, expected: crate::case::Expected) -> Case {
    page(name, expected, move || piece.repeat(times))
}

fn deep() -> Vec<Case> {
    let depth = || Refuse("budget depth");
    vec![
        many("nested blocks", "<div>", 200_000, depth()),
        many("nested lists", "<ul><li>", 200_000, depth()),
        many("nested tables", "<table><tr><td>", 100_000, depth()),
        many("nested faces", "<span>a", 200_000, depth()),
        many("nested formulas", "<math><mi>", 100_000, depth()),
        many("nested drawings", "<svg><g>", 100_000, depth()),
        many("nested templates", "<template>", 100_000, depth()),
        many("nested quotations", "<blockquote>", 100_000, depth()),
        many(
            "nested buttons and forms",
            "<form><object>",
            100_000,
            depth(),
        ),
        many("crossed links and faces", "<a><i>", 40_000, depth()),
        many("crossed faces", "<b><p></b><i></p>", 40_000, depth()),
        many("faces in every paragraph", "<p><i><b><u>x", 20_000, Ok(1)),
    ]
}

fn much() -> Vec<Case> {
    vec![
        page("a million attributes", Refuse("budget items"), || {
            let all: String = (0..1_000_000).map(|n| format!("a{n} ")).collect();
            format!("<p {all}>x")
        }),
        page(
            "attributes with signs in their values",
            Refuse("budget items"),
            || {
                let all: String = (0..300_000).map(|n| format!("a{n}='<' ")).collect();
                format!("<p {all}>x")
            },
        ),
        many("comments", "<!---->x", 100_000, Ok(1)),
        many(
            "references without end",
            "&#x110000;&#0;&bogus;&amp",
            20_000,
            Ok(1),
        ),
        many("links", "<a href='#x'>1</a> ", 20_000, Ok(1)),
        many("a long word", "x", 5_000_000, Ok(1)),
        many("text thrown out of tables", "<table>a<tr>b", 30_000, Ok(1)),
        page("a picture in the page", Warn("left-out picture 1"), || {
            format!(
                "<img src='data:image/png;base64,{}'>text",
                "iVBORw0K".repeat(1_000_000)
            )
        }),
        page(
            "a text of 33 million letters",
            Refuse("budget characters"),
            || format!("<p>{}", "x".repeat(33_000_000)),
        ),
    ]
}

fn small() -> Vec<Case> {
    let page = |name: &str, page: &'static str, expected| Case::new(name, "a.html", page, expected);
    vec![
        page("nothing", "", Refuse("no-text")),
        page(
            "scripts alone",
            "<script>document.write('x')</script>",
            Refuse("no-text"),
        ),
        page(
            "frames alone",
            "<frameset><frame src=a></frameset>",
            Refuse("no-text"),
        ),
        page(
            "white space and marks",
            "<p>&nbsp; \u{200F}\u{FEFF}</p>",
            Refuse("no-text"),
        ),
        page(
            "a script and what starts one",
            "<p onload=alert(1)>a<script>b</script><a href='javascript:c'>d</a>",
            Text("ad"),
        ),
        page(
            "what lies elsewhere",
            "<link rel=stylesheet href=https://x.example/a><meta http-equiv=refresh content='0;url=https://x.example'>\
             <img src=https://x.example/a.png><p style='background:url(https://x.example/b)'>a",
            Text("a"),
        ),
        page(
            "a frame of the disk",
            "a<iframe src=file:///etc/passwd>b</iframe>c",
            Warn("left-out embedded 1"),
        ),
        page(
            "hidden text",
            "<p>a<p hidden>b<p style='display:none'>c",
            WarnText("left-out hidden 2", "a"),
        ),
        page(
            "an unknown reference",
            "<p>&bogus; &amp;",
            Text("&bogus; &"),
        ),
        page(
            "everything unclosed",
            "<p>a<b>b<div>c<table><tr><td>d",
            Text("ab\nc\nd"),
        ),
        page("an unclosed tag", "text<p attribute", Text("text")),
        page("an unclosed comment", "text<!-- <p>more", Text("text")),
        page("an unclosed script", "text<script><p>more", Text("text")),
        page(
            "plain text to the end",
            "a<plaintext><b>c</b>",
            Text("a\n<b>c</b>"),
        ),
        page("a template", "a<template><p>b</template>c", Warn("")),
        page("right to left", "<html dir=rtl><p>أ ب 12", Text("أ ب 12")),
        page(
            "a forced direction",
            "<p><bdo dir=rtl>abc</bdo>",
            WarnText("direction-forced 1", "abc"),
        ),
        page("zeros", "a\0b<p\0>c\0", Warn("left-out zero")),
        page("an override", "<p>a&#x202E;b", Warn("direction-override 1")),
        page(
            "entities of a document type",
            "<!DOCTYPE html [<!ENTITY a 'b'>]><p>&a;x",
            Ok(1),
        ),
        Case::new(
            "an encoding that is false",
            "a.html",
            "<meta charset=windows-1256><p>قال المتحدث إن الشركة",
            WarnText(
                "encoding-declared windows-1256 UTF-8",
                "قال المتحدث إن الشركة",
            ),
        ),
        Case::new(
            "an encoding that nobody knows",
            "a.html",
            "<meta charset=klingon><p>قال المتحدث إن الشركة",
            Warn("encoding-declared klingon"),
        ),
        Case::new(
            "UTF-16 that says so in ASCII",
            "a.html",
            "<meta charset=utf-16><p>قال المتحدث إن الشركة",
            Warn("encoding-declared utf-16 UTF-8"),
        ),
        Case::new(
            "XHTML with entities of its own",
            "a.xhtml",
            "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><html xmlns='http://www.w3.org/1999/xhtml'><body><p>&a;x</p></body></html>",
            Refuse("document-type"),
        ),
    ]
}
