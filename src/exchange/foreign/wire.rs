//! A project as bytes: the mirror of [`Project`] between two processes of one version of the program.
//!
//! Nothing here is nested, so depth costs nothing; a list grows as its things come, so that a count alone takes no memory.

use uuid::Uuid;

use crate::base::environment::Timestamp;
use crate::base::{ReportEntry, Severity};
use crate::exchange::foreign::check::is_sound;
use crate::exchange::foreign::notes::{code_of, note_of};
use crate::exchange::foreign::{Files, Foreign};
use crate::exchange::importer::worker::wire::{Garbled, Reader, Writer};
use crate::exchange::refi::project::{
    Case, Code, Coding, Link, Note, Plain, Project, Selection, Set, Source, SourceKind, Stamp,
    User, Variable, VariableType, VariableValue,
};
use crate::exchange::refi::{RefiNote, RefiReport};

/// A project and the lines of its report; its files go on their own.
pub(in crate::exchange) fn encode(foreign: &Foreign) -> Vec<u8> {
    let mut to = Writer::default();
    foreign.project.put(&mut to);
    let entries = foreign.report.entries();
    to.count(entries.len());
    entries.iter().for_each(|entry| put_entry(entry, &mut to));
    to.0
}

/// What was encoded, if it can be believed.
pub(in crate::exchange) fn decode(bytes: &[u8], files: Files) -> Result<Foreign, Garbled> {
    let mut from = Reader(bytes);
    let project = Project::get(&mut from)?;
    let mut report = RefiReport::default();
    for (severity, about, note) in from.list(u64::MAX, get_entry)? {
        report.add(severity, about, note);
    }
    from.end()?;
    match is_sound(&project) {
        true => Ok(Foreign {
            project,
            report,
            files,
            reader: "",
            is_settled: false,
        }),
        false => Err(Garbled),
    }
}

const SEVERITIES: [Severity; 3] = [Severity::Note, Severity::Warning, Severity::Refused];

fn put_entry(entry: &ReportEntry<RefiNote>, to: &mut Writer) {
    let severity = SEVERITIES.iter().position(|one| *one == entry.severity);
    to.byte(severity.unwrap_or_default() as u8);
    entry.file.put(to);
    let (code, figures) = code_of(&entry.note);
    to.byte(code);
    figures.iter().for_each(|figure| to.signed(*figure));
}

fn get_entry(from: &mut Reader<'_>) -> Result<(Severity, String, RefiNote), Garbled> {
    let severity = SEVERITIES.get(usize::from(from.byte()?));
    let about = String::get(from)?;
    let code = from.byte()?;
    let figures = [from.signed()?, from.signed()?, from.signed()?];
    let note = note_of(code, figures).ok_or(Garbled)?;
    Ok((*severity.ok_or(Garbled)?, about, note))
}

/// What can be written and read again.
trait Wire: Sized {
    fn put(&self, to: &mut Writer);
    fn get(from: &mut Reader<'_>) -> Result<Self, Garbled>;
}

/// A thing is its fields, one after the other; one that is forgotten does not compile.
macro_rules! fields {
    ($($name:ident: $($field:ident),+;)+) => {
        $(impl Wire for $name {
            fn put(&self, to: &mut Writer) {
                $(self.$field.put(to);)+
            }

            fn get(from: &mut Reader<'_>) -> Result<Self, Garbled> {
                Ok(Self { $($field: Wire::get(from)?),+ })
            }
        })+
    };
}

fields! {
    Project: name, origin, stamp, users, codes, variables, cases, sources, notes, links, sets, description, note_refs;
    Stamp: by, at, modified_by, modified;
    User: guid, name;
    Code: guid, parent, name, is_codable, color, description, notes;
    Variable: guid, name, kind, description;
    VariableValue: variable, kind, text;
    Case: guid, name, description, values, sources, n_selections;
    Source: guid, name, kind, path, plain, representation, language, stamp, description, selections, n_other_selections,
        codings, notes, values;
    Selection: guid, name, prefix, suffix, passage, is_bare, start, end, stamp, description, codings, notes;
    Coding: guid, code, by, at, notes;
    Note: guid, name, plain, stamp, description, n_others;
    Link: guid, name, is_one_way, origin, target, stamp, notes;
    Set: guid, name, description, codes, sources, notes;
}

impl Wire for String {
    fn put(&self, to: &mut Writer) {
        to.text(self);
    }

    fn get(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        from.text(usize::MAX)
    }
}

impl Wire for bool {
    fn put(&self, to: &mut Writer) {
        to.flag(*self);
    }

    fn get(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        from.flag()
    }
}

impl Wire for i64 {
    fn put(&self, to: &mut Writer) {
        to.signed(*self);
    }

    fn get(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        from.signed()
    }
}

impl Wire for usize {
    fn put(&self, to: &mut Writer) {
        to.count(*self);
    }

    fn get(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        Ok(from.small()? as Self)
    }
}

impl Wire for [u8; 3] {
    fn put(&self, to: &mut Writer) {
        self.iter().for_each(|byte| to.byte(*byte));
    }

    fn get(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        Ok([from.byte()?, from.byte()?, from.byte()?])
    }
}

impl Wire for Uuid {
    fn put(&self, to: &mut Writer) {
        let (high, low) = self.as_u64_pair();
        to.large(high);
        to.large(low);
    }

    fn get(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        Ok(Self::from_u64_pair(from.large()?, from.large()?))
    }
}

impl Wire for Timestamp {
    fn put(&self, to: &mut Writer) {
        to.signed(self.utc_micros);
        to.signed(i64::from(self.offset_seconds));
    }

    fn get(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        let time = Self {
            utc_micros: from.signed()?,
            offset_seconds: i32::try_from(from.signed()?).map_err(|_| Garbled)?,
        };
        // One that cannot be told is none.
        match time.year_month_day() {
            Some(_) => Ok(time),
            None => Err(Garbled),
        }
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, to: &mut Writer) {
        to.optional(self.as_ref(), |to, value| value.put(to));
    }

    fn get(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        from.optional(T::get)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, to: &mut Writer) {
        to.count(self.len());
        self.iter().for_each(|one| one.put(to));
    }

    fn get(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        from.list(u64::MAX, T::get)
    }
}

impl Wire for Plain {
    fn put(&self, to: &mut Writer) {
        match self {
            Self::None => to.byte(0),
            Self::Path(path) => {
                to.byte(1);
                path.put(to);
            }
            Self::Content(text) => {
                to.byte(2);
                text.put(to);
            }
        }
    }

    fn get(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        Ok(match from.byte()? {
            0 => Self::None,
            1 => Self::Path(String::get(from)?),
            2 => Self::Content(String::get(from)?),
            _ => return Err(Garbled),
        })
    }
}

const KINDS: [SourceKind; 5] = [
    SourceKind::Text,
    SourceKind::Pdf,
    SourceKind::Picture,
    SourceKind::Audio,
    SourceKind::Video,
];

impl Wire for SourceKind {
    fn put(&self, to: &mut Writer) {
        let code = KINDS.iter().position(|kind| kind == self);
        to.byte(code.unwrap_or_default() as u8);
    }

    fn get(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        KINDS.get(usize::from(from.byte()?)).copied().ok_or(Garbled)
    }
}

impl Wire for VariableType {
    fn put(&self, to: &mut Writer) {
        let code = Self::ALL.iter().position(|(kind, ..)| kind == self);
        to.byte(code.unwrap_or_default() as u8);
    }

    fn get(from: &mut Reader<'_>) -> Result<Self, Garbled> {
        let known = Self::ALL.get(usize::from(from.byte()?));
        known.map(|(kind, ..)| *kind).ok_or(Garbled)
    }
}
