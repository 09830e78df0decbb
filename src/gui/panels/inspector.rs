//! The inspector: the selected annotation with its quote, tags and memo; or a tag; or the document; or the collection.

use egui::{Frame, Margin, RichText, Stroke, Ui};

use crate::command::Command;
use crate::gui::app::quote_ui;
use crate::gui::commands::{Keys, Request, UiCommand};
use crate::gui::icons;
use crate::gui::panels::{
    MemoDrafts, PanelContext, Subject, annotators, links, properties, tag_editor::TagEditor,
};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::ScrollArea;
use crate::gui::widgets::{
    ChipClick, ChipStar, chip, from_start, icon_button, key_cap, muted, panel_header, quiet_button,
    text_font,
};
use crate::i18n::{Word, fill};
use crate::model::{AnnotationId, MemoTarget, Passage, Snapshot};
use crate::text::{Direction, direction_at};

/// Texts being edited. View state but for unsaved memos, which [`MemoDrafts`] gives out.
#[derive(Debug, Default)]
pub struct InspectorState {
    /// Memos being written.
    pub memos: MemoDrafts,
    tag_editor: TagEditor,
    values: properties::ValuesEditor,
    annotators: annotators::Counts,
}

/// Draws the panel over the whole of `ui`.
pub fn inspector_ui(ui: &mut Ui, state: &mut InspectorState, cx: &mut PanelContext<'_>) {
    let title = match cx.subject {
        Subject::Annotation(_) => Word::SectionPassage,
        Subject::Tag(_) => Word::SectionTag,
        Subject::Document if cx.document.is_some() => Word::SectionDocument,
        Subject::Document | Subject::Collection => Word::SectionCollection,
    };
    let is_rtl = cx.is_rtl();
    let title = cx.word(title);
    let subject = cx.subject;
    panel_header(ui, is_rtl, title, None, |ui| {
        if let Subject::Annotation(annotation) = subject {
            header_buttons(ui, annotation, cx);
        }
    });
    ScrollArea::vertical()
        .id_salt(("inspector", subject))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let align = if is_rtl {
                egui::Align::Max
            } else {
                egui::Align::Min
            };
            Frame::new()
                .inner_margin(Margin {
                    left: 12,
                    right: 12,
                    top: 0,
                    bottom: 16,
                })
                .show(ui, |ui| {
                    ui.with_layout(egui::Layout::top_down(align), |ui| match subject {
                        Subject::Annotation(annotation) => {
                            annotation_ui(ui, annotation, &mut state.memos, cx);
                        }
                        Subject::Tag(tag) => {
                            state.tag_editor.show(ui, tag, cx);
                            section(ui, cx.word(Word::SectionMemo));
                            state.memos.show(
                                ui,
                                MemoTarget::Tag(tag),
                                cx.word(Word::SectionMemo),
                                cx.word(Word::MemoHintOther),
                                cx,
                            );
                        }
                        Subject::Document if cx.document.is_some() => {
                            if let Some(document) = cx.document {
                                properties::document_ui(ui, document, cx);
                                section(ui, cx.word(Word::PanelVariables));
                                state.values.show(ui, document, cx);
                                section(ui, cx.word(Word::SectionMemo));
                                let target = MemoTarget::Document(document);
                                state.memos.show(
                                    ui,
                                    target,
                                    cx.word(Word::SectionMemo),
                                    cx.word(Word::MemoHintOther),
                                    cx,
                                );
                                ui.add_space(8.0);
                                ui.label(muted(ui, cx.word(Word::EmptyInspector)));
                            }
                        }
                        Subject::Document | Subject::Collection => {
                            properties::collection_ui(ui, cx);
                            annotators::annotators_ui(ui, &mut state.annotators, cx);
                            section(ui, cx.word(Word::SectionMemo));
                            let target = MemoTarget::Collection;
                            state.memos.show(
                                ui,
                                target,
                                cx.word(Word::SectionMemo),
                                cx.word(Word::MemoHintOther),
                                cx,
                            );
                        }
                    });
                });
        });
}

/// A small heading above a part of the inspector.
pub(super) fn section(ui: &mut Ui, title: &str) {
    ui.add_space(12.0);
    ui.label(
        RichText::new(title)
            .font(text_font(12.0))
            .color(Theme::of(ui.ctx()).muted),
    );
    ui.add_space(3.0);
}

fn header_buttons(ui: &mut Ui, annotation: AnnotationId, cx: &mut PanelContext<'_>) {
    let keys = UiCommand::DeleteAnnotation
        .keys()
        .map(Keys::name)
        .unwrap_or_default();
    let name = crate::gui::app::name_with_keys(cx.word(Word::AnnDelete), &keys);
    if icon_button(ui, icons::TRASH_2, &name, false, cx.at_hand.writable).clicked() {
        cx.requests.push(Request::Ui(UiCommand::DeleteAnnotation));
    }
    if icon_button(ui, icons::EYE, cx.word(Word::NavShowPlace), false, true).clicked() {
        cx.requests.push(Request::SelectAnnotation {
            annotation,
            reveal: true,
        });
    }
    if icon_button(ui, icons::COPY, cx.word(Word::EditCopy), false, true).clicked()
        && let Some(passage) = cx
            .snapshot
            .annotation(annotation)
            .and_then(|annotation| crate::anchor::shown(cx.snapshot, annotation.passage))
    {
        ui.ctx().copy_text(passage.quote.clone());
    }
}

fn annotation_ui(ui: &mut Ui, id: AnnotationId, memos: &mut MemoDrafts, cx: &mut PanelContext<'_>) {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let Some(annotation) = snapshot.annotation(id) else {
        return;
    };
    let theme = Theme::of(ui.ctx());
    if let Some(passage) = crate::anchor::shown(&snapshot, annotation.passage) {
        let direction = direction_of(&passage, &snapshot);
        Frame::new()
            .fill(theme.raised)
            .stroke(Stroke::new(1.0, theme.stroke))
            .corner_radius(6.0)
            .inner_margin(Margin::symmetric(12, 8))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                quote_ui(ui, &passage.quote, cx.word(Word::SectionPassage), direction);
            });
    }
    section(ui, cx.word(Word::PanelTags));
    let mut clicked = None;
    wrapped(ui, cx.is_rtl(), |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for tagging in snapshot.taggings_of(id) {
            let Some(tag) = snapshot.tag(tagging.tag) else {
                continue;
            };
            let label = tag.label.prefer(cx.is_arabic());
            let remove = fill(Word::AnnUntag, cx.wording, &[("title", &label)]);
            let example = fill(Word::TagExampleSet, cx.wording, &[("title", &label)]);
            let star = ChipStar {
                name: &example,
                is_on: tagging.is_example,
                is_enabled: cx.at_hand.writable,
            };
            if let Some(click) = chip(ui, theme.tag(tag.color), label, &remove, Some(star)) {
                clicked = Some((tag.id, tagging.is_example, click));
            }
        }
        if quiet_button(
            ui,
            Some(icons::PLUS),
            cx.word(Word::NounTagTitle),
            cx.at_hand.writable,
        )
        .clicked()
        {
            cx.requests.push(Request::Ui(UiCommand::Tag));
        }
        key_cap(
            ui,
            &UiCommand::Tag.keys().map(Keys::name).unwrap_or_default(),
        );
    });
    match clicked {
        Some((tag, _, ChipClick::Name)) => cx.requests.push(Request::SelectTag(tag)),
        Some((tag, is_example, ChipClick::Star)) => {
            let command = Command::SetExample {
                annotation: id,
                tag,
                is_example: !is_example,
            };
            cx.requests.push(Request::Core(Box::new(command)));
        }
        Some((tag, _, ChipClick::Remove)) if cx.at_hand.writable => {
            cx.requests.push(Request::Core(Box::new(Command::Retag {
                annotations: vec![id],
                add: Vec::new(),
                remove: vec![tag],
                annotator: cx.me,
            })));
        }
        _ => {}
    }
    section(ui, cx.word(Word::SectionMemo));
    memos.show(
        ui,
        MemoTarget::Annotation(id),
        cx.word(Word::SectionMemo),
        cx.word(Word::MemoHint),
        cx,
    );
    links::links_ui(ui, annotation.passage, cx);
    section(ui, cx.word(Word::SectionAnnotatedBy));
    let name = snapshot
        .annotator(annotation.annotator)
        .map_or("–", |annotator| annotator.name.as_str());
    let when = crate::i18n::dates::date_and_time(annotation.created, cx.wording);
    let line = format!("{} · {when}", crate::i18n::isolate(name));
    ui.label(
        RichText::new(line)
            .font(text_font(size::TEXT))
            .color(theme.text),
    );
}

/// The direction of the paragraph in which a passage begins.
pub(super) fn direction_of(passage: &Passage, snapshot: &Snapshot) -> Direction {
    let chosen = snapshot
        .document_of_capture(passage.capture)
        .and_then(|document| document.direction)
        .or_else(|| snapshot.collection()?.direction);
    let capture = snapshot.capture(passage.capture);
    chosen
        .or_else(|| Some(direction_at(&capture?.text, passage.spans.first()?.start())))
        .unwrap_or(Direction::LeftToRight)
}

/// Lays widgets out from the start side, wrapping to the next row.
pub(super) fn wrapped(ui: &mut Ui, is_rtl: bool, add: impl FnOnce(&mut Ui)) {
    let layout = from_start(is_rtl);
    // One row high at first: rows are centered in the height they are given.
    let row = egui::vec2(ui.available_width(), size::BUTTON);
    ui.allocate_ui_with_layout(row, layout.with_main_wrap(true), add);
}
