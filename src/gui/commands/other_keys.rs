//! Keys that are no commands: they act on what has the focus. The page of shortcuts lists them beside the commands.
//!
//! Where they are acted on: `gui/reader/keys.rs`, `gui/popups`, `gui/fields/keys.rs`, egui's own moving of the focus.

use egui::Key;

use crate::gui::commands::Keys;
use crate::i18n::Word;

/// Keys of one part of the window: its name, and what they do there.
#[derive(Clone, Copy, Debug)]
pub struct KeyGroup {
    /// The part.
    pub head: Word,
    /// What is done by which keys.
    pub rows: &'static [(Word, &'static [Keys])],
}

const fn plain(key: Key) -> Keys {
    Keys::plain(key)
}

const fn shift(key: Key) -> Keys {
    Keys {
        shift: true,
        ..Keys::plain(key)
    }
}

const fn alt(key: Key) -> Keys {
    Keys {
        alt: true,
        ..Keys::plain(key)
    }
}

const fn alt_shift(key: Key) -> Keys {
    Keys {
        shift: true,
        ..alt(key)
    }
}

/// The keys of the numbered tags, which are one row.
pub const NUMBER_KEYS: &[Keys] = &[
    plain(Key::Num1),
    plain(Key::Num2),
    plain(Key::Num3),
    plain(Key::Num4),
    plain(Key::Num5),
    plain(Key::Num6),
    plain(Key::Num7),
    plain(Key::Num8),
    plain(Key::Num9),
];

/// Every key that is no command, by part.
pub const OTHER_KEYS: &[KeyGroup] = &[
    KeyGroup {
        head: Word::KeysReading,
        rows: &[
            (
                Word::KeyMoveCaret,
                &[
                    plain(Key::ArrowLeft),
                    plain(Key::ArrowRight),
                    plain(Key::ArrowUp),
                    plain(Key::ArrowDown),
                ],
            ),
            (
                Word::KeyMoveWord,
                &[
                    Keys::command(Key::ArrowLeft),
                    Keys::command(Key::ArrowRight),
                ],
            ),
            (
                Word::KeySelectBy,
                &[shift(Key::ArrowLeft), shift(Key::ArrowRight)],
            ),
            (
                Word::KeySelectSentence,
                &[alt_shift(Key::ArrowUp), alt_shift(Key::ArrowDown)],
            ),
            (
                Word::KeySelectParagraph,
                &[
                    Keys::command_shift(Key::ArrowUp),
                    Keys::command_shift(Key::ArrowDown),
                ],
            ),
            (Word::KeyLineEnds, &[plain(Key::Home), plain(Key::End)]),
            (
                Word::KeyTextEnds,
                &[Keys::command(Key::Home), Keys::command(Key::End)],
            ),
            (
                Word::KeyPage,
                &[plain(Key::PageUp), plain(Key::PageDown), plain(Key::Space)],
            ),
            (
                Word::KeyMoveEdge,
                &[alt(Key::ArrowLeft), alt(Key::ArrowRight)],
            ),
            (
                Word::KeyMoveEdgeWord,
                &[
                    Keys::command_alt(Key::ArrowLeft),
                    Keys::command_alt(Key::ArrowRight),
                ],
            ),
            (
                Word::KeyMoveStart,
                &[
                    Keys {
                        shift: true,
                        ..alt(Key::ArrowLeft)
                    },
                    Keys {
                        shift: true,
                        ..alt(Key::ArrowRight)
                    },
                ],
            ),
            (Word::KeyGiveUp, &[plain(Key::Escape)]),
        ],
    },
    KeyGroup {
        head: Word::KeysLists,
        rows: &[
            (Word::KeyNextPart, &[plain(Key::Tab), shift(Key::Tab)]),
            (Word::KeyTake, &[plain(Key::Enter), plain(Key::Space)]),
        ],
    },
    KeyGroup {
        head: Word::PanelResults,
        rows: &[
            (Word::KeyToList, &[plain(Key::ArrowDown)]),
            (Word::KeyGoToHit, &[plain(Key::Enter)]),
            (
                Word::KeyTickHit,
                &[plain(Key::Space), Keys::command(Key::A)],
            ),
            (Word::KeyTagHits, &[plain(Key::T)]),
            (Word::KeyBackToField, &[plain(Key::Escape)]),
            (Word::SearchHelp, &[plain(Key::F1)]),
        ],
    },
    KeyGroup {
        head: Word::KeysPicker,
        rows: &[
            (
                Word::KeyUpDown,
                &[plain(Key::ArrowUp), plain(Key::ArrowDown)],
            ),
            (Word::KeyTake, &[plain(Key::Enter)]),
            (Word::KeyTick, &[shift(Key::Enter)]),
            (Word::KeyCreate, &[Keys::command(Key::Enter)]),
            (Word::KeyGiveNumber, &[Keys::command_shift(Key::Num1)]),
            (Word::KeyLeave, &[plain(Key::Escape)]),
        ],
    },
    KeyGroup {
        head: Word::KeysFields,
        rows: &[
            (Word::KeyCommit, &[plain(Key::Enter)]),
            (
                Word::KeyDeleteWord,
                &[Keys::command(Key::Backspace), Keys::command(Key::Delete)],
            ),
        ],
    },
];
