//! Tests of e-books: order, facts, what is left out; and books made to do harm.

use std::io::{Cursor, Write};
use std::time::Instant;

use zip::write::SimpleFileOptions;

use super::*;
use crate::exchange::importer::FactKind;
use crate::exchange::importer::testing::{SOON, codes, read_one, read_text_of};
use crate::model::{StructureKind, Value};

const CONTAINER: &str = "<?xml version='1.0'?><container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>\
    <rootfiles><rootfile full-path='OEBPS/book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = SimpleFileOptions::default();
        writer.start_file(*name, options).expect("an entry");
        writer.write_all(text.as_bytes()).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

fn package(items: &str, order: &str) -> String {
    format!(
        "<package xmlns='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata>\
        <dc:title>كتاب &amp; book</dc:title><dc:creator>أ</dc:creator><dc:creator>B</dc:creator><dc:language>ar</dc:language>\
        <dc:date>2021-05</dc:date><dc:publisher>Press</dc:publisher></metadata>\
        <manifest>{items}</manifest><spine>{order}</spine></package>"
    )
}

fn item(id: &str, href: &str) -> String {
    format!("<item id='{id}' href='{href}' media-type='application/xhtml+xml'/>")
}

fn book(package: &str, chapters: &[(&str, &str)]) -> Vec<u8> {
    let papers = [
        ("META-INF/container.xml", CONTAINER),
        ("OEBPS/book.opf", package),
    ];
    zipped(&[&papers, chapters].concat())
}

#[test]
fn books_of_real_programs_read_as_their_source() {
    for (name, bytes, expected) in [
        (
            "study.epub",
            &include_bytes!("../../../../tests/fixtures/import/epub/study.epub")[..],
            include_str!("../../../../tests/fixtures/import/epub/study.expected.txt"),
        ),
        (
            "study-libreoffice.epub",
            include_bytes!("../../../../tests/fixtures/import/epub/study-libreoffice.epub"),
            include_str!("../../../../tests/fixtures/import/epub/study-libreoffice.expected.txt"),
        ),
    ] {
        assert_eq!(read_text_of(name, bytes), expected, "{name}");
    }
}

#[test]
fn the_spine_decides_and_the_package_says_what_it_is() {
    let items = [
        item("b", "text/two%20.xhtml"),
        item("a", "text/one.xhtml"),
        item("c", "text/left.xhtml"),
        "<item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>"
            .to_owned(),
        "<item id='s' href='cover.svg' media-type='image/svg+xml'/>".to_owned(),
    ]
    .concat();
    let order = "<itemref idref='s'/><itemref idref='n'/><itemref idref='a'/><itemref idref='b' linear='no'/>";
    let one = "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>الأول</h1><p>a<a id='x'/></p><aside>b</aside></body></html>";
    let two = "<html xmlns='http://www.w3.org/1999/xhtml'><body><h2>two</h2><script>x</script></body></html>";
    let bytes = book(
        &package(&items, order),
        &[
            ("OEBPS/text/one.xhtml", one),
            ("OEBPS/text/two .xhtml", two),
            ("OEBPS/nav.xhtml", "<p>nav</p>"),
        ],
    );
    let imported = read_one("a.epub", &bytes).expect("it can be read");
    assert_eq!(imported.text, "الأول\na\nb\ntwo");
    let kinds: Vec<_> = imported.structure.iter().map(|mark| mark.kind).collect();
    assert_eq!(
        kinds,
        [StructureKind::Heading(1), StructureKind::Heading(2)]
    );
    assert_eq!(imported.title.as_deref(), Some("كتاب & book"));
    assert_eq!(imported.language.as_deref(), Some("ar"));
    let text = |about, words: &str| (about, Value::Text(words.to_owned()));
    let facts: Vec<_> = imported
        .facts
        .iter()
        .map(|fact| (fact.about.clone(), fact.value.clone()))
        .collect();
    let date = html::dates::gregorian(2021, Some(5), None).expect("a month");
    let expected = [
        text(FactKind::Author, "أ"),
        text(FactKind::Author, "B"),
        text(FactKind::Outlet, "Press"),
        (FactKind::Published, Value::Date(date)),
    ];
    assert_eq!(facts, expected);
    let expected = [
        "left-out machine 1",
        "left-out contents 1",
        "left-out unordered 1",
        "left-out picture 1",
    ];
    assert_eq!(codes(&imported), expected);
}

#[test]
fn encrypted_fonts_are_no_hindrance_and_encrypted_chapters_are() {
    let encrypted = |algorithm: &str| {
        format!(
            "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><enc:EncryptedData xmlns:enc='x'>\
            <enc:EncryptionMethod Algorithm='{algorithm}'/></enc:EncryptedData></encryption>"
        )
    };
    let package = package(&item("a", "a.xhtml"), "<itemref idref='a'/>");
    let read = |algorithm: &str| {
        let encryption = encrypted(algorithm);
        let parts = [
            ("OEBPS/a.xhtml", "<p>text</p>"),
            ("META-INF/encryption.xml", encryption.as_str()),
        ];
        read_one("a.epub", &book(&package, &parts)).map(|imported| imported.text)
    };
    let aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";
    assert_eq!(
        read("http://www.idpf.org/2008/embedding"),
        Ok("text".to_owned())
    );
    assert_eq!(read(aes), Err(ImportError::CopyProtected));
}

#[test]
fn books_made_to_do_harm_end_soon() {
    let one = item("a", "a.xhtml");
    let place = "<itemref idref='a'/>";
    let good = package(&one, place);
    let chapter = |text: &str| book(&good, &[("OEBPS/a.xhtml", text)]);
    let other_item = [item("a", "a.xhtml"), item("b", "./a.xhtml#x")].concat();
    let bomb =
        "<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><html><p>&b;</p></html>";
    let zeros = " ".repeat(60_000_000);
    let over = |limit: Limit| format!("{limit:?}");
    let names = |result: &Result<Imported, ImportError>| match result {
        Ok(imported) => format!(
            "text {}",
            imported.text.chars().take(20).collect::<String>()
        ),
        Err(ImportError::Damaged { part }) => format!("damaged {part}"),
        Err(ImportError::Budget(exceeded)) => over(exceeded.limit),
        Err(ImportError::DocumentType { part }) => format!("type {part}"),
        Err(error) => format!("{error:?}"),
    };
    let many: String = (0..20_000)
        .map(|number| item(&format!("i{number}"), &format!("{number}.xhtml")))
        .collect();
    for (what, bytes, expected) in [
        ("nothing", Vec::new(), "NoText"),
        (
            "no archive",
            b"PK\x03\x04 and more".to_vec(),
            "damaged directory",
        ),
        (
            "no container",
            zipped(&[("a", "b")]),
            "damaged META-INF/container.xml",
        ),
        (
            "a container of nothing",
            zipped(&[("META-INF/container.xml", "<container/>")]),
            "damaged META-INF/container.xml",
        ),
        (
            "no package",
            zipped(&[("META-INF/container.xml", CONTAINER)]),
            "damaged OEBPS/book.opf",
        ),
        (
            "a package that is no XML",
            book("<package><a></package>", &[]),
            "damaged OEBPS/book.opf",
        ),
        (
            "no spine",
            book(&package(&one, ""), &[]),
            "damaged OEBPS/book.opf",
        ),
        (
            "a place of nothing",
            book(&package(&one, "<itemref idref='z'/>"), &[]),
            "damaged OEBPS/book.opf",
        ),
        (
            "a chapter that is not there",
            book(&good, &[]),
            "damaged OEBPS/a.xhtml",
        ),
        (
            "a chapter again",
            book(&package(&one, &place.repeat(2)), &[]),
            "damaged OEBPS/book.opf",
        ),
        (
            "a chapter again and again",
            book(&package(&one, &place.repeat(100_000)), &[]),
            "Items",
        ),
        (
            "a chapter under two names",
            book(
                &package(&other_item, "<itemref idref='a'/><itemref idref='b'/>"),
                &[],
            ),
            "damaged OEBPS/book.opf",
        ),
        (
            "parts without end",
            book(&package(&many, place), &[]),
            "Items",
        ),
        (
            "a path that leads out",
            book(&package(&item("a", "../../../etc/passwd"), place), &[]),
            "damaged etc/passwd",
        ),
        ("entities in a chapter", chapter(bomb), "type OEBPS/a.xhtml"),
        (
            "entities in a package",
            book(&format!("<!DOCTYPE p [<!ENTITY a 'b'>]>{good}"), &[]),
            "type OEBPS/book.opf",
        ),
        ("a deep chapter", chapter(&"<div>".repeat(100_000)), "Depth"),
        ("a deep package", book(&"<a>".repeat(100_000), &[]), "Depth"),
        (
            "many attributes",
            chapter(&format!(
                "<p {}>x</p>",
                (0..100_000)
                    .map(|number| format!("a{number}='' "))
                    .collect::<String>()
            )),
            "Items",
        ),
        ("a bomb", chapter(&zeros), "Unpacked"),
        (
            "a long chapter of words",
            chapter(&format!("<p>{}</p>", "كلمة ".repeat(200_000))),
            "text كلمة كلمة كلمة كلمة ",
        ),
        ("broken XML", chapter("<p>one<p>two<br>"), "text one\ntwo"),
        (
            "remote parts",
            chapter("<html><img src='https://x.example/a.png'/><p>x</p></html>"),
            "text x",
        ),
        ("no words", chapter("<html><p></p></html>"), "NoText"),
    ] {
        let started = Instant::now();
        let result = read_one("a.epub", &bytes);
        let took = started.elapsed();
        assert_eq!(names(&result), expected, "{what}");
        assert!(took < SOON, "{what} took {took:?}");
    }
}

#[test]
fn two_packages_are_noted() {
    let container = CONTAINER.replace(
        "</rootfiles>",
        "<rootfile full-path='OEBPS/other.opf'/></rootfiles>",
    );
    let package = package(&item("a", "a.xhtml"), "<itemref idref='a'/>");
    let bytes = zipped(&[
        ("META-INF/container.xml", container.as_str()),
        ("OEBPS/book.opf", package.as_str()),
        ("OEBPS/a.xhtml", "<p>text</p>"),
    ]);
    let imported = read_one("a.epub", &bytes).expect("it can be read");
    assert_eq!(codes(&imported), ["left-out unordered 1"]);
}

#[test]
fn no_damaged_package_makes_the_reader_fail() {
    let good = package(&item("a", "a.xhtml"), "<itemref idref='a'/>");
    for number in 0..good.len() {
        let Some((before, after)) = good.split_at_checked(number) else {
            continue;
        };
        let cut = after
            .chars()
            .next()
            .map_or(after, |first| &after[first.len_utf8()..]);
        for damaged in [
            format!("{before}{cut}"),
            format!("{before}<{after}"),
            format!("{before}&{cut}"),
        ] {
            let result = read_one(
                "a.epub",
                &book(&damaged, &[("OEBPS/a.xhtml", "<p>text</p>")]),
            );
            assert_ne!(result, Err(ImportError::Fault), "{damaged}");
        }
    }
}
