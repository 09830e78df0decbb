//! What stands before the texts: the title, the contents, counts and tables, memos of the collection.

use crate::exchange::record::ExchangeError;
use crate::exchange::reports::docx::body::{Send, all_tags};
use crate::exchange::reports::docx::comments::memo_lines;
use crate::exchange::reports::docx::paper::{Look, Paper};
use crate::exchange::reports::html::{by_document, current, instead_of_tables, lines, used};
use crate::exchange::reports::{ReportBy, ReportOptions};
use crate::i18n::{Counted, Word, count};
use crate::model::MemoTarget;

/// Columns of tags in one table; more tags make more tables.
const COLUMNS: usize = 6;

/// The width of a page between its margins, and that of the column of names, in twentieths of a point.
const WIDTH: usize = 9_298;
const FIRST: usize = 2_900;

/// Title, contents, and the summary where it is wanted. Its tables have a row for each document, and a cell there for each tag.
pub(super) fn front<'a>(
    paper: &mut Paper<'a>,
    options: &ReportOptions,
    send: &mut Send<'_, 'a>,
) -> Result<(), ExchangeError> {
    let gather = paper.gather;
    let snapshot = gather.snapshot;
    let name = snapshot.collection().map_or("", |row| row.name.as_str());
    let title = if name.trim().is_empty() {
        gather.word(Word::FmtReport)
    } else {
        name
    };
    let direction = paper.open_name("Title", title);
    paper.text(title, direction, "", Look::default());
    paper.sheet.close();
    let by = match options.by {
        ReportBy::Document => Word::ReportByDocument,
        ReportBy::Tag => Word::ReportByTag,
    };
    let counted = |noun: Counted, n: usize| count(noun, n as u64, gather.wording, false);
    let parts = [
        gather.word(by).to_owned(),
        counted(Counted::Document, snapshot.n_documents()),
        counted(Counted::Annotation, snapshot.n_annotations()),
    ];
    interface(paper, "Subtitle", &parts.join(" · "));
    paper.heading("Heading2", "contents", gather.word(Word::ReportContents));
    match options.by {
        ReportBy::Document => {
            for (document, _) in current(snapshot) {
                entry(
                    paper,
                    &format!("d{}", document.id.0.simple()),
                    &document.name,
                );
                send(paper)?;
            }
        }
        ReportBy::Tag => {
            for (tag, _) in all_tags(&gather) {
                match tag {
                    Some(tag) => {
                        let bookmark = format!("t{}", tag.id.0.simple());
                        entry(paper, &bookmark, &gather.path(tag.id));
                    }
                    None => entry(paper, "untagged", gather.word(Word::ReportUntagged)),
                }
                send(paper)?;
            }
        }
    }
    if options.with_summary {
        paper.heading("Heading2", "summary", gather.word(Word::ReportSummary));
        for line in lines(&gather) {
            interface(paper, "Contents", &line);
        }
        tables(paper, send)?;
    }
    Ok(())
}

/// A line of the contents, which leads to a bookmark.
fn entry(paper: &mut Paper<'_>, bookmark: &str, name: &str) {
    let direction = paper.open_name("Contents", name);
    paper.sheet.open("w:hyperlink");
    paper.sheet.attribute("w:anchor", bookmark);
    paper.text(name, direction, "", Look::styled("Link"));
    paper.sheet.close();
    paper.sheet.close();
}

/// The memos of the collection and the free ones, at the end.
pub(super) fn memos(paper: &mut Paper<'_>) {
    let gather = paper.gather;
    let mut all = gather.memos_on(MemoTarget::Collection);
    let free = gather.snapshot.free_memos().into_iter();
    all.extend(free.map(|memo| gather.writing(memo)));
    if all.is_empty() {
        return;
    }
    paper.heading("Heading1", "memos", gather.word(Word::ReportMemos));
    for memo in &all {
        memo_lines(paper, "Memo", memo, true);
    }
}

/// Words of the interface, in its direction.
fn interface(paper: &mut Paper<'_>, style: &str, words: &str) {
    let direction = paper.gather.direction();
    paper.open_paragraph(style, direction);
    paper.label(words, direction, Look::default());
    paper.sheet.close();
}

fn tables<'a>(paper: &mut Paper<'a>, send: &mut Send<'_, 'a>) -> Result<(), ExchangeError> {
    let gather = paper.gather;
    let tags = used(&gather);
    if let Some(words) = instead_of_tables(&gather, tags.len()) {
        interface(paper, "Small", &words);
        return Ok(());
    }
    let counts = by_document(gather.snapshot);
    for columns in tags.chunks(COLUMNS) {
        interface(paper, "Small", gather.word(Word::TableCounts));
        paper.sheet.open("w:tbl");
        paper.sheet.open("w:tblPr");
        if gather.direction().is_rtl() {
            paper.flag("w:bidiVisual");
        }
        paper.sheet.open("w:tblW");
        paper.sheet.attribute("w:w", "5000");
        paper.sheet.attribute("w:type", "pct");
        paper.sheet.close();
        paper.sheet.open("w:tblBorders");
        for name in ["w:top", "w:bottom", "w:insideH"] {
            paper.sheet.open(name);
            for (name, value) in [
                ("w:val", "single"),
                ("w:sz", "4"),
                ("w:space", "0"),
                ("w:color", "C9C4B7"),
            ] {
                paper.sheet.attribute(name, value);
            }
            paper.sheet.close();
        }
        paper.sheet.close();
        paper.sheet.close();
        paper.sheet.open("w:tblGrid");
        let each = (WIDTH - FIRST) / columns.len();
        for column in 0..=columns.len() {
            paper.sheet.open("w:gridCol");
            let width = if column == 0 { FIRST } else { each };
            paper.sheet.attribute_of("w:w", Some(width));
            paper.sheet.close();
        }
        paper.sheet.close();
        let mut head = vec![gather.word(Word::TableDocument).to_owned()];
        head.extend(columns.iter().map(|(_, label)| label.clone()));
        row(paper, &head, true);
        for (document, _) in current(gather.snapshot) {
            let mut cells = vec![document.name.clone()];
            cells.extend(columns.iter().map(|(tag, _)| {
                let n = counts.get(&(document.id, *tag)).copied().unwrap_or(0);
                if n == 0 {
                    "–".to_owned()
                } else {
                    gather.number(n)
                }
            }));
            row(paper, &cells, false);
            send(paper)?;
        }
        paper.sheet.close();
        interface(paper, "Small", "");
    }
    Ok(())
}

fn row(paper: &mut Paper<'_>, cells: &[String], is_head: bool) {
    paper.sheet.open("w:tr");
    paper.sheet.open("w:trPr");
    paper.flag("w:cantSplit");
    if is_head {
        paper.flag("w:tblHeader");
    }
    paper.sheet.close();
    let each = (WIDTH - FIRST) / cells.len().saturating_sub(1).max(1);
    for (column, cell) in cells.iter().enumerate() {
        paper.sheet.open("w:tc");
        paper.sheet.open("w:tcPr");
        paper.sheet.open("w:tcW");
        let width = if column == 0 { FIRST } else { each };
        paper.sheet.attribute_of("w:w", Some(width));
        paper.sheet.attribute("w:type", "dxa");
        paper.sheet.close();
        paper.sheet.close();
        let direction = paper.open_name("Cell", cell);
        let look = if is_head {
            Look::styled("Strong")
        } else {
            Look::default()
        };
        paper.text(cell, direction, "", look);
        paper.sheet.close();
        paper.sheet.close();
    }
    paper.sheet.close();
}
