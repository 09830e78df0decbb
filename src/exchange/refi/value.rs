//! A REFI-QDA project between file and collection. Names are those of the standard.

use uuid::Uuid;

use crate::base::environment::Timestamp;

/// A whole project, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Project {
    /// As the user calls it.
    pub(in crate::exchange) name: String,
    /// The program that wrote it.
    pub(in crate::exchange) origin: String,
    /// Who made it, and when.
    pub(in crate::exchange) stamp: Stamp,
    /// Who coded.
    pub(in crate::exchange) users: Vec<User>,
    /// Codes, each after the one above it.
    pub(in crate::exchange) codes: Vec<Code>,
    /// Variables.
    pub(in crate::exchange) variables: Vec<Variable>,
    /// Units of study; ours has none.
    pub(in crate::exchange) cases: Vec<Case>,
    /// Texts and other material.
    pub(in crate::exchange) sources: Vec<Source>,
    /// Memos.
    pub(in crate::exchange) notes: Vec<Note>,
    /// Relations.
    pub(in crate::exchange) links: Vec<Link>,
    /// Groups.
    pub(in crate::exchange) sets: Vec<Set>,
    /// Of the whole.
    pub(in crate::exchange) description: String,
    /// Notes on the whole.
    pub(in crate::exchange) note_refs: Vec<Uuid>,
}

/// Who made something, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Stamp {
    /// The user who made it.
    pub(in crate::exchange) by: Option<Uuid>,
    /// When.
    pub(in crate::exchange) at: Option<Timestamp>,
    /// The user who changed it last.
    pub(in crate::exchange) modified_by: Option<Uuid>,
    /// When.
    pub(in crate::exchange) modified: Option<Timestamp>,
}

/// Someone who codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct User {
    /// Names the user.
    pub(in crate::exchange) guid: Uuid,
    /// As shown.
    pub(in crate::exchange) name: String,
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
pub(in crate::exchange) enum VariableType {
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
    pub(in crate::exchange) const ALL: [(Self, &'static str, &'static str); 6] = [
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
pub(in crate::exchange) struct Variable {
    /// Names the variable.
    pub(in crate::exchange) guid: Uuid,
    /// As shown.
    pub(in crate::exchange) name: String,
    /// What it holds.
    pub(in crate::exchange) kind: VariableType,
    /// What it means.
    pub(in crate::exchange) description: String,
}

/// A value, as written in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct VariableValue {
    /// Of which variable.
    pub(in crate::exchange) variable: Uuid,
    /// Which element holds it.
    pub(in crate::exchange) kind: VariableType,
    /// Its text.
    pub(in crate::exchange) text: String,
}

/// A unit of study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Case {
    /// Names the case.
    pub(in crate::exchange) guid: Uuid,
    /// As shown.
    pub(in crate::exchange) name: String,
    /// What it is.
    pub(in crate::exchange) description: String,
    /// Its properties.
    pub(in crate::exchange) values: Vec<VariableValue>,
    /// What belongs to it.
    pub(in crate::exchange) sources: Vec<Uuid>,
    /// Selections that belong to it.
    pub(in crate::exchange) n_selections: usize,
}

/// What a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) enum SourceKind {
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
pub(in crate::exchange) enum Plain {
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
pub(in crate::exchange) struct Source {
    /// Names the source.
    pub(in crate::exchange) guid: Uuid,
    /// As shown.
    pub(in crate::exchange) name: String,
    /// What it is.
    pub(in crate::exchange) kind: SourceKind,
    /// The styled text, or the file of other kinds, as the file says.
    pub(in crate::exchange) path: Option<String>,
    /// Its text.
    pub(in crate::exchange) plain: Plain,
    /// The name of its text, where that is a thing of its own.
    pub(in crate::exchange) representation: Option<Uuid>,
    /// BCP 47 tag of its language, where the file says it.
    pub(in crate::exchange) language: Option<String>,
    /// Who added it, and when.
    pub(in crate::exchange) stamp: Stamp,
    /// What it is.
    pub(in crate::exchange) description: String,
    /// Selections of its text.
    pub(in crate::exchange) selections: Vec<Selection>,
    /// Selections that are not of a text: rectangles, stretches of time.
    pub(in crate::exchange) n_other_selections: usize,
    /// Codes on the whole.
    pub(in crate::exchange) codings: Vec<Coding>,
    /// Notes on the whole.
    pub(in crate::exchange) notes: Vec<Uuid>,
    /// Its properties.
    pub(in crate::exchange) values: Vec<VariableValue>,
}

/// A stretch of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Selection {
    /// Names the selection.
    pub(in crate::exchange) guid: Uuid,
    /// Its words, as far as the writer gives them.
    pub(in crate::exchange) name: String,
    /// What stands before them, as far as the writer gives it.
    pub(in crate::exchange) prefix: String,
    /// What stands after them.
    pub(in crate::exchange) suffix: String,
    /// Its passage, where that has an id of its own.
    pub(in crate::exchange) passage: Option<Uuid>,
    /// Nobody annotated it: it is an end of a link alone.
    pub(in crate::exchange) is_bare: bool,
    /// The first code point, from 0.
    pub(in crate::exchange) start: i64,
    /// The code point after the last.
    pub(in crate::exchange) end: i64,
    /// Who made it, and when.
    pub(in crate::exchange) stamp: Stamp,
    /// A comment.
    pub(in crate::exchange) description: String,
    /// Codes on it.
    pub(in crate::exchange) codings: Vec<Coding>,
    /// Notes on it.
    pub(in crate::exchange) notes: Vec<Uuid>,
}

/// One code put on something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Coding {
    /// Names the coding.
    pub(in crate::exchange) guid: Uuid,
    /// Which code.
    pub(in crate::exchange) code: Uuid,
    /// Who put it there.
    pub(in crate::exchange) by: Option<Uuid>,
    /// When.
    pub(in crate::exchange) at: Option<Timestamp>,
    /// Notes on it.
    pub(in crate::exchange) notes: Vec<Uuid>,
}

/// A memo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Note {
    /// Names the note.
    pub(in crate::exchange) guid: Uuid,
    /// Its title.
    pub(in crate::exchange) name: String,
    /// Its text.
    pub(in crate::exchange) plain: Plain,
    /// Who wrote it, and when.
    pub(in crate::exchange) stamp: Stamp,
    /// What it is.
    pub(in crate::exchange) description: String,
    /// Codes, values and selections of its own, which ours have not.
    pub(in crate::exchange) n_others: usize,
}

/// A relation of two things.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Link {
    /// Names the link.
    pub(in crate::exchange) guid: Uuid,
    /// What it means.
    pub(in crate::exchange) name: String,
    /// Whether it leads from one to the other.
    pub(in crate::exchange) is_one_way: bool,
    /// Where it starts.
    pub(in crate::exchange) origin: Option<Uuid>,
    /// Where it leads.
    pub(in crate::exchange) target: Option<Uuid>,
    /// Who made it, and when.
    pub(in crate::exchange) stamp: Stamp,
    /// Notes on it.
    pub(in crate::exchange) notes: Vec<Uuid>,
}

/// A group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Set {
    /// Names the set.
    pub(in crate::exchange) guid: Uuid,
    /// As shown.
    pub(in crate::exchange) name: String,
    /// What it is.
    pub(in crate::exchange) description: String,
    /// Codes in it.
    pub(in crate::exchange) codes: Vec<Uuid>,
    /// Sources in it.
    pub(in crate::exchange) sources: Vec<Uuid>,
    /// Notes in it.
    pub(in crate::exchange) notes: Vec<Uuid>,
}
