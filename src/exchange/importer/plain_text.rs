//! Plain text: the bytes in their encoding, and notes on what is in them.

use crate::base::{Budget, Progress};
use crate::exchange::importer::copied_page;
use crate::exchange::importer::formats::Format;
use crate::exchange::importer::{
    Extractor, ImportError, ImportNote, ImportOptions, Imported, Importer, SourceFile,
};
use crate::text::{
    Decoded, InvisibleKind, count_invisible, count_unbalanced_paragraphs, decode, invisible,
};

/// Reads `.txt`.
pub(super) struct PlainText;

/// A first line longer than this many characters is not a title.
const TITLE_LEN: usize = 120;

impl Importer for PlainText {
    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn extractor(&self) -> Extractor {
        Extractor {
            name: "plain-text",
            version: 1,
        }
    }

    fn is_foreign(&self) -> bool {
        false
    }

    fn read(
        &self,
        source: &SourceFile,
        options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Vec<Imported>, ImportError> {
        let mut imported = read_text(source, options, budget, progress, self.extractor())?;
        imported.title = first_line(&imported.text);
        let page = copied_page::find(&imported.text);
        (imported.structure, imported.facts) = (page.marks, page.facts);
        Ok(vec![imported])
    }
}

/// Reads the text of a file that is text, without title or structure: shared with formats that are plain text inside.
pub(super) fn read_text(
    source: &SourceFile,
    options: &ImportOptions,
    budget: &Budget,
    progress: &Progress,
    extractor: Extractor,
) -> Result<Imported, ImportError> {
    let decoded = read_decoded(source, options, budget, progress)?;
    let mut notes = notes_on_bytes(&decoded);
    notes.extend(notes_on_characters(&decoded.text));
    budget.check_time()?;
    Ok(Imported {
        part: None,
        original: None,
        language: None,
        facts: Vec::new(),
        notes,
        text: decoded.text,
        encoding: decoded.encoding,
        encoding_certain: decoded.certain,
        extractor,
        title: None,
        structure: Vec::new(),
    })
}

/// Decodes a file that is text, and refuses one that is not or has none.
pub(super) fn read_decoded(
    source: &SourceFile,
    options: &ImportOptions,
    budget: &Budget,
    progress: &Progress,
) -> Result<Decoded, ImportError> {
    budget.check_bytes(source.bytes.len() as u64)?;
    progress.check()?;
    if let Some(format) = format_by_magic(&source.bytes) {
        return Err(ImportError::OtherFormat { format });
    }
    let decoded = decode(&source.bytes, options.encoding);
    if is_blank(&decoded.text) {
        return Err(ImportError::NoText);
    }
    budget.check_characters(decoded.text.chars().count() as u64)?;
    progress.check()?;
    Ok(decoded)
}

/// What is worth knowing about how bytes became text.
pub(super) fn notes_on_bytes(decoded: &Decoded) -> Vec<ImportNote> {
    let mut notes = Vec::new();
    let mut add = |count: usize, note: ImportNote| {
        if count > 0 {
            notes.push(note);
        }
    };
    let replaced = ImportNote::Replaced {
        count: decoded.replaced,
        encoding: decoded.encoding,
    };
    add(usize::from(decoded.had_bom), ImportNote::ByteOrderMark);
    add(decoded.crlf_count, ImportNote::CrLf(decoded.crlf_count));
    add(decoded.cr_count, ImportNote::Cr(decoded.cr_count));
    add(
        usize::from(!decoded.certain),
        ImportNote::EncodingUnsure(decoded.encoding),
    );
    add(decoded.replaced, replaced);
    notes
}

/// What is worth knowing about the characters of a text, whatever it was read from.
pub(super) fn notes_on_characters(text: &str) -> Vec<ImportNote> {
    let counts = count_invisible(text);
    let of_kind = |wanted: InvisibleKind| -> usize {
        let is_wanted =
            |character: char| invisible(character).is_some_and(|row| row.kind == wanted);
        counts
            .iter()
            .filter(|(character, _)| is_wanted(**character))
            .map(|(_, count)| count)
            .sum()
    };
    let has_controls = counts
        .keys()
        .any(|character| matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'));
    let unbalanced = if has_controls {
        count_unbalanced_paragraphs(text)
    } else {
        0
    };
    let (nul, forced) = (
        counts.get(&'\0').copied().unwrap_or(0),
        of_kind(InvisibleKind::DirectionOverride),
    );
    let all = counts.values().sum();
    [
        (nul, ImportNote::Nul(nul)),
        (all, ImportNote::Invisible(all)),
        (forced, ImportNote::DirectionOverride(forced)),
        (unbalanced, ImportNote::UnbalancedDirection(unbalanced)),
    ]
    .into_iter()
    .filter_map(|(count, note)| (count > 0).then_some(note))
    .collect()
}

/// Whether a text shows nothing at all.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|character| character.is_whitespace() || invisible(character).is_some())
}

/// The format of a file, by how it starts, if it is none of text.
pub(super) fn format_by_magic(bytes: &[u8]) -> Option<&'static str> {
    let format = Format::of(bytes).filter(|format| !format.is_text);
    format.map(|format| format.name)
}

/// The first line that is not blank, if it is short enough for a title and not the whole text.
fn first_line(text: &str) -> Option<String> {
    let (line, rest) = text.trim_start().split_once('\n')?;
    let line = line.trim();
    let is_title = !rest.trim().is_empty() && line.chars().count() <= TITLE_LEN;
    is_title.then(|| line.to_owned())
}
