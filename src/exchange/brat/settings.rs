//! `annotation.conf` and `visual.conf`: which types there are, how they are called, and their colors.
//!
//! Both consist of sections; in those of types a line is a type and its arguments, and a blank at the beginning of a line for
//! each level sets it below the one before. A type after `!` is one that nobody can choose: a category.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use crate::exchange::brat::types::Types;
use crate::exchange::refi::codes::rgb;
use crate::model::Snapshot;

/// `annotation.conf` of a collection.
pub(super) fn annotation_conf(snapshot: &Snapshot, types: &Types) -> String {
    let mut out =
        String::from("# Names of tags and links in their own letters: visual.conf\n[entities]\n");
    let _written = writeln!(out, "{}", types.untagged);
    for (tag, level) in snapshot.tags_in_order() {
        let bar = if tag.is_category { "!" } else { "" };
        let name = types.kind(tag.id);
        let _written = writeln!(out, "{}{bar}{name}", "\t".repeat(level));
    }
    out.push_str("\n[relations]\n");
    // Without it brat calls it a fault where passages overlap.
    out.push_str("<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n");
    for relation in snapshot.relations() {
        let name = types.relations.get(&relation.id).map_or("", String::as_str);
        let both_ways = match relation.is_symmetric {
            true => ", <REL-TYPE>:symmetric",
            false => "",
        };
        let _written = writeln!(out, "{name}\tArg1:<ENTITY>, Arg2:<ENTITY>{both_ways}");
    }
    out.push_str("\n[events]\n\n[attributes]\n");
    out
}

/// `visual.conf` of a collection.
pub(super) fn visual_conf(snapshot: &Snapshot, types: &Types) -> String {
    let is_arabic = snapshot.prefers_arabic();
    let mut labels = String::from("[labels]\n");
    let mut drawing = String::from("\n[drawing]\n");
    drawing.push_str("SPAN_DEFAULT\tfgColor:black, bgColor:#DDE3EA, borderColor:darken\n");
    drawing.push_str("ARC_DEFAULT\tcolor:black, arrowHead:triangle-5\n");
    for (tag, _) in snapshot.tags_in_order() {
        let name = types.kind(tag.id);
        let _written = writeln!(labels, "{name} | {}", label(tag.label.prefer(is_arabic)));
        let [red, green, blue] = rgb(tag.color);
        let _written = writeln!(drawing, "{name}\tbgColor:#{red:02X}{green:02X}{blue:02X}");
    }
    for relation in snapshot.relations() {
        let name = types.relations.get(&relation.id).map_or("", String::as_str);
        let label = label(relation.label.prefer(is_arabic));
        let _written = writeln!(labels, "{name} | {label}");
    }
    labels + &drawing
}

/// A label on one line, without what sets labels apart.
fn label(text: &str) -> String {
    let clean = text.chars().map(|letter| match letter {
        '|' => '/',
        letter if letter.is_whitespace() || letter.is_control() => ' ',
        letter => letter,
    });
    let clean: String = clean.collect();
    match clean.trim() {
        "" => "?".to_owned(),
        clean => clean.to_owned(),
    }
}

/// A type as a file of settings has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) name: String,
    /// The type above.
    pub(super) above: Option<String>,
    pub(super) is_category: bool,
}

/// What files of settings say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Settings {
    /// Entities, each behind the one above it.
    pub(super) kinds: Vec<Kind>,
    /// Relations that read the same both ways.
    pub(super) symmetric: HashSet<String>,
    /// How types are called.
    pub(super) labels: HashMap<String, String>,
    /// Red, green, blue.
    pub(super) colors: HashMap<String, [u8; 3]>,
    known: HashSet<String>,
}

impl Settings {
    /// Takes what one file says; what an earlier one says stays.
    pub(super) fn read(&mut self, text: &str) {
        let mut section = "";
        // The type at each level, the outermost first.
        let mut open: Vec<(usize, String)> = Vec::new();
        for line in text.strip_prefix('\u{FEFF}').unwrap_or(text).lines() {
            let bare = line.trim();
            let is_rule = !bare.is_empty() && bare.bytes().all(|byte| byte == b'-');
            if bare.is_empty() || bare.starts_with('#') || is_rule {
                continue;
            }
            if let Some(name) = bare
                .strip_prefix('[')
                .and_then(|rest| rest.strip_suffix(']'))
            {
                section = name;
                open.clear();
                continue;
            }
            match section {
                "entities" | "events" => self.kind(line, &mut open),
                "relations" => self.relation(bare),
                "labels" => self.label(bare),
                "drawing" => self.drawing(bare),
                _ => {}
            }
        }
    }

    fn kind(&mut self, line: &str, open: &mut Vec<(usize, String)>) {
        let level = line.len() - line.trim_start().len();
        let term = line.split_whitespace().next().unwrap_or_default();
        let term = term.split('|').next().unwrap_or_default();
        let (name, is_category) = match term.strip_prefix('!') {
            Some(name) => (name, true),
            None => (term, false),
        };
        // Macros are not types.
        if name.is_empty() || name.starts_with('<') {
            return;
        }
        while open.last().is_some_and(|(above, _)| *above >= level) {
            open.pop();
        }
        if self.known.insert(name.to_owned()) {
            self.kinds.push(Kind {
                name: name.to_owned(),
                above: open.last().map(|(_, above)| above.clone()),
                is_category,
            });
        }
        open.push((level, name.to_owned()));
    }

    fn relation(&mut self, line: &str) {
        let mut fields = line.splitn(2, char::is_whitespace);
        let name = fields.next().unwrap_or_default();
        let name = name.split('|').next().unwrap_or_default();
        let arguments = fields.next().unwrap_or_default();
        if arguments.contains("<REL-TYPE>:symmetric") {
            self.symmetric.insert(name.to_owned());
        }
    }

    fn label(&mut self, line: &str) {
        let mut terms = line.split('|').map(str::trim);
        let (name, label) = (terms.next(), terms.next());
        if let (Some(name), Some(label)) = (name, label)
            && !label.is_empty()
        {
            let label = label.to_owned();
            self.labels.entry(name.to_owned()).or_insert(label);
        }
    }

    fn drawing(&mut self, line: &str) {
        let mut fields = line.splitn(2, char::is_whitespace);
        let name = fields.next().unwrap_or_default();
        let values = fields.next().unwrap_or_default().split(',');
        let mut values = values.filter_map(|value| value.trim().strip_prefix("bgColor:"));
        if let Some(color) = values
            .next()
            .and_then(crate::exchange::refi::codes::color_of)
        {
            self.colors.entry(name.to_owned()).or_insert(color);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_as_brat_has_them() {
        let mut settings = Settings::default();
        settings.read(
            "# note\n[entities]\nPerson|Human\n!Group\n\tOrg\n\t\tParty\n-----\nPlace\n<POG>=Person|Org\n\
            [relations]\nCauses Arg1:<ENTITY>, Arg2:<ENTITY>\nSame\tArg1:Org, Arg2:Org, <REL-TYPE>:symmetric-transitive\n",
        );
        settings.read("[labels]\nOrg | مؤسسة | Org\nPerson\n[drawing]\nOrg\tfgColor:black, bgColor:#7fa2ff\nSPAN_DEFAULT\tbgColor:lightgreen\n");
        let kinds: Vec<_> = settings
            .kinds
            .iter()
            .map(|kind| (kind.name.as_str(), kind.above.as_deref(), kind.is_category))
            .collect();
        assert_eq!(
            kinds,
            [
                ("Person", None, false),
                ("Group", None, true),
                ("Org", Some("Group"), false),
                ("Party", Some("Org"), false),
                ("Place", None, false),
            ]
        );
        assert!(settings.symmetric.contains("Same") && settings.symmetric.len() == 1);
        assert_eq!(
            settings.labels.get("Org").map(String::as_str),
            Some("مؤسسة")
        );
        assert_eq!(settings.colors.get("Org"), Some(&[0x7F, 0xA2, 0xFF]));
        assert_eq!(settings.colors.len(), 1);
    }
}
