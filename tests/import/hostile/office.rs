//! Files of word processors: the archive, its XML, and what it holds beside its text.

use crate::archives::{archive, raw, zipped};
use crate::case::Case;
use crate::case::Expected::{self, Ok, Refuse, Text, Warn, WarnText};

const WORD: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";
const OPEN: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
    xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
    xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
    xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' \
    xmlns:xlink='http://www.w3.org/1999/xlink'";

/// One of the two formats: what differs between them.
#[derive(Clone, Copy)]
struct Office {
    name: &'static str,
    file: &'static str,
    /// The part with the text.
    part: &'static str,
    /// Around what is in the body.
    before: &'static str,
    after: &'static str,
    namespaces: &'static str,
    /// Around the words of a paragraph.
    open: &'static str,
    close: &'static str,
    table: [&'static str; 2],
}

const DOCX: Office = Office {
    name: "DOCX",
    file: "a.docx",
    part: "word/document.xml",
    before: "<w:document NAMESPACES><w:body>",
    after: "</w:body></w:document>",
    namespaces: WORD,
    open: "<w:p><w:r><w:t>",
    close: "</w:t></w:r></w:p>",
    table: ["<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"],
};
const ODT: Office = Office {
    name: "ODT",
    file: "a.odt",
    part: "content.xml",
    before: "<office:document-content NAMESPACES><office:body><office:text>",
    after: "</office:text></office:body></office:document-content>",
    namespaces: OPEN,
    open: "<text:p>",
    close: "</text:p>",
    table: [
        "<table:table><table:table-row><table:table-cell>",
        "</table:table-cell></table:table-row></table:table>",
    ],
};

impl Office {
    fn xml(self, body: &str) -> String {
        let before = self.before.replace("NAMESPACES", self.namespaces);
        format!("{before}{body}{}", self.after)
    }

    fn words(self, words: &str) -> String {
        format!("{}{words}{}", self.open, self.close)
    }

    fn file_of(self, body: &str) -> Vec<u8> {
        zipped(&[(self.part, self.xml(body).as_bytes())])
    }

    fn case(
        self,
        name: &str,
        expected: Expected,
        make: impl FnOnce(Self) -> Vec<u8> + Send + 'static,
    ) -> Case {
        Case::made(
            format!("{}, {name}", self.name),
            self.file,
            expected,
            move || make(self),
        )
    }
}

pub(super) fn rows() -> Vec<Case> {
    let mut rows = of_both(DOCX);
    rows.extend(of_both(ODT));
    rows.extend(of_word());
    rows.extend(of_open_document());
    rows
}

fn of_both(office: Office) -> Vec<Case> {
    let damaged = || Refuse("damaged");
    let depth = || Refuse("budget depth");
    let refused_type = || Refuse("document-type");
    vec![
        office.case("nothing", Refuse("no-text"), |_| Vec::new()),
        office.case("no archive", damaged(), |_| b"words".to_vec()),
        office.case("no text", Refuse("no-text"), |office| office.file_of("")),
        office.case("words", Text("x"), |office| {
            office.file_of(&office.words("x"))
        }),
        office.case("no part with the text", damaged(), |_| {
            zipped(&[("a.xml", b"<a/>")])
        }),
        office.case("no XML", Refuse(""), |office| {
            zipped(&[(office.part, b"words")])
        }),
        office.case("no UTF-8", damaged(), |office| {
            let mut bytes = office.xml(&office.words("QQ")).into_bytes();
            let at = memchr::memmem::find(&bytes, b"QQ").expect("there");
            bytes[at] = 0xFF;
            zipped(&[(office.part, &bytes)])
        }),
        office.case("not closed", damaged(), |office| {
            let xml = office.xml(&office.words("x"));
            zipped(&[(office.part, &xml.as_bytes()[..xml.len() - 9])])
        }),
        office.case("cut off", damaged(), |office| {
            let mut bytes = office.file_of(&office.words("x"));
            bytes.truncate(bytes.len() - 30);
            bytes
        }),
        office.case("a document type", refused_type(), |office| {
            let xml = format!(
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>{}",
                office.xml(&office.words("x"))
            );
            zipped(&[(office.part, xml.as_bytes())])
        }),
        office.case("billion laughs", refused_type(), |office| {
            let more: String = (1..10)
                .map(|n| format!("<!ENTITY l{n} '{}'>", format!("&l{};", n - 1).repeat(10)))
                .collect();
            let xml = office.xml(&office.words("&l9;"));
            zipped(&[(
                office.part,
                format!("<!DOCTYPE l [<!ENTITY l0 'ha'>{more}]>{xml}").as_bytes(),
            )])
        }),
        office.case(
            "an entity that nothing declares",
            Text("&secret;"),
            |office| office.file_of(&office.words("&secret;")),
        ),
        office.case("a zero by reference", damaged(), |office| {
            office.file_of(&office.words("&#0;"))
        }),
        office.case("20,000 levels", depth(), |office| {
            office.file_of(&("<w>".repeat(20_000) + &"</w>".repeat(20_000)))
        }),
        office.case("1,000 tables in each other", depth(), |office| {
            let [open, close] = office.table;
            office.file_of(&(open.repeat(1_000) + &office.words("x") + &close.repeat(1_000)))
        }),
        office.case(
            "five tables in each other",
            Warn("nested-table"),
            |office| {
                let [open, close] = office.table;
                office.file_of(&(open.repeat(5) + &office.words("x") + &close.repeat(5)))
            },
        ),
        office.case("100,000 attributes", Refuse("budget items"), |office| {
            let all: String = (0..100_000).map(|n| format!(" a{n}=''")).collect();
            office.file_of(&format!("<w{all}/>"))
        }),
        office.case("100,000 namespaces", Refuse(""), |office| {
            let all: String = (0..100_000).map(|n| format!(" xmlns:a{n}='b'")).collect();
            office.file_of(&format!("<w{all}/>"))
        }),
        office.case("a bomb", Refuse("budget unpacked"), |office| {
            zipped(&[(office.part, &vec![b' '; 40_000_000])])
        }),
        office.case(
            "two parts of the same bytes",
            Refuse("damaged directory"),
            |office| {
                let text = raw(office.part, office.xml(&office.words("x")));
                let mut other = raw("other.xml", &text.bytes);
                other.at = Some(0);
                archive(&[text, other])
            },
        ),
        office.case("parts that lead out, and a link", Text("x"), |office| {
            let mut link = raw("link", "/etc/passwd");
            link.mode = 0o120_777;
            archive(&[
                raw("../../../tmp/hashiya-out.txt", "out"),
                raw("/etc/passwd", "out"),
                link,
                raw(office.part, office.xml(&office.words("x"))),
            ])
        }),
        office.case("a text behind a password", Refuse("password"), |office| {
            let mut text = raw(office.part, office.xml(&office.words("x")));
            text.flags = 1;
            archive(&[text])
        }),
        office.case(
            "a text that is packed by nothing known",
            Refuse("damaged"),
            |office| {
                let mut text = raw(office.part, office.xml(&office.words("x")));
                text.method = 77;
                archive(&[text])
            },
        ),
        office.case(
            "an override by reference",
            Warn("direction-override"),
            |office| office.file_of(&office.words("a&#x202E;b")),
        ),
        office.case("50,000 paragraphs", Ok(1), |office| {
            office.file_of(&office.words("كلمة").repeat(50_000))
        }),
        office.case("behind a password", Refuse("password"), |_| {
            let name = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
            let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
            bytes.extend(name);
            bytes
        }),
    ]
}

fn of_word() -> Vec<Case> {
    let relations = |of: &'static str| {
        move |office: Office| {
            let all = format!(
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{of}</Relationships>"
            );
            zipped(&[
                (office.part, office.xml(&office.words("x")).as_bytes()),
                ("word/_rels/document.xml.rels", all.as_bytes()),
            ])
        }
    };
    vec![
        DOCX.case("two texts", Refuse("damaged directory"), |office| {
            let text = office.xml(&office.words("x"));
            let mut bytes = zipped(&[(office.part, text.as_bytes()), ("word/documenT.xml", b"<a/>")]);
            for at in memchr::memmem::find_iter(&bytes.clone(), b"documenT") {
                bytes[at..at + 8].copy_from_slice(b"document");
            }
            bytes
        }),
        DOCX.case(
            "a template that lies elsewhere",
            WarnText("left-out linked 1", "x"),
            relations(
                "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate' Target='https://x.example/a.dotm' TargetMode='External'/>",
            ),
        ),
        DOCX.case(
            "macros",
            WarnText("left-out embedded 1", "x"),
            relations(
                "<Relationship Id='r1' Type='http://schemas.microsoft.com/office/2006/relationships/vbaProject' Target='vbaProject.bin'/>",
            ),
        ),
        DOCX.case(
            "a part that lies outside",
            Text("x"),
            relations(
                "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes' Target='../../../etc/passwd'/>",
            ),
        ),
        DOCX.case("hidden words", WarnText("left-out hidden 1", "a"), |office| {
            office.file_of("<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r></w:p>")
        }),
        DOCX.case("deleted words", Text("a"), |office| {
            office.file_of("<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p>")
        }),
        DOCX.case("a number too large to be one", Text("x\ty"), |office| {
            office.file_of("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='1'/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>y</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")
        }),
        DOCX.case("a cell over all columns of the world", Ok(1), |office| {
            office.file_of("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='99999999999'/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")
        }),
        DOCX.case("a note that is its own", Ok(1), |office| {
            let note = format!(
                "<w:footnotes {WORD}><w:footnote w:id='2'><w:p><w:r><w:t>n</w:t><w:footnoteReference w:id='2'/></w:r></w:p></w:footnote></w:footnotes>"
            );
            let text = office.xml("<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id='2'/></w:r></w:p>");
            let relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes' Target='footnotes.xml'/></Relationships>";
            zipped(&[
                (office.part, text.as_bytes()),
                ("word/footnotes.xml", note.as_bytes()),
                ("word/_rels/document.xml.rels", relations.as_bytes()),
            ])
        }),
    ]
}

fn of_open_document() -> Vec<Case> {
    vec![
        ODT.case("spaces out of nothing", Refuse("budget characters"), |office| {
            office.file_of(&office.words(&format!("a{}", "<text:s text:c='10000'/>".repeat(4_000))))
        }),
        ODT.case("encrypted parts", Refuse("password"), |office| {
            let manifest = "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
            zipped(&[
                ("META-INF/manifest.xml", manifest.as_bytes()),
                (office.part, office.xml(&office.words("x")).as_bytes()),
            ])
        }),
        ODT.case("a picture that lies elsewhere", Warn("left-out linked 1"), |office| {
            office.file_of(&office.words("x<draw:frame><draw:image xlink:href='https://x.example/a.png'/></draw:frame>"))
        }),
        Case::new(
            "ODT, flat, with an entity of the disk",
            "a.fodt",
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
            Refuse("document-type"),
        ),
    ]
}
