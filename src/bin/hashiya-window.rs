//! The window without a console, for installed shortcuts.
#![cfg_attr(windows, windows_subsystem = "windows")]

fn main() {}
