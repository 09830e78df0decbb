//! The picker of relations: what a link means. The standard ones stand first; a typed name makes another.

use egui::{Area, Frame, Id, Order, Pos2, Rect, Ui};

use crate::command::RelationChoice;
use crate::gui::icons;
use crate::gui::popups::{Choice, ChooserAnswer, ChooserState};
use crate::i18n::{Language, Word, Wording, fill};
use crate::model::{Bilingual, RelationId, Snapshot};
use crate::text::{fold_name, match_quality};

/// The relations that every collection may use, with whether they read the same both ways.
const STANDARD: [(Word, bool); 6] = [
    (Word::RelationSameClaim, true),
    (Word::RelationContradicts, true),
    (Word::RelationAdds, false),
    (Word::RelationOmits, false),
    (Word::RelationAttributes, false),
    (Word::RelationTranslates, false),
];

/// What came of the picker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelationAnswer {
    /// The link means this.
    Relation(RelationChoice),
    /// Leave; nothing is linked.
    Cancelled,
}

/// The open picker. View state.
#[derive(Debug)]
pub struct RelationPicker {
    chooser: ChooserState,
    /// Offered first: the relation used last.
    last: Option<RelationId>,
}

impl RelationPicker {
    /// Opens with the relation used last on top.
    pub fn open(last: Option<RelationId>) -> Self {
        Self {
            chooser: ChooserState::open(),
            last,
        }
    }

    /// Draws the picker below `at`, inside `bounds`.
    pub fn show(
        &mut self,
        ui: &Ui,
        at: Pos2,
        bounds: Rect,
        snapshot: &Snapshot,
        wording: Wording,
    ) -> Option<RelationAnswer> {
        let typed = self.chooser.text().trim().to_owned();
        let (relations, choices) = offers(&typed, self.last, snapshot, wording);
        let shown = Area::new(Id::unique("relation-picker"))
            .order(Order::Foreground)
            .fixed_pos(at)
            .constrain_to(bounds.shrink(8.0))
            .show(ui.ctx(), |ui| {
                Frame::popup(ui.style()).show(ui, |ui| {
                    ui.set_width(280.0);
                    let label = wording.text(Word::RelationField);
                    let is_rtl = wording.language.is_rtl();
                    self.chooser.show(ui, label, &choices, is_rtl)
                })
            });
        let clicked_elsewhere = ui.input(|input| {
            let at = input.pointer.interact_pos();
            input.pointer.any_pressed() && at.is_some_and(|at| !shown.response.rect.contains(at))
        });
        match shown.inner.inner {
            Some(ChooserAnswer::Chosen(index)) => relations
                .into_iter()
                .nth(index)
                .map(RelationAnswer::Relation),
            Some(ChooserAnswer::Create(name)) => Some(RelationAnswer::Relation(named(&name))),
            Some(ChooserAnswer::Cancelled) => Some(RelationAnswer::Cancelled),
            None => clicked_elsewhere.then_some(RelationAnswer::Cancelled),
        }
    }
}

fn named(name: &str) -> RelationChoice {
    RelationChoice::Named {
        label: Bilingual::from_one(name),
        is_symmetric: false,
    }
}

/// The relations that match what is typed, in the order in which they are offered.
fn offers(
    typed: &str,
    last: Option<RelationId>,
    snapshot: &Snapshot,
    wording: Wording,
) -> (Vec<RelationChoice>, Vec<Choice>) {
    let is_arabic = wording.language == Language::Arabic;
    let mut all: Vec<(Bilingual, RelationChoice)> = Vec::new();
    for relation in snapshot.relations() {
        all.push((
            relation.label.clone(),
            RelationChoice::Existing(relation.id),
        ));
    }
    for (word, is_symmetric) in STANDARD {
        let label = Bilingual {
            english: word.text(Language::English).to_owned(),
            arabic: word.text(Language::Arabic).to_owned(),
        };
        let is_there = all
            .iter()
            .any(|(other, _)| other.has(&label.english) || other.has(&label.arabic));
        if !is_there {
            let choice = RelationChoice::Named {
                label: label.clone(),
                is_symmetric,
            };
            all.push((label, choice));
        }
    }
    let place = |label: &Bilingual| {
        let standard = STANDARD
            .iter()
            .position(|(word, _)| label.has(word.text(Language::English)));
        standard.unwrap_or(STANDARD.len())
    };
    all.sort_by_key(|(label, choice)| {
        let is_last = matches!(choice, RelationChoice::Existing(id) if Some(*id) == last);
        (!is_last, place(label))
    });
    let query = fold_name(typed);
    let is_match = |label: &Bilingual| {
        [&label.english, &label.arabic]
            .into_iter()
            .any(|side| match_quality(&fold_name(side), &query).is_some())
    };
    let is_exact = all
        .iter()
        .any(|(label, _)| label.has(typed) || fold_name(label.prefer(is_arabic)) == query);
    let mut relations = Vec::new();
    let mut choices = Vec::new();
    for (label, choice) in all.into_iter().filter(|(label, _)| is_match(label)) {
        choices.push(Choice {
            name: label.prefer(is_arabic).to_owned(),
            swatch: None,
            icon: icons::LINK,
            hint: String::new(),
            is_disabled: false,
        });
        relations.push(choice);
    }
    if !typed.is_empty() && !is_exact {
        choices.push(Choice {
            name: fill(Word::RelationNew, wording, &[("title", &typed)]),
            swatch: None,
            icon: icons::PLUS,
            hint: "Ctrl+Enter".to_owned(),
            is_disabled: false,
        });
        relations.push(named(typed));
    }
    (relations, choices)
}
