//! Reads a query.
//!
//! From what binds least: all terms beside each other; `OR` between two of them; `NEAR/5` between two of them; a minus in front
//! of one; a word, phrase, pattern, condition or bracket.

use std::ops::Range;

use super::error::{QueryError, QueryErrorKind};
use super::names::{Field, choice, extent, field};
use super::reader::{Reader, bare, closing, is_beside_words, is_control};
use super::tree::{Condition, ConditionKind, Extent, Near, Node, Pattern, Query, Words};

/// How deep brackets go.
const MAX_DEPTH: usize = 64;
/// The longest pattern, bytes.
const MAX_PATTERN: usize = 4096;
/// The largest program that a pattern may come to, bytes.
pub const MAX_PATTERN_PROGRAM: usize = 16_000_000;
/// The largest distance of NEAR, words.
const MAX_DISTANCE: u32 = 1000;

/// Reads what a person typed. Empty or white space: a query that is [`Query::is_empty`].
///
/// # Errors
///
/// The first thing that makes no sense, at its place.
pub fn parse(typed: &str) -> Result<Query, QueryError> {
    let mut parser = Parser {
        reader: Reader { typed, at: 0 },
        depth: 0,
        extent: None,
        furniture: None,
    };
    let root = parser.all()?;
    if let Some(letter) = parser.reader.next() {
        // Only a closing bracket stops the reading before the end.
        let at = parser.reader.at;
        return Err(fault(
            QueryErrorKind::UnopenedBracket,
            at..at + letter.len_utf8(),
        ));
    }
    Ok(Query {
        typed: typed.to_owned(),
        root,
        extent: parser.extent.unwrap_or(Extent::Document),
        furniture: parser.furniture,
    })
}

/// What one term came to.
enum Term {
    Node(Node),
    /// It says something of the whole query, or is passed over: a dash.
    Nothing,
}

struct Parser<'a> {
    reader: Reader<'a>,
    depth: usize,
    extent: Option<Extent>,
    furniture: Option<bool>,
}

fn fault(kind: QueryErrorKind, at: Range<usize>) -> QueryError {
    QueryError { kind, at }
}

impl Parser<'_> {
    /// Terms beside each other, up to a closing bracket or the end.
    fn all(&mut self) -> Result<Option<Node>, QueryError> {
        let mut parts = Vec::new();
        loop {
            self.reader.skip_space();
            match self.reader.next() {
                None | Some(')') => break,
                _ => {}
            }
            if self.keyword(&["AND"]).is_some() {
                continue;
            }
            if let Term::Node(node) = self.any()? {
                parts.push(node);
            }
        }
        Ok(joined(parts, Node::All))
    }

    /// Terms with OR between them.
    fn any(&mut self) -> Result<Term, QueryError> {
        let first = self.near()?;
        let mut parts = Vec::new();
        loop {
            self.reader.skip_space();
            let Some(word) = self.bar().or_else(|| self.keyword(&["OR"])) else {
                break;
            };
            if parts.is_empty() {
                match first {
                    Term::Node(ref node) => parts.push(node.clone()),
                    Term::Nothing => return Err(fault(QueryErrorKind::MissingTerm, word)),
                }
            }
            self.reader.skip_space();
            if matches!(self.reader.next(), None | Some(')' | '|')) {
                return Err(fault(QueryErrorKind::MissingTerm, word));
            }
            match self.near()? {
                Term::Node(node) => parts.push(node),
                Term::Nothing => return Err(fault(QueryErrorKind::MissingTerm, word)),
            }
        }
        Ok(joined(parts, Node::Any).map_or(first, Term::Node))
    }

    /// Terms with NEAR between them.
    fn near(&mut self) -> Result<Term, QueryError> {
        let start = self.reader.at;
        let mut left = self.not()?;
        loop {
            self.reader.skip_space();
            let left_end = self.reader.at;
            let Some((within, word)) = self.distance()? else {
                return Ok(left);
            };
            self.reader.skip_space();
            let right_start = self.reader.at;
            if matches!(self.reader.next(), None | Some(')' | '|')) {
                return Err(fault(QueryErrorKind::MissingTerm, word));
            }
            let (Term::Node(one), Term::Node(other)) = (left, self.not()?) else {
                return Err(fault(QueryErrorKind::MissingTerm, word));
            };
            if !one.is_words() {
                return Err(fault(QueryErrorKind::NearWantsWords, start..left_end));
            }
            if !other.is_words() {
                return Err(fault(
                    QueryErrorKind::NearWantsWords,
                    right_start..self.reader.at,
                ));
            }
            left = Term::Node(Node::Near(Near {
                left: Box::new(one),
                right: Box::new(other),
                within,
            }));
        }
    }

    /// A term with a minus before it, or without.
    fn not(&mut self) -> Result<Term, QueryError> {
        let start = self.reader.at;
        let minus = self
            .reader
            .next()
            .filter(|sign| matches!(sign, '-' | '−' | '\u{2013}'));
        if let Some(sign) = minus {
            let after = self.reader.rest()[sign.len_utf8()..].chars().next();
            if after.is_none_or(char::is_whitespace) {
                // A dash between words that were pasted.
                self.reader.skip(sign);
                return Ok(Term::Nothing);
            }
            self.reader.skip(sign);
            if self.reader.next() == Some(')') {
                return Err(fault(QueryErrorKind::MissingTerm, start..self.reader.at));
            }
        } else if let Some(word) = self.keyword(&["NOT"]) {
            self.reader.skip_space();
            if matches!(self.reader.next(), None | Some(')' | '|')) {
                return Err(fault(QueryErrorKind::MissingTerm, word));
            }
        } else {
            return self.one();
        }
        match self.one()? {
            Term::Node(node) => Ok(Term::Node(Node::Not(Box::new(node)))),
            Term::Nothing => Err(fault(QueryErrorKind::MissingTerm, start..self.reader.at)),
        }
    }

    fn one(&mut self) -> Result<Term, QueryError> {
        match self.reader.next() {
            Some('(') => self.bracket(),
            Some('/') => self.pattern(),
            Some('|') => Err(fault(
                QueryErrorKind::MissingTerm,
                self.reader.at..self.reader.at + 1,
            )),
            Some(open) if closing(open).is_some() => self.phrase(),
            _ => match self.keyword(&["OR", "AND"]) {
                Some(word) => Err(fault(QueryErrorKind::MissingTerm, word)),
                None => self.word(),
            },
        }
    }

    fn bracket(&mut self) -> Result<Term, QueryError> {
        let open = self.reader.at;
        if self.depth == MAX_DEPTH {
            return Err(fault(QueryErrorKind::TooDeep, open..open + 1));
        }
        self.depth += 1;
        self.reader.skip('(');
        let inner = self.all()?;
        if self.reader.next() != Some(')') {
            return Err(fault(QueryErrorKind::UnclosedBracket, open..open + 1));
        }
        self.reader.skip(')');
        self.depth -= 1;
        match inner {
            Some(node) => Ok(Term::Node(node)),
            None => Err(fault(QueryErrorKind::MissingTerm, open..self.reader.at)),
        }
    }

    fn pattern(&mut self) -> Result<Term, QueryError> {
        let open = self.reader.at;
        let Some(inside) = self.reader.pattern() else {
            return Err(fault(QueryErrorKind::UnclosedPattern, open..open + 1));
        };
        let text = &self.reader.typed[inside.clone()];
        let at = open..inside.end + 1;
        if text.is_empty() {
            return Err(fault(QueryErrorKind::MissingTerm, at));
        }
        check_pattern(text, &inside)?;
        self.reader.at = at.end;
        let text = text.to_owned();
        Ok(Term::Node(Node::Pattern(Pattern { text, at })))
    }

    fn phrase(&mut self) -> Result<Term, QueryError> {
        let open = self.reader.at;
        let Some(inside) = self.reader.quoted() else {
            let mark = self.reader.next().map_or(1, char::len_utf8);
            return Err(fault(QueryErrorKind::UnclosedPhrase, open..open + mark));
        };
        self.reader.at = inside.end;
        if let Some(close) = self.reader.next() {
            self.reader.skip(close);
        }
        let text = self.reader.typed[inside].trim();
        // A variable whose name has spaces.
        if self.reader.next() == Some(':') && !text.is_empty() {
            let name_at = open..self.reader.at;
            self.reader.skip(':');
            return self.condition(text.to_owned(), name_at);
        }
        let is_prefix = self.reader.next() == Some('*');
        if is_prefix {
            self.reader.skip('*');
        }
        let starred = text.trim_end_matches('*');
        let at = open..self.reader.at;
        if text.is_empty() {
            return Err(fault(QueryErrorKind::MissingTerm, at));
        }
        if starred.is_empty() {
            return Err(fault(QueryErrorKind::LonelyStar, at));
        }
        Ok(Term::Node(Node::Words(Words {
            text: starred.to_owned(),
            is_phrase: true,
            is_prefix: is_prefix || starred.len() < text.len(),
            at,
        })))
    }

    fn word(&mut self) -> Result<Term, QueryError> {
        let token = self.reader.token();
        let text = &self.reader.typed[token.clone()];
        if let Some(colon) = condition_name(text) {
            let name_at = token.start..token.start + colon;
            let name = self.reader.typed[name_at.clone()].to_owned();
            let is_valued = text.len() > colon + 1
                || self.reader.typed[token.end..].starts_with(|next| closing(next).is_some());
            if is_valued || field(&name).is_some() {
                self.reader.at = name_at.end + 1;
                return self.condition(name, name_at);
            }
        }
        self.reader.at = token.end;
        let kept = bare(self.reader.typed, token);
        let text = &self.reader.typed[kept.clone()];
        let starred = text.trim_end_matches('*');
        if starred.is_empty() {
            return Err(fault(QueryErrorKind::LonelyStar, kept));
        }
        if starred.chars().all(|letter| matches!(letter, '–' | '—')) {
            return Ok(Term::Nothing);
        }
        Ok(Term::Node(Node::Words(Words {
            text: starred.to_owned(),
            is_phrase: false,
            is_prefix: starred.len() < text.len(),
            at: kept,
        })))
    }

    /// What follows the colon of a condition.
    fn condition(&mut self, name: String, name_at: Range<usize>) -> Result<Term, QueryError> {
        let (value, at) = self.value()?;
        let known = field(&name);
        if value.is_empty() && known != Some(Field::Memo) {
            return Err(fault(QueryErrorKind::MissingValue, name_at.start..at.end));
        }
        let kind = match known {
            Some(Field::Extent) => {
                let chosen = extent(&value)
                    .ok_or_else(|| fault(QueryErrorKind::UnknownChoice, at.clone()))?;
                if self.extent.replace(chosen).is_some_and(|old| old != chosen) {
                    return Err(fault(QueryErrorKind::TwoChoices, at));
                }
                return Ok(Term::Nothing);
            }
            Some(Field::Furniture) => {
                let chosen = choice(&value)
                    .ok_or_else(|| fault(QueryErrorKind::UnknownChoice, at.clone()))?;
                let old = self.furniture.replace(chosen);
                if old.is_some_and(|old| old != chosen) {
                    return Err(fault(QueryErrorKind::TwoChoices, at));
                }
                return Ok(Term::Nothing);
            }
            Some(Field::Tag) => ConditionKind::Tag,
            Some(Field::Document) => ConditionKind::Document,
            Some(Field::DocumentSet) => ConditionKind::DocumentSet,
            Some(Field::Language) => ConditionKind::Language,
            Some(Field::Memo) => ConditionKind::Memo,
            None => ConditionKind::Variable { name, name_at },
        };
        Ok(Term::Node(Node::Condition(Condition { kind, value, at })))
    }

    fn value(&mut self) -> Result<(String, Range<usize>), QueryError> {
        let start = self.reader.at;
        let Some(open) = self.reader.next() else {
            return Ok((String::new(), start..start));
        };
        if closing(open).is_none() {
            let token = self.reader.token();
            self.reader.at = token.end;
            let kept = self.reader.typed[token.clone()].trim_matches(is_control);
            return Ok((kept.to_owned(), token));
        }
        let Some(inside) = self.reader.quoted() else {
            let end = start + open.len_utf8();
            return Err(fault(QueryErrorKind::UnclosedPhrase, start..end));
        };
        self.reader.at = inside.end;
        if let Some(close) = self.reader.next() {
            self.reader.skip(close);
        }
        let value = self.reader.typed[inside].trim().to_owned();
        Ok((value, start..self.reader.at))
    }

    /// Takes one of these words, if it is the whole token.
    fn keyword(&mut self, words: &[&str]) -> Option<Range<usize>> {
        let token = self.reader.token();
        let text = self.reader.typed.get(token.clone())?;
        words.contains(&text.trim_matches(is_control)).then(|| {
            self.reader.at = token.end;
            token
        })
    }

    fn bar(&mut self) -> Option<Range<usize>> {
        let start = self.reader.at;
        (self.reader.next() == Some('|')).then(|| {
            self.reader.skip('|');
            start..self.reader.at
        })
    }

    /// Takes `NEAR/5`.
    fn distance(&mut self) -> Result<Option<(u32, Range<usize>)>, QueryError> {
        let token = self.reader.token();
        let text = &self.reader.typed[token.clone()];
        let number = text
            .strip_prefix("NEAR/")
            .or_else(|| text.strip_prefix("قرب/"));
        let Some(number) = number else {
            return Ok(None);
        };
        self.reader.at = token.end;
        let number = crate::text::fold_name(number);
        match number.parse::<u32>() {
            Ok(within) if within <= MAX_DISTANCE => Ok(Some((within, token))),
            _ => Err(fault(QueryErrorKind::Distance, token)),
        }
    }
}

/// The colon of a condition, if a token begins with a name: letters, and no web address.
fn condition_name(token: &str) -> Option<usize> {
    let colon = token.find(':')?;
    let (name, value) = (&token[..colon], &token[colon + 1..]);
    let is_name = name.chars().any(char::is_alphabetic)
        && name
            .chars()
            .all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'));
    let is_punctuation = !value.is_empty() && value.chars().all(is_beside_words);
    (is_name && !value.starts_with("//") && !is_punctuation).then_some(colon)
}

fn joined(mut parts: Vec<Node>, join: impl FnOnce(Vec<Node>) -> Node) -> Option<Node> {
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(join(parts)),
    }
}

/// Whether a pattern makes sense, and is not too large.
fn check_pattern(text: &str, inside: &Range<usize>) -> Result<(), QueryError> {
    if text.len() > MAX_PATTERN {
        return Err(fault(QueryErrorKind::PatternTooLarge, inside.clone()));
    }
    if let Err(error) = regex_syntax::Parser::new().parse(text) {
        let (message, span) = match &error {
            regex_syntax::Error::Parse(error) => (error.kind().to_string(), error.span()),
            regex_syntax::Error::Translate(error) => (error.kind().to_string(), error.span()),
            _ => return Err(fault(QueryErrorKind::PatternTooLarge, inside.clone())),
        };
        let at = inside.start + span.start.offset..inside.start + span.end.offset;
        return Err(fault(QueryErrorKind::Pattern { message }, at));
    }
    let built = regex::RegexBuilder::new(text)
        .size_limit(MAX_PATTERN_PROGRAM)
        .build();
    match built {
        Ok(_) => Ok(()),
        Err(_) => Err(fault(QueryErrorKind::PatternTooLarge, inside.clone())),
    }
}
