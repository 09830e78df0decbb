//! Names for files and types, made of the names of things: what other programs accept, and each once.
//!
//! A name that would be a path, a drive or a device is only a name: nothing of it but letters and digits is left. The same
//! collection gives the same names.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

/// So many characters of a name are taken.
const MOST: usize = 40;

/// Names that are taken.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    /// The number with which to go on, for names that came more than once.
    next: HashMap<String, usize>,
}

impl Names {
    /// A set in which these are taken.
    pub(super) fn beside(taken: &[&str]) -> Self {
        Self {
            taken: taken.iter().map(|name| (*name).to_owned()).collect(),
            next: HashMap::new(),
        }
    }

    /// The name of a file without its ending: letters and digits of any script, and the first digits of an id.
    pub(super) fn file(&mut self, name: &str, id: Uuid) -> String {
        let mut slug = String::new();
        for character in name.chars() {
            if slug.chars().count() >= MOST {
                break;
            }
            match character.is_alphanumeric() {
                true => slug.extend(character.to_lowercase()),
                false if slug.is_empty() || slug.ends_with('-') => {}
                false => slug.push('-'),
            }
        }
        let slug = slug.trim_end_matches('-');
        let slug = if slug.is_empty() { "document" } else { slug };
        let digits = id.simple().to_string();
        let short = format!("{slug}-{}", &digits[..8]);
        if self.taken.insert(short.clone()) {
            return short;
        }
        let long = format!("{slug}-{digits}");
        self.taken.insert(long.clone());
        long
    }

    /// A name of Latin letters, digits and `_`, which begins with a letter. A number tells those apart that would be alike.
    pub(super) fn latin(&mut self, name: &str, otherwise: &str) -> String {
        let bare = latin(name);
        let bare = if bare.is_empty() { otherwise } else { &bare };
        match bare.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            true => self.once(bare),
            false => self.once(&format!("{otherwise}_{bare}")),
        }
    }

    /// A name without white space and control characters. A number tells those apart that would be alike.
    pub(super) fn without_blanks(&mut self, name: &str) -> String {
        let is_blank = |letter: char| letter.is_whitespace() || letter.is_control();
        let bare = name.split(is_blank).filter(|piece| !piece.is_empty());
        let bare = bare.collect::<Vec<_>>().join("_");
        self.once(if bare.is_empty() { "?" } else { &bare })
    }

    /// A name, with the first number that is free where the name is not.
    fn once(&mut self, bare: &str) -> String {
        self.numbered(bare, |number| format!("{bare}_{number}"))
    }

    /// The same, where it is said how a number is put to the name.
    pub(super) fn numbered(&mut self, bare: &str, with: impl Fn(usize) -> String) -> String {
        let number = self.next.entry(bare.to_owned()).or_insert(1);
        loop {
            let name = match *number {
                1 => bare.to_owned(),
                number => with(number),
            };
            *number += 1;
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

/// A name in Latin letters and digits, with `_` between its words: Arabic letters by their sounds, marks left out.
fn latin(name: &str) -> String {
    let mut out = String::new();
    for character in name.nfkd() {
        if out.len() >= MOST {
            break;
        }
        match character {
            letter if letter.is_ascii_alphanumeric() => out.push(letter),
            // Vowel marks, tatweel and accents are parts of the word that they stand in.
            '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' => {}
            '\u{300}'..='\u{36F}' => {}
            letter => match sound(letter) {
                Some(sound) => out.push_str(sound),
                None if out.is_empty() || out.ends_with('_') => {}
                None => out.push('_'),
            },
        }
    }
    out.truncate(out.trim_end_matches('_').len());
    out
}

/// An Arabic letter or digit, roughly as it sounds.
fn sound(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ع' | 'ى' => "a",
        'ء' => "",
        'ب' => "b",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' | 'ه' => "h",
        'ة' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' | 'ک' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' => "w",
        'ي' | 'ی' => "y",
        '٠' => "0",
        '١' => "1",
        '٢' => "2",
        '٣' => "3",
        '٤' => "4",
        '٥' => "5",
        '٦' => "6",
        '٧' => "7",
        '٨' => "8",
        '٩' => "9",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_lead_nowhere() {
        let id = Uuid::from_u128(0xABCD_EF01 << 96);
        for (name, expected) in [
            ("خبر ١", "خبر-١-abcdef01"),
            ("../../etc/passwd", "etc-passwd-abcdef01"),
            ("C:\\a|b?.txt", "c-a-b-txt-abcdef01"),
            ("CON", "con-abcdef01"),
            (" \u{202E}\n", "document-abcdef01"),
        ] {
            assert_eq!(Names::default().file(name, id), expected);
        }
        let mut names = Names::default();
        let first = names.file("a", id);
        let second = names.file("A", Uuid::from_u128((0xABCD_EF01 << 96) + 1));
        assert_eq!(first, "a-abcdef01");
        assert_eq!(second, "a-abcdef01000000000000000000000001");
    }

    #[test]
    fn names_of_types_are_latin() {
        let mut names = Names::beside(&["ANY"]);
        for (name, expected) in [
            ("Denial of news", "Denial_of_news"),
            ("نَفْي", "nfy"),
            ("تعليق رسمي ٢", "talyq_rsmy_2"),
            ("café — naïve", "cafe_naive"),
            ("1. one", "tag_1_one"),
            ("👍🏽", "tag"),
            ("ANY", "ANY_2"),
            ("نفي", "nfy_2"),
            ("nfy", "nfy_3"),
            ("a|b\t<c>", "a_b_c"),
        ] {
            assert_eq!(names.latin(name, "tag"), expected, "{name}");
        }
    }

    #[test]
    fn names_without_blanks_are_told_apart() {
        let mut names = Names::beside(&["O"]);
        for (name, expected) in [
            (" a\u{A0}b\n", "a_b"),
            ("a b", "a_b_2"),
            ("a_b_3", "a_b_3"),
            ("a\tb", "a_b_4"),
            ("O", "O_2"),
            ("\u{1}", "?"),
        ] {
            assert_eq!(names.without_blanks(name), expected, "{name:?}");
        }
    }

    /// Each number is tried once, not all anew for each name.
    #[test]
    fn many_of_one_name_are_named_at_once() {
        let started = std::time::Instant::now();
        let mut names = Names::default();
        for _ in 0..50_000 {
            names.latin("tag", "tag");
        }
        assert_eq!(names.latin("tag", "tag"), "tag_50001");
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    }
}
