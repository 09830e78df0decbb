//! What becomes of one character.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::Folds;

/// Whether a character may unite with the one before it under NFC, so that the two must be folded together.
pub(super) fn joins_previous(character: char) -> bool {
    match character {
        // Nothing below U+0300 does, and no Arabic letter.
        '\0'..='\u{2FF}' | '\u{620}'..='\u{64A}' | '\u{2000}'..='\u{2069}' => false,
        _ => {
            canonical_combining_class(character) != 0
                || is_nfc_quick(std::iter::once(character)) == IsNormalized::Maybe
        }
    }
}

/// Whether a character by itself is something else under NFC (a handful, such as U+2126, the ohm sign).
pub(super) fn changes_alone(character: char) -> bool {
    !matches!(character, '\0'..='\u{2FF}' | '\u{620}'..='\u{6D3}')
        && is_nfc_quick(std::iter::once(character)) == IsNormalized::No
}

/// Whether a mark can make another letter of the one before it; other Arabic marks only stand over theirs.
pub(super) fn is_plain_vowel_mark(character: char) -> bool {
    is_vowel_mark(character) && !matches!(character, '\u{653}'..='\u{655}')
}

pub(super) fn is_vowel_mark(character: char) -> bool {
    matches!(
        character,
        '\u{610}'..='\u{61A}'
            | '\u{64B}'..='\u{65F}'
            | '\u{670}'
            | '\u{6D6}'..='\u{6ED}'
            | '\u{898}'..='\u{89F}'
            | '\u{8CA}'..='\u{8E1}'
            | '\u{8E3}'..='\u{8FF}'
    )
}

pub(super) fn is_control(character: char) -> bool {
    matches!(
        character,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

pub(super) fn is_joiner(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{34F}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
    )
}

fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic()
        || matches!(character, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
            && !matches!(character, '\u{D7}' | '\u{F7}')
}

/// Appends what a character is folded to: nothing, itself, another, or several.
pub(super) fn fold_character(character: char, folds: Folds, folded: &mut String) {
    if character.is_ascii() {
        fold_ascii(character, folds, folded);
        return;
    }
    if folds.opens_presentation_forms
        && matches!(character, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
    {
        for letter in std::iter::once(character).nfkc() {
            fold_letter(letter, folds, folded);
        }
        return;
    }
    fold_letter(character, folds, folded);
}

fn fold_ascii(character: char, folds: Folds, folded: &mut String) {
    if folds.unites_spaces && matches!(character, ' ' | '\t'..='\r') {
        push_space(folded);
    } else if folds.ignores_case {
        folded.push(character.to_ascii_lowercase());
    } else {
        folded.push(character);
    }
}

/// A space after a space adds nothing.
fn push_space(folded: &mut String) {
    if !folded.ends_with(' ') {
        folded.push(' ');
    }
}

fn fold_letter(character: char, folds: Folds, folded: &mut String) {
    let is_ignored = folds.ignores_tatweel && character == '\u{640}'
        || folds.ignores_vowel_marks && is_vowel_mark(character)
        || folds.ignores_controls && is_control(character)
        || folds.ignores_joiners && is_joiner(character);
    if is_ignored {
        return;
    }
    match character {
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' if folds.unites_alefs => folded.push('ا'),
        'ؤ' if folds.unites_hamza_seats => folded.push('و'),
        'ئ' if folds.unites_hamza_seats => folded.push('ي'),
        'ى' | 'ی' if folds.unites_ya => folded.push('ي'),
        'ة' if folds.unites_ta_marbuta => folded.push('ه'),
        'ک' | 'ڪ' if folds.unites_kaf => folded.push('ك'),
        '٠'..='٩' if folds.unites_digits => push_digit(character, '٠', folded),
        '۰'..='۹' if folds.unites_digits => push_digit(character, '۰', folded),
        // The rest of the Arabic block is as it is.
        '\u{620}'..='\u{6FF}' => folded.push(character),
        '‘' | '’' | '‛' | 'ʼ' | '＇' if folds.unites_punctuation => folded.push('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '＂' if folds.unites_punctuation => {
            folded.push('"');
        }
        '\u{2010}'..='\u{2015}' | '−' | '－' if folds.unites_punctuation => folded.push('-'),
        _ if folds.unites_spaces && character.is_whitespace() => push_space(folded),
        '\u{300}'..='\u{36F}' if folds.ignores_latin_marks && ends_in_latin(folded) => {}
        _ if folds.ignores_latin_marks && is_latin(character) => {
            decompose_canonical(character, |part| {
                if !matches!(part, '\u{300}'..='\u{36F}') {
                    push_case(part, folds, folded);
                }
            });
        }
        _ => push_case(character, folds, folded),
    }
}

fn ends_in_latin(folded: &str) -> bool {
    folded.chars().next_back().is_some_and(is_latin)
}

fn push_case(character: char, folds: Folds, folded: &mut String) {
    if folds.ignores_case {
        for lower in character.to_lowercase() {
            let is_mark = folds.ignores_latin_marks && matches!(lower, '\u{300}'..='\u{36F}');
            if !(is_mark && ends_in_latin(folded)) {
                folded.push(lower);
            }
        }
    } else {
        folded.push(character);
    }
}

fn push_digit(digit: char, zero: char, folded: &mut String) {
    let value = u32::from(digit) - u32::from(zero);
    folded.extend(char::from_digit(value, 10));
}
