//! Random edits: carets stay on cluster edges, undoing everything gives the first text, and layouts kept over an edit
//! are those of a fresh start.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::moves::{layouts, setting};
use crate::gui::fields::layouts::TextLayouts;
use crate::gui::fields::{EditBuffer, Paragraphing, Unit};
use crate::gui::typeset::{Caret, Side, Typesetter};

const PIECES: [&str; 16] = [
    "ا",
    "كَ",
    "\u{64F}",
    "لا",
    " ",
    "\n",
    "a",
    "e\u{301}",
    "12",
    "(",
    "👨‍👩‍👧",
    "🇱",
    "\u{200D}",
    "\u{2067}",
    "\r\n",
    "«",
];

#[derive(Clone, Debug)]
enum Edit {
    Type(usize),
    Paste(usize, usize),
    Backspace(bool),
    Delete(bool),
    DeleteTo(usize),
    Select(usize, usize),
    Compose(usize),
    Commit(usize),
    Surrounding(usize, usize),
    Undo,
    Redo,
}

fn edit() -> impl Strategy<Value = Edit> {
    let piece = || 0..PIECES.len();
    prop_oneof![
        6 => piece().prop_map(Edit::Type),
        2 => (piece(), piece()).prop_map(|(a, b)| Edit::Paste(a, b)),
        2 => any::<bool>().prop_map(Edit::Backspace),
        1 => any::<bool>().prop_map(Edit::Delete),
        1 => (0..60_usize).prop_map(Edit::DeleteTo),
        3 => (0..60_usize, 0..60_usize).prop_map(|(a, b)| Edit::Select(a, b)),
        1 => piece().prop_map(Edit::Compose),
        1 => piece().prop_map(Edit::Commit),
        1 => (0..3_usize, 0..3_usize).prop_map(|(a, b)| Edit::Surrounding(a, b)),
        1 => Just(Edit::Undo),
        1 => Just(Edit::Redo),
    ]
}

fn apply(buffer: &mut EditBuffer, edit: &Edit) {
    let unit = |word: bool| if word { Unit::Word } else { Unit::Grapheme };
    match *edit {
        Edit::Type(piece) => buffer.insert_typed(PIECES[piece]),
        Edit::Paste(a, b) => buffer.insert(&[PIECES[a], PIECES[b]].concat()),
        Edit::Backspace(word) => buffer.backspace(unit(word)),
        Edit::Delete(word) => buffer.delete(unit(word)),
        Edit::DeleteTo(byte) => buffer.delete_to(byte),
        Edit::Select(anchor, focus) => buffer.select(Caret::before(anchor), Caret::after(focus)),
        Edit::Compose(piece) => buffer.compose(PIECES[piece], Some(0..1)),
        Edit::Commit(piece) => buffer.commit(PIECES[piece]),
        Edit::Surrounding(before, after) => buffer.delete_surrounding(before, after),
        Edit::Undo => {
            buffer.undo();
        }
        Edit::Redo => {
            buffer.redo();
        }
    }
}

fn is_edge(text: &str, byte: usize) -> bool {
    byte == text.len() || text.grapheme_indices(true).any(|(start, _)| start == byte)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn carets_stay_on_edges_and_undo_leads_back(
        one in any::<bool>(),
        first in proptest::collection::vec(0..PIECES.len(), 0..8),
        edits in proptest::collection::vec(edit(), 0..60),
    ) {
        let paragraphing = if one { Paragraphing::One } else { Paragraphing::Many };
        let first: String = first.into_iter().map(|piece| PIECES[piece]).collect();
        let mut buffer = EditBuffer::new(paragraphing, &first);
        let first = buffer.text().to_owned();
        for edit in &edits {
            apply(&mut buffer, edit);
            let selection = buffer.selection();
            for end in [selection.anchor.byte, selection.focus.byte] {
                prop_assert!(is_edge(buffer.text(), end), "{end} in {:?}", buffer.text());
            }
            prop_assert!(!buffer.text().contains('\r'));
            prop_assert!(!one || !buffer.text().contains('\n'));
        }
        buffer.finish_composition();
        let last = buffer.text().to_owned();
        while buffer.undo() {}
        prop_assert_eq!(buffer.text(), &first);
        while buffer.redo() {}
        prop_assert!(!edits.iter().any(|edit| matches!(edit, Edit::Undo)) || !buffer.can_redo());
        if !edits.iter().any(|edit| matches!(edit, Edit::Undo)) {
            prop_assert_eq!(buffer.text(), &last);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn layouts_kept_over_an_edit_are_those_of_a_fresh_start(
        edits in proptest::collection::vec(edit(), 1..25),
    ) {
        let typesetter = Typesetter::new();
        let mut buffer = EditBuffer::new(Paragraphing::Many, "واحد one\n• 12\nاثنان\n");
        let mut kept = TextLayouts::default();
        for edit in &edits {
            apply(&mut buffer, edit);
            let shown = buffer.shown().into_owned();
            kept.sync(&typesetter, setting(Some(120.0)), &shown);
            let mut fresh = layouts(&typesetter, &shown, Some(120.0));
            prop_assert_eq!(kept.count(), fresh.count());
            for index in 0..fresh.count() {
                prop_assert_eq!(kept.range(index), fresh.range(index));
                let (kept, fresh) = (kept.layout(index), fresh.layout(index));
                prop_assert_eq!(kept.map(|(_, layout)| layout), fresh.map(|(_, layout)| layout));
            }
            let focus = buffer.shown_selection().focus;
            for side in [Side::Left, Side::Right] {
                let next = kept.step(focus, side);
                prop_assert!(is_edge(&shown, next.byte), "{next:?} in {shown:?}");
            }
        }
    }
}
