//! What is wrong with a query, in words.

use crate::i18n::{Word, Wording, fill};
use crate::query::{QueryError, QueryErrorKind};

/// The reason, and what to do about it.
pub fn query_error_words(error: &QueryError, wording: Wording) -> String {
    let (word, name) = match &error.kind {
        QueryErrorKind::UnclosedPhrase => (Word::QueryUnclosedPhrase, ""),
        QueryErrorKind::UnclosedBracket => (Word::QueryUnclosedBracket, ""),
        QueryErrorKind::UnopenedBracket => (Word::QueryUnopenedBracket, ""),
        QueryErrorKind::TooDeep => (Word::QueryTooDeep, ""),
        QueryErrorKind::MissingTerm => (Word::QueryMissingTerm, ""),
        QueryErrorKind::LonelyStar => (Word::QueryLonelyStar, ""),
        QueryErrorKind::UnclosedPattern => (Word::QueryUnclosedPattern, ""),
        QueryErrorKind::Pattern { message } => (Word::QueryPattern, message.as_str()),
        QueryErrorKind::PatternTooLarge => (Word::QueryPatternTooLarge, ""),
        QueryErrorKind::Distance => (Word::QueryDistance, ""),
        QueryErrorKind::NearWantsWords => (Word::QueryNearWantsWords, ""),
        QueryErrorKind::MissingValue => (Word::QueryMissingValue, ""),
        QueryErrorKind::UnknownChoice => (Word::QueryUnknownChoice, ""),
        QueryErrorKind::TwoChoices => (Word::QueryTwoChoices, ""),
        QueryErrorKind::UnknownVariable { name } => (Word::QueryUnknownVariable, name.as_str()),
        QueryErrorKind::UnknownTag { name } => (Word::QueryUnknownTag, name.as_str()),
        QueryErrorKind::UnknownDocument { name } => (Word::QueryUnknownDocument, name.as_str()),
        QueryErrorKind::UnknownDocumentSet { name } => (Word::QueryUnknownSet, name.as_str()),
        QueryErrorKind::UnknownLanguage { name } => (Word::QueryUnknownLanguage, name.as_str()),
        QueryErrorKind::UnfittingValue { name } => (Word::QueryUnfittingValue, name.as_str()),
    };
    fill(word, wording, &[("name", &name)])
}
