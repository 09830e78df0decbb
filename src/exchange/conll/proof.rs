//! The proof of an archive: what was written is read back and held against the collection, annotation by annotation.
//!
//! Tokens have to be the words at their code points, and together all that is no white space; so do the texts of sentences. What
//! the head says is that of the document. Chunks are read from the tags alone. Each tagging has to be there at its bytes, or to meet another of its layer that is; and each chunk has to be one of a
//! tagging.

use std::collections::{HashMap, HashSet};
use std::io;
use std::ops::Range;

use crate::base::Progress;
use crate::exchange::bundle::Written;
use crate::exchange::conll::draw::{COLUMNS, Token, by_sentence, head_of, touched};
use crate::exchange::conll::file::TAGS;
use crate::exchange::conll::layers::{HEADS, on_one_line};
use crate::exchange::marked::{Mark, Marked, marked, tag_path};
use crate::exchange::names::Names;
use crate::exchange::record::ExchangeError;
use crate::model::{RowKey, Snapshot, Tag};
use crate::text::{CodePointOffset, OffsetMap};

/// Fails unless it is an archive that holds what the format can hold of the collection, each tag at its words.
pub fn prove(
    snapshot: &Snapshot,
    archive: impl io::Read + io::Seek,
    progress: &Progress,
) -> Result<(), ExchangeError> {
    let mut written = Written::open(archive, progress)?;
    let tags = written.text(TAGS)?;
    let mut lines = tags.lines();
    let has_heads = lines.next() == Some(HEADS);
    // By the id of each tag.
    let all: HashMap<&str, TagLine<'_>> = lines.filter_map(tag).collect();
    let is_there = |tag: &Tag| {
        let written = all.get(tag.id.to_string().as_str());
        written.is_some_and(|(path, _)| *path == on_one_line(&tag_path(snapshot, tag.id)))
    };
    let tags: HashMap<&str, (&str, &str)> = all.iter().map(|(id, (_, tag))| (*id, *tag)).collect();
    let is_whole = has_heads
        && tags.len() == snapshot.n_tags()
        && snapshot.tags().all(|tag| is_there(tag))
        && tags.values().collect::<HashSet<_>>().len() == tags.len();
    if !is_whole {
        return Err(differs(None));
    }
    let mut names = Names::default();
    for marked in marked(snapshot) {
        let name = names.file(&marked.document.name, marked.document.id.0);
        let file = written.text(&format!("{name}.conll"))?;
        let key = Some(RowKey::from(marked.document.id));
        let read = Read::new(&name, &file, &marked).ok_or_else(|| differs(key))?;
        read.prove(&tags, &marked, progress)?;
    }
    match written.is_done() {
        true => Ok(()),
        false => Err(differs(None)),
    }
}

/// The path of a tag, its column and its label.
type TagLine<'a> = (&'a str, (&'a str, &'a str));

fn tag(line: &str) -> Option<(&str, TagLine<'_>)> {
    let mut fields = line.split('\t');
    let (column, label) = (fields.next()?, fields.next()?);
    let (path, id) = (fields.next()?, fields.next()?);
    Some((id, (path, (column, label))))
}

/// A chunk: its column, its label, its tokens.
type Chunk<'a> = (&'a str, &'a str, Range<usize>);

/// A file as it was read.
struct Read<'a> {
    tokens: Vec<Token>,
    chunks: HashSet<Chunk<'a>>,
}

impl<'a> Read<'a> {
    /// None of a file that is none, or has other words than the text.
    fn new(name: &str, file: &'a str, marked: &Marked<'_>) -> Option<Self> {
        let text = &*marked.capture.text;
        let mut lines = file.lines();
        for wanted in head_of(name, marked.document) {
            if lines.next()? != wanted {
                return None;
            }
        }
        let map = OffsetMap::new(text);
        let byte = |field: &str| {
            let at = CodePointOffset(field.parse().ok()?);
            Some(map.byte_from_code_point(text, at)?.index())
        };
        let mut columns: Vec<&str> = Vec::new();
        let mut tokens: Vec<Token> = Vec::new();
        // The chunk that is open in each column.
        let mut open: Vec<Option<(&str, usize)>> = Vec::new();
        let mut chunks = HashSet::new();
        let (mut sentence, mut number) = (0_usize, 0_usize);
        // What the sentence is said to be, and what its tokens are.
        let (mut said, mut forms) = ("", String::new());
        let mut end = 0;
        for line in lines {
            // As the loosest of readers have it.
            if let Some(comment) = line.strip_prefix('#').map(str::trim_start) {
                if let Some(heads) = comment.strip_prefix(COLUMNS) {
                    columns = heads.split(' ').filter(|head| !head.is_empty()).collect();
                    open = vec![None; columns.len()];
                } else if let Some(id) = comment.strip_prefix("sent_id = ") {
                    (id.parse() == Ok(sentence + 1)).then_some(())?;
                } else {
                    said = comment.strip_prefix("text =")?;
                }
                continue;
            }
            let at = tokens.len();
            if line.is_empty() {
                if !said
                    .chars()
                    .filter(|one| !is_no_token(*one))
                    .eq(forms.chars())
                {
                    return None;
                }
                forms.clear();
                sentence += 1;
                number = 0;
                close(&columns, &mut open, at, &mut chunks);
                continue;
            }
            let mut fields = line.split('\t');
            number += 1;
            if fields.next()?.parse() != Ok(number) {
                return None;
            }
            let form = fields.next()?;
            let bytes = byte(fields.next()?)?..byte(fields.next()?)?;
            let between = text.get(end..bytes.start)?;
            let is_empty = between.chars().all(is_no_token);
            if text.get(bytes.clone())? != form || !is_empty || form.is_empty() {
                return None;
            }
            end = bytes.end;
            forms.extend(form.chars().filter(|one| !is_no_token(*one)));
            for (index, column) in columns.iter().enumerate() {
                let (open, field) = (open.get_mut(index)?, fields.next()?);
                let goes_on = field.strip_prefix("I-");
                if let Some(label) = goes_on {
                    // Nothing goes on that has not begun.
                    open.filter(|(of, _)| *of == label)?;
                    continue;
                }
                if let Some((label, start)) = open.take() {
                    chunks.insert((*column, label, start..at));
                }
                match field.strip_prefix("B-") {
                    Some(label) => *open = Some((label, at)),
                    None if field == "O" => {}
                    None => return None,
                }
            }
            if fields.next().is_some() {
                return None;
            }
            tokens.push(Token { bytes, sentence });
        }
        // Each sentence ends with an empty line.
        if !forms.is_empty() || open.iter().any(Option::is_some) {
            return None;
        }
        text.get(end..)?
            .chars()
            .all(is_no_token)
            .then_some(Self { tokens, chunks })
    }

    fn prove(
        &self,
        tags: &HashMap<&str, (&str, &str)>,
        marked: &Marked<'_>,
        progress: &Progress,
    ) -> Result<(), ExchangeError> {
        // In each column the tokens that are tagged.
        let tagged = self.chunks.iter().flat_map(|(column, _, range)| {
            let column = *column;
            range.clone().map(move |index| (column, index))
        });
        let taken: HashSet<(&str, usize)> = tagged.collect();
        let mut claimed = HashSet::new();
        for mark in &marked.marks {
            progress.check()?;
            for tagging in &mark.taggings {
                let tag = tagging.tag.to_string();
                let Some((column, label)) = tags.get(tag.as_str()).copied() else {
                    return Err(differs(Some(mark.annotation.id.into())));
                };
                let pieces = self.pieces(mark);
                let chunk = |piece: &Range<usize>| (column, label, piece.clone());
                if pieces
                    .iter()
                    .all(|piece| self.chunks.contains(&chunk(piece)))
                {
                    claimed.extend(pieces.iter().map(chunk));
                    continue;
                }
                let is_taken = |piece: &Range<usize>| {
                    piece.clone().any(|index| taken.contains(&(column, index)))
                };
                let meets = pieces.windows(2).any(|pair| pair[0].end > pair[1].start);
                if !(meets || pieces.iter().any(is_taken)) {
                    return Err(differs(Some(mark.annotation.id.into())));
                }
            }
        }
        match claimed == self.chunks {
            true => Ok(()),
            false => Err(differs(Some(marked.document.id.into()))),
        }
    }

    fn pieces(&self, mark: &Mark<'_>) -> Vec<Range<usize>> {
        let ranges = mark.spans.iter().map(|span| touched(&self.tokens, *span));
        ranges
            .flat_map(|range| by_sentence(&self.tokens, range))
            .collect()
    }
}

/// Ends what is open in every column.
fn close<'a>(
    columns: &[&'a str],
    open: &mut [Option<(&'a str, usize)>],
    at: usize,
    chunks: &mut HashSet<Chunk<'a>>,
) {
    for (column, open) in columns.iter().zip(open) {
        if let Some((label, start)) = open.take() {
            chunks.insert((*column, label, start..at));
        }
    }
}

/// Whether a character may stand outside of tokens: one that is not seen.
fn is_no_token(letter: char) -> bool {
    let steers = matches!(letter, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    letter.is_whitespace() || letter.is_control() || steers
}

fn differs(key: Option<RowKey>) -> ExchangeError {
    ExchangeError::NotAsWritten { key }
}
