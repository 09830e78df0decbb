//! Changes of what a file is made of: elements of XML and HTML, groups of RTF, parts of a message, lines of all else.
//!
//! Units are found roughly, by the signs that open and close them. What is only nearly a unit makes a mutated file too.

use std::ops::Range;

use super::Dice;

/// A mutated file is no longer than this, bytes: each is to be read in no time.
const MOST: usize = 120_000;
/// A unit is put into itself at most so many times.
const MOST_NESTED: usize = 300;

/// A unit, and what is inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Unit {
    whole: Range<usize>,
    inside: Range<usize>,
}

/// Changes the units of a file once or a few times.
pub(super) fn mutate(dice: &mut Dice, bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(3) {
        let units = units(&bytes, dice);
        if units.is_empty() || bytes.len() > MOST {
            return bytes;
        }
        let one = units[dice.below(units.len())].clone();
        let other = units[dice.below(units.len())].clone();
        bytes = match dice.below(8) {
            0 => [&bytes[..one.whole.start], &bytes[one.whole.end..]].concat(),
            // Its content stays without it.
            1 => [
                &bytes[..one.whole.start],
                &bytes[one.inside],
                &bytes[one.whole.end..],
            ]
            .concat(),
            2 => bytes[..one.inside.start].to_vec(),
            3 => swapped(&bytes, &one.whole, &other.whole),
            4 => {
                let times = 1 + dice.below(40);
                let again = limited(&bytes[one.whole.clone()], times, bytes.len());
                put(&bytes, one.whole.end, &again)
            }
            5 => put(
                &bytes,
                other.inside.start,
                &limited(&bytes[one.whole], 1, bytes.len()),
            ),
            6 => put(
                &bytes,
                other.inside.end,
                &limited(&bytes[one.whole], 1, bytes.len()),
            ),
            _ => nested(dice, &bytes, &one),
        };
    }
    bytes
}

fn put(bytes: &[u8], at: usize, piece: &[u8]) -> Vec<u8> {
    [&bytes[..at], piece, &bytes[at..]].concat()
}

fn limited(piece: &[u8], times: usize, beside: usize) -> Vec<u8> {
    let most = MOST.saturating_sub(beside) / piece.len().max(1);
    piece.repeat(times.min(most))
}

/// Exchanges two units; if one is inside the other, or they cross, the first takes the place of the second.
fn swapped(bytes: &[u8], one: &Range<usize>, other: &Range<usize>) -> Vec<u8> {
    let (first, second) = if one.start <= other.start {
        (one, other)
    } else {
        (other, one)
    };
    if first.end > second.start {
        return [
            &bytes[..second.start],
            &bytes[first.clone()],
            &bytes[second.end..],
        ]
        .concat();
    }
    [
        &bytes[..first.start],
        &bytes[second.clone()],
        &bytes[first.end..second.start],
        &bytes[first.clone()],
        &bytes[second.end..],
    ]
    .concat()
}

/// Opens a unit many times around its content.
fn nested(dice: &mut Dice, bytes: &[u8], unit: &Unit) -> Vec<u8> {
    let times = 2 + dice.below(MOST_NESTED);
    let open = &bytes[unit.whole.start..unit.inside.start];
    let close = &bytes[unit.inside.end..unit.whole.end];
    let most = MOST / (open.len() + close.len()).max(1);
    let times = times.min(most).max(1);
    [
        &bytes[..unit.whole.start],
        &open.repeat(times),
        &bytes[unit.inside.clone()],
        &close.repeat(times),
        &bytes[unit.whole.end..],
    ]
    .concat()
}

fn units(bytes: &[u8], dice: &mut Dice) -> Vec<Unit> {
    let has = |word: &[u8]| memchr::memmem::find(bytes, word).is_some();
    if bytes.starts_with(b"{\\rtf") {
        groups(bytes)
    } else if has(b"boundary=") && dice.below(2) == 0 {
        parts(bytes)
    } else if has(b"</") {
        elements(bytes)
    } else {
        lines(bytes)
    }
}

/// The elements, as far as their tags tell.
fn elements(bytes: &[u8]) -> Vec<Unit> {
    /// So far back a closing tag looks for the one that it closes.
    const FAR: usize = 30;
    let mut open: Vec<(Range<usize>, &[u8])> = Vec::new();
    let mut units = Vec::new();
    let mut at = 0;
    while let Some(start) = memchr::memchr(b'<', &bytes[at..]).map(|found| at + found) {
        let Some(end) = memchr::memchr(b'>', &bytes[start..]).map(|found| start + found + 1) else {
            break;
        };
        at = end;
        let tag = &bytes[start + 1..end - 1];
        let name = |tag: &[u8]| {
            let length = tag
                .iter()
                .take_while(|byte| byte.is_ascii_alphanumeric() || b":-_".contains(byte));
            length.count()
        };
        if let Some(closing) = tag.strip_prefix(b"/") {
            let closing = &closing[..name(closing)];
            let found = open
                .iter()
                .rev()
                .take(FAR)
                .position(|(_, own)| *own == closing);
            if let Some(back) = found {
                open.truncate(open.len() - back);
                if let Some((opening, _)) = open.pop() {
                    let (whole, inside) = (opening.start..end, opening.end..start);
                    units.push(Unit { whole, inside });
                }
            }
        } else if tag.ends_with(b"/") {
            units.push(Unit {
                whole: start..end,
                inside: end..end,
            });
        } else if name(tag) > 0 {
            open.push((start..end, &tag[..name(tag)]));
        }
    }
    units
}

/// The groups of RTF.
fn groups(bytes: &[u8]) -> Vec<Unit> {
    let mut open = Vec::new();
    let mut units = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'{' => open.push(at),
            b'}' => {
                if let Some(start) = open.pop() {
                    units.push(Unit {
                        whole: start..at + 1,
                        inside: start + 1..at,
                    });
                }
            }
            _ => {}
        }
        at += 1;
    }
    units
}

/// The parts of a message, from one line that begins with two dashes to the next; inside is what follows the head.
fn parts(bytes: &[u8]) -> Vec<Unit> {
    let mut starts: Vec<usize> = memchr::memmem::find_iter(bytes, b"\n--")
        .map(|at| at + 1)
        .collect();
    starts.insert(0, 0);
    starts.push(bytes.len());
    let unit = |pair: &[usize]| {
        let whole = pair[0]..pair[1];
        let head = memchr::memmem::find(&bytes[whole.clone()], b"\n\r\n")
            .map(|at| at + 3)
            .or_else(|| memchr::memmem::find(&bytes[whole.clone()], b"\n\n").map(|at| at + 2));
        let inside = head.map_or(whole.end, |at| whole.start + at)..whole.end;
        Unit { whole, inside }
    };
    starts.windows(2).map(unit).collect()
}

/// The lines, with their ends; inside is what stands before the end.
fn lines(bytes: &[u8]) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut start = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let whole = start..start + line.len();
        start = whole.end;
        let inside = whole.start..whole.end - usize::from(line.ends_with(b"\n"));
        units.push(Unit { whole, inside });
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(bytes: &[u8], units: Vec<Unit>) -> Vec<(&str, &str)> {
        let text = |range: Range<usize>| std::str::from_utf8(&bytes[range]).expect("ASCII");
        let both = |unit: Unit| (text(unit.whole), text(unit.inside));
        units.into_iter().map(both).collect()
    }

    #[test]
    fn units_are_found() {
        let xml = b"<?x?><a b='c'>d<e/><f>g</f></a>";
        assert_eq!(
            shown(xml, elements(xml)),
            [
                ("<e/>", ""),
                ("<f>g</f>", "g"),
                ("<a b='c'>d<e/><f>g</f></a>", "d<e/><f>g</f>")
            ]
        );
        let rtf = br"{\rtf a{\b \}}}";
        assert_eq!(
            shown(rtf, groups(rtf)),
            [
                (r"{\b \}}", r"\b \}"),
                (r"{\rtf a{\b \}}}", r"\rtf a{\b \}}")
            ]
        );
        let mail = b"A: b\r\n\r\n--x\r\nC: d\r\n\r\ne\r\n--x--";
        assert_eq!(
            shown(mail, parts(mail)),
            [
                ("A: b\r\n\r\n", ""),
                ("--x\r\nC: d\r\n\r\ne\r\n", "e\r\n"),
                ("--x--", "")
            ]
        );
        assert_eq!(shown(b"a\nb", lines(b"a\nb")), [("a\n", "a"), ("b", "b")]);
    }
}
