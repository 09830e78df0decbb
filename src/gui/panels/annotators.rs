//! Who annotates in this collection, with how many annotations each; one's own name can be changed here.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::Ui;

use crate::analysis::passages::PassageScope;
use crate::gui::Derived;
use crate::gui::commands::{Request, UiCommand};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::theme::Theme;
use crate::gui::widgets::{Row, quiet_button};
use crate::i18n::{Word, fill, without_isolates};
use crate::model::{AnnotatorId, Snapshot};

/// Up to so many annotations are counted within a frame.
const FEW_ANNOTATIONS: usize = 5_000;

/// How many annotations each annotator made. View state; derived.
pub(super) type Counts = Derived<u64, BTreeMap<AnnotatorId, usize>>;

/// Draws a row for each annotator, by name; a click lists their passages.
pub(super) fn annotators_ui(ui: &mut Ui, counts: &mut Counts, cx: &mut PanelContext<'_>) {
    let snapshot = Arc::clone(cx.snapshot);
    let mut annotators: Vec<_> = snapshot.annotators().collect();
    annotators.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    if annotators.is_empty() {
        return;
    }
    super::inspector::section(ui, cx.word(Word::SectionAnnotators));
    let is_small = snapshot.n_annotations() <= FEW_ANNOTATIONS;
    let counted = Arc::clone(&snapshot);
    let made = counts.get(ui.ctx(), &snapshot.revision(), is_small, move || {
        count(&counted)
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    let theme = Theme::of(ui.ctx());
    for annotator in annotators {
        let is_me = annotator.id == cx.me;
        let name = match is_me {
            true => fill(
                Word::AnnotatorYou,
                cx.wording,
                &[("annotator", &annotator.name)],
            ),
            false => annotator.name.clone(),
        };
        let name = without_isolates(&name);
        let color = if is_me { theme.accent } else { theme.muted };
        let mut row = Row::new(&name, cx.is_rtl()).icon(icons::USER, color);
        if let Some(made) = made {
            let n = made.get(&annotator.id).copied().unwrap_or(0);
            row = row.count(cx.number(n));
        }
        if row.show(ui).response.clicked() {
            let scope = PassageScope::Annotator(annotator.id);
            cx.requests.push(Request::ShowPassages(scope));
        }
    }
    if quiet_button(
        ui,
        Some(icons::PENCIL),
        cx.word(UiCommand::YourName.word()),
        true,
    )
    .clicked()
    {
        cx.requests.push(Request::Ui(UiCommand::YourName));
    }
}

fn count(snapshot: &Snapshot) -> BTreeMap<AnnotatorId, usize> {
    let mut made = BTreeMap::new();
    for annotation in snapshot.annotations() {
        *made.entry(annotation.annotator).or_default() += 1;
    }
    made
}
