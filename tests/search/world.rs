//! Small collections that are searched, and hits marked in their texts.

use std::sync::Mutex;

use hashiya::base::Progress;
use hashiya::base::environment::{Environment, SeededEnvironment};
use hashiya::command::plan::plan;
use hashiya::command::{Command, NewDocument};
use hashiya::model::{DocumentId, RowKey, Sha256, Snapshot};
use hashiya::query::parse;
use hashiya::search::{
    Corpus, DocumentHits, Hit, Question, Scope, SearchEnd, SearchError, SearchSettings,
};

/// A collection to which commands are done.
pub(crate) struct World {
    pub(crate) snapshot: Snapshot,
    pub(crate) corpus: Corpus,
    environment: SeededEnvironment,
}

impl World {
    pub(crate) fn new() -> Self {
        Self {
            snapshot: Snapshot::default(),
            corpus: Corpus::default(),
            environment: SeededEnvironment::new(5),
        }
    }

    /// One document for each text, named d0, d1 …
    pub(crate) fn of(texts: &[&str]) -> Self {
        let mut world = Self::new();
        for (number, text) in texts.iter().enumerate() {
            world.document(&format!("d{number}"), text);
        }
        world
    }

    pub(crate) fn run(&mut self, command: &Command) -> RowKey {
        let environment: &dyn Environment = &self.environment;
        let change = plan(&self.snapshot, command, environment).expect("a sound command");
        self.snapshot = self.snapshot.apply(&change.edits);
        change.answer[0]
    }

    pub(crate) fn document(&mut self, name: &str, text: &str) -> DocumentId {
        self.new_document(document(name, text))
    }

    pub(crate) fn new_document(&mut self, document: NewDocument) -> DocumentId {
        match self.run(&Command::AddDocuments {
            documents: vec![document],
        }) {
            RowKey::Document(id) => id,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn search(&self, typed: &str, settings: SearchSettings) -> Vec<DocumentHits> {
        self.try_search(typed, settings).expect("a sound query").0
    }

    pub(crate) fn try_search(
        &self,
        typed: &str,
        settings: SearchSettings,
    ) -> Result<(Vec<DocumentHits>, SearchEnd), SearchError> {
        let question = Question {
            query: parse(typed)?,
            settings,
        };
        let found = Mutex::new(Vec::new());
        let end = self.corpus.search(
            &self.snapshot,
            &question,
            &Scope::Collection,
            &Progress::default(),
            &|hits| found.lock().expect("sound").push(hits),
        )?;
        Ok((found.into_inner().expect("sound"), end))
    }
}

pub(crate) fn document(name: &str, text: &str) -> NewDocument {
    NewDocument {
        name: name.to_owned(),
        language: None,
        text: text.into(),
        original: text.as_bytes().into(),
        original_sha256: Sha256::of(text.as_bytes()),
        original_name: format!("{name}.txt"),
        original_modified: None,
        encoding: "UTF-8".to_owned(),
        extractor: "plain-text 1".to_owned(),
        notes: Vec::new(),
        structure: Vec::new(),
        whole: None,
        set: None,
        values: Vec::new(),
    }
}

/// A text with its hits marked: words ‹so›, particles and endings ⟨so⟩.
pub(crate) fn marked(text: &str, hits: &[Hit]) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for hit in hits {
        for (span, marks) in [
            (hit.particle, ["⟨", "⟩"]),
            (Some(hit.span), ["‹", "›"]),
            (hit.ending, ["⟨", "⟩"]),
        ] {
            let Some(span) = span else { continue };
            shown.push_str(&text[at..span.start().index()]);
            shown.push_str(marks[0]);
            shown.push_str(span.slice(text).expect("it fits"));
            shown.push_str(marks[1]);
            at = span.end().index();
        }
    }
    shown.push_str(&text[at..]);
    shown
}

/// Searches one text; what is found is marked in `expected`.
#[track_caller]
pub(crate) fn check_with(expected: &str, query: &str, settings: SearchSettings) {
    let text = expected.replace(['‹', '›', '⟨', '⟩'], "");
    let world = World::of(&[&text]);
    let found = world.search(query, settings);
    let hits = found.first().map(|found| found.hits.to_vec());
    assert_eq!(
        marked(&text, &hits.unwrap_or_default()),
        expected,
        "{query}"
    );
}

/// The same as it is set from the start.
#[track_caller]
pub(crate) fn check(expected: &str, query: &str) {
    check_with(expected, query, SearchSettings::default());
}
