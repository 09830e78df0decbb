//! A document as bytes: the mirror of [`Imported`] between two processes of one version of the program.

use std::sync::Arc;

use crate::exchange::importer::registry::importer_named;
use crate::exchange::importer::worker::wire::{Garbled, Reader, Writer};
use crate::exchange::importer::{Entry, Extractor, Fact, FactKind, Found, ImportNote, Imported};
use crate::model::{Calendar, PartialDate, StructureKind, StructureMark, Value};
use crate::text::{ByteOffset, Encoding, Span};

/// The longest name, title or code, in bytes.
const MOST_NAME: usize = 1 << 17;
/// The longest text of a fact, in bytes.
const MOST_FACT: usize = 1 << 20;
/// Facts and notes of one document, and folders above it.
const MOST_LISTED: u64 = 100_000;

/// What may be in a document.
pub(super) struct Limits {
    /// Bytes of its text.
    pub(super) text: usize,
    /// Marks of its structure.
    pub(super) marks: u64,
}

/// Writes a document; its own bytes and its archive's have gone before it.
pub(super) fn write(found: &Found, to: &mut Writer) {
    to.optional(found.entry.as_ref(), |to, entry| {
        to.count(entry.path.len());
        entry.path.iter().for_each(|part| to.text(part));
    });
    let imported = &found.imported;
    to.flag(imported.original.is_some());
    to.optional(imported.part.as_deref(), Writer::text);
    to.text(&imported.text);
    to.text(imported.encoding.name());
    to.flag(imported.encoding_certain);
    to.text(imported.extractor.name);
    to.small(imported.extractor.version);
    to.optional(imported.title.as_deref(), Writer::text);
    to.optional(imported.language.as_deref(), Writer::text);
    to.count(imported.facts.len());
    imported.facts.iter().for_each(|fact| write_fact(fact, to));
    to.count(imported.structure.len());
    for mark in &imported.structure {
        let (kind, number) = kind_code(mark.kind);
        to.byte(kind);
        to.small(number);
        to.small(mark.span.start().0);
        to.small(mark.span.end().0);
    }
    to.count(imported.notes.len());
    for note in &imported.notes {
        to.text(&note.report_code());
    }
}

/// Reads a document. `entry` is the last file of an archive that came, `own` the bytes that came for this document alone.
pub(super) fn read(
    from: &mut Reader<'_>,
    limits: &Limits,
    entry: Option<&Arc<[u8]>>,
    own: &mut Option<Vec<u8>>,
) -> Result<Found, Garbled> {
    let name = |from: &mut Reader<'_>| from.text(MOST_NAME);
    let path = from.optional(|from| from.list(MOST_LISTED, name))?;
    let entry = match path {
        Some(path) => Some(Entry {
            path,
            bytes: Arc::clone(entry.ok_or(Garbled)?),
        }),
        None => None,
    };
    let original = match from.flag()? {
        true => Some(own.take().ok_or(Garbled)?),
        false => None,
    };
    let imported = Imported {
        part: from.optional(name)?,
        original,
        text: from.text(limits.text)?,
        encoding: Encoding::from_name(&name(from)?).ok_or(Garbled)?,
        encoding_certain: from.flag()?,
        extractor: read_extractor(from)?,
        title: from.optional(name)?,
        language: from.optional(name)?,
        facts: from.list(MOST_LISTED, read_fact)?,
        structure: from.list(limits.marks, read_mark)?,
        notes: from.list(MOST_LISTED, |from| {
            ImportNote::from_code(&name(from)?).ok_or(Garbled)
        })?,
    };
    Ok(Found { entry, imported })
}

fn read_extractor(from: &mut Reader<'_>) -> Result<Extractor, Garbled> {
    let (name, version) = (from.text(MOST_NAME)?, from.small()?);
    let known = importer_named(&name).map(|importer| importer.extractor());
    known
        .filter(|known| known.version == version)
        .ok_or(Garbled)
}

fn read_mark(from: &mut Reader<'_>) -> Result<StructureMark, Garbled> {
    let (code, number) = (from.byte()?, from.small()?);
    let (start, end) = (ByteOffset(from.small()?), ByteOffset(from.small()?));
    Ok(StructureMark {
        kind: kind_of(code, number).ok_or(Garbled)?,
        span: Span::new(start, end).map_err(|_| Garbled)?,
    })
}

fn write_fact(fact: &Fact, to: &mut Writer) {
    let (code, column) = match &fact.about {
        FactKind::Author => (0, ""),
        FactKind::Outlet => (1, ""),
        FactKind::Published => (2, ""),
        FactKind::Created => (8, ""),
        FactKind::Address => (3, ""),
        FactKind::Recipient => (4, ""),
        FactKind::Speaker => (5, ""),
        FactKind::Accessed => (7, ""),
        FactKind::Column(column) => (6, column.as_str()),
    };
    to.byte(code);
    to.text(column);
    match &fact.value {
        Value::Text(text) => {
            to.byte(0);
            to.text(text);
        }
        Value::Number(digits) => {
            to.byte(1);
            to.text(digits);
        }
        Value::Date(date) => {
            to.byte(2);
            to.flag(date.calendar == Calendar::Hijri);
            to.signed(i64::from(date.year));
            to.byte(date.month.unwrap_or(0));
            to.byte(date.day.unwrap_or(0));
        }
        Value::Boolean(value) => {
            to.byte(3);
            to.flag(*value);
        }
    }
}

fn read_fact(from: &mut Reader<'_>) -> Result<Fact, Garbled> {
    let (code, column) = (from.byte()?, from.text(MOST_FACT)?);
    let about = match code {
        0 => FactKind::Author,
        1 => FactKind::Outlet,
        2 => FactKind::Published,
        3 => FactKind::Address,
        4 => FactKind::Recipient,
        5 => FactKind::Speaker,
        6 => FactKind::Column(column),
        7 => FactKind::Accessed,
        8 => FactKind::Created,
        _ => return Err(Garbled),
    };
    let part = |byte: u8| (byte != 0).then_some(byte);
    let value = match from.byte()? {
        0 => Value::Text(from.text(MOST_FACT)?),
        1 => Value::Number(from.text(MOST_FACT)?),
        2 => Value::Date(PartialDate {
            calendar: match from.flag()? {
                true => Calendar::Hijri,
                false => Calendar::Gregorian,
            },
            year: i32::try_from(from.signed()?).map_err(|_| Garbled)?,
            month: part(from.byte()?),
            day: part(from.byte()?),
        }),
        3 => Value::Boolean(from.flag()?),
        _ => return Err(Garbled),
    };
    Ok(Fact { about, value })
}

fn kind_code(kind: StructureKind) -> (u8, u32) {
    match kind {
        StructureKind::Heading(level) => (0, u32::from(level)),
        StructureKind::ListItem(level) => (1, u32::from(level)),
        StructureKind::Quotation => (2, 0),
        StructureKind::Code => (3, 0),
        StructureKind::Emphasis => (4, 0),
        StructureKind::Strong => (5, 0),
        StructureKind::Rule => (6, 0),
        StructureKind::Furniture => (7, 0),
        StructureKind::TableRow => (8, 0),
        StructureKind::Footnote => (9, 0),
        StructureKind::Page(number) => (10, number),
        StructureKind::Cue(moment) => (11, moment),
        StructureKind::Speaker => (12, 0),
    }
}

fn kind_of(code: u8, number: u32) -> Option<StructureKind> {
    let level = || u8::try_from(number).ok();
    Some(match code {
        0 => StructureKind::Heading(level()?),
        1 => StructureKind::ListItem(level()?),
        2 => StructureKind::Quotation,
        3 => StructureKind::Code,
        4 => StructureKind::Emphasis,
        5 => StructureKind::Strong,
        6 => StructureKind::Rule,
        7 => StructureKind::Furniture,
        8 => StructureKind::TableRow,
        9 => StructureKind::Footnote,
        10 => StructureKind::Page(number),
        11 => StructureKind::Cue(number),
        12 => StructureKind::Speaker,
        _ => return None,
    })
}
