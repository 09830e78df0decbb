//! The open memo: its title, text and kind, and what it stands on.

use egui::{RichText, Ui, vec2};

use crate::analysis::memos::name_of;
use crate::command::Command;
use crate::gui::commands::Request;
use crate::gui::icons;
use crate::gui::panels::bottom::memos::targets::{
    TargetAnswer, TargetChooser, icon_of, request_to,
};
use crate::gui::panels::bottom::memos::{MemosState, below};
use crate::gui::panels::memo::{memo_kind_icon, memo_kind_word};
use crate::gui::panels::{DraftKey, MemoDrafts, PanelContext, inspector::wrapped};
use crate::gui::theme::Theme;
use crate::gui::widgets::{
    ChipClick, button_menu, chip, icon_button, menu_choice, muted, quiet_button, text_font,
};
use crate::i18n::{Word, fill};
use crate::model::{MemoId, MemoKind, MemoTarget};

/// The height of the rows below the text, points.
const BELOW: f32 = 62.0;

/// Draws the open memo over what is left of `ui`.
pub(super) fn editor_ui(
    ui: &mut Ui,
    state: &mut MemosState,
    drafts: &mut MemoDrafts,
    cx: &mut PanelContext<'_>,
) {
    let Some(key) = state.shown else {
        ui.add_space((ui.available_height() * 0.3).max(4.0));
        ui.vertical_centered(|ui| {
            ui.label(muted(ui, cx.word(Word::MemoOpenHere)));
        });
        return;
    };
    let Some(draft) = drafts.draft(key, cx.snapshot) else {
        return;
    };
    let (kind, memo, targets) = (draft.kind, draft.memo, draft.targets.clone());
    let mut wanted = Wanted::default();
    head_ui(ui, kind, memo, &mut wanted, cx);
    let height = (ui.available_height() - BELOW).max(80.0);
    ui.spacing_mut().item_spacing.y = 4.0;
    drafts.edit_ui(ui, key, height, cx);
    targets_ui(ui, state, &targets, &mut wanted, cx);
    if let Some(chooser) = &mut state.chooser {
        match chooser.show(ui, &targets, cx) {
            Some(TargetAnswer::Target(target)) => {
                wanted.attach = Some(target);
                state.chooser = None;
            }
            Some(TargetAnswer::Cancelled) => state.chooser = None,
            None => {}
        }
    }
    act(key, memo, &wanted, drafts, cx);
}

/// What was asked for in this frame.
#[derive(Debug, Default)]
struct Wanted {
    kind: Option<MemoKind>,
    attach: Option<MemoTarget>,
    detach: Option<MemoTarget>,
    deletes: bool,
}

/// Kind, who wrote it and when, delete.
fn head_ui(
    ui: &mut Ui,
    kind: MemoKind,
    memo: Option<MemoId>,
    wanted: &mut Wanted,
    cx: &PanelContext<'_>,
) {
    wrapped(ui, cx.is_rtl(), |ui| {
        let writable = cx.at_hand.writable;
        let icon = Some(memo_kind_icon(kind));
        let button = quiet_button(ui, icon, cx.word(memo_kind_word(kind)), writable);
        let button = button.on_hover_text(cx.word(Word::MemoKindOf));
        button_menu(&button, |ui| {
            ui.set_min_width(140.0);
            for other in MemoKind::ALL {
                let name = format!(
                    "{} {}",
                    memo_kind_icon(*other),
                    cx.word(memo_kind_word(*other))
                );
                if menu_choice(ui, &name, *other == kind).clicked() {
                    wanted.kind = Some(*other);
                    ui.close();
                }
            }
        });
        let delete = cx.word(Word::MemoDelete);
        if icon_button(
            ui,
            icons::TRASH_2,
            delete,
            false,
            writable && memo.is_some(),
        )
        .clicked()
        {
            wanted.deletes = true;
        }
        if let Some(memo) = memo.and_then(|id| cx.snapshot.memo(id)) {
            let by = cx.snapshot.annotator(memo.annotator);
            let by = by.map_or("–", |annotator| annotator.name.as_str());
            let when = crate::i18n::dates::date_and_time(memo.modified, cx.wording);
            let words = fill(
                Word::MemoWritten,
                cx.wording,
                &[("title", &by), ("time", &when)],
            );
            let words = RichText::new(words)
                .font(text_font(12.0))
                .color(Theme::of(ui.ctx()).muted);
            ui.add(egui::Label::new(words).truncate());
        }
    });
}

/// What the memo stands on, each a chip that leads there, and one more.
fn targets_ui(
    ui: &mut Ui,
    state: &mut MemosState,
    targets: &[MemoTarget],
    wanted: &mut Wanted,
    cx: &mut PanelContext<'_>,
) {
    wrapped(ui, cx.is_rtl(), |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        ui.label(
            RichText::new(cx.word(Word::MemoStandsOn))
                .font(text_font(12.0))
                .color(Theme::of(ui.ctx()).muted),
        );
        for target in targets {
            let name = name_of(cx.snapshot, *target, cx.is_arabic());
            let short: String = name.chars().take(40).collect();
            let shown = format!("{} {}", icon_of(*target), crate::i18n::isolate(&short));
            let detach = fill(Word::MemoDetach, cx.wording, &[("title", &short)]);
            let detach = crate::i18n::without_isolates(&detach);
            let color = match target {
                MemoTarget::Tag(id) => cx.snapshot.tag(*id).map(|tag| tag.color),
                _ => None,
            };
            let theme = Theme::of(ui.ctx());
            let color = color.map_or(theme.muted, |color| theme.tag(color));
            let click = ui
                .push_id(target, |ui| chip(ui, color, &shown, &detach, None))
                .inner;
            match click {
                Some(ChipClick::Name) => {
                    cx.requests.extend(request_to(*target, cx.snapshot));
                }
                Some(ChipClick::Remove) => wanted.detach = Some(*target),
                Some(ChipClick::Star) | None => {}
            }
        }
        let attach = cx.word(Word::MemoAttach);
        let button = quiet_button(ui, Some(icons::PLUS), attach, cx.at_hand.writable);
        if button.clicked() {
            state.chooser = Some(TargetChooser::open(below(button.rect)));
        }
    });
}

/// Sends what was asked for: to the collection, or for a memo that is not there yet to its draft.
fn act(
    key: DraftKey,
    memo: Option<MemoId>,
    wanted: &Wanted,
    drafts: &mut MemoDrafts,
    cx: &mut PanelContext<'_>,
) {
    if !cx.at_hand.writable {
        return;
    }
    let Some(memo) = memo else {
        if let Some(draft) = drafts.draft(key, cx.snapshot) {
            draft.kind = wanted.kind.unwrap_or(draft.kind);
            draft.targets.extend(wanted.attach);
            draft
                .targets
                .retain(|target| Some(*target) != wanted.detach);
        }
        return;
    };
    let commands = [
        wanted.kind.map(|kind| Command::SetMemoKind { memo, kind }),
        wanted
            .attach
            .map(|target| Command::AttachMemo { memo, target }),
        wanted
            .detach
            .map(|target| Command::DetachMemo { memo, target }),
        wanted.deletes.then_some(Command::DeleteMemo { memo }),
    ];
    let commands = commands.into_iter().flatten();
    cx.requests
        .extend(commands.map(|command| Request::Core(Box::new(command))));
}
