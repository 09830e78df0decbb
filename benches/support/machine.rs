//! Where figures are taken: cores, load, compiler, commit; and what a process holds in memory.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::Result;

/// Cores, load, compiler and commit in one line.
pub(crate) fn conditions() -> String {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default().to_owned();
    let commit = said_by("git", &["describe", "--always", "--dirty"]);
    let compiler = said_by("rustc", &["--version"]);
    format!("{cores} cores, load {load} at the end, {compiler}, commit {commit}")
}

fn said_by(program: &str, arguments: &[&str]) -> String {
    Command::new(program)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
        .unwrap_or_default()
}

/// Memory of a process, MiB.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Memory {
    /// Resident now.
    pub(crate) resident: f64,
    /// Of that, what belongs to no file: heap and stacks.
    pub(crate) anonymous: f64,
    /// The most that was ever resident.
    pub(crate) peak: f64,
}

/// What Linux says of a process; `process` is an id or `self`.
pub(crate) fn memory(process: &str) -> Result<Memory> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let field = |name: &str| -> Result<f64> {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kib: f64 = line
            .and_then(|rest| rest.trim_start_matches(':').split_whitespace().next())
            .ok_or_else(|| format!("{name} is not told"))?
            .parse()?;
        Ok(kib / 1024.0)
    };
    Ok(Memory {
        resident: field("VmRSS")?,
        anonymous: field("RssAnon")?,
        peak: field("VmHWM")?,
    })
}

/// What running a program took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// From its start to its end.
    pub(crate) time: Duration,
    /// The most that it ever held, MiB.
    pub(crate) peak: f64,
    /// The most that any one process held that it started, MiB; looked at now and then.
    pub(crate) peak_of_child: f64,
}

/// Runs a program to its end, and looks at its memory and that of its children meanwhile.
pub(crate) fn cost(command: &mut Command) -> Result<Cost> {
    let began = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn()?;
    let process = child.id().to_string();
    let (mut peak, mut peak_of_child) = (0.0_f64, 0.0_f64);
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        // Either may have ended between two looks.
        if let Ok(memory) = memory(&process) {
            peak = peak.max(memory.peak);
        }
        let mut all = String::new();
        for task in std::fs::read_dir(format!("/proc/{process}/task"))
            .into_iter()
            .flatten()
            .flatten()
        {
            all.push(' ');
            all.push_str(
                &std::fs::read_to_string(task.path().join("children")).unwrap_or_default(),
            );
        }
        for own in all.split_whitespace() {
            if let Ok(memory) = memory(own) {
                peak_of_child = peak_of_child.max(memory.peak);
            }
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    if !status.success() {
        return Err(format!("{status}").into());
    }
    let time = began.elapsed();
    Ok(Cost {
        time,
        peak,
        peak_of_child,
    })
}
