//! Folding of short names for lists: what a reader types finds the name whatever its vowel marks or letter forms.
//!
//! Only for matching names in pickers and filters; nothing folded is stored or shown (I9).

use unicode_segmentation::UnicodeSegmentation;

/// Folds a name: lower case, Arabic vowel marks and tatweel dropped, alef, ya, ta marbuta and digits unified.
pub fn fold_name(name: &str) -> String {
    name.chars()
        .flat_map(char::to_lowercase)
        .filter_map(fold_character)
        .collect()
}

fn fold_character(character: char) -> Option<char> {
    Some(match character {
        // Vowel marks, Qur'anic signs, superscript alef, tatweel, joiners and direction marks.
        '\u{0610}'..='\u{061A}'
        | '\u{064B}'..='\u{065F}'
        | '\u{0670}'
        | '\u{06D6}'..='\u{06ED}'
        | '\u{0640}' => return None,
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{061C}' => return None,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'ة' => 'ه',
        'ک' => 'ك',
        '\u{0660}'..='\u{0669}' => char::from_digit(character as u32 - 0x0660, 10)?,
        '\u{06F0}'..='\u{06F9}' => char::from_digit(character as u32 - 0x06F0, 10)?,
        other => other,
    })
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
    }
}
