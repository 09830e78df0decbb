//! Acts on requests: the only place where the window sends commands to the engine (I3).

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use crate::command::{Command, TagChoice};
use crate::engine::operations::{
    RecordFormat, RecordOptions, export_record, format_of_path, reread,
};
use crate::engine::preferences::{LanguageChoice, ThemeChoice};
use crate::engine::{JobKind, JobProduct};
use crate::gui::app::HashiyaApp;
use crate::gui::app::ask_purpose::AskPurpose;
use crate::gui::app::files::{FileAnswer, FileRequest};
use crate::gui::app::reading::neighbor;
use crate::gui::app::session::{JobPurpose, Pending};
use crate::gui::commands::{NamePurpose, Request, UiCommand};
use crate::gui::panels::Subject;
use crate::gui::popups::{AskState, Palette, Picker};
use crate::gui::theme::size;
use crate::i18n::Word;
use crate::model::{AnnotationId, DocumentId, MemoTarget};
use crate::text::Encoding;

impl HashiyaApp {
    /// Acts on everything that was asked for in this frame.
    pub(super) fn act(&mut self, ctx: &Context) {
        // Acting may ask for more; bounded, so that a mistake cannot hang the window.
        for _ in 0..8 {
            let requests = std::mem::take(&mut self.requests);
            if requests.is_empty() {
                return;
            }
            for request in requests {
                self.act_on(ctx, request);
            }
            ctx.request_repaint();
        }
    }

    fn act_on(&mut self, ctx: &Context, request: Request) {
        match request {
            Request::Ui(command) => {
                if command.is_enabled(&self.at_hand()) {
                    self.act_on_command(ctx, command);
                }
            }
            Request::Core(command) => {
                let pending = match *command {
                    Command::CreateTag { .. } => Pending::ShowTag,
                    Command::RemoveDocuments { .. } => Pending::Remove,
                    _ => Pending::Plain,
                };
                self.submit(*command, pending);
            }
            Request::OpenPaths(paths) => self.open(ctx, paths),
            Request::ShowDocument(document) => {
                self.remember_place();
                if let Some(session) = self.session_mut() {
                    session.document = Some(document);
                    session.subject = Subject::Document;
                    session.reading.clear_selection();
                }
                self.picker = None;
            }
            Request::SelectAnnotation { annotation, reveal } => {
                self.select_annotation(annotation, reveal);
            }
            Request::SelectTag(tag) => {
                if let Some(session) = self.session_mut() {
                    session.subject = Subject::Tag(tag);
                }
                self.preferences.layout.right.get_or_insert(size::PANEL);
            }
            Request::ApplyTag(tag) => self.apply_tag(tag),
            Request::WriteMemo(target) => {
                self.preferences.layout.right.get_or_insert(size::PANEL);
                if let Some(session) = self.session_mut() {
                    session.subject = match target {
                        MemoTarget::Collection => Subject::Collection,
                        MemoTarget::Tag(tag) => Subject::Tag(tag),
                        MemoTarget::Annotation(annotation) => Subject::Annotation(annotation),
                        MemoTarget::Document(_) | MemoTarget::Link(_) => Subject::Document,
                    };
                }
                self.inspector.memos.focus(target);
            }
            Request::AskName(purpose) => self.ask(AskPurpose::Name(purpose)),
            Request::AskDeleteTag(tag) => self.ask(AskPurpose::DeleteTag(tag)),
            Request::AskRemoveDocument(document) => self.ask(AskPurpose::RemoveDocument(document)),
            Request::Reread(document, encoding) => self.start_reread(document, encoding),
            Request::CancelJob(job) => {
                if let Some(session) = self.session() {
                    session.engine.cancel_job(crate::engine::JobId(job));
                }
            }
            Request::NamePerson(name) => self.name_person(name),
            Request::Forget(path) => self.preferences.forget_collection(&path),
        }
    }

    fn act_on_command(&mut self, ctx: &Context, command: UiCommand) {
        let wording = self.wording();
        match command {
            UiCommand::NewCollection => self.dialogs.ask(ctx, FileRequest::New, wording),
            UiCommand::NewFromFolder => self.dialogs.ask(ctx, FileRequest::NewFromFolder, wording),
            UiCommand::OpenCollection => self.dialogs.ask(ctx, FileRequest::Open, wording),
            UiCommand::AddDocuments => self.dialogs.ask(ctx, FileRequest::AddFiles, wording),
            UiCommand::AddFolder => self.dialogs.ask(ctx, FileRequest::AddFolder, wording),
            UiCommand::ExportRecord => {
                let name = self
                    .session()
                    .map(|session| format!("{}.ron", session.name()))
                    .unwrap_or_default();
                self.dialogs.ask(ctx, FileRequest::Export { name }, wording);
            }
            UiCommand::ImportRecord => self.dialogs.ask(ctx, FileRequest::Import, wording),
            UiCommand::CheckCollection => {
                if let Some(session) = self.session_mut() {
                    let job = session.engine.start_check();
                    session.jobs.insert(job, JobPurpose::Check);
                }
            }
            UiCommand::CloseCollection => self.close_collection(ctx),
            UiCommand::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            UiCommand::Undo => self.undo(ctx, Command::Undo),
            UiCommand::Redo => self.undo(ctx, Command::Redo),
            UiCommand::Copy => self.copy(ctx),
            UiCommand::SelectAll => {
                if let Some(session) = self.session_mut()
                    && let Some(document) = session.document
                    && let Some(capture) = session.snapshot.current_capture(document)
                {
                    let len = capture.text.len();
                    session.reading.select_all(document, len);
                }
            }
            UiCommand::RenameDocument => {
                if let Some(document) = self.session().and_then(|session| session.document) {
                    self.ask(AskPurpose::Name(NamePurpose::RenameDocument(document)));
                }
            }
            UiCommand::RemoveDocument => {
                if let Some(document) = self.session().and_then(|session| session.document) {
                    self.ask(AskPurpose::RemoveDocument(document));
                }
            }
            UiCommand::YourName => self.ask(AskPurpose::Name(NamePurpose::Person)),
            UiCommand::Tag => self.picker = Some(Picker::default()),
            UiCommand::Highlight => self.annotate(Vec::new(), Pending::Annotate),
            UiCommand::Memo => match self
                .session()
                .and_then(crate::gui::app::session::Session::annotation)
            {
                Some(annotation)
                    if self
                        .session()
                        .is_some_and(|session| session.reading.selection().is_none()) =>
                {
                    self.requests
                        .push(Request::WriteMemo(MemoTarget::Annotation(annotation)));
                }
                _ => self.annotate(Vec::new(), Pending::AnnotateForMemo),
            },
            UiCommand::DeleteAnnotation => {
                if let Some(annotation) = self
                    .session()
                    .and_then(crate::gui::app::session::Session::annotation)
                {
                    self.submit(
                        Command::DeleteAnnotations {
                            annotations: vec![annotation],
                        },
                        Pending::Plain,
                    );
                }
            }
            UiCommand::NewTag => self.ask(AskPurpose::Name(NamePurpose::NewTag(None))),
            UiCommand::MemoDocument => {
                if let Some(document) = self.session().and_then(|session| session.document) {
                    self.requests
                        .push(Request::WriteMemo(MemoTarget::Document(document)));
                }
            }
            UiCommand::MemoCollection => self
                .requests
                .push(Request::WriteMemo(MemoTarget::Collection)),
            UiCommand::NextAnnotation => self.walk(true),
            UiCommand::PreviousAnnotation => self.walk(false),
            UiCommand::NextDocument | UiCommand::PreviousDocument => {
                let forward = command == UiCommand::NextDocument;
                if let Some(document) = self.session().and_then(|session| session.neighbor(forward))
                {
                    self.requests.push(Request::ShowDocument(document));
                }
            }
            UiCommand::Palette => {
                self.palette = if self.palette.is_some() {
                    None
                } else {
                    Some(Palette::default())
                };
            }
            UiCommand::ZoomIn => self
                .preferences
                .set_zoom(next_zoom(self.preferences.zoom, true)),
            UiCommand::ZoomOut => self
                .preferences
                .set_zoom(next_zoom(self.preferences.zoom, false)),
            UiCommand::ZoomReset => self.preferences.set_zoom(100),
            UiCommand::ToggleLeftPanels => toggle(&mut self.preferences.layout.left),
            UiCommand::ToggleInspector => toggle(&mut self.preferences.layout.right),
            UiCommand::ThemeLight => self.set_theme(ctx, ThemeChoice::Light),
            UiCommand::ThemeDark => self.set_theme(ctx, ThemeChoice::Dark),
            UiCommand::ThemeSystem => self.set_theme(ctx, ThemeChoice::System),
            UiCommand::LanguageEnglish => self.preferences.language = LanguageChoice::English,
            UiCommand::LanguageArabic => self.preferences.language = LanguageChoice::Arabic,
        }
    }

    fn submit(&mut self, command: Command, pending: Pending) {
        if let Some(session) = self.session_mut() {
            let ticket = session.engine.submit(command);
            session.tickets.insert(ticket, pending);
        }
    }

    /// Undo and redo see what is being written, too.
    fn undo(&mut self, ctx: &Context, command: Command) {
        self.commit_drafts(ctx, true);
        let pending = match command {
            Command::Redo => Pending::Redo,
            _ => Pending::Undo,
        };
        self.submit(command, pending);
    }

    fn ask(&mut self, purpose: AskPurpose) {
        let wording = self.wording();
        let snapshot = self.session().map(|session| Arc::clone(&session.snapshot));
        let question = purpose.ask(&snapshot.unwrap_or_default(), wording);
        self.ask = question.map(|question| (AskState::open(question), purpose));
    }

    /// Takes the name of the one who works here, and gives it to their row in this collection.
    fn name_person(&mut self, name: String) {
        let mut person = self.person();
        person.name.clone_from(&name);
        self.preferences.person = Some(person.clone());
        let Some(session) = self.session() else {
            return;
        };
        session.engine.set_person(person);
        let annotator = session.engine.me();
        if session.snapshot.annotator(annotator).is_some() && session.engine.is_writable() {
            self.submit(Command::RenameAnnotator { annotator, name }, Pending::Plain);
        }
    }

    /// Marks the selection.
    fn annotate(&mut self, tags: Vec<TagChoice>, pending: Pending) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let (Some(span), Some(document)) = (session.reading.selection(), session.document) else {
            return;
        };
        let Some(capture) = session
            .snapshot
            .document(document)
            .map(|document| document.capture)
        else {
            return;
        };
        let annotator = session.engine.me();
        self.submit(
            Command::Annotate {
                capture,
                spans: vec![span],
                tags,
                annotator,
            },
            pending,
        );
    }

    /// Puts a tag on the selection, or else on the selected annotation.
    fn apply_tag(&mut self, tag: TagChoice) {
        let Some(session) = self.session_mut() else {
            return;
        };
        if let TagChoice::Existing(tag) = tag {
            session.used_tag(tag);
        }
        if session.reading.selection().is_some() {
            self.annotate(vec![tag], Pending::Annotate);
        } else if let Some(annotation) = session.annotation() {
            let annotator = session.engine.me();
            self.submit(
                Command::AddTag {
                    annotations: vec![annotation],
                    tag,
                    annotator,
                },
                Pending::Plain,
            );
        }
    }

    pub(super) fn select_annotation(&mut self, annotation: AnnotationId, reveal: bool) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        let passage = snapshot
            .annotation(annotation)
            .and_then(|annotation| snapshot.passage(annotation.passage));
        let Some(passage) = passage else { return };
        session.subject = Subject::Annotation(annotation);
        let document = snapshot
            .document_of_capture(passage.capture)
            .map(|document| document.id);
        if let (true, Some(document), Some(span)) = (reveal, document, passage.spans.first()) {
            session.document = Some(document);
            session.reading.reveal(document, *span);
        }
    }

    /// Selects the next or previous annotation of the document.
    fn walk(&mut self, forward: bool) {
        let language = self.wording().language;
        let Some(session) = self.session_mut() else {
            return;
        };
        let Some(document) = session.document else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        let Some(capture) = snapshot.document(document).map(|document| document.capture) else {
            return;
        };
        let marks = session.reading.marks(capture, &snapshot, language);
        let from = session.reading.first_visible_byte(document).unwrap_or(0);
        if let Some(annotation) = neighbor(&marks, session.annotation(), from, forward) {
            session.reading.clear_selection();
            self.select_annotation(annotation, true);
        }
    }

    /// Copies the selected words in their logical order.
    fn copy(&mut self, ctx: &Context) {
        let Some(session) = self.session() else {
            return;
        };
        let capture = session
            .document
            .and_then(|document| session.snapshot.current_capture(document));
        let words = session
            .reading
            .selection()
            .zip(capture)
            .and_then(|(span, capture)| span.slice(&capture.text).ok());
        if let Some(words) = words {
            ctx.copy_text(words.to_owned());
            let copied = self.wording().text(Word::MsgCopied).to_owned();
            self.say(ctx, copied, false, false);
        }
    }

    fn set_theme(&mut self, ctx: &Context, theme: ThemeChoice) {
        self.preferences.theme = theme;
        self.follow_theme(ctx);
    }

    /// Acts on the answer of a file dialog or path field.
    pub(super) fn chosen(&mut self, ctx: &Context, answer: FileAnswer) {
        let FileAnswer { request, paths } = answer;
        let Some(first) = paths.first().cloned() else {
            return;
        };
        match request {
            FileRequest::New | FileRequest::NewFromFolder | FileRequest::Open => {
                self.open(ctx, paths);
            }
            FileRequest::AddFiles | FileRequest::AddFolder => self.start_add(paths, None),
            FileRequest::Import => {
                let name = first
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                self.start_merge(first, JobPurpose::Import { name });
            }
            FileRequest::Export { .. } => self.start_export(first),
            FileRequest::PlaceFor(located) => {
                let mut located = *located;
                located.collection = with_extension(first, crate::engine::locate::EXTENSION);
                located.exists = located.collection.exists();
                self.open_located(ctx, located);
            }
        }
    }

    fn start_export(&mut self, path: PathBuf) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let format = format_of_path(&path).unwrap_or(RecordFormat::Ron);
        let path = if format_of_path(&path).is_some() {
            path
        } else {
            with_extension(path, format.extension())
        };
        let reader = session.engine.reader();
        let job = session.engine.start_job(JobKind::Export, move |progress| {
            export_record(&reader, &path, format, RecordOptions::default(), progress)?;
            Ok(JobProduct::Written(path))
        });
        session.jobs.insert(job, JobPurpose::Export);
    }

    /// Reads a document's bytes in another encoding in a job; the text that is found takes the place of the former.
    fn start_reread(&mut self, document: DocumentId, encoding: Encoding) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let Some(name) = session
            .snapshot
            .document(document)
            .map(|row| row.name.clone())
        else {
            return;
        };
        let reader = session.engine.reader();
        let job = session
            .engine
            .start_job(JobKind::AddDocuments, move |progress| {
                let command = reread(&reader, document, encoding, progress)?;
                Ok(JobProduct::Command(Box::new(command)))
            });
        session
            .jobs
            .insert(job, JobPurpose::Reread { name, encoding });
    }

    /// Whether a text field has the focus, which then gets plain letters.
    pub(super) fn is_typing(&self, ctx: &Context) -> bool {
        let has_dialog = self.ask.is_some()
            || self.picker.is_some()
            || self.palette.is_some()
            || self.dialogs.has_field();
        has_dialog || crate::gui::fields::is_typing(ctx)
    }
}

fn toggle(width: &mut Option<f32>) {
    *width = if width.is_some() {
        None
    } else {
        Some(size::PANEL)
    };
}

/// The next step of zoom, percent.
fn next_zoom(zoom: u16, larger: bool) -> u16 {
    const STEPS: [u16; 12] = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];
    if larger {
        STEPS
            .iter()
            .copied()
            .find(|step| *step > zoom)
            .unwrap_or(300)
    } else {
        STEPS
            .iter()
            .rev()
            .copied()
            .find(|step| *step < zoom)
            .unwrap_or(50)
    }
}

fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if path
        .extension()
        .is_some_and(|other| other.eq_ignore_ascii_case(extension))
    {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}
