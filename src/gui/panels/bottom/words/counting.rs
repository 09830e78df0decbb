//! Counting on a thread of its own: counts of documents are kept from one list to the next.

use std::sync::Arc;

use egui::Context;

use crate::analysis::words::{WordCounts, WordList, WordQuery, word_list};
use crate::gui::Sought;
use crate::model::Snapshot;

/// A list with the counts that it was made of.
#[derive(Debug)]
pub(super) struct Made {
    counts: Arc<WordCounts>,
    /// The list.
    pub(super) list: Arc<WordList>,
}

/// The list of a revision and a query.
pub(super) type Counting = Sought<(u64, WordQuery), Made>;

/// Takes what is ready, and begins to count if something else is asked for.
pub(super) fn count(
    counting: &mut Counting,
    ctx: &Context,
    snapshot: &Arc<Snapshot>,
    query: WordQuery,
) {
    let former = counting.made().map(|(_, made)| Arc::clone(&made.counts));
    let (at, asked) = (Arc::clone(snapshot), query.clone());
    counting.refresh(ctx, &(snapshot.revision(), query), move |progress| {
        let former = former.unwrap_or_default();
        let counts = match former.is_of(&at) {
            true => former,
            false => Arc::new(WordCounts::of(&at, &former, progress)?),
        };
        let list = Arc::new(word_list(&counts, &at, &asked, progress)?);
        Ok(Made { counts, list })
    });
}
