//! The language of the interface and the form of its digits.

use crate::i18n::Word;
use crate::i18n::dates::DateStyle;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English, left to right.
    #[default]
    English,
    /// Arabic, right to left.
    Arabic,
}

impl Language {
    /// Both languages, in the order of a picker.
    pub const ALL: [Self; 2] = [Self::English, Self::Arabic];

    /// Whether the interface starts at the right.
    pub fn is_rtl(self) -> bool {
        self == Self::Arabic
    }

    /// The language tag of BCP 47, as stored in preferences and written into HTML.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Arabic => "ar",
        }
    }

    /// Reads a language tag such as `ar`, `ar-EG` or `ar_EG.UTF-8`; `None` for any other language.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_', '.', '@']).next()?;
        Self::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.code()))
    }

    /// The language's name in itself, for the picker: the one word that is not translated.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Arabic => "العربية",
        }
    }
}

/// The form of the digits in numbers of the interface; never applied to source text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Digits {
    /// 123, with `,` between thousands.
    #[default]
    Latin,
    /// ١٢٣, with `٬` between thousands and `٪` for percent.
    ArabicIndic,
}

impl Digits {
    /// The digits that a language writes in the region of a locale such as `ar-EG`: Arabic in the east has its own,
    /// from Libya westwards and in the Emirates it writes the western ones (CLDR).
    pub fn of_locale(language: Language, locale: &str) -> Self {
        const WESTERN: [&str; 7] = ["AE", "DZ", "EH", "LY", "MA", "MR", "TN"];
        let region = locale
            .split(['-', '_', '.', '@'])
            .skip(1)
            .find(|part| part.len() == 2);
        match language {
            Language::Arabic if region.is_none_or(|region| !WESTERN.contains(&region)) => {
                Self::ArabicIndic
            }
            _ => Self::Latin,
        }
    }

    /// Writes a number; from 10,000 on it is grouped.
    pub fn number(self, value: u64) -> String {
        let plain = value.to_string();
        let mut written = String::with_capacity(plain.len() * 2);
        for (index, digit) in plain.chars().enumerate() {
            if value >= 10_000 && index > 0 && (plain.len() - index).is_multiple_of(3) {
                written.push(self.separator());
            }
            written.push(self.digit(digit));
        }
        written
    }

    /// Writes a number with two decimals, rounded: “1,234.50”, “١٫٢٥”. The sign of one below 0 stands before it in either direction.
    pub fn decimal(self, value: f64) -> String {
        let written = format!("{:.2}", value.abs());
        let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
        let whole = whole
            .parse()
            .map_or_else(|_| self.apply(whole), |whole| self.number(whole));
        let is_zero = !written.contains(|digit: char| ('1'..='9').contains(&digit));
        let (sign, point) = match self {
            // A mark keeps the sign at the left of western digits among Arabic words.
            Self::Latin => ("\u{200E}−", '.'),
            Self::ArabicIndic => ("\u{61C}−", '\u{66B}'),
        };
        let sign = if value < 0.0 && !is_zero { sign } else { "" };
        format!("{sign}{whole}{point}{}", self.apply(decimals))
    }

    /// Gives each ASCII digit of an already written value (a time, a decimal) this form, and leaves the rest.
    pub fn apply(self, written: &str) -> String {
        written
            .chars()
            .map(|character| self.digit(character))
            .collect()
    }

    /// The percent sign that goes with these digits.
    pub fn percent(self) -> char {
        match self {
            Self::Latin => '%',
            Self::ArabicIndic => '٪',
        }
    }

    fn separator(self) -> char {
        match self {
            Self::Latin => ',',
            Self::ArabicIndic => '\u{66C}',
        }
    }

    fn digit(self, character: char) -> char {
        match (self, character.to_digit(10)) {
            (Self::ArabicIndic, Some(value)) => char::from_u32(0x660 + value).unwrap_or(character),
            _ => character,
        }
    }
}

/// How to speak to this reader: the language, and the form of its digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Wording {
    /// The language of the interface.
    pub language: Language,
    /// The form of digits; the reader's preference.
    pub digits: Digits,
    /// How dates are written; the reader's preference.
    pub dates: DateStyle,
}

impl Wording {
    /// A plain word in this language.
    pub fn text(self, word: Word) -> &'static str {
        word.text(self.language)
    }
}

impl From<Language> for Wording {
    fn from(language: Language) -> Self {
        Self {
            language,
            digits: Digits::default(),
            dates: DateStyle::default(),
        }
    }
}
