//! Which key does what: from an egui key press to an act on the text.
//!
//! Words by Ctrl or Alt with an arrow, as everywhere; on macOS lines and text by Command with an arrow, and the old
//! Control letters. Keys that are not listed are left to the window.

use egui::os::OperatingSystem;
use egui::{Key, Modifiers};

use super::buffer::{Paragraphing, Unit};
use crate::gui::typeset::Side;

/// A place to go to, seen from the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    Letter(Side),
    Word(Side),
    LineEdge {
        end: bool,
    },
    /// The edge of the line at that side of the screen.
    LineSide(Side),
    ParagraphEdge {
        end: bool,
    },
    TextEdge {
        end: bool,
    },
    Line {
        down: bool,
    },
    Page {
        down: bool,
    },
}

/// What a key press asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Move { motion: Motion, extend: bool },
    Backspace(Unit),
    Delete(Unit),
    DeleteToLineEdge { end: bool },
    SelectAll,
    Undo,
    Redo,
    NewParagraph,
    Submit { with_command: bool },
    Cancel,
}

/// What a key does in a text with or without paragraphs; `None` leaves it to others.
pub(super) fn act(
    key: Key,
    modifiers: Modifiers,
    os: OperatingSystem,
    paragraphing: Paragraphing,
) -> Option<Act> {
    let is_mac = os.is_mac();
    let many = paragraphing == Paragraphing::Many;
    let by_word = modifiers.alt || (!is_mac && (modifiers.ctrl || modifiers.command));
    let command = modifiers.command;
    let motion = |motion| {
        Some(Act::Move {
            motion,
            extend: modifiers.shift,
        })
    };
    match key {
        Key::ArrowLeft | Key::ArrowRight => {
            let side = if key == Key::ArrowLeft {
                Side::Left
            } else {
                Side::Right
            };
            if is_mac && command {
                return motion(Motion::LineSide(side));
            }
            motion(if by_word {
                Motion::Word(side)
            } else {
                Motion::Letter(side)
            })
        }
        Key::ArrowUp | Key::ArrowDown if many => {
            let down = key == Key::ArrowDown;
            if is_mac && command {
                return motion(Motion::TextEdge { end: down });
            }
            motion(if by_word {
                Motion::ParagraphEdge { end: down }
            } else {
                Motion::Line { down }
            })
        }
        Key::PageUp | Key::PageDown if many && !command => motion(Motion::Page {
            down: key == Key::PageDown,
        }),
        Key::Home | Key::End => {
            let end = key == Key::End;
            motion(if command {
                Motion::TextEdge { end }
            } else {
                Motion::LineEdge { end }
            })
        }
        Key::Backspace if is_mac && command => Some(Act::DeleteToLineEdge { end: false }),
        Key::Delete if is_mac && command => Some(Act::DeleteToLineEdge { end: true }),
        Key::Backspace => Some(Act::Backspace(unit(by_word))),
        Key::Delete if !modifiers.shift => Some(Act::Delete(unit(by_word))),
        Key::Enter if many && !command => Some(Act::NewParagraph),
        Key::Enter => Some(Act::Submit {
            with_command: command,
        }),
        Key::Escape => Some(Act::Cancel),
        Key::A if command => Some(Act::SelectAll),
        Key::Z if command && modifiers.shift => Some(Act::Redo),
        Key::Z if command => Some(Act::Undo),
        Key::Y if command => Some(Act::Redo),
        _ if is_mac && modifiers.ctrl && !command => control_letter(key, modifiers, many),
        _ => None,
    }
}

fn unit(by_word: bool) -> Unit {
    if by_word { Unit::Word } else { Unit::Grapheme }
}

fn control_letter(key: Key, modifiers: Modifiers, many: bool) -> Option<Act> {
    let motion = match key {
        Key::A => Motion::ParagraphEdge { end: false },
        Key::E => Motion::ParagraphEdge { end: true },
        Key::B => Motion::Letter(Side::Left),
        Key::F => Motion::Letter(Side::Right),
        Key::P if many => Motion::Line { down: false },
        Key::N if many => Motion::Line { down: true },
        Key::H => return Some(Act::Backspace(Unit::Grapheme)),
        Key::D => return Some(Act::Delete(Unit::Grapheme)),
        Key::K => return Some(Act::DeleteToLineEdge { end: true }),
        _ => return None,
    };
    Some(Act::Move {
        motion,
        extend: modifiers.shift,
    })
}
