//! Graphemes, words and sentences.

use proptest::prelude::*;

use super::{from_marked, with_position, with_span};
use crate::text::*;

fn check_word(marked: &str, expected: &str) {
    let (text, at) = with_position(marked);
    assert_eq!(with_span(&text, word_at(&text, at)), expected, "{marked:?}");
}

fn check_sentence(marked: &str, expected: &str) {
    let (text, at) = with_position(marked);
    assert_eq!(
        with_span(&text, sentence_at(&text, at)),
        expected,
        "{marked:?}"
    );
}

fn check_snap(marked: &str, expected: &str) {
    let (text, span) = from_marked(marked);
    assert_eq!(
        with_span(&text, Some(snap_to_graphemes(&text, span))),
        expected,
        "{marked:?}"
    );
}

#[test]
fn spans_widen_to_whole_letters_and_emoji() {
    check_snap("⟦abc⟧", "⟦abc⟧");
    check_snap("ح⟦ُ⟧سام", "⟦حُ⟧سام");
    check_snap("⟦ح⟧ُسام", "⟦حُ⟧سام");
    check_snap("x⟦👩⟧\u{200D}🔬y", "x⟦👩\u{200D}🔬⟧y");
    check_snap("x👩\u{200D}⟦🔬⟧y", "x⟦👩\u{200D}🔬⟧y");
    check_snap("🇱⟦🇧⟧", "⟦🇱🇧⟧");
}

#[test]
fn a_double_click_takes_a_word() {
    check_word("one t¦wo three", "one ⟦two⟧ three");
    check_word("one ¦two", "one ⟦two⟧");
    check_word("one¦ two", "⟦one⟧ two");
    check_word("two¦", "⟦two⟧");
    check_word("قال حُسَ¦ّام، اليوم", "قال ⟦حُسَّام⟧، اليوم");
    check_word("الكتـ¦ـاب الأول", "⟦الكتــاب⟧ الأول");
    check_word("«¦حسام»", "«⟦حسام⟧»");
    check_word("«حسام¦»", "«⟦حسام⟧»");
    check_word("في Goo¦gle و", "في ⟦Google⟧ و");
    check_word("12¦,500 USD", "⟦12,500⟧ USD");
    check_word("a  ¦  b", "a⟦    ⟧b");
    check_word("a …¦… b", "a …⟦…⟧ b");
    check_word("one\n¦two\nthree", "one\n⟦two⟧\nthree");
    check_word("one\n¦\nthree", "one\n\nthree");
    check_word("¦", "");
}

#[test]
fn words_are_stepped_over() {
    for (marked, expected) in [
        ("¦one two", 3),
        ("one¦ two", 7),
        ("one¦, (two)", 9),
        ("one two ¦ ", 9),
        ("one¦\ntwo", 4),
    ] {
        let (text, at) = with_position(marked);
        assert_eq!(next_word_end(&text, at), expected, "{marked:?}");
    }
    for (marked, expected) in [
        ("one two¦", 4),
        ("one tw¦o", 4),
        ("one ¦two", 0),
        ("  ¦one", 0),
        ("one\n¦two", 3),
        ("¦", 0),
    ] {
        let (text, at) = with_position(marked);
        assert_eq!(previous_word_start(&text, at), expected, "{marked:?}");
    }
}

#[test]
fn a_triple_click_takes_a_sentence() {
    check_sentence("One. T¦wo! Three?", "One. ⟦Two!⟧ Three?");
    check_sentence("قال نعم. ثم ¦ذهب؟ وعاد.", "قال نعم. ⟦ثم ذهب؟⟧ وعاد.");
    check_sentence("أول¦ا؛ ثانيا؛ ثالثا", "⟦أولا؛⟧ ثانيا؛ ثالثا");
    check_sentence("أولا؛ ثان¦يا؛ ثالثا", "أولا؛ ⟦ثانيا؛⟧ ثالثا");
    check_sentence("یہ¦ ہے۔ دوسرا", "⟦یہ ہے۔⟧ دوسرا");
    check_sentence("قال د. مح¦مد. ثم", "⟦قال د. محمد.⟧ ثم");
    check_sentence("Mr J. Sm¦ith left. He", "⟦Mr J. Smith left.⟧ He");
    check_sentence("It cost 3.5¦ dollars. So", "⟦It cost 3.5 dollars.⟧ So");
    check_sentence("one\n  t¦wo \nthree", "one\n  ⟦two⟧ \nthree");
    check_sentence("  ¦ ", "   ");
}

#[test]
fn one_giant_paragraph_is_read_in_a_window() {
    let text = "كلمة أخرى. ".repeat(400_000);
    let at = text.floor_char_boundary(text.len() / 2);
    let sentence = sentence_at(&text, at).expect("a sentence");
    assert_eq!(sentence.slice(&text), Ok("كلمة أخرى."));
    assert!(word_at(&text, at).is_some());
}

#[test]
fn trimming_takes_space_or_punctuation_off() {
    for (marked, what, expected) in [
        ("⟦ «حسام»، ⟧", Trim::WhiteSpace, " ⟦«حسام»،⟧ "),
        ("⟦ «حسام»، ⟧", Trim::Punctuation, " «⟦حسام⟧»، "),
        ("⟦(2024).⟧", Trim::Punctuation, "(⟦2024⟧)."),
        ("⟦حُسَّامُ⟧", Trim::Punctuation, "⟦حُسَّامُ⟧"),
        ("⟦ … ⟧", Trim::Punctuation, " … "),
    ] {
        let (text, span) = from_marked(marked);
        assert_eq!(
            with_span(&text, trim(&text, span, what)),
            expected,
            "{marked:?}"
        );
    }
}

proptest! {
    #[test]
    fn positions_anywhere_give_valid_spans(text in "[a ب\u{64F}👩\u{200D}🔬.؛\\n]{0,24}", at in 0_usize..120) {
        for span in [word_at(&text, at), sentence_at(&text, at)].into_iter().flatten() {
            prop_assert!(span.slice(&text).is_ok_and(|words| !words.contains('\n')), "{:?}", span);
        }
        for edge in [next_grapheme(&text, at), previous_grapheme(&text, at), next_word_end(&text, at), previous_word_start(&text, at)] {
            prop_assert!(text.is_char_boundary(edge));
        }
        prop_assert!(at >= text.len() || next_grapheme(&text, at) > at);
    }

    #[test]
    fn snapping_covers_the_span_and_is_stable(text in "[aب\u{64F}👩\u{200D}🔬]{1,16}", start in 0_usize..40, len in 1_usize..40) {
        let start = text.floor_char_boundary(start.min(text.len() - 1));
        let end = text.ceil_char_boundary((start + len).min(text.len()));
        let span = Span::checked(&text, ByteOffset::from_index(start), ByteOffset::from_index(end)).expect("a span");
        let snapped = snap_to_graphemes(&text, span);
        prop_assert!(snapped.start() <= span.start() && snapped.end() >= span.end());
        prop_assert_eq!(snap_to_graphemes(&text, snapped), snapped);
    }
}

#[test]
fn tokens_are_words_and_the_marks_between_them() {
    let text = "قال د. محمد: «لا» 3,5 don't 👨\u{200D}👩\u{200F} a\u{1F}b\n؛";
    let found: Vec<&str> = tokens(text).map(|(_, token)| token).collect();
    let expected = [
        "قال",
        "د",
        ".",
        "محمد",
        ":",
        "«",
        "لا",
        "»",
        "3,5",
        "don't",
        "👨\u{200D}👩",
        "a",
        "b",
        "؛",
    ];
    assert_eq!(found, expected);
    for (at, token) in tokens(text) {
        assert!(text[at..].starts_with(token));
    }
}

#[test]
fn sentences_follow_each_other_through_all_paragraphs() {
    let text = "One. Two\n\nقال د. محمد. ثم؛ نعم";
    let sentences: Vec<&str> = all_sentences(text).map(|range| &text[range]).collect();
    assert_eq!(
        sentences,
        ["One. ", "Two\n", "\n", "قال د. محمد. ", "ثم؛ ", "نعم"]
    );
}
