//! Mentions of a tag: listed in the place of hits, accepted or turned down.

use egui::Context;

use crate::command::{Command, TagChoice};
use crate::engine::preferences::BottomTab;
use crate::gui::app::HashiyaApp;
use crate::gui::app::session::Pending;
use crate::gui::panels::{Found, HitAt, Subject};
use crate::i18n::Word;
use crate::model::{CaptureId, TagId};
use crate::text::Span;

impl HashiyaApp {
    /// Lists the mentions of a tag below the text, which follows the list.
    pub(super) fn suggest_mentions(&mut self, tag: TagId) {
        self.show_bottom(BottomTab::Results);
        // Results that fill the window would hide the text in which a mention stands.
        self.bottom.is_lowered = true;
        self.bottom.results.suggest(tag);
    }

    /// Lists the mentions of the selected tag, or of the first one on the selected annotation.
    pub(in crate::gui::app) fn suggest_mentions_here(&mut self, ctx: &Context) {
        let tag = self.session().and_then(|session| match session.subject {
            Subject::Tag(tag) => Some(tag),
            Subject::Annotation(annotation) => session
                .snapshot
                .taggings_of(annotation)
                .first()
                .map(|tagging| tagging.tag),
            Subject::Document | Subject::Collection => None,
        });
        let tag = tag.or_else(|| self.tags.chosen().first().copied());
        match tag {
            Some(tag) => self.suggest_mentions(tag),
            None => {
                let words = self.wording().text(Word::MsgSelectTag).to_owned();
                self.say(ctx, words, false, false);
            }
        }
    }

    /// Puts the tag on mentions, or takes note that it is not meant there: one command, one step to undo.
    pub(super) fn settle_mentions(
        &mut self,
        found: &Found,
        hits: &[HitAt],
        tag: TagId,
        accepts: bool,
    ) {
        let places: Vec<(CaptureId, Span)> = hits
            .iter()
            .filter_map(|at| found.get(*at))
            .map(|(document, hit)| (document.capture, hit.span))
            .collect();
        let Some(session) = self.session_mut().filter(|_| !places.is_empty()) else {
            return;
        };
        let annotator = session.engine.me();
        if !accepts {
            let command = Command::RejectMentions {
                tag,
                mentions: places,
                annotator,
            };
            self.submit_named(command, Pending::Plain);
            return;
        }
        let tags = vec![TagChoice::Existing(tag)];
        session.used_tags(&tags);
        // Of a single one the list itself tells.
        let pending = match places.len() {
            1 => Pending::Plain,
            n_tagged => Pending::TagHits {
                n_tagged,
                n_already: 0,
            },
        };
        let command = Command::AnnotateAll {
            passages: places,
            tags,
            annotator,
        };
        self.submit_named(command, pending);
    }
}
