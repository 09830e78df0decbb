//! Preferences count at once, for the whole window, and come back.

use egui::Key;
use egui::accesskit::Role;
use hashiya::engine::preferences::{DigitChoice, Preferences};
use hashiya::i18n::dates::{CalendarStyle, MonthNames};

use crate::hands::{CTRL, NONE};
use crate::place::Place;

#[test]
fn every_setting_counts_at_once_and_is_kept() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.key(CTRL, Key::Comma);
    assert!(window.shows("Preferences"));
    // Language and theme.
    window.click(Role::RadioButton, "العربية");
    assert!(window.shows("التفضيلات"));
    window.click(Role::RadioButton, "English");
    window.click(Role::RadioButton, "Dark");
    assert!(window.harness.ctx.global_style().visuals.dark_mode);
    // The size of the interface, apart from that of the text.
    window.click(Role::Button, "Larger interface");
    assert!((window.harness.ctx.zoom_factor() - 1.1).abs() < 0.001);
    window.click(Role::Button, "Original size of the interface");
    assert!((window.harness.ctx.zoom_factor() - 1.0).abs() < 0.001);
    window.click(Role::CheckBox, "Reduce motion");
    assert!(window.harness.ctx.global_style().animation_time < 0.001);
    // Numbers and dates.
    window.click(Role::Tab, "Numbers and dates");
    window.click(Role::RadioButton, "Arabic-Indic");
    assert!(window.shows("٢٦ September ٢٠٢٥"));
    window.click(Role::RadioButton, "Egyptian");
    window.click(Role::RadioButton, "Hijri");
    assert!(window.shows("Rabi II"));
    // The person.
    window.click(Role::Tab, "You and this computer");
    let name = "Your name, as it will stand beside your annotations";
    window.click(Role::TextInput, name);
    window.key(CTRL, Key::A);
    window.type_text("amal");
    window.key(NONE, Key::Enter);
    window.click(Role::CheckBox, "Keep a list of recent collections");
    window.key(NONE, Key::Escape);
    assert!(!window.shows("Preferences"));
    let kept = Preferences::load(&place.path("preferences-1.json")).preferences;
    assert_eq!(kept.digits, DigitChoice::ArabicIndic);
    assert_eq!(kept.months, MonthNames::Egyptian);
    assert_eq!(kept.calendar, CalendarStyle::Hijri);
    assert!(kept.reduced_motion && !kept.keeps_recent && kept.recent.is_empty());
    assert_eq!(
        kept.person.map(|person| person.name).as_deref(),
        Some("amal")
    );
}

#[test]
fn help_and_about_say_what_they_should() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.command("help pages");
    assert!(window.shows("Mark and tag a passage"));
    window.key(NONE, Key::Escape);
    window.command("licenses");
    assert!(window.shows("never opens a network connection"));
    window.click(Role::Tab, "Libraries");
    assert!(window.shows("accesskit"));
    window.click(Role::Tab, "Fonts");
    window.click(Role::Tab, "Amiri");
    assert!(window.shows("SIL Open Font License") || window.shows("SIL OPEN FONT LICENSE"));
    window.key(NONE, Key::Escape);
    // The page of shortcuts holds what is no command, and filters.
    window.key(NONE, Key::F1);
    window.type_text("caret");
    assert!(window.shows("Move the caret"));
    window.key(CTRL, Key::A);
    window.type_text("memo");
    assert!(window.shows("Memo… M") && !window.shows("Move the caret"));
}
