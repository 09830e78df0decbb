//! What is broken or hostile is refused with the place where it is, and nothing of it is handed on.

use hashiya::base::{Budget, Limit};
use hashiya::exchange::record::{
    ExchangeError, Format, RowFault, TextPlace, no_texts, read, record_budget,
};
use hashiya::model::RowKind;

use crate::sample::{bad, full, good};

/// The sample with one piece replaced where it stands first.
fn edited(format: Format, from: &str, to: &str) -> String {
    let text = full().export(format);
    assert!(text.contains(from), "{from} is in the sample");
    text.replacen(from, to, 1)
}

/// The place of a piece of text.
fn place(text: &str, piece: &str) -> TextPlace {
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
            assert_eq!((found, known, place.line), (version, 1, 1));
        }
        other => panic!("{other}"),
    };
    check(edited(Format::Ron, "version:1", "version:2"), 2);
    check(edited(Format::Json, "\"version\":1", "\"version\":0"), 0);
    // Also where the fields of the later version stand before it, or look unlike ours.
    check(
        "(format:\"hashiya-record\",claims:[(x:1)],version:3)".to_owned(),
        3,
    );
    check(
        "{\"claims\":[{\"x\":1}],\"format\":\"hashiya-record\",\"version\":3}".to_owned(),
        3,
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
    for (from, to) in [
        ("number(\"-12.50\")", "number(\"NaN\")"),
        ("number(\"-12.50\")", "number(\"\")"),
        ("month:Some(2)", "month:Some(13)"),
        ("month:Some(2),", ""),
        ("day:Some(29)", "day:Some(0)"),
        ("boolean(true)", "number(\"1\")"),
    ] {
        check_fault(Format::Ron, from, to, RowKind::VariableValue, |fault| {
            *fault == RowFault::Field { field: "value" }
        });
    }
}

/// The row at fault is named, with the line of the row that was edited.
fn check_fault(
    format: Format,
    from: &str,
    to: &str,
    kind: RowKind,
    is_expected: impl Fn(&RowFault) -> bool,
) {
    let text = edited(format, from, to);
    match bad(&text) {
        ExchangeError::Row {
            key,
            fault,
            place: Some(found),
        } => {
            assert!(is_expected(&fault), "{to}: {fault}");
            assert_eq!(key.kind(), kind);
            assert!(
                text.lines()
                    .nth(found.line - 1)
                    .is_some_and(|line| line.contains(to)),
                "{to}: {found}"
            );
        }
        other => panic!("{to}: {other}"),
    }
}

#[test]
fn quotes_and_contexts_are_proved_against_the_text() {
    let quote = |fault: &RowFault| matches!(fault, RowFault::Quote { expected, found } if expected == "«لا تعليق»" && found == "«بلا تعليق»");
    for format in Format::ALL {
        let name = if *format == Format::Ron {
            "quote:"
        } else {
            "\"quote\":"
        };
        check_fault(
            *format,
            &format!("{name}\"«لا تعليق»\""),
            &format!("{name}\"«بلا تعليق»\""),
            RowKind::Passage,
            quote,
        );
    }
    let context = |name: &'static str| move |fault: &RowFault| matches!(fault, RowFault::Context { field, .. } if *field == name);
    check_fault(
        Format::Ron,
        "prefix:\"The company",
        "prefix:\"the company",
        RowKind::Passage,
        context("prefix"),
    );
    check_fault(
        Format::Ron,
        "suffix:\" 25 Sep",
        "suffix:\" 26 Sep",
        RowKind::Passage,
        context("suffix"),
    );
}

#[test]
fn spans_fit_their_text() {
    let spans = "spans:[(start:12,end:38)]";
    let check = |to: &str, is_expected: fn(&RowFault) -> bool| {
        check_fault(Format::Ron, spans, to, RowKind::Passage, is_expected);
    };
    check("spans:[(start:12,end:12)]", |fault| {
        matches!(
            fault,
            RowFault::Span {
                start: 12,
                end: 12,
                ..
            }
        )
    });
    check("spans:[(start:38,end:12)]", |fault| {
        matches!(fault, RowFault::Span { start: 38, .. })
    });
    check("spans:[(start:12,end:9999)]", |fault| {
        matches!(fault, RowFault::Span { end: 9999, .. })
    });
    check("spans:[(start:12,end:4294967295)]", |fault| {
        matches!(fault, RowFault::Span { .. })
    });
    check("spans:[(start:20,end:38),(start:12,end:13)]", |fault| {
        *fault == RowFault::SpanOrder
    });
    check("spans:[(start:12,end:20),(start:19,end:38)]", |fault| {
        *fault == RowFault::SpanOrder
    });
    check("spans:[]", |fault| *fault == RowFault::SpanCount);
    check_fault(
        Format::Ron,
        "state:\"accepted\"",
        "state:\"orphan\"",
        RowKind::Placement,
        |fault| *fault == RowFault::SpanCount,
    );
    check_fault(
        Format::Ron,
        "state:\"orphan\"",
        "state:\"accepted\"",
        RowKind::Placement,
        |fault| *fault == RowFault::SpanCount,
    );
}

#[test]
fn texts_and_bytes_are_those_that_were_hashed() {
    let text_hash = |fault: &RowFault| matches!(fault, RowFault::TextHash { .. });
    check_fault(
        Format::Ron,
        "text:Some(\"The company",
        "text:Some(\"The Company",
        RowKind::Capture,
        text_hash,
    );
    let original = |fault: &RowFault| matches!(fault, RowFault::Original { .. });
    check_fault(
        Format::Ron,
        "original:Some(\"AJ+Slg==\")",
        "original:Some(\"AJ+Slw==\")",
        RowKind::Capture,
        original,
    );
    check_fault(
        Format::Ron,
        "original_len:4,",
        "original_len:5,",
        RowKind::Capture,
        original,
    );
    let found = bad(&edited(Format::Ron, "\"AJ+Slg==\"", "\"AJ+Slh==\""));
    assert!(matches!(found, ExchangeError::Syntax { .. }), "{found}");
}

#[test]
fn references_lead_somewhere_and_ids_stand_once() {
    let record = good(&full().export(Format::Ron));
    let text = full().export(Format::Ron);
    for row in &record.rows {
        let id = row.key().uuid().to_string();
        let own = format!("(id:\"{id}\"");
        // A row under another name leaves those that point to it dangling.
        let is_referred_to = text.matches(&id).count() > 1;
        if is_referred_to && row.key().kind() != RowKind::Collection {
            let other = own.replace(&id, "00000000-0000-4000-8000-000000000000");
            let found = bad(&text.replacen(&own, &other, 1));
            let ExchangeError::Row {
                fault: RowFault::Dangling { target },
                place: Some(_),
                ..
            } = found
            else {
                panic!("{:?}: {found}", row.key());
            };
            assert_eq!(target, row.key());
        }
        let Some(line) = text.lines().find(|line| line.starts_with(&own)) else {
            continue;
        };
        let line = line.trim_end_matches(',');
        let twice = text.replacen(line, &format!("{line},\n{line}"), 1);
        match bad(&twice) {
            ExchangeError::Row {
                key,
                fault: RowFault::Duplicate,
                place: Some(found),
            } => {
                assert_eq!(key, row.key());
                assert_eq!(found.line, place(&twice, line).line + 1);
            }
            other => panic!("{other}"),
        }
    }
}

#[test]
fn tags_form_a_tree() {
    let mut maker = crate::sample::Maker::new(1);
    let mut parent = None;
    for _ in 0..64 {
        parent = Some(maker.tag(parent, "t", ""));
    }
    let text = maker.export(Format::Ron);
    good(&text);
    let first = text
        .lines()
        .find(|line| line.contains("is_category:true"))
        .expect("the root");
    let root = &first[5..41];
    let below_itself = text.replacen(
        first,
        &first.replacen(",rank", &format!(",parent:Some(\"{root}\"),rank"), 1),
        1,
    );
    let deepest = parent.expect("a tag").0;
    let circle = text.replacen(
        first,
        &first.replacen(",rank", &format!(",parent:Some(\"{deepest}\"),rank"), 1),
        1,
    );
    for text in [below_itself, circle] {
        let found = bad(&text);
        assert!(
            matches!(
                found,
                ExchangeError::Row {
                    fault: RowFault::TagCycle,
                    ..
                }
            ),
            "{found}"
        );
    }
    maker.tag(parent, "one too many", "");
    let found = bad(&maker.export(Format::Ron));
    assert!(
        matches!(
            found,
            ExchangeError::Row {
                fault: RowFault::TagTooDeep { limit: 64 },
                ..
            }
        ),
        "{found}"
    );
}

#[test]
fn wholes_stay_whole() {
    let record = good(&full().export(Format::Json));
    let mut captures = record.rows.iter().filter_map(|row| match row {
        hashiya::model::Row::Document(document) => Some(document.capture.to_string()),
        _ => None,
    });
    let (one, other) = (captures.next().expect("one"), captures.next().expect("two"));
    check_fault(
        Format::Json,
        &format!("\"capture\":\"{one}\",\"rank\""),
        &format!("\"capture\":\"{other}\",\"rank\""),
        RowKind::Document,
        |fault| *fault == RowFault::Field { field: "capture" },
    );
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
