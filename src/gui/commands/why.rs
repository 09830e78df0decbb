//! Why a command cannot be done now, found by asking it what would let it be done.

use crate::gui::commands::{Availability, UiCommand};
use crate::i18n::Word;

/// Takes one thing away from what is at hand.
type Without = fn(&mut Availability);

/// What may be missing with the reason, the most basic first. The last is asked of either of two things.
const MISSING: &[(Without, Word)] = &[
    (|at| at.collection = false, Word::WhyNoCollection),
    (|at| at.writable = false, Word::WhyReadOnly),
    (|at| at.document = false, Word::WhyNoDocument),
    (|at| at.undo = false, Word::EditUndoNone),
    (|at| at.redo = false, Word::EditRedoNone),
    (|at| at.panes = false, Word::WhyOnePane),
    (|at| at.back = false, Word::WhyNoPlace),
    (|at| at.forward = false, Word::WhyNoPlace),
    (|at| at.selection = false, Word::WhyNoSelection),
    (|at| at.annotation = false, Word::WhyNoAnnotation),
    (
        |at| {
            at.selection = false;
            at.annotation = false;
        },
        Word::WhyNothingSelected,
    ),
];

impl UiCommand {
    /// Why it cannot be done now; none if it can.
    pub fn why_not(self, at_hand: &Availability) -> Option<Word> {
        if self.is_enabled(at_hand) {
            return None;
        }
        if !at_hand.collection && !self.is_enabled(&Availability::default()) {
            return Some(Word::WhyNoCollection);
        }
        let found = MISSING.iter().find(|(without, _)| {
            let mut less = everything();
            without(&mut less);
            let mut here = *at_hand;
            without(&mut here);
            // It is missing here, and nothing else makes up for it.
            here == *at_hand && !self.is_enabled(&less)
        });
        Some(found.map_or(Word::WhyNotNow, |(_, word)| *word))
    }
}

fn everything() -> Availability {
    Availability {
        collection: true,
        writable: true,
        document: true,
        selection: true,
        annotation: true,
        undo: true,
        redo: true,
        panes: true,
        back: true,
        forward: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_what_is_missing() {
        let check = |command: UiCommand, at_hand: Availability, expected: Option<Word>| {
            assert_eq!(command.why_not(&at_hand), expected, "{command:?}");
        };
        let reading = Availability {
            collection: true,
            document: true,
            ..Availability::default()
        };
        let writing = Availability {
            writable: true,
            ..reading
        };
        check(UiCommand::Quit, Availability::default(), None);
        check(
            UiCommand::Tag,
            Availability::default(),
            Some(Word::WhyNoCollection),
        );
        check(UiCommand::Tag, reading, Some(Word::WhyReadOnly));
        check(UiCommand::Tag, writing, Some(Word::WhyNothingSelected));
        check(UiCommand::Highlight, writing, Some(Word::WhyNoSelection));
        check(
            UiCommand::DeleteAnnotation,
            writing,
            Some(Word::WhyNoAnnotation),
        );
        check(UiCommand::Redo, writing, Some(Word::EditRedoNone));
        check(
            UiCommand::NextAnnotation,
            Availability {
                collection: true,
                ..Availability::default()
            },
            Some(Word::WhyNoDocument),
        );
        for command in UiCommand::ALL {
            assert_ne!(
                command.why_not(&Availability::default()),
                Some(Word::WhyNotNow),
                "{command:?}"
            );
        }
    }
}
