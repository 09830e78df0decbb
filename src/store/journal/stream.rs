//! Reading a journal row's images one by one: a merge may have put hundreds of thousands into one row.

use std::fmt;
use std::io::{self, BufReader, Read};

use flate2::read::DeflateDecoder;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Deserializer;

use crate::model::{Row, RowKey, Sha256, TombstoneEdit};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::journal::mirror::{EditImage, RowImage, TombstoneImage};
use crate::store::journal::{PAYLOAD_VERSION, canonical};
use crate::store::sql::{Sql, sqlite_error};
use crate::store::table::capture;

/// Payloads up to this many bytes are read at once, which is faster.
const SMALL: u32 = 1024 * 1024;
/// Bytes that are read of a larger one at a time.
const BUFFER: usize = 64 * 1024;

/// Tells rows apart by what they say: the first bytes of a hash of their image.
pub(in crate::store) type Fingerprint = [u8; 12];

/// What an edit left.
pub(in crate::store) enum Left {
    /// A row as it was after it; none: deleted.
    Row(RowKey, Option<Fingerprint>),
    /// A carried tombstone that came or went.
    Tombstone(TombstoneEdit),
}

/// The fingerprint of a row; of a capture without text and structure, which are not in its image.
pub(in crate::store) fn fingerprint(row: &Row) -> Fingerprint {
    of_bytes(&canonical(row))
}

fn of_bytes(bytes: &[u8]) -> Fingerprint {
    let mut fingerprint = Fingerprint::default();
    let hash = Sha256::of(bytes).0;
    fingerprint.copy_from_slice(&hash[..12]);
    fingerprint
}

/// Hands on what each edit of a journal row left, in the order in which they were made.
pub(in crate::store) fn each_left(
    sql: &Sql<'_>,
    seq: u64,
    hand: &mut dyn FnMut(Left),
) -> Result<(), StoreError> {
    let wrong = |detail: &str| StoreError::Journal {
        seq,
        detail: detail.to_owned(),
    };
    let found = sql.one(include_str!("payload_head.sql"), [seq as i64], |row| {
        let mut columns = Columns::new(row);
        let head: (u32, u32, bool) = (columns.next()?, columns.next()?, columns.next()?);
        Ok(head)
    })?;
    let (version, len, is_deflated) = found.ok_or(StoreError::NoEntry { seq })?;
    if !(1..=PAYLOAD_VERSION).contains(&version) {
        return Err(wrong("images of an unknown version"));
    }
    if len <= SMALL {
        let stored = sql.one(include_str!("payload.sql"), [seq as i64], |row| {
            row.get::<_, Vec<u8>>(3)
        })?;
        let stored = stored.ok_or(StoreError::NoEntry { seq })?;
        let bytes = if is_deflated {
            capture::inflate(&stored, len as usize)
                .ok_or_else(|| wrong("images that do not inflate"))?
        } else {
            stored
        };
        return parse(Deserializer::from_slice(&bytes), hand)
            .map_err(|error| wrong(&error.to_string()));
    }
    let stored = sql
        .connection
        .blob_open("main", "journal", "payload", seq as i64, true)
        .map_err(|error| sqlite_error(error, sql.path))?;
    let stored = BufReader::with_capacity(BUFFER, stored);
    let stored: Box<dyn Read + '_> = if is_deflated {
        Box::new(DeflateDecoder::new(stored))
    } else {
        Box::new(stored)
    };
    // Not more than was declared, however much a damaged stream would give.
    let mut counted = Counted {
        inner: stored.take(u64::from(len) + 1),
        n_read: 0,
    };
    let reader = BufReader::with_capacity(BUFFER, &mut counted);
    parse(Deserializer::from_reader(reader), hand).map_err(|error| wrong(&error.to_string()))?;
    if counted.n_read != u64::from(len) {
        return Err(wrong("images that do not inflate"));
    }
    Ok(())
}

fn parse<'de, R: serde_json::de::Read<'de>>(
    mut json: Deserializer<R>,
    hand: &mut dyn FnMut(Left),
) -> serde_json::Result<()> {
    PayloadSeed { hand }.deserialize(&mut json)?;
    json.end()
}

struct Counted<R> {
    inner: R,
    n_read: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.n_read += n as u64;
        Ok(n)
    }
}

/// What an image of either side says of its row.
fn left_by(edit: EditImage) -> Option<Left> {
    let (before, after) = (edit.before, edit.after);
    let Some(after) = after else {
        return Some(Left::Row(key_of(before?)?.0, None));
    };
    let (key, print) = key_of(after)?;
    Some(Left::Row(key, Some(print)))
}

/// The key of an image's row and its fingerprint. Images of an earlier shape are brought to the present one first.
fn key_of(image: RowImage) -> Option<(RowKey, Fingerprint)> {
    if let Some(capture) = image.capture() {
        let bytes = serde_json::to_vec(&image).ok()?;
        return Some((capture.into(), of_bytes(&bytes)));
    }
    let row = image.into_row(None)?;
    Some((row.key(), fingerprint(&row)))
}

struct PayloadSeed<'hand> {
    hand: &'hand mut dyn FnMut(Left),
}

impl<'de> DeserializeSeed<'de> for PayloadSeed<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for PayloadSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the images of a journal row")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut has_edits = false;
        while let Some(field) = map.next_key::<String>()? {
            match field.as_str() {
                "edits" => {
                    has_edits = true;
                    map.next_value_seed(EditsSeed {
                        hand: &mut *self.hand,
                    })?;
                }
                "tombstones" => {
                    for image in map.next_value::<Vec<TombstoneImage>>()? {
                        let edit = image.into_edit();
                        let edit = edit.ok_or_else(|| Error::custom("no tombstone"))?;
                        (self.hand)(Left::Tombstone(edit));
                    }
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if has_edits {
            Ok(())
        } else {
            Err(Error::missing_field("edits"))
        }
    }
}

struct EditsSeed<'hand> {
    hand: &'hand mut dyn FnMut(Left),
}

impl<'de> DeserializeSeed<'de> for EditsSeed<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for EditsSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("edits")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut edits: A) -> Result<(), A::Error> {
        while let Some(edit) = edits.next_element::<EditImage>()? {
            let left = left_by(edit).ok_or_else(|| Error::custom("an image that is no row"))?;
            (self.hand)(left);
        }
        Ok(())
    }
}
