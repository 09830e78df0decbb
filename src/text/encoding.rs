//! From the bytes of a file to text: which encoding, and what was lost.
//!
//! Order of detection: byte order mark → UTF-16 without one, by the parity of its zero bytes → strictly valid UTF-8 →
//! a guess between the Arabic and Western code pages, which is never certain and is offered for change. The original
//! bytes stay with the document, so another choice is always open. Nothing is normalized; line ends become LF.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::DecoderResult;

/// The guess reads at most so many bytes, from shortly before the first that is not ASCII.
const SAMPLE: usize = 256 * 1024;

/// An encoding of text in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Encoding {
    /// UTF-8, and so ASCII.
    Utf8,
    /// UTF-16, low byte first.
    Utf16LittleEndian,
    /// UTF-16, high byte first.
    Utf16BigEndian,
    /// Arabic on older Windows.
    Windows1256,
    /// Arabic on older Unix and in mail.
    Iso8859Part6,
    /// Western European on older Windows.
    Windows1252,
}

impl Encoding {
    /// Every encoding, in the order of a picker.
    pub const ALL: [Self; 6] = [
        Self::Utf8,
        Self::Utf16LittleEndian,
        Self::Utf16BigEndian,
        Self::Windows1256,
        Self::Iso8859Part6,
        Self::Windows1252,
    ];

    /// The registered name: shown as it is in every language, and stored with the capture.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16LittleEndian => "UTF-16LE",
            Self::Utf16BigEndian => "UTF-16BE",
            Self::Windows1256 => "windows-1256",
            Self::Iso8859Part6 => "ISO-8859-6",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// Reads a registered name, whatever its case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|encoding| name.eq_ignore_ascii_case(encoding.name()))
    }

    fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Utf16LittleEndian => encoding_rs::UTF_16LE,
            Self::Utf16BigEndian => encoding_rs::UTF_16BE,
            Self::Windows1256 => encoding_rs::WINDOWS_1256,
            Self::Iso8859Part6 => encoding_rs::ISO_8859_6,
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
        }
    }

    fn byte_order_mark(self) -> &'static [u8] {
        match self {
            Self::Utf8 => b"\xEF\xBB\xBF",
            Self::Utf16LittleEndian => b"\xFF\xFE",
            Self::Utf16BigEndian => b"\xFE\xFF",
            _ => b"",
        }
    }
}

/// What the bytes seem to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detected {
    /// The encoding.
    pub encoding: Encoding,
    /// Whether the bytes prove it; a guess between code pages never is.
    pub certain: bool,
}

/// Text, and what was done to get it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, with LF alone at line ends and no byte order mark.
    pub text: String,
    /// The encoding it was read in.
    pub encoding: Encoding,
    /// Whether the encoding was proved by the bytes or chosen by a person.
    pub certain: bool,
    /// Whether a byte order mark was taken off.
    pub had_bom: bool,
    /// Line ends that were CR LF.
    pub crlf_count: usize,
    /// Line ends that were CR alone.
    pub cr_count: usize,
    /// Malformed sequences, each now U+FFFD in the text.
    pub replaced: usize,
}

/// Finds the encoding of a file's bytes.
pub fn detect(bytes: &[u8]) -> Detected {
    let sure = |encoding| Detected {
        encoding,
        certain: true,
    };
    let marked = [
        Encoding::Utf8,
        Encoding::Utf16LittleEndian,
        Encoding::Utf16BigEndian,
    ]
    .into_iter()
    .find(|encoding| bytes.starts_with(encoding.byte_order_mark()));
    if let Some(encoding) = marked.or_else(|| utf16_by_parity(bytes)) {
        return sure(encoding);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return sure(Encoding::Utf8);
    }
    Detected {
        encoding: if is_damaged_utf8(bytes) {
            Encoding::Utf8
        } else {
            guess(bytes)
        },
        certain: false,
    }
}

/// Reads bytes as text, in the encoding that a person chose or else the one that is found.
pub fn decode(bytes: &[u8], chosen: Option<Encoding>) -> Decoded {
    let Detected { encoding, certain } = chosen.map_or_else(
        || detect(bytes),
        |encoding| Detected {
            encoding,
            certain: true,
        },
    );
    let mark = encoding.byte_order_mark();
    let body = bytes.strip_prefix(mark).filter(|_| !mark.is_empty());
    let (raw, replaced) = characters(body.unwrap_or(bytes), encoding);
    let (text, crlf_count, cr_count) = with_line_feeds(raw);
    Decoded {
        text,
        encoding,
        certain,
        had_bom: body.is_some(),
        crlf_count,
        cr_count,
        replaced,
    }
}

/// Decodes, with U+FFFD for each malformed sequence, and counts those.
fn characters(bytes: &[u8], encoding: Encoding) -> (Cow<'_, str>, usize) {
    if encoding == Encoding::Utf8
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return (Cow::Borrowed(text), 0);
    }
    let mut decoder = encoding.codec().new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2 + 16);
    let (mut at, mut replaced) = (0, 0);
    loop {
        let (result, read) =
            decoder.decode_to_string_without_replacement(&bytes[at..], &mut text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return (Cow::Owned(text), replaced),
            DecoderResult::OutputFull => text.reserve(bytes.len() - at + 64),
            DecoderResult::Malformed(..) => {
                text.push('\u{FFFD}');
                replaced += 1;
            }
        }
    }
}

/// Turns CR LF and CR into LF, and counts them.
fn with_line_feeds(text: Cow<'_, str>) -> (String, usize, usize) {
    if !text.contains('\r') {
        return (text.into_owned(), 0, 0);
    }
    let mut lines = String::with_capacity(text.len());
    let (mut crlf_count, mut cr_count) = (0, 0);
    let mut rest: &str = &text;
    while let Some((line, after)) = rest.split_once('\r') {
        lines.push_str(line);
        lines.push('\n');
        rest = if let Some(after) = after.strip_prefix('\n') {
            crlf_count += 1;
            after
        } else {
            cr_count += 1;
            after
        };
    }
    lines.push_str(rest);
    (lines, crlf_count, cr_count)
}

/// Finds UTF-16 without a mark: nearly all high bytes are those of Latin (00) or Arabic (06), the low bytes seldom are.
fn utf16_by_parity(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let units = sample.len() / 2;
    let high_like = |parity: usize| {
        let high = sample.iter().skip(parity).step_by(2);
        high.filter(|byte| matches!(byte, 0x00 | 0x06)).count()
    };
    let (even, odd) = (high_like(0), high_like(1));
    let is_clear = |high: usize, low: usize| high * 10 >= units * 7 && low * 20 <= units;
    let encoding = match (is_clear(even, odd), is_clear(odd, even)) {
        (true, false) => Encoding::Utf16BigEndian,
        (false, true) => Encoding::Utf16LittleEndian,
        _ => return None,
    };
    (characters(sample, encoding).1 <= 1).then_some(encoding)
}

/// Whether the bytes are UTF-8 with a few faults: cut off in a character, or bytes of another file in between.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    let mut at = 0;
    let mut only_cut_off = true;
    for chunk in bytes.utf8_chunks() {
        whole += chunk
            .valid()
            .chars()
            .filter(|character| !character.is_ascii())
            .count();
        at += chunk.valid().len() + chunk.invalid().len();
        if !chunk.invalid().is_empty() {
            broken += 1;
            only_cut_off &= at == bytes.len() && matches!(chunk.invalid()[0], 0xC2..=0xF4);
        }
    }
    whole > 10 * broken || (only_cut_off && whole > 2)
}

/// Chooses between the code pages. Other answers of the detector are judged by whether the high bytes are Arabic words.
fn guess(bytes: &[u8]) -> Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let start = first.saturating_sub(1024);
    let sample = &bytes[start..bytes.len().min(start + SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let found = detector.guess(None, Utf8Detection::Deny);
    [
        Encoding::Windows1256,
        Encoding::Iso8859Part6,
        Encoding::Windows1252,
    ]
    .into_iter()
    .find(|encoding| encoding.codec() == found)
    .unwrap_or_else(|| {
        if is_mostly_arabic(sample) {
            Encoding::Windows1256
        } else {
            Encoding::Windows1252
        }
    })
}

/// Whether most of the high bytes, read as windows-1256, are Arabic letters next to each other.
fn is_mostly_arabic(sample: &[u8]) -> bool {
    let (text, _) = characters(sample, Encoding::Windows1256);
    let is_arabic = |character: char| ('\u{600}'..='\u{6FF}').contains(&character);
    let high = text
        .chars()
        .filter(|character| !character.is_ascii())
        .count();
    let joined = text
        .chars()
        .zip(text.chars().skip(1))
        .filter(|(one, next)| is_arabic(*one) && is_arabic(*next))
        .count();
    joined * 2 > high
}
