//! Tests of reading ODT: files of two producers and a flat one, what single elements mean, hostile and damaged files.

use super::*;
use crate::base::{BudgetExceeded, Limit};
use crate::exchange::importer::testing::{
    REPORT_MARKS, check_marks, codes, fixture, marks, mutated_archive, read_fixture, read_one,
    refused, survives, unzipped, zipped,
};
use crate::model::StructureKind::{
    Code, Emphasis, Footnote, Heading, ListItem, Quotation, Strong, TableRow,
};

const NAMESPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
    xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
    xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
    xmlns:xlink="http://www.w3.org/1999/xlink""#;

fn content(styles: &str, body: &str) -> String {
    format!(
        "<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
}

fn document(styles: &str, body: &str) -> Vec<u8> {
    zipped(&[("content.xml", content(styles, body).as_bytes())])
}

fn read(body: &str) -> Imported {
    let imported =
        read_one("a.odt", &document("", body)).unwrap_or_else(|error| panic!("{body}: {error}"));
    check_marks(&imported);
    imported
}

fn check(body: &str, expected: &str) {
    assert_eq!(read(body).text, expected, "{body}");
}

fn check_report(imported: &Imported) {
    assert_eq!(imported.title.as_deref(), Some("تقرير الوحدة الثالثة"));
    assert_eq!(imported.language.as_deref(), Some("ar-EG"));
    assert_eq!(imported.facts, [author("ليلى حداد".to_owned())]);
    assert_eq!(marks(imported), REPORT_MARKS);
    assert_eq!(
        codes(imported),
        [
            "left-out deleted 2",
            "left-out comment 1",
            "left-out hidden 1",
            "left-out running-head 2",
            "invisible 5",
        ]
    );
}

#[test]
fn libreoffice_gives_its_source_back() {
    check_report(&read_fixture("odt/report.odt"));
}

#[test]
fn a_flat_file_is_read_like_its_archive() {
    let flat = read_one("report.fodt", &fixture("sources/report.fodt")).expect("it can be read");
    assert_eq!(flat.text, read_fixture("odt/report.odt").text);
    check_report(&flat);
}

#[test]
fn pandoc_gives_its_source_back() {
    let imported = read_fixture("odt/statements.odt");
    assert_eq!(imported.title.as_deref(), Some("Two statements"));
    assert_eq!(imported.language.as_deref(), Some("ar"));
    let expected = [
        (Heading(1), "Two statements"),
        (Heading(1), "البيان الأول"),
        (Strong, "المتحدِّث"),
        (Emphasis, "الوحدة الثالثة"),
        (Code, "code"),
        (Quotation, "«اقتباس قصير» في فقرة وحده."),
        (ListItem(1), "first"),
        (ListItem(1), "ثانيًا"),
        (ListItem(2), "nested"),
        (TableRow, "السنة\tAmount"),
        (TableRow, "٢٠١٩\t1,250"),
        (TableRow, "2020\t"),
        (Heading(2), "Second part"),
        (Footnote, "[1] حاشية فيها توكيد."),
        (Emphasis, "توكيد"),
    ];
    assert_eq!(marks(&imported), expected);
    assert_eq!(codes(&imported), ["left-out running-head 1"]);
}

#[test]
fn white_space_is_as_the_format_says() {
    check(
        "<text:p>  a \n b<text:span> c </text:span> d  </text:p>",
        "a b c d",
    );
    check(
        "<text:p>a<text:s/><text:s text:c=\"2\"/>b <text:s/>c</text:p>",
        "a   b  c",
    );
    check(
        "<text:p>a <text:tab/> b <text:line-break/>c</text:p>",
        "a \t b \nc",
    );
    check(
        "<text:p>a</text:p>\n <text:p/>\n<text:p>b</text:p>",
        "a\n\nb",
    );
    check(
        "<text:p>a &amp; &#x628; &unknown;</text:p>",
        "a & ب &unknown;",
    );
    check(
        "<text:p>a<text:s text:c=\"99999999999999999999\"/>b</text:p>",
        "a b",
    );
    assert_eq!(
        read("<text:p>a<text:s text:c=\"999999999\"/>b</text:p>")
            .text
            .len(),
        10_002
    );
}

#[test]
fn what_is_no_text_is_left_out_and_counted() {
    let hidden = "<style:style style:name=\"h\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>";
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>x</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:p>a<text:span text:style-name=\"h\">x<text:span>y</text:span></text:span><office:annotation><text:p>x</text:p></office:annotation>\
        <draw:frame><draw:image xlink:href=\"Pictures/1.png\"/><svg:desc>x</svg:desc></draw:frame><draw:frame><draw:object xlink:href=\"./Object 1\"/></draw:frame>\
        <draw:frame><draw:image xlink:href=\"http://example.org/a.png\"/></draw:frame><text:hidden-text>x</text:hidden-text>b</text:p>\
        <text:section text:display=\"none\"><text:p>x</text:p></text:section><text:table-of-content><text:table-of-content-source><text:index-title-template>x</text:index-title-template></text:table-of-content-source><text:index-body><text:p>c</text:p></text:index-body></text:table-of-content>";
    let imported = read_one("a.odt", &document(hidden, body)).expect("it can be read");
    assert_eq!(imported.text, "ab\nc");
    assert_eq!(
        codes(&imported),
        [
            "left-out deleted 1",
            "left-out comment 1",
            "left-out hidden 3",
            "left-out picture 1",
            "left-out embedded 1",
            "left-out linked 1",
        ]
    );
}

#[test]
fn notes_boxes_and_tables_stand_where_they_belong() {
    let note = |words: &str| {
        format!(
            "<text:note><text:note-citation>9</text:note-citation><text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
        )
    };
    check(
        &format!(
            "<text:p>a{}b{}</text:p><text:p>c</text:p>",
            note("x"),
            note("<text:span>y</text:span>")
        ),
        "a[1]b[2]\nc\n[1] x\n[2] y",
    );
    let boxed = |words: &str| {
        format!("<draw:frame><draw:text-box><text:p>{words}</text:p></draw:text-box></draw:frame>")
    };
    check(
        &format!(
            "<text:p>a{}b</text:p><text:p>c</text:p>",
            boxed(&format!("x{}", boxed("y")))
        ),
        "ab\nx\ny\nc",
    );
    check(
        &format!("<text:p>a</text:p>{}<text:p>c</text:p>", boxed("x")),
        "a\nx\nc",
    );
    check(
        "<text:p>a<draw:custom-shape><text:p>x</text:p></draw:custom-shape></text:p>",
        "a\nx",
    );
    let cell = |inner: &str| format!("<table:table-cell>{inner}</table:table-cell>");
    let row = |inner: &str| format!("<table:table-row>{inner}</table:table-row>");
    let table = |inner: &str| format!("<table:table>{inner}</table:table>");
    let inner = table(&row(
        &(cell("<text:p>x</text:p>") + &cell("<text:p>y</text:p>"))
    ));
    let nested = read(&table(&row(&(cell(
        &("<text:p>a</text:p>".to_owned() + &inner),
    ) + "<table:covered-table-cell/>"
        + &cell("<text:p>b</text:p><text:p>c</text:p>")))));
    assert_eq!(marks(&nested), [(TableRow, "a x y\t\tb c")]);
    assert_eq!(codes(&nested), ["nested-table 1"]);
}

#[test]
fn hostile_files_are_refused() {
    let body = |inner: &str| document("", inner);
    let part = |text: &str| zipped(&[("content.xml", text.as_bytes())]);
    let good = fixture("odt/report.odt");
    let bomb = zipped(&[("content.xml", &vec![b' '; 40_000_000])]);
    let attributes: String = (0..100_000).map(|n| format!(" a{n}=\"\"")).collect();
    let damaged = |part: &str| ImportError::Damaged {
        part: part.to_owned(),
    };
    let over = |limit, allowed| ImportError::Budget(BudgetExceeded { limit, allowed });
    let unpacked = over(Limit::Unpacked, bomb.len() as u64 * 100 + 16_000_000);
    let document_type = |part: &str| ImportError::DocumentType {
        part: part.to_owned(),
    };
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let text = content("", "<text:p>a</text:p>");
    let encrypted = zipped(&[
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", text.as_bytes()),
    ]);
    let sheet = zipped(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", text.as_bytes()),
    ]);
    let deep = "<text:span>".repeat(20_000) + &"</text:span>".repeat(20_000);
    let cases: Vec<(&str, Vec<u8>, ImportError)> = vec![
        ("nothing", Vec::new(), ImportError::NoText),
        ("no archive", b"text".to_vec(), damaged("directory")),
        ("no text", body("<text:p/>"), ImportError::NoText),
        (
            "no content",
            zipped(&[("a.xml", b"<a/>")]),
            damaged("content.xml"),
        ),
        ("another XML", part("<a/>"), ImportError::NoText),
        (
            "no body",
            part(&format!("<office:document-content {NAMESPACES}/>")),
            damaged("content.xml"),
        ),
        ("not closed", part("<a>"), damaged("content.xml")),
        ("encrypted", encrypted, ImportError::PasswordProtected),
        (
            "a spreadsheet",
            sheet,
            ImportError::OtherFormat { format: "ODS" },
        ),
        (
            "a document type",
            part("<!DOCTYPE a><a/>"),
            document_type("content.xml"),
        ),
        (
            "a flat one",
            b"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>".to_vec(),
            document_type("document"),
        ),
        (
            "20,000 levels",
            body(&format!("<text:p>{deep}</text:p>")),
            over(Limit::Depth, 256),
        ),
        (
            "100,000 attributes",
            body(&format!("<text:p{attributes}/>")),
            over(Limit::Items, 1_000),
        ),
        ("a bomb", bomb, unpacked),
        (
            "cut off",
            good[..good.len() - 40].to_vec(),
            damaged("directory"),
        ),
    ];
    for (what, bytes, expected) in cases {
        assert_eq!(refused("a.odt", &bytes, what), expected, "{what}");
    }
    // Much space out of little: it ends with the budget for characters.
    let spaces = "<text:s text:c=\"10000\"/>".repeat(4_000);
    let much = refused(
        "a.odt",
        &body(&format!("<text:p>a{spaces}</text:p>")),
        "spaces",
    );
    assert_eq!(much, over(Limit::Characters, 32_000_000));
}

#[test]
fn mutated_files_do_no_harm() {
    let archive = fixture("odt/report.odt");
    let parts: Vec<_> = unzipped(&archive)
        .into_iter()
        .filter(|(name, _)| name.ends_with(".xml") && !name.contains("settings"))
        .collect();
    let pieces: &[&[u8]] = &[
        b"<text:p>",
        b"</text:p>",
        b"<text:s text:c=\"77\"/>",
        b"<table:table>",
        b"</table:table>",
        b"<table:table-row>",
        b"</table:table-row>",
        b"<table:table-cell>",
        b"</table:table-cell>",
        b"<draw:text-box>",
        b"</draw:text-box>",
        b"<text:note/>",
        b"<text:note-body>",
        b"</text:note-body>",
        b"<text:list>",
        b"</text:span>",
        b"&lt;",
        "ه\u{301}".as_bytes(),
    ];
    survives("a.odt", |dice| {
        mutated_archive(dice, &parts, &archive, pieces)
    });
}
