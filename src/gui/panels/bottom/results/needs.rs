//! What a hit needed to be found, in words: “vowel marks”, “attached و”, “term of Company”.

use crate::i18n::{Word, Wording, fill};
use crate::model::Snapshot;
use crate::search::{DocumentHits, FoundBy, Hit};
use crate::text::{Fold, Span};

/// The words, parted by commas; that it stands there as it was typed, where nothing was needed.
pub(super) fn needs_words(
    document: &DocumentHits,
    hit: &Hit,
    snapshot: &Snapshot,
    wording: Wording,
) -> String {
    let mut parts: Vec<String> = Vec::new();
    match hit.by {
        FoundBy::Term(tag) => {
            let is_arabic = wording.language.is_rtl();
            let label = snapshot.tag(tag).map(|tag| tag.label.prefer(is_arabic));
            let label = label.unwrap_or_default();
            parts.push(fill(Word::NeedTerm, wording, &[("title", &label)]));
        }
        FoundBy::Stem => parts.push(wording.text(Word::NeedStem).to_owned()),
        FoundBy::Pattern => parts.push(wording.text(Word::NeedPattern).to_owned()),
        FoundBy::Passage => parts.push(wording.text(Word::NeedPassage).to_owned()),
        FoundBy::Words => {}
    }
    let text = snapshot
        .capture(document.capture)
        .map(|capture| &*capture.text);
    let letters = |span: Span| {
        let letters = text.and_then(|text| span.slice(text).ok());
        letters.unwrap_or_default().to_owned()
    };
    if let Some(particle) = hit.particle.map(letters) {
        parts.push(fill(Word::NeedParticle, wording, &[("letters", &particle)]));
    }
    if let Some(ending) = hit.ending.map(letters) {
        parts.push(fill(Word::NeedEnding, wording, &[("letters", &ending)]));
    }
    let mut folds: Vec<Word> = hit.needs.iter().map(fold_word).collect();
    folds.dedup();
    parts.extend(folds.iter().map(|word| wording.text(*word).to_owned()));
    if parts.is_empty() {
        return wording.text(Word::NeedNothing).to_owned();
    }
    let comma = if wording.language.is_rtl() {
        "، "
    } else {
        ", "
    };
    parts.join(comma)
}

fn fold_word(fold: Fold) -> Word {
    match fold {
        Fold::Tatweel => Word::NeedTatweel,
        Fold::VowelMarks => Word::NeedMarks,
        Fold::Alefs => Word::NeedAlefs,
        Fold::HamzaSeats => Word::NeedHamza,
        Fold::Ya => Word::SwitchYa,
        Fold::TaMarbuta => Word::SwitchTaMarbuta,
        Fold::Kaf => Word::NeedKaf,
        Fold::Digits => Word::NeedDigits,
        Fold::PresentationForms | Fold::Composition => Word::NeedForms,
        Fold::Case => Word::NeedCase,
        Fold::LatinMarks => Word::NeedLatinMarks,
        Fold::Controls | Fold::Joiners => Word::NeedInvisible,
        Fold::Punctuation => Word::NeedPunctuation,
        Fold::Spaces => Word::NeedSpaces,
    }
}
