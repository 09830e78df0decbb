//! Conditions: which documents and which places a query speaks of.
//!
//! Names are looked up once, before anything is searched; one that the collection does not have is an error at its place. A
//! name is compared as everywhere: folded, the whole name first, else its beginning, else the beginning of one of its words.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    AnnotationId, Bilingual, DocumentId, Memo, MemoTarget, PassageId, Snapshot, TagId, Value,
    VariableId, VariableKind,
};
use crate::query::{Condition, ConditionKind, QueryError, QueryErrorKind};
use crate::search::region::Region;
use crate::text::{Folds, fold, fold_name, match_quality};

/// What a condition came to in a collection.
#[derive(Debug)]
pub(super) enum Resolved {
    /// Whole documents.
    Documents(BTreeSet<DocumentId>),
    /// Passages, and documents as a whole.
    Passages {
        by_document: BTreeMap<DocumentId, Vec<PassageId>>,
        whole: BTreeSet<DocumentId>,
    },
}

impl Resolved {
    /// Where in the current capture of a document it holds.
    pub(super) fn region(&self, snapshot: &Snapshot, document: DocumentId) -> Region {
        match self {
            Self::Documents(documents) if documents.contains(&document) => Region::Everything,
            Self::Passages { whole, .. } if whole.contains(&document) => Region::Everything,
            Self::Passages { by_document, .. } => {
                let Some(capture) = snapshot.document(document).map(|row| row.capture) else {
                    return Region::NOTHING;
                };
                let passages = by_document.get(&document).into_iter().flatten();
                let standings = passages.filter_map(|id| snapshot.standing_in(*id, capture));
                Region::of(standings.flat_map(|standing| standing.spans().iter().copied()))
            }
            Self::Documents(_) => Region::NOTHING,
        }
    }

    /// Whether it can hold anywhere in a document.
    pub(super) fn may_hold(&self, document: DocumentId) -> bool {
        match self {
            Self::Documents(documents) => documents.contains(&document),
            Self::Passages { by_document, whole } => {
                whole.contains(&document) || by_document.contains_key(&document)
            }
        }
    }
}

/// Looks a condition up.
pub(super) fn resolve(snapshot: &Snapshot, condition: &Condition) -> Result<Resolved, QueryError> {
    let value = condition.value.as_str();
    let fault = |kind| QueryError {
        kind,
        at: condition.at.clone(),
    };
    let name = || value.to_owned();
    match &condition.kind {
        ConditionKind::Tag => {
            let tags = tags_named(snapshot, value);
            if tags.is_empty() {
                return Err(fault(QueryErrorKind::UnknownTag { name: name() }));
            }
            let taggings = tags.iter().flat_map(|tag| snapshot.taggings_with(*tag));
            let annotations = taggings.map(|tagging| tagging.annotation);
            Ok(passages(snapshot, annotations, BTreeSet::new()))
        }
        ConditionKind::Document => {
            let names = snapshot.documents().map(|row| (row.id, row.name.as_str()));
            let found = named(names, value);
            if found.is_empty() {
                return Err(fault(QueryErrorKind::UnknownDocument { name: name() }));
            }
            Ok(Resolved::Documents(found))
        }
        ConditionKind::DocumentSet => {
            let sets = snapshot.document_sets();
            let found = named(sets.map(|row| (row.id, row.name.as_str())), value);
            if found.is_empty() {
                return Err(fault(QueryErrorKind::UnknownDocumentSet { name: name() }));
            }
            let sets = found.iter().filter_map(|id| snapshot.document_set(*id));
            let members = sets.flat_map(|set| set.members.iter().copied());
            Ok(Resolved::Documents(members.collect()))
        }
        ConditionKind::Language => {
            let code = language(value)
                .ok_or_else(|| fault(QueryErrorKind::UnknownLanguage { name: name() }))?;
            let documents = snapshot.documents().filter(|row| {
                let language = row.language.as_deref().unwrap_or_default();
                let language = language.to_ascii_lowercase();
                language == code || language.starts_with(&format!("{code}-"))
            });
            Ok(Resolved::Documents(documents.map(|row| row.id).collect()))
        }
        ConditionKind::Memo => Ok(with_memo(snapshot, value)),
        ConditionKind::Variable {
            name: variable,
            name_at,
        } => {
            let variables = snapshot.variables();
            let wanted = fold_name(variable);
            let ids: BTreeMap<VariableId, VariableKind> = variables
                .filter(|row| fold_name(&row.name) == wanted)
                .map(|row| (row.id, row.kind))
                .collect();
            if ids.is_empty() {
                return Err(QueryError {
                    kind: QueryErrorKind::UnknownVariable {
                        name: variable.clone(),
                    },
                    at: name_at.clone(),
                });
            }
            let tests: BTreeMap<VariableId, ValueTest> = ids
                .into_iter()
                .filter_map(|(id, kind)| ValueTest::new(kind, value).map(|test| (id, test)))
                .collect();
            if tests.is_empty() {
                return Err(fault(QueryErrorKind::UnfittingValue { name: name() }));
            }
            let values = tests.iter().flat_map(|(id, test)| {
                let values = snapshot.values_for(*id);
                values.filter(move |row| test.holds(&row.value))
            });
            Ok(Resolved::Documents(
                values.map(|row| row.document).collect(),
            ))
        }
    }
}

/// Those of exactly this name, else those of which the name or one of its words begins so.
fn named<I: Ord + Copy, S: AsRef<str>>(
    names: impl Iterator<Item = (I, S)>,
    wanted: &str,
) -> BTreeSet<I> {
    let wanted = fold_name(wanted.trim());
    let fitting: Vec<(u8, I)> = names
        .filter_map(|(id, name)| Some((match_quality(&fold_name(name.as_ref()), &wanted)?, id)))
        .filter(|(quality, _)| *quality <= 2)
        .collect();
    let is_whole = fitting.iter().any(|(quality, _)| *quality == 0);
    let fitting = fitting.into_iter();
    fitting
        .filter(|(quality, _)| !is_whole || *quality == 0)
        .map(|(_, id)| id)
        .collect()
}

/// Tags of a name in either language, with all below them.
fn tags_named(snapshot: &Snapshot, wanted: &str) -> BTreeSet<TagId> {
    let names = snapshot.tags().flat_map(|tag| {
        let Bilingual { english, arabic } = &tag.label;
        [(tag.id, english.as_str()), (tag.id, arabic.as_str())]
    });
    let mut waiting: Vec<TagId> = named(names.filter(|(_, name)| !name.is_empty()), wanted)
        .into_iter()
        .collect();
    let mut found = BTreeSet::new();
    while let Some(tag) = waiting.pop() {
        if found.insert(tag) {
            waiting.extend(snapshot.tags_under(Some(tag)).map(|child| child.id));
        }
    }
    found
}

fn passages(
    snapshot: &Snapshot,
    annotations: impl Iterator<Item = AnnotationId>,
    whole: BTreeSet<DocumentId>,
) -> Resolved {
    let annotations: BTreeSet<AnnotationId> = annotations.collect();
    let mut by_document: BTreeMap<DocumentId, Vec<PassageId>> = BTreeMap::new();
    for id in annotations {
        let passage = snapshot.annotation(id).map(|row| row.passage);
        let passage = passage.and_then(|id| snapshot.passage(id));
        let document = passage.and_then(|row| snapshot.document_of_capture(row.capture));
        if let (Some(passage), Some(document)) = (passage, document) {
            let passages = by_document.entry(document.id).or_default();
            passages.push(passage.id);
        }
    }
    Resolved::Passages { by_document, whole }
}

/// Passages and documents that have a memo with all these words in its title or text; with any memo if there are none.
fn with_memo(snapshot: &Snapshot, words: &str) -> Resolved {
    let words: Vec<String> = words.split_whitespace().map(fold_name).collect();
    let is_wanted = |memo: &Memo| {
        let text = fold(&format!("{}\n{}", memo.title, memo.body), Folds::FULL);
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let mut annotations = BTreeSet::new();
    let mut whole = BTreeSet::new();
    for memo in snapshot.memos().filter(|memo| is_wanted(memo)) {
        for target in &memo.targets {
            match target {
                MemoTarget::Annotation(id) => {
                    annotations.insert(*id);
                }
                MemoTarget::Document(id) => {
                    whole.insert(*id);
                }
                _ => {}
            }
        }
    }
    passages(snapshot, annotations.into_iter(), whole)
}

/// The code of a language that is given by its code, or by its name for the two that the program speaks.
fn language(value: &str) -> Option<String> {
    let folded = fold_name(value.trim());
    let code = match folded.as_str() {
        "arabic" | "عربي" | "عربيه" | "العربيه" => "ar",
        "english" | "انجليزي" | "انجليزيه" | "الانجليزيه" => "en",
        other => other,
    };
    let is_code = (2..=16).contains(&code.len())
        && code
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_code.then(|| code.to_owned())
}

/// What a value of a variable has to be.
enum ValueTest {
    /// Words in a text.
    Contains(String),
    /// A number from, to.
    Between(f64, f64),
    /// A date from, to, as digits of year, month and day.
    Dates(String, String),
    Is(bool),
}

impl ValueTest {
    /// A test for values of a kind; none if nothing of this kind can be meant.
    fn new(kind: VariableKind, value: &str) -> Option<Self> {
        let folded = fold_name(value.trim());
        match kind {
            VariableKind::Text => Some(Self::Contains(folded)),
            VariableKind::Boolean => match folded.as_str() {
                "yes" | "true" | "نعم" | "1" => Some(Self::Is(true)),
                "no" | "false" | "لا" | "0" => Some(Self::Is(false)),
                _ => None,
            },
            VariableKind::Number => {
                let (from, to) = ends(&folded);
                let number = |text: Option<&str>, open: f64| match text {
                    Some(text) => text.parse::<f64>().ok(),
                    None => Some(open),
                };
                let from = number(from, f64::NEG_INFINITY)?;
                Some(Self::Between(from, number(to, f64::INFINITY)?))
            }
            VariableKind::Date => {
                let (from, to) = ends(&folded);
                let is_date = |text: &str| {
                    text.starts_with(|digit: char| digit.is_ascii_digit())
                        && text
                            .bytes()
                            .all(|byte| byte.is_ascii_digit() || byte == b'-')
                };
                if from.is_some_and(|text| !is_date(text)) || to.is_some_and(|text| !is_date(text))
                {
                    return None;
                }
                let from = from.unwrap_or("").to_owned();
                // Everything that begins with the end is before it: 2025 ends with December.
                Some(Self::Dates(from, format!("{}~", to.unwrap_or(""))))
            }
        }
    }

    fn holds(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Contains(wanted), Value::Text(text)) => {
                match_quality(&fold_name(text), wanted).is_some_and(|quality| quality <= 2)
            }
            (Self::Between(from, to), Value::Number(text)) => text
                .parse::<f64>()
                .is_ok_and(|number| *from <= number && number <= *to),
            (Self::Dates(from, to), Value::Date(date)) => {
                let mut text = format!("{:04}", date.year);
                for part in [date.month, date.day].into_iter().flatten() {
                    text.push_str(&format!("-{part:02}"));
                }
                *from <= text && text <= *to
            }
            (Self::Is(wanted), Value::Boolean(is)) => wanted == is,
            _ => false,
        }
    }
}

/// The two ends of `5`, `5..7`, `5..`, `..7`, `>=5` and `<=7`.
fn ends(value: &str) -> (Option<&str>, Option<&str>) {
    if let Some((from, to)) = value.split_once("..") {
        return (
            Some(from).filter(|text| !text.is_empty()),
            Some(to).filter(|text| !text.is_empty()),
        );
    }
    if let Some(from) = value.strip_prefix(">=") {
        return (Some(from), None);
    }
    if let Some(to) = value.strip_prefix("<=") {
        return (None, Some(to));
    }
    (Some(value), Some(value))
}
