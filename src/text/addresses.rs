//! Web addresses and mail addresses inside a text: shown and copied, never opened (I18).
//!
//! An address is found by what stands there, not by whether it leads anywhere. It ends before white space, direction
//! controls, quotation marks and punctuation of Arabic, and before Arabic letters glued to its Latin ones. Letters of other
//! scripts are part of it where a browser writes them: behind a sign that parts it, as in `/wiki/حاشية`.

use std::ops::Range;

/// What a web address begins with, longest first.
const BEGINNINGS: [&str; 3] = ["https://", "http://", "www."];

/// The addresses in a text, in bytes, ascending, none empty, on edges of characters. Takes time by the length of the text.
pub fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Asked for every paragraph in view in every frame, and most hold none.
    if !may_hold_one(text.as_bytes()) {
        return found;
    }
    let mut start = 0;
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        if !goes_on(before, character) {
            in_run(text, start..at, &mut found);
            start = at;
            if !is_sign(character) {
                start += character.len_utf8();
                before = ' ';
                continue;
            }
        }
        before = character;
    }
    in_run(text, start..text.len(), &mut found);
    found
}

/// Whether a text holds what no address is without.
fn may_hold_one(bytes: &[u8]) -> bool {
    let is_after_www = |dot: usize| {
        let before = dot.checked_sub(3).and_then(|start| bytes.get(start..dot));
        before.is_some_and(|letters| letters.eq_ignore_ascii_case(b"www"))
    };
    memchr::memchr(b'@', bytes).is_some()
        || memchr::memmem::find(bytes, b"://").is_some()
        || memchr::memchr_iter(b'.', bytes).any(is_after_www)
}

/// Whether an ASCII character may stand in an address.
fn is_sign(character: char) -> bool {
    character.is_ascii_graphic() && !matches!(character, '"' | '<' | '>' | '`' | '\\' | '|' | '^')
}

fn goes_on(before: char, character: char) -> bool {
    if character.is_ascii() {
        return is_sign(character);
    }
    let parts = matches!(before, '/' | '=' | '_' | '-' | '#' | '?' | '&' | '%');
    character.is_alphanumeric() && (parts || !before.is_ascii())
}

/// Addresses of a run without white space, which a comma or semicolon before the beginning of another one parts.
fn in_run(text: &str, run: Range<usize>, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let mut start = run.start;
    let parts = memchr::memchr2_iter(b',', b';', &bytes[run.clone()]);
    for part in parts.map(|at| run.start + at) {
        if begins(&bytes[part + 1..run.end]).is_some() {
            in_part(text, start..part, found);
            start = part + 1;
        }
    }
    in_part(text, start..run.end, found);
}

/// The beginning of a web address that some bytes have before more of it.
fn begins(bytes: &[u8]) -> Option<&'static str> {
    BEGINNINGS.into_iter().find(|beginning| {
        bytes.len() > beginning.len()
            && bytes[..beginning.len()].eq_ignore_ascii_case(beginning.as_bytes())
    })
}

/// Addresses of a part that holds one web address at most.
fn in_part(text: &str, run: Range<usize>, found: &mut Vec<Range<usize>>) {
    if run.len() < 5 {
        return;
    }
    let bytes = text.as_bytes();
    let web = (run.start..run.end).find_map(|at| {
        let is_inside = at > run.start && bytes[at - 1].is_ascii_alphanumeric();
        begins(&bytes[at..run.end])
            .filter(|_| !is_inside)
            .map(|beginning| (at, beginning.len()))
    });
    let Some((start, beginning)) = web else {
        mail(text, run, found);
        return;
    };
    mail(text, run.start..start, found);
    let end = trimmed(bytes, start..run.end);
    let host = text.get(start + beginning..end).unwrap_or_default();
    let is_host = host.starts_with(char::is_alphanumeric);
    let has_dot = beginning > 4 || host.contains('.');
    if is_host && has_dot {
        found.push(start..end);
    }
}

/// The end of an address without closing punctuation; a bracket that was opened inside stays.
fn trimmed(bytes: &[u8], address: Range<usize>) -> usize {
    let count = |sign: u8| {
        let all = bytes[address.clone()].iter();
        all.filter(|byte| **byte == sign).count()
    };
    let pairs = [(b'(', b')'), (b'[', b']'), (b'{', b'}')];
    let mut spare = pairs.map(|(open, close)| count(close).saturating_sub(count(open)));
    let mut end = address.end;
    while end > address.start {
        let last = bytes[end - 1];
        let bracket = pairs.iter().position(|(_, close)| *close == last);
        match bracket {
            Some(at) if spare[at] > 0 => spare[at] -= 1,
            None if b".,;:!?'([{".contains(&last) => {}
            _ => break,
        }
        end -= 1;
    }
    end
}

/// Mail addresses of a run. Every byte is looked at twice at most: neither side of an `@` goes beyond the next one.
fn mail(text: &str, run: Range<usize>, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let is_host = |byte: &u8| byte.is_ascii_alphanumeric() || b".-".contains(byte);
    let mut free = run.start;
    for at in run.clone().filter(|at| bytes[*at] == b'@') {
        if at < free {
            continue;
        }
        let n_name = bytes[free..at]
            .iter()
            .rev()
            .take_while(|byte| is_name(byte))
            .count();
        let name = &bytes[at - n_name..at];
        let dots = name.iter().take_while(|byte| **byte == b'.').count();
        let rest = &bytes[at + 1..run.end];
        let n_host = rest.iter().take_while(|byte| is_host(byte)).count();
        let mut host = &rest[..n_host];
        while let [shorter @ .., b'.' | b'-'] = host {
            host = shorter;
        }
        let last = host.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
        let is_address = name.len() > dots
            && host.first().is_some_and(u8::is_ascii_alphanumeric)
            && host.contains(&b'.')
            && last.len() > 1
            && last.iter().all(u8::is_ascii_alphabetic);
        if is_address {
            free = at + 1 + host.len();
            found.push(at - n_name + dots..free);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_end_where_a_reader_ends_them() {
        for (text, expected) in [
            ("no address: 12.5, a@b, www. http://", vec![]),
            ("See https://example.org/a.", vec!["https://example.org/a"]),
            (
                "(انظر https://example.org/a)،",
                vec!["https://example.org/a"],
            ),
            ("«www.example.org»؟", vec!["www.example.org"]),
            ("WWW.EXAMPLE.ORG", vec!["WWW.EXAMPLE.ORG"]),
            ("https://a.org/x_(y), z", vec!["https://a.org/x_(y)"]),
            ("http://a.org/b،وقال", vec!["http://a.org/b"]),
            ("http://a.orgوقال", vec!["http://a.org"]),
            (
                "https://a.org/wiki/حاشية؛",
                vec!["https://a.org/wiki/حاشية"],
            ),
            ("\u{202A}https://a.org\u{202C}", vec!["https://a.org"]),
            ("\u{200F}HTTP://A.org\u{200F}", vec!["HTTP://A.org"]),
            (
                "http://a.org/b,https://c.org;www.d.org,",
                vec!["http://a.org/b", "https://c.org", "www.d.org"],
            ),
            (
                "https://a.org/1,2;q=https://b.org",
                vec!["https://a.org/1,2;q=https://b.org"],
            ),
            ("a.b@c.org,d@e.net.", vec!["a.b@c.org", "d@e.net"]),
            ("<mailto:a@b.org>", vec!["a@b.org"]),
            ("كتب إلىa@b.org", vec!["a@b.org"]),
        ] {
            let found = addresses(text);
            let found: Vec<&str> = found.into_iter().map(|bytes| &text[bytes]).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn hostile_lines_take_linear_time() {
        let start = std::time::Instant::now();
        for unit in [".", ")", "@", "a@", "a@b.", "www.", "http://", "https://a)"] {
            addresses(&unit.repeat(1_000_000));
        }
        assert!(start.elapsed().as_secs() < 60);
    }

    proptest! {
        #[test]
        fn spans_ascend_on_edges(text in "(https?://|www\\.|@|[a-z.)(،ب\u{202A} /]){0,60}") {
            let mut last = 0;
            for bytes in addresses(&text) {
                prop_assert!(last <= bytes.start && bytes.start < bytes.end);
                prop_assert!(text.get(bytes.clone()).is_some());
                last = bytes.end;
            }
        }
    }
}
