//! Ranks: places in a list that leave gaps, so that a move rewrites one row and rarely its neighbors.

/// The gap between neighbors.
const GAP: i64 = 1 << 16;

/// A rank after the last one.
pub(super) fn after(last: Option<i64>) -> i64 {
    last.map_or(0, |last| last.saturating_add(GAP))
}

/// Ranks for `n` newcomers between two neighbors; none where the gap is too small and all must be ranked anew.
pub(super) fn between(left: Option<i64>, right: Option<i64>, n: usize) -> Option<Vec<i64>> {
    let n = i64::try_from(n).ok()?;
    let (first, step) = match (left, right) {
        (None, None) => (0, GAP),
        (Some(left), None) => (left.checked_add(GAP)?, GAP),
        (None, Some(right)) => (right.checked_sub(GAP.checked_mul(n)?)?, GAP),
        (Some(left), Some(right)) => {
            let step = right.checked_sub(left)? / n.checked_add(1)?;
            if step < 1 {
                return None;
            }
            (left + step, step)
        }
    };
    (0..n)
        .map(|index| first.checked_add(step.checked_mul(index)?))
        .collect()
}

/// Fresh ranks for a whole list.
pub(super) fn anew(n: usize) -> impl Iterator<Item = i64> {
    (0..n as i64).map(|index| index * GAP)
}
