//! Tags as rows of a chooser, found by a part of their names, each with what is above it.

use std::cmp::Reverse;

use egui::Ui;

use crate::gui::icons;
use crate::gui::popups::Choice;
use crate::gui::theme::Theme;
use crate::i18n::{Language, Wording, isolate};
use crate::model::{Snapshot, Tag, TagId};
use crate::text::{fold_name, match_quality};

/// Rows that are offered at most.
const MOST: usize = 300;
/// Letters of the tag above that are shown.
const MOST_ABOVE: usize = 24;

/// Tags whose labels hold what is typed, the best first, then those with most taggings; categories too.
pub fn tag_choices(
    ui: &Ui,
    snapshot: &Snapshot,
    typed: &str,
    wording: Wording,
    may_take: impl Fn(TagId) -> bool,
) -> Vec<(TagId, Choice)> {
    let query = fold_name(typed.trim());
    let is_arabic = wording.language == Language::Arabic;
    let quality = |tag: &Tag| {
        if query.is_empty() {
            return Some(0);
        }
        [&tag.label.english, &tag.label.arabic]
            .into_iter()
            .filter(|label| !label.is_empty())
            .filter_map(|label| match_quality(&fold_name(label), &query))
            .min()
    };
    let mut found: Vec<(u8, Reverse<usize>, &Tag)> = snapshot
        .tags()
        .filter_map(|tag| {
            let quality = quality(tag)?;
            Some((quality, Reverse(snapshot.n_taggings_with(tag.id)), &**tag))
        })
        .filter(|(.., tag)| may_take(tag.id))
        .collect();
    found.sort_by_key(|(quality, count, tag)| {
        (*quality, *count, tag.label.prefer(is_arabic), tag.id)
    });
    found.truncate(MOST);
    let theme = Theme::of(ui.ctx());
    let choice = |tag: &Tag| {
        let above = tag.parent.and_then(|above| snapshot.tag(above));
        let above = above.map(|above| above.label.prefer(is_arabic));
        let hint: String = above.unwrap_or_default().chars().take(MOST_ABOVE).collect();
        Choice {
            name: tag.label.prefer(is_arabic).to_owned(),
            swatch: (!tag.is_category).then(|| theme.tag(tag.color)),
            icon: if tag.is_category { icons::LAYERS } else { "" },
            hint: if hint.is_empty() {
                hint
            } else {
                isolate(&hint)
            },
            is_disabled: false,
        }
    };
    found
        .into_iter()
        .map(|(.., tag)| (tag.id, choice(tag)))
        .collect()
}
