//! The table by which a font says what its glyphs mean: a ToUnicode CMap (ISO 32000-1, 9.10.3; Adobe note 5411).
//!
//! Only what maps codes is read. A code may stand for several characters: a ligature's letters, in the order of the text.

use std::collections::BTreeMap;

/// Codes of one table that are kept; a table of all two-byte codes has 65,536.
const MOST_CODES: usize = 200_000;
/// UTF-16 units of one code.
const MOST_UNITS: usize = 64;

/// What codes mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ToUnicode {
    map: BTreeMap<u32, String>,
    /// Bytes of a code, where the table names but one length.
    pub(super) code_length: Option<usize>,
}

enum Token<'a> {
    Hex(Vec<u8>),
    Open,
    Close,
    Word(&'a [u8]),
}

impl ToUnicode {
    /// Reads a table; what is not understood is passed over.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let mut table = Self::default();
        let mut tokens = Tokens { bytes, at: 0 };
        let mut lengths = [false; 5];
        while let Some(token) = tokens.next() {
            match token {
                Token::Word(b"begincodespacerange") => tokens.codespace(&mut lengths),
                Token::Word(b"beginbfchar") => tokens.characters(&mut table),
                Token::Word(b"beginbfrange") => tokens.ranges(&mut table),
                _ => {}
            }
        }
        table.code_length = match lengths {
            [_, true, false, false, false] => Some(1),
            [_, false, true, false, false] => Some(2),
            _ => None,
        };
        table
    }

    /// What a code means.
    pub(super) fn get(&self, code: u32) -> Option<&str> {
        self.map.get(&code).map(String::as_str)
    }

    /// Whether it gives whole passages to single codes, as no glyph stands for: some producers give the first glyph of a run
    /// all of its text and the others none, so that nothing can be known of any of them.
    pub(super) fn is_misleading(&self) -> bool {
        let is_passage = |text: &&String| text.chars().count() > 10 && text.contains(' ');
        let n_passages = self.map.values().filter(is_passage).count();
        let n_empty = self.map.values().filter(|text| text.is_empty()).count();
        n_passages > 0 && n_empty * 3 > self.map.len()
    }

    /// Keeps only what a single glyph can stand for.
    pub(super) fn forget_passages(&mut self) {
        self.map.retain(|_, text| text.chars().count() == 1);
    }

    /// Whether it says nothing at all.
    pub(super) fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    fn put(&mut self, code: u32, units: &[u16]) {
        if self.map.len() < MOST_CODES {
            // A half of a pair alone means nothing.
            let text: String = char::decode_utf16(units.iter().copied())
                .flatten()
                .collect();
            // Some producers write a noncharacter where they know none.
            if text != "\u{FFFF}" && text != "\u{FFFE}" {
                self.map.insert(code, text);
            }
        }
    }
}

/// Cuts a table into its words.
struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let first = *self.bytes.get(self.at)?;
            match first {
                b'<' if self.bytes.get(self.at + 1) != Some(&b'<') => return Some(self.hex()),
                b'[' => {
                    self.at += 1;
                    return Some(Token::Open);
                }
                b']' => {
                    self.at += 1;
                    return Some(Token::Close);
                }
                b'%' => self.skip(|byte| byte != b'\n' && byte != b'\r'),
                byte if is_plain(byte) => {
                    let start = self.at;
                    self.skip(is_plain);
                    return self.bytes.get(start..self.at).map(Token::Word);
                }
                _ => self.at += 1,
            }
        }
    }
}

fn is_plain(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !b"<>[]%(){}/\0".contains(&byte)
}

impl Tokens<'_> {
    fn skip(&mut self, is_skipped: impl Fn(u8) -> bool) {
        while self.bytes.get(self.at).copied().is_some_and(&is_skipped) {
            self.at += 1;
        }
    }

    fn hex(&mut self) -> Token<'static> {
        self.at += 1;
        let mut digits = Vec::new();
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'>' => break,
                _ => digits.extend(
                    char::from(byte)
                        .to_digit(16)
                        .and_then(|digit| u8::try_from(digit).ok())
                        .filter(|_| digits.len() < MOST_UNITS * 4),
                ),
            }
        }
        if digits.len() % 2 == 1 {
            digits.push(0);
        }
        let pairs = digits.chunks_exact(2);
        Token::Hex(pairs.map(|pair| pair[0] << 4 | pair[1]).collect())
    }

    fn codespace(&mut self, lengths: &mut [bool; 5]) {
        for token in self.by_ref() {
            match token {
                Token::Hex(bytes) => lengths[bytes.len().min(4)] = true,
                _ => return,
            }
        }
    }

    fn characters(&mut self, table: &mut ToUnicode) {
        while let Some(Token::Hex(code)) = self.next() {
            let Some(Token::Hex(text)) = self.next() else {
                return;
            };
            table.put(number(&code), &units(&text));
        }
    }

    fn ranges(&mut self, table: &mut ToUnicode) {
        while let Some(Token::Hex(first)) = self.next() {
            let Some(Token::Hex(last)) = self.next() else {
                return;
            };
            let (first, last) = (number(&first), number(&last));
            let count = last.saturating_sub(first).min(0xFFFF);
            match self.next() {
                Some(Token::Hex(text)) => {
                    let mut units = units(&text);
                    for code in first..=first.saturating_add(count) {
                        table.put(code, &units);
                        if table.map.len() >= MOST_CODES {
                            return;
                        }
                        if let Some(unit) = units.last_mut() {
                            *unit = unit.wrapping_add(1);
                        }
                    }
                }
                Some(Token::Open) => {
                    let mut code = first;
                    while let Some(Token::Hex(text)) = self.next() {
                        if code <= last {
                            table.put(code, &units(&text));
                        }
                        code = code.saturating_add(1);
                    }
                }
                _ => return,
            }
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    let last = &bytes[bytes.len().saturating_sub(4)..];
    last.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        // Some producers write one byte for what is below 256.
        [byte] => vec![u16::from(*byte)],
        _ => bytes
            .chunks_exact(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_mean_what_the_table_says() {
        let table = ToUnicode::parse(
            b"/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange
              2 beginbfchar <0003> <0020> <0011> <06440627> endbfchar % lam-alef
              3 beginbfrange <0020> <0022> <0041> <0030><0031>[<0628> <D83DDE00>] <0040> <0040> <D800> endbfrange",
        );
        for (code, expected) in [
            (3, Some(" ")),
            (0x11, Some("لا")),
            (0x22, Some("C")),
            (0x30, Some("ب")),
            (0x31, Some("😀")),
            (0x40, Some("")),
            (0x50, None),
        ] {
            assert_eq!(table.get(code), expected, "{code:x}");
        }
        assert_eq!(table.code_length, Some(2));
    }

    #[test]
    fn a_broken_table_ends() {
        for broken in [
            &b"beginbfchar <"[..],
            b"beginbfrange <0000> <FFFFFFFF> <0000>",
            b"beginbfrange <FFFFFFFF> <FFFFFFFF> [<0041> <0042>",
            b"beginbfrange <00> <01> beginbfchar",
            b"<<>>[[]]%",
        ] {
            ToUnicode::parse(broken);
        }
    }
}
