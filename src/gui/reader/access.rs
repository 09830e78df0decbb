//! What assistive programs are told: a document with the paragraphs in view, each with its logical text and direction.

use egui::accesskit::{Role, TextDirection};
use egui::{Response, Sense, Ui, UiBuilder, WidgetInfo};

use crate::gui::reader::prepared::BlockKind;
use crate::gui::reader::scroll::{Setting, Visible};
use crate::gui::reader::state::ReaderState;
use crate::gui::reader::structure::fold_words;

/// Tells the view and the blocks in it. Costs nothing while no assistive program listens.
pub(super) fn tell(
    ui: &mut Ui,
    response: &Response,
    label: &str,
    setting: &Setting<'_>,
    visible: &[Visible],
    state: &ReaderState,
) {
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, label));
    let id = response.id;
    let text = setting.prepared.text();
    let spans = state.spans(text);
    let selected: Vec<&str> = spans
        .iter()
        .filter_map(|span| span.slice(text).ok())
        .collect();
    let is_told = ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Document);
        node.set_label(label);
        if !selected.is_empty() {
            node.set_description(selected.join(" … "));
        }
    });
    if is_told.is_none() {
        return;
    }
    let page = setting.page;
    let child = ui.new_child(
        UiBuilder::new()
            .id_salt("paragraphs")
            .max_rect(page.view)
            .accessibility_parent(id),
    );
    for shown in visible {
        let block = &setting.prepared.blocks()[shown.block];
        if block.kind() == BlockKind::Blank {
            continue;
        }
        let top = page.view.top() + shown.top_px / page.pixels_per_point;
        let rect = egui::Rect::from_min_size(
            egui::pos2(page.column.left(), top),
            egui::vec2(
                page.column.width(),
                shown.layout.height() / page.pixels_per_point,
            ),
        );
        let paragraph = id.with(("paragraph", shown.block));
        let rect = rect.intersect(page.view);
        child.interact(rect, paragraph, Sense::hover());
        let folded = shown
            .is_fold
            .then(|| fold_words(setting, shown.block, crate::gui::fields::wording(ui.ctx())));
        let text = &setting.prepared.text()[block.bytes()];
        let text = folded.as_deref().unwrap_or(text);
        let is_rtl = setting.prepared.direction(block).is_rtl();
        ui.ctx().accesskit_node_builder(paragraph, |node| {
            node.set_role(if matches!(block.kind(), BlockKind::Heading(_)) {
                Role::Heading
            } else {
                Role::Paragraph
            });
            node.set_label(text);
            node.set_bounds(egui::accesskit::Rect {
                x0: rect.min.x.into(),
                y0: rect.min.y.into(),
                x1: rect.max.x.into(),
                y1: rect.max.y.into(),
            });
            node.set_text_direction(if is_rtl {
                TextDirection::RightToLeft
            } else {
                TextDirection::LeftToRight
            });
        });
    }
}
