//! What two versions of a text have in common, as runs that stand in both in the same order. Offsets are UTF-8 bytes.
//!
//! Lines that stand once in either version are taken as fixed points (the longest ascending row of them), and grown to both
//! sides; what lies between is compared by words in the same way. It takes about as long as the texts are, whatever was
//! changed, and is no minimal difference: a run says what did not change, a gap says nothing.

use std::collections::HashMap;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Words up to which a gap is compared one by one.
const FEW: usize = 12;

/// A stretch that stands in both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where in the old text.
    pub old: usize,
    /// Where in the new text.
    pub new: usize,
    /// Length in bytes of either.
    pub len: usize,
}

/// Two texts side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alignment {
    /// Ascending and apart in both texts; neighbors that touch in both are one.
    runs: Vec<Run>,
    old_len: usize,
    new_len: usize,
}

impl Alignment {
    /// Compares two texts.
    pub fn between(old: &str, new: &str) -> Self {
        let mut alignment = Self {
            runs: Vec::new(),
            old_len: old.len(),
            new_len: new.len(),
        };
        let lines: [Vec<&str>; 2] = [old, new].map(|text| text.split_inclusive('\n').collect());
        let gaps = alignment.tokens((&lines[0], 0), (&lines[1], 0), true);
        for (before, after) in gaps {
            let words: [Vec<&str>; 2] = [&old[before.clone()], &new[after.clone()]]
                .map(|text| text.split_word_bounds().collect());
            alignment.tokens((&words[0], before.start), (&words[1], after.start), false);
        }
        alignment.runs.sort_unstable_by_key(|run| run.old);
        let mut joined: Vec<Run> = Vec::with_capacity(alignment.runs.len());
        for run in alignment.runs {
            match joined.last_mut() {
                Some(last) if last.old + last.len == run.old && last.new + last.len == run.new => {
                    last.len += run.len;
                }
                _ => joined.push(run),
            }
        }
        alignment.runs = joined;
        alignment
    }

    /// What stands in both.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The run that holds a range of the old text wholly.
    pub fn run_with(&self, old: &Range<usize>) -> Option<Run> {
        let run = self.run_at(old.start)?;
        (old.end <= run.old + run.len).then_some(run)
    }

    /// Where a range of the old text stands in the new one: an edge that was changed leans outward to what did not. None
    /// where nothing is left of it.
    pub fn moved(&self, old: &Range<usize>) -> Option<Range<usize>> {
        let start = match self.run_at(old.start) {
            Some(run) => run.new + (old.start - run.old),
            None => {
                let next = self.runs.partition_point(|run| run.old <= old.start);
                let before = next.checked_sub(1).and_then(|last| self.runs.get(last));
                before.map_or(0, |run| run.new + run.len)
            }
        };
        let end = match old.end.checked_sub(1).and_then(|last| self.run_at(last)) {
            Some(run) => run.new + (old.end - run.old),
            None => {
                let next = self.runs.partition_point(|run| run.old < old.end);
                self.runs.get(next).map_or(self.new_len, |run| run.new)
            }
        };
        (start < end && old.end <= self.old_len).then_some(start..end)
    }

    /// Whether one of a range's edges stands where nothing was changed.
    pub fn holds_an_edge(&self, old: &Range<usize>) -> bool {
        self.run_at(old.start).is_some()
            || old
                .end
                .checked_sub(1)
                .is_some_and(|last| self.run_at(last).is_some())
    }

    fn run_at(&self, old: usize) -> Option<Run> {
        let after = self.runs.partition_point(|run| run.old <= old);
        let run = *self.runs.get(after.checked_sub(1)?)?;
        (old < run.old + run.len).then_some(run)
    }

    /// Takes note of the tokens that both have, and gives the gaps between them, in bytes. With `pairs`, a gap of as many
    /// tokens on both sides is given token by token.
    fn tokens(
        &mut self,
        (old, old_at): (&[&str], usize),
        (new, new_at): (&[&str], usize),
        pairs: bool,
    ) -> Vec<(Range<usize>, Range<usize>)> {
        let (olds, news) = (starts(old, old_at), starts(new, new_at));
        let (mut gaps, mut i, mut j) = (Vec::new(), 0, 0);
        let mut anchors = anchors(old, new);
        anchors.push((old.len(), new.len()));
        for (a, b) in anchors {
            if a < i || b < j {
                continue;
            }
            let mut head = 0;
            while i + head < a && j + head < b && old[i + head] == new[j + head] {
                head += 1;
            }
            self.note(&olds, &news, (i, j), head);
            (i, j) = (i + head, j + head);
            let mut tail = 0;
            while a - tail > i && b - tail > j && old[a - tail - 1] == new[b - tail - 1] {
                tail += 1;
            }
            let (c, d) = (a - tail, b - tail);
            if pairs && c - i == d - j {
                let both = (i..c).zip(j..d);
                gaps.extend(both.map(|(k, l)| (olds[k]..olds[k + 1], news[l]..news[l + 1])));
            } else if i < c && j < d {
                if !pairs && c - i <= FEW && d - j <= FEW {
                    for (k, l) in common(&old[i..c], &new[j..d]) {
                        self.note(&olds, &news, (i + k, j + l), 1);
                    }
                }
                gaps.push((olds[i]..olds[c], news[j]..news[d]));
            }
            // The anchor itself stands in both; behind the last there is none.
            let len = tail + usize::from(a < old.len());
            self.note(&olds, &news, (c, d), len);
            (i, j) = (c + len, d + len);
        }
        gaps
    }

    fn note(&mut self, olds: &[usize], news: &[usize], (i, j): (usize, usize), len: usize) {
        if len > 0 {
            self.runs.push(Run {
                old: olds[i],
                new: news[j],
                len: olds[i + len] - olds[i],
            });
        }
    }
}

/// The longest common row of two short lists.
fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let mut longest = vec![0_usize; (old.len() + 1) * width];
    for k in (0..old.len()).rev() {
        for l in (0..new.len()).rev() {
            longest[k * width + l] = match old[k] == new[l] {
                true => longest[(k + 1) * width + l + 1] + 1,
                false => longest[(k + 1) * width + l].max(longest[k * width + l + 1]),
            };
        }
    }
    let (mut row, mut k, mut l) = (Vec::new(), 0, 0);
    while k < old.len() && l < new.len() {
        if old[k] == new[l] {
            row.push((k, l));
            (k, l) = (k + 1, l + 1);
        } else if longest[(k + 1) * width + l] >= longest[k * width + l + 1] {
            k += 1;
        } else {
            l += 1;
        }
    }
    row
}

/// Where each token starts, and the end of the last.
fn starts(tokens: &[&str], at: usize) -> Vec<usize> {
    let mut starts = Vec::with_capacity(tokens.len() + 1);
    starts.push(at);
    for token in tokens {
        starts.push(starts.last().copied().unwrap_or(at) + token.len());
    }
    starts
}

/// The longest row of tokens that stand once in either text, ascending in both.
fn anchors(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    // How often and where, on both sides.
    let mut known: HashMap<&str, [(usize, usize); 2]> = HashMap::new();
    for (side, tokens) in [old, new].into_iter().enumerate() {
        for (index, token) in tokens.iter().enumerate() {
            let entry = &mut known.entry(token).or_default()[side];
            *entry = (entry.0 + 1, index);
        }
    }
    let pairs = old.iter().filter_map(|token| match known.get(token) {
        Some([(1, i), (1, j)]) => Some((*i, *j)),
        _ => None,
    });
    let pairs: Vec<(usize, usize)> = pairs.collect();
    // Longest ascending row by patience: the last of the best row of each length, and who comes before each.
    let mut lasts: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, (_, j)) in pairs.iter().enumerate() {
        let at = lasts.partition_point(|last| pairs[*last].1 < *j);
        before.push(at.checked_sub(1).map(|previous| lasts[previous]));
        match lasts.get_mut(at) {
            Some(last) => *last = index,
            None => lasts.push(index),
        }
    }
    let mut row = Vec::with_capacity(lasts.len());
    let mut next = lasts.last().copied();
    while let Some(index) = next {
        row.push(pairs[index]);
        next = before[index];
    }
    row.reverse();
    row
}
