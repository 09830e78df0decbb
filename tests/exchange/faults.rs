//! Rows that contradict themselves, each other or their text are refused by name and place.

use hashiya::exchange::record::{ExchangeError, Format, RowFault};
use hashiya::model::RowKind;

use crate::hostile::{edited, place};
use crate::sample::{bad, full, good};

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
    check_fault(
        Format::Ron,
        "quote:\"طـــويلة\"",
        "quote:\"طويلة\"",
        RowKind::Rejection,
        |fault| matches!(fault, RowFault::Quote { .. }),
    );
}

#[test]
fn what_counts_is_named_rightly() {
    let counts = |fault: &RowFault| matches!(fault, RowFault::Field { field: "counts" });
    let (right, wrong) = ("counts:[\"vowel_marks\"", "counts:[\"harakat\"");
    check_fault(Format::Ron, right, wrong, RowKind::Tag, counts);
    let (right, twice) = (
        "counts:[\"composition\"",
        "counts:[\"composition\",\"composition\"",
    );
    check_fault(Format::Ron, right, twice, RowKind::SavedSearch, counts);
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
    let hash = |fault: &RowFault| matches!(fault, RowFault::Original { .. });
    let length = |fault: &RowFault| {
        *fault
            == RowFault::Field {
                field: "original_len",
            }
    };
    check_fault(
        Format::Ron,
        "original:Some(\"AJ+Slg==\")",
        "original:Some(\"AJ+Slw==\")",
        RowKind::Capture,
        hash,
    );
    check_fault(
        Format::Ron,
        "original_len:4,",
        "original_len:5,",
        RowKind::Capture,
        length,
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
fn values_are_of_their_variables_kind() {
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
