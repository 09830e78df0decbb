//! What an import has to tell, as values; [`describe`](super::describe) puts them into words.

use std::io;

use crate::base::{BudgetExceeded, Cancelled, Severity};
use crate::exchange::importer::LeftOut;
use crate::exchange::importer::formats::Format;
use crate::model::{PART_OF, Sha256};
use crate::text::Encoding;

/// Why a file that was found is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PassedOver {
    /// Its name, or its folder's, starts with a dot.
    Hidden,
    /// No importer reads files of this name.
    UnknownFormat,
    /// It is neither a file nor a folder: a pipe, a device, a socket.
    NotAFile,
    /// Its folder was walked already: a link leads back to it, or it was given twice.
    TakenAlready,
    /// It lies more folders deep than is walked.
    TooDeep,
    /// It is an archive inside an archive.
    Nested,
    /// It is packed in a way that cannot be read.
    Packing,
    /// It is the folder of pictures and the like that was saved with a page beside it.
    PartOfPage,
}

/// Why a file could not be read; nothing of it remains.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The file is empty, or holds white space only.
    #[error("no text")]
    NoText,
    /// It holds pictures of pages only: a scan without a text layer.
    #[error("no text layer")]
    NoTextLayer,
    /// Of most of its letters the file does not say which ones they are.
    #[error("unknown letters")]
    UnknownLetters,
    /// It costs more than is allowed.
    #[error(transparent)]
    Budget(#[from] BudgetExceeded),
    /// The bytes are of another format than the name says.
    #[error("the bytes are {format}")]
    OtherFormat {
        /// The name of that format, such as `PDF`.
        format: &'static str,
    },
    /// No importer reads files of this name.
    #[error("unknown format")]
    UnknownFormat,
    /// It is not whole, or not what its own directory says.
    #[error("damaged: {part}")]
    Damaged {
        /// Which part of it, by its name inside the file; for display only.
        part: String,
    },
    /// It declares a document type, by which a file can make itself endless or read others.
    #[error("a document type in {part}")]
    DocumentType {
        /// In which part of it; for display only.
        part: String,
    },
    /// A newer version of this program wrote it.
    #[error("of a newer version")]
    NewerVersion,
    /// It opens with a password only.
    #[error("protected by a password")]
    PasswordProtected,
    /// Its text is encrypted for readers who bought it.
    #[error("protected against copying")]
    CopyProtected,
    /// The system refused.
    #[error("unreadable: {kind}")]
    Unreadable {
        /// Why, as the system says.
        kind: io::ErrorKind,
    },
    /// It was there when the folder was read, and is gone.
    #[error("vanished")]
    Vanished,
    /// The importer failed on it: a fault of ours, kept from spreading.
    #[error("the importer failed")]
    Fault,
    /// The process that read it came to an end over it.
    #[error("the worker died")]
    Died,
    /// The process that read it was stopped, because it took too long.
    #[error("stopped after {seconds} seconds")]
    TookTooLong {
        /// What was allowed: of the processor's time, or twice as much of the clock's.
        seconds: u64,
    },
    /// The process that read it got no more memory.
    #[error("more memory than allowed")]
    TooMuchMemory,
    /// The process that read it said what cannot be.
    #[error("the worker's answer is wrong")]
    WrongAnswer,
    /// There is no process to read it in, and foreign files are read in no other way.
    #[error("no worker")]
    NoWorker,
    /// It holds several documents, where one was asked for.
    #[error("several documents")]
    SeveralDocuments,
    /// Stopped on request.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl From<io::Error> for ImportError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Vanished,
            kind => Self::Unreadable { kind },
        }
    }
}

/// One thing worth knowing about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportNote {
    /// A byte order mark was taken off.
    ByteOrderMark,
    /// Line ends that were CR LF are now LF.
    CrLf(usize),
    /// Line ends that were CR are now LF.
    Cr(usize),
    /// The encoding is a guess.
    EncodingUnsure(Encoding),
    /// Malformed sequences stand as U+FFFD.
    Replaced {
        /// How many.
        count: usize,
        /// In which encoding the file was read.
        encoding: Encoding,
    },
    /// Zero characters, which other programs may not show.
    Nul(usize),
    /// Characters that show nothing; kept.
    Invisible(usize),
    /// Characters that force the direction of others, by which a text can read otherwise than it is.
    DirectionOverride(usize),
    /// Paragraphs of which the direction controls are not closed.
    UnbalancedDirection(usize),
    /// The text is all there, its headings and lists are not marked: there are too many, or too deep.
    StructureLeftOut,
    /// The name says another format than this one, in which it was read.
    OtherThanNamed(&'static str),
    /// What the file says of itself that could not be a value of a variable, and so is not there.
    FactsLeftOut(usize),
    /// The collection holds another document from a file of this name, with other bytes.
    SameName,
    /// A person edited the text of the capture whose text has this hash.
    Edited(Sha256),
    /// Something of the file is not in its text.
    LeftOut {
        /// What.
        what: LeftOut,
        /// How many.
        count: usize,
    },
    /// The file says that it is in another encoding than that in which it was read.
    EncodingDeclared {
        /// What it says, as it stands there.
        declared: String,
        /// In which encoding it was read.
        used: Encoding,
    },
    /// Parts of a page of which it forces the direction; the text has them in logical order.
    DirectionForced(usize),
    /// Lines outside of the article, which are marked as furniture.
    Furniture(usize),
    /// Formulas, of which the text has the characters in one row.
    Formula(usize),
    /// Tables inside cells; the outer cell has their words in one row.
    NestedTable(usize),
    /// A table that became one document, each row a line; how many rows.
    TableAsOne(usize),
    /// Rows of a table without text, which became no document.
    RowWithoutText(usize),
    /// Times of subtitles that cannot be read, end before they begin, or go back.
    CueTime(usize),
    /// Characters of a symbol font, which show as intended in that font alone; kept.
    Symbol(usize),
    /// What the columns of a table became, by their headings.
    Columns {
        /// Those that are the text, in its order; none where the table is one document.
        text: Vec<String>,
        /// The others, which are variables of the documents.
        others: Vec<String>,
    },
    /// It was made of a part of a file, which as a whole has this hash: a row of a table.
    PartOf(Sha256),
    /// Characters of which the file does not say what they mean; each stands as U+FFFD.
    Unmapped(usize),
    /// Lines of which the letters look as if they stood in reverse.
    LooksReversed(usize),
    /// Characters that a reader of the page cannot see: white, covered or without ink. The text has them.
    Concealed(usize),
    /// Pages without text.
    PageWithoutText(usize),
    /// Pages of which a program read the text off a picture.
    Recognized(usize),
    /// Shapes of letters that are plain letters in the text.
    Shapes(usize),
    /// Hyphens at the ends of lines that were taken off, so that words are whole.
    Hyphens(usize),
    /// The file was not looked at.
    PassedOver(PassedOver),
    /// The file could not be read.
    Refused(ImportError),
}

impl ImportNote {
    /// How much it matters.
    pub fn severity(&self) -> Severity {
        match self {
            Self::ByteOrderMark
            | Self::CrLf(_)
            | Self::Cr(_)
            | Self::Invisible(_)
            | Self::SameName
            | Self::PartOf(_)
            | Self::Edited(_)
            | Self::Furniture(_)
            | Self::TableAsOne(_)
            | Self::Columns { .. }
            | Self::Shapes(_)
            | Self::Hyphens(_)
            | Self::PassedOver(_) => Severity::Note,
            Self::EncodingUnsure(_)
            | Self::Replaced { .. }
            | Self::Nul(_)
            | Self::DirectionOverride(_)
            | Self::UnbalancedDirection(_)
            | Self::OtherThanNamed(_)
            | Self::FactsLeftOut(_)
            | Self::StructureLeftOut
            | Self::EncodingDeclared { .. }
            | Self::DirectionForced(_)
            | Self::Formula(_)
            | Self::NestedTable(_)
            | Self::CueTime(_)
            | Self::RowWithoutText(_)
            | Self::Symbol(_)
            | Self::Unmapped(_)
            | Self::LooksReversed(_)
            | Self::Concealed(_)
            | Self::PageWithoutText(_)
            | Self::Recognized(_) => Severity::Warning,
            Self::LeftOut { what, .. } => what.severity(),
            Self::Refused(_) => Severity::Refused,
        }
    }

    /// Reads a code that [`Self::code`] wrote; none of a code that this version does not know.
    pub fn from_code(code: &str) -> Option<Self> {
        if let Some(headings) = code.strip_prefix("columns ") {
            let (text, others) = headings.split_once("\t\t")?;
            return Some(Self::Columns {
                text: headings_of(text),
                others: headings_of(others),
            });
        }
        let mut words = code.split(' ');
        let name = words.next()?;
        let first = words.next();
        let count = || first.and_then(|word| word.parse().ok());
        let encoding = |word: Option<&str>| word.and_then(Encoding::from_name);
        Some(match name {
            "bom" => Self::ByteOrderMark,
            "crlf" => Self::CrLf(count()?),
            "cr" => Self::Cr(count()?),
            "encoding-unsure" => Self::EncodingUnsure(encoding(first)?),
            "replaced" => Self::Replaced {
                count: count()?,
                encoding: encoding(words.next())?,
            },
            "nul" => Self::Nul(count()?),
            "invisible" => Self::Invisible(count()?),
            "direction-override" => Self::DirectionOverride(count()?),
            "direction-unbalanced" => Self::UnbalancedDirection(count()?),
            "structure-left-out" => Self::StructureLeftOut,
            "other-than-named" => Self::OtherThanNamed(Format::named(first?)?.name),
            "facts-left-out" => Self::FactsLeftOut(count()?),
            "same-name" => Self::SameName,
            "edited-from" => Self::Edited(Sha256::from_hex(first?)?),
            "left-out" => Self::LeftOut {
                what: LeftOut::from_name(first?)?,
                count: words.next()?.parse().ok()?,
            },
            "encoding-declared" => Self::EncodingDeclared {
                declared: first?.to_owned(),
                used: encoding(words.next())?,
            },
            "direction-forced" => Self::DirectionForced(count()?),
            "furniture" => Self::Furniture(count()?),
            "formula" => Self::Formula(count()?),
            "nested-table" => Self::NestedTable(count()?),
            "table-as-one" => Self::TableAsOne(count()?),
            "row-without-text" => Self::RowWithoutText(count()?),
            "cue-time" => Self::CueTime(count()?),
            "symbol" => Self::Symbol(count()?),
            "part-of" => Self::PartOf(Sha256::from_hex(first?)?),
            "unmapped" => Self::Unmapped(count()?),
            "looks-reversed" => Self::LooksReversed(count()?),
            "concealed" => Self::Concealed(count()?),
            "page-without-text" => Self::PageWithoutText(count()?),
            "recognized" => Self::Recognized(count()?),
            "shapes" => Self::Shapes(count()?),
            "hyphens" => Self::Hyphens(count()?),
            _ => return None,
        })
    }

    /// The code under which a capture keeps it, with figures: `crlf 12`. `None` for files that gave no capture.
    pub fn code(&self) -> Option<String> {
        Some(match self {
            Self::ByteOrderMark => "bom".to_owned(),
            Self::CrLf(count) => format!("crlf {count}"),
            Self::Cr(count) => format!("cr {count}"),
            Self::EncodingUnsure(encoding) => format!("encoding-unsure {}", encoding.name()),
            Self::Replaced { count, encoding } => format!("replaced {count} {}", encoding.name()),
            Self::Nul(count) => format!("nul {count}"),
            Self::Invisible(count) => format!("invisible {count}"),
            Self::DirectionOverride(count) => format!("direction-override {count}"),
            Self::UnbalancedDirection(count) => format!("direction-unbalanced {count}"),
            Self::StructureLeftOut => "structure-left-out".to_owned(),
            Self::OtherThanNamed(format) => format!("other-than-named {format}"),
            Self::FactsLeftOut(count) => format!("facts-left-out {count}"),
            Self::SameName => "same-name".to_owned(),
            Self::Edited(from) => format!("edited-from {from}"),
            Self::LeftOut { what, count } => format!("left-out {} {count}", what.name()),
            Self::EncodingDeclared { declared, used } => {
                format!("encoding-declared {declared} {}", used.name())
            }
            Self::DirectionForced(count) => format!("direction-forced {count}"),
            Self::Furniture(count) => format!("furniture {count}"),
            Self::Formula(count) => format!("formula {count}"),
            Self::NestedTable(count) => format!("nested-table {count}"),
            Self::TableAsOne(count) => format!("table-as-one {count}"),
            Self::RowWithoutText(count) => format!("row-without-text {count}"),
            Self::CueTime(count) => format!("cue-time {count}"),
            Self::Symbol(count) => format!("symbol {count}"),
            // Headings hold no white space but single spaces, and are not empty.
            Self::Columns { text, others } => {
                format!("columns {}\t\t{}", text.join("\t"), others.join("\t"))
            }
            Self::PartOf(whole) => format!("{PART_OF}{whole}"),
            Self::Unmapped(count) => format!("unmapped {count}"),
            Self::LooksReversed(count) => format!("looks-reversed {count}"),
            Self::Concealed(count) => format!("concealed {count}"),
            Self::PageWithoutText(count) => format!("page-without-text {count}"),
            Self::Recognized(count) => format!("recognized {count}"),
            Self::Shapes(count) => format!("shapes {count}"),
            Self::Hyphens(count) => format!("hyphens {count}"),
            Self::PassedOver(_) | Self::Refused(_) => return None,
        })
    }
}

fn headings_of(joined: &str) -> Vec<String> {
    let headings = joined.split('\t').filter(|heading| !heading.is_empty());
    headings.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back_as_the_notes_they_were_made_of() {
        for note in [
            ImportNote::ByteOrderMark,
            ImportNote::CrLf(12),
            ImportNote::Cr(1),
            ImportNote::EncodingUnsure(Encoding::Windows1256),
            ImportNote::Replaced {
                count: 3,
                encoding: Encoding::Iso8859Part6,
            },
            ImportNote::Nul(2),
            ImportNote::Invisible(8),
            ImportNote::DirectionOverride(1),
            ImportNote::UnbalancedDirection(4),
            ImportNote::StructureLeftOut,
            ImportNote::OtherThanNamed("PDF"),
            ImportNote::FactsLeftOut(2),
            ImportNote::SameName,
            ImportNote::Edited(Sha256::of(b"text")),
            ImportNote::EncodingDeclared {
                declared: "iso-8859-1".to_owned(),
                used: Encoding::Windows1256,
            },
            ImportNote::DirectionForced(2),
            ImportNote::Furniture(14),
            ImportNote::Formula(2),
            ImportNote::NestedTable(1),
            ImportNote::Symbol(5),
            ImportNote::Unmapped(1),
            ImportNote::LooksReversed(2),
            ImportNote::Concealed(3),
            ImportNote::PageWithoutText(4),
            ImportNote::Recognized(5),
            ImportNote::Shapes(6),
            ImportNote::Hyphens(7),
            ImportNote::CueTime(3),
            ImportNote::TableAsOne(9),
            ImportNote::RowWithoutText(4),
            ImportNote::Columns {
                text: vec!["ما قيل".to_owned(), "notes".to_owned()],
                others: vec!["age".to_owned()],
            },
            ImportNote::Columns {
                text: Vec::new(),
                others: vec!["A".to_owned(), "B".to_owned()],
            },
            ImportNote::PartOf(Sha256::of(b"a table")),
        ]
        .into_iter()
        .chain(LeftOut::ALL.map(|what| ImportNote::LeftOut { what, count: 7 }))
        {
            let code = note.code().unwrap();
            assert_eq!(ImportNote::from_code(&code), Some(note), "{code}");
        }
        for unknown in [
            "",
            "crlf",
            "crlf many",
            "ocr 3",
            "encoding-unsure klingon",
            "left-out 3",
            "left-out dreams 3",
        ] {
            assert_eq!(ImportNote::from_code(unknown), None, "{unknown}");
        }
    }
}
