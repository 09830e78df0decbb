//! The switches under the field: which differences do not count, and what else is looked for.

use egui::Ui;

use crate::gui::widgets::{from_start, tick_chip};
use crate::i18n::{Word, Wording};
use crate::search::SearchSettings;
use crate::text::{Folds, WordEdges};

/// What is switched on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Each is a switch of its own that a person turns.
pub struct Switches {
    /// Every character counts; the folds below rest.
    pub is_exact: bool,
    /// Vowel marks and tatweel are passed over.
    pub vowel_marks: bool,
    /// Forms of alef and seats of hamza are one.
    pub hamza: bool,
    /// Alef maqsura is ya.
    pub ya: bool,
    /// Ta marbuta is ha.
    pub ta_marbuta: bool,
    /// Digits of every form are one.
    pub digits: bool,
    /// Capitals count.
    pub matches_case: bool,
    /// Words only, no parts of words.
    pub is_whole_word: bool,
    /// Words may have particles attached.
    pub particles: bool,
    /// A term of a tag finds its other terms.
    pub terms: bool,
    /// Words with the same stem are found.
    pub stems: bool,
    /// Furniture of pages is searched.
    pub furniture: bool,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            is_exact: false,
            vowel_marks: true,
            hamza: true,
            ya: true,
            ta_marbuta: true,
            digits: true,
            matches_case: false,
            is_whole_word: true,
            particles: true,
            terms: true,
            stems: false,
            furniture: false,
        }
    }
}

impl Switches {
    /// The switches that mean what was saved. What they cannot say is left: it came from the command line.
    pub fn of(options: SearchSettings) -> Self {
        let folds = options.folds;
        let usual = Self::default();
        let fold = |is_on: bool| is_on || folds.is_exact();
        Self {
            is_exact: folds.is_exact(),
            vowel_marks: fold(folds.ignores_vowel_marks),
            hamza: fold(folds.unites_alefs || folds.unites_hamza_seats),
            ya: fold(folds.unites_ya),
            ta_marbuta: fold(folds.unites_ta_marbuta),
            digits: fold(folds.unites_digits),
            matches_case: !fold(folds.ignores_case),
            is_whole_word: options.edges != WordEdges::Anywhere,
            particles: match options.edges {
                WordEdges::Anywhere => usual.particles,
                edges => edges == WordEdges::WithParticles,
            },
            terms: options.terms,
            stems: options.stems,
            furniture: options.furniture,
        }
    }

    /// What they mean to the search.
    pub fn settings(self) -> SearchSettings {
        let folds = match self.is_exact {
            true => Folds::EXACT,
            false => Folds {
                ignores_vowel_marks: self.vowel_marks,
                ignores_tatweel: self.vowel_marks,
                unites_alefs: self.hamza,
                unites_hamza_seats: self.hamza,
                unites_ya: self.ya,
                unites_ta_marbuta: self.ta_marbuta,
                unites_digits: self.digits,
                ignores_case: !self.matches_case,
                ..Folds::FULL
            },
        };
        SearchSettings {
            folds,
            edges: match (self.is_whole_word, self.particles) {
                (false, _) => WordEdges::Anywhere,
                (true, true) => WordEdges::WithParticles,
                (true, false) => WordEdges::Whole,
            },
            stems: self.stems && !self.is_exact,
            furniture: self.furniture,
            terms: self.terms,
        }
    }
}

/// Draws the switches, in as many lines as they need.
pub(super) fn options_ui(ui: &mut Ui, options: &mut Switches, wording: Wording) {
    let layout = from_start(wording.language.is_rtl()).with_main_wrap(true);
    ui.with_layout(layout, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let mut switch = |word: Word, is_on: &mut bool, is_enabled: bool| {
            let shown = is_enabled && *is_on;
            let chip = tick_chip(ui, wording.text(word), shown, is_enabled);
            if chip.clicked() {
                *is_on = !*is_on;
            }
        };
        let folds = !options.is_exact;
        switch(Word::SwitchMarks, &mut options.vowel_marks, folds);
        switch(Word::SwitchHamza, &mut options.hamza, folds);
        switch(Word::SwitchYa, &mut options.ya, folds);
        switch(Word::SwitchTaMarbuta, &mut options.ta_marbuta, folds);
        switch(Word::SwitchDigits, &mut options.digits, folds);
        let particles = options.is_whole_word;
        switch(Word::SwitchParticles, &mut options.particles, particles);
        switch(Word::SearchWholeWord, &mut options.is_whole_word, true);
        switch(Word::SearchCase, &mut options.matches_case, folds);
        switch(Word::SwitchTerms, &mut options.terms, true);
        switch(Word::SwitchStems, &mut options.stems, folds);
        switch(Word::SwitchFurniture, &mut options.furniture, true);
        switch(Word::SearchExact, &mut options.is_exact, true);
    });
}
