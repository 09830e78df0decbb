//! The annotations of a crowded place in the margin: a list that draws only what is in view.

use egui::{Area, Frame, Id, Key, Modifiers, Order, Rect, Ui};

use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{Row, ScrollArea};
use crate::i18n::{Language, Wording};
use crate::model::{AnnotationId, Snapshot};

/// Rows in view.
const IN_VIEW: usize = 10;
/// The list's width, points.
const WIDTH: f32 = 320.0;
/// Letters of a quote in a row.
const N_LETTERS: usize = 40;

/// What came of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrowdAnswer {
    /// Go to this one.
    Chosen(AnnotationId),
    /// Nothing.
    Closed,
}

/// The open list. View state.
#[derive(Debug)]
pub struct Crowd {
    annotations: Vec<AnnotationId>,
    place: Rect,
    is_fresh: bool,
}

impl Crowd {
    /// Opens beside a place of the screen.
    pub fn open(annotations: Vec<AnnotationId>, place: Rect) -> Self {
        Self {
            annotations,
            place,
            is_fresh: true,
        }
    }

    /// Draws the list inside `bounds`.
    pub fn show(
        &mut self,
        ui: &Ui,
        bounds: Rect,
        snapshot: &Snapshot,
        wording: Wording,
    ) -> Option<CrowdAnswer> {
        let mut answer = None;
        let is_fresh = std::mem::take(&mut self.is_fresh);
        let shown = Area::new(Id::unique("crowd"))
            .order(Order::Foreground)
            .fixed_pos(self.place.left_bottom())
            .constrain_to(bounds.shrink(8.0))
            .show(ui.ctx(), |ui| {
                Frame::popup(ui.style()).show(ui, |ui| {
                    ui.set_width(WIDTH);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let n_rows = self.annotations.len();
                    let height = size::ROW * n_rows.min(IN_VIEW) as f32;
                    ScrollArea::vertical()
                        .max_height(height)
                        .auto_shrink([false, true])
                        .show_rows(ui, size::ROW, n_rows, |ui, rows| {
                            let mut takes_focus = is_fresh;
                            for annotation in self.annotations.get(rows).unwrap_or_default() {
                                let takes_focus = std::mem::take(&mut takes_focus);
                                if row_ui(ui, *annotation, snapshot, wording, takes_focus) {
                                    answer = Some(CrowdAnswer::Chosen(*annotation));
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
        answer.or(leaves.then_some(CrowdAnswer::Closed))
    }
}

fn row_ui(
    ui: &mut Ui,
    id: AnnotationId,
    snapshot: &Snapshot,
    wording: Wording,
    takes_focus: bool,
) -> bool {
    let annotation = snapshot.annotation(id);
    let passage =
        annotation.and_then(|annotation| crate::anchor::shown(snapshot, annotation.passage));
    let Some(passage) = passage else {
        return false;
    };
    let is_arabic = wording.language == Language::Arabic;
    let tags: Vec<_> = snapshot
        .taggings_of(id)
        .into_iter()
        .filter_map(|tagging| snapshot.tag(tagging.tag))
        .collect();
    let names: Vec<&str> = tags.iter().map(|tag| tag.label.prefer(is_arabic)).collect();
    let quote: String = passage.quote.chars().take(N_LETTERS).collect();
    let quote = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = match names.is_empty() {
        true => quote,
        false => format!("{} · {quote}", names.join(" · ")),
    };
    let theme = Theme::of(ui.ctx());
    let color = tags.first().map_or(theme.muted, |tag| theme.tag(tag.color));
    let shown = Row::new(&name, wording.language.is_rtl())
        .swatch(color)
        .show(ui);
    if takes_focus {
        shown.response.request_focus();
    }
    shown.response.clicked()
}
