//! What is worth knowing after work that went on in spite of it: typed notes, each with the name of its file.
//!
//! The notes are values of the layer that does the work; words for people are made at the edge (I13).

/// How much a note matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is amiss.
    Note,
    /// Worth a look: something may not be as the reader expects.
    Warning,
    /// This item did not come in or out at all.
    Refused,
}

/// One line of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportEntry<N> {
    /// The file or item it is about: a name for display, never used as a path.
    pub file: String,
    /// How much it matters.
    pub severity: Severity,
    /// What happened.
    pub note: N,
}

/// Characters of what a line is about, where that may be as long as a text.
const MOST_ABOUT: usize = 80;

/// The beginning of a text that a line can be about.
pub fn line_of(about: &str) -> String {
    about.chars().take(MOST_ABOUT).collect()
}

/// The lines in the order in which they were added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report<N> {
    entries: Vec<ReportEntry<N>>,
}

impl<N> Default for Report<N> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
        }
    }
}

impl<N> Report<N> {
    /// Makes an empty report.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a line.
    pub fn add(&mut self, severity: Severity, file: impl Into<String>, note: N) {
        self.entries.push(ReportEntry {
            file: file.into(),
            severity,
            note,
        });
    }

    /// Adds a line about something of the file's own, cut to the length of a line.
    pub fn add_about(&mut self, severity: Severity, about: &str, note: N) {
        self.add(severity, line_of(about), note);
    }

    /// Puts another report's lines after these.
    pub fn append(&mut self, other: Self) {
        self.entries.extend(other.entries);
    }

    /// Keeps the lines that fit.
    pub fn retain(&mut self, fits: impl FnMut(&ReportEntry<N>) -> bool) {
        self.entries.retain(fits);
    }

    /// All lines.
    pub fn entries(&self) -> &[ReportEntry<N>] {
        &self.entries
    }

    /// The number of lines of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.entries
            .iter()
            .filter(|entry| entry.severity == severity)
            .count()
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
