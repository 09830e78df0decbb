//! A window with both fields, and hands to type, press and look.
#![allow(dead_code)] // Each test file uses a part of it.
#![allow(clippy::expect_used)] // A test that finds no caret fails.
#![allow(unreachable_pub)] // The same file serves as a module of several test programs.

use egui::{Event, Key, Modifiers, OutputCommand, PointerButton, Pos2, Rect, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use hashiya::gui::fields::{Area, AreaState, Field, FieldState};
use hashiya::gui::typeset::Typesetter;

use crate::support::renderer::CpuRenderer;

#[derive(Default)]
pub struct App {
    pub field: FieldState,
    pub area: AreaState,
    pub shows_field: bool,
    pub changes: usize,
    pub submitted: usize,
    pub cancelled: usize,
}

pub const FIELD: &str = "Tag name";
pub const AREA: &str = "Memo";

pub fn harness(app: App) -> Harness<'static, App> {
    scaled_harness(app, vec2(420.0, 420.0), 1.0)
}

/// A window of a size in points, at a number of px in a point.
pub fn scaled_harness(app: App, size: Vec2, scale: f32) -> Harness<'static, App> {
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_theme(egui::Theme::Light)
        .with_context_setup(|ctx| {
            Typesetter::install(ctx);
            hashiya::gui::theme::apply(ctx);
            ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
        })
        .with_step_dt(1.0 / 60.0)
        .renderer(CpuRenderer::default())
        .build_ui_state(draw, app)
}

pub fn draw(ui: &mut egui::Ui, app: &mut App) {
    let ground = ui.visuals().panel_fill;
    ui.painter()
        .rect_filled(ui.ctx().content_rect(), 0.0, ground);
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

pub fn with_field(text: &str) -> Harness<'static, App> {
    focused(
        FIELD,
        App {
            field: FieldState::new(text),
            shows_field: true,
            ..App::default()
        },
    )
}

pub fn with_area(text: &str) -> Harness<'static, App> {
    focused(
        AREA,
        App {
            area: AreaState::new(text),
            shows_field: true,
            ..App::default()
        },
    )
}

pub fn focused(label: &'static str, app: App) -> Harness<'static, App> {
    let mut harness = harness(app);
    focus(&mut harness, label);
    harness
}

pub fn focus(harness: &mut Harness<'_, App>, label: &str) {
    harness.run();
    harness.get_by_label(label).focus();
    harness.run();
}

pub fn key(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

pub fn type_letters(harness: &mut Harness<'_, App>, text: &str) {
    for letter in text.chars() {
        harness.event(Event::Text(letter.to_string()));
        harness.run();
    }
}

pub fn caret(harness: &Harness<'_, App>) -> Rect {
    harness
        .output()
        .platform_output
        .ime
        .expect("a caret is shown")
        .cursor_rect
}

pub fn copied(harness: &Harness<'_, App>) -> Vec<String> {
    let commands = &harness.output().platform_output.commands;
    commands
        .iter()
        .filter_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
        .collect()
}

pub fn press(harness: &mut Harness<'_, App>, at: Pos2, pressed: bool, modifiers: Modifiers) {
    harness.event(Event::PointerMoved(at));
    harness.event(Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers,
    });
    harness.step();
}

pub fn click(harness: &mut Harness<'_, App>, at: Pos2, modifiers: Modifiers) {
    press(harness, at, true, modifiers);
    press(harness, at, false, modifiers);
}

pub const NONE: Modifiers = Modifiers::NONE;
pub const COMMAND: Modifiers = Modifiers::COMMAND;
pub const SHIFT: Modifiers = Modifiers::SHIFT;
