//! A worker's process, and why it ended.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::exchange::importer::ImportError;

/// How much of what a worker complains of is kept, bytes.
const MOST_COMPLAINT: usize = 4096;
/// How long an ended process may take to be seen as ended.
const PATIENCE: Duration = Duration::from_millis(500);

/// A running worker. It is killed when this is dropped.
pub(super) struct Process {
    child: Child,
    complaint: Receiver<Vec<u8>>,
}

/// Starts a worker: without environment, in the root folder, with three pipes.
pub(super) fn start(
    program: &Path,
    arguments: &[OsString],
) -> io::Result<(Process, ChildStdin, ChildStdout)> {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    // Windows finds its own libraries by this.
    if cfg!(windows)
        && let Some(root) = std::env::var_os("SystemRoot")
    {
        command.env("SystemRoot", root);
    }
    let mut child = command.spawn()?;
    let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (Some(to), Some(from), Some(errors)) = pipes else {
        let _killed = child.kill();
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    let complaint = listen(errors);
    Ok((Process { child, complaint }, to, from))
}

/// Reads all that a worker complains of, so that it never waits, and keeps the start.
fn listen(mut errors: ChildStderr) -> Receiver<Vec<u8>> {
    let (tell, told) = channel();
    let listening = thread::Builder::new().spawn(move || {
        let (mut kept, mut piece) = (Vec::new(), [0; 1024]);
        while let Ok(count) = errors.read(&mut piece)
            && count > 0
        {
            let room = MOST_COMPLAINT.saturating_sub(kept.len());
            kept.extend_from_slice(piece.get(..count.min(room)).unwrap_or_default());
        }
        // Nobody listens any more where the process was ended on purpose.
        let _told = tell.send(kept);
    });
    // Without a thread nothing is heard of it, and it may come to wait: then its time runs out.
    drop(listening);
    told
}

impl Process {
    /// Ends it at once.
    pub(super) fn kill(&mut self) {
        // It may have ended by itself.
        let _killed = self.child.kill();
        let _status = self.child.wait();
    }

    /// Why it is no longer there, or of no use any more; it is gone afterwards.
    pub(super) fn reason(&mut self, time: Duration) -> ImportError {
        let began = Instant::now();
        let status = loop {
            match self.child.try_wait() {
                Ok(Some(status)) => break Some(status),
                Ok(None) if began.elapsed() < PATIENCE => {
                    thread::sleep(Duration::from_millis(5));
                }
                Ok(None) | Err(_) => break None,
            }
        };
        self.kill();
        let complaint = self.complaint.recv_timeout(PATIENCE).unwrap_or_default();
        let is_memory = memchr::memmem::find(&complaint, b"memory allocation of").is_some();
        if is_memory {
            ImportError::TooMuchMemory
        } else if status.is_some_and(ran_out_of_time) {
            ImportError::TookTooLong {
                seconds: time.as_secs(),
            }
        } else {
            ImportError::Died
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

#[cfg(unix)]
fn ran_out_of_time(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;

    status.signal() == Some(rustix::process::Signal::XCPU.as_raw())
}

#[cfg(not(unix))]
fn ran_out_of_time(_status: ExitStatus) -> bool {
    false
}
