//! brat stand-off: texts (`.txt`), annotations on them (`.ann`) and what types there are (`annotation.conf`), in one archive.
//!
//! Positions are code points from 0, the end exclusive; parts of a passage are apart by `;`. brat wants the words of a passage
//! on one line, so that a passage is written in pieces between line breaks. Names of types are Latin letters, digits, `_` and
//! `-` (`normalize_to_storage_form` in brat's `projectconfig.py`); the names of tags stand in `visual.conf`. Beside them stand
//! files that brat passes over, `hashiya.json` and one for each document: which line is which annotation, so that an own export
//! comes back as it was. What brat has no place for is counted.
//!
//! On reading, the words of a line are trusted first and its position second; relations and arguments of events become links,
//! notes become memos, and what there is no place for is counted.

mod ann;
mod draw;
mod entry;
mod file;
mod folder;
mod mirror;
mod passages;
mod proof;
mod read;
mod refers;
mod settings;
mod types;

pub(in crate::exchange) use entry::{BRAT, BRAT_IN};
pub use file::{loss_of, write_brat};
pub use proof::prove;
pub use read::CORPORA;
