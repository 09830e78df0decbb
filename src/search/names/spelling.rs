//! Names as the rules see them: letters alone, folded, with a blank between words.

use crate::text::{Folds, fold};

/// Stands for an article that is attached to the word behind it: al-, el-, the.
pub(super) const ARTICLE_MARK: char = '#';

/// Articles with which a word after a hyphen begins, assimilated or not.
const ATTACHED: [&str; 14] = [
    "al", "el", "ul", "il", "as", "es", "ash", "esh", "ad", "ar", "an", "at", "az", "ed",
];

/// A name in Latin letters: small, without marks; articles as [`ARTICLE_MARK`], apostrophes alike.
pub(super) fn latin(name: &str) -> Vec<char> {
    let folded = fold(name, Folds::FULL);
    let mut words: Vec<(String, bool)> = vec![(String::new(), false)];
    for letter in folded.chars() {
        let is_hyphen = matches!(letter, '-' | '‐' | '‑');
        if is_hyphen || letter.is_whitespace() {
            if words.last().is_some_and(|(word, _)| !word.is_empty()) {
                words.push((String::new(), false));
            }
            if let Some((_, follows)) = words.iter_mut().rev().nth(1)
                && is_hyphen
            {
                *follows = true;
            }
            continue;
        }
        let letter = match letter {
            '’' | '‘' | 'ʼ' | 'ʿ' | 'ʾ' | '`' | '\'' => '\'',
            'ß' => 's',
            'ı' => 'i',
            'æ' => 'a',
            'ø' => 'o',
            'ł' => 'l',
            'đ' | 'ð' => 'd',
            'œ' => 'o',
            other => other,
        };
        if (letter.is_ascii_lowercase() || letter == '\'')
            && let Some((word, _)) = words.last_mut()
        {
            word.push(letter);
        }
    }
    words.retain(|(word, _)| !word.is_empty());
    let n_words = words.len();
    let mut letters: Vec<char> = Vec::with_capacity(name.len());
    for (index, (word, has_hyphen)) in words.iter().enumerate() {
        let is_last = index + 1 == n_words;
        let is_article = matches!(word.as_str(), "the" | "al" | "el")
            || *has_hyphen && ATTACHED.contains(&word.as_str());
        if is_article && n_words > 1 && !is_last {
            letters.push(ARTICLE_MARK);
            continue;
        }
        letters.extend(word.chars());
        if !is_last {
            letters.push(' ');
        }
    }
    letters
}

/// A name in Arabic letters: without marks and hamza seats.
pub(super) fn arabic(name: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::with_capacity(name.len());
    for letter in fold(name, Folds::FULL).chars() {
        match letter {
            '\u{621}'..='\u{64A}' => letters.push(letter),
            'گ' => letters.push('غ'),
            'پ' => letters.push('ب'),
            'چ' => letters.extend(['ت', 'ش']),
            'ژ' => letters.push('ج'),
            'ڤ' => letters.push('ف'),
            _ if letters.last().is_some_and(|last| *last != ' ') => letters.push(' '),
            _ => {}
        }
    }
    while letters.last() == Some(&' ') {
        letters.pop();
    }
    letters
}
