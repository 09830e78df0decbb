//! The signs of an RTF file: groups, control words, bytes of text (RTF specification 1.9.1, “Basic entities”).

use crate::exchange::importer::ImportError;

/// One sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A backslash and letters, with the number behind them.
    Word(&'a str, Option<i64>),
    /// A backslash and a character that is no letter.
    Symbol(u8),
    /// A byte of text that is written as two digits.
    Byte(u8),
    /// Bytes of text as they are.
    Bytes(&'a [u8]),
    /// Bytes that are no text.
    Binary,
}

/// Takes one sign after the other.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    /// Begins at the start.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Whether only what shows nothing is left: line ends, and the zeros with which some programs fill up a block.
    pub(super) fn is_at_end(&self) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        rest.iter()
            .all(|byte| *byte == 0 || byte.is_ascii_whitespace())
    }

    /// The next sign, none at the end. Fails where bytes are announced that are not there.
    pub(super) fn next(&mut self) -> Result<Option<Token<'a>>, ImportError> {
        loop {
            let Some(first) = self.peek() else {
                return Ok(None);
            };
            return Ok(Some(match first {
                b'{' => self.take(Token::Open),
                b'}' => self.take(Token::Close),
                b'\\' => {
                    self.at += 1;
                    return self.control().map(Some);
                }
                // Line ends are for the eyes of people who read the file.
                b'\r' | b'\n' => {
                    self.at += 1;
                    continue;
                }
                _ => {
                    let bytes = self.take_while(|byte| !b"{}\\\r\n".contains(&byte));
                    Token::Bytes(bytes)
                }
            }));
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self, token: Token<'a>) -> Token<'a> {
        self.at += 1;
        token
    }

    fn take_while(&mut self, is_wanted: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| !is_wanted(*byte));
        let taken = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
        self.at += taken.len();
        taken
    }

    /// What stands behind a backslash.
    fn control(&mut self) -> Result<Token<'a>, ImportError> {
        let letters = self.take_while(|byte| byte.is_ascii_alphabetic());
        if letters.is_empty() {
            return Ok(match self.peek() {
                Some(b'\'') => {
                    self.at += 1;
                    let digits = self.bytes.get(self.at..self.at + 2);
                    let text = digits.and_then(|digits| std::str::from_utf8(digits).ok());
                    // Rust reads a sign before the digits, RTF knows none.
                    let text = text.filter(|text| !text.starts_with('+'));
                    match text.and_then(|text| u8::from_str_radix(text, 16).ok()) {
                        Some(byte) => {
                            self.at += 2;
                            Token::Byte(byte)
                        }
                        None => Token::Symbol(b'\''),
                    }
                }
                Some(symbol) => self.take(Token::Symbol(symbol)),
                // A backslash at the end of the file.
                None => Token::Symbol(b' '),
            });
        }
        let name = std::str::from_utf8(letters).unwrap_or_default();
        let number = self.number();
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if name != "bin" {
            return Ok(Token::Word(name, number));
        }
        let length = usize::try_from(number.unwrap_or(0)).ok();
        let end = length.and_then(|length| self.at.checked_add(length));
        match end {
            Some(end) if end <= self.bytes.len() => {
                self.at = end;
                Ok(Token::Binary)
            }
            _ => Err(ImportError::Damaged {
                part: "\\bin".to_owned(),
            }),
        }
    }

    /// The number behind a control word, if one is there.
    fn number(&mut self) -> Option<i64> {
        let start = self.at;
        let is_negative = self.peek() == Some(b'-');
        if is_negative {
            self.at += 1;
        }
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        if digits.is_empty() {
            self.at = start;
            return None;
        }
        let value = digits.iter().fold(0_i64, |value, digit| {
            value
                .saturating_mul(10)
                .saturating_add(i64::from(digit - b'0'))
        });
        Some(if is_negative { -value } else { value })
    }
}
