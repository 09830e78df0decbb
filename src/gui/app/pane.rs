//! The reading pane: the document, the bar below a selection, the tag picker.

use std::sync::Arc;

use egui::{Rect, Stroke, Ui, pos2, vec2};

use crate::gui::app::{HashiyaApp, Stage, name_with_keys};
use crate::gui::commands::{Keys, Request, UiCommand};
use crate::gui::icons;
use crate::gui::panels::Subject;
use crate::gui::popups::{PickerAnswer, selection_bar_ui};
use crate::gui::reader::{Reader, ReaderEvent};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{muted, text_button};
use crate::i18n::{Word, fill};
use crate::text::Direction;

impl HashiyaApp {
    pub(super) fn reading_pane(&mut self, ui: &mut Ui) {
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
        // The focus goes along to the next document's text.
        let had_focus = session.reading.focus_id;
        let had_focus = had_focus.is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)));
        // The first text takes it, so that the keyboard reads at once.
        let is_first =
            session.reading.focus_id.is_none() && ctx.memory(|memory| memory.focused().is_none());
        session.reading.wants_focus |= had_focus || is_first;
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
        if std::mem::take(&mut session.reading.wants_focus) && !shown.response.has_focus() {
            shown.response.request_focus();
        }
        let caret = session.reading.caret_byte(document.id, &prepared);
        let here = marks.count_at(caret);
        let (number, total) = prepared.number(shown.paragraph);
        let place = (number, total, here);
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
                    session.subject = Subject::Annotation(annotation);
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
        // What is selected is what the next key acts on; an annotation beside it would say otherwise.
        if shown.selection.is_some() && matches!(session.subject, Subject::Annotation(_)) {
            session.subject = Subject::Document;
        }
        self.selection_popups(ui, bounds);
        self.linking_ui(ui, bounds);
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
    pub(super) fn focus_reader(&self, ui: &Ui) {
        if let Some(id) = self.session().and_then(|session| session.reading.focus_id) {
            ui.memory_mut(|memory| memory.request_focus(id));
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
