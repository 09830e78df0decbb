//! Pages saved as one file (`.mhtml`, `.mht`): a message whose first page is the page.
//!
//! Pictures, styles and frames are other parts of the message and are not looked at: they belong to the page as they do to
//! one that lies in a folder.

#[cfg(test)]
mod tests;

use mail_parser::{HeaderName, Message, MessagePart, MimeHeaders};

use crate::base::{Budget, Progress};
use crate::exchange::importer::eml::message;
use crate::exchange::importer::html::{self, Setting};
use crate::exchange::importer::{
    Extractor, ImportError, ImportOptions, Imported, Importer, SourceFile,
};

/// Reads `.mhtml`.
pub(super) struct Mhtml;

impl Importer for Mhtml {
    fn extensions(&self) -> &'static [&'static str] {
        &["mhtml", "mht"]
    }

    fn extractor(&self) -> Extractor {
        Extractor {
            name: "mhtml",
            version: 1,
        }
    }

    fn read(
        &self,
        source: &SourceFile,
        options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Vec<Imported>, ImportError> {
        let damaged = || ImportError::Damaged {
            part: "page".to_owned(),
        };
        let message = message::parse(&source.bytes, budget)?;
        let part = page(&message).ok_or_else(damaged)?;
        let bytes = message::body(&message, part).ok_or_else(damaged)?;
        let address = part
            .content_location()
            .or_else(|| message.header_raw("Snapshot-Content-Location"))
            .map(str::trim);
        let setting = Setting {
            encoding: message::charset(part),
            address,
            part: &source.name,
            is_xml: message::is_kind(part, "application", "xhtml+xml"),
            has_furniture: true,
        };
        let mut page = html::read_page(&bytes, options, &setting, budget, progress)?;
        if page.title.is_none() {
            page.title = message
                .subject()
                .map(str::trim)
                .filter(|subject| !subject.is_empty())
                .map(str::to_owned);
        }
        page.into_imported(self.extractor()).map(|page| vec![page])
    }
}

/// The part that is the page: the one that the message names as its start, or its first page.
fn page<'a>(message: &'a Message<'_>) -> Option<&'a MessagePart<'a>> {
    let is_page = |part: &&MessagePart<'_>| {
        message::is_kind(part, "text", "html") || message::is_kind(part, "application", "xhtml+xml")
    };
    let bare = |id: &str| id.trim().trim_matches(['<', '>']).to_owned();
    let start = message
        .header(HeaderName::ContentType)
        .and_then(|kind| kind.as_content_type())
        .and_then(|kind| kind.attribute("start"))
        .map(bare);
    let named = message
        .parts
        .iter()
        .find(|part| start.is_some() && part.content_id().map(bare) == start && is_page(part));
    named.or_else(|| message.parts.iter().find(is_page))
}
