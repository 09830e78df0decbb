//! The reading mode of browsers, asked which texts of a page are its article.
//!
//! dom_smoothie does what reading modes do, and does it by taking things out of a page and building others. We want to know
//! what it keeps, and keep the rest too. So it gets a copy in which each text begins with a character of its own, of a private
//! plane of Unicode: whatever is moved, renamed or unwrapped, the characters that come back say which texts were kept.
//! It has no limits, and its time grows with depth: a page that would cost too much is not asked about.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_smoothie::{Config, Readability};

use super::elements::{Show, has_own_id, show};
use super::tree::{Data, NodeId, Step, Tree};

/// Elements of a page that is asked about; articles have hundreds.
const MOST_ELEMENTS: usize = 30_000;
/// Bytes of text, each counted once for every element around it.
const MOST_WORK: usize = 40_000_000;
/// The private planes, 15 and 16, without their last two code points.
const PLANES: [u32; 2] = [0xF_0000, 0x10_0000];
const PLANE_LEN: usize = 0xFFFE;

/// The texts that are kept, of each node by its number; none if the page cannot be asked about or holds no article.
pub(super) fn kept_texts(tree: &Tree, title: Option<&str>) -> Option<Vec<bool>> {
    let texts = affordable_texts(tree)?;
    // A library may panic where ours must not: then there is no article.
    let ask = || ask(tree, &texts, title);
    catch_unwind(AssertUnwindSafe(ask)).ok().flatten()
}

/// The texts that are shown, if asking about them costs little enough.
fn affordable_texts(tree: &Tree) -> Option<Vec<NodeId>> {
    let (mut elements, mut work, mut depth) = (0_usize, 0_usize, 0_usize);
    let mut texts = Vec::new();
    for step in tree.walk(NodeId::DOCUMENT) {
        match step {
            Step::Enter(id) => {
                depth += 1;
                match tree.data(id) {
                    Data::Text(words) => {
                        work = work.saturating_add(words.len().saturating_mul(depth));
                        if !words.trim().is_empty() {
                            texts.push(id);
                        }
                    }
                    Data::Element(_) => elements += 1,
                    Data::Document | Data::Comment(_) => {}
                }
            }
            Step::Leave(_) => depth = depth.saturating_sub(1),
        }
        if elements > MOST_ELEMENTS || work > MOST_WORK || texts.len() > PLANE_LEN * PLANES.len() {
            return None;
        }
    }
    Some(texts)
}

fn ask(tree: &Tree, texts: &[NodeId], title: Option<&str>) -> Option<Vec<bool>> {
    let config = Config {
        disable_json_ld: true,
        keep_classes: true,
        ..Config::default()
    };
    let empty = "<html><head></head><body></body></html>";
    let mut readability = Readability::new(empty, None, Some(config)).ok()?;
    copy(tree, texts, title, &readability)?;
    let article = readability.parse().ok()?;
    let mut kept = vec![false; tree.len()];
    for character in article.content.chars() {
        if let Some(id) = number(character).and_then(|number| texts.get(number)) {
            kept[id.index()] = true;
        }
    }
    Some(kept)
}

/// Builds the copy: what is shown of the body, with the attributes that a reading mode looks at.
fn copy(
    tree: &Tree,
    texts: &[NodeId],
    title: Option<&str>,
    readability: &Readability,
) -> Option<()> {
    const LOOKED_AT: [&str; 6] = ["class", "id", "role", "rel", "itemprop", "href"];
    const MOST_VALUE: usize = 300;
    let copied = &readability.doc.tree;
    if let (Some(title), Some(head)) = (title, copied.head()) {
        let element = copied.new_element("title");
        element.append_child(&copied.new_text(title));
        head.append_child(&element);
    }
    let mut open = vec![copied.body()?];
    let mut skipped = None;
    let mut next = 0;
    for step in tree.walk(NodeId::DOCUMENT) {
        match step {
            Step::Enter(id) => {
                let is_next = texts.get(next) == Some(&id);
                next += usize::from(is_next);
                if skipped.is_some() {
                    continue;
                }
                match tree.data(id) {
                    Data::Text(words) if is_next => {
                        let mark = character(next - 1)?;
                        open.last()?
                            .append_child(&copied.new_text(marked(words, mark)));
                    }
                    Data::Text(_) => open.last()?.append_child(&copied.new_text(" ")),
                    Data::Element(element) => {
                        let name = element.html_name();
                        let is_shown = !matches!(
                            show(tree, id),
                            Show::Machine | Show::Hidden | Show::Embedded
                        );
                        if name == "head" || !is_shown {
                            skipped = Some(id);
                        } else if !matches!(name, "html" | "body") {
                            let element_copy =
                                copied.new_element(if name.is_empty() { "span" } else { name });
                            for (name, value) in &element.attributes {
                                let is_looked_at = LOOKED_AT.contains(&&**name)
                                    && (&**name != "id" || has_own_id(element));
                                if is_looked_at && value.len() <= MOST_VALUE {
                                    element_copy.set_attr(name, value);
                                }
                            }
                            open.last()?.append_child(&element_copy);
                            open.push(element_copy);
                        }
                    }
                    Data::Document | Data::Comment(_) => {}
                }
            }
            Step::Leave(id) if skipped == Some(id) => skipped = None,
            Step::Leave(_) if skipped.is_some() => {}
            Step::Leave(id) => {
                if tree.element(id).is_some() && !matches!(tree.name(id), "html" | "body") {
                    open.pop();
                }
            }
        }
    }
    Some(())
}

/// A text with its mark before the first word. Commas are those of Latin, which is what is counted as a sign of prose.
fn marked(words: &str, mark: char) -> String {
    let start = words.len() - words.trim_start().len();
    let mut text = String::with_capacity(words.len() + 4);
    for (at, character) in words.char_indices() {
        if at == start {
            text.push(mark);
        }
        text.push(match character {
            '،' => ',',
            character if number(character).is_some() => ' ',
            character => character,
        });
    }
    text
}

fn character(number: usize) -> Option<char> {
    let plane = PLANES.get(number / PLANE_LEN)?;
    char::from_u32(plane + u32::try_from(number % PLANE_LEN).ok()?)
}

fn number(character: char) -> Option<usize> {
    let code = character as u32;
    let plane = PLANES
        .iter()
        .rposition(|plane| code >= *plane && ((code - plane) as usize) < PLANE_LEN)?;
    Some(plane * PLANE_LEN + (code - PLANES[plane]) as usize)
}
