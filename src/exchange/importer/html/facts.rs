//! What a page says of itself: title, outlet, author, date, address, language.
//!
//! Each from the first place that has it, in an order of trust: elements of the head made for it, then JSON-LD, then marks in
//! the page. Text of the article is never guessed from. Addresses are text, and nothing is followed.

use serde_json::Value as Json;

use super::dates;
use super::tree::{Data, NodeId, Tree};
use crate::exchange::importer::{Fact, FactKind};
use crate::model::Value;

/// A value longer than this many bytes is none.
const MOST_BYTES: usize = 2_000;
/// JSON-LD larger than this, or in more blocks, is not read; its depth is limited by the parser.
const MOST_JSON: usize = 1_000_000;
const MOST_BLOCKS: usize = 20;
/// Objects of JSON-LD that are looked at.
const MOST_OBJECTS: usize = 10_000;

/// What a page says of itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    pub(super) facts: Vec<Fact>,
}

/// Reads it. `address` is what came with the page and knows better; the date of a `time` counts inside of `is_article`.
pub(super) fn read(
    tree: &Tree,
    address: Option<&str>,
    is_article: impl Fn(NodeId) -> bool,
) -> Said {
    let head = Head::read(tree);
    let linked = Linked::read(tree);
    let meta = |names: &[&str]| head.meta(names);
    let outlet = meta(&["og:site_name"])
        .or(linked.publisher)
        .or_else(|| {
            meta(&[
                "dc.publisher",
                "dcterms.publisher",
                "publisher",
                "citation_journal_title",
            ])
        })
        .filter(|outlet| !is_address(outlet));
    let authors: Vec<String> = meta(&[
        "author",
        "article:author",
        "byl",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "parsely-author",
        "sailthru.author",
    ])
    .filter(|author| !is_address(author))
    .map(|author| vec![author])
    .or(Some(linked.authors).filter(|authors| !authors.is_empty()))
    .unwrap_or_else(|| marked(tree, "author").into_iter().collect());
    let published = meta(&[
        "article:published_time",
        "og:article:published_time",
        "datepublished",
    ])
    .and_then(|text| dates::date(&text))
    .or_else(|| linked.published.as_deref().and_then(dates::date))
    .or_else(|| {
        meta(&[
            "pubdate",
            "publishdate",
            "publish-date",
            "publish_date",
            "parsely-pub-date",
            "sailthru.date",
            "citation_publication_date",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date",
            "date",
        ])
        .and_then(|text| dates::date(&text))
    })
    .or_else(|| time(tree, is_article));
    let found_at = address
        .map(str::to_owned)
        .or_else(|| saved_from(tree))
        .or(head.canonical.clone())
        .or_else(|| meta(&["og:url"]))
        .filter(|address| is_address(address));
    let title = meta(&["og:title"])
        .or_else(|| {
            head.title
                .as_deref()
                .map(|title| without_outlet(title, outlet.as_deref()))
        })
        .or(linked.headline)
        .or_else(|| first_heading(tree));
    let text = |about, value: Option<String>| {
        value.map(|value| Fact {
            about,
            value: Value::Text(value),
        })
    };
    let mut facts: Vec<Fact> = authors
        .into_iter()
        .filter_map(|author| text(FactKind::Author, Some(author)))
        .collect();
    let others = [
        text(FactKind::Outlet, outlet),
        published.map(|value| Fact {
            about: FactKind::Published,
            value,
        }),
        text(FactKind::Address, found_at),
    ];
    facts.extend(others.into_iter().flatten());
    Said {
        title,
        language: language(tree).or_else(|| linked.language.as_deref().and_then(tag)),
        facts,
    }
}

/// The elements of the head.
#[derive(Debug, Default)]
struct Head {
    title: Option<String>,
    canonical: Option<String>,
    metas: Vec<(String, String)>,
}

impl Head {
    fn read(tree: &Tree) -> Self {
        const MOST_METAS: usize = 1_000;
        let mut head = Self::default();
        for id in tree.nodes(NodeId::DOCUMENT) {
            let attribute = |name: &str| tree.attribute(id, name);
            match tree.name(id) {
                "title" if head.title.is_none() => head.title = line(&tree.text(id, MOST_BYTES)),
                "meta" if head.metas.len() < MOST_METAS => {
                    let name = attribute("property")
                        .or_else(|| attribute("name"))
                        .or_else(|| attribute("itemprop"));
                    if let (Some(name), Some(content)) = (name, attribute("content").and_then(line))
                    {
                        head.metas.push((name.trim().to_ascii_lowercase(), content));
                    }
                }
                "link" if head.canonical.is_none() => {
                    let is_canonical =
                        attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                    if is_canonical {
                        head.canonical = attribute("href").and_then(line);
                    }
                }
                _ => {}
            }
        }
        head
    }

    /// The first of these names that the page has.
    fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            self.metas
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, content)| content.clone())
        })
    }
}

/// What the JSON-LD of a page says about its article.
#[derive(Debug, Default)]
struct Linked {
    headline: Option<String>,
    authors: Vec<String>,
    publisher: Option<String>,
    published: Option<String>,
    language: Option<String>,
}

impl Linked {
    fn read(tree: &Tree) -> Self {
        let is_linked = |id: &NodeId| {
            tree.name(*id) == "script"
                && tree
                    .attribute(*id, "type")
                    .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"))
        };
        let mut linked = Self::default();
        for id in tree
            .nodes(NodeId::DOCUMENT)
            .filter(is_linked)
            .take(MOST_BLOCKS)
        {
            let text = tree.text(id, MOST_JSON);
            if text.len() > MOST_JSON {
                continue;
            }
            // The parser refuses what is nested more than 128 deep, so that walking and dropping it are safe.
            if let Ok(json) = serde_json::from_str::<Json>(text.trim()) {
                linked.add(&json);
            }
        }
        linked
    }

    /// Takes the first article of a block.
    fn add(&mut self, json: &Json) {
        let mut waiting = vec![json];
        let mut looked_at = 0;
        while let Some(value) = waiting.pop() {
            looked_at += 1;
            if looked_at > MOST_OBJECTS {
                return;
            }
            match value {
                Json::Array(values) => waiting.extend(values.iter().rev()),
                Json::Object(object) => {
                    if is_article(object.get("@type")) {
                        let words = |key: &str| names(object.get(key)).into_iter().next();
                        let or = |known: &mut Option<String>, found: Option<String>| {
                            if known.is_none() {
                                *known = found;
                            }
                        };
                        or(&mut self.headline, words("headline"));
                        if self.authors.is_empty() {
                            self.authors = names(object.get("author"));
                        }
                        or(&mut self.publisher, words("publisher"));
                        or(&mut self.published, words("datePublished"));
                        or(&mut self.language, words("inLanguage"));
                    }
                    waiting.extend(object.get("@graph"));
                    waiting.extend(object.get("mainEntity"));
                }
                _ => {}
            }
        }
    }
}

fn is_article(kind: Option<&Json>) -> bool {
    let is = |kind: &Json| {
        kind.as_str().is_some_and(|kind| {
            kind.ends_with("Article")
                || kind.ends_with("Posting")
                || matches!(kind, "Report" | "ReportageNewsArticle")
        })
    };
    match kind {
        Some(Json::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

/// A text, the name of an object, or those of a list of these.
fn names(value: Option<&Json>) -> Vec<String> {
    const MOST_NAMES: usize = 50;
    let one = |value: &Json| match value {
        Json::String(text) => line(text),
        Json::Object(object) => object.get("name")?.as_str().and_then(line),
        _ => None,
    };
    match value {
        Some(Json::Array(values)) => values.iter().take(MOST_NAMES).filter_map(one).collect(),
        Some(value) => one(value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// The words of the first element that is marked as this: `itemprop`, `rel`.
fn marked(tree: &Tree, what: &str) -> Option<String> {
    tree.nodes(NodeId::DOCUMENT)
        .filter(|id| {
            ["itemprop", "rel"].iter().any(|name| {
                tree.attribute(*id, name)
                    .is_some_and(|value| value.split_ascii_whitespace().any(|word| word == what))
            })
        })
        .filter(|id| tree.name(*id) != "link")
        .find_map(|id| line(&tree.text(id, 200)).filter(|words| words.chars().count() <= 100))
}

/// The date of a `time`: one that says it is that of publishing, or the first in the article.
fn time(tree: &Tree, is_article: impl Fn(NodeId) -> bool) -> Option<Value> {
    let times: Vec<NodeId> = tree
        .nodes(NodeId::DOCUMENT)
        .filter(|id| tree.name(*id) == "time")
        .take(1_000)
        .collect();
    let says = |id: &NodeId| {
        tree.attribute(*id, "pubdate").is_some()
            || tree.attribute(*id, "itemprop") == Some("datePublished")
    };
    let date = |id: NodeId| tree.attribute(id, "datetime").and_then(dates::date);
    times
        .iter()
        .filter(|id| says(id))
        .find_map(|id| date(*id))
        .or_else(|| {
            times
                .iter()
                .filter(|id| is_article(**id))
                .find_map(|id| date(*id))
        })
}

/// The address that browsers write into a page when they save it.
fn saved_from(tree: &Tree) -> Option<String> {
    const LOOKED_AT: usize = 200;
    tree.nodes(NodeId::DOCUMENT)
        .take(LOOKED_AT)
        .find_map(|id| match tree.data(id) {
            Data::Comment(comment) => {
                let comment = comment.trim();
                let found = match comment.strip_prefix("saved from url=(") {
                    Some(rest) => rest.split_once(')')?.1,
                    None => {
                        comment.strip_prefix("Page saved with SingleFile")?;
                        comment.split_once("url:")?.1
                    }
                };
                line(found.split_whitespace().next()?)
            }
            _ => None,
        })
}

/// The language of the page, or of its body.
fn language(tree: &Tree) -> Option<String> {
    tree.nodes(NodeId::DOCUMENT)
        .filter(|id| matches!(tree.name(*id), "html" | "body"))
        .take(2)
        .find_map(|id| {
            tree.attribute(id, "lang")
                .or_else(|| tree.attribute(id, "xml:lang"))
                .and_then(tag)
        })
}

/// A tag of a language, if it is shaped like one.
pub(in crate::exchange::importer) fn tag(text: &str) -> Option<String> {
    let text = text.trim().replace('_', "-");
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let mut parts = text.split('-');
    let is_language = parts.next().is_some_and(|part| {
        (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    (is_language && text.len() <= 35 && parts.all(is_part)).then_some(text)
}

fn first_heading(tree: &Tree) -> Option<String> {
    tree.nodes(NodeId::DOCUMENT)
        .filter(|id| tree.name(*id) == "h1")
        .find_map(|id| line(&tree.text(id, MOST_BYTES)))
}

/// A title without the outlet's name that many sites put behind it.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let bare = outlet
        .and_then(|outlet| title.strip_suffix(outlet))
        .map(str::trim_end)
        .and_then(|rest| rest.strip_suffix(['|', '-', '–', '—', '·', ':', '«', '»']))
        .map(str::trim_end)
        .filter(|rest| !rest.is_empty());
    bare.unwrap_or(title).to_owned()
}

fn is_address(text: &str) -> bool {
    ["http://", "https://", "ftp://"].iter().any(|start| {
        text.get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start))
    })
}

/// A text in one line; none if it is empty or too long to be a value.
fn line(text: &str) -> Option<String> {
    let line: Vec<&str> = text
        .split(super::lines::is_space)
        .filter(|word| !word.is_empty())
        .collect();
    let line = line.join(" ");
    (!line.trim().is_empty() && line.len() <= MOST_BYTES).then_some(line)
}
