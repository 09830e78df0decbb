//! The open collection: the one door, snapshots, revisions, jobs, events, preferences.
