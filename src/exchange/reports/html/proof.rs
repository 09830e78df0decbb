//! The proof of a page: what was written is read back and held against the collection, annotation by annotation.
//!
//! The page comes from its file in pieces, so that of it only one is in memory. The reader goes through its tokens and looks only at what the program itself puts into a template: the text of
//! each document with its marks, the passages of each tag, annotations without a place. The collection is asked anew, in bytes: each
//! paragraph must be the text's, and each annotation's marks together exactly its place. What a page cannot hold (U+0000) is
//! counted as what stands for it.

use std::cell::RefCell;
use std::io::Read;

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::reports::ReportOptions;
use crate::exchange::reports::check::{Check, Container, Shape};
use crate::exchange::reports::html::out::held;
use crate::model::Snapshot;

/// So many bytes go into the tokenizer at once.
const PIECE: usize = 1 << 16;

/// Fails unless what was written is a page that shows each annotation of the collection at its words.
pub fn prove_html(
    snapshot: &Snapshot,
    options: &ReportOptions,
    written: impl Read,
    progress: &Progress,
) -> Result<(), ExchangeError> {
    let reader = Reader {
        state: RefCell::new(State {
            check: Check::new(
                snapshot,
                options.by,
                Shape {
                    held,
                    is_joined: false,
                },
            ),
            open: Vec::new(),
            from: None,
            paragraph: None,
            mark: None,
            aside: None,
            fault: None,
        }),
    };
    let tokenizer = Tokenizer::new(reader, TokenizerOpts::default());
    let queue = BufferQueue::default();
    in_pieces(written, |piece| {
        progress.check()?;
        queue.push_back(StrTendril::from_slice(piece));
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        let fault = tokenizer.sink.state.borrow_mut().fault.take();
        fault.map_or(Ok(()), Err)
    })?;
    tokenizer.end();
    let state = tokenizer.sink.state.into_inner();
    match state.fault {
        Some(fault) => Err(fault),
        None if state.from.is_some() => Err(differs()),
        None => state.check.end(),
    }
}

/// Gives the text of a file piece by piece. A character that is cut at the end of a piece comes whole with the next.
fn in_pieces(
    mut written: impl Read,
    mut take: impl FnMut(&str) -> Result<(), ExchangeError>,
) -> Result<(), ExchangeError> {
    let mut piece = Vec::with_capacity(PIECE + 4);
    loop {
        let n_cut = piece.len();
        let read = written.by_ref().take(PIECE as u64).read_to_end(&mut piece);
        read.map_err(|source| ExchangeError::Output { source })?;
        let is_end = piece.len() == n_cut;
        let n_whole = match std::str::from_utf8(&piece) {
            Ok(_) => piece.len(),
            Err(error) if error.error_len().is_none() && !is_end => error.valid_up_to(),
            Err(_) => return Err(differs()),
        };
        let whole = piece.get(..n_whole).unwrap_or_default();
        take(std::str::from_utf8(whole).map_err(|_| differs())?)?;
        if is_end {
            return Ok(());
        }
        piece.drain(..n_whole);
    }
}

fn differs() -> ExchangeError {
    ExchangeError::NotAsWritten { key: None }
}

struct Reader<'a> {
    state: RefCell<State<'a>>,
}

struct State<'a> {
    check: Check<'a>,
    /// Elements that are open inside of what the program wrote, outermost first.
    open: Vec<String>,
    /// Inside of what one is; none in what is the template's.
    from: Option<Container>,
    /// How many elements were open when a paragraph, a mark, a number began.
    paragraph: Option<usize>,
    mark: Option<usize>,
    aside: Option<usize>,
    fault: Option<ExchangeError>,
}

impl TokenSink for Reader<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        if state.fault.is_some() {
            return TokenSinkResult::Continue;
        }
        let mut raw = TokenSinkResult::Continue;
        let done = match token {
            Token::TagToken(tag) => {
                if tag.kind == TagKind::StartTag && state.from.is_none() {
                    raw = match &*tag.name {
                        "style" => TokenSinkResult::RawData(RawKind::Rawtext),
                        "title" => TokenSinkResult::RawData(RawKind::Rcdata),
                        _ => TokenSinkResult::Continue,
                    };
                }
                state.tag(&tag)
            }
            Token::CharacterTokens(text) => state.text(&text),
            _ => Ok(()),
        };
        if let Err(fault) = done {
            state.fault = Some(fault);
        }
        raw
    }
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    let mut attributes = tag.attrs.iter();
    let found = attributes.find(|attribute| &*attribute.name.local == name)?;
    Some(&found.value)
}

impl State<'_> {
    fn tag(&mut self, tag: &Tag) -> Result<(), ExchangeError> {
        match tag.kind {
            TagKind::StartTag => self.open(tag),
            TagKind::EndTag => self.close(&tag.name),
        }
    }

    fn open(&mut self, tag: &Tag) -> Result<(), ExchangeError> {
        let container = [
            ("data-document", Container::Text as fn(String) -> Container),
            ("data-open", Container::Open),
            ("data-tag", Container::Tag),
        ]
        .into_iter()
        .find_map(|(name, make)| attribute(tag, name).map(|id| make(id.to_owned())));
        if let Some(container) = container {
            if self.from.is_some() {
                return Err(differs());
            }
            self.check.begin(&container)?;
            self.from = Some(container);
        }
        if self.from.is_none() {
            return Ok(());
        }
        let depth = self.open.len();
        self.open.push(tag.name.to_string());
        if attribute(tag, "data-paragraph").is_some() {
            if self.paragraph.replace(depth).is_some() {
                return Err(differs());
            }
            self.check.paragraph();
        }
        if let Some(id) = attribute(tag, "data-annotation") {
            let tags = attribute(tag, "data-tags").unwrap_or_default();
            self.check.annotation(id, tags)?;
        }
        if let Some(ids) = attribute(tag, "data-annotations") {
            if self.mark.replace(depth).is_some() {
                return Err(differs());
            }
            self.check.mark(ids)?;
        }
        // Numbers are no part of the text.
        if &*tag.name == "sup" && self.aside.is_none() {
            self.aside = Some(depth);
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), ExchangeError> {
        let Some(container) = &self.from else {
            return Ok(());
        };
        if self.open.pop().as_deref() != Some(name) {
            return Err(differs());
        }
        let depth = self.open.len();
        if depth == 0 {
            self.check.finish(container)?;
            self.from = None;
        }
        if self.mark == Some(depth) {
            self.mark = None;
            self.check.mark_ends();
        }
        if self.aside == Some(depth) {
            self.aside = None;
        }
        if self.paragraph == Some(depth) {
            self.paragraph = None;
            self.check.paragraph_ends()?;
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ExchangeError> {
        let is_words = self.aside.is_none() && (self.paragraph.is_some() || self.mark.is_some());
        if self.from.is_some() && is_words {
            return self.check.words(text);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_are_cut_come_whole() {
        // Each place of a piece's end in characters of one to four bytes.
        let text = "aا𐤀\u{200F} ".repeat(PIECE / 4);
        for skipped in 0..11 {
            let text = format!("{}{text}", "x".repeat(skipped));
            let mut came = String::new();
            let whole = in_pieces(text.as_bytes(), |piece| {
                came.push_str(piece);
                Ok(())
            });
            whole.expect("all of it");
            assert_eq!(came, text);
        }
    }

    #[test]
    fn what_is_no_text_fails() {
        let long = "ا".repeat(PIECE);
        for end in [&[0xD8][..], &[0xFF], &[0xD8, b'a'], &[0xF0, 0x90, 0xA4]] {
            for start in ["", &long, &long[..PIECE]] {
                let bytes = [start.as_bytes(), end].concat();
                assert!(in_pieces(&*bytes, |_| Ok(())).is_err(), "{end:?}");
            }
        }
    }
}
