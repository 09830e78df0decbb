//! Codebooks as tables.
//!
//! UTF-8, a header line, one line for each tag in the order of the tree. A field that a spreadsheet program could take for a formula
//! gets a `'` before it, and loses it when it is read: what was there comes back. Comma, semicolon or tab part the fields, as the header shows.

use std::io::Write;

use crate::base::{Budget, Progress, Severity};
use crate::exchange::codebook::settle::settle;
use crate::exchange::codebook::value::paths;
use crate::exchange::codebook::{
    Codebook, CodebookNote, CodebookReport, CodebookTag, Parent, Terms, Texts,
};
use crate::exchange::guard::{guarded, unguarded};
use crate::exchange::list::BOM;
use crate::exchange::record::{ExchangeError, TextPlace};
use crate::model::TagId;

/// The columns in the order in which they are written.
const COLUMNS: [&str; 14] = [
    "parent",
    "label_english",
    "label_arabic",
    "definition_english",
    "definition_arabic",
    "includes_english",
    "includes_arabic",
    "excludes_english",
    "excludes_arabic",
    "terms",
    "color",
    "category",
    "id",
    "parent_id",
];

/// Writes a table. The same tags give the same bytes.
pub fn write_csv(
    codebook: &Codebook,
    with_bom: bool,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(), ExchangeError> {
    let output = |source| ExchangeError::Output { source };
    if with_bom {
        out.write_all(BOM.as_bytes()).map_err(output)?;
    }
    let failed = |error: csv::Error| ExchangeError::Output {
        source: error.into(),
    };
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLUMNS).map_err(failed)?;
    let paths = paths(codebook);
    for tag in &codebook.tags {
        progress.check()?;
        let (parent, parent_id) = match &tag.parent {
            Parent::Id(id) => (
                paths.get(id).map(|path| joined(path)).unwrap_or_default(),
                id.0.to_string(),
            ),
            Parent::Path(path) => (joined(path), String::new()),
            Parent::Top | Parent::Unsaid => (String::new(), String::new()),
        };
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let fields = [
            parent,
            text(&tag.label.english),
            text(&tag.label.arabic),
            text(&tag.definition.english),
            text(&tag.definition.arabic),
            text(&tag.includes.english),
            text(&tag.includes.arabic),
            text(&tag.excludes.english),
            text(&tag.excludes.arabic),
            // Their switches have no place in a table.
            joined(&tag.terms.spellings()),
            tag.color.map(|color| color.to_string()).unwrap_or_default(),
            if tag.is_category == Some(true) {
                "yes"
            } else {
                ""
            }
            .to_owned(),
            tag.id.map(|id| id.0.to_string()).unwrap_or_default(),
            parent_id,
        ];
        let fields = fields.iter().map(|field| guarded(field).into_owned());
        writer.write_record(fields).map_err(failed)?;
    }
    writer.flush().map_err(output)
}

/// Reads a table.
pub fn read_csv(
    bytes: &[u8],
    budget: &Budget,
) -> Result<(Codebook, CodebookReport), ExchangeError> {
    let (tags, report) = parse_csv(bytes, budget)?;
    Ok(settle(tags, report))
}

/// A line of a table that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it begins, counted from 1.
    pub(super) number: usize,
    pub(super) fields: Vec<String>,
}

/// The lines of a table as they stand.
pub(super) fn parse_csv(
    bytes: &[u8],
    budget: &Budget,
) -> Result<(Vec<CodebookTag>, CodebookReport), ExchangeError> {
    tags_of(&lines_of(bytes, budget, &Progress::default())?)
}

/// The characters of a file.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, ExchangeError> {
    std::str::from_utf8(bytes).map_err(|error| ExchangeError::NotUtf8 {
        place: place_of(bytes, error.valid_up_to()),
    })
}

/// A table parted into lines and fields.
pub(super) fn lines_of(
    bytes: &[u8],
    budget: &Budget,
    progress: &Progress,
) -> Result<Vec<Line>, ExchangeError> {
    let budget = budget.started();
    budget.check_bytes(bytes.len() as u64)?;
    let text = utf8(bytes)?;
    let text = text.strip_prefix(BOM).unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| ExchangeError::Syntax {
            place: TextPlace {
                line: error.position().map_or(1, |at| at.line() as usize),
                column: 1,
            },
            message: error.to_string(),
        })?;
        budget.check_time()?;
        progress.check()?;
        budget.check_items(lines.len() as u64)?;
        // The first is the header, whatever stands in it.
        if !lines.is_empty() && record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        lines.push(Line {
            number: record.position().map_or(0, |at| at.line() as usize),
            fields: record.iter().map(str::to_owned).collect(),
        });
    }
    Ok(lines)
}

/// What the lines say of tags, each as it stands.
pub(super) fn tags_of(lines: &[Line]) -> Result<(Vec<CodebookTag>, CodebookReport), ExchangeError> {
    let mut report = CodebookReport::new();
    let (first, rest) = lines.split_first().ok_or_else(not_a_codebook)?;
    let columns = header(&first.fields, &mut report)?;
    let tags = rest.iter().map(|line| {
        let field = |name: &str| {
            let known = COLUMNS.iter().position(|column| *column == name)?;
            let at = columns.iter().position(|column| *column == Some(known))?;
            let field = line.fields.get(at).map_or("", String::as_str);
            Some(unguarded(field).to_owned())
        };
        tag_of(line.number, &field, &mut report)
    });
    let tags = tags.collect();
    Ok((tags, report))
}

fn tag_of(
    line: usize,
    field: &dyn Fn(&str) -> Option<String>,
    report: &mut CodebookReport,
) -> CodebookTag {
    let texts = |english: &str, arabic: &str| Texts {
        english: field(english),
        arabic: field(arabic),
    };
    let label = texts("label_english", "label_arabic");
    let name = label.over(&crate::model::Bilingual::default());
    let name = name.prefer(false).to_owned();
    let id = |column: &str| -> Result<Option<TagId>, ()> {
        match field(column).as_deref().map(str::trim) {
            None | Some("") => Ok(None),
            Some(text) => uuid::Uuid::parse_str(text)
                .map(|id| Some(TagId(id)))
                .map_err(|_| ()),
        }
    };
    let mut warn = |note| report.add(Severity::Warning, name.clone(), note);
    let own = id("id").unwrap_or_else(|()| {
        warn(CodebookNote::BadId { line });
        None
    });
    let path = field("parent");
    let parent = match (id("parent_id"), path.as_deref().map(str::trim)) {
        (Ok(Some(id)), _) => Parent::Id(id),
        (_, Some("")) | (Ok(None), None) if field("parent_id").is_some() || path.is_some() => {
            Parent::Top
        }
        (_, Some(path)) => Parent::Path(parted(path)),
        (_, None) => Parent::Unsaid,
    };
    let color = match field("color").as_deref().map(str::trim) {
        None | Some("") => None,
        Some(text) => match text.to_ascii_lowercase().parse() {
            Ok(color) => Some(color),
            Err(()) => {
                warn(CodebookNote::BadColor { line });
                None
            }
        },
    };
    let is_category = field("category").map(|text| {
        let text = text.trim().to_lowercase();
        ["yes", "true", "1", "x", "نعم"].contains(&text.as_str())
    });
    CodebookTag {
        id: own,
        parent,
        label,
        definition: texts("definition_english", "definition_arabic"),
        includes: texts("includes_english", "includes_arabic"),
        excludes: texts("excludes_english", "excludes_arabic"),
        terms: field("terms").map_or(Terms::Unsaid, |terms| Terms::Spellings(parted(&terms))),
        color,
        is_category,
        line,
    }
}

/// Which column is which; refuses a table in which none is a label.
fn header(
    names: &[String],
    report: &mut CodebookReport,
) -> Result<Vec<Option<usize>>, ExchangeError> {
    let mut found = Vec::new();
    for name in names {
        let folded = name.trim().to_lowercase().replace([' ', '-'], "_");
        let known = COLUMNS.iter().position(|column| *column == folded);
        // A column that stands twice counts once.
        let known = known.filter(|known| !found.contains(&Some(*known)));
        if known.is_none() && !folded.is_empty() {
            report.add(Severity::Note, name.trim(), CodebookNote::UnknownColumn);
        }
        found.push(known);
    }
    let has_label = found.contains(&Some(1)) || found.contains(&Some(2));
    if has_label {
        Ok(found)
    } else {
        Err(not_a_codebook())
    }
}

fn not_a_codebook() -> ExchangeError {
    ExchangeError::NotACodebook {
        place: TextPlace { line: 1, column: 1 },
    }
}

/// What parts the fields of the header line.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |part: char| header.matches(part).count();
    [(b',', count(',')), (b';', count(';')), (b'\t', count('\t'))]
        .into_iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(b',', |(part, _)| part)
}

/// A path, or spellings, as one field: `/` between them, `\` before a `/` or `\` in one.
fn joined(path: &[String]) -> String {
    let escaped: Vec<String> = path
        .iter()
        .map(|label| label.replace('\\', "\\\\").replace('/', "\\/"))
        .collect();
    escaped.join(" / ")
}

fn parted(path: &str) -> Vec<String> {
    let mut labels = vec![String::new()];
    let mut letters = path.chars();
    while let Some(letter) = letters.next() {
        let Some(label) = labels.last_mut() else {
            break;
        };
        match letter {
            '\\' => label.extend(letters.next()),
            '/' => labels.push(String::new()),
            letter => label.push(letter),
        }
    }
    labels
        .iter()
        .map(|label| label.trim().to_owned())
        .filter(|label| !label.is_empty())
        .collect()
}

fn place_of(bytes: &[u8], at: usize) -> TextPlace {
    let before = String::from_utf8_lossy(&bytes[..at.min(bytes.len())]);
    TextPlace {
        line: before.matches('\n').count() + 1,
        column: before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1,
    }
}
