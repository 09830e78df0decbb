//! Comments as they are read back, in their order and no more of them than are waited for.
//!
//! They are numbered from 0 as they come, so none comes twice. A comment that stands in another, or between the parts of one, is
//! asked for out of turn: those before it wait until they are.

use std::collections::BTreeMap;
use std::io::BufRead;

use crate::base::{Budget, Progress};
use crate::exchange::bundle::unreadable;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::xml::{Step, Xml};
use crate::exchange::record::ExchangeError;
use crate::exchange::reports::docx::comments::TAG_STYLE;
use crate::exchange::reports::docx::parts;

/// A comment as it was read.
#[derive(Debug, Default)]
pub(super) struct Comment {
    pub(super) author: String,
    /// Each paragraph, and whether it stands in the style of tags.
    lines: Vec<(bool, String)>,
}

impl Comment {
    pub(super) fn tags(&self) -> impl Iterator<Item = &str> {
        let tags = self.lines.iter().filter(|(is_tag, _)| *is_tag);
        tags.map(|(_, words)| words.as_str())
    }
}

/// The comments under way.
pub(super) struct Comments<'a> {
    xml: Xml<'a>,
    /// The number of the one that comes next.
    next: u64,
    /// Those that came before they were asked for.
    waiting: BTreeMap<u64, Comment>,
}

impl<'a> Comments<'a> {
    pub(super) fn new(part: impl BufRead + 'a, budget: &'a Budget, progress: &'a Progress) -> Self {
        Self {
            xml: Xml::stream(part, parts::COMMENTS, budget, progress),
            next: 0,
            waiting: BTreeMap::new(),
        }
    }

    /// The comment of a number, once; none where it is not there.
    pub(super) fn take(&mut self, number: &str) -> Result<Option<Comment>, ExchangeError> {
        let Some(wanted) = number.parse::<u64>().ok() else {
            return Ok(None);
        };
        if wanted.to_string() != number {
            return Ok(None);
        }
        while self.next <= wanted {
            let Some(comment) = self.read().map_err(|error| unreadable(&error))? else {
                return Ok(None);
            };
            self.waiting.insert(self.next, comment);
            self.next += 1;
        }
        Ok(self.waiting.remove(&wanted))
    }

    /// Whether one that came was not asked for.
    pub(super) fn is_any_left(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Fails unless all have come and were asked for.
    pub(super) fn end(mut self) -> Result<(), ExchangeError> {
        let more = self.read().map_err(|error| unreadable(&error))?;
        match more.is_none() && self.waiting.is_empty() {
            true => Ok(()),
            false => Err(ExchangeError::NotAsWritten { key: None }),
        }
    }

    /// The next one; none at the end.
    fn read(&mut self) -> Result<Option<Comment>, ImportError> {
        let xml = &mut self.xml;
        let mut now: Option<Comment> = None;
        let mut in_words = false;
        loop {
            match xml.next()? {
                Step::Open(element) => match (element.name().1, &mut now) {
                    ("comment", None) => {
                        let value = |name: &str| xml.attribute(&element, "w", name);
                        if value("id") != Some(self.next.to_string()) {
                            return Err(xml.damaged());
                        }
                        let author = value("author").unwrap_or_default();
                        let lines = Vec::new();
                        now = Some(Comment { author, lines });
                    }
                    ("p", Some(comment)) => comment.lines.push((false, String::new())),
                    ("rStyle", Some(comment)) => {
                        let style = xml.attribute(&element, "w", "val");
                        if let Some((of_line, _)) = comment.lines.last_mut() {
                            *of_line |= style.as_deref() == Some(TAG_STYLE);
                        }
                    }
                    ("t", Some(_)) => in_words = true,
                    _ => {}
                },
                Step::Close(closed) => match closed.name().1 {
                    "comment" => return now.map(Some).ok_or_else(|| xml.damaged()),
                    "t" => in_words = false,
                    _ => {}
                },
                Step::Text(text) => {
                    if let (true, Some(comment)) = (in_words, &mut now)
                        && let Some((_, line)) = comment.lines.last_mut()
                    {
                        line.push_str(&text);
                    }
                }
                Step::End => return Ok(None),
            }
        }
    }
}
