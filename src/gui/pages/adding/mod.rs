//! The page on which files are looked at before they come in: a table of them, and of the chosen one its text, its encoding,
//! its variables and its furniture.
//!
//! The offer is not in the collection: what is chosen here changes it and nothing else. The window reads files in jobs, and
//! takes the offer when this page asks for it.

mod choices;
mod encodings;
mod foot;
mod table;
mod text;

use std::collections::BTreeMap;

use egui::{Key, Modifiers, Rect, Ui, UiBuilder, pos2, vec2};

use crate::engine::JobView;
use crate::engine::operations::{Choices, Offer, OfferedFile};
use crate::gui::panels::language_words;
use crate::gui::theme::size;
use crate::gui::widgets::{muted, title};
use crate::i18n::{Counted, Word, Wording, fill};
use crate::text::Encoding;

/// Space at the edges of the page, points.
const PADDING: f32 = 26.0;
/// The least width at which text and choices stand beside each other, points.
const WIDE: f32 = 720.0;

/// What was asked for on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddingAnswer {
    /// Leave everything as it is.
    Cancel,
    /// Add what is chosen.
    Add,
    /// Look at a file as a new version of the document from a file of its name.
    Version(usize),
    /// Read files once more.
    ReadAgain {
        /// Which files of the offer, by their place.
        files: Vec<usize>,
        /// How.
        choices: Choices,
    },
}

/// The offer and what is looked at. View state, but for what is chosen in the offer.
#[derive(Debug, Default)]
pub struct AddingPage {
    /// What has been read.
    pub offer: Offer,
    /// The chosen row.
    selected: usize,
    /// Which document of the chosen file is shown.
    document: usize,
    /// The paragraph that was set apart or taken back last.
    last_paragraph: Option<usize>,
    /// The beginnings of the chosen file in several encodings.
    samples: BTreeMap<(usize, Encoding), String>,
    /// Where the paragraphs of the shown text start.
    paragraphs: text::Paragraphs,
    /// The chosen row takes the focus when it is next drawn.
    wants_focus: bool,
}

impl AddingPage {
    /// A page that waits for files.
    pub fn new() -> Self {
        Self {
            wants_focus: true,
            ..Self::default()
        }
    }

    /// Takes more files that were read.
    pub fn take(&mut self, offer: Offer) {
        self.offer.append(offer);
        self.wants_focus = true;
        if self.selected == 0 {
            // What deserves a look is shown first.
            let uncertain = self.offer.files.iter().position(|file| !file.encoding().1);
            self.selected = uncertain.unwrap_or(0);
        }
    }

    /// What was kept of a file's old reading goes.
    pub fn read_again(&mut self) {
        self.paragraphs = text::Paragraphs::default();
        self.document = 0;
        self.last_paragraph = None;
    }

    fn select(&mut self, row: usize) {
        if self.selected != row {
            self.selected = row;
            self.read_again();
            self.samples.clear();
        }
    }
}

/// Draws the page over the whole of `ui`. `jobs` read files for it; `is_covered`: something lies over it and takes the keys.
pub fn adding_ui(
    ui: &mut Ui,
    page: &mut AddingPage,
    jobs: &[JobView],
    is_covered: bool,
    wording: Wording,
) -> Option<AddingAnswer> {
    let whole = ui.max_rect();
    ui.expand_to_include_rect(whole);
    let is_rtl = wording.language.is_rtl();
    let inner = whole.shrink2(vec2(PADDING, 20.0));
    let foot_top = inner.bottom() - size::PRIMARY_BUTTON;
    let mut answer = keys(ui, is_covered);

    let mut head = within(ui, "head", inner.with_max_y(inner.top() + 52.0), is_rtl);
    head.label(title(&head, wording.text(Word::AddingTitle)));
    let n_files = page.offer.files.len() + page.offer.not_read().count();
    if n_files > 0 {
        let files = Counted::File.of(n_files);
        let kept = fill(Word::AddingKept, wording, &[("files", &files)]);
        head.label(muted(&head, kept));
    }

    let top = inner.top() + 64.0;
    let body = Rect::from_min_max(
        pos2(inner.left(), top),
        pos2(inner.right(), foot_top - 14.0),
    );
    let table_height = table::height(page).min(body.height() * 0.42);
    let table_rect = body.with_max_y(top + table_height);
    if n_files > 0 {
        let mut child = within(ui, "files", table_rect, is_rtl);
        if table::table_ui(&mut child, page, wording) {
            answer = answer.or(Some(AddingAnswer::Add));
        }
    }
    let details = body.with_min_y(table_rect.bottom() + 16.0);
    if details.height() > 40.0 && page.selected < page.offer.files.len() {
        let asked = details_ui(ui, details, page, jobs.is_empty(), wording);
        answer = answer.or(asked);
    }

    let foot = Rect::from_min_max(pos2(inner.left(), foot_top), inner.max);
    let mut child = within(ui, "foot", foot, is_rtl);
    let n_documents = page.offer.n_documents();
    let asked = foot::foot_ui(&mut child, n_documents, jobs, wording);
    let answer = answer.or(asked)?;
    let can_add = jobs.is_empty() && n_documents > 0;
    (answer != AddingAnswer::Add || can_add).then_some(answer)
}

/// Esc leaves.
fn keys(ui: &Ui, is_covered: bool) -> Option<AddingAnswer> {
    let is_free = !is_covered && !egui::Popup::is_any_open(ui.ctx());
    let escaped = is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    escaped.then_some(AddingAnswer::Cancel)
}

/// The chosen file: samples in several encodings where the encoding is a guess, its text, and what can be chosen.
fn details_ui(
    ui: &mut Ui,
    room: Rect,
    page: &mut AddingPage,
    is_free: bool,
    wording: Wording,
) -> Option<AddingAnswer> {
    let is_rtl = wording.language.is_rtl();
    let mut answer = None;
    let mut room = room;
    let is_certain = page
        .offer
        .files
        .get(page.selected)
        .is_none_or(|file| file.encoding().1 && file.choices.encoding.is_none());
    let samples = encodings::height(page);
    if !is_certain && room.height() > samples + 60.0 {
        let rect = room.with_max_y(room.top() + samples);
        let mut child = within(ui, "encodings", rect, is_rtl);
        child.add_enabled_ui(is_free, |ui| {
            answer = encodings::encodings_ui(ui, page, wording);
        });
        room = room.with_min_y(rect.bottom() + 12.0);
    }
    let (text, choices) = if room.width() >= WIDE {
        let width = (room.width() * 0.36).clamp(260.0, 380.0);
        let gap = 24.0;
        if is_rtl {
            let (choices, text) = room.split_left_right_at_x(room.left() + width);
            (text.with_min_x(text.left() + gap), choices)
        } else {
            let (text, choices) = room.split_left_right_at_x(room.right() - width);
            (text.with_max_x(text.right() - gap), choices)
        }
    } else {
        let (text, choices) = room.split_top_bottom_at_y(room.center().y);
        (text.with_max_y(text.bottom() - 10.0), choices)
    };
    let mut child = within(ui, "text", text, is_rtl);
    text::text_ui(&mut child, page, wording);
    let mut child = within(ui, "choices", choices, is_rtl);
    child.add_enabled_ui(is_free, |ui| {
        let asked = choices::choices_ui(ui, page, wording);
        answer = answer.take().or(asked);
    });
    answer
}

/// The language of a file in words: of several documents the one that they share.
fn language_of(file: &OfferedFile, wording: Wording) -> String {
    match file.is_mixed() {
        true => wording.text(Word::LanguageMixed).to_owned(),
        false => language_words(file.language().unwrap_or_default(), wording),
    }
}

/// A part of the page, laid out from its top and from the start side.
fn within(ui: &mut Ui, name: &str, rect: Rect, is_rtl: bool) -> Ui {
    let across = match is_rtl {
        true => egui::Align::Max,
        false => egui::Align::Min,
    };
    let builder = UiBuilder::new()
        .id_salt(name)
        .max_rect(rect)
        .layout(egui::Layout::top_down(across));
    ui.new_child(builder)
}
