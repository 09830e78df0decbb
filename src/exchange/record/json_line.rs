//! One row as one line of JSON.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};

use super::escape::by_number;

/// Appends a value to `out`, compact, without a line end.
pub(super) fn append(out: &mut Vec<u8>, value: &impl Serialize) -> Result<(), String> {
    let mut serializer = serde_json::Serializer::with_formatter(out, Plain);
    value
        .serialize(&mut serializer)
        .map_err(|error| error.to_string())
}

/// Compact JSON with characters that have no shape by their numbers.
struct Plain;

impl Formatter for Plain {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, character)) = rest
            .char_indices()
            .find(|(_, character)| by_number(*character))
        {
            CompactFormatter.write_string_fragment(writer, &rest[..at])?;
            write!(writer, "\\u{:04x}", u32::from(character))?;
            rest = &rest[at + character.len_utf8()..];
        }
        CompactFormatter.write_string_fragment(writer, rest)
    }
}
