//! The worker's own side: reads file after file until there are no more.

use std::io::{BufReader, BufWriter, Read, Write};
use std::thread;

use crate::base::Progress;
use crate::exchange::foreign::ForeignReader;
use crate::exchange::importer::reading::read_here;
use crate::exchange::importer::worker::limits;
use crate::exchange::importer::worker::message::{Asked, answer, hear};
use crate::exchange::importer::worker::project;

/// What readers may put on their stack, bytes; the same on every system.
const STACK: usize = 16 << 20;

/// Reads files for another process: from standard input to standard output. Gives up where its limits cannot be set.
/// Returns whether all went well; whoever called it has nothing else to do.
/// `readers` are those of projects.
pub fn serve(readers: &'static [&'static dyn ForeignReader]) -> bool {
    if limits::renounce().is_err() {
        return false;
    }
    let served = thread::Builder::new()
        .name("import worker".to_owned())
        .stack_size(STACK)
        .spawn(move || {
            // After the thread is made, since the limits allow no further one.
            if limits::set().is_err() {
                return false;
            }
            let mut from = BufReader::new(std::io::stdin().lock());
            let mut to = BufWriter::new(std::io::stdout().lock());
            converse(&mut from, &mut to, readers)
        });
    served.is_ok_and(|served| served.join().unwrap_or(false))
}

fn converse(
    from: &mut dyn Read,
    to: &mut dyn Write,
    readers: &[&'static dyn ForeignReader],
) -> bool {
    loop {
        let asked = match hear(from, readers) {
            Ok(Some(asked)) => asked,
            Ok(None) => return true,
            Err(_) => return false,
        };
        let time = match &asked {
            Asked::Documents(asked) => asked.budget.time,
            Asked::Project(asked) => asked.budget.time,
        };
        if limits::allow_time(time).is_err() {
            return false;
        }
        let answered = match asked {
            Asked::Documents(asked) => {
                // Nobody can ask this process to stop: it is killed instead.
                let progress = Progress::default();
                let read = read_here(
                    asked.importer,
                    &asked.source,
                    &asked.options,
                    &asked.budget,
                    &progress,
                );
                answer(to, &read)
            }
            Asked::Project(asked) => project::answer(to, &asked),
        };
        if answered.is_err() {
            return false;
        }
    }
}
