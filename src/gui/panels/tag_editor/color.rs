//! A tag's color: the palette, an own one by its digits or from a grid, and how well it can be read on both papers.

use egui::{Color32, Rect, Response, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::command::Command;
use crate::gui::commands::Request;
use crate::gui::fields::{Field, FieldState};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::inspector::wrapped;
use crate::gui::theme::{DARK, LIGHT, READABLE, Theme, contrast, own_colors, readable_variant};
use crate::gui::widgets::{icon, muted, quiet_button};
use crate::i18n::{Word, fill};
use crate::model::{PALETTE_LEN, PALETTE_NAMES, Tag, TagColor, TagId};

/// The field of an own color. View state.
#[derive(Debug, Default)]
pub(super) struct ColorEditor {
    field: FieldState,
    shown: Option<(TagId, TagColor)>,
    is_choosing: bool,
    is_wrong: bool,
}

impl ColorEditor {
    pub(super) fn show(&mut self, ui: &mut Ui, tag: &Tag, cx: &mut PanelContext<'_>) {
        self.follow(tag);
        let mut chosen = None;
        wrapped(ui, cx.is_rtl(), |ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            let theme = Theme::of(ui.ctx());
            for index in 0..PALETTE_LEN {
                let color = TagColor::Palette(index);
                let name = PALETTE_NAMES[usize::from(index)];
                let shown = theme.tag(color);
                if swatch(ui, shown, tag.color == color, name, 22.0).clicked() {
                    chosen = Some(color);
                }
            }
        });
        ui.add_space(4.0);
        wrapped(ui, cx.is_rtl(), |ui| {
            let name = cx.word(Word::TagColorHex);
            let field = ui
                .add_enabled_ui(cx.at_hand.writable, |ui| {
                    Field::new(&mut self.field)
                        .label(name)
                        .hint(cx.word(Word::TagOwnColor))
                        .neutral_direction(crate::text::Direction::LeftToRight)
                        .width(108.0)
                        .show(ui)
                })
                .inner;
            field.response.clone().on_hover_text(name);
            if field.submitted || field.response.lost_focus() {
                let color = hex_color(self.field.text());
                self.is_wrong = color.is_none() && !self.field.text().trim().is_empty();
                chosen = color.or(chosen);
            }
            let words = cx.word(Word::TagColorChoose);
            if quiet_button(ui, Some(icons::PALETTE), words, cx.at_hand.writable).clicked() {
                self.is_choosing = !self.is_choosing;
            }
        });
        if self.is_wrong {
            ui.label(muted(ui, cx.word(Word::TagColorBad)));
        }
        if self.is_choosing {
            chosen = grid_ui(ui, tag, cx).or(chosen);
        }
        for is_dark in [false, true] {
            chosen = contrast_ui(ui, tag, is_dark, cx).or(chosen);
        }
        if let Some(color) = chosen.filter(|color| *color != tag.color && cx.at_hand.writable) {
            let tag = tag.id;
            let command = Command::RecolorTag { tag, color };
            cx.requests.push(Request::Core(Box::new(command)));
        }
    }

    fn follow(&mut self, tag: &Tag) {
        let now = (tag.id, tag.color);
        if self.shown == Some(now) {
            return;
        }
        let is_other = self.shown.is_none_or(|(shown, _)| shown != tag.id);
        self.shown = Some(now);
        self.is_wrong = false;
        if is_other {
            self.is_choosing = false;
        }
        match tag.color {
            TagColor::Custom(_) => self.field.set_text(&tag.color.to_string()),
            TagColor::Palette(_) => self.field.set_text(""),
        }
    }
}

/// `#rrggbb`, with or without its mark and in either case, Arabic digits too.
fn hex_color(text: &str) -> Option<TagColor> {
    let folded = crate::text::fold_name(text.trim());
    let digits = folded.trim_start_matches('#');
    let color = format!("#{digits}").parse().ok()?;
    matches!(color, TagColor::Custom(_)).then_some(color)
}

/// Twelve hues in five depths.
fn grid_ui(ui: &mut Ui, tag: &Tag, cx: &PanelContext<'_>) -> Option<TagColor> {
    let mut chosen = None;
    ui.spacing_mut().item_spacing.y = 3.0;
    for row in own_colors() {
        wrapped(ui, cx.is_rtl(), |ui| {
            ui.spacing_mut().item_spacing.x = 3.0;
            for own in row {
                let color = TagColor::Custom(own);
                let shown = Theme::own_color(own);
                let is_on = tag.color == color;
                if swatch(ui, shown, is_on, &color.to_string(), 18.0).clicked() {
                    chosen = Some(color);
                }
            }
        });
    }
    chosen
}

/// A square of color that can be chosen; the one that is on has a frame and its name is told.
fn swatch(ui: &mut Ui, color: Color32, is_on: bool, name: &str, side: f32) -> Response {
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    let inner = Rect::from_center_size(rect.center(), vec2(side - 6.0, side - 6.0));
    ui.painter().rect_filled(inner, 4.0, color);
    if is_on || response.has_focus() {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter()
            .rect_stroke(rect, 6.0, stroke, StrokeKind::Inside);
    } else if response.hovered() {
        let stroke = Stroke::new(1.0, theme.faint);
        ui.painter()
            .rect_stroke(rect, 6.0, stroke, StrokeKind::Inside);
    }
    response.widget_info(|| {
        WidgetInfo::selected(egui::Role::RadioButton, ui.is_enabled(), is_on, name)
    });
    response.on_hover_text(name)
}

/// How the color stands on one of the papers: ratio, icon and words; where it is weak, its readable variant to take.
fn contrast_ui(ui: &mut Ui, tag: &Tag, is_dark: bool, cx: &PanelContext<'_>) -> Option<TagColor> {
    let theme = Theme::of(ui.ctx());
    let paper = if is_dark { &DARK } else { &LIGHT };
    let (own, shown) = match tag.color {
        TagColor::Custom(own) => {
            let own = Theme::own_color(own);
            (own, readable_variant(own, is_dark))
        }
        TagColor::Palette(_) => (paper.tag(tag.color), paper.tag(tag.color)),
    };
    let ratio = contrast(own, paper.base);
    let is_ok = ratio >= READABLE;
    let word = if is_dark {
        Word::TagContrastDark
    } else {
        Word::TagContrastLight
    };
    let ratio = cx.wording.digits.apply(&format!("{ratio:.1}"));
    let words = fill(word, cx.wording, &[("ratio", &ratio)]);
    let variant = TagColor::Custom([shown.r(), shown.g(), shown.b()]);
    let name = variant.to_string();
    let judged = if is_ok {
        cx.word(Word::TagContrastOk).to_owned()
    } else {
        fill(Word::TagContrastWeak, cx.wording, &[("color", &name)])
    };
    let mut chosen = None;
    ui.add_space(4.0);
    wrapped(ui, cx.is_rtl(), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(vec2(30.0, 18.0), Sense::hover());
        ui.painter().rect(
            rect,
            4.0,
            paper.base,
            Stroke::new(1.0, theme.stroke),
            StrokeKind::Inside,
        );
        let mark = Rect::from_center_size(rect.center(), vec2(14.0, 8.0));
        ui.painter().rect_filled(mark, 2.0, own);
        let (sign, color) = if is_ok {
            (icons::CIRCLE_CHECK, theme.ok)
        } else {
            (icons::TRIANGLE_ALERT, theme.warn)
        };
        icon(ui, sign, 14.0, color);
        let line = format!("{words} · {judged}");
        ui.add(egui::Label::new(RichText::new(line).color(theme.text)).wrap());
    });
    if !is_ok {
        let words = fill(Word::TagColorVariant, cx.wording, &[("color", &name)]);
        if quiet_button(ui, None, &words, cx.at_hand.writable).clicked() {
            chosen = Some(variant);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_read_as_people_write_them() {
        let own = Some(TagColor::Custom([10, 11, 200]));
        for (text, expected) in [
            ("#0a0bc8", own),
            ("  0A0BC8 ", own),
            ("#٠A٠BC٨", own),
            ("#0a0bc", None),
            ("clay", None),
            ("#0a0bcg", None),
            ("", None),
        ] {
            assert_eq!(hex_color(text), expected, "{text:?}");
        }
    }
}
