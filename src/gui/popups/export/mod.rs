//! The page on which a collection is exported: format, what goes out, options, what the format cannot hold, and where to.
//!
//! The list of what cannot be held is there before anything is written: a job counts it anew whenever a choice changes. The
//! page is view state; what it asks for are requests, and what jobs bring stands in a value that it shares with the window.

mod draw;
mod foot;
mod formats;
mod lost;
mod scope;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use egui::{Layout, Rect, Ui, UiBuilder, vec2};

use crate::engine::JobView;
use crate::engine::operations::{ExportOrder, Exported};
use crate::engine::preferences::Preferences;
use crate::exchange::LossReport;
use crate::exchange::formats::{EXPORT_FORMATS, ExportFormat, ExportOptions};
use crate::gui::commands::Request;
use crate::gui::fields::FieldState;
use crate::gui::popups::{Sheet, SheetAnswer, SheetContext};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::RowSlots;
use crate::i18n::{Language, Word, Wording};
use scope::ScopeChoice;

/// Seconds without a further choice after which it is counted anew.
const CALM: f64 = 0.25;
/// Width of the list of formats, points.
const FORMATS: f32 = 250.0;
/// Width of what the format cannot hold, points.
const LOST: f32 = 290.0;
/// Space between two columns, points.
const GAP: f32 = 33.0;
/// The least width at which what the format cannot hold has a column of its own, points.
const WIDE: f32 = 900.0;
/// Height of the foot with the file and the ways out, points.
const FOOT: f32 = 2.0 * size::PRIMARY_BUTTON + 34.0;

/// What jobs bring to the page.
#[derive(Debug, Default)]
pub struct ExportShared {
    /// What the format cannot hold, or why it could not be counted; of the asking with this number.
    pub counted: Option<(u64, Result<LossReport, String>)>,
    /// The job that writes, as it was at the start of the frame.
    pub writing: Option<JobView>,
    /// What came of writing.
    pub outcome: Option<ExportOutcome>,
    /// The file that was chosen, and whether a dialog has asked about one that is there.
    pub chosen: Option<(PathBuf, bool)>,
}

/// What came of writing a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportOutcome {
    /// It was written, read back and compared.
    Written(Exported),
    /// A file of that name is there, and nobody said that it may go.
    IsThere,
    /// Someone stopped it.
    Cancelled,
    /// It could not be written: why, and what is safe.
    Failed(String),
}

/// What jobs and the page share.
pub type ExportLink = Arc<Mutex<ExportShared>>;

/// What is to be written, and where.
#[derive(Clone, Debug)]
pub struct ExportTo {
    /// What.
    pub order: ExportOrder,
    /// Where, as it was typed.
    pub path: String,
    /// Whether a file of that name may go.
    pub replaces: bool,
    /// Whether what cannot be held is written beside it.
    pub keeps_list: bool,
    /// Where it is told.
    pub link: ExportLink,
}

/// What is to be counted.
#[derive(Clone, Debug)]
pub struct ExportCount {
    /// What.
    pub order: ExportOrder,
    /// The number of the asking.
    pub number: u64,
    /// Where it is told.
    pub link: ExportLink,
}

/// The open page.
#[derive(Debug)]
pub struct ExportSheet {
    link: ExportLink,
    life: Arc<()>,
    format: &'static ExportFormat,
    options: ExportOptions,
    scope: ScopeChoice,
    path: FieldState,
    /// The file that a dialog has asked about, if it would be replaced.
    may_replace: Option<String>,
    keeps_list: bool,
    /// What was last asked to be counted, of which revision.
    asked: Option<(ExportOrder, u64)>,
    number: u64,
    /// When a choice last changed, by the clock of the window, and what is chosen now.
    changed: (f64, Option<ExportOrder>),
    is_new: bool,
    /// The chosen format takes the focus in the next frame.
    focuses: bool,
}

impl ExportSheet {
    /// The page with what was chosen last. `folder` is where the file would stand, `name` how it would be called.
    pub fn new(
        link: ExportLink,
        preferences: &Preferences,
        folder: &Path,
        name: &str,
        language: Language,
    ) -> Option<Self> {
        let choice = &preferences.export;
        let format = ExportFormat::named(&choice.format).or_else(|| EXPORT_FORMATS.first())?;
        let mut options = ExportOptions {
            language,
            ..ExportOptions::default()
        };
        choice.apply(&mut options);
        let file = folder.join(format!("{}.{}", file_name(name), format.ending()));
        Some(Self {
            link,
            life: Arc::default(),
            format,
            options,
            scope: ScopeChoice::new(choice.scope, preferences.search),
            path: FieldState::new(&file.to_string_lossy()),
            may_replace: None,
            keeps_list: choice.keeps_list,
            asked: None,
            number: 0,
            changed: (0.0, None),
            is_new: true,
            focuses: true,
        })
    }

    /// Tells others whether the page is open.
    pub fn life(&self) -> Weak<()> {
        Arc::downgrade(&self.life)
    }

    fn shared(&self) -> MutexGuard<'_, ExportShared> {
        self.link.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is chosen; none while something is missing.
    fn order(&self) -> Option<ExportOrder> {
        Some(ExportOrder {
            format: self.format,
            options: self.options.clone(),
            scope: self.scope.chosen()?,
        })
    }

    /// Another format: the file's ending follows.
    fn choose(&mut self, format: &'static ExportFormat) {
        let typed = PathBuf::from(self.path.text());
        let stem = match ExportFormat::ending_in(&typed) {
            Some(ending) => {
                let text = self.path.text();
                let stem = text.get(..text.len() - ending.len() - 1);
                stem.unwrap_or(text).to_owned()
            }
            None => self.path.text().to_owned(),
        };
        self.format = format;
        self.path.set_text(&format!("{stem}.{}", format.ending()));
        self.may_replace = None;
    }

    /// Asks for what the format cannot hold, once the choices have been calm for a moment.
    fn ask_to_count(&mut self, ui: &Ui, context: &mut SheetContext<'_>) {
        let Some(snapshot) = context.snapshot else {
            return;
        };
        let revision = snapshot.revision();
        let now = ui.input(|input| input.time);
        let order = self.order();
        if order != self.changed.1 {
            self.changed = (now, order.clone());
            // What was said of another choice says nothing of this one.
            self.shared().outcome = None;
        }
        let is_asked = |order: &ExportOrder| {
            let asked = self.asked.as_ref();
            asked.is_some_and(|(asked, at)| asked == order && *at == revision)
        };
        let Some(order) = order.filter(|order| !is_asked(order)) else {
            return;
        };
        let calm = now - self.changed.0;
        if !self.is_new && calm < CALM {
            let rest = std::time::Duration::from_secs_f64(CALM - calm);
            ui.ctx().request_repaint_after(rest);
            return;
        }
        self.number += 1;
        self.asked = Some((order.clone(), revision));
        let count = ExportCount {
            order,
            number: self.number,
            link: Arc::clone(&self.link),
        };
        context.requests.push(Request::CountExport(Box::new(count)));
    }

    /// What was counted of what is chosen now; none while it is counted.
    fn counted(&self) -> Option<Result<LossReport, String>> {
        let order = self.changed.1.as_ref()?;
        let (asked, _) = self.asked.as_ref()?;
        let shared = self.shared();
        let (number, found) = shared.counted.as_ref()?;
        (asked == order && *number == self.number).then(|| found.clone())
    }

    /// Writes, and remembers what was chosen.
    fn write(&mut self, context: &mut SheetContext<'_>) {
        let Some(order) = self.order() else {
            return;
        };
        let remembered = &mut context.preferences.export;
        remembered.keep(self.format, &self.options, context.wording.language);
        remembered.scope = self.scope.kind();
        remembered.keeps_list = self.keeps_list;
        let path = self.path.text().to_owned();
        let replaces = self.may_replace.as_ref() == Some(&path);
        self.shared().outcome = None;
        let to = ExportTo {
            order,
            path,
            replaces,
            keeps_list: self.keeps_list,
            link: Arc::clone(&self.link),
        };
        context.requests.push(Request::WriteExport(Box::new(to)));
    }

    /// Takes the file that was chosen.
    fn take_chosen(&mut self) {
        let chosen = self.shared().chosen.take();
        if let Some((chosen, has_asked)) = chosen {
            let path = self.format.with_ending(chosen.clone());
            self.path.set_text(&path.to_string_lossy());
            // Nobody was asked about a name that gets its ending here.
            let has_asked = has_asked && path == chosen;
            self.may_replace = has_asked.then(|| self.path.text().to_owned());
            self.shared().outcome = None;
        }
    }
}

impl Sheet for ExportSheet {
    fn title(&self, wording: Wording) -> String {
        let word = wording.text(Word::FileExport);
        word.trim_end_matches('…').to_owned()
    }

    fn size(&self) -> [f32; 2] {
        [1060.0, 600.0]
    }

    fn scrolls(&self) -> bool {
        false
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        self.take_chosen();
        self.ask_to_count(ui, context);
        let is_rtl = context.wording.language.is_rtl();
        let [_, height] = self.size();
        let height = height.min(ui.max_rect().height().max(200.0));
        let room = vec2(ui.available_width(), height);
        let (rect, _) = ui.allocate_exact_size(room, egui::Sense::hover());
        let (body, foot) = rect.split_top_bottom_at_y(rect.bottom() - FOOT);
        let is_wide = body.width() >= WIDE;
        let mut slots = RowSlots::new(body, is_rtl);
        let list = slots.take_start(FORMATS.min(body.width() * 0.36));
        line_between(ui, slots.take_start(GAP));
        let lost = is_wide.then(|| slots.take_end(LOST));
        if is_wide {
            line_between(ui, slots.take_end(GAP));
        }
        let rest = slots.rest();
        let mut chosen = None;
        within(ui, list, is_rtl, "formats", |ui| {
            chosen = formats::formats_ui(ui, self.format, self.focuses, context.wording);
        });
        self.focuses = chosen.is_some();
        if let Some(format) = chosen {
            self.choose(format);
        }
        within(ui, rest, is_rtl, "choices", |ui| {
            self.choices_ui(ui, context, lost.is_none());
        });
        if let Some(lost) = lost {
            within(ui, lost, is_rtl, "lost", |ui| {
                self.lost_column_ui(ui, context.wording);
            });
        }
        let mut answer = SheetAnswer::Open;
        within(ui, foot, is_rtl, "foot", |ui| {
            answer = self.foot_ui(ui, context);
        });
        self.is_new = false;
        answer
    }
}

/// A part of the page, laid out from its top and from the start side.
fn within(ui: &mut Ui, rect: Rect, is_rtl: bool, name: &str, add: impl FnOnce(&mut Ui)) {
    let across = match is_rtl {
        true => egui::Align::Max,
        false => egui::Align::Min,
    };
    let builder = UiBuilder::new()
        .id_salt(name)
        .max_rect(rect)
        .layout(Layout::top_down(across));
    ui.scope_builder(builder, add);
}

/// A line in the middle of the space between two columns.
fn line_between(ui: &Ui, gap: Rect) {
    let line = egui::Stroke::new(1.0, Theme::of(ui.ctx()).stroke);
    ui.painter().vline(gap.center().x, gap.y_range(), line);
}

/// A name without what would be a path or is no name of a file on some system.
fn file_name(name: &str) -> String {
    let is_bad = |letter: char| letter.is_control() || "/\\:*?\"<>|".contains(letter);
    let name: String = name
        .chars()
        .map(|letter| if is_bad(letter) { '-' } else { letter })
        .collect();
    match name.trim().trim_matches('.') {
        "" => "hashiya".to_owned(),
        name => name.to_owned(),
    }
}
