//! The preview of a new capture: what becomes of each annotation, decided one by one, and then one commit.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::Ui;

use crate::command::{Command, NewDocument, PlaceChoice};
use crate::gui::commands::Request;
use crate::gui::derived::Derived;
use crate::gui::icons;
use crate::gui::popups::merge_tags::fact_ui;
use crate::gui::popups::places::list::{Asked, list_ui};
use crate::gui::popups::places::rows::{Outlook, outlook};
use crate::gui::popups::places::said_ui;
use crate::gui::popups::{Sheet, SheetAnswer, SheetContext};
use crate::gui::widgets::{answers, primary_button, text_button};
use crate::i18n::{Word, Wording};
use crate::model::{DocumentId, PassageId, PlacementState, Snapshot};

/// Below so many passages a text is looked at within the frame.
const FEW: usize = 40;
/// Height of what stands around the list, points.
const AROUND: f32 = 190.0;

/// What a person answers to a preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PreviewAnswer {
    Save,
    Back,
}

/// A new capture that is looked at. View state.
#[derive(Debug)]
pub(super) struct Preview {
    document: DocumentId,
    capture: Arc<NewDocument>,
    choices: BTreeMap<PassageId, PlaceChoice>,
    outlook: Derived<u64, Outlook>,
}

impl Preview {
    pub(super) fn new(document: DocumentId, capture: Arc<NewDocument>) -> Self {
        Self {
            document,
            capture,
            choices: BTreeMap::new(),
            outlook: Derived::default(),
        }
    }

    /// Draws it; `back`: the words of the button that leaves it.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        snapshot: &Arc<Snapshot>,
        back: Word,
        height: f32,
        context: &mut SheetContext<'_>,
    ) -> Option<PreviewAnswer> {
        let wording = context.wording;
        let (document, text) = (self.document, Arc::clone(&self.capture.text));
        let n = snapshot.current_capture(document).map_or(0, |capture| {
            snapshot.n_annotations_of(capture.id) * (capture.text.len() / 20_000 + 1)
        });
        let revision = snapshot.revision();
        let shared = Arc::clone(snapshot);
        let made = self
            .outlook
            .get(ui.ctx(), &revision, n <= FEW, move || {
                outlook(&shared, document, &text)
            })
            .cloned();
        let is_ready = self.outlook.is_ready(&revision);
        let mut answer = None;
        if let Some(outlook) = made.filter(|_| is_ready) {
            let number = |n: usize| wording.digits.number(n as u64);
            for (word, n) in [
                (Word::PreviewStay, outlook.n_stay),
                (Word::PreviewProposed, outlook.n_proposed),
                (Word::PreviewOrphans, outlook.n_orphans),
            ] {
                fact_ui(ui, wording.text(word), number(n), wording);
            }
            ui.add_space(4.0);
            let around = match outlook.rows.is_empty() {
                true => Word::PreviewNone,
                false => Word::PreviewLater,
            };
            said_ui(ui, wording.text(around), wording.language.is_rtl());
            ui.add_space(4.0);
            let choices = &self.choices;
            let room = (height - AROUND).max(160.0);
            let asked = list_ui(ui, &outlook.rows, room, wording, |row| {
                let choice = choices.get(&row.passage);
                let accepts = choice == Some(&PlaceChoice::Accept);
                let leaves = choice == Some(&PlaceChoice::Orphan);
                match row.state {
                    PlacementState::Proposed => vec![
                        (Asked::Accept, Word::AnnAccept, accepts),
                        (Asked::Leave, Word::PlaceLeave, leaves),
                    ],
                    _ => Vec::new(),
                }
            });
            if let Some((passage, asked)) = asked {
                let choice = match asked {
                    Asked::Accept => PlaceChoice::Accept,
                    _ => PlaceChoice::Orphan,
                };
                // Pressed once more, it is left open again.
                if self.choices.get(&passage) == Some(&choice) {
                    self.choices.remove(&passage);
                } else {
                    self.choices.insert(passage, choice);
                }
            }
        } else {
            let wait = wording.text(Word::PreviewWait);
            said_ui(ui, wait, wording.language.is_rtl());
        }
        ui.add_space(10.0);
        let is_rtl = wording.language.is_rtl();
        answers(ui, is_rtl, |ui| {
            let save = wording.text(Word::PreviewSave);
            let writable = context.at_hand.writable && is_ready;
            ui.add_enabled_ui(writable, |ui| {
                if primary_button(ui, Some(icons::CHECK), save).clicked() {
                    answer = Some(PreviewAnswer::Save);
                }
            });
            if text_button(ui, None, wording.text(back)).clicked() {
                answer = Some(PreviewAnswer::Back);
            }
        });
        if answer == Some(PreviewAnswer::Save) {
            let decisions = std::mem::take(&mut self.choices).into_iter().collect();
            let command = Command::AddCapture {
                document,
                capture: Box::new((*self.capture).clone()),
                decisions,
            };
            context.requests.push(Request::Core(Box::new(command)));
        }
        answer
    }
}

/// The sheet of a new version that was read from a file, or anew.
#[derive(Debug)]
pub struct NewVersionSheet {
    preview: Preview,
    document: DocumentId,
}

impl NewVersionSheet {
    /// A sheet for what was read.
    pub fn new(document: DocumentId, capture: NewDocument) -> Self {
        Self {
            preview: Preview::new(document, Arc::new(capture)),
            document,
        }
    }
}

impl Sheet for NewVersionSheet {
    fn title(&self, wording: Wording) -> String {
        wording.text(Word::PreviewTitle).to_owned()
    }

    fn size(&self) -> [f32; 2] {
        [860.0, 680.0]
    }

    fn scrolls(&self) -> bool {
        false
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let Some(snapshot) = context.snapshot.cloned() else {
            return SheetAnswer::Done;
        };
        if snapshot.document(self.document).is_none() {
            return SheetAnswer::Done;
        }
        let height = ui.available_height().min(680.0);
        let answer = self
            .preview
            .show(ui, &snapshot, Word::BtnCancel, height, context);
        match answer {
            Some(_) => SheetAnswer::Done,
            None => SheetAnswer::Open,
        }
    }
}
