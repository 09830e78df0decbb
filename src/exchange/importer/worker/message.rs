//! What is asked of a worker, and what it may answer.

use std::io::{ErrorKind, Read, Write};
use std::sync::Arc;
use std::time::Duration;

use crate::base::environment::Timestamp;
use crate::base::{Budget, Report};
use crate::exchange::foreign::ForeignReader;
use crate::exchange::importer::registry::importer_named;
use crate::exchange::importer::worker::check::is_sound;
use crate::exchange::importer::worker::document::{self, Limits};
use crate::exchange::importer::worker::frame::{Frame, FrameError, FrameKind};
use crate::exchange::importer::worker::project::{self, AskedProject};
use crate::exchange::importer::worker::wire::{Garbled, Reader, Writer};
use crate::exchange::importer::{
    ImportError, ImportNote, ImportOptions, Importer, Reading, SourceFile, TableChoice,
};
use crate::text::Encoding;

/// Raised with every change of the messages. Both sides are one program, so they never differ.
pub(super) const VERSION: u8 = 2;
/// The most columns of a table that a person may choose.
const MOST_COLUMNS: u64 = 10_000;
/// The longest question, refusal or line of the report, in bytes.
pub(super) const MOST_SMALL: u64 = 1 << 20;
/// All that one file may come to on its way back, in bytes: a worker has no more memory than this.
const MOST_ANSWER: u64 = 1 << 30;

/// What is to be read.
pub enum Asked {
    /// Documents of a file.
    Documents(AskedDocuments),
    /// A project of another program.
    Project(AskedProject),
}

/// A file to read.
pub struct AskedDocuments {
    /// By which reader.
    pub importer: &'static dyn Importer,
    /// The file.
    pub source: SourceFile,
    /// What a person chose.
    pub options: ImportOptions,
    /// Within which limits.
    pub budget: Budget,
}

/// What a worker says of a file.
pub type Answer = Result<Reading, ImportError>;

impl From<Garbled> for FrameError {
    fn from(_: Garbled) -> Self {
        Self::Wrong
    }
}

/// Sends a file.
pub(super) fn ask(
    to: &mut dyn Write,
    importer: &dyn Importer,
    source: &SourceFile,
    options: &ImportOptions,
    budget: &Budget,
) -> Result<(), FrameError> {
    let mut body = Writer::default();
    body.byte(VERSION);
    body.text(importer.extractor().name);
    body.text(&source.name);
    body.optional(source.modified, |body, time| {
        body.signed(time.utc_micros);
        body.signed(i64::from(time.offset_seconds));
    });
    body.optional(options.encoding.map(Encoding::name), Writer::text);
    body.optional(options.table.as_ref(), |body, table| {
        body.count(table.text_columns.len());
        for column in &table.text_columns {
            body.text(column);
        }
    });
    write_budget(budget, &mut body);
    Frame::write(to, FrameKind::Ask, &body.0)?;
    Frame::write(to, FrameKind::Bytes, &source.bytes)?;
    to.flush()?;
    Ok(())
}

pub(super) fn write_budget(budget: &Budget, body: &mut Writer) {
    body.large(budget.bytes);
    body.large(budget.characters);
    body.large(budget.items);
    body.small(budget.depth);
    body.large(budget.time.as_millis().try_into().unwrap_or(u64::MAX));
}

pub(super) fn read_budget(body: &mut Reader<'_>) -> Result<Budget, Garbled> {
    Ok(Budget {
        bytes: body.large()?,
        characters: body.large()?,
        items: body.large()?,
        depth: body.small()?,
        time: Duration::from_millis(body.large()?),
        deadline: None,
    })
}

/// Receives what is to be read; none where there is nothing further. `readers` are those of projects.
pub(in crate::exchange) fn hear(
    from: &mut dyn Read,
    readers: &[&'static dyn ForeignReader],
) -> Result<Option<Asked>, FrameError> {
    let Some(frame) = Frame::read(from, MOST_SMALL)? else {
        return Ok(None);
    };
    let mut body = Reader(&frame.body);
    let is_known = frame.kind == FrameKind::Ask || frame.kind == FrameKind::AskProject;
    if !is_known || body.byte()? != VERSION {
        return Err(FrameError::Wrong);
    }
    if frame.kind == FrameKind::AskProject {
        return project::hear(from, body, readers).map(|asked| Some(Asked::Project(asked)));
    }
    let name = |body: &mut Reader<'_>| body.text(MOST_SMALL as usize);
    let importer = importer_named(&name(&mut body)?).ok_or(FrameError::Wrong)?;
    let file_name = name(&mut body)?;
    let modified = body.optional(|body| {
        Ok(Timestamp {
            utc_micros: body.signed()?,
            offset_seconds: i32::try_from(body.signed()?).map_err(|_| Garbled)?,
        })
    })?;
    let encoding = body.optional(|body| Encoding::from_name(&name(body)?).ok_or(Garbled))?;
    let table = body.optional(|body| {
        let text_columns = body.list(MOST_COLUMNS, name)?;
        Ok(TableChoice { text_columns })
    })?;
    let budget = read_budget(&mut body)?;
    body.end()?;
    let bytes = Frame::read(from, budget.bytes)?.ok_or(FrameError::Wrong)?;
    if bytes.kind != FrameKind::Bytes {
        return Err(FrameError::Wrong);
    }
    Ok(Some(Asked::Documents(AskedDocuments {
        importer,
        source: SourceFile {
            name: file_name,
            bytes: bytes.body,
            modified,
        },
        options: ImportOptions { encoding, table },
        budget,
    })))
}

/// Sends what was read.
pub(super) fn answer(to: &mut dyn Write, answer: &Answer) -> Result<(), FrameError> {
    let reading = match answer {
        Ok(reading) => reading,
        Err(error) => {
            Frame::write(to, FrameKind::Refused, error.code().as_bytes())?;
            return Ok(to.flush()?);
        }
    };
    let mut sent: Option<&Arc<[u8]>> = None;
    for found in &reading.documents {
        if let Some(entry) = &found.entry
            && !sent.is_some_and(|sent| Arc::ptr_eq(sent, &entry.bytes))
        {
            Frame::write(to, FrameKind::Original, &entry.bytes)?;
            sent = Some(&entry.bytes);
        }
        if let Some(own) = &found.imported.original {
            Frame::write(to, FrameKind::Bytes, own)?;
        }
        let mut body = Writer::default();
        document::write(found, &mut body);
        Frame::write(to, FrameKind::Document, &body.0)?;
    }
    for entry in reading.passed.entries() {
        let mut body = Writer::default();
        body.text(&entry.file);
        body.text(&entry.note.report_code());
        Frame::write(to, FrameKind::Passed, &body.0)?;
    }
    let mut body = Writer::default();
    body.count(reading.documents.len());
    Frame::write(to, FrameKind::Done, &body.0)?;
    Ok(to.flush()?)
}

/// Receives what was read of a file, and believes nothing of it that cannot be.
pub fn decode_answer(from: &mut dyn Read, budget: &Budget) -> Result<Answer, FrameError> {
    let mut left = MOST_ANSWER;
    let limits = Limits {
        text: usize::try_from(budget.characters.saturating_mul(4)).unwrap_or(usize::MAX),
        marks: budget.items,
    };
    let (mut reading, mut report) = (Reading::default(), Report::new());
    let mut entry: Option<Arc<[u8]>> = None;
    let mut own = None;
    loop {
        let gone = || FrameError::Gone(ErrorKind::UnexpectedEof.into());
        let frame = Frame::read(from, left)?.ok_or_else(gone)?;
        left = left.saturating_sub(frame.body.len() as u64);
        // Every document and every line counts as an item, so that empty ones have an end too.
        let n_items = reading.documents.len() + report.entries().len();
        budget
            .check_items(n_items as u64)
            .map_err(|_| FrameError::Wrong)?;
        let mut body = Reader(&frame.body);
        match frame.kind {
            FrameKind::Original => entry = Some(Arc::from(frame.body)),
            FrameKind::Bytes => own = Some(frame.body),
            FrameKind::Document => {
                let found = document::read(&mut body, &limits, entry.as_ref(), &mut own)?;
                body.end()?;
                if !is_sound(&found, budget) {
                    return Err(FrameError::Wrong);
                }
                reading.documents.push(found);
            }
            FrameKind::Passed => {
                let (part, code) = (body.text(1 << 20)?, body.text(1 << 20)?);
                body.end()?;
                let note = ImportNote::from_report_code(&code).ok_or(FrameError::Wrong)?;
                report.add(note.severity(), part, note);
            }
            FrameKind::Done => {
                let count = body.small()?;
                body.end()?;
                let has_some = !reading.documents.is_empty() || !report.is_empty();
                if count as usize != reading.documents.len() || !has_some {
                    return Err(FrameError::Wrong);
                }
                reading.passed = report;
                return Ok(Ok(reading));
            }
            FrameKind::Refused => {
                let code = std::str::from_utf8(&frame.body).map_err(|_| FrameError::Wrong)?;
                let error = ImportError::from_code(code).ok_or(FrameError::Wrong)?;
                return Ok(Err(error));
            }
            FrameKind::Ask | FrameKind::AskProject | FrameKind::File | FrameKind::Project => {
                return Err(FrameError::Wrong);
            }
        }
    }
}
