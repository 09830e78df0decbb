//! Counts, and how many annotations of each tag are in each document.

use std::collections::BTreeMap;

use crate::exchange::record::ExchangeError;
use crate::exchange::reports::gather::Gather;
use crate::exchange::reports::html::out::Out;
use crate::exchange::reports::html::page::current;
use crate::i18n::{Counted, Word, count, fill};
use crate::model::{DocumentId, Snapshot, TagId};

/// Columns of tags in one table; more tags make more tables.
pub(in crate::exchange::reports) const COLUMNS: usize = 8;

/// Cells of documents by tags in a report at most: nobody reads a larger table, and few programs open it.
const MOST_CELLS: usize = 20_000;

/// What stands in the place of tables that would have too many cells.
pub(in crate::exchange::reports) fn instead_of_tables(
    gather: &Gather<'_>,
    n_tags: usize,
) -> Option<String> {
    let n = current(gather.snapshot).count().saturating_mul(n_tags);
    let words = || fill(Word::ReportManyCells, gather.wording, &[("n", &n)]);
    (n > MOST_CELLS).then(words)
}

/// How much there is of everything.
pub(in crate::exchange::reports) fn lines(gather: &Gather<'_>) -> Vec<String> {
    let snapshot = gather.snapshot;
    let of = |noun: Counted, n: usize| count(noun, n as u64, gather.wording, false);
    vec![
        of(Counted::Document, snapshot.n_documents()),
        of(Counted::Annotation, snapshot.n_annotations()),
        of(
            Counted::Tag,
            snapshot.tags().filter(|tag| !tag.is_category).count(),
        ),
        of(Counted::Memo, snapshot.n_memos()),
        of(Counted::Link, snapshot.n_links()),
        of(Counted::Annotator, snapshot.annotators().count()),
    ]
}

/// How many annotations of a document carry a tag.
pub(in crate::exchange::reports) fn by_document(
    snapshot: &Snapshot,
) -> BTreeMap<(DocumentId, TagId), usize> {
    let mut counts = BTreeMap::new();
    for tagging in snapshot.taggings() {
        let passage = snapshot
            .annotation(tagging.annotation)
            .and_then(|annotation| snapshot.passage(annotation.passage));
        let document = passage.and_then(|passage| snapshot.document_of_capture(passage.capture));
        if let Some(document) = document {
            *counts.entry((document.id, tagging.tag)).or_insert(0) += 1;
        }
    }
    counts
}

/// The tags that stand on anything, in the order of their tree, with their labels.
pub(in crate::exchange::reports) fn used(gather: &Gather<'_>) -> Vec<(TagId, String)> {
    let snapshot = gather.snapshot;
    snapshot
        .tags_in_order()
        .into_iter()
        .filter(|(tag, _)| snapshot.n_taggings_with(tag.id) > 0)
        .map(|(tag, _)| (tag.id, gather.label(&tag.label).to_owned()))
        .collect()
}

pub(super) fn counts(gather: &Gather<'_>, out: &mut Out<'_>) {
    out.markup("<ul class=\"counts\">");
    for line in lines(gather) {
        out.element("li", "", &line);
    }
    out.markup("</ul>");
}

pub(super) fn tables(gather: &Gather<'_>, out: &mut Out<'_>) -> Result<(), ExchangeError> {
    let tags = used(gather);
    if let Some(words) = instead_of_tables(gather, tags.len()) {
        out.element("p", "", &words);
        return Ok(());
    }
    let counts = by_document(gather.snapshot);
    for columns in tags.chunks(COLUMNS) {
        out.markup("<div class=\"wide\"><table>");
        out.element("caption", "", gather.word(Word::TableCounts));
        out.markup("<thead><tr>");
        out.element("th", " scope=\"col\"", gather.word(Word::TableDocument));
        for (_, label) in columns {
            out.markup("<th scope=\"col\">");
            out.element("bdi", "", label);
            out.markup("</th>");
        }
        out.markup("</tr></thead><tbody>");
        for (document, _) in current(gather.snapshot) {
            out.markup("\n<tr><th scope=\"row\">");
            out.element("bdi", "", &document.name);
            out.markup("</th>");
            for (tag, _) in columns {
                let n = counts.get(&(document.id, *tag)).copied().unwrap_or(0);
                let shown = if n == 0 {
                    "–".to_owned()
                } else {
                    gather.number(n)
                };
                out.element("td", "", &shown);
            }
            out.markup("</tr>");
            out.send()?;
        }
        out.markup("</tbody></table></div>\n");
    }
    Ok(())
}
