//! What an annotation is known by, in this file and in others.
//!
//! An id is one by which an annotation is known everywhere only if it is absolute. `#1`, or none, stands in many files: such an
//! annotation is known by what it is on, and without any id by what is said too. So the same file brings the same again, and
//! another file does not reach into it.

use uuid::Uuid;

use crate::exchange::refi::codes::derived;
use crate::exchange::web::ends::flat;
use crate::exchange::web::node::{Body, Node, Selector};
use crate::exchange::web::of_urn;

/// Whether an IRI says by itself what it names, wherever it stands.
pub(super) fn is_absolute(iri: &str) -> bool {
    let scheme = iri.split_once(':').map_or("", |(scheme, _)| scheme);
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
}

/// The id of an annotation.
pub(super) fn id_of(node: &Node) -> Uuid {
    let name = node.id.as_str();
    if let Some(own) = of_urn(name) {
        return own;
    }
    let mut said = format!("web annotation {name}");
    if !is_absolute(name) {
        place(node, &mut said);
        if name.is_empty() {
            words(node, &mut said);
        }
    }
    derived(Uuid::nil(), &said)
}

/// Adds a part that begins with its name, so that no two lists of parts read the same.
fn add(said: &mut String, name: &str, part: &str) {
    if !part.is_empty() {
        said.push_str(&format!("\u{1F}{name} {} {part}", part.len()));
    }
}

/// What it is on.
fn place(node: &Node, said: &mut String) {
    add(said, "uri", node.uri.as_str());
    for target in node.target.iter().flat_map(flat) {
        add(said, "target", target.id.as_str());
        for source in target.source.iter() {
            add(said, "source", source.id.as_str());
        }
        let mut waiting: Vec<&Selector> = target.selector.iter().rev().collect();
        while let Some(selector) = waiting.pop() {
            add(said, "exact", selector.exact.as_str());
            add(said, "prefix", selector.prefix.as_str());
            add(said, "suffix", selector.suffix.as_str());
            add(said, "value", selector.value.as_str());
            for (name, place) in [("start", selector.start.0), ("end", selector.end.0)] {
                let place = place.map(|place| place.to_string());
                add(said, name, &place.unwrap_or_default());
            }
            waiting.extend(selector.items.iter().rev());
            waiting.extend(selector.refined_by.iter().rev());
        }
    }
}

/// What is said, by whom and when.
fn words(node: &Node, said: &mut String) {
    add(said, "created", node.created.as_str());
    add(said, "user", node.user.as_str());
    add(said, "text", node.text.as_str());
    add(said, "body", node.body_value.as_str());
    for agent in node.creator.iter() {
        add(said, "creator", agent.id.as_str());
        add(said, "name", agent.name.as_str());
    }
    for tag in node.tags.iter() {
        add(said, "tag", tag.as_str());
    }
    let mut waiting: Vec<&Body> = node.body.iter().rev().collect();
    while let Some(body) = waiting.pop() {
        add(said, "value", body.value.as_str());
        add(said, "id", body.id.as_str());
        waiting.extend(body.items.iter().rev());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(json: &str) -> Uuid {
        id_of(&serde_json::from_str(json).expect("an annotation"))
    }

    #[test]
    fn absolute_names_hold_everywhere_and_others_where_they_stand() {
        for (iri, expected) in [
            ("http://example.org/1", true),
            ("urn:uuid:x", true),
            ("acct:a@b", true),
            ("#1", false),
            ("1", false),
            ("_:b1", false),
            ("a/b:c", false),
            (":x", false),
            ("", false),
        ] {
            assert_eq!(is_absolute(iri), expected, "{iri}");
        }
        let on = |id: &str, source: &str, more: &str| {
            format!(
                r#"{{"id":"{id}","target":{{"source":"{source}","selector":{{"exact":"a"}}}}{more}}}"#
            )
        };
        let text = r#","bodyValue":"b""#;
        assert_eq!(
            id(&on("http://a/1", "x", "")),
            id(&on("http://a/1", "y", text))
        );
        assert_ne!(id(&on("#1", "x", "")), id(&on("#1", "y", "")));
        assert_eq!(id(&on("#1", "x", "")), id(&on("#1", "x", text)));
        assert_ne!(id(&on("", "x", "")), id(&on("", "x", text)));
        assert_ne!(id(&on("", "x", text)), id(&on("", "y", text)));
        assert_eq!(id(&on("", "x", text)), id(&on("", "x", text)));
    }
}
