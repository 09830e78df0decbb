//! A write-ahead log, laid over the file that it belongs to.
//!
//! A program that is open, or that was killed, leaves what it wrote last in a file beside its database. The format is that of
//! https://www.sqlite.org/fileformat2.html#the_write_ahead_log: a head, then frames of one page each, with checksums that go
//! on from frame to frame. What comes after the last frame that ends a transaction counts for nothing, as it does for SQLite.

use crate::base::{BudgetExceeded, Limit};

const HEAD: usize = 32;
const FRAME_HEAD: usize = 24;
/// The first four bytes; the last bit says that the checksums are of words with their high byte first.
const MAGIC: u32 = 0x377F_0682;
const VERSION: u32 = 3_007_000;

/// Writes the pages of a log into the database. A log that is none, or of another state of the file, changes nothing.
/// Fails where the file would become longer than `most` bytes.
pub fn apply_log(database: &mut Vec<u8>, log: &[u8], most: u64) -> Result<(), BudgetExceeded> {
    let Some(log) = Log::open(log, database) else {
        return Ok(());
    };
    let Some(committed) = log.committed() else {
        return Ok(());
    };
    let length = committed.n_pages.saturating_mul(log.page_size as u64);
    let exceeded = BudgetExceeded {
        limit: Limit::Bytes,
        allowed: most,
    };
    if length > most {
        return Err(exceeded);
    }
    let length = usize::try_from(length).map_err(|_| exceeded)?;
    for (number, page) in log.frames().take(committed.n_frames) {
        let start = (number as usize - 1).saturating_mul(log.page_size);
        let end = start.saturating_add(log.page_size);
        // A page that the last transaction cut off is of no use.
        if end > length {
            continue;
        }
        if database.len() < end {
            database.resize(end, 0);
        }
        if let Some(place) = database.get_mut(start..end) {
            place.copy_from_slice(page);
        }
    }
    database.resize(length, 0);
    Ok(())
}

struct Log<'a> {
    page_size: usize,
    is_high_first: bool,
    salts: [u8; 8],
    sums: (u32, u32),
    frames: &'a [u8],
}

struct Committed {
    n_frames: usize,
    n_pages: u64,
}

impl<'a> Log<'a> {
    fn open(bytes: &'a [u8], database: &[u8]) -> Option<Self> {
        let (head, frames) = bytes.split_at_checked(HEAD)?;
        let magic = word(head, 0)?;
        if magic & !1 != MAGIC || word(head, 4)? != VERSION {
            return None;
        }
        let is_high_first = magic & 1 == 1;
        let page_size = word(head, 8)? as usize;
        let is_size = page_size.is_power_of_two() && (512..=65_536).contains(&page_size);
        // An empty file has no size yet.
        let own = database.get(16..18).map(|size| match size {
            [0, 1] => 65_536,
            size => usize::from(size[0]) << 8 | usize::from(size[1]),
        });
        if !is_size || own.is_some_and(|own| own != page_size) {
            return None;
        }
        let sums = checksum((0, 0), head.get(..24)?, is_high_first)?;
        if sums != (word(head, 24)?, word(head, 28)?) {
            return None;
        }
        Some(Self {
            page_size,
            is_high_first,
            salts: head.get(16..24)?.try_into().ok()?,
            sums,
            frames,
        })
    }

    fn raw(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        let frames = self.frames.chunks_exact(FRAME_HEAD + self.page_size);
        frames.filter_map(|frame| frame.split_at_checked(FRAME_HEAD))
    }

    /// Pages by their numbers, from 1.
    fn frames(&self) -> impl Iterator<Item = (u32, &'a [u8])> {
        self.raw()
            .filter_map(|(head, page)| Some((word(head, 0)?, page)))
    }

    /// The frames up to the end of the last whole transaction.
    fn committed(&self) -> Option<Committed> {
        let (mut sums, mut committed) = (self.sums, None);
        for (index, (head, page)) in self.raw().enumerate() {
            let next = checksum(sums, head.get(..8)?, self.is_high_first);
            let next = next.and_then(|next| checksum(next, page, self.is_high_first))?;
            let is_whole = head.get(8..16) == Some(&self.salts[..])
                && (word(head, 16)?, word(head, 20)?) == next
                && word(head, 0)? > 0;
            if !is_whole {
                break;
            }
            sums = next;
            let n_pages = word(head, 4)?;
            if n_pages > 0 {
                committed = Some(Committed {
                    n_frames: index + 1,
                    n_pages: n_pages.into(),
                });
            }
        }
        committed
    }
}

/// Four bytes, the high one first.
fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

/// The checksum of SQLite's logs, going on from another. None where the bytes are no pairs of words.
fn checksum(from: (u32, u32), bytes: &[u8], is_high_first: bool) -> Option<(u32, u32)> {
    let (pairs, rest) = bytes.as_chunks::<8>();
    if !rest.is_empty() {
        return None;
    }
    let read = |four: [u8; 4]| match is_high_first {
        true => u32::from_be_bytes(four),
        false => u32::from_le_bytes(four),
    };
    let (mut first, mut second) = from;
    for [a, b, c, d, e, f, g, h] in pairs {
        let (one, other) = (read([*a, *b, *c, *d]), read([*e, *f, *g, *h]));
        first = first.wrapping_add(one).wrapping_add(second);
        second = second.wrapping_add(other).wrapping_add(first);
    }
    Some((first, second))
}
