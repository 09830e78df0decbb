//! One document as lines of tokens.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use crate::base::Progress;
use crate::exchange::conll::layers::{Layers, on_one_line};
use crate::exchange::marked::{Mark, Marked};
use crate::exchange::record::ExchangeError;
use crate::exchange::{LossKind, LossReport};
use crate::model::Document;
use crate::text::{ByteOffset, OffsetMap, Span, all_sentences, tokens};

/// What says which columns there are; those of the layers follow. The number comes first, so that a token such as `#` or
/// `#غزة` never begins a line, which readers would take for a comment.
pub(super) const COLUMNS: &str = "global.columns = ID FORM START END";

/// What the head of a file says of its document.
pub(super) fn head_of(name: &str, document: &Document) -> [String; 3] {
    [
        format!("# newdoc id = {name}"),
        format!("# name = {}", on_one_line(&document.name)),
        format!("# document = {}", document.id),
    ]
}

/// A token, and the sentence that it is of.
pub(super) struct Token {
    /// In bytes.
    pub(super) bytes: Range<usize>,
    pub(super) sentence: usize,
}

/// The tokens of a text, and its sentences in bytes. A sentence may have none.
pub(super) fn tokenized(text: &str) -> (Vec<Token>, Vec<Range<usize>>) {
    let sentences: Vec<Range<usize>> = all_sentences(text).collect();
    let mut all = Vec::new();
    for (sentence, range) in sentences.iter().enumerate() {
        let words = text.get(range.clone()).unwrap_or_default();
        all.extend(tokens(words).map(|(at, token)| Token {
            bytes: range.start + at..range.start + at + token.len(),
            sentence,
        }));
    }
    (all, sentences)
}

/// The tokens that a span touches.
pub(super) fn touched(tokens: &[Token], span: Span) -> Range<usize> {
    let (start, end) = (span.start().index(), span.end().index());
    let first = tokens.partition_point(|token| token.bytes.end <= start);
    let last = tokens.partition_point(|token| token.bytes.start < end);
    first..last.max(first)
}

/// Ranges of tokens, cut where a sentence ends.
pub(super) fn by_sentence(tokens: &[Token], range: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut sentence = None;
    for index in range {
        let of = tokens.get(index).map(|token| token.sentence);
        match pieces.last_mut() {
            Some(piece) if sentence == of => piece.end = index + 1,
            _ => pieces.push(index..index + 1),
        }
        sentence = of;
    }
    pieces
}

/// The tags of tokens: in each column by the number of the token, and whether one begins there.
type Columns<'a> = Vec<BTreeMap<usize, (bool, &'a str)>>;

/// Draws a document under a name. Can be stopped at each annotation and each sentence.
pub(super) fn draw(
    name: &str,
    layers: &Layers,
    marked: &Marked<'_>,
    loss: &mut LossReport,
    progress: &Progress,
) -> Result<String, ExchangeError> {
    let text = &*marked.capture.text;
    let (tokens, sentences) = tokenized(text);
    let mut columns: Columns<'_> = layers.columns.iter().map(|_| BTreeMap::new()).collect();
    for mark in &marked.marks {
        progress.check()?;
        place(layers, &tokens, mark, &mut columns, loss);
    }
    let mut out = String::new();
    for line in head_of(name, marked.document) {
        let _written = writeln!(out, "{line}");
    }
    let heads = layers.columns.join(" ");
    let _written = write!(out, "# {COLUMNS} {heads}");
    out.truncate(out.trim_end().len());
    // Of the first sentence: an empty line would end one without a word.
    out.push('\n');
    let map = OffsetMap::new(text);
    let point = |at: usize| {
        map.code_point(text, ByteOffset::from_index(at))
            .unwrap_or_default()
            .0
    };
    let mut open = None;
    let (mut n_sentences, mut n_tokens) = (0, 0);
    for (index, token) in tokens.iter().enumerate() {
        if open != Some(token.sentence) {
            progress.check()?;
            if open.is_some() {
                out.push('\n');
            }
            open = Some(token.sentence);
            n_sentences += 1;
            n_tokens = 0;
            let words = sentences
                .get(token.sentence)
                .and_then(|range| text.get(range.clone()));
            let words = on_one_line(words.unwrap_or_default());
            let _written = write!(
                out,
                "# sent_id = {n_sentences}\n# text = {}\n",
                words.trim()
            );
        }
        let form = text.get(token.bytes.clone()).unwrap_or_default();
        let (start, end) = (point(token.bytes.start), point(token.bytes.end));
        n_tokens += 1;
        let _written = write!(out, "{n_tokens}\t{form}\t{start}\t{end}");
        for column in &columns {
            let _written = match column.get(&index) {
                Some((true, label)) => write!(out, "\tB-{label}"),
                Some((false, label)) => write!(out, "\tI-{label}"),
                None => write!(out, "\tO"),
            };
        }
        out.push('\n');
    }
    if open.is_some() {
        out.push('\n');
    }
    Ok(out)
}

/// Puts the tags of an annotation on its tokens, where none of the same layer is.
fn place<'a>(
    layers: &'a Layers,
    tokens: &[Token],
    mark: &Mark<'_>,
    columns: &mut Columns<'a>,
    loss: &mut LossReport,
) {
    if mark.taggings.is_empty() {
        loss.add(LossKind::Untagged, 1);
        return;
    }
    let ranges: Vec<Range<usize>> = mark
        .spans
        .iter()
        .map(|span| touched(tokens, *span))
        .collect();
    let pieces: Vec<Range<usize>> = ranges
        .iter()
        .flat_map(|range| by_sentence(tokens, range.clone()))
        .collect();
    if pieces.is_empty() {
        loss.add(LossKind::NoWords, 1);
        return;
    }
    let n_ranges = ranges.iter().filter(|range| !range.is_empty()).count();
    let is_cut = mark.spans.iter().zip(&ranges).any(|(span, range)| {
        let first = tokens.get(range.start).filter(|_| !range.is_empty());
        let last = tokens
            .get(range.end.wrapping_sub(1))
            .filter(|_| !range.is_empty());
        first.is_some_and(|token| token.bytes.start < span.start().index())
            || last.is_some_and(|token| token.bytes.end > span.end().index())
    });
    loss.add(LossKind::InsideWords, usize::from(is_cut));
    loss.add(LossKind::Sentences, usize::from(pieces.len() > n_ranges));
    for tagging in &mark.taggings {
        let Some((column, label)) = layers.tags.get(&tagging.tag) else {
            continue;
        };
        let Some(column) = columns.get_mut(*column) else {
            continue;
        };
        let is_taken = |piece: &Range<usize>| column.range(piece.clone()).next().is_some();
        if pieces.iter().any(is_taken) || do_meet(&pieces) {
            loss.add(LossKind::Overlaps, 1);
            continue;
        }
        for piece in &pieces {
            for index in piece.clone() {
                column.insert(index, (index == piece.start, label.as_str()));
            }
        }
    }
}

/// Whether two parts of a passage stand in one word.
fn do_meet(pieces: &[Range<usize>]) -> bool {
    pieces.windows(2).any(|pair| pair[0].end > pair[1].start)
}
