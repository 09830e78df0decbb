//! The words of QualCoder's comments, which have none of their own.
//!
//! A comment is made in its window, over what is selected there or over a coding. The window counts units of UTF-16, one sign
//! for each line end, and a byte order mark; codings of searches and of projects that came in count code points of the text
//! as it is stored (its source, `code_text.py`, `refi.py`; only facts of it).

use crate::exchange::refi::project::{Counting, Selection, SourceText};

/// Code points of a comment's words that are compared.
const MOST_WORDS: usize = 400;

/// As the window counts.
const WINDOW: Counting = Counting {
    is_inclusive: false,
    with_cr: false,
    with_bom: true,
    is_utf16: true,
};

/// As the text is stored.
const STORED: Counting = Counting {
    with_cr: true,
    is_utf16: false,
    ..WINDOW
};

/// The words of a comment, and whether they are surely those: both ways of counting have them, or the words of a coding of the
/// same place (`coded`) show which it is. Very long ones are cut.
pub(super) fn words_of(
    text: &SourceText,
    selection: &Selection,
    coded: Option<&str>,
) -> Option<(String, bool)> {
    let [window, stored] = [WINDOW, STORED].map(|counting| text.at(selection, counting));
    let is_coded = |words: &&str| {
        let coded = coded.unwrap_or_default().split_whitespace();
        words.split_whitespace().eq(coded)
    };
    let shown = [window, stored].into_iter().flatten();
    let shown = shown.map(|span| text.words(span)).find(is_coded);
    let words = shown.or_else(|| Some(text.words(window.or(stored)?)))?;
    let cut = words.char_indices().nth(MOST_WORDS);
    let name = match cut {
        Some((at, _)) => format!("{}…", words.get(..at)?),
        None => words.to_owned(),
    };
    Some((name, shown.is_some() || window == stored))
}
