//! Where in a text a hit may stand: everywhere, or in some stretches of it.

use std::ops::Range;

use crate::text::Span;

/// Stretches of one text, bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Region {
    /// All of it.
    Everything,
    /// Ascending; they may touch but not overlap.
    Stretches(Vec<Range<u32>>),
}

impl Region {
    pub(super) const NOTHING: Self = Self::Stretches(Vec::new());

    /// The union of spans.
    pub(super) fn of(spans: impl IntoIterator<Item = Span>) -> Self {
        let spans = spans.into_iter();
        Self::united(spans.map(|span| span.start().0..span.end().0).collect())
    }

    fn united(mut stretches: Vec<Range<u32>>) -> Self {
        stretches.sort_by_key(|one| (one.start, one.end));
        let mut found: Vec<Range<u32>> = Vec::with_capacity(stretches.len());
        for one in stretches {
            match found.last_mut() {
                Some(last) if one.start < last.end => last.end = last.end.max(one.end),
                _ => found.push(one),
            }
        }
        Self::Stretches(found)
    }

    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Self::Stretches(stretches) if stretches.is_empty())
    }

    pub(super) fn union(self, other: Self) -> Self {
        match (self, other) {
            (Self::Stretches(mut one), Self::Stretches(other)) => {
                one.extend(other);
                Self::united(one)
            }
            _ => Self::Everything,
        }
    }

    pub(super) fn intersection(self, other: Self) -> Self {
        let (one, other) = match (self, other) {
            (Self::Everything, other) => return other,
            (one, Self::Everything) => return one,
            (Self::Stretches(one), Self::Stretches(other)) => (one, other),
        };
        let mut found = Vec::new();
        let (mut i, mut j) = (0, 0);
        while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
            let both = a.start.max(b.start)..a.end.min(b.end);
            if !both.is_empty() {
                found.push(both);
            }
            if a.end < b.end {
                i += 1;
            } else {
                j += 1;
            }
        }
        Self::Stretches(found)
    }

    /// What of a text of so many bytes is not in it.
    pub(super) fn complement(self, len: u32) -> Self {
        let Self::Stretches(stretches) = self else {
            return Self::NOTHING;
        };
        if stretches.is_empty() {
            return Self::Everything;
        }
        let mut found = Vec::new();
        let mut at = 0;
        for one in stretches {
            if at < one.start {
                found.push(at..one.start);
            }
            at = one.end;
        }
        if at < len {
            found.push(at..len);
        }
        Self::Stretches(found)
    }

    /// Whether a span shares a byte with it. O(log n).
    pub(super) fn touches(&self, span: Span) -> bool {
        let Self::Stretches(stretches) = self else {
            return true;
        };
        let after = stretches.partition_point(|one| one.end <= span.start().0);
        stretches
            .get(after)
            .is_some_and(|one| one.start < span.end().0)
    }
}
