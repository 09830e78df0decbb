//! XML of foreign files, one step after the other: never a tree, so that depth costs nothing.
//!
//! Names are resolved by their namespaces and come back under one short prefix each, whatever the file calls it. References
//! come as text: the five of XML and characters by number; one of an unknown name stays as it stands. Document types are
//! refused, and with them all that they could declare. Levels, attributes and steps are limited, and the clock is read.
//!
//! A part is in memory, or is read as it is needed: then no more of it is in memory than its longest step.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use quick_xml::name::{NamespaceResolver, ResolveResult};
use quick_xml::reader::NsReader;

use crate::base::{Budget, BudgetExceeded, Limit, Progress};
use crate::exchange::importer::ImportError;

/// Levels of elements: documents have some twenty, nested tables and boxes a few more.
const MOST_LEVELS: u32 = 256;
/// Attributes of one element.
const MOST_ATTRIBUTES: usize = 1_000;
/// The clock and the cancel request are looked at once in so many steps.
const STEPS_PER_CHECK: u64 = 4096;

/// Namespaces and the prefix under which each comes back; the strict and the usual kind of Office Open XML share one.
const PREFIXES: &[(&str, &str)] = &[
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w",
    ),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "r",
    ),
    (
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
        "r",
    ),
    (
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "rel",
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "m",
    ),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    (
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "mc",
    ),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    (
        "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "chart",
    ),
    ("http://purl.oclc.org/ooxml/drawingml/chart", "chart"),
    (
        "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "diagram",
    ),
    ("http://purl.oclc.org/ooxml/drawingml/diagram", "diagram"),
    (
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "core",
    ),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("urn:schemas-microsoft-com:vml", "v"),
    ("urn:schemas-microsoft-com:office:office", "o"),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    ("urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"),
    (
        "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
        "manifest",
    ),
    (
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "fo",
    ),
    (
        "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        "loext",
    ),
    ("http://www.w3.org/1999/xlink", "xlink"),
    ("http://www.w3.org/XML/1998/namespace", "xml"),
];

/// An element that opens.
#[derive(Clone, Debug)]
pub(in crate::exchange) struct Element<'a> {
    prefix: &'static str,
    start: BytesStart<'a>,
}

impl Element<'_> {
    /// Its prefix of the table above, empty for every other namespace, and its name.
    pub(in crate::exchange) fn name(&self) -> (&'static str, &str) {
        (self.prefix, self.start.local_name().into_inner())
    }
}

/// An element that closes.
#[derive(Clone, Debug)]
pub(in crate::exchange) struct Closed<'a> {
    prefix: &'static str,
    end: BytesEnd<'a>,
}

impl Closed<'_> {
    /// As [`Element::name`].
    pub(in crate::exchange) fn name(&self) -> (&'static str, &str) {
        (self.prefix, self.end.local_name().into_inner())
    }
}

/// What comes next in a file.
#[derive(Clone, Debug)]
pub(in crate::exchange) enum Step<'a> {
    /// An element opens; one without content closes in the next step.
    Open(Element<'a>),
    /// The element that opened last closes.
    Close(Closed<'a>),
    /// Text, with LF at line ends and references resolved.
    Text(Cow<'a, str>),
    /// The file ends, and all is closed.
    End,
}

/// Where a part comes from.
enum Source<'a> {
    /// From memory: steps are pieces of it.
    Text(NsReader<&'a [u8]>),
    /// From elsewhere, with what is read of the next step: steps are copies.
    Stream(NsReader<Box<dyn BufRead + 'a>>, Vec<u8>),
}

impl<'a> Source<'a> {
    fn next(&mut self) -> Result<Event<'a>, quick_xml::Error> {
        match self {
            Self::Text(reader) => reader.read_event(),
            Self::Stream(reader, buffer) => {
                buffer.clear();
                reader.read_event_into(buffer).map(Event::into_owned)
            }
        }
    }

    fn resolver(&self) -> &NamespaceResolver {
        match self {
            Self::Text(reader) => reader.resolver(),
            Self::Stream(reader, _) => reader.resolver(),
        }
    }
}

/// Walks through one part.
pub(in crate::exchange) struct Xml<'a> {
    source: Source<'a>,
    part: &'a str,
    level: u32,
    steps: u64,
    budget: &'a Budget,
    progress: &'a Progress,
}

impl<'a> Xml<'a> {
    /// Begins a part; its name is for the error alone.
    pub(in crate::exchange) fn new(
        text: &'a str,
        part: &'a str,
        budget: &'a Budget,
        progress: &'a Progress,
    ) -> Self {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self::from_source(Source::Text(reader), part, budget, progress)
    }

    /// The same for a part that is read as it is needed, in UTF-8 without a mark of the order of bytes. Where it cannot be read,
    /// the part is damaged.
    pub(in crate::exchange) fn stream(
        stream: impl BufRead + 'a,
        part: &'a str,
        budget: &'a Budget,
        progress: &'a Progress,
    ) -> Self {
        let stream: Box<dyn BufRead + 'a> = Box::new(stream);
        let mut reader = NsReader::from_reader(stream);
        reader.config_mut().expand_empty_elements = true;
        Self::from_source(Source::Stream(reader, Vec::new()), part, budget, progress)
    }

    fn from_source(
        source: Source<'a>,
        part: &'a str,
        budget: &'a Budget,
        progress: &'a Progress,
    ) -> Self {
        Self {
            source,
            part,
            level: 0,
            steps: 0,
            budget,
            progress,
        }
    }

    /// How many elements are open.
    pub(in crate::exchange) fn level(&self) -> u32 {
        self.level
    }

    /// Takes the next step. Fails on what is no XML, on a document type, and where the budget ends.
    pub(in crate::exchange) fn next(&mut self) -> Result<Step<'a>, ImportError> {
        loop {
            self.steps += 1;
            self.budget.check_items(self.steps)?;
            if self.steps.is_multiple_of(STEPS_PER_CHECK) {
                self.progress.check()?;
                self.budget.check_time()?;
            }
            let event = self.source.next();
            match event.map_err(|_| self.damaged())? {
                Event::Start(start) => return self.open(start).map(Step::Open),
                // Never seen, because empty elements are expanded.
                Event::Empty(_) => return Err(self.damaged()),
                Event::End(end) => {
                    self.level = self.level.saturating_sub(1);
                    let (space, _) = self.source.resolver().resolve_element(end.name());
                    let prefix = prefix(&space);
                    return Ok(Step::Close(Closed { prefix, end }));
                }
                Event::Text(text) => return Ok(Step::Text(into_lines(text.into_inner()))),
                Event::CData(text) => return Ok(Step::Text(into_lines(text.into_inner()))),
                Event::GeneralRef(reference) => return self.resolve(&reference).map(Step::Text),
                Event::DocType(_) => {
                    return Err(ImportError::DocumentType {
                        part: self.part.to_owned(),
                    });
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof if self.level == 0 => return Ok(Step::End),
                Event::Eof => return Err(self.damaged()),
            }
        }
    }

    /// Goes on to where the element that opened last closes. Says whether there was text in it.
    pub(in crate::exchange) fn skip(&mut self) -> Result<bool, ImportError> {
        let end = self.level.saturating_sub(1);
        let mut has_text = false;
        while self.level > end {
            match self.next()? {
                Step::Text(text) => has_text |= !text.trim().is_empty(),
                Step::End => return Err(self.damaged()),
                Step::Open(_) | Step::Close(_) => {}
            }
        }
        Ok(has_text)
    }

    /// Goes on to where the element that opened last closes, and gives all text in it.
    pub(in crate::exchange) fn text(&mut self) -> Result<String, ImportError> {
        let end = self.level.saturating_sub(1);
        let mut all = String::new();
        while self.level > end {
            match self.next()? {
                Step::Text(text) => {
                    self.budget.check_characters((all.len() / 4) as u64)?;
                    all.push_str(&text);
                }
                Step::End => return Err(self.damaged()),
                Step::Open(_) | Step::Close(_) => {}
            }
        }
        Ok(all)
    }

    /// The value of an attribute of the element that opened last, by the prefix of the table above. Attributes without a
    /// prefix are asked for with an empty one.
    pub(in crate::exchange) fn attribute(
        &self,
        element: &Element<'_>,
        wanted: &str,
        local: &str,
    ) -> Option<String> {
        let resolver = self.source.resolver();
        element
            .start
            .attributes()
            .with_checks(false)
            .map_while(Result::ok)
            .find(|attribute| {
                let (space, name) = resolver.resolve_attribute(attribute.key);
                name.into_inner() == local && prefix(&space) == wanted
            })
            .map(|attribute| unescaped(&attribute.value))
    }

    /// That this part is not what it should be.
    pub(in crate::exchange) fn damaged(&self) -> ImportError {
        ImportError::Damaged {
            part: self.part.to_owned(),
        }
    }

    fn open(&mut self, start: BytesStart<'a>) -> Result<Element<'a>, ImportError> {
        self.level += 1;
        if self.level > MOST_LEVELS {
            return Err(over(Limit::Depth, u64::from(MOST_LEVELS)));
        }
        // Each has at least a sign, an equals sign and two quotes: most elements are too short to be counted.
        if start.attributes_raw().len() > MOST_ATTRIBUTES * 4 {
            let mut attributes = start.attributes();
            if attributes.with_checks(false).nth(MOST_ATTRIBUTES).is_some() {
                return Err(over(Limit::Items, MOST_ATTRIBUTES as u64));
            }
        }
        let (space, _) = self.source.resolver().resolve_element(start.name());
        let prefix = prefix(&space);
        Ok(Element { prefix, start })
    }

    fn resolve(&self, reference: &BytesRef<'a>) -> Result<Cow<'a, str>, ImportError> {
        let number = reference.resolve_char_ref().map_err(|_| self.damaged())?;
        if let Some(character) = number {
            return Ok(character.to_string().into());
        }
        let name = reference.xml10_content();
        Ok(match named(&name) {
            Some(text) => text.into(),
            None => format!("&{name};").into(),
        })
    }
}

fn over(limit: Limit, allowed: u64) -> ImportError {
    BudgetExceeded { limit, allowed }.into()
}

fn prefix(space: &ResolveResult<'_>) -> &'static str {
    let ResolveResult::Bound(found) = space else {
        return "";
    };
    PREFIXES
        .iter()
        .find(|(uri, _)| *uri == found.0)
        .map_or("", |(_, prefix)| prefix)
}

fn named(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    })
}

/// The value of an attribute with its references resolved, as far as they are known.
fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), Cow::into_owned)
}

/// Turns CR LF and CR into LF, as XML wants before anything else.
fn into_lines(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text
    }
}

/// The characters of a part: UTF-8 or UTF-16 as XML has it, or the encoding that it declares.
pub(in crate::exchange) fn decoded<'a>(
    bytes: &'a [u8],
    part: &str,
) -> Result<Cow<'a, str>, ImportError> {
    let damaged = || ImportError::Damaged {
        part: part.to_owned(),
    };
    let encoding = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => declared(bytes).unwrap_or(encoding_rs::UTF_8),
    };
    let (text, _, has_errors) = encoding.decode(bytes);
    if has_errors { Err(damaged()) } else { Ok(text) }
}

/// What the declaration in the first line names.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes.get(..bytes.len().min(200))?;
    let head = head.strip_prefix(b"<?xml")?;
    let text = String::from_utf8_lossy(head);
    let declaration = text.split("?>").next()?;
    let (_, after) = declaration.split_once("encoding")?;
    let label = after.split(['"', '\'']).nth(1)?;
    encoding_rs::Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn steps(mut xml: Xml<'_>) -> Result<Vec<String>, ImportError> {
        let mut steps = Vec::new();
        loop {
            match xml.next()? {
                Step::Open(element) => {
                    let value = xml.attribute(&element, "w", "val");
                    steps.push(format!("open {:?} {value:?}", element.name()));
                }
                Step::Close(closed) => steps.push(format!("close {:?}", closed.name())),
                Step::Text(text) => steps.push(format!("text {text}")),
                Step::End => return Ok(steps),
            }
        }
    }

    #[test]
    fn a_stream_comes_in_the_same_steps() {
        let (budget, progress) = (Budget::default(), Progress::default());
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let good = format!(
            "<?xml version=\"1.0\"?>\n<!-- –– --><a:p xmlns:a=\"{space}\"><a:r a:val=\"&lt;ن\"/>نصّ &amp; \
             &#x1F600;\r\n&odd; <x xmlns:a=\"\"><![CDATA[<b> ن]]></x></a:p>\n"
        );
        for (text, is_good) in [
            (good.as_str(), true),
            ("<a><b/></a><c/>", true),
            ("<a><b></a>", false),
            ("<a>", false),
            ("<!DOCTYPE a><a/>", false),
            ("<a b=\"", false),
        ] {
            let whole = steps(Xml::new(text, "a", &budget, &progress));
            assert_eq!(whole.is_ok(), is_good, "{text} {whole:?}");
            for size in [1, 2, 7, 4096] {
                let pieces = BufReader::with_capacity(size, text.as_bytes());
                let stream = steps(Xml::stream(pieces, "a", &budget, &progress));
                assert_eq!(stream, whole, "{text} in pieces of {size}");
            }
        }
    }
}
