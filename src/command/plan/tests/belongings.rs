//! What new documents come with: sets and values.

use super::*;
use crate::command::{NewValue, VariableChoice};

fn value(name: &str, other: Option<&str>, value: Value) -> NewValue {
    let kind = match value {
        Value::Text(_) => VariableKind::Text,
        Value::Number(_) => VariableKind::Number,
        Value::Date(_) => VariableKind::Date,
        Value::Boolean(_) => VariableKind::Boolean,
    };
    NewValue {
        variable: VariableChoice {
            name: name.to_owned(),
            other_name: other.map(str::to_owned),
            kind,
        },
        value,
    }
}

fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

fn add(world: &mut World, set: Option<&str>, values: Vec<NewValue>) -> DocumentId {
    let change = world.run(Command::AddDocuments {
        documents: vec![NewDocument {
            set: set.map(str::to_owned),
            values,
            ..new_document("new", TEXT)
        }],
    });
    let RowKey::Document(document) = change.answer[0] else {
        panic!("{change:?}")
    };
    document
}

/// The variables with their kinds, those that may have several values with a plus sign; sorted.
fn variables(world: &World) -> Vec<String> {
    let shown = |variable: &std::sync::Arc<Variable>| {
        let sign = if variable.is_multiple { "+" } else { "" };
        format!("{} {:?}{sign}", variable.name, variable.kind)
    };
    let mut variables: Vec<String> = world.snapshot.variables().map(shown).collect();
    variables.sort();
    variables
}

#[test]
fn a_set_is_made_once_and_takes_more() {
    let mut world = World::new();
    let first = add(&mut world, Some("interviews / first"), Vec::new());
    let second = add(&mut world, Some("interviews / first "), Vec::new());
    add(&mut world, None, Vec::new());
    let sets: Vec<_> = world.snapshot.document_sets().collect();
    assert_eq!(sets.len(), 1);
    assert_eq!(sets[0].name, "interviews / first");
    assert_eq!(sets[0].members, [first, second]);
}

#[test]
fn values_find_their_variable_or_make_it() {
    let mut world = World::new();
    let author = |words| value("Author", Some("المؤلف"), text(words));
    let document = add(
        &mut world,
        None,
        vec![author("Amal"), author(" "), author("Amal")],
    );
    assert_eq!(variables(&world), ["Author Text"]);
    // Under the other language's name, and however it is written.
    add(
        &mut world,
        None,
        vec![value("المُؤَلِّف", Some("AUTHOR"), text("Basma"))],
    );
    assert_eq!(variables(&world), ["Author Text"]);
    let values: Vec<_> = world
        .snapshot
        .values_of(document)
        .map(|value| value.value.clone())
        .collect();
    assert_eq!(values, [text("Amal")]);
}

#[test]
fn several_values_make_a_variable_multiple() {
    let mut world = World::new();
    let speaker = |words| value("Speaker", None, text(words));
    add(&mut world, None, vec![speaker("A")]);
    assert_eq!(variables(&world), ["Speaker Text"]);
    let document = add(&mut world, None, vec![speaker("B"), speaker("A")]);
    assert_eq!(variables(&world), ["Speaker Text+"]);
    assert_eq!(world.snapshot.values_of(document).count(), 2);
}

#[test]
fn a_name_that_holds_another_kind_is_left_alone() {
    let mut world = World::new();
    world.run(Command::CreateVariable {
        name: "Published".to_owned(),
        kind: VariableKind::Text,
        is_multiple: false,
    });
    let date = PartialDate {
        calendar: Calendar::Gregorian,
        year: 2024,
        month: None,
        day: None,
    };
    for _ in 0..2 {
        add(
            &mut world,
            None,
            vec![value("Published", None, Value::Date(date))],
        );
    }
    assert_eq!(variables(&world), ["Published 2 Date", "Published Text"]);
}
