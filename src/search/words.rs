//! Words and phrases in a copy: candidates by their rarest letters, each proved against the source.

use std::ops::Range;

use memchr::memmem::Finder;

use crate::base::{Cancelled, Progress};
use crate::search::filter::Probe;
use crate::search::forms::{Form, Needs, Side, forms};
use crate::search::spelling::Spellings;
use crate::search::{FoundBy, Hit};
use crate::text::{
    ByteOffset, Fold, FoldSet, FoldedText, Folds, Span, WordEdges, are_particles, begins_word,
    fold, is_ending, is_of_word, word_around,
};

/// Bytes of the copy that attached particles take at most: five letters.
const LONGEST_PARTICLES: usize = 10;

/// Candidates between two looks at whether someone asked to stop.
pub(super) const SLICE: usize = 4096;

/// What stands between two words of a phrase.
#[derive(Clone, Debug)]
enum Gap {
    /// Whatever is not of a word; as typed, so that what differs is told.
    Any(String),
    /// What was typed, folded as was chosen.
    Exactly(String),
}

/// One word, or several that follow each other.
#[derive(Debug)]
pub(super) struct WordsMatcher {
    words: Vec<WordMatcher>,
    gaps: Vec<Gap>,
    /// Of which word the candidates are looked for.
    anchor: usize,
    finder: Finder<'static>,
    probe: Probe,
    /// Whether a candidate is all there is to look at: one word of one form, with anything around it. In a text without spaces
    /// the word around each candidate could be the whole of it.
    is_bare: bool,
    folds: Folds,
    by: FoundBy,
}

#[derive(Debug)]
struct WordMatcher {
    forms: Vec<Form>,
    before: Side,
    behind: Side,
    is_prefix: bool,
}

/// Where a word stands in a copy and in its source.
struct Found {
    /// Of the copy.
    copy: Range<usize>,
    span: Span,
    particle: Option<Span>,
    ending: Option<Span>,
    needs: FoldSet,
}

impl WordsMatcher {
    /// A matcher for words as typed; none if they are not words with something between them.
    pub(super) fn new(
        typed: &str,
        is_phrase: bool,
        is_prefix: bool,
        folds: Folds,
        edges: WordEdges,
        by: FoundBy,
        next_index: &mut usize,
    ) -> Option<Self> {
        let typed = if is_phrase {
            typed.trim_matches(|letter: char| !is_word_or_ignored(letter))
        } else {
            typed
        };
        let runs = runs(typed);
        let (first, last) = (runs.first()?, runs.last()?);
        if first.start > 0 || last.end < typed.len() {
            return None;
        }
        let outer = match edges {
            WordEdges::Anywhere => Side::Anything,
            WordEdges::WithParticles => Side::Attached,
            WordEdges::Whole => Side::Nothing,
        };
        let (mut words, mut cores) = (Vec::new(), Vec::new());
        for (index, run) in runs.iter().enumerate() {
            let is_last = index + 1 == runs.len();
            let before = if index == 0 { outer } else { Side::Nothing };
            let behind = if is_last { outer } else { Side::Nothing };
            let is_prefix = is_last && is_prefix;
            let behind = if is_prefix { Side::Nothing } else { behind };
            let (forms, core) = forms(&typed[run.clone()], folds, before, behind, next_index);
            cores.push(core);
            words.push(WordMatcher {
                forms,
                before,
                behind,
                is_prefix,
            });
        }
        if words.iter().any(|word| word.forms[0].folded.is_empty()) {
            return None;
        }
        let gaps = runs.windows(2).map(|pair| {
            let gap = &typed[pair[0].end..pair[1].start];
            if is_phrase && folds.unites_spaces {
                Gap::Any(gap.to_owned())
            } else {
                Gap::Exactly(fold(gap, folds))
            }
        });
        let gaps = gaps.collect();
        let anchor = (0..cores.len()).max_by_key(|index| (cores[*index].len(), *index))?;
        let is_bare = match words.as_slice() {
            [word] => {
                let is_free = word.before == Side::Anything && word.behind == Side::Anything;
                is_free && matches!(word.forms.as_slice(), [form] if form.folded == cores[0])
            }
            _ => false,
        };
        Some(Self {
            finder: Finder::new(cores[anchor].as_bytes()).into_owned(),
            probe: Probe::new(cores.iter().map(String::as_str)),
            words,
            gaps,
            anchor,
            is_bare,
            folds,
            by,
        })
    }

    /// The letters that stand in every copy in which there is a hit.
    pub(super) fn needle(&self) -> &[u8] {
        self.finder.needle()
    }

    /// The pairs of letters of all its words.
    pub(super) fn probe(&self) -> &Probe {
        &self.probe
    }

    /// All hits in a text, ascending and apart.
    pub(super) fn hits(
        &self,
        text: &FoldedText,
        spellings: &mut Spellings,
        progress: &Progress,
    ) -> Result<Vec<Hit>, Cancelled> {
        let copy = text.text();
        let mut hits = Vec::new();
        let mut at = 0;
        let mut count = 0_usize;
        while let Some(found) = self.finder.find(&copy.as_bytes()[at..]) {
            count += 1;
            if count.is_multiple_of(SLICE) {
                progress.check()?;
            }
            let candidate = at + found;
            let run = match self.is_bare {
                true => candidate..candidate + self.finder.needle().len(),
                false => word_around(copy, candidate),
            };
            let matched = self.phrase_at(text, &run, at, spellings);
            at = match matched {
                Some((hit, end)) => {
                    // A phrase whose words repeat may begin inside the one before.
                    if hits
                        .last()
                        .is_none_or(|last: &Hit| last.span.end() <= hit.span.start())
                    {
                        hits.push(hit);
                    }
                    end
                }
                None => run.end.max(candidate + self.finder.needle().len()),
            };
        }
        Ok(hits)
    }

    /// The phrase whose anchor stands in a run of the copy; also where it ends there.
    fn phrase_at(
        &self,
        text: &FoldedText,
        run: &Range<usize>,
        least: usize,
        spellings: &mut Spellings,
    ) -> Option<(Hit, usize)> {
        let anchor = self.words[self.anchor].find(text, run, least, spellings)?;
        let mut before: Vec<Found> = Vec::new();
        let mut start = run.start;
        for word in self.words[..self.anchor].iter().rev() {
            let end = text.text()[..start].rfind(begins_word)?;
            let run = word_around(text.text(), end);
            if run.end == start {
                return None;
            }
            before.push(word.find(text, &run, 0, spellings)?);
            start = run.start;
        }
        before.reverse();
        let mut all = before;
        all.push(anchor);
        let mut end = run.end;
        for word in &self.words[self.anchor + 1..] {
            let next = end + text.text()[end..].find(begins_word)?;
            let run = word_around(text.text(), next);
            if next == end {
                return None;
            }
            all.push(word.find(text, &run, 0, spellings)?);
            end = run.end;
        }
        let mut needs = FoldSet::EMPTY;
        for (gap, pair) in self.gaps.iter().zip(all.windows(2)) {
            needs = needs.union(self.gap(text, gap, &pair[0], &pair[1])?);
        }
        let (first, last) = (all.first()?, all.last()?);
        let needs = all
            .iter()
            .fold(needs, |needs, word| needs.union(word.needs));
        let hit = Hit {
            span: Span::new(first.span.start(), last.span.end()).ok()?,
            particle: first.particle,
            ending: last.ending,
            needs,
            by: self.by,
        };
        Some((hit, last.copy.end))
    }

    /// The folds that what stands between two words needs; none if it does not fit.
    fn gap(&self, text: &FoldedText, gap: &Gap, one: &Found, other: &Found) -> Option<FoldSet> {
        let between = text
            .source()
            .get(one.span.end().index()..other.span.start().index())?;
        match gap {
            Gap::Any(typed) if between == typed => Some(FoldSet::EMPTY),
            Gap::Any(_) => Some(FoldSet::EMPTY.and(Fold::Spaces)),
            Gap::Exactly(folded) => {
                (fold(between, self.folds) == *folded).then_some(FoldSet::EMPTY)
            }
        }
    }
}

impl WordMatcher {
    /// The word in a run of the copy, not before `least`: with the shortest particle, then with the shortest ending.
    fn find(
        &self,
        text: &FoldedText,
        run: &Range<usize>,
        least: usize,
        spellings: &mut Spellings,
    ) -> Option<Found> {
        let copy = text.text();
        let mut places: Vec<(usize, usize, &Form)> = Vec::new();
        for form in &self.forms {
            // A word stands at the start of its run, or shortly behind: not every place of a long run is looked at.
            let most = match self.before {
                Side::Anything => run.end,
                _ => run.start + LONGEST_PARTICLES + form.folded.len(),
            };
            let end = copy.floor_char_boundary(run.end.min(most));
            let run = run.start.max(least)..end;
            let mut from = run.start;
            while let Some(at) = copy
                .get(from..run.end)
                .and_then(|run| run.find(&form.folded))
            {
                let start = from + at;
                places.push((start, start + form.folded.len(), form));
                from = start + copy[start..].chars().next().map_or(1, char::len_utf8);
            }
        }
        places.sort_by_key(|(start, end, form)| (*start, run.end - end, form.wanted.index));
        places
            .into_iter()
            .find_map(|(start, end, form)| self.prove(text, run, start..end, form, spellings))
    }

    fn prove(
        &self,
        text: &FoldedText,
        run: &Range<usize>,
        word: Range<usize>,
        form: &Form,
        spellings: &mut Spellings,
    ) -> Option<Found> {
        let copy = text.text();
        let (before, behind) = (&copy[run.start..word.start], &copy[word.end..run.end]);
        let is_before_right = match (self.before, before) {
            (Side::Anything, _) => true,
            (_, "") => form.before != Needs::Attached,
            (Side::Attached, _) if form.before == Needs::Attached => {
                matches!(before, "ل" | "ول" | "فل")
            }
            (Side::Attached, _) => are_particles(before, form.n_letters),
            (Side::Nothing, _) => false,
        };
        let is_behind_right = match (self.behind, behind) {
            _ if self.is_prefix => true,
            (Side::Anything, _) => true,
            (_, "") => form.behind != Needs::Attached,
            (Side::Attached, _) => {
                form.behind != Needs::Nothing && is_ending(behind, form.n_letters)
            }
            (Side::Nothing, _) => false,
        };
        if !is_before_right || !is_behind_right {
            return None;
        }
        let span = text.stretched_span_at(word.clone(), form.wanted.folds)?;
        let needs = spellings.prove(&form.wanted, span.slice(text.source()).ok()?)?;
        let particle = match self.before {
            Side::Attached if !before.is_empty() => {
                let start = text.span_at(run.start..word.start)?.start();
                Span::new(start, span.start()).ok()
            }
            _ => None,
        };
        let ending = match self.behind {
            Side::Attached if !behind.is_empty() => Some(attached(text, word.end..run.end, span)?),
            _ => None,
        };
        if let Some(last) = form.last
            && !ends_in(span.slice(text.source()).ok()?, last)
        {
            return None;
        }
        let whole = if self.is_prefix && word.end < run.end {
            let rest = text.stretched_span_at(word.end..run.end, form.wanted.folds)?;
            Span::new(span.start(), rest.end()).ok()?
        } else {
            span
        };
        Some(Found {
            copy: word.start..if self.is_prefix { run.end } else { word.end },
            span: whole,
            particle,
            ending,
            needs,
        })
    }
}

/// The place of an ending behind a word, if its letters are those of an ending in the source, too: the ة of كتابة is no ه.
fn attached(text: &FoldedText, ending: Range<usize>, word: Span) -> Option<Span> {
    let end = text.stretched_span_at(ending, Folds::LETTERS)?.end();
    let span = Span::new(word.end(), end).ok()?;
    let plain = fold(span.slice(text.source()).ok()?, FORMS);
    let is_other = |letter: char| matches!(letter, 'ة' | 'ى' | 'ئ' | 'ؤ' | 'أ' | 'إ' | 'آ');
    (!plain.contains(is_other)).then_some(span)
}

/// Presentation forms alone are opened: the letters are as they are written.
const FORMS: Folds = Folds {
    opens_presentation_forms: true,
    composes: true,
    ignores_vowel_marks: true,
    ignores_tatweel: true,
    ignores_controls: true,
    ignores_joiners: true,
    ..Folds::EXACT
};

fn ends_in(slice: &str, last: char) -> bool {
    fold(slice, FORMS).ends_with(last)
}

/// Characters that folding passes over do not break a word.
fn is_word_or_ignored(letter: char) -> bool {
    is_of_word(letter) || fold(letter.encode_utf8(&mut [0; 4]), Folds::LETTERS).is_empty()
}

/// The words of what was typed, bytes.
fn runs(typed: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let letters: Vec<(usize, char)> = typed.char_indices().collect();
    for (index, (at, letter)) in letters.iter().enumerate() {
        let is_near = |other: Option<&(usize, char)>| other.is_some_and(|(_, c)| is_of_word(*c));
        let is_inside = is_word_or_ignored(*letter)
            || matches!(letter, '\'' | '’')
                && is_near(index.checked_sub(1).and_then(|index| letters.get(index)))
                && is_near(letters.get(index + 1));
        if !is_inside {
            continue;
        }
        let end = at + letter.len_utf8();
        match runs.last_mut() {
            Some(last) if last.end == *at => last.end = end,
            _ => runs.push(*at..end),
        }
    }
    runs.retain(|run| typed[run.clone()].contains(is_of_word));
    runs
}

/// A hit of a stretch of a copy as it is.
pub(super) fn hit_at(
    text: &FoldedText,
    stretch: Range<usize>,
    folds: Folds,
    by: FoundBy,
) -> Option<Hit> {
    let span = text.stretched_span_at(stretch, folds)?;
    let slice = span.slice(text.source()).ok()?;
    Some(Hit {
        span,
        particle: None,
        ending: None,
        needs: FoldSet::touched(slice, folds),
        by,
    })
}

/// A span of two indexes; none if there is nothing between them.
pub(super) fn span_of(range: Range<usize>) -> Option<Span> {
    let start = ByteOffset::from_index(range.start);
    Span::new(start, ByteOffset::from_index(range.end)).ok()
}
