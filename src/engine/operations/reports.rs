//! The page that is printed, and the template of a person's own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::base::Progress;
use crate::engine::operations::exchange::{ExportOrder, ExportScope, export};
use crate::engine::operations::record::record_error;
use crate::engine::{JobError, Reader};
use crate::exchange::formats::{ExportFormat, ExportOptions};
use crate::exchange::record::{ExchangeError, FileStep};
use crate::exchange::reports::read_template;

/// The folder of pages that are printed, in the data folder: one for each running program, so that none takes another's.
const FOLDER: &str = "print";
/// Pages of programs that broke down go with the first page after so long.
const FORGOTTEN: Duration = Duration::from_secs(24 * 60 * 60);

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
    let folder = own_folder(data);
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
    forget_old(data);
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

/// Takes the page that was printed away again, when the program ends, and pages that were left there long ago.
pub fn forget_printed(data: &Path) {
    // What cannot be taken away stays as private as it was.
    let _gone = fs::remove_dir_all(own_folder(data));
    forget_old(data);
}

fn own_folder(data: &Path) -> PathBuf {
    data.join(FOLDER).join(std::process::id().to_string())
}

fn forget_old(data: &Path) {
    for folder in fs::read_dir(data.join(FOLDER))
        .into_iter()
        .flatten()
        .flatten()
    {
        let changed = folder.metadata().and_then(|found| found.modified());
        let age = changed.ok().and_then(|changed| changed.elapsed().ok());
        if age.is_some_and(|age| age > FORGOTTEN) {
            let _gone = fs::remove_dir_all(folder.path());
        }
    }
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
