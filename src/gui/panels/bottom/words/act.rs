//! What can be done with words: see their lines, copy rows, write the table.

use crate::gui::commands::{Request, SearchRequest};
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::results::Switches;
use crate::gui::panels::bottom::words::scopes::condition;
use crate::gui::panels::bottom::words::{WordTable, WordsState};
use crate::query::quoted;
use crate::text::is_of_word;

/// A request about words.
#[derive(Clone, Debug)]
pub enum WordsRequest {
    /// Copies rows.
    Copy(WordTable),
    /// Asks where to write rows as a table.
    Export(WordTable),
}

/// Something to do with the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListAction {
    /// Searches for the lit word.
    Lines,
    /// Copies the chosen rows.
    Copy,
    /// Writes all rows.
    Export,
    /// Does not list the chosen words any more.
    Hide,
}

/// Does it.
pub(super) fn act(action: ListAction, state: &mut WordsState, cx: &mut PanelContext<'_>) {
    let request = match action {
        ListAction::Hide => return state.hide(),
        ListAction::Lines => {
            let word = state.lit.and_then(|row| state.shown.word(row));
            let Some(word) = word else { return };
            let words = format!("{}{}", as_word(word), condition(&state.scope, cx.snapshot));
            let switches = Switches {
                is_whole_word: true,
                ..state.switches
            };
            Request::Search(SearchRequest::SeekWord { words, switches })
        }
        ListAction::Copy => {
            let table = WordTable::new(&state.shown, state.chosen());
            if table.n_rows() == 0 {
                return;
            }
            Request::Words(WordsRequest::Copy(table))
        }
        ListAction::Export => {
            let table = WordTable::new(&state.shown, 0..state.shown.rows.len());
            Request::Words(WordsRequest::Export(table))
        }
    };
    cx.requests.push(request);
}

/// A word as a search reads it as a word: in quotation marks where it could be read otherwise.
fn as_word(word: &str) -> String {
    let is_plain = word
        .chars()
        .all(|letter| is_of_word(letter) || letter == '\u{640}')
        && !["OR", "AND", "NOT", "NEAR"].contains(&word);
    match is_plain {
        true => word.to_owned(),
        false => quoted(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_for_as_a_word() {
        for (word, expected) in [
            ("شركة", "شركة"),
            ("الشَّركـة", "الشَّركـة"),
            ("don't", "\"don't\""),
            ("8,200", "\"8,200\""),
            ("OR", "\"OR\""),
            ("or", "or"),
        ] {
            assert_eq!(as_word(word), expected);
            let query = crate::query::parse(expected);
            assert!(query.is_ok(), "{expected}: {query:?}");
        }
    }
}
