//! Fonts of a PDF, as far as they say what a code means and how wide it is (ISO 32000-1, 9.5 to 9.10).
//!
//! The table ToUnicode goes before the names of glyphs. Of font programs only the readable head of Type 1 is looked at. What a
//! font does not say stays unknown and is counted where it shows.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object};

use crate::exchange::importer::ImportError;
use crate::exchange::importer::pdf::file::{Unpacked, at, number, numbers};
use crate::exchange::importer::pdf::to_unicode::ToUnicode;

/// Widths of one font that are kept.
const MOST_WIDTHS: usize = 70_000;
/// Bytes of a Type 1 program in which its table of codes is looked for.
const HEAD: usize = 1 << 16;

/// One font.
#[derive(Debug, Default)]
pub(super) struct Font {
    /// Bytes of a code, 1 or 2.
    pub(super) code_length: usize,
    to_unicode: ToUnicode,
    /// What codes of one byte mean by the names of their glyphs.
    table: Vec<Option<String>>,
    /// Codes are UTF-16.
    is_utf16: bool,
    /// In the font's own unit.
    widths: HashMap<u32, f64>,
    default_width: f64,
    /// What a unit of width is of the size.
    unit: f64,
}

impl Font {
    /// Reads a font's dictionary.
    pub(super) fn read(
        document: &Document,
        font: &Dictionary,
        unpacked: &mut Unpacked<'_>,
    ) -> Result<Self, ImportError> {
        let mut read = Self {
            code_length: 1,
            unit: 0.001,
            ..Self::default()
        };
        if let Some(Object::Stream(stream)) = at(document, font, b"ToUnicode") {
            let bytes = unpacked.stream(stream, "ToUnicode")?;
            read.to_unicode = ToUnicode::parse(&bytes);
            if read.to_unicode.is_misleading() {
                read.to_unicode.forget_passages();
            }
        }
        match at(document, font, b"Subtype") {
            Some(Object::Name(name)) if name == b"Type0" => {
                read.composite(document, font, unpacked)?;
            }
            subtype => {
                let is_type3 = matches!(subtype, Some(Object::Name(name)) if name == b"Type3");
                read.simple(document, font, is_type3, unpacked)?;
            }
        }
        Ok(read)
    }

    fn composite(
        &mut self,
        document: &Document,
        font: &Dictionary,
        unpacked: &mut Unpacked<'_>,
    ) -> Result<(), ImportError> {
        self.code_length = 2;
        match at(document, font, b"Encoding") {
            Some(Object::Stream(stream)) => {
                let bytes = unpacked.stream(stream, "Encoding")?;
                self.code_length = ToUnicode::parse(&bytes).code_length.unwrap_or(2);
            }
            Some(Object::Name(name)) => {
                let name = String::from_utf8_lossy(name);
                self.is_utf16 = name.contains("UCS2") || name.contains("UTF16");
            }
            _ => {}
        }
        let descendants = at(document, font, b"DescendantFonts");
        let first = descendants
            .and_then(|all| all.as_array().ok())
            .and_then(|all| all.first())
            .and_then(|first| document.dereference(first).ok());
        let Some((_, Object::Dictionary(descendant))) = first else {
            return Ok(());
        };
        self.default_width = at(document, descendant, b"DW")
            .and_then(number)
            .unwrap_or(1000.0);
        if let Some(Object::Array(widths)) = at(document, descendant, b"W") {
            self.composite_widths(document, widths);
        }
        Ok(())
    }

    /// `first [w1 w2 …]` or `first last w` (9.7.4.3).
    fn composite_widths(&mut self, document: &Document, widths: &[Object]) {
        let resolved = |object: &Object| match document.dereference(object) {
            Ok((_, object)) => object.clone(),
            Err(_) => Object::Null,
        };
        let mut rest = widths.iter().map(resolved);
        while let Some(first) = rest.next().as_ref().and_then(code) {
            match rest.next() {
                Some(Object::Array(list)) => {
                    for (index, width) in list.iter().enumerate() {
                        let index = u32::try_from(index).unwrap_or(u32::MAX);
                        self.put_width(first.saturating_add(index), number(&resolved(width)));
                    }
                }
                Some(last) => {
                    let width = rest.next().as_ref().and_then(number);
                    let last = code(&last)
                        .unwrap_or(first)
                        .min(first.saturating_add(0xFFFF));
                    for code in first..=last {
                        self.put_width(code, width);
                    }
                }
                None => return,
            }
        }
    }

    fn put_width(&mut self, code: u32, width: Option<f64>) {
        if let Some(width) = width.filter(|_| self.widths.len() < MOST_WIDTHS) {
            self.widths.insert(code, width);
        }
    }

    fn simple(
        &mut self,
        document: &Document,
        font: &Dictionary,
        is_type3: bool,
        unpacked: &mut Unpacked<'_>,
    ) -> Result<(), ImportError> {
        let descriptor = match at(document, font, b"FontDescriptor") {
            Some(Object::Dictionary(descriptor)) => Some(descriptor),
            _ => None,
        };
        self.default_width = descriptor
            .and_then(|descriptor| at(document, descriptor, b"MissingWidth"))
            .and_then(number)
            .unwrap_or(0.0);
        if is_type3 {
            let matrix = at(document, font, b"FontMatrix").and_then(numbers::<6>);
            self.unit = matrix.map_or(0.001, |matrix| matrix[0].abs());
        }
        self.table = names::table(document, font);
        let has_own = at(document, font, b"Encoding").is_none();
        if let Some(descriptor) = descriptor.filter(|_| has_own && self.to_unicode.is_empty())
            && let Some(Object::Stream(program)) = at(document, descriptor, b"FontFile")
        {
            let bytes = unpacked.stream(program, "FontFile")?;
            names::type1(&bytes[..bytes.len().min(HEAD)], &mut self.table);
        }
        let first = at(document, font, b"FirstChar").and_then(code).unwrap_or(0);
        match at(document, font, b"Widths") {
            Some(Object::Array(widths)) => {
                for (index, width) in widths.iter().take(256).enumerate() {
                    let width = document.dereference(width).ok();
                    let width = width.and_then(|(_, width)| number(width));
                    let index = u32::try_from(index).unwrap_or(u32::MAX);
                    self.put_width(first.saturating_add(index), width);
                }
            }
            // The fourteen fonts that every viewer has need not say how wide they are.
            _ => self.guess_widths(),
        }
        Ok(())
    }

    /// About as wide as in Helvetica: good enough to tell words apart.
    fn guess_widths(&mut self) {
        for code in 0..=255_u32 {
            let width = match self.meaning(code).and_then(|text| text.chars().next()) {
                Some(' ' | '.' | ',' | ':' | ';' | '\'' | '|' | 'i' | 'j' | 'l' | '!') => 260.0,
                Some('f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '-' | '/') => 310.0,
                Some('m' | 'M' | 'W' | '%' | '@') => 850.0,
                Some('w') => 722.0,
                Some(character) if character.is_uppercase() => 690.0,
                _ => 540.0,
            };
            self.put_width(code, Some(width));
        }
    }

    /// The codes in some bytes.
    pub(super) fn codes<'b>(&self, bytes: &'b [u8]) -> impl Iterator<Item = u32> + use<'b> {
        bytes
            .chunks(self.code_length.max(1))
            .map(|code| code.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
    }

    /// What a code means, in the order of the text; none if the font does not say.
    pub(super) fn meaning(&self, code: u32) -> Option<&str> {
        let named = || {
            let index = usize::try_from(code).ok()?;
            self.table.get(index)?.as_deref()
        };
        self.to_unicode.get(code).or_else(named)
    }

    /// The same for fonts of which the codes are characters.
    pub(super) fn character(&self, code: u32) -> Option<char> {
        char::from_u32(code).filter(|_| self.is_utf16)
    }

    /// How far a code goes, in parts of the font's size.
    pub(super) fn width(&self, code: u32) -> f64 {
        let width = self.widths.get(&code).copied();
        width.unwrap_or(self.default_width) * self.unit
    }
}

fn code(object: &Object) -> Option<u32> {
    number(object)
        .filter(|value| (0.0..=4.0e9).contains(value))
        .map(|value| value as u32)
}

/// What the names of glyphs mean.
mod names {
    use lopdf::{Dictionary, Document, Object};

    use crate::exchange::importer::pdf::file::at;

    /// The meaning of each of 256 codes by the font's Encoding (9.6.6).
    pub(super) fn table(document: &Document, font: &Dictionary) -> Vec<Option<String>> {
        match at(document, font, b"Encoding") {
            Some(Object::Name(name)) => base(document, Some(name)),
            Some(Object::Dictionary(encoding)) => {
                let name = match at(document, encoding, b"BaseEncoding") {
                    Some(Object::Name(name)) => Some(name.as_slice()),
                    _ => None,
                };
                let mut table = base(document, name);
                if let Some(Object::Array(differences)) = at(document, encoding, b"Differences") {
                    differ(document, differences, &mut table);
                }
                table
            }
            _ => base(document, None),
        }
    }

    fn differ(document: &Document, differences: &[Object], table: &mut [Option<String>]) {
        let mut code = 0_usize;
        // No font has more glyphs of one byte, however often it names them.
        for difference in differences.iter().take(1_024) {
            match document.dereference(difference) {
                Ok((_, Object::Integer(first))) => code = usize::try_from(*first).unwrap_or(256),
                Ok((_, Object::Name(name))) => {
                    if let Some(place) = table.get_mut(code) {
                        *place = meaning(document, name);
                    }
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
    }

    /// A table that has a name; the standard one without.
    fn base(document: &Document, name: Option<&[u8]>) -> Vec<Option<String>> {
        let mut font = Dictionary::new();
        font.set("Type", "Font");
        if let Some(name) = name {
            font.set("Encoding", Object::Name(name.to_vec()));
        }
        let encoding = font.get_font_encoding(document).ok();
        (0..=255_u8)
            .map(|code| encoding.as_ref()?.bytes_to_string(&[code]).ok())
            .map(|text| text.filter(|text| !text.is_empty()))
            .collect()
    }

    /// What a glyph of this name means (Adobe Glyph List Specification): `beh`, `uni0628`, `u1F600`, `f_i`, `a.alt`.
    pub(super) fn meaning(document: &Document, name: &[u8]) -> Option<String> {
        let name = std::str::from_utf8(name).ok()?;
        let name = name.split('.').next().filter(|name| !name.is_empty())?;
        let mut text = String::new();
        for part in name.split('_').take(8) {
            text.push_str(&part_meaning(document, part)?);
        }
        Some(text).filter(|text| !text.is_empty())
    }

    fn part_meaning(document: &Document, name: &str) -> Option<String> {
        let hex = |digits: &str| {
            u32::from_str_radix(digits, 16)
                .ok()
                .and_then(char::from_u32)
        };
        let is_hex = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if let Some(digits) = name.strip_prefix("uni").filter(|rest| rest.len() % 4 == 0)
            && !digits.is_empty()
            && is_hex(digits)
        {
            let starts = (0..digits.len()).step_by(4);
            return starts
                .map(|start| hex(digits.get(start..start + 4)?))
                .collect();
        }
        if let Some(digits) = name.strip_prefix('u').filter(|rest| is_hex(rest))
            && (4..=6).contains(&digits.len())
        {
            return hex(digits).map(String::from);
        }
        let mut encoding = Dictionary::new();
        let name = Object::Name(name.as_bytes().to_vec());
        encoding.set("Differences", vec![Object::Integer(0), name]);
        let mut font = Dictionary::new();
        font.set("Type", "Font");
        font.set("Encoding", encoding);
        let encoding = font.get_font_encoding(document).ok()?;
        encoding
            .bytes_to_string(&[0])
            .ok()
            .filter(|text| !text.is_empty())
    }

    /// The table in the readable part of a Type 1 program: `dup 65 /A put`.
    pub(super) fn type1(program: &[u8], table: &mut [Option<String>]) {
        let document = Document::new();
        let text = String::from_utf8_lossy(program);
        let Some(start) = text.find("/Encoding") else {
            return;
        };
        let text = text.get(start..).unwrap_or_default();
        let mut words = text.split_ascii_whitespace();
        while let Some(word) = words.next() {
            match word {
                "dup" => {
                    let code = words.next().and_then(|code| code.parse::<usize>().ok());
                    let name = words.next().and_then(|name| name.strip_prefix('/'));
                    if let (Some(code), Some(name)) = (code, name)
                        && let Some(place) = table.get_mut(code)
                    {
                        *place = meaning(&document, name.as_bytes());
                    }
                }
                "def" | "readonly" | "StandardEncoding" => return,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_glyphs_mean_characters() {
        let document = Document::new();
        for (name, expected) in [
            ("A", Some("A")),
            ("uni06440627", Some("لا")),
            ("u0628", Some("ب")),
            ("f_i", Some("fi")),
            ("a.alt", Some("a")),
            ("g123", None),
            (".notdef", None),
            ("", None),
        ] {
            let found = names::meaning(&document, name.as_bytes());
            assert_eq!(found.as_deref(), expected, "{name}");
        }
        let mut table = vec![None; 256];
        names::type1(
            b"/Encoding 256 array dup 65 /B put readonly def dup 66 /C put",
            &mut table,
        );
        assert_eq!(
            (table[65].as_deref(), table[66].as_deref()),
            (Some("B"), None)
        );
    }
}
