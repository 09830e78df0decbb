//! What can be done with an annotation: the menu of a bracket, a name or a highlight.

use egui::{Area, Button, Frame, Id, Key, Modifiers, Order, Pos2, Rect, Role, Ui, WidgetInfo};

use crate::analysis::passages::PassageScope;
use crate::gui::commands::{Keys, Request, UiCommand};
use crate::i18n::{Language, Word, Wording, fill, without_isolates};
use crate::model::{AnnotationId, MemoTarget, Snapshot, TagId};

/// What came of the menu.
#[derive(Clone, Debug)]
pub enum MenuAnswer {
    /// Choose a tag in the place of this one.
    Change(TagId),
    /// Do this.
    Ask(Box<Request>),
    /// Nothing.
    Closed,
}

/// The open menu. View state.
#[derive(Debug)]
pub struct AnnotationMenu {
    annotation: AnnotationId,
    at: Pos2,
    is_fresh: bool,
}

/// One line of the menu.
struct Item {
    name: String,
    keys: Option<UiCommand>,
    is_enabled: bool,
    answer: MenuAnswer,
}

impl AnnotationMenu {
    /// Opens at a point of the screen.
    pub fn open(annotation: AnnotationId, at: Pos2) -> Self {
        Self {
            annotation,
            at,
            is_fresh: true,
        }
    }

    /// Whose menu it is.
    pub fn annotation(&self) -> AnnotationId {
        self.annotation
    }

    /// Draws the menu inside `bounds`.
    pub fn show(
        &mut self,
        ui: &Ui,
        bounds: Rect,
        snapshot: &Snapshot,
        writable: bool,
        wording: Wording,
    ) -> Option<MenuAnswer> {
        if snapshot.annotation(self.annotation).is_none() {
            return Some(MenuAnswer::Closed);
        }
        let groups = self.items(snapshot, writable, wording);
        let mut answer = None;
        let shown = Area::new(Id::unique("annotation-menu"))
            .order(Order::Foreground)
            .fixed_pos(self.at)
            .constrain_to(bounds.shrink(4.0))
            .show(ui.ctx(), |ui| {
                Frame::menu(ui.style()).show(ui, |ui| {
                    ui.set_min_width(220.0);
                    let across = match wording.language.is_rtl() {
                        true => egui::Align::Max,
                        false => egui::Align::Min,
                    };
                    let layout = egui::Layout::top_down(across).with_cross_justify(true);
                    ui.with_layout(layout, |ui| {
                        for (index, group) in groups.into_iter().enumerate() {
                            if index > 0 {
                                ui.separator();
                            }
                            for item in group {
                                let clicked = item_ui(ui, &item, &mut self.is_fresh);
                                if clicked {
                                    answer = Some(item.answer);
                                }
                            }
                        }
                    });
                })
            });
        let leaves = ui.input_mut(|input| {
            let at = input.pointer.interact_pos();
            let elsewhere = input.pointer.any_pressed()
                && at.is_some_and(|at| !shown.response.rect.contains(at));
            elsewhere || input.consume_key(Modifiers::NONE, Key::Escape)
        });
        answer.or(leaves.then_some(MenuAnswer::Closed))
    }

    fn items(&self, snapshot: &Snapshot, writable: bool, wording: Wording) -> Vec<Vec<Item>> {
        let id = self.annotation;
        let is_arabic = wording.language == Language::Arabic;
        let item = |name: String, is_enabled: bool, request: Request| Item {
            name,
            keys: None,
            is_enabled,
            answer: MenuAnswer::Ask(Box::new(request)),
        };
        let command = |command: UiCommand, is_enabled: bool| Item {
            name: wording.text(command.word()).to_owned(),
            keys: Some(command),
            is_enabled,
            answer: MenuAnswer::Ask(Box::new(Request::Ui(command))),
        };
        let mut on_tags = vec![command(UiCommand::Tag, writable)];
        let mut passages = Vec::new();
        for tagging in snapshot.taggings_of(id) {
            let Some(tag) = snapshot.tag(tagging.tag) else {
                continue;
            };
            let label = tag.label.prefer(is_arabic);
            let named = |word| fill(word, wording, &[("title", &label)]);
            on_tags.push(Item {
                name: named(Word::AnnChangeTag),
                keys: None,
                is_enabled: writable,
                answer: MenuAnswer::Change(tag.id),
            });
            on_tags.push(item(
                named(Word::AnnUntag),
                writable,
                Request::Retag {
                    annotations: vec![id],
                    add: Vec::new(),
                    remove: vec![tag.id],
                },
            ));
            passages.push(item(
                named(Word::TagPassagesOf),
                true,
                Request::ShowPassages(PassageScope::Tag(tag.id)),
            ));
        }
        let mut memo = item(
            wording.text(Word::AnnMemo).to_owned(),
            writable,
            Request::WriteMemo(MemoTarget::Annotation(id)),
        );
        memo.keys = Some(UiCommand::Memo);
        let mut others = vec![
            memo,
            command(UiCommand::Copy, true),
            command(UiCommand::CopyReference, true),
        ];
        others.extend(passages);
        vec![
            on_tags,
            others,
            vec![command(UiCommand::DeleteAnnotation, writable)],
        ]
    }
}

/// Draws an item; the first one takes the focus. Says whether it was chosen.
fn item_ui(ui: &mut Ui, item: &Item, is_fresh: &mut bool) -> bool {
    let mut button = Button::new(item.name.as_str());
    if let Some(keys) = item.keys.and_then(UiCommand::keys) {
        button = button.shortcut_text(Keys::name(keys));
    }
    let response = ui.add_enabled(item.is_enabled, button);
    let name = without_isolates(&item.name);
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, item.is_enabled, &name));
    if *is_fresh && item.is_enabled {
        response.request_focus();
        *is_fresh = false;
    }
    response.clicked()
}
