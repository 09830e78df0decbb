//! The tables of words, one file per area: `Name, "key", "English", "Arabic";`.
//!
//! Rules: sentence case; an ellipsis where more input follows; no stop after a single sentence; `{name}` for a value;
//! `{name.obl}` where a counted noun stands after an Arabic preposition or verbal noun. One Arabic term per thing.
//! Comments in the tables say which other Arabic words were weighed and rejected, and why.

use super::word::{Row, Word};

/// Makes one constant of [`Word`] for each row, and the area's list of them.
macro_rules! words {
    ($($name:ident, $key:literal, $english:literal, $arabic:literal;)*) => {
        use crate::i18n::word::{Row, Word};

        #[allow(non_upper_case_globals)] // They are used as the variants of an enum: `Word::FileOpen`.
        impl Word {
            $(#[doc = concat!("“", $english, "”")] pub const $name: Self = Self(&Row { key: $key, english: $english, arabic: $arabic });)*
        }

        pub(super) const ALL: &[Word] = &[$(Word::$name),*];
        #[cfg(test)]
        pub(super) const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

/// Declares the files and joins their lists.
macro_rules! areas {
    ($($area:ident),* $(,)?) => {
        $(mod $area;)*
        const AREAS: &[&[Word]] = &[$($area::ALL),*];
        #[cfg(test)]
        pub(super) const NAMES: &[&[&str]] = &[$($area::NAMES),*];
    };
}

areas! {
    menus,
    documents,
    annotate,
    search,
    results,
    actions,
    panels,
    captures,
    panes,
    status,
    hints,
    adding,
    import,
    errors,
    formats,
    terms,
    window,
    lists,
    frequencies,
    memos,
    mentions,
    records,
    cli,
    help,
    guide,
    backups,
    tags,
    exchange,
    tables,
    reports,
}

const COUNT: usize = {
    let (mut count, mut area) = (0, 0);
    while area < AREAS.len() {
        count += AREAS[area].len();
        area += 1;
    }
    count
};

pub(super) const ALL: [Word; COUNT] = {
    let mut all = [Word(&Row {
        key: "",
        english: "",
        arabic: "",
    }); COUNT];
    let (mut at, mut area) = (0, 0);
    while area < AREAS.len() {
        let mut row = 0;
        while row < AREAS[area].len() {
            all[at] = AREAS[area][row];
            at += 1;
            row += 1;
        }
        area += 1;
    }
    all
};
