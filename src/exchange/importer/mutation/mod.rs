//! Mutated files: every reader reads thousands of them and fails at none.
//!
//! The files come from real ones by changes of bytes and by changes of what the format is made of ([`shape`]): its elements,
//! groups, parts and lines. The numbers behind it follow from a seed, so that each run reads the same files. How many they are
//! stands in `HASHIYA_MUTATIONS`, and where the seeds begin in `HASHIYA_MUTATION_SEED`; see CONTRIBUTING.md.

mod dice;
mod shape;
mod tests;

use std::time::{Duration, Instant};

use super::ImportError;
use super::testing::{SOON, check_marks, read_all, zipped};

pub(crate) use dice::Dice;

/// Mutated files for each reader in a usual run.
const USUAL: u64 = 2_000;
/// So often a long run says where it is.
const TOLD: u64 = 50_000;

/// How many mutated files each reader is to read.
pub(crate) fn mutations() -> u64 {
    number("HASHIYA_MUTATIONS").unwrap_or(USUAL)
}

pub(crate) fn number(name: &str) -> Option<u64> {
    let value = std::env::var(name).ok()?;
    Some(
        value
            .parse()
            .unwrap_or_else(|_| panic!("{name} is no number: {value}")),
    )
}

/// Reads mutated files; none may be a fault of ours or take long, and what is read has its marks in its text.
pub(super) fn survives(name: &str, mutated: impl FnMut(&mut Dice) -> Vec<u8>) {
    survives_some(name, mutations(), mutated);
}

fn survives_some(name: &str, count: u64, mut mutated: impl FnMut(&mut Dice) -> Vec<u8>) {
    let first = number("HASHIYA_MUTATION_SEED").unwrap_or(0);
    let mut n_read = 0;
    let mut slowest = (Duration::ZERO, first);
    for seed in first..first + count {
        let bytes = mutated(&mut Dice::new(seed));
        let began = Instant::now();
        match read_all(name, &bytes) {
            Ok(documents) => {
                n_read += 1;
                documents.iter().for_each(check_marks);
            }
            Err(error) => assert!(
                !matches!(error, ImportError::Fault | ImportError::WrongAnswer),
                "{name}, seed {seed}: {error}"
            ),
        }
        slowest = slowest.max((began.elapsed(), seed));
        assert!(slowest.0 < SOON, "{name}, seed {seed} took {:?}", slowest.0);
        let done = seed - first + 1;
        if done.is_multiple_of(TOLD) {
            println!("{name}: {done} of {count}, {n_read} read, the slowest {slowest:?}");
        }
    }
    // Were all refused at the door, nothing would have been tried.
    assert!(
        n_read > count / 20,
        "{name}: only {n_read} of {count} were read"
    );
}

/// Damages one file in many ways: so many of the usual run, and as many times more in a longer one.
pub(super) fn mutate(name: &str, file: &[u8], usual: u64) {
    let count = (mutations() * usual).div_ceil(USUAL);
    survives_some(name, count, |dice| dice.mutate(file, PIECES));
}

/// What breaks the grammars of text formats most easily.
const PIECES: &[&[u8]] = &[
    b"<",
    b">",
    b"&",
    b";",
    b"=",
    b"\"",
    b"'",
    b"/",
    b"\0",
    b"\xFF",
    b"-",
    b"]]>",
    b"<!--",
    b"&#x110000;",
    b"\r\n\r\n",
    b"<![CDATA[",
    b"<?xml?>",
    b"</p>",
    b"<table>",
    b"</table>",
    b"\xE2\x80\xAE",
];

/// Mutates an archive: mostly one of its parts, sometimes which parts there are, sometimes the archive itself.
pub(in crate::exchange) fn mutated_archive(
    dice: &mut Dice,
    parts: &[(String, Vec<u8>)],
    archive: &[u8],
    pieces: &[&[u8]],
) -> Vec<u8> {
    if dice.below(8) == 0 {
        return dice.mutate(archive, &[]);
    }
    let mut parts: Vec<(String, Vec<u8>)> = parts.to_vec();
    let chosen = dice.below(parts.len());
    match dice.below(20) {
        0 => drop(parts.remove(chosen)),
        1 => parts[chosen].1.clear(),
        2 => {
            let other = dice.below(parts.len());
            let bytes = parts[other].1.clone();
            parts[chosen].1 = bytes;
        }
        3 => {
            let other = dice.below(parts.len());
            parts.swap(chosen, other);
        }
        4 => {
            let bytes = &mut parts[chosen].1;
            bytes.truncate(dice.below(bytes.len()));
        }
        _ => {
            let changed = dice.mutate(&parts[chosen].1, pieces);
            parts[chosen].1 = changed;
        }
    }
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    zipped(&parts)
}
