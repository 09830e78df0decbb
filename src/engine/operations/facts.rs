//! What files say of themselves, as values of variables.
//!
//! A variable is called by the language of the interface; one that has the name of the other language serves as well. What a
//! variable cannot hold is left out and told, and never stops a document from coming in.

use std::collections::{BTreeMap, BTreeSet};

use crate::command::plan::{MAX_NAME, MAX_TEXT, checked_name, checked_number, is_date};
use crate::command::{NewValue, VariableChoice};
use crate::exchange::importer::{Fact, FactKind, ImportNote, ImportedFile, fact_name};
use crate::i18n::Language;
use crate::model::{Value, VariableKind};

/// The columns of which the cells are not all of one kind: all of them come in as text.
pub(super) fn mixed_columns(files: &[&ImportedFile]) -> BTreeSet<FactKind> {
    let mut kinds: BTreeMap<&FactKind, BTreeSet<VariableKind>> = BTreeMap::new();
    for fact in files.iter().flat_map(|file| &file.imported.facts) {
        kinds
            .entry(&fact.about)
            .or_default()
            .insert(kind_of(&fact.value));
    }
    let mixed = kinds.into_iter().filter(|(_, kinds)| kinds.len() > 1);
    mixed.map(|(about, _)| about.clone()).collect()
}

/// The values that facts come to, and a note if some were left out.
pub(super) fn values_of(
    facts: &[Fact],
    mixed: &BTreeSet<FactKind>,
    language: Language,
) -> (Vec<NewValue>, Option<ImportNote>) {
    let (mut values, mut n_left_out) = (Vec::new(), 0);
    for Fact { about, value } in facts {
        let value = match mixed.contains(about) {
            true => Value::Text(value.plain()),
            false => value.clone(),
        };
        if matches!(&value, Value::Text(text) if text.trim().is_empty()) {
            continue;
        }
        match choice(about, kind_of(&value), language).filter(|_| is_value(&value)) {
            Some(variable) => values.push(NewValue { variable, value }),
            None => n_left_out += 1,
        }
    }
    let note = (n_left_out > 0).then_some(ImportNote::FactsLeftOut(n_left_out));
    (values, note)
}

fn choice(about: &FactKind, kind: VariableKind, language: Language) -> Option<VariableChoice> {
    let other = match language {
        Language::English => Language::Arabic,
        Language::Arabic => Language::English,
    };
    let name = checked_name(&fact_name(about, language)).ok()?;
    let other_name = Some(fact_name(about, other)).filter(|other| *other != name);
    // Room for a number, should the name be taken.
    let is_short = name.chars().count() + 12 <= MAX_NAME;
    is_short.then_some(VariableChoice {
        name,
        other_name,
        kind,
    })
}

fn kind_of(value: &Value) -> VariableKind {
    match value {
        Value::Text(_) => VariableKind::Text,
        Value::Number(_) => VariableKind::Number,
        Value::Date(_) => VariableKind::Date,
        Value::Boolean(_) => VariableKind::Boolean,
    }
}

fn is_value(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.len() <= MAX_TEXT || text.chars().count() <= MAX_TEXT,
        Value::Number(digits) => checked_number(digits).is_some(),
        Value::Date(date) => is_date(date),
        Value::Boolean(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PartialDate;

    fn fact(about: FactKind, value: Value) -> Fact {
        Fact { about, value }
    }

    fn text(words: &str) -> Value {
        Value::Text(words.to_owned())
    }

    #[test]
    fn facts_become_values_by_the_language_of_the_interface() {
        let facts = [
            fact(FactKind::Author, text("سلمى")),
            fact(FactKind::Author, text(" ")),
            fact(
                FactKind::Column("العمر".to_owned()),
                Value::Number("٣٤".to_owned()),
            ),
            fact(FactKind::Column("\u{200b}".to_owned()), text("x")),
            fact(FactKind::Outlet, text(&"x".repeat(MAX_TEXT + 1))),
        ];
        let (values, note) = values_of(&facts, &BTreeSet::new(), Language::Arabic);
        let names: Vec<_> = values
            .iter()
            .map(|value| {
                (
                    value.variable.name.as_str(),
                    value.variable.other_name.as_deref(),
                )
            })
            .collect();
        assert_eq!(names, [("المؤلف", Some("Author")), ("العمر", None)]);
        assert_eq!(note, Some(ImportNote::FactsLeftOut(2)));
    }

    #[test]
    fn a_mixed_column_is_text() {
        let column = FactKind::Column("when".to_owned());
        let date = Value::Date(PartialDate {
            calendar: crate::model::Calendar::Gregorian,
            year: 2024,
            month: Some(3),
            day: None,
        });
        let mixed = BTreeSet::from([column.clone()]);
        let (values, _) = values_of(&[fact(column, date)], &mixed, Language::English);
        assert_eq!(values[0].value, text("2024-03"));
        assert_eq!(values[0].variable.kind, VariableKind::Text);
    }
}
