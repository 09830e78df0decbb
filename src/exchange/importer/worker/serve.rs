//! The worker's own side: reads file after file until there are no more.

use std::io::{BufReader, BufWriter, Read, Write};
use std::thread;

use crate::base::Progress;
use crate::exchange::importer::reading::read_here;
use crate::exchange::importer::worker::limits;
use crate::exchange::importer::worker::message::{answer, hear};

/// What readers may put on their stack, bytes; the same on every system.
const STACK: usize = 16 << 20;

/// Reads files for another process: from standard input to standard output. Gives up where its limits cannot be set.
/// Returns whether all went well; whoever called it has nothing else to do.
pub fn serve() -> bool {
    if limits::renounce().is_err() {
        return false;
    }
    let served = thread::Builder::new()
        .name("import worker".to_owned())
        .stack_size(STACK)
        .spawn(|| {
            // After the thread is made, since the limits allow no further one.
            if limits::set().is_err() {
                return false;
            }
            let mut from = BufReader::new(std::io::stdin().lock());
            let mut to = BufWriter::new(std::io::stdout().lock());
            converse(&mut from, &mut to)
        });
    served.is_ok_and(|served| served.join().unwrap_or(false))
}

fn converse(from: &mut dyn Read, to: &mut dyn Write) -> bool {
    loop {
        let asked = match hear(from) {
            Ok(Some(asked)) => asked,
            Ok(None) => return true,
            Err(_) => return false,
        };
        if limits::allow_time(asked.budget.time).is_err() {
            return false;
        }
        // Nobody can ask this process to stop: it is killed instead.
        let progress = Progress::default();
        let read = read_here(
            asked.importer,
            &asked.source,
            &asked.options,
            &asked.budget,
            &progress,
        );
        if answer(to, &read).is_err() {
            return false;
        }
    }
}
