//! The report as a page: one file that fetches nothing and runs nothing.

mod notes;
mod out;
mod own;
mod page;
mod proof;
mod scan;
mod style;
mod summary;
mod template;
mod text;

use std::path::Path;

pub use own::read_template;
pub(super) use page::current;
pub use proof::prove_html;
pub(super) use style::fill_on_white;
pub(super) use summary::{by_document, instead_of_tables, lines, used};
pub use template::{Template, TemplateError, TemplateFault};

use crate::base::Progress;
use crate::exchange::LossReport;
use crate::exchange::record::ExchangeError;
use crate::exchange::replace::{reopened, replace_read};
use crate::exchange::reports::html::out::Out;
use crate::exchange::reports::html::page::Page;
use crate::exchange::reports::loss::loss_of;
use crate::exchange::reports::{ReportFormat, ReportOptions};
use crate::model::Snapshot;

/// Writes a report as a page, replacing a file that is there; says what it leaves out. Counts one step of `progress` for each
/// document, or for each passage of a tag.
///
/// Fails without a trace if anything cannot be written, does not come back as it was, or is cancelled before the last
/// moment.
pub fn write_html(
    snapshot: &Snapshot,
    options: &ReportOptions,
    template: &Template,
    path: &Path,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    // Counted before: a file that has its name is not given up for a list.
    let loss = loss_of(snapshot, ReportFormat::Html, options.by, progress)?;
    replace_read(
        path,
        progress,
        |out| {
            let mut out = Out::new(out);
            Page::new(snapshot, options, progress).write(template, &mut out)?;
            out.finish()
        },
        |(), temporary| prove_html(snapshot, options, reopened(temporary)?, progress),
    )?;
    Ok(loss)
}
