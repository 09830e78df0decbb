//! What the palette offers, without a window.

use std::sync::Arc;

use crate::base::environment::{Environment, SeededEnvironment};
use crate::gui::commands::{Availability, Request, UiCommand};
use crate::gui::popups::palette::index::PaletteIndex;
use crate::gui::popups::palette::matching::Query;
use crate::gui::popups::palette::offers::{Line, Offer, Offering, lines};
use crate::gui::theme::LIGHT;
use crate::i18n::{Language, Word};
use crate::model::{Bilingual, Row, Snapshot, Tag, TagColor, TagId};

fn offered(typed: &str, snapshot: Option<&Snapshot>, language: Language) -> Vec<Line> {
    offered_after(typed, snapshot, language, &[])
}

fn offered_after(
    typed: &str,
    snapshot: Option<&Snapshot>,
    language: Language,
    recent: &[String],
) -> Vec<Line> {
    let mut index = PaletteIndex::default();
    if let Some(snapshot) = snapshot {
        index.refresh(snapshot);
    }
    let at_hand = Availability {
        collection: true,
        writable: true,
        document: true,
        selection: true,
        ..Availability::default()
    };
    lines(
        &Query::new(typed),
        &index,
        &Offering {
            theme: &LIGHT,
            snapshot,
            at_hand: &at_hand,
            recent,
            wording: language.into(),
        },
    )
}

fn first(lines: &[Line]) -> &Offer {
    lines
        .iter()
        .find_map(|line| match line {
            Line::Offer(offer) => Some(offer),
            Line::Head(_) => None,
        })
        .expect("an offer")
}

fn command(offer: &Offer) -> UiCommand {
    match offer.request {
        Request::Ui(command) => command,
        _ => panic!("not a command: {offer:?}"),
    }
}

fn tags(labels: impl Iterator<Item = (String, String)>) -> Snapshot {
    let environment = SeededEnvironment::new(5);
    let rows = labels.enumerate().map(|(at, (english, arabic))| {
        Row::Tag(Arc::new(Tag {
            id: TagId(environment.new_uuid()),
            parent: None,
            rank: at as i64,
            label: Bilingual { english, arabic },
            definition: Bilingual::default(),
            includes: Bilingual::default(),
            excludes: Bilingual::default(),
            terms: Vec::new(),
            color: TagColor::Palette(0),
            is_category: false,
            created: environment.now(),
        }))
    });
    Snapshot::from_rows(7, rows)
}

#[test]
fn words_of_other_programs_find_the_command() {
    for language in Language::ALL {
        for (typed, expected) in [
            ("code", UiCommand::Tag),
            ("coding", UiCommand::Tag),
            ("ترميز", UiCommand::Tag),
            ("comment", UiCommand::Memo),
            ("ملاحظة", UiCommand::Memo),
            ("quotation", UiCommand::Highlight),
            ("settings", UiCommand::Preferences),
            ("اعدادات", UiCommand::Preferences),
        ] {
            let lines = offered(typed, None, language);
            let offer = first(&lines);
            assert_eq!(command(offer), expected, "{typed} in {language:?}");
            assert!(offer.also.is_some(), "{typed}: the reason is shown");
        }
    }
}

#[test]
fn a_name_in_the_other_language_is_found_and_shown_beside() {
    let lines = offered("تظليل", None, Language::English);
    let offer = first(&lines);
    assert_eq!(
        (offer.name.as_str(), offer.also.as_deref()),
        ("Highlight", Some("تظليل"))
    );
    let snapshot = tags([("Blame".to_owned(), "لوم".to_owned())].into_iter());
    let lines = offered("blame", Some(&snapshot), Language::Arabic);
    let offer = first(&lines);
    assert_eq!(
        (offer.name.as_str(), offer.also.as_deref()),
        ("لوم", Some("Blame"))
    );
}

#[test]
fn what_was_used_last_comes_first_and_reasons_are_told() {
    let recent = [
        Word::AnnHighlight.key().to_owned(),
        "gone.command".to_owned(),
    ];
    let lines = offered_after("", None, Language::English, &recent);
    assert!(matches!(lines.first(), Some(Line::Head(word)) if *word == Word::PaletteRecent));
    assert_eq!(command(first(&lines)), UiCommand::Highlight);
    let offers = lines.iter().filter_map(|line| match line {
        Line::Offer(offer) => Some(offer),
        Line::Head(_) => None,
    });
    assert_eq!(offers.count(), UiCommand::ALL.len(), "each command once");
    let lines = offered("redo", None, Language::English);
    assert_eq!(first(&lines).why, Some(Word::EditRedoNone));
}

#[test]
fn fifty_thousand_tags_are_searched_by_the_index() {
    let labels = (0..50_000).map(|at| (format!("Subject {at}"), format!("موضوع {at}")));
    let snapshot = tags(labels);
    let lines = offered("موضوع 49999", Some(&snapshot), Language::English);
    let offer = first(&lines);
    assert_eq!(offer.name, "Subject 49999");
    assert_eq!(offer.also.as_deref(), Some("موضوع 49999"));
    // A list has an end.
    assert!(offered("subject", Some(&snapshot), Language::English).len() < 300);
    let mut index = PaletteIndex::default();
    index.refresh(&snapshot);
    let renamed = snapshot.tags().next().expect("a tag");
    let mut tag = (**renamed).clone();
    tag.label.english = "Renamed".to_owned();
    let edit = crate::model::RowEdit::new(
        Some(Row::Tag(Arc::clone(renamed))),
        Some(Row::Tag(Arc::new(tag))),
    )
    .expect("an edit");
    let next = snapshot.apply(&[edit]);
    index.refresh(&next);
    assert_eq!(index.find(&Query::new("renamed"), false).tags.len(), 1);
}
