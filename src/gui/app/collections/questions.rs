//! Questions of one title, a few words and several ways, each way a request.

use crate::engine::backups::Removal;
use crate::gui::app::HashiyaApp;
use crate::gui::app::ask_purpose::AskPurpose;
use crate::gui::commands::Request;
use crate::gui::popups::{Ask, AskState};
use crate::i18n::{Count, Counted, Insert, Language, Word, Wording};

impl HashiyaApp {
    /// Asks with the words of an error: its first sentence is the title. Leaving it does nothing.
    pub(super) fn ask_way(&mut self, words: &str, ways: Vec<(String, Request)>, leave: Word) {
        let (question, help) = first_sentence(words);
        let (buttons, requests) = ways.into_iter().unzip();
        let ask = Ask {
            question,
            help,
            field: None,
            text: String::new(),
            buttons,
        };
        self.ask = Some((
            AskState::open(ask).left_by(leave),
            AskPurpose::Way(requests),
        ));
    }

    /// A button of a question.
    pub(super) fn way(&self, word: Word, request: Request) -> (String, Request) {
        (self.wording().text(word).to_owned(), request)
    }
}

/// The first sentence without its stop, a question with its mark, and the others. A stop within a name does not count.
pub(super) fn first_sentence(words: &str) -> (String, String) {
    let mut depth = 0_usize;
    let mut letters = words.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            '.' | '?' | '؟'
                if depth == 0 && letters.peek().is_some_and(|(_, next)| *next == ' ') =>
            {
                let end = at + letter.len_utf8();
                // A question keeps its mark.
                let title = if letter == '.' { at } else { end };
                return (words[..title].to_owned(), words[end + 1..].to_owned());
            }
            _ => {}
        }
    }
    (words.trim_end_matches('.').to_owned(), String::new())
}

/// What a command would remove: “52 documents, 300 annotations”, in one case for all.
pub(super) struct Removed(Vec<Count>);

impl Removed {
    pub(super) fn of(removal: Removal) -> Self {
        let all = [
            Counted::Document.of(removal.documents),
            Counted::Annotation.of(removal.annotations),
            Counted::Tag.of(removal.tags),
            Counted::Memo.of(removal.memos),
            Counted::Link.of(removal.links),
            Counted::Tagging.of(removal.taggings),
        ];
        Self(all.into_iter().filter(|count| count.number > 0).collect())
    }
}

impl Insert for Removed {
    fn insert(&self, wording: Wording, oblique: bool, message: &mut String) {
        for (place, count) in self.0.iter().enumerate() {
            if place > 0 {
                message.push_str(match wording.language {
                    Language::English => ", ",
                    Language::Arabic => "، و",
                });
            }
            count.insert(wording, oblique, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::fill;

    #[test]
    fn the_first_sentence_is_the_title() {
        for (words, title, rest) in [
            ("A. B c. D.", "A", "B c. D."),
            (
                "\u{2068}a. b\u{2069} is c. D.",
                "\u{2068}a. b\u{2069} is c",
                "D.",
            ),
            ("Only one", "Only one", ""),
            ("Delete? It goes.", "Delete?", "It goes."),
            ("حذف؟ يزول.", "حذف؟", "يزول."),
            ("Only 1.5 MB.", "Only 1.5 MB", ""),
            ("نُقل الملف. أعده.", "نُقل الملف", "أعده."),
        ] {
            assert_eq!(first_sentence(words), (title.to_owned(), rest.to_owned()));
        }
    }

    #[test]
    fn what_is_removed_is_counted_kind_by_kind() {
        let removed = Removed::of(Removal {
            documents: 2,
            annotations: 60,
            ..Removal::default()
        });
        for (language, expected) in [
            (
                Language::English,
                "Delete 2 documents, 60 annotations? A backup is made first, and this can be undone.",
            ),
            (
                Language::Arabic,
                "حذف مستندين، و60 تعليقة؟ تُؤخذ نسخة احتياطية أولًا، ويمكن التراجع عن الحذف.",
            ),
        ] {
            let words = fill(Word::AskDeleteMany, language, &[("annotations", &removed)]);
            let words = crate::i18n::without_isolates(&words).replace('\u{a0}', " ");
            assert_eq!(words, expected);
        }
    }
}
