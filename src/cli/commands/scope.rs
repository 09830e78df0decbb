//! What goes out of a collection, by names.

use std::collections::BTreeSet;

use crate::cli::arguments::Scope;
use crate::cli::commands::search::at_its_place;
use crate::cli::failure::Failure;
use crate::engine::operations::ExportScope;
use crate::i18n::{Insert, Word, Wording};
use crate::model::Snapshot;
use crate::query::parse;
use crate::search::{Question, SearchSettings};

/// The scope that is asked for. Of things of one name all are meant; a name that is none is refused with those there are.
pub(super) fn scope_of(
    asked: &Scope,
    snapshot: &Snapshot,
    wording: Wording,
) -> Result<ExportScope, Failure> {
    let sets: Vec<_> = snapshot
        .document_sets()
        .map(|row| (row.id, vec![row.name.as_str()]))
        .collect();
    let tags: Vec<_> = snapshot
        .tags()
        .map(|row| {
            (
                row.id,
                vec![row.label.english.as_str(), row.label.arabic.as_str()],
            )
        })
        .collect();
    let annotators: Vec<_> = snapshot
        .annotators()
        .map(|row| (row.id, vec![row.name.as_str()]))
        .collect();
    let search = asked.search.as_deref().map(|typed| {
        let query = parse(typed);
        let query = query.map_err(|error| Failure::Usage(at_its_place(&error, typed, wording)))?;
        let settings = SearchSettings::default();
        Ok::<_, Failure>(Question { query, settings })
    });
    Ok(ExportScope {
        sets: named(&asked.sets, &sets, Word::WordsNoSet, wording)?,
        tags: named(&asked.tags, &tags, Word::CliNoTag, wording)?,
        annotators: named(
            &asked.annotators,
            &annotators,
            Word::CliNoAnnotator,
            wording,
        )?,
        search: search.transpose()?,
    })
}

/// The ids of what is named; none where nothing is.
fn named<T: Copy + Ord + ToString>(
    asked: &[String],
    all: &[(T, Vec<&str>)],
    unknown: Word,
    wording: Wording,
) -> Result<Option<BTreeSet<T>>, Failure> {
    if asked.is_empty() {
        return Ok(None);
    }
    let mut found = BTreeSet::new();
    for name in asked {
        let fits = |(id, names): &&(T, Vec<&str>)| {
            id.to_string() == *name || (!name.is_empty() && names.contains(&name.as_str()))
        };
        let fitting: Vec<T> = all.iter().filter(fits).map(|(id, _)| *id).collect();
        if fitting.is_empty() {
            let names = all
                .iter()
                .filter_map(|(_, names)| names.iter().find(|name| !name.is_empty()).copied());
            let names: BTreeSet<&str> = names.collect();
            let comma = if wording.language.is_rtl() {
                "، "
            } else {
                ", "
            };
            let list = match names.is_empty() {
                true => "–".to_owned(),
                false => names.into_iter().collect::<Vec<_>>().join(comma),
            };
            let values: [(&str, &dyn Insert); 2] = [("title", name), ("list", &list)];
            return Err(Failure::refused(unknown, wording, &values));
        }
        found.extend(fitting);
    }
    Ok(Some(found))
}
