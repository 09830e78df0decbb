//! Reports: the template of a person's own, and the page that is printed.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::Progress;
use crate::engine::operations::exchange::{ExportOrder, ExportScope, export};
use crate::engine::operations::record::record_error;
use crate::engine::{JobError, Reader};
use crate::exchange::formats::{ExportFormat, ExportOptions};
use crate::exchange::record::{ExchangeError, FileStep};
use crate::exchange::reports::Template;

/// The largest template, bytes.
const MOST_BYTES: u64 = 4_000_000;

/// The folder of the page that is printed, in the data folder.
const FOLDER: &str = "print";

/// Reads a template of a person's own. One that cannot be used is told with its line.
pub fn read_template(path: &Path) -> Result<Arc<Template>, JobError> {
    let failed = |source: io::Error| {
        record_error(ExchangeError::File {
            step: FileStep::Read,
            source,
            path: path.to_owned(),
        })
    };
    let file = fs::File::open(path).map_err(failed)?;
    let mut text = String::new();
    file.take(MOST_BYTES + 1)
        .read_to_string(&mut text)
        .map_err(failed)?;
    if text.len() as u64 > MOST_BYTES {
        return Err(failed(io::ErrorKind::FileTooLarge.into()));
    }
    let template = Template::parse(&text);
    let template = template.map_err(|error| record_error(ExchangeError::Template { error }))?;
    Ok(Arc::new(template))
}

/// Writes the page of a collection to be printed, in a folder of the data folder that nobody else may read. The page that was
/// there goes: texts do not gather where nobody looks.
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
    forget_printed(data);
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
