//! Takes the lists of a record out of RON or JSON, row by row, whatever their order.
//!
//! Budget and head are checked while reading, so that a record of another version or one that is too large ends at once.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::error::RowFault;
use super::mirror::{
    AnnotationMirror, AnnotatorMirror, CaptureMirror, CollectionMirror, DocumentMirror,
    DocumentSetMirror, HistoryMirror, LinkMirror, MemoMirror, PassageMirror, PlacementMirror,
    RejectionMirror, RelationMirror, SavedSearchMirror, TagMirror, TagSetMirror, TaggingMirror,
    TombstoneMirror, ValueMirror, VariableMirror, WholeFileMirror,
};
use super::value::{DocumentsBy, KnownTexts};
use super::{FORMAT_NAME, OLDEST_VERSION, VERSION};
use crate::base::{Budget, BudgetExceeded};
use crate::command::{Original, OriginalOf};
use crate::model::{CaptureId, RowKey, Sha256};

/// A capture with its text, where that is known.
#[derive(Debug)]
pub(super) struct CaptureEntry<'a> {
    pub(super) mirror: CaptureMirror<'a>,
    pub(super) text: Option<Arc<str>>,
}

/// Why reading stopped, beyond what a parser can say.
#[derive(Debug)]
pub(super) enum Stop {
    NotARecord,
    Version(u64),
    Budget(BudgetExceeded),
    Row(RowKey, RowFault),
    WholeFile(Sha256, Sha256),
}

macro_rules! lists {
    ($($list:ident: $mirror:ty,)*) => {
        /// Everything that stands in a record, still in code points.
        #[derive(Debug, Default)]
        pub(super) struct Lists<'a> {
            pub(super) documents_by: DocumentsBy,
            pub(super) collection: Option<CollectionMirror<'a>>,
            pub(super) captures: Vec<CaptureEntry<'a>>,
            pub(super) originals: Vec<Original>,
            $(pub(super) $list: Vec<$mirror>,)*
        }

        pub(super) const FIELDS: &[&str] =
            &["format", "version", "documents_by", "collection", "captures", "whole_files", $(stringify!($list),)*];

        impl<'a> Reading<'_, 'a> {
            fn list<M: MapAccess<'a>>(&mut self, name: &str, map: &mut M) -> Result<bool, M::Error> {
                match name {
                    $(stringify!($list) => {
                        let mut rows = Vec::new();
                        let each = |_: &mut Self, row: $mirror| { rows.push(row); Ok(()) };
                        map.next_value_seed(List::new(self, each))?;
                        self.lists.$list = rows;
                    })*
                    _ => return Ok(false),
                }
                Ok(true)
            }
        }
    };
}

lists! {
    annotators: AnnotatorMirror<'a>,
    documents: DocumentMirror<'a>,
    document_sets: DocumentSetMirror<'a>,
    variables: VariableMirror<'a>,
    values: ValueMirror<'a>,
    tags: TagMirror<'a>,
    tag_sets: TagSetMirror<'a>,
    passages: PassageMirror<'a>,
    placements: PlacementMirror,
    annotations: AnnotationMirror,
    taggings: TaggingMirror,
    relations: RelationMirror<'a>,
    links: LinkMirror,
    memos: MemoMirror<'a>,
    rejections: RejectionMirror<'a>,
    saved_searches: SavedSearchMirror<'a>,
    tombstones: TombstoneMirror,
    history: HistoryMirror<'a>,
}

/// One record that is being read.
pub(super) struct Reading<'r, 'a> {
    pub(super) budget: &'r Budget,
    pub(super) known: &'r KnownTexts<'r>,
    pub(super) lists: Lists<'a>,
    pub(super) stop: Option<Stop>,
    seen: Vec<&'static str>,
    n_rows: u64,
    n_characters: u64,
}

impl<'r, 'a> Reading<'r, 'a> {
    pub(super) fn new(budget: &'r Budget, known: &'r KnownTexts<'r>) -> Self {
        Self {
            budget,
            known,
            lists: Lists::default(),
            stop: None,
            seen: Vec::new(),
            n_rows: 0,
            n_characters: 0,
        }
    }

    /// Whether the file has said, rightly, that it is a record of this version.
    pub(super) fn knows_head(&self) -> bool {
        self.seen.contains(&"format") && self.seen.contains(&"version")
    }

    fn stop<E: Error>(&mut self, stop: Stop) -> E {
        self.stop = Some(stop);
        E::custom("stopped")
    }

    fn count<E: Error>(&mut self) -> Result<(), E> {
        self.n_rows += 1;
        let checked = self.budget.check_items(self.n_rows).and_then(|()| {
            if self.n_rows.is_multiple_of(1024) {
                self.budget.check_time()
            } else {
                Ok(())
            }
        });
        checked.map_err(|exceeded| self.stop(Stop::Budget(exceeded)))
    }

    fn field<M: MapAccess<'a>>(&mut self, name: &str, map: &mut M) -> Result<(), M::Error> {
        let Some(field) = FIELDS.iter().copied().find(|field| *field == name) else {
            return Err(Error::unknown_field(name, FIELDS));
        };
        if self.seen.contains(&field) {
            return Err(Error::duplicate_field(field));
        }
        self.seen.push(field);
        match field {
            "format" => {
                if map.next_value::<Text<'_>>()?.0 != FORMAT_NAME {
                    return Err(self.stop(Stop::NotARecord));
                }
            }
            "version" => {
                let version = map.next_value::<u64>()?;
                if !(OLDEST_VERSION..=VERSION).contains(&version) {
                    return Err(self.stop(Stop::Version(version)));
                }
            }
            "documents_by" => {
                self.lists.documents_by = match &*map.next_value::<Text<'_>>()?.0 {
                    "id" => DocumentsBy::Id,
                    "content" => DocumentsBy::Content,
                    other => return Err(Error::unknown_variant(other, &["id", "content"])),
                };
            }
            "collection" => {
                self.count()?;
                self.lists.collection = Some(map.next_value()?);
            }
            "captures" => {
                let each = |reading: &mut Self, mirror| reading.capture(mirror);
                map.next_value_seed(List::new(self, each))?;
            }
            "whole_files" => {
                let each = |reading: &mut Self, mirror| reading.whole_file(mirror);
                map.next_value_seed(List::new(self, each))?;
            }
            _ => {
                self.list(field, map)?;
            }
        }
        Ok(())
    }

    /// Checks a capture's text and bytes against their hashes, and shares a text that is already in memory.
    fn capture(&mut self, mut mirror: CaptureMirror<'a>) -> Result<(), Stop> {
        let id = CaptureId(mirror.id.0);
        let of_row = |fault| Stop::Row(RowKey::from(id), fault);
        let stated = mirror.text_sha256.0;
        let known = (self.known)(stated);
        let text = match mirror.text.take() {
            None => known,
            Some(text) => {
                self.n_characters += text.chars().count() as u64;
                self.budget
                    .check_characters(self.n_characters)
                    .map_err(Stop::Budget)?;
                let computed = Sha256::of(text.as_bytes());
                if computed != stated {
                    return Err(of_row(RowFault::TextHash { stated, computed }));
                }
                known
                    .filter(|known| **known == *text)
                    .or_else(|| Some(text.into()))
            }
        };
        let original = mirror.take_original().map_err(of_row)?;
        if let Some(bytes) = original {
            self.lists.originals.push(Original {
                of: OriginalOf::Capture(id),
                bytes: bytes.into(),
            });
        }
        self.lists.captures.push(CaptureEntry { mirror, text });
        Ok(())
    }

    /// Checks the bytes of a whole file against their hash.
    fn whole_file(&mut self, mirror: WholeFileMirror) -> Result<(), Stop> {
        let (stated, bytes) = mirror.model();
        let computed = Sha256::of(&bytes);
        if stated != computed {
            return Err(Stop::WholeFile(stated, computed));
        }
        self.lists.originals.push(Original {
            of: OriginalOf::Whole(stated),
            bytes: bytes.into(),
        });
        Ok(())
    }
}

/// A string that is borrowed from the file where it can be.
#[derive(Deserialize)]
#[serde(transparent)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'a> Visitor<'a> for &mut Reading<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(name) = map.next_key::<Name<'_>>()? {
            self.field(&name.0, &mut map)?;
        }
        for field in ["format", "version"] {
            if !self.seen.contains(&field) {
                return Err(Error::missing_field(field));
            }
        }
        Ok(())
    }
}

/// The name of a field: an identifier in RON, a string in JSON.
struct Name<'a>(Cow<'a, str>);

impl<'a> Deserialize<'a> for Name<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reads;

        impl<'a> Visitor<'a> for Reads {
            type Value = Name<'a>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a field")
            }

            fn visit_borrowed_str<E: Error>(self, name: &'a str) -> Result<Name<'a>, E> {
                Ok(Name(Cow::Borrowed(name)))
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Name<'a>, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }

        deserializer.deserialize_identifier(Reads)
    }
}

/// One list: hands each row on as it comes.
struct List<'l, 'r, 'a, T, F> {
    reading: &'l mut Reading<'r, 'a>,
    each: F,
    row: PhantomData<T>,
}

impl<'l, 'r, 'a, T, F: FnMut(&mut Reading<'r, 'a>, T) -> Result<(), Stop>> List<'l, 'r, 'a, T, F> {
    fn new(reading: &'l mut Reading<'r, 'a>, each: F) -> Self {
        Self {
            reading,
            each,
            row: PhantomData,
        }
    }
}

impl<'r, 'a, T, F> DeserializeSeed<'a> for List<'_, 'r, 'a, T, F>
where
    T: Deserialize<'a>,
    F: FnMut(&mut Reading<'r, 'a>, T) -> Result<(), Stop>,
{
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'r, 'a, T, F> Visitor<'a> for List<'_, 'r, 'a, T, F>
where
    T: Deserialize<'a>,
    F: FnMut(&mut Reading<'r, 'a>, T) -> Result<(), Stop>,
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_seq<S: SeqAccess<'a>>(mut self, mut rows: S) -> Result<(), S::Error> {
        while let Some(row) = rows.next_element()? {
            self.reading.count()?;
            if let Err(stop) = (self.each)(self.reading, row) {
                return Err(self.reading.stop(stop));
            }
        }
        Ok(())
    }
}
