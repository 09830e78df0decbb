//! Takes the file system from a worker, where the system can: Landlock of Linux (5.13 and later).
//!
//! A limit of no further descriptor keeps a process from opening files, but making, removing and renaming of names needs
//! none. A worker needs no file at all once it runs: its bytes come through a pipe. So no path is allowed, not one.

#[cfg(target_os = "linux")]
use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetError,
    RulesetStatus, Scope,
};

/// How much of what was asked the system holds a process to.
#[cfg(target_os = "linux")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sealed {
    /// All of it.
    Wholly,
    /// What this system knows: older ones know fewer kinds of access.
    Partly,
    /// Nothing: the system does not have it, or it is switched off.
    Not,
}

/// Denies this thread, and those that it makes, all access by paths, TCP, and the sockets and signals of processes outside.
/// What the system does not know it does not deny; an error is one of a system that knows and fails.
#[cfg(target_os = "linux")]
pub(super) fn seal() -> Result<Sealed, RulesetError> {
    /// The newest of which the meaning was read.
    const KNOWN: ABI = ABI::V7;
    let status = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(KNOWN))?
        .handle_access(AccessNet::from_all(KNOWN))?
        .scope(Scope::from_all(KNOWN))?
        .create()?
        .restrict_self()?;
    Ok(match status.ruleset {
        RulesetStatus::FullyEnforced => Sealed::Wholly,
        RulesetStatus::PartiallyEnforced => Sealed::Partly,
        RulesetStatus::NotEnforced => Sealed::Not,
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::io::ErrorKind::PermissionDenied;
    use std::process::Command;
    use std::{fs, thread};

    use super::*;

    #[test]
    fn a_sealed_thread_can_do_nothing_with_files() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, other) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&file, "words").expect("a file");
        let (mine, theirs) = (file.clone(), other.clone());
        // What is denied stays denied for a thread as long as it lives, and for no other.
        let sealed = thread::spawn(move || {
            let sealed = seal().expect("no fault");
            if sealed == Sealed::Not {
                return sealed;
            }
            let denied = |what: &str, kind: Result<(), std::io::Error>| {
                let kind = kind.map_err(|error| error.kind());
                assert_eq!(kind, Err(PermissionDenied), "{what}");
            };
            denied("reading", fs::read(&mine).map(drop));
            denied("writing", fs::write(&mine, "other"));
            denied("making a file", fs::write(&theirs, "other"));
            denied("making a folder", fs::create_dir(&theirs));
            denied("linking", std::os::unix::fs::symlink(&mine, &theirs));
            denied("renaming", fs::rename(&mine, &theirs));
            denied("removing", fs::remove_file(&mine));
            denied("listing", fs::read_dir("/").map(drop));
            denied(
                "starting a program",
                Command::new("/bin/true").status().map(drop),
            );
            sealed
        });
        let sealed = sealed.join().expect("all of it is denied");
        assert_eq!(fs::read_to_string(&file).expect("readable"), "words");
        assert!(!other.exists());
        // Where tests run, the system may be older; it must not be silent about it.
        println!("this system seals a worker: {sealed:?}");
    }
}
