//! Tables: separated values, workbooks, sheets of OpenDocument.

use crate::archives::zipped;
use crate::case::Case;
use crate::case::Expected::{self, Ok, Pass, Refuse, Warn};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn workbook(rows: &str) -> Vec<u8> {
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns='{PACKAGE}'><Relationship Id='r1' Type='{OFFICE}/{kind}' Target='{target}'/></Relationships>"
        )
    };
    let book = format!(
        "<workbook xmlns='{MAIN}' xmlns:r='{OFFICE}'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>"
    );
    let sheet = format!("<worksheet xmlns='{MAIN}'><sheetData>{rows}</sheetData></worksheet>");
    zipped(&[
        (
            "_rels/.rels",
            relation("officeDocument", "xl/workbook.xml").as_bytes(),
        ),
        ("xl/workbook.xml", book.as_bytes()),
        (
            "xl/_rels/workbook.xml.rels",
            relation("worksheet", "worksheets/sheet1.xml").as_bytes(),
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn open_sheet(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'><table:table table:name='S'>{rows}</table:table></office:document-content>"
    );
    zipped(&[("content.xml", content.as_bytes())])
}

fn repeated(rows: &str, columns: &str) -> Vec<u8> {
    open_sheet(&format!(
        "<table:table-row table:number-rows-repeated='{rows}'><table:table-cell table:number-columns-repeated='{columns}'><text:p>x</text:p></table:table-cell></table:table-row>"
    ))
}

fn deep() -> String {
    "<a>".repeat(20_000) + &"</a>".repeat(20_000)
}

pub(super) fn rows() -> Vec<Case> {
    let mut rows = separated();
    rows.extend(workbooks());
    rows.extend(open_sheets());
    rows
}

fn separated() -> Vec<Case> {
    let csv = |name: &str, expected, make: fn() -> Vec<u8>| {
        Case::made(format!("CSV, {name}"), "a.csv", expected, make)
    };
    vec![
        csv("nothing", Refuse("no-text"), Vec::new),
        csv("blank cells", Refuse("no-text"), || b",,\n,,\n".to_vec()),
        csv("a row too short and one too long", Ok(1), || {
            b"id,text\n1\n2,some words here,3\n4,more words here\n".to_vec()
        }),
        csv("a quotation without end", Ok(1), || {
            format!("id,text\n1,\"{}", "x\n".repeat(100_000)).into_bytes()
        }),
        csv("a million separators", Ok(1), || {
            format!("a{}", ",".repeat(1_000_000)).into_bytes()
        }),
        csv("5,000 rows", Ok(5_000), || {
            let all: String = (0..5_000)
                .map(|n| format!("{n},some words of row {n} long enough to be the text of a document and not the name of a thing or place.\n"))
                .collect();
            format!("id,text\n{all}").into_bytes()
        }),
        csv("formulas", Ok(1), || {
            b"id,text\n1,=cmd|' /C calc'!A0\n2,@SUM(1+1)*cmd|x\n".to_vec()
        }),
        csv("zeros", Warn("nul"), || {
            b"id,text\n1,some\0words\n2,other words\n".to_vec()
        }),
        csv("windows-1256", Warn("encoding-unsure"), || {
            encoding_rs::WINDOWS_1256
                .encode(
                    "رقم,نص\n1,قال المتحدث إن الشركة أنهت وصول الوحدة\n2,ولم يعلق أحد على الخبر\n",
                )
                .0
                .into_owned()
        }),
        csv("an encoding of two bytes, cut", Warn("replaced"), || {
            let mut bytes = b"\xFF\xFE".to_vec();
            bytes.extend(
                "id,text\n1,some words\n2,other words"
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes),
            );
            bytes.pop();
            bytes
        }),
    ]
}

fn workbooks() -> Vec<Case> {
    let sheet = |name: &str, expected: Expected, make: fn() -> Vec<u8>| {
        Case::made(format!("XLSX, {name}"), "a.xlsx", expected, make)
    };
    vec![
        sheet("nothing", Refuse("no-text"), Vec::new),
        sheet("no archive", Refuse("damaged"), || b"a,b".to_vec()),
        sheet("no workbook", Refuse("damaged xl/workbook.xml"), || {
            zipped(&[("a", b"b")])
        }),
        sheet("no rows", Refuse("no-text"), || workbook("")),
        sheet("not closed", Refuse("damaged"), || workbook("<row>")),
        sheet(
            "20,000 levels",
            Refuse("budget depth"),
            || workbook(&deep()),
        ),
        sheet("100,000 attributes", Refuse("budget items"), || {
            let all: String = (0..100_000).map(|n| format!(" a{n}=''")).collect();
            workbook(&format!("<row{all}/>"))
        }),
        sheet(
            "a cell at the end of the world",
            Refuse("budget items"),
            || workbook("<row r='1'><c r='XFD1'><v>1</v></c></row>"),
        ),
        sheet("a cell that is nowhere", Refuse(""), || {
            workbook("<row r='1'><c r='ZZZZZZZ99999999999'><v>1</v></c></row>")
        }),
        sheet(
            "words that are shared and are not there",
            Refuse(""),
            || workbook("<row r='1'><c r='A1' t='s'><v>99999</v></c></row>"),
        ),
        sheet("a document type", Refuse("document-type"), || {
            zipped(&[("xl/workbook.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>")])
        }),
        sheet("a bomb", Refuse("budget unpacked"), || {
            zipped(&[("xl/workbook.xml", &vec![b' '; 40_000_000])])
        }),
        Case::new("XLSX, the old format", "a.xls", "x", Pass("unknown-format")),
    ]
}

fn open_sheets() -> Vec<Case> {
    let sheet = |name: &str, expected: Expected, make: fn() -> Vec<u8>| {
        Case::made(format!("ODS, {name}"), "a.ods", expected, make)
    };
    vec![
        sheet("no content", Refuse("damaged content.xml"), || {
            zipped(&[("a", b"b")])
        }),
        sheet("a row that repeats", Refuse("budget items"), || {
            repeated("4294967295", "2")
        }),
        sheet(
            "a row that repeats without end",
            Refuse("budget items"),
            || repeated("18446744073709551615", "2"),
        ),
        sheet("a row repeated by no number", Ok(1), || repeated("-7", "2")),
        sheet("a cell that repeats", Refuse("budget items"), || {
            repeated("1", "4294967295")
        }),
        sheet(
            "cells that are too many to count",
            Refuse("budget items"),
            || {
                let empty =
                    "<table:table-cell table:number-columns-repeated='18446744073709551615'/>";
                open_sheet(&format!(
                    "<table:table-row>{empty}{empty}<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
                ))
            },
        ),
        sheet("rows that are too many to count", Ok(1), || {
            let empty = "<table:table-row table:number-rows-repeated='18446744073709551615'><table:table-cell/></table:table-row>";
            open_sheet(&format!(
                "{empty}{empty}<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
            ))
        }),
        sheet("a long row that repeats", Refuse("budget items"), || {
            let words = "كلمة ".repeat(2_000);
            open_sheet(&format!(
                "<table:table-row table:number-rows-repeated='100000'><table:table-cell><text:p>{words}</text:p></table:table-cell></table:table-row>"
            ))
        }),
        sheet("20,000 levels", Refuse("budget depth"), || {
            open_sheet(&deep())
        }),
        sheet("empty rows to the end of the world", Ok(1), || {
            open_sheet(
                "<table:table-row table:number-rows-repeated='1048570'><table:table-cell table:number-columns-repeated='16384'/></table:table-row><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>",
            )
        }),
    ]
}
