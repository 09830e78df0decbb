//! Codebooks as REFI-QDA has them (`.qdc`): labels, descriptions, colors and the tree.
//!
//! One label and one description fit each code. What is more stands in the description as paragraphs with a name before
//! them, and is read from there in files of our own.

use std::io::Write;

use uuid::Uuid;

use crate::base::{Budget, Progress};
use crate::exchange::codebook::settle::settle;
use crate::exchange::codebook::{Codebook, CodebookReport, CodebookTag, Parent, Texts};
use crate::exchange::foreign::{Foreign, ForeignReader, Part, Send};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::xml::{Step, Xml, decoded};
use crate::exchange::record::{ExchangeError, TextPlace};
use crate::exchange::refi::RefiReport;
use crate::exchange::refi::codes::{
    Code, Elements, Sheet, allowed, color_of, parsed, rgb, tag_color,
};
use crate::exchange::refi::project::Project;
use crate::model::{Bilingual, TagId};

const NAMESPACE: &str = "urn:QDA-XML:codebook:1.0";
const ORIGIN: &str = "Hashiya";
/// Names of paragraphs in a description.
const PARTS: [&str; 4] = ["Definition: ", "Label: ", "Include: ", "Exclude: "];

/// Writes a codebook. An empty one has no place in the schema, and is written without a code.
pub fn write_qdc(
    codebook: &Codebook,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(), ExchangeError> {
    progress.check()?;
    let mut elements = Elements {
        sheet: Sheet::new(),
    };
    elements.sheet.open("CodeBook");
    elements.sheet.attribute("xmlns", NAMESPACE);
    elements.sheet.attribute("origin", ORIGIN);
    elements.sheet.open("Codes");
    elements.codes(&codes_of(codebook), false);
    elements.sheet.close();
    elements.sheet.close();
    elements.sheet.end();
    out.write_all(elements.sheet.take().as_bytes())
        .map_err(|source| ExchangeError::Output { source })
}

/// Fails unless the bytes hold the codes of a codebook.
pub(super) fn prove_qdc(codebook: &Codebook, bytes: &[u8]) -> Result<(), ExchangeError> {
    let budget = Budget {
        items: u64::MAX,
        characters: u64::MAX,
        ..Budget::default()
    };
    let progress = Progress::default();
    let (_, codes) = read_codes(bytes, &budget, &progress).map_err(|error| fault(&error))?;
    match codes == codes_of(codebook) {
        true => Ok(()),
        false => Err(ExchangeError::NotAsWritten { key: None }),
    }
}

/// Reads a codebook of any program.
pub fn read_qdc(
    bytes: &[u8],
    budget: &Budget,
) -> Result<(Codebook, CodebookReport), ExchangeError> {
    let (is_own, codes) =
        read_codes(bytes, budget, &Progress::default()).map_err(|error| fault(&error))?;
    Ok(codebook(&codes, is_own))
}

/// Reads codebooks in a process of their own: projects of nothing but codes.
#[derive(Debug)]
pub struct CodebookReader;

/// The one of its kind.
pub static CODEBOOKS: CodebookReader = CodebookReader;

impl ForeignReader for CodebookReader {
    fn name(&self) -> &'static str {
        "refi-codebook"
    }

    fn read(
        &self,
        parts: &[Part],
        budget: &Budget,
        progress: &Progress,
        _send: &mut Send<'_>,
    ) -> Result<Foreign, ImportError> {
        let [part] = parts else {
            return Err(ImportError::WrongAnswer);
        };
        let (is_own, codes) = read_codes(&part.bytes, budget, progress)?;
        let origin = if is_own { ORIGIN } else { "" };
        let project = Project {
            origin: origin.to_owned(),
            codes,
            ..Project::default()
        };
        Ok(Foreign::new(project, RefiReport::default()))
    }
}

/// The codebook that was read of a file of another program.
pub fn codebook_of_codes(foreign: &Foreign) -> (Codebook, CodebookReport) {
    codebook(&foreign.project.codes, foreign.project.origin == ORIGIN)
}

fn codebook(codes: &[Code], is_own: bool) -> (Codebook, CodebookReport) {
    let tags = codes.iter().enumerate();
    let tags = tags.map(|(index, code)| tag_of(code, index + 1, is_own));
    settle(tags.collect(), CodebookReport::default())
}

fn codes_of(codebook: &Codebook) -> Vec<Code> {
    let tags = codebook.tags.iter();
    tags.map(|tag| {
        let nothing = Bilingual::default();
        let label = tag.label.over(&nothing);
        let (name, other) = pair(&label);
        let definition = tag.definition.over(&nothing);
        let (first, second) = pair(&definition);
        let (includes, excludes) = (tag.includes.over(&nothing), tag.excludes.over(&nothing));
        let mut parts = vec![first.to_owned()];
        let lines = [
            (PARTS[0], second),
            (PARTS[1], other),
            (PARTS[2], includes.english.as_str()),
            (PARTS[2], includes.arabic.as_str()),
            (PARTS[3], excludes.english.as_str()),
            (PARTS[3], excludes.arabic.as_str()),
        ];
        let lines = lines.into_iter().filter(|(_, text)| !text.is_empty());
        parts.extend(lines.map(|(part, text)| format!("{part}{text}")));
        parts.retain(|part| !part.is_empty());
        Code {
            guid: tag.id.map_or_else(Uuid::nil, |id| id.0),
            parent: match &tag.parent {
                Parent::Id(id) => Some(id.0),
                _ => None,
            },
            name: allowed(name).into_owned(),
            is_codable: tag.is_category != Some(true),
            color: tag.color.map(rgb),
            description: allowed(&parts.join("\n\n")).into_owned(),
            notes: Vec::new(),
        }
    })
    .collect()
}

/// The English side, or else the Arabic one, and the other where there are two.
fn pair(text: &Bilingual) -> (&str, &str) {
    match text.english.is_empty() || text.arabic.is_empty() {
        true => (text.prefer(false), ""),
        false => (&text.english, &text.arabic),
    }
}

fn tag_of(code: &Code, line: usize, is_own: bool) -> CodebookTag {
    let mut tag = CodebookTag {
        id: Some(TagId(code.guid)),
        parent: code.parent.map_or(Parent::Top, |id| Parent::Id(TagId(id))),
        color: code.color.map(tag_color),
        is_category: Some(!code.is_codable),
        line,
        ..CodebookTag::default()
    };
    put(&mut tag.label, &code.name);
    if !is_own {
        if !code.description.trim().is_empty() {
            put(&mut tag.definition, code.description.trim());
        }
        return tag;
    }
    // In a file of our own, what is not said is empty.
    let empty = || Texts::of(&Bilingual::default());
    tag.label.english.get_or_insert_default();
    tag.label.arabic.get_or_insert_default();
    (tag.definition, tag.includes, tag.excludes) = (empty(), empty(), empty());
    let mut paragraphs: Vec<(usize, String)> = Vec::new();
    for block in code.description.split("\n\n") {
        let part = PARTS.iter().position(|part| block.starts_with(part));
        match (part, paragraphs.last_mut()) {
            (Some(part), _) => paragraphs.push((part, block[PARTS[part].len()..].to_owned())),
            (None, None) => paragraphs.push((0, block.to_owned())),
            (None, Some((_, text))) => {
                text.push_str("\n\n");
                text.push_str(block);
            }
        }
    }
    for (part, text) in paragraphs {
        let texts = match part {
            0 => &mut tag.definition,
            1 => &mut tag.label,
            2 => &mut tag.includes,
            _ => &mut tag.excludes,
        };
        put(texts, &text);
    }
    tag
}

/// Puts a text on the side of its first strong letter, or on the other where that one is taken.
fn put(texts: &mut Texts, text: &str) {
    let is_free = |side: &Option<String>| side.as_deref().is_none_or(str::is_empty);
    let is_arabic = Bilingual::from_one(text).english.is_empty();
    let (own, other) = match is_arabic {
        true => (&mut texts.arabic, &mut texts.english),
        false => (&mut texts.english, &mut texts.arabic),
    };
    match is_free(own) || !is_free(other) {
        true => *own = Some(text.to_owned()),
        false => *other = Some(text.to_owned()),
    }
}

/// The codes in their order, and whether the file is one of our own.
fn read_codes(
    bytes: &[u8],
    budget: &Budget,
    progress: &Progress,
) -> Result<(bool, Vec<Code>), ImportError> {
    let text = decoded(bytes, "codebook")?;
    let mut xml = Xml::new(&text, "codebook", budget, progress);
    let (mut is_own, mut has_root) = (false, false);
    let mut codes: Vec<Code> = Vec::new();
    // Codes that are open, among other elements.
    let mut open: Vec<Option<Uuid>> = Vec::new();
    loop {
        match xml.next()? {
            Step::Open(element) => match element.name().1 {
                "CodeBook" | "Project" if open.is_empty() => {
                    has_root = true;
                    is_own = xml.attribute(&element, "", "origin").as_deref() == Some(ORIGIN);
                    open.push(None);
                }
                _ if open.is_empty() => return Err(xml.damaged()),
                "Codes" | "CodeBook" => open.push(None),
                "Code" => {
                    let get = |name| xml.attribute(&element, "", name);
                    let guid = get("guid").as_deref().and_then(parsed);
                    // Without an id, its place in the file stands for it.
                    let guid = guid.unwrap_or_else(|| Uuid::from_u128(codes.len() as u128 + 1));
                    let is_codable = get("isCodable");
                    codes.push(Code {
                        guid,
                        parent: open.iter().rev().find_map(|id| *id),
                        name: get("name").unwrap_or_default(),
                        is_codable: !matches!(is_codable.as_deref(), Some("false" | "0")),
                        color: get("color").as_deref().and_then(color_of),
                        description: String::new(),
                        notes: Vec::new(),
                    });
                    open.push(Some(guid));
                }
                "Description" => {
                    let text = xml.text()?;
                    if let (Some(Some(_)), Some(code)) = (open.last(), codes.last_mut()) {
                        code.description = text;
                    }
                }
                _ => {
                    xml.skip()?;
                }
            },
            Step::Close(_) => {
                open.pop();
            }
            Step::Text(_) => {}
            Step::End if has_root => return Ok((is_own, codes)),
            Step::End => return Err(xml.damaged()),
        }
    }
}

fn fault(error: &ImportError) -> ExchangeError {
    match error {
        ImportError::Budget(exceeded) => ExchangeError::Budget(*exceeded),
        ImportError::Cancelled(cancelled) => ExchangeError::Cancelled(*cancelled),
        _ => ExchangeError::NotACodebook {
            place: TextPlace { line: 1, column: 1 },
        },
    }
}
