//! CSV and its kin: which sign separates the fields, and the rows with the bytes that each was read from.

use std::borrow::Cow;

use crate::base::{Budget, Progress};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::table::grid::{Cell, Grid, Row};
use crate::text::{Encoding, decode};

/// The signs that are tried, the likeliest first.
const SIGNS: &[u8] = b",;\t|";
/// So much of the file, in bytes, and so many records are looked at to find the sign.
const SAMPLE: usize = 64 * 1024;
const SAMPLE_RECORDS: usize = 200;
/// The clock and the cancel request are looked at once in so many records.
const RECORDS_PER_CHECK: u64 = 1024;

/// Reads the records of a file in its encoding.
pub(super) fn read(
    bytes: &[u8],
    encoding: Encoding,
    budget: &Budget,
    progress: &Progress,
) -> Result<Grid, ImportError> {
    let body = Body::new(bytes, encoding);
    let separator = separator(&body.bytes);
    let mut reader = reader(&body.bytes, separator);
    let mut record = csv::ByteRecord::new();
    let mut rows: Vec<Row> = Vec::new();
    // Where each kept row begins; the next one's beginning is its end.
    let mut starts = Vec::new();
    let (mut number, mut fields) = (0, 0);
    while reader
        .read_byte_record(&mut record)
        .map_err(|_| ImportError::Damaged {
            part: format!("row {}", number + 1),
        })?
    {
        number += 1;
        if number % RECORDS_PER_CHECK == 0 {
            progress.check()?;
            budget.check_time()?;
        }
        fields += record.len() as u64;
        budget.check_items(fields)?;
        let cells: Vec<Cell> = record
            .iter()
            .map(|field| Cell::written(body.text(field)))
            .collect();
        let start = record.position().map_or(0, csv::Position::byte);
        starts.push(usize::try_from(start).unwrap_or(usize::MAX));
        rows.push(Row {
            number: number as usize,
            cells,
            original: None,
        });
    }
    starts.push(body.bytes.len());
    for (row, ends) in rows.iter_mut().zip(starts.windows(2)) {
        row.original = body
            .bytes
            .get(ends[0]..ends[1])
            .map(|part| body.original(part));
    }
    rows.retain(|row| !row.cells.iter().all(Cell::is_empty));
    Ok(Grid { name: None, rows })
}

/// The file as bytes in which a separator is one byte.
struct Body<'a> {
    bytes: Cow<'a, [u8]>,
    /// That of the file; the bytes above are UTF-8 if it is UTF-16.
    encoding: Encoding,
}

impl<'a> Body<'a> {
    fn new(bytes: &'a [u8], encoding: Encoding) -> Self {
        let bytes = match encoding {
            Encoding::Utf16LittleEndian | Encoding::Utf16BigEndian => {
                Cow::Owned(decode(bytes, Some(encoding)).text.into_bytes())
            }
            Encoding::Utf8 => {
                let mark = b"\xEF\xBB\xBF";
                Cow::Borrowed(bytes.strip_prefix(mark).unwrap_or(bytes))
            }
            Encoding::Windows1256 | Encoding::Iso8859Part6 | Encoding::Windows1252 => {
                Cow::Borrowed(bytes)
            }
        };
        Self { bytes, encoding }
    }

    /// The characters of a field.
    fn text(&self, field: &[u8]) -> String {
        let encoding = match self.encoding {
            Encoding::Utf16LittleEndian | Encoding::Utf16BigEndian => Encoding::Utf8,
            other => other,
        };
        decode(field, Some(encoding)).text
    }

    /// The bytes of a record as they are in the file; those of UTF-16 are made again, with LF at line ends.
    fn original(&self, part: &[u8]) -> Vec<u8> {
        let units = || {
            String::from_utf8_lossy(part)
                .encode_utf16()
                .collect::<Vec<u16>>()
        };
        match self.encoding {
            Encoding::Utf16LittleEndian => units().into_iter().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16BigEndian => units().into_iter().flat_map(u16::to_be_bytes).collect(),
            _ => part.to_vec(),
        }
    }
}

fn reader(bytes: &[u8], separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(bytes)
}

/// The sign by which most records fall into the same number of fields, and more than one. Signs between quotes do not count.
fn separator(bytes: &[u8]) -> u8 {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let is_cut = sample.len() < bytes.len();
    let mut best = (0, 0, b',');
    for sign in SIGNS {
        let mut counts: Vec<usize> = reader(sample, *sign)
            .byte_records()
            .map_while(Result::ok)
            .take(SAMPLE_RECORDS)
            .map(|record| record.len())
            .collect();
        if is_cut && counts.len() > 1 {
            counts.pop();
        }
        let usual = most_frequent(&mut counts);
        let alike = counts.iter().filter(|count| **count == usual).count();
        // In thousandths, so that a few odd records do not decide.
        let share = alike * 1_000 / counts.len().max(1);
        if usual > 1 && (share, usual) > (best.0, best.1) {
            best = (share, usual, *sign);
        }
    }
    best.2
}

fn most_frequent(counts: &mut [usize]) -> usize {
    counts.sort_unstable();
    let (mut best, mut most) = (0, 0);
    for same in counts.chunk_by(|one, next| one == next) {
        if same.len() >= most {
            (best, most) = (same[0], same.len());
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_is_found() {
        for (text, expected) in [
            ("a,b\n1,2\n", b','),
            ("a;b\n1,5;2,5\n3,1;4,2\n", b';'),
            ("a\tb\nx, y, z\tw\n", b'\t'),
            ("\"a;b\",c\n\"d;e\",f\n", b','),
            ("a|b\nc|d\n", b'|'),
            ("one column\nof words, some\n", b','),
            ("", b','),
        ] {
            assert_eq!(separator(text.as_bytes()), expected, "{text:?}");
        }
    }
}
