//! From paths to an open collection.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::environment::Environment;
use crate::engine::locate::{LocateError, Located, locate};
use crate::engine::{Engine, EngineError, Person};

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
}

/// Why paths could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// They mean no collection, or its place cannot be written.
    #[error(transparent)]
    Locate(#[from] LocateError),
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
    person: Person,
    environment: Arc<dyn Environment>,
) -> Result<Opened, OpenError> {
    open_collection(locate(paths)?, person, environment)
}

/// Opens a located collection, or makes it. One that another program writes to is opened to read.
pub fn open_collection(
    located: Located,
    person: Person,
    environment: Arc<dyn Environment>,
) -> Result<Opened, OpenError> {
    let Located {
        collection: path,
        exists,
        name,
        sources,
    } = located;
    let result = if exists {
        Engine::open_or_read(&path, person, environment)
    } else {
        Engine::create(&path, &name, person, environment)
    };
    let engine = result.map_err(|source| OpenError::Engine { source, path })?;
    if exists {
        return Ok(Opened {
            engine,
            sources: Vec::new(),
            sample: None,
        });
    }
    let sample = sample_of(&sources);
    Ok(Opened {
        engine,
        sources,
        sample,
    })
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
