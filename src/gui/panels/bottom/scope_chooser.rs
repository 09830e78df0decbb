//! A chooser of what a list is of: everything on offer, the best match of what is typed first.

use egui::{Pos2, Ui};

use crate::gui::panels::bottom::popup::chooser_popup;
use crate::gui::popups::{Choice, ChooserAnswer, ChooserState};
use crate::i18n::Wording;
use crate::model::Snapshot;
use crate::text::{fold_name, match_quality};

/// What a chooser of scopes came to.
#[derive(Debug)]
pub(super) enum ScopeAnswer<S> {
    /// Show these.
    Scope(S),
    /// As before.
    Cancelled,
}

/// The open chooser. View state.
#[derive(Debug)]
pub(super) struct ScopeChooser<S> {
    chooser: ChooserState,
    at: Pos2,
    found: Option<(String, u64)>,
    scopes: Vec<S>,
    choices: Vec<Choice>,
}

/// What is on offer, by what is typed.
pub(super) struct Offers<S> {
    query: String,
    found: Vec<(u8, S, Choice)>,
}

impl<S> Offers<S> {
    /// Offers a scope, if one of its names fits.
    pub(super) fn offer(&mut self, scope: S, choice: Choice, names: &[&str]) {
        let names = names.iter().filter(|name| !name.is_empty());
        let quality = names
            .filter_map(|name| match_quality(&fold_name(name), &self.query))
            .min();
        if let Some(quality) = quality {
            let quality = if self.query.is_empty() { 0 } else { quality };
            self.found.push((quality, scope, choice));
        }
    }

    /// Offers a scope of one name.
    pub(super) fn named(&mut self, scope: S, name: &str, icon: &'static str) {
        self.offer(scope, choice(name, icon), &[name]);
    }
}

/// A row of the chooser.
pub(super) fn choice(name: &str, icon: &'static str) -> Choice {
    Choice {
        name: name.to_owned(),
        swatch: None,
        icon,
        hint: String::new(),
        is_disabled: false,
    }
}

impl<S: Clone> ScopeChooser<S> {
    /// A chooser whose top left corner stands at `at`.
    pub(super) fn open(at: Pos2) -> Self {
        Self {
            chooser: ChooserState::open(),
            at,
            found: None,
            scopes: Vec::new(),
            choices: Vec::new(),
        }
    }

    /// Draws it over the window, under a name that no other popup has. `offer` says what there is, in the order of the list.
    pub(super) fn show(
        &mut self,
        ui: &Ui,
        (name, label): (&'static str, &str),
        snapshot: &Snapshot,
        wording: Wording,
        offer: impl FnOnce(&mut Offers<S>),
    ) -> Option<ScopeAnswer<S>> {
        let key = (self.chooser.text().to_owned(), snapshot.revision());
        if self.found.as_ref() != Some(&key) {
            let mut offers = Offers {
                query: fold_name(key.0.trim()),
                found: Vec::new(),
            };
            offer(&mut offers);
            // Stable: among equals the order in which they were offered stays.
            offers.found.sort_by_key(|(quality, _, _)| *quality);
            (self.scopes, self.choices) = offers
                .found
                .into_iter()
                .map(|(_, scope, choice)| (scope, choice))
                .unzip();
            self.found = Some(key);
        }
        let is_rtl = wording.language.is_rtl();
        let (chooser, choices) = (&mut self.chooser, &self.choices);
        match chooser_popup(ui, name, self.at, chooser, label, choices, is_rtl)? {
            ChooserAnswer::Chosen(index) => self.scopes.get(index).cloned().map(ScopeAnswer::Scope),
            ChooserAnswer::Create(_) => None,
            ChooserAnswer::Cancelled => Some(ScopeAnswer::Cancelled),
        }
    }
}
