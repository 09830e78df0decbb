//! What assistive programs are told: the field, one text run for each visible line, and the selection.
//!
//! A run has at most 255 characters (its word starts are counted in a byte), where a character is a grapheme cluster.
//! There is always at least one run, also for an empty text, because the selection must point to one.
//!
//! Limits: paragraphs out of sight are told only if an end of the selection stands in them; a line is one run even if
//! it mixes directions.

use std::ops::Range;

use egui::accesskit::{self, Action, Role, TextDirection, TextPosition, TextSelection};
use egui::{Id, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo};
use unicode_segmentation::UnicodeSegmentation;

use super::buffer::Paragraphing;
use super::editor::{Editor, ToldRun};
use super::view::Words;
use crate::gui::typeset::{Affinity, Caret, ParagraphLayout, PxRect};
use crate::text::Direction;

/// The most characters of a run.
const MOST_CHARACTERS: usize = 255;

/// The characters of a run: grapheme clusters, cut where one is longer than a byte can count.
pub(super) fn characters(text: &str) -> impl Iterator<Item = &str> {
    text.graphemes(true).flat_map(|cluster| {
        let whole = cluster.len() <= usize::from(u8::MAX);
        let letters = cluster
            .char_indices()
            .map(move |(at, letter)| &cluster[at..at + letter.len_utf8()]);
        whole
            .then_some(cluster)
            .into_iter()
            .chain(letters.filter(move |_| !whole))
    })
}

/// A run to tell.
struct Run<'a> {
    bytes: Range<usize>,
    text: &'a str,
    direction: Direction,
    rect: Rect,
    /// Whether a word of the line before goes on here.
    continues: bool,
}

impl Editor {
    /// Tells the name and value of the field.
    pub(super) fn tell_field(
        &self,
        ui: &Ui,
        response: &Response,
        words: &Words<'_>,
        previous: &str,
    ) {
        response.widget_info(|| {
            let mut info =
                WidgetInfo::text_edit(ui.is_enabled(), previous, self.buffer.text(), words.hint);
            info.label = Some(words.label.to_owned());
            info
        });
        let many = self.buffer.paragraphing() == Paragraphing::Many;
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(if many {
                Role::MultilineTextInput
            } else {
                Role::TextInput
            });
            for action in [
                Action::SetValue,
                Action::ReplaceSelectedText,
                Action::SetTextSelection,
            ] {
                node.add_action(action);
            }
        });
    }

    /// Tells the lines in a stretch of height (px) and the selection.
    pub(super) fn tell_lines(
        &mut self,
        ui: &mut Ui,
        id: Id,
        stretch: Range<f32>,
        on_screen: impl Fn(PxRect) -> Rect,
    ) {
        self.told.clear();
        if !ui.ctx().has_accesskit_node(id) {
            return;
        }
        let shown = self.buffer.shown().into_owned();
        let selection = self.buffer.shown_selection();
        let mut indices: Vec<usize> = self
            .layouts
            .visible(stretch)
            .map(|(index, ..)| index)
            .collect();
        for end in [selection.anchor, selection.focus] {
            indices.push(self.layouts.index_of(end.byte));
        }
        indices.sort_unstable();
        indices.dedup();
        let mut runs = Vec::new();
        for index in indices {
            let Some((top, layout)) = self.layouts.layout(index) else {
                continue;
            };
            let start = self.layouts.range(index).start;
            let is_last = index + 1 == self.layouts.count();
            push_runs(&mut runs, &shown, start, is_last, &layout, |rect| {
                on_screen(PxRect {
                    top: rect.top + top,
                    bottom: rect.bottom + top,
                    ..rect
                })
            });
        }
        let child = ui.new_child(
            UiBuilder::new()
                .id_salt((id, "lines"))
                .max_rect(Rect::from_min_size(ui.min_rect().min, egui::Vec2::ZERO))
                .accessibility_parent(id),
        );
        for (number, run) in runs.iter().enumerate() {
            let run_id = id.with(("run", number));
            child.interact(run.rect, run_id, Sense::hover());
            ui.ctx()
                .accesskit_node_builder(run_id, |node| describe(node, run));
            self.told.push(ToldRun {
                id: run_id,
                bytes: run.bytes.clone(),
            });
        }
        let place = |caret: Caret| position(&self.told, &shown, caret);
        if let (Some(anchor), Some(focus)) = (place(selection.anchor), place(selection.focus)) {
            ui.ctx().accesskit_node_builder(id, |node| {
                node.set_text_selection(TextSelection { anchor, focus });
            });
        }
    }
}

fn push_runs<'a>(
    runs: &mut Vec<Run<'a>>,
    text: &'a str,
    start: usize,
    is_last: bool,
    layout: &ParagraphLayout,
    on_screen: impl Fn(PxRect) -> Rect,
) {
    let lines = layout.lines();
    for (at, line) in lines.iter().enumerate() {
        let end_of_paragraph = at + 1 == lines.len();
        let feed = usize::from(end_of_paragraph && !is_last);
        let bytes = start + line.bytes.start..start + line.bytes.end + feed;
        let rect = on_screen(PxRect {
            left: line.left,
            right: line.right,
            top: line.top,
            bottom: line.bottom,
        });
        let mut from = bytes.start;
        while let Some(rest) = text.get(from..bytes.end) {
            let length: usize = characters(rest).take(MOST_CHARACTERS).map(str::len).sum();
            runs.push(Run {
                bytes: from..from + length,
                text: &rest[..length],
                direction: layout.direction(),
                rect,
                continues: from > start,
            });
            from += length;
            if from >= bytes.end {
                break;
            }
        }
    }
}

fn describe(node: &mut accesskit::Node, run: &Run<'_>) {
    node.set_role(Role::TextRun);
    node.set_text_direction(match run.direction {
        Direction::LeftToRight => TextDirection::LeftToRight,
        Direction::RightToLeft => TextDirection::RightToLeft,
    });
    node.set_value(run.text);
    let lengths: Vec<u8> = characters(run.text)
        .map(|character| u8::try_from(character.len()).unwrap_or(u8::MAX))
        .collect();
    node.set_character_lengths(lengths);
    node.set_word_starts(word_starts(run.text, run.continues));
    node.set_bounds(accesskit::Rect {
        x0: run.rect.min.x.into(),
        y0: run.rect.min.y.into(),
        x1: run.rect.max.x.into(),
        y1: run.rect.max.y.into(),
    });
}

/// The characters at which words start; the first word of a paragraph is understood and left out.
fn word_starts(text: &str, continues: bool) -> Vec<u8> {
    let starts: std::collections::BTreeSet<usize> = text
        .unicode_word_indices()
        .map(|(start, _)| start)
        .filter(|start| *start > 0 || continues)
        .collect();
    let mut at = 0;
    let mut found = Vec::new();
    for (number, character) in characters(text).enumerate() {
        if starts.contains(&at) {
            found.extend(u8::try_from(number));
        }
        at += character.len();
    }
    found
}

/// The run and character of a caret; a caret between two lines belongs to the line that its affinity says.
fn position(runs: &[ToldRun], text: &str, caret: Caret) -> Option<TextPosition> {
    let holds = |run: &&ToldRun| run.bytes.start <= caret.byte && caret.byte <= run.bytes.end;
    let run = match caret.affinity {
        Affinity::Upstream => runs.iter().find(|run| {
            holds(run) && (caret.byte > run.bytes.start || run.bytes.start == run.bytes.end)
        }),
        Affinity::Downstream => runs.iter().rev().find(holds),
    };
    let run = run.or_else(|| runs.iter().rev().find(holds))?;
    let before = text.get(run.bytes.start..caret.byte)?;
    // A line feed at the run's end belongs to the next line: the caret after it stands there.
    Some(TextPosition {
        node: run.id.accesskit_id(),
        character_index: characters(before).count(),
    })
}
