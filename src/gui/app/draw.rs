//! Draws the window: bars, panels, the reading pane, and what opens over them.

use std::sync::Arc;

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, Rect, Stroke, Ui, pos2, vec2};

use crate::gui::app::{HashiyaApp, Stage, name_with_keys};
use crate::gui::commands::{Keys, Request, UiCommand, take_pressed};
use crate::gui::icons;
use crate::gui::pages::welcome_ui;
use crate::gui::panels::{
    PanelContext, Saving, StatusLine, Subject, VisiblePanels, documents_ui, inspector_ui,
    status_ui, tags_ui, top_bar_ui,
};
use crate::gui::popups::{PickerAnswer, selection_bar_ui};
use crate::gui::reader::{Reader, ReaderEvent};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{muted, text_button};
use crate::i18n::{Counted, Word, fill};
use crate::text::Direction;

impl HashiyaApp {
    /// Draws everything and acts on what was asked for.
    pub(super) fn draw(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        crate::gui::fields::set_wording(&ctx, self.wording());
        for command in take_pressed(&ctx, self.is_typing(&ctx)) {
            self.requests.push(Request::Ui(command));
        }
        self.top_bar(ui);
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
        self.popups(ui);
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
        let jobs = self
            .session()
            .map(|session| session.engine.jobs())
            .unwrap_or_default();
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
                        let since = holder
                            .since
                            .map_or_else(|| "–".to_owned(), |since| since.clock_time());
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
            line.place = session.reading.place.filter(|_| session.document.is_some());
            let capture = session
                .document
                .and_then(|document| session.snapshot.current_capture(document));
            if let (Some(span), Some(capture)) = (session.reading.selection(), capture) {
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
            line.document = session
                .document
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
                    match document.language.as_deref() {
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
            .show(ui, |ui| status_ui(ui, &line, wording, requests));
    }

    fn welcome(&mut self, ui: &mut Ui) {
        let wording = self.wording();
        let frame = Frame::new().fill(Theme::of(ui.ctx()).base);
        let (recent, sample) = (&self.preferences.recent, self.sample.as_deref());
        let requests = &mut self.requests;
        CentralPanel::default()
            .frame(frame)
            .show(ui, |ui| welcome_ui(ui, recent, sample, wording, requests));
    }

    fn open_collection_ui(&mut self, ui: &mut Ui) {
        let is_rtl = self.wording().language.is_rtl();
        // In an interface from right to left the lists stand at the right and the inspector at the left.
        let lists = |id: &'static str| {
            if is_rtl {
                Panel::right(id)
            } else {
                Panel::left(id)
            }
        };
        let other = |id: &'static str| {
            if is_rtl {
                Panel::left(id)
            } else {
                Panel::right(id)
            }
        };
        let panel_frame = Frame::new().fill(Theme::of(ui.ctx()).panel);
        if let Some(width) = self.preferences.layout.left {
            let id = if is_rtl {
                "lists at the right"
            } else {
                "lists at the left"
            };
            let shown = lists(id)
                .default_size(width)
                .size_range(200.0..=480.0)
                .frame(panel_frame)
                .show(ui, |ui| self.lists(ui));
            self.preferences.layout.left = Some(shown.response.rect.width().round());
        }
        if let Some(width) = self.preferences.layout.right {
            let id = if is_rtl {
                "inspector at the left"
            } else {
                "inspector at the right"
            };
            let shown = other(id)
                .default_size(width)
                .size_range(220.0..=520.0)
                .frame(panel_frame)
                .show(ui, |ui| {
                    self.with_panel_context(|app, cx| inspector_ui(ui, &mut app.inspector, cx));
                });
            self.preferences.layout.right = Some(shown.response.rect.width().round());
        }
        let frame = Frame::new().fill(Theme::of(ui.ctx()).base);
        CentralPanel::default()
            .frame(frame)
            .show(ui, |ui| self.reading_pane(ui));
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
            egui::Sense::drag(),
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
        let mut child = ui.new_child(
            egui::UiBuilder::new()
                .id_salt("documents")
                .max_rect(upper)
                .layout(Layout::top_down(Align::Min)),
        );
        child.set_clip_rect(upper.intersect(ui.clip_rect()));
        self.with_panel_context(|_, cx| documents_ui(&mut child, cx));
        ui.painter()
            .hline(whole.x_range(), border, Stroke::new(1.0, theme.stroke));
        let mut child = ui.new_child(
            egui::UiBuilder::new()
                .id_salt("tags")
                .max_rect(lower)
                .layout(Layout::top_down(Align::Min)),
        );
        child.set_clip_rect(lower.intersect(ui.clip_rect()));
        self.with_panel_context(|app, cx| tags_ui(&mut child, &mut app.tags, cx));
    }

    /// Gives a panel what it sees; its requests join the others.
    fn with_panel_context<T>(
        &mut self,
        show: impl FnOnce(&mut Self, &mut PanelContext<'_>) -> T,
    ) -> Option<T> {
        let wording = self.wording();
        let at_hand = self.at_hand();
        let session = self.session()?;
        let (snapshot, document, subject) = (
            Arc::clone(&session.snapshot),
            session.document,
            session.subject,
        );
        let mut requests = std::mem::take(&mut self.requests);
        let mut context = PanelContext {
            snapshot: &snapshot,
            wording,
            at_hand: &at_hand,
            document,
            subject,
            requests: &mut requests,
        };
        let shown = show(self, &mut context);
        self.requests.append(&mut requests);
        Some(shown)
    }

    fn reading_pane(&mut self, ui: &mut Ui) {
        let wording = self.wording();
        let zoom = f32::from(self.preferences.zoom) / 100.0;
        let ctx = ui.ctx().clone();
        let bounds = ui.max_rect();
        let Stage::Open(session) = &mut self.stage else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        let Some(document) = session
            .document
            .and_then(|id| snapshot.document(id))
            .cloned()
        else {
            nothing_to_read_ui(ui, self.at_hand().writable, wording, &mut self.requests);
            return;
        };
        tab_ui(ui, &document.name, wording.language.is_rtl());
        let Some(prepared) = session.reading.prepared(&ctx, &document, &snapshot) else {
            let words = fill(Word::StOpening, wording, &[("title", &document.name)]);
            ui.centered_and_justified(|ui| ui.label(muted(ui, words)));
            return;
        };
        let marks = session
            .reading
            .marks(document.capture, &snapshot, wording.language);
        let selected = session.annotation();
        let state = session.reading.state(document.id);
        let shown = ui
            .push_id(document.id, |ui| {
                Reader::new(state, &prepared, &marks, &document.name)
                    .selected(selected)
                    .zoom(zoom)
                    .show(ui)
            })
            .inner;
        let caret = session.reading.caret_byte(document.id, &prepared);
        let here = marks.count_at(caret);
        let place = (shown.paragraph + 1, prepared.paragraphs().count(), here);
        session.reading.answered(
            shown.selection,
            shown.selection_end,
            place,
            prepared.paragraphs().document_direction(),
            shown.response.id,
        );
        for event in shown.events {
            match event {
                ReaderEvent::Clicked(annotation) => {
                    session.subject = Subject::Annotation(annotation)
                }
                ReaderEvent::ClickedText => {
                    if matches!(session.subject, Subject::Annotation(_)) {
                        session.subject = Subject::Document;
                    }
                }
                ReaderEvent::MoveEdge { end, side, by_word } => {
                    if let Some(command) = session.edge_moved(end, side, by_word, &prepared) {
                        self.requests.push(Request::Core(Box::new(command)));
                    }
                }
            }
        }
        self.selection_popups(ui, bounds);
    }

    /// The bar below the selection, and the picker below that or beside the selected annotation.
    fn selection_popups(&mut self, ui: &Ui, bounds: Rect) {
        let wording = self.wording();
        let at_hand = self.at_hand();
        let Stage::Open(session) = &self.stage else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        let end = session
            .reading
            .selection_end
            .map(|rect| rect.intersect(bounds))
            .filter(|rect| rect.is_positive());
        let mut below = None;
        if let Some(end) = end {
            let at = pos2(
                if session
                    .reading
                    .shown_direction()
                    .is_some_and(Direction::is_rtl)
                {
                    end.left()
                } else {
                    end.right() - 160.0
                },
                end.bottom() + 8.0,
            );
            let bar = selection_bar_ui(
                ui,
                at,
                bounds,
                &snapshot,
                &at_hand,
                &session.recent_tags,
                wording,
                &mut self.requests,
            );
            below = Some(pos2(bar.left(), bar.bottom() + 4.0));
        }
        if let Some(picker) = &mut self.picker {
            let at = below.unwrap_or_else(|| bounds.center_top() + vec2(-158.0, 96.0));
            match picker.show(ui, at, bounds, &snapshot, wording) {
                Some(PickerAnswer::Tag(tag)) => {
                    self.picker = None;
                    self.requests.push(Request::ApplyTag(tag));
                    self.focus_reader(ui);
                }
                Some(PickerAnswer::Cancelled) => {
                    self.picker = None;
                    self.focus_reader(ui);
                }
                None => {}
            }
        }
    }

    /// Gives the focus back to the text.
    fn focus_reader(&self, ui: &Ui) {
        if let Some(id) = self.session().and_then(|session| session.reading.focus_id) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }

    fn popups(&mut self, ui: &Ui) {
        let wording = self.wording();
        let ctx = ui.ctx().clone();
        if let Some(mut palette) = self.palette.take() {
            let snapshot = self.session().map(|session| Arc::clone(&session.snapshot));
            match palette.show(ui, snapshot.as_deref(), &self.at_hand(), wording) {
                Some(request) => {
                    self.requests.extend(request);
                    self.focus_reader(ui);
                }
                None => self.palette = Some(palette),
            }
        }
        if let Some((mut state, purpose)) = self.ask.take() {
            match state.show(ui, wording) {
                Some(answer) => {
                    if let Some(session) = self.session() {
                        let request = purpose.answered(answer, &session.snapshot);
                        self.requests.extend(request);
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

fn tab_ui(ui: &mut Ui, name: &str, is_rtl: bool) {
    let theme = Theme::of(ui.ctx());
    let (bar, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), size::TABS), egui::Sense::hover());
    ui.painter().rect_filled(bar, 0.0, theme.panel);
    ui.painter().hline(
        bar.x_range(),
        bar.bottom() - 0.5,
        Stroke::new(1.0, theme.stroke),
    );
    let words = egui::RichText::new(name).color(theme.strong);
    let galley = egui::WidgetText::from(words).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        (bar.width() - 70.0).clamp(40.0, 360.0),
        crate::gui::widgets::text_font(size::TEXT),
    );
    let width = galley.size().x + 50.0;
    let left = if is_rtl {
        bar.right() - 8.0 - width
    } else {
        bar.left() + 8.0
    };
    let tab = Rect::from_min_size(pos2(left, bar.top()), vec2(width, bar.height()));
    ui.painter().rect_filled(tab, 0.0, theme.base);
    ui.painter().hline(
        tab.x_range(),
        tab.bottom() - 1.0,
        Stroke::new(2.0, theme.accent),
    );
    let (icon_x, text_x) = if is_rtl {
        (tab.right() - 20.0, tab.right() - 36.0 - galley.size().x)
    } else {
        (tab.left() + 20.0, tab.left() + 36.0)
    };
    let icon_font = crate::gui::widgets::text_font(14.0);
    ui.painter().text(
        pos2(icon_x, tab.center().y),
        egui::Align2::CENTER_CENTER,
        icons::FILE_TEXT,
        icon_font,
        theme.muted,
    );
    ui.painter().galley(
        pos2(text_x, tab.center().y - galley.size().y / 2.0),
        galley,
        theme.strong,
    );
}

fn nothing_to_read_ui(
    ui: &mut Ui,
    is_writable: bool,
    wording: crate::i18n::Wording,
    requests: &mut Vec<Request>,
) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.32);
        ui.label(muted(ui, wording.text(Word::EmptyDocuments)));
        ui.add_space(10.0);
        if is_writable {
            let command = UiCommand::AddDocuments;
            let keys = command.keys().map(Keys::name).unwrap_or_default();
            let button = text_button(ui, Some(icons::PLUS), wording.text(command.word()));
            if button
                .on_hover_text(name_with_keys(wording.text(command.word()), &keys))
                .clicked()
            {
                requests.push(Request::Ui(command));
            }
        }
    });
}

impl eframe::App for HashiyaApp {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.step(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }
}
