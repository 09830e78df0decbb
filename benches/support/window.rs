//! The window of the built program on a screen of its own (Xvfb), drawn by software, watched through its trace.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::Result;

/// How long a window may take for one step.
const PATIENCE: Duration = Duration::from_secs(60);

/// A screen that nobody sees.
pub(crate) struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    /// Starts one.
    pub(crate) fn start() -> Result<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1440x900x24"])
            .args(["-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut number = String::new();
        if let Some(out) = server.stdout.take() {
            BufReader::new(out).read_line(&mut number)?;
        }
        let display = format!(":{}", number.trim());
        Ok(Self { server, display })
    }

    /// Presses keys in the window that has the focus, after giving it to the program's.
    pub(crate) fn press(&self, keys: &str) -> Result<()> {
        let pressed = Command::new("xdotool")
            .env("DISPLAY", &self.display)
            .args(["search", "--onlyvisible", "--name", "Hashiya"])
            .args(["windowfocus", "--sync", "key", keys])
            .stdout(Stdio::null())
            .status()?;
        match pressed.success() {
            true => Ok(()),
            false => Err("xdotool found no window".into()),
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _gone = self.server.kill();
        let _waited = self.server.wait();
    }
}

/// The program's window.
pub(crate) struct Window {
    program: Child,
    started: i64,
    folder: tempfile::TempDir,
}

/// A moment that the window told.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Moment {
    /// What it was; see the module `trace` of the window.
    pub(crate) what: String,
    /// Since the process was started.
    pub(crate) after: Duration,
}

impl Window {
    /// Starts the program on a collection, with preferences of its own.
    pub(crate) fn start(screen: &Screen, collection: &Path, quits: bool) -> Result<Self> {
        let folder = super::collections::folder()?;
        let started = now();
        let program = Command::new(env!("CARGO_BIN_EXE_hashiya"))
            .arg(collection)
            .env("DISPLAY", &screen.display)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("HASHIYA_CONFIG_DIR", folder.path().join("preferences"))
            .env("HASHIYA_DATA_DIR", folder.path().join("data"))
            .env("HASHIYA_TRACE_FRAMES", folder.path().join("trace"))
            .env("HASHIYA_TRACE_QUIT", if quits { "1" } else { "0" })
            .env("LANG", "en_US.UTF-8")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stderr(Stdio::null())
            .spawn()?;
        Ok(Self {
            program,
            started,
            folder,
        })
    }

    /// The process's id, as Linux names its folder.
    pub(crate) fn process(&self) -> String {
        self.program.id().to_string()
    }

    /// What it has told so far.
    pub(crate) fn moments(&self) -> Result<Vec<Moment>> {
        let trace = std::fs::read_to_string(self.folder.path().join("trace")).unwrap_or_default();
        trace
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .map(|(micros, what)| {
                let micros: i64 = micros.parse()?;
                let after = u64::try_from(micros - self.started)?;
                Ok(Moment {
                    what: what.to_owned(),
                    after: Duration::from_micros(after),
                })
            })
            .collect()
    }

    /// Waits until it has told something `n` times; when it told that last.
    pub(crate) fn wait_for(&self, what: &str, n: usize) -> Result<Duration> {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            let moments = self.moments()?;
            let mut told = moments.iter().filter(|moment| moment.what == what);
            if let Some(moment) = told.nth(n - 1) {
                return Ok(moment.after);
            }
            // Seldom enough to leave the two cores to the window.
            std::thread::sleep(Duration::from_millis(20));
        }
        Err(format!("no “{what}” within {PATIENCE:?}: {:?}", self.moments()?).into())
    }

    /// Waits until it has closed by itself; how long it took from its start.
    pub(crate) fn wait_for_end(&mut self) -> Result<Duration> {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if self.program.try_wait()?.is_some() {
                return Ok(Duration::from_micros(u64::try_from(now() - self.started)?));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err(format!("still there after {PATIENCE:?}").into())
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _gone = self.program.kill();
        let _waited = self.program.wait();
    }
}

/// Microseconds since 1970: the trace of another process is compared with it.
fn now() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_micros() as i64)
}
