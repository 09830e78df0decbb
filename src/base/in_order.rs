//! Work in pieces on all cores, whose results are taken in the order of the pieces.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder};

/// Results that a thread may have ready before one of them is taken; more would only fill memory.
const READY: usize = 2;

/// Does `work` on the pieces from 0 to `n_pieces` on all cores, and gives each result to `take`, in the order of the pieces, on
/// the caller's thread.
///
/// # Errors
///
/// The first of the pieces in their order, or of `take`. Pieces that no thread has begun are then left.
pub fn in_order<T: Send, E: Send>(
    n_pieces: usize,
    work: impl Fn(usize) -> Result<T, E> + Sync,
    take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    in_order_of((0..n_pieces).map(Ok), work, take)
}

/// The same for pieces that come one after the other, as those of a file do: whichever thread is free asks for the next one, so that
/// of many only a few are in memory.
///
/// # Errors
///
/// The first of `pieces`, of `work` or of `take`, in the order of the pieces. No piece is asked for after one that failed to come.
pub fn in_order_of<P: Send, T: Send, E: Send>(
    pieces: impl Iterator<Item = Result<P, E>> + Send,
    work: impl Fn(P) -> Result<T, E> + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let n_threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let n_threads = n_threads.min(pieces.size_hint().1.unwrap_or(usize::MAX));
    let (turns, whose_turn) = channel();
    let source = Mutex::new(Source {
        pieces,
        turns: Some(turns),
    });
    thread::scope(|scope| {
        let (source, work) = (&source, &work);
        let mut threads: Vec<Receiver<Result<T, E>>> = Vec::new();
        while n_threads > 1 && threads.len() < n_threads {
            let (sender, receiver) = sync_channel(READY);
            let thread = threads.len();
            let started = Builder::new()
                .name("hashiya pieces".to_owned())
                .spawn_scoped(scope, move || send_all(thread, source, work, &sender));
            match started {
                Ok(_) => threads.push(receiver),
                Err(_) => break,
            }
        }
        if threads.is_empty() {
            while let Some(piece) = next(source, None) {
                take(work(piece?)?)?;
            }
            return Ok(());
        }
        for thread in whose_turn {
            match threads[thread].recv() {
                Ok(result) => take(result?)?,
                // The thread is gone without a result: it panicked, and so will the scope.
                Err(_) => return Ok(()),
            }
        }
        Ok(())
    })
}

/// Where pieces come from, and whose results come when.
struct Source<I> {
    pieces: I,
    /// The threads in the order of the pieces that they took; none once there are no more pieces.
    turns: Option<Sender<usize>>,
}

/// The next piece, for a thread or for the caller's own.
fn next<P, E, I: Iterator<Item = Result<P, E>>>(
    source: &Mutex<Source<I>>,
    thread: Option<usize>,
) -> Option<Result<P, E>> {
    let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
    let turns = source.turns.clone()?;
    let piece = source.pieces.next();
    if !matches!(piece, Some(Ok(_))) {
        source.turns = None;
    }
    if piece.is_some()
        && let Some(thread) = thread
    {
        // Nobody waits for more after an error.
        turns.send(thread).ok()?;
    }
    piece
}

fn send_all<P, T, E>(
    thread: usize,
    source: &Mutex<Source<impl Iterator<Item = Result<P, E>>>>,
    work: impl Fn(P) -> Result<T, E>,
    sender: &SyncSender<Result<T, E>>,
) {
    while let Some(piece) = next(source, Some(thread)) {
        let result = piece.and_then(&work);
        let is_last = result.is_err();
        if sender.send(result).is_err() || is_last {
            return;
        }
    }
}

/// The ranges of at most `most` that `n_items` come to, in order.
pub fn pieces_of(n_items: usize, most: usize) -> Vec<Range<usize>> {
    let starts = (0..n_items).step_by(most.max(1));
    starts
        .map(|start| start..(start + most).min(n_items))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn results_come_in_order_whoever_is_ready_first() {
        for n_pieces in [0, 1, 2, 3, 50] {
            let mut taken = Vec::new();
            let work = |piece: usize| {
                thread::sleep(std::time::Duration::from_millis((piece % 3) as u64));
                Ok::<_, ()>(piece)
            };
            in_order(n_pieces, work, |piece| {
                taken.push(piece);
                Ok(())
            })
            .unwrap();
            assert_eq!(taken, (0..n_pieces).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_first_error_in_order_ends_it() {
        let n_done = AtomicUsize::new(0);
        let work = |piece: usize| {
            n_done.fetch_add(1, Ordering::Relaxed);
            if piece >= 7 { Err(piece) } else { Ok(piece) }
        };
        let mut taken = Vec::new();
        let ended = in_order(100_000, work, |piece| {
            taken.push(piece);
            Ok(())
        });
        assert_eq!(ended, Err(7));
        assert_eq!(taken, (0..7).collect::<Vec<_>>());
        let ended = in_order(
            100_000,
            Ok,
            |piece| if piece == 3 { Err("no") } else { Ok(()) },
        );
        assert_eq!(ended, Err("no"));
        assert!(n_done.into_inner() < 1_000);
    }

    #[test]
    #[should_panic]
    fn a_panic_of_a_thread_is_no_success() {
        let work = |piece: usize| {
            assert!(piece < 5, "on purpose");
            Ok::<_, ()>(())
        };
        let _ended = in_order(10, work, Ok);
    }

    #[test]
    fn pieces_come_one_by_one_and_few_at_a_time() {
        let (n_come, n_taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let most = AtomicUsize::new(0);
        let pieces = (0..2_000).map(|piece| {
            let ahead = n_come.fetch_add(1, Ordering::SeqCst) - n_taken.load(Ordering::SeqCst);
            most.fetch_max(ahead, Ordering::SeqCst);
            Ok::<_, ()>(piece)
        });
        let mut taken = Vec::new();
        in_order_of(pieces, Ok, |piece: usize| {
            taken.push(piece);
            n_taken.fetch_add(1, Ordering::SeqCst);
            Ok(())
        })
        .unwrap();
        assert_eq!(taken, (0..2_000).collect::<Vec<_>>());
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        assert!(most.into_inner() <= (READY + 2) * cores + 2);
    }

    #[test]
    fn a_piece_that_does_not_come_ends_it() {
        let pieces = (0..100).map(|piece| if piece == 40 { Err(40) } else { Ok(piece) });
        let n_come = AtomicUsize::new(0);
        let pieces = pieces.inspect(|_| {
            n_come.fetch_add(1, Ordering::Relaxed);
        });
        let mut taken = Vec::new();
        let ended = in_order_of(pieces, Ok, |piece| {
            taken.push(piece);
            Ok(())
        });
        assert_eq!(ended, Err(40));
        assert_eq!(taken, (0..40).collect::<Vec<_>>());
        assert_eq!(n_come.into_inner(), 41);
    }

    #[test]
    fn pieces_part_all_items() {
        assert_eq!(pieces_of(5, 2), [0..2, 2..4, 4..5]);
        assert!(pieces_of(0, 2).is_empty());
        assert_eq!(pieces_of(3, 2), [0..2, 2..3]);
    }
}
