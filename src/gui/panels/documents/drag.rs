//! Dragging documents: to a place in the list, into a set, out of one.

use std::sync::Arc;

use egui::{DragAndDrop, LayerId, Order, Response, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::command::Command;
use crate::gui::commands::Request;
use crate::gui::panels::PanelContext;
use crate::gui::panels::documents::list::Item;
use crate::gui::panels::documents::state::DocumentsState;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::text_font;
use crate::i18n::Counted;
use crate::i18n::Insert;
use crate::model::{DocumentId, DocumentSetId};

/// What the pointer carries.
#[derive(Clone, Debug)]
struct Carried {
    documents: Vec<DocumentId>,
    from: Option<DocumentSetId>,
}

/// A row is taken up, or something is dropped above or below it.
pub(super) fn row(
    ui: &Ui,
    response: &Response,
    (id, set): (DocumentId, Option<DocumentSetId>),
    items: &[Item],
    index: usize,
    state: &DocumentsState,
    cx: &mut PanelContext<'_>,
) {
    if !cx.at_hand.writable {
        return;
    }
    if response.drag_started() {
        response.dnd_set_drag_payload(Carried {
            documents: state.meant(id),
            from: set,
        });
    }
    let Some(carried) = response.dnd_hover_payload::<Carried>() else {
        return;
    };
    if carried.documents.contains(&id) && carried.from == set {
        return;
    }
    let is_other_set = set.is_some() && carried.from != set;
    if is_other_set {
        // Anywhere on a set's rows means the set.
        frame(ui, response);
    } else if state.is_arranged() && set.is_none() {
        let at = ui
            .input(|input| input.pointer.hover_pos())
            .unwrap_or_default();
        let is_above = at.y < response.rect.center().y;
        let y = if is_above {
            response.rect.top()
        } else {
            response.rect.bottom()
        };
        let stroke = Stroke::new(2.0, Theme::of(ui.ctx()).accent);
        ui.painter().hline(response.rect.x_range(), y, stroke);
    } else {
        return;
    }
    let Some(carried) = response.dnd_release_payload::<Carried>() else {
        return;
    };
    if is_other_set {
        put_in(&carried, set, cx);
        return;
    }
    let at = ui
        .input(|input| input.pointer.interact_pos())
        .unwrap_or_default();
    let below = if at.y < response.rect.center().y {
        index
    } else {
        index + 1
    };
    let next = |item: &Item| match item {
        Item::Document(id, _) if !carried.documents.contains(id) => Some(*id),
        _ => None,
    };
    let before = items.iter().skip(below).find_map(next);
    if carried.from.is_some() {
        put_in(&carried, None, cx);
    }
    cx.requests
        .push(Request::Core(Box::new(Command::MoveDocuments {
            documents: carried.documents.clone(),
            before,
        })));
}

/// Something is dropped onto the head of a set, or of the documents in none.
pub(super) fn onto_group(
    ui: &Ui,
    response: &Response,
    set: Option<DocumentSetId>,
    cx: &mut PanelContext<'_>,
) {
    let Some(carried) = response.dnd_hover_payload::<Carried>() else {
        return;
    };
    if carried.from == set {
        return;
    }
    frame(ui, response);
    if let Some(carried) = response.dnd_release_payload::<Carried>() {
        put_in(&carried, set, cx);
    }
}

/// Into a set, or out of the one that it came from.
fn put_in(carried: &Carried, set: Option<DocumentSetId>, cx: &mut PanelContext<'_>) {
    let documents = carried.documents.clone();
    let command = match (set, carried.from) {
        (Some(set), _) => Command::AddToDocumentSet { set, documents },
        (None, Some(set)) => Command::RemoveFromDocumentSet { set, documents },
        (None, None) => return,
    };
    cx.requests.push(Request::Core(Box::new(command)));
}

fn frame(ui: &Ui, response: &Response) {
    let stroke = Stroke::new(2.0, Theme::of(ui.ctx()).accent);
    ui.painter()
        .rect_stroke(response.rect, 4.0, stroke, StrokeKind::Inside);
}

/// The name of what the pointer carries, beside it.
pub(super) fn carried_ui(ui: &Ui, cx: &PanelContext<'_>) {
    let Some(carried) = DragAndDrop::payload::<Carried>(ui.ctx()) else {
        return;
    };
    let Some(at) = ui.input(|input| input.pointer.hover_pos()) else {
        return;
    };
    let snapshot = Arc::clone(cx.snapshot);
    let mut words = String::new();
    match carried.documents.as_slice() {
        [one] => {
            let document = snapshot.document(*one);
            words.push_str(document.map_or("", |document| &document.name));
        }
        several => Counted::Document
            .of(several.len())
            .insert(cx.wording, false, &mut words),
    }
    let theme = Theme::of(ui.ctx());
    let layer = LayerId::new(Order::Tooltip, egui::Id::unique("carried documents"));
    let painter = ui.ctx().layer_painter(layer);
    let galley = painter.layout_no_wrap(words, text_font(size::TEXT), theme.strong);
    let shift = if cx.is_rtl() {
        vec2(-galley.size().x - 16.0, 8.0)
    } else {
        vec2(16.0, 8.0)
    };
    let place = pos2(at.x, at.y) + shift;
    let frame = egui::Rect::from_min_size(place, galley.size()).expand2(vec2(8.0, 4.0));
    let stroke = Stroke::new(1.0, theme.accent);
    painter.rect(frame, 4.0, theme.raised, stroke, StrokeKind::Inside);
    painter.galley(place, galley, theme.strong);
}
