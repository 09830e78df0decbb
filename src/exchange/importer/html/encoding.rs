//! The encoding of a page: what it says, unless its bytes say otherwise.
//!
//! A byte order mark decides, then what came with the page (the head of its mail part), then its own declaration in the
//! first bytes, as browsers look for it. A declaration is a claim: bytes that are strictly valid UTF-8 are UTF-8, and bytes
//! that are not valid in what is declared are read as what they seem to be. Where claim and bytes differ, a note says so.

use crate::exchange::importer::ImportNote;
use crate::text::{Decoded, Encoding, decode, detect};

/// Browsers look for a declaration in the first 1,024 bytes; some producers put comments before it.
const LOOKED_AT: usize = 4096;

/// Reads the bytes of a page. `transport` is what came with it, and may name an encoding that we do not know.
pub(in crate::exchange::importer) fn read(
    bytes: &[u8],
    chosen: Option<Encoding>,
    transport: Option<&str>,
) -> (Decoded, Option<ImportNote>) {
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let label = transport.map(str::to_owned).or_else(|| declared(head));
    read_as(bytes, chosen, label.as_deref())
}

/// Reads bytes that say nothing of themselves, by what came with them.
pub(in crate::exchange::importer) fn read_as(
    bytes: &[u8],
    chosen: Option<Encoding>,
    label: Option<&str>,
) -> (Decoded, Option<ImportNote>) {
    if chosen.is_some() {
        return (decode(bytes, chosen), None);
    }
    let detected = detect(bytes);
    let label = label.map(str::trim).filter(|label| !label.is_empty());
    let has_mark = encoding_rs::Encoding::for_bom(bytes).is_some();
    let (Some(label), false) = (label, has_mark) else {
        return (decode(bytes, None), None);
    };
    let known = known(label);
    let is_utf8 = detected.certain && detected.encoding == Encoding::Utf8;
    let (encoding, agrees) = match known {
        // Plain ASCII is the same in all of them.
        Some(encoding) if bytes.is_ascii() => (encoding, true),
        Some(encoding) if encoding == detected.encoding => (encoding, true),
        // A page cannot say in ASCII that it is UTF-16: browsers take it for UTF-8.
        Some(Encoding::Utf16LittleEndian | Encoding::Utf16BigEndian) => (detected.encoding, false),
        Some(_) if is_utf8 => (Encoding::Utf8, false),
        Some(Encoding::Utf8) => (detected.encoding, false),
        // Two code pages: only the likelihood of words tells them apart, and the claim is more than that, except where
        // Western is claimed, as servers do by default, and the bytes are Arabic words.
        Some(Encoding::Windows1252) => (detected.encoding, false),
        Some(encoding) => (encoding, true),
        None => (detected.encoding, bytes.is_ascii()),
    };
    let mut decoded = decode(bytes, Some(encoding));
    decoded.certain = agrees || (detected.certain && encoding == detected.encoding);
    let note = (!agrees).then(|| ImportNote::EncodingDeclared {
        declared: label
            .chars()
            .filter(|character| character.is_ascii_graphic())
            .take(40)
            .collect(),
        used: encoding,
    });
    (decoded, note)
}

/// One of ours by any of the labels that pages use for it.
fn known(label: &str) -> Option<Encoding> {
    let found = encoding_rs::Encoding::for_label(label.as_bytes())?;
    Encoding::from_name(found.name())
}

/// The label in the first bytes: of an XML declaration or of a `meta`.
fn declared(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    if let Some(declaration) = head
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split("?>").next())
        && let Some(label) = value_after(declaration, "encoding")
    {
        return Some(label);
    }
    let mut rest = head.as_str();
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..)?;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
        } else if rest.starts_with("meta")
            && let Some(label) = rest
                .split('>')
                .next()
                .and_then(|tag| value_after(tag, "charset"))
        {
            return Some(label);
        }
    }
    None
}

/// The word behind a name and an equals sign, with or without quotes.
fn value_after(text: &str, name: &str) -> Option<String> {
    let mut rest = text;
    loop {
        rest = rest.split_once(name)?.1;
        let Some(value) = rest.trim_start().strip_prefix('=') else {
            continue;
        };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let is_end = |character: char| {
            character.is_whitespace() || matches!(character, '"' | '\'' | ';' | '>' | '/' | '?')
        };
        return value.split(is_end).next().map(str::to_owned);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(head: &str, words: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
        [head.as_bytes(), &encoding.encode(words).0].concat()
    }

    fn check(bytes: &[u8], transport: Option<&str>, expected: (Encoding, Option<&str>)) {
        let (decoded, note) = read(bytes, None, transport);
        let note = note.and_then(|note| note.code());
        assert_eq!((decoded.encoding, note.as_deref()), expected);
    }

    #[test]
    fn a_page_is_read_as_it_says_unless_its_bytes_differ() {
        use encoding_rs::{ISO_8859_6, UTF_8, WINDOWS_1256};
        let words = "<p>قال المتحدث إن الشركة أنهت وصول الوحدة إلى الخدمات";
        let old = "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1256\">";
        let new = "<!doctype html><!-- charset=x --><meta charset='utf-8'>";
        let west = "<meta charset=iso-8859-1>";
        let (utf8, arabic) = (Encoding::Utf8, Encoding::Windows1256);
        check(&bytes(old, words, WINDOWS_1256), None, (arabic, None));
        check(&bytes(new, words, UTF_8), None, (utf8, None));
        check(&bytes("", words, UTF_8), None, (utf8, None));
        check(&bytes(new, "plain", UTF_8), None, (utf8, None));
        let lie = Some("encoding-declared windows-1256 UTF-8");
        check(&bytes(old, words, UTF_8), None, (utf8, lie));
        let lie = Some("encoding-declared utf-8 windows-1256");
        check(&bytes(new, words, WINDOWS_1256), None, (arabic, lie));
        let lie = Some("encoding-declared iso-8859-1 windows-1256");
        check(&bytes(west, words, WINDOWS_1256), None, (arabic, lie));
        let six = Encoding::Iso8859Part6;
        check(
            &bytes("", words, ISO_8859_6),
            Some("iso-8859-6"),
            (six, None),
        );
        let lie = Some("encoding-declared klingon UTF-8");
        check(
            &bytes("<meta charset=klingon>", words, UTF_8),
            None,
            (utf8, lie),
        );
        let xml = "<?xml version=\"1.0\" encoding=\"windows-1256\"?>";
        check(&bytes(xml, words, WINDOWS_1256), None, (arabic, None));
        let mark = [b"\xEF\xBB\xBF", &*bytes(old, words, UTF_8)].concat();
        check(&mark, None, (utf8, None));
    }
}
