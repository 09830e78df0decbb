//! Panels beside the text. The handle between one and its neighbor is egui's: here its focus is seen, arrows move it, and it
//! has a name in the reader's language.
//!
//! egui moves a handle by the pointer and for assistive programs. An arrow is passed on as the request of such a program,
//! so that both go the same way.

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Event, EventFilter, Id, InnerResponse, Key, Modifiers, Panel, Stroke, Ui};

use crate::gui::theme::Theme;

/// Where a panel stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelSide {
    /// At the left of the window.
    Left,
    /// At the right.
    Right,
    /// At the lower end.
    Bottom,
}

impl PanelSide {
    /// Shows the panel of that name; `with` gives its sizes and its frame, `label` names its handle.
    pub fn show<R>(
        self,
        ui: &mut Ui,
        name: &'static str,
        label: &str,
        with: impl FnOnce(Panel) -> Panel,
        add: impl FnOnce(&mut Ui) -> R,
    ) -> InnerResponse<R> {
        // As egui names it; a test of the window finds the handle by its label.
        let handle = ui
            .scope_id()
            .with_salt(egui::IdSalt::new(name))
            .with("__resize");
        let has_focus = ui.memory(|memory| memory.has_focus(handle));
        if has_focus {
            self.arrows(ui, handle);
        }
        let panel = match self {
            Self::Left => Panel::left(name),
            Self::Right => Panel::right(name),
            Self::Bottom => Panel::bottom(name),
        };
        let shown = with(panel).show(ui, add);
        ui.ctx()
            .accesskit_node_builder(handle, |node| node.set_label(label));
        if let Some(response) = ui.ctx().read_response(handle).filter(|_| has_focus) {
            let line = Stroke::new(3.0, Theme::of(ui.ctx()).accent);
            let (rect, painter) = (response.rect, ui.painter());
            match self {
                Self::Bottom => painter.hline(rect.x_range(), rect.center().y, line),
                Self::Left | Self::Right => painter.vline(rect.center().x, rect.y_range(), line),
            };
        }
        shown
    }

    fn arrows(self, ui: &Ui, handle: Id) {
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(handle, filter));
        let (more, less) = match self {
            Self::Left => (Key::ArrowRight, Key::ArrowLeft),
            Self::Right => (Key::ArrowLeft, Key::ArrowRight),
            Self::Bottom => (Key::ArrowUp, Key::ArrowDown),
        };
        ui.input_mut(|input| {
            for (key, action) in [(more, Action::Increment), (less, Action::Decrement)] {
                for _ in 0..input.count_and_consume_key(Modifiers::NONE, key) {
                    let request = ActionRequest {
                        action,
                        target_tree: TreeId::ROOT,
                        target_node: handle.accesskit_id(),
                        data: None,
                    };
                    input.events.push(Event::AccessKitActionRequest(request));
                }
            }
        });
    }
}
