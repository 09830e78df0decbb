//! What was read meets the collection: which documents are meant, and where in their texts the words stand.
//!
//! A document is known by its id, by its name or by that of its file; its words are looked for in the text that is read. After
//! that every place is a position in code points whose words were compared, so that what follows can take it as it is.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::base::environment::Timestamp;
use crate::base::{Budget, Progress, Severity};
use crate::exchange::foreign::{Foreign, Part, read_here};
use crate::exchange::importer::ImportError;
use crate::exchange::percent::unescaped;
use crate::exchange::refi::codes::{allowed, description_of, part};
use crate::exchange::refi::project::{Plain, Project, Selection, Source};
use crate::exchange::refi::{Arrival, RefiNote, arrive};
use crate::exchange::web::find::{Found, Searched, Wanted};
use crate::exchange::web::reader::ANNOTATIONS;
use crate::exchange::web::said::code_of_label;
use crate::model::{CaptureId, DocumentId, Snapshot, Tag};
use crate::text::Span;

/// Reads annotations in this process, and makes rows of what a collection does not hold: for tests, which cannot start
/// themselves anew.
pub fn read_web(
    bytes: &[u8],
    snapshot: &Snapshot,
    now: Timestamp,
    budget: &Budget,
    progress: &Progress,
) -> Result<Arrival, ImportError> {
    let part = Part {
        name: String::new(),
        bytes: bytes.to_vec(),
    };
    let mut foreign = read_here(&ANNOTATIONS, &[part], budget, progress)?;
    settle(&mut foreign, snapshot, budget, progress)?;
    arrive(foreign, snapshot, now, budget, progress)
}

/// Gives every source its document and text, and every passage its place; what has none is set apart and told.
pub(in crate::exchange) fn settle(
    foreign: &mut Foreign,
    snapshot: &Snapshot,
    budget: &Budget,
    progress: &Progress,
) -> Result<(), ImportError> {
    tags(&mut foreign.project, snapshot);
    let names = Names::of(snapshot);
    let mut settled = Vec::with_capacity(foreign.project.sources.len());
    for mut source in std::mem::take(&mut foreign.project.sources) {
        budget.check_time()?;
        progress.check()?;
        let here = names.find(snapshot, &source);
        let text = match (here, &source.plain) {
            (Some(document), plain) => {
                source.guid = document.0;
                text_here(snapshot, document, plain)
            }
            (None, Plain::Content(text)) => Some(Arc::from(text.as_str())),
            (None, _) => None,
        };
        let Some(text) = text else {
            let n = source.selections.len() + source.codings.len() + source.notes.len();
            let about = source.path.as_deref().unwrap_or(&source.name);
            let note = RefiNote::NotHere { n };
            foreign.report.add_about(Severity::Refused, about, note);
            continue;
        };
        places(&mut source, &text, foreign, budget, progress)?;
        source.path = None;
        source.plain = Plain::Content(text.as_ref().to_owned());
        if let Some(row) = here.and_then(|id| snapshot.document(id)) {
            source.name.clone_from(&row.name);
        }
        settled.push(source);
    }
    foreign.project.sources = settled;
    foreign.is_settled = true;
    Ok(())
}

/// The text of a document that is here: the one that the file has, where it is one of its texts, else the one that is read.
fn text_here(snapshot: &Snapshot, document: DocumentId, plain: &Plain) -> Option<Arc<str>> {
    if let Plain::Content(text) = plain {
        let same = |id: CaptureId| {
            let capture = snapshot.capture(id)?;
            (*capture.text == **text).then(|| Arc::clone(&capture.text))
        };
        let mut captures = snapshot.captures_of(document);
        if let Some(found) = captures.find_map(|capture| same(capture.id)) {
            return Some(found);
        }
    }
    let capture = snapshot.current_capture(document)?;
    Some(Arc::clone(&capture.text))
}

/// Documents by what tools call them; none where two are called the same.
struct Names(HashMap<String, Option<DocumentId>>);

impl Names {
    fn of(snapshot: &Snapshot) -> Self {
        let mut names: HashMap<String, Option<DocumentId>> = HashMap::new();
        for document in snapshot.documents() {
            let file = snapshot.capture(document.capture);
            let file = file.map(|capture| capture.original_name.as_str());
            let mut own: BTreeSet<&str> = BTreeSet::from([document.name.as_str()]);
            own.extend(file);
            for value in snapshot.values_of(document.id) {
                if let crate::model::Value::Text(text) = &value.value
                    && text.contains("://")
                {
                    own.insert(text.trim());
                }
            }
            for name in own {
                let entry = names.entry(name.to_owned()).or_insert(Some(document.id));
                if *entry != Some(document.id) {
                    *entry = None;
                }
            }
        }
        Self(names)
    }

    /// The document that a source is. One whose text the file holds is compared by its text later.
    fn find(&self, snapshot: &Snapshot, source: &Source) -> Option<DocumentId> {
        let id = DocumentId(source.guid);
        if snapshot.document(id).is_some() {
            return Some(id);
        }
        if source.plain != Plain::None {
            return None;
        }
        let iri = source.path.as_deref().unwrap_or_default();
        let last = iri.rsplit(['/', '\\']).next().unwrap_or_default();
        let last = unescaped(last.split(['?', '#']).next().unwrap_or_default());
        let stem = last.rsplit_once('.').map_or("", |(stem, _)| stem);
        let wanted = [iri, &unescaped(iri), &last, stem, &source.name];
        let known = wanted.into_iter().filter(|name| !name.is_empty());
        known.filter_map(|name| self.0.get(name)).next().copied()?
    }
}

/// Gives the selections of a source their places; those without one are set apart, with all their parts.
fn places(
    source: &mut Source,
    text: &str,
    foreign: &mut Foreign,
    budget: &Budget,
    progress: &Progress,
) -> Result<(), ImportError> {
    let mut searched = Searched::new(text);
    searched.learn(source.selections.iter().map(wanted));
    if searched.is_utf16 {
        let note = RefiNote::Counting {
            is_inclusive: false,
            with_cr: false,
            with_bom: false,
            is_utf16: true,
        };
        let report = &mut foreign.report;
        report.add_about(Severity::Warning, &source.name, note);
    }
    let mut kept = Vec::with_capacity(source.selections.len());
    let mut lost = HashSet::new();
    let mut whole = uuid::Uuid::nil();
    let mut number = 0;
    for mut selection in std::mem::take(&mut source.selections) {
        budget.check_time()?;
        progress.check()?;
        // Parts follow their first.
        number = match number > 0 && selection.guid == part(whole, number) {
            true => number + 1,
            false => {
                whole = selection.guid;
                1
            }
        };
        let about = match selection.name.trim() {
            "" => source.name.clone(),
            words => words.to_owned(),
        };
        let (span, fault) = match searched.find(wanted(&selection)) {
            Found::There(span) => (Some(span), None),
            Found::Moved(span) => (Some(span), Some(RefiNote::Moved)),
            Found::Unproved(span) => (Some(span), Some(RefiNote::Unproved)),
            Found::OtherWords => (None, Some(RefiNote::Quote)),
            Found::Outside => {
                let len = searched.map.len_code_points().0;
                let (start, end) = (selection.start, selection.end);
                (None, Some(RefiNote::Place { start, end, len }))
            }
        };
        if let Some(note) = fault {
            let severity = match span {
                Some(_) => Severity::Warning,
                None => Severity::Refused,
            };
            foreign.report.add_about(severity, &about, note);
        }
        match span.and_then(|span| settled(&mut selection, span, &searched)) {
            Some(()) => kept.push((whole, selection)),
            None => {
                lost.insert(whole);
            }
        }
    }
    kept.retain(|(whole, _)| !lost.contains(whole));
    source.selections = kept.into_iter().map(|(_, selection)| selection).collect();
    Ok(())
}

fn wanted(selection: &Selection) -> Wanted<'_> {
    Wanted {
        quote: &selection.name,
        prefix: &selection.prefix,
        suffix: &selection.suffix,
        start: selection.start,
        end: selection.end,
    }
}

/// Writes a place into a selection, in code points and with its words.
fn settled(selection: &mut Selection, span: Span, searched: &Searched<'_>) -> Option<()> {
    let point = |at| searched.map.code_point(searched.text, at);
    selection.start = point(span.start())?.0.into();
    selection.end = point(span.end())?.0.into();
    selection.name = allowed(span.slice(searched.text).ok()?).into_owned();
    Some(())
}

/// Tags that have nothing but a label are those that are here, where one alone is called so.
fn tags(project: &mut Project, snapshot: &Snapshot) {
    let mut labels: HashMap<&str, Option<&Tag>> = HashMap::new();
    for tag in snapshot.tags() {
        for label in [tag.label.english.as_str(), tag.label.arabic.as_str()] {
            let entry = labels.entry(label).or_insert(Some(tag));
            if entry.is_none_or(|known| known.id != tag.id) {
                *entry = None;
            }
        }
    }
    let mut found = HashMap::new();
    for code in &mut project.codes {
        if code.guid != code_of_label(&code.name)
            || snapshot.tag(crate::model::TagId(code.guid)).is_some()
        {
            continue;
        }
        if let Some(Some(tag)) = labels.get(code.name.as_str())
            && !tag.is_category
        {
            found.insert(code.guid, tag.id.0);
            code.guid = tag.id.0;
            code.parent = tag.parent.map(|parent| parent.0);
            code.description = description_of(tag, false);
        }
    }
    // The file may name the tag by its id as well.
    let mut seen = HashSet::new();
    project.codes.retain(|code| seen.insert(code.guid));
    for source in &mut project.sources {
        let on_text = source
            .selections
            .iter_mut()
            .flat_map(|one| &mut one.codings);
        for coding in on_text.chain(&mut source.codings) {
            if let Some(tag) = found.get(&coding.code) {
                coding.code = *tag;
            }
        }
    }
}
