//! A reading place of one text in another version of it.

use memchr::memmem;

/// Bytes of the words that are looked for: enough to stand once in most texts.
const WORDS: usize = 160;
/// Paragraphs that are tried behind the place, where its own words are gone.
const TRIED: usize = 12;

/// Where a reader of one text goes on reading in another version of it: the start of what is nearest to the first words at a
/// place, in bytes, on an edge of a character. Where none of the next paragraphs is there any more, the same byte.
///
/// A guess for the eye, never for an annotation, which has rules of its own. O(text), of each paragraph that is tried.
pub fn same_place(former: &str, text: &str, at: usize) -> usize {
    let at = former.floor_char_boundary(at.min(former.len()));
    let ends = former[at..].match_indices('\n');
    let next = ends.map(|(end, _)| at + end + 1).take(TRIED);
    std::iter::once(at)
        .chain(next)
        .find_map(|start| nearest(former, text, start))
        .unwrap_or_else(|| text.floor_char_boundary(at.min(text.len())))
}

/// The occurrence of the words at a place that lies nearest to it, counted from the start of both texts or from their ends.
fn nearest(former: &str, text: &str, start: usize) -> Option<usize> {
    let rest = &former[start..];
    let line = rest.split('\n').next().unwrap_or_default();
    let words = &line[..line.floor_char_boundary(WORDS.min(line.len()))];
    if words.trim().is_empty() {
        return None;
    }
    memmem::find_iter(text.as_bytes(), words.as_bytes()).min_by_key(|place| {
        let from_end = (text.len() - place).abs_diff(former.len() - start);
        place.abs_diff(start).min(from_end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_goes_on_at_the_same_words() {
        let former = "أول\nثان\nثالث\nثان\nرابع";
        let check = |text: &str, words: &str, skipped: usize, expected: &str, nth: usize| {
            let at = former.match_indices(words).nth(skipped).expect("there").0;
            let place = text.match_indices(expected).nth(nth).expect("there").0;
            assert_eq!(same_place(former, text, at), place, "{words} in {text:?}");
        };
        let later = "جديد\nأول\nثان\nثالث\nثان\nرابع";
        check(later, "أول", 0, "أول", 0);
        check(later, "ثان", 0, "ثان", 0);
        check(later, "ثان", 1, "ثان", 1);
        // Its words are gone: the next ones that are there.
        check("أول\nثان\nرابع", "ثالث", 0, "ثان", 0);
        check("أول\nرابع", "ثالث", 0, "رابع", 0);
    }

    #[test]
    fn a_place_is_always_within_the_text() {
        assert_eq!(same_place("abc", "", 2), 0);
        assert_eq!(same_place("", "abc", 9), 0);
        assert_eq!(same_place("xyz xyz", "سس", 3), 2);
    }
}
