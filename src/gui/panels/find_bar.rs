//! The bar above a text for finding in it: the field, what was found, the switches.

use egui::{Rect, RichText, Stroke, Ui, UiBuilder, vec2};

use crate::gui::app::name_with_keys;
use crate::gui::commands::{Keys, UiCommand};
use crate::gui::fields::{Field, FieldState};
use crate::gui::icons;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{RowSlots, from_start, icon_button, text_font, toggle_button};
use crate::i18n::{Counted, Word, Wording, count, fill};
use crate::text::{Folds, WordEdges};

/// Height of a row of the bar, points.
const ROW: f32 = 36.0;
/// Below this width the switches stand in a row of their own, points.
const NARROW: f32 = 760.0;
/// Letters of a query that are named where it was not found.
const NAMED: usize = 24;

/// The switches of the bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FindOptions {
    /// Every character counts.
    pub is_exact: bool,
    /// Capitals count.
    pub matches_case: bool,
    /// Only whole words.
    pub is_whole_word: bool,
    /// Whole words may have particles attached.
    pub allows_particles: bool,
}

impl FindOptions {
    /// Which differences between letters do not count.
    pub fn folds(self) -> Folds {
        if self.is_exact {
            return Folds::EXACT;
        }
        Folds {
            ignores_case: !self.matches_case,
            ..Folds::FULL
        }
    }

    /// Where a hit may begin and end.
    pub fn edges(self) -> WordEdges {
        match (self.is_whole_word, self.allows_particles) {
            (false, _) => WordEdges::Anywhere,
            (true, false) => WordEdges::Whole,
            (true, true) => WordEdges::WithParticles,
        }
    }
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindStatus {
    /// Nothing is looked for.
    Nothing,
    /// The first answer is awaited.
    Searching,
    /// The index of the current hit, and how many there are.
    Found {
        /// From 0; none where no hit is current.
        current: Option<usize>,
        /// All hits.
        total: usize,
    },
}

/// What a person did in the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindAnswer {
    /// To the next hit, or to the one before.
    Step {
        /// To the next.
        forward: bool,
    },
    /// Back to the text.
    Close,
}

/// Draws the bar over the width there is.
pub fn find_bar_ui(
    ui: &mut Ui,
    field: &mut FieldState,
    options: &mut FindOptions,
    status: FindStatus,
    wording: Wording,
) -> Option<FindAnswer> {
    let theme = Theme::of(ui.ctx());
    let is_rtl = wording.language.is_rtl();
    let width = ui.available_width();
    let n_rows = if width < NARROW { 2.0 } else { 1.0 };
    let (bar, _) = ui.allocate_exact_size(vec2(width, ROW * n_rows), egui::Sense::hover());
    ui.painter().rect_filled(bar, 0.0, theme.panel);
    let line = Stroke::new(1.0, theme.stroke);
    ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, line);
    let first = Rect::from_min_size(bar.min, vec2(width, ROW)).shrink2(vec2(8.0, 0.0));
    let mut slots = RowSlots::new(first, is_rtl);
    let mut answer = None;
    let close = slots.take_end(32.0);
    let room = slots.rest().width();
    let wide = if n_rows > 1.5 {
        room - 176.0
    } else {
        room * 0.3
    };
    let place = slots.take_start(wide.clamp(90.0, 300.0));
    let shown = part(ui, place, is_rtl, |ui| {
        let label = wording.text(Word::SearchFind).trim_end_matches('…');
        Field::new(field).label(label).hint(label).show(ui)
    });
    if shown.submitted {
        let forward = !ui.input(|input| input.modifiers.shift);
        answer = Some(FindAnswer::Step { forward });
    }
    slots.take_start(8.0);
    let place = slots.take_start(112.0);
    status_ui(ui, place, field.text(), status, wording);
    let has_hits = matches!(status, FindStatus::Found { total, .. } if total > 0);
    let place = slots.take_start(60.0);
    let stepped = part(ui, place, is_rtl, |ui| step_buttons(ui, has_hits, wording));
    let name = name_with_keys(wording.text(Word::BtnClose), "Esc");
    let closed = part(ui, close, is_rtl, |ui| {
        icon_button(ui, icons::X, &name, false, true).clicked()
    });
    let second = Rect::from_min_size(
        bar.min + vec2(8.0, ROW),
        vec2(width - 16.0, if n_rows > 1.5 { ROW } else { 0.0 }),
    );
    let place = if n_rows > 1.5 { second } else { slots.rest() };
    part(ui, place, is_rtl, |ui| switches(ui, options, wording));
    let focused = ui.memory(|memory| memory.focused());
    let is_focus_here = focused
        .and_then(|id| ui.ctx().read_response(id))
        .is_some_and(|response| bar.contains_rect(response.rect));
    let escaped = shown.cancelled
        || is_focus_here
            && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    if closed || escaped {
        answer = Some(FindAnswer::Close);
    }
    stepped.or(answer)
}

/// Draws in a part of the bar, from its start side.
fn part<T>(ui: &mut Ui, place: Rect, is_rtl: bool, draw: impl FnOnce(&mut Ui) -> T) -> T {
    let builder = UiBuilder::new().max_rect(place).layout(from_start(is_rtl));
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing.x = 4.0;
    draw(&mut child)
}

fn step_buttons(ui: &mut Ui, has_hits: bool, wording: Wording) -> Option<FindAnswer> {
    let mut answer = None;
    for (command, forward) in [
        (UiCommand::FindPrevious, false),
        (UiCommand::FindNext, true),
    ] {
        let keys = command.keys().map(Keys::name).unwrap_or_default();
        let name = name_with_keys(wording.text(command.word()), &keys);
        if icon_button(ui, command.icon(), &name, false, has_hits).clicked() {
            answer = Some(FindAnswer::Step { forward });
        }
    }
    answer
}

/// “Hit 3 of 17”, or that there is none.
fn status_ui(ui: &mut Ui, place: Rect, typed: &str, status: FindStatus, wording: Wording) {
    let theme = Theme::of(ui.ctx());
    let (words, color) = match status {
        FindStatus::Nothing => return,
        FindStatus::Searching => ("…".to_owned(), theme.muted),
        FindStatus::Found { total: 0, .. } => {
            let mut named: String = typed.chars().take(NAMED).collect();
            if named.len() < typed.len() {
                named.push('…');
            }
            (
                fill(Word::EmptyHits, wording, &[("query", &named)]),
                theme.warn,
            )
        }
        FindStatus::Found {
            current: Some(current),
            total,
        } => (
            fill(
                Word::StHitN,
                wording,
                &[("n", &(current + 1)), ("total", &total)],
            ),
            theme.text,
        ),
        FindStatus::Found { total, .. } => (
            count(Counted::Hit, total as u64, wording, false),
            theme.text,
        ),
    };
    let is_rtl = wording.language.is_rtl();
    part(ui, place, is_rtl, |ui| {
        let words = RichText::new(words)
            .font(text_font(size::TEXT))
            .color(color);
        ui.add(egui::Label::new(words).truncate());
    });
}

fn switches(ui: &mut Ui, options: &mut FindOptions, wording: Wording) {
    let mut switch = |word: Word, is_on: &mut bool, is_enabled: bool| {
        if toggle_button(ui, wording.text(word), *is_on, is_enabled).clicked() {
            *is_on = !*is_on;
        }
    };
    switch(Word::SearchExact, &mut options.is_exact, true);
    let mut matches_case = options.matches_case || options.is_exact;
    switch(Word::SearchCase, &mut matches_case, !options.is_exact);
    if !options.is_exact {
        options.matches_case = matches_case;
    }
    switch(Word::SearchWholeWord, &mut options.is_whole_word, true);
    if options.is_whole_word {
        switch(Word::SearchParticles, &mut options.allows_particles, true);
    }
}
