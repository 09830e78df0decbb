//! Pages that are XML to the same tree: chapters of e-books, `.xhtml` files.
//!
//! As XML, `<a id="x"/>` is empty; as HTML it would stay open to the end of the page. What is no XML is left to the HTML
//! parser, as reading programs do. A document type is passed over as long as it declares nothing itself: older books name
//! one. Its entities are those of HTML, which need no declaration; an unknown one stays as it stands.

use html5ever::{LocalName, Namespace, ns};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::parse::{MOST_ATTRIBUTES, MOST_LEVELS, MOST_NODES, over};
use super::tree::{Data, Element, NodeId, Tree};
use crate::base::{Budget, Limit, Progress};
use crate::exchange::importer::ImportError;

/// The clock and the cancel request are looked at once in so many events.
const EVENTS_PER_CHECK: u64 = 1024;

/// Builds the tree of a page in XML; none if it is not well-formed. The name of the part is for the error alone.
pub(super) fn parse(
    text: &str,
    part: &str,
    budget: &Budget,
    progress: &Progress,
) -> Result<Option<Tree>, ImportError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut tree = Tree::new();
    let mut open = vec![NodeId::DOCUMENT];
    let most_nodes = MOST_NODES.min(budget.items);
    let mut events = 0_u64;
    loop {
        events += 1;
        if events.is_multiple_of(EVENTS_PER_CHECK) {
            progress.check()?;
            budget.check_time()?;
        }
        if tree.len() as u64 > most_nodes {
            return Err(over(Limit::Items, most_nodes));
        }
        let Ok(event) = reader.read_event() else {
            return Ok(None);
        };
        let Some(&parent) = open.last() else {
            return Ok(None);
        };
        match event {
            Event::Start(start) => {
                if open.len() > MOST_LEVELS as usize {
                    return Err(over(Limit::Depth, u64::from(MOST_LEVELS)));
                }
                let Some(element) = element(&start, tree.element(parent))? else {
                    return Ok(None);
                };
                let id = tree.add(Data::Element(element));
                tree.append(parent, id);
                open.push(id);
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Text(text) => tree.append_text(parent, &into_lines(&text.into_inner())),
            Event::CData(text) => tree.append_text(parent, &into_lines(&text.into_inner())),
            Event::GeneralRef(reference) => {
                let Ok(number) = reference.resolve_char_ref() else {
                    return Ok(None);
                };
                let name = reference.xml10_content();
                let words = match number {
                    Some(character) => character.to_string(),
                    None => named(&name).unwrap_or_else(|| format!("&{name};")),
                };
                tree.append_text(parent, &words);
            }
            Event::Comment(text) => {
                let id = tree.add(Data::Comment(text.into_inner().into_owned()));
                tree.append(parent, id);
            }
            Event::DocType(declared) => {
                if declared.contains('[') {
                    return Err(ImportError::DocumentType {
                        part: part.to_owned(),
                    });
                }
            }
            Event::Empty(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => return Ok((open.len() == 1).then_some(tree)),
        }
    }
}

/// An element that opens; none if its attributes are no XML.
fn element(
    start: &BytesStart<'_>,
    parent: Option<&Element>,
) -> Result<Option<Element>, ImportError> {
    let local = start.local_name().into_inner();
    let mut attributes: Vec<(LocalName, String)> = Vec::new();
    for attribute in start.attributes().with_checks(false) {
        let Ok(attribute) = attribute else {
            return Ok(None);
        };
        if attributes.len() >= MOST_ATTRIBUTES {
            return Err(over(Limit::Items, MOST_ATTRIBUTES as u64));
        }
        let value = unescaped(&attribute.value);
        attributes.push((LocalName::from(attribute.key.into_inner()), value));
    }
    Ok(Some(Element {
        space: space(local, parent),
        name: LocalName::from(local),
        attributes,
    }))
}

/// The vocabulary of an element, by its name and what it stands in.
fn space(local: &str, parent: Option<&Element>) -> Namespace {
    match (local, parent) {
        ("svg", _) => ns!(svg),
        ("math", _) => ns!(mathml),
        (_, Some(parent)) if &*parent.name != "foreignObject" => parent.space.clone(),
        _ => ns!(html),
    }
}

/// The characters of a named reference of HTML.
pub(in crate::exchange::importer) fn named(name: &str) -> Option<String> {
    // The table has the names with their semicolons, and two code points, of which the second may be none.
    let (first, second) = html5ever::data::NAMED_ENTITIES.get(&*format!("{name};"))?;
    let characters = [*first, *second].into_iter().filter(|code| *code != 0);
    characters.map(char::from_u32).collect()
}

/// The value of an attribute with its references resolved, as far as they are known.
pub(in crate::exchange::importer) fn unescaped(value: &str) -> String {
    let known = |name: &str| match name {
        "amp" => Some("&"),
        "lt" => Some("<"),
        "gt" => Some(">"),
        "quot" => Some("\""),
        "apos" => Some("'"),
        _ => None,
    };
    quick_xml::escape::unescape_with(value, known)
        .map_or_else(|_| value.to_owned(), std::borrow::Cow::into_owned)
}

/// Turns CR LF and CR into LF, as XML wants before anything else.
fn into_lines(text: &str) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}
