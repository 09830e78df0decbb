//! The papers of an e-book: where its package is, what is in it, in which order, and what is encrypted.
//!
//! Names of elements are looked at without their prefixes. A document type that declares something is refused.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::base::{Budget, BudgetExceeded, Limit, Progress};
use crate::exchange::importer::html::{self, dates, facts};
use crate::exchange::importer::{Fact, FactKind, ImportError};
use crate::exchange::percent::unescaped;
use crate::model::Value;

/// Levels of elements.
const MOST_LEVELS: usize = 256;
/// Attributes of one element.
const MOST_ATTRIBUTES: usize = 1_000;
/// Parts of a book, and places in its order.
const MOST_ITEMS: usize = 10_000;
/// A value longer than this many bytes is none.
const MOST_BYTES: usize = 2_000;

/// A chapter in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chapter {
    /// Its path in the archive.
    pub(super) path: String,
    /// Whether it is XML, as nearly all are.
    pub(super) is_xml: bool,
}

/// What the package of a book says.
#[derive(Clone, Debug, Default)]
pub(super) struct Package {
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    pub(super) facts: Vec<Fact>,
    /// In the order of reading.
    pub(super) chapters: Vec<Chapter>,
    /// Lists of contents that are left out.
    pub(super) contents: usize,
    /// Chapters that are not in the order of reading.
    pub(super) unordered: usize,
    /// Pictures in the order of reading.
    pub(super) pictures: usize,
}

/// A part of the book.
struct Item {
    path: String,
    kind: String,
    is_contents: bool,
}

impl Item {
    fn is_page(&self) -> bool {
        matches!(
            self.kind.as_str(),
            "application/xhtml+xml" | "text/html" | "text/x-oeb1-document"
        )
    }
}

impl Package {
    /// Reads a package that lies at a path of the archive.
    pub(super) fn read(
        bytes: &[u8],
        path: &str,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Self, ImportError> {
        let mut items: BTreeMap<String, Item> = BTreeMap::new();
        let mut order: Vec<String> = Vec::new();
        let mut contents: BTreeSet<String> = BTreeSet::new();
        let mut package = Self::default();
        let mut dates_said: Vec<(bool, String)> = Vec::new();
        walk(bytes, path, budget, progress, |element| {
            let attribute = |name: &str| element.attribute(name);
            match element.name.as_str() {
                "item" => {
                    let (Some(id), Some(href)) = (attribute("id"), attribute("href")) else {
                        return Ok(());
                    };
                    let properties = attribute("properties").unwrap_or_default();
                    let item = Item {
                        path: resolved(path, &href),
                        kind: attribute("media-type")
                            .unwrap_or_default()
                            .trim()
                            .to_ascii_lowercase(),
                        is_contents: properties
                            .split_ascii_whitespace()
                            .any(|word| word == "nav"),
                    };
                    items.insert(id, item);
                    limit(items.len())
                }
                "itemref" => {
                    order.extend(attribute("idref"));
                    limit(order.len())
                }
                "reference" => {
                    let is_contents =
                        attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("toc"));
                    if is_contents && let Some(href) = attribute("href") {
                        contents.insert(resolved(path, &href));
                    }
                    limit(contents.len())
                }
                "title" if package.title.is_none() => {
                    package.title = element.words();
                    Ok(())
                }
                "language" if package.language.is_none() => {
                    package.language = element.words().as_deref().and_then(facts::tag);
                    Ok(())
                }
                "creator" => package.add(FactKind::Author, element.words()),
                "publisher" => package.add(FactKind::Outlet, element.words()),
                "date" => {
                    let event = attribute("event").unwrap_or_default();
                    let is_publication = matches!(event.as_str(), "" | "publication");
                    dates_said.extend(element.words().map(|words| (is_publication, words)));
                    limit(dates_said.len())
                }
                "identifier" | "source" => {
                    let words = element.words().filter(|words| words.starts_with("http"));
                    let is_known = |fact: &Fact| fact.about == FactKind::Address;
                    if package.facts.iter().any(is_known) {
                        return Ok(());
                    }
                    package.add(FactKind::Address, words)
                }
                _ => Ok(()),
            }
        })?;
        let published = dates_said
            .iter()
            .filter(|(is_publication, _)| *is_publication)
            .find_map(|(_, words)| dates::date(words));
        package.facts.extend(published.map(|value| Fact {
            about: FactKind::Published,
            value,
        }));
        package.order(&items, &order, &contents, path)?;
        Ok(package)
    }

    /// Puts the chapters in their order. One that comes again would be the same text twice, or without end.
    fn order(
        &mut self,
        items: &BTreeMap<String, Item>,
        order: &[String],
        contents: &BTreeSet<String>,
        path: &str,
    ) -> Result<(), ImportError> {
        let damaged = || ImportError::Damaged {
            part: path.to_owned(),
        };
        let mut seen = BTreeSet::new();
        for id in order {
            let item = items.get(id).ok_or_else(damaged)?;
            if !seen.insert(item.path.as_str()) {
                return Err(damaged());
            }
            if !item.is_page() {
                self.pictures += 1;
            } else if item.is_contents || contents.contains(&item.path) {
                self.contents += 1;
            } else {
                self.chapters.push(Chapter {
                    path: item.path.clone(),
                    is_xml: item.kind != "text/html",
                });
            }
        }
        let others = items
            .values()
            .filter(|item| item.is_page() && !seen.contains(item.path.as_str()));
        for item in others {
            if item.is_contents {
                self.contents += 1;
            } else {
                self.unordered += 1;
            }
        }
        if self.chapters.is_empty() {
            return Err(damaged());
        }
        Ok(())
    }

    fn add(&mut self, about: FactKind, words: Option<String>) -> Result<(), ImportError> {
        self.facts.extend(words.map(|words| Fact {
            about,
            value: Value::Text(words),
        }));
        limit(self.facts.len())
    }
}

/// The paths of the packages that a container names.
pub(super) fn package_paths(
    bytes: &[u8],
    part: &str,
    budget: &Budget,
    progress: &Progress,
) -> Result<Vec<String>, ImportError> {
    let mut paths = Vec::new();
    walk(bytes, part, budget, progress, |element| {
        if element.name == "rootfile" {
            paths.extend(
                element
                    .attribute("full-path")
                    .map(|path| resolved("", &path)),
            );
        }
        limit(paths.len())
    })?;
    Ok(paths)
}

/// Whether anything but fonts is encrypted.
pub(super) fn is_copy_protected(
    bytes: &[u8],
    budget: &Budget,
    progress: &Progress,
) -> Result<bool, ImportError> {
    /// Two ways of garbling fonts, so that they serve in their book alone.
    const FONTS: [&str; 2] = [
        "http://www.idpf.org/2008/embedding",
        "http://ns.adobe.com/pdf/enc#RC",
    ];
    let mut others = 0_usize;
    walk(
        bytes,
        "META-INF/encryption.xml",
        budget,
        progress,
        |element| {
            if element.name == "EncryptionMethod" {
                let algorithm = element.attribute("Algorithm").unwrap_or_default();
                others += usize::from(!FONTS.contains(&algorithm.as_str()));
            }
            Ok(())
        },
    )?;
    Ok(others > 0)
}

/// An element, when it ends.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    /// The text directly in it.
    text: String,
}

impl Element {
    fn attribute(&self, name: &str) -> Option<String> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.clone())
    }

    /// Its text in one line.
    fn words(&self) -> Option<String> {
        let words: Vec<&str> = self.text.split_ascii_whitespace().collect();
        let words = words.join(" ");
        (!words.is_empty() && words.len() <= MOST_BYTES).then_some(words)
    }
}

/// Walks through a part and shows each element when it ends.
fn walk(
    bytes: &[u8],
    part: &str,
    budget: &Budget,
    progress: &Progress,
    mut see: impl FnMut(&Element) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let damaged = || ImportError::Damaged {
        part: part.to_owned(),
    };
    let (decoded, _) = html::encoding::read(bytes, None, None);
    let mut reader = Reader::from_str(&decoded.text);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Element> = Vec::new();
    let mut events = 0_u64;
    loop {
        events += 1;
        budget.check_items(events)?;
        if events.is_multiple_of(1024) {
            progress.check()?;
            budget.check_time()?;
        }
        let mut add = |words: &str| {
            if let Some(element) = open.last_mut()
                && element.text.len() <= MOST_BYTES
            {
                element.text.push_str(words);
            }
        };
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(start) => {
                if open.len() >= MOST_LEVELS {
                    return Err(over(Limit::Depth, MOST_LEVELS));
                }
                open.push(element(&start).ok_or_else(damaged)?);
                if open
                    .last()
                    .is_some_and(|element| element.attributes.len() > MOST_ATTRIBUTES)
                {
                    return Err(over(Limit::Items, MOST_ATTRIBUTES));
                }
            }
            Event::End(_) => {
                let element = open.pop().ok_or_else(damaged)?;
                see(&element)?;
            }
            Event::Text(text) => add(&text.into_inner()),
            Event::CData(text) => add(&text.into_inner()),
            Event::GeneralRef(reference) => {
                let number = reference.resolve_char_ref().map_err(|_| damaged())?;
                let name = reference.xml10_content();
                match (number, html::named(&name)) {
                    (Some(character), _) => add(character.encode_utf8(&mut [0; 4])),
                    (None, Some(words)) => add(&words),
                    (None, None) => add(&format!("&{name};")),
                }
            }
            Event::DocType(declared) if declared.contains('[') => {
                return Err(ImportError::DocumentType {
                    part: part.to_owned(),
                });
            }
            Event::Eof if open.is_empty() => return Ok(()),
            Event::Eof => return Err(damaged()),
            Event::DocType(_)
            | Event::Empty(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_) => {}
        }
    }
}

fn element(start: &BytesStart<'_>) -> Option<Element> {
    let mut attributes = Vec::new();
    for attribute in start
        .attributes()
        .with_checks(false)
        .take(MOST_ATTRIBUTES + 1)
    {
        let attribute = attribute.ok()?;
        let name = attribute.key.local_name().into_inner().to_owned();
        attributes.push((name, html::unescaped(&attribute.value)));
    }
    Some(Element {
        name: start.local_name().into_inner().to_owned(),
        attributes,
        text: String::new(),
    })
}

fn over(limit: Limit, allowed: usize) -> ImportError {
    BudgetExceeded {
        limit,
        allowed: allowed as u64,
    }
    .into()
}

fn limit(count: usize) -> Result<(), ImportError> {
    if count > MOST_ITEMS {
        return Err(over(Limit::Items, MOST_ITEMS));
    }
    Ok(())
}

/// The path in the archive to which a reference leads from another path: no more than a name to look up.
fn resolved(from: &str, reference: &str) -> String {
    let reference = reference.split(['#', '?']).next().unwrap_or_default();
    let reference = unescaped(reference);
    let mut parts: Vec<&str> = match reference.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from.split('/').collect(),
    };
    parts.pop();
    for part in reference.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod path_tests {
    use super::resolved;

    #[test]
    fn references_lead_to_names_in_the_archive() {
        for (from, reference, expected) in [
            (
                "OEBPS/content.opf",
                "text/ch%201.xhtml#a",
                "OEBPS/text/ch 1.xhtml",
            ),
            ("OEBPS/content.opf", "../x.xhtml", "x.xhtml"),
            ("content.opf", "../../../etc/passwd", "etc/passwd"),
            ("a/b/c.opf", "./d.xhtml", "a/b/d.xhtml"),
            ("a/b.opf", "/x/%zz", "x/%zz"),
            ("", "OEBPS/content.opf", "OEBPS/content.opf"),
        ] {
            assert_eq!(resolved(from, reference), expected, "{from} {reference}");
        }
    }
}
