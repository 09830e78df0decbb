//! Acts on requests: the only place where the window sends commands to the engine (I3).

mod annotate;
mod captures;
mod codebook;
mod copying;
mod documents;
mod files;
mod panes;
mod window;

pub(super) use files::with_extension;

use egui::Context;

use crate::command::Command;
use crate::engine::preferences::{BottomTab, LanguageChoice, ThemeChoice};
use crate::gui::app::HashiyaApp;
use crate::gui::app::ask_purpose::AskPurpose;
use crate::gui::app::files::FileRequest;
use crate::gui::app::panes::{OpenMode, PaneId};
use crate::gui::app::requests::window::{next_zoom, toggle};
use crate::gui::app::session::{JobPurpose, Pending};
use crate::gui::commands::{CollectionRequest, NamePurpose, Request, UiCommand};
use crate::gui::panels::Subject;
use crate::gui::popups::{
    AboutSheet, HelpSheet, MoveTagsSheet, Palette, PreferencesSheet, ShortcutsSheet, VariablesSheet,
};
use crate::gui::reader::ColorBy;
use crate::gui::theme::size;
use crate::model::MemoTarget;
use crate::text::Direction;

impl HashiyaApp {
    /// Acts on everything that was asked for in this frame.
    pub(in crate::gui::app) fn act(&mut self, ctx: &Context) {
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
        if self.bring_panels(&request) {
            return;
        }
        match request {
            Request::Ui(command) => {
                if self.bottom.passages.takes(ctx, command)
                    || self.bottom.results.takes(ctx, command)
                    || self.bottom.words.takes(ctx, command)
                {
                    return;
                }
                if let Some(command) = self.bottom.memos.takes(ctx, command) {
                    self.submit(command, Pending::Plain);
                    return;
                }
                if command.is_enabled(&self.at_hand()) {
                    self.act_on_command(ctx, command);
                }
            }
            Request::Core(command) => {
                let pending = match *command {
                    Command::CreateTag { .. } => Pending::ShowTag,
                    Command::RemoveDocuments { .. } => Pending::Remove,
                    Command::AddCapture { .. } => Pending::NewVersion,
                    _ => Pending::Plain,
                };
                self.submit(*command, pending);
            }
            Request::OpenPaths(paths) => self.open(ctx, paths),
            Request::ShowDocument(document) => {
                self.remember_place();
                if self.session().and_then(|session| session.document()) != Some(document) {
                    self.leave_place();
                }
                if let Some(session) = self.session_mut() {
                    session.reading.clear_selection();
                    session.reading.open(document, OpenMode::Preview);
                    // Also where it was shown already: whoever opens a document reads on.
                    session.reading.want_focus();
                    session.subject = Subject::Document;
                }
                self.picker = None;
            }
            Request::OpenDocument(document, place) => self.open_document(document, place),
            Request::Tab {
                pane,
                document,
                what,
            } => self.act_on_tab(ctx, PaneId(pane), document, what),
            Request::SelectAnnotation {
                annotation,
                reveal: true,
            } => self.lead_to(annotation),
            Request::SelectAnnotation { annotation, .. } => {
                self.select_annotation(annotation, false);
            }
            Request::GoToParagraph(number) => self.go_to_paragraph(ctx, number),
            Request::GoToAnnotation(annotation) => self.go_to_annotation(annotation),
            Request::ShowPassages(scope) => self.show_passages(scope),
            Request::ShowBottom(tab) => self.show_bottom(tab),
            Request::Retag {
                annotations,
                add,
                remove,
            } => self.retag(annotations, add, remove),
            Request::CopyPassages(annotations) => self.copy_passages(ctx, &annotations),
            Request::SelectTag(tag) => {
                if let Some(session) = self.session_mut() {
                    session.subject = Subject::Tag(tag);
                }
                self.preferences.layout.right.get_or_insert(size::PANEL);
            }
            Request::ApplyTag(tag) => self.apply_tags(vec![tag]),
            Request::ApplyTags(tags) => self.apply_tags(tags),
            Request::NumberTag(tag, number) => self.number_tag(tag, number),
            Request::NameLater => self.go_on(),
            Request::WriteMemo(target) => {
                self.preferences.layout.right.get_or_insert(size::PANEL);
                if let Some(session) = self.session_mut() {
                    session.subject = match target {
                        MemoTarget::Collection => Subject::Collection,
                        MemoTarget::Tag(tag) => Subject::Tag(tag),
                        MemoTarget::Annotation(annotation) => Subject::Annotation(annotation),
                        MemoTarget::Document(_)
                        | MemoTarget::Link(_)
                        | MemoTarget::DocumentSet(_)
                        | MemoTarget::TagSet(_)
                        | MemoTarget::Variable(_) => Subject::Document,
                    };
                }
                self.inspector.memos.focus(target);
            }
            Request::ReadHistory(wanted) => self.read_history(ctx, wanted),
            Request::AskUndoTo(n) => self.ask(AskPurpose::UndoTo(n)),
            Request::UndoMany(n) => self.undo_many(ctx, n),
            Request::AskName(purpose) => self.ask(AskPurpose::Name(purpose)),
            Request::Say(words) => self.say(ctx, words, true, false),
            Request::AskMergeTags(tags) => self.ask_merge_tags(tags),
            Request::SplitTag(tag) => self.split_tag(ctx, tag),
            Request::AskMoveTags(tags) => self.sheet = Some(Box::new(MoveTagsSheet::new(tags))),
            Request::AskDeleteTag(tag) => self.ask(AskPurpose::DeleteTag(tag)),
            Request::AskRemoveDocument(document) => self.ask(AskPurpose::RemoveDocument(document)),
            Request::ChangeRelation(link) => self.change_relation(link),
            Request::SetRead(documents, is_read) => self.set_read(&documents, is_read),
            Request::Reread(document, encoding) => self.start_reread(document, encoding),
            Request::EditText(document) => self.edit_text(document),
            Request::NewVersion(document) => {
                let wording = self.wording();
                let request = FileRequest::NewVersion(document);
                self.dialogs.ask(ctx, request, wording);
            }
            Request::SaveOriginal(capture) => {
                let wording = self.wording();
                let row = self
                    .session()
                    .and_then(|session| session.snapshot.capture(capture));
                if let Some(name) = row.map(|row| row.original_name.clone()) {
                    let request = FileRequest::SaveOriginal { capture, name };
                    self.dialogs.ask(ctx, request, wording);
                }
            }
            Request::TakeVersion(document, path) => self.start_new_version(document, path),
            Request::DecidePlaces(document) => self.decide_places(document),
            Request::ReadVersion(capture, at) => self.read_version(capture, at),
            Request::FilterMarks(filter) => {
                if let Some(session) = self.session_mut() {
                    session.mark_view.filter = *filter;
                }
            }
            Request::ColorMarks(color_by) => {
                if let Some(session) = self.session_mut() {
                    session.mark_view.color_by = color_by;
                }
            }
            Request::CountExport(count) => self.count_export(*count),
            Request::WriteExport(to) => self.write_export(*to),
            Request::ChooseExportFile { path, format } => {
                self.choose_export_file(ctx, &path, format);
            }
            Request::CancelJob(job) => {
                if let Some(session) = self.session() {
                    session.engine.cancel_job(crate::engine::JobId(job));
                }
            }
            Request::NamePerson(name) => {
                self.name_person(name);
                self.go_on();
            }
            Request::Forget(path) => self.preferences.forget_collection(&path),
            Request::Collection(request) => self.act_on_collection(ctx, request),
            Request::Search(request) => self.act_on_search(ctx, request),
            Request::Words(request) => self.act_on_words(ctx, request),
        }
    }

    fn act_on_command(&mut self, ctx: &Context, command: UiCommand) {
        let wording = self.wording();
        if command.moves_focus()
            && let Some(session) = self.session_mut()
        {
            session.reading.leave_focus();
        }
        match command {
            UiCommand::NewCollection => self.dialogs.ask(ctx, FileRequest::New, wording),
            UiCommand::NewFromFolder => self.dialogs.ask(ctx, FileRequest::NewFromFolder, wording),
            UiCommand::OpenCollection => self.dialogs.ask(ctx, FileRequest::Open, wording),
            UiCommand::AddDocuments => self.dialogs.ask(ctx, FileRequest::AddFiles, wording),
            UiCommand::AddFolder => self.dialogs.ask(ctx, FileRequest::AddFolder, wording),
            UiCommand::Export => self.open_export(),
            UiCommand::Print => self.start_print(ctx),
            UiCommand::ExportCodebook => {
                let name = self
                    .session()
                    .map(|session| format!("{}.csv", session.name()))
                    .unwrap_or_default();
                let request = FileRequest::ExportCodebook { name };
                self.dialogs.ask(ctx, request, wording);
            }
            UiCommand::ImportReport => self.show_import_report(),
            UiCommand::MergeTags => self.ask_merge_tags(self.tags.chosen()),
            UiCommand::SuggestMentions => self.suggest_mentions_here(ctx),
            UiCommand::NewTagSet => self.ask(AskPurpose::Name(NamePurpose::NewTagSet)),
            UiCommand::ImportRecord => self.dialogs.ask(ctx, FileRequest::Import, wording),
            UiCommand::SaveCopy => self
                .requests
                .push(Request::Collection(CollectionRequest::SaveCopy)),
            UiCommand::BackUpNow => self.start_backup(true, None),
            UiCommand::RestoreBackup => self
                .requests
                .push(Request::Collection(CollectionRequest::ShowBackups(None))),
            UiCommand::ShowInFolder | UiCommand::CopyPath => {
                let path = self.open_path();
                let request = path.map(|path| {
                    Request::Collection(if command == UiCommand::CopyPath {
                        CollectionRequest::CopyPath(path)
                    } else {
                        CollectionRequest::ShowInFolder(path)
                    })
                });
                self.requests.extend(request);
            }
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
            UiCommand::SelectAll => {
                if let Some(session) = self.session_mut()
                    && let Some(document) = session.document()
                    && let Some(capture) = session.capture_read(document)
                {
                    let len = capture.text.len();
                    session.reading.select_all(document, len);
                }
            }
            UiCommand::RenameDocument => {
                if let Some(document) = self.session().and_then(|session| session.document()) {
                    self.ask(AskPurpose::Name(NamePurpose::RenameDocument(document)));
                }
            }
            UiCommand::RemoveDocument => {
                if let Some(document) = self.session().and_then(|session| session.document()) {
                    self.ask(AskPurpose::RemoveDocument(document));
                }
            }
            UiCommand::EditText | UiCommand::NewVersion | UiCommand::DecidePlaces => {
                let shown = self.session().and_then(|session| session.document());
                self.requests.extend(shown.map(|document| match command {
                    UiCommand::EditText => Request::EditText(document),
                    UiCommand::NewVersion => Request::NewVersion(document),
                    _ => Request::DecidePlaces(document),
                }));
            }
            UiCommand::FindInDocument => self.open_find(),
            UiCommand::SearchCollection => self.open_search(),
            UiCommand::FillResults => self.toggle_fill(),
            UiCommand::NextHit => self.step_hit(true),
            UiCommand::PreviousHit => self.step_hit(false),
            UiCommand::FindNext => self.find_step(ctx, true),
            UiCommand::FindPrevious => self.find_step(ctx, false),
            UiCommand::ShowAllMarks => self.requests.push(Request::FilterMarks(Box::default())),
            UiCommand::ColorByTag => self.requests.push(Request::ColorMarks(ColorBy::Tag)),
            UiCommand::ColorByAnnotator => {
                self.requests.push(Request::ColorMarks(ColorBy::Annotator));
            }
            UiCommand::ToggleInvisibles
            | UiCommand::ToggleNumbers
            | UiCommand::ToggleMargin
            | UiCommand::ToggleFurniture
            | UiCommand::ToggleHighlights => self.toggle_in_view(command),
            UiCommand::NewDocumentSet => {
                let shown = self.session().and_then(|session| session.document());
                self.ask(AskPurpose::Name(NamePurpose::NewDocumentSet(shown)));
            }
            UiCommand::EditVariables => {
                self.sheet = Some(Box::new(VariablesSheet::default()));
            }
            UiCommand::MarkRead | UiCommand::MarkUnread => {
                let shown = self.session().and_then(|session| session.document());
                let documents: Vec<_> = shown.into_iter().collect();
                self.set_read(&documents, command == UiCommand::MarkRead);
            }
            UiCommand::NextUnread => self.next_unread(ctx),
            UiCommand::ParagraphLtr => self.set_paragraph(Some(Direction::LeftToRight)),
            UiCommand::ParagraphRtl => self.set_paragraph(Some(Direction::RightToLeft)),
            UiCommand::ParagraphAuto => self.set_paragraph(None),
            UiCommand::MarkFurniture => self.set_furniture(true),
            UiCommand::UnmarkFurniture => self.set_furniture(false),
            UiCommand::YourName => self.ask(AskPurpose::Name(NamePurpose::Person)),
            UiCommand::Tag => self.open_picker(),
            UiCommand::TagLast
            | UiCommand::TagInVivo
            | UiCommand::Tag1
            | UiCommand::Tag2
            | UiCommand::Tag3
            | UiCommand::Tag4
            | UiCommand::Tag5
            | UiCommand::Tag6
            | UiCommand::Tag7
            | UiCommand::Tag8
            | UiCommand::Tag9
            | UiCommand::UntagLast
            | UiCommand::AddPart
            | UiCommand::ExpandSelection
            | UiCommand::ShrinkSelection
            | UiCommand::ExtendByWord
            | UiCommand::ShrinkByWord
            | UiCommand::TextMenu
            | UiCommand::Copy
            | UiCommand::CopyReference
            | UiCommand::CopyAddress
            | UiCommand::NextAnnotation
            | UiCommand::PreviousAnnotation
            | UiCommand::NextSameTag
            | UiCommand::PreviousSameTag => self.act_on_tagging(ctx, command),
            UiCommand::Highlight => self.annotate(Vec::new(), Pending::Annotate),
            UiCommand::Memo => {
                let has_words = self
                    .session()
                    .is_some_and(|session| session.reading.selection().is_some());
                match self.subject_target() {
                    Some(target) if !has_words => self.requests.push(Request::WriteMemo(target)),
                    _ => self.annotate(Vec::new(), Pending::AnnotateForMemo),
                }
            }
            UiCommand::Link => self.link_here(ctx),
            UiCommand::NewMemo => self.new_memo(),
            UiCommand::ShowMemos => self.show_memos(),
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
            UiCommand::NewCategory => self.ask(AskPurpose::Name(NamePurpose::NewCategory)),
            UiCommand::MemoDocument => {
                if let Some(document) = self.session().and_then(|session| session.document()) {
                    self.requests
                        .push(Request::WriteMemo(MemoTarget::Document(document)));
                }
            }
            UiCommand::MemoCollection => self
                .requests
                .push(Request::WriteMemo(MemoTarget::Collection)),
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
            UiCommand::ToggleBottom => self.toggle_bottom(),
            UiCommand::ShowPassages => self.show_passages_here(),
            UiCommand::Back => self.step_place(false),
            UiCommand::Forward => self.step_place(true),
            UiCommand::GoToParagraph => self.ask_paragraph(),
            UiCommand::NextPart => self.step_part(ctx, true),
            UiCommand::PreviousPart => self.step_part(ctx, false),
            UiCommand::FullScreen => self.toggle_full_screen(ctx),
            UiCommand::ResetLayout => self.reset_layout(ctx),
            UiCommand::OpenBeside
            | UiCommand::StackPanes
            | UiCommand::ScrollTogether
            | UiCommand::NextTab
            | UiCommand::PreviousTab
            | UiCommand::CloseTab
            | UiCommand::MoveTab => self.act_on_panes(command),
            UiCommand::ThemeLight => self.set_theme(ctx, ThemeChoice::Light),
            UiCommand::ThemeDark => self.set_theme(ctx, ThemeChoice::Dark),
            UiCommand::ThemeSystem => self.set_theme(ctx, ThemeChoice::System),
            UiCommand::LanguageEnglish => self.preferences.language = LanguageChoice::English,
            UiCommand::LanguageArabic => self.preferences.language = LanguageChoice::Arabic,
            UiCommand::Shortcuts => self.sheet = Some(Box::new(ShortcutsSheet::default())),
            UiCommand::InterfaceLarger | UiCommand::InterfaceSmaller => {
                let is_larger = command == UiCommand::InterfaceLarger;
                let next = next_zoom(self.preferences.interface_zoom, is_larger);
                self.preferences.set_interface_zoom(next);
            }
            UiCommand::InterfaceReset => self.preferences.set_interface_zoom(100),
            UiCommand::Preferences => {
                let name = self.person().name;
                self.sheet = Some(Box::new(PreferencesSheet::new(&name)));
            }
            UiCommand::History => self.show_bottom(BottomTab::History),
            UiCommand::WordCounts => self.show_bottom(BottomTab::Words),
            UiCommand::HelpPages => self.sheet = Some(Box::new(HelpSheet::default())),
            UiCommand::About => self.sheet = Some(Box::new(AboutSheet::default())),
        }
    }

    pub(in crate::gui::app) fn submit(&mut self, command: Command, pending: Pending) {
        if let Some(session) = self.session_mut() {
            let ticket = session.engine.submit_braked(command);
            session.tickets.insert(ticket, pending);
        }
    }

    /// Undo and redo see what is being written, too.
    pub(in crate::gui::app) fn undo(&mut self, ctx: &Context, command: Command) {
        self.commit_drafts(ctx, true);
        let pending = match command {
            Command::Redo => Pending::Redo,
            _ => Pending::Undo,
        };
        self.submit(command, pending);
    }
}
