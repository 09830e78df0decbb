//! How texts look: the reader's settings, and the commands that change them.

use egui::Context;

use crate::engine::preferences::FaceSetup;
use crate::gui::app::HashiyaApp;
use crate::gui::commands::UiCommand;
use crate::gui::reader::ReadingLook;
use crate::gui::typeset::{
    ChosenFaces, FaceId, Family, FontState, ReadingFace, Script, SystemFonts, TextStyle,
};
use crate::i18n::{Word, fill};
use crate::text::Direction;

impl HashiyaApp {
    /// How the reading view sets texts now.
    pub(super) fn reading_look(&mut self, ctx: &Context) -> ReadingLook {
        let family = self.reading_family(ctx);
        let wording = self.wording();
        let interface = if wording.language.is_rtl() {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        };
        ReadingLook::new(&self.preferences.reading, family, wording.digits, interface)
    }

    /// The faces of the settings; the designed one where a chosen one is being read or is not on this machine, which is
    /// said once.
    fn reading_family(&mut self, ctx: &Context) -> Family {
        let reading = &self.preferences.reading;
        let designed = [FaceSetup::latin().font, FaceSetup::arabic().font];
        let chosen = [reading.latin.font.clone(), reading.arabic.font.clone()];
        if chosen == designed {
            return TextStyle::READING_LEFT_TO_RIGHT.family;
        }
        let fonts = SystemFonts::of(ctx);
        let mut faces: [Option<FaceId>; 2] = [None; 2];
        for (at, script) in [Script::Latin, Script::Arabic].into_iter().enumerate() {
            let state = fonts.face(ctx, &chosen[at]);
            if state == FontState::Missing {
                self.say_missing(ctx, &chosen[at], &designed[at]);
            }
            let face = match state {
                FontState::Ready(face) => Some(face),
                FontState::Loading | FontState::Missing => None,
            };
            let instead = || match fonts.face(ctx, script.bundled()[0]) {
                FontState::Ready(face) => Some(face),
                FontState::Loading | FontState::Missing => None,
            };
            faces[at] = face.or_else(instead);
        }
        let [Some(latin), Some(arabic)] = faces else {
            return TextStyle::READING_LEFT_TO_RIGHT.family;
        };
        let scale = if chosen[1] == "Amiri" {
            ReadingFace::Amiri.arabic_scale()
        } else {
            1.0
        };
        Family::Chosen(ChosenFaces {
            latin,
            arabic,
            arabic_percent: (scale * 100.0).round() as u8,
        })
    }

    fn say_missing(&mut self, ctx: &Context, font: &str, other: &str) {
        let is_said = self.missing_fonts.iter().any(|said| said == font);
        // What is being said, or about to be when a job ends, would take its place unread.
        let is_busy = self.message.is_some()
            || (self.session()).is_some_and(|session| !session.jobs_to_show().is_empty());
        if is_said || is_busy {
            return;
        }
        self.missing_fonts.push(font.to_owned());
        let values: [(&str, &dyn crate::i18n::Insert); 2] = [("font", &font), ("other", &other)];
        let words = fill(Word::ErrFontMissing, self.wording(), &values);
        self.say(ctx, words, true, false);
    }

    /// Turns one of the things that a text can show on or off.
    pub(super) fn toggle_in_view(&mut self, command: UiCommand) {
        let reading = &mut self.preferences.reading;
        let shows = match command {
            UiCommand::ToggleInvisibles => &mut reading.shows_invisibles,
            UiCommand::ToggleNumbers => &mut reading.shows_numbers,
            UiCommand::ToggleMargin => &mut reading.shows_margin,
            UiCommand::ToggleFurniture => &mut reading.folds_furniture,
            UiCommand::ToggleHighlights => &mut reading.shows_highlights,
            _ => return,
        };
        *shows = !*shows;
    }
}
