//! The menu of the text: what can be done with an annotation (on its bracket, its name or its highlight), or with what is
//! selected and the paragraph of the caret.

use egui::{Area, Frame, Id, Key, Modifiers, Order, Pos2, Rect, Role, Ui, WidgetInfo};

use crate::analysis::passages::PassageScope;
use crate::gui::commands::{Availability, Keys, Request, UiCommand};
use crate::gui::icons;
use crate::gui::widgets::command_item;
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
pub struct TextMenu {
    annotation: Option<AnnotationId>,
    at: Pos2,
    is_fresh: bool,
}

/// One line of the menu.
struct Item {
    icon: &'static str,
    name: String,
    keys: Option<UiCommand>,
    is_enabled: bool,
    answer: MenuAnswer,
}

impl Item {
    fn command(command: UiCommand, is_enabled: bool, wording: Wording) -> Self {
        Self {
            icon: command.icon(),
            name: wording.text(command.word()).to_owned(),
            keys: Some(command),
            is_enabled,
            answer: MenuAnswer::Ask(Box::new(Request::Ui(command))),
        }
    }
}

impl TextMenu {
    /// Opens at a point of the screen; of no annotation: that of the text itself.
    pub fn open(annotation: Option<AnnotationId>, at: Pos2) -> Self {
        Self {
            annotation,
            at,
            is_fresh: true,
        }
    }

    /// Whose menu it is; none: that of the text.
    pub fn annotation(&self) -> Option<AnnotationId> {
        self.annotation
    }

    /// Draws the menu inside `bounds`.
    pub fn show(
        &mut self,
        ui: &Ui,
        bounds: Rect,
        snapshot: &Snapshot,
        at_hand: &Availability,
        wording: Wording,
    ) -> Option<MenuAnswer> {
        let groups = match self.annotation {
            Some(id) if snapshot.annotation(id).is_none() => return Some(MenuAnswer::Closed),
            Some(id) => on_annotation(id, snapshot, at_hand.writable, wording),
            None => on_text(at_hand, wording),
        };
        let mut answer = None;
        let shown = Area::new(Id::unique("annotation-menu"))
            .order(Order::Foreground)
            .fixed_pos(self.at)
            .constrain_to(bounds.shrink(4.0))
            .show(ui.ctx(), |ui| {
                Frame::menu(ui.style()).show(ui, |ui| {
                    ui.set_min_width(220.0);
                    // In the first pass, which measures it, rows that begin at the right would reach over all there is.
                    let across = match wording.language.is_rtl() && !ui.is_sizing_pass() {
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
}

/// What can be done with an annotation, in groups.
fn on_annotation(
    id: AnnotationId,
    snapshot: &Snapshot,
    writable: bool,
    wording: Wording,
) -> Vec<Vec<Item>> {
    let is_arabic = wording.language == Language::Arabic;
    let item = |icon: &'static str, name: String, is_enabled: bool, request: Request| Item {
        icon,
        name,
        keys: None,
        is_enabled,
        answer: MenuAnswer::Ask(Box::new(request)),
    };
    let command = |command, is_enabled| Item::command(command, is_enabled, wording);
    let mut on_tags = vec![command(UiCommand::Tag, writable)];
    let mut passages = Vec::new();
    for tagging in snapshot.taggings_of(id) {
        let Some(tag) = snapshot.tag(tagging.tag) else {
            continue;
        };
        let label = tag.label.prefer(is_arabic);
        let named = |word| fill(word, wording, &[("title", &label)]);
        on_tags.push(Item {
            icon: "",
            name: named(Word::AnnChangeTag),
            keys: None,
            is_enabled: writable,
            answer: MenuAnswer::Change(tag.id),
        });
        on_tags.push(item(
            "",
            named(Word::AnnUntag),
            writable,
            Request::Retag {
                annotations: vec![id],
                add: Vec::new(),
                remove: vec![tag.id],
            },
        ));
        passages.push(item(
            icons::LIST_FILTER,
            named(Word::TagPassagesOf),
            true,
            Request::ShowPassages(PassageScope::Tag(tag.id)),
        ));
    }
    let mut memo = item(
        icons::SQUARE_PEN,
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

/// What can be done with what is selected, and with the paragraph of the caret.
fn on_text(at_hand: &Availability, wording: Wording) -> Vec<Vec<Item>> {
    let groups: [&[UiCommand]; 3] = [
        &[
            UiCommand::Tag,
            UiCommand::TagInVivo,
            UiCommand::Highlight,
            UiCommand::Memo,
            UiCommand::Link,
        ],
        &[
            UiCommand::Copy,
            UiCommand::CopyReference,
            UiCommand::CopyAddress,
            UiCommand::FindInDocument,
        ],
        &[
            UiCommand::ParagraphRtl,
            UiCommand::ParagraphLtr,
            UiCommand::ParagraphAuto,
            UiCommand::MarkFurniture,
            UiCommand::UnmarkFurniture,
        ],
    ];
    let item = |command: &UiCommand| Item::command(*command, command.is_enabled(at_hand), wording);
    groups
        .into_iter()
        .map(|group| group.iter().map(item).collect())
        .collect()
}

/// Draws an item; the first one takes the focus. Says whether it was chosen.
fn item_ui(ui: &mut Ui, item: &Item, is_fresh: &mut bool) -> bool {
    let keys = item.keys.and_then(UiCommand::keys).map(Keys::name);
    let keys = keys.unwrap_or_default();
    let response = command_item(ui, item.icon, &item.name, &keys, item.is_enabled);
    let name = without_isolates(&item.name);
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, item.is_enabled, &name));
    if *is_fresh && item.is_enabled {
        response.request_focus();
        *is_fresh = false;
    }
    response.clicked()
}
