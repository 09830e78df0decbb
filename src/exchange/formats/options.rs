//! What formats can be told: one value for all of them, and one table that says which option is what.
//!
//! Each format takes its part of [`ExportOptions`] and names the options that it heeds. The table makes the flags of the
//! command line, the controls of the page and what is remembered.

use std::path::PathBuf;

use crate::exchange::reports::ReportBy;
use crate::exchange::tables::TableKind;
use crate::i18n::dates::DateStyle;
use crate::i18n::{Digits, Language, Word};

/// What formats need to be told. The default is what a person gets who chooses nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportOptions {
    /// The language of heads and labels.
    pub language: Language,
    /// The form of digits in a report; the reader's preference.
    pub digits: Digits,
    /// How a report writes dates; the reader's preference.
    pub dates: DateStyle,
    /// What a report goes along.
    pub report_by: ReportBy,
    /// Whether a report begins with counts and a table of documents and tags.
    pub with_summary: bool,
    /// The frame of a page, where a person has one of their own.
    pub template: Option<PathBuf>,
    /// What a table has rows of.
    pub rows: TableKind,
    /// Whether a table of separated values begins with a byte order mark.
    pub with_bom: bool,
    /// Whether a record holds the bytes of imported files.
    pub with_originals: bool,
    /// Whether a record holds what was done, when and by whom.
    pub with_history: bool,
    /// Whether Web Annotations hold the texts of documents.
    pub with_texts: bool,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            language: Language::default(),
            digits: Digits::default(),
            dates: DateStyle::default(),
            report_by: ReportBy::Document,
            with_summary: true,
            template: None,
            rows: TableKind::Annotations,
            with_bom: true,
            with_originals: false,
            with_history: false,
            with_texts: true,
        }
    }
}

/// Something that can be chosen.
pub struct ExportOption {
    /// Its stable name, in preferences and, of a choice, on the command line.
    pub name: &'static str,
    /// What it is called.
    pub title: Word,
    /// What it does, in one sentence.
    pub about: Word,
    /// What it is.
    pub kind: OptionKind,
}

/// What an option is.
pub enum OptionKind {
    /// On or off.
    Switch {
        /// The flag of the command line that turns it to what it is not by default.
        flag: &'static str,
        /// Whether it is on.
        is_on: fn(&ExportOptions) -> bool,
        /// Turns it.
        turn: fn(&mut ExportOptions, bool),
    },
    /// One of several.
    Choice(&'static [OptionValue]),
}

/// One of several that an option can be.
pub struct OptionValue {
    /// Its stable name.
    pub code: &'static str,
    /// What it is called.
    pub title: Word,
    /// Whether it is chosen.
    pub is_it: fn(&ExportOptions) -> bool,
    /// Chooses it.
    pub choose: fn(&mut ExportOptions),
}

/// What a switch is called in files when it is on, and off.
const ON_AND_OFF: [&str; 2] = ["on", "off"];

impl ExportOption {
    /// Every option, in the order of the command line's help.
    pub const ALL: &'static [&'static Self] = &[
        &LANGUAGE,
        &REPORT_BY,
        &REPORT_SUMMARY,
        &ROWS,
        &BYTE_ORDER_MARK,
        &ORIGINALS,
        &HISTORY,
        &TEXTS,
    ];

    /// What is chosen, by its stable name: of a switch `on` or `off`.
    pub fn code(&self, options: &ExportOptions) -> &'static str {
        match &self.kind {
            OptionKind::Switch { is_on, .. } => ON_AND_OFF[usize::from(!is_on(options))],
            OptionKind::Choice(values) => values
                .iter()
                .find(|value| (value.is_it)(options))
                .map_or("", |value| value.code),
        }
    }

    /// Chooses by stable name; false and unchanged for a name that it does not know.
    pub fn choose(&self, options: &mut ExportOptions, code: &str) -> bool {
        match &self.kind {
            OptionKind::Switch { turn, .. } => {
                let is_known = ON_AND_OFF.contains(&code);
                if is_known {
                    turn(options, code == ON_AND_OFF[0]);
                }
                is_known
            }
            OptionKind::Choice(values) => {
                let value = values.iter().find(|value| value.code == code);
                if let Some(value) = value {
                    (value.choose)(options);
                }
                value.is_some()
            }
        }
    }
}

/// The language of heads and labels; on the command line `--language`, as of every command.
pub const LANGUAGE: ExportOption = ExportOption {
    name: "language",
    title: Word::OptionLanguage,
    about: Word::OptionLanguageAbout,
    kind: OptionKind::Choice(&[
        OptionValue {
            code: "en",
            title: Word::OptionEnglish,
            is_it: |options| options.language == Language::English,
            choose: |options| options.language = Language::English,
        },
        OptionValue {
            code: "ar",
            title: Word::OptionArabic,
            is_it: |options| options.language == Language::Arabic,
            choose: |options| options.language = Language::Arabic,
        },
    ]),
};

/// What a report goes along.
pub const REPORT_BY: ExportOption = ExportOption {
    name: "by",
    title: Word::OptionReportBy,
    about: Word::OptionReportByAbout,
    kind: OptionKind::Choice(&[
        OptionValue {
            code: "document",
            title: Word::OptionByDocument,
            is_it: |options| options.report_by == ReportBy::Document,
            choose: |options| options.report_by = ReportBy::Document,
        },
        OptionValue {
            code: "tag",
            title: Word::OptionByTag,
            is_it: |options| options.report_by == ReportBy::Tag,
            choose: |options| options.report_by = ReportBy::Tag,
        },
    ]),
};

/// Whether a report begins with a summary.
pub const REPORT_SUMMARY: ExportOption = ExportOption {
    name: "summary",
    title: Word::OptionSummary,
    about: Word::OptionSummaryAbout,
    kind: OptionKind::Switch {
        flag: "no-summary",
        is_on: |options| options.with_summary,
        turn: |options, is_on| options.with_summary = is_on,
    },
};

/// What a table has rows of.
pub const ROWS: ExportOption = ExportOption {
    name: "table",
    title: Word::OptionRows,
    about: Word::OptionRowsAbout,
    kind: OptionKind::Choice(&[
        OptionValue {
            code: "annotations",
            title: Word::OptionRowsTaggings,
            is_it: |options| options.rows == TableKind::Annotations,
            choose: |options| options.rows = TableKind::Annotations,
        },
        OptionValue {
            code: "tag-columns",
            title: Word::OptionRowsTagColumns,
            is_it: |options| options.rows == TableKind::TagColumns,
            choose: |options| options.rows = TableKind::TagColumns,
        },
        OptionValue {
            code: "counts",
            title: Word::OptionRowsCounts,
            is_it: |options| options.rows == TableKind::Counts,
            choose: |options| options.rows = TableKind::Counts,
        },
    ]),
};

/// Whether separated values begin with a byte order mark.
pub const BYTE_ORDER_MARK: ExportOption = ExportOption {
    name: "bom",
    title: Word::OptionBom,
    about: Word::OptionBomAbout,
    kind: OptionKind::Switch {
        flag: "no-bom",
        is_on: |options| options.with_bom,
        turn: |options, is_on| options.with_bom = is_on,
    },
};

/// Whether imported files go along.
pub const ORIGINALS: ExportOption = ExportOption {
    name: "originals",
    title: Word::OptionOriginals,
    about: Word::OptionOriginalsAbout,
    kind: OptionKind::Switch {
        flag: "with-originals",
        is_on: |options| options.with_originals,
        turn: |options, is_on| options.with_originals = is_on,
    },
};

/// Whether the history goes along.
pub const HISTORY: ExportOption = ExportOption {
    name: "history",
    title: Word::OptionHistory,
    about: Word::OptionHistoryAbout,
    kind: OptionKind::Switch {
        flag: "with-history",
        is_on: |options| options.with_history,
        turn: |options, is_on| options.with_history = is_on,
    },
};

/// Whether the texts of documents go along.
pub const TEXTS: ExportOption = ExportOption {
    name: "texts",
    title: Word::OptionTexts,
    about: Word::OptionTextsAbout,
    kind: OptionKind::Switch {
        flag: "no-texts",
        is_on: |options| options.with_texts,
        turn: |options, is_on| options.with_texts = is_on,
    },
};
