//! The sheet that asks under which tag to move others.

use std::collections::BTreeSet;

use egui::Ui;

use crate::command::Command;
use crate::gui::commands::Request;
use crate::gui::icons;
use crate::gui::popups::{
    Choice, ChooserAnswer, ChooserState, Sheet, SheetAnswer, SheetContext, tag_choices,
};
use crate::i18n::{Word, Wording};
use crate::model::{Snapshot, TagId};

/// See the module. View state.
#[derive(Debug)]
pub struct MoveTagsSheet {
    tags: Vec<TagId>,
    chooser: ChooserState,
    /// What was found for which text and revision.
    found: Option<Found>,
}

#[derive(Debug)]
struct Found {
    typed: String,
    revision: u64,
    /// The tag of each row; none: the top level.
    tags: Vec<Option<TagId>>,
    choices: Vec<Choice>,
}

impl MoveTagsSheet {
    /// A sheet for these tags.
    pub fn new(tags: Vec<TagId>) -> Self {
        Self {
            tags,
            chooser: ChooserState::open(),
            found: None,
        }
    }

    fn find(&mut self, ui: &Ui, snapshot: &Snapshot, wording: Wording) {
        let typed = self.chooser.text();
        let is_found = self
            .found
            .as_ref()
            .is_some_and(|found| found.typed == typed && found.revision == snapshot.revision());
        if is_found {
            return;
        }
        let moved: BTreeSet<TagId> = self.tags.iter().copied().collect();
        let mut tags: Vec<Option<TagId>> = Vec::new();
        let mut choices = Vec::new();
        if typed.trim().is_empty() {
            tags.push(None);
            choices.push(Choice {
                name: wording.text(Word::TagTopLevel).to_owned(),
                swatch: None,
                icon: icons::ARROW_UP,
                hint: String::new(),
                is_disabled: false,
            });
        }
        // A tag cannot go below itself.
        let may_take = |tag: TagId| {
            let path = snapshot.tag_path(tag);
            !path.iter().any(|above| moved.contains(&above.id))
        };
        for (tag, choice) in tag_choices(ui, snapshot, typed, wording, may_take) {
            tags.push(Some(tag));
            choices.push(choice);
        }
        self.found = Some(Found {
            typed: typed.to_owned(),
            revision: snapshot.revision(),
            tags,
            choices,
        });
    }
}

impl Sheet for MoveTagsSheet {
    fn title(&self, wording: Wording) -> String {
        let title = wording.text(Word::TagMove);
        title.trim_end_matches('…').to_owned()
    }

    fn size(&self) -> [f32; 2] {
        [460.0, 380.0]
    }

    fn scrolls(&self) -> bool {
        false
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let Some(snapshot) = context.snapshot else {
            return SheetAnswer::Done;
        };
        self.find(ui, snapshot, context.wording);
        let Some(Found { tags, choices, .. }) = &self.found else {
            return SheetAnswer::Open;
        };
        let label = context.wording.text(Word::TagMoveField);
        let is_rtl = context.wording.language.is_rtl();
        match self.chooser.show(ui, label, choices, is_rtl) {
            Some(ChooserAnswer::Chosen(index)) => {
                let Some(parent) = tags.get(index).copied() else {
                    return SheetAnswer::Open;
                };
                let command = Command::MoveTags {
                    tags: self.tags.clone(),
                    parent,
                    before: None,
                };
                context.requests.push(Request::Core(Box::new(command)));
                SheetAnswer::Done
            }
            Some(ChooserAnswer::Cancelled) => SheetAnswer::Done,
            Some(ChooserAnswer::Create(_)) | None => SheetAnswer::Open,
        }
    }
}
