//! What a memo stands on: icons, where a click leads, and the chooser of one more.

use egui::{Pos2, Ui};

use crate::analysis::memos::name_of;
use crate::analysis::passages::PassageScope;
use crate::gui::commands::Request;
use crate::gui::icons;
use crate::gui::panels::bottom::popup::chooser_popup;
use crate::gui::panels::{PanelContext, Subject};
use crate::gui::popups::{Choice, ChooserAnswer, ChooserState};
use crate::gui::theme::Theme;
use crate::i18n::Word;
use crate::model::{MemoTarget, Snapshot};
use crate::text::{fold_name, match_quality};

/// The icon of what a memo stands on.
pub(super) fn icon_of(target: MemoTarget) -> &'static str {
    match target {
        MemoTarget::Collection => icons::LIBRARY,
        MemoTarget::Document(_) => icons::FILE_TEXT,
        MemoTarget::DocumentSet(_) => icons::FOLDER,
        MemoTarget::Tag(_) => icons::TAG,
        MemoTarget::TagSet(_) => icons::TAGS,
        MemoTarget::Annotation(_) => icons::HIGHLIGHTER,
        MemoTarget::Link(_) => icons::LINK,
        MemoTarget::Variable(_) => icons::SLIDERS_HORIZONTAL,
    }
}

/// What shows the thing that a memo stands on; none where there is no place for it yet.
pub(super) fn request_to(target: MemoTarget, snapshot: &Snapshot) -> Option<Request> {
    match target {
        MemoTarget::Collection => Some(Request::WriteMemo(MemoTarget::Collection)),
        MemoTarget::Document(id) => Some(Request::ShowDocument(id)),
        MemoTarget::DocumentSet(id) => Some(Request::ShowPassages(PassageScope::DocumentSet(id))),
        MemoTarget::Tag(id) => Some(Request::SelectTag(id)),
        MemoTarget::TagSet(id) => Some(Request::ShowPassages(PassageScope::TagSet(id))),
        MemoTarget::Annotation(id) => Some(Request::GoToAnnotation(id)),
        MemoTarget::Link(id) => {
            let link = snapshot.link(id)?;
            let annotation = snapshot.annotations_of_passage(link.from).next()?;
            Some(Request::GoToAnnotation(annotation.id))
        }
        MemoTarget::Variable(_) => None,
    }
}

/// The open chooser of one more thing. View state.
#[derive(Debug)]
pub(super) struct TargetChooser {
    chooser: ChooserState,
    at: Pos2,
    found: Option<(String, u64)>,
    targets: Vec<MemoTarget>,
    choices: Vec<Choice>,
}

/// What a chooser of targets came to.
#[derive(Clone, Copy, Debug)]
pub(super) enum TargetAnswer {
    /// This one.
    Target(MemoTarget),
    /// None.
    Cancelled,
}

impl TargetChooser {
    /// A chooser whose top left corner stands at `at`.
    pub(super) fn open(at: Pos2) -> Self {
        Self {
            chooser: ChooserState::open(),
            at,
            found: None,
            targets: Vec::new(),
            choices: Vec::new(),
        }
    }

    /// Draws it over the window; `taken` is not offered again.
    pub(super) fn show(
        &mut self,
        ui: &Ui,
        taken: &[MemoTarget],
        cx: &PanelContext<'_>,
    ) -> Option<TargetAnswer> {
        self.refresh(ui, taken, cx);
        let answer = chooser_popup(
            ui,
            "what a memo stands on",
            self.at,
            &mut self.chooser,
            cx.word(Word::MemoAttachField),
            &self.choices,
            cx.is_rtl(),
        );
        match answer? {
            ChooserAnswer::Chosen(index) => {
                self.targets.get(index).copied().map(TargetAnswer::Target)
            }
            ChooserAnswer::Create(_) => None,
            ChooserAnswer::Cancelled => Some(TargetAnswer::Cancelled),
        }
    }

    fn refresh(&mut self, ui: &Ui, taken: &[MemoTarget], cx: &PanelContext<'_>) {
        let key = (self.chooser.text().to_owned(), cx.snapshot.revision());
        if self.found.as_ref() == Some(&key) {
            return;
        }
        let snapshot = cx.snapshot;
        let query = fold_name(key.0.trim());
        let mut found: Vec<(u8, MemoTarget, Choice)> = Vec::new();
        let mut offer = |target: MemoTarget, hint: &str| {
            if taken.contains(&target) {
                return;
            }
            let name = name_of(snapshot, target, cx.is_arabic());
            let other = name_of(snapshot, target, !cx.is_arabic());
            let quality = [name.as_str(), &other, hint]
                .into_iter()
                .filter(|name| !name.is_empty())
                .filter_map(|name| match_quality(&fold_name(name), &query))
                .min();
            let Some(quality) = quality else { return };
            let swatch = match target {
                MemoTarget::Tag(id) => snapshot.tag(id),
                _ => None,
            };
            let choice = Choice {
                name: name.chars().take(120).collect(),
                swatch: swatch.map(|tag| Theme::of(ui.ctx()).tag(tag.color)),
                icon: icon_of(target),
                hint: hint.to_owned(),
                is_disabled: false,
            };
            found.push((if query.is_empty() { 0 } else { quality }, target, choice));
        };
        if let Subject::Annotation(id) = cx.subject {
            offer(MemoTarget::Annotation(id), cx.word(Word::OnThisAnnotation));
        }
        if let Some(id) = cx.document {
            offer(MemoTarget::Document(id), cx.word(Word::OnThisDocument));
        }
        offer(MemoTarget::Collection, cx.word(Word::OnCollection));
        for tag in snapshot.tags() {
            offer(MemoTarget::Tag(tag.id), "");
        }
        for set in snapshot.tag_sets() {
            offer(MemoTarget::TagSet(set.id), "");
        }
        for set in snapshot.document_sets() {
            offer(MemoTarget::DocumentSet(set.id), "");
        }
        for variable in snapshot.variables() {
            offer(MemoTarget::Variable(variable.id), "");
        }
        for document in snapshot.documents_in_order() {
            if cx.document != Some(document.id) {
                offer(MemoTarget::Document(document.id), "");
            }
        }
        // Stable: among equals the order above stays.
        found.sort_by_key(|(quality, _, _)| *quality);
        self.targets = found.iter().map(|(_, target, _)| *target).collect();
        self.choices = found.into_iter().map(|(_, _, choice)| choice).collect();
        self.found = Some(key);
    }
}
