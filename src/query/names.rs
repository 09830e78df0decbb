//! The names of conditions and choices, in both languages.

use super::tree::Extent;

/// A condition that the language itself knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Extent,
    Tag,
    Document,
    DocumentSet,
    Language,
    Memo,
    Furniture,
}

/// Compared without case; the Arabic ones also without hamza, as it is often left out.
const FIELDS: &[(&str, Field)] = &[
    ("in", Field::Extent),
    ("في", Field::Extent),
    ("فی", Field::Extent),
    ("tag", Field::Tag),
    ("وسم", Field::Tag),
    ("doc", Field::Document),
    ("document", Field::Document),
    ("مستند", Field::Document),
    ("set", Field::DocumentSet),
    ("حزمة", Field::DocumentSet),
    ("مجموعة", Field::DocumentSet),
    ("lang", Field::Language),
    ("language", Field::Language),
    ("لغة", Field::Language),
    ("memo", Field::Memo),
    ("مذكرة", Field::Memo),
    ("furniture", Field::Furniture),
    ("زوائد", Field::Furniture),
];

const EXTENTS: &[(&str, Extent)] = &[
    ("document", Extent::Document),
    ("doc", Extent::Document),
    ("مستند", Extent::Document),
    ("paragraph", Extent::Paragraph),
    ("فقرة", Extent::Paragraph),
    ("sentence", Extent::Sentence),
    ("جملة", Extent::Sentence),
];

const CHOICES: &[(&str, bool)] = &[
    ("yes", true),
    ("true", true),
    ("نعم", true),
    ("no", false),
    ("false", false),
    ("لا", false),
];

pub(super) fn field(name: &str) -> Option<Field> {
    find(FIELDS, name)
}

pub(super) fn extent(name: &str) -> Option<Extent> {
    find(EXTENTS, name)
}

/// Yes or no.
pub(super) fn choice(name: &str) -> Option<bool> {
    find(CHOICES, name)
}

fn find<T: Copy>(table: &[(&str, T)], name: &str) -> Option<T> {
    let name = name.to_lowercase();
    table
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, value)| *value)
}
