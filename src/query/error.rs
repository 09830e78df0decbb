//! What is wrong with a query, and where.

use std::ops::Range;

/// A query that makes no sense, at its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind} at {at:?}")]
pub struct QueryError {
    /// What is wrong.
    pub kind: QueryErrorKind,
    /// Where, in bytes of what was typed; may be empty at the end of it.
    pub at: Range<usize>,
}

/// What is wrong with a query. The first eleven are told by reading it; the others only by the collection.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryErrorKind {
    /// A quotation mark opens and none closes.
    #[error("unclosed phrase")]
    UnclosedPhrase,
    /// A bracket opens and none closes.
    #[error("unclosed bracket")]
    UnclosedBracket,
    /// A bracket closes that none opened.
    #[error("unopened bracket")]
    UnopenedBracket,
    /// Brackets go deeper than 64.
    #[error("brackets too deep")]
    TooDeep,
    /// Nothing stands where OR, NEAR, a minus or brackets need something.
    #[error("missing term")]
    MissingTerm,
    /// A star without a word before it.
    #[error("star without a word")]
    LonelyStar,
    /// A slash opens a regular expression and none closes it.
    #[error("unclosed pattern")]
    UnclosedPattern,
    /// A regular expression that makes no sense.
    #[error("pattern: {message}")]
    Pattern {
        /// What the reader of patterns says, in English.
        message: String,
    },
    /// A regular expression that is longer, or comes to more, than is searched for.
    #[error("pattern too large")]
    PatternTooLarge,
    /// The number behind NEAR is not 0 to 1,000.
    #[error("distance out of range")]
    Distance,
    /// What stands beside NEAR is not made of words alone.
    #[error("NEAR wants words")]
    NearWantsWords,
    /// Nothing follows the colon of a condition.
    #[error("missing value")]
    MissingValue,
    /// Not paragraph, sentence or document; or not yes or no.
    #[error("unknown choice")]
    UnknownChoice,
    /// Two conditions that exclude each other, such as `in:paragraph in:sentence`.
    #[error("two choices")]
    TwoChoices,
    /// There is neither a condition nor a variable of this name.
    #[error("unknown variable {name}")]
    UnknownVariable {
        /// As typed.
        name: String,
    },
    /// There is no tag of this name.
    #[error("unknown tag {name}")]
    UnknownTag {
        /// As typed.
        name: String,
    },
    /// There is no document of this name.
    #[error("unknown document {name}")]
    UnknownDocument {
        /// As typed.
        name: String,
    },
    /// There is no document set of this name.
    #[error("unknown document set {name}")]
    UnknownDocumentSet {
        /// As typed.
        name: String,
    },
    /// Neither the code nor the name of a language.
    #[error("unknown language {name}")]
    UnknownLanguage {
        /// As typed.
        name: String,
    },
    /// What the variable holds cannot be compared with this.
    #[error("unfitting value {name}")]
    UnfittingValue {
        /// As typed.
        name: String,
    },
}
