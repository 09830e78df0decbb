//! What is said in a cue: without tags, on one line, with who speaks.

use std::ops::Range;

use crate::exchange::importer::subtitles::cues::Syntax;

/// Tags that SRT has taken over from pages; another word between angle brackets is text there.
const SRT_TAGS: &[&str] = &["b", "font", "i", "s", "u"];
/// A name longer than this, in characters or in words, is a sentence.
const LONGEST_NAME: usize = 40;
const MOST_WORDS: usize = 4;
/// Words that begin a quotation in a sentence, not the name of a speaker.
const SAYING: &[&str] = &[
    "قال",
    "قالت",
    "وقال",
    "وقالت",
    "يقول",
    "تقول",
    "أضاف",
    "أضافت",
    "وأضاف",
    "وأضافت",
    "سأل",
    "سألت",
    "أجاب",
    "أجابت",
    "فقال",
    "فقالت",
];

/// One line of what is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// The words.
    pub(super) text: String,
    /// Where names stand that tags gave, in bytes of the text.
    pub(super) speakers: Vec<Range<usize>>,
}

/// Joins the lines of a cue, and counts the signs that are left out.
pub(super) fn read_line(lines: &[&str], syntax: Syntax, signs: &mut usize) -> Line {
    let mut line = Line::default();
    for source in lines.iter().map(|line| line.trim()) {
        if source.is_empty() {
            continue;
        }
        let before = line.text.len();
        if before > 0 {
            line.text.push(' ');
        }
        let start = line.text.len();
        add(&mut line, source, syntax, signs);
        let end = line.text.trim_end().len();
        if end <= start {
            // Nothing but signs.
            line.text.truncate(before);
        } else {
            line.text.truncate(end);
        }
    }
    line
}

fn add(line: &mut Line, source: &str, syntax: Syntax, signs: &mut usize) {
    let mut rest = source;
    while let Some(at) = rest.find(['<', '{', '&']) {
        let (words, sign) = rest.split_at(at);
        line.text.push_str(words);
        let taken = match (syntax, sign.as_bytes().first()) {
            (Syntax::Vtt, Some(b'<')) => vtt_tag(line, sign),
            (Syntax::Vtt, Some(b'&')) => reference(line, sign),
            (Syntax::Srt, Some(b'<')) => srt_tag(sign),
            // Signs of another format that SRT has taken over: `{\an8}`.
            (Syntax::Srt, Some(b'{')) if sign.starts_with("{\\") => {
                end_of(sign, b'}').map(|at| at + 1)
            }
            _ => None,
        };
        let is_reference = sign.starts_with('&');
        rest = match taken.and_then(|taken| sign.get(taken..)) {
            Some(after) => {
                *signs += usize::from(!is_reference);
                after
            }
            None => {
                let (sign, after) = sign.split_at(1);
                line.text.push_str(sign);
                after
            }
        };
    }
    line.text.push_str(rest);
}

/// Where a sign ends; a longer one than this is none.
fn end_of(sign: &str, last: u8) -> Option<usize> {
    const LONGEST: usize = 1_000;
    let bytes = sign.as_bytes();
    memchr::memchr(last, bytes.get(..LONGEST).unwrap_or(bytes))
}

/// The length of a tag of WebVTT; puts the name of a speaker into the line.
fn vtt_tag(line: &mut Line, sign: &str) -> Option<usize> {
    let end = end_of(sign, b'>')?;
    let inner = sign.get(1..end)?;
    let is_tag = |first: char| first.is_ascii_alphanumeric() || first == '/';
    if !inner.starts_with(is_tag) {
        return None;
    }
    let (tag, annotation) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let is_voice = tag == "v" || tag.starts_with("v.");
    let name = annotation.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_voice && !name.is_empty() {
        if !line.text.is_empty() && !line.text.ends_with(' ') {
            line.text.push(' ');
        }
        let mut named = Line::default();
        add_references(&mut named, &name);
        let start = line.text.len();
        line.text.push_str(&named.text);
        line.speakers.push(start..line.text.len());
        line.text.push_str(": ");
    }
    Some(end + 1)
}

fn add_references(line: &mut Line, source: &str) {
    let mut rest = source;
    while let Some(at) = rest.find('&') {
        let (words, sign) = rest.split_at(at);
        line.text.push_str(words);
        let taken = reference(line, sign).unwrap_or_else(|| {
            line.text.push('&');
            1
        });
        rest = sign.get(taken..).unwrap_or_default();
    }
    line.text.push_str(rest);
}

/// The length of a reference to a character, which goes into the line; others stay as they stand.
fn reference(line: &mut Line, sign: &str) -> Option<usize> {
    const LONGEST: usize = 10;
    let end = sign.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = sign.get(1..end)?;
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "lrm" => '\u{200E}',
        "rlm" => '\u{200F}',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code).filter(|character| !matches!(character, '\0' | '\n' | '\r'))?
        }
    };
    line.text.push(character);
    Some(end + 1)
}

/// The length of a tag of SRT.
fn srt_tag(sign: &str) -> Option<usize> {
    let end = end_of(sign, b'>')?;
    let inner = sign.get(1..end)?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let name = inner.split([' ', '=', '/']).next()?;
    let is_tag = SRT_TAGS
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known));
    is_tag.then_some(end + 1)
}

/// Where a name stands that is followed by a colon, at the start of a line or behind a dash.
pub(super) fn named_speaker(text: &str) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start_matches(['-', '–', '—', '>', ' ']).len();
    let rest = text.get(start..)?;
    let name = rest.split([':', '：']).next()?;
    let after = rest.get(name.len()..)?.chars().nth(1);
    // A time or an address has no space behind its colon.
    if name.len() == rest.len() || after.is_some_and(|after| !after.is_whitespace()) {
        return None;
    }
    let name = name.trim_end();
    let is_letter = |c: char| {
        c.is_alphanumeric()
            || matches!(c, ' ' | '.' | '\'' | '’' | '-' | '(' | ')' | '#')
            || is_mark(c)
    };
    let words: Vec<&str> = name.split(' ').collect();
    let is_name = !name.is_empty()
        && name.chars().count() <= LONGEST_NAME
        && words.len() <= MOST_WORDS
        && name.chars().any(char::is_alphabetic)
        && name.chars().all(is_letter)
        && words
            .iter()
            .all(|word| !word.starts_with(char::is_lowercase))
        && !words.first().is_some_and(|word| SAYING.contains(word));
    is_name.then(|| start..start + name.len())
}

/// Vowel marks of Arabic, and the tatweel.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}
