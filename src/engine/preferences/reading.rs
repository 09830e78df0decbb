//! How texts are set for reading, per script, and what is shown in them.
//!
//! Lengths are points at zoom 1. The mirror for the file stands here too (I14).

use serde::{Deserialize, Serialize};

/// How the letters of one script are set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceSetup {
    /// The family's name, bundled or of the system.
    pub font: String,
    /// Size of the letters, points; 10 to 48.
    pub size: u16,
    /// Distance between baselines in percent of the size; 120 to 260.
    pub line_percent: u16,
    /// The widest column of a document in this script, points; 360 to 1200.
    pub column: u16,
}

impl FaceSetup {
    /// The sizes that can be chosen, points.
    pub const SIZES: std::ops::RangeInclusive<u16> = 10..=48;
    /// The line heights that can be chosen, percent of the size.
    pub const LINES: std::ops::RangeInclusive<u16> = 120..=260;
    /// The widths of columns that can be chosen, points.
    pub const COLUMNS: std::ops::RangeInclusive<u16> = 360..=1200;

    /// Latin letters as designed.
    pub fn latin() -> Self {
        Self {
            font: "Noto Serif".to_owned(),
            size: 17,
            line_percent: 182,
            column: 640,
        }
    }

    /// Arabic letters as designed.
    pub fn arabic() -> Self {
        Self {
            font: "Noto Naskh Arabic".to_owned(),
            size: 19,
            line_percent: 184,
            column: 640,
        }
    }

    /// The distance between baselines, points.
    pub fn line_height(&self) -> f32 {
        (f32::from(self.size) * f32::from(self.line_percent) / 100.0).round()
    }

    fn clamped(mut self, default: &Self) -> Self {
        let within = |value: u16, range: std::ops::RangeInclusive<u16>| {
            value.clamp(*range.start(), *range.end())
        };
        self.size = within(self.size, Self::SIZES);
        self.line_percent = within(self.line_percent, Self::LINES);
        self.column = within(self.column, Self::COLUMNS);
        if self.font.trim().is_empty() {
            self.font.clone_from(&default.font);
        }
        self
    }
}

/// How texts are set, and what is shown in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingSettings {
    /// Arabic letters; the column of documents that run from right to left.
    pub arabic: FaceSetup,
    /// Latin letters; the column of the others.
    pub latin: FaceSetup,
    /// Whether characters that show nothing are drawn as marks.
    pub shows_invisibles: bool,
    /// Whether paragraphs are numbered beside the text.
    pub shows_numbers: bool,
    /// Whether the margin is there.
    pub shows_margin: bool,
    /// Whether annotated text has a ground and lines.
    pub shows_highlights: bool,
    /// Whether furniture of pages is folded to a line.
    pub folds_furniture: bool,
}

impl Default for ReadingSettings {
    fn default() -> Self {
        Self {
            arabic: FaceSetup::arabic(),
            latin: FaceSetup::latin(),
            shows_invisibles: false,
            shows_numbers: false,
            shows_margin: true,
            shows_highlights: true,
            folds_furniture: false,
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(default)]
pub(super) struct FileReading {
    arabic: Option<FileFace>,
    latin: Option<FileFace>,
    invisibles: bool,
    numbers: bool,
    margin: bool,
    highlights: bool,
    folds_furniture: bool,
}

#[derive(Serialize, Deserialize)]
struct FileFace {
    font: String,
    size: u16,
    line_percent: u16,
    column: u16,
}

impl Default for FileReading {
    fn default() -> Self {
        Self::from(&ReadingSettings::default())
    }
}

impl From<&FaceSetup> for FileFace {
    fn from(face: &FaceSetup) -> Self {
        Self {
            font: face.font.clone(),
            size: face.size,
            line_percent: face.line_percent,
            column: face.column,
        }
    }
}

fn face(file: Option<FileFace>, default: FaceSetup) -> FaceSetup {
    match file {
        None => default,
        Some(file) => FaceSetup {
            font: file.font,
            size: file.size,
            line_percent: file.line_percent,
            column: file.column,
        }
        .clamped(&default),
    }
}

impl From<&ReadingSettings> for FileReading {
    fn from(settings: &ReadingSettings) -> Self {
        Self {
            arabic: Some((&settings.arabic).into()),
            latin: Some((&settings.latin).into()),
            invisibles: settings.shows_invisibles,
            numbers: settings.shows_numbers,
            margin: settings.shows_margin,
            highlights: settings.shows_highlights,
            folds_furniture: settings.folds_furniture,
        }
    }
}

impl From<FileReading> for ReadingSettings {
    fn from(file: FileReading) -> Self {
        Self {
            arabic: face(file.arabic, FaceSetup::arabic()),
            latin: face(file.latin, FaceSetup::latin()),
            shows_invisibles: file.invisibles,
            shows_numbers: file.numbers,
            shows_margin: file.margin,
            shows_highlights: file.highlights,
            folds_furniture: file.folds_furniture,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_are_kept_within_bounds() {
        let mut settings = ReadingSettings::default();
        settings.arabic.font = "Amiri".to_owned();
        settings.latin.size = 22;
        settings.shows_numbers = true;
        let file = FileReading::from(&settings);
        assert_eq!(ReadingSettings::from(file), settings);
        settings.latin.size = 900;
        settings.latin.font = " ".to_owned();
        let read = ReadingSettings::from(FileReading::from(&settings));
        assert_eq!(read.latin.size, 48);
        assert_eq!(read.latin.font, "Noto Serif");
        assert!((FaceSetup::latin().line_height() - 31.0).abs() < 0.01);
        assert!((FaceSetup::arabic().line_height() - 35.0).abs() < 0.01);
    }
}
