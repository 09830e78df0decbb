//! What holds of the whole table of commands.

use crate::gui::commands::{Availability, Keys, UiCommand};

#[test]
fn no_two_commands_share_a_shortcut() {
    let mut seen: Vec<(Keys, UiCommand)> = Vec::new();
    for command in UiCommand::ALL {
        for keys in command.all_keys() {
            if let Some((_, other)) = seen.iter().find(|(taken, _)| taken == keys) {
                panic!("{} is both {other:?} and {command:?}", keys.name());
            }
            seen.push((*keys, *command));
        }
    }
}

#[test]
fn nothing_that_writes_is_offered_without_a_collection() {
    let nothing = Availability::default();
    for command in [
        UiCommand::Tag,
        UiCommand::Undo,
        UiCommand::AddDocuments,
        UiCommand::DeleteAnnotation,
    ] {
        assert!(!command.is_enabled(&nothing), "{command:?}");
    }
    let reading = Availability {
        collection: true,
        document: true,
        selection: true,
        undo: true,
        ..nothing
    };
    for command in [
        UiCommand::Tag,
        UiCommand::Highlight,
        UiCommand::Undo,
        UiCommand::ImportRecord,
    ] {
        assert!(
            !command.is_enabled(&reading),
            "{command:?} in a collection open to read only"
        );
    }
}
