//! What of the annotations is shown in the text, asked for from the tree: one tag alone, others dimmed, one hidden.

use egui::Ui;

use crate::gui::commands::Request;
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::reader::{MarkFilter, Standing};
use crate::gui::widgets::{menu_item, submenu};
use crate::i18n::{Word, fill};
use crate::model::TagId;

/// What the tree asked for last. View state; the reading view may have been asked otherwise since.
#[derive(Debug, Default)]
pub(super) struct Eye {
    filter: MarkFilter,
}

impl Eye {
    /// Whether these tags, and nothing else, are shown.
    pub(super) fn shows_only(&self, tags: &[TagId]) -> bool {
        self.filter.other_tags != Standing::Shown
            && self.filter.tags.len() == tags.len()
            && tags
                .iter()
                .all(|tag| self.filter.tags.get(tag) == Some(&Standing::Shown))
    }

    /// Whether a tag was hidden by itself.
    pub(super) fn hides(&self, tag: TagId) -> bool {
        self.filter.tags.get(&tag) == Some(&Standing::Hidden)
    }

    /// Shows these alone, or everything again if they are alone already.
    pub(super) fn toggle_only(&mut self, tags: &[TagId], cx: &mut PanelContext<'_>) {
        let filter = if self.shows_only(tags) {
            MarkFilter::default()
        } else {
            MarkFilter::only_tags(tags.iter().copied(), Standing::Hidden)
        };
        self.ask(filter, cx);
    }

    fn ask(&mut self, filter: MarkFilter, cx: &mut PanelContext<'_>) {
        self.filter = filter.clone();
        cx.requests.push(Request::FilterMarks(Box::new(filter)));
    }

    /// A menu of the ways, under its own name.
    pub(super) fn menu_ui(
        &mut self,
        ui: &mut Ui,
        name: &str,
        tags: &[TagId],
        cx: &mut PanelContext<'_>,
    ) {
        let words = fill(Word::EyeMenu, cx.wording, &[("title", &name)]);
        submenu(ui, "", &words, |ui| {
            ui.set_min_width(200.0);
            for (icon, word) in [
                (icons::EYE, Word::EyeOnly),
                ("", Word::EyeDim),
                (icons::EYE_OFF, Word::EyeHide),
                ("", Word::EyeAll),
            ] {
                if !menu_item(ui, icon, cx.word(word), true).clicked() {
                    continue;
                }
                let these = tags.iter().copied();
                let filter = match word {
                    Word::EyeOnly => MarkFilter::only_tags(these, Standing::Hidden),
                    Word::EyeDim => MarkFilter::only_tags(these, Standing::Dimmed),
                    Word::EyeHide => {
                        let mut filter = self.filter.clone();
                        for tag in these {
                            filter.set_tag(tag, Standing::Hidden);
                        }
                        filter
                    }
                    _ => MarkFilter::default(),
                };
                self.ask(filter, cx);
                ui.close();
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alone_and_what_is_hidden() {
        let [one, other] = [1, 2].map(|n| TagId(uuid::Uuid::from_u128(n)));
        let mut eye = Eye::default();
        assert!(!eye.shows_only(&[one]) && !eye.hides(one));
        eye.filter = MarkFilter::only_tags([one, other], Standing::Dimmed);
        assert!(eye.shows_only(&[other, one]) && !eye.shows_only(&[one]));
        eye.filter = MarkFilter::default();
        eye.filter.set_tag(one, Standing::Hidden);
        assert!(eye.hides(one) && !eye.hides(other) && !eye.shows_only(&[other]));
    }
}
