//! Work in pieces on all cores, whose results are taken in the order of the pieces.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
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
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let n_threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let n_threads = n_threads.min(n_pieces);
    if n_threads < 2 {
        return (0..n_pieces).try_for_each(|piece| take(work(piece)?));
    }
    thread::scope(|scope| {
        let work = &work;
        // One by one in turn, so that the next piece always comes from a known thread.
        let threads: Vec<Option<Receiver<Result<T, E>>>> = (0..n_threads)
            .map(|first| {
                let (sender, receiver) = sync_channel(READY);
                let pieces = (first..n_pieces).step_by(n_threads);
                let started = Builder::new()
                    .name("hashiya pieces".to_owned())
                    .spawn_scoped(scope, move || send_all(pieces, work, &sender));
                started.ok().map(|_| receiver)
            })
            .collect();
        for piece in 0..n_pieces {
            let result = match &threads[piece % n_threads] {
                Some(receiver) => match receiver.recv() {
                    Ok(result) => result,
                    // The thread is gone without a result: it panicked, and so will the scope.
                    Err(_) => return Ok(()),
                },
                // It could not be started.
                None => work(piece),
            };
            take(result?)?;
        }
        Ok(())
    })
}

fn send_all<T, E>(
    pieces: impl Iterator<Item = usize>,
    work: impl Fn(usize) -> Result<T, E>,
    sender: &SyncSender<Result<T, E>>,
) {
    for piece in pieces {
        let result = work(piece);
        let is_last = result.is_err();
        // Nobody waits for more after an error.
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
    fn pieces_part_all_items() {
        assert_eq!(pieces_of(5, 2), [0..2, 2..4, 4..5]);
        assert!(pieces_of(0, 2).is_empty());
        assert_eq!(pieces_of(3, 2), [0..2, 2..3]);
    }
}
