//! The `hashiya` command: opens the window on a path, or runs one command.

fn main() {}
