//! Searching the collection: what is looked for, what was found, and going from hit to hit.
//!
//! View state (I16). The panel of results says what is looked for (`gui/panels/bottom/results`); a thread finds it. Old
//! results stay until the first new ones are there, and while what is typed makes no sense. When the collection changes, the
//! same is looked for again quietly: its results come in the place of the old ones all at once.

mod lines;
mod mentions;
mod places;
mod saved;
mod tagging;
pub(in crate::gui::app) use tagging::ReadyToTag;
mod worker;

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::Context;

use crate::engine::preferences::BottomTab;
use crate::gui::app::HashiyaApp;
use crate::gui::app::search::worker::{Answer, Worker};
use crate::gui::commands::{Request, SearchRequest};
use crate::gui::panels::{Found, HitAt, SearchView, Stage, spans_of};
use crate::model::{CaptureId, Snapshot, TagId};
use crate::query::QueryError;
use crate::search::{SearchSettings, Stop};
use crate::text::Span;

/// A selection up to so many bytes is taken for the query.
const LONGEST_SEED: usize = 200;
/// Texts whose places are kept: those of the panes.
const KEPT_PLACES: usize = 8;

/// What was asked.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    typed: String,
    /// Mentions of this tag, and not what is typed.
    mentions: Option<TagId>,
    settings: SearchSettings,
    revision: u64,
}

/// The search of an open collection.
#[derive(Debug, Default)]
pub(super) struct Search {
    worker: Option<Worker>,
    serial: u64,
    asked: Option<Key>,
    found: Arc<Found>,
    /// What comes of a question until it takes the place of the former results.
    coming: Option<Found>,
    /// Whether the present question is the former one, put to a changed collection.
    is_again: bool,
    version: u64,
    question: u64,
    stage: Stage,
    error: Option<QueryError>,
    otherwise: Option<usize>,
    stopped: Option<Stop>,
    places: BTreeMap<CaptureId, Arc<[Span]>>,
    /// Lines that wait for a place to be written to.
    to_export: Option<(Arc<Found>, Vec<HitAt>)>,
}

impl Search {
    /// Asks if the question has changed, and takes what has been answered.
    fn refresh(
        &mut self,
        ctx: &Context,
        typed: &str,
        mentions: Option<TagId>,
        settings: SearchSettings,
        snapshot: &Arc<Snapshot>,
    ) {
        let is_same = |asked: &Key| {
            asked.typed == typed && asked.mentions == mentions && asked.settings == settings
        };
        let is_again = self.asked.as_ref().is_some_and(is_same);
        let revision = snapshot.revision();
        let is_asked = self
            .asked
            .as_ref()
            .is_some_and(|asked| asked.revision == revision);
        if !(is_again && is_asked) {
            self.ask(
                ctx,
                Key {
                    typed: typed.to_owned(),
                    mentions,
                    settings,
                    revision,
                },
                snapshot,
                is_again,
            );
        }
        let answers = self
            .worker
            .as_ref()
            .map(|worker| worker.answers(self.serial));
        for answer in answers.unwrap_or_default() {
            self.take(answer);
        }
    }

    fn ask(&mut self, ctx: &Context, key: Key, snapshot: &Arc<Snapshot>, is_again: bool) {
        self.serial += 1;
        // What came of a question that was not answered to its end does not count as seen.
        self.is_again = is_again && matches!(self.stage, Stage::Ended(_));
        self.asked = Some(key.clone());
        self.coming = Some(Found::default());
        if key.mentions.is_none() && key.typed.trim().is_empty() {
            match &self.worker {
                Some(worker) => worker.stop(),
                // While someone types, the texts are made ready.
                None => {
                    self.worker = Worker::start(ctx);
                    if let Some(worker) = &mut self.worker {
                        worker.prepare(Arc::clone(snapshot));
                    }
                }
            }
            self.error = None;
            self.otherwise = None;
            self.replace(Found::default());
            self.coming = None;
            self.stage = Stage::Idle;
            return;
        }
        if self.worker.is_none() {
            self.worker = Worker::start(ctx);
        }
        if let Some(worker) = &mut self.worker {
            if !self.is_again {
                self.stage = Stage::Running;
            }
            let question = (key.typed, key.mentions);
            worker.ask(self.serial, question, key.settings, Arc::clone(snapshot));
        }
    }

    fn take(&mut self, answer: Answer) {
        match answer {
            Answer::Wrong(error) => {
                self.error = Some(error);
                self.coming = None;
                if self.stage == Stage::Running {
                    self.stage = Stage::Idle;
                }
            }
            Answer::Found(documents) => match &mut self.coming {
                Some(coming) => {
                    documents
                        .into_iter()
                        .for_each(|document| coming.push(document));
                    if !self.is_again {
                        self.come();
                    }
                }
                None => {
                    let found = Arc::make_mut(&mut self.found);
                    documents
                        .into_iter()
                        .for_each(|document| found.push(document));
                    self.changed();
                }
            },
            Answer::Ended(end, time) => {
                self.come();
                self.error = None;
                self.stopped = end.stopped;
                self.stage = Stage::Ended(time);
            }
            Answer::Otherwise(hits) => self.otherwise = Some(hits),
        }
    }

    /// New results take the place of the old ones.
    fn come(&mut self) {
        if let Some(coming) = self.coming.take() {
            self.error = None;
            self.otherwise = None;
            self.replace(coming);
        }
    }

    fn replace(&mut self, found: Found) {
        self.found = Arc::new(found);
        self.stopped = None;
        if !self.is_again {
            self.question += 1;
        }
        self.changed();
    }

    fn changed(&mut self) {
        self.version += 1;
        self.places.clear();
    }

    /// The places of hits in a text.
    pub(super) fn places(&mut self, capture: CaptureId) -> Arc<[Span]> {
        if self.places.len() >= KEPT_PLACES {
            self.places.clear();
        }
        let found = &self.found;
        let places = self.places.entry(capture);
        Arc::clone(places.or_insert_with(|| spans_of(found, capture)))
    }

    /// What was found.
    pub(super) fn found(&self) -> &Arc<Found> {
        &self.found
    }

    /// What the panel is told.
    pub(super) fn view(&self, fills: bool) -> SearchView<'_> {
        SearchView {
            found: &self.found,
            version: self.version,
            question: self.question,
            stage: self.stage,
            error: self.error.as_ref(),
            otherwise: self.otherwise,
            stopped: self.stopped,
            fills,
        }
    }
}

impl HashiyaApp {
    /// Whether results are to be seen; their hits are lit in the text then.
    pub(super) fn shows_results(&self) -> bool {
        let bottom = self.preferences.layout.bottom;
        bottom.is_shown && bottom.tab == BottomTab::Results
    }

    /// Looks for what is typed, if it is another thing than before, and takes what was found.
    pub(super) fn search_on(&mut self, ctx: &Context) {
        if !self.shows_results() {
            return;
        }
        let results = &mut self.bottom.results;
        let crate::gui::app::Stage::Open(session) = &mut self.stage else {
            return;
        };
        // A tag that has gone has no mentions; nor has one of another collection.
        results.mentions = results
            .mentions
            .filter(|tag| session.snapshot.tag(*tag).is_some());
        let settings = results.options.settings();
        // Next time words are meant as they were last.
        self.preferences.search = settings;
        let mentions = results.mentions;
        // What is typed rests while mentions are listed.
        let typed = match mentions {
            Some(_) => "",
            None => results.field.text(),
        };
        session
            .search
            .refresh(ctx, typed, mentions, settings, &session.snapshot);
    }

    /// Opens the field, with the words that are selected if they are few.
    pub(super) fn open_search(&mut self) {
        let Some(session) = self.session() else {
            return;
        };
        let selected = session
            .document()
            .and_then(|document| session.capture_read(document))
            .zip(session.reading.selection());
        let seed = selected.and_then(|(capture, span)| span.slice(&capture.text).ok());
        let seed = seed.filter(|seed| seed.len() <= LONGEST_SEED && !seed.contains('\n'));
        let seed = seed.map(|seed| seed.trim().to_owned());
        if let Some(session) = self.session_mut() {
            session.reading.leave_focus();
        }
        self.bottom.is_lowered = false;
        let bottom = &mut self.preferences.layout.bottom;
        bottom.is_shown = true;
        bottom.tab = BottomTab::Results;
        self.bottom.results.open(seed.as_deref());
    }

    /// Lets the results fill the middle of the window, or gives them the height of a list.
    pub(super) fn toggle_fill(&mut self) {
        let fills = self.results_fill();
        self.bottom.is_lowered = false;
        let bottom = &mut self.preferences.layout.bottom;
        bottom.fills = !fills;
        bottom.is_shown = true;
        bottom.tab = BottomTab::Results;
    }

    /// Whether the results fill the middle of the window.
    pub(super) fn results_fill(&self) -> bool {
        self.shows_results() && self.preferences.layout.bottom.fills && !self.bottom.is_lowered
    }

    pub(super) fn act_on_search(&mut self, ctx: &Context, request: SearchRequest) {
        match request {
            SearchRequest::Show(showing) => self.show_hit(&showing, false),
            SearchRequest::Open(showing) => self.show_hit(&showing, true),
            SearchRequest::Help => {
                self.sheet = Some(Box::new(crate::gui::popups::SearchHelpSheet::default()));
            }
            SearchRequest::Seek(words) => {
                self.open_search();
                self.bottom.results.open(Some(&words));
            }
            SearchRequest::SeekWord { words, switches } => {
                self.open_search();
                self.bottom.results.options = switches;
                self.bottom.results.open(Some(&words));
            }
            SearchRequest::Tag {
                found,
                hits,
                tags,
                extent,
            } => self.tag_hits(found, hits, tags, extent),
            SearchRequest::Suggest(tag) => self.suggest_mentions(tag),
            SearchRequest::Settle {
                found,
                hits,
                tag,
                accepts,
            } => self.settle_mentions(&found, &hits, tag, accepts),
            SearchRequest::Save(name) => self.save_search(name),
            SearchRequest::Run(search) => self.run_search(search),
            SearchRequest::MarkSeen(search) => self.mark_search_seen(search),
            SearchRequest::CopyLines { found, hits } => self.copy_lines(ctx, &found, &hits),
            SearchRequest::ExportLines { found, hits } => self.ask_export_lines(ctx, found, hits),
        }
    }

    /// Goes to the next hit of the search or to the one before; without results to the field.
    pub(super) fn step_hit(&mut self, forward: bool) {
        match self.bottom.results.step(forward) {
            Some(showing) => self
                .requests
                .push(Request::Search(SearchRequest::Open(showing))),
            None => self.open_search(),
        }
    }
}
