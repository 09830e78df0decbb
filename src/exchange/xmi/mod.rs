//! UIMA CAS XMI: one file for each document, which holds its text, and `TypeSystem.xml`, in one archive. Out only.
//!
//! Positions are units of UTF-16 from 0, the end exclusive. The text stands in an attribute, where XML would make blanks of line
//! breaks, so that they are references. XML 1.0 cannot hold control characters: U+FFFD stands for each, one for one, so that
//! all positions stay; all such characters are one unit.
//!
//! There is one type for passages, whose features name the tag: readers that want to know the types beforehand
//! (INCEpTION, `dkpro-cassis`) need one layer for any collection, and features can be in every script where names of types
//! cannot. One feature structure stands for one tag on one part of an annotation. A link has the features `Governor` and
//! `Dependent`, as relations of DKPro and INCEpTION have.

mod draw;
mod entry;
mod file;
mod proof;
mod types;

pub(in crate::exchange) use entry::XMI;
pub use file::{loss_of, write_xmi};
pub use proof::prove;
