//! The article of a page; all else on it is furniture.
//!
//! The reading mode says which texts it would keep. It drops much that belongs to an article (headline, date, captions, short
//! tables), so what lies between its first and last line stays, unless it is a bunch of links or in a place made for
//! furniture: navigation, asides, feet, share bars, related items. Before it, the headline and what stands under it belong to
//! it too. Without a clear article nothing is furniture: a reader who misses words is worse off than one who sees a menu.

use super::copy::kept_texts;
use super::elements::has_own_id;
use super::lines::{Line, Written};
use super::tree::{Element, NodeId, Step, Tree};
use crate::model::StructureKind;

/// An article has at least so many characters in lines of prose; a line of prose has so many, and few of them are links.
const LEAST_ARTICLE: usize = 250;
const LEAST_PROSE: usize = 60;
/// A place for furniture that holds more than this share of the article is none: one part in so many.
const MOST_IN_FURNITURE: usize = 4;

/// What is furniture.
#[derive(Clone, Debug)]
pub(super) struct Article {
    /// For each line.
    pub(super) furniture: Vec<bool>,
    /// For each node, whether it is a text of the article.
    pub(super) texts: Vec<bool>,
}

/// Finds the article of a page; none if there is no clear one.
pub(super) fn find(tree: &Tree, written: &Written, title: Option<&str>) -> Option<Article> {
    let kept = kept_texts(tree, title)?;
    let places = Places::find(tree, written, &kept, title);
    let lines: Vec<Weight> = written
        .lines
        .iter()
        .map(|line| Weight::of(line, &written.text, &kept, &places))
        .collect();
    let is_article = |line: &Weight| {
        line.kept * 2 >= line.all && line.all > 0 && !line.in_furniture && !line.leads_away
    };
    let prose: usize = lines
        .iter()
        .filter(|line| is_article(line) && line.all >= LEAST_PROSE && line.links * 3 < line.all)
        .map(|line| line.all)
        .sum();
    if prose < LEAST_ARTICLE {
        return None;
    }
    let first = lines.iter().position(is_article)?;
    let last = lines.iter().rposition(is_article)?;
    let headline = headline(written, title, &lines, first).unwrap_or(first);
    let notes = footnotes(written);
    let mut furniture = Vec::with_capacity(lines.len());
    for (number, line) in lines.iter().enumerate() {
        let belongs = if line.all == 0 {
            // Nothing of its own but a sign: as the line before.
            !furniture.last().copied().unwrap_or(true)
        } else if line.in_furniture || line.leads_away || number < headline {
            false
        } else if number == headline {
            true
        } else if number < first {
            line.is_byline || (line.all >= 40 && line.links * 4 < line.all)
        } else if number <= last {
            is_article(line) || line.links * 2 < line.all
        } else {
            notes[number]
        };
        furniture.push(!belongs);
    }
    let mut texts = vec![false; tree.len()];
    for (line, _) in written
        .lines
        .iter()
        .zip(&furniture)
        .filter(|(_, furniture)| !**furniture)
    {
        for (id, _) in &line.sources {
            texts[id.index()] = true;
        }
    }
    Some(Article { furniture, texts })
}

/// What a line is made of, in characters without white space.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    all: usize,
    kept: usize,
    links: usize,
    in_furniture: bool,
    is_byline: bool,
    /// Whether it only asks to read something else.
    leads_away: bool,
}

/// How lines begin that lead to other articles in the middle of one, and are links for the most part.
const LEADS_AWAY: &[&str] = &[
    "اقرأ أيض",
    "إقرأ أيض",
    "اقرأ المزيد",
    "إقرأ المزيد",
    "اقرأ كذلك",
    "شاهد أيض",
    "طالع أيض",
    "مواضيع ذات صلة",
    "Also read",
    "Read also",
    "Read more",
    "Related:",
    "See also:",
];

impl Weight {
    fn of(line: &Line, text: &str, kept: &[bool], places: &Places) -> Self {
        let mut weight = Self::default();
        let mut in_furniture = 0;
        for (id, characters) in &line.sources {
            let place = places.of.get(id.index()).copied().unwrap_or_default();
            weight.all += characters;
            if kept.get(id.index()) == Some(&true) {
                weight.kept += characters;
            }
            if place.in_link {
                weight.links += characters;
            }
            if places.is_furniture(place.furniture) {
                in_furniture += characters;
            }
            weight.is_byline |= place.in_byline;
        }
        weight.in_furniture = in_furniture * 2 > weight.all;
        let words = text.get(line.range.clone()).unwrap_or_default();
        weight.leads_away = weight.links * 2 > weight.all
            && LEADS_AWAY.iter().any(|start| words.starts_with(start));
        weight
    }
}

/// Where a node stands.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    in_link: bool,
    in_byline: bool,
    /// The nearest place for furniture around it.
    furniture: Option<usize>,
}

/// A place made for furniture.
#[derive(Clone, Copy, Debug)]
struct Furniture {
    outer: Option<usize>,
    /// Characters in it that the reading mode keeps.
    kept: usize,
}

/// Where every text of a page stands.
struct Places {
    of: Vec<Place>,
    furniture: Vec<Furniture>,
    kept: usize,
}

impl Places {
    fn find(tree: &Tree, written: &Written, kept: &[bool], title: Option<&str>) -> Self {
        let mut of = vec![Place::default(); tree.len()];
        let mut furniture: Vec<Furniture> = Vec::new();
        let mut open = vec![Place::default()];
        let mut articles = 0_usize;
        for step in tree.walk(NodeId::DOCUMENT) {
            match step {
                Step::Enter(id) => {
                    let mut place = open.last().copied().unwrap_or_default();
                    if let Some(element) = tree.element(id) {
                        let name = element.html_name();
                        articles += usize::from(matches!(name, "article" | "main"));
                        place.in_link |= name == "a" || name == "button";
                        place.in_byline |= is_byline(element);
                        if is_for_furniture(element, articles > 0)
                            && !(name == "header" && holds_headline(tree, id, title))
                        {
                            furniture.push(Furniture {
                                outer: place.furniture,
                                kept: 0,
                            });
                            place.furniture = Some(furniture.len() - 1);
                        }
                    }
                    of[id.index()] = place;
                    open.push(place);
                }
                Step::Leave(id) => {
                    open.pop();
                    articles = articles
                        .saturating_sub(usize::from(matches!(tree.name(id), "article" | "main")));
                }
            }
        }
        let mut all = 0;
        for (id, characters) in written.lines.iter().flat_map(|line| &line.sources) {
            if kept.get(id.index()) != Some(&true) {
                continue;
            }
            all += characters;
            let mut at = of[id.index()].furniture;
            while let Some(place) = at.and_then(|at| furniture.get_mut(at)) {
                place.kept += characters;
                at = place.outer;
            }
        }
        Self {
            of,
            furniture,
            kept: all,
        }
    }

    fn is_furniture(&self, mut at: Option<usize>) -> bool {
        while let Some(place) = at.and_then(|at| self.furniture.get(at)) {
            if place.kept * MOST_IN_FURNITURE <= self.kept {
                return true;
            }
            at = place.outer;
        }
        false
    }
}

/// Whether an element is a place for furniture, by its name, its role, or the words of its class and id.
fn is_for_furniture(element: &Element, in_article: bool) -> bool {
    let name = element.html_name();
    if element
        .attribute("role")
        .or_else(|| element.attribute("epub:type"))
        .is_some_and(|role| role.contains("note"))
    {
        return false;
    }
    let by_name = match name {
        "nav" | "aside" | "footer" | "menu" | "dialog" => true,
        "header" => !in_article,
        "body" | "html" | "article" | "main" => return false,
        _ => false,
    };
    let by_role = element.attribute("role").is_some_and(|role| {
        matches!(
            role.trim(),
            "navigation"
                | "banner"
                | "contentinfo"
                | "complementary"
                | "search"
                | "menu"
                | "menubar"
                | "toolbar"
                | "dialog"
                | "alertdialog"
        )
    });
    let looked_at: &[&str] = if has_own_id(element) {
        &["class", "id"]
    } else {
        &["class"]
    };
    by_name || by_role || words(element, looked_at).any(|word| FURNITURE.contains(&word.as_str()))
}

/// Words in classes and ids by which sites name their furniture; sorted.
const FURNITURE: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "adverts",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "footer",
    "masthead",
    "menu",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "pager",
    "pagination",
    "popular",
    "popup",
    "promo",
    "readmore",
    "recirculation",
    "recommended",
    "recommendations",
    "related",
    "share",
    "sharebar",
    "sharing",
    "shares",
    "sidebar",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "ticker",
    "toolbar",
    "trending",
    "widget",
    "widgets",
];

fn is_byline(element: &Element) -> bool {
    const BYLINE: &[&str] = &[
        "author",
        "authors",
        "byline",
        "date",
        "dateline",
        "dateline",
        "posted",
        "publish",
        "published",
        "pubdate",
        "time",
        "timestamp",
        "writer",
    ];
    let says = |name: &str| {
        element
            .attribute(name)
            .is_some_and(|value| matches!(value, "author" | "datePublished" | "dateModified"))
    };
    element.html_name() == "time"
        || says("rel")
        || says("itemprop")
        || words(element, &["class", "id"]).any(|word| BYLINE.contains(&word.as_str()))
}

/// The words of an element's class and id, in small letters: `relatedItems`, `related-items` and `related_items` are two each.
fn words<'a>(element: &'a Element, looked_at: &'a [&str]) -> impl Iterator<Item = String> + 'a {
    const MOST: usize = 400;
    looked_at
        .iter()
        .filter_map(|name| element.attribute(name))
        .filter(|value| value.len() <= MOST)
        .flat_map(|value| {
            let mut words = vec![String::new()];
            let mut before_is_small = false;
            for character in value.chars() {
                let begins =
                    !character.is_alphanumeric() || (character.is_uppercase() && before_is_small);
                before_is_small = character.is_lowercase();
                if begins {
                    words.push(String::new());
                }
                if character.is_alphanumeric()
                    && let Some(word) = words.last_mut()
                {
                    word.extend(character.to_lowercase());
                }
            }
            words.into_iter().filter(|word| !word.is_empty())
        })
}

/// Whether the headline of the page stands in an element.
fn holds_headline(tree: &Tree, id: NodeId, title: Option<&str>) -> bool {
    const LOOKED_AT: usize = 2_000;
    tree.nodes(id)
        .take(LOOKED_AT)
        .filter(|id| tree.name(*id) == "h1")
        .any(|id| title.is_some_and(|title| is_alike(&tree.text(id, 2_000), title)))
}

/// The line of the headline: the last heading before the article that is like the title of the page.
fn headline(
    written: &Written,
    title: Option<&str>,
    lines: &[Weight],
    first: usize,
) -> Option<usize> {
    let title = title?;
    let starts: Vec<usize> = written
        .marks
        .iter()
        .filter(|mark| matches!(mark.kind, StructureKind::Heading(1 | 2)))
        .map(|mark| mark.span.start().index())
        .collect();
    (0..first).rev().find(|number| {
        let line = &written.lines[*number];
        let words = written.text.get(line.range.clone()).unwrap_or_default();
        !lines[*number].in_furniture
            && starts.binary_search(&line.range.start).is_ok()
            && is_alike(words, title)
    })
}

/// Whether most words of one text are in another.
fn is_alike(text: &str, title: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|character: char| !character.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (text, title) = (words(text), words(title));
    let found = text.iter().filter(|word| title.contains(word)).count();
    !text.is_empty() && found * 4 >= text.len() * 3
}

/// For each line, whether it is of a footnote.
fn footnotes(written: &Written) -> Vec<bool> {
    let mut spans = written
        .marks
        .iter()
        .filter(|mark| mark.kind == StructureKind::Footnote)
        .map(|mark| mark.span.start().index()..mark.span.end().index())
        .peekable();
    let is_footnote = |line: &Line| {
        while spans.next_if(|span| span.end <= line.range.start).is_some() {}
        spans
            .peek()
            .is_some_and(|span| span.start <= line.range.start)
    };
    written.lines.iter().map(is_footnote).collect()
}
