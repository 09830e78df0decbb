//! Tests of reading tables: files of three producers, rows and whole tables, choices, hostile and damaged files.

use super::*;
use crate::base::{BudgetExceeded, Limit};
use crate::exchange::importer::testing::{
    check_marks, codes, fixture, mutated_archive, read_all, refused, survives, unzipped, zipped,
};
use crate::exchange::importer::{Fact, FactKind, import_bytes};
use crate::model::{Calendar, PartialDate, StructureKind, Value};

const LONG: &str = "A text that is long enough to be one with many words";

/// Reads a fixture and wants exactly the texts that lie beside it.
fn read_fixture(name: &str) -> Vec<Imported> {
    let documents =
        read_all(name, &fixture(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let (stem, _) = name.rsplit_once('.').expect("an extension");
    let expected = fixture(&format!("{stem}.expected.txt"));
    let expected = String::from_utf8(expected).expect("UTF-8");
    let expected: Vec<&str> = expected.split("\n\u{C}\n").collect();
    let texts: Vec<&str> = documents.iter().map(|found| found.text.as_str()).collect();
    assert_eq!(texts, expected, "{name}");
    documents.iter().for_each(check_marks);
    documents
}

fn csv(text: &str) -> Vec<Imported> {
    let documents =
        read_all("a.csv", text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"));
    documents.iter().for_each(check_marks);
    documents
}

fn date(year: i32, month: u8, day: u8) -> Value {
    Value::Date(PartialDate {
        calendar: Calendar::Gregorian,
        year,
        month: Some(month),
        day: Some(day),
    })
}

fn facts(imported: &Imported) -> Vec<(&str, &Value)> {
    let fact = |fact: &'_ Fact| matches!(fact.about, FactKind::Column(_));
    assert!(imported.facts.iter().all(fact));
    imported
        .facts
        .iter()
        .filter_map(|fact| match &fact.about {
            FactKind::Column(heading) => Some((heading.as_str(), &fact.value)),
            _ => None,
        })
        .collect()
}

#[test]
fn rows_become_documents_and_columns_facts() {
    for (name, sheet) in [
        ("csv/statements.csv", ""),
        ("csv/survey.csv", ""),
        ("xlsx/survey.xlsx", "تصريحات / "),
        ("xlsx/survey-calc.xlsx", "تصريحات / "),
        ("ods/survey.ods", "تصريحات / "),
    ] {
        let documents = read_fixture(name);
        let first = &documents[0];
        assert_eq!(first.part, Some(format!("{sheet}2 بيان الوزارة")), "{name}");
        assert_eq!(first.title.as_deref(), Some("بيان الوزارة"), "{name}");
        let text = |text: &str| Value::Text(text.to_owned());
        let number = |digits: &str| Value::Number(digits.to_owned());
        // LibreOffice writes truth values into this format as numbers.
        let sure = if name == "ods/survey.ods" {
            number("1")
        } else {
            Value::Boolean(true)
        };
        let expected = [
            ("الرقم", &number("1")),
            ("العنوان", &text("بيان الوزارة")),
            ("التاريخ", &date(2019, 3, 12)),
            ("الدرجة", &number("3.5")),
            ("مؤكد", &sure),
            ("هاتف", &text("0770-123")),
        ];
        assert_eq!(facts(first), expected, "{name}");
        assert_eq!(facts(&documents[1])[5], ("هاتف", &text("007")), "{name}");
        assert!(
            codes(first).contains(&"row-without-text 1".to_owned()),
            "{name}"
        );
        let is_sheet = !sheet.is_empty();
        assert_eq!(
            codes(first).contains(&"left-out hidden 1".to_owned()),
            is_sheet,
            "{name}"
        );
        if let Some(sums) = documents.get(2) {
            assert_eq!(sums.part.as_deref(), Some("Sums"), "{name}");
            assert_eq!(
                codes(sums),
                ["table-as-one 3", "columns \t\tYear\tAmount"],
                "{name}"
            );
            assert_eq!(sums.structure[0].kind, StructureKind::TableRow);
        }
    }
}

#[test]
fn a_document_keeps_the_bytes_of_its_row_and_of_the_headings() {
    let source = fixture("csv/statements.csv");
    let documents = read_fixture("csv/statements.csv");
    assert_eq!(documents[0].encoding, Encoding::Windows1256);
    let kept = documents[1].original.as_ref().expect("bytes");
    let headings = source
        .iter()
        .position(|byte| *byte == b'\n')
        .expect("a line")
        + 1;
    assert!(kept.starts_with(&source[..headings]));
    assert!(memchr::memmem::find(&source, &kept[headings..]).is_some());
    // What is kept is a table that can be read again.
    let choice = ImportOptions {
        encoding: Some(Encoding::Windows1256),
        table: Some(TableChoice {
            text_columns: vec!["النص".to_owned()],
        }),
    };
    let again = SourceFile {
        name: "a.csv".to_owned(),
        bytes: kept.clone(),
        modified: None,
    };
    let again = import_bytes(&again, &choice, &Budget::default(), &Progress::default());
    assert_eq!(again.expect("it can be read")[0].text, documents[1].text);
    let sheet = &read_fixture("xlsx/survey.xlsx")[1];
    let kept = String::from_utf8(sheet.original.clone().expect("bytes")).expect("UTF-8");
    assert_eq!(
        kept,
        "الرقم,العنوان,النص,التاريخ,الدرجة,مؤكد,هاتف\n2,Statement,\"The spokesman said nothing new, and the word محطّة was used twice; \"\"no comment\"\", he said.\",2020-12-31,-2,false,007\n"
    );
    let utf16: Vec<u8> = format!("\u{FEFF}id,text\n1,{LONG}\n2,{LONG} too")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let documents = read_all("a.csv", &utf16).expect("it can be read");
    let expected: Vec<u8> = format!("id,text\n2,{LONG} too")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(documents[1].original, Some(expected));
}

#[test]
fn a_person_may_choose_the_columns() {
    let read = |columns: &[&str]| {
        let options = ImportOptions {
            table: Some(TableChoice {
                text_columns: columns.iter().map(|name| (*name).to_owned()).collect(),
            }),
            ..ImportOptions::default()
        };
        let source = SourceFile {
            name: "a.csv".to_owned(),
            bytes: format!("id,short,long\n1,s,{LONG}\n2,,{LONG}\n").into_bytes(),
            modified: None,
        };
        import_bytes(&source, &options, &Budget::default(), &Progress::default())
            .expect("it can be read")
            .into_iter()
            .map(|found| found.text)
            .collect::<Vec<_>>()
    };
    assert_eq!(read(&["short"]), ["s"]);
    assert_eq!(
        read(&["short", "long"]),
        [format!("s\n{LONG}"), LONG.to_owned()]
    );
    assert_eq!(read(&["long", "short", "long"])[0], format!("{LONG}\ns"));
    assert_eq!(read(&["unknown"]), [LONG, LONG]);
}

#[test]
fn tables_without_text_are_one_document() {
    let sums = &csv("Year,Amount\n2019,5\n2020,\"a\tb\nc\"\n")[0];
    assert_eq!(sums.text, "Year\tAmount\n2019\t5\n2020\ta b c");
    assert_eq!((sums.part.clone(), sums.original.clone()), (None, None));
    assert_eq!(codes(sums), ["table-as-one 3", "columns \t\tYear\tAmount"]);
    let many = format!("id,text\n{}", format!("1,{LONG}\n").repeat(10_001));
    let many = csv(&many);
    assert_eq!(many.len(), 1);
    assert_eq!(
        codes(&many[0]),
        ["table-as-one 10002", "columns \t\tid\ttext"]
    );
    let enough = format!("id,text\n{}", format!("1,{LONG}\n").repeat(10_000));
    assert_eq!(csv(&enough).len(), 10_000);
}

#[test]
fn headings_are_told_from_rows() {
    let headings = |text: &str| {
        let documents = csv(text);
        let headings: Vec<String> = facts(&documents[0])
            .iter()
            .map(|fact| fact.0.to_owned())
            .collect();
        (documents.len(), headings.join(","))
    };
    assert_eq!(
        headings(&format!("id,text\n1,{LONG}\n")),
        (1, "id".to_owned())
    );
    assert_eq!(
        headings(&format!("1,{LONG}\n2,{LONG}\n")),
        (2, "A".to_owned())
    );
    assert_eq!(
        headings(&format!("a,{LONG}\nb,{LONG}\n")),
        (2, "A".to_owned())
    );
    assert_eq!(headings(&format!(",text\n1,{LONG}\n")), (1, "A".to_owned()));
    assert_eq!(headings(&format!("a,a,text\n1,2,{LONG}\n")).0, 1);
    // One column of lines.
    assert_eq!(csv(&format!("text\n{LONG}\n{LONG}\n")).len(), 2);
    assert_eq!(csv(&format!("{LONG}\n\n{LONG}\n")).len(), 2);
    // Rows of other lengths, and cells of other kinds.
    let odd = csv(&format!("id,text,n\n1,{LONG}\n2,{LONG},3,4\n3,{LONG},x\n"));
    assert_eq!(
        facts(&odd[1]),
        [
            ("id", &Value::Number("2".to_owned())),
            ("n", &Value::Text("3".to_owned())),
            ("D", &Value::Number("4".to_owned()))
        ]
    );
}

/// A workbook with this in its first sheet, by the least that is needed.
fn workbook(rows: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>");
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let own = format!(
        "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let root = format!(
        "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    zipped(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", own.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn open_sheet(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><table:table table:name=\"S\">{rows}</table:table></office:document-content>"
    );
    zipped(&[("content.xml", content.as_bytes())])
}

fn open_row(attribute: &str, words: &str) -> String {
    format!(
        "<table:table-row><table:table-cell {attribute} office:value-type=\"string\"><text:p>{words}</text:p></table:table-cell></table:table-row>"
    )
}

#[test]
fn sheets_made_by_hand_are_read() {
    let rows = "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>a &amp; b</t></is></c><c r=\"D2\"><v>1.5</v></c></row>";
    let found = &read_all("a.xlsx", &workbook(rows)).expect("it can be read")[0];
    assert_eq!(found.text, "\ta & b\t\t1.5");
    let found = &read_all(
        "a.ods",
        &open_sheet(&open_row(
            "table:number-columns-repeated=\"3\"",
            "a &amp; b",
        )),
    )
    .expect("it can be read")[0];
    assert_eq!(found.text, "a & b\ta & b\ta & b");
    let far = "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let found = &read_all("a.ods", &open_sheet(&(far.to_owned() + &open_row("", "x"))))
        .expect("it can be read")[0];
    assert_eq!(found.text, "x");
}

#[test]
fn hostile_files_are_refused() {
    let damaged = |part: &str| ImportError::Damaged {
        part: part.to_owned(),
    };
    let over = |limit, allowed| ImportError::Budget(BudgetExceeded { limit, allowed });
    let deep = format!("{}{}", "<a>".repeat(20_000), "</a>".repeat(20_000));
    let attributes: String = (0..100_000).map(|n| format!(" a{n}=\"\"")).collect();
    let bomb = zipped(&[("xl/workbook.xml", &vec![b' '; 40_000_000])]);
    let good = fixture("xlsx/survey.xlsx");
    let sheet = "xl/worksheets/sheet1.xml";
    let document_type = zipped(&[("xl/workbook.xml", b"<!DOCTYPE a [<!ENTITY b \"c\">]><a/>")]);
    let many = |rows: &str, columns: &str| {
        let cell = format!(
            "<table:table-cell table:number-columns-repeated=\"{columns}\"><text:p>x</text:p></table:table-cell>"
        );
        open_sheet(&format!(
            "<table:table-row table:number-rows-repeated=\"{rows}\">{cell}</table:table-row>"
        ))
    };
    let cases: Vec<(&str, &str, Vec<u8>, ImportError)> = vec![
        ("a.csv", "nothing", Vec::new(), ImportError::NoText),
        ("a.csv", "blank", b",,\n,,\n".to_vec(), ImportError::NoText),
        (
            "a.csv",
            "a picture",
            b"\x89PNG".to_vec(),
            ImportError::OtherFormat { format: "PNG" },
        ),
        ("a.xlsx", "nothing", Vec::new(), ImportError::NoText),
        (
            "a.xlsx",
            "no archive",
            b"a,b".to_vec(),
            damaged("directory"),
        ),
        (
            "a.xlsx",
            "encrypted",
            [
                &b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..],
                &"EncryptedPackage"
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes)
                    .collect::<Vec<_>>(),
            ]
            .concat(),
            ImportError::PasswordProtected,
        ),
        (
            "a.xlsx",
            "no workbook",
            zipped(&[("a", b"b")]),
            damaged("xl/workbook.xml"),
        ),
        ("a.xlsx", "no rows", workbook(""), ImportError::NoText),
        (
            "a.xlsx",
            "cut off",
            good[..good.len() - 30].to_vec(),
            damaged("directory"),
        ),
        (
            "a.xlsx",
            "a bomb",
            bomb.clone(),
            over(Limit::Unpacked, bomb.len() as u64 * 100 + 16_000_000),
        ),
        (
            "a.xlsx",
            "a document type",
            document_type,
            ImportError::DocumentType {
                part: "xl/workbook.xml".to_owned(),
            },
        ),
        (
            "a.xlsx",
            "20,000 levels",
            workbook(&deep),
            over(Limit::Depth, 256),
        ),
        (
            "a.xlsx",
            "100,000 attributes",
            workbook(&format!("<row{attributes}/>")),
            over(Limit::Items, 1_000),
        ),
        (
            "a.xlsx",
            "a cell at the end of the world",
            workbook("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"),
            over(Limit::Items, 1_000),
        ),
        ("a.xlsx", "not closed", workbook("<row>"), damaged(sheet)),
        (
            "a.ods",
            "no content",
            zipped(&[("a", b"b")]),
            damaged("content.xml"),
        ),
        (
            "a.ods",
            "a row that repeats",
            many("4294967295", "2"),
            over(Limit::Items, 5_000_000),
        ),
        (
            "a.ods",
            "a row that repeats without end",
            many("18446744073709551615", "2"),
            over(Limit::Items, 5_000_000),
        ),
        (
            "a.ods",
            "a cell that repeats",
            many("1", "4294967295"),
            over(Limit::Items, 1_000),
        ),
        (
            "a.ods",
            "20,000 levels",
            open_sheet(&deep),
            over(Limit::Depth, 256),
        ),
    ];
    for (name, what, bytes, expected) in cases {
        assert_eq!(refused(name, &bytes, what), expected, "{name}: {what}");
    }
    // A workbook that is named as a table of text is read as what it is.
    let workbook = read_all("a.csv", &good).expect("it can be read");
    assert_eq!(workbook[0].extractor.name, "xlsx");
    // A quotation without end is one long cell, a million separators are a million cells.
    assert_eq!(
        csv(&format!("id,text\n1,\"{}", "x\n".repeat(100_000))).len(),
        1
    );
    assert_eq!(csv(&format!("a{}", ",".repeat(1_000_000))).len(), 1);
}

#[test]
fn mutated_files_do_no_harm() {
    let files = [fixture("csv/survey.csv"), fixture("csv/statements.csv")];
    let pieces: &[&[u8]] = &[
        b"\"",
        b",",
        b"\n",
        b"\r",
        b";",
        b"\t",
        b"\xEF\xBB\xBF",
        b"\0",
    ];
    survives("a.csv", |dice| {
        let file = &files[dice.below(files.len())];
        dice.mutate(file, pieces)
    });
}

#[test]
fn mutated_sheets_do_no_harm() {
    let pieces: &[&[u8]] = &[
        b"<row>",
        b"</row>",
        b"<c r=\"ZZ99\">",
        b"</c>",
        b"<v>-1</v>",
        b" t=\"s\"",
        b" s=\"1\"",
        b"1e308",
        b"&amp;",
        b"<table:table-row table:number-rows-repeated=\"77\">",
        b"</table:table-row>",
        b"<text:s text:c=\"9\"/>",
    ];
    for (name, fixture_name) in [("a.xlsx", "xlsx/survey.xlsx"), ("a.ods", "ods/survey.ods")] {
        let archive = fixture(fixture_name);
        let is_read = |name: &str| {
            name.ends_with(".xml") && (name.starts_with("xl/") || name == "content.xml")
        };
        let parts: Vec<_> = unzipped(&archive)
            .into_iter()
            .filter(|(name, _)| is_read(name) && !name.contains("theme"))
            .collect();
        let rest: Vec<_> = unzipped(&archive)
            .into_iter()
            .filter(|(name, _)| name.ends_with(".rels"))
            .collect();
        let parts: Vec<_> = parts.into_iter().chain(rest).collect();
        survives(name, |dice| mutated_archive(dice, &parts, &archive, pieces));
    }
}
