//! W3C Web Annotation (Recommendation of 23 February 2017) as JSON-LD: out strictly, in generously.
//!
//! One file: an `AnnotationCollection` whose only page lies in it, one annotation on a line. Positions are code points from 0,
//! the end exclusive, always beside the words (`TextPositionSelector` and `TextQuoteSelector`). Only keys of the context
//! `http://www.w3.org/ns/anno.jsonld` are written, so that each of them means something to a reader of linked data.
//!
//! A target of the model is a place on the web, and a document here is none: it is named `urn:uuid:` and its id. So that a file
//! stands for itself, each text can go along as an annotation of its own: a body that is the text of its target, with the
//! motivation `describing`. Who may not pass texts on leaves them out; then a reader needs the documents by other ways.
//!
//! A passage of several parts is several targets, since the model has no selector of apart stretches, and tools draw each of
//! several targets. The first target of a passage carries its id; a target without an id goes on with the one before it. So a
//! link, which has two passages, says where the second begins.

mod ends;
mod entry;
mod find;
mod halves;
mod loose;
mod loss;
mod maps;
mod mirror;
mod names;
mod node;
mod proof;
mod reader;
mod said;
mod settle;
mod tell;
#[cfg(test)]
mod tests;
mod write;

pub(in crate::exchange) use ends::is_language;
pub(in crate::exchange) use entry::{WEB, WEB_IN};
pub(in crate::exchange) use halves::without_halves;
pub use loss::loss_of;
pub use proof::prove;
pub(in crate::exchange) use reader::damaged;
pub use reader::{ANNOTATIONS, WebReader};
pub(in crate::exchange) use said::code_of_label;
pub use settle::read_web;
pub(in crate::exchange) use settle::settle;
pub use write::{EXTENSION, WebOptions, write_web};

/// The context of the standard.
pub(super) const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// What our own files say that they are from.
pub(super) const GENERATOR: &str = "Hashiya";

/// A thing of a collection as an IRI.
pub(super) fn urn(id: uuid::Uuid) -> String {
    format!("urn:uuid:{}", id.hyphenated())
}

/// The id in an IRI of ours.
pub(super) fn of_urn(iri: &str) -> Option<uuid::Uuid> {
    let id = iri.trim().strip_prefix("urn:uuid:")?;
    uuid::Uuid::try_parse(id).ok()
}
