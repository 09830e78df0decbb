//! Files of ours in which each row is a line, read back some lines at a time, so that only a few are in memory.

use std::io::{BufRead, Read};
use std::ops::Range;

use crate::exchange::record::ExchangeError;

/// Rows that are read at a time.
const ROWS: usize = 256;
/// Bytes after which no more of them are.
const BYTES: usize = 1 << 16;

/// No line of ours is longer, bytes: a row has one text and the file that it was taken from.
const LONGEST: u64 = 2_000_000_000;

/// The lines of a file.
pub(super) struct Lines<B> {
    bytes: B,
    /// The line that one is at, with its end; empty after the last.
    pub(super) line: Vec<u8>,
    /// How long the file is as far as it has been read, with the line that one is at.
    pub(super) n_bytes: u64,
}

impl<B: BufRead> Lines<B> {
    /// The first line.
    pub(super) fn new(bytes: B) -> Result<Self, ExchangeError> {
        let mut lines = Self {
            bytes,
            line: Vec::new(),
            n_bytes: 0,
        };
        lines.go_on()?;
        Ok(lines)
    }

    /// The next line.
    pub(super) fn go_on(&mut self) -> Result<(), ExchangeError> {
        self.line.clear();
        self.n_bytes += line(&mut self.bytes, &mut self.line)?;
        Ok(())
    }

    /// The rows of the list that the line that one is at begins, some at a time. After the last of them [`go_on`](Self::go_on) leads to
    /// the line that ends the list.
    pub(super) fn rows(&mut self) -> Result<Rows<'_, B>, ExchangeError> {
        let mut rows = Rows {
            lines: self,
            n_before: 0,
            next: None,
        };
        rows.next = rows.piece()?;
        Ok(rows)
    }

    /// Whether the next line ends a list.
    fn is_end(&mut self) -> Result<bool, ExchangeError> {
        let bytes = self.bytes.fill_buf();
        let bytes = bytes.map_err(|source| ExchangeError::Output { source })?;
        match bytes.first() {
            Some(first) => Ok(*first == b']'),
            None => Err(differs()),
        }
    }
}

fn line(from: &mut impl BufRead, to: &mut Vec<u8>) -> Result<u64, ExchangeError> {
    let n = from.take(LONGEST).read_until(b'\n', to);
    match n.map_err(|source| ExchangeError::Output { source })? as u64 {
        LONGEST => Err(differs()),
        n => Ok(n),
    }
}

fn differs() -> ExchangeError {
    ExchangeError::NotAsWritten { key: None }
}

/// The rows of a list as they come; no line of a row begins with `]`.
pub(super) struct Rows<'l, B> {
    lines: &'l mut Lines<B>,
    n_before: usize,
    /// One is read ahead, so that few rows are known to be few.
    next: Option<Piece>,
}

impl<B: BufRead> Rows<'_, B> {
    fn piece(&mut self) -> Result<Option<Piece>, ExchangeError> {
        let (start, mut bytes) = (self.n_before, Vec::new());
        let mut is_last = self.lines.is_end()?;
        while !is_last && self.n_before - start < ROWS && bytes.len() < BYTES {
            self.lines.n_bytes += line(&mut self.lines.bytes, &mut bytes)?;
            self.n_before += 1;
            is_last = self.lines.is_end()?;
        }
        let numbers = start..self.n_before;
        Ok((!numbers.is_empty()).then_some(Piece {
            numbers,
            bytes,
            is_last,
        }))
    }
}

impl<B: BufRead> Iterator for Rows<'_, B> {
    type Item = Result<Piece, ExchangeError>;

    fn next(&mut self) -> Option<Self::Item> {
        let piece = self.next.take()?;
        if piece.is_last {
            return Some(Ok(piece));
        }
        match self.piece() {
            Ok(next) => {
                self.next = next;
                Some(Ok(piece))
            }
            Err(error) => Some(Err(error)),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.next {
            None => (0, Some(0)),
            Some(next) if next.is_last => (1, Some(1)),
            Some(_) => (1, None),
        }
    }
}

/// Some rows of a list.
pub(super) struct Piece {
    /// Their numbers, from 0.
    pub(super) numbers: Range<usize>,
    bytes: Vec<u8>,
    is_last: bool,
}

impl Piece {
    /// Each row without the end of its line, and without the comma that has to stand there if another row comes.
    pub(super) fn rows(&self) -> Result<Vec<&str>, ExchangeError> {
        let text = simdutf8::basic::from_utf8(&self.bytes).map_err(|_| differs())?;
        let lines = text.split_terminator('\n').zip(self.numbers.clone());
        let rows = lines.map(|(line, number)| {
            let is_last = self.is_last && number + 1 == self.numbers.end;
            match is_last {
                true => Ok(line),
                false => line.strip_suffix(',').ok_or_else(differs),
            }
        });
        rows.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Vec<String>>, ExchangeError> {
        let mut lines = Lines::new(text.as_bytes())?;
        let mut pieces = Vec::new();
        for piece in lines.rows()? {
            let piece = piece?;
            let rows: Vec<String> = piece.rows()?.into_iter().map(str::to_owned).collect();
            assert_eq!(piece.numbers.len(), rows.len());
            pieces.push(rows);
        }
        lines.go_on()?;
        assert!(lines.line.starts_with(b"]"));
        lines.go_on()?;
        assert_eq!(lines.n_bytes as usize, text.len());
        Ok(pieces)
    }

    #[test]
    fn rows_are_parted_by_commas_and_end_without_one() {
        assert_eq!(read("x:[\n{1},\n{2}\n]\n").unwrap(), [["{1}", "{2}"]]);
        assert_eq!(read("x:[\n{1}\n]").unwrap(), [["{1}"]]);
        assert!(read("x:[\n]\n").unwrap().is_empty());
        for wrong in [
            "x:[\n{1}\n{2}\n]\n",
            "x:[\n{1},\n{2}",
            "x:[\n",
            "x:[",
            "",
            "x:[\n\u{80}",
        ] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
        // A comma before the end is the row's, where it is no row any more.
        assert_eq!(read("x:[\n{1},\n]\n").unwrap(), [["{1},"]]);
    }

    #[test]
    fn many_rows_come_some_at_a_time() {
        let n_rows = 3 * ROWS + 7;
        let rows: Vec<String> = (0..n_rows).map(|number| format!("{{{number}}}")).collect();
        let pieces = read(&format!("x:[\n{}\n]\n", rows.join(",\n"))).unwrap();
        assert_eq!(pieces.len(), 4);
        assert_eq!(pieces.concat(), rows);
        // Long ones come alone.
        let long = "y".repeat(BYTES);
        let pieces = read(&format!("x:[\n{long},\n{long}\n]\n")).unwrap();
        assert_eq!(pieces, [[long.clone()], [long]]);
    }
}
