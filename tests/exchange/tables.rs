//! Tables for spreadsheet programs. What is expected is written by hand from the texts.

use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use hashiya::base::Progress;
use hashiya::exchange::tables::{
    TableFormat, TableKind, TableOptions, TableSummary, prove_tables, write_tables,
};
use hashiya::i18n::Language;
use hashiya::model::{MemoKind, MemoTarget, Snapshot};

use crate::brat::with_file;
use crate::sample::{Maker, full, otherwise};

/// An emoji of two UTF-16 units and four bytes before the passages, one joined of three inside.
const TEXT: &str = "🕊️ قالت: «لا تَعليق»\nThe family 👨\u{200d}👩\u{200d}👧 left.\n";

/// Two annotations: one of two tags and a memo, one of no tag.
fn two() -> Maker {
    let mut maker = Maker::new(9);
    let (_, capture) = maker.document("=SUM(1,2)", TEXT);
    let group = maker.tag(None, "Voices", "أصوات");
    let denial = maker.tag(Some(group), "Denial", "نفي");
    let family = maker.tag(Some(group), "", "@عائلة");
    let one = maker.passage(capture, TEXT, &["«لا تَعليق»"]);
    let annotation = maker.annotation(one, &[denial, family]);
    let targets = vec![MemoTarget::Annotation(annotation)];
    maker.memo(MemoKind::Note, "-1 على هذا\nline two", targets);
    let other = maker.passage(capture, TEXT, &["👨\u{200d}👩\u{200d}👧"]);
    maker.annotation(other, &[]);
    maker
}

fn options(kind: TableKind, language: Language) -> TableOptions {
    TableOptions {
        kind,
        language,
        with_bom: false,
    }
}

fn write(
    snapshot: &Snapshot,
    format: TableFormat,
    options: &TableOptions,
    path: &Path,
) -> TableSummary {
    write_tables(snapshot, format, options, path, &Progress::default()).expect("written")
}

/// A table as plain fields, its guards left on.
fn csv_of(snapshot: &Snapshot, options: &TableOptions) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("t.csv");
    write(snapshot, TableFormat::Csv, options, &path);
    let text = std::fs::read_to_string(path).expect("UTF-8");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.expect("a record"));
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

fn column<'a>(table: &'a [Vec<String>], head: &str) -> Vec<&'a str> {
    let at = table[0].iter().position(|cell| cell == head);
    let at = at.unwrap_or_else(|| panic!("no column {head} in {:?}", table[0]));
    table[1..].iter().map(|row| row[at].as_str()).collect()
}

#[test]
fn each_tag_of_an_annotation_has_a_row_with_its_place_in_code_points() {
    let table = csv_of(
        &two().snapshot(),
        &options(TableKind::Annotations, Language::English),
    );
    assert_eq!(table.len(), 4);
    assert_eq!(
        column(&table, "Tag"),
        ["Voices / Denial", "Voices / @عائلة", ""]
    );
    assert_eq!(
        column(&table, "Text"),
        ["«لا تَعليق»", "«لا تَعليق»", "👨\u{200d}👩\u{200d}👧"]
    );
    // The dove is two code points; then a space, قالت: and a space.
    assert_eq!(column(&table, "Start"), ["9", "9", "32"]);
    assert_eq!(column(&table, "End"), ["20", "20", "37"]);
    assert_eq!(column(&table, "Place"), ["exact"; 3]);
    assert_eq!(column(&table, "Document"), ["'=SUM(1,2)"; 3]);
    assert_eq!(column(&table, "Memo")[0], "'-1 على هذا\nline two");
    assert_eq!(column(&table, "Memo")[2], "");
    assert_eq!(column(&table, "Annotator"), ["ليلى L."; 3]);
}

#[test]
fn tags_can_be_columns_and_be_counted_by_document() {
    let snapshot = two().snapshot();
    let table = csv_of(&snapshot, &options(TableKind::TagColumns, Language::Arabic));
    assert_eq!(table.len(), 3);
    assert_eq!(column(&table, "أصوات / نفي"), ["1", "0"]);
    assert_eq!(
        column(&table, "الوسوم"),
        ["أصوات / نفي; أصوات / @عائلة", ""]
    );
    let table = csv_of(&snapshot, &options(TableKind::Counts, Language::English));
    assert_eq!(table.len(), 2);
    assert_eq!(column(&table, "Annotations"), ["2"]);
    assert_eq!(column(&table, "Voices / Denial"), ["1"]);
}

#[test]
fn every_kind_of_row_goes_out_in_both_formats_and_languages() {
    let snapshot = full().snapshot();
    let folder = tempfile::tempdir().expect("a folder");
    for language in [Language::English, Language::Arabic] {
        for kind in [
            TableKind::Annotations,
            TableKind::TagColumns,
            TableKind::Counts,
        ] {
            for (format, name) in [(TableFormat::Csv, "t.csv"), (TableFormat::Xlsx, "t.xlsx")] {
                let path = folder.path().join(name);
                let options = TableOptions {
                    with_bom: true,
                    ..options(kind, language)
                };
                let summary = write(&snapshot, format, &options, &path);
                assert!(summary.n_rows > 0, "{format:?} {kind:?}");
                let first = std::fs::read(&path).expect("readable");
                write(&snapshot, format, &options, &path);
                let again = std::fs::read(&path).expect("readable");
                assert!(first == again, "the same bytes: {format:?} {kind:?}");
            }
        }
    }
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("a folder").count(),
        2,
        "nothing else is left"
    );
}

#[test]
fn a_workbook_holds_text_as_text_and_runs_from_right_to_left_in_arabic() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("t.xlsx");
    let options = options(TableKind::Annotations, Language::Arabic);
    write(&two().snapshot(), TableFormat::Xlsx, &options, &path);
    let mut workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
    assert_eq!(
        workbook.sheet_names(),
        ["التعليقات", "المستندات والوسوم", "دليل الوسوم"]
    );
    let range = workbook.worksheet_range("التعليقات").expect("a sheet");
    let name = range.get_value((1, 0));
    assert_eq!(name, Some(&Data::String("=SUM(1,2)".to_owned())));
    let formulas = workbook.worksheet_formula("التعليقات").expect("a sheet");
    assert!(formulas.used_cells().next().is_none());
    let bytes = std::fs::read(&path).expect("readable");
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
    let mut sheet = String::new();
    let mut part = parts.by_name("xl/worksheets/sheet1.xml").expect("a part");
    std::io::Read::read_to_string(&mut part, &mut sheet).expect("XML");
    assert!(sheet.contains("rightToLeft=\"1\""));
}

#[test]
fn a_text_longer_than_a_cell_is_cut_and_counted() {
    let mut maker = Maker::new(10);
    let text = "ab🕊".repeat(20_000);
    let (_, capture) = maker.document("long", &text);
    let passage = maker.passage(capture, &text, &[text.as_str()]);
    maker.annotation(passage, &[]);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("t.xlsx");
    let options = options(TableKind::Annotations, Language::English);
    let summary = write(&maker.snapshot(), TableFormat::Xlsx, &options, &path);
    assert_eq!((summary.n_rows, summary.n_cut), (1, 1));
    let mut workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let range = workbook.worksheet_range("Annotations").expect("a sheet");
    let cells = range.rows().nth(1).expect("a row").iter();
    let longest = cells.map(|cell| cell.to_string().encode_utf16().count());
    assert_eq!(longest.max(), Some(32_767));
}

#[test]
fn a_table_that_is_shifted_fails_the_proof() {
    let snapshot = two().snapshot();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("t.csv");
    for with_bom in [false, true] {
        let options = TableOptions {
            with_bom,
            ..options(TableKind::Annotations, Language::English)
        };
        let proved = || {
            prove_tables(
                &snapshot,
                TableFormat::Csv,
                &options,
                &path,
                &Progress::default(),
            )
        };
        write(&snapshot, TableFormat::Csv, &options, &path);
        proved().expect("what was written is proved");
        let good = std::fs::read_to_string(&path).expect("UTF-8");
        for (from, to) in [
            (",9,20,exact", ",8,20,exact"),
            (",9,20,exact", ",9,,exact"),
            // One cell further, and two that change places.
            (",9,20,exact", ",,9,20,exact"),
            (",9,20,exact", ",20,9,exact"),
            ("'=SUM", "=SUM"),
            ("لا تَعليق", "لا تعليق"),
            ("Start,End", "End,Start"),
            ("Tag", "Tug"),
        ] {
            let changed = good.replacen(from, to, 1);
            assert_ne!(changed, good, "{from}");
            std::fs::write(&path, changed).expect("written");
            assert_eq!(otherwise(proved()), None, "{to}");
        }
        let without_mark = good.trim_start_matches('\u{FEFF}');
        let last = good.trim_end().rfind('\n').expect("lines");
        let mut wrong = vec![
            good[..=last].to_owned(),
            format!("{good}\n"),
            good.repeat(2),
        ];
        wrong.push(match with_bom {
            true => without_mark.to_owned(),
            false => format!("\u{FEFF}{good}"),
        });
        for changed in wrong {
            std::fs::write(&path, &changed).expect("written");
            assert_eq!(otherwise(proved()), None, "{changed}");
        }
    }
}

#[test]
fn a_workbook_that_is_shifted_fails_the_proof() {
    let snapshot = two().snapshot();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("t.xlsx");
    let options = options(TableKind::Annotations, Language::English);
    let proved = || {
        prove_tables(
            &snapshot,
            TableFormat::Xlsx,
            &options,
            &path,
            &Progress::default(),
        )
    };
    write(&snapshot, TableFormat::Xlsx, &options, &path);
    proved().expect("what was written is proved");
    let good = std::fs::read(&path).expect("a workbook");
    let change = |sheet: &str, from: &str, to: &str| {
        let changed = with_file(&good, sheet, |xml| xml.replacen(from, to, 1));
        assert_ne!(changed, good, "{from}");
        std::fs::write(&path, changed).expect("written");
        assert_eq!(otherwise(proved()), None, "{sheet}: {to}");
    };
    change("sheet1.xml", "<v>9</v>", "<v>8</v>");
    change("sheet1.xml", "<v>9</v>", "<v>9.5</v>");
    change("sheet1.xml", "<v>9</v>", "<v>-9</v>");
    change("sheet1.xml", "لا تَعليق", "لا تعليق");
    change("sheet1.xml", "=SUM", "-SUM");
    // Two annotations in the first row of the second sheet; one tag in the third.
    change("sheet2.xml", "<v>2</v>", "<v>3</v>");
    change("sheet3.xml", "Denial", "Denials");
}

/// Its sheets are told side by side: which is first must not matter.
#[test]
fn a_workbook_is_the_same_however_often_it_is_written() {
    let snapshot = two().snapshot();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("t.xlsx");
    let options = options(TableKind::Annotations, Language::English);
    let written = || {
        write(&snapshot, TableFormat::Xlsx, &options, &path);
        std::fs::read(&path).expect("a workbook")
    };
    let first = written();
    for time in 0..60 {
        assert!(written() == first, "time {time}");
    }
}
