//! How many attributes a tag has that is still being read.
//!
//! The tokenizer compares each new name with all before it, and shows a tag only when it ends: a tag of a million attributes
//! would keep it busy for hours. So they are counted before.

/// Where in a tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    /// In no tag.
    #[default]
    Outside,
    /// Between attributes.
    Between,
    /// In a name, of the tag or of an attribute.
    Name,
    /// Behind an equals sign.
    BeforeValue,
    /// In a value without quotes.
    Bare,
    /// In a value between such quotes.
    Quoted(u8),
}

/// Counts the attributes of the tag that is open.
#[derive(Clone, Debug, Default)]
pub(super) struct AttributeCounter {
    place: Place,
    count: usize,
}

impl AttributeCounter {
    /// Takes the next piece of a page, cut before each `<`. Gives the attributes so far of the tag that it is in.
    pub(super) fn count(&mut self, piece: &str) -> usize {
        let bytes = piece.as_bytes();
        if self.place == Place::Outside {
            let opens =
                bytes.first() == Some(&b'<') && bytes.get(1).is_some_and(u8::is_ascii_alphabetic);
            if !opens {
                return 0;
            }
            self.place = Place::Name;
            self.count = 0;
        }
        for &byte in bytes.iter().skip(1) {
            self.place = match (self.place, byte) {
                (Place::Outside, _) => break,
                (Place::Quoted(quote), _) if byte == quote => Place::Between,
                (Place::Quoted(quote), _) => Place::Quoted(quote),
                (_, b'>') => Place::Outside,
                (Place::BeforeValue, b'"' | b'\'') => Place::Quoted(byte),
                (Place::BeforeValue, _) if byte.is_ascii_whitespace() => Place::BeforeValue,
                (Place::BeforeValue, _) => Place::Bare,
                (_, _) if byte.is_ascii_whitespace() => Place::Between,
                (Place::Bare, _) => Place::Bare,
                (Place::Name | Place::Between, b'=') => Place::BeforeValue,
                (Place::Name | Place::Between, b'/') => Place::Between,
                (Place::Between, _) => {
                    self.count += 1;
                    Place::Name
                }
                (Place::Name, _) => Place::Name,
            };
        }
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &[&str], expected: usize) {
        let mut counter = AttributeCounter::default();
        let counts = page.iter().map(|piece| counter.count(piece));
        assert_eq!(counts.max(), Some(expected), "{page:?}");
    }

    #[test]
    fn attributes_are_counted_over_pieces() {
        check(&["<p>text a b c"], 0);
        check(&["<p a b=1 c = 'x y z' d=\"q>r\" e>f g h"], 5);
        check(&["<img src=\"data: a b c", "<d e\" alt=x>"], 2);
        check(&["<a/b/c/d>"], 3);
        check(&["</p a b c>"], 0);
        check(&["<!-- a b c d -->"], 0);
    }
}
