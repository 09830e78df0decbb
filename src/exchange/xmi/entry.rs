//! Archives of CAS XMI in the table of formats.

use crate::exchange::formats::ExportFormat;
use crate::exchange::xmi::{loss_of, write_xmi};
use crate::i18n::Word;

/// Archives for UIMA and INCEpTION.
pub(in crate::exchange) const XMI: ExportFormat = ExportFormat {
    name: "xmi",
    endings: &["xmi.zip"],
    title: Word::FmtXmi,
    about: Word::FmtXmiAbout,
    is_read: false,
    options: &[],
    loss: |outgoing, _, progress| loss_of(outgoing.snapshot, progress),
    write: |outgoing, _, path, progress| write_xmi(outgoing.snapshot, path, progress),
};
