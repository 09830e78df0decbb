//! Codes of what gave no document: for the process that reads foreign files, and for the written report.
//!
//! A code is a name with its figures, such as `budget characters 32000000`. What the system said of a file is not told
//! apart any further: a process that opens none does not hear it.

use std::io;

use crate::base::{BudgetExceeded, Cancelled, Limit};
use crate::exchange::importer::formats::Format;
use crate::exchange::importer::{ImportError, ImportNote, PassedOver};

const LIMITS: &[(&str, Limit)] = &[
    ("bytes", Limit::Bytes),
    ("unpacked", Limit::Unpacked),
    ("characters", Limit::Characters),
    ("items", Limit::Items),
    ("depth", Limit::Depth),
    ("seconds", Limit::Seconds),
];

const REASONS: &[(&str, PassedOver)] = &[
    ("hidden", PassedOver::Hidden),
    ("unknown-format", PassedOver::UnknownFormat),
    ("not-a-file", PassedOver::NotAFile),
    ("taken-already", PassedOver::TakenAlready),
    ("too-deep", PassedOver::TooDeep),
    ("nested", PassedOver::Nested),
    ("packing", PassedOver::Packing),
    ("part-of-page", PassedOver::PartOfPage),
];

fn name_of<T: PartialEq>(table: &[(&'static str, T)], value: &T) -> &'static str {
    let found = table.iter().find(|(_, known)| known == value);
    found.map_or("other", |(name, _)| name)
}

fn value_of<T: Copy>(table: &[(&'static str, T)], name: &str) -> Option<T> {
    let found = table.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| *value)
}

impl PassedOver {
    /// The stable name of the reason.
    pub fn code(self) -> &'static str {
        name_of(REASONS, &self)
    }
}

impl ImportError {
    /// The stable name of the reason, with its figures.
    pub fn code(&self) -> String {
        let name = match self {
            Self::Budget(BudgetExceeded { limit, allowed }) => {
                return format!("budget {} {allowed}", name_of(LIMITS, limit));
            }
            Self::OtherFormat { format } => return format!("other-format {format}"),
            Self::Damaged { part } => return format!("damaged {part}"),
            Self::DocumentType { part } => return format!("document-type {part}"),
            Self::TookTooLong { seconds } => return format!("took-too-long {seconds}"),
            Self::NoText => "no-text",
            Self::NoTextLayer => "no-text-layer",
            Self::UnknownLetters => "unknown-letters",
            Self::UnknownFormat => "unknown-format",
            Self::NewerVersion => "newer-version",
            Self::PasswordProtected => "password",
            Self::CopyProtected => "copy-protected",
            Self::Unreadable {
                kind: io::ErrorKind::PermissionDenied,
            } => "no-permission",
            Self::Unreadable { .. } => "unreadable",
            Self::Vanished => "vanished",
            Self::Fault => "fault",
            Self::Died => "died",
            Self::TooMuchMemory => "too-much-memory",
            Self::WrongAnswer => "wrong-answer",
            Self::NoWorker => "no-worker",
            Self::SeveralDocuments => "several-documents",
            Self::Cancelled(_) => "cancelled",
        };
        name.to_owned()
    }

    /// Reads what [`Self::code`] wrote.
    pub fn from_code(code: &str) -> Option<Self> {
        let (name, rest) = code.split_once(' ').unwrap_or((code, ""));
        Some(match name {
            "budget" => {
                let (limit, allowed) = rest.split_once(' ')?;
                Self::Budget(BudgetExceeded {
                    limit: value_of(LIMITS, limit)?,
                    allowed: allowed.parse().ok()?,
                })
            }
            "other-format" => Self::OtherFormat {
                format: Format::named(rest)?.name,
            },
            "damaged" => Self::Damaged {
                part: rest.to_owned(),
            },
            "document-type" => Self::DocumentType {
                part: rest.to_owned(),
            },
            "took-too-long" => Self::TookTooLong {
                seconds: rest.parse().ok()?,
            },
            "no-text" => Self::NoText,
            "no-text-layer" => Self::NoTextLayer,
            "unknown-letters" => Self::UnknownLetters,
            "unknown-format" => Self::UnknownFormat,
            "newer-version" => Self::NewerVersion,
            "password" => Self::PasswordProtected,
            "copy-protected" => Self::CopyProtected,
            "no-permission" => Self::Unreadable {
                kind: io::ErrorKind::PermissionDenied,
            },
            "unreadable" => Self::Unreadable {
                kind: io::ErrorKind::Other,
            },
            "vanished" => Self::Vanished,
            "fault" => Self::Fault,
            "died" => Self::Died,
            "too-much-memory" => Self::TooMuchMemory,
            "wrong-answer" => Self::WrongAnswer,
            "no-worker" => Self::NoWorker,
            "several-documents" => Self::SeveralDocuments,
            "cancelled" => Self::Cancelled(Cancelled),
            _ => return None,
        })
    }
}

impl ImportNote {
    /// The code of any note, also of those that no capture keeps.
    pub fn report_code(&self) -> String {
        match self {
            Self::PassedOver(reason) => format!("passed-over {}", reason.code()),
            Self::Refused(error) => format!("refused {}", error.code()),
            other => other.code().unwrap_or_default(),
        }
    }

    /// Reads what [`Self::report_code`] wrote.
    pub fn from_report_code(code: &str) -> Option<Self> {
        match code.split_once(' ') {
            Some(("passed-over", reason)) => value_of(REASONS, reason).map(Self::PassedOver),
            Some(("refused", error)) => ImportError::from_code(error).map(Self::Refused),
            _ => Self::from_code(code),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back_as_what_they_were_made_of() {
        let errors = [
            ImportError::NoText,
            ImportError::NoTextLayer,
            ImportError::UnknownLetters,
            ImportError::Budget(BudgetExceeded {
                limit: Limit::Unpacked,
                allowed: 12,
            }),
            ImportError::OtherFormat { format: "PDF" },
            ImportError::Damaged {
                part: "a b\nج".to_owned(),
            },
            ImportError::TookTooLong { seconds: 60 },
            ImportError::UnknownFormat,
            ImportError::DocumentType {
                part: "a.xml".to_owned(),
            },
            ImportError::NewerVersion,
            ImportError::PasswordProtected,
            ImportError::CopyProtected,
            ImportError::Unreadable {
                kind: io::ErrorKind::PermissionDenied,
            },
            ImportError::Vanished,
            ImportError::Fault,
            ImportError::Died,
            ImportError::TooMuchMemory,
            ImportError::WrongAnswer,
            ImportError::NoWorker,
            ImportError::SeveralDocuments,
            ImportError::Cancelled(Cancelled),
        ];
        let notes = errors.map(ImportNote::Refused).into_iter();
        let passed = REASONS
            .iter()
            .map(|(_, reason)| ImportNote::PassedOver(*reason));
        for note in notes.chain(passed).chain([ImportNote::CrLf(3)]) {
            let code = note.report_code();
            assert_eq!(ImportNote::from_report_code(&code), Some(note), "{code}");
        }
        for unknown in [
            "",
            "refused",
            "refused by",
            "budget items",
            "passed-over it",
        ] {
            assert_eq!(ImportNote::from_report_code(unknown), None, "{unknown}");
        }
    }
}
