//! The page that is printed, and the template of a person's own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::base::Progress;
use crate::engine::operations::exchange::{ExportOrder, ExportScope, export};
use crate::engine::operations::record::record_error;
use crate::engine::{JobError, Reader};
use crate::exchange::formats::{ExportFormat, ExportOptions};
use crate::exchange::record::{ExchangeError, FileStep};
use crate::exchange::reports::read_template;

/// The folder of the page that is printed, in the data folder.
const FOLDER: &str = "print";

/// Whether reports can have the shape of a template. One that cannot be used is told with its line.
pub fn check_template(path: &Path) -> Result<(), JobError> {
    read_template(path).map(|_| ()).map_err(record_error)
}

/// Writes the page of a collection to be printed, in a folder of the data folder that nobody else may read. It takes the
/// place of the one before: texts do not gather where nobody looks.
pub fn print_page(
    reader: &Reader,
    data: &Path,
    options: &ExportOptions,
    progress: &Progress,
) -> Result<PathBuf, JobError> {
    let folder = data.join(FOLDER);
    let failed = |source: io::Error| {
        record_error(ExchangeError::File {
            step: FileStep::Create,
            source,
            path: folder.join("report.html"),
        })
    };
    let Some(format) = ExportFormat::named("html") else {
        return Err(failed(io::ErrorKind::Unsupported.into()));
    };
    fs::create_dir_all(&folder).map_err(failed)?;
    keep_private(&folder).map_err(failed)?;
    let path = folder.join("report.html");
    let order = ExportOrder {
        format,
        options: options.clone(),
        scope: ExportScope::default(),
    };
    export(reader, &order, &path, progress)?;
    Ok(path)
}

/// Takes the page that was printed away again: when another is, when the program ends, when something is purged.
pub fn forget_printed(data: &Path) {
    // Where it cannot be taken away, it stays as private as it was.
    let _gone = fs::remove_dir_all(data.join(FOLDER));
}

#[cfg(unix)]
fn keep_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn keep_private(_folder: &Path) -> io::Result<()> {
    // The user's own folder is theirs alone there.
    Ok(())
}
