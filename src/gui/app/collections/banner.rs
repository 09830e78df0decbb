//! A strip below the top bar while the collection can only be read, or its file is gone: why, and what can be done.

use egui::{Frame, Margin, Panel, RichText, Ui};

use crate::engine::FilePresence;
use crate::gui::app::HashiyaApp;
use crate::gui::app::collections::questions::first_sentence;
use crate::gui::commands::{CollectionRequest, Request};
use crate::gui::icons;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{from_start, quiet_button, text_font};
use crate::i18n::{Insert, Word, fill};

impl HashiyaApp {
    /// Draws the strip, if there is something to say.
    pub(in crate::gui::app) fn banner(&mut self, ui: &mut Ui) {
        let wording = self.wording();
        let Some(session) = self.session() else {
            return;
        };
        let title = session.name();
        let with_title = |word: Word| first_sentence(&fill(word, wording, &[("title", &title)])).0;
        let (icon, words, ways) = match session.engine.presence() {
            FilePresence::Gone => (
                icons::TRIANGLE_ALERT,
                with_title(Word::ErrFileGoneBare),
                vec![
                    (Word::FileSaveCopy, CollectionRequest::SaveCopy),
                    (Word::BtnRetry, CollectionRequest::LookAgain),
                ],
            ),
            FilePresence::Protected => (
                icons::LOCK,
                with_title(Word::ErrFileProtected),
                vec![
                    (Word::FileSaveCopy, CollectionRequest::SaveCopy),
                    (Word::BtnRetry, CollectionRequest::LookAgain),
                ],
            ),
            FilePresence::There if !session.engine.is_writable() => {
                let words = match self.files_holder() {
                    Some((annotator, time)) => {
                        let values: [(&str, &dyn Insert); 2] =
                            [("annotator", &annotator), ("time", &time)];
                        fill(Word::StReadOnlySince, wording, &values)
                    }
                    None => wording.text(Word::StReadOnly).to_owned(),
                };
                (
                    icons::LOCK,
                    words,
                    vec![(Word::BtnRetry, CollectionRequest::TryToWrite)],
                )
            }
            FilePresence::There => return,
        };
        let theme = Theme::of(ui.ctx());
        let frame = Frame::new()
            .fill(theme.soft)
            .inner_margin(Margin::symmetric(12, 0));
        let requests = &mut self.requests;
        Panel::top("banner")
            .exact_size(size::TABS)
            .frame(frame)
            .show(ui, |ui| {
                ui.with_layout(from_start(wording.language.is_rtl()), |ui| {
                    crate::gui::widgets::icon(ui, icon, 15.0, theme.warn);
                    let text = RichText::new(words)
                        .font(text_font(size::TEXT))
                        .color(theme.strong);
                    ui.label(text);
                    for (word, request) in ways {
                        if quiet_button(ui, None, wording.text(word), true).clicked() {
                            requests.push(Request::Collection(request));
                        }
                    }
                });
            });
    }

    /// Who writes to the open collection and since when, in words, where that is known.
    fn files_holder(&self) -> Option<(String, String)> {
        let wording = self.wording();
        let holder = self.session()?.engine.holder()?;
        let annotator = if holder.annotator.is_empty() {
            wording.text(Word::WhoSomeone).to_owned()
        } else {
            holder.annotator.clone()
        };
        let time = wording.digits.apply(&holder.since?.clock_time());
        Some((annotator, time))
    }
}
