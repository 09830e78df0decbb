//! The memo panel: every memo at the start side, the chosen one with its fields at the end side.

mod editor;
mod list;
mod targets;

use egui::{Context, Event, Id, Key, Rect, Sense, Ui, pos2, vec2};

use crate::analysis::memos::{MemoOrder, MemoPlace, MemoQuery, memos};
use crate::command::Command;
use crate::gui::commands::{Request, UiCommand};
use crate::gui::fields::{Field, FieldState};
use crate::gui::icons;
use crate::gui::panels::bottom::focus::hold_keys;
use crate::gui::panels::bottom::has_focus;
use crate::gui::panels::bottom::memos::targets::TargetChooser;
use crate::gui::panels::memo::{memo_kind_icon, memo_kind_word};
use crate::gui::panels::{DraftKey, MemoDrafts, PanelContext};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{
    RowSlots, button_settings, from_end, icon_button, menu_choice, menu_switch,
};
use crate::i18n::Word;
use crate::model::{MemoId, MemoKind, MemoTarget, Snapshot};

const ORDERS: [(MemoOrder, Word); 4] = [
    (MemoOrder::Changed, Word::ListByChanged),
    (MemoOrder::Created, Word::ListByCreated),
    (MemoOrder::Title, Word::ListByTitle),
    (MemoOrder::Kind, Word::ListByKind),
];

/// Which memos are listed and which one is open. View state.
#[derive(Debug, Default)]
pub struct MemosState {
    query: MemoQuery,
    filter: FieldState,
    made_for: Option<(u64, MemoQuery)>,
    ids: Vec<MemoId>,
    shown: Option<DraftKey>,
    chooser: Option<TargetChooser>,
    wants_focus: bool,
    /// The list, for the focus.
    id: Option<Id>,
    /// The row of the open memo is to be brought into view.
    reveals: bool,
}

impl MemosState {
    /// Takes the focus when drawn next.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Opens a memo.
    pub fn open(&mut self, key: DraftKey) {
        self.shown = Some(key);
        self.reveals = true;
    }

    /// Opens the first memo on something, if it has one.
    pub fn open_on(&mut self, snapshot: &Snapshot, target: MemoTarget) {
        if let Some(memo) = snapshot.memos_on(target).first() {
            self.open(DraftKey::Memo(memo.id));
        }
    }

    /// Whether the list does a command of the window itself, on the open memo.
    pub fn takes(&self, ctx: &Context, command: UiCommand) -> Option<Command> {
        match (command, self.shown) {
            (UiCommand::DeleteAnnotation, Some(DraftKey::Memo(memo)))
                if has_focus(ctx, self.id) =>
            {
                Some(Command::DeleteMemo { memo })
            }
            _ => None,
        }
    }

    fn refresh(&mut self, drafts: &MemoDrafts, cx: &PanelContext<'_>) {
        if self.query.filter != self.filter.text().trim() {
            self.query.filter = self.filter.text().trim().to_owned();
        }
        let key = (cx.snapshot.revision(), &self.query);
        if self.made_for.as_ref().map(|(at, of)| (*at, of)) != Some(key) {
            self.ids = memos(cx.snapshot, &self.query);
            self.made_for = Some((key.0, self.query.clone()));
        }
        let current = self.shown.map(|key| drafts.current(key));
        if current != self.shown {
            // The memo has been committed for the first time, and stands in the list.
            self.shown = current;
            self.reveals = true;
        }
        if let Some(DraftKey::Memo(id)) = self.shown
            && cx.snapshot.memo(id).is_none()
        {
            self.shown = None;
        }
    }

    fn is_narrowed(&self) -> bool {
        self.query.kind.is_some() || self.query.annotator.is_some() || self.query.place.is_some()
    }

    fn place_of_shown(&self) -> Option<usize> {
        match self.shown {
            Some(DraftKey::Memo(id)) => self.ids.iter().position(|other| *other == id),
            _ => None,
        }
    }
}

/// Draws the page over the whole of `ui`.
pub(super) fn memos_ui(
    ui: &mut Ui,
    state: &mut MemosState,
    drafts: &mut MemoDrafts,
    cx: &mut PanelContext<'_>,
) {
    state.refresh(drafts, cx);
    let whole = ui.available_rect_before_wrap();
    let mut slots = RowSlots::new(whole, cx.is_rtl());
    let start = slots.take_start((whole.width() * 0.42).clamp(200.0, 420.0));
    let end = slots.rest();
    let mut child = part(ui, start, "list of memos");
    bar_ui(&mut child, state, cx);
    // What was typed just now is shown just now.
    state.refresh(drafts, cx);
    let rect = child.available_rect_before_wrap();
    let id = child.scope_id().with("memos");
    list_focus(&child, rect, id, state, drafts, cx);
    list::list_ui(&mut child, rect, id, state, cx);
    let theme = Theme::of(ui.ctx());
    let border = if cx.is_rtl() { end.right() } else { end.left() };
    let stroke = egui::Stroke::new(1.0, theme.stroke);
    ui.painter().vline(border, end.y_range(), stroke);
    let mut child = part(ui, end.shrink2(vec2(12.0, 6.0)), "open memo");
    editor::editor_ui(&mut child, state, drafts, cx);
}

fn part(ui: &mut Ui, rect: Rect, name: &'static str) -> Ui {
    let align = if ui.layout().prefer_right_to_left() {
        egui::Align::Max
    } else {
        egui::Align::Min
    };
    let mut child = ui.new_child(
        egui::UiBuilder::new()
            .id_salt(name)
            .max_rect(rect)
            .layout(egui::Layout::top_down(align)),
    );
    child.set_clip_rect(rect.expand2(vec2(2.0, 0.0)).intersect(ui.clip_rect()));
    child
}

/// Search, what to show, order, a new memo.
fn bar_ui(ui: &mut Ui, state: &mut MemosState, cx: &mut PanelContext<'_>) {
    let (bar, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), size::TABS + 2.0), Sense::hover());
    let inside = bar.shrink2(vec2(8.0, 0.0));
    let layout = from_end(cx.is_rtl());
    let mut end = ui.new_child(egui::UiBuilder::new().max_rect(inside).layout(layout));
    end.spacing_mut().item_spacing.x = 2.0;
    let ui = &mut end;
    let name = cx.word(Word::MemoNew);
    if icon_button(ui, icons::PLUS, name, false, cx.at_hand.writable).clicked() {
        cx.requests.push(Request::Ui(UiCommand::NewMemo));
    }
    let by = ORDERS
        .iter()
        .find(|(order, _)| *order == state.query.order)
        .map_or(Word::ListByChanged, |(_, word)| *word);
    let name = crate::i18n::fill(Word::ListSortBy, cx.wording, &[("title", &by)]);
    let is_on = state.query.order != MemoOrder::default() || state.query.is_reversed;
    let button = icon_button(ui, icons::ARROW_DOWN_NARROW_WIDE, &name, is_on, true);
    button_settings(&button, |ui| {
        ui.set_min_width(150.0);
        for (order, word) in ORDERS {
            if menu_choice(ui, cx.word(word), state.query.order == order).clicked() {
                state.query.order = order;
            }
        }
        ui.separator();
        let words = cx.word(Word::ListDescending);
        menu_switch(ui, words, &mut state.query.is_reversed);
    });
    let name = cx.word(Word::MemosNarrow);
    let button = icon_button(ui, icons::FUNNEL, name, state.is_narrowed(), true);
    button_settings(&button, |ui| narrow_ui(ui, &mut state.query, cx));
    ui.add_space(4.0);
    let width = ui.available_width().max(60.0);
    let label = cx.word(Word::MemosFilter);
    let field = Field::new(&mut state.filter)
        .label(label)
        .hint(label)
        .width(width)
        .show(ui);
    if field.submitted {
        state.focus();
    }
    if field.cancelled {
        state.filter.set_text("");
        state.focus();
    }
}

/// A row of a choice: `value` is what it stands for.
fn one<T: PartialEq>(ui: &mut Ui, current: &mut T, value: T, words: &str) {
    if menu_choice(ui, words, *current == value).clicked() {
        *current = value;
    }
}

/// Kinds, things and annotators to choose from.
fn narrow_ui(ui: &mut Ui, query: &mut MemoQuery, cx: &PanelContext<'_>) {
    ui.set_min_width(190.0);
    egui::ScrollArea::vertical()
        .max_height(380.0)
        .show(ui, |ui| {
            let heading = |ui: &mut Ui, word: Word| {
                ui.label(crate::gui::widgets::muted(ui, cx.word(word)));
            };
            heading(ui, Word::MemoKindOf);
            one(ui, &mut query.kind, None, cx.word(Word::MemosAll));
            for kind in MemoKind::ALL {
                let name = format!(
                    "{} {}",
                    memo_kind_icon(*kind),
                    cx.word(memo_kind_word(*kind))
                );
                one(ui, &mut query.kind, Some(*kind), &name);
            }
            ui.separator();
            heading(ui, Word::MemoStandsOn);
            one(ui, &mut query.place, None, cx.word(Word::MemosAll));
            for place in MemoPlace::ALL {
                let name = cx.word(place_word(*place));
                one(ui, &mut query.place, Some(*place), name);
            }
            ui.separator();
            heading(ui, Word::ColAnnotator);
            one(ui, &mut query.annotator, None, cx.word(Word::MemosAll));
            for annotator in cx.snapshot.annotators() {
                one(
                    ui,
                    &mut query.annotator,
                    Some(annotator.id),
                    &annotator.name,
                );
            }
        });
}

fn place_word(place: MemoPlace) -> Word {
    match place {
        MemoPlace::Free => Word::OnNothing,
        MemoPlace::Collection => Word::OnCollection,
        MemoPlace::Document => Word::OnDocuments,
        MemoPlace::DocumentSet => Word::OnDocumentSets,
        MemoPlace::Tag => Word::OnTags,
        MemoPlace::TagSet => Word::OnTagSets,
        MemoPlace::Annotation => Word::OnAnnotations,
        MemoPlace::Link => Word::OnLinks,
        MemoPlace::Variable => Word::OnVariables,
    }
}

/// The list's focus and its keys.
fn list_focus(
    ui: &Ui,
    rect: Rect,
    id: Id,
    state: &mut MemosState,
    drafts: &mut MemoDrafts,
    cx: &mut PanelContext<'_>,
) {
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    let name = cx.word(Word::MemosList);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListBox, true, name));
    if std::mem::take(&mut state.wants_focus) {
        response.request_focus();
    }
    state.id = Some(id);
    if !response.has_focus() {
        return;
    }
    hold_keys(ui, id);
    if state.chooser.is_some() || state.ids.is_empty() {
        if ui.input(|input| input.key_pressed(Key::Escape)) && state.chooser.is_none() {
            cx.requests.push(Request::Ui(UiCommand::ToggleBottom));
        }
        return;
    }
    let page = ((rect.height() / list::ROW) as isize).max(1);
    let last = state.ids.len() - 1;
    for event in ui.input(|input| input.events.clone()) {
        let Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } = event
        else {
            continue;
        };
        let by = match key {
            Key::ArrowDown => 1,
            Key::ArrowUp => -1,
            Key::PageDown if !modifiers.command => page,
            Key::PageUp if !modifiers.command => -page,
            Key::Home => isize::MIN / 2,
            Key::End => isize::MAX / 2,
            Key::Enter => {
                if let Some(key) = state.shown
                    && let Some(draft) = drafts.draft(key, cx.snapshot)
                {
                    draft.write_next_frame(crate::gui::panels::memo::Where::Panel);
                }
                continue;
            }
            Key::Escape => {
                cx.requests.push(Request::Ui(UiCommand::ToggleBottom));
                continue;
            }
            _ => continue,
        };
        let at = match state.place_of_shown() {
            Some(at) => at.saturating_add_signed(by).min(last),
            None if by >= 0 => 0,
            None => last,
        };
        state.open(DraftKey::Memo(state.ids[at]));
    }
}

/// Where a popup below a button opens.
fn below(rect: Rect) -> egui::Pos2 {
    pos2(rect.left(), rect.bottom() + 4.0)
}
