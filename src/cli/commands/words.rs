//! How often words stand in documents.

use std::sync::Arc;

use crate::analysis::words::{WordCounts, WordList, WordQuery, WordRow, WordScope, word_list};
use crate::base::Progress;
use crate::cli::arguments::Words;
use crate::cli::commands::open::open;
use crate::cli::commands::place::find_document;
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::cli::{json, table};
use crate::engine::Access;
use crate::i18n::{Counted, Insert, Word, Wording};
use crate::model::{DocumentSetId, Snapshot};
use crate::text::{Folds, fold};

/// Lists words with their counts.
pub(super) fn words(asked: &Words, console: &mut Console<'_>) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let engine = open(&asked.collection, Access::Read, wording)?;
    let snapshot = engine.snapshot();
    let query = WordQuery {
        scope: scope_of(asked, &snapshot, wording)?,
        folds: asked.fold.folds(),
        with_furniture: asked.with_furniture,
        with_numbers: !asked.without_numbers,
        with_stop_words: !asked.without_stop_words,
        takes_particles_off: asked.without_particles,
        hidden: Arc::new(
            asked
                .hide
                .iter()
                .map(|word| fold(word, Folds::FULL))
                .collect(),
        ),
    };
    let progress = Progress::default();
    // Nobody can ask this command to stop but by ending it.
    let list = WordCounts::of(&snapshot, &WordCounts::default(), &progress)
        .and_then(|counts| word_list(&counts, &snapshot, &query, &progress))
        .unwrap_or_default();
    let shown = &list.rows[..asked.limit.unwrap_or(usize::MAX).min(list.rows.len())];
    if asked.json {
        console.json(&json_of(&list, shown))?;
        return Ok(Verdict::Done);
    }
    let different = list.rows.len() as u64;
    let running = Counted::Word.of(list.n_words as usize);
    let documents = Counted::Document.of(list.n_documents);
    let values: [(&str, &dyn Insert); 3] = [
        ("words", &running),
        ("documents", &documents),
        ("n", &different),
    ];
    console.tell(Word::WordsSum, &values)?;
    if shown.is_empty() {
        return Ok(Verdict::Done);
    }
    for line in table::lines(&rows_of(&list, shown, console)) {
        console.say(&line)?;
    }
    Ok(Verdict::Done)
}

fn scope_of(asked: &Words, snapshot: &Snapshot, wording: Wording) -> Result<WordScope, Failure> {
    if let Some(document) = &asked.document {
        let (document, _) = find_document(snapshot, document, wording)?;
        return Ok(WordScope::Document(document.id));
    }
    if let Some(set) = &asked.set {
        return find_set(snapshot, set, wording).map(WordScope::DocumentSet);
    }
    Ok(match &asked.document_language {
        Some(language) => WordScope::Language(language.clone()),
        None => WordScope::All,
    })
}

/// The set of this id or, of those with this name, the first.
fn find_set(snapshot: &Snapshot, asked: &str, wording: Wording) -> Result<DocumentSetId, Failure> {
    let id = asked.parse::<DocumentSetId>().ok();
    let found = snapshot
        .document_sets()
        .find(|set| Some(set.id) == id || set.name == asked);
    found.map(|set| set.id).ok_or_else(|| {
        let names: Vec<&str> = snapshot
            .document_sets()
            .map(|set| set.name.as_str())
            .collect();
        let comma = if wording.language.is_rtl() {
            "، "
        } else {
            ", "
        };
        let names = if names.is_empty() {
            "–".to_owned()
        } else {
            names.join(comma)
        };
        let values: [(&str, &dyn Insert); 2] = [("title", &asked), ("list", &names)];
        Failure::refused(Word::WordsNoSet, wording, &values)
    })
}

fn json_of(list: &WordList, shown: &[WordRow]) -> json::Words {
    let rounded = |value: f64| (value * 10_000.0).round() / 10_000.0;
    json::Words {
        words: list.n_words,
        documents: list.n_documents,
        different: list.rows.len(),
        list: shown
            .iter()
            .map(|row| json::WordCount {
                word: row.word.to_string(),
                count: row.count,
                per_thousand: rounded(list.per_thousand(row.count)),
                documents: row.n_documents,
                forms: row.n_forms,
                keyness: row.keyness.map(rounded),
            })
            .collect(),
    }
}

fn rows_of(list: &WordList, shown: &[WordRow], console: &Console<'_>) -> Vec<Vec<String>> {
    let wording = console.wording;
    let compares = list.n_words_elsewhere > 0;
    let mut heads = vec![
        wording.text(Word::WordsCount).to_owned(),
        wording.text(Word::WordsPerThousand).to_owned(),
        wording.text(Word::WordsDocuments).to_owned(),
    ];
    if compares {
        heads.push(wording.text(Word::WordsKeyness).to_owned());
    }
    heads.push(wording.text(Word::WordsWord).to_owned());
    let mut rows = vec![heads];
    for row in shown {
        let digits = wording.digits;
        let mut cells = vec![
            digits.number(row.count),
            digits.decimal(list.per_thousand(row.count)),
            digits.number(u64::from(row.n_documents)),
        ];
        if compares {
            cells.push(
                row.keyness
                    .map_or_else(|| "–".to_owned(), |value| digits.decimal(value)),
            );
        }
        cells.push(row.word.to_string());
        rows.push(cells);
    }
    rows
}
