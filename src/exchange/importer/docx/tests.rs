//! Tests of reading DOCX: files of three producers, what single elements mean, hostile and damaged files.

use super::*;
use crate::exchange::importer::testing::{
    REPORT_MARKS, check_marks, codes, marks, read_fixture, read_one, zipped,
};
use crate::exchange::importer::{Fact, FactKind};
use crate::model::StructureKind::{
    Code, Emphasis, Footnote, Heading, ListItem, Quotation, Strong, TableRow,
};
use crate::model::Value;

pub(super) const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
    xmlns:v="urn:schemas-microsoft-com:vml"
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#;

/// A document with this in its body, and these parts beside it.
pub(super) fn document(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let main = format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>");
    let mut all = vec![("word/document.xml", main.as_bytes())];
    all.extend(parts.iter().map(|(name, text)| (*name, text.as_bytes())));
    zipped(&all)
}

fn read(body: &str) -> Imported {
    let imported = read_one("a.docx", &document(body, &[])).expect("it can be read");
    check_marks(&imported);
    imported
}

fn check(body: &str, expected: &str) {
    assert_eq!(read(body).text, expected, "{body}");
}

#[test]
fn libreoffice_gives_its_source_back() {
    let imported = read_fixture("docx/report.docx");
    assert_eq!(imported.title.as_deref(), Some("تقرير الوحدة الثالثة"));
    assert_eq!(imported.language.as_deref(), Some("ar-EG"));
    let author = Fact {
        about: FactKind::Author,
        value: Value::Text("ليلى حداد".to_owned()),
    };
    assert_eq!(imported.facts, [author]);
    assert_eq!(marks(&imported), REPORT_MARKS);
    assert_eq!(
        codes(&imported),
        [
            "left-out deleted 3",
            "left-out comment 1",
            "left-out hidden 1",
            "left-out running-head 2",
            "invisible 5",
        ]
    );
}

#[test]
fn pandoc_gives_its_source_back() {
    let imported = read_fixture("docx/statements.docx");
    assert_eq!(imported.title.as_deref(), Some("Two statements"));
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
    assert_eq!(codes(&imported), Vec::<String>::new());
}

#[test]
fn python_docx_gives_its_source_back() {
    let imported = read_fixture("docx/interview.docx");
    assert_eq!(imported.title.as_deref(), Some("مقابلة"));
    let expected = [
        (Heading(1), "مقابلة مع المهندس"),
        (Heading(1), "الجزء الأول"),
        (Strong, "لماذا تأخَّر المشروع؟"),
        (Quotation, "«لا تعليق»"),
        (ListItem(1), "one"),
        (ListItem(1), "اثنان"),
        (ListItem(1), "three"),
        (TableRow, "الاسم\tRole"),
        (TableRow, "سامي\tin side after"),
    ];
    assert_eq!(marks(&imported), expected);
    assert_eq!(
        codes(&imported),
        ["left-out running-head 1", "nested-table 1"]
    );
}

#[test]
fn characters_come_through() {
    check(
        "<w:p><w:r><w:t>a &amp; &#x628; &lt;b&gt;</w:t></w:r></w:p>",
        "a & ب <b>",
    );
    check(
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
        "a\tb\nc",
    );
    check(
        "<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/></w:r></w:p>",
        "a\u{2011}b\u{AD}",
    );
    check(
        "<w:p><w:r><w:t>\n  a\n  b </w:t><w:t xml:space=\"preserve\"> c</w:t></w:r></w:p>",
        "a   b c",
    );
    check(
        "<w:p><w:r><w:t>a</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>b</w:t></w:r></w:p>",
        "a\n\nb",
    );
    check(
        "<w:p><w:r><w:t>a</w:t><w:br w:type=\"page\"/></w:r></w:p><w:p><w:r><w:br w:type=\"page\"/><w:t>b</w:t><w:br w:type=\"column\"/><w:t>c</w:t></w:r></w:p>",
        "a\nb\nc",
    );
    let symbol =
        read("<w:p><w:r><w:t>a</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0E0\"/></w:r></w:p>");
    assert_eq!(
        (symbol.text.as_str(), codes(&symbol)[0].as_str()),
        ("a\u{F0E0}", "symbol 1")
    );
    let formula =
        read("<w:p><m:oMath><m:r><m:t>x=</m:t></m:r><m:r><m:t>2</m:t></m:r></m:oMath></w:p>");
    assert_eq!(
        (formula.text.as_str(), codes(&formula)[0].as_str()),
        ("x=2", "formula 1")
    );
    let strict = "<d xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><body><p><r><t>a</t></r></p></body></d>";
    let strict = zipped(&[("word/document.xml", strict.as_bytes())]);
    assert_eq!(
        read_one("a.docx", &strict).expect("it can be read").text,
        "a"
    );
}

#[test]
fn only_accepted_text_is_text() {
    let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    check(
        &format!(
            "<w:p>{}<w:ins>{}</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>",
            run("a"),
            run("b")
        ),
        "ab",
    );
    check(
        &format!(
            "<w:p>{}<w:moveFrom>{}</w:moveFrom></w:p><w:p><w:moveTo>{}</w:moveTo></w:p>",
            run("a"),
            run("m"),
            run("m")
        ),
        "a\nm",
    );
    // A paragraph of which the mark was deleted goes on in the next, which says what both are.
    check(
        &format!(
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>",
            run("a "),
            run("b")
        ),
        "a b",
    );
    check(
        &format!(
            "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>{}</w:p></w:tc></w:tr></w:tbl><w:p>{}</w:p>",
            run("a"),
            run("gone"),
            run("b")
        ),
        "a\nb",
    );
    check(
        &format!(
            "<w:p><w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r>{}</w:p>",
            run("b")
        ),
        "ab",
    );
    let hidden = read(&format!(
        "<w:p>{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t><w:t>y</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>b</w:t></w:r></w:p>",
        run("a")
    ));
    assert_eq!(
        (hidden.text.as_str(), codes(&hidden)),
        ("ab", vec!["left-out hidden 1".to_owned()])
    );
}

#[test]
fn fields_give_their_results() {
    let sign = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let words = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    let (begin, separate, end) = (sign("begin"), sign("separate"), sign("end"));
    check(
        &format!(
            "<w:p>{begin}<w:r><w:instrText>PAGE</w:instrText></w:r>{separate}{}{end}{}</w:p>",
            words("7"),
            words("x")
        ),
        "7x",
    );
    check(
        &format!(
            "<w:p><w:fldSimple w:instr=\"DATE\">{}</w:fldSimple></w:p>",
            words("d")
        ),
        "d",
    );
    // A field in the instructions of another is an instruction too, and so is what stands there as words.
    let inner = format!("{begin}{separate}{}{end}", words("in"));
    let nested = read(&format!(
        "<w:p>{begin}{inner}{separate}{}{end}</w:p>",
        words("out")
    ));
    assert_eq!(
        (nested.text.as_str(), codes(&nested)),
        ("out", vec!["left-out field-code 1".to_owned()])
    );
    check(&format!("<w:p>{end}{separate}{}</w:p>", words("a")), "a");
}

#[test]
fn boxes_come_once_behind_their_paragraph() {
    let words = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let boxed = |inner: &str| {
        format!(
            "<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
        )
    };
    let twice = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"wps\">{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>",
        boxed(&(words("one") + &words("two")))
    );
    check(
        &format!(
            "<w:p><w:r><w:t>a</w:t>{twice}<w:t>b</w:t></w:r></w:p>{}",
            words("c")
        ),
        "ab\none\ntwo\nc",
    );
    let nested = boxed(&format!(
        "<w:p><w:r><w:t>x</w:t>{}</w:r></w:p>",
        boxed(&words("y"))
    ));
    check(
        &format!("<w:p><w:r><w:t>a</w:t>{nested}</w:r></w:p>"),
        "a\nx\ny",
    );
    let in_cell = format!(
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t>{}</w:r></w:p></w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        boxed(&(words("x") + &words("y"))),
        words("b")
    );
    check(&in_cell, "a x y\tb");
}

#[test]
fn styles_take_from_their_bases_and_circles_end() {
    let styles = format!(
        "<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-GB\" w:bidi=\"fa-IR\"/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"heading 3\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"b\"><w:name w:val=\"mine\"/><w:basedOn w:val=\"a\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"c\"><w:basedOn w:val=\"d\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"d\"><w:basedOn w:val=\"c\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style>\
        <w:style w:type=\"character\" w:styleId=\"e\"><w:name w:val=\"Emphasis\"/><w:rPr><w:i/></w:rPr></w:style></w:styles>"
    );
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="1" Type="http://x/styles" Target="styles.xml"/><Relationship Id="2" Type="http://x/attachedTemplate" Target="http://example.org/t.dotm" TargetMode="External"/><Relationship Id="3" Type="http://x/hyperlink" Target="http://example.org/" TargetMode="External"/><Relationship Id="4" Type="http://x/vbaProject" Target="vbaProject.bin"/></Relationships>"#;
    let styled = |style: &str, words: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let body = styled("b", "one")
        + &styled("c", "two")
        + "<w:p><w:pPr><w:pStyle w:val=\"c\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:rPr><w:rStyle w:val=\"e\"/></w:rPr><w:t>ثلاث كلمات هنا</w:t></w:r></w:p>";
    let bytes = document(
        &body,
        &[
            ("word/styles.xml", &styles),
            ("word/_rels/document.xml.rels", relations),
        ],
    );
    let imported = read_one("a.docx", &bytes).expect("it can be read");
    assert_eq!(
        marks(&imported),
        [
            (Heading(3), "one"),
            (ListItem(2), "two"),
            (Emphasis, "ثلاث كلمات هنا")
        ]
    );
    assert_eq!(imported.title.as_deref(), Some("one"));
    assert_eq!(imported.language.as_deref(), Some("fa-IR"));
    assert_eq!(
        codes(&imported),
        ["left-out embedded 1", "left-out linked 1"]
    );
}
