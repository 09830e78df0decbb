//! The formats that can be read. A new one is a file beside this and one line here.

use crate::exchange::importer::Importer;
use crate::exchange::importer::eml::Eml;
use crate::exchange::importer::epub::Epub;
use crate::exchange::importer::html::Html;
use crate::exchange::importer::markdown::Markdown;
use crate::exchange::importer::mhtml::Mhtml;
use crate::exchange::importer::plain_text::PlainText;

/// Every importer, in the order of a file picker.
pub static IMPORTERS: &[&dyn Importer] = &[&PlainText, &Markdown, &Html, &Mhtml, &Eml, &Epub];

/// The importer for a file's name, by its extension in any case.
pub fn importer_for(name: &str) -> Option<&'static dyn Importer> {
    let (stem, extension) = name.rsplit_once('.')?;
    let reads = |importer: &&&dyn Importer| {
        importer
            .extensions()
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    };
    IMPORTERS
        .iter()
        .find(reads)
        .copied()
        .filter(|_| !stem.is_empty())
}
