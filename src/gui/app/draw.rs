//! Draws the window: bars, panels, the reading pane, and what opens over them.

use std::sync::Arc;

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, Rect, Stroke, Ui, pos2};

use crate::gui::app::collections::drop_overlay_ui;
use crate::gui::app::parts::Part;
use crate::gui::app::{HashiyaApp, Stage};
use crate::gui::commands::{Request, take_pressed};
use crate::gui::pages::welcome_ui;
use crate::gui::panels::{
    PanelContext, Saving, StatusLine, VisiblePanels, documents_ui, inspector_ui, status_ui,
    tags_ui, top_bar_ui,
};
use crate::gui::popups::{HintPlace, PaletteContext, SheetContext, show_sheet, tell_place};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{PanelSide, muted};
use crate::i18n::{Counted, Word, fill};
use crate::text::Direction;

/// The longest selection of which the words are counted, bytes.
const MOST_COUNTED: u32 = 64 * 1024;

impl HashiyaApp {
    /// Draws everything and acts on what was asked for.
    pub(super) fn draw(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        crate::gui::fields::set_wording(&ctx, self.wording());
        self.follow_preferences(&ctx);
        self.begin_parts();
        self.leave_full_screen_by_key(&ctx);
        let is_rtl = self.wording().language.is_rtl();
        let edges = self.take_travel_input(&ctx);
        let pressed = take_pressed(&ctx, self.is_typing(&ctx));
        ctx.input_mut(|input| input.events.extend(edges));
        // What lies under a page or a question is not worked on blindly.
        let is_covered = self.is_covered();
        let pressed = pressed.into_iter();
        for command in pressed.filter(|command| !is_covered || command.is_of_window()) {
            let command = command.mirrored(is_rtl);
            self.requests.push(Request::Ui(command));
            // What does not hang on a selection made in this very frame is shown in this very frame.
            if command.turns_pages() {
                self.act(&ctx);
            }
        }
        self.top_bar(ui);
        self.banner(ui);
        self.adding_banner(ui);
        self.status(ui);
        match &self.stage {
            Stage::Welcome => self.welcome(ui),
            Stage::Opening(opening) => {
                let words = fill(
                    Word::StOpening,
                    self.wording(),
                    &[("title", &opening.title)],
                );
                CentralPanel::default()
                    .frame(Frame::new().fill(Theme::of(&ctx).base))
                    .show(ui, |ui| {
                        ui.centered_and_justified(|ui| ui.label(muted(ui, words)));
                    });
            }
            Stage::Open(_) => self.open_collection_ui(ui),
        }
        self.hints(ui);
        self.popups(ui);
        drop_overlay_ui(&ctx, self.wording());
        self.act(&ctx);
    }

    fn top_bar(&mut self, ui: &mut Ui) {
        let wording = self.wording();
        let at_hand = self.at_hand();
        let name = self.session().map_or_else(
            || wording.text(Word::AppName).to_owned(),
            crate::gui::app::session::Session::name,
        );
        let undo = self
            .session()
            .map(|session| session.undo.clone())
            .unwrap_or_default();
        let panels = VisiblePanels {
            left: self.preferences.layout.left.is_some(),
            inspector: self.preferences.layout.right.is_some(),
        };
        let theme = Theme::of(ui.ctx());
        let frame = Frame::new()
            .fill(theme.panel)
            .inner_margin(Margin::symmetric(6, 0));
        let requests = &mut self.requests;
        Panel::top("top bar")
            .exact_size(size::TOP_BAR)
            .frame(frame)
            .show(ui, |ui| {
                top_bar_ui(ui, &name, &undo, &at_hand, panels, wording, requests);
            });
    }

    fn status(&mut self, ui: &mut Ui) {
        let wording = self.wording();
        let theme = Theme::of(ui.ctx());
        let mut jobs = self
            .session()
            .map(crate::gui::app::session::Session::jobs_to_show)
            .unwrap_or_default();
        jobs.retain(|view| !self.is_told_by_export_page(view.job));
        let mut line = StatusLine {
            zoom: f32::from(self.preferences.zoom) / 100.0,
            jobs: &jobs,
            message: self.message.as_ref(),
            ..StatusLine::default()
        };
        if let Stage::Open(session) = &self.stage {
            line.saving = if !session.engine.is_writable() {
                let reason = session.engine.holder().map_or_else(
                    || wording.text(Word::StReadOnly).to_owned(),
                    |holder| {
                        let since = holder.since.map_or_else(
                            || "–".to_owned(),
                            |since| wording.digits.apply(&since.clock_time()),
                        );
                        fill(
                            Word::StReadOnlySince,
                            wording,
                            &[("annotator", &holder.annotator), ("time", &since)],
                        )
                    },
                );
                Saving::ReadOnly(reason)
            } else if session.save_failed {
                Saving::Failed
            } else if session.engine.n_pending() > 0 {
                Saving::Saving
            } else {
                session
                    .saved_at
                    .map_or(Saving::Untouched, |at| Saving::Saved(at.clock_time()))
            };
            // The line tells of the text that is seen.
            let document = session.document().filter(|_| !session.shows_adding());
            line.place = session.reading.place().filter(|_| document.is_some());
            let capture = document.and_then(|document| session.capture_read(document));
            if let (Some(span), Some(capture)) = (session.reading.selection(), capture) {
                // Counting reads all that is selected, in every frame: only as much as fits into one.
                if span.len_bytes() <= MOST_COUNTED {
                    let words = span
                        .slice(&capture.text)
                        .map(crate::text::count_words)
                        .unwrap_or_default();
                    line.selection = Some(fill(
                        Word::StSelection,
                        wording,
                        &[("words", &Counted::Word.of(words))],
                    ));
                }
            }
            line.document = document
                .and_then(|id| session.snapshot.document(id))
                .map(|document| {
                    let direction = session
                        .reading
                        .shown_direction()
                        .unwrap_or(Direction::LeftToRight);
                    let direction = wording.text(if direction.is_rtl() {
                        Word::DirRtl
                    } else {
                        Word::DirLtr
                    });
                    let tag = document.language.as_deref().unwrap_or_default();
                    match tag.split('-').next() {
                        Some("ar") => {
                            format!("{} · {direction}", wording.text(Word::LanguageArabic))
                        }
                        Some("en") => {
                            format!("{} · {direction}", wording.text(Word::LanguageEnglish))
                        }
                        _ => direction.to_owned(),
                    }
                });
        } else {
            line.saving = Saving::Nothing;
        }
        let frame = Frame::new()
            .fill(theme.panel)
            .inner_margin(Margin::symmetric(6, 0));
        let requests = &mut self.requests;
        Panel::bottom("status")
            .exact_size(size::STATUS)
            .frame(frame)
            .show(ui, |ui| {
                let whole = ui.max_rect();
                ui.expand_to_include_rect(whole);
                let mut child = within(ui, "line", whole);
                status_ui(&mut child, &line, wording, requests);
            });
    }

    fn welcome(&mut self, ui: &mut Ui) {
        let wording = self.wording();
        let frame = Frame::new().fill(Theme::of(ui.ctx()).base);
        let now = self.environment.now();
        let (recent, sample) = (&self.preferences.recent, self.sample.as_deref());
        let missing = self
            .files
            .missing
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone();
        let requests = &mut self.requests;
        CentralPanel::default().frame(frame).show(ui, |ui| {
            welcome_ui(ui, recent, &missing, sample, now, wording, requests);
        });
    }

    fn open_collection_ui(&mut self, ui: &mut Ui) {
        let is_rtl = self.wording().language.is_rtl();
        // In an interface from right to left the lists stand at the right and the inspector at the left.
        let (lists, other) = match is_rtl {
            true => (PanelSide::Right, PanelSide::Left),
            false => (PanelSide::Left, PanelSide::Right),
        };
        let handle = self.wording().text(Word::PanelHandle);
        let panel_frame = Frame::new().fill(Theme::of(ui.ctx()).panel);
        // In a small window the text keeps the most room; the panels' own widths come back with a larger one.
        let most = (ui.ctx().content_rect().width() * 0.28).max(150.0);
        let is_chosen = |width: f32| width < most - 1.0;
        let hides_panels = self.screen.hides_panels();
        if let Some(width) = self.preferences.layout.left.filter(|_| !hides_panels) {
            let id = if is_rtl {
                "lists at the right"
            } else {
                "lists at the left"
            };
            let sized = |panel: Panel| {
                panel
                    .default_size(width.min(most))
                    .size_range(200.0_f32.min(most)..=most.min(480.0))
                    .frame(panel_frame)
            };
            let shown = lists.show(ui, id, handle, sized, |ui| self.lists(ui));
            let now = shown.response.rect.width().round();
            if is_chosen(now) {
                self.preferences.layout.left = Some(now);
            }
        }
        // What is beside the text is about the text.
        let is_adding = self
            .session()
            .is_some_and(super::session::Session::shows_adding);
        let hides_text_parts = hides_panels || is_adding;
        if let Some(width) = self.preferences.layout.right.filter(|_| !hides_text_parts) {
            let id = if is_rtl {
                "inspector at the left"
            } else {
                "inspector at the right"
            };
            let sized = |panel: Panel| {
                panel
                    .default_size(width.min(most))
                    .size_range(220.0_f32.min(most)..=most.min(520.0))
                    .frame(panel_frame)
            };
            let shown = other.show(ui, id, handle, sized, |ui| {
                let whole = ui.max_rect();
                ui.expand_to_include_rect(whole);
                let mut child = within(ui, "inspector", whole);
                self.begin_part(&child, Part::Inspector);
                self.with_panel_context(|app, cx| {
                    inspector_ui(&mut child, &mut app.inspector, cx);
                });
                self.end_part(ui);
            });
            let now = shown.response.rect.width().round();
            if is_chosen(now) {
                self.preferences.layout.right = Some(now);
            }
        }
        if !hides_text_parts {
            self.bottom_panel(ui);
        }
        let fills = self.results_fill() && !hides_text_parts;
        let frame = Frame::new().fill(Theme::of(ui.ctx()).base);
        let shown = CentralPanel::default()
            .frame(frame)
            .show(ui, |ui| match (is_adding, fills) {
                (true, _) => self.adding_page(ui),
                (false, true) => self.results_page(ui),
                (false, false) => self.reading_panes(ui),
            });
        tell_place(ui.ctx(), HintPlace::Reading, shown.response.rect);
    }

    /// Results in the place of the texts.
    fn results_page(&mut self, ui: &mut Ui) {
        let whole = ui.max_rect();
        ui.expand_to_include_rect(whole);
        let mut child = within(ui, "results", whole);
        self.lists_below(&mut child, true);
    }

    /// Documents above, tags below, with a handle between them.
    fn lists(&mut self, ui: &mut Ui) {
        let whole = ui.max_rect();
        ui.expand_to_include_rect(whole);
        let share = self.preferences.layout.documents_share.clamp(0.15, 0.85);
        let border = whole.top() + whole.height() * share;
        let handle = Rect::from_min_max(
            pos2(whole.left(), border - 3.0),
            pos2(whole.right(), border + 3.0),
        );
        let response = ui.interact(
            handle,
            ui.scope_id().with("documents and tags"),
            egui::Sense::DRAG,
        );
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeVertical);
        }
        if let Some(at) = response
            .interact_pointer_pos()
            .filter(|_| response.dragged())
        {
            self.preferences.layout.documents_share =
                ((at.y - whole.top()) / whole.height().max(1.0)).clamp(0.15, 0.85);
        }
        let theme = Theme::of(ui.ctx());
        let upper = Rect::from_min_max(whole.min, pos2(whole.right(), border - 1.0));
        let lower = Rect::from_min_max(pos2(whole.left(), border + 1.0), whole.max);
        let mut child = within(ui, "documents", upper);
        self.begin_part(&child, Part::Documents);
        let read = self.read_here();
        self.with_panel_context(|app, cx| {
            documents_ui(&mut child, &mut app.documents, &read, cx);
        });
        self.end_part(ui);
        ui.painter()
            .hline(whole.x_range(), border, Stroke::new(1.0, theme.stroke));
        let mut child = within(ui, "tags", lower);
        self.begin_part(&child, Part::Tags);
        self.with_panel_context(|app, cx| tags_ui(&mut child, &mut app.tags, cx));
        self.end_part(ui);
    }

    /// Gives a panel what it sees; its requests join the others.
    pub(super) fn with_panel_context<T>(
        &mut self,
        show: impl FnOnce(&mut Self, &mut PanelContext<'_>) -> T,
    ) -> Option<T> {
        let wording = self.wording();
        let at_hand = self.at_hand();
        let numbers = self.numbers();
        let session = self.session()?;
        let recent_tags = session.recent_tags.clone();
        let (snapshot, document, subject) = (
            Arc::clone(&session.snapshot),
            session.document(),
            session.subject,
        );
        let me = session.engine.me();
        let mut requests = std::mem::take(&mut self.requests);
        let mut context = PanelContext {
            snapshot: &snapshot,
            wording,
            at_hand: &at_hand,
            me,
            document,
            numbers: &numbers,
            recent_tags: &recent_tags,
            subject,
            requests: &mut requests,
        };
        let shown = show(self, &mut context);
        self.requests.append(&mut requests);
        Some(shown)
    }

    fn popups(&mut self, ui: &Ui) {
        let wording = self.wording();
        let ctx = ui.ctx().clone();
        if let Some(mut palette) = self.palette.take() {
            let snapshot = self.session().map(|session| Arc::clone(&session.snapshot));
            let at_hand = self.at_hand();
            let context = PaletteContext {
                snapshot: snapshot.as_deref(),
                at_hand: &at_hand,
                recent: &self.preferences.recent_commands,
                wording,
            };
            match palette.show(ui, &mut self.palette_index, &context) {
                Some(request) => {
                    if let Some(Request::Ui(command)) = &request {
                        self.preferences.remember_command(command.word().key());
                    }
                    self.requests.extend(request);
                    self.focus_reader(ui);
                }
                None => self.palette = Some(palette),
            }
        }
        self.follow_export();
        if let Some(mut sheet) = self.sheet.take() {
            let (snapshot, at_hand) = (
                self.session().map(|session| Arc::clone(&session.snapshot)),
                self.at_hand(),
            );
            let mut context = SheetContext {
                snapshot: snapshot.as_ref(),
                preferences: &mut self.preferences,
                wording,
                at_hand: &at_hand,
                requests: &mut self.requests,
            };
            let is_covered = self.ask.is_some() || self.dialogs.has_field();
            if show_sheet(ui, &mut *sheet, is_covered, &mut context) {
                self.focus_reader(ui);
            } else {
                self.sheet = Some(sheet);
            }
        }
        if let Some((mut state, purpose)) = self.ask.take() {
            match state.show(ui, wording) {
                Some(answer) => {
                    let snapshot = self.session().map(|session| Arc::clone(&session.snapshot));
                    let is_first_name = purpose.is_first_name();
                    let request = purpose.answered(answer, &snapshot.unwrap_or_default());
                    self.requests.extend(request);
                    if is_first_name {
                        self.focus_reader(ui);
                    }
                }
                None => self.ask = Some((state, purpose)),
            }
        }
        if let Some(answer) = self.dialogs.show(ui, wording) {
            self.chosen(&ctx, answer);
        }
    }
}

impl eframe::App for HashiyaApp {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.trace.begin_frame(ctx, &*self.environment);
        self.step(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
        let (is_open, asked, shown) = self.session().map_or((false, None, None), |session| {
            (true, session.document(), session.reading.shown())
        });
        self.trace.end_frame(ui.ctx(), is_open, asked, shown);
    }
}

/// A part of a panel. What it draws takes no room of the panel's: a wide or high row would make the panel grow, and what
/// is beside it jump.
fn within(ui: &mut Ui, name: &str, rect: Rect) -> Ui {
    let mut child = ui.new_child(
        egui::UiBuilder::new()
            .id_salt(name)
            .max_rect(rect)
            .layout(Layout::top_down(Align::Min)),
    );
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    child
}
