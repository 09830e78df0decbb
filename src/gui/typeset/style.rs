//! How a paragraph is set: faces, sizes, line height. All lengths are points.
//!
//! The line height is absolute, so that a line does not jump when a letter of another script is typed into it. Arabic
//! letters may be larger than Latin ones in the same line: at the same size they look smaller.

use std::hash::{Hash, Hasher};

use super::fonts::FaceId;
use crate::text::Direction;

/// The Arabic face of a reading text; its Latin companion is always Noto Serif.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReadingFace {
    /// Noto Naskh Arabic: clear on screen.
    #[default]
    Naskh,
    /// Amiri: as in printed books.
    Amiri,
}

impl ReadingFace {
    /// All faces, in the order to offer them.
    pub const ALL: [Self; 2] = [Self::Naskh, Self::Amiri];

    /// What the nominal Arabic size is multiplied with, so that all faces look equally large.
    pub fn arabic_scale(self) -> f32 {
        match self {
            Self::Naskh => 1.0,
            Self::Amiri => 1.15,
        }
    }
}

/// Two faces that the reader has chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChosenFaces {
    /// For Latin letters.
    pub latin: FaceId,
    /// For Arabic letters.
    pub arabic: FaceId,
    /// What the nominal Arabic size is multiplied with, percent.
    pub arabic_percent: u8,
}

/// A list of faces, the Latin one first; every list ends with symbol and emoji faces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// IBM Plex Sans and IBM Plex Sans Arabic.
    #[default]
    Interface,
    /// The same in semi-bold.
    InterfaceStrong,
    /// Noto Serif and an Arabic book face.
    Reading(ReadingFace),
    /// Faces that the reader has chosen.
    Chosen(ChosenFaces),
    /// Letters of equal width, for raw markup; Arabic as in the interface.
    Monospace,
}

/// The look of one paragraph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// The faces.
    pub family: Family,
    /// Size of Latin letters, points.
    pub latin_size: f32,
    /// Size of Arabic letters, points.
    pub arabic_size: f32,
    /// Distance between baselines, points; the same for every line.
    pub line_height: f32,
}

impl Eq for TextStyle {}

impl Hash for TextStyle {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.family.hash(state);
        for length in [self.latin_size, self.arabic_size, self.line_height] {
            length.to_bits().hash(state);
        }
    }
}

impl TextStyle {
    /// Labels and fields.
    pub const INTERFACE: Self = Self::interface(13.0, 20.0);
    /// Emphasis in the interface.
    pub const STRONG: Self = Self {
        family: Family::InterfaceStrong,
        ..Self::INTERFACE
    };
    /// Memo text.
    pub const MEMO: Self = Self::interface(13.0, 21.0);
    /// A quotation on a card.
    pub const QUOTE: Self = Self::reading_sizes(15.0, 17.0, 27.0);
    /// A title in a reading text.
    pub const TITLE: Self = Self::reading_sizes(23.0, 25.0, 36.0);
    /// A reading text whose paragraph runs from left to right.
    pub const READING_LEFT_TO_RIGHT: Self = Self::reading_sizes(17.0, 19.0, 31.0);
    /// A reading text whose paragraph runs from right to left.
    pub const READING_RIGHT_TO_LEFT: Self = Self::reading_sizes(17.0, 19.0, 35.0);

    /// The interface's faces at a size and line height in points.
    pub const fn interface(size: f32, line_height: f32) -> Self {
        Self {
            family: Family::Interface,
            latin_size: size,
            arabic_size: size,
            line_height,
        }
    }

    const fn reading_sizes(latin_size: f32, arabic_size: f32, line_height: f32) -> Self {
        Self {
            family: Family::Reading(ReadingFace::Naskh),
            latin_size,
            arabic_size,
            line_height,
        }
    }

    /// The style of a reading paragraph of that base direction.
    pub const fn reading(direction: Direction) -> Self {
        match direction {
            Direction::LeftToRight => Self::READING_LEFT_TO_RIGHT,
            Direction::RightToLeft => Self::READING_RIGHT_TO_LEFT,
        }
    }

    /// The same with another Arabic reading face; without effect on other families.
    #[must_use]
    pub fn with_reading_face(self, face: ReadingFace) -> Self {
        match self.family {
            Family::Reading(_) => Self {
                family: Family::Reading(face),
                ..self
            },
            _ => self,
        }
    }

    /// The same with every length multiplied, as by a reader's zoom (0.5–3.0).
    #[must_use]
    pub fn scaled(self, factor: f32) -> Self {
        Self {
            latin_size: self.latin_size * factor,
            arabic_size: self.arabic_size * factor,
            line_height: self.line_height * factor,
            ..self
        }
    }

    /// The Arabic size as drawn: the nominal size times the face's own correction, points.
    pub(super) fn drawn_arabic_size(self) -> f32 {
        match self.family {
            Family::Reading(face) => self.arabic_size * face.arabic_scale(),
            Family::Chosen(faces) => self.arabic_size * f32::from(faces.arabic_percent) / 100.0,
            _ => self.arabic_size,
        }
    }
}
