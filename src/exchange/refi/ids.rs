//! Ids that follow from others: the same thing has the same id in each export and each import.

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// An id made of another and of what it is for, of the form that RFC 9562 leaves to programs (version 8).
pub(in crate::exchange) fn derived(from: Uuid, part: &str) -> Uuid {
    let mut hash = Sha256::new();
    hash.update(b"hashiya-refi\0");
    hash.update(from.as_bytes());
    hash.update(part.as_bytes());
    let digest: [u8; 32] = hash.finalize().into();
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// Reads a GUID with or without braces, in either case.
pub(in crate::exchange) fn parsed(text: &str) -> Option<Uuid> {
    Uuid::try_parse(text.trim()).ok()
}

/// The second and further parts of a passage: `part` counts from 1.
pub(in crate::exchange) fn part(selection: Uuid, part: usize) -> Uuid {
    derived(selection, &format!("part {part}"))
}

/// The tagging of a further part of a passage.
pub(super) fn part_coding(coding: Uuid, part: usize) -> Uuid {
    derived(coding, &format!("part {part}"))
}

/// The text of a document whose source is not plain text.
pub(super) fn representation(document: Uuid) -> Uuid {
    derived(document, "representation")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_and_case_do_not_count() {
        let id = Uuid::from_u128(0x0123_4567_89ab_4cde_8f01_2345_6789_abcd);
        for text in [
            "01234567-89ab-4cde-8f01-23456789abcd",
            "{01234567-89AB-4CDE-8F01-23456789ABCD}",
            " 01234567-89AB-4cde-8F01-23456789ABCD ",
        ] {
            assert_eq!(parsed(text), Some(id), "{text}");
        }
        assert_eq!(parsed("01234567"), None);
    }

    #[test]
    fn derived_ids_never_change() {
        let id = Uuid::from_u128(1);
        assert_eq!(part(id, 1), part(id, 1));
        assert_ne!(part(id, 1), part(id, 2));
        assert_eq!(part(id, 1).get_version_num(), 8);
    }
}
