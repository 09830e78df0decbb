//! The only SQLite: open, migrate, commit one change, journal, lease, doctor.
