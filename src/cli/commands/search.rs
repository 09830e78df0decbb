//! Searching from the command line: each hit with its place, its context and what it needed.

use std::sync::{Mutex, PoisonError};

use crate::base::Progress;
use crate::cli::arguments::Search;
use crate::cli::commands::open::open;
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::cli::{json, table};
use crate::engine::Access;
use crate::engine::words::query_error_words;
use crate::i18n::{Insert, Word, Wording, fill};
use crate::model::{Capture, Document, Snapshot};
use crate::query::{QueryError, parse};
use crate::search::{
    Corpus, DocumentHits, FoundBy, Hit, Line, Question, Scope, SearchError, SearchSettings, Stop,
    line,
};
use crate::text::{Fold, OffsetMap, Span, WordEdges};

/// Graphemes of context on each side: in a line for people, and for programs.
const CONTEXT: usize = 30;
const LONG_CONTEXT: usize = 80;

/// Lists the hits of a query in the order of documents and places.
pub(super) fn search(asked: &Search, console: &mut Console<'_>) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let query = parse(&asked.query)
        .map_err(|error| Failure::Usage(at_its_place(&error, &asked.query, wording)))?;
    let engine = open(&asked.collection, Access::Read, wording)?;
    let snapshot = engine.snapshot();
    let question = Question {
        query,
        settings: settings(asked),
    };
    let found: Mutex<Vec<DocumentHits>> = Mutex::default();
    let end = Corpus::default().search(
        &snapshot,
        &question,
        &Scope::Collection,
        &Progress::default(),
        &|hits| {
            let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
            found.push(hits);
        },
    );
    let end = match end {
        Ok(end) => end,
        Err(SearchError::Query(error)) => {
            return Err(Failure::Refused(at_its_place(
                &error,
                &asked.query,
                wording,
            )));
        }
        Err(SearchError::Cancelled(_)) => {
            return Err(Failure::refused(Word::JobCancelled, wording, &[]));
        }
    };
    let found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    let hits = hits_of(&snapshot, &found, asked);
    if asked.json {
        console.json(&hits)?;
    } else {
        print(&hits, console)?;
    }
    if let Some(stop) = end.stopped {
        let word = match stop {
            Stop::Time => Word::ResultsStoppedTime,
            Stop::Hits => Word::ResultsStoppedHits,
        };
        console.warn(wording.text(word))?;
    }
    Ok(Verdict::Done)
}

fn settings(asked: &Search) -> SearchSettings {
    SearchSettings {
        folds: asked.fold,
        edges: match (asked.whole_word, asked.anywhere) {
            (true, _) => WordEdges::Whole,
            (false, true) => WordEdges::Anywhere,
            (false, false) => WordEdges::WithParticles,
        },
        stems: asked.stems,
        furniture: asked.furniture,
        terms: !asked.no_terms,
    }
}

/// What is wrong with a query, with the part that it is about.
pub(super) fn at_its_place(error: &QueryError, typed: &str, wording: Wording) -> String {
    let before = typed.get(..error.at.start).unwrap_or_default();
    let part = typed.get(error.at.clone()).unwrap_or_default();
    let n = before.chars().count() + 1;
    let values: [(&str, &dyn Insert); 2] = [("n", &n), ("part", &part)];
    let place = fill(Word::CliQueryAt, wording, &values);
    format!("{}\n{place}", query_error_words(error, wording))
}

fn hits_of(snapshot: &Snapshot, found: &[DocumentHits], asked: &Search) -> Vec<json::SearchHit> {
    let limit = asked.limit.unwrap_or(usize::MAX);
    let width = if asked.json { LONG_CONTEXT } else { CONTEXT };
    let mut hits = Vec::new();
    for found in found {
        let (Some(document), Some(capture)) = (
            snapshot.document(found.document),
            snapshot.capture(found.capture),
        ) else {
            continue;
        };
        if hits.len() >= limit {
            break;
        }
        if found.hits.is_empty() {
            hits.push(whole(document));
            continue;
        }
        let map = OffsetMap::new(&capture.text);
        for hit in found.hits.iter().take(limit - hits.len()) {
            let line = &line(document, capture, hit, width);
            hits.push(hit_of(snapshot, document, capture, &map, hit, line));
        }
    }
    hits
}

fn whole(document: &Document) -> json::SearchHit {
    json::SearchHit {
        document: document.name.clone(),
        document_id: document.id.to_string(),
        start: None,
        end: None,
        text: None,
        before: None,
        after: None,
        particle: None,
        ending: None,
        direction: None,
        needs: Vec::new(),
        by: "document",
        tag: None,
    }
}

fn hit_of(
    snapshot: &Snapshot,
    document: &Document,
    capture: &Capture,
    map: &OffsetMap,
    hit: &Hit,
    line: &Line,
) -> json::SearchHit {
    let text = &*capture.text;
    let slice = |span: Span| span.slice(text).unwrap_or_default().to_owned();
    let (by, tag) = match hit.by {
        FoundBy::Words => ("words", None),
        FoundBy::Term(tag) => ("term", snapshot.tag(tag)),
        FoundBy::Stem => ("stem", None),
        FoundBy::Pattern => ("pattern", None),
        FoundBy::Passage => ("passage", None),
    };
    json::SearchHit {
        start: map.code_point(text, hit.span.start()).map(|at| at.0),
        end: map.code_point(text, hit.span.end()).map(|at| at.0),
        text: Some(slice(hit.span)),
        before: Some(format!("{}{}", line.before, line.particle)),
        after: Some(format!("{}{}", line.ending, line.after)),
        particle: hit.particle.map(slice),
        ending: hit.ending.map(slice),
        direction: Some(if line.direction.is_rtl() {
            "rtl"
        } else {
            "ltr"
        }),
        needs: hit.needs.iter().map(Fold::code).collect(),
        by,
        tag: tag.map(|tag| tag.label.prefer(false).to_owned()),
        ..whole(document)
    }
}

/// Prints a table under its heads; nothing at all where it is empty.
fn print(hits: &[json::SearchHit], console: &mut Console<'_>) -> Result<(), Failure> {
    if hits.is_empty() {
        return Ok(());
    }
    let heads = [
        Word::CliStart,
        Word::NounDocument,
        Word::CliHit,
        Word::CliContext,
    ];
    let mut rows = vec![
        heads
            .map(|word| console.wording.text(word).to_owned())
            .to_vec(),
    ];
    for hit in hits {
        let text = hit.text.clone().unwrap_or_default();
        let (before, after) = (hit.before.as_deref(), hit.after.as_deref());
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        rows.push(vec![
            hit.start
                .map_or_else(|| "–".to_owned(), |at| at.to_string()),
            table::clipped(&hit.document, CONTEXT),
            table::clipped(&text, CONTEXT),
            format!("{before}{text}{after}"),
        ]);
    }
    for line in table::lines(&rows) {
        console.say(&line)?;
    }
    Ok(())
}
