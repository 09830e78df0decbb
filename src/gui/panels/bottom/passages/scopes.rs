//! Which passages: the names of scopes, and the chooser of one.

use egui::Ui;

use crate::analysis::passages::PassageScope;
use crate::gui::icons;
use crate::gui::panels::bottom::scope_chooser::{Offers, choice};
use crate::gui::popups::Choice;
use crate::gui::theme::Theme;
use crate::i18n::{Word, Wording, fill};
use crate::model::{Snapshot, Tag, TagId};

/// The name of a scope: “Passages of “X””.
pub(super) fn scope_title(scope: &PassageScope, snapshot: &Snapshot, wording: Wording) -> String {
    let is_arabic = wording.language.is_rtl();
    let named = |word: Word, name: Option<&str>| {
        let name = name.unwrap_or_default();
        fill(word, wording, &[("title", &name)])
    };
    let tag = |id| snapshot.tag(id).map(|tag| tag.label.prefer(is_arabic));
    match scope {
        PassageScope::All => wording.text(Word::PassagesAll).to_owned(),
        PassageScope::Untagged => wording.text(Word::PassagesUntagged).to_owned(),
        PassageScope::Tag(id) => named(Word::ViewPassages, tag(*id)),
        PassageScope::Branch(id) => named(Word::PassagesBranch, tag(*id)),
        PassageScope::TagSet(id) => named(
            Word::PassagesTagSet,
            snapshot.tag_set(*id).map(|set| set.name.as_str()),
        ),
        PassageScope::Tags { tags, all } => {
            let word = if *all {
                Word::PassagesEachTag
            } else {
                Word::PassagesAnyTag
            };
            let comma = if is_arabic { "، " } else { ", " };
            let names: Vec<String> = tags
                .iter()
                .filter_map(|id| tag(*id))
                .map(crate::i18n::isolate)
                .collect();
            fill(word, wording, &[("tags", &names.join(comma))])
        }
        PassageScope::Document(id) => named(
            Word::PassagesDocument,
            snapshot
                .document(*id)
                .map(|document| document.name.as_str()),
        ),
        PassageScope::DocumentSet(id) => named(
            Word::PassagesDocumentSet,
            snapshot.document_set(*id).map(|set| set.name.as_str()),
        ),
        PassageScope::Annotator(id) => named(
            Word::PassagesAnnotator,
            snapshot
                .annotator(*id)
                .map(|annotator| annotator.name.as_str()),
        ),
    }
}

/// The passages of a tag; of a category, which is on none itself, those of the tags under it.
pub fn scope_of_tag(snapshot: &Snapshot, tag: TagId) -> PassageScope {
    if snapshot.tag(tag).is_some_and(|tag| tag.is_category) {
        PassageScope::Branch(tag)
    } else {
        PassageScope::Tag(tag)
    }
}

/// Whether what a scope speaks of is still in the collection.
pub(super) fn is_there(scope: &PassageScope, snapshot: &Snapshot) -> bool {
    match scope {
        PassageScope::All | PassageScope::Untagged => true,
        PassageScope::Tag(id) | PassageScope::Branch(id) => snapshot.tag(*id).is_some(),
        PassageScope::TagSet(id) => snapshot.tag_set(*id).is_some(),
        PassageScope::Tags { tags, .. } => tags.iter().all(|id| snapshot.tag(*id).is_some()),
        PassageScope::Document(id) => snapshot.document(*id).is_some(),
        PassageScope::DocumentSet(id) => snapshot.document_set(*id).is_some(),
        PassageScope::Annotator(id) => snapshot.annotator(*id).is_some(),
    }
}

/// Offers everything that has passages.
pub(super) fn offer_scopes(
    ui: &Ui,
    offers: &mut Offers<PassageScope>,
    snapshot: &Snapshot,
    wording: Wording,
) {
    for (scope, word) in [
        (PassageScope::All, Word::PassagesAll),
        (PassageScope::Untagged, Word::PassagesUntagged),
    ] {
        offers.named(scope, wording.text(word), icons::HIGHLIGHTER);
    }
    for set in snapshot.document_sets() {
        let scope = PassageScope::DocumentSet(set.id);
        offers.named(scope, &set.name, icons::FOLDER);
    }
    for set in snapshot.tag_sets() {
        offers.named(PassageScope::TagSet(set.id), &set.name, icons::LAYERS);
    }
    for annotator in snapshot.annotators() {
        let scope = PassageScope::Annotator(annotator.id);
        offers.named(scope, &annotator.name, icons::USER);
    }
    for tag in snapshot.tags() {
        if !tag.is_category {
            offer_tag(
                ui,
                offers,
                tag,
                PassageScope::Tag(tag.id),
                snapshot,
                wording,
            );
        }
        if snapshot.tags_under(Some(tag.id)).next().is_some() {
            let name = tag.label.prefer(wording.language.is_rtl());
            let name = fill(Word::PassagesTagUnder, wording, &[("title", &name)]);
            let scope = PassageScope::Branch(tag.id);
            offers.offer(scope, choice(&name, icons::LIST_TREE), &names(tag));
        }
    }
    for document in snapshot.documents_in_order() {
        let scope = PassageScope::Document(document.id);
        offers.named(scope, &document.name, icons::FILE_TEXT);
    }
}

/// Offers one tag more, or one less, for a list of passages with these tags.
pub(super) fn offer_tags(
    ui: &Ui,
    offers: &mut Offers<PassageScope>,
    (tags, all): (&[TagId], bool),
    snapshot: &Snapshot,
    wording: Wording,
) {
    for tag in snapshot.tags().filter(|tag| !tag.is_category) {
        let scope = with_or_without(tags, tag.id, all);
        if !tags.contains(&tag.id) {
            offer_tag(ui, offers, tag, scope, snapshot, wording);
            continue;
        }
        let name = tag.label.prefer(wording.language.is_rtl());
        let choice = Choice {
            hint: count_words(tag, snapshot, wording),
            ..choice(name, icons::CHECK)
        };
        offers.offer(scope, choice, &names(tag));
    }
}

fn offer_tag(
    ui: &Ui,
    offers: &mut Offers<PassageScope>,
    tag: &Tag,
    scope: PassageScope,
    snapshot: &Snapshot,
    wording: Wording,
) {
    let choice = Choice {
        swatch: Some(Theme::of(ui.ctx()).tag(tag.color)),
        hint: count_words(tag, snapshot, wording),
        ..choice(tag.label.prefer(wording.language.is_rtl()), "")
    };
    offers.offer(scope, choice, &names(tag));
}

fn names(tag: &Tag) -> [&str; 2] {
    [&tag.label.english, &tag.label.arabic]
}

fn count_words(tag: &Tag, snapshot: &Snapshot, wording: Wording) -> String {
    let count = snapshot.n_taggings_with(tag.id) as u64;
    wording.digits.number(count)
}

/// The scope with one tag more, or without it where it is in.
fn with_or_without(tags: &[TagId], tag: TagId, all: bool) -> PassageScope {
    let mut tags = tags.to_vec();
    match tags.iter().position(|other| *other == tag) {
        Some(at) => {
            tags.remove(at);
        }
        None => tags.push(tag),
    }
    match tags[..] {
        [] => PassageScope::All,
        [tag] => PassageScope::Tag(tag),
        _ => PassageScope::Tags { tags, all },
    }
}
