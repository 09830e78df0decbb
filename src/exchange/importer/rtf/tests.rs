//! Tests of reading RTF: files of two producers and one of our own in windows-1256, what single words mean, hostile files.

use super::*;
use crate::base::{BudgetExceeded, Limit};
use crate::exchange::importer::testing::{
    REPORT_MARKS, check_marks, codes, fixture, marks, read_fixture, read_one, refused, survives,
};
use crate::exchange::importer::{FactKind, import_bytes};
use crate::model::StructureKind::{Emphasis, Footnote, Heading, Strong, TableRow};

const FONTS: &str = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset178 B;}{\f2\fcharset2 C;}{\f3\fcharset128 D;}{\f4 E;}}";

fn read(body: &str) -> Imported {
    let file = format!("{{\\rtf1\\ansi\\ansicpg1256{FONTS}{body}}}");
    let imported =
        read_one("a.rtf", file.as_bytes()).unwrap_or_else(|error| panic!("{body}: {error}"));
    check_marks(&imported);
    imported
}

fn check(body: &str, expected: &str) {
    assert_eq!(read(body).text, expected, "{body}");
}

#[test]
fn libreoffice_gives_its_source_back() {
    let imported = read_fixture("rtf/report.rtf");
    assert_eq!(imported.title.as_deref(), Some("تقرير الوحدة الثالثة"));
    assert_eq!(imported.facts[0].about, FactKind::Author);
    assert_eq!(marks(&imported), REPORT_MARKS);
    assert_eq!(
        codes(&imported),
        [
            "left-out deleted 2",
            "left-out comment 1",
            "left-out hidden 1",
            "left-out running-head 4",
            "invisible 5",
        ]
    );
}

#[test]
fn pandoc_gives_what_it_wrote() {
    let imported = read_fixture("rtf/statements.rtf");
    let expected = [
        (Strong, "Two statements"),
        (Heading(1), "البيان الأول"),
        (Strong, "المتحدِّث"),
        (Emphasis, "الوحدة الثالثة"),
        (TableRow, "السنة\tAmount"),
        (TableRow, "٢٠١٩\t1,250"),
        (TableRow, "2020\t"),
        (Heading(2), "Second part"),
        (Footnote, "[1] حاشية فيها توكيد."),
        (Emphasis, "توكيد"),
    ];
    assert_eq!(marks(&imported), expected);
    assert_eq!(imported.title.as_deref(), Some("البيان الأول"));
}

#[test]
fn windows_1256_comes_out_right() {
    let imported = read_fixture("rtf/windows1256.rtf");
    assert_eq!(imported.title.as_deref(), Some("محضر الاجتماع"));
    assert_eq!(imported.language.as_deref(), Some("ar-SA"));
    assert_eq!(imported.encoding, Encoding::Windows1256);
    assert!(imported.encoding_certain);
    assert_eq!(marks(&imported), [(Strong, "انصرف")]);
}

#[test]
fn bytes_are_read_as_their_font_says() {
    check(r"\f1 \'d3\'e1\'c7\'e3", "سلام");
    check(r"\f4 \'d3\'e1\'c7\'e3", "سلام");
    check(r"\f0 d\'e9j\'e0", "déjà");
    check(r"\f3 \'93\'fa\'96\'7b", "日本");
    check(r"\f2 \'b7", "\u{F0B7}");
    check(r"\u-3913?", "\u{F0B7}");
    // A Western font with Arabic bytes all over: the document's code page counts, as a guess.
    let doubtful = read(r"\f0 \'d3\'e1\'c7\'e3 \'e3\'d1\'cd\'c8\'c7");
    assert_eq!(doubtful.text, "سلام مرحبا");
    assert!(codes(&doubtful).contains(&"encoding-unsure windows-1256".to_owned()));
    assert!(!doubtful.encoding_certain);
    // A person knows better than the file.
    let source = SourceFile {
        name: "a.rtf".to_owned(),
        bytes: br"{\rtf1\ansi\ansicpg1252 \'d3\'e1\'c7\'e3}".to_vec(),
        modified: None,
    };
    let chosen = |encoding| {
        let options = ImportOptions {
            encoding,
            ..ImportOptions::default()
        };
        import_bytes(&source, &options, &Budget::default(), &Progress::default())
            .expect("it can be read")
            .remove(0)
            .text
    };
    assert_eq!(chosen(Some(Encoding::Windows1256)), "سلام");
    assert_eq!(chosen(None), "ÓáÇã");
    // A code page that nothing here reads.
    let unknown = read_one("a.rtf", br"{\rtf1\ansi\ansicpg720 a\'9f}").expect("it can be read");
    assert_eq!(
        (unknown.text.as_str(), codes(&unknown)[0].as_str()),
        ("a\u{FFFD}", "replaced 1 UTF-8")
    );
}

#[test]
fn unicode_stands_before_what_old_readers_read() {
    check(r"\u1576?\u1576\'3f\u1576 ?", "ببب");
    check(r"\uc0\u1576\u1576 x", "ببx");
    check(r"\uc2\u1576 ab{\uc0\u1576}\u1576\'61\'62c", "بببc");
    check(r"\u1576{}?", "ب?");
    check(r"\u-10179?\u-8704?", "😀");
    check(r"\u55357?\u56832?", "😀");
    let broken = read(r"\u-10179?x\u-8704?\u-10179?{}");
    assert_eq!(broken.text, "\u{FFFD}x\u{FFFD}\u{FFFD}");
    assert!(codes(&broken).contains(&"replaced 3 windows-1256".to_owned()));
    check(r"{\upr{a}{\*\ud{\u1576?}}}c", "بc");
    check(
        r"a\~b\_c\-d\emdash\zwnj\{\}\\",
        "a\u{A0}b\u{2011}c\u{AD}d—\u{200C}{}\\",
    );
}

#[test]
fn what_is_no_text_is_left_out_and_counted() {
    let imported = read(
        r"a{\v x}{\deleted y}{\*\annotation z}{\pict\bin3 }}}}{\object{\*\objdata 00}{\result b}}{\header h}{\*\unknown u}{\listtext 1.}{\field{\*\fldinst PAGE}{\fldrslt 7}}{\mmath{\*\moMath x}}{\xe i}",
    );
    assert_eq!(imported.text, "ab7");
    assert_eq!(
        codes(&imported),
        [
            "left-out deleted 1",
            "left-out comment 1",
            "left-out hidden 1",
            "left-out running-head 1",
            "left-out picture 1",
            "left-out formula 1",
            "left-out embedded 1",
        ]
    );
    check(r"a{\deleted\par}b\par c", "ab\nc");
    check(r"a\par\par b\line c\tab d\page e", "a\n\nb\nc\td\ne");
}

#[test]
fn notes_and_boxes_stand_where_they_belong() {
    let notes = read(
        r"a{\super\chftn}{\footnote\pard\chftn  one\par two}b{\footnote\ftnalt x{\footnote y}}c\par d",
    );
    assert_eq!(notes.text, "a[1]b[2]c\nd\n[1] one\ntwo\n[2] x[3]\n[3] y");
    check(
        r"a{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt\pard x\par y\par}}{\shprslt z}}b\par c",
        "ab\nx\ny\nc",
    );
}

#[test]
fn tables_come_row_by_row() {
    check(
        r"\trowd\cellx10\cellx99\pard\intbl a\par b\cell c\tab d\cell\row\trowd\cellx10\cellx99 e\cell\cell\row\pard f",
        "a b\tc d\ne\t\nf",
    );
    check(
        r"\trowd\cellx10\cellx99\intbl a\cell b\cell\row\trowd\cellx99\intbl c\cell\row\pard d",
        "a\tb\nc\t\nd",
    );
    let nested = read(
        r"\intbl a\cell\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\itap1\cell\row",
    );
    assert_eq!(
        (nested.text.as_str(), codes(&nested)[0].as_str()),
        ("a\tx y", "nested-table 1")
    );
    check(r"a\intbl b\row\cell", "a\nb\n");
}

#[test]
fn hostile_files_are_refused() {
    let damaged = |part: &str| ImportError::Damaged {
        part: part.to_owned(),
    };
    let over = |limit, allowed| ImportError::Budget(BudgetExceeded { limit, allowed });
    let rtf = |inner: &str| format!("{{\\rtf1 {inner}}}").into_bytes();
    let cases: Vec<(&str, Vec<u8>, ImportError)> = vec![
        ("nothing", Vec::new(), ImportError::NoText),
        ("no RTF", b"text".to_vec(), damaged("\\rtf")),
        (
            "a picture",
            b"\x89PNG".to_vec(),
            ImportError::OtherFormat { format: "PNG" },
        ),
        ("no text", rtf("\\par "), ImportError::NoText),
        ("a picture alone", rtf("{\\pict 00}"), ImportError::NoText),
        ("cut off", br"{\rtf1 text".to_vec(), damaged("}")),
        (
            "cut off in a group",
            br"{\rtf1 a{\b text}".to_vec(),
            damaged("}"),
        ),
        (
            "too many bytes announced",
            rtf("a{\\pict\\bin99999 x}"),
            damaged("\\bin"),
        ),
        (
            "endless bytes announced",
            rtf("a\\bin99999999999999999999 x"),
            damaged("\\bin"),
        ),
        (
            "negative bytes announced",
            rtf("a\\bin-5 x"),
            damaged("\\bin"),
        ),
        (
            "a million groups in each other",
            rtf(&"{".repeat(1_000_000)),
            over(Limit::Depth, 256),
        ),
        (
            "300 groups in each other",
            rtf(&("{".repeat(300) + "a" + &"}".repeat(300))),
            over(Limit::Depth, 256),
        ),
    ];
    for (what, bytes, expected) in cases {
        assert_eq!(refused("a.rtf", &bytes, what), expected, "{what}");
    }
    // What is only much, or odd, comes in.
    check(&("{}".repeat(1_000_000) + "a"), "a");
    check(&format!("{}a", "{\\footnote}".repeat(1_000)), &{
        let numbers: String = (1..=1_000).map(|n| format!("[{n}]")).collect();
        let notes: String = (1..=1_000).map(|n| format!("\n[{n}]")).collect();
        format!("{numbers}a{notes}")
    });
    check(
        "\\u99999999999999999999?\\'zz\\'5a\\uc-7\\u1576?",
        "\u{FFFD}zzZب?",
    );
    check(&format!("\\{} a", "x".repeat(1_000_000)), "a");
}

#[test]
fn mutated_files_do_no_harm() {
    let fixtures = [
        "rtf/report.rtf",
        "rtf/statements.rtf",
        "rtf/windows1256.rtf",
    ]
    .map(fixture);
    let pieces: &[&[u8]] = &[
        b"{",
        b"}",
        b"\\cell",
        b"\\row",
        b"\\intbl ",
        b"\\pard",
        b"{\\footnote ",
        b"{\\shptxt ",
        b"\\u-10179?",
        b"\\'d3",
        b"\\f1 ",
        b"\\bin5 ",
        b"\\trowd\\cellx9",
        b"\\v ",
        b"\\uc9",
        b"{\\upr{",
        b"\\*",
        b"\\par",
        b"\\cellx-9223372036854775808 ",
    ];
    survives("a.rtf", |dice| {
        let fixture = &fixtures[dice.below(fixtures.len())];
        dice.mutate(fixture, pieces)
    });
}
