//! What files say of themselves, as it is kept: on one line, and only if it says something.

use crate::exchange::importer::{Fact, FactKind};
use crate::model::Value;

/// The words of a property on one line; none if there are none.
pub(super) fn one_line(words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// What names a language; none for what says that there is none, or is no tag of BCP 47.
pub(super) fn language_tag(tag: &str) -> Option<String> {
    let is_tag = tag.len() <= 35
        && tag.starts_with(|first: char| first.is_ascii_alphabetic())
        && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    (is_tag && !matches!(tag, "zxx" | "none" | "x-none")).then(|| tag.to_owned())
}

/// That someone wrote it.
pub(super) fn author(name: String) -> Fact {
    Fact {
        about: FactKind::Author,
        value: Value::Text(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tags_name_languages() {
        for (tag, is_kept) in [
            ("ar-EG", true),
            ("en", true),
            ("zxx", false),
            ("", false),
            ("ar EG", false),
            ("-", false),
        ] {
            assert_eq!(language_tag(tag).is_some(), is_kept, "{tag}");
        }
        assert_eq!(one_line(" a\n b ").as_deref(), Some("a b"));
        assert_eq!(one_line(" \n"), None);
    }
}
