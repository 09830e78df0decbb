//! The panel below the text: its place in the window, and what its lists ask for.

use std::sync::Arc;

use egui::{Context, Frame, Panel, Ui};

use crate::analysis::passages::PassageScope;
use crate::engine::preferences::BottomTab;
use crate::gui::app::parts::Part;
use crate::gui::app::{HashiyaApp, Stage};
use crate::gui::panels::{Subject, bottom_ui, references_of, scope_of_tag};
use crate::gui::theme::Theme;
use crate::gui::widgets::PanelSide;
use crate::i18n::{Counted, Word, fill};
use crate::model::{AnnotationId, MemoTarget};

/// The least height of the panel, points.
const LEAST: f32 = 120.0;

impl HashiyaApp {
    /// Draws the panel, if it is to be seen, at the lower end of what is left of the window.
    pub(super) fn bottom_panel(&mut self, ui: &mut Ui) {
        let bottom = self.preferences.layout.bottom;
        if !bottom.is_shown || self.results_fill() {
            return;
        }
        let most = (ui.available_height() * 0.75).max(LEAST);
        let frame = Frame::new().fill(Theme::of(ui.ctx()).panel);
        let sized = |panel: Panel| {
            panel
                .default_size(bottom.height.min(most))
                .size_range(LEAST..=most)
                .frame(frame)
        };
        let handle = self.wording().text(Word::PanelHandle);
        let name = "lists below the text";
        let shown = PanelSide::Bottom.show(ui, name, handle, sized, |ui| {
            self.lists_below(ui, false);
        });
        let now = shown.response.rect.height().round();
        // In a small window it is lower for a while; its own height comes back with a larger one.
        if now < most - 1.0 {
            self.preferences.layout.bottom.height = now;
        }
    }

    /// Draws the lists over the whole of `ui`. `fills`: in the place of the texts.
    pub(super) fn lists_below(&mut self, ui: &mut Ui, fills: bool) {
        let ctx = ui.ctx().clone();
        let tab = self.preferences.layout.bottom.tab;
        self.search_on(&ctx);
        self.begin_part(ui, Part::Lists);
        self.with_panel_context(|app, cx| {
            let Stage::Open(session) = &app.stage else {
                return;
            };
            let search = session.search.view(fills);
            let drafts = &mut app.inspector.memos;
            bottom_ui(ui, tab, &mut app.bottom, drafts, &search, cx);
        });
        self.end_part(ui);
        self.preferences.hidden_words = Arc::clone(&self.bottom.words.hidden);
        // What was typed just now is looked for at once.
        self.search_on(&ctx);
    }

    /// Brings a list into view and gives it the focus.
    pub(super) fn show_bottom(&mut self, tab: BottomTab) {
        let bottom = &mut self.preferences.layout.bottom;
        bottom.is_shown = true;
        bottom.tab = tab;
        self.bottom.is_lowered = false;
        self.bottom.focus(tab);
    }

    /// Shows the lists, or hides them and gives the text the focus.
    pub(super) fn toggle_bottom(&mut self) {
        let bottom = self.preferences.layout.bottom;
        if bottom.is_shown {
            self.preferences.layout.bottom.is_shown = false;
            self.read_on();
        } else {
            self.show_bottom(bottom.tab);
        }
    }

    /// Lists passages.
    pub(super) fn show_passages(&mut self, scope: PassageScope) {
        self.bottom.passages.show(scope);
        self.show_bottom(BottomTab::Passages);
    }

    /// Lists the passages of the selected tag or of the selected annotation's first; else of the document.
    pub(super) fn show_passages_here(&mut self) {
        let Some(session) = self.session() else {
            return;
        };
        let snapshot = &session.snapshot;
        let scope = match session.subject {
            Subject::Tag(tag) => scope_of_tag(snapshot, tag),
            Subject::Annotation(annotation) => match snapshot.taggings_of(annotation).first() {
                Some(tagging) => PassageScope::Tag(tagging.tag),
                None => PassageScope::Untagged,
            },
            Subject::Document | Subject::Collection => session
                .document()
                .map_or(PassageScope::All, PassageScope::Document),
        };
        self.show_passages(scope);
    }

    /// Shows every memo, and opens the first on what is selected.
    pub(super) fn show_memos(&mut self) {
        let target = self.subject_target();
        if let (Some(session), Some(target)) = (self.session(), target) {
            let snapshot = Arc::clone(&session.snapshot);
            self.bottom.memos.open_on(&snapshot, target);
        }
        self.show_bottom(BottomTab::Memos);
    }

    /// Begins a memo that stands on nothing yet.
    pub(super) fn new_memo(&mut self) {
        let key = self.inspector.memos.begin();
        self.bottom.memos.open(key);
        let bottom = &mut self.preferences.layout.bottom;
        bottom.is_shown = true;
        bottom.tab = BottomTab::Memos;
    }

    /// What is selected, as something that a memo can stand on.
    pub(super) fn subject_target(&self) -> Option<MemoTarget> {
        let session = self.session()?;
        match session.subject {
            Subject::Annotation(id) => Some(MemoTarget::Annotation(id)),
            Subject::Tag(id) => Some(MemoTarget::Tag(id)),
            Subject::Document => session.document().map(MemoTarget::Document),
            Subject::Collection => Some(MemoTarget::Collection),
        }
    }

    /// Goes to an annotation's place and gives the text the focus.
    pub(super) fn go_to_annotation(&mut self, annotation: AnnotationId) {
        self.lead_to(annotation);
        self.read_on();
    }

    /// Gives the text the focus when it is next drawn.
    fn read_on(&mut self) {
        if let Some(session) = self.session_mut() {
            session.reading.want_focus();
        }
    }

    /// Copies quotes with their references.
    pub(super) fn copy_passages(&mut self, ctx: &Context, annotations: &[AnnotationId]) {
        let wording = self.wording();
        let Some(session) = self.session() else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        ctx.copy_text(references_of(annotations, &snapshot, wording));
        let passages = Counted::Passage.of(annotations.len());
        let said = fill(Word::MsgCopiedPassages, wording, &[("passages", &passages)]);
        self.say(ctx, said, false, false);
    }
}
