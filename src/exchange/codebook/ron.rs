//! Codebooks in RON: one value, each tag one entry, in the order of the tree.

use std::io::Write;

use serde::{Deserialize, Serialize};

use crate::base::{Budget, Progress, Severity};
use crate::exchange::codebook::settle::settle;
use crate::exchange::codebook::{
    Codebook, CodebookNote, CodebookReport, CodebookTag, FORMAT_NAME, Parent, Terms, Texts, VERSION,
};
use crate::exchange::record::{ExchangeError, TermMirror, TextPlace};
use crate::model::TagId;

/// The file as it is written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileMirror<'a> {
    format: String,
    version: u64,
    #[serde(borrow)]
    tags: Vec<TagMirror<'a>>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TagMirror<'a> {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    id: String,
    /// The id of the tag above.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    parent: String,
    /// For files that people write: the labels above.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    path: Vec<String>,
    #[serde(default)]
    label: TextsMirror,
    #[serde(default, skip_serializing_if = "TextsMirror::is_empty")]
    definition: TextsMirror,
    #[serde(default, skip_serializing_if = "TextsMirror::is_empty")]
    includes: TextsMirror,
    #[serde(default, skip_serializing_if = "TextsMirror::is_empty")]
    excludes: TextsMirror,
    /// Where there are none, those of a tag that is there stay.
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    terms: Vec<TermMirror<'a>>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    color: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    is_category: bool,
}

/// A side that is empty is not written: in this format, what is not said is empty.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TextsMirror {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    english: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    arabic: String,
}

impl TextsMirror {
    fn of(texts: &Texts) -> Self {
        Self {
            english: texts.english.clone().unwrap_or_default(),
            arabic: texts.arabic.clone().unwrap_or_default(),
        }
    }

    fn texts(self) -> Texts {
        Texts {
            english: Some(self.english),
            arabic: Some(self.arabic),
        }
    }

    fn is_empty(&self) -> bool {
        self.english.is_empty() && self.arabic.is_empty()
    }
}

/// Writes a codebook. The same tags give the same bytes.
pub fn write_ron(
    codebook: &Codebook,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(), ExchangeError> {
    progress.check()?;
    let tags = codebook.tags.iter().map(|tag| TagMirror {
        id: tag.id.map(|id| id.0.to_string()).unwrap_or_default(),
        parent: match &tag.parent {
            Parent::Id(id) => id.0.to_string(),
            _ => String::new(),
        },
        path: match &tag.parent {
            Parent::Path(path) => path.clone(),
            _ => Vec::new(),
        },
        label: TextsMirror::of(&tag.label),
        definition: TextsMirror::of(&tag.definition),
        includes: TextsMirror::of(&tag.includes),
        excludes: TextsMirror::of(&tag.excludes),
        terms: match &tag.terms {
            Terms::Exact(terms) => terms.iter().map(TermMirror::of).collect(),
            Terms::Unsaid | Terms::Spellings(_) => Vec::new(),
        },
        color: tag.color.map(|color| color.to_string()).unwrap_or_default(),
        is_category: tag.is_category == Some(true),
    });
    let file = FileMirror {
        format: FORMAT_NAME.to_owned(),
        version: VERSION,
        tags: tags.collect(),
    };
    let pretty = ::ron::ser::PrettyConfig::new()
        .new_line("\n")
        .indentor("  ");
    let text = ::ron::ser::to_string_pretty(&file, pretty).map_err(|error| {
        let source = std::io::Error::other(error.to_string());
        ExchangeError::Output { source }
    })?;
    let output = |source| ExchangeError::Output { source };
    out.write_all(text.as_bytes()).map_err(output)?;
    out.write_all(b"\n").map_err(output)
}

/// Reads a codebook.
pub fn read_ron(
    bytes: &[u8],
    budget: &Budget,
) -> Result<(Codebook, CodebookReport), ExchangeError> {
    let (tags, report) = parse_ron(bytes, budget)?;
    Ok(settle(tags, report))
}

/// The entries of a file as they stand.
pub(super) fn parse_ron(
    bytes: &[u8],
    budget: &Budget,
) -> Result<(Vec<CodebookTag>, CodebookReport), ExchangeError> {
    budget.check_bytes(bytes.len() as u64)?;
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        ExchangeError::NotUtf8 {
            place: TextPlace { line, column: 1 },
        }
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let file: FileMirror<'_> = ::ron::from_str(text).map_err(|error| ExchangeError::Syntax {
        place: TextPlace {
            line: error.span.start.line,
            column: error.span.start.col,
        },
        message: error.code.to_string(),
    })?;
    let place = TextPlace { line: 1, column: 1 };
    if file.format != FORMAT_NAME {
        return Err(ExchangeError::NotACodebook { place });
    }
    if file.version != VERSION {
        return Err(ExchangeError::UnknownVersion {
            found: file.version,
            known: VERSION,
            place,
        });
    }
    budget.check_items(file.tags.len() as u64)?;
    let mut report = CodebookReport::new();
    let mut tags = Vec::with_capacity(file.tags.len());
    for (index, tag) in file.tags.into_iter().enumerate() {
        let line = index + 1;
        let name = [&tag.label.english, &tag.label.arabic]
            .into_iter()
            .find(|label| !label.is_empty());
        let name = name.cloned().unwrap_or_default();
        let mut warn = |note| report.add(Severity::Warning, name.clone(), note);
        let mut id = |text: &str| {
            let parsed = uuid::Uuid::parse_str(text).ok().map(TagId);
            if parsed.is_none() && !text.is_empty() {
                warn(CodebookNote::BadId { line });
            }
            parsed
        };
        let (own, above) = (id(&tag.id), id(&tag.parent));
        let color = tag.color.parse().ok();
        if color.is_none() && !tag.color.is_empty() {
            warn(CodebookNote::BadColor { line });
        }
        let mut terms = Vec::with_capacity(tag.terms.len());
        for term in tag.terms {
            match term.model() {
                Ok(term) => terms.push(term),
                Err(_) => warn(CodebookNote::BadTerm { line }),
            }
        }
        tags.push(CodebookTag {
            id: own,
            parent: match (above, tag.path.is_empty()) {
                (Some(above), _) => Parent::Id(above),
                (None, false) => Parent::Path(tag.path),
                (None, true) => Parent::Top,
            },
            label: tag.label.texts(),
            definition: tag.definition.texts(),
            includes: tag.includes.texts(),
            excludes: tag.excludes.texts(),
            terms: match terms.is_empty() {
                true => Terms::Unsaid,
                false => Terms::Exact(terms),
            },
            color,
            is_category: Some(tag.is_category),
            line,
        });
    }
    Ok((tags, report))
}
