//! From paths to an open collection.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::environment::Environment;
use crate::engine::locate::{LocateError, Located, locate};
use crate::engine::operations::network::Mounts;
use crate::engine::operations::siblings::conflicted_copies;
use crate::engine::{Access, Engine, EngineError, Holder, Person};
use crate::store::Store;

/// The record that comes in by itself when a collection is first made of the folder that holds it.
pub const SAMPLE_FILE: &str = "sample.ron";

/// A collection that was opened, with what is still to be done where it is new.
#[derive(Debug)]
pub struct Opened {
    /// The open collection.
    pub engine: Engine,
    /// Files and folders to add; empty for a collection that was there.
    pub sources: Vec<PathBuf>,
    /// A record to bring in after them.
    pub sample: Option<PathBuf>,
    /// Collections beside it that a syncing program may have left when two machines had changed it.
    pub conflicted: Vec<PathBuf>,
}

/// In what way a collection is to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HowToOpen {
    /// To write, or only to read.
    pub access: Access,
    /// Who writes to it, where that is why it is only read.
    pub holder: Option<Holder>,
    /// The file systems of the machine.
    pub mounts: Mounts,
}

/// Why paths could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// They mean no collection, or its place cannot be written.
    #[error(transparent)]
    Locate(#[from] LocateError),
    /// It lies, or would lie, in a network folder, where two people could overwrite each other.
    #[error("in a network folder: {}", located.collection.display())]
    Network {
        /// What was to be opened.
        located: Box<Located>,
    },
    /// The collection's file could not be opened or made.
    #[error("{source}: {}", path.display())]
    Engine {
        /// Why not.
        source: EngineError,
        /// Which file.
        path: PathBuf,
    },
}

/// Opens the collection that `paths` mean, or makes it; see [`locate`].
pub fn open_paths(
    paths: &[PathBuf],
    how: &HowToOpen,
    person: Person,
    environment: Arc<dyn Environment>,
) -> Result<Opened, OpenError> {
    open_collection(locate(paths)?, how, person, environment)
}

/// Opens a located collection, or makes it. One that another program writes to, or that lies in a network folder, is not
/// opened to write: whoever asked decides whether to read it.
pub fn open_collection(
    located: Located,
    how: &HowToOpen,
    person: Person,
    environment: Arc<dyn Environment>,
) -> Result<Opened, OpenError> {
    if how.access == Access::Write && how.mounts.network_of(&located.collection).is_some() {
        return Err(OpenError::Network {
            located: Box::new(located),
        });
    }
    let Located {
        collection: path,
        exists,
        name,
        sources,
    } = located;
    let result = if exists {
        match how.access {
            Access::Write => Engine::open(&path, Access::Write, person, environment),
            Access::Read => Engine::open_beside(&path, how.holder.clone(), person, environment),
        }
    } else {
        Engine::create(&path, &name, person, environment)
    };
    let engine = match result {
        Ok(engine) => engine,
        Err(source) => return Err(OpenError::Engine { source, path }),
    };
    let conflicted = conflicted_copies(&path);
    if exists {
        return Ok(Opened {
            engine,
            sources: Vec::new(),
            sample: None,
            conflicted,
        });
    }
    let sample = sample_of(&sources);
    Ok(Opened {
        engine,
        sources,
        sample,
        conflicted,
    })
}

/// Writes a verified copy of a collection that is not open here to a place where nothing may be yet.
pub fn copy_collection(from: &Path, to: &Path) -> Result<(), EngineError> {
    let store = Store::open(from, Access::Read, "")?;
    let copied = store.backup_to(to);
    store.close()?;
    Ok(copied?)
}

/// The record that lies in the first of these folders that holds one.
pub fn sample_of(sources: &[PathBuf]) -> Option<PathBuf> {
    sources
        .iter()
        .map(|folder| folder.join(SAMPLE_FILE))
        .find(|file| file.is_file())
}

/// The folder of the sample set: `seeds` beside the program, above it (as in a build folder), or in the current folder.
pub fn sample_folder() -> Option<PathBuf> {
    let program = std::env::current_exe().ok();
    let above = program
        .iter()
        .flat_map(|program| program.ancestors().skip(1).take(4));
    let current = std::env::current_dir().ok();
    above
        .map(Path::to_owned)
        .chain(current)
        .map(|folder| folder.join("seeds"))
        .find(|folder| folder.join(SAMPLE_FILE).is_file())
}
