//! Passages are written in the test text: `[` and `]` stand around each span.

use uuid::Uuid;

use crate::anchor::{AnchorError, Found, check, check_context, check_spans, describe, resolve};
use crate::base::environment::{Environment, SeededEnvironment};
use crate::model::{CaptureId, Passage, PassageId, PlacementState};
use crate::text::{ByteOffset, Span, SpanError};

/// The text without its brackets, and the spans between them.
fn marked(source: &str) -> (String, Vec<Span>) {
    let (mut text, mut spans, mut start) = (String::new(), Vec::new(), 0);
    for character in source.chars() {
        match character {
            '[' => start = text.len(),
            ']' => spans.push(span(start, text.len())),
            other => text.push(other),
        }
    }
    (text, spans)
}

fn span(start: usize, end: usize) -> Span {
    Span::new(ByteOffset::from_index(start), ByteOffset::from_index(end)).unwrap()
}

fn passage(text: &str, spans: Vec<Span>) -> Passage {
    let described = describe(text, &spans).unwrap();
    Passage {
        id: PassageId(Uuid::nil()),
        capture: CaptureId(Uuid::nil()),
        spans,
        quote: described.quote,
        prefix: described.prefix,
        suffix: described.suffix,
    }
}

#[test]
fn passages_are_described() {
    let describes = |source: &str, quote: &str, prefix: &str, suffix: &str| {
        let (text, spans) = marked(source);
        let described = describe(&text, &spans).unwrap();
        assert_eq!(described.quote, quote, "{source}");
        assert_eq!(described.prefix, prefix, "{source}");
        assert_eq!(described.suffix, suffix, "{source}");
        assert_eq!(check(&passage(&text, spans), &text), Ok(()));
    };
    describes("[all]", "all", "", "");
    describes("قالت [الشركة] إنها", "الشركة", "قالت ", " إنها");
    describes("a [b] c [d] e", "b … d", "a ", " e");
    describes("[a][b]", "a … b", "", "");
    describes("x[👩‍👩‍👧‍👦]y", "👩‍👩‍👧‍👦", "x", "y");
    // Context is counted in code points: 32 of two bytes each.
    let letters = "ا".repeat(40);
    let around = "ا".repeat(32);
    describes(&format!("{letters}[ب]{letters}"), "ب", &around, &around);
    describes(&format!("{around}[ب]"), "ب", &around, "");
}

#[test]
fn spans_that_do_not_fit_are_refused() {
    let text = "aé b";
    let check = |spans: &[(usize, usize)], expected| {
        let spans: Vec<Span> = spans
            .iter()
            .map(|(start, end)| span(*start, *end))
            .collect();
        assert_eq!(check_spans(text, &spans), expected);
        assert_eq!(describe(text, &spans).err(), expected.err());
    };
    check(&[(0, 1)], Ok(()));
    check(&[(0, 1), (1, 3)], Ok(()));
    check(&[], Err(AnchorError::Empty));
    check(&[(1, 3), (0, 1)], Err(AnchorError::Order));
    check(&[(0, 3), (1, 4)], Err(AnchorError::Order));
    check(
        &[(0, 2)],
        Err(AnchorError::Span(SpanError::InsideCharacter {
            start: 0,
            end: 2,
        })),
    );
    check(
        &[(0, 1), (3, 6)],
        Err(AnchorError::Span(SpanError::PastEnd {
            start: 3,
            end: 6,
            len: 5,
        })),
    );
}

#[test]
fn a_quote_that_is_not_the_text_is_found_out() {
    let (text, spans) = marked("one [two] three [four]");
    let mut wrong = passage(&text, spans);
    wrong.quote = "two … fouR".to_owned();
    assert_eq!(check(&wrong, &text), Err(AnchorError::Quote));
    let (text, spans) = marked("one [two]");
    let right = passage(&text, spans);
    assert_eq!(check(&right, "one twO"), Err(AnchorError::Quote));
    assert_eq!(check(&right, "one two three"), Ok(()));
}

#[test]
fn a_context_that_is_not_the_text_is_found_out() {
    let (text, spans) = marked(&format!("{}أب [ت] ثج", "ا".repeat(40)));
    let right = passage(&text, spans);
    assert_eq!(check_context(&right, &text), Ok(()));
    let is_wrong = |change: fn(&mut Passage)| {
        let mut wrong = right.clone();
        change(&mut wrong);
        check_context(&wrong, &text) == Err(AnchorError::Context)
    };
    assert!(!is_wrong(|passage| passage.prefix = "ب ".to_owned()));
    assert!(!is_wrong(|passage| passage.suffix.clear()));
    assert!(is_wrong(|passage| passage.prefix.push('x')));
    assert!(is_wrong(|passage| passage.suffix.push('x')));
    // One code point more than is allowed, though it is the text.
    assert!(is_wrong(|passage| passage.prefix.insert(0, 'ا')));
}

/// `old` with its passage in brackets; `new` with what is expected in brackets.
#[track_caller]
fn finds(old: &str, new: &str, state: PlacementState) {
    let (old, spans) = marked(old);
    let (new, expected) = marked(new);
    let found = resolve(&passage(&old, spans), &old, &new);
    let words: Vec<&str> = found
        .spans
        .iter()
        .map(|span| span.slice(&new).unwrap())
        .collect();
    let wanted = Found {
        state,
        spans: expected,
    };
    assert_eq!(found, wanted, "{words:?}");
}

#[test]
fn what_stands_once_is_placed() {
    use PlacementState::Exact;
    finds("one [two] three", "one [two] three", Exact);
    finds("one [two] three", "zero one [two] three", Exact);
    finds("[all]", "[all]", Exact);
    finds(
        "قال الناطق إن [الوحدة 8200 استعملت الخدمة] أمس",
        "نص آخر قبله. [الوحدة 8200 استعملت الخدمة] ونص بعده",
        Exact,
    );
    // It stands twice, its surroundings tell which.
    finds(
        "the cloud is here. A second [cloud] was there.",
        "New. the cloud is here. A second [cloud] was there.",
        Exact,
    );
    finds(
        "a [first] and [second] b",
        "x a [first] and [second] b y",
        Exact,
    );
}

#[test]
fn what_is_in_doubt_is_proposed() {
    use PlacementState::Proposed;
    // Once in the new text, but nothing says that it is the same one.
    finds(
        "Alpha beta gamma [cloud] delta epsilon zeta",
        "One two three four [cloud] five six seven",
        Proposed,
    );
    // Twice in the old text, once in the new: it may be the other one.
    finds(
        "Of one cloud. Then of the second [cloud] he spoke",
        "Of one [cloud]. Then of the second thing he spoke",
        Proposed,
    );
    // Twice in the new text with the same surroundings.
    finds("a [b] c", "a [b] c. a b c", Proposed);
    // Reworded between surroundings that stand.
    finds(
        "They said to reporters that [the unit used it] on Thursday in Cairo.",
        "They said to reporters that [that unit made use of it] on Thursday in Cairo.",
        Proposed,
    );
    // Reworded, found by its words.
    finds(
        "start [the company ended access to storage and services for the unit] end",
        "Elsewhere now: [the company has ended access to storage and AI services for] the unit.",
        Proposed,
    );
    // One of two parts is lost.
    finds(
        "a [first part] and [second] b",
        "a [first part] and other b",
        Proposed,
    );
}

#[test]
fn what_is_gone_is_an_orphan() {
    use PlacementState::Orphan;
    finds("one [two] three", "quite other words", Orphan);
    finds("one [two] three", "", Orphan);
    finds(
        "start [the company ended access to storage and services] end",
        "Nothing of the matter is told here any more, only of the company.",
        Orphan,
    );
}

/// A number below `end` from a seed.
fn below(environment: &SeededEnvironment, end: usize) -> usize {
    (environment.new_uuid().as_u128() >> 90) as usize % end
}

/// Texts of few words, edited at random outside the passage, so that its place is known: what is placed without asking
/// is never wrong, and a long quote that stands once in both is always placed.
#[test]
fn nothing_is_placed_wrongly_through_edits() {
    const WORDS: [&str; 12] = [
        "الشركة",
        "the",
        "قالت",
        "unit",
        "of",
        "خدمة",
        "إن",
        "cloud",
        "8200",
        "في",
        "storage",
        "و",
    ];
    let environment = SeededEnvironment::new(17);
    let word = || WORDS[below(&environment, WORDS.len())];
    let (mut exact, mut other) = (0, 0);
    for round in 0..600 {
        let mut words: Vec<&str> = (0..20 + below(&environment, 60)).map(|_| word()).collect();
        let mut first = below(&environment, words.len() - 10);
        let len = 1 + below(&environment, 9);
        let place = |words: &[&str], first: usize| {
            let start: usize = words[..first].iter().map(|word| word.len() + 1).sum();
            let quote = words[first..first + len].join(" ");
            span(start, start + quote.len())
        };
        let old = words.join(" ");
        let passage = passage(&old, vec![place(&words, first)]);
        for _ in 0..below(&environment, 12) {
            let at = below(&environment, words.len());
            let is_inside = at >= first && at < first + len;
            match below(&environment, 3) {
                _ if is_inside => {}
                0 => {
                    words.insert(at, word());
                    first += usize::from(at < first);
                }
                1 => {
                    words.remove(at);
                    first -= usize::from(at < first);
                }
                _ => words[at] = word(),
            }
        }
        let new = words.join(" ");
        let truth = place(&words, first);
        let found = resolve(&passage, &old, &new);
        let is_once = |text: &str| text.matches(&passage.quote).count() == 1;
        if is_once(&old) && is_once(&new) && passage.quote.chars().count() >= 16 {
            assert_eq!(found.state, PlacementState::Exact, "round {round}");
        }
        match found.state {
            PlacementState::Exact => {
                assert_eq!(found.spans, [truth], "round {round}: {:?}", passage.quote);
                exact += 1;
            }
            _ => other += 1,
        }
    }
    assert!(exact > 200 && other > 20, "{exact} exact, {other} other");
}
