//! Folding of short names for lists: what a reader types finds the name whatever its vowel marks or letter forms.
//!
//! Only for matching names in pickers and filters; nothing folded is stored or shown (I9).

use unicode_segmentation::UnicodeSegmentation;

use super::{Folds, fold};

/// Folds a name by everything there is: see [`Folds::FULL`].
pub fn fold_name(name: &str) -> String {
    fold(name, Folds::FULL)
}

/// How well a folded query fits a folded name: 0 exact, 1 start, 2 start of a word, 3 inside; none if not at all.
pub fn match_quality(folded_name: &str, folded_query: &str) -> Option<u8> {
    if folded_name == folded_query {
        return Some(0);
    }
    if folded_name.starts_with(folded_query) {
        return Some(1);
    }
    if folded_name
        .unicode_words()
        .any(|word| word.starts_with(folded_query))
    {
        return Some(2);
    }
    folded_name.contains(folded_query).then_some(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, query: &str, expected: Option<u8>) {
        assert_eq!(
            match_quality(&fold_name(name), &fold_name(query)),
            expected,
            "{query:?} in {name:?}"
        );
    }

    #[test]
    fn names_are_found_whatever_their_marks_and_forms() {
        check("موظَّفون", "موظفون", Some(0));
        check("إسناد إلى مصدر", "اسناد", Some(1));
        check("إسناد إلى مصدر", "مصدر", Some(2));
        check("شركـــة", "شركه", Some(0));
        check("Figure to check", "CHECK", Some(2));
        check("Attribution", "but", Some(3));
        check("وحدة ٨٢٠٠", "8200", Some(2));
        check("شركة", "موظف", None);
        check("Café de la Paix", "cafe", Some(1));
    }
}
