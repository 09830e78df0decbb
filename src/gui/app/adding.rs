//! Adding documents: files are read in a job, looked at on a page of their own, and come in when the page says so.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Context, Frame, Margin, Panel, RichText, Ui};

use crate::base::{Budget, Cancelled};
use crate::command::Command;
use crate::engine::operations::{Choices, ImportSetUp, Offer, OfferedFile};
use crate::engine::{JobEnd, JobError, JobId, JobKind, JobProduct, JobView};
use crate::exchange::importer::{ImportError, ImportedFile};
use crate::gui::app::HashiyaApp;
use crate::gui::app::session::{JobPurpose, Session};
use crate::gui::icons;
use crate::gui::pages::{AddingAnswer, AddingPage, adding_ui};
use crate::gui::popups::NewVersionSheet;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{from_start, quiet_button, text_font};
use crate::i18n::{Counted, Word, fill};

/// What was read of files of an offer once more, each with its place there.
pub(super) type ReadOnceMore = Vec<(usize, Vec<ImportedFile>, Choices)>;

/// The page on which files are looked at, and the jobs that read for it.
#[derive(Debug)]
pub(super) struct Adding {
    page: AddingPage,
    jobs: BTreeSet<JobId>,
    /// How many documents had been opened when the page was shown last: once another one is, it steps aside.
    opened: u64,
}

impl Session {
    /// Whether the page of files takes the place of the text.
    pub(super) fn shows_adding(&self) -> bool {
        let adding = self.adding.as_ref();
        adding.is_some_and(|adding| adding.opened == self.reading.opened())
    }

    /// Whether a job reads for the page that is shown, which tells of it itself.
    pub(super) fn is_told_by_page(&self, job: JobId) -> bool {
        let adding = self.adding.as_ref();
        self.shows_adding() && adding.is_some_and(|adding| adding.jobs.contains(&job))
    }
}

impl HashiyaApp {
    /// Reads files and folders in a job, to be looked at before they come in.
    pub(super) fn start_offer(&mut self, paths: Vec<PathBuf>) {
        let import = ImportSetUp {
            isolation: self.isolation.clone(),
            ..ImportSetUp::usual(self.wording().language)
        };
        let Some(session) = self.session_mut() else {
            return;
        };
        let snapshot = session.engine.snapshot();
        let offer = Arc::new(Mutex::new(None));
        let told = Arc::clone(&offer);
        let read = move |progress: &crate::base::Progress| {
            let read = Offer::read(&paths, &snapshot, &import, progress)?;
            *told.lock().unwrap_or_else(PoisonError::into_inner) = Some(read);
            Ok(JobProduct::Nothing)
        };
        let job = session.engine.start_job(JobKind::AddDocuments, read);
        session.jobs.insert(job, JobPurpose::Offer { offer });
        let opened = session.reading.opened();
        let adding = session.adding.get_or_insert_with(|| Adding {
            page: AddingPage::new(),
            jobs: BTreeSet::new(),
            opened,
        });
        adding.opened = opened;
        adding.jobs.insert(job);
    }

    /// Reads files of the offer once more, by other choices.
    fn start_read_again(&mut self, files: &[usize], choices: &Choices) {
        let isolation = self.isolation.clone();
        let Some(session) = self.session_mut() else {
            return;
        };
        let Some(adding) = &mut session.adding else {
            return;
        };
        let offered = &adding.page.offer.files;
        let again = files.iter().filter_map(|index| {
            let file = offered.get(*index)?;
            let choices = Choices {
                table: choices.table.clone().or_else(|| file.choices.table.clone()),
                ..choices.clone()
            };
            Some((*index, file.read_again(choices)?))
        });
        let again: Vec<_> = again.collect();
        let read = Arc::new(Mutex::new(Vec::new()));
        let told = Arc::clone(&read);
        let work = move |progress: &crate::base::Progress| {
            progress.begin(again.len() as u64);
            let mut failed = None;
            for (index, file) in again {
                match file.read(&Budget::default(), &isolation, progress) {
                    Ok((found, choices)) => told
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push((index, found, choices)),
                    Err(ImportError::Cancelled(Cancelled)) => return Err(Cancelled.into()),
                    // The others are not held up by one.
                    Err(error) => failed = failed.or(Some(error)),
                }
                progress.step()?;
            }
            match failed {
                Some(error) => Err(JobError::from(error)),
                None => Ok(JobProduct::Nothing),
            }
        };
        let job = session.engine.start_job(JobKind::AddDocuments, work);
        adding.jobs.insert(job);
        session.jobs.insert(job, JobPurpose::ReadAgain { read });
    }

    /// Puts what a job read on the page; gives the purpose back where it was another one.
    pub(super) fn offer_read(
        &mut self,
        ctx: &Context,
        job: JobId,
        purpose: Option<JobPurpose>,
        end: &JobEnd,
    ) -> Option<JobPurpose> {
        let purpose = purpose?;
        let is_first = match &purpose {
            JobPurpose::Offer { .. } => true,
            JobPurpose::ReadAgain { .. } => false,
            _ => return Some(purpose),
        };
        let words = match end {
            JobEnd::Failed(error) => {
                let wording = self.wording();
                let title = self.session().map(Session::name).unwrap_or_default();
                Some(crate::engine::words::job_error_words(
                    error, &title, wording,
                ))
            }
            JobEnd::Done(_) | JobEnd::Cancelled => None,
        };
        let session = self.session_mut()?;
        if let Some(adding) = &mut session.adding {
            adding.jobs.remove(&job);
            match purpose {
                JobPurpose::Offer { offer } => {
                    let offer = offer.lock().unwrap_or_else(PoisonError::into_inner).take();
                    if let Some(offer) = offer {
                        adding.page.take(offer);
                    }
                }
                JobPurpose::ReadAgain { read } => {
                    let read =
                        std::mem::take(&mut *read.lock().unwrap_or_else(PoisonError::into_inner));
                    for (index, found, choices) in read {
                        adding.page.offer.replace(index, found, choices);
                    }
                    adding.page.read_again();
                }
                _ => {}
            }
            let is_nothing = adding.page.offer.is_empty() && adding.jobs.is_empty();
            if is_first && is_nothing {
                session.adding = None;
            }
        }
        if let Some(words) = words {
            self.say(ctx, words, true, false);
        }
        None
    }

    /// A file may have come in as a new version: it does not come in as a document of its own too.
    pub(super) fn adding_after_version(&mut self) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        let adding = session.adding.as_mut();
        if adding
            .is_some_and(|adding| adding.page.offer.find_there(&snapshot) && adding.jobs.is_empty())
        {
            session.adding = None;
        }
    }

    /// Draws the page in the place of the text.
    pub(super) fn adding_page(&mut self, ui: &mut Ui) {
        let wording = self.wording();
        let is_covered = self.sheet.is_some()
            || self.ask.is_some()
            || self.palette.is_some()
            || self.dialogs.has_field();
        let Some(session) = self.session_mut() else {
            return;
        };
        let Some(adding) = &mut session.adding else {
            return;
        };
        let mut jobs: Vec<JobView> = session.engine.jobs();
        jobs.retain(|view| adding.jobs.contains(&view.job));
        match adding_ui(ui, &mut adding.page, &jobs, is_covered, wording) {
            None => {}
            Some(AddingAnswer::Cancel) => self.cancel_adding(ui),
            Some(AddingAnswer::Add) => self.take_offer(ui),
            Some(AddingAnswer::Version(index)) => {
                let file = adding.page.offer.files.get(index);
                if let Some((document, capture)) = file.and_then(OfferedFile::as_version) {
                    self.sheet = Some(Box::new(NewVersionSheet::new(document, capture)));
                }
            }
            Some(AddingAnswer::ReadAgain { files, choices }) => {
                self.start_read_again(&files, &choices);
            }
        }
    }

    /// The strip that leads back to files that wait while something is read.
    pub(super) fn adding_banner(&mut self, ui: &mut Ui) {
        let wording = self.wording();
        let Some(session) = self.session().filter(|session| !session.shows_adding()) else {
            return;
        };
        let Some(adding) = &session.adding else {
            return;
        };
        let documents = Counted::Document.of(adding.page.offer.n_documents());
        let words = match adding.jobs.is_empty() {
            true => fill(Word::AddingWaiting, wording, &[("documents", &documents)]),
            false => wording.text(Word::AddingReadingFiles).to_owned(),
        };
        let theme = Theme::of(ui.ctx());
        let frame = Frame::new()
            .fill(theme.soft)
            .inner_margin(Margin::symmetric(12, 0));
        let (mut shows, mut cancels) = (false, false);
        Panel::top("adding banner")
            .exact_size(size::TABS)
            .frame(frame)
            .show(ui, |ui| {
                ui.with_layout(from_start(wording.language.is_rtl()), |ui| {
                    crate::gui::widgets::icon(ui, icons::FILE_PLUS, 15.0, theme.accent);
                    let font = text_font(size::TEXT);
                    ui.label(RichText::new(words).font(font).color(theme.strong));
                    shows = quiet_button(ui, None, wording.text(Word::AddingShow), true).clicked();
                    cancels = quiet_button(ui, None, wording.text(Word::BtnCancel), true).clicked();
                });
            });
        if cancels {
            self.cancel_adding(ui);
        } else if shows && let Some(session) = self.session_mut() {
            let opened = session.reading.opened();
            if let Some(adding) = &mut session.adding {
                adding.opened = opened;
            }
        }
    }

    /// Leaves everything as it is.
    fn cancel_adding(&mut self, ui: &Ui) {
        let Some(session) = self.session_mut() else {
            return;
        };
        if let Some(adding) = session.adding.take() {
            for job in &adding.jobs {
                session.engine.cancel_job(*job);
            }
            // Freeing thousands of texts can take longer than a frame.
            std::thread::spawn(move || drop(adding));
        }
        self.focus_reader(ui);
    }

    /// After files came in or did not: where they did not, the page is there again with all that was chosen.
    pub(super) fn adding_ended(&mut self, page: Arc<Adding>, came_in: bool) {
        let session = self
            .session_mut()
            .filter(|session| !came_in && session.adding.is_none());
        match (session, Arc::try_unwrap(page)) {
            (Some(session), Ok(mut adding)) => {
                adding.opened = session.reading.opened();
                session.adding = Some(adding);
            }
            // Freeing thousands of texts can take longer than a frame.
            (_, page) => {
                std::thread::spawn(move || drop(page));
            }
        }
    }

    /// Adds what was chosen, in a job that ends with one command.
    fn take_offer(&mut self, ui: &Ui) {
        let language = self.wording().language;
        let Some(session) = self.session_mut() else {
            return;
        };
        let Some(adding) = session.adding.take() else {
            return;
        };
        let added = Arc::new(Mutex::new(None));
        let told = Arc::clone(&added);
        let page = Arc::new(adding);
        let shared = Arc::clone(&page);
        let work = move |_progress: &crate::base::Progress| {
            // Texts and bytes are shared, so that a copy costs little.
            let mut found = shared.page.offer.clone().take(language);
            let documents = std::mem::take(&mut found.documents);
            let is_empty = documents.is_empty();
            *told.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
            Ok(match is_empty {
                true => JobProduct::Nothing,
                false => JobProduct::Command(Box::new(Command::AddDocuments { documents })),
            })
        };
        let job = session.engine.start_job(JobKind::AddDocuments, work);
        let purpose = JobPurpose::Add {
            added,
            sample: None,
            page: Some(page),
        };
        session.jobs.insert(job, purpose);
        self.focus_reader(ui);
    }
}
