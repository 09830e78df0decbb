//! Reads a record, all or nothing.
//!
//! RON and JSON are told apart by the first character. A byte order mark and CRLF line ends, which editors add, are accepted.

use serde::Deserialize;
use serde::Deserializer as _;

use super::assemble::assemble;
use super::error::{ExchangeError, RowFault, TextPlace};
use super::lists::{FIELDS, Reading, Stop};
use super::place;
use super::value::{Format, KnownTexts, Record};
use super::{FORMAT_NAME, OLDEST_VERSION, VERSION};
use crate::base::Budget;
use crate::model::{RowKey, Sha256};

/// What a record may cost: wider than a single document, since it holds a whole collection.
pub fn record_budget() -> Budget {
    Budget {
        bytes: 2_000_000_000,
        characters: 1_000_000_000,
        items: 20_000_000,
        ..Budget::default()
    }
}

/// For a record that must bring its own texts.
pub fn no_texts(_: Sha256) -> Option<std::sync::Arc<str>> {
    None
}

/// Reads a record from the bytes of a file and checks it in every respect.
///
/// `known` gives the texts of captures that the record leaves out; see [`Known`](super::Known). Nothing is handed on of a
/// record with any fault.
pub fn read(
    bytes: &[u8],
    budget: &Budget,
    known: &KnownTexts<'_>,
) -> Result<Record, ExchangeError> {
    let budget = budget.started();
    budget.check_bytes(bytes.len() as u64)?;
    let text = utf8(bytes)?;
    let format = format_of(text);
    let mut reading = Reading::new(&budget, known);
    parse(text, format, &mut reading)
        .map_err(|stumble| explain(text, format, &reading, stumble))?;
    let lists = std::mem::take(&mut reading.lists);
    assemble(lists, format).map_err(|(key, fault)| of_row(text, key, fault))
}

fn of_row(text: &str, key: RowKey, fault: RowFault) -> ExchangeError {
    let place = place::of_row(text, key.uuid(), fault == RowFault::Duplicate);
    ExchangeError::Row { key, fault, place }
}

/// The text without a byte order mark.
fn utf8(bytes: &[u8]) -> Result<&str, ExchangeError> {
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            Err(ExchangeError::NotUtf8 {
                place: place::of_end(valid),
            })
        }
    }
}

fn format_of(text: &str) -> Format {
    match text.trim_start().chars().next() {
        Some('{') => Format::Json,
        _ => Format::Ron,
    }
}

/// What a parser could not get over.
struct Stumble {
    place: TextPlace,
    /// Whether the text came to its end while more was to come.
    at_end: bool,
    problem: Problem,
}

enum Problem {
    Unknown(String),
    Duplicate(String),
    Missing(String),
    Other(String),
}

fn parse<'a>(text: &'a str, format: Format, reading: &mut Reading<'_, 'a>) -> Result<(), Stumble> {
    match format {
        Format::Json => {
            let mut parser = serde_json::Deserializer::from_str(text);
            parser
                .deserialize_struct("Record", FIELDS, reading)
                .and_then(|()| parser.end())
                .map_err(|error| of_json(text, &error))
        }
        Format::Ron => {
            let mut parser = ron::Deserializer::from_str_with_options(text, &ron_options())
                .map_err(|error| of_ron(&error))?;
            parser
                .deserialize_struct("Record", FIELDS, reading)
                .and_then(|()| parser.end())
                .map_err(|error| of_ron(&parser.span_error(error)))
        }
    }
}

/// A person who edits a record may leave out `Some`.
pub(super) fn ron_options() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

fn of_json(text: &str, error: &serde_json::Error) -> Stumble {
    let message = error.to_string();
    let message = message
        .rsplit_once(" at line ")
        .map_or(message.as_str(), |(message, _)| message);
    let quoted = |prefix: &str| {
        let rest = message.strip_prefix(prefix)?;
        rest.split_once('`').map(|(name, _)| name.to_owned())
    };
    let problem = quoted("unknown field `")
        .map(Problem::Unknown)
        .or_else(|| quoted("duplicate field `").map(Problem::Duplicate))
        .or_else(|| quoted("missing field `").map(Problem::Missing))
        .unwrap_or_else(|| Problem::Other(message.to_owned()));
    Stumble {
        place: place::of_line_and_byte(text, error.line(), error.column()),
        at_end: error.is_eof(),
        problem,
    }
}

fn of_ron(error: &ron::error::SpannedError) -> Stumble {
    use ron::Error;
    let problem = match &error.code {
        Error::NoSuchStructField { found, .. } => Problem::Unknown(found.clone()),
        Error::DuplicateStructField { field, .. } => Problem::Duplicate((*field).to_owned()),
        Error::MissingStructField { field, .. } => Problem::Missing((*field).to_owned()),
        other => Problem::Other(other.to_string()),
    };
    Stumble {
        place: TextPlace {
            line: error.span.end.line,
            column: error.span.end.col,
        },
        at_end: false,
        problem,
    }
}

/// Turns what a parser says into what a person can act upon.
fn explain(
    text: &str,
    format: Format,
    reading: &Reading<'_, '_>,
    stumble: Stumble,
) -> ExchangeError {
    let place = stumble.place;
    match &reading.stop {
        Some(Stop::NotARecord) => return ExchangeError::NotARecord { place },
        Some(Stop::Version(found)) => return unknown_version(*found, place),
        Some(Stop::Budget(exceeded)) => return (*exceeded).into(),
        Some(Stop::WholeFile(stated, computed)) => {
            let (stated, computed) = (*stated, *computed);
            return ExchangeError::WholeFile {
                stated,
                computed,
                place,
            };
        }
        Some(Stop::Row(key, fault)) => return of_row(text, *key, fault.clone()),
        None => {}
    }
    let allowed = reading.budget.depth;
    let brackets = place::brackets(text, format, allowed);
    if let Some(at) = brackets.too_deep {
        let place = place::of_byte(text, at);
        return ExchangeError::TooDeep { allowed, place };
    }
    let end = place::of_end(text.trim_end());
    let is_empty = text.trim().is_empty();
    if is_empty || stumble.at_end || (brackets.is_open && place.line >= end.line) {
        return ExchangeError::Truncated { place: end };
    }
    if !reading.knows_head()
        && let Some(error) = wrong_head(text, format, place)
    {
        return error;
    }
    match stumble.problem {
        Problem::Unknown(field) => ExchangeError::UnknownField { field, place },
        Problem::Duplicate(field) => ExchangeError::DuplicateField { field, place },
        Problem::Missing(field) => ExchangeError::MissingField { field, place },
        Problem::Other(message) => ExchangeError::Syntax { message, place },
    }
}

fn unknown_version(found: u64, place: TextPlace) -> ExchangeError {
    ExchangeError::UnknownVersion {
        found,
        known: VERSION,
        place,
    }
}

/// Looks for format and version alone, where the rest of the file could not be understood.
fn wrong_head(text: &str, format: Format, place: TextPlace) -> Option<ExchangeError> {
    #[derive(Deserialize)]
    struct Head {
        #[serde(default)]
        format: String,
        version: Option<u64>,
    }

    let head: Head = match format {
        Format::Json => serde_json::from_str(text).ok(),
        Format::Ron => ron_options().from_str(text).ok(),
    }?;
    match head.version {
        _ if head.format != FORMAT_NAME => Some(ExchangeError::NotARecord { place }),
        Some(found) if !(OLDEST_VERSION..=VERSION).contains(&found) => {
            Some(unknown_version(found, place))
        }
        _ => None,
    }
}
