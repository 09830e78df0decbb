//! The beginning of a file in several encodings side by side: a person sees at once which one is right.

use egui::{
    CornerRadius, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::engine::operations::Choices;
use crate::gui::pages::adding::{AddingAnswer, AddingPage};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{RowSlots, focus_ring, from_start, muted, text_button, text_font};
use crate::i18n::{Insert, Word, Wording, fill};
use crate::text::{Encoding, first_strong};

/// Height of a card, points.
const CARD: f32 = 62.0;
/// Characters of a sample that are shown.
const SHOWN: usize = 160;

/// The code pages among which the doubt is.
const OFFERED: [Encoding; 4] = [
    Encoding::Windows1256,
    Encoding::Iso8859Part6,
    Encoding::Windows1252,
    Encoding::Utf8,
];

/// Height of the button below the cards, points.
const BELOW: f32 = 36.0;

/// Height of all of it, points.
pub(super) fn height(page: &AddingPage) -> f32 {
    let below = if for_all(page).is_empty() { 0.0 } else { BELOW };
    24.0 + CARD + below
}

/// The other files of uncertain encoding, once one was chosen for this one.
fn for_all(page: &AddingPage) -> Vec<usize> {
    let files = &page.offer.files;
    let chosen = files
        .get(page.selected)
        .and_then(|file| file.choices.encoding);
    if chosen.is_none() {
        return Vec::new();
    }
    let is_uncertain = |index: &usize| {
        let file = &files[*index];
        let is_certain = file.encoding().1;
        *index != page.selected && file.has_encoding() && !is_certain
    };
    (0..files.len()).filter(is_uncertain).collect()
}

pub(super) fn encodings_ui(
    ui: &mut Ui,
    page: &mut AddingPage,
    wording: Wording,
) -> Option<AddingAnswer> {
    let index = page.selected;
    let file = page.offer.files.get(index)?;
    let theme = Theme::of(ui.ctx());
    let is_rtl = wording.language.is_rtl();
    let current = file.encoding().0;
    let room = ui.max_rect();
    ui.label(muted(ui, wording.text(Word::AddingEncodings)));
    let mut answer = None;
    // The current one first, so that it stands where reading begins.
    let others = OFFERED.into_iter().filter(|other| *other != current);
    let offered: Vec<Encoding> = [current]
        .into_iter()
        .chain(others)
        .take(OFFERED.len())
        .collect();
    let gap = 12.0;
    let width = (room.width() - gap * (offered.len() as f32 - 1.0)) / offered.len() as f32;
    let top = room.top() + 24.0;
    let mut slots = RowSlots::new(
        Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), CARD)),
        is_rtl,
    );
    for (place, encoding) in offered.into_iter().enumerate() {
        if place > 0 {
            slots.take_start(gap);
        }
        let card = slots.take_start(width);
        let sample = page.samples.entry((index, encoding)).or_insert_with(|| {
            let sample = file.sample(encoding);
            let lines = sample
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty());
            // A line that shows what differs says more than the first one.
            let line = lines.clone().find(|line| !line.is_ascii());
            line.or_else(|| lines.clone().next())
                .unwrap_or_default()
                .chars()
                .take(SHOWN)
                .collect()
        });
        let is_current = encoding == current;
        let response = ui.interact(card, ui.scope_id().with(encoding.name()), Sense::click());
        let border = match (is_current, response.hovered()) {
            (true, _) => Stroke::new(1.5, theme.accent),
            (false, true) => Stroke::new(1.0, theme.muted),
            (false, false) => Stroke::new(1.0, theme.stroke),
        };
        let round = CornerRadius::same(6);
        ui.painter()
            .rect(card, round, theme.raised, border, StrokeKind::Inside);
        let (head, line) = card
            .shrink2(vec2(10.0, 6.0))
            .split_top_bottom_at_y(card.top() + 26.0);
        let values: [(&str, &dyn Insert); 1] = [("encoding", &encoding.name())];
        let name = fill(Word::AddingAs, wording, &values);
        let words = muted(ui, &name).font(text_font(size::SMALL));
        RowSlots::new(head, is_rtl).text(ui, words);
        let sample_rtl = first_strong(sample).map_or(is_rtl, |direction| direction.is_rtl());
        let color = if is_current { theme.text } else { theme.muted };
        let words = RichText::new(&**sample).color(color);
        RowSlots::new(line, sample_rtl).text(ui, words);
        focus_ring(ui, &response);
        let told = format!("{name}: {sample}");
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_current, &told));
        // A click on the proposed one says that it is right.
        let is_new = !is_current || page.offer.files[index].choices.encoding.is_none();
        if response.clicked() && is_new {
            answer = Some(ask(
                vec![index],
                encoding,
                page.offer.files[index].choices.clone(),
            ));
        }
    }
    let uncertain = for_all(page);
    if !uncertain.is_empty() {
        let below = Rect::from_min_max(pos2(room.left(), top + CARD + 6.0), room.max);
        let builder = egui::UiBuilder::new()
            .max_rect(below)
            .layout(from_start(is_rtl));
        let mut child = ui.new_child(builder);
        let words = fill(Word::AddingForAll, wording, &[("n", &uncertain.len())]);
        if text_button(&mut child, None, &words).clicked() {
            answer = Some(ask(uncertain, current, Choices::default()));
        }
    }
    answer
}

fn ask(files: Vec<usize>, encoding: Encoding, choices: Choices) -> AddingAnswer {
    AddingAnswer::ReadAgain {
        files,
        choices: Choices {
            encoding: Some(encoding),
            ..choices
        },
    }
}
