//! The variables of documents: made, renamed, deleted. Their values are edited beside the document.

use std::collections::BTreeMap;

use egui::{RichText, Ui, vec2};

use crate::command::Command;
use crate::gui::commands::Request;
use crate::gui::fields::{Field, FieldState};
use crate::gui::icons;
use crate::gui::popups::{Sheet, SheetAnswer, SheetContext};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{
    choice, from_end, from_start, icon_button, muted, primary_button, setting_label, switch, title,
};
use crate::i18n::Collation;
use crate::i18n::{Counted, Insert, Word, Wording, fill};
use crate::model::{Snapshot, Variable, VariableId, VariableKind};

/// The kinds with their names.
const KINDS: [(VariableKind, Word); 4] = [
    (VariableKind::Text, Word::ValueText),
    (VariableKind::Number, Word::ValueNumber),
    (VariableKind::Date, Word::ValueDate),
    (VariableKind::Boolean, Word::ValueBoolean),
];

/// The open page. View state.
#[derive(Debug)]
pub struct VariablesSheet {
    /// Names being changed, with the name that stands.
    names: BTreeMap<VariableId, (FieldState, String)>,
    new: FieldState,
    kind: VariableKind,
    is_multiple: bool,
}

impl Default for VariablesSheet {
    fn default() -> Self {
        let mut new = FieldState::new("");
        new.focus_next_frame();
        Self {
            names: BTreeMap::new(),
            new,
            kind: VariableKind::Text,
            is_multiple: false,
        }
    }
}

impl Sheet for VariablesSheet {
    fn title(&self, wording: Wording) -> String {
        wording.text(Word::PanelVariables).to_owned()
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let Some(snapshot) = context.snapshot else {
            return SheetAnswer::Done;
        };
        let align = match context.wording.language.is_rtl() {
            true => egui::Align::Max,
            false => egui::Align::Min,
        };
        ui.with_layout(egui::Layout::top_down(align), |ui| {
            self.content_ui(ui, snapshot, context);
        });
        SheetAnswer::Open
    }
}

impl VariablesSheet {
    fn content_ui(&mut self, ui: &mut Ui, snapshot: &Snapshot, context: &mut SheetContext<'_>) {
        let wording = context.wording;
        let mut variables: Vec<&Variable> = snapshot.variables().map(|row| &**row).collect();
        let order = Collation::new(wording.language);
        variables.sort_by(|one, other| order.compare(&one.name, &other.name));
        if variables.is_empty() {
            ui.label(muted(ui, wording.text(Word::VariableNone)));
        }
        for variable in variables {
            let n_values = snapshot.values_for(variable.id).count();
            self.variable_ui(ui, variable, n_values, context);
        }
        if context.at_hand.writable {
            ui.add_space(14.0);
            ui.separator();
            self.new_ui(ui, context);
        }
    }

    fn variable_ui(
        &mut self,
        ui: &mut Ui,
        variable: &Variable,
        n_values: usize,
        context: &mut SheetContext<'_>,
    ) {
        let wording = context.wording;
        let is_rtl = wording.language.is_rtl();
        let named = [("title", &variable.name as &dyn Insert)];
        let row = vec2(ui.available_width(), size::PRIMARY_BUTTON);
        ui.allocate_ui_with_layout(row, from_start(is_rtl), |ui| {
            ui.add_enabled_ui(context.at_hand.writable, |ui| {
                let (field, stands) = self
                    .names
                    .entry(variable.id)
                    .or_insert_with(|| (FieldState::new(&variable.name), variable.name.clone()));
                if *stands != variable.name {
                    field.set_text(&variable.name);
                    stands.clone_from(&variable.name);
                }
                let label = fill(Word::VariableRename, wording, &named);
                let shown = Field::new(field).label(&label).width(row.x * 0.44).show(ui);
                if shown.cancelled {
                    field.set_text(stands);
                }
                let is_done = shown.submitted || shown.response.lost_focus();
                let name = field.text().trim().to_owned();
                if is_done && !shown.cancelled && name != *stands {
                    let variable = variable.id;
                    let command = Command::RenameVariable { variable, name };
                    context.requests.push(Request::Core(Box::new(command)));
                }
            });
            ui.add_space(8.0);
            let kind = KINDS.iter().find(|(kind, _)| *kind == variable.kind);
            let mut told = kind.map_or("", |(_, word)| wording.text(*word)).to_owned();
            told.push_str(" · ");
            Counted::Document
                .of(n_values)
                .insert(wording, false, &mut told);
            ui.label(muted(ui, told));
            ui.with_layout(from_end(is_rtl), |ui| {
                let name = fill(Word::VariableDelete, wording, &named);
                let writable = context.at_hand.writable;
                if icon_button(ui, icons::TRASH_2, &name, false, writable).clicked() {
                    let variable = variable.id;
                    let command = Command::DeleteVariable { variable };
                    context.requests.push(Request::Core(Box::new(command)));
                }
            });
        });
    }

    fn new_ui(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) {
        let wording = context.wording;
        let is_rtl = wording.language.is_rtl();
        ui.add_space(6.0);
        let head = title(ui, wording.text(Word::VariableNew));
        ui.label(head);
        let label = wording.text(Word::VariableName);
        setting_label(ui, label);
        let width = ui.available_width();
        let shown = Field::new(&mut self.new).label(label).width(width).show(ui);
        let kinds = KINDS.map(|(kind, word)| (kind, wording.text(word)));
        let label = wording.text(Word::VariableKind);
        if let Some(kind) = choice(ui, is_rtl, label, &kinds, self.kind) {
            self.kind = kind;
        }
        let label = wording.text(Word::VariableMany);
        if let Some(is_multiple) = switch(ui, is_rtl, label, self.is_multiple) {
            self.is_multiple = is_multiple;
        }
        ui.add_space(10.0);
        let room = vec2(ui.available_width(), size::PRIMARY_BUTTON);
        let made = ui
            .allocate_ui_with_layout(room, from_end(is_rtl), |ui| {
                primary_button(ui, None, wording.text(Word::VariableMake)).clicked()
            })
            .inner;
        let name = self.new.text().trim().to_owned();
        if (made || shown.submitted) && !name.is_empty() {
            let command = Command::CreateVariable {
                name,
                kind: self.kind,
                is_multiple: self.is_multiple,
            };
            context.requests.push(Request::Core(Box::new(command)));
            self.new.set_text("");
            self.new.focus_next_frame();
        } else if made {
            let hint = RichText::new(wording.text(Word::WhyEmptyName));
            ui.label(hint.color(Theme::of(ui.ctx()).warn));
            self.new.focus_next_frame();
        }
    }
}
