//! First-minute hints: one small card at a time, by the place it speaks of, dismissed for good by a click or by doing it.
//!
//! Which hint stands now is decided in `gui/app/hints.rs`; here is how it looks and where. Parts of the window tell their
//! places by [`tell_place`].

use egui::{Align2, Area, Context, Frame, Id, Order, Pos2, Rect, RichText, Ui, vec2};

use crate::gui::icons;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{from_start, icon, muted, quiet_button, text_font};
use crate::i18n::{Word, Wording};

/// The width of a card, points.
const WIDTH: f32 = 300.0;

/// A hint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// How words are selected.
    Select,
    /// What the keys do with a selection.
    Keys,
    /// That everything can be undone.
    Undo,
    /// That a document can be read beside another.
    Beside,
    /// That any command is found by its name.
    Palette,
}

/// A part of the window that a hint speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HintPlace {
    /// The text.
    Reading,
    /// The button that undoes.
    Undo,
    /// The button that opens the palette.
    Palette,
}

/// What was done with a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HintAnswer {
    /// This one is known now.
    Known,
    /// None is wanted.
    NoMore,
}

impl Hint {
    /// Every hint, in the order of a newcomer's way.
    pub const ALL: [Self; 5] = [
        Self::Select,
        Self::Keys,
        Self::Undo,
        Self::Beside,
        Self::Palette,
    ];

    /// Its words; their key names it in the preferences.
    pub fn word(self) -> Word {
        match self {
            Self::Select => Word::HintSelect,
            Self::Keys => Word::HintSelection,
            Self::Undo => Word::HintUndo,
            Self::Beside => Word::HintBeside,
            Self::Palette => Word::HintPalette,
        }
    }

    fn place(self) -> HintPlace {
        match self {
            Self::Select | Self::Keys | Self::Beside => HintPlace::Reading,
            Self::Undo => HintPlace::Undo,
            Self::Palette => HintPlace::Palette,
        }
    }
}

fn id_of(place: HintPlace) -> Id {
    Id::unique(("place of hints", place))
}

/// Says where a part of the window stands in this frame.
pub fn tell_place(ctx: &Context, place: HintPlace, rect: Rect) {
    ctx.data_mut(|data| data.insert_temp(id_of(place), rect));
}

/// Draws a hint's card by its place.
pub fn hint_ui(ui: &Ui, hint: Hint, wording: Wording) -> Option<HintAnswer> {
    let ctx = ui.ctx();
    let place: Rect = ctx.data(|data| data.get_temp(id_of(hint.place())))?;
    let (at, pivot): (Pos2, Align2) = match hint.place() {
        HintPlace::Reading => (
            place.center_bottom() - vec2(0.0, 18.0),
            Align2::CENTER_BOTTOM,
        ),
        HintPlace::Undo | HintPlace::Palette => {
            (place.center_bottom() + vec2(0.0, 8.0), Align2::CENTER_TOP)
        }
    };
    Area::new(Id::unique("hint"))
        .order(Order::Middle)
        .fixed_pos(at)
        .pivot(pivot)
        .constrain_to(ctx.content_rect().shrink(8.0))
        .show(ctx, |ui| {
            let theme = Theme::of(ui.ctx());
            Frame::popup(ui.style())
                .stroke(egui::Stroke::new(1.0, theme.accent))
                .inner_margin(egui::Margin::symmetric(14, 10))
                .show(ui, |ui| card_ui(ui, hint, wording))
                .inner
        })
        .inner
}

fn card_ui(ui: &mut Ui, hint: Hint, wording: Wording) -> Option<HintAnswer> {
    let theme = Theme::of(ui.ctx());
    let is_rtl = wording.language.is_rtl();
    let mut answer = None;
    ui.set_width(WIDTH);
    let align = if is_rtl {
        egui::Align::Max
    } else {
        egui::Align::Min
    };
    ui.with_layout(egui::Layout::top_down(align), |ui| {
        ui.allocate_ui_with_layout(vec2(WIDTH, 18.0), from_start(is_rtl), |ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            icon(ui, icons::INFO, 14.0, theme.accent);
            let head = muted(ui, wording.text(Word::HintWord)).font(text_font(size::SMALL));
            ui.label(head);
        });
        let words = RichText::new(wording.text(hint.word()))
            .color(theme.text)
            .line_height(Some(20.0));
        ui.add(egui::Label::new(words).wrap());
        ui.add_space(4.0);
        ui.allocate_ui_with_layout(vec2(WIDTH, size::BUTTON), from_start(is_rtl), |ui| {
            if quiet_button(ui, Some(icons::CHECK), wording.text(Word::HintDone), true).clicked() {
                answer = Some(HintAnswer::Known);
            }
            if quiet_button(ui, None, wording.text(Word::HintNone), true).clicked() {
                answer = Some(HintAnswer::NoMore);
            }
        });
    });
    answer
}
