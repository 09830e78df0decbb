//! The sheet before tags are merged: which go, which stays, and what will come of it.

use std::collections::BTreeSet;

use egui::Ui;

use crate::base::environment::SystemEnvironment;
use crate::command::Command;
use crate::command::plan::plan;
use crate::engine::words::refusal_words;
use crate::gui::commands::Request;
use crate::gui::icons;
use crate::gui::popups::{
    Choice, ChooserAnswer, ChooserState, Sheet, SheetAnswer, SheetContext, tag_choices,
};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{Row, RowSlots, answers, muted, primary_button, text_button};
use crate::i18n::{Counted, Language, Word, Wording, fill};
use crate::model::{AnnotationId, AnnotatorId, MemoTarget, Snapshot, TagId};

/// Tags that go and are shown; the others are counted.
const MOST: usize = 7;

/// See the module. View state.
#[derive(Debug)]
pub struct MergeTagsSheet {
    tags: Vec<TagId>,
    into: Option<TagId>,
    chooser: ChooserState,
    is_choosing: bool,
    found: Option<Found>,
    outlook: Option<((Option<TagId>, u64), Outlook)>,
}

/// Tags that may stay, for what is typed.
#[derive(Debug)]
struct Found {
    typed: String,
    revision: u64,
    tags: Vec<TagId>,
    choices: Vec<Choice>,
}

/// What a merge would come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outlook {
    /// Annotations that get the kept tag.
    pub(super) n_moving: usize,
    /// Annotations that lose a tag because they have the kept one.
    pub(super) n_there: usize,
    /// Tags below those that go.
    pub(super) n_below: usize,
    /// Memos on those that go.
    pub(super) n_memos: usize,
    /// Annotations with the kept tag afterwards.
    pub(super) n_after: usize,
    /// Why it cannot be done, in words.
    pub(super) refusal: Option<String>,
}

impl MergeTagsSheet {
    /// A sheet for these tags; of several, the one with most taggings stays at first. Of none, it asks which one goes.
    pub fn new(tags: Vec<TagId>, snapshot: &Snapshot) -> Self {
        let into = (tags.len() > 1)
            .then(|| {
                let count = |tag: &TagId| snapshot.n_taggings_with(*tag);
                // The first among equals.
                tags.iter().rev().copied().max_by_key(count)
            })
            .flatten();
        Self {
            is_choosing: into.is_none(),
            tags,
            into,
            chooser: ChooserState::open(),
            found: None,
            outlook: None,
        }
    }

    fn going(&self) -> Vec<TagId> {
        let tags = self.tags.iter().copied();
        tags.filter(|tag| Some(*tag) != self.into).collect()
    }

    fn choose_ui(&mut self, ui: &mut Ui, snapshot: &Snapshot, wording: Wording) -> bool {
        let typed = self.chooser.text().to_owned();
        let is_found = self
            .found
            .as_ref()
            .is_some_and(|found| found.typed == typed && found.revision == snapshot.revision());
        if !is_found {
            let alone = (self.tags.len() == 1).then(|| self.tags[0]);
            let found = tag_choices(ui, snapshot, &typed, wording, |tag| Some(tag) != alone);
            let (tags, choices) = found.into_iter().unzip();
            self.found = Some(Found {
                typed,
                revision: snapshot.revision(),
                tags,
                choices,
            });
        }
        let Some(Found { tags, choices, .. }) = &self.found else {
            return false;
        };
        let label = wording.text(match self.tags.is_empty() {
            true => Word::TagMergeGoing,
            false => Word::TagMergeField,
        });
        match self
            .chooser
            .show(ui, label, choices, wording.language.is_rtl())
        {
            Some(ChooserAnswer::Chosen(index)) if self.tags.is_empty() => {
                self.tags.extend(tags.get(index));
                self.chooser = ChooserState::open();
                self.found = None;
                false
            }
            Some(ChooserAnswer::Chosen(index)) => {
                self.into = tags.get(index).copied();
                self.is_choosing = false;
                false
            }
            Some(ChooserAnswer::Cancelled) => {
                self.is_choosing = self.into.is_none();
                self.into.is_none()
            }
            Some(ChooserAnswer::Create(_)) | None => false,
        }
    }

    fn look(&mut self, snapshot: &Snapshot, wording: Wording) -> Outlook {
        let key = (self.into, snapshot.revision());
        if let Some((known, outlook)) = &self.outlook
            && *known == key
        {
            return outlook.clone();
        }
        let outlook = match self.into {
            Some(into) => outlook(snapshot, &self.going(), into, wording),
            None => Outlook::default(),
        };
        self.outlook = Some((key, outlook.clone()));
        outlook
    }
}

/// Counts what a merge would do, and asks its plan whether it may.
pub(super) fn outlook(
    snapshot: &Snapshot,
    going: &[TagId],
    into: TagId,
    wording: Wording,
) -> Outlook {
    let mut there: BTreeSet<(AnnotationId, AnnotatorId)> = snapshot
        .taggings_with(into)
        .map(|tagging| (tagging.annotation, tagging.annotator))
        .collect();
    let mut outlook = Outlook::default();
    for tag in going {
        for tagging in snapshot.taggings_with(*tag) {
            if there.insert((tagging.annotation, tagging.annotator)) {
                outlook.n_moving += 1;
            } else {
                outlook.n_there += 1;
            }
        }
        let below = snapshot.tags_under(Some(*tag));
        outlook.n_below += below.filter(|tag| !going.contains(&tag.id)).count();
        outlook.n_memos += snapshot.memos_on(MemoTarget::Tag(*tag)).len();
    }
    let annotations: BTreeSet<AnnotationId> = there
        .into_iter()
        .map(|(annotation, _)| annotation)
        .collect();
    outlook.n_after = annotations.len();
    let command = Command::MergeTags {
        from: going.to_vec(),
        into,
    };
    if let Err(refusal) = plan(snapshot, &command, &SystemEnvironment) {
        outlook.refusal = Some(refusal_words(&refusal, snapshot, wording));
    }
    outlook
}

impl Sheet for MergeTagsSheet {
    fn title(&self, wording: Wording) -> String {
        let title = wording.text(Word::TagMerge);
        title.trim_end_matches('…').to_owned()
    }

    fn size(&self) -> [f32; 2] {
        [480.0, 520.0]
    }

    /// Its lists scroll by themselves.
    fn scrolls(&self) -> bool {
        false
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let Some(snapshot) = context.snapshot else {
            return SheetAnswer::Done;
        };
        let wording = context.wording;
        let is_there = |tag: &TagId| snapshot.tag(*tag).is_some();
        if !self.tags.iter().all(is_there) {
            return SheetAnswer::Done;
        }
        self.into = self.into.filter(is_there);
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.label(muted(ui, wording.text(Word::MergeGoing)));
        if self.tags.is_empty() {
            return match self.choose_ui(ui, snapshot, wording) {
                true => SheetAnswer::Done,
                false => SheetAnswer::Open,
            };
        }
        for tag in self.going().iter().take(MOST) {
            tag_ui(ui, *tag, snapshot, wording);
        }
        if self.going().len() > MOST {
            let more = self.going().len() - MOST;
            ui.label(muted(ui, fill(Word::MergeMore, wording, &[("n", &more)])));
        }
        ui.add_space(10.0);
        ui.label(muted(ui, wording.text(Word::MergeStaying)));
        if self.is_choosing {
            if self.choose_ui(ui, snapshot, wording) {
                return SheetAnswer::Done;
            }
            return SheetAnswer::Open;
        }
        let Some(into) = self.into else {
            return SheetAnswer::Open;
        };
        tag_ui(ui, into, snapshot, wording);
        let choose = wording.text(Word::MergeOther);
        if crate::gui::widgets::quiet_button(ui, Some(icons::SEARCH), choose, true).clicked() {
            self.is_choosing = true;
            self.chooser = ChooserState::open();
        }
        ui.add_space(10.0);
        let outlook = self.look(snapshot, wording);
        for (word, number) in [
            (Word::MergeMoving, outlook.n_moving),
            (Word::MergeThere, outlook.n_there),
            (Word::MergeBelow, outlook.n_below),
            (Word::MergeMemos, outlook.n_memos),
        ] {
            fact_ui(
                ui,
                wording.text(word),
                wording.digits.number(number as u64),
                wording,
            );
        }
        let is_arabic = wording.language == Language::Arabic;
        if let Some(tag) = snapshot.tag(into) {
            let title = tag.label.prefer(is_arabic);
            let annotations = Counted::Annotation.of(outlook.n_after);
            let words = fill(
                Word::MergeResult,
                wording,
                &[("title", &title), ("annotations", &annotations)],
            );
            ui.add_space(6.0);
            ui.label(words);
        }
        if let Some(refusal) = &outlook.refusal {
            ui.add_space(6.0);
            let theme = Theme::of(ui.ctx());
            ui.label(egui::RichText::new(refusal).color(theme.warn));
        }
        ui.add_space(12.0);
        let mut answer = SheetAnswer::Open;
        answers(ui, wording.language.is_rtl(), |ui| {
            let merges = ui
                .add_enabled_ui(outlook.refusal.is_none(), |ui| {
                    primary_button(ui, None, wording.text(Word::MergeDo))
                })
                .inner
                .clicked();
            if merges {
                let from = self.going();
                let command = Command::MergeTags { from, into };
                context.requests.push(Request::Core(Box::new(command)));
                context.requests.push(Request::SelectTag(into));
                answer = SheetAnswer::Done;
            }
            if text_button(ui, None, wording.text(Word::BtnCancel)).clicked() {
                answer = SheetAnswer::Done;
            }
        });
        answer
    }
}

/// A tag with its count.
fn tag_ui(ui: &mut Ui, tag: TagId, snapshot: &Snapshot, wording: Wording) {
    let Some(tag) = snapshot.tag(tag) else { return };
    let theme = Theme::of(ui.ctx());
    let label = tag.label.prefer(wording.language == Language::Arabic);
    let count = snapshot.n_taggings_with(tag.id) as u64;
    Row::new(label, wording.language.is_rtl())
        .swatch(theme.tag(tag.color))
        .count(wording.digits.number(count))
        .show(ui);
}

/// A name at the start side and its number at the end side.
pub(super) fn fact_ui(ui: &mut Ui, name: &str, number: String, wording: Wording) {
    let theme = Theme::of(ui.ctx());
    let wide = egui::vec2(ui.available_width(), size::ROW - 4.0);
    let (rect, response) = ui.allocate_exact_size(wide, egui::Sense::hover());
    let told = format!("{name}: {number}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &told));
    let is_rtl = wording.language.is_rtl();
    let mut slots = RowSlots::new(rect.shrink2(egui::vec2(12.0, 0.0)), is_rtl);
    let end = RowSlots::new(slots.take_end(56.0), !is_rtl);
    end.text(ui, egui::RichText::new(number).color(theme.strong));
    slots.text(ui, egui::RichText::new(name).color(theme.text));
}
