//! Where the command line speaks: results on one stream, everything else on the other, both in the reader's words.

use std::io::{self, Write};

use serde::Serialize;

use crate::i18n::{Insert, Word, Wording, fill, without_isolates};

/// The two streams and the language. Isolates are taken off: few terminals know them.
pub(super) struct Console<'a> {
    pub(super) out: &'a mut dyn Write,
    pub(super) err: &'a mut dyn Write,
    pub(super) wording: Wording,
}

impl Console<'_> {
    /// Writes a line of the result.
    pub(super) fn say(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{}", without_isolates(line))
    }

    /// Writes a message as a line of the result.
    pub(super) fn tell(&mut self, word: Word, values: &[(&str, &dyn Insert)]) -> io::Result<()> {
        self.say(&fill(word, self.wording, values))
    }

    /// Writes a line beside the result: a note or an error.
    pub(super) fn warn(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.err, "{}", without_isolates(line))
    }

    /// Writes a value as JSON: indented, in the order of its fields.
    pub(super) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *self.out, value).map_err(io::Error::from)?;
        writeln!(self.out)
    }
}
