//! The order of names in lists, by the rules of the interface's language.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale::locale;

use crate::i18n::Language;

/// Compares names as people of a language order them; numbers inside names by their value.
pub struct NameOrder(Option<CollatorBorrowed<'static>>);

impl NameOrder {
    /// The order of a language.
    pub fn of(language: Language) -> Self {
        let locale = match language {
            Language::English => locale!("en-u-kn"),
            Language::Arabic => locale!("ar-u-kn"),
        };
        let preferences = CollatorPreferences::from(&locale);
        Self(Collator::try_new(preferences, CollatorOptions::default()).ok())
    }

    /// Which name comes first; equal names by their letters.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        let by_rules = self.0.as_ref().map(|collator| collator.compare(one, other));
        by_rules.unwrap_or(Ordering::Equal).then(one.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_as_in_a_register() {
        let sorted = |language, names: &[&'static str]| {
            let order = NameOrder::of(language);
            let mut names = names.to_vec();
            names.sort_by(|one, other| order.compare(one, other));
            names
        };
        let names = [
            "part 10", "Zebra", "apple", "باب", "part 2", "أرض", "إبل", "élan",
        ];
        assert_eq!(
            sorted(Language::English, &names)[..5],
            ["apple", "élan", "part 2", "part 10", "Zebra"]
        );
        // In Arabic the Arabic names come first, alef with hamza as alef.
        assert_eq!(sorted(Language::Arabic, &names)[..3], ["إبل", "أرض", "باب"]);
    }
}
