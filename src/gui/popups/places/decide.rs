//! The sheet of places to decide: what is proposed in the current text of a document, and what has no place there.

use egui::Ui;

use crate::command::{Command, PlaceChoice};
use crate::gui::commands::Request;
use crate::gui::popups::places::list::{Asked, list_ui};
use crate::gui::popups::places::rows::{PlaceRow, open_rows};
use crate::gui::popups::places::said_ui;
use crate::gui::popups::{Sheet, SheetAnswer, SheetContext};
use crate::gui::widgets::{answers, text_button};
use crate::i18n::{Word, Wording, fill};
use crate::model::{CaptureId, DocumentId, PassageId, PlacementState, Snapshot};
use crate::text::Span;

/// Height of what stands around the list, points.
const AROUND: f32 = 110.0;

/// See the module. View state.
#[derive(Debug)]
pub struct DecideSheet {
    document: DocumentId,
    /// What was selected in which capture when it was opened, with its words.
    selection: Option<(CaptureId, Vec<Span>, String)>,
    rows: Vec<PlaceRow>,
    revision: Option<u64>,
}

impl DecideSheet {
    /// A sheet for a document; `selection`: what is selected in its text, where an orphan may be placed.
    pub fn new(document: DocumentId, selection: Option<(CaptureId, Vec<Span>, String)>) -> Self {
        Self {
            document,
            selection,
            rows: Vec::new(),
            revision: None,
        }
    }

    fn act(&self, passage: PassageId, asked: Asked, snapshot: &Snapshot) -> Vec<Request> {
        let choice = match asked {
            Asked::Accept => PlaceChoice::Accept,
            Asked::Leave => PlaceChoice::Orphan,
            Asked::Here => match &self.selection {
                Some((_, spans, _)) => PlaceChoice::Place(spans.clone()),
                None => return Vec::new(),
            },
            Asked::Go => {
                let former = snapshot
                    .passage(passage)
                    .filter(|_| snapshot.state_of(passage) == PlacementState::Orphan)
                    .map(|row| (row.capture, row.start()));
                let annotation = snapshot.annotations_of_passage(passage).next();
                return match (former, annotation) {
                    (Some((capture, at)), _) => vec![Request::ReadVersion(capture, Some(at))],
                    (None, Some(annotation)) => vec![Request::GoToAnnotation(annotation.id)],
                    (None, None) => Vec::new(),
                };
            }
        };
        let command = Command::DecidePlaces {
            document: self.document,
            decisions: vec![(passage, choice)],
        };
        vec![Request::Core(Box::new(command))]
    }
}

impl Sheet for DecideSheet {
    fn title(&self, wording: Wording) -> String {
        let title = wording.text(Word::ViewDecidePlaces);
        title.trim_end_matches('…').to_owned()
    }

    fn size(&self) -> [f32; 2] {
        [860.0, 680.0]
    }

    fn scrolls(&self) -> bool {
        false
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let wording = context.wording;
        let Some(snapshot) = context.snapshot.cloned() else {
            return SheetAnswer::Done;
        };
        let Some(current) = snapshot.document(self.document).map(|row| row.capture) else {
            return SheetAnswer::Done;
        };
        if self.revision != Some(snapshot.revision()) {
            self.rows = open_rows(&snapshot, self.document);
            self.revision = Some(snapshot.revision());
        }
        // Selected in another version, it says nothing of this one.
        self.selection.take_if(|(capture, ..)| *capture != current);
        let writable = context.at_hand.writable;
        let height = ui.available_height().min(680.0);
        if self.rows.is_empty() {
            let none = wording.text(Word::DecideNone);
            said_ui(ui, none, wording.language.is_rtl());
            return SheetAnswer::Open;
        }
        let words = match &self.selection {
            Some((.., words)) => fill(Word::DecideSelected, wording, &[("quote", words)]),
            None => wording.text(Word::DecideHint).to_owned(),
        };
        said_ui(ui, &words, wording.language.is_rtl());
        ui.add_space(4.0);
        let has_selection = self.selection.is_some();
        let room = (height - AROUND).max(160.0);
        let asked = list_ui(ui, &self.rows, room, wording, |row| {
            let mut buttons = Vec::new();
            let is_proposed = row.state == PlacementState::Proposed;
            if writable && is_proposed {
                buttons.push((Asked::Accept, Word::AnnAccept, false));
            }
            if writable && has_selection {
                buttons.push((Asked::Here, Word::PlaceHere, false));
            }
            if writable && is_proposed {
                buttons.push((Asked::Leave, Word::PlaceLeave, false));
            }
            let go = match is_proposed {
                true => Word::PlaceGo,
                false => Word::PlaceGoFormer,
            };
            buttons.push((Asked::Go, go, false));
            buttons
        });
        let mut answer = SheetAnswer::Open;
        if let Some((passage, asked)) = asked {
            context.requests.extend(self.act(passage, asked, &snapshot));
            if asked == Asked::Go {
                answer = SheetAnswer::Done;
            }
        }
        let has_orphans = |row: &PlaceRow| row.state == PlacementState::Orphan;
        if writable && self.rows.iter().any(has_orphans) {
            ui.add_space(8.0);
            answers(ui, wording.language.is_rtl(), |ui| {
                if text_button(ui, None, wording.text(Word::DecideFind)).clicked() {
                    let document = self.document;
                    let command = Command::FindPlaces { document };
                    context.requests.push(Request::Core(Box::new(command)));
                }
            });
        }
        answer
    }
}
