//! The text fields under real key, letter, mouse and input method events, Arabic and English.

mod support;

use egui::accesskit::{Role, TextDirection};
use egui::{Event, ImeEvent, Key, Modifiers, OutputCommand, PointerButton, Pos2, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hashiya::gui::fields::{Area, AreaState, Field, FieldState};
use hashiya::gui::typeset::Typesetter;
use hashiya::text::Direction;
use support::renderer::CpuRenderer;

#[derive(Default)]
struct App {
    field: FieldState,
    area: AreaState,
    shows_field: bool,
    changes: usize,
    submitted: usize,
    cancelled: usize,
}

const FIELD: &str = "Tag name";
const AREA: &str = "Memo";

fn harness(app: App) -> Harness<'static, App> {
    Harness::builder()
        .with_size(vec2(420.0, 420.0))
        .with_theme(egui::Theme::Light)
        .with_context_setup(|ctx| {
            Typesetter::install(ctx);
            hashiya::gui::theme::apply(ctx);
            ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
        })
        .renderer(CpuRenderer::default())
        .build_ui_state(draw, app)
}

fn draw(ui: &mut egui::Ui, app: &mut App) {
    // As the window does: a key opens the field in the frame in which it is pressed.
    let opens =
        ui.input(|input| input.key_pressed(Key::T)) && !ui.ctx().egui_wants_keyboard_input();
    if opens {
        app.shows_field = true;
        app.field.focus_next_frame();
    }
    if app.shows_field {
        let field = Field::new(&mut app.field)
            .label(FIELD)
            .hint("Name")
            .width(300.0)
            .show(ui);
        app.changes += usize::from(field.changed);
        app.submitted += usize::from(field.submitted);
        app.cancelled += usize::from(field.cancelled);
    }
    let area = Area::new(&mut app.area)
        .label(AREA)
        .width(300.0)
        .min_rows(3)
        .max_rows(6)
        .show(ui);
    app.changes += usize::from(area.changed);
    app.submitted += usize::from(area.submitted);
}

fn with_field(text: &str) -> Harness<'static, App> {
    focused(
        FIELD,
        App {
            field: FieldState::new(text),
            shows_field: true,
            ..App::default()
        },
    )
}

fn with_area(text: &str) -> Harness<'static, App> {
    focused(
        AREA,
        App {
            area: AreaState::new(text),
            shows_field: true,
            ..App::default()
        },
    )
}

fn focused(label: &'static str, app: App) -> Harness<'static, App> {
    let mut harness = harness(app);
    harness.run();
    harness.get_by_label(label).focus();
    harness.run();
    harness
}

fn key(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

fn type_letters(harness: &mut Harness<'_, App>, text: &str) {
    for letter in text.chars() {
        harness.event(Event::Text(letter.to_string()));
        harness.run();
    }
}

fn caret(harness: &Harness<'_, App>) -> Rect {
    harness
        .output()
        .platform_output
        .ime
        .expect("a caret is shown")
        .cursor_rect
}

fn copied(harness: &Harness<'_, App>) -> Vec<String> {
    let commands = &harness.output().platform_output.commands;
    commands
        .iter()
        .filter_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
        .collect()
}

fn press(harness: &mut Harness<'_, App>, at: Pos2, pressed: bool, modifiers: Modifiers) {
    harness.event(Event::PointerMoved(at));
    harness.event(Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers,
    });
    harness.step();
}

fn click(harness: &mut Harness<'_, App>, at: Pos2, modifiers: Modifiers) {
    press(harness, at, true, modifiers);
    press(harness, at, false, modifiers);
}

const NONE: Modifiers = Modifiers::NONE;
const COMMAND: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;

/// Types letter by letter; after each, the caret's distance from the side where the text starts, in thousandths of an
/// em, worked out by hand from the advances that hb-shape gives for the bundled faces.
fn check_typed(area: bool, letters: &[(&str, f32)], rtl: bool) {
    let mut harness = if area { with_area("") } else { with_field("") };
    let label = if area { AREA } else { FIELD };
    let margin = if area { 10.0 } else { 8.0 };
    let mut text = String::new();
    for (letter, expected) in letters {
        type_letters(&mut harness, letter);
        text.push_str(letter);
        let rect = harness.get_by_label(label).rect();
        let x = caret(&harness).center().x;
        let from_start = if rtl {
            rect.right() - margin - x
        } else {
            x - rect.left() - margin
        };
        let expected = expected * 0.013;
        assert!(
            (from_start - expected).abs() < 0.8,
            "{from_start} for {expected} after {text:?}"
        );
    }
    let app = harness.state();
    assert_eq!(
        if area {
            app.area.text()
        } else {
            app.field.text()
        },
        text
    );
    assert_eq!(app.changes, letters.len());
}

const ARABIC_FIRST: [(&str, f32); 10] = [
    ("ك", 751.0),
    ("ت", 1251.0),
    ("ب", 1561.0),
    (" ", 1797.0),
    // Latin letters grow to the right of the caret's own place.
    ("a", 1797.0),
    ("b", 1797.0),
    ("c", 1797.0),
    (" ", 3650.0),
    ("١", 3650.0),
    ("٢", 3650.0),
];

const ENGLISH_FIRST: [(&str, f32); 9] = [
    ("a", 534.0),
    ("b", 1114.0),
    (" ", 1350.0),
    ("د", 1350.0),
    ("ه", 1350.0),
    ("و", 1350.0),
    (" ", 3130.0),
    // A number after Arabic letters stands at their left.
    ("1", 1950.0),
    ("2", 2550.0),
];

#[test]
fn the_caret_follows_what_is_typed() {
    for area in [false, true] {
        check_typed(area, &ARABIC_FIRST, true);
        check_typed(area, &ENGLISH_FIRST, false);
    }
}

#[test]
fn arrows_lead_over_the_screen() {
    let mut harness = with_field("ab دهو");
    key(&mut harness, NONE, Key::Home);
    let mut seen = vec![harness.state().field.selection().focus.byte];
    let mut places = vec![caret(&harness).center().x];
    for _ in 0..6 {
        key(&mut harness, NONE, Key::ArrowRight);
        seen.push(harness.state().field.selection().focus.byte);
        places.push(caret(&harness).center().x);
    }
    assert_eq!(seen, [0, 1, 2, 9, 7, 5, 3]);
    assert!(places.is_sorted_by(|a, b| a < b), "{places:?}");
    key(&mut harness, COMMAND, Key::ArrowLeft);
    assert_eq!(harness.state().field.selection().focus.byte, 0);
    key(&mut harness, COMMAND, Key::ArrowRight);
    assert_eq!(harness.state().field.selection().focus.byte, 2);
    key(&mut harness, SHIFT, Key::End);
    assert_eq!(harness.state().field.selection().range(), 2..9);
}

#[test]
fn what_is_copied_is_in_logical_order_and_pastes_back() {
    let mut harness = with_area("ab دهو xy\nثان");
    key(&mut harness, COMMAND, Key::A);
    harness.event(Event::Copy);
    harness.step();
    assert_eq!(copied(&harness), ["ab دهو xy\nثان"]);
    harness.event(Event::Cut);
    harness.step();
    assert_eq!(copied(&harness), ["ab دهو xy\nثان"]);
    harness.run();
    assert_eq!(harness.state().area.text(), "");
    harness.event(Event::Paste("ثان\r\nab دهو".to_owned()));
    harness.run();
    assert_eq!(harness.state().area.text(), "ثان\nab دهو");
    harness.get_by_label(FIELD).focus();
    harness.event(Event::Paste("سطر\nline".to_owned()));
    harness.run();
    assert_eq!(harness.state().field.text(), "سطر line");
}

#[test]
fn undo_and_redo_by_keys() {
    let mut harness = with_area("");
    type_letters(&mut harness, "كتب abc");
    key(&mut harness, NONE, Key::Enter);
    type_letters(&mut harness, "x");
    assert_eq!(harness.state().area.text(), "كتب abc\nx");
    let mut seen = Vec::new();
    for _ in 0..4 {
        key(&mut harness, COMMAND, Key::Z);
        seen.push(harness.state().area.text().to_owned());
    }
    assert_eq!(seen, ["كتب abc\n", "كتب abc", "كتب ", ""]);
    key(&mut harness, COMMAND | SHIFT, Key::Z);
    key(&mut harness, COMMAND, Key::Y);
    assert_eq!(harness.state().area.text(), "كتب abc");
}

#[test]
fn a_vowel_mark_is_taken_alone() {
    let mut harness = with_field("كتبَ");
    key(&mut harness, NONE, Key::Backspace);
    assert_eq!(harness.state().field.text(), "كتب");
    key(&mut harness, COMMAND, Key::Backspace);
    assert_eq!(harness.state().field.text(), "");
    assert_eq!(harness.state().changes, 2);
}

#[test]
fn an_input_method_composes_in_place() {
    for area in [false, true] {
        let mut harness = if area {
            with_area("اب ")
        } else {
            with_field("اب ")
        };
        let text = |harness: &Harness<'_, App>| {
            let app = harness.state();
            if area {
                app.area.text()
            } else {
                app.field.text()
            }
            .to_owned()
        };
        let before = caret(&harness);
        harness.event(Event::Ime(ImeEvent::Preedit {
            text: "كتا".to_owned(),
            active_range_chars: Some(0..3),
        }));
        harness.run();
        assert_eq!(text(&harness), "اب ", "not entered yet");
        assert_eq!(harness.state().changes, 0);
        let composing = caret(&harness);
        assert!(
            composing.left() < before.left() - 10.0,
            "the candidates follow the caret"
        );
        harness.event(Event::Ime(ImeEvent::Preedit {
            text: String::new(),
            active_range_chars: None,
        }));
        harness.event(Event::Ime(ImeEvent::Commit("كتاب".to_owned())));
        harness.run();
        assert_eq!(text(&harness), "اب كتاب");
        assert_eq!(harness.state().changes, 1);
        key(&mut harness, COMMAND, Key::Z);
        assert_eq!(text(&harness), "اب ");
        // Leaving the field enters what was composed.
        harness.event(Event::Ime(ImeEvent::Preedit {
            text: "xy".to_owned(),
            active_range_chars: None,
        }));
        harness.run();
        let other = if area { FIELD } else { AREA };
        harness.get_by_label(other).focus();
        harness.run();
        assert_eq!(text(&harness), "اب xy");
    }
}

#[test]
fn the_letter_that_opens_a_field_does_not_land_in_it() {
    let mut harness = harness(App::default());
    harness.run();
    let press = |pressed, repeat| Event::Key {
        key: Key::T,
        physical_key: Some(Key::T),
        pressed,
        repeat,
        modifiers: NONE,
    };
    // The letter of the Arabic layout on the same key, in the same frame, and then held down.
    let letter = || Event::Text("ف".to_owned());
    for events in [
        [press(true, false), letter()],
        [press(true, true), letter()],
    ] {
        harness.input_mut().events.extend(events);
        harness.step();
    }
    assert_eq!(harness.state().field.text(), "");
    assert!(harness.get_by_label(FIELD).is_focused());
    harness.input_mut().events.push(press(false, false));
    harness.step();
    harness
        .input_mut()
        .events
        .extend([press(true, false), letter()]);
    harness.step();
    assert_eq!(harness.state().field.text(), "ف");
    type_letters(&mut harness, "كرة");
    assert_eq!(harness.state().field.text(), "فكرة");
    key(&mut harness, NONE, Key::Enter);
    assert_eq!(harness.state().submitted, 1);
    key(&mut harness, NONE, Key::Escape);
    assert_eq!(harness.state().cancelled, 1);
    assert!(!harness.get_by_label(FIELD).is_focused());
}

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
    for _ in 0..20 {
        harness.step(); // So that the next press does not count as one of a double click.
    }
    click(&mut harness, at(2000.0), NONE);
    click(&mut harness, at(2000.0), NONE);
    assert_eq!(harness.state().field.selection().range(), 3..9);
    click(&mut harness, at(2000.0), NONE);
    assert_eq!(harness.state().field.selection().range(), 0..12);
    for _ in 0..20 {
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
    harness.run();
    assert!(
        caret(&harness).top() < top + 5.0 * 21.0 - 20.0,
        "the text moved up under the wheel"
    );
    key(&mut harness, NONE, Key::ArrowUp);
    assert!(rect.contains_rect(caret(&harness)));
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
fn assistive_programs_read_lines_and_selection() {
    let mut harness = with_area("كتب abc\nsecond");
    key(&mut harness, COMMAND, Key::A);
    {
        let area = harness.get_by_role_and_label(Role::MultilineTextInput, AREA);
        assert_eq!(area.value().as_deref(), Some("كتب abc\nsecond"));
        let runs: Vec<_> = area
            .children_recursive()
            .filter(|node| node.accesskit_node().role() == Role::TextRun)
            .collect();
        let values: Vec<_> = runs.iter().filter_map(|run| run.value()).collect();
        assert_eq!(values, ["كتب abc\n", "second"]);
        let node = runs[0].accesskit_node();
        assert_eq!(
            node.data().text_direction(),
            Some(TextDirection::RightToLeft)
        );
        assert_eq!(node.data().character_lengths(), [2, 2, 2, 1, 1, 1, 1, 1]);
        assert_eq!(node.data().word_starts(), [4]);
        let area = area.accesskit_node();
        let selection = area.text_selection().expect("a selection");
        assert_eq!(selection.text(), "كتب abc\nsecond");
    }
    // Emptying the area while it is being read must leave a run for the caret.
    key(&mut harness, NONE, Key::Delete);
    assert_eq!(harness.state().area.text(), "");
    let area = harness.get_by_label(AREA);
    assert!(area.accesskit_node().text_selection().is_some());
}

#[test]
fn assistive_programs_write() {
    let mut harness = with_field("ab دهو");
    harness
        .get_by_label(FIELD)
        .set_text_value_accesskit("نص\nجديد");
    harness.run();
    assert_eq!(harness.state().field.text(), "نص جديد");
    let (target_node, run) = {
        let field = harness.get_by_label(FIELD);
        let run = field
            .children_recursive()
            .find(|node| node.accesskit_node().role() == Role::TextRun)
            .expect("a run");
        (
            field.accesskit_node().locate(),
            run.accesskit_node().locate().0,
        )
    };
    let place = |character_index| egui::accesskit::TextPosition {
        node: run,
        character_index,
    };
    harness.event(Event::AccessKitActionRequest(
        egui::accesskit::ActionRequest {
            action: egui::accesskit::Action::SetTextSelection,
            target_node: target_node.0,
            target_tree: target_node.1,
            data: Some(egui::accesskit::ActionData::SetTextSelection(
                egui::accesskit::TextSelection {
                    anchor: place(0),
                    focus: place(2),
                },
            )),
        },
    ));
    harness.run();
    assert_eq!(harness.state().field.selection().range(), 0..4);
    harness
        .get_by_label(FIELD)
        .replace_selected_text_accesskit("رمز");
    harness.run();
    assert_eq!(harness.state().field.text(), "رمز جديد");
    key(&mut harness, COMMAND, Key::Z);
    key(&mut harness, COMMAND, Key::Z);
    assert_eq!(harness.state().field.text(), "ab دهو");
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
        harness
            .output()
            .viewport_output
            .values()
            .map(|viewport| viewport.repaint_delay)
            .min()
    };
    assert_eq!(delay(&harness), Some(std::time::Duration::MAX));
    harness.get_by_label(FIELD).focus();
    for _ in 0..4 {
        harness.step();
    }
    let blink = delay(&harness).expect("a viewport");
    assert!(
        blink > std::time::Duration::ZERO && blink.as_secs_f32() <= 0.5,
        "{blink:?}"
    );
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

/// Draws both widgets for a look, into the system's temporary folder.
#[test]
fn a_picture_of_both() {
    let memo = "قالت Microsoft في 25 سبتمبر 2025 إنها «أوقفت» بعض الخدمات (Azure, AI) بعد تقارير [3] عن 12,500 مكالمة.\nThe unit «الوحدة ٨٢٠٠» used 11,500 terabytes.\n• 12:59";
    let mut harness = focused(
        AREA,
        App {
            field: FieldState::new("وسم tag ٢٠٢٥"),
            area: AreaState::new(memo),
            shows_field: true,
            ..App::default()
        },
    );
    harness.state_mut().area.select(5, 60);
    harness.run();
    let picture = harness.render().expect("a picture");
    picture
        .save(std::env::temp_dir().join("hashiya-fields.png"))
        .expect("written");
    assert!(
        picture
            .pixels()
            .any(|pixel| pixel.0[..3] == [0x0E, 0x62, 0x68]),
        "the caret in the accent color"
    );
}
