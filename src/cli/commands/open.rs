//! Opening a collection for a command, and leaving it in order.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::environment::{Environment, SystemEnvironment};
use crate::cli::failure::Failure;
use crate::engine::locate::EXTENSION;
use crate::engine::preferences::Preferences;
use crate::engine::{Access, Engine, Person};
use crate::i18n::Wording;
use crate::model::AnnotatorId;

/// The annotator's name where nobody has given one: it stands in the file, so it is the same in every language.
const NOBODY: &str = "Annotator";

/// The clock and ids of the system.
pub(super) fn environment() -> Arc<dyn Environment> {
    Arc::new(SystemEnvironment)
}

/// Who works: the given name, or the one that was given in the window.
pub(super) fn person(name: Option<&str>) -> Person {
    let known =
        Preferences::default_path().and_then(|path| Preferences::load(&path).preferences.person);
    match (name, known) {
        (Some(name), Some(person)) if person.name == name => person,
        (None, Some(person)) => person,
        (name, _) => Person {
            id: AnnotatorId(SystemEnvironment.new_uuid()),
            name: name.unwrap_or(NOBODY).to_owned(),
        },
    }
}

/// Opens a collection that is there.
pub(super) fn open(path: &Path, access: Access, wording: Wording) -> Result<Engine, Failure> {
    open_as(path, access, person(None), wording)
}

/// Opens a collection that is there, as someone.
pub(super) fn open_as(
    path: &Path,
    access: Access,
    person: Person,
    wording: Wording,
) -> Result<Engine, Failure> {
    Engine::open(&existing(path), access, person, environment())
        .map_err(|error| Failure::engine(&error, path, None, wording))
}

/// Closes a collection that was written to: only then is it exactly one file.
pub(super) fn close(engine: Engine, path: &Path, wording: Wording) -> Result<(), Failure> {
    engine
        .close()
        .map_err(|error| Failure::engine(&error, path, None, wording))
}

/// The path with the ending of a collection, if it has none: so a new collection is found again by the window.
pub(super) fn with_ending(path: &Path) -> PathBuf {
    if path.extension().is_some() {
        path.to_owned()
    } else {
        path.with_extension(EXTENSION)
    }
}

/// The path, or the one with the ending where only that is there.
pub(super) fn existing(path: &Path) -> PathBuf {
    let ended = with_ending(path);
    if !path.exists() && ended.exists() {
        ended
    } else {
        path.to_owned()
    }
}
