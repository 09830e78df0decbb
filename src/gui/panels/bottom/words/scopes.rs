//! Whose words: the names of scopes, and the chooser of one.

use std::collections::BTreeSet;

use egui::{Pos2, Ui};

use crate::analysis::words::WordScope;
use crate::gui::icons;
use crate::gui::panels::bottom::popup::chooser_popup;
use crate::gui::panels::language_words;
use crate::gui::popups::{Choice, ChooserAnswer, ChooserState};
use crate::i18n::{Word, Wording, fill};
use crate::model::Snapshot;
use crate::text::{fold_name, match_quality};

/// The name of a scope.
pub(super) fn scope_title(scope: &WordScope, snapshot: &Snapshot, wording: Wording) -> String {
    match scope {
        WordScope::All => wording.text(Word::WordsAll).to_owned(),
        WordScope::Document(id) => {
            let name = snapshot.document(*id).map(|row| row.name.as_str());
            let name = name.unwrap_or_default();
            fill(Word::WordsDocument, wording, &[("title", &name)])
        }
        WordScope::DocumentSet(id) => {
            let name = snapshot.document_set(*id).map(|row| row.name.as_str());
            let name = name.unwrap_or_default();
            fill(Word::WordsDocumentSet, wording, &[("title", &name)])
        }
        WordScope::Language(tag) => {
            let name = language_words(tag, wording);
            fill(Word::WordsLanguage, wording, &[("title", &name)])
        }
    }
}

/// Whether what a scope speaks of is still in the collection.
pub(super) fn is_there(scope: &WordScope, snapshot: &Snapshot) -> bool {
    match scope {
        WordScope::All | WordScope::Language(_) => true,
        WordScope::Document(id) => snapshot.document(*id).is_some(),
        WordScope::DocumentSet(id) => snapshot.document_set(*id).is_some(),
    }
}

/// The condition by which a search looks in the scope alone; empty for the whole collection.
pub(super) fn condition(scope: &WordScope, snapshot: &Snapshot) -> String {
    let named = |field: &str, name: &str| format!(" {field}:\"{}\"", name.replace('"', ""));
    match scope {
        WordScope::All => String::new(),
        WordScope::Document(id) => snapshot
            .document(*id)
            .map(|document| named("doc", &document.name))
            .unwrap_or_default(),
        WordScope::DocumentSet(id) => snapshot
            .document_set(*id)
            .map(|set| named("set", &set.name))
            .unwrap_or_default(),
        WordScope::Language(tag) => format!(" lang:{tag}"),
    }
}

/// What a chooser of scopes came to.
#[derive(Debug)]
pub(super) enum ScopeAnswer {
    /// Count these.
    Scope(WordScope),
    /// As before.
    Cancelled,
}

/// The open chooser: everything that has words, by what is typed. View state.
#[derive(Debug)]
pub(super) struct ScopeChooser {
    chooser: ChooserState,
    at: Pos2,
    found: Option<(String, u64)>,
    scopes: Vec<WordScope>,
    choices: Vec<Choice>,
}

impl ScopeChooser {
    /// A chooser whose top left corner stands at `at`.
    pub(super) fn open(at: Pos2) -> Self {
        Self {
            chooser: ChooserState::open(),
            at,
            found: None,
            scopes: Vec::new(),
            choices: Vec::new(),
        }
    }

    /// Draws it over the window.
    pub(super) fn show(
        &mut self,
        ui: &Ui,
        snapshot: &Snapshot,
        wording: Wording,
    ) -> Option<ScopeAnswer> {
        self.refresh(snapshot, wording);
        let answer = chooser_popup(
            ui,
            "scope of words",
            self.at,
            &mut self.chooser,
            wording.text(Word::WordsScopeField),
            &self.choices,
            wording.language.is_rtl(),
        );
        match answer? {
            ChooserAnswer::Chosen(index) => self.scopes.get(index).cloned().map(ScopeAnswer::Scope),
            ChooserAnswer::Create(_) => None,
            ChooserAnswer::Cancelled => Some(ScopeAnswer::Cancelled),
        }
    }

    fn refresh(&mut self, snapshot: &Snapshot, wording: Wording) {
        let key = (self.chooser.text().to_owned(), snapshot.revision());
        if self.found.as_ref() == Some(&key) {
            return;
        }
        let query = fold_name(key.0.trim());
        let mut found: Vec<(u8, WordScope, Choice)> = Vec::new();
        let mut offer = |scope: WordScope, name: &str, icon: &'static str| {
            let quality = match_quality(&fold_name(name), &query);
            if let Some(quality) = quality {
                let quality = if query.is_empty() { 0 } else { quality };
                let choice = Choice {
                    name: name.to_owned(),
                    swatch: None,
                    icon,
                    hint: String::new(),
                    is_disabled: false,
                };
                found.push((quality, scope, choice));
            }
        };
        offer(WordScope::All, wording.text(Word::WordsAll), icons::HASH);
        let languages: BTreeSet<&str> = snapshot
            .documents()
            .filter_map(|document| document.language.as_deref())
            .filter_map(|tag| tag.split('-').next())
            .collect();
        for tag in languages {
            let name = language_words(tag, wording);
            offer(WordScope::Language(tag.to_owned()), &name, icons::TYPE);
        }
        for set in snapshot.document_sets() {
            offer(WordScope::DocumentSet(set.id), &set.name, icons::FOLDER);
        }
        for document in snapshot.documents_in_order() {
            let scope = WordScope::Document(document.id);
            offer(scope, &document.name, icons::FILE_TEXT);
        }
        // Stable: among equals the order above stays.
        found.sort_by_key(|(quality, _, _)| *quality);
        self.scopes = found.iter().map(|(_, scope, _)| scope.clone()).collect();
        self.choices = found.into_iter().map(|(_, _, choice)| choice).collect();
        self.found = Some(key);
    }
}
