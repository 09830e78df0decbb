//! The links of a passage: what each means, the words at its other end, and the way there.

use egui::{Frame, Margin, Sense, Stroke, Ui};

use crate::command::Command;
use crate::gui::app::quote_ui;
use crate::gui::commands::Request;
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::inspector::{direction_of, section};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{focus_ring, from_end, from_start, icon_button, muted};
use crate::i18n::{Word, fill, isolate};
use crate::model::{AnnotationId, Link, PassageId};

/// Draws a card for each link at a passage, or nothing where there is none.
pub(super) fn links_ui(ui: &mut Ui, passage: PassageId, cx: &mut PanelContext<'_>) {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let mut links: Vec<_> = snapshot.links_at(passage).collect();
    if links.is_empty() {
        return;
    }
    links.sort_by_key(|link| (link.created, link.id));
    links.dedup_by_key(|link| link.id);
    section(ui, cx.word(Word::PanelLinks));
    for link in links {
        link_ui(ui, link, passage, cx);
        ui.add_space(6.0);
    }
}

fn link_ui(ui: &mut Ui, link: &Link, here: PassageId, cx: &mut PanelContext<'_>) {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let leads_away = link.from == here;
    let there = if leads_away { link.to } else { link.from };
    let (Some(passage), Some(relation)) = (
        crate::anchor::shown(&snapshot, there),
        snapshot.relation(link.relation),
    ) else {
        return;
    };
    let document = snapshot.document_of_capture(passage.capture);
    let document = document.map_or("–", |document| document.name.as_str());
    let label = relation.label.prefer(cx.is_arabic());
    // The interface's own direction says which way the arrow to the other end points.
    let arrow = match (relation.is_symmetric, leads_away == cx.is_rtl()) {
        (true, _) => icons::ARROW_LEFT_RIGHT,
        (false, true) => icons::ARROW_LEFT,
        (false, false) => icons::ARROW_RIGHT,
    };
    let is_rtl = cx.is_rtl();
    // One row high: a layout from the side takes all the height that it is given.
    let row = egui::vec2(ui.available_width(), size::BUTTON);
    ui.allocate_ui_with_layout(row, from_start(is_rtl), |ui| {
        ui.label(muted(ui, arrow));
        let line = format!("{} · {}", isolate(label), isolate(document));
        ui.add(egui::Label::new(muted(ui, line)).truncate());
    });
    let theme = Theme::of(ui.ctx());
    let card = Frame::new()
        .fill(theme.raised)
        .stroke(Stroke::new(1.0, theme.stroke))
        .corner_radius(6.0)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let direction = direction_of(&passage, &snapshot);
            quote_ui(ui, &passage.quote, cx.word(Word::PanelLinks), direction);
        });
    let response = ui.interact(
        card.response.rect,
        ui.scope_id().with(link.id),
        Sense::click(),
    );
    let name = fill(Word::LinkGo, cx.wording, &[("title", &document)]);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(
            egui::Role::Button,
            true,
            crate::i18n::without_isolates(&name),
        )
    });
    focus_ring(ui, &response);
    let other: Option<AnnotationId> = snapshot
        .annotations_of_passage(there)
        .next()
        .map(|annotation| annotation.id);
    if response.on_hover_text(&name).clicked()
        && let Some(annotation) = other
    {
        cx.requests.push(Request::SelectAnnotation {
            annotation,
            reveal: true,
        });
    }
    if !cx.at_hand.writable {
        return;
    }
    ui.allocate_ui_with_layout(row, from_end(is_rtl), |ui| {
        let delete = cx.word(Word::LinkDelete);
        if icon_button(ui, icons::TRASH_2, delete, false, true).clicked() {
            let links = vec![link.id];
            let command = Command::DeleteLinks { links };
            cx.requests.push(Request::Core(Box::new(command)));
        }
        let reverse = cx.word(Word::LinkReverse);
        if !relation.is_symmetric
            && icon_button(ui, icons::ARROW_LEFT_RIGHT, reverse, false, true).clicked()
        {
            let command = Command::ReverseLink { link: link.id };
            cx.requests.push(Request::Core(Box::new(command)));
        }
        let change = cx.word(Word::LinkChange);
        if icon_button(ui, icons::PENCIL, change, false, true).clicked() {
            cx.requests.push(Request::ChangeRelation(link.id));
        }
    });
}
