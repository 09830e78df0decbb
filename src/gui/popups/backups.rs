//! The sheet of backups: when each was made, what it holds, and the way back.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Align2, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use crate::base::environment::Timestamp;
use crate::engine::backups::Backup;
use crate::engine::words::moment_words;
use crate::gui::commands::{BackupChoice, CollectionRequest, Request, UiCommand};
use crate::gui::icons;
use crate::gui::popups::{Sheet, SheetAnswer, SheetContext};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{
    RowSlots, ScrollArea, focus_ring, from_start, muted, quiet_button, strong_font, text_font,
};
use crate::i18n::{Counted, Insert, Word, Wording, dates, fill, without_isolates};

/// Height of a row: two lines.
const ROW: f32 = 46.0;

/// The list as a thread found it; none while it is looking.
pub type Listing = Arc<Mutex<Option<Vec<Backup>>>>;

/// The backups of one collection. View state; the list comes from a thread.
#[derive(Debug)]
pub struct BackupsSheet {
    /// The collection's file.
    pub target: PathBuf,
    /// Where they are kept, for display.
    pub folder: PathBuf,
    /// What was found.
    pub listing: Listing,
    /// The present moment, for “today”.
    pub now: Timestamp,
    /// Whether the collection is open here, so that a backup can be made now.
    pub is_open: bool,
}

impl Sheet for BackupsSheet {
    fn title(&self, wording: Wording) -> String {
        wording.text(Word::ViewBackups).to_owned()
    }

    fn scrolls(&self) -> bool {
        false
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let wording = context.wording;
        let list = self
            .listing
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let height = (ui.available_height() - 2.0 * size::ROW).clamp(ROW, 420.0);
        match list {
            None => {
                ui.label(muted(ui, wording.text(Word::StListing)));
            }
            Some(list) if list.is_empty() => {
                ui.label(muted(ui, wording.text(Word::EmptyBackups)));
            }
            Some(list) => {
                ScrollArea::vertical()
                    .max_height(height)
                    .auto_shrink([false, true])
                    .show_rows(ui, ROW, list.len(), |ui, rows| {
                        for backup in list.get(rows).unwrap_or_default() {
                            if row_ui(ui, backup, self.now, wording) {
                                let choice = Box::new(BackupChoice {
                                    target: self.target.clone(),
                                    backup: backup.path.clone(),
                                    made: backup.made,
                                });
                                context.requests.push(Request::Collection(
                                    CollectionRequest::AskRestore(choice),
                                ));
                            }
                        }
                    });
            }
        }
        ui.add_space(10.0);
        let folder = self.folder.display().to_string();
        let place = fill(Word::BackupsPlace, wording, &[("folder", &folder)]);
        ui.add(egui::Label::new(muted(ui, place).font(text_font(size::SMALL))).truncate())
            .on_hover_text(folder);
        let layout = from_start(wording.language.is_rtl());
        ui.allocate_ui_with_layout(vec2(ui.available_width(), size::BUTTON), layout, |ui| {
            let show = wording.text(Word::FileShowInFolder);
            if quiet_button(ui, Some(icons::FOLDER), show, true).clicked() {
                let folder = self.folder.join("x");
                context
                    .requests
                    .push(Request::Collection(CollectionRequest::ShowInFolder(folder)));
            }
            let now = wording.text(Word::FileBackup);
            if self.is_open && quiet_button(ui, Some(icons::SAVE), now, true).clicked() {
                context.requests.push(Request::Ui(UiCommand::BackUpNow));
            }
        });
        SheetAnswer::Open
    }
}

/// What a backup holds, in words: “2 documents · 3 annotations”.
fn contents(backup: &Backup, wording: Wording) -> String {
    let Some(summary) = &backup.summary else {
        return wording.text(Word::BackupsUnreadable).to_owned();
    };
    let mut words = String::new();
    Counted::Document
        .of(summary.n_documents as usize)
        .insert(wording, false, &mut words);
    words.push_str(" · ");
    Counted::Annotation
        .of(summary.n_annotations as usize)
        .insert(wording, false, &mut words);
    if !backup.is_sound {
        words.push_str(" · ");
        words.push_str(wording.text(Word::BackupsFaulty));
    }
    words
}

fn row_ui(ui: &mut Ui, backup: &Backup, now: Timestamp, wording: Wording) -> bool {
    let theme = Theme::of(ui.ctx());
    let is_rtl = wording.language.is_rtl();
    let can_restore = backup.summary.is_some();
    let sense = if can_restore {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
    if can_restore && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, 5.0, theme.soft);
    }
    focus_ring(ui, &response);
    let line = egui::Stroke::new(1.0, theme.stroke);
    ui.painter().hline(rect.x_range(), rect.bottom(), line);
    let when = moment_words(backup.made, now, wording);
    let what = contents(backup, wording);
    let bytes = crate::i18n::size(backup.bytes, wording);
    let mut slots = RowSlots::new(rect.shrink2(vec2(6.0, 4.0)), is_rtl);
    let is_good = backup.is_sound && can_restore;
    let (icon, color) = if is_good {
        (icons::HISTORY, theme.muted)
    } else {
        (icons::TRIANGLE_ALERT, theme.warn)
    };
    ui.painter().text(
        slots.take_start(28.0).center(),
        Align2::CENTER_CENTER,
        icon,
        text_font(size::ICON),
        color,
    );
    RowSlots::new(slots.take_end(80.0), !is_rtl).text(
        ui,
        RichText::new(&bytes)
            .font(text_font(size::SMALL))
            .color(theme.muted),
    );
    let (upper, lower) = slots.rest().split_top_bottom_at_fraction(0.5);
    RowSlots::new(upper, is_rtl).text(
        ui,
        RichText::new(dates::at_start(&when))
            .font(strong_font(size::TEXT))
            .color(theme.strong),
    );
    RowSlots::new(lower, is_rtl).text(
        ui,
        RichText::new(&what)
            .font(text_font(size::SMALL))
            .color(if is_good { theme.muted } else { theme.warn }),
    );
    let name = fill(Word::BackupOf, wording, &[("time", &when)]);
    response.widget_info(|| {
        let name = format!("{}, {}", without_isolates(&name), without_isolates(&what));
        WidgetInfo::labeled(Role::Button, can_restore, name)
    });
    response.clicked()
}
