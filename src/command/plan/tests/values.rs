//! Variables and their values.

use super::*;
use crate::command::plan::{checked_number, is_date};

fn variable(world: &mut World, kind: VariableKind, is_multiple: bool) -> VariableId {
    let change = world.run(Command::CreateVariable {
        name: format!("{kind:?} {is_multiple}"),
        kind,
        is_multiple,
    });
    match change.answer[0] {
        RowKey::Variable(variable) => variable,
        other => panic!("{other:?}"),
    }
}

fn set(world: &World, variable: VariableId, values: &[Value]) -> Command {
    Command::SetValues {
        documents: vec![world.document],
        variable,
        values: values.to_vec(),
    }
}

fn values(world: &World, variable: VariableId) -> Vec<Value> {
    let found = world.snapshot.values_at(world.document, variable);
    found.map(|value| value.value.clone()).collect()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

#[test]
fn values_replace_what_was_there() {
    let mut world = World::new();
    let many = variable(&mut world, VariableKind::Text, true);
    let command = set(
        &world,
        many,
        &[text(" one "), text("two"), text("one"), text(" ")],
    );
    world.run(command);
    let mut found = values(&world, many);
    found.sort_by_key(|value| format!("{value:?}"));
    assert_eq!(found, [text("one"), text("two")]);
    // A value that stays is the same row.
    let before: Vec<ValueId> = world.snapshot.values_for(many).map(|row| row.id).collect();
    let command = set(&world, many, &[text("two"), text("three")]);
    world.run(command);
    let after: Vec<ValueId> = world.snapshot.values_for(many).map(|row| row.id).collect();
    assert_eq!(after.iter().filter(|id| before.contains(id)).count(), 1);
    let again = set(&world, many, &[text("three"), text("two")]);
    assert_eq!(world.refusal(again), Refusal::NoChange);
    let none = set(&world, many, &[]);
    world.run(none);
    assert_eq!(values(&world, many), []);
}

#[test]
fn values_are_of_their_kind() {
    let mut world = World::new();
    let one = variable(&mut world, VariableKind::Boolean, false);
    let several = set(&world, one, &[Value::Boolean(true), Value::Boolean(false)]);
    assert!(matches!(world.refusal(several), Refusal::OneValue { .. }));
    let number = variable(&mut world, VariableKind::Number, false);
    let date = variable(&mut world, VariableKind::Date, false);
    let day = |month, day| {
        Value::Date(PartialDate {
            calendar: Calendar::Gregorian,
            year: 2025,
            month,
            day,
        })
    };
    for (variable, wrong) in [
        (one, text("yes")),
        (number, text("12")),
        (number, Value::Number("twelve".to_owned())),
        (date, day(None, Some(1))),
        (date, day(Some(2), Some(29))),
        (date, day(Some(13), None)),
    ] {
        let refusal = world.refusal(set(&world, variable, std::slice::from_ref(&wrong)));
        assert!(matches!(refusal, Refusal::WrongValue { .. }), "{wrong:?}");
    }
    let command = set(&world, number, &[Value::Number("١٬٢٣٤٫٥".to_owned())]);
    world.run(command);
    assert_eq!(values(&world, number), [Value::Number("1234.5".to_owned())]);
    let command = set(&world, date, &[day(Some(2), None)]);
    world.run(command);
    // A variable takes its values and its memos along.
    let on_it = world.memo("on it", &[MemoTarget::Variable(number)]);
    world.run(Command::DeleteVariable { variable: number });
    assert_eq!(world.snapshot.values().count(), 1);
    assert_eq!(world.snapshot.memo(on_it), None);
}

#[test]
fn numbers_are_read_in_both_digits() {
    for (written, wanted) in [
        ("12.50", "12.50"),
        ("-7", "-7"),
        ("\u{2212}7", "-7"),
        ("+7", "7"),
        ("٨٢٠٠", "8200"),
        ("۱۲٫۵", "12.5"),
        ("1 234", "1234"),
        ("1'234.5", "1234.5"),
        ("007", "7"),
        (".5", "0.5"),
        ("5.", "5"),
        ("-0.0", "0.0"),
        ("0", "0"),
    ] {
        assert_eq!(
            checked_number(written).as_deref(),
            Some(wanted),
            "{written}"
        );
    }
    for wrong in [
        "", "-", ".", "1,234", "1.2.3", "1e5", "NaN", "٬١", "1.2 3", "سبعة",
    ] {
        assert_eq!(checked_number(wrong), None, "{wrong}");
    }
}

#[test]
fn dates_are_those_of_their_calendar() {
    let date = |calendar, year, month: u8, day: u8| PartialDate {
        calendar,
        year,
        month: (month > 0).then_some(month),
        day: (day > 0).then_some(day),
    };
    use Calendar::{Gregorian, Hijri};
    for right in [
        date(Gregorian, 2024, 2, 29),
        date(Gregorian, 2000, 2, 29),
        date(Hijri, 1447, 12, 30),
        date(Hijri, 1447, 0, 0),
        date(Gregorian, -44, 3, 15),
    ] {
        assert!(is_date(&right), "{right:?}");
    }
    for wrong in [
        date(Gregorian, 1900, 2, 29),
        date(Gregorian, 2025, 4, 31),
        date(Gregorian, 2025, 0, 5),
        date(Hijri, 1447, 1, 31),
        date(Hijri, 1447, 13, 1),
        date(Gregorian, 10_000, 1, 1),
    ] {
        assert!(!is_date(&wrong), "{wrong:?}");
    }
}
