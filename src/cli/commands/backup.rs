//! Backups: making one, listing them, putting one back.

use std::path::{Path, PathBuf};

use crate::base::environment::Timestamp;
use crate::cli::arguments::Reading;
use crate::cli::commands::open::{environment, existing, open, person};
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::cli::{json, table};
use crate::engine::Access;
use crate::engine::backups::{self, Backup, BackupRules, Made, default_data_folder, list_backups};
use crate::engine::preferences::Preferences;
use crate::engine::words::restore_error_words;
use crate::i18n::{Counted, Insert, Word, Wording, size};

/// Writes a verified copy: to a file, or to the data folder.
pub(super) fn make(
    collection: &Path,
    output: Option<&Path>,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let engine = open(collection, Access::Read, wording)?;
    let wrong = |error| Failure::engine(&error, collection, None, wording);
    if let Some(output) = output {
        engine
            .backup_to(output)
            .map_err(|error| Failure::engine(&error, output, None, wording))?;
        console.tell(
            Word::CliBackedUp,
            &[("file", &output.display().to_string())],
        )?;
        return Ok(Verdict::Done);
    }
    let made = engine
        .back_up(&rules(wording)?, environment().now())
        .map_err(wrong)?;
    let file = made.backup().path.display().to_string();
    match made {
        Made::Already(_) => console.tell(Word::CliBackupAlready, &[("file", &file)])?,
        Made::New { n_faults: 0, .. } => console.tell(Word::CliBackedUp, &[("file", &file)])?,
        Made::New { n_faults, .. } => {
            let title = collection.display().to_string();
            let errors = Counted::Error.of(n_faults);
            let values: [(&str, &dyn Insert); 2] = [("errors", &errors), ("title", &title)];
            console.tell(Word::ErrCheckFailed, &values)?;
            return Ok(Verdict::FaultsFound);
        }
    }
    Ok(Verdict::Done)
}

/// Lists the backups, numbered from the newest.
pub(super) fn list(reading: &Reading, console: &mut Console<'_>) -> Result<Verdict, Failure> {
    let data = data_folder(console.wording)?;
    let list = list_backups(&data, &existing(&reading.collection));
    if reading.json {
        let list: Vec<json::Backup> = list.iter().map(json_of).collect();
        console.json(&list)?;
        return Ok(Verdict::Done);
    }
    if list.is_empty() {
        let title = reading.collection.display().to_string();
        let folder = data.display().to_string();
        console.tell(
            Word::CliNoBackups,
            &[("title", &title), ("folder", &folder)],
        )?;
        return Ok(Verdict::Done);
    }
    let wording = console.wording;
    let heads = [
        Word::CliNumber,
        Word::CliMade,
        Word::CliSize,
        Word::NounDocuments,
        Word::NounAnnotations,
        Word::FmtFile,
    ];
    let mut rows = vec![heads.map(|word| wording.text(word).to_owned()).to_vec()];
    for (index, backup) in list.iter().enumerate() {
        let number = |count: Option<u64>| {
            count.map_or_else(|| "–".to_owned(), |count| wording.digits.number(count))
        };
        let summary = backup.summary.as_ref();
        rows.push(vec![
            number(Some(index as u64 + 1)),
            wording.digits.apply(&moment(backup.made)),
            size(backup.bytes, wording),
            number(summary.map(|summary| summary.n_documents)),
            number(summary.map(|summary| summary.n_annotations)),
            backup.path.display().to_string(),
        ]);
    }
    for line in table::lines(&rows) {
        console.say(&line)?;
    }
    Ok(Verdict::Done)
}

/// Puts a backup in the place of the collection.
pub(super) fn restore(
    collection: &Path,
    backup: &Path,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let rules = rules(wording)?;
    let target = existing(collection);
    let (file, made) = chosen(&rules.data, &target, backup).ok_or_else(|| {
        let title = backup.display().to_string();
        Failure::refused(Word::CliNoBackup, wording, &[("title", &title)])
    })?;
    let now = environment().now();
    let title = collection.display().to_string();
    let restored = backups::restore(&target, &file, Some(&rules), &person(None).name, now)
        .map_err(|error| Failure::Refused(restore_error_words(&error, &title, wording)))?;
    let time = wording
        .digits
        .apply(&made.map_or_else(|| file.display().to_string(), moment));
    console.tell(Word::MsgRestored, &[("time", &time)])?;
    if let Some(kept) = restored.before.or(restored.aside) {
        console.tell(Word::CliKept, &[("file", &kept.display().to_string())])?;
    }
    Ok(Verdict::Done)
}

/// A number in the list, or a file; with the time where the list knows it.
fn chosen(data: &Path, target: &Path, backup: &Path) -> Option<(PathBuf, Option<Timestamp>)> {
    let number = backup.to_str().and_then(|text| text.parse::<usize>().ok());
    let list = list_backups(data, target);
    if let Some(backup) = number
        .and_then(|number| number.checked_sub(1))
        .and_then(|at| list.get(at))
    {
        return Some((backup.path.clone(), Some(backup.made)));
    }
    if let Some(known) = list
        .iter()
        .find(|known| known.path == backup || known.path.file_name() == Some(backup.as_os_str()))
    {
        return Some((known.path.clone(), Some(known.made)));
    }
    backup.is_file().then(|| (backup.to_owned(), None))
}

fn moment(made: Timestamp) -> String {
    let here = made.in_local_time();
    format!("{} {}", here.date(), here.clock_time())
}

fn json_of(backup: &Backup) -> json::Backup {
    let summary = backup.summary.as_ref();
    json::Backup {
        file: backup.path.display().to_string(),
        made: backup.made.to_string(),
        bytes: backup.bytes,
        sound: backup.is_sound && summary.is_some(),
        documents: summary.map(|summary| summary.n_documents),
        annotations: summary.map(|summary| summary.n_annotations),
        revision: summary.map(|summary| summary.revision),
    }
}

fn data_folder(wording: Wording) -> Result<PathBuf, Failure> {
    default_data_folder().ok_or_else(|| Failure::refused(Word::ErrNoDataFolder, wording, &[]))
}

fn rules(wording: Wording) -> Result<BackupRules, Failure> {
    let preferences = Preferences::default_path().map(|path| Preferences::load(&path).preferences);
    Ok(BackupRules {
        data: data_folder(wording)?,
        allowance: preferences.unwrap_or_default().backup_allowance,
    })
}
