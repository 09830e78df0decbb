//! Markdown: the source characters stay exactly as they are; what they mean lies beside them as marks.
//!
//! Marks cover the source of an element with its signs (`# `, `> `, `**`), without the line feed at its end. A front matter
//! block is furniture. Structure that is too deep or too much for the budget is left out with a note; the text is whole.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::base::{Budget, Progress};
use crate::exchange::importer::plain_text::read_text;
use crate::exchange::importer::{
    Extractor, ImportError, ImportNote, ImportOptions, Imported, Importer, SourceFile,
};
use crate::model::{StructureKind, StructureMark};
use crate::text::{ByteOffset, Span};

/// Reads `.md`.
pub(super) struct Markdown;

/// More signs than this in one text, and reading its structure could take a gigabyte.
const MOST_SIGNS: usize = 4_000_000;
/// The clock and the cancel request are looked at once in so many events.
const EVENTS_PER_CHECK: usize = 4096;

impl Importer for Markdown {
    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown", "mkd"]
    }

    fn extractor(&self) -> Extractor {
        Extractor {
            name: "markdown",
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
        match structure(&imported.text, budget, progress)? {
            Some(found) => {
                imported.structure = found.marks;
                imported.title = found.title;
            }
            None => imported.notes.push(ImportNote::StructureLeftOut),
        }
        Ok(vec![imported])
    }
}

struct Found {
    marks: Vec<StructureMark>,
    /// The words of the first heading of the highest level.
    title: Option<String>,
}

/// Finds the structure; `None` if there is more of it, or deeper, than the budget allows.
fn structure(
    text: &str,
    budget: &Budget,
    progress: &Progress,
) -> Result<Option<Found>, ImportError> {
    if is_too_much(text, budget) {
        return Ok(None);
    }
    let mut reader = Reader::new(text);
    let parser = Parser::new_ext(text, Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);
    for (count, (event, range)) in parser.into_offset_iter().enumerate() {
        if count % EVENTS_PER_CHECK == 0 {
            progress.check()?;
            budget.check_time()?;
        }
        reader.take(event, range);
        let too_deep = budget.check_depth(reader.depth).is_err();
        if too_deep || budget.check_items(reader.marks.len() as u64).is_err() {
            return Ok(None);
        }
    }
    Ok(Some(reader.finish()))
}

/// Looks at the signs before the parser does, which would keep them all in memory.
fn is_too_much(text: &str, budget: &Budget) -> bool {
    let is_sign = |byte: &u8| b"*_[]<>&`!\\\n".contains(byte);
    let too_many = text.bytes().filter(is_sign).count() > MOST_SIGNS;
    too_many
        || text
            .lines()
            .any(|line| leading_containers(line) > budget.depth as usize)
}

/// How many quotations and lists the signs at the start of a line can open.
fn leading_containers(line: &str) -> usize {
    line.bytes()
        .take_while(|byte| {
            matches!(
                byte,
                b' ' | b'\t' | b'>' | b'-' | b'+' | b'*' | b'.' | b')' | b'0'..=b'9'
            )
        })
        .filter(|byte| matches!(byte, b'>' | b'-' | b'+' | b'*' | b'.' | b')'))
        .count()
}

struct Reader<'a> {
    text: &'a str,
    marks: Vec<StructureMark>,
    depth: u32,
    lists: u8,
    title: Option<(u8, String)>,
    /// The level and words of the heading being read.
    heading: Option<(u8, String)>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            marks: Vec::new(),
            depth: 0,
            lists: 0,
            title: None,
            heading: None,
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.open(&tag, range);
            }
            Event::End(end) => {
                self.depth = self.depth.saturating_sub(1);
                self.close(end);
            }
            Event::Rule => self.mark(StructureKind::Rule, range),
            Event::Code(words) => {
                self.add_to_heading(&words);
                self.mark(StructureKind::Code, range);
            }
            Event::Text(words) => self.add_to_heading(&words),
            Event::SoftBreak | Event::HardBreak => self.add_to_heading(" "),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let kind = match tag {
            Tag::Heading { level, .. } => {
                self.heading = Some((*level as u8, String::new()));
                StructureKind::Heading(*level as u8)
            }
            Tag::List(_) => {
                self.lists = self.lists.saturating_add(1);
                return;
            }
            Tag::Item => StructureKind::ListItem(self.lists),
            Tag::BlockQuote(_) => StructureKind::Quotation,
            Tag::CodeBlock(_) => StructureKind::Code,
            Tag::Emphasis => StructureKind::Emphasis,
            Tag::Strong => StructureKind::Strong,
            Tag::MetadataBlock(_) => StructureKind::Furniture,
            _ => return,
        };
        self.mark(kind, range);
    }

    fn close(&mut self, end: TagEnd) {
        match end {
            TagEnd::List(_) => self.lists = self.lists.saturating_sub(1),
            TagEnd::Heading(_) => {
                let higher = |(level, words): &(u8, String)| {
                    !words.trim().is_empty()
                        && self.title.as_ref().is_none_or(|(best, _)| level < best)
                };
                if let Some(heading) = self.heading.take().filter(higher) {
                    self.title = Some(heading);
                }
            }
            _ => {}
        }
    }

    fn add_to_heading(&mut self, words: &str) {
        if let Some((_, heading)) = &mut self.heading {
            heading.push_str(words);
        }
    }

    fn mark(&mut self, kind: StructureKind, range: Range<usize>) {
        let Some(source) = self.text.get(range.clone()) else {
            return;
        };
        let end = range.start + source.trim_end_matches(['\n', ' ', '\t']).len();
        let offset = ByteOffset::from_index;
        if let Ok(span) = Span::new(offset(range.start), offset(end)) {
            self.marks.push(StructureMark { kind, span });
        }
    }

    fn finish(mut self) -> Found {
        // By start, and the outer before the inner.
        self.marks.sort_by_key(|mark| {
            (
                mark.span.start(),
                std::cmp::Reverse(mark.span.end()),
                mark.kind,
            )
        });
        Found {
            marks: self.marks,
            title: self.title.map(|(_, words)| words.trim().to_owned()),
        }
    }
}
