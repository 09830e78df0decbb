//! How well a name fits what is typed, and which of its letters fit.
//!
//! Names and query are folded (vowel marks, letter forms, case; `text::fold_name`). In Arabic a word also begins after
//! its article: «وسم» finds «الوسوم» no worse than «وسوم». Letters with a fault are looked for only where nothing else
//! fits, so that a long list is gone through once with plain comparisons.

use std::ops::Range;

use crate::text::fold_name;

/// How well a name fits; less is better.
pub(super) type Rank = u32;

const EXACT: Rank = 0;
const START: Rank = 1_000;
const WORD_START: Rank = 2_000;
const INSIDE: Rank = 3_000;
const NEARLY: Rank = 4_000;
const SCATTERED: Rank = 5_000;
/// Added where a synonym fits and not the name.
pub(super) const SYNONYM: Rank = 1_500;

/// Letters of the longest name in which scattered letters are looked for.
const LONGEST_SCATTERED: usize = 40;

/// What is typed, folded, whole and by words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    folded: String,
    words: Vec<String>,
}

impl Query {
    pub(super) fn new(typed: &str) -> Self {
        let folded = fold_name(typed.trim());
        let words = folded.split_whitespace().map(str::to_owned).collect();
        Self { folded, words }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// How well a folded name fits, if all words of the query are in it.
pub(super) fn rank(name: &str, query: &Query) -> Option<Rank> {
    if query.is_empty() || name.is_empty() {
        return None;
    }
    let length = name.len().min(900) as Rank;
    if name == query.folded {
        return Some(EXACT);
    }
    if name.starts_with(&query.folded) {
        return Some(START + length);
    }
    let mut worst = WORD_START;
    for word in &query.words {
        if !name.contains(word.as_str()) {
            return None;
        }
        if at_word_start(name, word).is_none() {
            worst = INSIDE;
        }
    }
    Some(worst + length)
}

/// How well a folded name fits that does not hold the query: one letter wrong, or its letters in order but apart.
pub(super) fn rank_with_faults(name: &str, query: &Query) -> Option<Rank> {
    let [word] = query.words.as_slice() else {
        return None;
    };
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 3 || name.is_empty() {
        return None;
    }
    let length = name.len().min(900) as Rank;
    let is_near = letters.len() >= 4
        && words_of(name).any(|start| is_one_fault_away(&letters, &name[start..]));
    if is_near {
        return Some(NEARLY + length);
    }
    // A sentence holds the letters of nearly any word somewhere.
    if name.chars().count() > LONGEST_SCATTERED {
        return None;
    }
    let spread = scattered(name, &letters)?;
    let wide = spread.last()? - spread.first()?;
    (wide <= letters.len() * 6).then_some(SCATTERED + length)
}

/// The bytes of a name that the query fits, in order, apart; for the eye only.
pub(super) fn lit(name: &str, query: &Query) -> Vec<Range<usize>> {
    // Letter by letter, so that each folded letter knows where it comes from.
    let mut folded = String::with_capacity(name.len());
    let mut origin: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, character) in name.char_indices() {
        let mut buffer = [0; 4];
        let letter = fold_name(character.encode_utf8(&mut buffer));
        if letter.is_empty() {
            // A vowel mark belongs to the letter before it.
            if let Some((_, bytes)) = origin.last_mut() {
                bytes.end = at + character.len_utf8();
            }
            continue;
        }
        origin.push((folded.len(), at..at + character.len_utf8()));
        folded.push_str(&letter);
    }
    let bytes_of = |range: Range<usize>| {
        let first = origin.partition_point(|(start, _)| *start <= range.start);
        let end = origin.partition_point(|(start, _)| *start < range.end);
        let first = first.checked_sub(1)?;
        let (from, to) = (origin.get(first)?, origin.get(end.checked_sub(1)?)?);
        Some(from.1.start..to.1.end)
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in &query.words {
        let at = at_word_start(&folded, word).or_else(|| folded.find(word.as_str()));
        match at {
            Some(at) => found.extend(bytes_of(at..at + word.len())),
            None => {
                let letters: Vec<char> = word.chars().collect();
                let places = scattered(&folded, &letters).unwrap_or_default();
                for (place, letter) in places.iter().zip(&letters) {
                    found.extend(bytes_of(*place..place + letter.len_utf8()));
                }
            }
        }
    }
    found.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in found {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// Where words begin in a folded name: after what is no letter or digit, and after the Arabic article.
fn words_of(name: &str) -> impl Iterator<Item = usize> + '_ {
    let mut inside = false;
    name.char_indices().flat_map(move |(at, character)| {
        let is_letter = character.is_alphanumeric();
        let begins = is_letter && !inside;
        inside = is_letter;
        let article = begins
            && name[at..].strip_prefix("ال").is_some_and(|rest| {
                rest.chars()
                    .take_while(|letter| letter.is_alphanumeric())
                    .count()
                    >= 2
            });
        [begins.then_some(at), article.then_some(at + "ال".len())]
            .into_iter()
            .flatten()
    })
}

fn at_word_start(name: &str, word: &str) -> Option<usize> {
    words_of(name).find(|start| name[*start..].starts_with(word))
}

/// Where the letters stand in a name in their order, each as early as can be.
fn scattered(name: &str, letters: &[char]) -> Option<Vec<usize>> {
    let mut places = Vec::with_capacity(letters.len());
    let mut rest = name.char_indices();
    for letter in letters {
        places.push(rest.find(|(_, other)| other == letter)?.0);
    }
    Some(places)
}

/// Whether the start of a text is the letters with one of them wrong, missing, added, or two exchanged.
fn is_one_fault_away(letters: &[char], text: &str) -> bool {
    let start: Vec<char> = text.chars().take(letters.len() + 1).collect();
    let same = letters
        .iter()
        .zip(&start)
        .take_while(|(one, other)| one == other)
        .count();
    // A fault in the first letter finds too much.
    if same == 0 {
        return false;
    }
    let goes_on = |mine: usize, theirs: usize| {
        let (mine, theirs) = (letters.get(mine..), start.get(theirs..));
        mine.zip(theirs)
            .is_some_and(|(mine, theirs)| theirs.starts_with(mine))
    };
    let exchanged = letters.get(same).is_some()
        && letters.get(same) == start.get(same + 1)
        && letters.get(same + 1) == start.get(same);
    goes_on(same + 1, same + 1)
        || goes_on(same + 1, same)
        || goes_on(same, same + 1)
        || (exchanged && goes_on(same + 2, same + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(names: &[&str], typed: &str) -> Vec<String> {
        let query = Query::new(typed);
        let mut found: Vec<(Rank, &str)> = names
            .iter()
            .filter_map(|name| {
                let folded = fold_name(name);
                let rank = rank(&folded, &query).or_else(|| rank_with_faults(&folded, &query))?;
                Some((rank, *name))
            })
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, name)| name.to_owned()).collect()
    }

    #[test]
    fn better_fits_come_first() {
        assert_eq!(
            order(&["Untagged", "New tag…", "Tags", "Tag"], "tag"),
            ["Tag", "Tags", "New tag…", "Untagged"]
        );
        assert_eq!(
            order(&["Next annotation", "Annotate"], "ann next"),
            ["Next annotation"]
        );
        assert_eq!(order(&["Highlight", "Redo"], "highlihgt"), ["Highlight"]);
        assert_eq!(order(&["Highlight", "Redo"], "hghlght"), ["Highlight"]);
        assert_eq!(order(&["Highlight"], "xighlight"), Vec::<String>::new());
    }

    #[test]
    fn arabic_is_found_without_marks_and_behind_the_article() {
        assert_eq!(
            order(&["حذف الوسم", "المعلِّق", "وسوم"], "وس"),
            ["وسوم", "حذف الوسم"]
        );
        assert_eq!(order(&["المعلِّق"], "معلق"), ["المعلِّق"]);
        assert_eq!(order(&["إسناد إلى مصدر"], "اسناد مصدر"), ["إسناد إلى مصدر"]);
        assert_eq!(order(&["تظليل"], "تظلل"), ["تظليل"]);
    }

    #[test]
    fn the_letters_that_fit_are_told_with_their_marks() {
        let check = |name: &str, typed: &str, expected: &[&str]| {
            let found = lit(name, &Query::new(typed));
            let found: Vec<&str> = found.into_iter().map(|range| &name[range]).collect();
            assert_eq!(found, expected, "{typed} in {name}");
        };
        check("New tag…", "tag", &["tag"]);
        check("المعلِّق", "معلق", &["معلِّق"]);
        check("إسناد إلى مصدر", "مصدر اسناد", &["إسناد", "مصدر"]);
        check("Undo", "UN", &["Un"]);
        check("Untagged tag", "tag", &["tag"]);
        check("وحدة ٨٢٠٠", "8200", &["٨٢٠٠"]);
        check("Highlight", "hgt", &["H", "g", "t"]);
    }
}
