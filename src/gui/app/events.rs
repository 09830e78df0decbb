//! What came of commands and jobs.

use egui::Context;

use crate::base::{Cancelled, Severity};
use crate::engine::{EngineError, Event, JobEnd, JobError, JobResult, Outcome};
use crate::gui::app::HashiyaApp;
use crate::gui::app::panes::OpenMode;
use crate::gui::app::session::{JobPurpose, Pending};
use crate::gui::commands::Request;
use crate::gui::panels::Subject;
use crate::i18n::{Counted, Insert, Word, fill};
use crate::model::RowKey;

impl HashiyaApp {
    pub(super) fn take_events(&mut self, ctx: &Context) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let events = session.engine.poll();
        if events.is_empty() {
            return;
        }
        session.refresh();
        for event in events {
            match event {
                Event::Done { ticket, outcome } => {
                    let pending = self
                        .session_mut()
                        .and_then(|session| session.tickets.remove(&ticket))
                        .unwrap_or(Pending::Plain);
                    self.done(ctx, pending, &outcome);
                }
                Event::Refused { ticket, error } => {
                    let Some(session) = self.session_mut() else {
                        continue;
                    };
                    let pending = session.tickets.remove(&ticket);
                    let is_refusal = matches!(error, EngineError::Refused(_));
                    session.save_failed |= !is_refusal;
                    let (title, snapshot) =
                        (session.name(), std::sync::Arc::clone(&session.snapshot));
                    if let Some(Pending::Memo(key)) = pending {
                        let now = ctx.input(|input| input.time);
                        self.inspector.memos.failed(key, now);
                    }
                    let words = crate::engine::words::engine_error_words(
                        &error,
                        &title,
                        Some(&snapshot),
                        self.wording(),
                    );
                    if pending == Some(Pending::UndoMany) {
                        self.undo_stopped(ctx, &words);
                    } else {
                        self.say(ctx, words, true, false);
                    }
                    self.refused_gravely(&error);
                }
                Event::Braked {
                    ticket,
                    command,
                    removal,
                } => {
                    if let Some(session) = self.session_mut() {
                        session.tickets.remove(&ticket);
                    }
                    self.ask_remove_many(command, removal);
                }
                Event::File(presence) => self.file_found(ctx, presence),
                Event::JobEnded { job, end, .. } => {
                    let purpose = self
                        .session_mut()
                        .and_then(|session| session.jobs.remove(&job));
                    if let Some(purpose) = &purpose {
                        self.export_ended(ctx, job, purpose, &end);
                    }
                    let is_told = purpose.is_some();
                    let purpose = self.offer_read(ctx, job, purpose, &end);
                    if is_told && purpose.is_none() {
                        continue;
                    }
                    self.job_ended(ctx, purpose, end);
                }
                Event::Closed => {}
            }
        }
        if let Some(session) = self.session() {
            self.inspector
                .memos
                .tidy(&std::sync::Arc::clone(&session.snapshot));
        }
    }

    fn done(&mut self, ctx: &Context, pending: Pending, outcome: &Outcome) {
        // What stands in the status line was done before this: undo would no longer take it back.
        if let Some(message) = &mut self.message {
            message.offers_undo = false;
        }
        let Some(session) = self.session_mut() else {
            return;
        };
        session.saved_at = Some(outcome.at);
        session.save_failed = false;
        let annotation = outcome.answer.iter().find_map(|key| match key {
            RowKey::Annotation(id) => Some(*id),
            _ => None,
        });
        for key in &outcome.answer {
            if let RowKey::Tag(tag) = key {
                session.used_tag(*tag);
            }
        }
        match pending {
            Pending::Annotate | Pending::AnnotateForMemo => {
                let Some(annotation) = annotation else { return };
                session.subject = Subject::Annotation(annotation);
                session.reading.clear_selection();
                let tags: Vec<_> = session
                    .snapshot
                    .taggings_of(annotation)
                    .iter()
                    .map(|tagging| tagging.tag)
                    .collect();
                if let Some(last) = tags.last() {
                    session.used_tag(*last);
                }
                if pending == Pending::AnnotateForMemo {
                    self.preferences
                        .layout
                        .right
                        .get_or_insert(crate::gui::theme::size::PANEL);
                    self.inspector
                        .memos
                        .focus(crate::model::MemoTarget::Annotation(annotation));
                }
            }
            Pending::Link => {
                let end = outcome.answer.iter().find_map(|key| match key {
                    RowKey::Link(id) => session.snapshot.link(*id),
                    _ => None,
                });
                let mut there = end
                    .into_iter()
                    .flat_map(|link| session.snapshot.annotations_of_passage(link.to));
                if let Some(annotation) = there.next().map(|annotation| annotation.id) {
                    session.subject = Subject::Annotation(annotation);
                    session.reading.clear_selection();
                }
            }
            Pending::ShowTag => {
                if let Some(RowKey::Tag(tag)) = outcome.answer.first() {
                    session.subject = Subject::Tag(*tag);
                }
            }
            Pending::Memo(key) => {
                let memo =
                    outcome
                        .answer
                        .iter()
                        .chain(&outcome.touched)
                        .find_map(|key| match key {
                            RowKey::Memo(id) => Some(*id),
                            _ => None,
                        });
                let memo = memo.filter(|id| session.snapshot.memo(*id).is_some());
                self.inspector.memos.committed(key, memo);
            }
            Pending::Undo => self.say_undone(ctx, Word::MsgUndone, outcome),
            Pending::UndoMany => self.undone_one(ctx),
            Pending::Redo => self.say_undone(ctx, Word::MsgRedone, outcome),
            Pending::NewVersion => {
                let document = outcome.answer.iter().find_map(|key| match key {
                    RowKey::Document(id) => session.snapshot.document(*id).cloned(),
                    _ => None,
                });
                let Some(document) = document else { return };
                session.reading.set_former(document.id, None);
                let all = session.snapshot.annotations_of(document.capture);
                let (mut total, mut placed) = (0_usize, 0_usize);
                for (_, standing) in all {
                    total += 1;
                    placed += usize::from(!standing.is_open());
                }
                let wording = self.wording();
                let words = match total {
                    0 => fill(Word::MsgVersion, wording, &[("title", &document.name)]),
                    _ => fill(
                        Word::MsgNewCapture,
                        wording,
                        &[("placed", &placed), ("total", &total)],
                    ),
                };
                self.adding_after_version();
                self.say(ctx, words, false, true);
            }
            Pending::TagHits {
                n_tagged,
                n_already,
            } => self.said_tagged(ctx, n_tagged, n_already),
            Pending::Remove | Pending::Plain => {}
        }
    }

    fn say_undone(&mut self, ctx: &Context, said: Word, outcome: &Outcome) {
        let wording = self.wording();
        let action = crate::engine::words::action_words(&outcome.action, wording);
        let action = crate::i18n::without_isolates(&action);
        self.say(
            ctx,
            fill(said, wording, &[("action", &action)]),
            false,
            false,
        );
    }

    fn job_ended(&mut self, ctx: &Context, purpose: Option<JobPurpose>, end: JobEnd) {
        let wording = self.wording();
        if let Some(JobPurpose::Keep {
            revision,
            is_asked,
            then,
        }) = purpose
        {
            let cancelled = JobError::Cancelled(Cancelled);
            let outcome = match &end {
                JobEnd::Done(JobResult::BackedUp(made)) => Ok(&**made),
                JobEnd::Failed(error) => Err(error),
                JobEnd::Done(_) | JobEnd::Cancelled => Err(&cancelled),
            };
            if let Some((text, warns)) = self.backed_up(ctx, revision, is_asked, then, outcome) {
                self.say(ctx, text, warns, false);
            }
            return;
        }
        if matches!(purpose, Some(JobPurpose::CountExport { .. })) {
            return;
        }
        let is_add = matches!(purpose, Some(JobPurpose::Add { .. }));
        let is_import = matches!(purpose, Some(JobPurpose::Import { .. }));
        let mut purpose = purpose;
        if let Some(JobPurpose::Add { page, .. }) = &mut purpose
            && let Some(page) = page.take()
        {
            self.adding_ended(page, matches!(end, JobEnd::Done(_)));
        }
        let (text, is_warning, offers_undo) = match end {
            JobEnd::Cancelled => (wording.text(Word::JobCancelled).to_owned(), false, false),
            JobEnd::Failed(error) => {
                let title = match &purpose {
                    Some(
                        JobPurpose::Import { name, .. }
                        | JobPurpose::Reread { name, .. }
                        | JobPurpose::NewVersion { name, .. },
                    ) => name.clone(),
                    _ => self
                        .session()
                        .map(super::session::Session::name)
                        .unwrap_or_default(),
                };
                (
                    crate::engine::words::job_error_words(&error, &title, wording),
                    true,
                    false,
                )
            }
            JobEnd::Done(result) => {
                if let (JobResult::Committed(outcome), Some(session)) =
                    (&result, self.session_mut())
                {
                    session.saved_at = Some(outcome.at);
                }
                match self.job_words(ctx, purpose, &result) {
                    Some(words) => words,
                    None => return,
                }
            }
        };
        self.say(ctx, text, is_warning, offers_undo);
        if let Some(message) = &mut self.message {
            let has_report = is_add || is_import && self.arrival_report.is_some();
            message.offers_report = has_report && is_warning;
        }
    }

    /// What to say of a job that is done: the words, whether they warn, whether undo is offered.
    fn job_words(
        &mut self,
        ctx: &Context,
        purpose: Option<JobPurpose>,
        result: &JobResult,
    ) -> Option<(String, bool, bool)> {
        let wording = self.wording();
        Some(match (purpose?, result) {
            (JobPurpose::TagHits { ready }, _) => {
                self.tag_ready(ctx, &ready);
                return None;
            }
            (JobPurpose::Add { added, sample, .. }, result) => {
                let added = added
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner)
                    .take()
                    .unwrap_or_default();
                if let Some(sample) = sample {
                    self.start_merge(sample, JobPurpose::Sample);
                }
                let refused = added.report.count(Severity::Refused);
                self.import_report = std::sync::Arc::new(added.lines);
                self.arrival_report = None;
                let n_added = match result {
                    JobResult::Committed(outcome) => outcome.answer.len(),
                    _ => 0,
                };
                if let (JobResult::Committed(outcome), Some(session)) = (result, self.session_mut())
                    && let Some(RowKey::Document(document)) = outcome.answer.first()
                    && (session.document().is_none() || n_added <= 20)
                {
                    session.reading.open(*document, OpenMode::Preview);
                }
                if n_added == 0 && refused == 0 && !added.already_there.is_empty() {
                    let name = added.already_there.first().cloned().unwrap_or_default();
                    (
                        fill(
                            Word::ErrDuplicate,
                            wording,
                            &[("file", &name), ("title", &name)],
                        ),
                        true,
                        false,
                    )
                } else if n_added == 0 {
                    // The first reason says more than that there is one.
                    let lines = crate::engine::words::report_lines(&added.report, wording);
                    let entries = added.report.entries().iter();
                    let words = lines
                        .into_iter()
                        .zip(entries)
                        .find(|(_, entry)| entry.severity == Severity::Refused)
                        .map(|(line, _)| line);
                    let none = || wording.text(Word::ErrNoReadableFile).to_owned();
                    (words.unwrap_or_else(none), true, false)
                } else if refused > 0 {
                    let warnings = Counted::Warning.of(refused);
                    let documents = Counted::Document.of(n_added);
                    (
                        fill(
                            Word::JobDoneImportReport,
                            wording,
                            &[("documents", &documents), ("warnings", &warnings)],
                        ),
                        true,
                        true,
                    )
                } else {
                    (
                        fill(
                            Word::JobDoneImport,
                            wording,
                            &[("documents", &Counted::Document.of(n_added))],
                        ),
                        false,
                        true,
                    )
                }
            }
            (JobPurpose::Sample, JobResult::Committed(outcome)) => {
                let n = outcome
                    .touched
                    .iter()
                    .filter(|key| matches!(key, RowKey::Annotation(_)))
                    .count();
                (
                    fill(
                        Word::MsgSampleIn,
                        wording,
                        &[("annotations", &Counted::Annotation.of(n))],
                    ),
                    false,
                    true,
                )
            }
            (
                JobPurpose::Import {
                    name,
                    codebook,
                    project,
                },
                JobResult::Nothing,
            ) => {
                let found = codebook
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner)
                    .take();
                if let Some((comparison, report)) = found {
                    let notes = crate::engine::words::codebook_lines(&report, wording);
                    let sheet = crate::gui::popups::CodebookSheet::new(name, comparison, notes);
                    self.sheet = Some(Box::new(sheet));
                } else {
                    let words = wording.text(Word::MsgNothingNew).to_owned();
                    let (words, is_odd) = self.with_odd(words, &name, &project);
                    return Some((words, is_odd, false));
                }
                return None;
            }
            (JobPurpose::Import { name, project, .. }, JobResult::Committed(outcome)) => {
                let changes = Counted::Change.of(outcome.touched.len());
                let (words, is_problem, can_undo) = match outcome.conflicts.len() {
                    0 => (
                        fill(Word::MsgMerged, wording, &[("changes", &changes)]),
                        false,
                        true,
                    ),
                    n => (
                        fill(
                            Word::MsgMergedConflicts,
                            wording,
                            &[("changes", &changes), ("n", &n)],
                        ),
                        true,
                        true,
                    ),
                };
                let (words, is_odd) = self.with_odd(words, &name, &project);
                (words, is_problem || is_odd, can_undo)
            }
            (
                JobPurpose::NewVersion {
                    document, found, ..
                },
                _,
            ) => {
                self.offer_version(document, &found);
                return None;
            }
            (JobPurpose::Reread { name, encoding }, JobResult::Committed(_)) => {
                let values: [(&str, &dyn Insert); 2] =
                    [("title", &name), ("encoding", &encoding.name())];
                (fill(Word::MsgReread, wording, &values), false, true)
            }
            (JobPurpose::Copy { is_gone }, JobResult::Written(path) | JobResult::Rescued(path)) => {
                let word = match result {
                    JobResult::Rescued(_) => Word::MsgRescued,
                    _ => Word::MsgCopySaved,
                };
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                let words = fill(word, wording, &[("file", &file.into_owned())]);
                if is_gone {
                    // Work goes on where it can be saved.
                    self.requests.push(Request::OpenPaths(vec![path.clone()]));
                }
                (words, false, false)
            }
            (JobPurpose::Print, JobResult::Written(path)) => return self.page_written(ctx, path),
            (JobPurpose::Template, JobResult::Written(path)) => self.template_taken(path),
            (_, JobResult::Written(path)) => {
                let file = path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                (
                    fill(Word::JobDoneExport, wording, &[("file", &file)]),
                    false,
                    false,
                )
            }
            (JobPurpose::QuietCheck, JobResult::Checked(faults)) if faults.is_empty() => {
                // What was changed since the last backup is backed up once the file has proved whole (I17).
                if self
                    .session()
                    .is_some_and(|session| session.engine.is_writable())
                    && self.files.data.is_some()
                {
                    self.start_backup(false, None);
                }
                return None;
            }
            (_, JobResult::Checked(faults)) if faults.is_empty() => {
                (wording.text(Word::JobDoneCheck).to_owned(), false, false)
            }
            (_, JobResult::Checked(faults)) => (
                fill(
                    Word::MsgChecked,
                    wording,
                    &[("errors", &Counted::Error.of(faults.len()))],
                ),
                true,
                false,
            ),
            (
                _,
                JobResult::Nothing
                | JobResult::Committed(_)
                | JobResult::BackedUp(_)
                | JobResult::Rescued(_),
            ) => return None,
        })
    }
}
