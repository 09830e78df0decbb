//! The mouse, scrolling and the look of both text fields.

mod fields_app;
mod support;

use egui::{Event, Key, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use fields_app::*;
use hashiya::gui::fields::{AreaState, FieldState};
use hashiya::text::Direction;

#[test]
fn the_mouse_selects_letters_words_and_everything() {
    let mut harness = with_field("ab دهو xy");
    let rect = harness.get_by_label(FIELD).rect();
    let at = |thousandths: f32| pos2(rect.left() + 8.0 + thousandths * 0.013, rect.center().y);
    // ab, space, waw heh dal, space, xy.
    click(&mut harness, at(1100.0), NONE);
    assert_eq!(harness.state().field.selection().range(), 2..2);
    click(&mut harness, at(2880.0), SHIFT);
    assert_eq!(
        harness.state().field.selection().range(),
        2..3,
        "the right edge of the Arabic word is its start"
    );
    harness.run();
    for _ in 0..30 {
        harness.step(); // So that the next press does not count as one of a double click.
    }
    click(&mut harness, at(2000.0), NONE);
    click(&mut harness, at(2000.0), NONE);
    assert_eq!(harness.state().field.selection().range(), 3..9);
    click(&mut harness, at(2000.0), NONE);
    assert_eq!(harness.state().field.selection().range(), 0..12);
    for _ in 0..30 {
        harness.step();
    }
    press(&mut harness, at(30.0), true, NONE);
    harness.event(Event::PointerMoved(at(1500.0)));
    harness.step();
    press(&mut harness, at(2100.0), false, NONE);
    let range = harness.state().field.selection().range();
    assert!(
        range.start == 0 && (5..=7).contains(&range.end),
        "{range:?}"
    );
}

#[test]
fn the_menu_copies_and_sets_the_direction() {
    let mut harness = with_field("abc");
    key(&mut harness, COMMAND, Key::A);
    harness.get_by_label(FIELD).click_secondary();
    harness.run();
    harness.get_by_label("Copy").click();
    harness.step();
    harness.step();
    assert_eq!(
        harness.state().field.selection().range(),
        0..3,
        "the selection stays"
    );
    harness.run();
    harness.get_by_label(FIELD).click_secondary();
    harness.run();
    harness.get_by_label_contains("Paragraph direction").click();
    harness.run();
    harness.get_by_label("Right to left").click();
    harness.run();
    assert_eq!(
        harness.state().field.direction_override(),
        Some(Direction::RightToLeft)
    );
    assert!(
        harness.query_by_label("Select all").is_none(),
        "the menu is closed"
    );
    key(&mut harness, NONE, Key::Home);
    let rect = harness.get_by_label(FIELD).rect();
    assert!(caret(&harness).left() > rect.right() - 60.0);
}

#[test]
fn an_area_scrolls_to_its_caret_and_by_the_wheel() {
    let text = "سطر عربي one\n".repeat(40);
    let mut harness = with_area(&text);
    let rect = harness.get_by_label(AREA).rect();
    assert!(
        (rect.height() - (6.0 * 21.0 + 12.0)).abs() < 1.0,
        "{rect:?}"
    );
    key(&mut harness, COMMAND, Key::End);
    assert!(rect.contains_rect(caret(&harness)), "{:?}", caret(&harness));
    key(&mut harness, COMMAND, Key::Home);
    assert!(rect.contains_rect(caret(&harness)));
    let top = caret(&harness).top();
    key(&mut harness, NONE, Key::PageDown);
    let byte = harness.state().area.selection().focus.byte;
    assert_eq!(byte, 5 * "سطر عربي one\n".len());
    harness.event(Event::PointerMoved(rect.center()));
    harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, -63.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: NONE,
    });
    harness.run_steps(30);
    assert!(
        caret(&harness).top() < top + 5.0 * 21.0 - 20.0,
        "the text moved up under the wheel"
    );
    key(&mut harness, NONE, Key::ArrowUp);
    assert!(rect.contains_rect(caret(&harness)));
    // The handle at the side scrolls too, and leaves the focus where it is.
    let handle = pos2(rect.right() - 4.0, rect.top() + 12.0);
    let first = harness.state().area.selection();
    press(&mut harness, handle, true, NONE);
    press(
        &mut harness,
        pos2(handle.x, rect.bottom() + 20.0),
        false,
        NONE,
    );
    assert!(harness.get_by_label(AREA).is_focused());
    assert_eq!(harness.state().area.selection(), first);
    let caret = caret(&harness);
    assert!(
        caret.bottom() < rect.top(),
        "{caret:?} is not above {rect:?}"
    );
}

#[test]
fn an_area_finds_its_caret_among_paragraphs_never_measured() {
    let text =
        "كتب الوزير رسالة طويلة جدا إلى the ministry في الصباح الباكر من يوم الأحد\n".repeat(800);
    let mut harness = with_area(&text);
    let rect = harness.get_by_label(AREA).rect();
    for (modifiers, pressed) in [
        (COMMAND, Key::End),
        (NONE, Key::PageUp),
        (COMMAND, Key::Home),
        (NONE, Key::PageDown),
        (NONE, Key::ArrowUp),
    ] {
        key(&mut harness, modifiers, pressed);
        let caret = caret(&harness);
        assert!(
            rect.contains_rect(caret),
            "{pressed:?}: {caret:?} in {rect:?}"
        );
        type_letters(&mut harness, "س");
    }
    assert_eq!(harness.state().area.text().len(), text.len() + 10);
}

#[test]
fn a_field_keeps_the_caret_in_view() {
    for text in [
        "كتب الوزير رسالة طويلة جدا إلى الوزارة في الصباح الباكر من يوم الأحد",
        "The minister wrote a very long letter to the ministry early on Sunday morning",
    ] {
        let mut harness = with_field(text);
        let rect = harness.get_by_label(FIELD).rect();
        for end in [Key::Home, Key::End, Key::Home] {
            key(&mut harness, NONE, end);
            let caret = caret(&harness);
            assert!(rect.contains_rect(caret), "{end:?}: {caret:?} in {rect:?}");
        }
    }
}

#[test]
fn a_selection_across_a_change_of_direction_is_painted_in_pieces() {
    let mut harness = with_field("abc دهو xyz");
    let fill = hashiya::gui::theme::LIGHT.selection;
    harness.state_mut().field.select(1, 8);
    harness.run();
    let picture = harness.render().expect("a picture");
    let rect = harness.get_by_label(FIELD).rect();
    let y = rect.center().y as u32;
    // A row of pixels through the field: count the stretches of selection between letters, at the line's top.
    let y = y - 9;
    let is_fill = |x: u32| {
        let pixel = picture.get_pixel(x, y).0;
        pixel[..3]
            .iter()
            .zip(fill.to_array())
            .all(|(a, b)| a.abs_diff(b) < 6)
    };
    let row: Vec<bool> = (rect.left() as u32..rect.right() as u32)
        .map(is_fill)
        .collect();
    let stretches = row.windows(2).filter(|pair| !pair[0] && pair[1]).count();
    assert_eq!(stretches, 2);
}

/// Both widgets at 150 %, with a selection, a composed word and the scroll handle.
#[test]
fn a_picture_of_both() {
    let memo = "قالت Microsoft في 25 سبتمبر 2025 إنها «أوقفت» بعض الخدمات (Azure, AI) بعد تقارير [3] عن 12,500 مكالمة.\n\
        The unit «الوحدة ٨٢٠٠» used 11,500 terabytes.\n• 12:59\n\nثلاثة أسطر أخرى\nfour\nخمسة";
    let app = App {
        field: FieldState::new("وسم tag ٢٠٢٥ "),
        area: AreaState::new(memo),
        shows_field: true,
        ..App::default()
    };
    let mut harness = scaled_harness(app, vec2(316.0, 190.0), 1.5);
    focus(&mut harness, FIELD);
    harness.event(Event::Ime(egui::ImeEvent::Preedit {
        text: "كتا".to_owned(),
        active_range_chars: Some(1..3),
    }));
    harness.run();
    support::picture::check("fields-composing", &harness.render().expect("a picture"));
    focus(&mut harness, AREA);
    let at = |needle: &str| memo.find(needle).expect("in the memo");
    harness.state_mut().area.select(at("في"), at("used"));
    harness.run();
    support::picture::check("fields-selection", &harness.render().expect("a picture"));
}

#[test]
fn nothing_repaints_without_focus() {
    let mut harness = harness(App {
        field: FieldState::new("نص"),
        shows_field: true,
        ..App::default()
    });
    harness
        .ctx
        .all_styles_mut(|style| style.visuals.text_cursor.blink = true);
    harness.run();
    harness.step();
    let delay = |harness: &Harness<'_, App>| {
        let viewports = harness.output().viewport_output.values();
        viewports.map(|viewport| viewport.repaint_delay).min()
    };
    assert_eq!(delay(&harness), Some(std::time::Duration::MAX));
    harness.get_by_label(FIELD).focus();
    harness.run_steps(4);
    let blink = delay(&harness).expect("a viewport");
    assert!(
        blink > std::time::Duration::ZERO && blink.as_secs_f32() <= 0.5,
        "{blink:?}"
    );
}
