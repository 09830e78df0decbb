//! The preferences: sections at the start, their settings beside them; every change counts at once.

use egui::{Layout, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::engine::backups::DEFAULT_ALLOWANCE;
use crate::engine::preferences::{DigitChoice, LanguageChoice, Preferences, ThemeChoice};
use crate::gui::commands::{CollectionRequest, Request, UiCommand};
use crate::gui::fields::{Field, FieldState};
use crate::gui::panels::reading_settings_ui;
use crate::gui::popups::{Sheet, SheetAnswer, SheetContext};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::ScrollArea;
use crate::gui::widgets::{
    RowSlots, Step, StepNames, choice, focus_ring, muted, setting_label, stepper, switch,
    text_button,
};
use crate::i18n::dates::{self, CalendarStyle, MonthNames};
use crate::i18n::{Language, Word, Wording, fill};

/// The room that backups of one collection may take, bytes.
const BACKUP_ROOMS: [u64; 4] = [
    250_000_000,
    DEFAULT_ALLOWANCE,
    5_000_000_000,
    20_000_000_000,
];

/// A part of the preferences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Interface,
    Numbers,
    Reading,
    Reports,
    Person,
}

impl Part {
    const ALL: [Self; 5] = [
        Self::Interface,
        Self::Numbers,
        Self::Reading,
        Self::Reports,
        Self::Person,
    ];

    fn word(self) -> Word {
        match self {
            Self::Interface => Word::PrefInterface,
            Self::Numbers => Word::PrefNumbers,
            Self::Reading => Word::PrefReading,
            Self::Reports => Word::PrefReports,
            Self::Person => Word::PrefPerson,
        }
    }
}

/// The open page of preferences. View state.
#[derive(Debug)]
pub struct PreferencesSheet {
    part: Part,
    name: FieldState,
    named: String,
    hints_come_back: bool,
}

impl PreferencesSheet {
    /// The page with the name of the one who works here.
    pub fn new(name: &str) -> Self {
        Self {
            part: Part::default(),
            name: FieldState::new(name),
            named: name.to_owned(),
            hints_come_back: false,
        }
    }
}

impl Sheet for PreferencesSheet {
    fn title(&self, wording: Wording) -> String {
        let word = wording.text(Word::AppPreferences);
        word.trim_end_matches('…').to_owned()
    }

    fn size(&self) -> [f32; 2] {
        [680.0, 440.0]
    }

    fn scrolls(&self) -> bool {
        false
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let is_rtl = context.wording.language.is_rtl();
        let [_, height] = self.size();
        let height = height.min(ui.max_rect().height().max(120.0));
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let mut slots = RowSlots::new(rect, is_rtl);
        let side = slots.take_start(170.0);
        slots.take_start(20.0);
        let align = if is_rtl {
            egui::Align::Max
        } else {
            egui::Align::Min
        };
        let layout = Layout::top_down(align);
        ui.scope_builder(UiBuilder::new().max_rect(side).layout(layout), |ui| {
            self.parts_ui(ui, context.wording);
        });
        let theme = Theme::of(ui.ctx());
        let x = slots.rest().x_range();
        let x = if is_rtl { x.max + 10.0 } else { x.min - 10.0 };
        ui.painter()
            .vline(x, rect.y_range(), egui::Stroke::new(1.0, theme.stroke));
        let builder = UiBuilder::new().max_rect(slots.rest()).layout(layout);
        ui.scope_builder(builder, |ui| {
            ScrollArea::vertical()
                .id_salt(self.part.word().key())
                .auto_shrink([false, false])
                .show(ui, |ui| match self.part {
                    Part::Interface => interface_ui(ui, context),
                    Part::Numbers => numbers_ui(ui, context),
                    Part::Reading => reading_ui(ui, context),
                    Part::Reports => reports_ui(ui, context),
                    Part::Person => self.person_ui(ui, context),
                });
        });
        SheetAnswer::Open
    }
}

impl PreferencesSheet {
    fn parts_ui(&mut self, ui: &mut Ui, wording: Wording) {
        let theme = Theme::of(ui.ctx());
        ui.spacing_mut().item_spacing.y = 2.0;
        for part in Part::ALL {
            let is_current = part == self.part;
            let words = wording.text(part.word());
            let (rect, response) =
                ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::click());
            if is_current {
                ui.painter().rect_filled(rect, 5.0, theme.soft);
            } else if response.hovered() {
                ui.painter()
                    .rect_filled(rect, 5.0, theme.stroke.gamma_multiply(0.45));
            }
            focus_ring(ui, &response);
            let mut slots = RowSlots::new(rect, wording.language.is_rtl());
            let edge = slots.take_start(3.0).shrink2(vec2(0.0, 5.0));
            if is_current {
                ui.painter().rect_filled(edge, 1.0, theme.accent);
            }
            slots.take_start(8.0);
            let color = if is_current { theme.strong } else { theme.text };
            slots.text(ui, egui::RichText::new(words).color(color));
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_current, words));
            if response.clicked() {
                self.part = part;
            }
        }
    }

    fn person_ui(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) {
        let wording = context.wording;
        let is_rtl = wording.language.is_rtl();
        let label = wording.text(Word::HelloName);
        setting_label(ui, label);
        let field = Field::new(&mut self.name)
            .label(label)
            .width(280.0_f32.min(ui.available_width()))
            .show(ui);
        let name = self.name.text().trim();
        let is_left = field.submitted || field.response.lost_focus();
        if is_left && !name.is_empty() && name != self.named {
            self.named = name.to_owned();
            context.requests.push(Request::NamePerson(name.to_owned()));
        }
        let keeps = context.preferences.keeps_recent;
        if let Some(keeps) = switch(ui, is_rtl, wording.text(Word::PrefRecent), keeps) {
            context.preferences.set_keeps_recent(keeps);
        }
        ui.label(muted(ui, wording.text(Word::PrefRecentHelp)));
        let rooms = BACKUP_ROOMS.map(|bytes| (bytes, crate::i18n::size(bytes, wording)));
        let rooms: Vec<(u64, &str)> = rooms
            .iter()
            .map(|(bytes, words)| (*bytes, words.as_str()))
            .collect();
        let label = wording.text(Word::PrefBackups);
        let room = context.preferences.backup_allowance;
        if let Some(room) = choice(ui, is_rtl, label, &rooms, room) {
            context.preferences.backup_allowance = room;
        }
        ui.label(muted(ui, wording.text(Word::PrefBackupsHelp)));
        ui.add_space(14.0);
        if text_button(ui, None, wording.text(Word::PrefHints)).clicked() {
            context.preferences.dismissed_hints.clear();
            self.hints_come_back = true;
        }
        if self.hints_come_back {
            ui.label(muted(ui, wording.text(Word::PrefHintsDone)));
        }
    }
}

fn interface_ui(ui: &mut Ui, context: &mut SheetContext<'_>) {
    let wording = context.wording;
    let is_rtl = wording.language.is_rtl();
    let preferences = &mut *context.preferences;
    let languages = [
        (LanguageChoice::System, wording.text(Word::ThemeSystem)),
        (LanguageChoice::English, Language::English.own_name()),
        (LanguageChoice::Arabic, Language::Arabic.own_name()),
    ];
    let label = wording.text(Word::AppLanguage);
    if let Some(language) = choice(ui, is_rtl, label, &languages, preferences.language) {
        preferences.language = language;
    }
    let themes = [
        (ThemeChoice::System, UiCommand::ThemeSystem),
        (ThemeChoice::Light, UiCommand::ThemeLight),
        (ThemeChoice::Dark, UiCommand::ThemeDark),
    ];
    let named = themes.map(|(theme, command)| (theme, wording.text(command.word())));
    let label = wording.text(Word::ViewTheme);
    if let Some(theme) = choice(ui, is_rtl, label, &named, preferences.theme) {
        // The window takes the theme over; the command is the one way to it.
        let chosen = themes.iter().find(|(other, _)| *other == theme);
        context
            .requests
            .extend(chosen.map(|(_, command)| Request::Ui(*command)));
    }
    let names = StepNames {
        label: wording.text(Word::PrefInterfaceSize),
        down: wording.text(Word::ViewInterfaceSmaller),
        up: wording.text(Word::ViewInterfaceLarger),
        reset: wording.text(Word::ViewInterfaceReset),
    };
    let percent = preferences.interface_zoom;
    let step = stepper(
        ui,
        is_rtl,
        names,
        &percent_words(percent, wording),
        percent == 100,
    );
    context.requests.extend(step.map(|step| {
        Request::Ui(match step {
            Step::Down => UiCommand::InterfaceSmaller,
            Step::Up => UiCommand::InterfaceLarger,
            Step::Reset => UiCommand::InterfaceReset,
        })
    }));
    let label = wording.text(Word::PrefMotion);
    if let Some(is_on) = switch(ui, is_rtl, label, preferences.reduced_motion) {
        preferences.reduced_motion = is_on;
    }
}

fn numbers_ui(ui: &mut Ui, context: &mut SheetContext<'_>) {
    let wording = context.wording;
    let is_rtl = wording.language.is_rtl();
    let preferences: &mut Preferences = context.preferences;
    let digits = [
        (DigitChoice::Western, wording.text(Word::DigitsWestern)),
        (
            DigitChoice::ArabicIndic,
            wording.text(Word::DigitsArabicIndic),
        ),
        (DigitChoice::Language, wording.text(Word::DigitsLanguage)),
    ];
    let label = wording.text(Word::PrefDigits);
    if let Some(chosen) = choice(ui, is_rtl, label, &digits, preferences.digits) {
        preferences.digits = chosen;
    }
    let months = [
        (MonthNames::Levantine, wording.text(Word::MonthsLevantine)),
        (MonthNames::Egyptian, wording.text(Word::MonthsEgyptian)),
        (MonthNames::Both, wording.text(Word::MonthsBoth)),
    ];
    let label = wording.text(Word::PrefMonths);
    if let Some(chosen) = choice(ui, is_rtl, label, &months, preferences.months) {
        preferences.months = chosen;
    }
    let calendars = [
        (
            CalendarStyle::Gregorian,
            wording.text(Word::CalendarGregorian),
        ),
        (CalendarStyle::Hijri, wording.text(Word::CalendarHijri)),
        (CalendarStyle::Both, wording.text(Word::CalendarBoth)),
    ];
    let label = wording.text(Word::FmtCalendar);
    if let Some(chosen) = choice(ui, is_rtl, label, &calendars, preferences.calendar) {
        preferences.calendar = chosen;
    }
    ui.add_space(14.0);
    if let Ok(sample) = "2025-09-26T12:03:00Z".parse() {
        let time = dates::date_and_time(sample, wording);
        let values: [(&str, &dyn crate::i18n::Insert); 1] = [("time", &time)];
        ui.label(muted(ui, fill(Word::PrefDateSample, wording, &values)));
    }
}

fn reading_ui(ui: &mut Ui, context: &mut SheetContext<'_>) {
    let wording = context.wording;
    let names = StepNames {
        label: wording.text(Word::PrefTextSize),
        down: wording.text(Word::ViewSmaller),
        up: wording.text(Word::ViewLarger),
        reset: wording.text(Word::ViewZoomReset),
    };
    let percent = context.preferences.zoom;
    let words = percent_words(percent, wording);
    let step = stepper(ui, wording.language.is_rtl(), names, &words, percent == 100);
    context.requests.extend(step.map(|step| {
        Request::Ui(match step {
            Step::Down => UiCommand::ZoomOut,
            Step::Up => UiCommand::ZoomIn,
            Step::Reset => UiCommand::ZoomReset,
        })
    }));
    ui.add_space(10.0);
    reading_settings_ui(ui, &mut context.preferences.reading, wording);
}

fn reports_ui(ui: &mut Ui, context: &mut SheetContext<'_>) {
    let wording = context.wording;
    setting_label(ui, wording.text(Word::PrefTemplate));
    let own = context.preferences.report_template.as_ref();
    let name = own.map(|path| path.file_name().unwrap_or_default().to_string_lossy());
    let name = name.map_or_else(
        || wording.text(Word::PrefTemplateBuiltIn).to_owned(),
        |name| crate::i18n::isolate(&name),
    );
    ui.label(name);
    ui.label(muted(ui, wording.text(Word::PrefTemplateHelp)));
    ui.add_space(14.0);
    // Jobs that read and write tell what came of it, and belong to a collection.
    let is_open = context.snapshot.is_some();
    ui.add_enabled_ui(is_open, |ui| {
        for (word, request) in [
            (Word::PrefTemplateChoose, CollectionRequest::ChooseTemplate),
            (Word::PrefTemplateWrite, CollectionRequest::WriteTemplate),
        ] {
            if text_button(ui, None, wording.text(word)).clicked() {
                context.requests.push(Request::Collection(request));
            }
        }
    });
    if !is_open {
        ui.label(muted(ui, wording.text(Word::PrefTemplateNoCollection)));
    }
    let has_own = context.preferences.report_template.is_some();
    if has_own && text_button(ui, None, wording.text(Word::PrefTemplateBack)).clicked() {
        context.preferences.report_template = None;
    }
}

fn percent_words(percent: u16, wording: Wording) -> String {
    format!(
        "{} {}",
        wording.digits.number(u64::from(percent)),
        wording.digits.percent()
    )
}
