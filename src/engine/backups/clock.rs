//! When the next backup is due: after ten minutes of changes. Knows no clock; it is told the time in seconds.

/// Seconds of changes after which a backup is made.
const AFTER: f64 = 600.0;

/// Keeps count of what is not backed up yet.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BackupClock {
    backed_up: Option<u64>,
    dirty_since: Option<f64>,
    is_running: bool,
}

impl BackupClock {
    /// For a collection as it was opened: nothing has changed in this session.
    pub fn at(revision: u64) -> Self {
        Self {
            backed_up: Some(revision),
            ..Self::default()
        }
    }

    /// Tells the collection's revision at a time.
    pub fn notice(&mut self, revision: u64, now: f64) {
        if self.backed_up == Some(revision) {
            self.dirty_since = None;
        } else {
            self.dirty_since.get_or_insert(now);
        }
    }

    /// Whether there are changes that no backup of this session holds.
    pub fn is_dirty(&self) -> bool {
        self.dirty_since.is_some()
    }

    /// Whether a backup is to be started now.
    pub fn is_due(&self, now: f64) -> bool {
        !self.is_running && self.dirty_since.is_some_and(|since| now - since >= AFTER)
    }

    /// Seconds until one is due, where one will be.
    pub fn wait(&self, now: f64) -> Option<f64> {
        let since = self.dirty_since.filter(|_| !self.is_running)?;
        Some((since + AFTER - now).max(0.0))
    }

    /// One has been started.
    pub fn started(&mut self) {
        self.is_running = true;
    }

    /// One has ended: with the revision that it holds at least, or without success. Then the next try is ten minutes off.
    pub fn ended(&mut self, revision: Option<u64>, now: f64) {
        self.is_running = false;
        match revision {
            Some(revision) => {
                self.backed_up = Some(revision);
                self.dirty_since = None;
            }
            None => self.dirty_since = self.dirty_since.map(|_| now),
        }
    }
}
