//! What a file is by its first bytes, whatever its name says.
//!
//! Some formats show themselves beyond doubt, by bytes that no text begins with. Others are text that begins in a certain
//! way: those count only where the name is that of no text. Nothing here reads further than a head and a tail.

use memchr::memmem;

use crate::base::SQLITE;

/// How much of the start is looked at, bytes.
pub(super) const HEAD: usize = 4096;
/// How much of the end is looked at, bytes: there a ZIP archive has its directory.
const TAIL: usize = 1 << 16;

/// A format that is known by its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Format {
    /// As it is called in every language; one word.
    pub(super) name: &'static str,
    /// How its files are named, in lower case without the dot; the first is the one by which its reader is found.
    pub(super) extensions: &'static [&'static str],
    /// Whether its files are text, so that a name for text is right for them too.
    pub(super) is_text: bool,
}

const fn binary(name: &'static str, extensions: &'static [&'static str]) -> Format {
    Format {
        name,
        extensions,
        is_text: false,
    }
}

const fn text(name: &'static str, extensions: &'static [&'static str]) -> Format {
    Format {
        name,
        extensions,
        is_text: true,
    }
}

const DOCX: Format = binary("DOCX", &["docx", "docm", "dotx"]);
const XLSX: Format = binary("XLSX", &["xlsx", "xlsm"]);
const ODT: Format = binary("ODT", &["odt", "ott"]);
const ODS: Format = binary("ODS", &["ods", "ots"]);
const ODP: Format = binary("ODP", &["odp", "otp"]);
const ODG: Format = binary("ODG", &["odg", "otg"]);
const EPUB: Format = binary("EPUB", &["epub"]);
/// An archive of anything: what it holds, if that is known, is a format of its own.
pub(super) const ZIP: Format = binary("ZIP", &["zip"]);
/// Old files of Office, and new ones behind a password.
pub(super) const OLE: Format = binary("OLE", &["doc", "xls", "ppt"]);
const HTML: Format = text("HTML", &["html", "htm", "xhtml"]);

/// How files start that cannot be taken for anything else.
const MAGIC: &[(&[u8], Format)] = &[
    (b"%PDF-", binary("PDF", &["pdf"])),
    (b"{\\rtf", binary("RTF", &["rtf"])),
    (b"\x89PNG", binary("PNG", &["png"])),
    (b"\xFF\xD8\xFF", binary("JPEG", &["jpg", "jpeg"])),
    (b"GIF8", binary("GIF", &["gif"])),
    (SQLITE, binary("SQLite", &["sqlite", "db"])),
    (b"\x7FELF", binary("ELF", &[])),
    (b"\x1F\x8B", binary("gzip", &["gz"])),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", OLE),
];

/// How text starts, in lower case and after white space, that is of a format of its own.
const OPENINGS: &[(&[u8], Format)] = &[
    (b"<!doctype html", HTML),
    (b"<html", HTML),
    (b"webvtt", text("VTT", &["vtt"])),
    (b"from: <saved by blink>", text("MHTML", &["mhtml", "mht"])),
];

/// Every format that has a name here.
const ALL: &[Format] = &[DOCX, XLSX, ODT, ODS, ODP, ODG, EPUB, ZIP, HTML];

impl Format {
    /// The format of some bytes, of which the start is enough for all but archives; none for plain text and the unknown.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return Some(packed(bytes));
        }
        if let Some((_, format)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
            return Some(*format);
        }
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
        let head = head.trim_ascii_start();
        let begins = |opening: &[u8]| {
            head.get(..opening.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(opening))
        };
        let found = OPENINGS.iter().find(|(opening, _)| begins(opening));
        found.map(|(_, format)| *format)
    }

    /// The format of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let known = MAGIC.iter().chain(OPENINGS).map(|(_, format)| format);
        known.chain(ALL).find(|format| format.name == name).copied()
    }
}

/// What an archive holds: its first part says so (EPUB OCF 3.3 §4.2, ODF 1.3 part 2 §3.3), or a part of a certain name.
fn packed(bytes: &[u8]) -> Format {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let holds =
        |name: &[u8]| memmem::find(head, name).is_some() || memmem::find(tail, name).is_some();
    if memmem::find(head, b"mimetypeapplication/epub+zip").is_some() {
        EPUB
    } else if let Some(format) = open_document(head) {
        format
    } else if !holds(b"[Content_Types].xml") {
        ZIP
    } else if holds(b"word/document.xml") {
        DOCX
    } else if holds(b"xl/workbook.xml") {
        XLSX
    } else {
        ZIP
    }
}

/// Which of the OpenDocument formats an archive says that it holds.
fn open_document(head: &[u8]) -> Option<Format> {
    const BEFORE: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.";
    let at = memmem::find(head, BEFORE)? + BEFORE.len();
    let kind = head.get(at..)?;
    [
        (&b"text"[..], ODT),
        (b"spreadsheet", ODS),
        (b"presentation", ODP),
        (b"graphics", ODG),
    ]
    .into_iter()
    .find(|(name, _)| kind.starts_with(name))
    .map(|(_, format)| format)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Option<&str>) {
        let found = Format::of(bytes).map(|format| format.name);
        assert_eq!(found, expected, "{}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn formats_show_in_their_first_bytes() {
        check(b"%PDF-1.7", Some("PDF"));
        check(b"{\\rtf1\\ansi", Some("RTF"));
        check(b"PK\x05\x06", Some("ZIP"));
        check(
            b"PK\x03\x04....mimetypeapplication/epub+zipPK",
            Some("EPUB"),
        );
        for (kind, expected) in [
            ("text-template", "ODT"),
            ("spreadsheet", "ODS"),
            ("presentation", "ODP"),
            ("graphics", "ODG"),
            ("chart", "ZIP"),
        ] {
            let kind = format!("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.{kind}PK");
            check(kind.as_bytes(), Some(expected));
        }
        check(
            b"PK\x03\x04[Content_Types].xml..word/document.xml",
            Some("DOCX"),
        );
        check(
            b"PK\x03\x04[Content_Types].xml..ppt/presentation.xml",
            Some("ZIP"),
        );
        check(b"\xEF\xBB\xBF \n<!DOCTYPE HTML><p>", Some("HTML"));
        check(b"WEBVTT\n\n", Some("VTT"));
        check(b"From: <Saved by Blink>\r\n", Some("MHTML"));
        check(b"From: someone", None);
        check("نصّ".as_bytes(), None);
        check(b"", None);
    }

    #[test]
    fn names_lead_back_to_formats() {
        for name in ["PDF", "OLE", "HTML", "DOCX", "ODS", "ODP", "ZIP", "VTT"] {
            assert_eq!(Format::named(name).map(|format| format.name), Some(name));
        }
        assert_eq!(Format::named("pdf"), None);
    }
}
