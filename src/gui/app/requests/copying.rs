//! The clipboard: the words of the selection or the selected annotation, alone or with where they stand.

use egui::Context;

use crate::gui::app::HashiyaApp;
use crate::i18n::{Word, fill, without_isolates};
use crate::text::addresses;

impl HashiyaApp {
    /// Copies the words in their logical order.
    pub(in crate::gui::app) fn copy(&mut self, ctx: &Context) {
        if let Some(words) = self.quote() {
            ctx.copy_text(words);
            let copied = self.wording().text(Word::MsgCopied).to_owned();
            self.say(ctx, copied, false, false);
        }
    }

    /// Copies the words with the document and the paragraph, in the words of the interface.
    pub(in crate::gui::app) fn copy_reference(&mut self, ctx: &Context) {
        let Some(words) = self.reference() else {
            return;
        };
        ctx.copy_text(words);
        let copied = self.wording().text(Word::MsgCopied).to_owned();
        self.say(ctx, copied, false, false);
    }

    /// Copies the address at the caret or in the selection; says so where there is none.
    pub(in crate::gui::app) fn copy_address(&mut self, ctx: &Context) {
        let word = match self.address() {
            Some(address) => {
                ctx.copy_text(address);
                Word::MsgCopied
            }
            None => Word::AddressNone,
        };
        let words = self.wording().text(word).to_owned();
        self.say(ctx, words, false, false);
    }

    /// The first address that what is selected touches, or the one at the caret. Looks at those lines only.
    fn address(&mut self) -> Option<String> {
        let session = self.session_mut()?;
        let document = session.document()?;
        let text = std::sync::Arc::clone(&session.capture_read(document)?.text);
        let selected = session.reading.state(document).selection()?.bytes();
        let start = text
            .get(..selected.start)?
            .rfind('\n')
            .map_or(0, |at| at + 1);
        let after = text.get(selected.end..)?;
        let end = selected.end + after.find('\n').unwrap_or(after.len());
        let lines = text.get(start..end)?;
        let found = addresses(lines).into_iter().find(|found| {
            let (first, last) = (start + found.start, start + found.end);
            match selected.is_empty() {
                true => first <= selected.start && selected.start <= last,
                false => first < selected.end && selected.start < last,
            }
        })?;
        lines.get(found).map(str::to_owned)
    }

    fn reference(&self) -> Option<String> {
        let quote = self.quote()?;
        let session = self.session()?;
        let snapshot = &session.snapshot;
        let (capture, start) = match session.reading.selection() {
            Some(span) => (
                session.capture_read(session.document()?)?,
                span.start().index(),
            ),
            None => {
                let annotation = snapshot.annotation(session.annotation()?)?;
                let passage = crate::anchor::shown(snapshot, annotation.passage)?;
                (snapshot.capture(passage.capture)?, passage.start() as usize)
            }
        };
        let document = snapshot.document_of_capture(capture.id)?;
        // As the reading view counts: empty lines do not.
        let before = capture.text.get(..start)?;
        let number = before
            .split('\n')
            .rev()
            .skip(1)
            .filter(|line| !line.trim().is_empty())
            .count()
            + 1;
        let filled = fill(
            Word::RefQuote,
            self.wording(),
            &[("quote", &quote), ("title", &document.name), ("n", &number)],
        );
        // Other programs may show the isolates as boxes.
        Some(without_isolates(&filled))
    }
}
