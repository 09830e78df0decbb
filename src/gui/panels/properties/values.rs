//! What a document has for its variables, each with an editor of its kind. A change is committed when a field is left.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Role, Ui, WidgetInfo, vec2};

use crate::command::Command;
use crate::gui::commands::{Request, UiCommand};
use crate::gui::fields::{Field, FieldState};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::documents::value_words;
use crate::gui::panels::properties::dates::{DateDraft, date_ui};
use crate::gui::theme::size;
use crate::gui::widgets::{
    RowSlots, drop_down, from_end, icon_button, menu_choice, muted, quiet_button, setting_label,
};
use crate::i18n::Collation;
use crate::i18n::{Word, fill, isolate};
use crate::model::{DocumentId, Value, Variable, VariableId, VariableKind};

/// A text being edited, and what stands.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) field: FieldState,
    stands: Option<String>,
}

impl Draft {
    /// Draws the field; what was written when it is left. Follows what stands until then.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        stands: &str,
        label: &str,
        width: f32,
    ) -> Option<String> {
        if self.stands.as_deref() != Some(stands) {
            self.field.set_text(stands);
            self.stands = Some(stands.to_owned());
        }
        let shown = Field::new(&mut self.field)
            .label(label)
            .width(width)
            .show(ui);
        if shown.cancelled {
            self.field.set_text(stands);
            return None;
        }
        let text = self.field.text().trim();
        let is_left = shown.submitted || shown.response.lost_focus();
        (is_left && text != stands).then(|| text.to_owned())
    }

    fn clear(&mut self) {
        self.stands = None;
    }
}

/// Values being edited. View state.
#[derive(Debug, Default)]
pub(in crate::gui::panels) struct ValuesEditor {
    document: Option<DocumentId>,
    texts: BTreeMap<VariableId, Draft>,
    dates: BTreeMap<VariableId, DateDraft>,
}

impl ValuesEditor {
    /// Draws an editor for each variable.
    pub(in crate::gui::panels) fn show(
        &mut self,
        ui: &mut Ui,
        document: DocumentId,
        cx: &mut PanelContext<'_>,
    ) {
        if self.document != Some(document) {
            *self = Self {
                document: Some(document),
                ..Self::default()
            };
        }
        let snapshot = Arc::clone(cx.snapshot);
        let mut variables: Vec<&Arc<Variable>> = snapshot.variables().collect();
        let order = Collation::new(cx.wording.language);
        variables.sort_by(|one, other| order.compare(&one.name, &other.name));
        for variable in variables {
            let values: Vec<Value> = snapshot
                .values_at(document, variable.id)
                .map(|row| row.value.clone())
                .collect();
            setting_label(ui, &variable.name);
            let writable = cx.at_hand.writable;
            let changed = ui
                .add_enabled_ui(writable, |ui| self.variable_ui(ui, variable, values, cx))
                .inner;
            if let Some(values) = changed {
                cx.requests.push(Request::Core(Box::new(Command::SetValues {
                    documents: vec![document],
                    variable: variable.id,
                    values,
                })));
            }
        }
        ui.add_space(6.0);
        let words = cx.word(Word::DocVariables);
        if quiet_button(ui, Some(icons::SLIDERS_HORIZONTAL), words, true).clicked() {
            cx.requests.push(Request::Ui(UiCommand::EditVariables));
        }
    }

    /// The values that the document is to have, if they were changed.
    fn variable_ui(
        &mut self,
        ui: &mut Ui,
        variable: &Variable,
        mut values: Vec<Value>,
        cx: &PanelContext<'_>,
    ) -> Option<Vec<Value>> {
        if !variable.is_multiple {
            let stands = values.first().cloned();
            return self.value_ui(ui, variable, stands.as_ref(), &variable.name, cx);
        }
        values.sort_by_cached_key(|value| value_words(value, cx.wording));
        for (index, value) in values.iter().enumerate() {
            if listed_ui(ui, value, cx) {
                values.remove(index);
                return Some(values);
            }
        }
        let label = fill(Word::ValueAdd, cx.wording, &[("title", &variable.name)]);
        let added = self.value_ui(ui, variable, None, &label, cx)?;
        if let Some(draft) = self.texts.get_mut(&variable.id) {
            draft.clear();
        }
        self.dates.remove(&variable.id);
        values.extend(added);
        Some(values)
    }

    /// One editor; none while nothing was changed, an empty list where the value was taken away.
    fn value_ui(
        &mut self,
        ui: &mut Ui,
        variable: &Variable,
        stands: Option<&Value>,
        label: &str,
        cx: &PanelContext<'_>,
    ) -> Option<Vec<Value>> {
        let width = ui.available_width();
        let written = |text: String, make: fn(String) -> Value| match text.is_empty() {
            true => Vec::new(),
            false => vec![make(text)],
        };
        match variable.kind {
            VariableKind::Text | VariableKind::Number => {
                let text = match stands {
                    Some(Value::Text(text) | Value::Number(text)) => text.as_str(),
                    _ => "",
                };
                let make = match variable.kind {
                    VariableKind::Text => Value::Text,
                    _ => Value::Number,
                };
                let draft = self.texts.entry(variable.id).or_default();
                let text = draft.show(ui, text, label, width)?;
                Some(written(text, make))
            }
            VariableKind::Boolean => boolean_ui(ui, variable, stands, label, cx),
            VariableKind::Date => {
                let stands = match stands {
                    Some(Value::Date(date)) => Some(*date),
                    _ => None,
                };
                let draft = self.dates.entry(variable.id).or_default();
                let changed = date_ui(ui, draft, stands, label, cx.wording)?;
                Some(changed.into_iter().map(Value::Date).collect())
            }
        }
    }
}

/// A value of several with a button that takes it away; whether that was clicked.
fn listed_ui(ui: &mut Ui, value: &Value, cx: &PanelContext<'_>) -> bool {
    let words = value_words(value, cx.wording);
    let room = vec2(ui.available_width(), size::ROW);
    let (rect, response) = ui.allocate_exact_size(room, egui::Sense::hover());
    let mut slots = RowSlots::new(rect, cx.is_rtl());
    let slot = slots.take_end(size::BUTTON + 4.0);
    slots.text(ui, muted(ui, &words));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    let layout = from_end(cx.is_rtl());
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(slot).layout(layout));
    let shown = isolate(&words);
    let name = fill(Word::ValueRemove, cx.wording, &[("value", &shown)]);
    icon_button(&mut child, icons::X, &name, false, cx.at_hand.writable).clicked()
}

fn boolean_ui(
    ui: &mut Ui,
    variable: &Variable,
    stands: Option<&Value>,
    label: &str,
    cx: &PanelContext<'_>,
) -> Option<Vec<Value>> {
    let choices = [
        (None, Word::ValueUnset),
        (Some(Value::Boolean(true)), Word::ValueYes),
        (Some(Value::Boolean(false)), Word::ValueNo),
    ];
    let words = choices.each_ref().map(|(_, word)| cx.word(*word));
    let current = choices
        .iter()
        .position(|(value, _)| value.as_ref() == stands)
        .unwrap_or(0);
    let chosen = combo(ui, ("boolean", variable.id), label, &words, current)?;
    Some(choices[chosen].0.clone().into_iter().collect())
}

/// A choice from a list that opens; the index of what was chosen anew.
pub(super) fn combo(
    ui: &mut Ui,
    salt: impl egui::AsIdSalt,
    label: &str,
    choices: &[&str],
    current: usize,
) -> Option<usize> {
    let mut chosen = None;
    let text = choices.get(current).copied().unwrap_or_default();
    let width = ui.available_width().min(150.0);
    let shown = ui.push_id(salt, |ui| {
        drop_down(ui, label, text, width, |ui| {
            for (index, words) in choices.iter().enumerate() {
                if menu_choice(ui, words, index == current).clicked() {
                    chosen = Some(index).filter(|index| *index != current);
                    ui.close();
                }
            }
        })
    });
    shown.inner.on_hover_text(label);
    chosen
}
