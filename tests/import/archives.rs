//! Archives of documents: how they are made for tests, and what no cut and no changed byte of one may do.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::case::{Desk, shown};

/// An archive made as any program would.
pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("an entry");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

/// An entry of which every claim can be false.
#[derive(Clone)]
pub(crate) struct Raw {
    pub(crate) name: Vec<u8>,
    pub(crate) bytes: Vec<u8>,
    pub(crate) flags: u16,
    pub(crate) method: u16,
    /// Of the file system, as Unix has it.
    pub(crate) mode: u32,
    pub(crate) crc: Option<u32>,
    /// What the directory says of the unpacked size.
    pub(crate) size: Option<u32>,
    /// Where the directory says that it begins.
    pub(crate) at: Option<u32>,
}

pub(crate) fn raw(name: impl AsRef<[u8]>, bytes: impl AsRef<[u8]>) -> Raw {
    Raw {
        name: name.as_ref().to_vec(),
        bytes: bytes.as_ref().to_vec(),
        flags: 0,
        method: 0,
        mode: 0o100_644,
        crc: None,
        size: None,
        at: None,
    }
}

/// Writes the records of APPNOTE 6.3.10, §4.3.7, §4.3.12 and §4.3.16, as they are given.
pub(crate) fn archive(entries: &[Raw]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let mut crc = flate2::Crc::new();
        crc.update(&entry.bytes);
        let crc = entry.crc.unwrap_or_else(|| crc.sum());
        let length = entry.bytes.len() as u32;
        let size = entry.size.unwrap_or(length);
        let at = entry.at.unwrap_or(file.len() as u32);
        let mut common = Vec::new();
        for value in [20, entry.flags, entry.method, 0, 0x21] {
            common.extend_from_slice(&value.to_le_bytes());
        }
        for value in [crc, length, size] {
            common.extend_from_slice(&value.to_le_bytes());
        }
        common.extend_from_slice(&(entry.name.len() as u16).to_le_bytes());
        common.extend_from_slice(&[0, 0]);
        file.extend_from_slice(b"PK\x03\x04");
        file.extend_from_slice(&common);
        file.extend_from_slice(&entry.name);
        file.extend_from_slice(&entry.bytes);
        directory.extend_from_slice(b"PK\x01\x02\x14\x03");
        directory.extend_from_slice(&common);
        directory.extend_from_slice(&[0; 6]);
        directory.extend_from_slice(&(entry.mode << 16).to_le_bytes());
        directory.extend_from_slice(&at.to_le_bytes());
        directory.extend_from_slice(&entry.name);
    }
    let at = file.len() as u32;
    let length = directory.len() as u32;
    file.extend_from_slice(&directory);
    file.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    for _ in 0..2 {
        file.extend_from_slice(&(entries.len() as u16).to_le_bytes());
    }
    file.extend_from_slice(&length.to_le_bytes());
    file.extend_from_slice(&at.to_le_bytes());
    file.extend_from_slice(&[0, 0]);
    file
}

#[test]
fn no_beginning_of_an_archive_comes_in() {
    let desk = Desk::new();
    let before = desk.hash();
    let whole = zipped(&[("a.txt", b"some words"), ("b/c.md", b"# more words")]);
    for end in 1..whole.len() {
        desk.write(&format!("cut/{end:03}.zip"), &whole[..end]);
    }
    let lines = desk.add(&[desk.path("cut")]);
    assert_eq!(lines.len(), whole.len() - 1);
    for line in shown(&lines) {
        assert!(line.contains(": Refused, refused damaged"), "{line}");
    }
    assert_eq!(desk.hash(), before);
}

#[test]
fn no_changed_byte_of_an_archive_does_harm() {
    let desk = Desk::new();
    let whole = zipped(&[("a.txt", b"some words"), ("b/c.md", b"# more words")]);
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 0x41;
        desk.write(&format!("changed/{at:03}.zip"), changed);
    }
    let lines = desk.add(&[desk.path("changed")]);
    for line in shown(&lines) {
        let is_ours = line.contains("fault") || line.contains("died") || line.contains("wrong");
        assert!(!is_ours, "{line}");
    }
}
