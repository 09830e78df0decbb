//! Mail (`.eml`): a short head, then the message, then the messages inside it.
//!
//! The head (from, to, date, subject) is text, because readers look for it and quote it; the rest of the head is not. Plain
//! text is preferred to the same as a page. Lines that answer to others (`>`) are quotations, and so are messages that were
//! passed on. Attachments are counted and never opened.

pub(super) mod message;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::ops::Range;

use mail_parser::{Address, HeaderName, Message, MessagePart, MimeHeaders, PartType};

use crate::base::{Budget, Progress};
use crate::exchange::importer::html::{self, Setting};
use crate::exchange::importer::plain_text::{is_blank, notes_on_characters};
use crate::exchange::importer::{
    Extractor, Fact, FactKind, ImportError, ImportNote, ImportOptions, Imported, Importer, LeftOut,
    SourceFile,
};
use crate::model::{StructureKind, StructureMark, Value};
use crate::text::{ByteOffset, Encoding, Span};

/// Reads `.eml`.
pub(super) struct Eml;

/// Messages inside messages that are read.
const MOST_LEVELS: usize = 8;
/// Names of one head line that become values.
const MOST_NAMES: usize = 200;

impl Importer for Eml {
    fn extensions(&self) -> &'static [&'static str] {
        &["eml"]
    }

    fn extractor(&self) -> Extractor {
        Extractor {
            name: "eml",
            version: 1,
        }
    }

    fn read(
        &self,
        source: &SourceFile,
        options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Vec<Imported>, ImportError> {
        let message = message::parse(&source.bytes, budget)?;
        if !is_mail(&message) {
            return Err(ImportError::Damaged {
                part: "message".to_owned(),
            });
        }
        let mut writer = Writer {
            options,
            budget,
            progress,
            text: String::new(),
            marks: Vec::new(),
            notes: Vec::new(),
            encoding: None,
            certain: true,
            attachments: 0,
            too_deep: 0,
        };
        writer.write_all(&message)?;
        writer
            .finish(&message, self.extractor())
            .map(|imported| vec![imported])
    }
}

/// Whether it has any line of a head that mail has: any text at all is a message without a head to the parser.
fn is_mail(message: &Message<'_>) -> bool {
    message.headers().iter().any(|header| {
        matches!(
            header.name,
            HeaderName::From
                | HeaderName::To
                | HeaderName::Date
                | HeaderName::Subject
                | HeaderName::MessageId
                | HeaderName::MimeVersion
                | HeaderName::Received
                | HeaderName::ContentType
        )
    })
}

struct Writer<'a> {
    options: &'a ImportOptions,
    budget: &'a Budget,
    progress: &'a Progress,
    text: String,
    marks: Vec<StructureMark>,
    notes: Vec<ImportNote>,
    /// That of the first part.
    encoding: Option<Encoding>,
    certain: bool,
    attachments: usize,
    too_deep: usize,
}

impl Writer<'_> {
    /// Writes a message, and behind it those inside it.
    fn write_all(&mut self, message: &Message<'_>) -> Result<(), ImportError> {
        let mut waiting = vec![(message, 0_usize)];
        while let Some((message, level)) = waiting.pop() {
            self.progress.check()?;
            self.budget.check_time()?;
            if level > 0 {
                self.text.push_str("\n\n");
            }
            let start = self.text.len();
            self.write(message)?;
            if level > 0 {
                self.mark(StructureKind::Quotation, start..self.text.len());
            }
            let inner: Vec<&Message<'_>> = message
                .parts
                .iter()
                .filter_map(MessagePart::message)
                .collect();
            if level < MOST_LEVELS {
                waiting.extend(inner.into_iter().rev().map(|inner| (inner, level + 1)));
            } else {
                self.too_deep += inner.len();
            }
        }
        Ok(())
    }

    /// Writes the head and the body of a message.
    fn write(&mut self, message: &Message<'_>) -> Result<(), ImportError> {
        let mut head = Vec::new();
        for (label, address) in [
            ("From", message.from()),
            ("To", message.to()),
            ("Cc", message.cc()),
        ] {
            let names = address.map(names).unwrap_or_default().join(", ");
            head.push((label, names));
        }
        let date = message.header_raw(HeaderName::Date).unwrap_or_default();
        head.push(("Date", in_one_line(date)));
        head.push((
            "Subject",
            in_one_line(message.subject().unwrap_or_default()),
        ));
        for (label, value) in head.iter().filter(|(_, value)| !value.is_empty()) {
            self.text.push_str(&format!("{label}: {value}\n"));
        }
        let parts = body_parts(message);
        for part in &parts {
            self.write_part(message, part)?;
        }
        let is_body = |part: &MessagePart<'_>| {
            parts
                .iter()
                .any(|body| body.raw_body_offset() == part.raw_body_offset())
        };
        // The same message as a page, or as text, is no attachment.
        let is_other_form =
            |id: u32| message.html_body.contains(&id) || message.text_body.contains(&id);
        self.attachments += (0_u32..)
            .zip(&message.parts)
            .filter(|(id, part)| {
                let holds_others = part.is_multipart() || part.is_message();
                let is_other_text = part.is_text() && is_other_form(*id);
                // A message that is a head alone has nothing behind it.
                let is_nothing = *id == 0 && part.raw_body_offset() == part.raw_end_offset();
                !holds_others && !is_other_text && !is_body(part) && !is_nothing
            })
            .count();
        while self.text.ends_with('\n') {
            self.text.pop();
        }
        Ok(())
    }

    fn write_part(
        &mut self,
        message: &Message<'_>,
        part: &MessagePart<'_>,
    ) -> Result<(), ImportError> {
        let Some(bytes) = message::body(message, part) else {
            return Err(ImportError::Damaged {
                part: "message".to_owned(),
            });
        };
        let charset = message::charset(part);
        if matches!(part.body, PartType::Html(_)) {
            let setting = Setting {
                encoding: charset,
                ..Setting::default()
            };
            let page = html::read_page(&bytes, self.options, &setting, self.budget, self.progress)?;
            self.encoding.get_or_insert(page.encoding);
            self.certain &= page.encoding_certain;
            self.notes.extend(page.notes);
            let start = self.begin_part();
            self.text.push_str(&page.text);
            for mark in page.structure {
                let (from, to) = (mark.span.start().index(), mark.span.end().index());
                self.mark(mark.kind, start + from..start + to);
            }
        } else {
            let (decoded, declared) =
                html::encoding::read_as(&bytes, self.options.encoding, charset);
            self.encoding.get_or_insert(decoded.encoding);
            self.certain &= decoded.certain;
            match declared {
                Some(note) => self.notes.push(note),
                None if !decoded.certain => self
                    .notes
                    .push(ImportNote::EncodingUnsure(decoded.encoding)),
                None => {}
            }
            if decoded.replaced > 0 {
                self.notes.push(ImportNote::Replaced {
                    count: decoded.replaced,
                    encoding: decoded.encoding,
                });
            }
            let start = self.begin_part();
            let text = decoded.text.trim_end_matches('\n');
            match flow(part) {
                Some(joins) => self.text.push_str(&unflowed(text, joins)),
                None => self.text.push_str(text),
            }
            self.mark_answers(start);
        }
        self.budget.check_characters(self.text.len() as u64 / 4)?;
        Ok(())
    }

    /// An empty line stands between the head and the message, and between its parts.
    fn begin_part(&mut self) -> usize {
        if !self.text.is_empty() {
            if !self.text.ends_with('\n') {
                self.text.push('\n');
            }
            self.text.push('\n');
        }
        self.text.len()
    }

    /// Marks lines that begin with `>`, neighbors together.
    fn mark_answers(&mut self, start: usize) {
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut at = start;
        let mut is_run = false;
        for line in self.text.get(start..).unwrap_or_default().split('\n') {
            let range = at..at + line.len();
            at = range.end + 1;
            let is_answer = line.starts_with('>');
            match runs.last_mut() {
                Some(run) if is_answer && is_run => run.end = range.end,
                _ if is_answer => runs.push(range),
                _ => {}
            }
            is_run = is_answer;
        }
        for run in runs {
            self.mark(StructureKind::Quotation, run);
        }
    }

    fn mark(&mut self, kind: StructureKind, range: Range<usize>) {
        let offset = ByteOffset::from_index;
        let is_empty = self
            .text
            .get(range.clone())
            .is_none_or(|words| words.trim().is_empty());
        if let Ok(span) = Span::new(offset(range.start), offset(range.end))
            && !is_empty
        {
            self.marks.push(StructureMark { kind, span });
        }
    }

    fn finish(
        mut self,
        message: &Message<'_>,
        extractor: Extractor,
    ) -> Result<Imported, ImportError> {
        if is_blank(&self.text) {
            return Err(ImportError::NoText);
        }
        self.budget
            .check_characters(self.text.chars().count() as u64)?;
        self.budget.check_items(self.marks.len() as u64)?;
        self.marks
            .sort_by_key(|mark| (mark.span.start(), Reverse(mark.span.end()), mark.kind));
        self.marks.dedup();
        for (what, count) in [
            (LeftOut::Attachment, self.attachments),
            (LeftOut::Message, self.too_deep),
        ] {
            if count > 0 {
                self.notes.push(ImportNote::LeftOut { what, count });
            }
        }
        self.notes.extend(notes_on_characters(&self.text));
        let subject = in_one_line(message.subject().unwrap_or_default());
        let language = message
            .header_raw(HeaderName::ContentLanguage)
            .and_then(html::facts::tag);
        Ok(Imported {
            part: None,
            original: None,
            text: self.text,
            encoding: self.encoding.unwrap_or(Encoding::Utf8),
            encoding_certain: self.certain,
            extractor,
            title: (!subject.is_empty()).then_some(subject),
            language,
            facts: facts(message),
            structure: self.marks,
            notes: self.notes,
        })
    }
}

/// The parts that are the message: plain text, unless all of it is blank and there is a page.
fn body_parts<'a>(message: &'a Message<'_>) -> Vec<&'a MessagePart<'a>> {
    let of = |ids: &[u32]| -> Vec<&'a MessagePart<'a>> {
        ids.iter()
            .filter_map(|id| message.part(*id))
            .filter(|part| part.is_text())
            .collect()
    };
    let plain = of(&message.text_body);
    let is_empty = plain.iter().all(|part| {
        part.text_contents()
            .is_none_or(|text| text.trim().is_empty())
    });
    let pages = of(&message.html_body);
    if is_empty && !pages.is_empty() {
        pages
    } else {
        plain
    }
}

/// What the head says of the message.
fn facts(message: &Message<'_>) -> Vec<Fact> {
    let text = |about: FactKind, value: String| Fact {
        about,
        value: Value::Text(value),
    };
    let mut facts = Vec::new();
    let all = |address: Option<&Address<'_>>| address.map(names).unwrap_or_default();
    facts.extend(
        all(message.from())
            .into_iter()
            .map(|name| text(FactKind::Author, name)),
    );
    let recipients = all(message.to()).into_iter().chain(all(message.cc()));
    facts.extend(recipients.map(|name| text(FactKind::Recipient, name)));
    let date = message.date().and_then(|date| {
        html::dates::gregorian(i32::from(date.year), Some(date.month), Some(date.day))
    });
    facts.extend(date.map(|date| Fact {
        about: FactKind::Published,
        value: Value::Date(date),
    }));
    facts
}

/// The people of a head line: `Name <address>`, or what there is of it.
fn names(address: &Address<'_>) -> Vec<String> {
    address
        .iter()
        .take(MOST_NAMES)
        .filter_map(|one| {
            let name = in_one_line(one.name().unwrap_or_default());
            let address = in_one_line(one.address().unwrap_or_default());
            match (name.is_empty(), address.is_empty()) {
                (false, false) => Some(format!("{name} <{address}>")),
                (false, true) => Some(name),
                (true, false) => Some(address),
                (true, true) => None,
            }
        })
        .collect()
}

/// A value of a head, which may be folded over lines.
fn in_one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split([' ', '\t', '\r', '\n'])
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// How the lines of a part flow (RFC 3676), if they do: whether the space at which one was broken goes with it.
fn flow(part: &MessagePart<'_>) -> Option<bool> {
    let kind = part.content_type()?;
    let is = |name: &str, value: &str| {
        kind.attribute(name)
            .is_some_and(|found| found.eq_ignore_ascii_case(value))
    };
    is("format", "flowed").then(|| is("delsp", "yes"))
}

/// Joins lines that were broken for the way: each that ends with a space goes on in the next, at the same depth of `>`.
fn unflowed(text: &str, drops_space: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    // The depth of the line that goes on.
    let mut goes_on: Option<usize> = None;
    for (number, line) in text.split('\n').enumerate() {
        let depth = line.len() - line.trim_start_matches('>').len();
        let words = line.get(depth..).unwrap_or_default();
        // One space may stand before words to keep them from being taken for a sign.
        let words = words.strip_prefix(' ').unwrap_or(words);
        let is_signature = words == "-- ";
        if goes_on != Some(depth) || is_signature {
            if number > 0 {
                joined.push('\n');
            }
            if depth > 0 {
                joined.push_str(line.get(..depth).unwrap_or_default());
                joined.push(' ');
            }
        }
        let flows = words.ends_with(' ') && !is_signature;
        let words = if flows && drops_space {
            words.strip_suffix(' ').unwrap_or(words)
        } else {
            words
        };
        joined.push_str(words);
        goes_on = flows.then_some(depth);
    }
    joined
}
