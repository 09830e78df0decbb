//! What a new text does to all that stands in a document.

use crate::anchor::carried_marks;
use crate::model::{StructureKind, StructureMark};
use crate::text::{Alignment, ByteOffset, Span};

fn mark(text: &str, kind: StructureKind, words: &str) -> StructureMark {
    let start = text.find(words).unwrap();
    let end = start + words.len();
    StructureMark {
        kind,
        span: Span::new(ByteOffset::from_index(start), ByteOffset::from_index(end)).unwrap(),
    }
}

#[test]
fn structure_goes_along_with_an_edit() {
    use StructureKind::{Emphasis, Furniture, Heading, Page};
    let old = "Page top\nA heding\nSome text of it\nand more\nA last line\n";
    let new = "Page top\nA heading\nSome new text of it\nA last line\n";
    let marks = [
        mark(old, Page(1), &old[..old.len() - 1]),
        mark(old, Furniture, "Page top"),
        mark(old, Heading(1), "A heding"),
        mark(old, Emphasis, "text of"),
        mark(old, Heading(2), "and more"),
        mark(old, Heading(2), "A last line"),
    ];
    let carried = carried_marks(&marks, &Alignment::between(old, new));
    let shown: Vec<(StructureKind, &str)> = carried
        .iter()
        .map(|mark| (mark.kind, &new[mark.span.range()]))
        .collect();
    assert_eq!(
        shown,
        [
            (Page(1), &new[..new.len() - 1]),
            (Furniture, "Page top"),
            (Heading(1), "A heading"),
            (Emphasis, "text of"),
            (Heading(2), "A last line"),
        ]
    );
}

#[test]
fn changed_words_are_proposed_between_those_that_stayed() {
    let old = "The company ended the access of one unit to some services.\nA spokesman called the decision final (القرار نهائي) on Thursday.";
    let new = "The company ended the access of one unit to several services.\nA spokesman called the decision final (القرار نهائي) then.";
    let alignment = Alignment::between(old, new);
    let check = |words: &str, expected: Option<&str>| {
        let start = old.find(words).unwrap();
        let moved = alignment.moved(&(start..start + words.len()));
        assert_eq!(moved.map(|range| &new[range]), expected, "{alignment:?}");
    };
    check("some services", Some("several services"));
    check("on Thursday", Some("then"));
}
