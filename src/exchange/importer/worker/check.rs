//! What a document must hold to be believed, whoever says that it was read from a file.
//!
//! A worker that a file has turned could say anything. What is decoded has right lengths already; here its parts are
//! compared with each other, so that nothing later meets an offset outside its text or a value of no kind.

use std::cmp::Reverse;

use crate::base::Budget;
use crate::command::plan::{checked_number, is_date};
use crate::exchange::importer::{Fact, FactKind, Found, ImportNote};
use crate::model::{StructureKind, StructureMark, Value};

/// Marks around one place. No reader goes deeper than its own limit, and none of these is as wide.
const MOST_AROUND: usize = 2_000;
/// A language tag is at most so long (RFC 5646 §4.4.1 asks for 35 at least).
const MOST_LANGUAGE: usize = 64;
/// A longer title, in bytes, is none.
const MOST_TITLE: usize = 10_000;
/// The longest text of a fact, in bytes: more than a variable takes, and less than a frame.
const MOST_FACT: usize = 1 << 20;

/// Takes off what a file says of itself and cannot be, so that a sound text does not go with it.
pub(in crate::exchange::importer) fn tidy(found: &mut Found) {
    let imported = &mut found.imported;
    imported.language.take_if(|tag| !is_language(tag));
    imported.title.take_if(|title| title.len() > MOST_TITLE);
    let before = imported.facts.len();
    imported.facts.retain(is_fact);
    let n_left_out = before - imported.facts.len();
    if n_left_out > 0 {
        imported.notes.push(ImportNote::FactsLeftOut(n_left_out));
    }
}

/// Whether a document holds together.
pub(in crate::exchange::importer) fn is_sound(found: &Found, budget: &Budget) -> bool {
    let imported = &found.imported;
    let characters = imported.text.chars().count() as u64;
    !imported.text.is_empty()
        && budget.check_characters(characters).is_ok()
        && !imported.text.contains('\r')
        && imported.language.as_deref().is_none_or(is_language)
        && imported.facts.iter().all(is_fact)
        && is_structure(&imported.structure, &imported.text)
        && !imported.notes.iter().any(is_of_no_document)
}

fn is_language(tag: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !tag.is_empty() && tag.len() <= MOST_LANGUAGE && tag.bytes().all(is_part)
}

fn is_fact(fact: &Fact) -> bool {
    if matches!(&fact.about, FactKind::Column(heading) if heading.len() > MOST_FACT) {
        return false;
    }
    match &fact.value {
        Value::Text(text) => text.len() <= MOST_FACT,
        Value::Boolean(_) => true,
        Value::Number(digits) => checked_number(digits).is_some(),
        Value::Date(date) => is_date(date),
    }
}

/// Whether marks stand in the text, on the edges of characters, by their start and the longer first.
fn is_structure(marks: &[StructureMark], text: &str) -> bool {
    let order = |mark: &StructureMark| (mark.span.start(), Reverse(mark.span.end()));
    let is_whole = |mark: &StructureMark| {
        let is_level = match mark.kind {
            StructureKind::Heading(level) => (1..=6).contains(&level),
            StructureKind::ListItem(level) => level > 0,
            StructureKind::Page(number) => number > 0,
            _ => true,
        };
        is_level && mark.span.slice(text).is_ok()
    };
    marks.iter().all(is_whole) && marks.is_sorted_by_key(order) && !is_too_deep(marks)
}

fn is_too_deep(marks: &[StructureMark]) -> bool {
    // Where the marks that are open end.
    let mut open = Vec::new();
    for mark in marks {
        while open.last().is_some_and(|end| *end <= mark.span.start()) {
            open.pop();
        }
        open.push(mark.span.end());
        if open.len() > MOST_AROUND {
            return true;
        }
    }
    false
}

fn is_of_no_document(note: &ImportNote) -> bool {
    matches!(note, ImportNote::PassedOver(_) | ImportNote::Refused(_))
}
