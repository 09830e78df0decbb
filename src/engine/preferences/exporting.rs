//! What was chosen last on the export page: format, options, kind of scope, and whether the list of losses is kept.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::exchange::formats::{ExportFormat, ExportOption, ExportOptions, LANGUAGE};
use crate::i18n::Language;

/// A kind of scope on the export page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ExportScopeKind {
    /// The whole collection.
    #[default]
    All,
    /// Document sets.
    Sets,
    /// Tags.
    Tags,
    /// Annotators.
    Annotators,
    /// What a search finds.
    Search,
}

impl ExportScopeKind {
    /// Every kind, in the order of the page.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Sets,
        Self::Tags,
        Self::Annotators,
        Self::Search,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Sets => "sets",
            Self::Tags => "tags",
            Self::Annotators => "annotators",
            Self::Search => "search",
        }
    }
}

/// What was chosen last. By stable names, so that another program, which knows other formats, does no harm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportChoice {
    /// The format's stable name; empty until something was exported.
    pub format: String,
    /// Options by their stable names, of all formats that were chosen.
    pub options: BTreeMap<String, String>,
    /// The kind of scope. What was ticked belongs to one collection and is not kept.
    pub scope: ExportScopeKind,
    /// Whether what a format cannot hold is written beside the file.
    pub keeps_list: bool,
}

impl Default for ExportChoice {
    fn default() -> Self {
        Self {
            format: String::new(),
            options: BTreeMap::new(),
            scope: ExportScopeKind::default(),
            keeps_list: true,
        }
    }
}

impl ExportChoice {
    /// Keeps what was chosen, beside the options of other formats. A language that is the interface's is not kept: it follows
    /// the interface.
    pub fn keep(&mut self, format: &ExportFormat, options: &ExportOptions, interface: Language) {
        format.name.clone_into(&mut self.format);
        for option in format.options {
            if option.name == LANGUAGE.name && options.language == interface {
                self.options.remove(option.name);
                continue;
            }
            let code = option.code(options).to_owned();
            self.options.insert(option.name.to_owned(), code);
        }
    }

    /// Chooses the options that are kept; what is not known is passed over.
    pub fn apply(&self, options: &mut ExportOptions) {
        for option in ExportOption::ALL {
            if let Some(code) = self.options.get(option.name) {
                option.choose(options, code);
            }
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(default)]
pub(super) struct FileExport {
    format: String,
    options: BTreeMap<String, String>,
    scope: String,
    keeps_list: bool,
}

impl Default for FileExport {
    fn default() -> Self {
        Self::from(&ExportChoice::default())
    }
}

impl From<&ExportChoice> for FileExport {
    fn from(choice: &ExportChoice) -> Self {
        Self {
            format: choice.format.clone(),
            options: choice.options.clone(),
            scope: choice.scope.code().to_owned(),
            keeps_list: choice.keeps_list,
        }
    }
}

impl From<FileExport> for ExportChoice {
    fn from(file: FileExport) -> Self {
        let mut kinds = ExportScopeKind::ALL.into_iter();
        Self {
            scope: kinds
                .find(|kind| kind.code() == file.scope)
                .unwrap_or_default(),
            format: file.format,
            options: file.options,
            keeps_list: file.keeps_list,
        }
    }
}
