//! What can be undone in one field: replaced ranges with the selections before and after.
//!
//! Letters typed one after the other are joined into one step per word, so that undo takes away a word and not a
//! letter; so are letters taken away one after the other. Moving the caret ends a step.
//!
//! Limits: [`MOST_STEPS`] steps and [`MOST_BYTES`] bytes of text; the oldest go first.

use super::buffer::Selection;

/// How many steps are kept.
const MOST_STEPS: usize = 1000;
/// How much removed and inserted text is kept, bytes.
const MOST_BYTES: usize = 8 << 20;

/// By what a text was changed: only like is joined with like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EditKind {
    /// Letters from the keyboard or an input method.
    Typing,
    /// Taken away before the caret.
    Backspace,
    /// Taken away after the caret.
    Delete,
    /// Everything else: a step of its own.
    Other,
}

/// One replaced range: `removed` stood at byte `at`, now `inserted` does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) at: usize,
    pub(super) removed: String,
    pub(super) inserted: String,
    pub(super) before: Selection,
    pub(super) after: Selection,
    pub(super) kind: EditKind,
}

impl Step {
    fn bytes(&self) -> usize {
        self.removed.len() + self.inserted.len()
    }

    /// Takes `next` into this step if both are one act to a person.
    fn join(&mut self, next: &Self) -> bool {
        if self.kind != next.kind {
            return false;
        }
        match next.kind {
            EditKind::Typing => {
                let follows = next.at == self.at + self.inserted.len() && next.removed.is_empty();
                let starts_word = self.inserted.ends_with(char::is_whitespace)
                    && !next.inserted.starts_with(char::is_whitespace);
                if !follows || starts_word || next.inserted.contains('\n') {
                    return false;
                }
                self.inserted.push_str(&next.inserted);
            }
            EditKind::Backspace => {
                if next.at + next.removed.len() != self.at || !next.inserted.is_empty() {
                    return false;
                }
                self.at = next.at;
                self.removed.insert_str(0, &next.removed);
            }
            EditKind::Delete => {
                if next.at != self.at || !next.inserted.is_empty() {
                    return false;
                }
                self.removed.push_str(&next.removed);
            }
            EditKind::Other => return false,
        }
        self.after = next.after;
        true
    }
}

/// The steps done and undone.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    bytes: usize,
    is_open: bool,
}

impl History {
    pub(super) fn push(&mut self, step: Step) {
        self.undone.clear();
        self.bytes += step.bytes();
        let joined = self.is_open && self.done.last_mut().is_some_and(|last| last.join(&step));
        if !joined {
            self.done.push(step);
        }
        self.is_open = true;
        let mut surplus = self.done.len().saturating_sub(MOST_STEPS);
        let mut freed: usize = self.done[..surplus].iter().map(Step::bytes).sum();
        while self.bytes - freed > MOST_BYTES && surplus < self.done.len() {
            freed += self.done[surplus].bytes();
            surplus += 1;
        }
        if surplus > 0 {
            self.done.drain(..surplus);
            self.bytes -= freed;
        }
    }

    /// Ends the step: what comes next is another one.
    pub(super) fn close(&mut self) {
        self.is_open = false;
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// The step to reverse, which can be redone from now on.
    pub(super) fn undo(&mut self) -> Option<&Step> {
        let step = self.done.pop()?;
        self.is_open = false;
        self.bytes -= step.bytes();
        self.undone.push(step);
        self.undone.last()
    }

    /// The step to do again.
    pub(super) fn redo(&mut self) -> Option<&Step> {
        let step = self.undone.pop()?;
        self.is_open = false;
        self.bytes += step.bytes();
        self.done.push(step);
        self.done.last()
    }
}
