//! What tests of readers share: reading bytes as a file, showing marks, and damage with a fixed seed.

use super::*;

/// By when a file made to do harm has ended: well under a second in the program, and this where a build without
/// optimization shares a busy machine.
pub(super) const SOON: std::time::Duration = std::time::Duration::from_secs(30);

/// Reads a file that holds one document.
pub(super) fn read_file(name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    let source = SourceFile {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
        modified: None,
    };
    import_bytes(
        &source,
        &ImportOptions::default(),
        &Budget::default(),
        &Progress::default(),
    )
    .map(|mut documents| documents.remove(0))
}

/// The text of a file.
pub(super) fn read_text_of(name: &str, bytes: &[u8]) -> String {
    read_file(name, bytes).expect("it can be read").text
}

/// The notes as codes.
pub(super) fn coded(imported: &Imported) -> Vec<String> {
    imported.notes.iter().filter_map(ImportNote::code).collect()
}

/// The structure, each mark as its kind and its words.
pub(super) fn marks(imported: &Imported) -> Vec<(crate::model::StructureKind, String)> {
    let words = |mark: &StructureMark| {
        mark.span
            .slice(&imported.text)
            .expect("in the text")
            .to_owned()
    };
    imported
        .structure
        .iter()
        .map(|mark| (mark.kind, words(mark)))
        .collect()
}

/// The same to be compared with literals.
pub(super) fn shown(
    marks: &[(crate::model::StructureKind, String)],
) -> Vec<(crate::model::StructureKind, &str)> {
    marks
        .iter()
        .map(|(kind, words)| (*kind, words.as_str()))
        .collect()
}

/// Damages a file in so many ways, the same at every run, and reads it each time: refusing it is right, failing is not.
pub(super) fn mutate(name: &str, seed: &[u8], times: u64) {
    for number in 1..=times {
        let mut state = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut next = |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state >> 33).expect("31 bits") % below.max(1)
        };
        let mut bytes = seed.to_vec();
        for _ in 0..=next(4) {
            let (at, to) = (next(bytes.len()), next(bytes.len()));
            let (from, to) = (at.min(to), at.max(to));
            match next(5) {
                0 => bytes.truncate(at),
                1 => drop(bytes.drain(from..to)),
                2 => {
                    let piece = bytes[from..to].to_vec();
                    let place = next(bytes.len());
                    bytes.splice(place..place, piece);
                }
                3 => bytes.insert(at, b"<>&;=\"'/\0\xFF-]0 \n"[next(15)]),
                _ if !bytes.is_empty() => bytes[at] = u8::try_from(next(256)).expect("a byte"),
                _ => {}
            }
        }
        let result = read_file(name, &bytes);
        assert!(
            !matches!(result, Err(ImportError::Fault)),
            "{name} {number}: {:?}",
            String::from_utf8_lossy(&bytes)
        );
        if let Ok(imported) = result {
            assert!(
                imported
                    .structure
                    .is_sorted_by_key(|mark| mark.span.start())
            );
            marks(&imported);
        }
    }
}
