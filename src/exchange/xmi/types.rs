//! The type system: what types there are, and their features.

use crate::exchange::refi::codes::Sheet;

/// Features that hold a text.
const TEXT: &str = "uima.cas.String";
/// Features that hold a whole number.
const NUMBER: &str = "uima.cas.Integer";
/// The type of passages.
const PASSAGE: &str = "org.hashiya.Passage";

/// A type: its name, the one above, what it is, and its features with what they hold and are.
struct Type {
    name: &'static str,
    above: &'static str,
    about: &'static str,
    features: &'static [(&'static str, &'static str, &'static str)],
}

const TYPES: &[Type] = &[
    Type {
        name: "org.hashiya.Document",
        above: "uima.tcas.DocumentAnnotation",
        about: "The document, its language and its name",
        features: &[
            ("name", TEXT, "As it is called"),
            ("document", TEXT, "Its id in the collection"),
        ],
    },
    Type {
        name: PASSAGE,
        above: "uima.tcas.Annotation",
        about: "One tag on one part of an annotation",
        features: &[
            (
                "tag",
                TEXT,
                "The label of the tag; none of an annotation without one",
            ),
            (
                "path",
                TEXT,
                "The labels from the top of the tree down to the tag, apart by \" / \"",
            ),
            ("tagId", TEXT, "The id of the tag in the collection"),
            (
                "annotator",
                TEXT,
                "Who put the tag there; the annotator where there is none",
            ),
            (
                "annotation",
                TEXT,
                "The id of the annotation in the collection",
            ),
            (
                "part",
                NUMBER,
                "Which part of a passage that has several, from 1",
            ),
            ("parts", NUMBER, "How many parts it has"),
            (
                "memo",
                TEXT,
                "Memos on the annotation, apart by an empty line",
            ),
            ("created", TEXT, "When it was annotated"),
        ],
    },
    Type {
        name: "org.hashiya.Link",
        above: "uima.tcas.Annotation",
        about: "A link between two passages of the document",
        features: &[
            ("Governor", PASSAGE, "Where it starts"),
            ("Dependent", PASSAGE, "Where it leads"),
            ("relation", TEXT, "What it means"),
            ("link", TEXT, "Its id in the collection"),
            ("memo", TEXT, "Memos on the link, apart by an empty line"),
        ],
    },
];

/// `TypeSystem.xml`: the same for every collection.
pub(super) fn type_system() -> String {
    let mut sheet = Sheet::new();
    sheet.open("typeSystemDescription");
    sheet.attribute("xmlns", "http://uima.apache.org/resourceSpecifier");
    sheet.described("name", "Hashiya");
    sheet.open("types");
    for one in TYPES {
        sheet.open("typeDescription");
        sheet.described("name", one.name);
        sheet.described("description", one.about);
        sheet.described("supertypeName", one.above);
        sheet.open("features");
        for (name, range, about) in one.features {
            sheet.open("featureDescription");
            sheet.described("name", name);
            sheet.described("description", about);
            sheet.described("rangeTypeName", range);
            sheet.close();
        }
        sheet.close();
        sheet.close();
    }
    sheet.close();
    sheet.close();
    sheet.end();
    sheet.take()
}
