//! Whose words: the names of scopes, and the chooser of one.

use std::collections::BTreeSet;

use crate::analysis::words::WordScope;
use crate::gui::icons;
use crate::gui::panels::bottom::scope_chooser::Offers;
use crate::gui::panels::language_words;
use crate::i18n::{Word, Wording, fill};
use crate::model::Snapshot;
use crate::query::quoted;

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
    let named = |field: &str, name: &str| format!(" {field}:{}", quoted(name));
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

/// Offers everything that has words.
pub(super) fn offer_scopes(offers: &mut Offers<WordScope>, snapshot: &Snapshot, wording: Wording) {
    offers.named(WordScope::All, wording.text(Word::WordsAll), icons::HASH);
    let languages: BTreeSet<&str> = snapshot
        .documents()
        .filter_map(|document| document.language.as_deref())
        .filter_map(|tag| tag.split('-').next())
        .collect();
    for tag in languages {
        let name = language_words(tag, wording);
        offers.named(WordScope::Language(tag.to_owned()), &name, icons::TYPE);
    }
    for set in snapshot.document_sets() {
        offers.named(WordScope::DocumentSet(set.id), &set.name, icons::FOLDER);
    }
    for document in snapshot.documents_in_order() {
        let scope = WordScope::Document(document.id);
        offers.named(scope, &document.name, icons::FILE_TEXT);
    }
}
