//! From counted forms to a list of words.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

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
    /// The best form up to here.
    form: Option<(u32, u64)>,
}

/// Makes a list. O(different forms of each document). Fails if someone asked to stop.
pub fn word_list(
    counts: &WordCounts,
    snapshot: &Snapshot,
    query: &WordQuery,
    progress: &Progress,
) -> Result<WordList, Cancelled> {
    let forms = counts.forms.all();
    let (word_of, n_gathered) = folded(forms, query.folds, progress)?;
    let mut gathered = vec![Gathered::default(); n_gathered];
    let mut form_counts = vec![0_u64; forms.len()];
    let scope = documents_in(snapshot, &query.scope);
    let mut list = WordList::default();
    for (number, (document, held)) in counts.documents.iter().enumerate() {
        progress.check()?;
        let is_in = scope.as_ref().is_none_or(|scope| scope.contains(document));
        list.n_documents += usize::from(is_in);
        let page = if query.with_furniture {
            &held.page[..]
        } else {
            &[]
        };
        for (form, count) in held.text.iter().chain(page) {
            let (form, count) = (*form as usize, u64::from(*count));
            let word = &mut gathered[word_of[form] as usize];
            if is_in {
                form_counts[form] += count;
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
    for (form, count) in form_counts.iter().enumerate() {
        if *count > 0 {
            gathered[word_of[form] as usize].weigh(form as u32, *count, forms, &collation);
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
    let (here, elsewhere) = (list.n_words, list.n_words_elsewhere);
    if elsewhere > 0 {
        for row in &mut list.rows {
            row.keyness = Some(keyness(row.count, row.count_elsewhere, here, elsewhere));
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
    fn weigh(&mut self, form: u32, count: u64, forms: &[Arc<str>], collation: &Collation) {
        self.n_forms += 1;
        let is_better = match self.form {
            None => true,
            Some((best, of_best)) => {
                let (form, best) = (&forms[form as usize], &forms[best as usize]);
                let order = of_best.cmp(&count).then(form.len().cmp(&best.len()));
                order.then_with(|| collation.compare(form, best)).is_lt()
            }
        };
        if is_better {
            self.form = Some((form, count));
        }
    }
}

/// The word of each form, by numbers, and how many words there are. A form of which folding leaves nothing is meant as it
/// stands.
fn folded(
    forms: &[Arc<str>],
    folds: Folds,
    progress: &Progress,
) -> Result<(Vec<u32>, usize), Cancelled> {
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
    let n_words = words.len();
    Ok((word_of, n_words))
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
