//! What is broken or hostile is refused with the place where it is, and nothing of it is handed on.

use hashiya::base::{Budget, Limit};
use hashiya::exchange::record::{ExchangeError, Format, TextPlace, no_texts, read, record_budget};

use crate::sample::{bad, full, good};

/// The sample with one piece replaced where it stands first.
pub(crate) fn edited(format: Format, from: &str, to: &str) -> String {
    let text = full().export(format);
    assert!(text.contains(from), "{from} is in the sample");
    text.replacen(from, to, 1)
}

/// The place of a piece of text.
pub(crate) fn place(text: &str, piece: &str) -> TextPlace {
    let at = text.find(piece).expect("it is there");
    let line_start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    TextPlace {
        line: text[..at].matches('\n').count() + 1,
        column: text[line_start..at].chars().count() + 1,
    }
}

#[test]
fn a_file_cut_short_is_refused_wherever_it_is_cut() {
    for format in Format::ALL {
        let text = full().export(*format);
        let end = text.trim_end().len();
        for cut in (0..end).step_by(97).chain([1, 2, end - 2, end - 1]) {
            let bytes = &text.as_bytes()[..cut];
            match read(bytes, &record_budget(), &no_texts) {
                Err(ExchangeError::Truncated { place } | ExchangeError::NotUtf8 { place }) => {
                    let whole = String::from_utf8_lossy(bytes);
                    let n_lines = whole.trim_end().matches('\n').count() + 1;
                    assert_eq!(place.line, n_lines, "{format:?} cut at {cut}");
                }
                other => panic!("{format:?} cut at {cut}: {other:?}"),
            }
        }
    }
}

#[test]
fn unknown_versions_are_named() {
    let check = |text: String, version: u64| match bad(&text) {
        ExchangeError::UnknownVersion {
            found,
            known,
            place,
        } => {
            assert_eq!((found, known, place.line), (version, 3, 1));
        }
        other => panic!("{other}"),
    };
    check(edited(Format::Ron, "version:3", "version:4"), 4);
    check(edited(Format::Json, "\"version\":3", "\"version\":0"), 0);
    // Also where the fields of the later version stand before it, or look unlike ours.
    check(
        "(format:\"hashiya-record\",claims:[(x:1)],version:4)".to_owned(),
        4,
    );
    check(
        "{\"claims\":[{\"x\":1}],\"format\":\"hashiya-record\",\"version\":4}".to_owned(),
        4,
    );
}

#[test]
fn other_files_are_told_from_records() {
    for text in [
        "{\"type\":\"FeatureCollection\",\"features\":[]}",
        "{\"format\":\"other\",\"version\":1}",
        "{}",
        "()",
        "(format:\"other\")",
        "(name:\"x\",items:[1,2,3])",
    ] {
        let found = bad(text);
        assert!(
            matches!(found, ExchangeError::NotARecord { .. }),
            "{text}: {found}"
        );
    }
    for text in ["hello", "[1]", "{1}", "\u{1}", "<xml/>", "((((", "{{"] {
        let found = bad(text);
        let is_syntax = matches!(
            found,
            ExchangeError::Syntax { .. } | ExchangeError::Truncated { .. }
        );
        assert!(is_syntax, "{text}: {found}");
    }
    for text in ["", " \n ", "\u{feff}"] {
        assert!(
            matches!(bad(text), ExchangeError::Truncated { .. }),
            "{text:?}"
        );
    }
    let found = read(b"(format:\"\xff\")", &record_budget(), &no_texts);
    let Err(ExchangeError::NotUtf8 { place }) = found else {
        panic!("{found:?}");
    };
    assert_eq!((place.line, place.column), (1, 10));
}

#[test]
fn brackets_inside_brackets_end_at_the_limit() {
    let check = |text: &str, line: usize, column: usize| match bad(text) {
        ExchangeError::TooDeep { allowed: 64, place } => {
            assert_eq!((place.line, place.column), (line, column));
        }
        other => panic!("{other}"),
    };
    check(&"(".repeat(1_000_000), 1, 65);
    check(&"[".repeat(1_000_000), 1, 65);
    check(&"{\"a\":".repeat(1_000_000), 1, 64 * 5 + 1);
    let bomb =
        |opening: &str, closing: &str| [opening.repeat(100_000), closing.repeat(100_000)].concat();
    let json = format!(
        "{{\"format\":\"hashiya-record\",\"version\":1,\n\"tags\":{}}}",
        bomb("[", "]")
    );
    check(&json, 2, 8 + 63);
    let ron = format!(
        "(format:\"hashiya-record\",version:1,\ntags:{})",
        bomb("[", "]")
    );
    check(&ron, 2, 6 + 63);
    let some = format!(
        "(format:\"hashiya-record\",version:1,\ntags:[(parent:{})])",
        bomb("Some(", ")")
    );
    assert!(matches!(bad(&some), ExchangeError::TooDeep { .. }));
    // Brackets in strings and comments are no nesting.
    let text = edited(Format::Ron, "free", &"([{".repeat(100));
    good(&format!("/* {} */{text}", "((".repeat(100)));
    good(&format!(
        "{}{}{text}",
        "/*".repeat(100_000),
        "*/".repeat(100_000)
    ));
}

#[test]
fn unknown_and_double_and_missing_fields_are_named() {
    let ron = edited(Format::Ron, "color:", "colour:");
    let Err(ExchangeError::UnknownField {
        field,
        place: found,
    }) = crate::sample::read_text(&ron)
    else {
        panic!("accepted");
    };
    assert_eq!(
        (field.as_str(), found.line),
        ("colour", place(&ron, "colour").line)
    );
    let json = edited(Format::Json, "\"color\":", "\"colour\":");
    let ExchangeError::UnknownField {
        field,
        place: found,
    } = bad(&json)
    else {
        panic!("accepted");
    };
    assert_eq!(field, "colour");
    let start = place(&json, "\"colour\"");
    assert_eq!(found.line, start.line);
    assert!(
        (start.column..start.column + 9).contains(&found.column),
        "{found} after {start}"
    );

    for (format, from, to, name) in [
        (
            Format::Ron,
            "is_symmetric:true",
            "is_symmetric:true,is_symmetric:true",
            "is_symmetric",
        ),
        (
            Format::Json,
            "\"is_symmetric\":true",
            "\"is_symmetric\":true,\"is_symmetric\":true",
            "is_symmetric",
        ),
        (Format::Ron, "memos:[", "memos:[],memos:[", "memos"),
        (
            Format::Json,
            "\"memos\":[",
            "\"memos\":[],\"memos\":[",
            "memos",
        ),
    ] {
        match bad(&edited(format, from, to)) {
            ExchangeError::DuplicateField { field, .. } => assert_eq!(field, name),
            other => panic!("{other}"),
        }
    }
    for (format, from, to) in [
        (Format::Ron, ",rank:-3", ""),
        (Format::Json, ",\"rank\":-3", ""),
    ] {
        match bad(&edited(format, from, to)) {
            ExchangeError::MissingField { field, .. } => assert_eq!(field, "rank"),
            other => panic!("{other}"),
        }
    }
}

#[test]
fn values_of_the_wrong_kind_are_refused() {
    for (format, from, to) in [
        (Format::Json, "\"year\":1447", "\"year\":NaN"),
        (Format::Json, "\"year\":1447", "\"year\":1e999"),
        (Format::Json, "\"year\":1447", "\"year\":Infinity"),
        (Format::Json, "\"year\":1447", "\"year\":1447.5"),
        (Format::Ron, "year:1447", "year:NaN"),
        (Format::Ron, "year:1447", "year:inf"),
        (Format::Ron, "year:1447", "year:99999999999"),
        (Format::Ron, "boolean(true)", "boolean(maybe)"),
        (Format::Ron, "\"proposed\"", "\"guessed\""),
        (Format::Ron, "heading_6", "heading_7"),
        (Format::Ron, "heading_6", "heading_0"),
        (Format::Ron, "#01abff", "#01abf"),
        (Format::Ron, "+03:00", "+3h"),
        (Format::Json, "2025-10-01T09", "2025-13-01T09"),
        (
            Format::Json,
            "documents_by\":\"id\"",
            "documents_by\":\"name\"",
        ),
        (Format::Json, "\"start\":", "\"start\":-"),
        (Format::Json, "\"start\":", "\"start\":\"1\",\"x\":"),
    ] {
        let text = edited(format, from, to);
        let found = bad(&text);
        let ExchangeError::Syntax { place: at, .. } = found else {
            panic!("{to}: {found}");
        };
        assert_eq!(at.line, place(&text, to).line, "{to}");
    }
}

#[test]
fn a_budget_is_kept() {
    let text = full().export(Format::Json);
    let n_rows = full().snapshot().rows().count() as u64;
    let check = |budget: Budget, limit: Limit| match read(text.as_bytes(), &budget, &no_texts) {
        Err(ExchangeError::Budget(exceeded)) => assert_eq!(exceeded.limit, limit),
        other => panic!("{other:?}"),
    };
    let wide = record_budget();
    check(
        Budget {
            bytes: text.len() as u64 - 1,
            ..wide
        },
        Limit::Bytes,
    );
    check(
        Budget {
            items: n_rows,
            ..wide
        },
        Limit::Items,
    );
    check(
        Budget {
            characters: 100,
            ..wide
        },
        Limit::Characters,
    );
    let mut many = crate::sample::Maker::new(1);
    for _ in 0..2000 {
        many.tag(None, "t", "");
    }
    let late = Budget {
        time: std::time::Duration::ZERO,
        ..wide
    };
    let found = read(many.export(Format::Json).as_bytes(), &late, &no_texts);
    assert!(
        matches!(found, Err(ExchangeError::Budget(exceeded)) if exceeded.limit == Limit::Seconds)
    );
}

#[test]
fn no_single_damaged_byte_does_harm() {
    for format in Format::ALL {
        let text = full().export(*format);
        for (index, at) in (0..text.len()).step_by(61).enumerate() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = b"\"\\()[]{}:,x0 \n\xff/"[index % 16];
            // Whatever comes of it: a record in order, or an error. Never a panic.
            if let Ok(record) = read(&bytes, &record_budget(), &no_texts) {
                assert!(!record.rows.is_empty());
            }
        }
    }
}

#[test]
fn every_beginning_of_a_small_record_is_refused() {
    for format in Format::ALL {
        let text = crate::sample::Maker::new(1).export(*format);
        for cut in 0..text.trim_end().len() {
            let read = read(&text.as_bytes()[..cut], &record_budget(), &no_texts);
            assert!(read.is_err(), "{format:?} cut at {cut}");
        }
    }
}

#[test]
fn numbers_and_signs_that_cannot_be_are_refused() {
    for (format, from, to) in [
        (
            Format::Json,
            "\"year\":1447",
            "\"year\":18446744073709551616",
        ),
        (Format::Ron, "year:1447", "year:18446744073709551616"),
        (
            Format::Json,
            "\"start\":",
            "\"start\":18446744073709551616,\"x\":",
        ),
        // Half of a pair of UTF-16 is no character.
        (Format::Json, "free", "\\ud800"),
        (Format::Json, "free", "\\udc00\\ud800"),
        (Format::Ron, "free", "\\u{d800}"),
        (Format::Ron, "free", "\\u{110000}"),
    ] {
        let found = bad(&edited(format, from, to));
        let is_refused = matches!(
            found,
            ExchangeError::Syntax { .. } | ExchangeError::UnknownField { .. }
        );
        assert!(is_refused, "{to}: {found}");
    }
}

#[test]
fn what_people_write_into_ron_by_hand_is_read() {
    let text = full().export(Format::Ron);
    // Comments, raw strings and an extension that changes nothing of ours.
    let commented = text.replacen(
        "version:3",
        "/* of /* the */ format */ version:3 // so\n",
        1,
    );
    good(&commented);
    let raw = edited(Format::Ron, "\"free\"", "r#\"free\"#");
    good(&raw);
    good(&format!("#![enable(implicit_some)]\n{text}"));
}
