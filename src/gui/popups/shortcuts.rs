//! The page of shortcuts: every command that has one, by section, and the keys that are no commands; with a filter.
//!
//! In two columns where there is room. The table of commands and the table of other keys are the only sources.

use egui::{Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::gui::commands::{Keys, NUMBER_KEYS, OTHER_KEYS, Section, UiCommand};
use crate::gui::fields::{Field, FieldState};
use crate::gui::popups::{Sheet, SheetAnswer, SheetContext};
use crate::gui::theme::size;
use crate::gui::widgets::ScrollArea;
use crate::gui::widgets::{RowSlots, from_end, key_cap, muted, text_font};
use crate::i18n::{Language, Word, Wording, fill, without_isolates};
use crate::text::fold_name;

/// The least width of a column, points.
const COLUMN: f32 = 330.0;

/// The page with its filter. View state.
#[derive(Debug)]
pub struct ShortcutsSheet {
    filter: FieldState,
}

impl Default for ShortcutsSheet {
    fn default() -> Self {
        let mut filter = FieldState::default();
        filter.focus_next_frame();
        Self { filter }
    }
}

/// What is done, and by which keys.
struct KeyRow {
    word: Word,
    keys: Vec<String>,
}

/// Rows under a head.
struct Group {
    head: Word,
    rows: Vec<KeyRow>,
}

impl Group {
    /// Rows that it takes with its head.
    fn len(&self) -> usize {
        self.rows.len() + 1
    }
}

impl Sheet for ShortcutsSheet {
    fn title(&self, wording: Wording) -> String {
        wording.text(Word::AppKeys).to_owned()
    }

    fn size(&self) -> [f32; 2] {
        [780.0, 560.0]
    }

    fn scrolls(&self) -> bool {
        false
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let wording = context.wording;
        let [_, most] = self.size();
        let label = wording.text(Word::KeysFilter);
        let field = Field::new(&mut self.filter)
            .label(label)
            .hint(label)
            .width(ui.available_width())
            .show(ui);
        if field.cancelled {
            return SheetAnswer::Done;
        }
        ui.add_space(4.0);
        let groups = groups(self.filter.text());
        if groups.is_empty() {
            ui.label(muted(ui, wording.text(Word::EmptyFilter)));
            return SheetAnswer::Open;
        }
        let height = (most - 40.0).min(ui.available_height());
        ScrollArea::vertical()
            .max_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| columns_ui(ui, &groups, wording));
        SheetAnswer::Open
    }
}

/// Everything that has keys and passes the filter: by its name in either language or by a key.
fn groups(filter: &str) -> Vec<Group> {
    let filter = fold_name(filter.trim());
    let passes = |row: &KeyRow| {
        filter.is_empty()
            || Language::ALL
                .iter()
                .any(|language| fold_name(&name_of(row.word, *language)).contains(&filter))
            || row.keys.iter().any(|key| fold_name(key).contains(&filter))
    };
    let of_commands = Section::ALL.iter().map(|section| {
        let commands = UiCommand::ALL.iter().copied();
        let rows = commands.filter(|command| command.section() == *section);
        let rows = rows.filter_map(|command| match command.number() {
            None => Some((command.plain_word(), command.all_keys())),
            Some(1) => Some((Word::KeyNumberedTags, NUMBER_KEYS)),
            Some(_) => None,
        });
        (section.word(), rows.collect::<Vec<_>>())
    });
    let others = OTHER_KEYS
        .iter()
        .map(|group| (group.head, group.rows.to_vec()));
    of_commands
        .chain(others)
        .map(|(head, rows)| Group {
            head,
            rows: rows
                .into_iter()
                .filter(|(_, keys)| !keys.is_empty())
                .map(|(word, keys)| KeyRow {
                    word,
                    keys: names_of(keys),
                })
                .filter(passes)
                .collect(),
        })
        .filter(|group| !group.rows.is_empty())
        .collect()
}

fn name_of(word: Word, language: Language) -> String {
    let nothing: &dyn crate::i18n::Insert = &"";
    let name = fill(word, language, &[("n", nothing)]);
    without_isolates(&name).trim().to_owned()
}

fn columns_ui(ui: &mut Ui, groups: &[Group], wording: Wording) {
    let gap = 28.0;
    // The bar of the list has its own room.
    let width = ui.available_width() - 14.0;
    let is_wide = width >= COLUMN * 2.0 + gap;
    let total: usize = groups.iter().map(Group::len).sum();
    // The first column takes groups until it holds half of all rows.
    let mut first = groups.len();
    if is_wide {
        let mut rows = 0;
        first = groups
            .iter()
            .position(|group| {
                rows += group.len();
                rows * 2 >= total
            })
            .map_or(groups.len(), |at| at + 1);
    }
    let (one, two) = groups.split_at(first);
    let rows = |groups: &[Group]| groups.iter().map(Group::len).sum::<usize>();
    let height = rows(one).max(rows(two)) as f32 * size::ROW;
    let whole = vec2(ui.available_width(), height);
    let (rect, _) = ui.allocate_exact_size(whole, Sense::hover());
    let rect = RowSlots::new(rect, wording.language.is_rtl()).take_start(width);
    let mut slots = RowSlots::new(rect, wording.language.is_rtl());
    if two.is_empty() {
        column_ui(ui, rect, one, wording);
        return;
    }
    let column = (width - gap) / 2.0;
    let start = slots.take_start(column);
    column_ui(ui, start, one, wording);
    slots.take_start(gap);
    column_ui(ui, slots.rest(), two, wording);
}

fn column_ui(ui: &mut Ui, rect: Rect, groups: &[Group], wording: Wording) {
    let mut top = rect.top();
    let mut next = || {
        let row = Rect::from_x_y_ranges(rect.x_range(), top..=top + size::ROW);
        top += size::ROW;
        row
    };
    for group in groups {
        let words = wording.text(group.head);
        let head = next();
        if ui.is_rect_visible(head) {
            let response = ui.interact(head, ui.scope_id().with(group.head.key()), Sense::hover());
            let place = head.translate(vec2(0.0, 4.0));
            RowSlots::new(place, wording.language.is_rtl()).text(ui, muted(ui, words));
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        }
        for (at, row) in group.rows.iter().enumerate() {
            let place = next();
            if ui.is_rect_visible(place) {
                let id = ui.scope_id().with((group.head.key(), at));
                row_ui(ui, place, id, row, wording);
            }
        }
    }
}

/// One row with all its keys.
fn row_ui(ui: &mut Ui, rect: Rect, id: egui::Id, row: &KeyRow, wording: Wording) {
    let is_rtl = wording.language.is_rtl();
    let response = ui.interact(rect, id, Sense::hover());
    let words = name_of(row.word, wording.language);
    let spoken = format!("{words} {}", row.keys.join(" "));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let mut slots = RowSlots::new(rect, is_rtl);
    // Those that have room, in their order; all are told to assistive programs and by the tooltip.
    let width = |name: &String| 14.0 + 7.2 * name.chars().count() as f32;
    let mut room = rect.width() - 160.0;
    let shown: Vec<&String> = row
        .keys
        .iter()
        .take_while(|name| {
            room -= width(name);
            room > 0.0
        })
        .collect();
    for name in shown.into_iter().rev() {
        let slot = slots.take_end(width(name));
        let builder = UiBuilder::new().max_rect(slot).layout(from_end(is_rtl));
        ui.scope_builder(builder, |ui| key_cap(ui, name));
    }
    slots.take_end(8.0);
    slots.text(ui, egui::RichText::new(&words).font(text_font(size::TEXT)));
    response.on_hover_text(spoken);
}

/// The names of keys; two keys of a keyboard may have one name, such as both that write a plus.
fn names_of(keys: &[Keys]) -> Vec<String> {
    let mut names: Vec<String> = keys.iter().map(|keys| keys.name()).collect();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_with_keys_stands_on_the_page_and_is_found_in_either_language() {
        let all: Vec<Word> = groups("")
            .iter()
            .flat_map(|group| group.rows.iter().map(|row| row.word))
            .collect();
        for command in UiCommand::ALL {
            // The numbered tags are one row.
            let is_number = (NUMBER_KEYS.iter()).any(|keys| command.keys() == Some(*keys));
            assert_eq!(
                command.keys().is_some() && !is_number,
                all.contains(&command.plain_word()),
                "{command:?}"
            );
        }
        for filter in ["highlight", "تظليل", "H"] {
            let found = groups(filter);
            assert!(
                found
                    .iter()
                    .any(|group| group.rows.iter().any(|row| row.word == Word::AnnHighlight)),
                "{filter}"
            );
        }
        assert!(groups("no such thing").is_empty());
    }
}
