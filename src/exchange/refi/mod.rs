//! REFI-QDA, the exchange format of programs for qualitative analysis: projects (`.qdpx`) and codebooks (`.qdc`).
//!
//! Written strictly, as the schemas of version 1.0 (18 March 2019) have it; read generously. Between file and collection
//! stands a [`Project`]: that of a collection is what the format can hold of it, and the rest is counted ([`LossReport`]).
//! Positions are code points of a text with LF and without a byte order mark, the end exclusive. `docs/exchange.md` tells
//! what has which place.
//!
//! [`LossReport`]: crate::exchange::LossReport

mod arrival;
mod arrival_notes;
mod arrival_passages;
mod arrival_texts;
mod arrival_things;
mod entry;
mod file;
mod ids;
mod note;
mod of_collection;
mod of_documents;
mod package;
mod proof;
mod read;
mod read_inner;
mod reader;
mod sheet;
mod texts;
mod value;
mod write;
mod xml;

pub use arrival::{Arrival, arrive, collection_of_project, read_project};
pub(in crate::exchange) use entry::{QDPX, QDPX_IN};
pub use file::{EXTENSION, is_project, loss_of, write_project};
pub use note::{RefiNote, RefiReport};
pub use proof::prove;
pub use reader::PROJECTS;

/// The value between file and collection, which readers of other formats make too.
pub(in crate::exchange) mod project {
    pub(in crate::exchange) use super::ids::{derived, part};
    pub(in crate::exchange) use super::texts::{Counting, Place, SourceText, decoded};
    pub(in crate::exchange) use super::value::*;
}

/// What codebooks need of it.
pub(in crate::exchange) mod codes {
    pub(in crate::exchange) use super::ids::{derived, parsed, part};
    pub(in crate::exchange) use super::of_collection::{description_of, rgb, tag_color};
    pub(in crate::exchange) use super::read::color_of;
    pub(in crate::exchange) use super::sheet::{Sheet, allowed};
    pub(in crate::exchange) use super::value::Code;
    pub(in crate::exchange) use super::xml::Elements;
}

/// What our own projects say that they are from.
pub(in crate::exchange) const ORIGIN: &str = "Hashiya";

/// The namespace of projects.
pub(super) const NAMESPACE: &str = "urn:QDA-XML:project:1.0";

/// The file of a container that is the project.
pub(super) const PROJECT: &str = "project.qde";
