//! The page as it is written: what is markup and what is text are two different calls.

use std::borrow::Cow;
use std::io::Write;

use crate::exchange::record::ExchangeError;

/// So many bytes are handed on at once.
const PIECE: usize = 1 << 16;

/// A text as a page can hold it: U+0000 is U+FFFD there, as browsers make it (HTML, 13.2.3.5).
pub(super) fn held(text: &str) -> Cow<'_, str> {
    match text.contains('\0') {
        true => Cow::Owned(text.replace('\0', "\u{FFFD}")),
        false => Cow::Borrowed(text),
    }
}

/// A page under way.
pub(super) struct Out<'w> {
    out: &'w mut dyn Write,
    waiting: String,
}

impl<'w> Out<'w> {
    pub(super) fn new(out: &'w mut dyn Write) -> Self {
        Self {
            out,
            waiting: String::with_capacity(PIECE * 2),
        }
    }

    /// Markup of our own.
    pub(super) fn markup(&mut self, markup: &str) {
        self.waiting.push_str(markup);
    }

    /// A text of any origin: in an element or in a quoted attribute.
    pub(super) fn text(&mut self, text: &str) {
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            let escaped = match byte {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                b'\'' => "&#39;",
                // A parser would make a line feed of it.
                b'\r' => "&#13;",
                0 => "\u{FFFD}",
                _ => continue,
            };
            self.waiting.push_str(&text[from..at]);
            self.waiting.push_str(escaped);
            from = at + 1;
        }
        self.waiting.push_str(&text[from..]);
    }

    /// An element that holds a text, with its attributes as markup.
    pub(super) fn element(&mut self, name: &str, attributes: &str, text: &str) {
        self.markup("<");
        self.markup(name);
        self.markup(attributes);
        self.markup(">");
        self.text(text);
        self.markup("</");
        self.markup(name);
        self.markup(">");
    }

    /// Hands on what is waiting, if it is much.
    pub(super) fn send(&mut self) -> Result<(), ExchangeError> {
        match self.waiting.len() >= PIECE {
            true => self.finish(),
            false => Ok(()),
        }
    }

    /// Hands on all.
    pub(super) fn finish(&mut self) -> Result<(), ExchangeError> {
        self.out
            .write_all(self.waiting.as_bytes())
            .map_err(|source| ExchangeError::Output { source })?;
        self.waiting.clear();
        Ok(())
    }
}

/// The direction of an element, as an attribute with its blank.
pub(super) fn dir(direction: crate::text::Direction) -> &'static str {
    match direction.is_rtl() {
        true => " dir=\"rtl\"",
        false => " dir=\"ltr\"",
    }
}

/// The language of an element, as an attribute with its blank. One that is not known is said to be so, or the element would have
/// that of the page.
pub(super) fn lang(language: &str) -> String {
    format!(" lang=\"{language}\"")
}
