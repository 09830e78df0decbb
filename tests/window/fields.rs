//! Arabic and English, typed key by key, in every field of the window; none of it acts as a shortcut.

use egui::Key;
use egui::accesskit::Role;

use crate::hands::{CTRL, NONE, Window};
use crate::place::{ENGLISH, Place};

/// Letters that are shortcuts outside fields, under both layouts: T H M N, and ف ا ة ى on the same keys.
const BOTH: &str = "Them فاة then نحن";

/// Types into the field that has the focus and looks whether it all landed there.
#[track_caller]
fn check_typed(window: &mut Window, role: Role, label: &str) {
    assert!(window.is_focused(role, label), "{label}: {}", window.said());
    window.type_text(BOTH);
    assert_eq!(window.value(role, label), BOTH, "{label}");
}

#[test]
fn both_scripts_in_every_field() {
    let place = Place::new();
    let mut window = place.opened(1);
    let field = Role::TextInput;

    // The name dialog.
    window.key(NONE, Key::F2);
    check_typed(&mut window, field, "Name");
    window.key(NONE, Key::Enter);
    window.wait_for("the new name", |window| window.has(Role::Button, BOTH));

    // The palette and the picker.
    window.key(CTRL, Key::K);
    check_typed(&mut window, field, "Command, document or tag");
    assert!(
        window.has(Role::ListBoxOption, BOTH),
        "the document goes by that name"
    );
    window.key(NONE, Key::Escape);
    window.select(ENGLISH[0], "one unit");
    window.strike(NONE, Key::T, Key::T, "t");
    check_typed(&mut window, field, "Find or create a tag");
    window.key(NONE, Key::Enter);
    let chip = format!("Remove the tag “{BOTH}”");
    window.wait_for("the tag", |window| window.has(Role::Button, &chip));

    // The memo. Delete is for its letters, and Tab leaves it.
    let memo = Role::MultilineTextInput;
    window.click(memo, "Memo");
    check_typed(&mut window, memo, "Memo");
    window.key(NONE, Key::ArrowLeft);
    window.key(NONE, Key::Delete);
    window.key(NONE, Key::Tab);
    window.wait_for("the memo", |_| place.stored().n_memos() == 1);
    assert_eq!(place.stored().n_annotations(), 1, "Delete was for the memo");

    // Labels and definitions of the tag, committed by Enter or when the field is left.
    window.key(CTRL, Key::K);
    window.type_text(BOTH);
    window.key(NONE, Key::ArrowDown);
    window.key(NONE, Key::Enter);
    for (role, label) in [
        (field, "English label"),
        (field, "Arabic label"),
        (memo, "English definition"),
        (memo, "Arabic definition"),
    ] {
        window.click(role, label);
        window.key(CTRL, Key::A);
        window.key(NONE, Key::Backspace);
        check_typed(&mut window, role, label);
        window.key(NONE, Key::Tab);
        window.settle();
    }
    window.wait_for("the definitions", |_| {
        let stored = place.stored();
        let tag = stored.tags().next().cloned().expect("the tag");
        [
            &tag.label.arabic,
            &tag.definition.english,
            &tag.definition.arabic,
        ]
        .iter()
        .all(|text| *text == BOTH)
    });

    // The path field.
    window.command("Export the codebook");
    check_typed(&mut window, field, "Path of the new file");
    window.key(NONE, Key::Escape);
    assert_eq!(
        place.stored().n_annotations(),
        1,
        "nothing acted as a shortcut"
    );
    assert_eq!(place.stored().n_tags(), 1);
}
