//! The forms in which one typed word may stand in a text.
//!
//! Arabic writes a word otherwise where something is attached to it: شركة is شركت before a pronoun (شركته), معنى is معنا (معناه),
//! زملاء is زملائ or زملاؤ (زملائه), and الشركة loses its alef behind ل (للشركة). Each of these is a form, with what has to stand
//! around it for it to be one.

use unicode_segmentation::UnicodeSegmentation;

use crate::search::spelling::Wanted;
use crate::text::{Folds, fold};

/// What may stand on one side of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Any letters.
    Anything,
    /// What Arabic attaches, or nothing.
    Attached,
    /// Nothing.
    Nothing,
}

/// What has to stand on one side of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// Whatever the side allows.
    Either,
    /// Nothing attached.
    Nothing,
    /// Something attached; before a word: ل, perhaps with و or ف.
    Attached,
}

/// One form.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) wanted: Wanted,
    /// As it stands in the copies.
    pub(super) folded: String,
    /// Letters of it, for the rule that short words take few particles.
    pub(super) n_letters: usize,
    pub(super) before: Needs,
    pub(super) behind: Needs,
    /// Its last letter in the source, where folding would take another for it.
    pub(super) last: Option<char>,
}

/// The forms of a word, of which the word as typed is the first; and the letters that all of them share, as in the copies.
pub(super) fn forms(
    typed: &str,
    folds: Folds,
    before: Side,
    behind: Side,
    next_index: &mut usize,
) -> (Vec<Form>, String) {
    let letters: Vec<&str> = typed.graphemes(true).collect();
    let plain: Vec<String> = letters
        .iter()
        .map(|letter| fold(letter, Folds::LETTERS))
        .collect();
    let is_marbuta = is_marbuta(&letters, folds);
    // A ta marbuta never stands before an ending; a ha may be itself.
    let base = if letters.last().is_some_and(|last| last.starts_with('ة')) {
        Needs::Nothing
    } else {
        Needs::Either
    };
    let mut found = vec![(typed.to_owned(), Needs::Either, base, None)];
    let mut lam = None;
    let mut shared = 0..letters.len();
    if before == Side::Attached && letters.len() >= 4 && plain[0] == "ا" && plain[1] == "ل" {
        let from = if plain[2] == "ل" { 2 } else { 1 };
        let rest = letters[from..].concat();
        found.push((rest.clone(), Needs::Attached, base, None));
        lam = Some(rest);
        shared.start = from;
    }
    if behind == Side::Attached && letters.len() >= 2 {
        let seats = seats(letters.last().copied().unwrap_or_default(), is_marbuta);
        if !seats.is_empty() {
            shared.end -= 1;
        }
        for seat in seats {
            for (word, before) in [
                (Some(typed), Needs::Either),
                (lam.as_deref(), Needs::Attached),
            ] {
                let Some(word) = word else { continue };
                let Some((at, _)) = word.grapheme_indices(true).next_back() else {
                    continue;
                };
                let form = format!("{}{seat}", &word[..at]);
                found.push((form, before, Needs::Attached, Some(*seat)));
            }
        }
    }
    let core = plain[shared].concat();
    let forms: Vec<Form> = found
        .into_iter()
        .map(|(typed, before, behind, last)| {
            let index = *next_index;
            *next_index += 1;
            let folded = fold(&typed, Folds::LETTERS);
            Form {
                n_letters: folded.chars().count(),
                wanted: Wanted {
                    index,
                    chosen: fold(&typed, folds),
                    typed,
                    folds,
                },
                folded,
                before,
                behind,
                last,
            }
        })
        .collect();
    // Where letters fold otherwise together than apart, the first form alone is sure.
    let is_shared = !core.is_empty() && forms.iter().all(|form| form.folded.contains(&core));
    if is_shared {
        (forms, core)
    } else {
        let first: Vec<Form> = forms.into_iter().take(1).collect();
        let core = first.first().map(|form| form.folded.clone());
        (first, core.unwrap_or_default())
    }
}

/// Whether the last letter is ta marbuta, or a ha that may stand for one.
fn is_marbuta(letters: &[&str], folds: Folds) -> bool {
    let last = letters.last().copied().unwrap_or_default();
    last.starts_with('ة') || folds.unites_ta_marbuta && last.starts_with('ه') && letters.len() > 3
}

/// What the last letter becomes before an ending.
fn seats(last: &str, is_marbuta: bool) -> &'static [char] {
    match last.chars().next() {
        _ if is_marbuta => &['ت'],
        Some('ى') => &['ا'],
        Some('ء') => &['ئ', 'ؤ'],
        _ => &[],
    }
}
