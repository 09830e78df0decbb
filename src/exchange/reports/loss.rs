//! What a report leaves out. It holds less by purpose: it is for people, and does not come back.

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::codes::allowed;
use crate::exchange::reports::{ReportBy, ReportFormat};
use crate::exchange::{LossKind, LossReport};
use crate::model::{MemoTarget, Snapshot};

/// What a report leaves out of a collection. Can be stopped at each document, tag and memo.
pub fn loss_of(
    snapshot: &Snapshot,
    format: ReportFormat,
    by: ReportBy,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    let mut loss = LossReport::default();
    let is_by_tag = by == ReportBy::Tag;
    for document in snapshot.documents() {
        progress.check()?;
        let captures = snapshot.captures_of(document.id);
        loss.add(LossKind::FormerTexts, captures.count().saturating_sub(1));
        loss.add(LossKind::Readings, 1);
        let Some(capture) = snapshot.capture(document.capture) else {
            continue;
        };
        let is_held = capture.original_sha256 == capture.text_sha256;
        loss.add(LossKind::Originals, usize::from(!is_held));
        loss.add(LossKind::Structure, capture.structure.len());
        loss.add(LossKind::Texts, usize::from(is_by_tag));
        let has_odd = match format {
            ReportFormat::Html => capture.text.contains('\0'),
            ReportFormat::Docx => matches!(allowed(&capture.text), std::borrow::Cow::Owned(_)),
        };
        loss.add(LossKind::Characters, usize::from(has_odd));
    }
    for tag in snapshot.tags() {
        progress.check()?;
        loss.add(LossKind::Terms, tag.terms.len());
        if !is_by_tag {
            let has_rules =
                !tag.definition.is_empty() || !tag.includes.is_empty() || !tag.excludes.is_empty();
            loss.add(LossKind::SecondLabels, usize::from(tag.label.is_twofold()));
            loss.add(LossKind::TagRules, usize::from(has_rules));
        }
    }
    for memo in snapshot.memos() {
        progress.check()?;
        let is_shown = |target: &MemoTarget| match target {
            MemoTarget::Collection | MemoTarget::Annotation(_) => true,
            MemoTarget::Document(_) => !is_by_tag,
            MemoTarget::Tag(_) => is_by_tag,
            _ => false,
        };
        let is_hidden = !memo.targets.is_empty() && !memo.targets.iter().any(is_shown);
        loss.add(LossKind::MemoTargets, usize::from(is_hidden));
    }
    loss.add(LossKind::LinkAuthors, snapshot.n_links());
    loss.add(LossKind::Rejections, snapshot.rejections().count());
    loss.add(LossKind::SavedSearches, snapshot.saved_searches().count());
    loss.add(
        LossKind::Times,
        snapshot.n_tags() + snapshot.annotators().count(),
    );
    Ok(loss)
}
