//! Values of JSON as tools write them: a number as text, one thing where a list may stand.

use serde_json::Value;

/// A text, or a number or a switch as text.
pub(super) fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is_so) => Some(is_so.to_string()),
        _ => None,
    }
}

/// A whole number, also one written as text or with a decimal point.
pub(super) fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64().or_else(|| {
            // What is whole and far below the limits of the type is exact.
            let number = number.as_f64()?;
            let is_whole = number.fract() == 0.0 && number.abs() < 1e15;
            is_whole.then_some(number as i64)
        }),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// What stands in a list; of anything else itself, of nothing nothing.
pub(super) fn all(value: &Value) -> &[Value] {
    match value {
        Value::Array(list) => list,
        Value::Null => &[],
        one => std::slice::from_ref(one),
    }
}

/// The texts in a list, those in lists of it joined like a path.
pub(super) fn texts(value: &Value) -> Vec<String> {
    let one = |value: &Value| match value {
        Value::Array(path) => {
            let path: Vec<String> = path.iter().filter_map(words).collect();
            (!path.is_empty()).then(|| path.join(" / "))
        }
        one => words(one),
    };
    all(value).iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_tools_write_them() {
        let value: Value =
            serde_json::from_str(r#"["a",1,["b","c"],{"x":1},null,"7",2.0,2.5,1e300]"#)
                .expect("JSON");
        let list = all(&value);
        assert_eq!(
            texts(&value),
            ["a", "1", "b / c", "7", "2.0", "2.5", "1e+300"]
        );
        let numbers: Vec<_> = list.iter().map(whole).collect();
        let expected = [
            None,
            Some(1),
            None,
            None,
            None,
            Some(7),
            Some(2),
            None,
            None,
        ];
        assert_eq!(numbers, expected);
        assert!(all(&Value::Null).is_empty());
        assert_eq!(all(&list[0]).len(), 1);
    }
}
