//! How this program opens files, and where the copy goes that is written before an old one is updated.

use std::path::{Path, PathBuf};

use crate::store::{Access, Opening, Store, StoreError};

/// Opens a store as every engine does.
pub(super) fn open_store(path: &Path, access: Access, name: &str) -> Result<Store, StoreError> {
    let opening = Opening {
        copies: copies_folder(path),
        ..Opening::default()
    };
    Store::open_with(path, access, name, &opening)
}

/// The folder for copies of a collection; none for the one in which it lies.
fn copies_folder(_collection: &Path) -> Option<PathBuf> {
    None
}
