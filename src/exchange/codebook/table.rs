//! Tables of tags that a person brings: parted into fields in a process of their own.
//!
//! What comes back are the lines with their fields, as a file beside a project of nothing; what they say of tags is told in
//! our own process, where each label, id and place is asked like those of any codebook.

use crate::base::{Budget, Progress};
use crate::exchange::codebook::csv::{Line, lines_of, tags_of};
use crate::exchange::codebook::settle::settle;
use crate::exchange::codebook::{Codebook, CodebookReport};
use crate::exchange::foreign::{Foreign, ForeignReader, Part, Send};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::worker::wire::{Garbled, Reader, Writer};
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::RefiReport;
use crate::exchange::refi::project::Project;

/// The name under which the lines are sent.
const LINES: &str = "lines";

/// Reads tables in a process of their own.
#[derive(Debug)]
pub struct TableReader;

/// The one of its kind.
pub static CODEBOOK_TABLES: TableReader = TableReader;

impl ForeignReader for TableReader {
    fn name(&self) -> &'static str {
        "codebook-table"
    }

    fn read(
        &self,
        parts: &[Part],
        budget: &Budget,
        progress: &Progress,
        send: &mut Send<'_>,
    ) -> Result<Foreign, ImportError> {
        let [part] = parts else {
            return Err(ImportError::WrongAnswer);
        };
        let lines = lines_of(&part.bytes, budget, progress).map_err(|error| match error {
            ExchangeError::Budget(exceeded) => exceeded.into(),
            ExchangeError::Cancelled(cancelled) => cancelled.into(),
            _ => ImportError::Damaged {
                part: part.name.clone(),
            },
        })?;
        send(LINES, encode(&lines))?;
        Ok(Foreign::new(Project::default(), RefiReport::default()))
    }
}

/// The codebook that a table is whose lines were read there.
pub(super) fn codebook_of_lines(
    mut foreign: Foreign,
) -> Result<Result<(Codebook, CodebookReport), ExchangeError>, ImportError> {
    let bytes = foreign.files.get(LINES)?.ok_or(ImportError::WrongAnswer)?;
    let lines = decode(&bytes).map_err(|Garbled| ImportError::WrongAnswer)?;
    Ok(tags_of(&lines).map(|(tags, report)| settle(tags, report)))
}

fn encode(lines: &[Line]) -> Vec<u8> {
    let mut to = Writer::default();
    to.count(lines.len());
    for line in lines {
        to.large(line.number as u64);
        to.count(line.fields.len());
        line.fields.iter().for_each(|field| to.text(field));
    }
    to.0
}

fn decode(bytes: &[u8]) -> Result<Vec<Line>, Garbled> {
    let mut from = Reader(bytes);
    let lines = from.list(u64::MAX, |from| {
        Ok(Line {
            number: usize::try_from(from.large()?).map_err(|_| Garbled)?,
            fields: from.list(u64::MAX, |from| from.text(usize::MAX))?,
        })
    })?;
    from.end()?;
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::codebook::read_csv;
    use crate::exchange::foreign::read_here;

    fn read(table: &str) -> Result<Foreign, ImportError> {
        let part = Part {
            name: "table".to_owned(),
            bytes: table.as_bytes().to_vec(),
        };
        let (budget, progress) = (Budget::default(), Progress::default());
        read_here(&CODEBOOK_TABLES, &[part], &budget, &progress)
    }

    #[test]
    fn a_table_reads_in_a_worker_as_it_does_here() {
        for table in [
            "parent,label_english,label_arabic,color\n,Denial,نفي,#ff0000\nDenial,\"a,\"\"b\"\"\nc\",,bad\n",
            "\u{FEFF}label_arabic;terms\nنفي;لا / ليس\n\n'=1;\n",
            "label_english\tunknown\nA\tx\n",
        ] {
            let here = read_csv(table.as_bytes(), &Budget::default()).expect("a table");
            let there = codebook_of_lines(read(table).expect("readable")).expect("an answer");
            assert_eq!(there.expect("a table"), here, "{table}");
        }
        for table in ["", "a,b\n1,2\n"] {
            let there = codebook_of_lines(read(table).expect("readable")).expect("an answer");
            let none = matches!(there, Err(ExchangeError::NotACodebook { .. }));
            assert!(none, "{table}");
        }
    }

    #[test]
    fn answers_that_are_none_are_not_believed() {
        let whole = encode(
            &lines_of(
                b"label_english\nA\n",
                &Budget::default(),
                &Progress::default(),
            )
            .expect("lines"),
        );
        for bytes in
            (0..whole.len())
                .map(|end| whole[..end].to_vec())
                .chain([[whole.as_slice(), &[0]].concat()])
        {
            let mut foreign = Foreign::default();
            foreign.put_file(LINES.to_owned(), bytes);
            assert_eq!(
                codebook_of_lines(foreign).err(),
                Some(ImportError::WrongAnswer)
            );
        }
        assert_eq!(
            codebook_of_lines(Foreign::default()).err(),
            Some(ImportError::WrongAnswer)
        );
    }
}
