//! Annotations as comments: their tags, memos and links, by whom and when.
//!
//! Comments are numbered in the order in which they are told, which is that of the text; each part of a passage has one, since a
//! comment is about one stretch.

use crate::exchange::refi::codes::allowed;
use crate::exchange::reports::docx::paper::{Look, Paper};
use crate::exchange::reports::gather::{Note, Writing};
use crate::i18n::{Word, fill, isolate, without_isolates};
use crate::model::TagId;

/// The style of the lines that name tags.
pub(super) const TAG_STYLE: &str = "CommentTag";

/// The name of the bookmark that stands where a comment does: of an annotation, its part, and the number of the comment where
/// an annotation has several.
pub(super) fn bookmark(note: &Note, number: u64) -> String {
    format!("a{}_{number}", note.id.0.simple())
}

/// One comment. `part` counts from 1 and says of how many.
pub(super) fn comment(
    paper: &mut Paper<'_>,
    note: &Note,
    number: u64,
    part: (usize, usize),
    under: Option<TagId>,
) {
    paper.sheet.open("w:comment");
    paper.sheet.attribute_of("w:id", Some(number));
    paper.sheet.attribute("w:author", &allowed(&note.by.name));
    // Word processors take it for the time of the place where it was written.
    let date = format!("{}T{}:00Z", note.by.at.date(), note.by.at.clock_time());
    paper.sheet.attribute("w:date", &date);
    let initials: String = note
        .by
        .name
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .take(3)
        .collect();
    paper.sheet.attribute("w:initials", &allowed(&initials));
    let gather = paper.gather;
    for tag in &note.tags {
        let line = tag_line(&tag.path);
        paper.paragraph("CommentText", &line, Look::styled(TAG_STYLE));
    }
    if part.1 > 1 {
        let words = fill(
            Word::ReportPart,
            gather.wording,
            &[("part", &part.0), ("n", &part.1)],
        );
        paper.paragraph("CommentText", &without_isolates(&words), Look::default());
    }
    if note.tags.is_empty() {
        paper.paragraph(
            "CommentText",
            gather.word(Word::ReportUntagged),
            Look::default(),
        );
    }
    let examples = note.tags.iter().filter(|tag| tag.is_example);
    for tag in examples.filter(|tag| under.is_none_or(|under| under == tag.id)) {
        let words = format!("{}: {}", gather.word(Word::ReportExample), tag.path);
        paper.paragraph("CommentText", &words, Look::default());
    }
    // What is on the whole stands on its first part.
    if part.0 == 1 {
        for memo in &note.memos {
            memo_lines(paper, "CommentText", memo, note.by.name != memo.by.name);
        }
        for link in &note.links {
            let arrow = if link.leads_away { "→" } else { "←" };
            let [relation, words, document] =
                [&link.relation, &link.words, &link.document].map(|text| isolate(text));
            let words = format!("{arrow} {relation}: “{words}” ({document})");
            let direction = gather.direction();
            paper.open_paragraph("CommentText", direction);
            paper.label(&words, direction, Look::default());
            paper.sheet.close();
        }
    }
    paper.sheet.close();
}

/// The labels of a tag on a line of their own.
pub(super) fn tag_line(path: &str) -> String {
    allowed(path).replace(['\n', '\t'], " ")
}

/// A memo in paragraphs of a style.
pub(super) fn memo_lines(paper: &mut Paper<'_>, style: &str, memo: &Writing, with_name: bool) {
    if let Some(kind) = memo.kind {
        paper.paragraph(style, kind, Look::styled("Muted"));
    }
    if !memo.title.is_empty() {
        paper.paragraph(style, &memo.title, Look::styled("Strong"));
    }
    for line in memo.body.split('\n').filter(|line| !line.trim().is_empty()) {
        paper.paragraph(style, line, Look::default());
    }
    if with_name {
        let words = format!("{} · {}", isolate(&memo.by.name), isolate(&memo.by.when));
        let direction = paper.gather.direction();
        paper.open_paragraph(style, direction);
        paper.label(&words, direction, Look::styled("Muted"));
        paper.sheet.close();
    }
}
