//! Contrast of every pair that the window puts together.

use super::palette::{contrast, mix};
use super::*;
use crate::model::PALETTE_LEN;

#[test]
fn text_can_be_read_on_its_ground() {
    for theme in [LIGHT, DARK] {
        for ground in [
            theme.base,
            theme.panel,
            theme.raised,
            theme.soft,
            theme.selection,
        ] {
            assert!(contrast(theme.text, ground) >= 4.5, "text on {ground:?}");
            assert!(
                contrast(theme.strong, ground) >= 4.5,
                "strong on {ground:?}"
            );
        }
        for ground in [theme.base, theme.panel, theme.raised] {
            assert!(contrast(theme.muted, ground) >= 4.5, "muted on {ground:?}");
            assert!(
                contrast(theme.accent, ground) >= 4.5,
                "accent on {ground:?}"
            );
            assert!(contrast(theme.warn, ground) >= 4.5, "warn on {ground:?}");
            assert!(contrast(theme.ok, ground) >= 4.5, "ok on {ground:?}");
        }
        assert!(contrast(theme.on_accent, theme.accent) >= 4.5);
    }
}

#[test]
fn tags_can_be_told_from_paper_and_read_upon() {
    for theme in [LIGHT, DARK] {
        for index in 0..PALETTE_LEN {
            let color = TagColor::Palette(index);
            assert!(contrast(theme.tag(color), theme.base) >= 4.5, "tag {index}");
            assert!(
                contrast(theme.text, theme.tag_fill(color)) >= 4.5,
                "text on fill {index}"
            );
        }
        for custom in [[255, 255, 0], [0, 0, 0], [255, 255, 255], [10, 200, 250]] {
            assert!(
                contrast(theme.tag(TagColor::Custom(custom)), theme.base) >= 4.5,
                "custom {custom:?}"
            );
        }
    }
}

#[test]
fn mixing_starts_and_ends_at_its_colors() {
    assert_eq!(mix(LIGHT.base, LIGHT.text, 0.0), LIGHT.base);
    assert_eq!(mix(LIGHT.base, LIGHT.text, 1.0), LIGHT.text);
}
