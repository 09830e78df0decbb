//! One row as one line of JSON.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};

use super::escape;

/// Appends a value to `out`, compact, without a line end.
pub(in crate::exchange) fn append(out: &mut Vec<u8>, value: &impl Serialize) -> Result<(), String> {
    let mut serializer = serde_json::Serializer::with_formatter(out, Plain);
    value
        .serialize(&mut serializer)
        .map_err(|error| error.to_string())
}

/// Compact JSON with characters that have no shape by their numbers. What JSON itself escapes never comes in a fragment.
struct Plain;

impl Formatter for Plain {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut done = 0;
        while let Some((at, character)) = escape::next(fragment, done) {
            CompactFormatter.write_string_fragment(writer, &fragment[done..at])?;
            write!(writer, "\\u{:04x}", u32::from(character))?;
            done = at + character.len_utf8();
        }
        CompactFormatter.write_string_fragment(writer, &fragment[done..])
    }
}
