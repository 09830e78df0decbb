//! Taking messages apart safely: shared by mail and by pages saved as mail.
//!
//! mail-parser drops nested messages by recursion and looks for the end of each part to the end of the file, so what could
//! cost too much is counted in the bytes before it sees them.

use std::borrow::Cow;
use std::panic::catch_unwind;

use mail_parser::{Encoding as Transfer, Message, MessageParser, MessagePart, MimeHeaders};

use crate::base::{Budget, BudgetExceeded, Limit};
use crate::exchange::importer::ImportError;

/// Messages inside messages, counted as if all were nested.
const MOST_MESSAGES: usize = 200;
/// Parts with parts.
const MOST_MULTIPARTS: usize = 2_000;
/// Bytes that may be looked through for the ends of parts.
const MOST_WORK: usize = 4_000_000_000;
/// Lines of heads, whole and as parts of parts.
const MOST_PARTS: usize = 20_000;

/// Takes a message apart.
pub(in crate::exchange::importer) fn parse<'a>(
    bytes: &'a [u8],
    budget: &Budget,
) -> Result<Message<'a>, ImportError> {
    budget.check_bytes(bytes.len() as u64)?;
    let over = |limit, allowed: usize| -> ImportError {
        BudgetExceeded {
            limit,
            allowed: allowed as u64,
        }
        .into()
    };
    let count = |word: &str| count(bytes, word.as_bytes());
    if count("message/rfc822") + count("message/global") + count("multipart/digest") > MOST_MESSAGES
    {
        return Err(over(Limit::Depth, MOST_MESSAGES));
    }
    let multiparts = count("multipart/");
    let is_costly = multiparts.saturating_mul(bytes.len()) > MOST_WORK;
    if multiparts > MOST_MULTIPARTS || is_costly {
        return Err(over(Limit::Items, MOST_MULTIPARTS));
    }
    if count("content-type:") > MOST_PARTS {
        return Err(over(Limit::Items, MOST_PARTS));
    }
    let damaged = || ImportError::Damaged {
        part: "message".to_owned(),
    };
    // Builds for finding faults stop at what the parser thinks impossible, and damaged messages are not.
    let message = catch_unwind(|| MessageParser::default().parse(bytes))
        .ok()
        .flatten()
        .ok_or_else(damaged)?;
    budget.check_time()?;
    Ok(message)
}

/// How often a word of small letters stands in bytes, in any case.
fn count(bytes: &[u8], word: &[u8]) -> usize {
    let Some(&first) = word.first() else {
        return 0;
    };
    memchr::memchr2_iter(first, first.to_ascii_uppercase(), bytes)
        .filter(|at| {
            bytes
                .get(*at..at + word.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(word))
        })
        .count()
}

/// The bytes of a part as they were before they were made fit for mail. None if the part is not where it should be.
pub(in crate::exchange::importer) fn body<'a>(
    message: &'a Message<'_>,
    part: &MessagePart<'_>,
) -> Option<Cow<'a, [u8]>> {
    // Places of a message inside another count from where the bytes begin that hold it.
    let raw = message
        .raw_message
        .get(part.raw_body_offset() as usize..part.raw_end_offset() as usize)?;
    Some(match part.encoding {
        Transfer::None => Cow::Borrowed(raw),
        Transfer::QuotedPrintable => Cow::Owned(from_quoted_printable(raw)),
        Transfer::Base64 => Cow::Owned(from_base64(raw)),
    })
}

/// Turns `=hh` into bytes and takes out line ends behind `=` (RFC 2045, 6.7). What is neither stays as it stands.
fn from_quoted_printable(raw: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = memchr::memchr(b'=', rest) {
        let (before, sign) = rest.split_at(at);
        bytes.extend_from_slice(before);
        let hex = |byte: u8| char::from(byte).to_digit(16);
        rest = match sign {
            [_, b'\r', b'\n', after @ ..] | [_, b'\n', after @ ..] => after,
            [_, high, low, after @ ..] => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    bytes.extend(u8::try_from(high * 16 + low));
                    after
                }
                _ => {
                    bytes.push(b'=');
                    sign.get(1..).unwrap_or_default()
                }
            },
            _ => {
                bytes.push(b'=');
                sign.get(1..).unwrap_or_default()
            }
        };
    }
    bytes.extend_from_slice(rest);
    bytes
}

/// Turns letters of base64 into bytes (RFC 2045, 6.8), passing over what is none, up to the `=` that ends them.
fn from_base64(raw: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(raw.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for &letter in raw {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0xFF_FFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.extend(u8::try_from(bits >> count & 0xFF));
        }
    }
    bytes
}

/// The encoding that a part says it is in.
pub(in crate::exchange::importer) fn charset<'a>(part: &'a MessagePart<'_>) -> Option<&'a str> {
    part.content_type()?.attribute("charset")
}

/// Whether a part is of this kind.
pub(in crate::exchange::importer) fn is_kind(
    part: &MessagePart<'_>,
    kind: &str,
    subkind: &str,
) -> bool {
    part.content_type().is_some_and(|found| {
        found.ctype().eq_ignore_ascii_case(kind)
            && found
                .subtype()
                .is_some_and(|found| found.eq_ignore_ascii_case(subkind))
    })
}

#[cfg(test)]
mod decoding_tests {
    use super::{from_base64, from_quoted_printable};

    #[test]
    fn parts_are_decoded_as_far_as_they_are_encoded() {
        for (raw, expected) in [
            ("=D8=A8 a=\r\nb=\nc=20d=", "ب abc d="),
            ("text=\"#0\" =C", "text=\"#0\" =C"),
        ] {
            assert_eq!(from_quoted_printable(raw.as_bytes()), expected.as_bytes());
        }
        for (raw, expected) in [
            ("2Kg=", "ب"),
            ("2K\r\ng", "ب"),
            ("YWI= ignored", "ab"),
            ("!", ""),
        ] {
            assert_eq!(from_base64(raw.as_bytes()), expected.as_bytes(), "{raw}");
        }
    }
}
