//! What assistive programs read from both text fields, and what they write.

mod fields_app;
mod support;

use egui::Event;
use egui::Key;
use egui::accesskit::{Role, TextDirection};
use egui_kittest::kittest::{NodeT, Queryable};
use fields_app::*;

#[test]
fn assistive_programs_read_lines_and_selection() {
    let mut harness = with_area("كتب abc\nsecond");
    key(&mut harness, COMMAND, Key::A);
    {
        let area = harness.get_by_role_and_label(Role::MultilineTextInput, AREA);
        assert_eq!(area.value().as_deref(), Some("كتب abc\nsecond"));
        let runs: Vec<_> = area
            .children_recursive()
            .filter(|node| node.accesskit_node().role() == Role::TextRun)
            .collect();
        let values: Vec<_> = runs.iter().filter_map(|run| run.value()).collect();
        assert_eq!(values, ["كتب abc\n", "second"]);
        let node = runs[0].accesskit_node();
        assert_eq!(
            node.data().text_direction(),
            Some(TextDirection::RightToLeft)
        );
        assert_eq!(node.data().character_lengths(), [2, 2, 2, 1, 1, 1, 1, 1]);
        assert_eq!(node.data().word_starts(), [4]);
        let area = area.accesskit_node();
        let selection = area.text_selection().expect("a selection");
        assert_eq!(selection.text(), "كتب abc\nsecond");
    }
    // Emptying the area while it is being read must leave a run for the caret.
    key(&mut harness, NONE, Key::Delete);
    assert_eq!(harness.state().area.text(), "");
    let area = harness.get_by_label(AREA);
    assert!(area.accesskit_node().text_selection().is_some());
}

#[test]
fn assistive_programs_write() {
    let mut harness = with_field("ab دهو");
    harness
        .get_by_label(FIELD)
        .set_text_value_accesskit("نص\nجديد");
    harness.run();
    assert_eq!(harness.state().field.text(), "نص جديد");
    let (target_node, run) = {
        let field = harness.get_by_label(FIELD);
        let run = field
            .children_recursive()
            .find(|node| node.accesskit_node().role() == Role::TextRun)
            .expect("a run");
        (
            field.accesskit_node().locate(),
            run.accesskit_node().locate().0,
        )
    };
    let place = |character_index| egui::accesskit::TextPosition {
        node: run,
        character_index,
    };
    harness.event(Event::AccessKitActionRequest(
        egui::accesskit::ActionRequest {
            action: egui::accesskit::Action::SetTextSelection,
            target_node: target_node.0,
            target_tree: target_node.1,
            data: Some(egui::accesskit::ActionData::SetTextSelection(
                egui::accesskit::TextSelection {
                    anchor: place(0),
                    focus: place(2),
                },
            )),
        },
    ));
    harness.run();
    assert_eq!(harness.state().field.selection().range(), 0..4);
    harness
        .get_by_label(FIELD)
        .replace_selected_text_accesskit("رمز");
    harness.run();
    assert_eq!(harness.state().field.text(), "رمز جديد");
    key(&mut harness, COMMAND, Key::Z);
    key(&mut harness, COMMAND, Key::Z);
    assert_eq!(harness.state().field.text(), "ab دهو");
}
