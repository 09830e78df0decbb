//! The formats that can be read. A new one is a file beside this and one line here.

use crate::exchange::importer::Importer;
use crate::exchange::importer::docx::Docx;
use crate::exchange::importer::eml::Eml;
use crate::exchange::importer::epub::Epub;
use crate::exchange::importer::html::Html;
use crate::exchange::importer::markdown::Markdown;
use crate::exchange::importer::mhtml::Mhtml;
use crate::exchange::importer::odt::Odt;
use crate::exchange::importer::pdf::Pdf;
use crate::exchange::importer::plain_text::PlainText;
use crate::exchange::importer::rtf::Rtf;
use crate::exchange::importer::subtitles::{Srt, Vtt};
use crate::exchange::importer::table::{OpenSheets, Separated, Workbook};
use crate::exchange::importer::zip::Zip;

/// Every importer, in the order of a file picker.
pub static IMPORTERS: &[&dyn Importer] = &[
    &PlainText,
    &Markdown,
    &Docx,
    &Odt,
    &Rtf,
    &Pdf,
    &Html,
    &Mhtml,
    &Eml,
    &Epub,
    &Separated,
    &Workbook,
    &OpenSheets,
    &Srt,
    &Vtt,
    &Zip,
];

/// The importer for a file's name, by its extension in any case.
pub fn importer_for(name: &str) -> Option<&'static dyn Importer> {
    let (stem, extension) = name.rsplit_once('.')?;
    importer_for_extension(extension).filter(|_| !stem.is_empty())
}

/// The importer for an extension in any case, without its dot.
pub(super) fn importer_for_extension(extension: &str) -> Option<&'static dyn Importer> {
    let reads = |importer: &&&dyn Importer| {
        let mut extensions = importer.extensions().iter();
        extensions.any(|known| extension.eq_ignore_ascii_case(known))
    };
    IMPORTERS.iter().find(reads).copied()
}

/// The importer that calls itself so.
pub fn importer_named(name: &str) -> Option<&'static dyn Importer> {
    let is_called_so = |importer: &&&dyn Importer| importer.extractor().name == name;
    IMPORTERS.iter().find(is_called_so).copied()
}
