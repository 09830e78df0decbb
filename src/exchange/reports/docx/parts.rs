//! The parts of the container that are the same for every report.

use crate::exchange::refi::codes::Sheet;

/// The namespace of word processing documents.
pub(super) const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The part that holds the comments, and that of the text.
pub(super) const COMMENTS: &str = "word/comments.xml";
pub(super) const DOCUMENT: &str = "word/document.xml";

/// The parts that say what the others are and how they look, by their names.
pub(super) fn fixed() -> [(&'static str, String); 4] {
    [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        (
            "word/_rels/document.xml.rels",
            DOCUMENT_RELATIONS.to_owned(),
        ),
        ("word/styles.xml", styles()),
    ]
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>
</Types>
"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>
"#;

const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>
</Relationships>
"#;

/// A style of paragraphs: sizes in half points, for Latin and for complex scripts; spaces in twentieths of a point.
struct Style {
    id: &'static str,
    name: &'static str,
    sizes: (u32, u32),
    is_bold: bool,
    color: &'static str,
    spaces: (u32, u32),
    /// In hundredths of a line and 2.4: 240 is one line.
    line: u32,
    indent: u32,
    level: Option<u32>,
}

const PLAIN: Style = Style {
    id: "",
    name: "",
    sizes: (22, 28),
    is_bold: false,
    color: "1E1C18",
    spaces: (0, 120),
    line: 312,
    indent: 0,
    level: None,
};

const STYLES: &[Style] = &[
    Style {
        id: "Title",
        name: "Title",
        sizes: (44, 48),
        is_bold: true,
        spaces: (0, 60),
        line: 264,
        ..PLAIN
    },
    Style {
        id: "Subtitle",
        name: "Subtitle",
        sizes: (20, 24),
        color: "6C675D",
        spaces: (0, 320),
        ..PLAIN
    },
    Style {
        id: "Contents",
        name: "Contents",
        sizes: (21, 26),
        spaces: (0, 20),
        line: 276,
        ..PLAIN
    },
    Style {
        id: "Heading1",
        name: "heading 1",
        sizes: (34, 38),
        is_bold: true,
        spaces: (480, 120),
        line: 264,
        level: Some(0),
        ..PLAIN
    },
    Style {
        id: "Heading2",
        name: "heading 2",
        sizes: (28, 32),
        is_bold: true,
        spaces: (320, 100),
        line: 264,
        level: Some(1),
        ..PLAIN
    },
    Style {
        id: "Heading3",
        name: "heading 3",
        sizes: (25, 29),
        is_bold: true,
        spaces: (260, 80),
        line: 264,
        level: Some(2),
        ..PLAIN
    },
    Style {
        id: "Heading4",
        name: "heading 4",
        sizes: (22, 28),
        is_bold: true,
        spaces: (220, 60),
        line: 264,
        level: Some(3),
        ..PLAIN
    },
    Style {
        id: "BodyText",
        name: "Body Text",
        ..PLAIN
    },
    // An empty line of a text, which paragraphs are apart without.
    Style {
        id: "Blank",
        name: "Blank Line",
        sizes: (4, 4),
        spaces: (0, 0),
        line: 240,
        ..PLAIN
    },
    Style {
        id: "ListItem",
        name: "List Item",
        indent: 360,
        spaces: (0, 60),
        ..PLAIN
    },
    Style {
        id: "Quote",
        name: "Quote",
        indent: 280,
        spaces: (60, 60),
        ..PLAIN
    },
    Style {
        id: "Code",
        name: "Code",
        sizes: (19, 22),
        ..PLAIN
    },
    Style {
        id: "Small",
        name: "Small",
        sizes: (19, 24),
        color: "4A463F",
        spaces: (0, 60),
        line: 276,
        ..PLAIN
    },
    Style {
        id: "Source",
        name: "Source",
        sizes: (18, 22),
        color: "6C675D",
        indent: 280,
        spaces: (0, 220),
        line: 276,
        ..PLAIN
    },
    Style {
        id: "Memo",
        name: "Memo",
        sizes: (20, 25),
        indent: 280,
        spaces: (0, 60),
        line: 276,
        ..PLAIN
    },
    Style {
        id: "Cell",
        name: "Cell",
        sizes: (18, 22),
        spaces: (20, 20),
        line: 240,
        ..PLAIN
    },
    Style {
        id: "CommentText",
        name: "annotation text",
        sizes: (20, 24),
        spaces: (0, 40),
        line: 240,
        ..PLAIN
    },
];

/// A style of runs: its id, its name, whether bold, its color, its sizes.
type RunStyle = (
    &'static str,
    &'static str,
    bool,
    &'static str,
    Option<(u32, u32)>,
);

/// Styles of runs: name, whether bold, color, size in half points.
const RUNS: &[RunStyle] = &[
    (
        "CommentReference",
        "annotation reference",
        false,
        "6C675D",
        Some((16, 16)),
    ),
    ("CommentTag", "Comment Tag", true, "0E6268", None),
    ("Strong", "Strong", true, "1E1C18", None),
    ("Muted", "Muted", false, "6C675D", None),
    ("Link", "Link", false, "0E6268", None),
];

/// The styles of a report.
fn styles() -> String {
    let mut sheet = Sheet::new();
    sheet.open("w:styles");
    sheet.attribute("xmlns:w", NAMESPACE);
    sheet.open("w:docDefaults");
    sheet.open("w:rPrDefault");
    sheet.open("w:rPr");
    sheet.open("w:rFonts");
    for (name, font) in [
        ("w:ascii", "Cambria"),
        ("w:hAnsi", "Cambria"),
        ("w:cs", "Times New Roman"),
    ] {
        sheet.attribute(name, font);
    }
    sheet.close();
    sizes(&mut sheet, (22, 28));
    sheet.open("w:lang");
    sheet.attribute("w:val", "en-US");
    sheet.attribute("w:bidi", "ar-SA");
    sheet.close();
    sheet.close();
    sheet.close();
    sheet.close();
    style(&mut sheet, "paragraph", "Normal", "Normal", None);
    sheet.close();
    for row in STYLES {
        style(&mut sheet, "paragraph", row.id, row.name, Some("Normal"));
        sheet.open("w:pPr");
        if row.level.is_some() {
            value(&mut sheet, "w:keepNext", "1");
        }
        if row.id == "Memo" {
            sheet.open("w:shd");
            for (name, wanted) in [
                ("w:val", "clear"),
                ("w:color", "auto"),
                ("w:fill", "F3F1EA"),
            ] {
                sheet.attribute(name, wanted);
            }
            sheet.close();
        }
        sheet.open("w:spacing");
        sheet.attribute_of("w:before", Some(row.spaces.0));
        sheet.attribute_of("w:after", Some(row.spaces.1));
        sheet.attribute_of("w:line", Some(row.line));
        sheet.attribute("w:lineRule", "auto");
        sheet.close();
        if row.indent > 0 {
            sheet.open("w:ind");
            sheet.attribute_of("w:start", Some(row.indent));
            sheet.close();
        }
        if let Some(level) = row.level {
            sheet.open("w:outlineLvl");
            sheet.attribute_of("w:val", Some(level));
            sheet.close();
        }
        sheet.close();
        sheet.open("w:rPr");
        bold(&mut sheet, row.is_bold);
        value(&mut sheet, "w:color", row.color);
        sizes(&mut sheet, row.sizes);
        sheet.close();
        sheet.close();
    }
    for (id, name, is_bold, color, size) in RUNS {
        style(&mut sheet, "character", id, name, None);
        sheet.open("w:rPr");
        bold(&mut sheet, *is_bold);
        value(&mut sheet, "w:color", color);
        if let Some(size) = size {
            sizes(&mut sheet, *size);
        }
        sheet.close();
        sheet.close();
    }
    sheet.close();
    sheet.end();
    sheet.take()
}

fn style(sheet: &mut Sheet, kind: &str, id: &str, name: &str, based_on: Option<&str>) {
    sheet.open("w:style");
    sheet.attribute("w:type", kind);
    if id == "Normal" {
        sheet.attribute("w:default", "1");
    }
    sheet.attribute("w:styleId", id);
    value(sheet, "w:name", name);
    if let Some(based_on) = based_on {
        value(sheet, "w:basedOn", based_on);
    }
    if id != "Normal" {
        sheet.open("w:qFormat");
        sheet.close();
    }
}

fn value(sheet: &mut Sheet, name: &'static str, value: &str) {
    sheet.open(name);
    sheet.attribute("w:val", value);
    sheet.close();
}

fn bold(sheet: &mut Sheet, is_bold: bool) {
    if is_bold {
        for name in ["w:b", "w:bCs"] {
            sheet.open(name);
            sheet.close();
        }
    }
}

fn sizes(sheet: &mut Sheet, (latin, complex): (u32, u32)) {
    for (name, size) in [("w:sz", latin), ("w:szCs", complex)] {
        sheet.open(name);
        sheet.attribute_of("w:val", Some(size));
        sheet.close();
    }
}
