//! The tabs that stood open in a collection, and how they are written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::environment::Timestamp;
use crate::engine::preferences::Preferences;
use crate::model::{CollectionId, DocumentId};

/// The collections of which the open tabs are kept.
pub const MAX_OPEN_PANES: usize = 40;
/// The most panes and tabs that are read of a file.
const MOST: usize = 64;

/// The panes of a collection's window.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenPanes {
    /// From the start side, or from the top.
    pub panes: Vec<OpenPane>,
    /// The place of the one at work.
    pub active: usize,
    /// One above the other instead of side by side.
    pub is_stacked: bool,
    /// Where one is scrolled, the others go along.
    pub scrolls_together: bool,
    /// When the window was left; the oldest are forgotten first.
    pub at: Timestamp,
}

/// A pane.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenPane {
    /// From the start side.
    pub tabs: Vec<OpenTab>,
    /// The place of the one that is shown.
    pub shown: usize,
    /// Of the room that all panes have, 0 to 1.
    pub share: f32,
}

/// A tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenTab {
    /// What it shows.
    pub document: DocumentId,
    /// Stays until it is closed.
    pub is_kept: bool,
}

impl Preferences {
    /// Keeps the open tabs of a collection.
    pub fn remember_panes(&mut self, collection: CollectionId, panes: OpenPanes) {
        self.open_panes.insert(collection, panes);
        while self.open_panes.len() > MAX_OPEN_PANES {
            let oldest = self
                .open_panes
                .iter()
                .min_by_key(|(id, panes)| (panes.at, **id))
                .map(|(id, _)| *id);
            match oldest {
                Some(oldest) => self.open_panes.remove(&oldest),
                None => break,
            };
        }
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct FilePanes {
    panes: Vec<FilePane>,
    active: usize,
    #[serde(default)]
    stacked: bool,
    #[serde(default)]
    scroll_together: bool,
    at: String,
}

#[derive(Serialize, Deserialize)]
struct FilePane {
    tabs: Vec<FileTab>,
    shown: usize,
    share: f32,
}

#[derive(Serialize, Deserialize)]
struct FileTab {
    document: String,
    #[serde(default)]
    kept: bool,
}

pub(super) fn to_file(
    open_panes: &BTreeMap<CollectionId, OpenPanes>,
) -> BTreeMap<String, FilePanes> {
    let tab = |tab: &OpenTab| FileTab {
        document: tab.document.to_string(),
        kept: tab.is_kept,
    };
    let pane = |pane: &OpenPane| FilePane {
        tabs: pane.tabs.iter().map(tab).collect(),
        shown: pane.shown,
        share: pane.share,
    };
    open_panes
        .iter()
        .map(|(collection, open)| {
            let panes = FilePanes {
                panes: open.panes.iter().map(pane).collect(),
                active: open.active,
                stacked: open.is_stacked,
                scroll_together: open.scrolls_together,
                at: open.at.to_string(),
            };
            (collection.to_string(), panes)
        })
        .collect()
}

/// What makes no sense is left out: tabs one by one, whole entries without a time.
pub(super) fn from_file(file: BTreeMap<String, FilePanes>) -> BTreeMap<CollectionId, OpenPanes> {
    let tab = |tab: FileTab| {
        Some(OpenTab {
            document: tab.document.parse().ok()?,
            is_kept: tab.kept,
        })
    };
    let pane = |pane: FilePane| OpenPane {
        tabs: pane.tabs.into_iter().take(MOST).filter_map(tab).collect(),
        shown: pane.shown,
        share: pane.share,
    };
    file.into_iter()
        .filter_map(|(collection, file)| {
            let panes = OpenPanes {
                panes: file.panes.into_iter().take(MOST).map(pane).collect(),
                active: file.active,
                is_stacked: file.stacked,
                scrolls_together: file.scroll_together,
                at: file.at.parse().ok()?,
            };
            Some((collection.parse().ok()?, panes))
        })
        .collect()
}
