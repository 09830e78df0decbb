//! How words were meant when a person last searched, in the preferences' file.

use serde::{Deserialize, Serialize};

use crate::model::{counting, edges_code, edges_from_code, folds_counting};
use crate::search::SearchSettings;

#[derive(Serialize, Deserialize)]
#[serde(default)]
pub(super) struct FileSearch {
    /// The differences that count.
    counting: Vec<String>,
    edges: String,
    stems: bool,
    terms: bool,
    furniture: bool,
}

impl Default for FileSearch {
    fn default() -> Self {
        Self::from(SearchSettings::default())
    }
}

impl From<SearchSettings> for FileSearch {
    fn from(settings: SearchSettings) -> Self {
        Self {
            counting: counting(settings.folds)
                .into_iter()
                .map(str::to_owned)
                .collect(),
            edges: edges_code(settings.edges).to_owned(),
            stems: settings.stems,
            terms: settings.terms,
            furniture: settings.furniture,
        }
    }
}

impl From<FileSearch> for SearchSettings {
    /// What makes no sense is as it usually is.
    fn from(file: FileSearch) -> Self {
        let usual = Self::default();
        Self {
            folds: folds_counting(&file.counting).unwrap_or(usual.folds),
            edges: edges_from_code(&file.edges).unwrap_or(usual.edges),
            stems: file.stems,
            terms: file.terms,
            furniture: file.furniture,
        }
    }
}
