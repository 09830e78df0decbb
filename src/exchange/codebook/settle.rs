//! Makes of the lines of a file what can be used of them: names are checked, those above come before those below.

use std::collections::HashMap;

use crate::base::{Severity, line_of};
use crate::command::plan::MAX_NAME;
use crate::exchange::codebook::{Codebook, CodebookNote, CodebookReport, CodebookTag, Parent};
use crate::model::{MAX_TAG_DEPTH, TagId};
use crate::text::{fold_name, invisible};

/// See the module.
pub(super) fn settle(
    lines: Vec<CodebookTag>,
    mut report: CodebookReport,
) -> (Codebook, CodebookReport) {
    let mut by_id: HashMap<TagId, usize> = HashMap::new();
    let mut kept: Vec<CodebookTag> = Vec::with_capacity(lines.len());
    for tag in lines {
        if !check_label(&tag, &mut report) {
            continue;
        }
        if let Some(id) = tag.id {
            if by_id.contains_key(&id) {
                let line = tag.line;
                report.add(
                    Severity::Refused,
                    name(&tag),
                    CodebookNote::DuplicateId { line },
                );
                continue;
            }
            by_id.insert(id, kept.len());
        }
        kept.push(tag);
    }
    let above = |tag: &CodebookTag| match tag.parent {
        Parent::Id(id) => by_id.get(&id).copied(),
        _ => None,
    };
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); kept.len()];
    let mut tops = Vec::new();
    for (index, tag) in kept.iter().enumerate() {
        match above(tag) {
            Some(above) => below[above].push(index),
            None => tops.push(index),
        }
    }
    let mut order = Vec::with_capacity(kept.len());
    let mut is_placed = vec![false; kept.len()];
    let mut place = |top: usize, report: &mut CodebookReport, order: &mut Vec<usize>| {
        let mut waiting = vec![(top, 1_usize)];
        while let Some((index, depth)) = waiting.pop() {
            if std::mem::replace(&mut is_placed[index], true) {
                continue;
            }
            let tag = &kept[index];
            if depth > MAX_TAG_DEPTH {
                let line = tag.line;
                report.add(Severity::Refused, name(tag), CodebookNote::TooDeep { line });
            } else {
                order.push(index);
            }
            waiting.extend(below[index].iter().rev().map(|index| (*index, depth + 1)));
        }
        is_placed.iter().position(|is_placed| !is_placed)
    };
    let mut next = kept.iter().position(|_| true);
    for top in tops {
        next = place(top, &mut report, &mut order);
    }
    // What is left stands below itself: each circle is opened at its first line.
    let mut opened = Vec::new();
    while let Some(top) = next {
        let line = kept[top].line;
        report.add(
            Severity::Warning,
            name(&kept[top]),
            CodebookNote::Cycle { line },
        );
        opened.push(top);
        next = place(top, &mut report, &mut order);
    }
    for top in opened {
        kept[top].parent = Parent::Top;
    }
    let mut kept: Vec<Option<CodebookTag>> = kept.into_iter().map(Some).collect();
    let tags = order.into_iter().filter_map(|index| kept[index].take());
    let tags = tags.collect();
    (Codebook { tags }, report)
}

/// Whether the label can be a tag's; says what is odd about it.
fn check_label(tag: &CodebookTag, report: &mut CodebookReport) -> bool {
    let line = tag.line;
    let label = tag.new_label();
    if label.is_empty() {
        report.add(Severity::Refused, "", CodebookNote::NoLabel { line });
        return false;
    }
    let length = label
        .english
        .chars()
        .count()
        .max(label.arabic.chars().count());
    if length > MAX_NAME {
        report.add(
            Severity::Refused,
            name(tag),
            CodebookNote::LabelTooLong { line, length },
        );
        return false;
    }
    for side in [&label.english, &label.arabic] {
        let is_mark = |letter: char| {
            invisible(letter).is_some()
                || ('\u{300}'..='\u{36F}').contains(&letter)
                || letter.is_whitespace()
        };
        let is_bare =
            !side.is_empty() && (fold_name(side).trim().is_empty() || side.chars().all(is_mark));
        if is_bare {
            report.add(
                Severity::Warning,
                name(tag),
                CodebookNote::OnlyMarks { line },
            );
        }
        if side.contains(['\u{202D}', '\u{202E}']) {
            report.add(
                Severity::Warning,
                name(tag),
                CodebookNote::ForcedDirection { line },
            );
        }
    }
    true
}

/// The label as the report names it: not longer than a line.
pub(super) fn name(tag: &CodebookTag) -> String {
    line_of(tag.new_label().prefer(false))
}
