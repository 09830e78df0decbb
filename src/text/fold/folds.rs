//! Which differences between letters do not count.

/// The switches of folding. Each is a difference that a reader may want to pass over, and can be turned off by itself:
/// some folds make real words alike (على and علي, فتاة and فتاه).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Folds {
    /// Composed and decomposed letters are equal (NFC): é and e with U+0301, أ and alef with U+0654.
    pub composes: bool,
    /// Characters that steer direction are passed over.
    pub ignores_controls: bool,
    /// Joiners and other characters without width are passed over: ZWNJ, ZWJ, word joiner, soft hyphen.
    pub ignores_joiners: bool,
    /// Tatweel is passed over.
    pub ignores_tatweel: bool,
    /// Arabic vowel marks, superscript alef and Qur'anic signs are passed over.
    pub ignores_vowel_marks: bool,
    /// Alefs of every form are alef: أ إ آ ٱ.
    pub unites_alefs: bool,
    /// The other seats of a hamza are their bare letters: ؤ, ئ. A hamza by itself stays.
    pub unites_hamza_seats: bool,
    /// Alef maqsura and Persian ya are ya.
    pub unites_ya: bool,
    /// Ta marbuta is ha.
    pub unites_ta_marbuta: bool,
    /// Persian kaf is kaf.
    pub unites_kaf: bool,
    /// Arabic-Indic and Persian digits are 0 to 9.
    pub unites_digits: bool,
    /// Letters in their presentation forms, as some PDF files give them, are plain letters; one may be several.
    pub opens_presentation_forms: bool,
    /// Capitals are small letters.
    pub ignores_case: bool,
    /// Latin letters lose their marks.
    pub ignores_latin_marks: bool,
    /// Apostrophes, quotation marks, hyphens and dashes of every form are `'`, `"` and `-`: ’ “ « ‑ –.
    pub unites_punctuation: bool,
    /// Spaces of every kind and line feeds are one space.
    pub unites_spaces: bool,
}

impl Folds {
    /// Level 0: every code point counts.
    pub const EXACT: Self = Self {
        composes: false,
        ignores_controls: false,
        ignores_joiners: false,
        ignores_tatweel: false,
        ignores_vowel_marks: false,
        unites_alefs: false,
        unites_hamza_seats: false,
        unites_ya: false,
        unites_ta_marbuta: false,
        unites_kaf: false,
        unites_digits: false,
        opens_presentation_forms: false,
        ignores_case: false,
        ignores_latin_marks: false,
        unites_punctuation: false,
        unites_spaces: false,
    };

    /// Level 1: the letters count, not what is written over them or to stretch them.
    pub const MARKS: Self = Self {
        composes: true,
        ignores_controls: true,
        ignores_joiners: true,
        ignores_tatweel: true,
        ignores_vowel_marks: true,
        ..Self::EXACT
    };

    /// Level 2: what a reader means; the default.
    pub const FULL: Self = Self {
        unites_alefs: true,
        unites_hamza_seats: true,
        unites_ya: true,
        unites_ta_marbuta: true,
        unites_kaf: true,
        unites_digits: true,
        opens_presentation_forms: true,
        ignores_case: true,
        ignores_latin_marks: true,
        unites_punctuation: true,
        unites_spaces: true,
        ..Self::MARKS
    };

    /// Level 2 but for spaces and line feeds, which stay: the copies that a collection is searched in.
    pub const LETTERS: Self = Self {
        unites_spaces: false,
        ..Self::FULL
    };

    /// Whether folding leaves every text as it is.
    pub fn is_exact(self) -> bool {
        self == Self::EXACT
    }
}

impl Default for Folds {
    fn default() -> Self {
        Self::FULL
    }
}
