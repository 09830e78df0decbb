//! The terms of a tag: each spelling with its switches, new ones by typing, and spellings in the other script that stand in
//! the texts, which a person accepts or turns down.

use std::sync::Arc;

use egui::{Rect, RichText, Sense, Ui, UiBuilder, vec2};

use crate::base::{Cancelled, Progress};
use crate::command::Command;
use crate::gui::Sought;
use crate::gui::commands::{Request, SearchRequest};
use crate::gui::fields::{Field, FieldState};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::inspector::{section, wrapped};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{
    ChipClick, RowSlots, button_settings, chip, from_end, icon_button, menu_switch, muted,
    quiet_button, text_font,
};
use crate::i18n::{Counted, Insert, Word, fill, without_isolates};
use crate::model::{Tag, TagId, Term, TermLanguage, TermStanding};
use crate::search::names::{Candidate, candidates};
use crate::text::{Folds, fold_name};

/// The height of a term, points.
const ROW: f32 = 28.0;
/// Proposals that are shown at once.
const MOST: usize = 12;

/// What was asked for: spellings of these names.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    tag: TagId,
    names: Vec<String>,
    /// Counts up with each time that a person asks.
    serial: u64,
}

/// The field for a new term, and what was proposed. View state.
#[derive(Debug, Default)]
pub(super) struct TermsEditor {
    field: FieldState,
    asked: Option<Asked>,
    serial: u64,
    found: Sought<Asked, Vec<Candidate>>,
}

impl TermsEditor {
    /// What was typed or found for another tag is forgotten.
    pub(super) fn turn_to(&mut self, tag: TagId) {
        if self.asked.as_ref().is_none_or(|asked| asked.tag != tag) {
            self.asked = None;
            self.found.stop();
        }
        self.field.set_text("");
    }

    pub(super) fn show(&mut self, ui: &mut Ui, tag: &Tag, cx: &mut PanelContext<'_>) {
        section(ui, cx.word(Word::TagTerms));
        let mut terms = tag.terms.clone();
        let mut gone = None;
        for (index, term) in terms.iter_mut().enumerate() {
            if term.is_accepted() && term_ui(ui, index, term, cx) {
                gone = Some(index);
            }
        }
        if let Some(index) = gone {
            terms.remove(index);
        }
        self.add_ui(ui, &mut terms, cx);
        turned_down_ui(ui, &mut terms, cx);
        // Without a term the section is a field and no more.
        if tag.terms.iter().any(Term::is_accepted) {
            self.buttons_ui(ui, tag, cx);
        }
        self.proposals_ui(ui, tag, &mut terms, cx);
        if terms != tag.terms && cx.at_hand.writable {
            let command = Command::SetTerms { tag: tag.id, terms };
            cx.requests.push(Request::Core(Box::new(command)));
        }
    }

    /// The field for one more.
    fn add_ui(&mut self, ui: &mut Ui, terms: &mut Vec<Term>, cx: &PanelContext<'_>) {
        ui.add_space(4.0);
        let width = ui.available_width();
        let label = cx.word(Word::TagAddTerm);
        let shown = ui.add_enabled_ui(cx.at_hand.writable, |ui| {
            Field::new(&mut self.field)
                .label(label.trim_end_matches('…'))
                .hint(label)
                .width(width)
                .show(ui)
        });
        let meaning = cx.word(Word::TagTermsNone);
        shown.inner.response.clone().on_hover_text(meaning);
        let typed = self.field.text().trim().to_owned();
        if shown.inner.submitted && !typed.is_empty() {
            accept(terms, &typed);
            self.field.set_text("");
            self.field.focus_next_frame();
        }
    }

    fn buttons_ui(&mut self, ui: &mut Ui, tag: &Tag, cx: &mut PanelContext<'_>) {
        ui.add_space(6.0);
        wrapped(ui, cx.is_rtl(), |ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            let words = cx.word(Word::TagSpellings);
            if quiet_button(ui, Some(icons::LANGUAGES), words, cx.at_hand.writable).clicked() {
                self.serial += 1;
                self.found.stop();
                self.asked = Some(Asked {
                    tag: tag.id,
                    names: names_of(tag),
                    serial: self.serial,
                });
            }
            let words = cx.word(Word::MentionsSuggest);
            if quiet_button(ui, Some(icons::LIGHTBULB), words, true).clicked() {
                let request = SearchRequest::Suggest(tag.id);
                cx.requests.push(Request::Search(request));
            }
        });
    }

    /// What stands in the texts and nobody has decided on.
    fn proposals_ui(
        &mut self,
        ui: &mut Ui,
        tag: &Tag,
        terms: &mut Vec<Term>,
        cx: &PanelContext<'_>,
    ) {
        let Some(asked) = self.asked.clone().filter(|asked| asked.tag == tag.id) else {
            return;
        };
        let (snapshot, names) = (Arc::clone(cx.snapshot), asked.names.clone());
        let seek = move |progress: &Progress| proposed(&snapshot, &names, progress);
        self.found.refresh(ui.ctx(), &asked, seek);
        if let Some(progress) = self.found.progress() {
            let values: [(&str, &dyn Insert); 2] =
                [("n", &progress.done), ("total", &progress.total)];
            let words = fill(Word::TagSpellingsRunning, cx.wording, &values);
            wrapped(ui, cx.is_rtl(), |ui| {
                ui.label(muted(ui, words));
                if quiet_button(ui, Some(icons::X), cx.word(Word::WordsStop), true).clicked() {
                    self.found.stop();
                }
            });
            return;
        }
        let found = self.found.made().filter(|(key, _)| **key == asked);
        let Some(found) = found.map(|(_, found)| Arc::clone(found)) else {
            // Someone stopped it.
            self.asked = None;
            return;
        };
        let known: Vec<String> = tag.terms.iter().map(|term| fold_name(&term.text)).collect();
        let open: Vec<&Candidate> = found
            .iter()
            .filter(|candidate| !known.contains(&fold_name(&candidate.text)))
            .take(MOST)
            .collect();
        if open.is_empty() {
            ui.label(muted(ui, cx.word(Word::TagSpellingsNone)));
            return;
        }
        section(ui, cx.word(Word::TagSpellingsFound));
        for candidate in open {
            match proposal_ui(ui, candidate, cx) {
                Some(TermStanding::Accepted) => accept(terms, &candidate.text),
                Some(TermStanding::TurnedDown) => terms.push(Term {
                    standing: TermStanding::TurnedDown,
                    ..Term::new(candidate.text.clone())
                }),
                None => {}
            }
        }
    }
}

/// The accepted terms.
fn names_of(tag: &Tag) -> Vec<String> {
    let accepted = tag.terms.iter().filter(|term| term.is_accepted());
    accepted.map(|term| term.text.clone()).collect()
}

/// Spellings of several names, the likeliest first, each once.
fn proposed(
    snapshot: &crate::model::Snapshot,
    names: &[String],
    progress: &Progress,
) -> Result<Vec<Candidate>, Cancelled> {
    let mut all: Vec<Candidate> = Vec::new();
    for name in names {
        for candidate in candidates(snapshot, name, progress)? {
            match all.iter_mut().find(|known| known.text == candidate.text) {
                Some(known) => known.score = known.score.max(candidate.score),
                None => all.push(candidate),
            }
        }
    }
    all.sort_by(|one, other| {
        (other.score, other.n, &one.text).cmp(&(one.score, one.n, &other.text))
    });
    Ok(all)
}

/// Adds an accepted spelling, or accepts one that was turned down.
fn accept(terms: &mut Vec<Term>, text: &str) {
    let new = Term::new(text);
    match terms.iter_mut().find(|term| term.is_same_as(&new)) {
        Some(term) => term.standing = TermStanding::Accepted,
        None => terms.push(new),
    }
}

/// A row with its words at the start and buttons at the end.
fn row_ui<R>(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    words: &str,
    note: &str,
    is_rtl: bool,
    buttons: impl FnOnce(&mut Ui) -> R,
) -> R {
    let theme = Theme::of(ui.ctx());
    let room = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
    let mut slots = RowSlots::new(rect.shrink2(vec2(2.0, 0.0)), is_rtl);
    let end: Rect = slots.take_end(2.0 * size::BUTTON + 4.0);
    let builder = UiBuilder::new().max_rect(end).layout(from_end(is_rtl));
    let mut child = ui.new_child(builder.id_salt(salt));
    child.spacing_mut().item_spacing.x = 2.0;
    let answer = buttons(&mut child);
    if !note.is_empty() {
        let galley = ui
            .painter()
            .layout_no_wrap(note.to_owned(), text_font(12.0), theme.muted);
        let most = slots.rest().width() * 0.6;
        let slot = slots.take_end((galley.size().x + 6.0).min(most));
        let note = RichText::new(note).font(text_font(12.0)).color(theme.muted);
        RowSlots::new(slot, is_rtl).text(ui, note);
        slots.take_end(6.0);
    }
    slots.text(ui, RichText::new(words).color(theme.text));
    let told = match note {
        "" => words.to_owned(),
        note => format!("{words}, {}", without_isolates(note)),
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &told));
    answer
}

/// An accepted term; whether it is to go.
fn term_ui(ui: &mut Ui, index: usize, term: &mut Term, cx: &PanelContext<'_>) -> bool {
    let title = term.text.clone();
    let named = |word| without_isolates(&fill(word, cx.wording, &[("title", &title)]));
    let (remove, switches) = (named(Word::TagTermRemove), named(Word::TagTermSwitches));
    let is_on = cx.at_hand.writable;
    row_ui(ui, ("term", index), &title, "", cx.is_rtl(), |ui| {
        let goes = icon_button(ui, icons::X, &remove, false, is_on).clicked();
        let differs = *term
            != Term {
                language: term.language,
                ..Term::new(term.text.clone())
            };
        let button = icon_button(ui, icons::SLIDERS_HORIZONTAL, &switches, differs, is_on);
        button_settings(&button, |ui| {
            ui.set_min_width(200.0);
            switches_ui(ui, term, cx);
        });
        goes
    })
}

/// The differences that do not count, those that the script knows.
fn switches_ui(ui: &mut Ui, term: &mut Term, cx: &PanelContext<'_>) {
    let Term {
        folds,
        with_particles,
        ..
    } = term;
    if term.language == TermLanguage::Arabic {
        let mut marks = folds.ignores_vowel_marks;
        menu_switch(ui, cx.word(Word::SwitchMarks), &mut marks);
        folds.ignores_vowel_marks = marks;
        folds.ignores_tatweel = marks;
        let mut hamza = folds.unites_hamza_seats;
        menu_switch(ui, cx.word(Word::SwitchHamza), &mut hamza);
        folds.unites_hamza_seats = hamza;
        folds.unites_alefs = hamza;
        menu_switch(ui, cx.word(Word::SwitchYa), &mut folds.unites_ya);
        let ta_marbuta = cx.word(Word::SwitchTaMarbuta);
        menu_switch(ui, ta_marbuta, &mut folds.unites_ta_marbuta);
        menu_switch(ui, cx.word(Word::SwitchParticles), with_particles);
    } else {
        let mut counts = !folds.ignores_case;
        menu_switch(ui, cx.word(Word::SearchCase), &mut counts);
        folds.ignores_case = !counts;
    }
    menu_switch(ui, cx.word(Word::SwitchDigits), &mut folds.unites_digits);
    let mut is_exact = folds.is_exact();
    if menu_switch(ui, cx.word(Word::SearchExact), &mut is_exact).clicked() {
        *folds = if is_exact { Folds::EXACT } else { Folds::FULL };
    }
}

/// A spelling that was found; what a person says of it.
fn proposal_ui(ui: &mut Ui, candidate: &Candidate, cx: &PanelContext<'_>) -> Option<TermStanding> {
    let text = &candidate.text;
    let named = |word| without_isolates(&fill(word, cx.wording, &[("title", text)]));
    let accept = named(Word::TagSpellingAccept);
    let reject = named(Word::TagSpellingReject);
    let hits = Counted::Hit.of(candidate.n);
    let documents = Counted::Document.of(candidate.n_documents);
    let values: [(&str, &dyn Insert); 2] = [("hits", &hits), ("documents", &documents)];
    let note = fill(Word::StHitsIn, cx.wording, &values);
    let is_on = cx.at_hand.writable;
    row_ui(ui, ("spelling", text), text, &note, cx.is_rtl(), |ui| {
        if icon_button(ui, icons::X, &reject, false, is_on).clicked() {
            return Some(TermStanding::TurnedDown);
        }
        let accepts = icon_button(ui, icons::CHECK, &accept, false, is_on).clicked();
        accepts.then_some(TermStanding::Accepted)
    })
}

/// The spellings that were turned down; a cross lets one be proposed again.
fn turned_down_ui(ui: &mut Ui, terms: &mut Vec<Term>, cx: &PanelContext<'_>) {
    if terms.iter().all(Term::is_accepted) {
        return;
    }
    section(ui, cx.word(Word::TagTermsRejected));
    let faint = Theme::of(ui.ctx()).faint;
    let mut again = None;
    wrapped(ui, cx.is_rtl(), |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (index, term) in terms.iter().enumerate() {
            if term.is_accepted() {
                continue;
            }
            let forget = fill(Word::TagTermForget, cx.wording, &[("title", &term.text)]);
            if chip(ui, faint, &term.text, &forget, None) == Some(ChipClick::Remove) {
                again = Some(index);
            }
        }
    });
    if let Some(index) = again {
        terms.remove(index);
    }
}
