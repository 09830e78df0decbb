//! An open collection in the window: the engine, what is drawn of it, and where the reader is in it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};

use crate::anchor::shown_quote;
use crate::base::environment::Timestamp;
use crate::command::{Command, LinkEnd, NewDocument, TagChoice};
use crate::engine::operations::{Added, Offer, OpenError, Opened};
use crate::engine::preferences::MAX_RECENT_TAGS;
use crate::engine::{Engine, JobId, JobView, Ticket, UndoActions};
use crate::exchange::codebook::{CodebookReport, Comparison};
use crate::gui::app::adding::{Adding, ReadOnceMore};
use crate::gui::app::collections::Keeping;
use crate::gui::app::find::Find;
use crate::gui::app::history::{ReadingPage, UndoRun};
use crate::gui::app::linking::{Linking, shown_words};
use crate::gui::app::panes::OpenMode;
use crate::gui::app::reading::Reading;
use crate::gui::app::search::ReadyToTag;
use crate::gui::app::search::Search;
use crate::gui::commands::Availability;
use crate::gui::panels::{DraftKey, Subject};
use crate::gui::popups::ExportLink;
use crate::gui::reader::{MarkView, PreparedText};
use crate::gui::typeset::Side;
use crate::model::{AnnotationId, Capture, DocumentId, Passage, PlacementState, Snapshot, TagId};
use crate::text::{
    ByteOffset, Encoding, Span, next_grapheme, next_word_end, previous_grapheme,
    previous_word_start,
};

/// A collection that is being opened on another thread.
#[derive(Debug)]
pub(super) struct Opening {
    /// What is opened, for the waiting page.
    pub(super) title: String,
    pub(super) answer: Receiver<Result<Opened, OpenError>>,
}

/// What is to happen when a submitted command has been done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pending {
    /// The memo draft learns its id.
    Memo(DraftKey),
    /// The new annotation is selected.
    Annotate,
    /// The new annotation is selected and its memo takes the focus.
    AnnotateForMemo,
    /// The end at which the new link was finished is selected.
    Link,
    /// The new tag is shown.
    ShowTag,
    /// The next document takes the place of a removed one.
    Remove,
    /// Said in the status line.
    Undo,
    /// The next of many steps follows.
    UndoMany,
    /// Said in the status line.
    Redo,
    /// A document has a new version.
    NewVersion,
    /// Hits were tagged: it is said how many, and how many were so already.
    TagHits { n_tagged: usize, n_already: usize },
    /// Nothing.
    Plain,
}

/// A codebook compared with the collection, and what its report says.
pub(super) type FoundCodebook = (Comparison, CodebookReport);

/// What a job in this window leads to.
#[derive(Debug)]
pub(super) enum JobPurpose {
    /// Documents come in; then the sample, if there is one.
    Add {
        added: Arc<Mutex<Option<Added>>>,
        sample: Option<PathBuf>,
        /// The page that they were looked at on: it comes back where they cannot come in.
        page: Option<Arc<Adding>>,
    },
    /// Files are read, to be looked at before they come in.
    Offer { offer: Arc<Mutex<Option<Offer>>> },
    /// Files of an offer are read once more.
    ReadAgain { read: Arc<Mutex<ReadOnceMore>> },
    /// Places of hits are found; then they are tagged.
    TagHits {
        ready: Arc<Mutex<Option<ReadyToTag>>>,
    },
    /// The sample's record comes in.
    Sample,
    /// A record comes in from a file.
    Import {
        name: String,
        /// What was found in it, where it is a codebook.
        codebook: Arc<Mutex<Option<FoundCodebook>>>,
        /// What was odd in it, where it is a project of another program.
        project: Arc<Mutex<crate::exchange::refi::RefiReport>>,
    },
    /// A file is read as a new version of a document.
    NewVersion {
        name: String,
        document: DocumentId,
        found: Arc<Mutex<Option<NewDocument>>>,
    },
    /// A document is read in another encoding.
    Reread { name: String, encoding: Encoding },
    /// A codebook, lines or an original file are written.
    Export,
    /// The collection is written.
    ExportFormat { link: ExportLink },
    /// What a format cannot hold is counted for the export page.
    CountExport { number: u64, link: ExportLink },
    /// The page to print is written.
    Print,
    /// A template of reports is read.
    Template,
    /// The doctor looks.
    Check,
    /// The doctor looks after opening; it speaks only of faults (I17).
    QuietCheck,
    /// A verified copy is written to a place of the user's choice.
    Copy {
        /// The file was gone: the copy is opened then.
        is_gone: bool,
    },
    /// A backup is made.
    Keep {
        /// The revision that it holds at least.
        revision: u64,
        /// By command, so that the end is said.
        is_asked: bool,
        /// What is done once it is there.
        then: Option<Box<Command>>,
    },
}

/// An open collection and its view.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) engine: Engine,
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) undo: UndoActions,
    pub(super) reading: Reading,
    pub(super) find: Find,
    pub(super) search: Search,
    /// Which annotations the text shows, and in which colors.
    pub(super) mark_view: MarkView,
    /// Places that are open in a document, at a revision: proposed, orphans.
    open_places: BTreeMap<DocumentId, (u64, (usize, usize))>,
    pub(super) subject: Subject,
    pub(super) recent_tags: Vec<TagId>,
    pub(super) tickets: BTreeMap<Ticket, Pending>,
    pub(super) jobs: BTreeMap<JobId, JobPurpose>,
    pub(super) saved_at: Option<Timestamp>,
    pub(super) save_failed: bool,
    /// A page of history that is being read.
    pub(super) history_page: Option<ReadingPage>,
    /// Many undos under way.
    pub(super) undo_run: Option<UndoRun>,
    pub(super) linking: Linking,
    pub(super) keeping: Keeping,
    /// Files that wait to come in.
    pub(super) adding: Option<Adding>,
}

impl Session {
    pub(super) fn new(engine: Engine) -> Self {
        let snapshot = engine.snapshot();
        let revision = snapshot.revision();
        Self {
            undo: engine.undo_state(),
            engine,
            snapshot,
            reading: Reading::default(),
            find: Find::default(),
            search: Search::default(),
            mark_view: MarkView::default(),
            open_places: BTreeMap::new(),
            subject: Subject::Document,
            recent_tags: Vec::new(),
            tickets: BTreeMap::new(),
            jobs: BTreeMap::new(),
            saved_at: None,
            save_failed: false,
            history_page: None,
            undo_run: None,
            linking: Linking::default(),
            keeping: Keeping::at(revision),
            adding: None,
        }
    }

    /// The document of the pane at work.
    pub(super) fn document(&self) -> Option<DocumentId> {
        self.reading.panes.document()
    }

    /// What can be done now.
    pub(super) fn at_hand(&self) -> Availability {
        Availability {
            collection: true,
            // While many steps are undone, another change would be undone in their place.
            writable: self.engine.is_writable() && self.undo_run.is_none(),
            document: self.document().is_some() && !self.shows_adding(),
            panes: self.reading.panes.len() > 1,
            back: self.reading.trail.has(false),
            forward: self.reading.trail.has(true),
            selection: self.reading.selection().is_some() && !self.shows_adding(),
            annotation: self.annotation().is_some() && !self.shows_adding(),
            undo: self.undo.undo.is_some(),
            redo: self.undo.redo.is_some(),
        }
    }

    /// Jobs under way that someone asked for.
    pub(super) fn jobs_to_show(&self) -> Vec<JobView> {
        let is_quiet = |job: &JobId| {
            matches!(
                self.jobs.get(job),
                Some(
                    JobPurpose::QuietCheck
                        | JobPurpose::CountExport { .. }
                        | JobPurpose::Keep {
                            is_asked: false,
                            then: None,
                            ..
                        }
                )
            )
        };
        let mut jobs = self.engine.jobs();
        jobs.retain(|view| !is_quiet(&view.job) && !self.is_told_by_page(view.job));
        jobs
    }

    /// The selected annotation, if it is still there.
    pub(super) fn annotation(&self) -> Option<AnnotationId> {
        match self.subject {
            Subject::Annotation(id) if self.snapshot.annotation(id).is_some() => Some(id),
            _ => None,
        }
    }

    /// The collection's name.
    pub(super) fn name(&self) -> String {
        self.snapshot
            .collection()
            .map(|collection| collection.name.clone())
            .unwrap_or_default()
    }

    /// Takes the latest snapshot and drops what is shown but no longer there.
    pub(super) fn refresh(&mut self) {
        self.snapshot = self.engine.snapshot();
        self.undo = self.engine.undo_state();
        let snapshot = Arc::clone(&self.snapshot);
        let panes = &mut self.reading.panes;
        panes.retain(|document| snapshot.document(document).is_some());
        // A window with one pane always shows a document, if there is one.
        if panes.len() == 1
            && panes.document().is_none()
            && let Some(first) = snapshot.documents_in_order().next()
        {
            self.reading.open(first.id, OpenMode::Preview);
        }
        match self.subject {
            Subject::Annotation(id) if self.snapshot.annotation(id).is_none() => {
                self.subject = Subject::Document;
            }
            Subject::Tag(id) if self.snapshot.tag(id).is_none() => self.subject = Subject::Document,
            _ => {}
        }
        self.recent_tags.retain(|id| snapshot.tag(*id).is_some());
    }

    /// Puts a tag first among those used last.
    pub(super) fn used_tag(&mut self, tag: TagId) {
        self.recent_tags.retain(|other| *other != tag);
        self.recent_tags.insert(0, tag);
        self.recent_tags.truncate(MAX_RECENT_TAGS);
    }

    /// The same for those among tags that are there; the last one comes first.
    pub(super) fn used_tags(&mut self, tags: &[TagChoice]) {
        for tag in tags {
            if let TagChoice::Existing(tag) = tag {
                self.used_tag(*tag);
            }
        }
    }

    /// The command that moves an edge of the selected annotation by a grapheme cluster or a word towards a side.
    pub(super) fn edge_moved(
        &self,
        end: bool,
        side: Side,
        by_word: bool,
        prepared: &PreparedText,
    ) -> Option<Command> {
        let annotation = self.snapshot.annotation(self.annotation()?)?;
        let standing = self.snapshot.standing(annotation.passage)?;
        let byte = match end {
            true => standing.end().saturating_sub(1),
            false => standing.start(),
        };
        let paragraph = prepared.paragraph_at(byte as usize);
        let is_rtl = prepared.paragraphs().direction(paragraph).is_rtl();
        self.edge_stepped(end, (side == Side::Right) != is_rtl, by_word)
    }

    /// The command that moves an edge of the selected annotation on or back in reading order.
    pub(super) fn edge_stepped(&self, end: bool, forward: bool, by_word: bool) -> Option<Command> {
        let annotation = self.annotation().filter(|_| self.engine.is_writable())?;
        let standing = self
            .snapshot
            .standing(self.snapshot.annotation(annotation)?.passage)?;
        let text = &self.snapshot.capture(standing.capture())?.text;
        let mut spans = standing.spans().to_vec();
        let at = if end { spans.len().checked_sub(1)? } else { 0 };
        let span = spans[at];
        let byte = if end {
            span.end().index()
        } else {
            span.start().index()
        };
        let moved = match (forward, by_word) {
            (true, false) => next_grapheme(text, byte),
            (false, false) => previous_grapheme(text, byte),
            (true, true) => next_word_end(text, byte),
            (false, true) => previous_word_start(text, byte),
        };
        let moved = ByteOffset::from_index(moved);
        let (start, stop) = if end {
            (span.start(), moved)
        } else {
            (moved, span.end())
        };
        spans[at] = Span::checked(text, start, stop).ok()?;
        Some(Command::MoveEdges { annotation, spans })
    }

    /// The capture of a document that the pane at work shows: the current one, or a former one that is being read.
    pub(super) fn capture_read(&self, document: DocumentId) -> Option<&Arc<Capture>> {
        let former = self.reading.former(document);
        former
            .and_then(|former| self.snapshot.capture(former))
            .filter(|capture| capture.document == document)
            .or_else(|| self.snapshot.current_capture(document))
    }

    /// How many places of annotations are open in a document: proposed, orphans. Looked up once for each revision.
    pub(super) fn open_places(&mut self, document: DocumentId) -> (usize, usize) {
        let revision = self.snapshot.revision();
        if let Some((of, n)) = self.open_places.get(&document)
            && *of == revision
        {
            return *n;
        }
        let open = self.snapshot.open_of(document);
        let is_proposed = |passage: &&Arc<Passage>| {
            self.snapshot.state_of(passage.id) == PlacementState::Proposed
        };
        let n_proposed = open.iter().filter(|passage| is_proposed(passage)).count();
        let n = (n_proposed, open.len() - n_proposed);
        self.open_places.insert(document, (revision, n));
        n
    }

    /// What a link would start or end at: the selection, or else the selected annotation, with its first words.
    pub(super) fn link_end(&self) -> Option<(LinkEnd, String)> {
        let selected = self.reading.selection().zip(self.document());
        if let Some((span, document)) = selected {
            let capture = self.capture_read(document)?;
            let words = shown_words(span.slice(&capture.text).ok()?);
            let end = LinkEnd::Spans {
                capture: capture.id,
                spans: self.reading.spans().to_vec(),
            };
            return Some((end, words));
        }
        let id = self.annotation()?;
        let passage = self.snapshot.annotation(id)?.passage;
        let words = shown_words(&shown_quote(&self.snapshot, passage)?);
        Some((LinkEnd::Annotation(id), words))
    }

    /// The document before or after the shown one.
    pub(super) fn neighbor(&self, forward: bool) -> Option<DocumentId> {
        let ids: Vec<DocumentId> = self
            .snapshot
            .documents_in_order()
            .map(|document| document.id)
            .collect();
        let at = ids.iter().position(|id| Some(*id) == self.document())?;
        let next = if forward {
            at.checked_add(1)?
        } else {
            at.checked_sub(1)?
        };
        ids.get(next).copied()
    }
}
