//! The lines of an `.ann` file, one annotation each, as the description of the format and brat's own reader have them.

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// `T1⇥Type 0 5;8 12⇥words`.
    Text(TextLine<'a>),
    /// `R1⇥Type Arg1:T1 Arg2:T2`.
    Relation {
        id: &'a str,
        kind: &'a str,
        from: &'a str,
        to: &'a str,
    },
    /// `E1⇥Type:T1 Role:T2`.
    Event {
        id: &'a str,
        trigger: &'a str,
        arguments: Vec<(&'a str, &'a str)>,
    },
    /// `*⇥Type T1 T2`.
    Equivalence {
        kind: &'a str,
        members: Vec<&'a str>,
    },
    /// `#1⇥Type T1⇥words`.
    Note {
        id: &'a str,
        kind: &'a str,
        of: &'a str,
        text: &'a str,
    },
    /// `A1⇥Type T1 Value`, `M1⇥Type T1`.
    Attribute,
    /// `N1⇥Type T1 Source:Id⇥words`.
    Normalization,
    /// None of these.
    Other,
}

/// A passage with its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextLine<'a> {
    /// `T` and a number.
    pub(super) id: &'a str,
    /// Its type.
    pub(super) kind: &'a str,
    /// Code points, as written.
    pub(super) spans: Vec<(i64, i64)>,
    /// Its words; those of several parts are apart by a space.
    pub(super) quote: &'a str,
}

/// The lines of a file that are not empty.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    // Only a line feed ends a line: other breaks may stand in the words of other programs.
    let lines = text.strip_prefix('\u{FEFF}').unwrap_or(text).split('\n');
    let lines = lines.map(|line| line.strip_suffix('\r').unwrap_or(line));
    let lines = lines.filter(|line| !line.trim().is_empty());
    lines.map(|line| read(line).unwrap_or(Line::Other))
}

fn read(line: &str) -> Option<Line<'_>> {
    let (id, rest) = line.split_once('\t')?;
    let (data, words) = match rest.split_once('\t') {
        Some((data, words)) => (data, words),
        None => (rest, ""),
    };
    let mut fields = data.split_whitespace();
    match id.chars().next()? {
        'T' => {
            let (kind, places) = data.split_once(' ')?;
            let spans = places.split(';').map(span).collect::<Option<_>>()?;
            let quote = words;
            Some(Line::Text(TextLine {
                id,
                kind,
                spans,
                quote,
            }))
        }
        'R' => {
            let kind = fields.next()?;
            let (_, from) = fields.next()?.split_once(':')?;
            let (_, to) = fields.next()?.split_once(':')?;
            let line = Line::Relation { id, kind, from, to };
            fields.next().is_none().then_some(line)
        }
        'E' => {
            let (_, trigger) = fields.next()?.split_once(':')?;
            let arguments = fields.map(|field| field.split_once(':'));
            let arguments = arguments.collect::<Option<_>>()?;
            Some(Line::Event {
                id,
                trigger,
                arguments,
            })
        }
        '*' => {
            let kind = fields.next()?;
            let members = fields.collect();
            Some(Line::Equivalence { kind, members })
        }
        '#' => {
            let (kind, of) = (fields.next()?, fields.next()?);
            let text = words;
            Some(Line::Note { id, kind, of, text })
        }
        'A' | 'M' => Some(Line::Attribute),
        'N' => Some(Line::Normalization),
        _ => None,
    }
}

/// Two numbers; what is no number is no place, and stands before every text.
fn span(place: &str) -> Option<(i64, i64)> {
    let mut numbers = place.split_whitespace();
    let (start, end) = (numbers.next()?, numbers.next()?);
    let number = |text: &str| text.parse().unwrap_or(-1);
    numbers
        .next()
        .is_none()
        .then(|| (number(start), number(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Line<'_>) {
        assert_eq!(lines(line).collect::<Vec<_>>(), [expected], "{line}");
    }

    #[test]
    fn each_kind_of_line_is_read() {
        check(
            "T1\tDenial 0 5;8 12\tno 👨\u{200D}👩 no\ttab",
            Line::Text(TextLine {
                id: "T1",
                kind: "Denial",
                spans: vec![(0, 5), (8, 12)],
                quote: "no 👨\u{200D}👩 no\ttab",
            }),
        );
        check(
            "R1\tcauses Arg1:T1 Arg2:T2\t",
            Line::Relation {
                id: "R1",
                kind: "causes",
                from: "T1",
                to: "T2",
            },
        );
        check(
            "E1\tMerge:T2 Org1:T1 Org2:E3",
            Line::Event {
                id: "E1",
                trigger: "T2",
                arguments: vec![("Org1", "T1"), ("Org2", "E3")],
            },
        );
        check(
            "*\tEquiv T1 T2 T3",
            Line::Equivalence {
                kind: "Equiv",
                members: vec!["T1", "T2", "T3"],
            },
        );
        check(
            "#1\tAnnotatorNotes T1\tملاحظة\r",
            Line::Note {
                id: "#1",
                kind: "AnnotatorNotes",
                of: "T1",
                text: "ملاحظة",
            },
        );
        check("A1\tNegation E1", Line::Attribute);
        check("M1\tNegation E1", Line::Attribute);
        check("N1\tReference T1 Wiki:1\tname", Line::Normalization);
    }

    #[test]
    fn what_is_no_line_is_other() {
        for line in [
            "T1",
            "T1\tDenial",
            "T1\tDenial 1",
            "T1\tDenial 1 2 3\tx",
            "R1\tcauses T1 T2",
            "R1\tcauses Arg1:T1",
            "E1\tMerge",
            "#1\tAnnotatorNotes",
            "words",
        ] {
            check(line, Line::Other);
        }
        let Some(Line::Text(line)) = lines("T1\tDenial one 99999999999999999999\tx").next() else {
            panic!("it is a passage");
        };
        assert_eq!(line.spans, [(-1, -1)]);
    }
}
