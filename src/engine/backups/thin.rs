//! Which backups go: by age first, then by room. A pure function of a list.

use std::collections::BTreeSet;

/// The newest sound backups that age does not touch.
pub const KEPT_ALWAYS: usize = 10;
/// Days of which the last backup is kept.
pub const KEPT_DAYS: i64 = 30;
/// Weeks of which the last backup is kept.
pub const KEPT_WEEKS: i64 = 52;
/// Backups with faults that are kept beside the sound ones.
const KEPT_FAULTY: usize = 2;

const DAY: i64 = 86_400_000_000;

/// A backup as far as thinning looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aged {
    /// When it was made, microseconds of UTC.
    pub made: i64,
    /// Its size.
    pub bytes: u64,
    /// How much it holds; see [`Backup::weight`](super::Backup::weight).
    pub weight: u64,
    /// Whether the doctor found no fault in it.
    pub is_sound: bool,
}

/// The backups to remove, by their places in the list, the oldest first.
///
/// The [`KEPT_ALWAYS`] newest sound ones stay; of those before, the last one of each day for [`KEPT_DAYS`] days, then the
/// last one of each week for [`KEPT_WEEKS`] weeks. What is left beyond the allowance goes oldest first. Two never go: the
/// newest sound one, and, while that one holds less than half of what an earlier one held, the newest such earlier one.
pub fn thin(list: &[Aged], now: i64, allowance: u64) -> Vec<usize> {
    let mut newest_first: Vec<usize> = (0..list.len()).collect();
    newest_first.sort_by_key(|at| (std::cmp::Reverse(list[*at].made), *at));
    let sound: Vec<usize> = newest_first
        .iter()
        .copied()
        .filter(|at| list[*at].is_sound)
        .collect();
    let newest = sound.first().copied();
    let fuller = newest.and_then(|newest| {
        sound
            .iter()
            .copied()
            .find(|at| list[*at].weight > list[newest].weight.saturating_mul(2))
    });
    let is_safe = |at: usize| Some(at) == newest || Some(at) == fuller;

    let mut kept = BTreeSet::new();
    let (mut days, mut weeks) = (BTreeSet::new(), BTreeSet::new());
    for (place, at) in sound.iter().copied().enumerate() {
        let made = list[at].made;
        let age = (now - made).max(0);
        let (day, week) = (made.div_euclid(DAY), made.div_euclid(7 * DAY));
        let is_new_day = days.insert(day);
        let is_new_week = weeks.insert(week);
        let stays = place < KEPT_ALWAYS
            || age <= KEPT_DAYS * DAY && is_new_day
            || age > KEPT_DAYS * DAY && age <= KEPT_WEEKS * 7 * DAY && is_new_week
            || is_safe(at);
        if stays {
            kept.insert(at);
        }
    }
    let faulty = newest_first.iter().filter(|at| !list[**at].is_sound);
    kept.extend(faulty.take(KEPT_FAULTY));

    let mut room: u64 = kept.iter().map(|at| list[*at].bytes).sum();
    // Those with faults go first where room is short, then the oldest.
    let mut oldest_first: Vec<usize> = newest_first.iter().rev().copied().collect();
    oldest_first.sort_by_key(|at| list[*at].is_sound);
    for at in oldest_first {
        if room <= allowance {
            break;
        }
        if kept.contains(&at) && !is_safe(at) {
            kept.remove(&at);
            room -= list[at].bytes;
        }
    }
    newest_first
        .into_iter()
        .rev()
        .filter(|at| !kept.contains(at))
        .collect()
}
