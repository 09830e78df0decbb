//! A REFI-QDA project between file and collection. Names are those of the standard.

use uuid::Uuid;

use crate::base::environment::Timestamp;

/// A whole project, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Project {
    /// As the user calls it.
    pub(super) name: String,
    /// The program that wrote it.
    pub(super) origin: String,
    /// Who made it, and when.
    pub(super) stamp: Stamp,
    /// Who coded.
    pub(super) users: Vec<User>,
    /// Codes, each after the one above it.
    pub(super) codes: Vec<Code>,
    /// Variables.
    pub(super) variables: Vec<Variable>,
    /// Units of study; ours has none.
    pub(super) cases: Vec<Case>,
    /// Texts and other material.
    pub(super) sources: Vec<Source>,
    /// Memos.
    pub(super) notes: Vec<Note>,
    /// Relations.
    pub(super) links: Vec<Link>,
    /// Groups.
    pub(super) sets: Vec<Set>,
    /// Of the whole.
    pub(super) description: String,
    /// Notes on the whole.
    pub(super) note_refs: Vec<Uuid>,
}

/// Who made something, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The user who made it.
    pub(super) by: Option<Uuid>,
    /// When.
    pub(super) at: Option<Timestamp>,
    /// The user who changed it last.
    pub modified_by: Option<Uuid>,
    /// When.
    pub modified: Option<Timestamp>,
}

/// Someone who codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct User {
    /// Names the user.
    pub(super) guid: Uuid,
    /// As shown.
    pub(super) name: String,
}

/// A code: a tag, or a category if it is not codable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Code {
    /// Names the code.
    pub(in crate::exchange) guid: Uuid,
    /// The code above.
    pub(in crate::exchange) parent: Option<Uuid>,
    /// As shown.
    pub(in crate::exchange) name: String,
    /// Whether it can be put on a selection.
    pub(in crate::exchange) is_codable: bool,
    /// Red, green, blue.
    pub(in crate::exchange) color: Option<[u8; 3]>,
    /// What it means.
    pub(in crate::exchange) description: String,
    /// Notes on it.
    pub(in crate::exchange) notes: Vec<Uuid>,
}

/// What a variable holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VariableType {
    /// Any text.
    Text,
    /// Yes or no.
    Boolean,
    /// A whole number.
    Integer,
    /// A decimal.
    Float,
    /// A day.
    Date,
    /// A moment.
    DateTime,
}

impl VariableType {
    /// Every type with its name in the schema.
    pub(super) const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::Text, "Text", "TextValue"),
        (Self::Boolean, "Boolean", "BooleanValue"),
        (Self::Integer, "Integer", "IntegerValue"),
        (Self::Float, "Float", "FloatValue"),
        (Self::Date, "Date", "DateValue"),
        (Self::DateTime, "DateTime", "DateTimeValue"),
    ];
}

/// A property of sources or cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Variable {
    /// Names the variable.
    pub(super) guid: Uuid,
    /// As shown.
    pub(super) name: String,
    /// What it holds.
    pub(super) kind: VariableType,
    /// What it means.
    pub(super) description: String,
}

/// A value, as written in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct VariableValue {
    /// Of which variable.
    pub(super) variable: Uuid,
    /// Which element holds it.
    pub(super) kind: VariableType,
    /// Its text.
    pub(super) text: String,
}

/// A unit of study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Case {
    /// Names the case.
    pub(super) guid: Uuid,
    /// As shown.
    pub(super) name: String,
    /// What it is.
    pub(super) description: String,
    /// Its properties.
    pub(super) values: Vec<VariableValue>,
    /// What belongs to it.
    pub(super) sources: Vec<Uuid>,
    /// Selections that belong to it.
    pub(super) n_selections: usize,
}

/// What a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum SourceKind {
    /// Plain text, perhaps with a styled one beside it.
    #[default]
    Text,
    /// A PDF file with its text.
    Pdf,
    /// A picture.
    Picture,
    /// Sound.
    Audio,
    /// A film.
    Video,
}

/// Where a plain text is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Plain {
    /// Nowhere.
    #[default]
    None,
    /// In a file of the container, as the file says.
    Path(String),
    /// Here.
    Content(String),
}

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Source {
    /// Names the source.
    pub(super) guid: Uuid,
    /// As shown.
    pub(super) name: String,
    /// What it is.
    pub(super) kind: SourceKind,
    /// The styled text, or the file of other kinds, as the file says.
    pub(super) path: Option<String>,
    /// Its text.
    pub(super) plain: Plain,
    /// The name of its text, where that is a thing of its own.
    pub(super) representation: Option<Uuid>,
    /// Who added it, and when.
    pub(super) stamp: Stamp,
    /// What it is.
    pub(super) description: String,
    /// Selections of its text.
    pub(super) selections: Vec<Selection>,
    /// Selections that are not of a text: rectangles, stretches of time.
    pub(super) n_other_selections: usize,
    /// Codes on the whole.
    pub(super) codings: Vec<Coding>,
    /// Notes on the whole.
    pub(super) notes: Vec<Uuid>,
    /// Its properties.
    pub(super) values: Vec<VariableValue>,
}

/// A stretch of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Selection {
    /// Names the selection.
    pub(super) guid: Uuid,
    /// Its words, as far as the writer gives them.
    pub(super) name: String,
    /// The first code point, from 0.
    pub(super) start: i64,
    /// The code point after the last.
    pub(super) end: i64,
    /// Who made it, and when.
    pub(super) stamp: Stamp,
    /// A comment.
    pub(super) description: String,
    /// Codes on it.
    pub(super) codings: Vec<Coding>,
    /// Notes on it.
    pub(super) notes: Vec<Uuid>,
}

/// One code put on something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Coding {
    /// Names the coding.
    pub(super) guid: Uuid,
    /// Which code.
    pub(super) code: Uuid,
    /// Who put it there.
    pub(super) by: Option<Uuid>,
    /// When.
    pub(super) at: Option<Timestamp>,
    /// Notes on it.
    pub(super) notes: Vec<Uuid>,
}

/// A memo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Note {
    /// Names the note.
    pub(super) guid: Uuid,
    /// Its title.
    pub(super) name: String,
    /// Its text.
    pub(super) plain: Plain,
    /// Who wrote it, and when.
    pub(super) stamp: Stamp,
    /// What it is.
    pub(super) description: String,
    /// Codes, values and selections of its own, which ours have not.
    pub(super) n_others: usize,
}

/// A relation of two things.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Link {
    /// Names the link.
    pub(super) guid: Uuid,
    /// What it means.
    pub(super) name: String,
    /// Whether it leads from one to the other.
    pub(super) is_one_way: bool,
    /// Where it starts.
    pub(super) origin: Option<Uuid>,
    /// Where it leads.
    pub(super) target: Option<Uuid>,
    /// Notes on it.
    pub(super) notes: Vec<Uuid>,
}

/// A group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Set {
    /// Names the set.
    pub(super) guid: Uuid,
    /// As shown.
    pub(super) name: String,
    /// What it is.
    pub(super) description: String,
    /// Codes in it.
    pub(super) codes: Vec<Uuid>,
    /// Sources in it.
    pub(super) sources: Vec<Uuid>,
    /// Notes in it.
    pub(super) notes: Vec<Uuid>,
}
