//! Examples of what belongs to finding things in texts: terms, mentions, saved searches.

use hashiya::command::{Command, TagChoice};
use hashiya::model::*;

use crate::examples::Things;
use crate::support::{Bench, span};

/// A tag with terms, a mention of it that was turned down, and a saved search.
pub fn sought(bench: &Bench, capture: CaptureId, tag: TagId) -> (RejectionId, SavedSearchId) {
    bench.run(Command::SetTerms {
        tag,
        terms: vec![Term::new("company"), Term::new("الشركة")],
    });
    let annotator = bench.engine().me();
    let rejected = bench.run(Command::RejectMentions {
        tag,
        mentions: vec![(capture, span(9, 21))],
        annotator,
    });
    let saved = bench.run(Command::SaveSearch {
        name: "saved".to_owned(),
        typed: "شركة OR company".to_owned(),
        options: SearchOptions::default(),
        seen: Some(vec![capture]),
        annotator,
    });
    match (rejected.answer[0], saved.answer[0]) {
        (RowKey::Rejection(rejection), RowKey::SavedSearch(search)) => (rejection, search),
        other => panic!("{other:?}"),
    }
}

/// Examples of what belongs to finding things in texts.
pub fn of_searches(bench: &Bench, things: &Things) -> Vec<Command> {
    let Things {
        capture,
        tags: [denial, report, _],
        ..
    } = things;
    let annotator = bench.engine().me();
    let search = things.search;
    vec![
        Command::AnnotateAll {
            passages: vec![
                (*capture, span(22, 30)),
                (*capture, span(0, 8)),
                (*capture, span(0, 8)),
            ],
            tags: vec![
                TagChoice::Existing(*denial),
                TagChoice::Named("fresh".to_owned()),
            ],
            annotator,
        },
        Command::SetTerms {
            tag: *report,
            terms: vec![
                Term::new("firm"),
                Term {
                    standing: TermStanding::TurnedDown,
                    ..Term::new("company")
                },
            ],
        },
        Command::RejectMentions {
            tag: *denial,
            mentions: vec![(*capture, span(9, 21)), (*capture, span(0, 8))],
            annotator,
        },
        Command::RestoreMentions {
            rejections: vec![things.rejection],
        },
        Command::SaveSearch {
            name: "another".to_owned(),
            typed: "خدمة".to_owned(),
            options: SearchOptions::default(),
            seen: None,
            annotator,
        },
        Command::ChangeSearch {
            search,
            name: "renamed".to_owned(),
            typed: "شركة".to_owned(),
            options: SearchOptions::default(),
        },
        Command::MarkSearchRun {
            search,
            captures: Vec::new(),
        },
        Command::DeleteSearch { search },
    ]
}
