//! Texts with their highlights, and passages under tags.
//!
//! A stretch of text under annotations is one `<mark>` with all their ids, and inside it one element for each line that is
//! drawn below: the longest annotation has the outermost line, the shortest the ground. Lines are borders, which print;
//! grounds may not. Paddings and borders stand above and below only, so that no letter comes apart from the next.

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::reports::gather::{Gather, Note};
use crate::exchange::reports::html::notes;
use crate::exchange::reports::html::out::{Out, dir, lang};
use crate::exchange::reports::html::style::class;
use crate::exchange::reports::segments::{Cutter, Segment};
use crate::exchange::reports::tags::{Quote, Quotes};
use crate::exchange::reports::view::{DocumentView, Kind};
use crate::i18n::{Word, fill, without_isolates};
use crate::model::TagId;

/// Lines below a text at most; those of the shortest annotations are drawn.
const MOST_LINES: usize = 4;

/// All paragraphs of a document, each with the notes that end in it.
pub(super) fn text(
    gather: &Gather<'_>,
    view: &DocumentView<'_>,
    out: &mut Out<'_>,
) -> Result<(), ExchangeError> {
    out.markup(&format!(
        "<div class=\"text\" data-document=\"{}\">",
        view.document.id
    ));
    let mut cutter = Cutter::new(&view.capture.text, &view.placed);
    // Where the mark of an annotation begins, its number leads back to.
    let mut is_begun = vec![false; view.placed.len()];
    for index in 0..view.paragraphs.count() {
        let segments = cutter.paragraph(view.paragraphs.range(index));
        out.markup("\n<div class=\"block\">");
        let name = open_paragraph(view, index, out);
        for segment in &segments {
            segment_ui(gather, view, segment, &mut is_begun, out);
        }
        out.markup(&format!("</{name}>"));
        let mut here: Vec<&Note> = segments
            .iter()
            .flat_map(|segment| &segment.numbers)
            .filter_map(|at| view.placed.get(*at))
            .collect();
        here.sort_by_key(|note| note.number);
        notes::list(gather, &here, out);
        out.markup("</div>");
        out.send()?;
    }
    out.markup("\n</div>");
    Ok(())
}

/// Opens the element of a paragraph, and gives its name.
fn open_paragraph(view: &DocumentView<'_>, index: usize, out: &mut Out<'_>) -> String {
    let (name, class) = match view.kind(index) {
        // The document's name is a heading of the second level.
        Kind::Heading(level) => (format!("h{}", level.clamp(1, 4) + 2), ""),
        Kind::Plain => ("p".to_owned(), ""),
        Kind::ListItem(_) => ("p".to_owned(), " class=\"item\""),
        Kind::Quotation => ("p".to_owned(), " class=\"quotation\""),
        Kind::Code => ("p".to_owned(), " class=\"code\""),
        Kind::TableRow => ("p".to_owned(), " class=\"row\""),
        Kind::Footnote => ("p".to_owned(), " class=\"footnote\""),
        Kind::Furniture => ("p".to_owned(), " class=\"furniture\""),
    };
    out.markup(&format!(
        "<{name}{class}{}{} data-paragraph=\"{}\">",
        dir(view.paragraphs.direction(index)),
        lang(&view.language(index)),
        index + 1
    ));
    name
}

fn segment_ui(
    gather: &Gather<'_>,
    view: &DocumentView<'_>,
    segment: &Segment,
    is_begun: &mut [bool],
    out: &mut Out<'_>,
) {
    let words = &view.capture.text[segment.range.clone()];
    let covering: Vec<&Note> = segment
        .covering
        .iter()
        .filter_map(|at| view.placed.get(*at))
        .collect();
    let new: Vec<usize> = segment
        .covering
        .iter()
        .copied()
        .filter(|at| !is_begun[*at])
        .collect();
    for at in &new {
        is_begun[*at] = true;
    }
    // The mark has the name of the first that begins here, so that nothing stands between its letters and those before it.
    for at in new.iter().skip(1) {
        out.markup(&format!("<a id=\"a-{}\"></a>", view.placed[*at].id));
    }
    let id = new
        .first()
        .map(|at| format!(" id=\"a-{}\"", view.placed[*at].id));
    match covering.is_empty() {
        true => out.text(words),
        false => mark(&covering, &id.unwrap_or_default(), words, out),
    }
    for at in &segment.numbers {
        let note = &view.placed[*at];
        let number = gather.number(note.number);
        out.markup(&format!(
            "<sup class=\"ref\"><a href=\"#n-{}\" aria-label=\"",
            note.id
        ));
        out.text(&named(gather, note));
        out.markup("\">");
        out.text(&number);
        out.markup("</a></sup>");
    }
}

/// The name of an annotation by its number.
pub(super) fn named(gather: &Gather<'_>, note: &Note) -> String {
    without_isolates(&fill(
        Word::ReportAnnotation,
        gather.wording,
        &[("n", &note.number)],
    ))
}

/// A highlight; the longest of the annotations first.
fn mark(covering: &[&Note], id: &str, words: &str, out: &mut Out<'_>) {
    let ids: Vec<String> = covering.iter().map(|note| note.id.to_string()).collect();
    let drawn = &covering[covering.len().saturating_sub(MOST_LINES)..];
    for (at, note) in drawn.iter().enumerate() {
        let n_inside = drawn.len() - at - 1;
        let ground = if n_inside == 0 { " in" } else { "" };
        let class = class(note.color());
        match at {
            0 => out.markup(&format!(
                "<mark{id} class=\"{class} l{n_inside}{ground}\" data-annotations=\"{}\">",
                ids.join(" ")
            )),
            _ => out.markup(&format!("<span class=\"{class} l{n_inside}{ground}\">")),
        }
    }
    out.text(words);
    for _ in 1..drawn.len() {
        out.markup("</span>");
    }
    out.markup("</mark>");
}

/// The passages of a tag, or those without one.
pub(super) fn passages(
    gather: &Gather<'_>,
    quotes: &Quotes<'_>,
    tag: Option<TagId>,
    progress: &Progress,
    out: &mut Out<'_>,
) -> Result<(), ExchangeError> {
    let id = tag.map_or_else(String::new, |tag| tag.to_string());
    out.markup(&format!("<div class=\"passages\" data-tag=\"{id}\">"));
    quotes.tell(tag, progress, &mut |quote| {
        passage(gather, quote, tag, out);
        out.send()
    })?;
    out.markup("\n</div>");
    Ok(())
}

fn passage(gather: &Gather<'_>, quote: &Quote, tag: Option<TagId>, out: &mut Out<'_>) {
    let note = &quote.note;
    out.markup(&format!(
        "\n<figure class=\"quote\" data-annotation=\"{}\" data-tags=\"{}\">\n<blockquote><p{}{}>",
        note.id,
        notes::tag_ids(note),
        dir(quote.direction),
        lang(&quote.language)
    ));
    out.element("span", " class=\"context\"", &quote.before);
    let tagged = note.tags.iter().find(|at| Some(at.id) == tag);
    let class = class(tagged.map_or_else(|| note.color(), |at| at.color));
    for (at, part) in quote.parts.iter().enumerate() {
        if at > 0 {
            out.markup("<span class=\"context\"> … </span>");
        }
        let ids = format!(" class=\"{class} l0 in\" data-annotations=\"{}\"", note.id);
        out.element("mark", &ids, part);
    }
    out.element("span", " class=\"context\"", &quote.after);
    out.markup("</p></blockquote>\n<figcaption>");
    out.markup("<p class=\"source\">");
    out.element("bdi", "", &quote.document);
    out.markup(" · ");
    match quote.place.is_empty() {
        true => out.element("span", " class=\"lost\"", gather.word(Word::ReportNoPlace)),
        false => out.element("bdi", "", &quote.place),
    }
    out.markup("</p>");
    notes::body(gather, note, tag, out);
    out.markup("</figcaption></figure>");
}
