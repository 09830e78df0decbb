//! The limits that a worker sets for itself before it reads anything. `docs/safety.md` says what each system enforces.

use std::io;
use std::time::Duration;

#[cfg(target_os = "linux")]
use crate::exchange::importer::worker::seal::seal;

/// Memory of a worker, bytes of its address space.
#[cfg(unix)]
const MEMORY: u64 = 1 << 30;

/// Gives up, for this thread and those that it makes, all files and whatever other programs could lend it.
#[cfg(target_os = "linux")]
pub(super) fn renounce() -> io::Result<()> {
    rustix::thread::set_no_new_privs(true)?;
    // A system that does not have this still has all the limits below.
    seal().map(drop).map_err(io::Error::other)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn renounce() -> io::Result<()> {
    Ok(())
}

/// Sets all limits that stay the same. On Linux all of them must hold; elsewhere those that the system knows.
#[cfg(unix)]
pub(super) fn set() -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    // A narrower limit that whoever started the program has set stays.
    let set = |resource, most: u64| {
        let most = getrlimit(resource)
            .maximum
            .map_or(most, |own| most.min(own));
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        setrlimit(resource, limit)
    };
    // No core file, no byte into any file, no further file or socket, no further thread or process.
    set(Resource::Core, 0)?;
    set(Resource::Fsize, 0)?;
    set(Resource::Nofile, 0)?;
    set(Resource::Nproc, 0)?;
    let memory = set(Resource::As, MEMORY);
    #[cfg(target_os = "linux")]
    memory?;
    // Not every system limits the address space.
    #[cfg(not(target_os = "linux"))]
    let _memory = memory;
    Ok(())
}

/// Lets the process work for so long from now on; what goes on longer is ended by the system.
#[cfg(unix)]
pub(super) fn allow_time(time: Duration) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    use rustix::time::{ClockId, clock_gettime};

    let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec;
    let used = u64::try_from(used).unwrap_or(0);
    // Whole seconds, and one more: the clock of the reader itself is to strike first, since it says more.
    let most = used.saturating_add(time.as_secs()).saturating_add(2);
    // A limit that whoever started the program has set stays; it is the upper one of the two that may not be raised.
    let maximum = getrlimit(Resource::Cpu).maximum;
    let limit = Rlimit {
        current: Some(maximum.map_or(most, |maximum| most.min(maximum))),
        maximum,
    };
    Ok(setrlimit(Resource::Cpu, limit)?)
}

/// Without limits of the system there is the clock of whoever asked.
#[cfg(not(unix))]
pub(super) fn set() -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn allow_time(_time: Duration) -> io::Result<()> {
    Ok(())
}
