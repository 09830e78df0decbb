//! What hangs on a tag: example passages, tag sets, documents with their counts.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::Ui;

use crate::analysis::passages::PassageScope;
use crate::command::Command;
use crate::gui::app::quote_ui;
use crate::gui::commands::Request;
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::inspector::{direction_of, section, wrapped};
use crate::gui::theme::Theme;
use crate::gui::widgets::{Row, icon_button, muted, quiet_button};
use crate::i18n::{Word, fill};
use crate::model::{AnnotationId, DocumentId, Snapshot, Tag, TagId};

/// Rows of documents and examples at most; the list of passages has all.
const MOST: usize = 20;

/// What was found for a tag. Derived, made anew when the taggings have changed.
#[derive(Debug, Default)]
pub(super) struct Related {
    seen: Option<(TagId, Arc<Snapshot>)>,
    examples: Vec<AnnotationId>,
    /// Most annotations first.
    documents: Vec<(DocumentId, usize)>,
}

impl Related {
    fn refresh(&mut self, tag: TagId, snapshot: &Arc<Snapshot>) {
        let is_known = self.seen.as_ref().is_some_and(|(seen, at)| {
            *seen == tag
                && at.shares_taggings(snapshot)
                && at.n_documents() == snapshot.n_documents()
        });
        if is_known {
            return;
        }
        let mut counts: BTreeMap<DocumentId, usize> = BTreeMap::new();
        self.examples.clear();
        for tagging in snapshot.taggings_with(tag) {
            let passage = snapshot
                .annotation(tagging.annotation)
                .and_then(|annotation| crate::anchor::shown(snapshot, annotation.passage));
            let document =
                passage.and_then(|passage| snapshot.document_of_capture(passage.capture));
            if let Some(document) = document {
                *counts.entry(document.id).or_default() += 1;
            }
            if tagging.is_example && !self.examples.contains(&tagging.annotation) {
                self.examples.push(tagging.annotation);
            }
        }
        self.documents = counts.into_iter().collect();
        self.documents
            .sort_by_key(|(document, count)| (std::cmp::Reverse(*count), *document));
        self.seen = Some((tag, Arc::clone(snapshot)));
    }

    pub(super) fn show(&mut self, ui: &mut Ui, tag: &Tag, cx: &mut PanelContext<'_>) {
        let snapshot = Arc::clone(cx.snapshot);
        self.refresh(tag.id, &snapshot);
        if !tag.is_category {
            self.examples_ui(ui, tag, &snapshot, cx);
        }
        sets_ui(ui, tag, &snapshot, cx);
        if self.documents.is_empty() {
            return;
        }
        section(ui, cx.word(Word::TagInDocuments));
        ui.spacing_mut().item_spacing.y = 0.0;
        for (id, count) in self.documents.iter().take(MOST) {
            let Some(document) = snapshot.document(*id) else {
                continue;
            };
            let shown = Row::new(&document.name, cx.is_rtl())
                .count(cx.number(*count))
                .show(ui);
            if shown.response.clicked() {
                cx.requests
                    .push(Request::ShowPassages(PassageScope::Tag(tag.id)));
                cx.requests.push(Request::ShowDocument(document.id));
                cx.requests.push(Request::SelectTag(tag.id));
            }
        }
        if self.documents.len() > MOST {
            let more = self.documents.len() - MOST;
            let words = fill(Word::MergeMore, cx.wording, &[("n", &more)]);
            ui.label(muted(ui, words));
        }
    }

    fn examples_ui(&self, ui: &mut Ui, tag: &Tag, snapshot: &Snapshot, cx: &mut PanelContext<'_>) {
        section(ui, cx.word(Word::TagExamples));
        if self.examples.is_empty() {
            ui.label(muted(ui, cx.word(Word::TagNoExamples)));
        }
        let theme = Theme::of(ui.ctx());
        for id in self.examples.iter().take(MOST) {
            let passage = snapshot
                .annotation(*id)
                .and_then(|annotation| crate::anchor::shown(snapshot, annotation.passage));
            let Some(passage) = passage else { continue };
            let quote: String = passage.quote.chars().take(220).collect();
            let direction = direction_of(&passage, snapshot);
            egui::Frame::new()
                .fill(theme.raised)
                .stroke(egui::Stroke::new(1.0, theme.stroke))
                .corner_radius(6.0)
                .inner_margin(egui::Margin::symmetric(10, 6))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    quote_ui(ui, &quote, cx.word(Word::SectionPassage), direction);
                    wrapped(ui, cx.is_rtl(), |ui| {
                        ui.push_id(*id, |ui| {
                            let go = cx.word(Word::NavShowPlace);
                            if icon_button(ui, icons::EYE, go, false, true).clicked() {
                                cx.requests.push(Request::SelectAnnotation {
                                    annotation: *id,
                                    reveal: true,
                                });
                            }
                            let unset = cx.word(Word::TagExampleUnset);
                            let is_on = cx.at_hand.writable;
                            if icon_button(ui, icons::STAR, unset, true, is_on).clicked() {
                                let command = Command::SetExample {
                                    annotation: *id,
                                    tag: tag.id,
                                    is_example: false,
                                };
                                cx.requests.push(Request::Core(Box::new(command)));
                            }
                        });
                    });
                });
            ui.add_space(4.0);
        }
    }
}

/// The sets that the tag is in, each to be left, and a menu of the others.
fn sets_ui(ui: &mut Ui, tag: &Tag, snapshot: &Snapshot, cx: &mut PanelContext<'_>) {
    if snapshot.tag_sets().next().is_none() {
        return;
    }
    section(ui, cx.word(Word::TagInSets));
    let theme = Theme::of(ui.ctx());
    wrapped(ui, cx.is_rtl(), |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let inside = snapshot
            .tag_sets()
            .filter(|set| set.members.contains(&tag.id));
        for set in inside {
            let remove = fill(Word::SetRemove, cx.wording, &[("title", &set.name)]);
            let clicked = crate::gui::widgets::chip(ui, theme.muted, &set.name, &remove, None);
            if clicked == Some(crate::gui::widgets::ChipClick::Remove) && cx.at_hand.writable {
                let command = Command::RemoveFromTagSet {
                    set: set.id,
                    tags: vec![tag.id],
                };
                cx.requests.push(Request::Core(Box::new(command)));
            }
        }
        let mut others = snapshot
            .tag_sets()
            .filter(|set| !set.members.contains(&tag.id))
            .peekable();
        if others.peek().is_some() {
            let words = cx.word(Word::SetAdd);
            let add = quiet_button(ui, Some(icons::PLUS), words, cx.at_hand.writable);
            crate::gui::widgets::button_menu(&add, |ui| {
                for set in others {
                    let clicked = crate::gui::widgets::menu_item(ui, "", &set.name, true).clicked();
                    if clicked {
                        let command = Command::AddToTagSet {
                            set: set.id,
                            tags: vec![tag.id],
                        };
                        cx.requests.push(Request::Core(Box::new(command)));
                        ui.close();
                    }
                }
            });
        }
    });
}
