//! Preferences: what survives the window and belongs to the person, not to a collection (I16).
//!
//! One JSON file in the system's configuration folder, written whole or not at all and readable by its owner only. A file
//! that cannot be read is set aside under another name and the defaults are used: preferences never stand in the way.
//! The types here are plain values; the file's own mirror is in the module `file` (I14).

mod exporting;
mod file;
mod panes;
mod reading;
mod search;
mod tagging;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::environment::Timestamp;
use crate::engine::Person;
use crate::i18n::dates::{CalendarStyle, MonthNames};
use crate::model::{AnnotatorId, CollectionId, DocumentId};
use crate::search::SearchSettings;

pub use exporting::{ExportChoice, ExportScopeKind};
pub use file::PreferencesError;
pub use panes::{MAX_OPEN_PANES, OpenPane, OpenPanes, OpenTab};
pub use reading::{FaceSetup, ReadingSettings};
pub use tagging::{MAX_RECENT_TAGS, TaggingPreferences};

/// The most recent collections that are kept.
pub const MAX_RECENT: usize = 12;
/// The documents of which the last place is kept.
pub const MAX_PLACES: usize = 500;
/// The commands whose use is remembered for the palette.
pub const MAX_RECENT_COMMANDS: usize = 6;
/// The names of the environment variable that moves the configuration folder.
pub const CONFIG_DIR_VARIABLE: &str = "HASHIYA_CONFIG_DIR";

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LanguageChoice {
    /// As the system says.
    #[default]
    System,
    /// English.
    English,
    /// Arabic.
    Arabic,
}

/// The look of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// How the interface writes its own numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DigitChoice {
    /// As the language does where the system is at home: with Arabic words, Arabic-Indic unless its region writes others.
    Language,
    /// 0123456789.
    #[default]
    Western,
    /// ٠١٢٣٤٥٦٧٨٩.
    ArabicIndic,
}

/// A collection that was open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentCollection {
    /// Its file.
    pub path: PathBuf,
    /// As the user calls it.
    pub name: String,
    /// Documents it had.
    pub n_documents: u64,
    /// Annotations it had.
    pub n_annotations: u64,
    /// When it was last open.
    pub opened: Timestamp,
}

/// Where someone was in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Bytes from the start of the current capture's text: the first visible paragraph's start.
    pub byte: u32,
    /// When they were there; the oldest places are forgotten first.
    pub at: Timestamp,
}

/// What the panel below the text lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BottomTab {
    /// Passages of a tag, a document, an annotator.
    #[default]
    Passages,
    /// Every memo.
    Memos,
    /// Every change, newest first.
    History,
    /// What a search has found.
    Results,
    /// How often each word stands.
    Words,
}

/// The panel between the text and the status line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BottomPanel {
    /// Whether it is to be seen.
    pub is_shown: bool,
    /// Its height in points; kept while it is hidden.
    pub height: f32,
    /// What it lists.
    pub tab: BottomTab,
    /// Whether results of a search fill the middle of the window.
    pub fills: bool,
}

impl Default for BottomPanel {
    fn default() -> Self {
        Self {
            is_shown: false,
            height: 280.0,
            tab: BottomTab::default(),
            fills: true,
        }
    }
}

/// Widths of the window's parts in points, before zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The side with documents and tags; none: hidden.
    pub left: Option<f32>,
    /// The inspector; none: hidden.
    pub right: Option<f32>,
    /// The share of the left side's height that the documents take, 0 to 1.
    pub documents_share: f32,
    /// The panel below the text.
    pub bottom: BottomPanel,
    /// The window's inner size; none: the system's choice.
    pub window: Option<[f32; 2]>,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            left: Some(260.0),
            right: Some(300.0),
            documents_share: 0.5,
            bottom: BottomPanel::default(),
            window: None,
        }
    }
}

/// Everything that the file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Preferences {
    /// The language of the interface.
    pub language: LanguageChoice,
    /// Its look.
    pub theme: ThemeChoice,
    /// How it writes numbers.
    pub digits: DigitChoice,
    /// The Arabic names of the Gregorian months.
    pub months: MonthNames,
    /// The calendar of dates.
    pub calendar: CalendarStyle,
    /// The size of the reading text in percent, 50 to 300.
    pub zoom: u16,
    /// The size of the whole interface in percent, 75 to 200.
    pub interface_zoom: u16,
    /// Whether nothing moves that need not.
    pub reduced_motion: bool,
    /// Keys of the hints that need not be shown any more.
    pub dismissed_hints: BTreeSet<String>,
    /// Keys of the commands taken from the palette, newest first, at most [`MAX_RECENT_COMMANDS`].
    pub recent_commands: Vec<String>,
    /// How texts are set for reading.
    pub reading: ReadingSettings,
    /// Who works here; none until they gave a name.
    pub person: Option<Person>,
    /// Whether recent collections are kept at all.
    pub keeps_recent: bool,
    /// Newest first, at most [`MAX_RECENT`].
    pub recent: Vec<RecentCollection>,
    /// The room that the backups of one collection may take, bytes.
    pub backup_allowance: u64,
    /// Widths.
    pub layout: Layout,
    /// The document that was read last, per collection.
    pub last_document: BTreeMap<CollectionId, DocumentId>,
    /// The tabs that stood open, per collection, at most [`MAX_OPEN_PANES`].
    pub open_panes: BTreeMap<CollectionId, OpenPanes>,
    /// Places, at most [`MAX_PLACES`].
    pub places: BTreeMap<DocumentId, Place>,
    /// The documents that were read to their end, per collection.
    pub read: BTreeMap<CollectionId, Arc<BTreeSet<DocumentId>>>,
    /// A file of the person's own that gives reports their shape; none: the one that is built in.
    pub report_template: Option<PathBuf>,
    /// Keys of tags, tags used last.
    pub tagging: TaggingPreferences,
    /// How words were meant when a person last searched the collection.
    pub search: SearchSettings,
    /// What was chosen last on the export page.
    pub export: ExportChoice,
    /// Words that are not listed among counts, folded ([`crate::text::Folds::FULL`]).
    pub hidden_words: Arc<BTreeSet<String>>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: LanguageChoice::default(),
            theme: ThemeChoice::default(),
            digits: DigitChoice::default(),
            months: MonthNames::default(),
            calendar: CalendarStyle::default(),
            zoom: 100,
            interface_zoom: 100,
            reduced_motion: false,
            dismissed_hints: BTreeSet::new(),
            recent_commands: Vec::new(),
            reading: ReadingSettings::default(),
            person: None,
            keeps_recent: true,
            recent: Vec::new(),
            backup_allowance: crate::engine::backups::DEFAULT_ALLOWANCE,
            layout: Layout::default(),
            last_document: BTreeMap::new(),
            open_panes: BTreeMap::new(),
            places: BTreeMap::new(),
            read: BTreeMap::new(),
            report_template: None,
            tagging: TaggingPreferences::default(),
            search: SearchSettings::default(),
            export: ExportChoice::default(),
            hidden_words: Arc::default(),
        }
    }
}

/// What reading the preferences came to.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadedPreferences {
    /// The preferences, or the defaults.
    pub preferences: Preferences,
    /// Where a file that could not be read was put.
    pub set_aside: Option<PathBuf>,
}

impl Preferences {
    /// The file's place: `$HASHIYA_CONFIG_DIR/preferences.json`, or the one in the system's configuration folder.
    /// None where the system names no such folder.
    pub fn default_path() -> Option<PathBuf> {
        file::default_path()
    }

    /// Reads a file; never fails: without a readable file these are the defaults.
    pub fn load(path: &Path) -> LoadedPreferences {
        file::load(path)
    }

    /// Writes the file whole or not at all; makes its folder if there is none.
    pub fn save(&self, path: &Path) -> Result<(), PreferencesError> {
        file::save(self, path)
    }

    /// Who works here, a new person of the given name if nobody has worked yet.
    pub fn person_or(&mut self, name: &str, id: AnnotatorId) -> Person {
        self.tagging.is_name_made_up |= self.person.is_none();
        self.person
            .get_or_insert_with(|| Person {
                id,
                name: name.to_owned(),
            })
            .clone()
    }

    /// Sets the zoom, kept within 50 to 300 percent.
    pub fn set_zoom(&mut self, percent: u16) {
        self.zoom = percent.clamp(50, 300);
    }

    /// Sets the size of the interface, kept within 75 to 200 percent.
    pub fn set_interface_zoom(&mut self, percent: u16) {
        self.interface_zoom = percent.clamp(75, 200);
    }

    /// Puts a command's key first among those used last.
    pub fn remember_command(&mut self, key: &str) {
        self.recent_commands.retain(|other| other != key);
        self.recent_commands.insert(0, key.to_owned());
        self.recent_commands.truncate(MAX_RECENT_COMMANDS);
    }

    /// Puts a collection first among the recent ones, if they are kept.
    pub fn remember_collection(&mut self, recent: RecentCollection) {
        if !self.keeps_recent {
            return;
        }
        self.recent.retain(|other| other.path != recent.path);
        self.recent.insert(0, recent);
        self.recent.truncate(MAX_RECENT);
    }

    /// Takes a collection out of the recent ones.
    pub fn forget_collection(&mut self, path: &Path) {
        self.recent.retain(|other| other.path != path);
    }

    /// Turns the list of recent collections on or off; off forgets what it held.
    pub fn set_keeps_recent(&mut self, keeps: bool) {
        self.keeps_recent = keeps;
        if !keeps {
            self.recent.clear();
        }
    }

    /// Takes documents for read or unread.
    pub fn set_read(&mut self, collection: CollectionId, documents: &[DocumentId], is_read: bool) {
        let read = Arc::make_mut(self.read.entry(collection).or_default());
        for document in documents {
            if is_read {
                read.insert(*document);
            } else {
                read.remove(document);
            }
        }
    }

    /// Keeps where someone was in a document.
    pub fn remember_place(&mut self, collection: CollectionId, document: DocumentId, place: Place) {
        self.last_document.insert(collection, document);
        self.places.insert(document, place);
        while self.places.len() > MAX_PLACES {
            let oldest = self
                .places
                .iter()
                .min_by_key(|(id, place)| (place.at, **id))
                .map(|(id, _)| *id);
            match oldest {
                Some(oldest) => self.places.remove(&oldest),
                None => break,
            };
        }
    }
}

#[cfg(test)]
mod tests;
