//! What there is to say of a project that was read. Words for people are made at the edge (I13).

use crate::base::Report;

/// What was read, and what was left out of it, by the names of what it is about.
pub type RefiReport = Report<RefiNote>;

/// One line of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefiNote {
    /// It has no id; one was made of its place in the file.
    NoId,
    /// Its id stands twice; the second is left out.
    DuplicateId,
    /// It has no name, or a very long one; it was given one, or cut.
    Name,
    /// A color that is none; the next of the palette was taken.
    BadColor,
    /// A value that its variable cannot have.
    BadValue,
    /// Its text is not in the file, or not to be read; it is left out with all that stands in it.
    MissingText {
        /// How many passages and codes.
        n: usize,
    },
    /// A picture, sound or film; left out with so many selections and codes.
    OtherSource {
        /// How many.
        n: usize,
    },
    /// Rectangles of pages, without a text; left out.
    OtherSelections {
        /// How many.
        n: usize,
    },
    /// A passage past the end of the text, or one that ends before it starts; set apart.
    Place {
        /// As written.
        start: i64,
        /// As written.
        end: i64,
        /// Code points of the text.
        len: u32,
    },
    /// The words of a passage are not those at its place, and not to be found once in the text; set apart.
    Quote,
    /// A passage stands where its words stand, not where the file says.
    Moved,
    /// Positions are counted otherwise than the standard says; the words of the passages show how.
    Counting {
        /// Ends are those of the last character.
        is_inclusive: bool,
        /// Line ends count two.
        with_cr: bool,
        /// A byte order mark counts.
        with_bom: bool,
        /// Units of UTF-16.
        is_utf16: bool,
    },
    /// A code that is not there; the coding is left out.
    NoCode,
    /// A code that only groups; the coding is left out.
    Category,
    /// A user that is not there; the annotation has another annotator.
    NoUser,
    /// One end is not a passage; the link is left out.
    NoEnd,
    /// Something that it refers to is not there.
    Dangling,
    /// Codes deeper than the limit; they stand at the deepest level.
    Flattened {
        /// How many.
        n: usize,
        /// Levels.
        limit: usize,
    },
    /// A case; it came in as a document set.
    Case {
        /// Selections and codes that belong to it, which a set cannot have.
        n_left: usize,
    },
    /// A code on a whole document; it came in as an annotation of its whole text.
    WholeDocument,
    /// Codes, selections and values of a memo; left out.
    MemoParts {
        /// How many.
        n: usize,
    },
    /// Drawings; left out.
    Graphs {
        /// How many.
        n: usize,
    },
    /// Elements that the standard does not have; left out.
    Unknown {
        /// How many.
        n: usize,
    },
    /// It is here and reads otherwise; left as it is.
    Differs,
    /// Something else stood under its name when the file was written; it came in as new.
    Renewed,
    /// A document of this id is here with another text; its passages are set apart.
    OtherText {
        /// How many.
        n: usize,
    },
    /// Its document is neither here nor in the file; what is on it is set apart.
    NotHere {
        /// How many annotations and memos.
        n: usize,
    },
    /// A file beside a text that is not there or too large; the text came in without it.
    NoOriginal,
    /// Attributes of passages and events; left out.
    Attributes {
        /// How many.
        n: usize,
    },
    /// References of passages to entries of other works; left out.
    Normalizations {
        /// How many.
        n: usize,
    },
    /// Results of models, which are nobody's; left out.
    Predictions {
        /// How many.
        n: usize,
    },
    /// Results that somebody cancelled; left out.
    Withdrawn {
        /// How many.
        n: usize,
    },
    /// Results and fields that a text has no place for; left out.
    OtherResults {
        /// How many.
        n: usize,
    },
    /// Labels on a whole text; they came in as a memo.
    WholeLabels,
    /// Lines that are of no kind that the format has; left out.
    Lines {
        /// How many.
        n: usize,
    },
    /// The file beside it that says which line is which row cannot be read; set apart with all that stands in it.
    Beside,
    /// What a line of our own says of itself cannot be read; set apart with all that stands in it.
    OwnLine,
    /// Its passage has the id of another one; it came in under one of its own.
    OtherPassage,
    /// Halves of characters, which no text can hold; replaced.
    Halves {
        /// How many.
        n: usize,
    },
    /// Nothing shows that the words at its place are those that were marked.
    Unproved,
}
