//! What is asked for collections as files: backups, copies, places.

use std::path::PathBuf;

use crate::base::environment::Timestamp;
use crate::command::Command;
use crate::engine::Holder;
use crate::engine::locate::Located;

/// A request about collections as files.
#[derive(Clone, Debug)]
pub enum CollectionRequest {
    /// Opens a collection only to read it, beside whoever writes to it.
    OpenToRead(PathBuf, Option<Holder>),
    /// Copies a collection out of a network folder to a place that is asked for, and opens the copy.
    CopyHere(Box<Located>),
    /// Asks for another place for a new collection.
    PlaceElsewhere(Box<Located>),
    /// Opens the open collection's file anew.
    Reopen,
    /// Opens the open collection to write, where it was opened to read.
    TryToWrite,
    /// Looks whether the file is back.
    LookAgain,
    /// Asks where to save a copy of the open collection.
    SaveCopy,
    /// Shows the backups of a collection; none: of the open one.
    ShowBackups(Option<PathBuf>),
    /// Asks before a backup is restored.
    AskRestore(Box<BackupChoice>),
    /// Restores a backup.
    Restore(Box<BackupChoice>),
    /// Backs up, then does what removes much.
    RemoveMany(Box<Command>),
    /// Adds files and folders to the open collection.
    Add(Vec<PathBuf>),
    /// Opens the system's file manager on the folder of a file.
    ShowInFolder(PathBuf),
    /// Asks for a template of reports.
    ChooseTemplate,
    /// Asks where to write the one that is built in.
    WriteTemplate,
    /// Copies a path.
    CopyPath(PathBuf),
}

/// A backup that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupChoice {
    /// The collection's file.
    pub target: PathBuf,
    /// The backup's file.
    pub backup: PathBuf,
    /// When it was made.
    pub made: Timestamp,
}
