//! What opens beside a selection or an annotation: the bar, the picker, the menu, the list of a crowded place.

use std::sync::Arc;

use egui::{Rect, Ui, pos2, vec2};

use crate::gui::app::{HashiyaApp, Stage};
use crate::gui::commands::Request;
use crate::gui::panels::Subject;
use crate::gui::popups::{
    Crowd, CrowdAnswer, FEW_TAGS, MenuAnswer, Picker, PickerAnswer, PickerContext, PickerSubject,
    SelectionBar, TagIndex, TextMenu,
};
use crate::gui::reader::ReaderEvent;
use crate::gui::{Derived, TagNumbers};
use crate::i18n::Language;
use crate::model::{AnnotationId, Snapshot, TagId};

/// What is open beside the text. View state.
#[derive(Debug, Default)]
pub(super) struct Beside {
    pub(super) menu: Option<TextMenu>,
    pub(super) crowd: Option<Crowd>,
    index: Derived<(u64, bool), TagIndex>,
    numbers: Option<(u64, TagNumbers)>,
}

impl Beside {
    /// Whether a popup that takes keys is open.
    pub(super) fn is_open(&self) -> bool {
        self.menu.is_some() || self.crowd.is_some()
    }

    /// The chosen numbers have changed.
    pub(super) fn forget_numbers(&mut self) {
        self.numbers = None;
    }
}

impl HashiyaApp {
    /// The tags of the keys 1 to 9.
    pub(super) fn numbers(&mut self) -> TagNumbers {
        let Some(session) = self.session() else {
            return TagNumbers::default();
        };
        let snapshot = Arc::clone(&session.snapshot);
        let revision = snapshot.revision();
        match &self.beside.numbers {
            Some((at, numbers)) if *at == revision => numbers.clone(),
            _ => {
                let collection = snapshot.collection().map(|collection| collection.id);
                let chosen = collection.and_then(|id| self.preferences.tagging.numbers.get(&id));
                let numbers = TagNumbers::of(&snapshot, &chosen.cloned().unwrap_or_default());
                self.beside.numbers = Some((revision, numbers.clone()));
                numbers
            }
        }
    }

    /// Gives a tag a number, 1 to 9, which no other tag then has.
    pub(super) fn number_tag(&mut self, tag: TagId, number: u8) {
        let collection = self
            .session()
            .and_then(|session| Some(session.snapshot.collection()?.id));
        if let Some(collection) = collection {
            let tagging = &mut self.preferences.tagging;
            tagging.set_number(collection, tag, number);
            self.beside.forget_numbers();
        }
    }

    /// Opens the picker over the selection, or else over the selected annotation.
    pub(super) fn open_picker(&mut self) {
        let Some(session) = self.session() else {
            return;
        };
        let is_selecting = session.reading.selection().is_some();
        let annotations = session.annotation().filter(|_| !is_selecting);
        self.picker = Some(Picker::open(PickerSubject {
            annotations: annotations.into_iter().collect(),
            replaces: None,
        }));
    }

    /// Acts on what a person did with annotations in the text.
    pub(super) fn tagging_event(&mut self, event: ReaderEvent) {
        match event {
            ReaderEvent::EdgesMoved { annotation, spans } => {
                let command = crate::command::Command::MoveEdges { annotation, spans };
                self.requests.push(Request::Core(Box::new(command)));
            }
            ReaderEvent::Menu { annotation, at } => self.open_menu(annotation, at),
            ReaderEvent::Crowd { annotations, place } => {
                self.beside.crowd = Some(Crowd::open(annotations, place));
            }
            _ => {}
        }
    }

    /// Opens the menu of the text, or selects an annotation and opens its menu.
    pub(super) fn open_menu(&mut self, annotation: Option<AnnotationId>, at: egui::Pos2) {
        if let (Some(session), Some(annotation)) = (self.session_mut(), annotation) {
            session.reading.clear_selection();
            session.subject = Subject::Annotation(annotation);
        }
        self.beside.menu = Some(TextMenu::open(annotation, at));
    }

    /// Opens the menu of the selected annotation, or that of the text, by the keyboard.
    pub(super) fn open_menu_here(&mut self) {
        let Some(session) = self.session() else {
            return;
        };
        let is_selecting = session.reading.selection().is_some();
        let annotation = session.annotation().filter(|_| !is_selecting);
        let place = match annotation {
            Some(_) => session.reading.annotation_place(),
            None => session.reading.selection_place().map(|[_, last]| last),
        };
        let at = place.map_or(pos2(200.0, 200.0), |place| place.center_bottom());
        self.open_menu(annotation, at + vec2(0.0, 4.0));
    }

    /// The bar below the selection, and the picker below that or beside the selected annotation.
    pub(super) fn selection_popups(&mut self, ui: &Ui, bounds: Rect) {
        let wording = self.wording();
        let at_hand = self.at_hand();
        let numbers = self.numbers();
        let Stage::Open(session) = &self.stage else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        let recent = session.recent_tags.clone();
        let selection = session.reading.selection_place();
        let annotation = session.reading.annotation_place();
        let bar = selection.and_then(|place| {
            SelectionBar {
                place,
                bounds,
                snapshot: &snapshot,
                at_hand: &at_hand,
                recent: &recent,
                numbers: &numbers,
                wording,
            }
            .show(ui, &mut self.requests)
        });
        let is_on_annotation = self
            .picker
            .as_ref()
            .is_some_and(|picker| !picker.subject().annotations.is_empty());
        let selected = selection.map(|[first, last]| last.union(first).intersect(bounds));
        let place = match is_on_annotation {
            true => annotation,
            false => bar.or(selected),
        };
        let place = place.unwrap_or_else(|| {
            Rect::from_min_size(bounds.center_top() + vec2(-170.0, 90.0), vec2(0.0, 0.0))
        });
        self.picker_ui(ui, place, bounds, &snapshot, &recent, &numbers);
        self.menu_ui(ui, bounds, &snapshot);
        self.crowd_ui(ui, bounds, &snapshot);
    }

    fn picker_ui(
        &mut self,
        ui: &Ui,
        place: Rect,
        bounds: Rect,
        snapshot: &Arc<Snapshot>,
        recent: &[TagId],
        numbers: &TagNumbers,
    ) {
        let wording = self.wording();
        let Some(mut picker) = self.picker.take() else {
            return;
        };
        let is_arabic = wording.language == Language::Arabic;
        let folded = Arc::clone(snapshot);
        let index = self.beside.index.get(
            ui.ctx(),
            &(snapshot.revision(), is_arabic),
            snapshot.n_tags() <= FEW_TAGS,
            move || TagIndex::new(&folded, is_arabic),
        );
        let context = PickerContext {
            snapshot,
            index,
            recent,
            numbers,
            wording,
        };
        match picker.show(ui, place, bounds, &context) {
            Some(PickerAnswer::Apply { add, remove }) => {
                let annotations = picker.subject().annotations.clone();
                let request = match annotations.is_empty() {
                    true => Request::ApplyTags(add),
                    false => Request::Retag {
                        annotations,
                        add,
                        remove,
                    },
                };
                self.requests.push(request);
                self.focus_reader(ui);
            }
            Some(PickerAnswer::Number { tag, number }) => {
                self.requests.push(Request::NumberTag(tag, number));
                self.picker = Some(picker);
            }
            Some(PickerAnswer::Cancelled) => self.focus_reader(ui),
            None => self.picker = Some(picker),
        }
    }

    fn menu_ui(&mut self, ui: &Ui, bounds: Rect, snapshot: &Snapshot) {
        let wording = self.wording();
        let at_hand = self.at_hand();
        let Some(mut menu) = self.beside.menu.take() else {
            return;
        };
        let annotation = menu.annotation();
        match menu.show(ui, bounds, snapshot, &at_hand, wording) {
            None => self.beside.menu = Some(menu),
            Some(MenuAnswer::Closed) => self.focus_reader(ui),
            Some(MenuAnswer::Change(tag)) => {
                self.picker = Some(Picker::open(PickerSubject {
                    annotations: annotation.into_iter().collect(),
                    replaces: Some(tag),
                }));
            }
            Some(MenuAnswer::Ask(request)) => {
                self.focus_reader(ui);
                self.requests.push(*request);
            }
        }
    }

    fn crowd_ui(&mut self, ui: &Ui, bounds: Rect, snapshot: &Snapshot) {
        let wording = self.wording();
        let Some(mut crowd) = self.beside.crowd.take() else {
            return;
        };
        match crowd.show(ui, bounds, snapshot, wording) {
            None => self.beside.crowd = Some(crowd),
            Some(CrowdAnswer::Closed) => self.focus_reader(ui),
            Some(CrowdAnswer::Chosen(annotation)) => {
                self.focus_reader(ui);
                self.requests.push(Request::SelectAnnotation {
                    annotation,
                    reveal: true,
                });
            }
        }
    }

    /// A tag that was dragged here from the list goes on the selection, or on the annotation under the pointer.
    pub(super) fn dropped_tag(&mut self, tag: TagId, hovered: Option<AnnotationId>) {
        let Some(session) = self.session() else {
            return;
        };
        let add = vec![crate::command::TagChoice::Existing(tag)];
        if session.reading.selection().is_some() {
            self.requests.push(Request::ApplyTags(add));
        } else if let Some(annotation) = hovered {
            self.requests.push(Request::Retag {
                annotations: vec![annotation],
                add,
                remove: Vec::new(),
            });
        }
    }
}
