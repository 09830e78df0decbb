//! The tabs above a pane: shown, closed, kept, and dragged to another place or another pane.

use egui::{
    Align2, CursorIcon, EventFilter, Id, Key, LayerId, Order, Pos2, Rect, Role, Sense, Stroke,
    StrokeKind, TextWrapMode, Ui, UiBuilder, WidgetInfo, WidgetText, pos2, vec2,
};

use crate::gui::app::panes::{PaneId, model::MAX_PANES};
use crate::gui::app::{HashiyaApp, Stage};
use crate::gui::commands::{Request, TabRequest};
use crate::gui::icons;
use crate::gui::panels::PaneTools;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{RowSlots, focus_ring, text_font};
use crate::i18n::{Word, fill};
use crate::model::DocumentId;

/// The widest tab, points.
const WIDEST: f32 = 260.0;
/// The narrowest one, points: an icon, a few letters and the cross.
const NARROWEST: f32 = 84.0;
/// Room for the icon and the cross, points.
const EXTRAS: f32 = 62.0;
/// How much of a pane's width or height at its edges makes a new pane of a tab that is dropped there.
const EDGE: f32 = 0.22;

/// A tab on its way.
#[derive(Clone, Copy, Debug)]
pub(in crate::gui::app) struct TabDrag {
    pane: PaneId,
    document: DocumentId,
}

/// Where the tabs of a pane stand in this frame, to drop one there.
#[derive(Debug)]
pub(super) struct Strip {
    pane: PaneId,
    bar: Rect,
    frame: Rect,
    tabs: Vec<Rect>,
}

/// A tab as it is drawn.
struct Shown {
    document: DocumentId,
    name: String,
    is_kept: bool,
    is_shown: bool,
}

/// Draws the strip at the top of a pane's `ui`.
pub(super) fn strip_ui(
    ui: &mut Ui,
    app: &mut HashiyaApp,
    pane: PaneId,
    frame: Rect,
) -> Option<Strip> {
    let wording = app.wording();
    let is_rtl = wording.language.is_rtl();
    let theme = Theme::of(ui.ctx());
    let Stage::Open(session) = &app.stage else {
        return None;
    };
    let model = session.reading.panes.get(pane)?;
    let number = session.reading.panes.index(pane)? + 1;
    let is_active = session.reading.panes.active().id == pane;
    let tabs: Vec<Shown> = model
        .tabs()
        .iter()
        .map(|tab| Shown {
            document: tab.document,
            name: session
                .snapshot
                .document(tab.document)
                .map(|document| document.name.clone())
                .unwrap_or_default(),
            is_kept: tab.is_kept,
            is_shown: model.document() == Some(tab.document),
        })
        .collect();
    let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::TABS), Sense::hover());
    ui.painter().rect_filled(bar, 0.0, theme.panel);
    ui.painter().hline(
        bar.x_range(),
        bar.bottom() - 0.5,
        Stroke::new(1.0, theme.stroke),
    );
    let mut slots = RowSlots::new(bar, is_rtl);
    let tools = slots.take_end(PaneTools::width(bar.width(), &session.mark_view));
    let room = slots.rest().shrink2(vec2(8.0, 0.0));
    let mut requests = Vec::new();
    PaneTools {
        reading: &mut app.preferences.reading,
        marks: &session.mark_view,
        snapshot: &session.snapshot,
        wording,
        requests: &mut requests,
    }
    .show(ui, tools);
    app.requests.append(&mut requests);
    let galleys: Vec<_> = tabs
        .iter()
        .map(|tab| {
            let color = match (tab.is_shown, tab.is_kept) {
                (true, true) => theme.strong,
                (_, false) => theme.muted,
                (false, true) => theme.text,
            };
            (tab, color)
        })
        .map(|(tab, color)| {
            let words = egui::RichText::new(&tab.name).color(color);
            let most = (WIDEST - EXTRAS).min((room.width() - EXTRAS).max(40.0));
            WidgetText::from(words).into_galley(
                ui,
                Some(TextWrapMode::Truncate),
                most,
                text_font(size::TEXT),
            )
        })
        .collect();
    let wanted: Vec<f32> = galleys
        .iter()
        .map(|galley| galley.size().x + EXTRAS)
        .collect();
    let widths = shared_out(&wanted, room.width());
    let shown_at = tabs.iter().position(|tab| tab.is_shown).unwrap_or(0);
    // The shown tab is always in view; those before it go out of view first.
    let until_shown: f32 = widths.iter().take(shown_at + 1).sum();
    let skip = (until_shown - room.width()).max(0.0);
    let list = Id::unique(("tabs of pane", pane.0));
    let name = fill(Word::TabsOfPane, wording, &[("n", &number)]);
    let mut child = ui.new_child(
        UiBuilder::new()
            .id_salt(list)
            .max_rect(room)
            .accessibility_role(Role::TabList)
            .accessibility_label(crate::i18n::without_isolates(&name)),
    );
    child.set_clip_rect(room.intersect(ui.clip_rect()));
    super::show::tell_bounds(&child, bar);
    let mut strip = Strip {
        pane,
        bar,
        frame,
        tabs: Vec::new(),
    };
    let mut start = -skip;
    for (index, (tab, width)) in tabs.iter().zip(&widths).enumerate() {
        let left = if is_rtl {
            room.right() - start - width
        } else {
            room.left() + start
        };
        let rect = Rect::from_min_size(pos2(left, bar.top()), vec2(*width, bar.height()));
        start += width;
        strip.tabs.push(rect);
        if !rect.intersects(room) {
            continue;
        }
        tab_ui(
            &mut child,
            app,
            pane,
            tab,
            rect,
            is_active,
            (index, tabs.len()),
        );
    }
    Some(strip)
}

/// The widths that tabs get of those they want: all the same less, but for those that want less than that.
fn shared_out(wanted: &[f32], room: f32) -> Vec<f32> {
    let most = |limit: f32| wanted.iter().map(|width| width.min(limit)).sum::<f32>();
    if most(WIDEST) <= room {
        return wanted.iter().map(|width| width.min(WIDEST)).collect();
    }
    let (mut low, mut high) = (NARROWEST, WIDEST);
    for _ in 0..16 {
        let middle = (low + high) / 2.0;
        if most(middle) <= room {
            low = middle;
        } else {
            high = middle;
        }
    }
    wanted.iter().map(|width| width.min(low)).collect()
}

fn tab_ui(
    ui: &mut Ui,
    app: &mut HashiyaApp,
    pane: PaneId,
    tab: &Shown,
    rect: Rect,
    is_active: bool,
    (index, count): (usize, usize),
) {
    let wording = app.wording();
    let is_rtl = wording.language.is_rtl();
    let theme = Theme::of(ui.ctx());
    let id = Id::unique(("tab", pane.0, tab.document));
    // One of a list's tabs is reached by Tab, the others by arrows.
    let sense = if tab.is_shown {
        Sense::click_and_drag()
    } else {
        Sense::CLICK | Sense::DRAG
    };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, tab.is_shown, &tab.name));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_selected(tab.is_shown);
        node.clear_toggled();
    });
    let request = |what| Request::Tab {
        pane: pane.0,
        document: tab.document,
        what,
    };
    if tab.is_shown {
        ui.painter().rect_filled(rect, 0.0, theme.base);
        let color = if is_active {
            theme.accent
        } else {
            theme.stroke
        };
        ui.painter()
            .hline(rect.x_range(), rect.top() + 1.0, Stroke::new(2.0, color));
    } else if response.hovered() {
        ui.painter()
            .rect_filled(rect, 0.0, theme.stroke.gamma_multiply(0.45));
    }
    focus_ring(ui, &response);
    let mut slots = RowSlots::new(rect.shrink2(vec2(8.0, 0.0)), is_rtl);
    let icon = slots.take_start(18.0);
    slots.take_start(6.0);
    let cross = slots.take_end(20.0);
    let color = match (tab.is_shown, tab.is_kept) {
        (_, false) => theme.muted,
        (true, true) => theme.strong,
        (false, true) => theme.text,
    };
    ui.painter().text(
        icon.center(),
        Align2::CENTER_CENTER,
        icons::FILE_TEXT,
        text_font(14.0),
        theme.muted,
    );
    slots.text(ui, egui::RichText::new(&tab.name).color(color));
    let cross = Rect::from_center_size(cross.center(), vec2(18.0, 18.0));
    let close = ui.interact(cross, id.with("close"), Sense::CLICK);
    let name = fill(Word::TabClose, wording, &[("title", &tab.name)]);
    close.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, crate::i18n::without_isolates(&name))
    });
    if close.hovered() {
        ui.painter().rect_filled(cross, 4.0, theme.stroke);
    }
    if tab.is_shown || response.hovered() || close.hovered() {
        let color = if close.hovered() {
            theme.strong
        } else {
            theme.muted
        };
        ui.painter().text(
            cross.center(),
            Align2::CENTER_CENTER,
            icons::X,
            text_font(13.0),
            color,
        );
    }
    if close.on_hover_text(&name).clicked() || response.middle_clicked() {
        app.requests.push(request(TabRequest::Close));
        return;
    }
    if response.double_clicked() {
        app.requests.push(request(TabRequest::Keep));
    } else if response.clicked() {
        app.requests.push(request(TabRequest::Show));
    }
    if response.has_focus() {
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let step = ui.input(|input| {
            let towards_end = if is_rtl {
                Key::ArrowLeft
            } else {
                Key::ArrowRight
            };
            let towards_start = if is_rtl {
                Key::ArrowRight
            } else {
                Key::ArrowLeft
            };
            let at = |key| input.modifiers.is_none() && input.key_pressed(key);
            match () {
                () if at(towards_end) => Some((index + 1) % count),
                () if at(towards_start) => Some((index + count - 1) % count),
                () if at(Key::Home) => Some(0),
                () if at(Key::End) => Some(count - 1),
                () => None,
            }
        });
        if let Some(step) = step {
            app.requests.push(request(TabRequest::Walk(step)));
        }
        if ui.input(|input| input.key_pressed(Key::Delete)) {
            app.requests.push(request(TabRequest::Close));
        }
    }
    if let Stage::Open(session) = &mut app.stage
        && response.drag_started_by(egui::PointerButton::Primary)
    {
        session.reading.drag = Some(TabDrag {
            pane,
            document: tab.document,
        });
    }
    let n_panes = app
        .session()
        .map_or(1, |session| session.reading.panes.len());
    let response = response.on_hover_text(&tab.name);
    crate::gui::widgets::context_menu(&response, |ui| {
        ui.set_min_width(200.0);
        let offers = [
            (Word::TabCloseThis, TabRequest::Close, true),
            (Word::TabCloseOthers, TabRequest::CloseOthers, count > 1),
            (Word::TabKeep, TabRequest::Keep, !tab.is_kept),
            (Word::ViewSecondPane, TabRequest::OpenBeside, true),
            (
                Word::TabMoveBeside,
                TabRequest::MoveBeside,
                count > 1 || n_panes > 1,
            ),
        ];
        for (word, what, is_enabled) in offers {
            let words = wording.text(word);
            if crate::gui::widgets::menu_item(ui, "", words, is_enabled).clicked() {
                app.requests.push(request(what));
                ui.close();
            }
        }
    });
}

/// Where a dragged tab would go.
enum Drop {
    /// Among the tabs of a pane.
    Tab { pane: PaneId, at: usize, mark: Rect },
    /// Into a pane of its own before the pane of this place.
    New { at: usize, mark: Rect },
}

/// Shows a dragged tab and where it would go; lets it go there.
pub(super) fn drag_ui(ui: &Ui, app: &mut HashiyaApp, strips: &[Strip], is_rtl: bool) {
    let Stage::Open(session) = &mut app.stage else {
        return;
    };
    let Some(drag) = session.reading.drag else {
        return;
    };
    let (at, is_down, is_given_up) = ui.input(|input| {
        (
            input.pointer.latest_pos(),
            input.pointer.primary_down(),
            input.key_pressed(Key::Escape),
        )
    });
    let panes = &session.reading.panes;
    let n_tabs = panes.get(drag.pane).map_or(0, |pane| pane.tabs().len());
    let can_part = panes.len() < MAX_PANES && n_tabs > 1;
    let is_stacked = panes.is_stacked;
    let found = at.and_then(|at| drop_at(strips, at, drag, can_part, is_stacked, is_rtl));
    if is_given_up || !is_down {
        session.reading.drag = None;
        match found.filter(|_| !is_given_up) {
            Some(Drop::Tab { pane, at, .. }) => {
                session.reading.move_tab(drag.pane, drag.document, pane, at);
            }
            Some(Drop::New { at, .. }) => {
                session.reading.move_to_new(drag.pane, drag.document, at);
            }
            None => {}
        }
        ui.ctx().request_repaint();
        return;
    }
    let theme = Theme::of(ui.ctx());
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let painter = ui
        .ctx()
        .layer_painter(LayerId::new(Order::Tooltip, Id::unique("dragged tab")));
    match &found {
        Some(Drop::Tab { mark, .. }) if mark.width() < 4.0 => {
            painter.rect_filled(*mark, 0.0, theme.accent);
        }
        Some(Drop::Tab { mark, .. } | Drop::New { mark, .. }) => {
            painter.rect_filled(*mark, 0.0, theme.accent.gamma_multiply(0.12));
            painter.rect_stroke(
                *mark,
                0.0,
                Stroke::new(2.0, theme.accent),
                StrokeKind::Inside,
            );
        }
        None => {}
    }
    let name = session
        .snapshot
        .document(drag.document)
        .map(|document| document.name.clone());
    if let (Some(at), Some(name)) = (at, name) {
        let words = egui::RichText::new(name).color(theme.strong);
        let galley = WidgetText::from(words).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            WIDEST,
            text_font(size::TEXT),
        );
        let frame = Rect::from_min_size(at + vec2(10.0, 10.0), galley.size() + vec2(20.0, 10.0));
        painter.rect_filled(frame, 5.0, theme.raised);
        painter.rect_stroke(
            frame,
            5.0,
            Stroke::new(1.0, theme.stroke),
            StrokeKind::Inside,
        );
        painter.galley(frame.min + vec2(10.0, 5.0), galley, theme.strong);
    }
}

fn drop_at(
    strips: &[Strip],
    at: Pos2,
    drag: TabDrag,
    can_part: bool,
    is_stacked: bool,
    is_rtl: bool,
) -> Option<Drop> {
    let (place, strip) = strips
        .iter()
        .enumerate()
        .find(|(_, strip)| strip.frame.contains(at))?;
    if strip.bar.contains(at) {
        let is_before = |rect: &Rect| match is_rtl {
            true => at.x > rect.center().x,
            false => at.x < rect.center().x,
        };
        let before = strip.tabs.iter().position(is_before);
        let index = before.unwrap_or(strip.tabs.len());
        let edge = |rect: &Rect, is_left: bool| if is_left { rect.left() } else { rect.right() };
        let x = match (strip.tabs.get(index), strip.tabs.last()) {
            (Some(rect), _) => edge(rect, !is_rtl),
            (None, Some(rect)) => edge(rect, is_rtl),
            (None, None) => edge(&strip.bar.shrink(8.0), !is_rtl),
        };
        let mark = Rect::from_x_y_ranges(x - 1.0..=x + 1.0, strip.bar.y_range());
        return Some(Drop::Tab {
            pane: strip.pane,
            at: index,
            mark,
        });
    }
    let frame = strip.frame;
    let share = match (is_stacked, is_rtl) {
        (true, _) => (at.y - frame.top()) / frame.height().max(1.0),
        (false, false) => (at.x - frame.left()) / frame.width().max(1.0),
        (false, true) => (frame.right() - at.x) / frame.width().max(1.0),
    };
    let half = |is_first: bool| {
        let (first, second) = if is_stacked {
            frame.split_top_bottom_at_fraction(0.5)
        } else {
            let (left, right) = frame.split_left_right_at_fraction(0.5);
            if is_rtl { (right, left) } else { (left, right) }
        };
        if is_first { first } else { second }
    };
    if can_part && !(EDGE..=1.0 - EDGE).contains(&share) {
        let is_first = share < EDGE;
        return Some(Drop::New {
            at: place + usize::from(!is_first),
            mark: half(is_first),
        });
    }
    (strip.pane != drag.pane).then_some(Drop::Tab {
        pane: strip.pane,
        at: strip.tabs.len(),
        mark: frame,
    })
}
