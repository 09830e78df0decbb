//! The order of names in lists, as readers of the interface's language expect it: CLDR's, from ICU's compiled data.
//!
//! In Arabic, names in Arabic letters come before those in Latin ones; in English after. Vowel marks, hamza seats and case
//! decide only between names that are otherwise the same, and numbers count by their value: 2 before 10.
//!
//! Sorting compares keys of bytes, which are kept from one sort to the next: a list is sorted again after every edit.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};

use crate::i18n::Language;

/// Keys that are kept at most; beyond it they are made anew.
const MOST_KEYS: usize = 200_000;

/// Orders names for one language.
pub struct Collation {
    language: Language,
    /// None only if ICU's data were missing: then names stand in the order of their code points.
    collator: Option<CollatorBorrowed<'static>>,
    keys: HashMap<String, Arc<[u8]>>,
}

impl std::fmt::Debug for Collation {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Collation")
            .field("language", &self.language)
            .field("keys", &self.keys.len())
            .finish_non_exhaustive()
    }
}

impl Collation {
    /// The order of a language.
    pub fn new(language: Language) -> Self {
        let locale: Option<icu_locale::Locale> = language.code().parse().ok();
        let collator = locale.and_then(|locale| {
            let mut preferences = CollatorPreferences::from(locale);
            preferences.numeric_ordering = Some(CollationNumericOrdering::True);
            CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok()
        });
        Self {
            language,
            collator,
            keys: HashMap::new(),
        }
    }

    /// The language whose order this is.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Which of two names comes first; equal names by their code points, so that the order is one.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        match &self.collator {
            Some(collator) => collator.compare(one, other).then_with(|| one.cmp(other)),
            None => one.cmp(other),
        }
    }

    /// A key of bytes by which names sort as by [`compare`](Self::compare), but for names that differ in nothing that counts.
    pub fn key(&mut self, name: &str) -> Arc<[u8]> {
        if let Some(key) = self.keys.get(name) {
            return Arc::clone(key);
        }
        let mut bytes = Vec::with_capacity(name.len() * 2);
        match &self.collator {
            Some(collator) => {
                let Ok(()) = collator.write_sort_key_to(name, &mut bytes);
            }
            None => bytes.extend_from_slice(name.as_bytes()),
        }
        if self.keys.len() >= MOST_KEYS {
            self.keys.clear();
        }
        let key: Arc<[u8]> = bytes.into();
        self.keys.insert(name.to_owned(), Arc::clone(&key));
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: Language, expected: &[&str]) {
        let mut collation = Collation::new(language);
        let mut by_key = expected.to_vec();
        by_key.reverse();
        let mut by_comparison = by_key.clone();
        by_key.sort_by_key(|name| collation.key(name));
        by_comparison.sort_by(|one, other| collation.compare(one, other));
        assert_eq!(by_key, expected, "{language:?} by keys");
        assert_eq!(by_comparison, expected, "{language:?}");
    }

    #[test]
    fn names_stand_as_readers_expect() {
        check(
            Language::English,
            &["Apple", "apple pie", "äther", "Zoo", "إسناد"],
        );
        check(
            Language::English,
            &["chapter 2", "chapter 10", "Résumé", "zeta", "باب", "تاب"],
        );
        check(
            Language::Arabic,
            &[
                "أحمد",
                "بَاب",
                "باب كبير",
                "تاب",
                "ثوب",
                "وسم 2",
                "وسم 10",
                "apple",
                "Zoo",
            ],
        );
    }

    #[test]
    fn vowel_marks_and_seats_decide_last() {
        check(Language::Arabic, &["كتاب", "كِتَاب", "كتابة"]);
    }
}
