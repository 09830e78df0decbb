//! The body of the document: the texts with their highlights, or the tags with their passages.

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::reports::docx::comments::{self, bookmark, memo_lines};
use crate::exchange::reports::docx::paper::{Look, Paper};
use crate::exchange::reports::gather::Gather;
use crate::exchange::reports::html::current;
use crate::exchange::reports::segments::{Cutter, Segment};
use crate::exchange::reports::tags::{Quote, Quotes, expected, meaning};
use crate::exchange::reports::view::{DocumentView, Kind};
use crate::i18n::Word;
use crate::model::{MemoTarget, Tag, TagColor, TagId};

/// What is done with each piece that is ready.
pub(super) type Send<'s, 'a> = dyn FnMut(&mut Paper<'a>) -> Result<(), ExchangeError> + 's;

/// Writes all comments of a report, in their order: of documents, or of the passages of tags.
pub(super) fn all_comments<'a>(
    paper: &mut Paper<'a>,
    quotes: Option<&Quotes<'a>>,
    progress: &Progress,
    send: &mut Send<'_, 'a>,
) -> Result<(), ExchangeError> {
    let gather = paper.gather;
    let mut number = 0;
    match quotes {
        None => {
            for (document, capture) in current(gather.snapshot) {
                progress.step()?;
                let view = DocumentView::new(&gather, document, capture);
                for note in view.placed.iter().chain(&view.open) {
                    let n_parts = note.spans.len().max(1);
                    for part in 1..=n_parts {
                        comments::comment(paper, note, number, (part, n_parts), None);
                        number += 1;
                    }
                }
                send(paper)?;
            }
        }
        Some(quotes) => {
            for (tag, _) in all_tags(&gather) {
                let id = tag.map(|tag| tag.id);
                quotes.tell(id, progress, &mut |quote| {
                    comments::comment(paper, &quote.note, number, (1, 1), id);
                    number += 1;
                    send(paper)
                })?;
            }
        }
    }
    Ok(())
}

/// All tags with their levels; none stands for what has no tag.
pub(super) fn all_tags<'a>(gather: &Gather<'a>) -> Vec<(Option<&'a Tag>, usize)> {
    let tags = gather.snapshot.tags_in_order().into_iter();
    let tags = tags.map(|(tag, n_above)| (Some(&**tag), n_above + 1));
    let mut all: Vec<_> = tags.collect();
    if !expected(gather.snapshot, None).is_empty() {
        all.push((None, 1));
    }
    all
}

/// Writes the documents.
pub(super) fn documents<'a>(
    paper: &mut Paper<'a>,
    progress: &Progress,
    send: &mut Send<'_, 'a>,
) -> Result<(), ExchangeError> {
    let gather = paper.gather;
    let mut number = 0;
    for (document, capture) in current(gather.snapshot) {
        progress.step()?;
        let view = DocumentView::new(&gather, document, capture);
        let id = document.id.0.simple();
        paper.heading("Heading1", &format!("d{id}"), &document.name);
        for memo in &view.memos {
            memo_lines(paper, "Memo", memo, true);
        }
        number = text(paper, &view, number, send)?;
        if !view.open.is_empty() {
            paper.heading("Heading2", &format!("o{id}"), gather.word(Word::ReportOpen));
            for note in &view.open {
                let direction = gather.direction_of(&note.words);
                paper.open_paragraph("Quote", direction);
                paper.open_comment(number, &bookmark(note, number));
                let color = Some(note.color());
                let look = look_of(color, color, false);
                paper.text(&note.words, direction, "", look);
                paper.close_comment(number);
                paper.sheet.close();
                number += 1;
            }
        }
        send(paper)?;
    }
    Ok(())
}

/// Where a comment begins or ends.
struct Edge {
    at: usize,
    opens: bool,
    number: u64,
    note: usize,
}

/// The comments of a text by their places, and the number behind the last of them.
fn edges(view: &DocumentView<'_>, mut number: u64) -> (Vec<Edge>, u64) {
    let mut edges = Vec::new();
    for (note, row) in view.placed.iter().enumerate() {
        for span in &row.spans {
            for (at, opens) in [(span.start(), true), (span.end(), false)] {
                edges.push(Edge {
                    at: at.index(),
                    opens,
                    number,
                    note,
                });
            }
            number += 1;
        }
    }
    // What ends somewhere does so before what begins there.
    edges.sort_by_key(|edge| (edge.at, edge.opens, edge.number));
    (edges, number)
}

fn text<'a>(
    paper: &mut Paper<'a>,
    view: &DocumentView<'_>,
    first: u64,
    send: &mut Send<'_, 'a>,
) -> Result<u64, ExchangeError> {
    let (edges, behind) = edges(view, first);
    let mut edges = edges.iter().peekable();
    let mut cutter = Cutter::new(&view.capture.text, &view.placed);
    let n_paragraphs = view.paragraphs.count();
    let mut whole = None;
    for index in 0..n_paragraphs {
        let range = view.paragraphs.range(index);
        let style = match view.words(index).trim().is_empty() {
            true => "Blank",
            false => style_of(view.kind(index)),
        };
        paper.open_paragraph(style, view.paragraphs.direction(index));
        if index == 0 {
            let name = format!("x{}", view.document.id.0.simple());
            whole = Some(paper.open_bookmark(&name, None));
        }
        let mut pass = |paper: &mut Paper<'a>, to: usize| {
            while let Some(edge) = edges.next_if(|edge| edge.at <= to) {
                match (edge.opens, view.placed.get(edge.note)) {
                    (true, Some(note)) => {
                        paper.open_comment(edge.number, &bookmark(note, edge.number));
                    }
                    _ => paper.close_comment(edge.number),
                }
            }
        };
        let words = view.words(index);
        let runs = crate::text::direction_runs(words, view.paragraphs.direction(index));
        let language = view.language(index);
        // Runs come in the order of the text, as segments do.
        let mut next_run = 0;
        for segment in cutter.paragraph(range.clone()) {
            pass(paper, segment.range.start);
            let look = look(view, &segment);
            while let Some((run, direction)) = runs.get(next_run) {
                let start = (run.start + range.start).max(segment.range.start);
                let end = (run.end + range.start).min(segment.range.end);
                if start < end {
                    paper.run(&view.capture.text[start..end], *direction, &language, look);
                }
                // One that goes on is in the next segment, too.
                if run.end + range.start > segment.range.end {
                    break;
                }
                next_run += 1;
            }
        }
        let is_last = index + 1 == n_paragraphs;
        pass(paper, if is_last { usize::MAX } else { range.end });
        if is_last && let Some(number) = whole {
            paper.close_bookmark(number);
        }
        paper.sheet.close();
        send(paper)?;
    }
    Ok(behind)
}

fn style_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Plain => "BodyText",
        Kind::Heading(level) => match level {
            1 => "Heading2",
            2 => "Heading3",
            _ => "Heading4",
        },
        Kind::ListItem(_) => "ListItem",
        Kind::Quotation => "Quote",
        Kind::Code => "Code",
        Kind::TableRow => "BodyText",
        Kind::Footnote | Kind::Furniture => "Small",
    }
}

fn look(view: &DocumentView<'_>, segment: &Segment) -> Look {
    let color = |at: Option<&usize>| Some(view.placed.get(*at?)?.color());
    let covering = &segment.covering;
    look_of(
        color(covering.first()),
        color(covering.last()),
        covering.len() > 1,
    )
}

/// The ground of the shortest annotation, the line of the longest.
fn look_of(longest: Option<TagColor>, shortest: Option<TagColor>, are_several: bool) -> Look {
    Look {
        ground: shortest,
        line: longest.map(|color| (color, are_several)),
        ..Look::default()
    }
}

/// Writes the tags.
pub(super) fn tags<'a>(
    paper: &mut Paper<'a>,
    quotes: &Quotes<'a>,
    progress: &Progress,
    send: &mut Send<'_, 'a>,
) -> Result<(), ExchangeError> {
    let gather = paper.gather;
    let mut number = 0;
    for (tag, level) in all_tags(&gather) {
        let style = match level {
            1 => "Heading1",
            2 => "Heading2",
            3 => "Heading3",
            _ => "Heading4",
        };
        match tag {
            Some(tag) => {
                paper.heading(
                    style,
                    &format!("t{}", tag.id.0.simple()),
                    &gather.path(tag.id),
                );
                let mut last = "";
                for (name, text) in meaning(&gather, tag) {
                    if name != last {
                        paper.paragraph("Small", name, Look::styled("Muted"));
                        last = name;
                    }
                    for line in text.split('\n').filter(|line| !line.trim().is_empty()) {
                        paper.paragraph("Small", line, Look::default());
                    }
                }
                for memo in gather.memos_on(MemoTarget::Tag(tag.id)) {
                    memo_lines(paper, "Memo", &memo, true);
                }
            }
            None => paper.heading(style, "untagged", gather.word(Word::ReportUntagged)),
        }
        let id = tag.map(|tag| tag.id);
        quotes.tell(id, progress, &mut |quote| {
            passage(paper, quote, id, number);
            number += 1;
            send(paper)
        })?;
        send(paper)?;
    }
    Ok(())
}

fn passage(paper: &mut Paper<'_>, quote: &Quote, tag: Option<TagId>, number: u64) {
    let note = &quote.note;
    let tagged = note.tags.iter().find(|at| Some(at.id) == tag);
    let color = tagged.map_or_else(|| note.color(), |at| at.color);
    let look = Look {
        ground: Some(color),
        line: Some((color, false)),
        ..Look::default()
    };
    let context = Look::styled("Muted");
    paper.open_paragraph("Quote", quote.direction);
    paper.text(&quote.before, quote.direction, "", context);
    paper.open_comment(number, &bookmark(note, number));
    let words = quote.parts.join(" … ");
    paper.text(&words, quote.direction, &quote.language, look);
    paper.close_comment(number);
    paper.text(&quote.after, quote.direction, "", context);
    paper.sheet.close();
    let place = match quote.place.is_empty() {
        true => paper.gather.word(Word::ReportNoPlace),
        false => quote.place.as_str(),
    };
    let others = note.tags.iter().filter(|at| Some(at.id) != tag);
    let mut source = vec![
        crate::i18n::isolate(&quote.document),
        place.to_owned(),
        crate::i18n::isolate(&note.by.name),
    ];
    source.extend(others.map(|at| crate::i18n::isolate(&at.path)));
    let direction = paper.gather.direction();
    paper.open_paragraph("Source", direction);
    paper.label(&source.join(" · "), direction, Look::styled("Muted"));
    paper.sheet.close();
}
