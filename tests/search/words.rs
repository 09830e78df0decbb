//! Words, phrases and what is attached to them.

use hashiya::search::SearchSettings;
use hashiya::text::{Folds, WordEdges};

use crate::world::{check, check_with};

fn whole(expected: &str, query: &str) {
    let edges = WordEdges::Whole;
    let settings = SearchSettings {
        edges,
        ..SearchSettings::default()
    };
    check_with(expected, query, settings);
}

fn anywhere(expected: &str, query: &str) {
    let edges = WordEdges::Anywhere;
    let settings = SearchSettings {
        edges,
        ..SearchSettings::default()
    };
    check_with(expected, query, settings);
}

fn exact(expected: &str, query: &str) {
    let folds = Folds::EXACT;
    let settings = SearchSettings {
        folds,
        ..SearchSettings::default()
    };
    check_with(expected, query, settings);
}

#[test]
fn particles_and_endings_stand_apart() {
    for (expected, query) in [
        (
            "‹مايكروسوفت› ⟨و⟩‹مايكروسوفت› ⟨ل⟩‹مايكروسوفت› ⟨وب⟩‹مايكروسوفت› «‹مَايكرُوسوفت›»",
            "مايكروسوفت",
        ),
        (
            "⟨ال⟩‹شركة› ⟨وال⟩‹شَرِكة› ⟨لل⟩‹شركة› ⟨ولل⟩‹شركة› ⟨بال⟩‹شركه› شركات ‹شركت›⟨ه⟩ ⟨ب⟩‹شركت›⟨نا⟩ شركت",
            "شركة",
        ),
        (
            "‹الشركة› ⟨و⟩‹الشركة› ⟨ل⟩‹لشركة› ⟨ول⟩‹لشركة› ‹الشّركة› شركة لشركة",
            "الشركة",
        ),
        ("⟨ل⟩‹لغة› ‹اللغة› ⟨ب⟩‹اللغة›", "اللغة"),
        ("‹معنى› ‹معنا›⟨ه⟩ ‹معنا›⟨ها⟩ معنا", "معنى"),
        ("‹زملاء› ‹زملائ›⟨ه⟩ ⟨و⟩‹زملاؤ›⟨هم⟩ زملائ", "زملاء"),
        ("‹كتاب› ‹كتاب›⟨هم⟩ كتابة ⟨ب⟩‹كِتاب›⟨ي⟩ كتابى مكتاب", "كتاب"),
        ("‹company›⟨'s⟩ ‹Company› companys", "company"),
        ("‹يد› بيد ⟨ال⟩‹يد› ‹يد›⟨ها⟩", "يد"),
        ("⟨ل⟩‹8200› ‹٨٢٠٠› ⟨ال⟩‹۸۲۰۰› ل8201", "8200"),
        ("⟨ل⟩‹٨٢٠٠› ‹8200›", "٨٢٠٠"),
        ("⟨و⟩‹عليّ› ⟨و⟩‹على›", "علي"),
    ] {
        check(expected, query);
    }
}

#[test]
fn edges_are_chosen() {
    whole("‹كتاب› الكتاب كتابه ‹كِتَابٌ›", "كتاب");
    anywhere("ال‹كتاب› ‹كتاب›ه م‹كتاب›", "كتاب");
    anywhere("‹ab›‹ab›x", "ab");
    exact("‹كتاب› كِتاب ⟨ال⟩‹كتاب› Ab", "كتاب");
    exact("Ab ‹ab›", "ab");
}

#[test]
fn phrases_and_beginnings() {
    check("the ‹end.\nNext› one, ‹end next›", "\"end. next\"");
    check(
        "⟨ال⟩‹شركة الكبيرة› ⟨و⟩‹شَركة  الكبيرة› شركةالكبيرة",
        "\"شركة الكبيرة\"",
    );
    check("‹تخزين› ‹تخزينات› ⟨ال⟩‹تخزينية› مخزن", "تخزين*");
    check("‹state-of-the-art› state of the art", "state-of-the-art");
    check("‹C++› and ‹c++›, C", "C++");
    check("«‹don't stop›»", "\"don't stop\"");
}
