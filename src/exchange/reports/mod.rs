//! Reports to read and print: HTML in one file of its own, and DOCX with comments, by document or by tag.
//!
//! A report is for people and does not come back: it shows texts with their annotations, or tags with their passages, in English
//! or Arabic. Everything is told through the same values ([`gather`]), so that both formats say the same. Written one document
//! (or one tag) at a time, so that memory grows with the largest of them, and proved before the file takes its name: a strict
//! reader of our own finds each annotation by its id and holds its words against the collection, byte for byte.
//!
//! Limits: a text's characters that a format cannot hold (U+0000 in HTML, controls in XML) stand as U+FFFD and are counted.

mod check;
mod docx;
mod entry;
mod gather;
mod html;
mod loss;
mod segments;
mod tags;
#[cfg(test)]
mod testing;
mod view;

pub(in crate::exchange) use entry::{DOCX, HTML};

pub use docx::{prove_docx, write_docx};
pub use html::{Template, TemplateError, TemplateFault, prove_html, read_template, write_html};
pub use loss::loss_of;

use crate::i18n::Wording;

/// What a report goes along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ReportBy {
    /// Each document with its text, the annotations in it.
    #[default]
    Document,
    /// Each tag with its definition and its passages.
    Tag,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportOptions {
    /// By document or by tag.
    pub by: ReportBy,
    /// Its language, digits and dates.
    pub wording: Wording,
    /// Whether it begins with counts, and a table of documents and tags.
    pub with_summary: bool,
}

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportFormat {
    /// A page for browsers.
    Html,
    /// A document for word processors.
    Docx,
}

impl ReportFormat {
    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Docx => "docx",
        }
    }
}
