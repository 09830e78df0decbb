//! Names across scripts: for a name in one script, the spellings in the other that stand in the texts of a collection.
//!
//! Nothing is made up: what is proposed are words that occur, side by side, and that the rules of transliteration can read as
//! the name. Each comes with a score and counts, and a person decides. Nothing is merged by the program.
//!
//! One pass over the texts. A word is compared once, whatever its number; only words with which the name may begin are looked
//! at further. Limits: names of up to six words; translated names (Hebron and الخليل) are not found, they do not sound alike.

mod align;
mod rules;
mod spelling;
#[cfg(test)]
mod tests;
mod weights;
mod words;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use crate::base::{Cancelled, Progress};
use crate::model::{Snapshot, TermLanguage};
use crate::search::names::align::{Costs, costs, weight_of_arabic, weight_of_latin};
use crate::search::names::rules::{first_arabic, first_latin};
use crate::search::names::words::{Word, words};

/// Words of the longest name.
const MOST_WORDS: usize = 6;
/// Letters of the longest name.
const MOST_LETTERS: usize = 80;
/// What is less alike is not proposed, of a thousand.
const LEAST_SCORE: u16 = 760;
/// What is so much less alike than the best is not proposed beside it.
const LAG: u16 = 140;
/// Proposals that a person may want to look through.
const MOST: usize = 30;

/// A spelling of a name that stands in the texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// As it stands most often, without particles attached before it.
    pub text: String,
    /// How well it can be read as the name, of a thousand.
    pub score: u16,
    /// How often it stands.
    pub n: usize,
    /// In how many documents.
    pub n_documents: usize,
}

/// Spellings of a name in the other script, the likeliest first: from the current captures of all documents.
///
/// Documents are steps of `progress`. Nothing for a name without consonants, or of more than six words.
pub fn candidates(
    snapshot: &Snapshot,
    name: &str,
    progress: &Progress,
) -> Result<Vec<Candidate>, Cancelled> {
    let texts: Vec<Arc<str>> = snapshot
        .documents_in_order()
        .filter_map(|document| snapshot.capture(document.capture))
        .map(|capture| Arc::clone(&capture.text))
        .collect();
    progress.begin(texts.len() as u64);
    let Some(mut search) = Search::new(name) else {
        return Ok(Vec::new());
    };
    for (index, text) in texts.iter().enumerate() {
        search.look_at(text, index);
        progress.step()?;
    }
    Ok(search.finish())
}

/// A search under way over texts that live as long.
struct Search<'t> {
    /// The script of what is looked for.
    target: TermLanguage,
    source: Vec<char>,
    weight: f32,
    most_words: usize,
    /// Letters with which a word may begin, so that most words are passed over at a glance.
    first_letters: Vec<char>,
    /// How the name may begin with a word: bytes of the word that are particles, by the word as it stands.
    begins: HashMap<&'t str, Vec<Begin>>,
    compared: HashMap<Vec<char>, Compared>,
    found: BTreeMap<Vec<char>, Found>,
}

/// A way to take a word as the first of a name.
#[derive(Clone, Copy, Debug)]
struct Begin {
    /// Bytes of the word that are particles.
    skips: usize,
    /// What was written together with them: للسنوار is ل and السنوار.
    before: &'static str,
    /// Taken off the score: the word itself comes first.
    price: u16,
}

#[derive(Clone, Copy, Debug)]
struct Compared {
    /// Whether more words may make it the name.
    may_go_on: bool,
    score: u16,
}

/// Where a spelling stands in one text.
#[derive(Debug)]
struct Place {
    /// Which of its words.
    words: Range<usize>,
    score: u16,
    letters: Vec<char>,
    written: String,
}

#[derive(Debug, Default)]
struct Found {
    score: u16,
    n: usize,
    n_documents: usize,
    last_document: Option<usize>,
    written: BTreeMap<String, usize>,
}

impl<'t> Search<'t> {
    fn new(name: &str) -> Option<Self> {
        let target = TermLanguage::of(name).other();
        let (source, weight) = match target {
            TermLanguage::Arabic => {
                let letters = spelling::latin(name);
                let weight = weight_of_latin(&letters);
                (letters, weight)
            }
            TermLanguage::English => {
                let letters = spelling::arabic(name);
                let weight = weight_of_arabic(&letters);
                (letters, weight)
            }
        };
        let n_words = source.split(|letter| *letter == ' ').count();
        if weight < 1.0 || n_words > MOST_WORDS || source.len() > MOST_LETTERS {
            return None;
        }
        let first_letters = match target {
            TermLanguage::Arabic => first_arabic(&source),
            TermLanguage::English => first_latin(&source),
        };
        Some(Self {
            target,
            first_letters,
            source,
            weight,
            most_words: (n_words + 2).min(MOST_WORDS),
            begins: HashMap::new(),
            compared: HashMap::new(),
            found: BTreeMap::new(),
        })
    }

    /// Counts the spellings that stand in a text. Of those that overlap the likeliest counts.
    fn look_at(&mut self, text: &'t str, document: usize) {
        let words = words(text, self.target);
        let mut places: Vec<Place> = Vec::new();
        for index in 0..words.len() {
            self.begin_at(text, &words, index, &mut places);
        }
        places.sort_by_key(|place| (std::cmp::Reverse(place.score), place.words.start));
        let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
        for place in places {
            let before = taken.range(..place.words.end).next_back();
            if before.is_some_and(|(_, end)| *end > place.words.start) {
                continue;
            }
            taken.insert(place.words.start, place.words.end);
            self.count(place, document);
        }
    }

    /// Adds the best spelling that begins with a word.
    fn begin_at(&mut self, text: &'t str, words: &[Word<'t>], at: usize, places: &mut Vec<Place>) {
        let Some(first) = words.get(at) else {
            return;
        };
        let mut best: Option<Place> = None;
        for begin in self.begins_of(first.text) {
            for n_words in 1..=self.most_words {
                let Some(last) = words.get(at + n_words - 1) else {
                    break;
                };
                if n_words > 1 && !last.follows {
                    break;
                }
                let rest = &text[first.start + begin.skips..last.end()];
                let written = format!("{}{rest}", begin.before);
                let letters = self.letters(&written);
                let compared = self.compare(&letters);
                let score = compared.score.saturating_sub(begin.price);
                let is_name = score >= LEAST_SCORE && self.looks_like_a_name(last.text);
                if is_name && best.as_ref().is_none_or(|best| score > best.score) {
                    best = Some(Place {
                        words: at..at + n_words,
                        score,
                        letters,
                        written,
                    });
                }
                if !compared.may_go_on {
                    break;
                }
            }
        }
        places.extend(best);
    }

    fn count(&mut self, place: Place, document: usize) {
        let found = self.found.entry(place.letters).or_default();
        found.score = found.score.max(place.score);
        found.n += 1;
        if found.last_document != Some(document) {
            found.n_documents += 1;
            found.last_document = Some(document);
        }
        let words: Vec<&str> = place.written.split_whitespace().collect();
        *found.written.entry(words.join(" ")).or_default() += 1;
    }

    /// Names in Latin letters have capitals.
    fn looks_like_a_name(&self, word: &str) -> bool {
        self.target == TermLanguage::Arabic || word.chars().next().is_some_and(char::is_uppercase)
    }

    fn letters(&self, written: &str) -> Vec<char> {
        match self.target {
            TermLanguage::Arabic => spelling::arabic(written),
            TermLanguage::English => spelling::latin(written),
        }
    }

    /// The ways in which the name may begin with a word.
    fn begins_of(&mut self, word: &'t str) -> Vec<Begin> {
        if let Some(known) = self.begins.get(word) {
            return known.clone();
        }
        let mut begins: Vec<Begin> = ways(word, self.target);
        begins.retain(|begin| {
            let written = format!("{}{}", begin.before, &word[begin.skips..]);
            let letters = self.letters(&written);
            let first = letters.first();
            if !first.is_some_and(|first| self.first_letters.contains(first)) {
                return false;
            }
            let compared = self.compare(&letters);
            compared.may_go_on || compared.score >= LEAST_SCORE
        });
        self.begins.insert(word, begins.clone());
        begins
    }

    fn compare(&mut self, letters: &[char]) -> Compared {
        if let Some(known) = self.compared.get(letters) {
            return *known;
        }
        let least = f32::from(LEAST_SCORE) / 1000.0;
        let limit = (1.0 - least) * self.weight * 1.3 + 0.1;
        let (found, weight, begins): (Costs, f32, f32) = match self.target {
            TermLanguage::Arabic => {
                let found = costs(&self.source, letters, limit);
                (found, weight_of_arabic(letters), found.latin_begins)
            }
            TermLanguage::English => {
                let found = costs(letters, &self.source, limit);
                (found, weight_of_latin(letters), found.arabic_begins)
            }
        };
        let mean = f32::midpoint(self.weight, weight).max(1.0);
        let score = (1.0 - found.whole / mean).clamp(0.0, 1.0);
        let compared = Compared {
            may_go_on: begins <= 0.3f32.mul_add(weight, 0.3) && weight < self.weight * 1.4 + 1.0,
            score: (score * 1000.0).round() as u16,
        };
        self.compared.insert(letters.to_vec(), compared);
        compared
    }

    fn finish(self) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = self
            .found
            .into_values()
            .map(|found| {
                let most = found.written.into_iter().max_by_key(|(text, n)| {
                    // The first in order among equals, so that the same texts always give the same.
                    (*n, std::cmp::Reverse(text.clone()))
                });
                Candidate {
                    text: most.map(|(text, _)| text).unwrap_or_default(),
                    score: found.score,
                    n: found.n,
                    n_documents: found.n_documents,
                }
            })
            .collect();
        found.sort_by(|one, other| {
            (other.score, other.n, &one.text).cmp(&(one.score, one.n, &other.text))
        });
        let best = found.first().map_or(0, |best| best.score);
        found.retain(|one| one.score + LAG >= best);
        found.truncate(MOST);
        found
    }
}

/// Particles that may be attached to a word, with what is left of an article that melted into them.
const PARTICLES: [(&str, &str); 12] = [
    ("ول", ""),
    ("وب", ""),
    ("فب", ""),
    ("فل", ""),
    ("ولل", "ال"),
    ("لل", "ال"),
    ("و", ""),
    ("ف", ""),
    ("ب", ""),
    ("ك", ""),
    ("ل", ""),
    ("وك", ""),
];

fn ways(word: &str, target: TermLanguage) -> Vec<Begin> {
    let mut ways = vec![Begin {
        skips: 0,
        before: "",
        price: 0,
    }];
    if target == TermLanguage::Arabic {
        let attached = PARTICLES.iter().filter(|(particle, _)| {
            word.strip_prefix(particle)
                .is_some_and(|rest| rest.chars().count() >= 3)
        });
        ways.extend(attached.map(|(particle, before)| Begin {
            skips: particle.len(),
            before,
            price: 20,
        }));
    }
    ways
}
