//! Linking two passages: L on the first, L on its counterpart, then what the link means.

use std::sync::Arc;

use egui::{Area, Context, Frame, Id, Key, Modifiers, Order, Rect, Ui, vec2};

use crate::command::{Command, LinkEnd, RelationChoice};
use crate::gui::app::HashiyaApp;
use crate::gui::app::session::Pending;
use crate::gui::icons;
use crate::gui::popups::{RelationAnswer, RelationPicker};
use crate::gui::widgets::{icon_button, muted};
use crate::i18n::{Word, fill};
use crate::model::{LinkId, RelationId};

/// Code points of the first passage that are shown while its counterpart is looked for.
const SHOWN: usize = 48;

/// What is being linked in a session. View state.
#[derive(Debug, Default)]
pub(super) struct Linking {
    start: Option<Start>,
    picker: Option<(RelationPicker, Purpose)>,
    last: Option<RelationId>,
}

/// The first end.
#[derive(Clone, Debug)]
struct Start {
    end: LinkEnd,
    words: String,
}

/// What the chosen relation is for.
#[derive(Clone, Debug)]
enum Purpose {
    Link { from: LinkEnd, to: LinkEnd },
    Change(LinkId),
}

impl Linking {
    /// Whether a picker is open, whose field gets the letters.
    pub(super) fn has_picker(&self) -> bool {
        self.picker.is_some()
    }

    /// Gives up; says whether there was something to give up.
    fn cancel(&mut self) -> bool {
        self.picker.take().is_some() | self.start.take().is_some()
    }
}

impl HashiyaApp {
    /// Starts a link at the selection or selected annotation, or finishes the one that was started.
    pub(super) fn link_here(&mut self, ctx: &Context) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let Some((end, words)) = session.link_end() else {
            return;
        };
        match session.linking.start.take() {
            None => session.linking.start = Some(Start { end, words }),
            Some(start) if start.end == end => {
                session.linking.start = Some(start);
                let wording = self.wording();
                let reason = wording.text(Word::WhySameEnd);
                let words = fill(Word::MsgRefused, wording, &[("reason", &reason)]);
                self.say(ctx, words, true, false);
            }
            Some(start) => {
                let purpose = Purpose::Link {
                    from: start.end,
                    to: end,
                };
                let picker = RelationPicker::open(session.linking.last);
                session.linking.picker = Some((picker, purpose));
            }
        }
    }

    /// Asks for another meaning of a link.
    pub(super) fn change_relation(&mut self, link: LinkId) {
        if let Some(session) = self.session_mut() {
            let picker = RelationPicker::open(session.linking.last);
            session.linking.picker = Some((picker, Purpose::Change(link)));
        }
    }

    /// The picker of relations, and the reminder of a link that was started.
    pub(super) fn linking_ui(&mut self, ui: &Ui, bounds: Rect) {
        let wording = self.wording();
        let Some(session) = self.session_mut() else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        if let Some((mut picker, purpose)) = session.linking.picker.take() {
            let at = bounds.center_top() + vec2(-140.0, 96.0);
            match picker.show(ui, at, bounds, &snapshot, wording) {
                Some(RelationAnswer::Relation(relation)) => {
                    if let RelationChoice::Existing(id) = relation {
                        session.linking.last = Some(id);
                    }
                    let annotator = session.engine.me();
                    let (command, pending) = match purpose {
                        Purpose::Link { from, to } => {
                            let command = Command::Link {
                                from,
                                to,
                                relation,
                                annotator,
                            };
                            (command, Pending::Link)
                        }
                        Purpose::Change(link) => {
                            (Command::SetRelation { link, relation }, Pending::Plain)
                        }
                    };
                    self.submit(command, pending);
                    self.focus_reader(ui);
                }
                Some(RelationAnswer::Cancelled) => self.focus_reader(ui),
                None => session.linking.picker = Some((picker, purpose)),
            }
            return;
        }
        let Some(start) = &session.linking.start else {
            return;
        };
        let words = fill(Word::LinkPending, wording, &[("quote", &start.words)]);
        let name = wording.text(Word::BtnCancel);
        let cancelled = Area::new(Id::unique("link-pending"))
            .order(Order::Foreground)
            .pivot(egui::Align2::CENTER_BOTTOM)
            .fixed_pos(bounds.center_bottom() - vec2(0.0, 12.0))
            .constrain_to(bounds.shrink(8.0))
            .show(ui.ctx(), |ui| {
                Frame::popup(ui.style())
                    .show(ui, |ui| {
                        let layout = crate::gui::widgets::from_start(wording.language.is_rtl());
                        let row = vec2(ui.available_width(), crate::gui::theme::size::BUTTON);
                        ui.allocate_ui_with_layout(row, layout, |ui| {
                            ui.label(muted(ui, icons::LINK));
                            ui.label(words);
                            icon_button(ui, icons::X, name, false, true).clicked()
                        })
                        .inner
                    })
                    .inner
            })
            .inner;
        let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if cancelled || escaped {
            session.linking.cancel();
        }
    }
}

/// The first words of a passage.
pub(super) fn shown_words(quote: &str) -> String {
    let one_line: Vec<&str> = quote.split_whitespace().collect();
    let one_line = one_line.join(" ");
    match one_line.char_indices().nth(SHOWN) {
        None => one_line,
        Some((at, _)) => format!(
            "{}…",
            &one_line[..crate::text::previous_grapheme(&one_line, at)]
        ),
    }
}
