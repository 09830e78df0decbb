//! The second question: to read a project of another program, and what may be answered to that.

use std::io::{ErrorKind, Read, Write};

use crate::base::{Budget, Progress};
use crate::exchange::foreign::{Files, Foreign, ForeignReader, Part, decode, encode, read_sending};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::worker::frame::{Frame, FrameError, FrameKind};
use crate::exchange::importer::worker::message::{MOST_SMALL, VERSION, read_budget, write_budget};
use crate::exchange::importer::worker::wire::{Reader, Writer};

/// The most files that one project may lie in.
const MOST_PARTS: u64 = 1_000;
/// All files beside texts that may come back, bytes.
const MOST_FILES: u64 = 2 << 30;
/// The longest name of a file, bytes.
const MOST_NAME: usize = 1 << 16;
/// A project without its files, bytes. What is made of it here takes a few times as much.
const MOST_PROJECT: u64 = 512 << 20;

/// A project to read.
pub struct AskedProject {
    /// By which reader.
    pub reader: &'static dyn ForeignReader,
    /// Its files.
    pub parts: Vec<Part>,
    /// Within which limits.
    pub budget: Budget,
}

/// What a worker says of a project.
pub(in crate::exchange) type Answer = Result<Foreign, ImportError>;

/// Sends a project.
pub(in crate::exchange) fn ask(
    to: &mut dyn Write,
    reader: &dyn ForeignReader,
    parts: &[Part],
    budget: &Budget,
) -> Result<(), FrameError> {
    let mut body = Writer::default();
    body.byte(VERSION);
    body.text(reader.name());
    write_budget(budget, &mut body);
    body.count(parts.len());
    parts.iter().for_each(|part| body.text(&part.name));
    Frame::write(to, FrameKind::AskProject, &body.0)?;
    for part in parts {
        Frame::write(to, FrameKind::Bytes, &part.bytes)?;
    }
    Ok(to.flush()?)
}

/// Receives a project, after the first byte of its question.
pub(in crate::exchange) fn hear(
    from: &mut dyn Read,
    mut body: Reader<'_>,
    readers: &[&'static dyn ForeignReader],
) -> Result<AskedProject, FrameError> {
    let name = |body: &mut Reader<'_>| body.text(MOST_SMALL as usize);
    let called = name(&mut body)?;
    let mut known = readers.iter().filter(|reader| reader.name() == called);
    let reader = *known.next().ok_or(FrameError::Wrong)?;
    let budget = read_budget(&mut body)?;
    let names = body.list(MOST_PARTS, name)?;
    body.end()?;
    let (mut parts, mut left) = (Vec::new(), budget.bytes);
    for name in names {
        let frame = Frame::read(from, left)?.ok_or(FrameError::Wrong)?;
        if frame.kind != FrameKind::Bytes {
            return Err(FrameError::Wrong);
        }
        left = left.saturating_sub(frame.body.len() as u64);
        let bytes = frame.body;
        parts.push(Part { name, bytes });
    }
    Ok(AskedProject {
        reader,
        parts,
        budget,
    })
}

/// Reads a project and sends what was read, file after file.
pub(in crate::exchange) fn answer(
    to: &mut dyn Write,
    asked: &AskedProject,
) -> Result<(), FrameError> {
    // Nobody can ask this process to stop: it is killed instead.
    let progress = Progress::default();
    let mut broken = None;
    let mut send = |name: &str, bytes: Vec<u8>| {
        let mut body = Writer::default();
        body.text(name);
        body.0.extend_from_slice(&bytes);
        let sent = Frame::write(&mut *to, FrameKind::File, &body.0);
        sent.map_err(|error| {
            broken = Some(error);
            ImportError::Died
        })
    };
    let read = read_sending(
        asked.reader,
        &asked.parts,
        &asked.budget,
        &progress,
        &mut send,
    );
    if let Some(error) = broken {
        return Err(error);
    }
    match read {
        Ok(foreign) => Frame::write(to, FrameKind::Project, &encode(&foreign))?,
        Err(error) => Frame::write(to, FrameKind::Refused, error.code().as_bytes())?,
    }
    Ok(to.flush()?)
}

/// Receives what was read of a project, and believes nothing of it that cannot be.
pub(in crate::exchange) fn decode_answer(
    from: &mut dyn Read,
    budget: &Budget,
) -> Result<Answer, FrameError> {
    let (mut files, mut left, mut n_files) = (Files::default(), MOST_FILES, 0);
    loop {
        let gone = || FrameError::Gone(ErrorKind::UnexpectedEof.into());
        let frame = Frame::read(from, left.max(MOST_PROJECT))?.ok_or_else(gone)?;
        let length = frame.body.len() as u64;
        match frame.kind {
            FrameKind::File => {
                n_files += 1;
                let is_allowed = length <= left && budget.check_items(n_files).is_ok();
                left = left.saturating_sub(length);
                let mut body = Reader(&frame.body);
                let name = body.text(MOST_NAME)?;
                if !is_allowed {
                    return Err(FrameError::Wrong);
                }
                files.put(name, body.0.to_vec());
            }
            FrameKind::Project if length <= MOST_PROJECT => {
                return Ok(Ok(decode(&frame.body, files)?));
            }
            FrameKind::Refused => {
                let code = std::str::from_utf8(&frame.body).map_err(|_| FrameError::Wrong)?;
                let error = ImportError::from_code(code).ok_or(FrameError::Wrong)?;
                return Ok(Err(error));
            }
            _ => return Err(FrameError::Wrong),
        }
    }
}
