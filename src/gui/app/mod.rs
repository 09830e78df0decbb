//! The window: state moves in `logic`, drawing happens in `draw`; panels send requests, and only `requests` acts on them.

mod adding;
mod appearance;
mod ask_purpose;
mod bottom;
mod collections;
mod draw;
mod events;
mod exchanged;
mod exporting;
mod files;
mod find;
mod hints;
mod history;
mod linking;
mod logic;
mod names;
mod panes;
mod parts;
mod print;
mod quote;
mod reading;
mod requests;
mod run;
mod screen;
mod search;
mod session;
mod tagging;
mod trace;
mod travel;
mod walk;
mod words;

pub use names::name_with_keys;
pub use quote::quote_ui;
pub use run::{RunError, run};

use std::path::PathBuf;
use std::sync::Arc;

use crate::base::environment::Environment;
use crate::command::Command;
use crate::engine::operations::FileLine;
use crate::engine::preferences::{DigitChoice, LanguageChoice, Preferences, ThemeChoice};
use crate::exchange::importer::Isolation;
use crate::gui::app::ask_purpose::AskPurpose;
use crate::gui::app::collections::Files;
use crate::gui::app::files::FileDialogs;
use crate::gui::app::parts::Parts;
use crate::gui::app::screen::Screen;
use crate::gui::app::session::{Opening, Pending, Session};
use crate::gui::app::tagging::Beside;
use crate::gui::app::trace::Trace;
use crate::gui::commands::{Availability, Request};
use crate::gui::panels::{BottomState, DocumentsState, InspectorState, Message, TagsState};
use crate::gui::popups::{AskState, Palette, PaletteIndex, Picker, Sheet};
use crate::i18n::dates::DateStyle;
use crate::i18n::{Digits, Language, Wording};
use crate::model::DocumentId;

/// What fills the window.
#[derive(Debug, Default)]
enum Stage {
    /// No collection is open.
    #[default]
    Welcome,
    /// One is being opened on another thread.
    Opening(Opening),
    /// One is open.
    Open(Box<Session>),
}

/// The program in its window.
pub struct HashiyaApp {
    environment: Arc<dyn Environment>,
    /// Where foreign files are read.
    isolation: Isolation,
    preferences: Preferences,
    preferences_path: Option<PathBuf>,
    preferences_saved: Preferences,
    sample: Option<PathBuf>,
    stage: Stage,
    requests: Vec<Request>,
    message: Option<Message>,
    dialogs: FileDialogs,
    ask: Option<(AskState, AskPurpose)>,
    picker: Option<Picker>,
    beside: Beside,
    /// A change that waits until its annotator has given a name.
    held: Option<(Command, Pending)>,
    palette: Option<Palette>,
    palette_index: PaletteIndex,
    sheet: Option<Box<dyn Sheet>>,
    exporting: exporting::Exporting,
    documents: DocumentsState,
    /// The shown document, where someone took it for unread while its end is in view.
    unread_by_hand: Option<DocumentId>,
    tags: TagsState,
    /// What came of each file of the last import into the open collection.
    import_report: Arc<Vec<FileLine>>,
    /// What was odd in the last file of another program, if it came after that.
    arrival_report: Option<Arc<crate::gui::popups::ArrivalReport>>,
    inspector: InspectorState,
    bottom: BottomState,
    files: Files,
    hint_state: hints::HintState,
    /// Chosen faces of which it was said that they are not here.
    missing_fonts: Vec<String>,
    quitting: bool,
    parts: Parts,
    screen: Screen,
    trace: Trace,
}

impl HashiyaApp {
    /// Sets up the window's fonts, theme and words, and begins to open `paths` if there are any.
    pub fn new(
        ctx: &egui::Context,
        environment: Arc<dyn Environment>,
        preferences_path: Option<PathBuf>,
        paths: Vec<PathBuf>,
    ) -> Self {
        crate::gui::typeset::Typesetter::install(ctx);
        crate::gui::theme::apply(ctx);
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.fallback_theme = egui::Theme::Light;
        });
        let preferences = preferences_path
            .as_deref()
            .map_or_else(Preferences::default, |path| {
                Preferences::load(path).preferences
            });
        let mut app = Self {
            trace: Trace::from_environment(&*environment),
            environment,
            isolation: Isolation::this_program(),
            preferences_saved: preferences.clone(),
            preferences_path,
            sample: crate::engine::operations::sample_folder(),
            stage: Stage::Welcome,
            requests: Vec::new(),
            message: None,
            dialogs: FileDialogs::default(),
            ask: None,
            picker: None,
            beside: Beside::default(),
            held: None,
            palette: None,
            palette_index: PaletteIndex::default(),
            sheet: None,
            exporting: exporting::Exporting::default(),
            documents: DocumentsState::default(),
            unread_by_hand: None,
            tags: TagsState::default(),
            import_report: Arc::default(),
            arrival_report: None,
            inspector: InspectorState::default(),
            bottom: BottomState::of(&preferences),
            preferences,
            files: Files::default(),
            hint_state: hints::HintState::default(),
            missing_fonts: Vec::new(),
            quitting: false,
            parts: Parts::default(),
            screen: Screen::default(),
        };
        app.follow_theme(ctx);
        app.files.to_open = paths;
        app
    }

    /// Asks for files by a path field, as where no dialog service answers: tests open no dialog of the system.
    pub fn without_dialog_service(mut self) -> Self {
        self.dialogs.without_service = true;
        self
    }

    /// How to speak to the reader.
    fn wording(&self) -> Wording {
        let language = match self.preferences.language {
            LanguageChoice::English => Language::English,
            LanguageChoice::Arabic => Language::Arabic,
            LanguageChoice::System => {
                let locale = sys_locale::get_locale().unwrap_or_default();
                Language::from_code(locale.split(['-', '_', '.']).next().unwrap_or_default())
                    .unwrap_or_default()
            }
        };
        let digits = match self.preferences.digits {
            DigitChoice::ArabicIndic => Digits::ArabicIndic,
            DigitChoice::Western => Digits::Latin,
            DigitChoice::Language => {
                let locale = sys_locale::get_locale().unwrap_or_default();
                Digits::of_locale(language, &locale)
            }
        };
        Wording {
            language,
            digits,
            dates: DateStyle {
                months: self.preferences.months,
                calendar: self.preferences.calendar,
            },
        }
    }

    fn follow_theme(&self, ctx: &egui::Context) {
        ctx.set_theme(match self.preferences.theme {
            ThemeChoice::System => egui::ThemePreference::System,
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
        });
    }

    fn session(&self) -> Option<&Session> {
        match &self.stage {
            Stage::Open(session) => Some(session),
            Stage::Welcome | Stage::Opening(_) => None,
        }
    }

    fn session_mut(&mut self) -> Option<&mut Session> {
        match &mut self.stage {
            Stage::Open(session) => Some(session),
            Stage::Welcome | Stage::Opening(_) => None,
        }
    }

    fn at_hand(&self) -> Availability {
        self.session().map(Session::at_hand).unwrap_or_default()
    }

    /// Says something in the status line for a while.
    fn say(&mut self, ctx: &egui::Context, text: String, is_warning: bool, offers_undo: bool) {
        let seconds = if is_warning { 12.0 } else { 4.0 };
        let now = ctx.input(|input| input.time);
        self.message = Some(Message {
            text,
            is_warning,
            until: now + seconds,
            offers_undo,
            offers_report: false,
        });
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(seconds + 0.05));
    }
}
