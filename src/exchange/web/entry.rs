//! Web Annotations in the table of formats.

use crate::exchange::formats::{ExportFormat, ExportOptions, TEXTS};
use crate::exchange::web::{EXTENSION, WebOptions, loss_of, write_web};
use crate::i18n::Word;

/// Annotations for tools of the web.
pub(in crate::exchange) const WEB: ExportFormat = ExportFormat {
    name: "web-annotation",
    endings: &[EXTENSION],
    title: Word::FmtW3c,
    about: Word::FmtW3cAbout,
    is_read: false,
    options: &[&TEXTS],
    loss: |outgoing, options, _| Ok(loss_of(outgoing.snapshot, &part(options))),
    write: |outgoing, options, path, progress| {
        write_web(outgoing.snapshot, &part(options), path, progress)
    },
};

fn part(options: &ExportOptions) -> WebOptions {
    WebOptions {
        with_texts: options.with_texts,
    }
}
