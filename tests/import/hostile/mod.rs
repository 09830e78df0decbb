//! The hostile list: one table of files over all formats, each with its stated outcome.
//!
//! A row is a name, a file, how its bytes are made, and what must come of it. Nothing large is stored: bombs are made when it
//! is their turn. Every row is read by the built program's worker; see [`crate::case`] for what holds for all of them.

mod archives;
mod books;
mod door;
mod mail;
mod names;
mod office;
mod pages;
mod print;
mod rich;
mod slow;
mod subtitles;
mod tables;
mod texts;

use std::collections::BTreeSet;

use crate::case::{Case, check};

/// The least number of rows.
const LEAST: usize = 150;

#[test]
fn each_hostile_file_ends_as_stated() {
    let parts: [(&str, Vec<Case>); 13] = [
        ("door", door::rows()),
        ("names", names::rows()),
        ("text", texts::rows()),
        ("HTML", pages::rows()),
        ("office", office::rows()),
        ("PDF", print::rows()),
        ("EPUB", books::rows()),
        ("ZIP", archives::rows()),
        ("RTF", rich::rows()),
        ("mail", mail::rows()),
        ("tables", tables::rows()),
        ("subtitles", subtitles::rows()),
        ("time", slow::rows()),
    ];
    let mut rows = Vec::new();
    let mut names = BTreeSet::new();
    for (part, cases) in parts {
        println!("{part}: {} rows", cases.len());
        for mut case in cases {
            case.name = format!("{part}: {}", case.name);
            assert!(
                names.insert(case.name.clone()),
                "{} stands twice",
                case.name
            );
            rows.push(case);
        }
    }
    println!("all: {} rows", rows.len());
    assert!(rows.len() >= LEAST, "{} rows", rows.len());
    check(rows);
    // The way out that an archive among them tried.
    assert!(!std::path::Path::new("/tmp/hashiya-out.txt").exists());
}
