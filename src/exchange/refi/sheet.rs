//! XML as it is written: elements one after the other, escaped, one per line, nothing that depends on the system.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether XML 1.0 can hold a character (section 2.2).
fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// A text with U+FFFD for each character that XML cannot hold.
pub(in crate::exchange) fn allowed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_allowed) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(allowed_letter).collect())
}

/// A character, or U+FFFD for one that XML cannot hold.
pub(super) fn allowed_letter(character: char) -> char {
    match is_allowed(character) {
        true => character,
        false => char::REPLACEMENT_CHARACTER,
    }
}

/// XML under way.
#[derive(Debug, Default)]
pub(in crate::exchange) struct Sheet {
    out: String,
    open: Vec<&'static str>,
    /// The last element that was opened still takes attributes.
    takes_attributes: bool,
}

impl Sheet {
    /// Begins a document.
    pub(in crate::exchange) fn new() -> Self {
        let mut sheet = Self::default();
        sheet
            .out
            .push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        sheet
    }

    /// Opens an element on a line of its own.
    pub(in crate::exchange) fn open(&mut self, name: &'static str) {
        self.end_of_attributes();
        self.out.push('\n');
        self.open_inline(name);
    }

    /// Opens an element inside a text, where nothing may be between.
    pub(in crate::exchange) fn open_inline(&mut self, name: &'static str) {
        self.end_of_attributes();
        self.out.push('<');
        self.out.push_str(name);
        self.open.push(name);
        self.takes_attributes = true;
    }

    /// Gives the element that opened last an attribute.
    pub(in crate::exchange) fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.escape(value, true);
        self.out.push('"');
    }

    /// The same, where there is a value.
    pub(in crate::exchange) fn attribute_of(
        &mut self,
        name: &str,
        value: Option<impl std::fmt::Display>,
    ) {
        if let Some(value) = value {
            // Numbers, ids and times have nothing to escape; writing to a string cannot fail.
            let _written = write!(self.out, " {name}=\"{value}\"");
        }
    }

    /// Text in the element that opened last.
    pub(in crate::exchange) fn text(&mut self, text: &str) {
        self.end_of_attributes();
        self.escape(text, false);
    }

    /// Whole elements that were written apart.
    pub(super) fn insert(&mut self, elements: &str) {
        self.end_of_attributes();
        self.out.push_str(elements);
    }

    /// Whether an element of this name is open, and none in it.
    pub(super) fn is_in(&self, name: &str) -> bool {
        self.open.last() == Some(&name)
    }

    /// Closes the element that opened last.
    pub(in crate::exchange) fn close(&mut self) {
        let Some(name) = self.open.pop() else { return };
        if self.takes_attributes {
            self.out.push_str("/>");
            self.takes_attributes = false;
            return;
        }
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element that holds a text; none without one.
    pub(in crate::exchange) fn described(&mut self, name: &'static str, text: &str) {
        if !text.is_empty() {
            self.open(name);
            self.text(text);
            self.close();
        }
    }

    /// Ends the document.
    pub(in crate::exchange) fn end(&mut self) {
        self.out.push('\n');
    }

    /// Takes what is written so far.
    pub(in crate::exchange) fn take(&mut self) -> String {
        std::mem::take(&mut self.out)
    }

    /// How many bytes are waiting to be taken.
    pub(in crate::exchange) fn len(&self) -> usize {
        self.out.len()
    }

    fn end_of_attributes(&mut self) {
        if self.takes_attributes {
            self.out.push('>');
            self.takes_attributes = false;
        }
    }

    fn escape(&mut self, text: &str, in_attribute: bool) {
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            let escaped = match byte {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                // A reader would make a line feed of it, and a space of all three in an attribute.
                b'\r' => "&#13;",
                b'\n' if in_attribute => "&#10;",
                b'\t' if in_attribute => "&#9;",
                b'"' if in_attribute => "&quot;",
                _ => continue,
            };
            self.out.push_str(&text[from..at]);
            self.out.push_str(escaped);
            from = at + 1;
        }
        self.out.push_str(&text[from..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_could_be_markup_is_text() {
        let mut sheet = Sheet::new();
        sheet.open("a");
        sheet.attribute("b", "\"<&>'\n\t\rأ");
        sheet.open("c");
        sheet.close();
        sheet.described("d", "]]> <e> & \r\n\t\"");
        sheet.described("f", "");
        sheet.close();
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
            <a b=\"&quot;&lt;&amp;&gt;'&#10;&#9;&#13;أ\">\n<c/>\n\
            <d>]]&gt; &lt;e&gt; &amp; &#13;\n\t\"</d></a>";
        assert_eq!(sheet.take(), expected);
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(
            allowed("a\u{1F}b\u{0}\u{FFFF}\t\u{85}"),
            "a\u{FFFD}b\u{FFFD}\u{FFFD}\t\u{85}"
        );
        assert!(matches!(allowed("نصّ 👨‍👩‍👧"), Cow::Borrowed(_)));
    }
}
