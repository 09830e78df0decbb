//! Lists of memos: filtered by what they are for, on and by, and by words; sorted.

use std::cmp::Reverse;

use crate::anchor;
use crate::model::{AnnotatorId, Memo, MemoId, MemoKind, MemoTarget, Snapshot};
use crate::text::fold_name;

/// What kind of thing a memo stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MemoPlace {
    /// Nothing.
    Free,
    /// The collection.
    Collection,
    /// A document.
    Document,
    /// A document set.
    DocumentSet,
    /// A tag.
    Tag,
    /// A tag set.
    TagSet,
    /// An annotation.
    Annotation,
    /// A link.
    Link,
    /// A variable.
    Variable,
}

impl MemoPlace {
    /// Every place, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[
        Self::Free,
        Self::Collection,
        Self::Document,
        Self::DocumentSet,
        Self::Tag,
        Self::TagSet,
        Self::Annotation,
        Self::Link,
        Self::Variable,
    ];

    /// The place of a target.
    pub fn of(target: MemoTarget) -> Self {
        match target {
            MemoTarget::Collection => Self::Collection,
            MemoTarget::Document(_) => Self::Document,
            MemoTarget::DocumentSet(_) => Self::DocumentSet,
            MemoTarget::Tag(_) => Self::Tag,
            MemoTarget::TagSet(_) => Self::TagSet,
            MemoTarget::Annotation(_) => Self::Annotation,
            MemoTarget::Link(_) => Self::Link,
            MemoTarget::Variable(_) => Self::Variable,
        }
    }
}

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MemoOrder {
    /// What changed last.
    #[default]
    Changed,
    /// What was made last.
    Created,
    /// By title, or the first line where there is none.
    Title,
    /// By kind, in the order of [`MemoKind::ALL`].
    Kind,
}

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoQuery {
    /// Words that must all be found, folded, in title, body or the name of what the memo stands on.
    pub filter: String,
    /// Of this kind only.
    pub kind: Option<MemoKind>,
    /// By this annotator only.
    pub annotator: Option<AnnotatorId>,
    /// On such things only.
    pub place: Option<MemoPlace>,
    /// What comes first.
    pub order: MemoOrder,
    /// Whether the order is turned round.
    pub is_reversed: bool,
}

/// Makes the list: O(n log n) of the memos, and reads their texts where words are sought.
pub fn memos(snapshot: &Snapshot, query: &MemoQuery) -> Vec<MemoId> {
    let folded = fold_name(&query.filter);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let mut found: Vec<&Memo> = snapshot
        .memos()
        .map(AsRef::as_ref)
        .filter(|memo| query.kind.is_none_or(|kind| memo.kind == kind))
        .filter(|memo| query.annotator.is_none_or(|by| memo.annotator == by))
        .filter(|memo| query.place.is_none_or(|place| stands_on(memo, place)))
        .filter(|memo| words.is_empty() || has_words(snapshot, memo, &words))
        .collect();
    match query.order {
        MemoOrder::Changed => found.sort_by_key(|memo| (Reverse(memo.modified), memo.id)),
        MemoOrder::Created => found.sort_by_key(|memo| (Reverse(memo.created), memo.id)),
        MemoOrder::Title => {
            found.sort_by_cached_key(|memo| (fold_name(&heading_of(memo)), memo.created, memo.id));
        }
        MemoOrder::Kind => {
            found.sort_by_key(|memo| (memo.kind, Reverse(memo.modified), memo.id));
        }
    }
    if query.is_reversed {
        found.reverse();
    }
    found.into_iter().map(|memo| memo.id).collect()
}

fn stands_on(memo: &Memo, place: MemoPlace) -> bool {
    match place {
        MemoPlace::Free => memo.targets.is_empty(),
        place => memo
            .targets
            .iter()
            .any(|target| MemoPlace::of(*target) == place),
    }
}

fn has_words(snapshot: &Snapshot, memo: &Memo, words: &[&str]) -> bool {
    let mut text = fold_name(&memo.title);
    text.push('\n');
    text.push_str(&fold_name(&memo.body));
    let missing: Vec<&&str> = words.iter().filter(|word| !text.contains(**word)).collect();
    if missing.is_empty() {
        return true;
    }
    let mut names = String::new();
    for target in &memo.targets {
        for is_arabic in [false, true] {
            names.push_str(&fold_name(&name_of(snapshot, *target, is_arabic)));
            names.push('\n');
        }
    }
    missing.iter().all(|word| names.contains(**word))
}

/// The title of a memo, or its first line without the signs of Markdown; empty only for an empty memo.
pub fn heading_of(memo: &Memo) -> String {
    if !memo.title.trim().is_empty() {
        return memo.title.trim().to_owned();
    }
    let line = memo
        .body
        .lines()
        .map(|line| line.trim_start_matches(['#', '>', '-', '*', '+', ' ', '\t']))
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    line.replace("**", "").trim().to_owned()
}

/// The name of what a memo stands on: of an annotation its quote, of a link both quotes. Empty for what has gone.
pub fn name_of(snapshot: &Snapshot, target: MemoTarget, is_arabic: bool) -> String {
    let quote = |passage| anchor::shown_quote(snapshot, passage).unwrap_or_default();
    match target {
        MemoTarget::Collection => snapshot.collection().map(|row| row.name.clone()),
        MemoTarget::Document(id) => snapshot.document(id).map(|row| row.name.clone()),
        MemoTarget::DocumentSet(id) => snapshot.document_set(id).map(|row| row.name.clone()),
        MemoTarget::Tag(id) => snapshot
            .tag(id)
            .map(|row| row.label.prefer(is_arabic).to_owned()),
        MemoTarget::TagSet(id) => snapshot.tag_set(id).map(|row| row.name.clone()),
        MemoTarget::Annotation(id) => snapshot.annotation(id).map(|row| quote(row.passage)),
        MemoTarget::Link(id) => snapshot
            .link(id)
            .map(|row| format!("{} – {}", quote(row.from), quote(row.to))),
        MemoTarget::Variable(id) => snapshot.variable(id).map(|row| row.name.clone()),
    }
    .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::environment::{Environment, SeededEnvironment};
    use crate::model::{Annotator, Bilingual, Row, Tag, TagColor, TagId};

    /// Three memos: an idea on a tag, a free question, a plain note on the collection and the tag.
    fn sample() -> (Snapshot, [AnnotatorId; 2]) {
        let environment = SeededEnvironment::new(9);
        let created = environment.now();
        let annotators = [(); 2].map(|()| AnnotatorId(environment.new_uuid()));
        let tag = Tag {
            id: TagId(environment.new_uuid()),
            parent: None,
            rank: 0,
            label: Bilingual {
                english: "doubt".to_owned(),
                arabic: "شَكّ".to_owned(),
            },
            definition: Bilingual::default(),
            color: TagColor::Palette(0),
            is_category: false,
            created,
            includes: Bilingual::default(),
            excludes: Bilingual::default(),
            terms: Vec::new(),
        };
        let mut rows: Vec<Row> = annotators
            .iter()
            .map(|id| {
                Annotator {
                    id: *id,
                    name: "Amal".to_owned(),
                    created,
                }
                .into()
            })
            .collect();
        let tag_id = tag.id;
        rows.push(tag.into());
        for (number, (kind, title, body, targets)) in [
            (
                MemoKind::Idea,
                "",
                "# فكرة **أولى**\nومعها شرح",
                vec![MemoTarget::Tag(tag_id)],
            ),
            (MemoKind::Question, "Who paid?", "", Vec::new()),
            (
                MemoKind::Note,
                "",
                "\n- a list",
                vec![MemoTarget::Collection, MemoTarget::Tag(tag_id)],
            ),
        ]
        .into_iter()
        .enumerate()
        {
            let at = environment.now();
            rows.push(
                Memo {
                    id: MemoId(environment.new_uuid()),
                    kind,
                    title: title.to_owned(),
                    body: body.to_owned(),
                    targets,
                    annotator: annotators[number % 2],
                    created: at,
                    modified: at,
                }
                .into(),
            );
        }
        (Snapshot::from_rows(1, rows), annotators)
    }

    #[track_caller]
    fn check(query: &MemoQuery, expected: &[&str]) {
        let (snapshot, _) = sample();
        let found: Vec<String> = memos(&snapshot, query)
            .into_iter()
            .filter_map(|id| snapshot.memo(id))
            .map(|memo| heading_of(memo))
            .collect();
        assert_eq!(found, expected, "{query:?}");
    }

    #[test]
    fn memos_are_found_by_what_they_say_and_stand_on() {
        let by = |filter: &str| MemoQuery {
            filter: filter.to_owned(),
            order: MemoOrder::Kind,
            ..MemoQuery::default()
        };
        check(&by(""), &["a list", "فكرة أولى", "Who paid?"]);
        check(&by("اولي"), &["فكرة أولى"]);
        check(&by("شك"), &["a list", "فكرة أولى"]);
        check(&by("DOUBT list"), &["a list"]);
        check(&by("paid"), &["Who paid?"]);
        check(&by("zebra"), &[]);
    }

    #[test]
    fn kinds_places_and_annotators_narrow_the_list() {
        let order = MemoOrder::Title;
        let all = MemoQuery {
            order,
            ..MemoQuery::default()
        };
        check(&all, &["a list", "Who paid?", "فكرة أولى"]);
        let kind = Some(MemoKind::Question);
        check(
            &MemoQuery {
                kind,
                ..all.clone()
            },
            &["Who paid?"],
        );
        for (place, expected) in [
            (MemoPlace::Free, &["Who paid?"][..]),
            (MemoPlace::Tag, &["a list", "فكرة أولى"]),
            (MemoPlace::Collection, &["a list"]),
            (MemoPlace::Document, &[]),
        ] {
            let place = Some(place);
            check(
                &MemoQuery {
                    place,
                    ..all.clone()
                },
                expected,
            );
        }
        let annotator = Some(sample().1[0]);
        check(
            &MemoQuery {
                annotator,
                is_reversed: true,
                ..all
            },
            &["فكرة أولى", "a list"],
        );
    }

    #[test]
    fn the_newest_comes_first() {
        check(&MemoQuery::default(), &["a list", "Who paid?", "فكرة أولى"]);
    }
}
