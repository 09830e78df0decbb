//! Archives of CoNLL files in the table of formats.

use crate::exchange::conll::{loss_of, write_conll};
use crate::exchange::formats::ExportFormat;
use crate::i18n::Word;

/// Tokens with BIO tags.
pub(in crate::exchange) const CONLL: ExportFormat = ExportFormat {
    name: "conll",
    endings: &["conll.zip"],
    title: Word::FmtConll,
    about: Word::FmtConllAbout,
    is_read: false,
    options: &[],
    loss: |outgoing, _, progress| loss_of(outgoing.snapshot, progress),
    write: |outgoing, _, path, progress| write_conll(outgoing.snapshot, path, progress),
};
