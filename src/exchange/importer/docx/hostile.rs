//! Tests of hostile and damaged DOCX files: each is refused with its reason, and none does harm.

use super::tests::{NAMESPACES, document};
use super::*;
use crate::base::{BudgetExceeded, Limit};
use crate::exchange::importer::testing::{
    fixture, mutated_archive, refused, survives, unzipped, zipped,
};

#[test]
fn hostile_files_are_refused() {
    let body = |inner: &str| document(inner, &[]);
    let main = |text: &str| zipped(&[("word/document.xml", text.as_bytes())]);
    let deep = |element: &str, levels: usize| {
        body(&(format!("<{element}>").repeat(levels) + &format!("</{element}>").repeat(levels)))
    };
    let attributes: String = (0..100_000).map(|n| format!(" a{n}=\"\"")).collect();
    let namespaces: String = (0..100_000).map(|n| format!(" xmlns:a{n}=\"b\"")).collect();
    let good = fixture("docx/report.docx");
    let mut doubled = document("<w:p/>", &[("word/documenT.xml", "<a/>")]);
    for at in memchr::memmem::find_iter(&doubled.clone(), b"documenT") {
        doubled[at..at + 8].copy_from_slice(b"document");
    }
    let zeros = vec![b' '; 40_000_000];
    let bomb = zipped(&[("word/document.xml", &zeros)]);
    let mut encrypted = OLE.to_vec();
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let damaged = |part: &str| ImportError::Damaged {
        part: part.to_owned(),
    };
    let over = |limit, allowed| ImportError::Budget(BudgetExceeded { limit, allowed });
    let unpacked = over(Limit::Unpacked, bomb.len() as u64 * 100 + 16_000_000);
    let document_type = ImportError::DocumentType {
        part: "word/document.xml".to_owned(),
    };
    let lol: String = (1..10)
        .map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10)))
        .collect();
    let cases: Vec<(&str, Vec<u8>, ImportError)> = vec![
        ("nothing", Vec::new(), ImportError::NoText),
        ("no archive", b"plain text".to_vec(), damaged("directory")),
        (
            "a picture",
            b"\x89PNG".to_vec(),
            ImportError::OtherFormat { format: "PNG" },
        ),
        ("encrypted", encrypted, ImportError::PasswordProtected),
        (
            "an old document",
            OLE.to_vec(),
            ImportError::OtherFormat { format: "OLE" },
        ),
        ("no text", body("<w:p/>"), ImportError::NoText),
        (
            "no document",
            zipped(&[("a.xml", b"<a/>")]),
            damaged("word/document.xml"),
        ),
        ("no body", main("<a/>"), damaged("word/document.xml")),
        ("no XML", main("words"), damaged("word/document.xml")),
        (
            "not closed",
            main(&format!("<w:document {NAMESPACES}><w:body>")),
            damaged("word/document.xml"),
        ),
        (
            "closed wrongly",
            body("<w:p></w:r>"),
            damaged("word/document.xml"),
        ),
        (
            "a false character",
            body("<w:p><w:r><w:t>&#0;</w:t></w:r></w:p>"),
            damaged("word/document.xml"),
        ),
        (
            "no UTF-8",
            zipped(&[("word/document.xml", b"<a>\xFF</a>")]),
            damaged("word/document.xml"),
        ),
        (
            "a document type",
            main("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"),
            document_type.clone(),
        ),
        (
            "billion laughs",
            main(&format!(
                "<!DOCTYPE l [<!ENTITY l0 \"ha\">{lol}]><l>&l9;</l>"
            )),
            document_type,
        ),
        (
            "20,000 levels",
            deep("w:p", 20_000),
            over(Limit::Depth, 256),
        ),
        (
            "1,000 tables in each other",
            deep("w:tbl><w:tr><w:tc", 1_000).replace_tags(),
            over(Limit::Depth, 256),
        ),
        (
            "100,000 attributes",
            body(&format!("<w:p{attributes}/>")),
            over(Limit::Items, 1_000),
        ),
        (
            "100,000 namespaces",
            body(&format!("<w:p{namespaces}/>")),
            damaged("word/document.xml"),
        ),
        ("two documents", doubled, damaged("directory")),
        ("a bomb", bomb, unpacked),
        (
            "cut off",
            good[..good.len() - 40].to_vec(),
            damaged("directory"),
        ),
        (
            "cut in half",
            good[..good.len() / 2].to_vec(),
            damaged("directory"),
        ),
    ];
    for (what, bytes, expected) in cases {
        assert_eq!(refused("a.docx", &bytes, what), expected, "{what}");
    }
}

/// Tables in tables, of which the closing tags must stand in their own order.
trait ReplaceTags {
    fn replace_tags(self) -> Vec<u8>;
}

impl ReplaceTags for Vec<u8> {
    fn replace_tags(self) -> Vec<u8> {
        let (_, text) = unzipped(&self).remove(0);
        let text = String::from_utf8(text).expect("UTF-8");
        let text = text.replace("</w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
        zipped(&[("word/document.xml", text.as_bytes())])
    }
}

#[test]
fn mutated_files_do_no_harm() {
    let archive = fixture("docx/report.docx");
    let parts: Vec<_> = unzipped(&archive)
        .into_iter()
        .filter(|(name, _)| {
            [
                "document",
                "footnotes",
                "endnotes",
                "styles",
                "core",
                ".rels",
                "header",
            ]
            .iter()
            .any(|part| name.contains(part))
        })
        .collect();
    let pieces: &[&[u8]] = &[
        b"<w:p>",
        b"</w:p>",
        b"<w:tbl>",
        b"</w:tbl>",
        b"<w:tr>",
        b"</w:tr>",
        b"<w:tc>",
        b"</w:tc>",
        b"<w:txbxContent>",
        b"<w:del/>",
        b"<w:fldChar w:fldCharType=\"begin\"/>",
        b"<w:vanish/>",
        b"&amp;",
        b"&#x202E;",
        b"<w:br/>",
        b"<w:gridSpan w:val=\"99999999999\"/>",
        b"<w:footnoteReference w:id=\"2\"/>",
        "ه\u{301}".as_bytes(),
        b"<mc:AlternateContent/>",
        b"<w:trPr><w:del/></w:trPr>",
    ];
    survives("a.docx", |dice| {
        mutated_archive(dice, &parts, &archive, pieces)
    });
}
