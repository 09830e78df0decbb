//! HTML: pages as people save them, and the pages inside other formats.
//!
//! The text holds the whole page in the order of its source. Blocks are paragraphs, `br` ends a line, white space runs
//! together as in a browser, a row of a table is a line. What is not for people (scripts, styles, comments) or set not to be
//! shown is left out and counted; so are pictures with their descriptions, which are no text of the page, and fields of
//! forms. What is not the article is marked as furniture and stays. Nothing runs, and nothing is fetched.

mod article;
mod attributes;
mod copy;
pub(super) mod dates;
mod elements;
pub(super) mod encoding;
pub(super) mod facts;
mod footnotes;
mod lines;
mod mapped;
mod parse;
mod text;
mod tree;
mod xhtml;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

pub(in crate::exchange) use mapped::MappedPage;
pub(super) use xhtml::{named, unescaped};

use crate::base::{Budget, Progress};
use crate::exchange::importer::plain_text::{format_by_magic, is_blank, notes_on_characters};
use crate::exchange::importer::{
    Extractor, Fact, ImportError, ImportNote, ImportOptions, Imported, Importer, LeftOut,
    SourceFile,
};
use crate::model::{StructureKind, StructureMark};
use crate::text::{ByteOffset, Encoding, Span};

/// Reads `.html`.
pub(super) struct Html;

/// How a page came.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting<'a> {
    /// The encoding that was said to go with it.
    pub(super) encoding: Option<&'a str>,
    /// Where it was found.
    pub(super) address: Option<&'a str>,
    /// Its name inside a file, for errors.
    pub(super) part: &'a str,
    /// Whether it is XML, if it is well-formed.
    pub(super) is_xml: bool,
    /// Whether it may have furniture: a page of the web, and no chapter or message.
    pub(super) has_furniture: bool,
}

/// A page as it was read.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) text: String,
    pub(super) structure: Vec<StructureMark>,
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    pub(super) facts: Vec<Fact>,
    pub(super) notes: Vec<ImportNote>,
    pub(super) encoding: Encoding,
    pub(super) encoding_certain: bool,
}

impl Importer for Html {
    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml", "xht"]
    }

    fn extractor(&self) -> Extractor {
        Extractor {
            name: "html",
            version: 1,
        }
    }

    fn read(
        &self,
        source: &SourceFile,
        options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Vec<Imported>, ImportError> {
        budget.check_bytes(source.bytes.len() as u64)?;
        if let Some(format) = format_by_magic(&source.bytes) {
            return Err(ImportError::OtherFormat { format });
        }
        let extension = source.name.rsplit('.').next().unwrap_or_default();
        let is_xml = ["xhtml", "xht"]
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known));
        let setting = Setting {
            part: &source.name,
            is_xml,
            has_furniture: true,
            ..Setting::default()
        };
        let page = read_page(&source.bytes, options, &setting, budget, progress)?;
        page.into_imported(self.extractor()).map(|page| vec![page])
    }
}

impl Page {
    /// The document that a page is, unless it shows nothing.
    pub(super) fn into_imported(self, extractor: Extractor) -> Result<Imported, ImportError> {
        if is_blank(&self.text) {
            return Err(ImportError::NoText);
        }
        let mut notes = self.notes;
        notes.extend(notes_on_characters(&self.text));
        Ok(Imported {
            part: None,
            original: None,
            text: self.text,
            encoding: self.encoding,
            encoding_certain: self.encoding_certain,
            extractor,
            title: self.title,
            language: self.language,
            facts: self.facts,
            structure: self.structure,
            notes,
        })
    }
}

/// Reads the bytes of a page. Notes on its characters are left to the caller, who may join pages.
pub(super) fn read_page(
    bytes: &[u8],
    options: &ImportOptions,
    setting: &Setting<'_>,
    budget: &Budget,
    progress: &Progress,
) -> Result<Page, ImportError> {
    progress.check()?;
    let (decoded, declared) = encoding::read(bytes, options.encoding, setting.encoding);
    let tree = match setting.is_xml {
        true => xhtml::parse(&decoded.text, setting.part, budget, progress)?,
        false => None,
    };
    let tree = match tree {
        Some(tree) => tree,
        None => parse::parse(&decoded.text, budget, progress)?,
    };
    let (mut written, counts) = text::write(&tree, budget, progress)?;
    let first = facts::read(&tree, setting.address, |_| false);
    let article = match setting.has_furniture {
        true => article::find(&tree, &written, first.title.as_deref()),
        false => None,
    };
    progress.check()?;
    budget.check_time()?;
    let mut notes = Vec::new();
    if decoded.had_bom {
        notes.push(ImportNote::ByteOrderMark);
    }
    match declared {
        Some(note) => notes.push(note),
        None if !decoded.certain => notes.push(ImportNote::EncodingUnsure(decoded.encoding)),
        None => {}
    }
    if decoded.replaced > 0 {
        notes.push(ImportNote::Replaced {
            count: decoded.replaced,
            encoding: decoded.encoding,
        });
    }
    let zeros = memchr::memchr_iter(0, decoded.text.as_bytes()).count();
    if zeros > 0 {
        notes.push(ImportNote::LeftOut {
            what: LeftOut::Zero,
            count: zeros,
        });
    }
    notes.extend(counts.notes());
    let said = match &article {
        Some(article) => {
            let count = mark_furniture(&mut written, &article.furniture);
            if count > 0 {
                notes.push(ImportNote::Furniture(count));
            }
            let is_article = |id: tree::NodeId| {
                tree.nodes(id)
                    .take(100)
                    .any(|id| article.texts.get(id.index()) == Some(&true))
            };
            facts::read(&tree, setting.address, is_article)
        }
        None => first,
    };
    Ok(Page {
        text: written.text,
        structure: written.marks,
        title: said.title,
        language: said.language,
        facts: said.facts,
        notes,
        encoding: decoded.encoding,
        encoding_certain: decoded.certain,
    })
}

/// Marks lines as furniture, neighbors together. Gives how many lines.
fn mark_furniture(written: &mut lines::Written, furniture: &[bool]) -> usize {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    let mut is_run = false;
    for (line, furniture) in written.lines.iter().zip(furniture) {
        match runs.last_mut() {
            Some(run) if *furniture && is_run => run.end = line.range.end,
            _ if *furniture => runs.push(line.range.clone()),
            _ => {}
        }
        is_run = *furniture;
    }
    let offset = ByteOffset::from_index;
    for run in runs {
        if let Ok(span) = Span::new(offset(run.start), offset(run.end)) {
            let kind = StructureKind::Furniture;
            written.marks.push(StructureMark { kind, span });
        }
    }
    written
        .marks
        .sort_by_key(|mark| (mark.span.start(), Reverse(mark.span.end()), mark.kind));
    furniture.iter().filter(|furniture| **furniture).count()
}
