//! How a text is set and what is shown in it: the reader's settings, as the view needs them.

use crate::engine::preferences::{FaceSetup, ReadingSettings};
use crate::gui::reader::prepared::BlockKind;
use crate::gui::typeset::{Family, TextStyle};
use crate::i18n::Digits;
use crate::text::Direction;

/// How the letters of one script are set; points at zoom 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScriptLook {
    /// Size of the letters.
    pub size: f32,
    /// Distance between baselines in a paragraph of that script's direction.
    pub line_height: f32,
    /// The widest column of a document of that direction.
    pub column: f32,
}

impl From<&FaceSetup> for ScriptLook {
    fn from(face: &FaceSetup) -> Self {
        Self {
            size: f32::from(face.size),
            line_height: face.line_height(),
            column: f32::from(face.column),
        }
    }
}

/// How a text is set and what is shown in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReadingLook {
    /// The faces of both scripts.
    pub family: Family,
    /// Latin letters.
    pub latin: ScriptLook,
    /// Arabic letters.
    pub arabic: ScriptLook,
    /// Whether characters that show nothing are drawn as marks.
    pub shows_invisibles: bool,
    /// The digits of numbers beside the text.
    pub digits: Digits,
    /// Whether paragraphs are numbered.
    pub shows_numbers: bool,
    /// Whether the margin is there.
    pub shows_margin: bool,
    /// Whether annotated text has a ground and lines.
    pub shows_highlights: bool,
    /// Whether furniture of the page is folded to a line.
    pub folds_furniture: bool,
    /// The interface's direction: the scroll bar stands at its end.
    pub interface: Direction,
}

impl Default for ReadingLook {
    fn default() -> Self {
        Self::new(
            &ReadingSettings::default(),
            TextStyle::READING_LEFT_TO_RIGHT.family,
            Digits::Latin,
            Direction::LeftToRight,
        )
    }
}

impl ReadingLook {
    /// The look of some settings with the faces found for them, in an interface of those digits and that direction.
    pub fn new(
        settings: &ReadingSettings,
        family: Family,
        digits: Digits,
        interface: Direction,
    ) -> Self {
        Self {
            family,
            latin: (&settings.latin).into(),
            arabic: (&settings.arabic).into(),
            shows_invisibles: settings.shows_invisibles,
            digits,
            shows_numbers: settings.shows_numbers,
            shows_margin: settings.shows_margin,
            shows_highlights: settings.shows_highlights,
            folds_furniture: settings.folds_furniture,
            interface,
        }
    }

    /// The script in which paragraphs of a direction are mostly written.
    pub(super) fn script(&self, direction: Direction) -> ScriptLook {
        match direction {
            Direction::LeftToRight => self.latin,
            Direction::RightToLeft => self.arabic,
        }
    }

    /// How a block is set at zoom 1.
    pub(super) fn style(&self, kind: BlockKind, direction: Direction) -> TextStyle {
        let script = self.script(direction);
        // What is larger is larger by as much in every size; the ratios are those of the designed sizes.
        let heading = |latin: f32, arabic: f32, line: f32| {
            let designed = TextStyle::reading(direction).line_height;
            TextStyle {
                family: self.family,
                latin_size: self.latin.size * latin / 17.0,
                arabic_size: self.arabic.size * arabic / 19.0,
                line_height: script.line_height * line / designed,
            }
        };
        match kind {
            BlockKind::Heading(1) => heading(23.0, 25.0, 36.0),
            BlockKind::Heading(2) => heading(20.0, 22.0, 34.0),
            BlockKind::Heading(_) => heading(18.0, 20.0, 33.0),
            BlockKind::Footnote => heading(15.0, 17.0, 29.0),
            BlockKind::Code => TextStyle {
                family: Family::Monospace,
                ..heading(14.0, 16.0, 25.0)
            },
            _ => TextStyle {
                family: self.family,
                latin_size: self.latin.size,
                arabic_size: self.arabic.size,
                line_height: script.line_height,
            },
        }
    }
}
