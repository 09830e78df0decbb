//! Regular expressions over the copies.
//!
//! A pattern is matched within one paragraph, so `^` and `$` are the edges of a paragraph and nothing crosses a line feed. What
//! it matches is the text folded as was chosen; its own letters are folded in the same way, in words and in classes, so that
//! `معلم[ةه]` and `/Color/` find what they mean. Classes by name (`\w`, `\p{Arabic}`) are left as they are.
//!
//! The crate's matching takes time in proportion to the text; what large repetitions can still cost is held by a limit on the
//! program and a budget of time.

use std::ops::Range;
use std::sync::Arc;

use regex::{Regex, RegexBuilder};
use regex_syntax::ast::{self, Ast, ClassSetItem, LiteralKind};

use crate::base::Cancelled;
use crate::query::MAX_PATTERN_PROGRAM;
use crate::search::evaluate::Limits;
use crate::search::words::hit_at;
use crate::search::{FoundBy, Hit};
use crate::text::{FoldedText, Folds, fold};

/// Paragraphs longer than this are matched in pieces cut at a space, bytes.
const PIECE: usize = 32 * 1024;

/// Finds what a regular expression matches.
#[derive(Debug)]
pub(super) struct PatternMatcher {
    regex: Regex,
    folds: Folds,
}

impl PatternMatcher {
    /// A matcher; none if the folded pattern makes no sense, which one that was checked does only in contrived cases.
    pub(super) fn new(pattern: &str, chosen: Folds) -> Option<Self> {
        let folds = Folds {
            unites_spaces: false,
            ..chosen
        };
        let build = |pattern: &str| {
            RegexBuilder::new(pattern)
                .size_limit(MAX_PATTERN_PROGRAM * 2)
                .build()
                .ok()
        };
        let regex = build(&folded(pattern, folds)).or_else(|| build(pattern))?;
        Some(Self { regex, folds })
    }

    pub(super) fn hits(
        &self,
        text: &FoldedText,
        limits: &Limits<'_>,
    ) -> Result<Vec<Hit>, Cancelled> {
        let other;
        let text = if self.folds == Folds::LETTERS {
            text
        } else {
            other = FoldedText::new(Arc::clone(text.source()), self.folds);
            &other
        };
        let copy = text.text();
        let mut hits: Vec<Hit> = Vec::new();
        let mut start = 0;
        for (count, paragraph) in copy.split('\n').enumerate() {
            if count % 256 == 255 && !limits.go_on()? {
                return Ok(hits);
            }
            for piece in pieces(paragraph) {
                let piece = start + piece.start..start + piece.end;
                for found in self.regex.find_iter(&copy[piece.clone()]) {
                    if hits.len() % 256 == 255 && !limits.go_on()? {
                        return Ok(hits);
                    }
                    let found = piece.start + found.start()..piece.start + found.end();
                    let hit = hit_at(text, found, self.folds, FoundBy::Pattern);
                    let is_apart =
                        |hit: &Hit| hits.last().is_none_or(|last| !last.span.overlaps(hit.span));
                    hits.extend(hit.filter(is_apart));
                }
                if piece.len() > PIECE / 2 && !limits.go_on()? {
                    return Ok(hits);
                }
            }
            start += paragraph.len() + 1;
        }
        Ok(hits)
    }
}

/// A paragraph as it is, or in pieces.
fn pieces(paragraph: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while paragraph.len() - start > PIECE {
        let limit = paragraph.floor_char_boundary(start + PIECE);
        let cut = paragraph[start..limit]
            .rfind(' ')
            .map_or(limit, |space| start + space + 1);
        pieces.push(start..cut);
        start = cut;
    }
    pieces.push(start..paragraph.len());
    pieces
}

/// A pattern with its own letters folded.
fn folded(pattern: &str, folds: Folds) -> String {
    let Ok(tree) = ast::parse::Parser::new().parse(pattern) else {
        return pattern.to_owned();
    };
    let mut changes = Vec::new();
    collect(&tree, folds, &mut changes);
    changes.sort_by_key(|(at, _): &(Range<usize>, String)| at.start);
    let mut result = String::with_capacity(pattern.len());
    let mut at = 0;
    for (place, letters) in changes {
        if place.start < at {
            continue;
        }
        result.push_str(&pattern[at..place.start]);
        result.push_str(&letters);
        at = place.end;
    }
    result.push_str(&pattern[at..]);
    result
}

/// Where letters stand in a pattern, and what they are folded to.
fn collect(tree: &Ast, folds: Folds, changes: &mut Vec<(Range<usize>, String)>) {
    let mut waiting = vec![tree];
    while let Some(tree) = waiting.pop() {
        match tree {
            Ast::Literal(literal) => literal_change(literal, folds, false, changes),
            Ast::ClassBracketed(class) => collect_class(&class.kind, folds, changes),
            Ast::Repetition(repetition) => waiting.push(&repetition.ast),
            Ast::Group(group) => waiting.push(&group.ast),
            Ast::Alternation(all) => waiting.extend(&all.asts),
            Ast::Concat(all) => waiting.extend(&all.asts),
            _ => {}
        }
    }
}

fn collect_class(set: &ast::ClassSet, folds: Folds, changes: &mut Vec<(Range<usize>, String)>) {
    let mut sets = vec![set];
    let mut items: Vec<&ClassSetItem> = Vec::new();
    while let Some(set) = sets.pop() {
        match set {
            ast::ClassSet::Item(item) => items.push(item),
            ast::ClassSet::BinaryOp(both) => sets.extend([&*both.lhs, &*both.rhs]),
        }
        while let Some(item) = items.pop() {
            match item {
                ClassSetItem::Literal(literal) => literal_change(literal, folds, true, changes),
                ClassSetItem::Range(range) => {
                    let ends = [range.start.c, range.end.c].map(|end| one(end, folds));
                    // A range whose ends fold past each other is left as it is.
                    if let [Some(start), Some(end)] = ends
                        && start <= end
                    {
                        literal_change(&range.start, folds, true, changes);
                        literal_change(&range.end, folds, true, changes);
                    }
                }
                ClassSetItem::Bracketed(class) => sets.push(&class.kind),
                ClassSetItem::Union(union) => items.extend(&union.items),
                _ => {}
            }
        }
    }
}

/// What one character folds to, if it is one.
fn one(letter: char, folds: Folds) -> Option<char> {
    let folded = fold(letter.encode_utf8(&mut [0; 4]), folds);
    let mut letters = folded.chars();
    letters.next().filter(|_| letters.next().is_none())
}

fn literal_change(
    literal: &ast::Literal,
    folds: Folds,
    is_in_class: bool,
    changes: &mut Vec<(Range<usize>, String)>,
) {
    if literal.kind != LiteralKind::Verbatim {
        return;
    }
    let letters = fold(literal.c.encode_utf8(&mut [0; 4]), folds);
    let mut same = [0; 4];
    if letters == *literal.c.encode_utf8(&mut same) {
        return;
    }
    let letters = match (is_in_class, letters.chars().count()) {
        (true, 0) => return,
        (false, 0) => "(?:)".to_owned(),
        (false, 2..) => format!("(?:{letters})"),
        _ => letters,
    };
    changes.push((literal.span.start.offset..literal.span.end.offset, letters));
}
