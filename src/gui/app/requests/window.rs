//! The window itself: questions, names, theme, zoom, the clipboard.

use std::sync::Arc;

use egui::Context;

use crate::command::Command;
use crate::engine::preferences::ThemeChoice;
use crate::gui::app::HashiyaApp;
use crate::gui::app::ask_purpose::AskPurpose;
use crate::gui::app::session::Pending;
use crate::gui::popups::AskState;
use crate::gui::theme::size;

impl HashiyaApp {
    pub(in crate::gui::app) fn ask(&mut self, purpose: AskPurpose) {
        let wording = self.wording();
        let snapshot = self.session().map(|session| Arc::clone(&session.snapshot));
        let question = purpose.ask(&snapshot.unwrap_or_default(), wording);
        self.ask = question.map(|question| (AskState::open(question), purpose));
    }

    /// Takes the name of the one who works here, and gives it to their row in this collection.
    pub(in crate::gui::app) fn name_person(&mut self, name: String) {
        let mut person = self.person();
        person.name.clone_from(&name);
        self.preferences.person = Some(person.clone());
        let Some(session) = self.session() else {
            return;
        };
        session.engine.set_person(person);
        let annotator = session.engine.me();
        if session.snapshot.annotator(annotator).is_some() && session.engine.is_writable() {
            self.submit(Command::RenameAnnotator { annotator, name }, Pending::Plain);
        }
    }

    pub(in crate::gui::app) fn set_theme(&mut self, ctx: &Context, theme: ThemeChoice) {
        self.preferences.theme = theme;
        self.follow_theme(ctx);
    }

    /// Gives egui what the preferences say of the whole window; changes count at once.
    pub(in crate::gui::app) fn follow_preferences(&self, ctx: &Context) {
        let zoom = f32::from(self.preferences.interface_zoom) / 100.0;
        if (ctx.zoom_factor() - zoom).abs() > 0.001 {
            ctx.set_zoom_factor(zoom);
        }
        let seconds = if self.preferences.reduced_motion {
            0.0
        } else {
            crate::gui::theme::MOTION_SECONDS
        };
        if (ctx.global_style().animation_time - seconds).abs() > 0.001 {
            ctx.all_styles_mut(|style| style.animation_time = seconds);
        }
    }

    /// Whether a text field has the focus, which then gets plain letters.
    pub(in crate::gui::app) fn is_typing(&self, ctx: &Context) -> bool {
        self.has_dialog() || crate::gui::fields::is_typing(ctx)
    }

    /// Whether a page or a question lies over the window.
    pub(in crate::gui::app) fn is_covered(&self) -> bool {
        self.ask.is_some() || self.sheet.is_some() || self.dialogs.has_field()
    }

    /// Whether something lies over the window that takes the keys.
    pub(in crate::gui::app) fn has_dialog(&self) -> bool {
        self.is_covered()
            || self.picker.is_some()
            || self
                .session()
                .is_some_and(|session| session.linking.has_picker())
            || self.beside.is_open()
            || self.palette.is_some()
    }
}

pub(super) fn toggle(width: &mut Option<f32>) {
    *width = if width.is_some() {
        None
    } else {
        Some(size::PANEL)
    };
}

/// The next step of zoom, percent.
pub(super) fn next_zoom(zoom: u16, larger: bool) -> u16 {
    const STEPS: [u16; 12] = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];
    if larger {
        STEPS
            .iter()
            .copied()
            .find(|step| *step > zoom)
            .unwrap_or(300)
    } else {
        STEPS
            .iter()
            .rev()
            .copied()
            .find(|step| *step < zoom)
            .unwrap_or(50)
    }
}
