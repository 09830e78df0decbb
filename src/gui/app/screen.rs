//! The full screen, and the layout as it was designed.

use egui::{Context, Key, Modifiers, ViewportCommand};

use crate::engine::preferences::Layout;
use crate::gui::app::HashiyaApp;
use crate::gui::commands::{Request, UiCommand};

/// Whether the window fills the screen, with nothing beside the text. View state: a window never opens so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Screen {
    is_full: bool,
    hides_panels: bool,
}

impl Screen {
    /// Whether nothing stands beside and below the text.
    pub(super) fn hides_panels(self) -> bool {
        self.hides_panels
    }
}

impl HashiyaApp {
    /// Fills the screen and hides the panels; again, both are as before.
    pub(super) fn toggle_full_screen(&mut self, ctx: &Context) {
        let is_full = !self.screen.is_full;
        self.screen = Screen {
            is_full,
            hides_panels: is_full,
        };
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(is_full));
    }

    /// Esc leaves the full screen, unless something that is open or selected takes it.
    pub(super) fn leave_full_screen_by_key(&mut self, ctx: &Context) {
        let is_free = self.screen.is_full
            && !self.is_typing(ctx)
            && self
                .session()
                .is_none_or(|session| session.reading.selection().is_none());
        if is_free && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.toggle_full_screen(ctx);
        }
    }

    /// What is asked for in a panel is seen, also on the full screen: the panels come back. Returns whether the request
    /// has come to that alone.
    pub(super) fn bring_panels(&mut self, request: &Request) -> bool {
        if !self.screen.hides_panels {
            return false;
        }
        let layout = &mut self.preferences.layout;
        let is_toggle = match request {
            Request::Ui(UiCommand::ToggleLeftPanels) => {
                layout.left = layout.left.or(Layout::default().left);
                true
            }
            Request::Ui(UiCommand::ToggleInspector) => {
                layout.right = layout.right.or(Layout::default().right);
                true
            }
            Request::WriteMemo(_)
            | Request::SelectTag(_)
            | Request::ShowPassages(_)
            | Request::ShowBottom(_)
            | Request::Ui(
                UiCommand::ToggleBottom
                | UiCommand::ShowPassages
                | UiCommand::SearchCollection
                | UiCommand::FillResults,
            ) => false,
            _ => return false,
        };
        self.screen.hides_panels = false;
        is_toggle
    }

    /// Everything as it was designed: widths, panels, panes.
    pub(super) fn reset_layout(&mut self, ctx: &Context) {
        self.screen.hides_panels = false;
        self.preferences.layout = Layout {
            window: self.preferences.layout.window,
            ..Layout::default()
        };
        // The panels keep their widths themselves.
        ctx.data_mut(|data| data.remove_by_type::<egui::PanelState>());
        if let Some(session) = self.session_mut() {
            session.reading.panes.is_stacked = false;
            session.reading.panes.even_out();
        }
    }
}
