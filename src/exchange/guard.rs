//! Fields of tables that spreadsheet programs open: what they would take for a formula stays text.
//!
//! A field gets a `'` before it where it, or a line inside it, begins with a sign of a formula, in ASCII or full width, behind
//! spaces or characters that steer direction; so OWASP's advice on CSV injection, which names `=`, `+`, `-`, `@`, tab, return and
//! line feed. Quoting alone does not help.

use std::borrow::Cow;

/// Signs with which a formula can begin.
fn begins_formula(character: char) -> bool {
    matches!(
        character,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '\0' | '＝' | '＋' | '－' | '＠'
    )
}

fn is_passed_over(character: char) -> bool {
    matches!(
        character,
        ' ' | '\u{A0}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
    )
}

/// Whether a spreadsheet program could take a field for a formula, or for one that we have guarded.
fn needs_guard(field: &str) -> bool {
    field.split('\n').any(|line| {
        let rest = line.trim_start_matches(|letter| letter == '\'' || is_passed_over(letter));
        rest.starts_with(begins_formula)
    })
}

/// A field that no program takes for a formula.
pub fn guarded(field: &str) -> Cow<'_, str> {
    match needs_guard(field) {
        true => format!("'{field}").into(),
        false => field.into(),
    }
}

/// What was there before it was guarded.
pub(super) fn unguarded(field: &str) -> &str {
    match field.strip_prefix('\'') {
        Some(rest) if needs_guard(rest) => rest,
        _ => field,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_text() {
        for sign in ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"] {
            for before in [
                "",
                " ",
                "\u{A0}",
                "\u{200F}",
                "\u{2067} ",
                "words\n",
                "'",
                "\u{FEFF}",
            ] {
                for rest in ["1+1", "cmd|' /C calc'!A0", "SUM(A1:A2)", "كلمة"] {
                    let field = format!("{before}{sign}{rest}");
                    let safe = guarded(&field).into_owned();
                    assert!(safe.starts_with('\''), "{field:?}");
                    assert_eq!(unguarded(&safe), field);
                }
            }
        }
        for plain in ["words", "", "a=b", "٣-٤", "قال: =", "it's"] {
            assert_eq!(guarded(plain), plain);
        }
    }

    proptest! {
        #[test]
        fn every_field_comes_back(field in "['=+@ \u{A0}\u{200F}a\n\t-]{0,8}") {
            let safe = guarded(&field).into_owned();
            prop_assert_eq!(unguarded(&safe), &field);
        }
    }
}
