//! What two texts have in common.

use proptest::prelude::*;

use crate::text::Alignment;

/// What of `old` between the brackets stands where in `new`.
#[track_caller]
fn moves(old: &str, new: &str, expected: Option<&str>) {
    let start = old.find('[').unwrap();
    let end = old.find(']').unwrap() - 1;
    let old = old.replace(['[', ']'], "");
    let alignment = Alignment::between(&old, new);
    let moved = alignment.moved(&(start..end));
    assert_eq!(moved.map(|range| &new[range]), expected, "{alignment:?}");
}

#[test]
fn ranges_move_through_edits() {
    moves("a [b] c", "a b c", Some("b"));
    moves("a [b] c", "x a b c", Some("b"));
    // A mended word, alone, at an edge and inside.
    moves("one [tow] three", "one two three", Some("two"));
    moves("[one tow] three", "one two three", Some("one two"));
    moves("[one tow three]", "one two three", Some("one two three"));
    // What comes in beside it does not come in.
    moves("one [two] three", "one and two and three", Some("two"));
    moves("one [two] three", "one three", None);
    // Lines that went and came.
    moves("first\n[second]\nthird", "second\nthird\n", Some("second"));
    moves(
        "first\n[second]\nthird",
        "first\nnew\nsecond\nthird",
        Some("second"),
    );
    moves(
        "first\n[second one]\nthird",
        "first\nsecond two\nthird",
        Some("second two"),
    );
    // Lines of which none stands once.
    moves("x\n[x]\nx\ny", "x\nx\nx\nz\ny", Some("x"));
    moves("قالت [الشركه] أمس", "قالت الشركة أمس", Some("الشركة"));
    moves("[all]", "", None);
    moves(
        "The company ended the access of one unit to [some services].\nA spokesman called it final on Thursday.",
        "The company ended the access of one unit to several services.\nA spokesman called it final then.",
        Some("several services"),
    );
}

proptest! {
    #[test]
    fn runs_stand_in_both(
        old in "([abc قش\n]|الشركة|unit){0,60}",
        new in "([abc قش\n]|الشركة|unit){0,60}",
    ) {
        let alignment = Alignment::between(&old, &new);
        let (mut i, mut j) = (0, 0);
        for run in alignment.runs() {
            prop_assert!(run.len > 0 && run.old >= i && run.new >= j);
            prop_assert_eq!(&old[run.old..run.old + run.len], &new[run.new..run.new + run.len]);
            (i, j) = (run.old + run.len, run.new + run.len);
        }
        let same = Alignment::between(&old, &old);
        prop_assert_eq!(same.runs().len(), usize::from(!old.is_empty()));
        // Any range comes out on character boundaries, in order.
        for (start, _) in old.char_indices() {
            if let Some(range) = alignment.moved(&(start..old.len())) {
                prop_assert!(new.get(range).is_some());
            }
        }
    }
}
