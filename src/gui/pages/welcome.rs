//! The first page: the sample set, a new collection, recent ones.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use egui::{Align2, Rect, RichText, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::base::environment::Timestamp;
use crate::engine::preferences::RecentCollection;
use crate::gui::commands::{CollectionRequest, Request, UiCommand};
use crate::gui::icons;
use crate::gui::theme::{Theme, size};
use crate::gui::typeset::{Alignment, LayoutRequest, TextStyle, Typesetter};
use crate::gui::widgets::{
    RowSlots, ScrollArea, focus_ring, from_start, icon_button, muted, primary_button, strong,
    strong_font, text_button, text_font,
};
use crate::i18n::{Counted, Insert, Word, Wording, dates, without_isolates};
use crate::text::Direction;

/// Draws the page. `missing` are recent collections whose files are not there; `sample` is the folder of the sample set,
/// where it can be found.
pub fn welcome_ui(
    ui: &mut Ui,
    recent: &[RecentCollection],
    missing: &BTreeSet<PathBuf>,
    sample: Option<&Path>,
    now: Timestamp,
    wording: Wording,
    requests: &mut Vec<Request>,
) {
    let is_rtl = wording.language.is_rtl();
    let whole = ui.max_rect();
    let column = ((whole.width() - 120.0) / 2.0).clamp(260.0, 520.0);
    let gap = 64.0;
    let left = whole.center().x - column - gap / 2.0;
    let top = whole.top() + (whole.height() * 0.13).clamp(24.0, 120.0);
    let first = Rect::from_min_size(pos2(left, top), vec2(column, whole.bottom() - top));
    let second = first.translate(vec2(column + gap, 0.0));
    let (hello, list) = if is_rtl {
        (second, first)
    } else {
        (first, second)
    };
    let align = if is_rtl {
        egui::Align::Max
    } else {
        egui::Align::Min
    };
    let at = |ui: &mut Ui, rect: Rect, add: &mut dyn FnMut(&mut Ui)| {
        let mut child = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(rect)
                .layout(egui::Layout::top_down(align)),
        );
        add(&mut child);
    };
    at(ui, hello, &mut |ui| hello_ui(ui, sample, wording, requests));
    let mut asked = Vec::new();
    at(ui, list, &mut |ui| {
        recent_ui(ui, recent, missing, now, wording, &mut asked);
    });
    requests.append(&mut asked);
}

fn hello_ui(ui: &mut Ui, sample: Option<&Path>, wording: Wording, requests: &mut Vec<Request>) {
    let theme = Theme::of(ui.ctx());
    let is_rtl = wording.language.is_rtl();
    name_ui(ui, is_rtl);
    ui.add_space(16.0);
    let lead = RichText::new(wording.text(Word::WelcomeLead))
        .size(16.0)
        .color(theme.text)
        .line_height(Some(26.0));
    ui.label(lead);
    ui.add_space(20.0);
    let layout = from_start(is_rtl);
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), size::PRIMARY_BUTTON),
        layout,
        |ui| {
            if let Some(sample) = sample
                && primary_button(ui, Some(icons::LIBRARY), wording.text(Word::WelcomeSample))
                    .clicked()
            {
                requests.push(Request::OpenPaths(vec![sample.to_owned()]));
            }
            if text_button(ui, Some(icons::PLUS), wording.text(Word::FileNew)).clicked() {
                requests.push(Request::Ui(UiCommand::NewCollection));
            }
            if text_button(ui, Some(icons::FOLDER), wording.text(Word::FileOpen)).clicked() {
                requests.push(Request::Ui(UiCommand::OpenCollection));
            }
        },
    );
    ui.add_space(16.0);
    ui.label(muted(ui, wording.text(Word::WelcomeDrop)));
}

/// The program's name in both scripts.
fn name_ui(ui: &mut Ui, is_rtl: bool) {
    let theme = Theme::of(ui.ctx());
    let typesetter = Typesetter::of(ui.ctx());
    let ppp = ui.ctx().pixels_per_point();
    let style = TextStyle {
        arabic_size: 52.0,
        latin_size: 34.0,
        line_height: 76.0,
        ..TextStyle::TITLE
    };
    let mut parts = [
        ("حاشية", Direction::RightToLeft, theme.strong),
        ("Hashiya", Direction::LeftToRight, theme.muted),
    ];
    if is_rtl {
        parts.reverse();
    }
    let (rect, _) = ui.allocate_exact_size(
        vec2(ui.available_width(), style.line_height),
        Sense::hover(),
    );
    let layouts: Vec<_> = parts
        .iter()
        .map(|(text, direction, color)| {
            let request = LayoutRequest {
                alignment: Alignment::Left,
                ..LayoutRequest::new(text, &style, *direction, ppp)
            };
            (typesetter.lay_out_cached(&request), *color)
        })
        .collect();
    let width: f32 = layouts
        .iter()
        .map(|(layout, _)| layout.width() / ppp)
        .sum::<f32>()
        + 14.0;
    let mut x = if is_rtl {
        rect.right() - width
    } else {
        rect.left()
    };
    for (layout, color) in layouts {
        typesetter.paint(ui.painter(), pos2(x, rect.top()), &layout, |_| color);
        x += layout.width() / ppp + 14.0;
    }
}

fn recent_ui(
    ui: &mut Ui,
    recent: &[RecentCollection],
    missing: &BTreeSet<PathBuf>,
    now: Timestamp,
    wording: Wording,
    requests: &mut Vec<Request>,
) {
    ui.label(strong(ui, wording.text(Word::WelcomeRecent)));
    ui.add_space(6.0);
    if recent.is_empty() {
        ui.label(muted(ui, wording.text(Word::HelloNoRecent)));
        return;
    }
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            for collection in recent {
                let is_missing = missing.contains(&collection.path);
                recent_row_ui(ui, collection, is_missing, now, wording, requests);
            }
        });
}

/// Name and day, what it holds, and where it lies; a cross takes it off the list.
fn recent_row_ui(
    ui: &mut Ui,
    collection: &RecentCollection,
    is_missing: bool,
    now: Timestamp,
    wording: Wording,
    requests: &mut Vec<Request>,
) {
    let theme = Theme::of(ui.ctx());
    let is_rtl = wording.language.is_rtl();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 64.0), Sense::click());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, theme.soft);
    }
    focus_ring(ui, &response);
    ui.painter().hline(
        rect.x_range(),
        rect.bottom(),
        egui::Stroke::new(1.0, theme.stroke),
    );
    let mut slots = RowSlots::new(rect.shrink2(vec2(6.0, 4.0)), is_rtl);
    let (icon, color) = if is_missing {
        (icons::TRIANGLE_ALERT, theme.warn)
    } else {
        (icons::LIBRARY, theme.muted)
    };
    ui.painter().text(
        slots.take_start(30.0).center(),
        Align2::CENTER_CENTER,
        icon,
        text_font(size::ICON),
        color,
    );
    let cross = slots.take_end(30.0);
    RowSlots::new(slots.take_end(130.0), !is_rtl).text(
        ui,
        RichText::new(dates::at_start(&dates::day(
            collection.opened,
            now,
            wording,
        )))
        .font(text_font(12.0))
        .color(theme.muted),
    );
    let rest = slots.rest();
    let (upper, lower) = rest.split_top_bottom_at_fraction(0.38);
    let (middle, lower) = lower.split_top_bottom_at_fraction(0.5);
    RowSlots::new(upper, is_rtl).text(
        ui,
        RichText::new(&collection.name)
            .font(strong_font(size::TEXT))
            .color(theme.strong),
    );
    let mut holds = String::new();
    if is_missing {
        holds.push_str(wording.text(Word::RecentMissing));
    } else {
        Counted::Document
            .of(collection.n_documents as usize)
            .insert(wording, false, &mut holds);
        holds.push_str(" · ");
        Counted::Annotation
            .of(collection.n_annotations as usize)
            .insert(wording, false, &mut holds);
    }
    RowSlots::new(middle, is_rtl).text(
        ui,
        RichText::new(&holds)
            .font(text_font(size::SMALL))
            .color(if is_missing { theme.warn } else { theme.muted }),
    );
    RowSlots::new(lower, is_rtl).text(
        ui,
        RichText::new(place_of(&collection.path))
            .font(text_font(size::SMALL))
            .color(theme.muted),
    );
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &collection.name));
    let spoken = without_isolates(&holds);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(spoken);
    });
    let path = collection.path.display().to_string();
    let response = response.on_hover_text(path);
    let forget = wording.text(Word::WelcomeForget);
    let cross = Rect::from_center_size(cross.center(), vec2(size::BUTTON + 2.0, size::BUTTON));
    let builder = egui::UiBuilder::new().max_rect(cross);
    let clicked = ui
        .scope_builder(builder, |ui| icon_button(ui, icons::X, forget, false, true))
        .inner
        .clicked();
    if clicked {
        requests.push(Request::Forget(collection.path.clone()));
    } else if response.clicked() {
        requests.push(Request::OpenPaths(vec![collection.path.clone()]));
    }
    crate::gui::widgets::context_menu(&response, |ui| {
        let path = || collection.path.clone();
        let backups = CollectionRequest::ShowBackups(Some(path()));
        let show = CollectionRequest::ShowInFolder(path());
        let copy = CollectionRequest::CopyPath(path());
        for (icon, word, request) in [
            ("", Word::FileRestore, Request::Collection(backups)),
            (
                icons::FOLDER,
                Word::FileShowInFolder,
                Request::Collection(show),
            ),
            (icons::COPY, Word::FileCopyPath, Request::Collection(copy)),
            (icons::X, Word::WelcomeForget, Request::Forget(path())),
        ] {
            if crate::gui::widgets::menu_item(ui, icon, wording.text(word), true).clicked() {
                requests.push(request);
                ui.close();
            }
        }
    });
}

/// The folder of a file, the user's own as `~`. Set from left to right whatever the names in it.
fn place_of(path: &Path) -> String {
    let folder = path.parent().unwrap_or(path);
    let home = etcetera::home_dir().ok();
    let short = home
        .as_deref()
        .and_then(|home| folder.strip_prefix(home).ok())
        .map(|rest| Path::new("~").join(rest));
    let shown = short.as_deref().unwrap_or(folder).display().to_string();
    format!("\u{2066}{shown}\u{2069}")
}
