//! About the program: its version, what it never does, and whose work is in it.
//!
//! The list of libraries is a file that a test keeps true (`tests/architecture/licenses.rs`); the licenses of the fonts
//! are the texts that came with them.

use egui::{RichText, Role, Ui, vec2};

use crate::gui::popups::{Sheet, SheetAnswer, SheetContext};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::ScrollArea;
use crate::gui::widgets::{RowSlots, focus_ring, from_start, muted, strong, text_font};
use crate::i18n::{Word, Wording, fill};

/// Each library with its license, one a line, a tab between.
const LIBRARIES: &str = include_str!("../../../assets/licenses/libraries.txt");

/// The bundled fonts with the texts of their licenses.
const FONTS: &[(&str, &str)] = &[
    (
        "IBM Plex Sans",
        include_str!("../../../assets/fonts/ibm-plex-sans/OFL.txt"),
    ),
    (
        "IBM Plex Sans Arabic",
        include_str!("../../../assets/fonts/ibm-plex-sans-arabic/OFL.txt"),
    ),
    (
        "Noto Serif",
        include_str!("../../../assets/fonts/noto-serif/OFL.txt"),
    ),
    (
        "Noto Naskh Arabic",
        include_str!("../../../assets/fonts/noto-naskh-arabic/OFL.txt"),
    ),
    ("Amiri", include_str!("../../../assets/fonts/amiri/OFL.txt")),
    (
        "Noto Emoji",
        include_str!("../../../assets/fonts/noto-emoji/OFL.txt"),
    ),
    (
        "Lucide",
        include_str!("../../../assets/fonts/lucide/LICENSE.txt"),
    ),
];

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Page {
    #[default]
    Program,
    Libraries,
    Fonts,
}

/// The page about the program. View state.
#[derive(Clone, Copy, Debug, Default)]
pub struct AboutSheet {
    page: Page,
    font: usize,
}

impl Sheet for AboutSheet {
    fn title(&self, wording: Wording) -> String {
        wording.text(Word::AppAbout).to_owned()
    }

    fn size(&self) -> [f32; 2] {
        [600.0, 460.0]
    }

    fn scrolls(&self) -> bool {
        false
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let wording = context.wording;
        let is_rtl = wording.language.is_rtl();
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), size::BUTTON),
            from_start(is_rtl),
            |ui| {
                for (page, word) in [
                    (Page::Program, Word::AboutProgram),
                    (Page::Libraries, Word::AboutLibraries),
                    (Page::Fonts, Word::AboutFonts),
                ] {
                    if tab_ui(ui, wording.text(word), self.page == page) {
                        self.page = page;
                    }
                }
            },
        );
        ui.add_space(10.0);
        let align = if is_rtl {
            egui::Align::Max
        } else {
            egui::Align::Min
        };
        match self.page {
            Page::Program => {
                ui.with_layout(egui::Layout::top_down(align), |ui| program_ui(ui, wording));
            }
            Page::Libraries => libraries_ui(ui, is_rtl),
            Page::Fonts => self.fonts_ui(ui, wording),
        }
        SheetAnswer::Open
    }
}

fn tab_ui(ui: &mut Ui, name: &str, is_current: bool) -> bool {
    let theme = Theme::of(ui.ctx());
    let words = RichText::new(name).color(if is_current {
        theme.strong
    } else {
        theme.muted
    });
    let button = egui::Button::new(words).frame_when_inactive(false);
    let response = ui.add(button);
    if is_current {
        let rect = response.rect;
        let line = egui::Stroke::new(2.0, theme.accent);
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
    }
    focus_ring(ui, &response);
    response.widget_info(|| egui::WidgetInfo::selected(Role::Tab, true, is_current, name));
    response.clicked()
}

fn program_ui(ui: &mut Ui, wording: Wording) {
    let theme = Theme::of(ui.ctx());
    let version = env!("CARGO_PKG_VERSION");
    ui.label(strong(ui, wording.text(Word::AppName)));
    ui.label(muted(
        ui,
        fill(Word::AboutVersion, wording, &[("n", &version)]),
    ));
    for word in [Word::AboutLocal, Word::AboutLicense] {
        ui.add_space(10.0);
        let words = RichText::new(wording.text(word))
            .color(theme.text)
            .line_height(Some(21.0));
        ui.add(egui::Label::new(words).wrap());
    }
}

fn libraries_ui(ui: &mut Ui, is_rtl: bool) {
    let lines: Vec<&str> = LIBRARIES.lines().collect();
    let height = ui.available_height().clamp(120.0, 380.0);
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show_rows(ui, 22.0, lines.len(), |ui, rows| {
            for line in &lines[rows] {
                let (name, license) = line.split_once('\t').unwrap_or((line, ""));
                let (rect, response) = ui.allocate_exact_size(
                    vec2(ui.available_width(), 22.0 - ui.spacing().item_spacing.y),
                    egui::Sense::hover(),
                );
                let mut slots = RowSlots::new(rect, is_rtl);
                let half = rect.width() * 0.42;
                let start = RowSlots::new(slots.take_start(half), is_rtl);
                start.text(ui, RichText::new(name).font(text_font(size::TEXT)));
                slots.text(ui, muted(ui, license));
                let told = format!("{name} {license}");
                response.widget_info(|| egui::WidgetInfo::labeled(Role::Label, true, &told));
            }
        });
}

impl AboutSheet {
    fn fonts_ui(&mut self, ui: &mut Ui, wording: Wording) {
        let is_rtl = wording.language.is_rtl();
        let layout = from_start(is_rtl).with_main_wrap(true);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), size::BUTTON), layout, |ui| {
            for (at, (name, _)) in FONTS.iter().enumerate() {
                if tab_ui(ui, name, self.font == at) {
                    self.font = at;
                }
            }
        });
        let Some((name, text)) = FONTS.get(self.font) else {
            return;
        };
        ui.add_space(6.0);
        ui.label(muted(
            ui,
            fill(Word::AboutFontLicense, wording, &[("title", name)]),
        ));
        let lines: Vec<&str> = text.lines().collect();
        let height = ui.available_height().clamp(120.0, 320.0);
        ScrollArea::vertical()
            .id_salt(*name)
            .max_height(height)
            .auto_shrink([false, true])
            .show_rows(ui, 16.0, lines.len(), |ui, rows| {
                for line in &lines[rows] {
                    let words = RichText::new(*line).font(text_font(size::SMALL));
                    ui.add(egui::Label::new(words).truncate());
                }
            });
    }
}
