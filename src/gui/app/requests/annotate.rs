//! Tags, highlights, and the walk from annotation to annotation.

use std::sync::Arc;

use egui::Context;

use crate::anchor::shown_quote;
use crate::command::{Command, TagChoice};
use crate::gui::app::HashiyaApp;
use crate::gui::app::ask_purpose::AskPurpose;
use crate::gui::app::panes::OpenMode;
use crate::gui::app::session::{Pending, Session};
use crate::gui::app::walk::{Step, neighbor, neighbor_with};
use crate::gui::commands::{NamePurpose, UiCommand};
use crate::gui::panels::Subject;
use crate::gui::reader::{ReaderState, Stretch};
use crate::i18n::Word;
use crate::model::{AnnotationId, TagId};
use crate::text::own_words;

impl HashiyaApp {
    /// Acts on the commands that tag, select and walk.
    pub(in crate::gui::app) fn act_on_tagging(&mut self, ctx: &Context, command: UiCommand) {
        if let Some(number) = command.number() {
            self.tag_numbered(ctx, number);
            return;
        }
        match command {
            UiCommand::TagLast => self.tag_last(),
            UiCommand::TagInVivo => self.tag_in_vivo(),
            UiCommand::UntagLast => self.untag_last(),
            UiCommand::AddPart => self.with_text(ReaderState::add_part),
            UiCommand::ExpandSelection => self.with_text(ReaderState::grow),
            UiCommand::ShrinkSelection => self.with_text(ReaderState::shrink),
            UiCommand::ExtendByWord => self.by_word(true),
            UiCommand::ShrinkByWord => self.by_word(false),
            UiCommand::TextMenu => self.open_menu_here(),
            UiCommand::Copy => self.copy(ctx),
            UiCommand::CopyReference => self.copy_reference(ctx),
            UiCommand::CopyAddress => self.copy_address(ctx),
            UiCommand::NextAnnotation => self.walk(ctx, true),
            UiCommand::PreviousAnnotation => self.walk(ctx, false),
            UiCommand::NextSameTag => self.walk_same_tag(ctx, true),
            UiCommand::PreviousSameTag => self.walk_same_tag(ctx, false),
            _ => {}
        }
    }

    /// Changes the selection in the shown document.
    fn with_text(&mut self, change: impl FnOnce(&mut ReaderState, &str)) {
        let Some(session) = self.session_mut() else {
            return;
        };
        if let Some(document) = session.document()
            && let Some(capture) = session.capture_read(document).cloned()
        {
            change(session.reading.state(document), &capture.text);
        }
    }

    /// Moves the end of the selection, or else of the selected annotation, by a word.
    fn by_word(&mut self, forward: bool) {
        let is_selecting = self.at_hand().selection;
        let annotation = self.session().and_then(Session::annotation);
        if annotation.is_none() || is_selecting {
            self.with_text(|state, text| state.extend(text, Stretch::Word, forward));
        } else if let Some(command) = self
            .session()
            .and_then(|session| session.edge_stepped(true, forward, true))
        {
            self.submit(command, Pending::Plain);
        }
    }

    /// Marks the selection.
    pub(in crate::gui::app) fn annotate(&mut self, tags: Vec<TagChoice>, pending: Pending) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let spans = session.reading.spans().to_vec();
        let capture = session
            .document()
            .and_then(|document| session.capture_read(document))
            .map(|capture| capture.id);
        let (Some(capture), false) = (capture, spans.is_empty()) else {
            return;
        };
        let annotator = session.engine.me();
        let command = Command::Annotate {
            capture,
            spans,
            tags,
            annotator,
        };
        self.submit_named(command, pending);
    }

    /// Puts tags on the selection, or else on the selected annotation.
    pub(in crate::gui::app) fn apply_tags(&mut self, tags: Vec<TagChoice>) {
        let Some(session) = self.session_mut() else {
            return;
        };
        if session.reading.selection().is_some() {
            session.used_tags(&tags);
            self.annotate(tags, Pending::Annotate);
        } else if let Some(annotation) = session.annotation() {
            self.retag(vec![annotation], tags, Vec::new());
        }
    }

    /// Puts tags on annotations and takes others off, as one step.
    pub(in crate::gui::app) fn retag(
        &mut self,
        annotations: Vec<AnnotationId>,
        add: Vec<TagChoice>,
        remove: Vec<TagId>,
    ) {
        let Some(session) = self.session_mut() else {
            return;
        };
        session.used_tags(&add);
        let annotator = session.engine.me();
        let command = Command::Retag {
            annotations,
            add,
            remove,
            annotator,
        };
        self.submit_named(command, Pending::Plain);
    }

    /// Puts the tag on that was used last; where none was, asks for one.
    pub(in crate::gui::app) fn tag_last(&mut self) {
        let last = self
            .session()
            .and_then(|session| session.recent_tags.first().copied());
        match last {
            Some(tag) => self.apply_tags(vec![TagChoice::Existing(tag)]),
            None => self.open_picker(),
        }
    }

    /// Puts the tag of a number on, 1 to 9.
    pub(in crate::gui::app) fn tag_numbered(&mut self, ctx: &Context, number: u8) {
        match self.numbers().tag(number) {
            Some(tag) => self.apply_tags(vec![TagChoice::Existing(tag)]),
            None => {
                let words = crate::i18n::fill(
                    Word::MsgNoNumber,
                    self.wording(),
                    &[("n", &usize::from(number))],
                );
                self.say(ctx, words, false, false);
            }
        }
    }

    /// Tags the selection, or the selected annotation, by its own words.
    pub(in crate::gui::app) fn tag_in_vivo(&mut self) {
        let label = own_words(&self.quote().unwrap_or_default());
        if !label.is_empty() {
            self.apply_tags(vec![TagChoice::Named(label)]);
        }
    }

    /// Takes the tag off the selected annotation that was put on last.
    pub(in crate::gui::app) fn untag_last(&mut self) {
        let Some(session) = self.session() else {
            return;
        };
        let last = session.annotation().and_then(|annotation| {
            let taggings = session.snapshot.taggings_of(annotation);
            Some((annotation, taggings.last()?.tag))
        });
        if let Some((annotation, tag)) = last {
            self.retag(vec![annotation], Vec::new(), vec![tag]);
        }
    }

    /// The words of the selection, or else of the selected annotation.
    pub(in crate::gui::app) fn quote(&self) -> Option<String> {
        let session = self.session()?;
        let spans = session.reading.spans();
        if spans.is_empty() {
            let annotation = session.snapshot.annotation(session.annotation()?)?;
            return shown_quote(&session.snapshot, annotation.passage);
        }
        let capture = session.capture_read(session.document()?)?;
        let words = spans.iter().map(|span| span.slice(&capture.text));
        let words: Result<Vec<&str>, _> = words.collect();
        Some(words.ok()?.join(" … "))
    }

    /// Submits a change that bears the annotator's name; before the first one, asks for it. The change waits for the
    /// answer and goes in whatever that is.
    pub(in crate::gui::app) fn submit_named(&mut self, command: Command, pending: Pending) {
        if self.preferences.tagging.is_name_made_up && self.held.is_none() {
            self.held = Some((command, pending));
            self.ask(AskPurpose::Name(NamePurpose::FirstName));
        } else {
            self.submit(command, pending);
        }
    }

    /// Submits what waited for a name; that is not asked for again.
    pub(in crate::gui::app) fn go_on(&mut self) {
        self.preferences.tagging.is_name_made_up = false;
        if let Some((command, pending)) = self.held.take() {
            self.submit(command, pending);
        }
    }

    pub(in crate::gui::app) fn select_annotation(
        &mut self,
        annotation: AnnotationId,
        reveal: bool,
    ) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        let passage = snapshot
            .annotation(annotation)
            .and_then(|annotation| snapshot.passage(annotation.passage));
        let Some(passage) = passage else { return };
        let standing = snapshot.standing(passage.id);
        session.subject = Subject::Annotation(annotation);
        let document = snapshot
            .document_of_capture(passage.capture)
            .map(|document| document.id);
        if let (true, Some(document), Some(span)) = (
            reveal,
            document,
            standing.and_then(|standing| standing.spans().first()),
        ) {
            session.reading.open(document, OpenMode::Preview);
            session.reading.set_former(document, None);
            session.reading.reveal(document, *span);
        }
    }

    /// Selects the next or previous annotation of the document; after the last comes the first.
    pub(in crate::gui::app) fn walk(&mut self, ctx: &Context, forward: bool) {
        let language = self.wording().language;
        let Some(session) = self.session_mut() else {
            return;
        };
        let Some(document) = session.document() else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        let Some(capture) = session.capture_read(document).map(|capture| capture.id) else {
            return;
        };
        let marks = session
            .reading
            .marks(capture, &snapshot, language, &session.mark_view);
        let from = session.reading.first_visible_byte(document).unwrap_or(0);
        let step = neighbor(&marks, session.annotation(), from, forward);
        self.walked(ctx, step, forward, Word::MsgNoAnnotation);
    }

    /// Selects the next or previous annotation with a tag of the selected one, or else with the tag used last.
    pub(in crate::gui::app) fn walk_same_tag(&mut self, ctx: &Context, forward: bool) {
        let Some(session) = self.session() else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        let selected = session.annotation();
        let taggings = selected.map(|annotation| snapshot.taggings_of(annotation));
        let mut tags: Vec<TagId> = taggings
            .iter()
            .flatten()
            .map(|tagging| tagging.tag)
            .collect();
        if tags.is_empty() {
            tags.extend(session.recent_tags.first().copied());
        }
        let here = session.document().and_then(|document| {
            let capture = snapshot.document(document)?.capture;
            let byte = session.reading.first_visible_byte(document);
            Some((capture, byte.unwrap_or(0)))
        });
        let step = here.and_then(|here| neighbor_with(&snapshot, &tags, selected, here, forward));
        self.walked(ctx, step, forward, Word::MsgNoSameTag);
    }

    fn walked(&mut self, ctx: &Context, step: Option<Step>, forward: bool, none: Word) {
        let wording = self.wording();
        let Some(step) = step else {
            self.say(ctx, wording.text(none).to_owned(), false, false);
            return;
        };
        if let Some(session) = self.session_mut() {
            session.reading.clear_selection();
        }
        self.select_annotation(step.annotation, true);
        if step.is_wrapped {
            let word = match forward {
                true => Word::MsgWrappedToFirst,
                false => Word::MsgWrappedToLast,
            };
            self.say(ctx, wording.text(word).to_owned(), false, false);
        }
    }
}
