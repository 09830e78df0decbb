//! Which passages: the names of scopes, and the chooser of one.

use egui::{Pos2, Ui};

use crate::analysis::passages::PassageScope;
use crate::gui::icons;
use crate::gui::panels::bottom::popup::chooser_popup;
use crate::gui::popups::{Choice, ChooserAnswer, ChooserState};
use crate::gui::theme::Theme;
use crate::i18n::{Word, Wording, fill};
use crate::model::{Snapshot, TagId};
use crate::text::{fold_name, match_quality};

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

/// What a chooser of scopes came to.
#[derive(Debug)]
pub(super) enum ScopeAnswer {
    /// Show these.
    Scope(PassageScope),
    /// As before.
    Cancelled,
}

/// The open chooser: everything that has passages, by what is typed. View state.
#[derive(Debug)]
pub(super) struct ScopeChooser {
    chooser: ChooserState,
    at: Pos2,
    /// Tags to which one is added, or from which one is taken; none: any scope is offered.
    tags: Option<(Vec<TagId>, bool)>,
    found: Option<(String, u64)>,
    scopes: Vec<PassageScope>,
    choices: Vec<Choice>,
}

impl ScopeChooser {
    /// A chooser whose top left corner stands at `at`.
    pub(super) fn open(at: Pos2) -> Self {
        Self {
            chooser: ChooserState::open(),
            at,
            tags: None,
            found: None,
            scopes: Vec::new(),
            choices: Vec::new(),
        }
    }

    /// A chooser of one tag more, or one less, for a list of passages with these tags.
    pub(super) fn open_tags(at: Pos2, tags: Vec<TagId>, all: bool) -> Self {
        Self {
            tags: Some((tags, all)),
            ..Self::open(at)
        }
    }

    /// Draws it over the window.
    pub(super) fn show(
        &mut self,
        ui: &Ui,
        snapshot: &Snapshot,
        wording: Wording,
    ) -> Option<ScopeAnswer> {
        self.refresh(ui, snapshot, wording);
        let answer = chooser_popup(
            ui,
            "scope of passages",
            self.at,
            &mut self.chooser,
            wording.text(Word::PassagesScopeField),
            &self.choices,
            wording.language.is_rtl(),
        );
        match answer? {
            ChooserAnswer::Chosen(index) => self.scopes.get(index).cloned().map(ScopeAnswer::Scope),
            ChooserAnswer::Create(_) => None,
            ChooserAnswer::Cancelled => Some(ScopeAnswer::Cancelled),
        }
    }

    fn refresh(&mut self, ui: &Ui, snapshot: &Snapshot, wording: Wording) {
        let key = (self.chooser.text().to_owned(), snapshot.revision());
        if self.found.as_ref() == Some(&key) {
            return;
        }
        let query = fold_name(key.0.trim());
        let mut found: Vec<(u8, PassageScope, Choice)> = Vec::new();
        let chosen = self.tags.clone();
        let is_wide = chosen.is_none();
        let mut offer = |scope: PassageScope, choice: Choice, names: &[&str]| {
            let is_tag = matches!(scope, PassageScope::Tag(_) | PassageScope::Tags { .. });
            if !is_wide && !is_tag {
                return;
            }
            let quality = names
                .iter()
                .filter(|name| !name.is_empty())
                .filter_map(|name| match_quality(&fold_name(name), &query))
                .min();
            if let Some(quality) = quality {
                let quality = if query.is_empty() { 0 } else { quality };
                found.push((quality, scope, choice));
            }
        };
        let choice = |name: &str, icon: &'static str| Choice {
            name: name.to_owned(),
            swatch: None,
            icon,
            hint: String::new(),
            is_disabled: false,
        };
        for (scope, word) in [
            (PassageScope::All, Word::PassagesAll),
            (PassageScope::Untagged, Word::PassagesUntagged),
        ] {
            let name = wording.text(word);
            offer(scope, choice(name, icons::HIGHLIGHTER), &[name]);
        }
        let theme = Theme::of(ui.ctx());
        let is_arabic = wording.language.is_rtl();
        for set in snapshot.document_sets() {
            let scope = PassageScope::DocumentSet(set.id);
            offer(scope, choice(&set.name, icons::FOLDER), &[&set.name]);
        }
        for set in snapshot.tag_sets() {
            let scope = PassageScope::TagSet(set.id);
            offer(scope, choice(&set.name, icons::LAYERS), &[&set.name]);
        }
        for annotator in snapshot.annotators() {
            let scope = PassageScope::Annotator(annotator.id);
            offer(
                scope,
                choice(&annotator.name, icons::USER),
                &[&annotator.name],
            );
        }
        for tag in snapshot.tags() {
            let name = tag.label.prefer(is_arabic);
            let names = [tag.label.english.as_str(), tag.label.arabic.as_str()];
            let swatch = Some(theme.tag(tag.color));
            if !tag.is_category {
                let count = snapshot.n_taggings_with(tag.id) as u64;
                let hint = wording.digits.number(count);
                let is_chosen = chosen
                    .as_ref()
                    .is_some_and(|(tags, _)| tags.contains(&tag.id));
                let choice = Choice {
                    swatch: swatch.filter(|_| !is_chosen),
                    hint,
                    ..choice(name, if is_chosen { icons::CHECK } else { "" })
                };
                let scope = match &chosen {
                    Some((tags, all)) => with_or_without(tags, tag.id, *all),
                    None => PassageScope::Tag(tag.id),
                };
                offer(scope, choice, &names);
            }
            if snapshot.tags_under(Some(tag.id)).next().is_some() {
                let name = fill(Word::PassagesTagUnder, wording, &[("title", &name)]);
                offer(
                    PassageScope::Branch(tag.id),
                    choice(&name, icons::LIST_TREE),
                    &names,
                );
            }
        }
        for document in snapshot.documents_in_order() {
            let scope = PassageScope::Document(document.id);
            offer(
                scope,
                choice(&document.name, icons::FILE_TEXT),
                &[&document.name],
            );
        }
        // Stable: among equals the order above stays.
        found.sort_by_key(|(quality, _, _)| *quality);
        self.scopes = found.iter().map(|(_, scope, _)| scope.clone()).collect();
        self.choices = found.into_iter().map(|(_, _, choice)| choice).collect();
        self.found = Some(key);
    }
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
