//! A file that was just written, read back line by line for its proof, so that only a few lines are in memory.

use std::io::BufRead;

use crate::exchange::record::ExchangeError;

/// Bytes that are taken at a time, and what is left of the last line.
const PIECE: usize = 1 << 16;

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
        let n = self.bytes.read_until(b'\n', &mut self.line);
        self.n_bytes += n.map_err(|source| ExchangeError::Output { source })? as u64;
        Ok(())
    }

    /// The lines that come after the one that one is at: `most`, or fewer if they are long. One stays where one is. Fails at the end of
    /// the file.
    pub(super) fn take(&mut self, most: usize) -> Result<(usize, Vec<u8>), ExchangeError> {
        let (mut n_lines, mut bytes) = (0, Vec::new());
        while n_lines < most && bytes.len() < PIECE {
            let n = self.bytes.read_until(b'\n', &mut bytes);
            match n.map_err(|source| ExchangeError::Output { source })? {
                0 => return Err(ExchangeError::NotAsWritten { key: None }),
                n => self.n_bytes += n as u64,
            }
            n_lines += 1;
        }
        Ok((n_lines, bytes))
    }
}

/// A line without its end, and without the comma that has to be there if another row comes.
pub(super) fn row(line: &str, is_last: bool) -> Option<&str> {
    match is_last {
        true => Some(line),
        false => line.strip_suffix(','),
    }
}
