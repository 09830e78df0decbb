//! Backups: verified copies of a collection in the user's data folder, thinned by age and space, and the way back.
//!
//! A backup counts once it has proved itself: SQLite's check, the same logical hash as its source, and the doctor's visit
//! to the copy (I17). Only then are older ones looked at, and the newest sound one is never removed. A copy in which the
//! doctor finds faults is kept under a marked name beside the sound ones and never takes the place of one.
//!
//! Limits: two copies of one collection share a folder, since both are that collection.

mod brake;
mod clock;
mod list;
mod make;
mod place;
mod rescue;
mod restore;
#[cfg(test)]
mod tests;
mod thin;

pub use brake::{Removal, removal_of};
pub use clock::BackupClock;
pub use list::{Backup, list_backups};
use make::back_up_store;
pub use make::{Made, back_up_file};
pub use place::{
    BackupRules, DATA_DIR_VARIABLE, DEFAULT_ALLOWANCE, default_data_folder, folder_of,
};
pub use rescue::rescue;
pub use restore::{RestoreError, Restored, restore};
pub use thin::{Aged, KEPT_ALWAYS, KEPT_DAYS, KEPT_WEEKS, thin};
