//! Tables as comma-separated values (RFC 4180), UTF-8.
//!
//! Documents are told, and what was written of them is read back, some at a time on all cores.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use csv::{ReaderBuilder, StringRecord, Writer};

use crate::base::{Progress, in_order, pieces_of};
use crate::exchange::guard::{guarded, unguarded};
use crate::exchange::list::BOM;
use crate::exchange::record::{ExchangeError, FileStep};
use crate::exchange::tables::digest::{Digester, Told};
use crate::exchange::tables::file::differs;
use crate::exchange::tables::{Cell, Table, TableOptions, TableSummary};
use crate::model::{Document, Snapshot};

/// Documents of one piece.
const DOCUMENTS: usize = 32;

/// A part of the file, from where the one before it ends.
pub(super) struct Piece {
    /// Bytes.
    n_bytes: u64,
    told: Told,
}

/// Writes one table.
pub(super) fn write(
    snapshot: &Snapshot,
    options: &TableOptions,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(TableSummary, Vec<Piece>), ExchangeError> {
    let output = |source| ExchangeError::Output { source };
    let mut pieces = Vec::new();
    let mut put = |(bytes, told): (Vec<u8>, Told)| {
        pieces.push(Piece {
            n_bytes: bytes.len() as u64,
            told,
        });
        out.write_all(&bytes).map_err(output)
    };
    let table = Table::new(snapshot, options.kind, options.language);
    let mut heads = Part::new(match options.with_bom {
        true => BOM.as_bytes().to_vec(),
        false => Vec::new(),
    });
    heads.row(&table.heads())?;
    put(heads.done()?)?;
    let documents: Vec<&Document> = snapshot.documents_in_order().map(|row| &**row).collect();
    let ranges = pieces_of(documents.len(), DOCUMENTS);
    let told = |piece: usize| {
        let mut part = Part::new(Vec::new());
        for document in &documents[ranges[piece].clone()] {
            table.rows(document, progress, &mut |row| part.row(row))?;
        }
        part.done()
    };
    in_order(ranges.len(), told, put)?;
    let n_rows = pieces
        .iter()
        .map(|piece| piece.told.n_rows as usize)
        .sum::<usize>()
        - 1;
    Ok((TableSummary { n_rows, n_cut: 0 }, pieces))
}

/// Rows as they are told.
struct Part {
    writer: Writer<Vec<u8>>,
    digester: Digester,
    n_rows: u32,
}

impl Part {
    /// Rows behind `begun`.
    fn new(begun: Vec<u8>) -> Self {
        Self {
            writer: Writer::from_writer(begun),
            digester: Digester::default(),
            n_rows: 0,
        }
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), ExchangeError> {
        let failed = |error: csv::Error| ExchangeError::Output {
            source: error.into(),
        };
        for (column, cell) in cells.iter().enumerate() {
            match cell {
                Cell::Text(text) => {
                    self.digester.text(self.n_rows, column, text);
                    self.writer.write_field(&*guarded(text))
                }
                Cell::Number(number) => {
                    let digits = number.to_string();
                    self.digester.text(self.n_rows, column, &digits);
                    self.writer.write_field(&digits)
                }
            }
            .map_err(failed)?;
        }
        self.digester.number(self.n_rows, 0, cells.len() as u64);
        self.n_rows += 1;
        self.writer.write_record(None::<&[u8]>).map_err(failed)
    }

    fn done(self) -> Result<(Vec<u8>, Told), ExchangeError> {
        let bytes = self
            .writer
            .into_inner()
            .map_err(|error| ExchangeError::Output {
                source: error.into_error(),
            })?;
        Ok((bytes, self.digester.told()))
    }
}

/// That what was written came back, cell by cell.
pub(super) fn prove(
    options: &TableOptions,
    pieces: &[Piece],
    progress: &Progress,
    path: &Path,
) -> Result<(), ExchangeError> {
    let mut starts = Vec::with_capacity(pieces.len());
    let mut end = 0;
    for piece in pieces {
        starts.push(end);
        end += piece.n_bytes;
    }
    let input = |source| ExchangeError::File {
        step: FileStep::Read,
        source,
        path: path.to_owned(),
    };
    if File::open(path)
        .and_then(|file| file.metadata())
        .map_err(input)?
        .len()
        != end
    {
        return Err(differs());
    }
    let prove = |at: usize| {
        progress.check()?;
        let mut bytes = Vec::new();
        let mut file = File::open(path).map_err(input)?;
        file.seek(SeekFrom::Start(starts[at])).map_err(input)?;
        let mut part = file.take(pieces[at].n_bytes);
        part.read_to_end(&mut bytes).map_err(input)?;
        let bytes = match at == 0 && options.with_bom {
            true => bytes.strip_prefix(BOM.as_bytes()).ok_or_else(differs)?,
            false => &bytes,
        };
        pieces[at].told.same_as(read(bytes)?)
    };
    in_order(pieces.len(), prove, Ok)
}

/// What the rows of a part of a file come to.
fn read(bytes: &[u8]) -> Result<Told, ExchangeError> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let mut digester = Digester::default();
    let mut record = StringRecord::new();
    let mut row = 0;
    while reader.read_record(&mut record).map_err(|_| differs())? {
        for (column, field) in record.iter().enumerate() {
            digester.text(row, column, unguarded(field));
        }
        digester.number(row, 0, record.len() as u64);
        row += 1;
    }
    Ok(digester.told())
}
