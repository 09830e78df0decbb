//! A plain definition of what is found, slow and without the engine's matching: it looks at every stretch of every word.
//!
//! A text is a row of letters (grapheme clusters). Letters that fold to nothing are passed over; words are rows of the others
//! without a break, an apostrophe between two letters not being one. A word of a query is found where some stretch of a word of
//! the text folds to one of its forms, and what is left of the word on both sides may stand there.

use std::ops::Range;

use hashiya::text::{Folds, WordEdges, fold};
use unicode_segmentation::UnicodeSegmentation;

/// What is found: the words, and what is attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) span: Range<usize>,
    pub(crate) particle: Option<Range<usize>>,
    pub(crate) ending: Option<Range<usize>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Passed,
    Apostrophe,
    Other,
}

struct Letter<'a> {
    at: usize,
    source: &'a str,
    folded: String,
    kind: Kind,
}

impl Letter<'_> {
    fn end(&self) -> usize {
        self.at + self.source.len()
    }
}

/// A text in letters and words.
pub(crate) struct Text<'a> {
    source: &'a str,
    letters: Vec<Letter<'a>>,
    /// The letters of each word, those that are passed over at its ends left out.
    words: Vec<Range<usize>>,
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || is_accent(letter)
}

fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}')
}

impl<'a> Text<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        let letters: Vec<Letter<'a>> = source
            .grapheme_indices(true)
            .map(|(at, source)| {
                let folded = fold(source, Folds::LETTERS);
                let kind = match folded.as_str() {
                    "" => Kind::Passed,
                    "'" | "’" => Kind::Apostrophe,
                    _ if folded.chars().all(is_of_word) && !folded.starts_with(is_accent) => {
                        Kind::Letter
                    }
                    _ => Kind::Other,
                };
                Letter {
                    at,
                    source,
                    folded,
                    kind,
                }
            })
            .collect();
        let mut words: Vec<Range<usize>> = Vec::new();
        let mut open: Option<Range<usize>> = None;
        for (index, letter) in letters.iter().enumerate() {
            let follows = letters[index + 1..]
                .iter()
                .map(|letter| letter.kind)
                .find(|kind| *kind != Kind::Passed);
            let previous = letters[..index]
                .iter()
                .rev()
                .map(|letter| letter.kind)
                .find(|kind| *kind != Kind::Passed);
            let is_joined = letter.kind == Kind::Apostrophe
                && previous == Some(Kind::Letter)
                && follows == Some(Kind::Letter);
            match letter.kind {
                Kind::Letter => open = Some(open.map_or(index, |word| word.start)..index + 1),
                Kind::Passed => {}
                _ if is_joined => {}
                _ => words.extend(open.take()),
            }
        }
        words.extend(open);
        Self {
            source,
            letters,
            words,
        }
    }

    fn folded(&self, range: Range<usize>) -> String {
        self.letters[range]
            .iter()
            .map(|letter| letter.folded.as_str())
            .collect()
    }

    /// The bytes of some letters, with the tatweel behind them where it is passed over.
    fn bytes(&self, range: &Range<usize>, folds: Folds) -> Range<usize> {
        let start = self.letters[range.start].at;
        let end = self.letters[range.end - 1].end();
        let mut longer = end;
        for letter in &self.letters[range.end..] {
            if !letter.source.starts_with('ـ') {
                break;
            }
            longer = letter.end();
        }
        let is_passed = folds.ignores_tatweel && fold(&self.source[end..longer], folds).is_empty();
        start..if is_passed { longer } else { end }
    }

    /// The stretches of one word that are a wanted word, with the least attached first.
    fn in_word(
        &self,
        word: &Range<usize>,
        wanted: &Wanted,
        least: usize,
    ) -> Vec<(Range<usize>, Place)> {
        let mut found = Vec::new();
        for (order, form) in wanted.forms().into_iter().enumerate() {
            for start in word.clone() {
                for end in start + 1..=word.end {
                    let is_letter = |at: usize| self.letters[at].kind != Kind::Passed;
                    if start < least || !is_letter(start) || !is_letter(end - 1) {
                        continue;
                    }
                    let bytes = self.bytes(&(start..end), wanted.folds);
                    if fold(&self.source[bytes.clone()], wanted.folds)
                        != fold(&form.text, wanted.folds)
                    {
                        continue;
                    }
                    let before = self.folded(word.start..start);
                    let behind = self.folded(end..word.end);
                    let n = fold(&form.text, Folds::LETTERS).chars().count();
                    if !wanted.may_stand(&form, &before, &behind, n) {
                        continue;
                    }
                    let behind_bytes = bytes.end..self.letters[word.end - 1].end().max(bytes.end);
                    let attached = &self.source[behind_bytes];
                    let is_pronoun = wanted.behind != Side::Attached
                        || behind.is_empty()
                        || !attached.contains(['ة', 'ى', 'أ', 'إ', 'ؤ', 'ئ']);
                    let last = &self.letters[end - 1].source;
                    let is_last = form.last.is_none_or(|wanted| last.starts_with(wanted));
                    if !is_pronoun || !is_last {
                        continue;
                    }
                    let span = if wanted.is_prefix && end < word.end {
                        bytes.start..self.bytes(&(start..word.end), wanted.folds).end
                    } else {
                        bytes.clone()
                    };
                    let particle = (wanted.before == Side::Attached && !before.is_empty())
                        .then(|| self.letters[word.start].at..bytes.start);
                    let ending = (wanted.behind == Side::Attached && !behind.is_empty())
                        .then(|| bytes.end..self.bytes(&(end..word.end), Folds::LETTERS).end);
                    let rank = (before.len(), behind.len(), order);
                    let next = if wanted.is_prefix { word.end } else { end };
                    let place = Place {
                        span,
                        particle,
                        ending,
                    };
                    found.push((rank, start..next, place));
                }
            }
        }
        found.sort_by_key(|(rank, ..)| *rank);
        found
            .into_iter()
            .map(|(_, letters, place)| (letters, place))
            .collect()
    }

    /// All places of a phrase, the first of those that overlap.
    pub(crate) fn phrase(&self, words: &[&str], how: &How) -> Vec<Place> {
        let wanted = how.wanted(words);
        let mut places: Vec<Place> = Vec::new();
        for first in 0..self.words.len() {
            let mut least = 0;
            loop {
                let run: Option<Vec<_>> = wanted
                    .iter()
                    .enumerate()
                    .map(|(offset, wanted)| {
                        let word = self.words.get(first + offset)?;
                        let least = if offset == 0 { least } else { 0 };
                        self.in_word(word, wanted, least).into_iter().next()
                    })
                    .collect();
                let Some(run) = run else { break };
                let (start, end) = (&run[0], &run[run.len() - 1]);
                least = end.0.end;
                let place = Place {
                    span: start.1.span.start..end.1.span.end,
                    particle: start.1.particle.clone(),
                    ending: end.1.ending.clone(),
                };
                if places
                    .last()
                    .is_none_or(|last| last.span.end <= place.span.start)
                {
                    places.push(place);
                }
                if words.len() > 1 {
                    break;
                }
            }
        }
        places
    }

    /// Of two kinds of places those that have one of the other kind near.
    pub(crate) fn near(&self, left: &[Place], right: &[Place], within: usize) -> Vec<Place> {
        let whole = |place: &Place| {
            let start = place
                .particle
                .as_ref()
                .map_or(place.span.start, |one| one.start);
            start..place.ending.as_ref().map_or(place.span.end, |one| one.end)
        };
        let are_near = |one: &Place, other: &Place| {
            let (one, other) = (whole(one), whole(other));
            let (first, second) = if one.start < other.start {
                (one, other)
            } else {
                (other, one)
            };
            let between = self.words.iter().filter(|word| {
                let bytes = self.letters[word.start].at..self.letters[word.end - 1].end();
                bytes.start >= first.end && bytes.end <= second.start
            });
            first.end <= second.start && between.count() <= within
        };
        let mut found: Vec<Place> = left
            .iter()
            .filter(|one| right.iter().any(|other| are_near(one, other)))
            .chain(
                right
                    .iter()
                    .filter(|one| left.iter().any(|other| are_near(one, other))),
            )
            .cloned()
            .collect();
        found.sort_by_key(|place| (place.span.start, std::cmp::Reverse(place.span.end)));
        let mut end = 0;
        found.retain(|place| {
            let is_apart = place.span.start >= end;
            end = if is_apart { place.span.end } else { end };
            is_apart
        });
        found
    }
}

/// How words are meant.
#[derive(Clone, Copy, Debug)]
pub(crate) struct How {
    pub(crate) folds: Folds,
    pub(crate) edges: WordEdges,
    pub(crate) is_prefix: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Anything,
    Attached,
    Nothing,
}

struct Wanted {
    typed: String,
    folds: Folds,
    before: Side,
    behind: Side,
    is_prefix: bool,
}

struct Form {
    text: String,
    needs_lam: bool,
    ending: Option<bool>,
    last: Option<char>,
}

impl How {
    fn wanted(&self, words: &[&str]) -> Vec<Wanted> {
        let outer = match self.edges {
            WordEdges::Anywhere => Side::Anything,
            WordEdges::WithParticles => Side::Attached,
            WordEdges::Whole => Side::Nothing,
        };
        let last = words.len() - 1;
        words
            .iter()
            .enumerate()
            .map(|(index, typed)| Wanted {
                typed: (*typed).to_owned(),
                folds: self.folds,
                before: if index == 0 { outer } else { Side::Nothing },
                behind: if index == last && !self.is_prefix {
                    outer
                } else {
                    Side::Nothing
                },
                is_prefix: index == last && self.is_prefix,
            })
            .collect()
    }
}

impl Wanted {
    /// The word as typed, and as it is written where something is attached.
    fn forms(&self) -> Vec<Form> {
        let letters: Vec<&str> = self.typed.graphemes(true).collect();
        let last = letters[letters.len() - 1];
        let is_ta = last.starts_with('ة');
        let may_be_ta = self.folds.unites_ta_marbuta && last.starts_with('ه') && letters.len() > 3;
        let mut starts = vec![(0, false)];
        let alif_lam = letters.len() >= 4
            && fold(letters[0], Folds::LETTERS) == "ا"
            && fold(letters[1], Folds::LETTERS) == "ل";
        if alif_lam && self.before == Side::Attached {
            let is_double = fold(letters[2], Folds::LETTERS) == "ل";
            starts.push((if is_double { 2 } else { 1 }, true));
        }
        let mut forms = Vec::new();
        for (from, needs_lam) in &starts {
            forms.push(Form {
                text: letters[*from..].concat(),
                needs_lam: *needs_lam,
                ending: is_ta.then_some(false),
                last: None,
            });
        }
        if self.behind == Side::Attached && letters.len() >= 2 {
            let seats: &[char] = match last.chars().next() {
                _ if is_ta || may_be_ta => &['ت'],
                Some('ى') => &['ا'],
                Some('ء') => &['ئ', 'ؤ'],
                _ => &[],
            };
            for seat in seats {
                for (from, needs_lam) in &starts {
                    let stem = letters[*from..letters.len() - 1].concat();
                    forms.push(Form {
                        text: format!("{stem}{seat}"),
                        needs_lam: *needs_lam,
                        ending: Some(true),
                        last: Some(*seat),
                    });
                }
            }
        }
        forms
    }

    fn may_stand(&self, form: &Form, before: &str, behind: &str, n: usize) -> bool {
        let is_before = match self.before {
            Side::Anything => true,
            _ if form.needs_lam => ["ل", "ول", "فل"].contains(&before),
            Side::Nothing => before.is_empty(),
            Side::Attached => before.is_empty() || particles(n).iter().any(|one| one == before),
        };
        let is_behind = match self.behind {
            _ if self.is_prefix => true,
            Side::Anything => true,
            Side::Nothing => behind.is_empty(),
            Side::Attached => {
                let is_ending = endings(n).contains(&behind);
                match form.ending {
                    Some(true) => is_ending,
                    Some(false) => behind.is_empty(),
                    None => behind.is_empty() || is_ending,
                }
            }
        };
        is_before && is_behind
    }
}

fn particles(n: usize) -> Vec<String> {
    let mut found = Vec::new();
    for joined in ["", "و", "ف"] {
        let long = ["ال", "لل", "بال", "كال", "لال"];
        let short = ["", "ب", "ك", "ل", "س"];
        if n >= 2 {
            found.extend(long.map(|one| format!("{joined}{one}")));
        }
        if n >= 3 {
            found.extend(short.map(|one| format!("{joined}{one}")));
        }
    }
    found
}

fn endings(n: usize) -> Vec<&'static str> {
    let mut found = vec!["'s", "’s"];
    if n >= 2 {
        found.extend(["ها", "هم", "هما", "هن", "كم", "كما", "كن", "نا", "ني"]);
    }
    if n >= 3 {
        found.extend(["ه", "ك", "ي"]);
    }
    found
}
