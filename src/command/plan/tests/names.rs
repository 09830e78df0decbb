//! What a name may be.

use super::*;
use crate::command::plan::checked_name;
use crate::i18n::isolate;

#[test]
fn a_name_shows_something() {
    let refused = [
        "\u{64B}\u{651}",
        "\u{301}",
        "\u{202E}\u{202C}",
        "\u{200F}",
        "\u{200B}\u{2060}",
        "\u{3164}",
        "\u{0}\u{1}",
        "\u{FE0F}",
        "\u{2067} \u{2069}",
    ];
    for name in refused {
        assert_eq!(checked_name(name), Err(Refusal::InvisibleName), "{name:?}");
    }
    assert_eq!(checked_name(" \u{A0}\u{2003} "), Err(Refusal::EmptyName));
    for name in ["ا\u{64B}", "◌\u{64B}", "·", "٧", "👩‍👩‍👧‍👦", "_", "\u{202E}a"]
    {
        assert_eq!(checked_name(name).unwrap(), name);
    }
    let long = "م".repeat(10_000);
    let refusal = Refusal::NameTooLong {
        length: 10_000,
        limit: 1_000,
    };
    assert_eq!(checked_name(&long), Err(refusal));
}

/// One side of a label may be empty, but not invisible.
#[test]
fn each_side_of_a_label_shows_something() {
    let mut world = World::new();
    let tag = world.tag("denial", None);
    let label = Bilingual {
        english: "denial".to_owned(),
        arabic: "\u{651}".to_owned(),
    };
    let rename = Command::RenameTag { tag, label };
    assert_eq!(world.refusal(rename), Refusal::InvisibleName);
}

/// Controls of direction are kept as typed; in a sentence they end with the name.
#[test]
fn a_name_cannot_leave_its_isolates() {
    let kept = "\u{202E}a\u{2069}b\u{2067}";
    assert_eq!(checked_name(kept).unwrap(), kept);
    let shown = isolate(kept);
    let (mut depth, mut least) = (0_i32, i32::MAX);
    let last = shown.chars().count() - 1;
    for (index, character) in shown.chars().enumerate() {
        match character {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth -= 1,
            _ => {}
        }
        if index < last {
            least = least.min(depth);
        }
    }
    assert_eq!((depth, least), (0, 1), "{shown:?}");
    assert_eq!(isolate("plain"), "\u{2068}plain\u{2069}");
}
