//! Random collections come back; one position moved does not.

use hashiya::base::environment::Timestamp;
use hashiya::exchange::record::{ExchangeError, Format, RowFault};
use hashiya::model::{Capture, MemoKind, Row};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use crate::sample::{Maker, bad, good, span};

/// What texts are made of: both scripts, marks, joiners, controls, line ends, and what RON and JSON must escape.
const PIECES: &[&str] = &[
    "a",
    "Zoo ",
    "é",
    "e\u{301}",
    "كتاب",
    "مُدَرِّسٌ",
    "ـــ",
    " ",
    "\n",
    "\t",
    "\"",
    "\\",
    "'",
    "\u{0}",
    "\u{7f}",
    "\u{85}",
    "\u{200c}",
    "\u{200d}",
    "\u{200f}",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\u{202e}",
    "\u{2028}",
    "\u{feff}",
    "\u{fffd}",
    "👨‍👩‍👧‍👦",
    "🇵🇸",
    "👍🏽",
    "𝄞",
    "\u{10ffff}",
    "٣٫٥",
    "\r",
    "</",
    "\\u{64e}",
    "\u{e000}",
];

pub(crate) fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 1..80).prop_map(|all| all.concat())
}

pub(crate) fn moment() -> impl Strategy<Value = Timestamp> {
    (
        -60_000_000_000_000_000_i64..250_000_000_000_000_000,
        -86_000_i32..86_000,
    )
        .prop_map(|(utc_micros, offset_seconds)| Timestamp {
            utc_micros,
            offset_seconds,
        })
}

/// Where passages lie, as fractions of the text's code points in 1/1000.
pub(crate) type Cuts = Vec<Vec<(u16, u16)>>;

pub(crate) fn cuts() -> impl Strategy<Value = Cuts> {
    proptest::collection::vec(
        proptest::collection::vec((0_u16..1000, 0_u16..1000), 1..4),
        0..8,
    )
}

pub(crate) fn collection(
    texts: Vec<(String, Cuts)>,
    names: &[String],
    moments: &[Timestamp],
) -> Maker {
    let mut maker = Maker::new(texts.len() as u64);
    let tag = maker.tag(None, &names[0], &names[1]);
    for (text, cuts) in texts {
        let (_, capture) = maker.document(&names[2], &text);
        let mut edges: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        edges.push(text.len());
        for cut in cuts {
            let mut points: Vec<usize> = cut
                .iter()
                .flat_map(|(start, end)| [start, end])
                .map(|part| edges[usize::from(*part) * edges.len() / 1000])
                .collect();
            points.sort_unstable();
            let spans: Vec<_> = points
                .chunks(2)
                .filter(|pair| pair[0] < pair[1])
                .map(|pair| span(pair[0], pair[1]))
                .collect();
            if spans.is_empty() {
                continue;
            }
            let passage = maker.passage_on(capture, &text, spans);
            maker.annotation(passage, &[tag]);
        }
    }
    maker.memo(MemoKind::Task, &names[3], Vec::new());
    for (index, row) in maker.rows.iter_mut().enumerate() {
        if let Row::Capture(capture) = row {
            *row = Capture {
                created: moments[index % moments.len()],
                original_modified: Some(moments[(index + 1) % moments.len()]),
                ..(**capture).clone()
            }
            .into();
        }
    }
    maker
}

/// So many collections made at random, always the same.
pub(crate) fn cases(n: usize) -> Vec<Maker> {
    let parts = (
        proptest::collection::vec((text(), cuts()), 0..4),
        proptest::collection::vec(text(), 4),
        proptest::collection::vec(moment(), 1..5),
    );
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut one = || {
        let (texts, names, moments) = parts.new_tree(&mut runner).expect("a collection").current();
        collection(texts, &names, &moments)
    };
    (0..n).map(|_| one()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_collection_comes_back(
        texts in proptest::collection::vec((text(), cuts()), 0..4),
        names in proptest::collection::vec(text(), 4),
        moments in proptest::collection::vec(moment(), 1..5),
    ) {
        let maker = collection(texts, &names, &moments);
        let rows: Vec<Row> = maker.snapshot().rows().collect();
        for format in Format::ALL {
            let text = maker.export(*format);
            let record = good(&text);
            prop_assert_eq!(&record.rows, &rows);
            let mut again = Maker::new(0);
            again.rows = record.rows;
            again.originals = maker.originals.clone();
            prop_assert_eq!(again.export(*format), text);
        }
    }

    #[test]
    fn a_shifted_position_is_noticed(cut in (0_u16..900, 1_u16..100), by in 1_u64..4) {
        // No character repeats, so that every shift changes the words.
        let text: String = ('\u{621}'..='\u{64a}').chain('a'..='z').chain('\u{1f300}'..='\u{1f320}').collect();
        let n_points = text.chars().count();
        let start = usize::from(cut.0) * n_points / 1000;
        let end = (start + 1 + usize::from(cut.1) / 10).min(n_points);
        let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut maker = Maker::new(1);
        let (_, capture) = maker.document("d", &text);
        maker.passage_on(capture, &text, vec![span(edges[start], edges[end])]);
        for format in Format::ALL {
            let written = maker.export(*format);
            good(&written);
            let (from, to) = match format {
                Format::Ron => (format!("(start:{start},end:{end})"), format!("(start:{},end:{})", start as u64 + by, end as u64 + by)),
                Format::Json => (format!("{{\"start\":{start},\"end\":{end}}}"), format!("{{\"start\":{},\"end\":{}}}", start as u64 + by, end as u64 + by)),
            };
            prop_assert!(written.contains(&from));
            let found = bad(&written.replace(&from, &to));
            let is_noticed = matches!(found, ExchangeError::Row { fault: RowFault::Quote { .. } | RowFault::Span { .. }, place: Some(_), .. });
            prop_assert!(is_noticed, "{}", found);
        }
    }
}
