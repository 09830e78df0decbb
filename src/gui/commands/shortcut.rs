//! Shortcuts by key position, so that they work under an Arabic keyboard layout too.

use egui::{Context, Event, Key, Modifiers};

use crate::gui::commands::UiCommand;

/// A key with what is held down beside it. `command` is Ctrl, or ⌘ on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys {
    /// The key by its place on a Latin keyboard.
    pub key: Key,
    /// Ctrl or ⌘.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt or ⌥.
    pub alt: bool,
}

impl Keys {
    /// A key alone.
    pub const fn plain(key: Key) -> Self {
        Self {
            key,
            command: false,
            shift: false,
            alt: false,
        }
    }

    /// A key with Ctrl or ⌘.
    pub const fn command(key: Key) -> Self {
        Self {
            key,
            command: true,
            shift: false,
            alt: false,
        }
    }

    /// A key with Ctrl or ⌘ and Alt.
    pub const fn command_alt(key: Key) -> Self {
        Self {
            key,
            command: true,
            shift: false,
            alt: true,
        }
    }

    /// A key with Alt or ⌥.
    pub const fn alt(key: Key) -> Self {
        Self {
            key,
            command: false,
            shift: false,
            alt: true,
        }
    }

    /// A key with Ctrl or ⌘ and Shift.
    pub const fn command_shift(key: Key) -> Self {
        Self {
            key,
            command: true,
            shift: true,
            alt: false,
        }
    }

    /// A key with Shift.
    pub const fn shift(key: Key) -> Self {
        Self {
            key,
            command: false,
            shift: true,
            alt: false,
        }
    }

    /// Whether a field or list with the focus may keep the key for itself.
    pub fn is_plain(self) -> bool {
        !self.command && !self.alt && !self.is_of_window()
    }

    /// Whether the key is about the window, whatever has the focus in it.
    fn is_of_window(self) -> bool {
        matches!(self.key, Key::F1 | Key::F3 | Key::F4 | Key::F6 | Key::F11)
    }

    fn matches(self, key: Key, physical: Option<Key>, modifiers: Modifiers) -> bool {
        let pressed = physical.unwrap_or(key);
        (pressed == self.key || key == self.key)
            && modifiers.command == self.command
            && modifiers.shift == self.shift
            && modifiers.alt == self.alt
    }

    /// The shortcut as written on keys: `Ctrl+Shift+Z`.
    pub fn name(self) -> String {
        let mut name = String::new();
        if self.command {
            name.push_str(if cfg!(target_os = "macos") {
                "⌘"
            } else {
                "Ctrl+"
            });
        }
        if self.alt {
            name.push_str(if cfg!(target_os = "macos") {
                "⌥"
            } else {
                "Alt+"
            });
        }
        if self.shift {
            name.push_str(if cfg!(target_os = "macos") {
                "⇧"
            } else {
                "Shift+"
            });
        }
        name.push_str(match self.key {
            Key::Plus | Key::Equals => "+",
            Key::Minus => "-",
            Key::Comma => ",",
            Key::ArrowLeft => "←",
            Key::ArrowRight => "→",
            Key::ArrowUp => "↑",
            Key::ArrowDown => "↓",
            Key::PageUp => "Page Up",
            Key::PageDown => "Page Down",
            key => key.symbol_or_name(),
        });
        name
    }
}

/// Marks the id of a list in egui's memory.
#[derive(Clone, Copy, Debug)]
struct TakesPlainKeys;

/// While `id` has the focus, keys without Ctrl, ⌘ or Alt are its own: a list that is walked by arrows and letters.
pub fn claim_plain_keys(ctx: &Context, id: egui::Id) {
    ctx.data_mut(|data| data.insert_temp(id, TakesPlainKeys));
}

/// Whether what has the focus keeps plain keys for itself.
fn are_plain_keys_claimed(ctx: &Context) -> bool {
    let focused = ctx.memory(|memory| memory.focused());
    focused.is_some_and(|id| {
        ctx.data(|data| data.get_temp::<TakesPlainKeys>(id))
            .is_some()
    })
}

/// Whether a key writes a character.
fn writes(key: Key) -> bool {
    key.name().len() == 1 || matches!(key, Key::Comma | Key::Period)
}

/// Takes out of the input the key presses that are shortcuts, with the letters they would type.
///
/// `in_field`: while a field has the focus, only shortcuts with Ctrl, ⌘ or Alt count, and those that fields need for
/// themselves (undo, copy, select all) stay with the field.
pub fn take_pressed(ctx: &Context, in_field: bool) -> Vec<UiCommand> {
    let mut pressed = Vec::new();
    let in_list = are_plain_keys_claimed(ctx);
    ctx.input_mut(|input| {
        let mut letters_to_drop = 0_usize;
        input.events.retain(|event| match event {
            Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } => {
                let found = UiCommand::ALL.iter().copied().find(|command| {
                    let is_free = !in_field
                        || !(command.is_for_text() || command.keys().is_some_and(Keys::is_plain));
                    is_free
                        && command.all_keys().iter().any(|keys| {
                            !(in_list && keys.is_plain())
                                && keys.matches(*key, *physical_key, *modifiers)
                        })
                });
                let Some(command) = found else { return true };
                if !modifiers.command && !modifiers.alt && writes(*key) {
                    letters_to_drop += 1;
                }
                pressed.push(command);
                false
            }
            Event::Text(_) if letters_to_drop > 0 => {
                letters_to_drop -= 1;
                false
            }
            _ => true,
        });
    });
    pressed
}
