//! From counted forms to a list of words.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::analysis::words::particles::bare_words;
use crate::analysis::words::stop::StopWords;
use crate::analysis::words::{WordCounts, WordList, WordQuery, WordRow, WordScope, keyness};
use crate::base::{Cancelled, Progress};
use crate::i18n::{Collation, Language};
use crate::model::{DocumentId, Snapshot};
use crate::text::{Folds, fold};

/// Forms between two looks at whether someone asked to stop.
const SLICE: usize = 4096;

/// What is gathered of one word.
#[derive(Clone, Debug, Default)]
struct Gathered {
    count: u64,
    elsewhere: u64,
    n_documents: u32,
    /// One more than the last document in which it was met.
    last: u32,
    n_forms: u32,
    /// The best form up to here, with its counts in the scope and in the collection.
    form: Option<(u32, (u64, u64))>,
}

/// Makes a list. O(different forms of each document). Fails if someone asked to stop.
pub fn word_list(
    counts: &WordCounts,
    snapshot: &Snapshot,
    query: &WordQuery,
    progress: &Progress,
) -> Result<WordList, Cancelled> {
    let forms = counts.forms.all();
    let Folded { words, mut word_of } = folded(forms, query.folds, progress)?;
    let n_gathered = words.len();
    let all_counts = form_counts(counts, query.with_furniture);
    let is_bare: Vec<bool> = if query.takes_particles_off {
        let mut totals = vec![0; n_gathered];
        for (form, count) in all_counts.iter().enumerate() {
            totals[word_of[form] as usize] += count;
        }
        let bare = bare_words(&words, &totals);
        progress.check()?;
        let counted = word_of.iter_mut().map(|word| {
            let is_bare = bare[*word as usize] == *word;
            *word = bare[*word as usize];
            is_bare
        });
        counted.collect()
    } else {
        vec![true; forms.len()]
    };
    let mut gathered = vec![Gathered::default(); n_gathered];
    let mut here = vec![0_u64; forms.len()];
    let scope = documents_in(snapshot, &query.scope);
    let mut list = WordList::default();
    for (number, (document, held)) in counts.documents.iter().enumerate() {
        progress.check()?;
        let is_in = scope.as_ref().is_none_or(|scope| scope.contains(document));
        list.n_documents += usize::from(is_in);
        for (form, count) in held.pairs(query.with_furniture) {
            let word = &mut gathered[word_of[form] as usize];
            if is_in {
                here[form] += count;
                word.count += count;
                list.n_words += count;
                word.n_documents += u32::from(word.last != number as u32 + 1);
                word.last = number as u32 + 1;
            } else {
                word.elsewhere += count;
                list.n_words_elsewhere += count;
            }
        }
    }
    // An order of its own, whatever the language of the interface: what is shown does not change with it.
    let mut collation = Collation::new(Language::English);
    for (form, count) in here.iter().enumerate() {
        let word = &mut gathered[word_of[form] as usize];
        word.n_forms += u32::from(*count > 0);
        // The word itself is shown, even if it stands in the scope with particles only.
        if is_bare[form] && word.count > 0 && all_counts[form] > 0 {
            word.weigh(form as u32, (*count, all_counts[form]), forms, &collation);
        }
    }
    let stop_words = (!query.with_stop_words).then(|| StopWords::new(query.folds));
    for (number, word) in gathered.iter().enumerate() {
        if number % SLICE == 0 {
            progress.check()?;
        }
        let Some((form, _)) = word.form else { continue };
        let form = &forms[form as usize];
        let is_left_out = !query.with_numbers && !form.chars().any(char::is_alphabetic)
            || stop_words.as_ref().is_some_and(|stop| stop.holds(form))
            || !query.hidden.is_empty() && query.hidden.contains(&fold(form, Folds::FULL));
        if is_left_out {
            continue;
        }
        list.rows.push(WordRow {
            word: Arc::clone(form),
            n_forms: word.n_forms,
            count: word.count,
            n_documents: word.n_documents,
            count_elsewhere: word.elsewhere,
            keyness: None,
        });
    }
    let (inside, elsewhere) = (list.n_words, list.n_words_elsewhere);
    if elsewhere > 0 {
        for row in &mut list.rows {
            row.keyness = Some(keyness(row.count, row.count_elsewhere, inside, elsewhere));
        }
    }
    // Most words stand once: keys of bytes are made once for each and compared fast.
    list.rows.sort_by_cached_key(|row| {
        let key = collation.key(&row.word);
        (Reverse(row.count), key, Arc::clone(&row.word))
    });
    Ok(list)
}

impl Gathered {
    fn weigh(&mut self, form: u32, counts: (u64, u64), forms: &[Arc<str>], collation: &Collation) {
        let is_better = match self.form {
            None => true,
            Some((best, of_best)) => {
                let (form, best) = (&forms[form as usize], &forms[best as usize]);
                let order = of_best.cmp(&counts).then(form.len().cmp(&best.len()));
                order.then_with(|| collation.compare(form, best)).is_lt()
            }
        };
        if is_better {
            self.form = Some((form, counts));
        }
    }
}

/// How often each form stands in the collection.
fn form_counts(counts: &WordCounts, with_furniture: bool) -> Vec<u64> {
    let mut all = vec![0; counts.forms.all().len()];
    for held in counts.documents.values() {
        for (form, count) in held.pairs(with_furniture) {
            all[form] += count;
        }
    }
    all
}

/// Words as folded with their numbers, and the word of each form.
struct Folded {
    words: HashMap<String, u32>,
    word_of: Vec<u32>,
}

/// Folds the forms. One of which folding leaves nothing is meant as it stands.
fn folded(forms: &[Arc<str>], folds: Folds, progress: &Progress) -> Result<Folded, Cancelled> {
    let mut words: HashMap<String, u32> = HashMap::with_capacity(forms.len());
    let mut word_of = Vec::with_capacity(forms.len());
    for (number, form) in forms.iter().enumerate() {
        if number % SLICE == 0 {
            progress.check()?;
        }
        let mut key = fold(form, folds);
        if key.is_empty() {
            key.push_str(form);
        }
        let next = words.len() as u32;
        word_of.push(*words.entry(key).or_insert(next));
    }
    Ok(Folded { words, word_of })
}

/// The documents of a scope; none: all of them.
fn documents_in(snapshot: &Snapshot, scope: &WordScope) -> Option<BTreeSet<DocumentId>> {
    match scope {
        WordScope::All => None,
        WordScope::Document(id) => Some(BTreeSet::from([*id])),
        WordScope::DocumentSet(id) => {
            let members = snapshot.document_set(*id).map(|set| set.members.iter());
            Some(members.into_iter().flatten().copied().collect())
        }
        WordScope::Language(tag) => {
            let wanted = main_part(tag);
            let in_it = snapshot.documents().filter(|document| {
                let language = document.language.as_deref();
                language.is_some_and(|of| main_part(of).eq_ignore_ascii_case(wanted))
            });
            Some(in_it.map(|document| document.id).collect())
        }
    }
}

/// The language of a tag without script and region.
pub(super) fn main_part(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}
