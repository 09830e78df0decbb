//! Reads a record that lies as we write it, line by line on all cores, so that of the file only a few rows are in memory: it may be as
//! large as it is.
//!
//! Whatever lies otherwise, as a person or another program left it, is no fault: it is read as a whole then (`read.rs`), which also
//! says what is wrong with it.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::sync::Arc;

use super::assemble::check_all;
use super::by_line::{
    AFTER, BEFORE, ByLine, CAPTURES, HISTORY, List, TOMBSTONES, WHOLE_FILES, differs, parse,
};
use super::error::{ExchangeError, RowFault};
use super::mirror::{CaptureMirror, HistoryMirror, TombstoneMirror, WholeFileMirror};
use super::text_map::{TextMap, TextMaps};
use super::value::{Format, HistoryEntry, KnownTexts, Record};
use super::write::of_row;
use crate::base::{Progress, in_order, pieces_of};
use crate::command::{Original, OriginalOf};
use crate::model::{Capture, CaptureId, Row, RowKey, Sha256, Tombstone};

/// Documents that are read at a time, once the texts are there.
const DOCUMENTS: usize = 256;

/// Reads a record whose rows are its lines, in the order of writing, and checks it in every respect.
///
/// `known` shares texts that are in memory already. Fails on any record that lies otherwise, leaves out texts, or has a fault:
/// what [`read`](super::read()) makes of it is not said by that.
pub fn read_by_line(
    bytes: impl BufRead + Send,
    known: &KnownTexts<'_>,
    progress: &Progress,
) -> Result<Record, ExchangeError> {
    let mut file = ByLine::new(bytes, progress)?;
    let mut reading = Reading::default();
    let [annotators, documents] = &BEFORE;
    reading.list(&mut file, annotators)?;
    // Places in documents are places in texts, which come after them.
    let mut lines = Vec::new();
    file.list(
        documents.name,
        |_, line| Ok(line.to_owned()),
        |line| {
            lines.push(line);
            Ok(())
        },
    )?;
    reading.captures(&mut file, known)?;
    if file.is_at(WHOLE_FILES) {
        reading.whole_files(&mut file)?;
    }
    reading.documents(file.format, documents, &lines)?;
    for list in &AFTER {
        reading.list(&mut file, list)?;
    }
    reading.trail(&mut file)?;
    let format = file.format;
    let (_, frame) = file.finish()?;
    let Reading {
        mut rows,
        mut originals,
        mut tombstones,
        mut history,
        ..
    } = reading;
    rows.extend(frame.rows);
    rows.sort_by_key(Row::key);
    check_all(&rows).map_err(|(key, fault)| of_row(key)(fault))?;
    originals.sort_unstable_by_key(|original| original.of);
    tombstones.sort_unstable();
    history.sort_unstable_by_key(|entry| (entry.number, entry.id));
    Ok(Record {
        format,
        collection: frame.collection,
        lineage: frame.lineage,
        documents_by: frame.documents_by,
        rows,
        originals,
        tombstones,
        history,
    })
}

/// What has been read.
#[derive(Default)]
struct Reading {
    rows: Vec<Row>,
    texts: Texts,
    originals: Vec<Original>,
    tombstones: Vec<Tombstone>,
    history: Vec<HistoryEntry>,
}

/// The texts of the captures that have come.
#[derive(Default)]
struct Texts(BTreeMap<CaptureId, TextMap>);

impl TextMaps for Texts {
    fn of(&self, capture: CaptureId) -> Result<&TextMap, RowFault> {
        let target = RowKey::from(capture);
        self.0.get(&capture).ok_or(RowFault::Dangling { target })
    }
}

impl Reading {
    fn list(
        &mut self,
        file: &mut ByLine<'_, impl BufRead + Send>,
        list: &List,
    ) -> Result<(), ExchangeError> {
        let (format, texts, rows) = (file.format, &self.texts, &mut self.rows);
        let read = |_: usize, line: &str| row(list, format, line, texts);
        file.list(list.name, read, |row| {
            rows.push(row);
            Ok(())
        })?;
        Ok(())
    }

    fn documents(
        &mut self,
        format: Format,
        list: &List,
        lines: &[String],
    ) -> Result<(), ExchangeError> {
        let (texts, rows) = (&self.texts, &mut self.rows);
        let pieces = pieces_of(lines.len(), DOCUMENTS);
        let read = |piece: usize| {
            let lines = lines[pieces[piece].clone()].iter();
            let rows = lines.map(|line| row(list, format, line, texts));
            rows.collect::<Result<Vec<Row>, _>>()
        };
        in_order(pieces.len(), read, |made| {
            rows.extend(made);
            Ok(())
        })
    }

    fn captures(
        &mut self,
        file: &mut ByLine<'_, impl BufRead + Send>,
        known: &KnownTexts<'_>,
    ) -> Result<(), ExchangeError> {
        let format = file.format;
        let read = |_: usize, line: &str| {
            let read: CaptureMirror<'_> = parse(format, line).ok_or_else(differs)?;
            let id = CaptureId(read.id.0);
            capture(read).map_err(of_row(id.into()))
        };
        let Self {
            rows,
            texts,
            originals,
            ..
        } = self;
        file.list(CAPTURES, read, |(mut capture, mut text, original)| {
            let shared = known(capture.text_sha256);
            if let Some(shared) = shared.filter(|shared| *shared == capture.text) {
                text.share(&shared);
                capture.text = shared;
            }
            originals.extend(original);
            texts.0.insert(capture.id, text);
            rows.push(capture.into());
            Ok(())
        })?;
        Ok(())
    }

    fn whole_files(
        &mut self,
        file: &mut ByLine<'_, impl BufRead + Send>,
    ) -> Result<(), ExchangeError> {
        let format = file.format;
        let read = |_: usize, line: &str| {
            let read: Option<WholeFileMirror> = parse(format, line);
            let (stated, bytes) = read.ok_or_else(differs)?.model();
            match stated == Sha256::of(&bytes) {
                true => Ok(Original {
                    of: OriginalOf::Whole(stated),
                    bytes: bytes.into(),
                }),
                false => Err(differs()),
            }
        };
        file.list(WHOLE_FILES, read, |original| {
            self.originals.push(original);
            Ok(())
        })?;
        Ok(())
    }

    fn trail(&mut self, file: &mut ByLine<'_, impl BufRead + Send>) -> Result<(), ExchangeError> {
        let format = file.format;
        let read = |_: usize, line: &str| {
            let read: Option<TombstoneMirror> = parse(format, line);
            read.map(TombstoneMirror::model).ok_or_else(differs)
        };
        file.list(TOMBSTONES, read, |row| {
            self.tombstones.push(row);
            Ok(())
        })?;
        let read = |_: usize, line: &str| {
            let read: Option<HistoryMirror<'_>> = parse(format, line);
            read.map(HistoryMirror::model).ok_or_else(differs)
        };
        file.list(HISTORY, read, |row| {
            self.history.push(row);
            Ok(())
        })?;
        Ok(())
    }
}

fn row(list: &List, format: Format, line: &str, texts: &Texts) -> Result<Row, ExchangeError> {
    let read = (list.read)(format, line, texts).ok_or_else(differs)?;
    read.map_err(|_| differs())
}

/// A capture with the converter of its text, and the bytes of its file where they are there.
fn capture(mut read: CaptureMirror<'_>) -> Result<(Capture, TextMap, Option<Original>), RowFault> {
    let stated = read.text_sha256.0;
    let document = String::new();
    let text = read.text.take();
    let text = text.ok_or(RowFault::TextMissing { document })?;
    let computed = Sha256::of(text.as_bytes());
    if computed != stated {
        return Err(RowFault::TextHash { stated, computed });
    }
    let text = TextMap::new(Arc::from(&*text));
    let id = CaptureId(read.id.0);
    let original = read.take_original()?.map(|bytes| Original {
        of: OriginalOf::Capture(id),
        bytes: bytes.into(),
    });
    Ok((read.model(&text)?, text, original))
}
