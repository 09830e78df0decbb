//! Reading foreign files in a process of its own: this program once more, as `hashiya import-worker`.
//!
//! A parser that loops, eats memory or breaks down takes only its own process along. That process has its limits set before
//! it looks at the first byte, holds no open file and can open none, and gets the bytes through a pipe. What comes back is
//! judged like a file: it is decoded within limits and checked against the text ([`check`]) before anything believes it.
//!
//! A [`Hand`] keeps one such process for one thread of an import, lets it read file after file, and replaces it when it
//! fails. The file over which it failed is refused; the others go on.

mod check;
mod conversation;
mod document;
mod frame;
mod hand;
mod limits;
mod message;
mod process;
pub(in crate::exchange) mod project;
mod seal;
mod serve;
pub(in crate::exchange) mod wire;

use std::ffi::OsString;
use std::path::PathBuf;

pub(super) use check::{is_sound, tidy};
pub use frame::{Frame, FrameError, FrameKind};
pub use hand::Hand;
#[cfg(test)]
pub(in crate::exchange) use message::hear;
pub use message::{Answer, Asked, AskedDocuments, decode_answer};
pub use project::AskedProject;
pub use serve::serve;

/// The argument by which the program knows that it is to read files for another.
pub const WORKER_ARGUMENT: &str = "import-worker";

/// Where foreign files are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Isolation {
    /// In a process of their own: this program with these arguments. What cannot be started refuses the file.
    Worker {
        /// The program.
        program: PathBuf,
        /// How it is asked to read files.
        arguments: Vec<OsString>,
    },
    /// In this process: for tests of readers, which cannot start themselves anew.
    InProcess,
}

impl Isolation {
    /// The running program, started once more. On Linux it is the very same file, even if another has taken its place.
    pub fn this_program() -> Self {
        let link = PathBuf::from("/proc/self/exe");
        let program = match cfg!(target_os = "linux") && link.exists() {
            true => link,
            // Where it cannot be told, starting it fails, and so does reading: nothing is read unsafely instead.
            false => std::env::current_exe().unwrap_or_default(),
        };
        Self::program(program)
    }

    /// The program at a path.
    pub fn program(program: PathBuf) -> Self {
        Self::Worker {
            program,
            arguments: vec![WORKER_ARGUMENT.into()],
        }
    }
}

#[cfg(test)]
mod tests;
