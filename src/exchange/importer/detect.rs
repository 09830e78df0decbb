//! Which reader reads a file: the one that its name asks for, unless its bytes are beyond doubt of another format.
//!
//! A file without an ending, or with one that is not known, is read where its bytes show a format that can be. A name for
//! text is right for every text: a web page named `.txt` is read as the plain text that someone made of it.

use crate::exchange::importer::formats::{Format, OLE, ZIP};
use crate::exchange::importer::registry::importer_for_extension;
use crate::exchange::importer::{ImportError, ImportNote, Importer, importer_for};

/// The reader for a file.
pub(super) struct Detected {
    /// It.
    pub(super) importer: &'static dyn Importer,
    /// That the name says otherwise.
    pub(super) note: Option<ImportNote>,
}

/// Names for files that are text inside.
const TEXTS: &[&str] = &[
    "txt", "text", "md", "markdown", "mkd", "html", "htm", "xhtml", "mhtml", "mht", "eml", "csv",
    "tsv", "tab", "srt", "vtt", "fodt", "xml", "json",
];
/// Names for files that are ZIP archives inside.
const ARCHIVES: &[&str] = &[
    "zip", "docx", "docm", "dotx", "xlsx", "xlsm", "odt", "ott", "ods", "ots", "epub",
];

/// Finds the reader for a file by its name and its bytes.
pub(super) fn detect(name: &str, bytes: &[u8]) -> Result<Detected, ImportError> {
    let extension = extension(name);
    let by_name = importer_for(name);
    if bytes.is_empty() && by_name.is_some() {
        return Err(ImportError::NoText);
    }
    let Some(format) = Format::of(bytes) else {
        let importer = by_name.ok_or(ImportError::UnknownFormat)?;
        return Ok(Detected {
            importer,
            note: None,
        });
    };
    let has_name = |names: &[&str]| extension.as_deref().is_some_and(|own| names.contains(&own));
    if let Some(importer) = by_name {
        let is_named_so = has_name(format.extensions);
        let is_text = format.is_text && has_name(TEXTS);
        // What an archive is, is for its reader to say, if it does not show.
        let is_archive = format == ZIP && has_name(ARCHIVES);
        if is_named_so || is_text || is_archive {
            return Ok(Detected {
                importer,
                note: None,
            });
        }
    }
    let importer = by_format(format, extension.as_deref());
    match (importer, by_name) {
        (Some(importer), _) => Ok(Detected {
            importer,
            note: extension
                .filter(|_| by_name.is_some_and(|named| named.extractor() != importer.extractor()))
                .map(|_| ImportNote::OtherThanNamed(format.name)),
        }),
        (None, Some(_)) if format == OLE && has_name(ARCHIVES) && is_locked(bytes) => {
            Err(ImportError::PasswordProtected)
        }
        (None, Some(_)) => Err(ImportError::OtherFormat {
            format: format.name,
        }),
        (None, None) => Err(ImportError::UnknownFormat),
    }
}

/// Whether a file whose name says nothing can be read, by its first bytes.
pub(super) fn is_readable(name: &str, head: &[u8]) -> bool {
    Format::of(head).is_some_and(|format| by_format(format, extension(name).as_deref()).is_some())
}

/// An archive of anything is read as a folder only where no other name is on it: much else is a ZIP archive inside.
fn by_format(format: Format, extension: Option<&str>) -> Option<&'static dyn Importer> {
    let is_other =
        format == ZIP && extension.is_some_and(|own| importer_for_extension(own).is_none());
    let named = format
        .extensions
        .iter()
        .find_map(|own| importer_for_extension(own));
    named.filter(|_| !is_other)
}

/// The ending of a name, in lower case without its dot.
fn extension(name: &str) -> Option<String> {
    let (stem, extension) = name.rsplit_once('.')?;
    let is_one = !stem.is_empty() && !extension.is_empty();
    is_one.then(|| extension.to_ascii_lowercase())
}

/// Whether an old container of Office holds a new file behind a password (MS-OFFCRYPTO 2.3.4.4); names are UTF-16.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    memchr::memmem::find(bytes, &name).is_some()
}
