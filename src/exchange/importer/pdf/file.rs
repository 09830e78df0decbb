//! The objects of a PDF: opening it, its pages, its streams through a limit (ISO 32000-1, 7).

use std::collections::BTreeSet;

use lopdf::{DecompressError, Dictionary, Document, Error, LoadOptions, Object, ObjectId, Stream};

use crate::base::{Budget, BudgetExceeded, Limit, Progress};
use crate::exchange::importer::ImportError;

/// Pages of one file.
pub(super) const MOST_PAGES: u64 = 20_000;
/// Levels of the tree of pages.
const MOST_LEVELS: u32 = 64;
/// A file of N bytes may become 100·N and 16 MB, and never more than 1 GiB.
const MOST_EXPANSION: u64 = 100;
const FREE_EXPANSION: u64 = 16_000_000;
const MOST_PRODUCED: u64 = 1 << 30;
/// No single stream that says something about text is larger, bytes.
const MOST_STREAM: u64 = 128 << 20;

/// Opens a file. What is encrypted opens with the empty password or not at all.
pub(super) fn open(bytes: &[u8], budget: &Budget) -> Result<Document, ImportError> {
    budget.check_bytes(bytes.len() as u64)?;
    let most = Unpacked::allowed(bytes).min(MOST_STREAM);
    let options = LoadOptions::with_max_decompressed_size(usize::try_from(most).unwrap_or(1 << 24));
    let document = Document::load_mem_with_options(bytes, options)
        .map_err(|error| fault(&error, "file", most))?;
    // What is still encrypted did not open with the empty password.
    if document.is_encrypted() {
        return Err(ImportError::PasswordProtected);
    }
    Ok(document)
}

/// What an error of the library means for whoever imports.
fn fault(error: &Error, part: &str, allowed: u64) -> ImportError {
    match error {
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => {
            ImportError::PasswordProtected
        }
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => {
            over(Limit::Unpacked, allowed)
        }
        Error::Decompress(DecompressError::TooManyFilters { limit, .. }) => {
            over(Limit::Depth, *limit as u64)
        }
        _ => damaged(part),
    }
}

pub(super) fn over(limit: Limit, allowed: u64) -> ImportError {
    ImportError::Budget(BudgetExceeded { limit, allowed })
}

pub(super) fn damaged(part: &str) -> ImportError {
    ImportError::Damaged {
        part: part.to_owned(),
    }
}

/// Counts what streams become.
pub(super) struct Unpacked<'a> {
    budget: &'a Budget,
    produced: u64,
    allowed: u64,
}

impl<'a> Unpacked<'a> {
    /// Begins to count for a file.
    pub(super) fn new(bytes: &[u8], budget: &'a Budget) -> Self {
        Self {
            budget,
            produced: 0,
            allowed: Self::allowed(bytes),
        }
    }

    fn allowed(bytes: &[u8]) -> u64 {
        (bytes.len() as u64)
            .saturating_mul(MOST_EXPANSION)
            .saturating_add(FREE_EXPANSION)
            .min(MOST_PRODUCED)
    }

    /// The bytes of a stream.
    pub(super) fn stream(&mut self, stream: &Stream, part: &str) -> Result<Vec<u8>, ImportError> {
        self.budget.check_time()?;
        let left = self.allowed.saturating_sub(self.produced).min(MOST_STREAM);
        let bytes = stream
            .decompressed_content_with_limit(usize::try_from(left).unwrap_or(0))
            .map_err(|error| fault(&error, part, self.allowed))?;
        self.produced = self.produced.saturating_add(bytes.len() as u64);
        Ok(bytes)
    }
}

/// An entry of a dictionary, with references followed.
pub(super) fn at<'d>(
    document: &'d Document,
    dictionary: &'d Dictionary,
    key: &[u8],
) -> Option<&'d Object> {
    let object = dictionary.get(key).ok()?;
    let (_, object) = document.dereference(object).ok()?;
    (!object.is_null()).then_some(object)
}

/// The same where a dictionary is wanted; that of a stream counts.
pub(super) fn dictionary_at<'d>(
    document: &'d Document,
    dictionary: &'d Dictionary,
    key: &[u8],
) -> Option<&'d Dictionary> {
    match at(document, dictionary, key)? {
        Object::Dictionary(found) => Some(found),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// A number, whole or not.
pub(super) fn number(object: &Object) -> Option<f64> {
    match object {
        Object::Integer(value) => Some(*value as f64),
        Object::Real(value) => Some(f64::from(*value)),
        _ => None,
    }
    .filter(|value| value.is_finite())
}

/// So many numbers in a row.
pub(super) fn numbers<const N: usize>(object: &Object) -> Option<[f64; N]> {
    let array = object.as_array().ok()?;
    let mut found = [0.0; N];
    for (place, object) in found.iter_mut().zip(array) {
        *place = number(object)?;
    }
    (array.len() >= N).then_some(found)
}

/// One page: its own dictionary, and the resources that it has or inherits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'d> {
    pub(super) dictionary: &'d Dictionary,
    pub(super) resources: Option<&'d Dictionary>,
}

/// The pages in their order. A tree that leads back to itself is refused.
pub(super) fn pages<'d>(
    document: &'d Document,
    budget: &Budget,
    progress: &Progress,
) -> Result<Vec<Page<'d>>, ImportError> {
    let catalog = document.catalog().map_err(|_| damaged("catalog"))?;
    let root = catalog.get(b"Pages").map_err(|_| damaged("pages"))?;
    let most = MOST_PAGES.min(budget.items);
    let mut pages = Vec::new();
    let mut seen: BTreeSet<ObjectId> = BTreeSet::new();
    let mut waiting = vec![(root, None, 0_u32)];
    while let Some((node, inherited, level)) = waiting.pop() {
        progress.check()?;
        budget.check_time()?;
        if level > MOST_LEVELS {
            return Err(over(Limit::Depth, u64::from(MOST_LEVELS)));
        }
        let Ok((_, Object::Dictionary(dictionary))) = document.dereference(node) else {
            continue;
        };
        let resources = dictionary_at(document, dictionary, b"Resources").or(inherited);
        let Some(Object::Array(kids)) = at(document, dictionary, b"Kids") else {
            if pages.len() as u64 >= most {
                return Err(over(Limit::Items, most));
            }
            pages.push(Page {
                dictionary,
                resources,
            });
            continue;
        };
        if let Ok(id) = node.as_reference()
            && !seen.insert(id)
        {
            return Err(damaged("pages"));
        }
        if (kids.len() as u64).saturating_add(waiting.len() as u64) > most.saturating_mul(2) {
            return Err(over(Limit::Items, most));
        }
        waiting.extend(kids.iter().rev().map(|kid| (kid, resources, level + 1)));
    }
    match pages.is_empty() {
        true => Err(damaged("pages")),
        false => Ok(pages),
    }
}

/// What a page draws: its streams, one after the other.
pub(super) fn contents(
    document: &Document,
    page: &Dictionary,
    unpacked: &mut Unpacked<'_>,
) -> Result<Vec<u8>, ImportError> {
    const PART: &str = "page";
    match at(document, page, b"Contents") {
        Some(Object::Stream(stream)) => unpacked.stream(stream, PART),
        Some(Object::Array(parts)) => {
            let mut bytes = Vec::new();
            for part in parts {
                if let Ok((_, Object::Stream(stream))) = document.dereference(part) {
                    bytes.extend(unpacked.stream(stream, PART)?);
                    // A word may not go over the edge of a stream.
                    bytes.push(b'\n');
                }
            }
            Ok(bytes)
        }
        _ => Ok(Vec::new()),
    }
}
