//! Each fold by itself, the map both ways, and what must hold of every hit.

use std::sync::Arc;

use proptest::prelude::*;
use unicode_segmentation::GraphemeCursor;

use super::{Fold, FoldSet, FoldedText, Folds, Query, WordEdges, fold};

fn folded(text: &str, folds: Folds) -> FoldedText {
    FoldedText::new(Arc::from(text), folds)
}

/// One fold alone: what a text becomes, and from where each character of the copy comes.
#[track_caller]
fn check_map(source: &str, folds: Folds, expected: &str, origins: &[&str]) {
    let text = folded(source, folds);
    assert_eq!(text.text(), expected, "{source:?}");
    let found: Vec<String> = text
        .text()
        .char_indices()
        .map(|(at, _)| {
            let from = text.source_at(at);
            source[from..].chars().take(1).collect()
        })
        .collect();
    assert_eq!(found, origins, "{source:?}");
}

/// Hits are marked ‹so› in `marked`.
#[track_caller]
fn check_hits(marked: &str, query: &str, folds: Folds, edges: WordEdges) {
    let source = marked.replace(['‹', '›'], "");
    let query = Query::new(query, folds, edges).expect("not empty");
    let text = folded(&source, query.folds());
    let mut shown = String::new();
    let mut at = 0;
    for hit in query.hits(&text) {
        let (start, end) = (hit.start().index(), hit.end().index());
        shown.push_str(&source[at..start]);
        shown.push_str(&format!("‹{}›", &source[start..end]));
        at = end;
    }
    shown.push_str(&source[at..]);
    assert_eq!(shown, marked);
}

fn full(marked: &str, query: &str) {
    check_hits(marked, query, Folds::FULL, WordEdges::Anywhere);
}

fn exact(marked: &str, query: &str) {
    check_hits(marked, query, Folds::EXACT, WordEdges::Anywhere);
}

const NONE: Folds = Folds::EXACT;

#[test]
fn each_switch_folds_its_own_and_nothing_else() {
    let all = "e\u{301}\u{200F}\u{200C}ـَأؤىةک٣ﻻAé\u{A0}";
    assert_eq!(fold(all, NONE), all);
    let switches: [(Folds, &str); 15] = [
        (
            Folds {
                composes: true,
                ..NONE
            },
            "é\u{200F}\u{200C}ـَأؤىةک٣ﻻAé\u{A0}",
        ),
        (
            Folds {
                ignores_controls: true,
                ..NONE
            },
            "e\u{301}\u{200C}ـَأؤىةک٣ﻻAé\u{A0}",
        ),
        (
            Folds {
                ignores_joiners: true,
                ..NONE
            },
            "e\u{301}\u{200F}ـَأؤىةک٣ﻻAé\u{A0}",
        ),
        (
            Folds {
                ignores_tatweel: true,
                ..NONE
            },
            "e\u{301}\u{200F}\u{200C}َأؤىةک٣ﻻAé\u{A0}",
        ),
        (
            Folds {
                ignores_vowel_marks: true,
                ..NONE
            },
            "e\u{301}\u{200F}\u{200C}ـأؤىةک٣ﻻAé\u{A0}",
        ),
        (
            Folds {
                unites_alefs: true,
                ..NONE
            },
            "e\u{301}\u{200F}\u{200C}ـَاؤىةک٣ﻻAé\u{A0}",
        ),
        (
            Folds {
                unites_hamza_seats: true,
                ..NONE
            },
            "e\u{301}\u{200F}\u{200C}ـَأوىةک٣ﻻAé\u{A0}",
        ),
        (
            Folds {
                unites_ya: true,
                ..NONE
            },
            "e\u{301}\u{200F}\u{200C}ـَأؤيةک٣ﻻAé\u{A0}",
        ),
        (
            Folds {
                unites_ta_marbuta: true,
                ..NONE
            },
            "e\u{301}\u{200F}\u{200C}ـَأؤىهک٣ﻻAé\u{A0}",
        ),
        (
            Folds {
                unites_kaf: true,
                ..NONE
            },
            "e\u{301}\u{200F}\u{200C}ـَأؤىةك٣ﻻAé\u{A0}",
        ),
        (
            Folds {
                unites_digits: true,
                ..NONE
            },
            "e\u{301}\u{200F}\u{200C}ـَأؤىةک3ﻻAé\u{A0}",
        ),
        (
            Folds {
                opens_presentation_forms: true,
                ..NONE
            },
            "e\u{301}\u{200F}\u{200C}ـَأؤىةک٣لاAé\u{A0}",
        ),
        (
            Folds {
                ignores_case: true,
                ..NONE
            },
            "e\u{301}\u{200F}\u{200C}ـَأؤىةک٣ﻻaé\u{A0}",
        ),
        (
            Folds {
                ignores_latin_marks: true,
                ..NONE
            },
            "e\u{200F}\u{200C}ـَأؤىةک٣ﻻAe\u{A0}",
        ),
        (
            Folds {
                unites_spaces: true,
                ..NONE
            },
            "e\u{301}\u{200F}\u{200C}ـَأؤىةک٣ﻻAé ",
        ),
    ];
    for (folds, expected) in switches {
        assert_eq!(fold(all, folds), expected, "{folds:?}");
    }
    assert_eq!(fold(all, Folds::MARKS), "éأؤىةک٣ﻻAé\u{A0}");
    assert_eq!(fold(all, Folds::FULL), "eاويهك3لاae ");
}

#[test]
fn the_table_of_letters() {
    let cases = [
        ("آ أ إ ٱ ء", "ا ا ا ا ء"),
        ("ؤ ئ ى ی ک ة", "و ي ي ي ك ه"),
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("ا\u{654} و\u{654} ا\u{653} ا\u{655}", "ا و ا ا"),
        ("ﺍﻟﺴﻼﻡ ﷲ", "السلام الله"),
        ("ﻷ ﻵ ﻹ", "لا لا لا"),
        ("هٰذا ۞ ٱلرَّحۡمَٰن", "هذا الرحمن"),
        (
            "Ångström ÉCOLE Straße İstanbul",
            "angstrom ecole straße istanbul",
        ),
        ("a\n\n  b\u{2009}c", "a b c"),
        ("й Ω Σ", "й ω σ"),
    ];
    for (source, expected) in cases {
        assert_eq!(fold(source, Folds::FULL), expected, "{source:?}");
    }
}

#[test]
fn the_map_leads_back_to_the_letter() {
    let full = Folds::FULL;
    // Removed.
    check_map("كِتَـاب", full, "كتاب", &["ك", "ت", "ا", "ب"]);
    check_map("\u{200F}\u{2067}اب\u{2069}", full, "اب", &["ا", "ب"]);
    // One to many.
    check_map("aﻻb", full, "aلاb", &["a", "ﻻ", "ﻻ", "b"]);
    check_map("ﷲ.", full, "الله.", &["ﷲ", "ﷲ", "ﷲ", "ﷲ", "."]);
    // Many to one.
    check_map(
        "e\u{301}a",
        Folds {
            composes: true,
            ..NONE
        },
        "éa",
        &["e", "a"],
    );
    check_map("ا\u{654}ب", full, "اب", &["ا", "ب"]);
    // Another length in UTF-8.
    check_map(
        "١٢ é 😀٣",
        full,
        "12 e 😀3",
        &["١", "٢", " ", "é", " ", "😀", "٣"],
    );
    // Nothing shifts: no map and no copy.
    let same = folded("plain text نص", full);
    assert_eq!(same.len_bytes(), 0);
    let end = folded("بَ", full);
    assert_eq!(end.source_at(end.text().len()), end.source().len());
}

#[test]
fn each_fold_leads_there_and_back() {
    for (fold, letters, becomes) in [
        (Fold::Composition, "e\u{301}", "é"),
        (Fold::Composition, "ا\u{654}", "أ"),
        (Fold::Alefs, "آ", "ا"),
        (Fold::Alefs, "ٱ", "ا"),
        (Fold::HamzaSeats, "ؤ", "و"),
        (Fold::HamzaSeats, "ئ", "ي"),
        (Fold::Ya, "ى", "ي"),
        (Fold::Ya, "ی", "ي"),
        (Fold::TaMarbuta, "ة", "ه"),
        (Fold::Kaf, "ک", "ك"),
        (Fold::Digits, "٧", "7"),
        (Fold::Digits, "۷", "7"),
        (Fold::PresentationForms, "ﻻ", "لا"),
        (Fold::PresentationForms, "ﷺ", "صلى الله عليه وسلم"),
        (Fold::Case, "É", "é"),
        (Fold::Case, "İ", "i\u{307}"),
        (Fold::LatinMarks, "ẫ", "a"),
        (Fold::Punctuation, "’", "'"),
        (Fold::Punctuation, "«", "\""),
        (Fold::Punctuation, "\u{2011}", "-"),
        (Fold::Spaces, "\n\u{A0} ", " "),
        (Fold::Controls, "\u{2067}", ""),
        (Fold::Joiners, "\u{2060}", ""),
        (Fold::Tatweel, "ــ", ""),
        (Fold::VowelMarks, "\u{64E}\u{651}", ""),
        (Fold::VowelMarks, "\u{6DD}", ""),
    ] {
        let folds = NONE.with(fold, true);
        let source = format!("س{letters}ص");
        let text = folded(&source, folds);
        assert_eq!(text.text(), format!("س{becomes}ص"), "{fold:?}");
        let (start, end) = ("س".len(), "س".len() + becomes.len());
        assert_eq!(text.source_at(end), start + letters.len(), "{fold:?}");
        let place = text.span_at(start..end).map(|span| span.range());
        // All that a run of spaces became is its first; of what is passed over nothing is left to point at.
        let width = if fold == Fold::Spaces {
            1
        } else {
            letters.len()
        };
        let expected = (!becomes.is_empty()).then(|| start..start + width);
        assert_eq!(place, expected, "{fold:?}");
    }
}

#[test]
fn hits_stand_at_whole_letters() {
    full("‹المُعَلِّمَةُ› و‹المعلّمة›", "المعلمة");
    full("في ‹شَركـــة›. ‹شركه›", "شركة");
    full("x ‹كتـــاَ›ب", "كتا");
    full("😀😀 ‹wörd›", "word");
    full("‹👩\u{200D}👩\u{200D}👧› x", "👩");
    full("سنة ‹٢٠٢٥› و‹2025› و‹۲۰۲۵›", "٢٠٢٥");
    full("قال \u{2068}‹حسام›\u{2069} ثم", "حسام");
    full("‹ﺍﻟﺴﻼﻡ› عليكم", "السلام");
    full("اسم ‹ﷲ› ثم", "ل");
    full("the ‹end.\nNext› one", "end. next");
    full("‹Ab›‹ab›‹aB›ba", "AB");
    full("‹O’Brien› and ‹O'Brien›", "O'Brien");
    full("a ‹co‑op› – ‹co-op›", "co-op");
    full("nothing", "x");
    full("‹a›\u{301}".replace("›\u{301}", "\u{301}›").as_str(), "a");
    exact("‹معلمة› المُعَلِّمَةُ", "معلمة");
    exact("‹ab›Ab", "ab");
    exact("", "a");
}

#[test]
fn a_query_that_folds_to_nothing_is_meant_as_it_stands() {
    full("ا‹بَ›ت‹بَ›", "\u{64E}");
    full("كتـ".replace("ـ", "‹ـ›").as_str(), "ـ");
    assert!(Query::new("", Folds::FULL, WordEdges::Anywhere).is_none());
    let long = "س".repeat(10_000);
    full(&format!("x‹{long}›"), &long);
}

#[test]
fn whole_words_and_attached_particles() {
    let whole = |marked: &str, query: &str| {
        check_hits(marked, query, Folds::FULL, WordEdges::Whole);
    };
    whole("‹فيروس› الفيروس فيروسات «‹فيروسٌ›»", "فيروس");
    whole("‹art› party ‹Art›, art's state-of-the-‹art›", "art");
    let particles = |marked: &str, query: &str| {
        check_hits(marked, query, Folds::FULL, WordEdges::WithParticles);
    };
    particles(
        "‹فيروس› ال‹فيروس› وال‹فيروس› بِال‹فَيْروس› لل‹فيروس› ف‹فيروس› مفيروس فيروسات",
        "فيروس",
    );
    particles("‹كتاب› سوكتاب", "كتاب");
}

#[test]
fn a_search_can_stop_and_go_on() {
    let source = "ab ".repeat(1000);
    let query = Query::new("b a", Folds::FULL, WordEdges::Anywhere).expect("not empty");
    let text = folded(&source, query.folds());
    let all: Vec<_> = query.hits(&text).collect();
    assert_eq!(all.len(), 999);
    let mut hits = query.hits(&text);
    let mut found = Vec::new();
    for slice in 1..=30_000 / 7 {
        while let Some(hit) = hits.next_before(slice * 7) {
            found.push(hit);
        }
    }
    assert_eq!(found, all);
}

fn letters() -> impl Strategy<Value = String> {
    let alphabet = prop::sample::select(vec![
        "ا", "ب", "ل", "أ", "ة", "ى", "ک", "ـ", "\u{64E}", "\u{651}", "\u{654}", "\u{653}", "٣",
        "3", "a", "A", "e", "\u{301}", "é", " ", "\n", "\u{200F}", "\u{200D}", "😀", "👩",
        "\u{2067}", "\u{2069}", "\u{A0}", ".",
    ]);
    prop::collection::vec(alphabet, 0..40).prop_map(|parts| parts.concat())
}

fn with_ligatures() -> impl Strategy<Value = String> {
    let alphabet = prop::sample::select(vec!["ﻻ", "ﷲ", "ﺍ", "ل", "ا", "ه", " ", "\u{64E}", "é"]);
    prop::collection::vec(alphabet, 0..20).prop_map(|parts| parts.concat())
}

fn is_edge(text: &str, at: usize) -> bool {
    text.is_char_boundary(at)
        && GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0) == Ok(true)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_hit_is_whole_and_means_the_query(source in letters(), query in letters(), level in 0..3_usize) {
        let folds = [Folds::EXACT, Folds::MARKS, Folds::FULL][level];
        let Some(query) = Query::new(&query, folds, WordEdges::Anywhere) else { return Ok(()) };
        // What an accent without its letter means depends on what stands before it.
        prop_assume!(!String::from_utf8_lossy(query.needle()).contains('\u{301}'));
        let text = folded(&source, query.folds());
        let mut last = 0;
        for hit in query.hits(&text) {
            let (start, end) = (hit.start().index(), hit.end().index());
            prop_assert!(is_edge(&source, start) && is_edge(&source, end));
            prop_assert!(start >= last && end > start);
            last = end;
            let meant = fold(&source[start..end], query.folds());
            let wanted = String::from_utf8_lossy(query.needle());
            prop_assert!(meant.contains(&*wanted), "{meant:?} for {wanted:?}");
        }
    }

    #[test]
    fn a_slice_of_the_text_is_found_where_it_was_taken(source in letters(), from in 0..40_usize, len in 1..8_usize) {
        let bounds: Vec<usize> = (0..=source.len()).filter(|at| is_edge(&source, *at)).collect();
        let (Some(start), Some(end)) = (bounds.get(from), bounds.get(from + len)) else { return Ok(()) };
        let Some(query) = Query::new(&source[*start..*end], Folds::FULL, WordEdges::Anywhere) else { return Ok(()) };
        prop_assume!(!query.folds().is_exact());
        // A mark behind a control joins the letter before it once the control is folded away.
        prop_assume!(!query.needle().starts_with("\u{301}".as_bytes()));
        let text = folded(&source, query.folds());
        prop_assert!(query.hits(&text).next().is_some());
    }

    #[test]
    fn ligatures_are_hit_as_a_whole(source in with_ligatures(), query in with_ligatures()) {
        let Some(query) = Query::new(&query, Folds::FULL, WordEdges::Anywhere) else { return Ok(()) };
        let text = folded(&source, query.folds());
        for hit in query.hits(&text) {
            prop_assert!(is_edge(&source, hit.start().index()) && is_edge(&source, hit.end().index()));
            let meant = fold(hit.slice(&source).expect("it fits"), query.folds());
            prop_assert!(meant.contains(&*String::from_utf8_lossy(query.needle())));
        }
    }

    #[test]
    fn every_stretch_of_a_copy_has_its_place(source in letters(), from in 0..40_usize, length in 1..8_usize) {
        for folds in [Folds::LETTERS, Folds::MARKS, Folds::FULL] {
            let text = folded(&source, folds);
            let edges: Vec<usize> = text.text().char_indices().map(|(at, _)| at).chain([text.text().len()]).collect();
            let (Some(start), Some(end)) = (edges.get(from), edges.get(from + length)) else { continue };
            let span = text.span_at(*start..*end).expect("not empty");
            prop_assert!(is_edge(&source, span.start().index()) && is_edge(&source, span.end().index()));
            let meant = fold(span.slice(&source).expect("it fits"), folds);
            let stretch = &text.text()[*start..*end];
            // An accent that lost its letter to a fold is in the cluster before it, or, behind a control, in one of its own.
            prop_assert!(stretch.contains('\u{301}') || meant.contains(stretch), "{:?} {:?}", meant, stretch);
        }
    }

    #[test]
    fn what_is_needed_is_enough_and_no_more(source in letters(), level in 0..3_usize) {
        let folds = [Folds::LETTERS, Folds::MARKS, Folds::FULL][level];
        let typed = fold(&source, folds);
        // Where a mark that is passed over parts a letter from its accent, the two unite only when they are folded again.
        prop_assume!(fold(&typed, folds) == typed);
        let needed = FoldSet::needed(&source, &typed, folds);
        let only = |set: &[Fold]| set.iter().fold(NONE, |folds, fold| folds.with(*fold, true));
        let all: Vec<Fold> = needed.iter().collect();
        prop_assert_eq!(fold(&source, only(&all)), fold(&typed, only(&all)));
        for left_out in &all {
            let fewer: Vec<Fold> = all.iter().copied().filter(|fold| fold != left_out).collect();
            prop_assert_ne!(fold(&source, only(&fewer)), fold(&typed, only(&fewer)));
        }
    }

    #[test]
    fn the_map_never_goes_back(source in letters()) {
        let text = folded(&source, Folds::FULL);
        let mut last = 0;
        for (at, _) in text.text().char_indices() {
            let from = text.source_at(at);
            prop_assert!(from >= last && source.is_char_boundary(from));
            last = from;
        }
        prop_assert_eq!(text.text(), fold(&source, Folds::FULL));
    }
}
