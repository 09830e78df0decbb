//! Reports in the table of formats.

use std::path::Path;

use crate::base::Progress;
use crate::exchange::LossReport;
use crate::exchange::formats::{
    ExportFormat, ExportOptions, LANGUAGE, Outgoing, REPORT_BY, REPORT_SUMMARY,
};
use crate::exchange::record::ExchangeError;
use crate::exchange::reports::{
    ReportFormat, ReportOptions, loss_of, read_template, write_docx, write_html,
};
use crate::i18n::{Word, Wording};

/// A page to read and print.
pub(in crate::exchange) const HTML: ExportFormat = ExportFormat {
    name: "html",
    endings: &["html", "htm"],
    title: Word::FmtHtmlReport,
    about: Word::FmtHtmlReportAbout,
    is_read: false,
    options: &[&REPORT_BY, &LANGUAGE, &REPORT_SUMMARY],
    loss: |outgoing, options, progress| loss(outgoing, ReportFormat::Html, options, progress),
    write: |outgoing, options, path, progress| {
        write(outgoing, ReportFormat::Html, options, path, progress)
    },
};

/// A document with comments.
pub(in crate::exchange) const DOCX: ExportFormat = ExportFormat {
    name: "docx",
    endings: &["docx"],
    title: Word::FmtDocxReport,
    about: Word::FmtDocxReportAbout,
    is_read: false,
    options: &[&REPORT_BY, &LANGUAGE, &REPORT_SUMMARY],
    loss: |outgoing, options, progress| loss(outgoing, ReportFormat::Docx, options, progress),
    write: |outgoing, options, path, progress| {
        write(outgoing, ReportFormat::Docx, options, path, progress)
    },
};

fn loss(
    outgoing: &Outgoing<'_>,
    format: ReportFormat,
    options: &ExportOptions,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    loss_of(outgoing.snapshot, format, options.report_by, progress)
}

fn write(
    outgoing: &Outgoing<'_>,
    format: ReportFormat,
    options: &ExportOptions,
    path: &Path,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    let own = ReportOptions {
        by: options.report_by,
        wording: Wording {
            language: options.language,
            digits: options.digits,
            dates: options.dates,
        },
        with_summary: options.with_summary,
    };
    match format {
        ReportFormat::Docx => write_docx(outgoing.snapshot, &own, path, progress),
        ReportFormat::Html => {
            let template = options.template.as_deref().map(read_template);
            let template = template.transpose()?.unwrap_or_default();
            write_html(outgoing.snapshot, &own, &template, path, progress)
        }
    }
}
