//! The picker's rows: a box, the tag's color, its label, where it stands in the tree, its number and its count.

use egui::accesskit::Toggled;
use egui::{Align2, Rect, Response, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::command::TagChoice;
use crate::gui::icons;
use crate::gui::popups::picker::{Picker, PickerContext, TagIndex, Tick};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{RowSlots, ScrollArea, cap_in, text_font};
use crate::i18n::{Language, Word, fill};
use crate::model::TagId;

/// Rows in view.
pub(super) const IN_VIEW: usize = 9;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PickerRow {
    /// A tag that is there.
    Tag(TagId),
    /// A new tag that was ticked.
    Named(String),
    /// What is typed, to be made a tag.
    New(String),
}

impl PickerRow {
    pub(super) fn choice(&self) -> TagChoice {
        match self {
            Self::Tag(tag) => TagChoice::Existing(*tag),
            Self::Named(name) | Self::New(name) => TagChoice::Named(name.clone()),
        }
    }
}

/// The rows of what is typed at one revision.
#[derive(Debug, Default)]
pub(super) struct Rows {
    made_of: Option<(String, u64, usize, *const TagIndex)>,
    rows: Vec<PickerRow>,
}

impl Rows {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn get(&self, row: usize) -> Option<&PickerRow> {
        self.rows.get(row)
    }

    /// Finds anew if what is typed, the collection or its index has changed.
    pub(super) fn refresh(&mut self, typed: &str, named: &[String], cx: &PickerContext<'_>) {
        let index = cx.index.map_or(std::ptr::null(), std::sync::Arc::as_ptr);
        let key = (typed.to_owned(), cx.snapshot.revision(), named.len(), index);
        if self.made_of.as_ref() == Some(&key) {
            return;
        }
        self.made_of = Some(key);
        self.rows.clear();
        let typed = typed.trim();
        let found = cx.index.map(|index| index.find(typed)).unwrap_or_default();
        // An index of this revision has only tags that are there and can be put on: looking each up takes longest of all.
        let is_current = cx
            .index
            .is_some_and(|index| index.revision() == cx.snapshot.revision());
        let is_usable = |tag: &TagId| cx.snapshot.tag(*tag).is_some_and(|tag| !tag.is_category);
        if typed.is_empty() {
            let named = named.iter().cloned().map(PickerRow::Named);
            self.rows.extend(named);
            // What was used last, then what has a number, then all the others, the most used first.
            let numbered = (1..=9).filter_map(|number| cx.numbers.tag(number));
            let mut first: Vec<TagId> = Vec::new();
            for tag in cx.recent.iter().copied().chain(numbered) {
                if is_usable(&tag) && !first.contains(&tag) {
                    first.push(tag);
                }
            }
            let rest = found
                .tags
                .into_iter()
                .filter(|tag| !first.contains(tag) && (is_current || is_usable(tag)));
            let rest: Vec<TagId> = rest.collect();
            self.rows
                .extend(first.into_iter().chain(rest).map(PickerRow::Tag));
        } else {
            let tags = found.tags.into_iter();
            let tags = tags.filter(|tag| is_current || is_usable(tag));
            self.rows.extend(tags.map(PickerRow::Tag));
            if !found.is_exact {
                let is_ticked = named.iter().any(|name| name == typed);
                self.rows.push(match is_ticked {
                    true => PickerRow::Named(typed.to_owned()),
                    false => PickerRow::New(typed.to_owned()),
                });
            }
        }
    }
}

/// What a click on a row asks for.
pub(super) enum RowClick {
    Take(usize),
    Tick(usize),
}

/// Draws the rows in view.
pub(super) fn rows_ui(ui: &mut Ui, picker: &Picker, cx: &PickerContext<'_>) -> Option<RowClick> {
    let n_rows = picker.rows.len();
    let height = size::ROW * n_rows.min(IN_VIEW) as f32;
    let mut scroll = ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, true]);
    if picker.moves_into_view {
        let first = (picker.lit + 2).saturating_sub(IN_VIEW) as f32;
        scroll = scroll.vertical_scroll_offset(first * size::ROW);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut clicked = None;
    scroll.show_rows(ui, size::ROW, n_rows, |ui, rows| {
        for index in rows {
            let Some(row) = picker.rows.get(index) else {
                continue;
            };
            let (response, tick) = row_ui(ui, row, index == picker.lit, picker, cx);
            if tick.is_some_and(|tick| tick.clicked()) {
                clicked = Some(RowClick::Tick(index));
            } else if response.clicked() {
                clicked = Some(RowClick::Take(index));
            }
        }
    });
    clicked
}

fn row_ui(
    ui: &mut Ui,
    row: &PickerRow,
    is_lit: bool,
    picker: &Picker,
    cx: &PickerContext<'_>,
) -> (Response, Option<Response>) {
    let theme = Theme::of(ui.ctx());
    let is_rtl = cx.wording.language.is_rtl();
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::click());
    if is_lit {
        ui.painter().rect_filled(rect, 4.0, theme.soft);
        let edge = if is_rtl {
            rect.right() - 3.0
        } else {
            rect.left()
        };
        let bar = vec2(3.0, rect.height() - 8.0);
        let bar = Rect::from_min_size(pos2(edge, rect.top() + 4.0), bar);
        ui.painter().rect_filled(bar, 1.0, theme.accent);
    } else if response.hovered() {
        let fill = theme.stroke.gamma_multiply(0.45);
        ui.painter().rect_filled(rect, 4.0, fill);
    }
    let tag = match row {
        PickerRow::Tag(tag) => cx.snapshot.tag(*tag),
        PickerRow::Named(_) | PickerRow::New(_) => None,
    };
    let is_arabic = cx.wording.language == Language::Arabic;
    let name = match row {
        PickerRow::Tag(_) => tag.map_or("", |tag| tag.label.prefer(is_arabic)).to_owned(),
        PickerRow::Named(name) => name.clone(),
        PickerRow::New(name) => fill(Word::PickerNew, cx.wording, &[("title", name)]),
    };
    let mut slots = RowSlots::new(rect.shrink2(vec2(8.0, 0.0)), is_rtl);
    let shown = match row {
        PickerRow::Tag(tag) => Some(picker.shown_tick(*tag)),
        PickerRow::Named(_) => Some(Tick::On),
        PickerRow::New(_) => None,
    };
    let shown = shown.filter(|_| picker.subject.replaces.is_none());
    let tick = shown.map(|shown| tick_ui(ui, slots.take_start(24.0), &response, shown, &name));
    let slot = slots.take_start(20.0);
    match tag {
        Some(tag) => {
            let square = Rect::from_center_size(slot.center(), vec2(10.0, 10.0));
            ui.painter().rect_filled(square, 3.0, theme.tag(tag.color));
        }
        None => {
            let font = text_font(14.0);
            let center = Align2::CENTER_CENTER;
            ui.painter()
                .text(slot.center(), center, icons::PLUS, font, theme.muted);
        }
    }
    slots.take_start(4.0);
    let (hint, number) = match (row, tag) {
        (PickerRow::Tag(id), Some(_)) => {
            let count = cx.snapshot.n_taggings_with(*id) as u64;
            (cx.wording.digits.number(count), cx.numbers.number_of(*id))
        }
        (PickerRow::New(_), _) => ("Ctrl+Enter".to_owned(), None),
        _ => (String::new(), None),
    };
    if !hint.is_empty() {
        let font = text_font(size::SMALL);
        let galley = ui.painter().layout_no_wrap(hint, font, theme.muted);
        let slot = slots.take_end(galley.size().x + 4.0);
        let at = slot.center() - galley.size() / 2.0;
        ui.painter().galley(at, galley, theme.muted);
        slots.take_end(8.0);
    }
    if let Some(number) = number {
        cap_in(ui, slots.take_end(20.0), &number.to_string());
        slots.take_end(6.0);
    }
    let color = if is_lit { theme.strong } else { theme.text };
    let width = name_width(ui, &name).min(slots.rest().width());
    RowSlots::new(slots.take_start(width), is_rtl).text(ui, RichText::new(&name).color(color));
    if let Some(tag) = tag.filter(|tag| tag.parent.is_some()) {
        let mut above: Vec<&str> = cx
            .snapshot
            .tag_path(tag.id)
            .into_iter()
            .skip(1)
            .map(|tag| tag.label.prefer(is_arabic))
            .collect();
        above.reverse();
        slots.take_start(8.0);
        if slots.rest().width() > 24.0 {
            let path = RichText::new(above.join(" › "));
            slots.text(ui, path.font(text_font(size::SMALL)).color(theme.muted));
        }
    }
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_lit, &name));
    (response, tick)
}

/// The box at the start of a row.
fn tick_ui(ui: &Ui, slot: Rect, row: &Response, shown: Tick, name: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let response = ui.interact(slot, row.id.with("tick"), Sense::CLICK);
    let (icon, color) = match shown {
        Tick::On => (icons::SQUARE_CHECK, theme.accent),
        Tick::Some => (icons::SQUARE_MINUS, theme.accent),
        Tick::Off if response.hovered() => (icons::SQUARE, theme.strong),
        Tick::Off => (icons::SQUARE, theme.muted),
    };
    let font = text_font(15.0);
    ui.painter()
        .text(slot.center(), Align2::CENTER_CENTER, icon, font, color);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, shown == Tick::On, name));
    if shown == Tick::Some {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_toggled(Toggled::Mixed);
        });
    }
    response
}

fn name_width(ui: &Ui, name: &str) -> f32 {
    let font = text_font(size::TEXT);
    let color = Theme::of(ui.ctx()).text;
    ui.painter()
        .layout_no_wrap(name.to_owned(), font, color)
        .size()
        .x
        + 2.0
}
