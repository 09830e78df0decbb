//! The preferences' file: a mirror in JSON, written atomically.
//!
//! Unknown fields are passed over and missing ones take their defaults, so that an older and a newer program can share
//! the file.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use crate::base::environment::Timestamp;
use crate::engine::Person;
use crate::engine::preferences::exporting::FileExport;
use crate::engine::preferences::panes::{self, FilePanes};
use crate::engine::preferences::reading::FileReading;
use crate::engine::preferences::search::FileSearch;
use crate::engine::preferences::tagging::FileTagging;
use crate::engine::preferences::{
    BottomPanel, BottomTab, CONFIG_DIR_VARIABLE, DigitChoice, LanguageChoice, Layout,
    LoadedPreferences, MAX_RECENT_COMMANDS, Place, Preferences, RecentCollection,
    TaggingPreferences, ThemeChoice,
};
use crate::i18n::dates::{CalendarStyle, MonthNames};
use crate::model::DocumentId;

/// Why the preferences could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}: {}", path.display())]
pub struct PreferencesError {
    /// What the system said.
    pub kind: std::io::ErrorKind,
    /// The file.
    pub path: PathBuf,
}

#[derive(Serialize, Deserialize)]
#[serde(default)]
struct File {
    version: u32,
    language: String,
    theme: String,
    digits: String,
    months: String,
    calendar: String,
    zoom: u16,
    interface_zoom: u16,
    reduced_motion: bool,
    dismissed_hints: BTreeSet<String>,
    recent_commands: Vec<String>,
    reading: FileReading,
    person: Option<FilePerson>,
    keeps_recent: bool,
    recent: Vec<FileRecent>,
    backup_allowance: u64,
    layout: FileLayout,
    last_document: BTreeMap<String, String>,
    open_panes: BTreeMap<String, FilePanes>,
    places: BTreeMap<String, FilePlace>,
    read: BTreeMap<String, BTreeSet<String>>,
    report_template: Option<PathBuf>,
    tagging: FileTagging,
    search: FileSearch,
    export: FileExport,
    hidden_words: BTreeSet<String>,
}

#[derive(Serialize, Deserialize)]
struct FilePerson {
    id: String,
    name: String,
}

#[derive(Serialize, Deserialize)]
struct FileRecent {
    path: PathBuf,
    name: String,
    documents: u64,
    annotations: u64,
    opened: String,
}

#[derive(Serialize, Deserialize)]
struct FilePlace {
    byte: u32,
    at: String,
}

#[derive(Serialize, Deserialize)]
#[serde(default)]
struct FileLayout {
    left: Option<f32>,
    right: Option<f32>,
    documents_share: f32,
    bottom: FileBottom,
    window: Option<[f32; 2]>,
}

#[derive(Serialize, Deserialize)]
#[serde(default)]
struct FileBottom {
    shown: bool,
    height: f32,
    tab: String,
    fills: bool,
}

impl From<BottomPanel> for FileBottom {
    fn from(bottom: BottomPanel) -> Self {
        Self {
            shown: bottom.is_shown,
            height: bottom.height,
            tab: name_of(&BOTTOM_TABS, &bottom.tab),
            fills: bottom.fills,
        }
    }
}

impl Default for FileBottom {
    fn default() -> Self {
        BottomPanel::default().into()
    }
}

impl Default for FileLayout {
    fn default() -> Self {
        let layout = Layout::default();
        Self {
            left: layout.left,
            right: layout.right,
            documents_share: layout.documents_share,
            bottom: layout.bottom.into(),
            window: layout.window,
        }
    }
}

impl Default for File {
    fn default() -> Self {
        Self::from(&Preferences::default())
    }
}

const LANGUAGES: [(LanguageChoice, &str); 3] = [
    (LanguageChoice::System, "system"),
    (LanguageChoice::English, "en"),
    (LanguageChoice::Arabic, "ar"),
];
const THEMES: [(ThemeChoice, &str); 3] = [
    (ThemeChoice::System, "system"),
    (ThemeChoice::Light, "light"),
    (ThemeChoice::Dark, "dark"),
];
const DIGITS: [(DigitChoice, &str); 3] = [
    (DigitChoice::Language, "language"),
    (DigitChoice::Western, "western"),
    (DigitChoice::ArabicIndic, "arabic-indic"),
];
const BOTTOM_TABS: [(BottomTab, &str); 5] = [
    (BottomTab::Passages, "passages"),
    (BottomTab::Memos, "memos"),
    (BottomTab::History, "history"),
    (BottomTab::Results, "results"),
    (BottomTab::Words, "words"),
];

const MONTHS: [(MonthNames, &str); 3] = [
    (MonthNames::Levantine, "levantine"),
    (MonthNames::Egyptian, "egyptian"),
    (MonthNames::Both, "both"),
];
const CALENDARS: [(CalendarStyle, &str); 3] = [
    (CalendarStyle::Gregorian, "gregorian"),
    (CalendarStyle::Hijri, "hijri"),
    (CalendarStyle::Both, "both"),
];

fn name_of<T: PartialEq>(table: &[(T, &str)], value: &T) -> String {
    table
        .iter()
        .find(|(entry, _)| entry == value)
        .map_or_else(String::new, |(_, name)| (*name).to_owned())
}

fn value_of<T: Copy + Default>(table: &[(T, &str)], name: &str) -> T {
    table
        .iter()
        .find(|(_, known)| *known == name)
        .map_or_else(T::default, |(value, _)| *value)
}

impl From<&Preferences> for File {
    fn from(preferences: &Preferences) -> Self {
        let layout = &preferences.layout;
        Self {
            version: 1,
            language: name_of(&LANGUAGES, &preferences.language),
            theme: name_of(&THEMES, &preferences.theme),
            digits: name_of(&DIGITS, &preferences.digits),
            months: name_of(&MONTHS, &preferences.months),
            calendar: name_of(&CALENDARS, &preferences.calendar),
            zoom: preferences.zoom,
            interface_zoom: preferences.interface_zoom,
            reduced_motion: preferences.reduced_motion,
            dismissed_hints: preferences.dismissed_hints.clone(),
            recent_commands: preferences.recent_commands.clone(),
            reading: (&preferences.reading).into(),
            person: preferences.person.as_ref().map(|person| FilePerson {
                id: person.id.to_string(),
                name: person.name.clone(),
            }),
            keeps_recent: preferences.keeps_recent,
            recent: preferences
                .recent
                .iter()
                .map(|recent| FileRecent {
                    path: recent.path.clone(),
                    name: recent.name.clone(),
                    documents: recent.n_documents,
                    annotations: recent.n_annotations,
                    opened: recent.opened.to_string(),
                })
                .collect(),
            backup_allowance: preferences.backup_allowance,
            layout: FileLayout {
                left: layout.left,
                right: layout.right,
                documents_share: layout.documents_share,
                bottom: layout.bottom.into(),
                window: layout.window,
            },
            last_document: preferences
                .last_document
                .iter()
                .map(|(collection, document)| (collection.to_string(), document.to_string()))
                .collect(),
            open_panes: panes::to_file(&preferences.open_panes),
            report_template: preferences.report_template.clone(),
            tagging: FileTagging::from(&preferences.tagging),
            search: preferences.search.into(),
            export: FileExport::from(&preferences.export),
            hidden_words: (*preferences.hidden_words).clone(),
            places: preferences
                .places
                .iter()
                .map(|(document, place)| {
                    let place = FilePlace {
                        byte: place.byte,
                        at: place.at.to_string(),
                    };
                    (document.to_string(), place)
                })
                .collect(),
            read: preferences
                .read
                .iter()
                .map(|(collection, read)| {
                    let read = read.iter().map(DocumentId::to_string);
                    (collection.to_string(), read.collect())
                })
                .collect(),
        }
    }
}

impl From<File> for Preferences {
    /// Entries that make no sense are left out one by one.
    fn from(file: File) -> Self {
        let mut preferences = Self {
            language: value_of(&LANGUAGES, &file.language),
            theme: value_of(&THEMES, &file.theme),
            digits: value_of(&DIGITS, &file.digits),
            months: value_of(&MONTHS, &file.months),
            calendar: value_of(&CALENDARS, &file.calendar),
            zoom: 100,
            interface_zoom: 100,
            reduced_motion: file.reduced_motion,
            dismissed_hints: file.dismissed_hints,
            recent_commands: file.recent_commands,
            reading: file.reading.into(),
            person: file.person.and_then(|person| {
                Some(Person {
                    id: person.id.parse().ok()?,
                    name: Some(person.name).filter(|name| !name.trim().is_empty())?,
                })
            }),
            keeps_recent: file.keeps_recent,
            recent: Vec::new(),
            backup_allowance: file.backup_allowance,
            layout: layout(&file.layout),
            last_document: file
                .last_document
                .iter()
                .filter_map(|(key, value)| Some((key.parse().ok()?, value.parse().ok()?)))
                .collect(),
            open_panes: panes::from_file(file.open_panes),
            report_template: file.report_template,
            tagging: TaggingPreferences::default(),
            search: file.search.into(),
            export: file.export.into(),
            hidden_words: Arc::new(file.hidden_words),
            places: file
                .places
                .iter()
                .filter_map(|(key, place)| {
                    let at: Timestamp = place.at.parse().ok()?;
                    let byte = place.byte;
                    Some((key.parse().ok()?, Place { byte, at }))
                })
                .collect(),
            read: file
                .read
                .iter()
                .filter_map(|(key, read)| {
                    let read: BTreeSet<DocumentId> =
                        read.iter().filter_map(|id| id.parse().ok()).collect();
                    Some((key.parse().ok()?, Arc::new(read)))
                })
                .collect(),
        };
        let name = preferences.person.as_ref();
        preferences.tagging = file.tagging.read(name.map(|person| person.name.as_str()));
        preferences.set_zoom(file.zoom);
        preferences.set_interface_zoom(file.interface_zoom);
        preferences.recent_commands.truncate(MAX_RECENT_COMMANDS);
        for recent in file.recent.into_iter().rev() {
            let Ok(opened) = recent.opened.parse() else {
                continue;
            };
            preferences.remember_collection(RecentCollection {
                path: recent.path,
                name: recent.name,
                n_documents: recent.documents,
                n_annotations: recent.annotations,
                opened,
            });
        }
        preferences
    }
}

fn layout(file: &FileLayout) -> Layout {
    let width = |width: &f32| width.is_finite() && *width > 0.0;
    let default = Layout::default();
    Layout {
        left: file.left.filter(width),
        right: file.right.filter(width),
        documents_share: if file.documents_share.is_finite() {
            file.documents_share.clamp(0.0, 1.0)
        } else {
            default.documents_share
        },
        bottom: BottomPanel {
            is_shown: file.bottom.shown,
            height: Some(file.bottom.height)
                .filter(width)
                .unwrap_or(default.bottom.height),
            tab: value_of(&BOTTOM_TABS, &file.bottom.tab),
            fills: file.bottom.fills,
        },
        window: file.window.filter(|size| size.iter().all(width)),
    }
}

pub(super) fn default_path() -> Option<PathBuf> {
    path_for(std::env::var_os(CONFIG_DIR_VARIABLE))
}

/// The file's place for a value of the environment variable.
pub(super) fn path_for(folder: Option<OsString>) -> Option<PathBuf> {
    let folder = match folder.filter(|value| !value.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => etcetera::choose_base_strategy()
            .ok()?
            .config_dir()
            .join("hashiya"),
    };
    Some(folder.join("preferences.json"))
}

pub(super) fn load(path: &Path) -> LoadedPreferences {
    let read = match std::fs::read_to_string(path) {
        Ok(text) => serde_json::from_str::<File>(&text).ok(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Some(File::default()),
        Err(_) => None,
    };
    match read {
        Some(file) => LoadedPreferences {
            preferences: file.into(),
            set_aside: None,
        },
        None => LoadedPreferences {
            preferences: Preferences::default(),
            set_aside: set_aside(path),
        },
    }
}

/// Renames the file to the first free `preferences.unreadable-N.json`, so that a save does not overwrite it.
fn set_aside(path: &Path) -> Option<PathBuf> {
    (1..100)
        .map(|number| path.with_extension(format!("unreadable-{number}.json")))
        .find(|aside| !aside.exists())
        .filter(|aside| std::fs::rename(path, aside).is_ok())
}

pub(super) fn save(preferences: &Preferences, path: &Path) -> Result<(), PreferencesError> {
    let failed = |error: std::io::Error| PreferencesError {
        kind: error.kind(),
        path: path.to_owned(),
    };
    let text = serde_json::to_string_pretty(&File::from(preferences))
        .map_err(|error| failed(error.into()))?;
    let folder = path.parent().unwrap_or(Path::new("."));
    make_folder(folder).map_err(failed)?;
    // Named temporary files are made with mode 0600.
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
