//! Styles: which paragraphs are headings, items or quotations, which words are stressed or hidden.
//!
//! A style takes from the one it is based on what it does not say itself. Styles are known by their built-in names, which
//! are English in every edition of the usual programs, and by the level that they give in an outline.

use std::collections::BTreeMap;

use crate::exchange::importer::ImportError;
use crate::exchange::importer::story::Look;
use crate::exchange::importer::xml::{Element, Step, Xml};

/// Styles based on styles based on styles.
const MOST_BASES: usize = 64;

/// What words have, where it is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// Bold.
    pub(super) bold: Option<bool>,
    /// Bold where the script is complex, as Arabic is.
    pub(super) bold_complex: Option<bool>,
    /// Italic.
    pub(super) italic: Option<bool>,
    /// Italic where the script is complex.
    pub(super) italic_complex: Option<bool>,
    /// Not shown.
    pub(super) hidden: Option<bool>,
    /// Written from right to left, or treated as complex.
    pub(super) complex: Option<bool>,
    /// Of fixed width.
    pub(super) code: Option<bool>,
    /// Language tag.
    pub(super) language: Option<String>,
    /// Language tag where the script is complex.
    pub(super) language_complex: Option<String>,
}

impl Words {
    /// Takes what one element says; names are those of `w:rPr`.
    pub(super) fn take(&mut self, xml: &Xml<'_>, element: &Element<'_>, name: &str) {
        let value = || xml.attribute(element, "w", "val");
        let on = || Some(is_on(value().as_deref()));
        match name {
            "b" => self.bold = on(),
            "bCs" => self.bold_complex = on(),
            "i" => self.italic = on(),
            "iCs" => self.italic_complex = on(),
            "vanish" => self.hidden = on(),
            "rtl" | "cs" => self.complex = on(),
            "lang" => {
                self.language = value();
                self.language_complex = xml.attribute(element, "w", "bidi");
            }
            _ => {}
        }
    }

    /// Takes from a base what is not said here.
    pub(super) fn complete(&mut self, base: &Self) {
        self.bold = self.bold.or(base.bold);
        self.bold_complex = self.bold_complex.or(base.bold_complex);
        self.italic = self.italic.or(base.italic);
        self.italic_complex = self.italic_complex.or(base.italic_complex);
        self.hidden = self.hidden.or(base.hidden);
        self.complex = self.complex.or(base.complex);
        self.code = self.code.or(base.code);
        let or = |one: &Option<String>, other: &Option<String>| one.clone().or(other.clone());
        self.language = or(&self.language, &base.language);
        self.language_complex = or(&self.language_complex, &base.language_complex);
    }
}

/// What a paragraph has, where it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    /// Level in the outline, from 0; 9 for body text.
    pub(super) outline: Option<u8>,
    /// Whether it is in a list.
    pub(super) in_list: Option<bool>,
    /// How deep in the list, from 0.
    pub(super) list_level: Option<u8>,
    /// The document's title.
    pub(super) title: Option<bool>,
    /// A quotation.
    pub(super) quotation: Option<bool>,
    /// Text of fixed width.
    pub(super) code: Option<bool>,
}

impl Lines {
    /// Takes what one element says; names are those of `w:pPr`.
    pub(super) fn take(&mut self, xml: &Xml<'_>, element: &Element<'_>, name: &str) {
        let number = || {
            let value = xml.attribute(element, "w", "val")?;
            value.trim().parse::<i64>().ok()
        };
        match name {
            "outlineLvl" => self.outline = number().and_then(|level| u8::try_from(level).ok()),
            // The list of number 0 takes a paragraph out of its style's list.
            "numId" => self.in_list = number().map(|list| list != 0),
            "ilvl" => self.list_level = number().map(|level| level.clamp(0, 8) as u8),
            _ => {}
        }
    }

    /// Takes from a base what is not said here; what is based on the title is none.
    pub(super) fn complete(&mut self, base: &Self) {
        self.outline = self.outline.or(base.outline);
        self.in_list = self.in_list.or(base.in_list);
        self.list_level = self.list_level.or(base.list_level);
        self.quotation = self.quotation.or(base.quotation);
        self.code = self.code.or(base.code);
    }

    /// The same in a paragraph of this style.
    pub(super) fn of_style(mut self, style: &Self) -> Self {
        self.complete(style);
        self.title = style.title;
        self
    }

    /// What the paragraph is, of all that it says.
    pub(super) fn look(self) -> Look {
        Look {
            title: self.title == Some(true),
            heading: self
                .outline
                .filter(|level| *level < 9)
                .map(|level| level + 1),
            list: (self.in_list == Some(true)).then(|| self.list_level.unwrap_or(0) + 1),
            quotation: self.quotation == Some(true),
            code: self.code == Some(true),
        }
    }
}

/// One style, complete.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Of its paragraphs.
    pub(super) lines: Lines,
    /// Of its words.
    pub(super) words: Words,
    base: Option<String>,
}

/// All styles of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// What paragraphs have that name no style.
    pub(super) paragraph: Style,
    /// What is said for the whole document.
    pub(super) defaults: Words,
}

impl Styles {
    /// Reads the part of the styles.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, ImportError> {
        let mut found = Self::default();
        let mut standard = None;
        loop {
            match xml.next()? {
                Step::Open(element) => match element.name() {
                    ("w", "docDefaults") => {
                        let style = read_style(xml)?;
                        found.defaults = style.words;
                    }
                    ("w", "style") => {
                        let id = xml.attribute(&element, "w", "styleId");
                        let is_standard = xml
                            .attribute(&element, "w", "default")
                            .is_some_and(|value| is_on(Some(&value)));
                        let is_paragraph =
                            xml.attribute(&element, "w", "type").as_deref() == Some("paragraph");
                        let style = read_style(xml)?;
                        if let Some(id) = id {
                            if is_standard && is_paragraph {
                                standard = Some(id.clone());
                            }
                            // The first of two with one name counts.
                            found.by_id.entry(id).or_insert(style);
                        }
                    }
                    _ => {}
                },
                Step::End => break,
                Step::Close(_) | Step::Text(_) => {}
            }
        }
        found.complete();
        if let Some(style) = standard.and_then(|id| found.by_id.get(&id)) {
            found.paragraph = style.clone();
        }
        Ok(found)
    }

    /// The style of this name.
    pub(super) fn get(&self, id: &str) -> Option<&Style> {
        self.by_id.get(id)
    }

    /// Lets each style take from those it is based on; a circle ends.
    fn complete(&mut self) {
        let complete = |style: &Style| {
            let mut whole = style.clone();
            let mut base = style.base.as_deref();
            for _ in 0..MOST_BASES {
                let Some(found) = base.and_then(|id| self.by_id.get(id)) else {
                    break;
                };
                whole.lines.complete(&found.lines);
                whole.words.complete(&found.words);
                base = found.base.as_deref();
            }
            whole
        };
        self.by_id = self
            .by_id
            .iter()
            .map(|(id, style)| (id.clone(), complete(style)))
            .collect();
    }
}

/// Reads one style up to its end, without what it takes from others.
fn read_style(xml: &mut Xml<'_>) -> Result<Style, ImportError> {
    let end = xml.level().saturating_sub(1);
    let mut style = Style::default();
    while xml.level() > end {
        let Step::Open(element) = xml.next()? else {
            continue;
        };
        match element.name() {
            // Looks of single parts of a table.
            ("w", "tblStylePr") => {
                xml.skip()?;
            }
            ("w", "name") => {
                let name = xml.attribute(&element, "w", "val").unwrap_or_default();
                name_style(&mut style, &name);
            }
            ("w", "basedOn") => style.base = xml.attribute(&element, "w", "val"),
            ("w", name) => {
                style.lines.take(xml, &element, name);
                style.words.take(xml, &element, name);
            }
            _ => {}
        }
    }
    Ok(style)
}

/// What a style's own name says.
fn name_style(style: &mut Style, name: &str) {
    let look = Look::of_style_name(name);
    let said = |is: bool| is.then_some(true);
    style.lines.title = said(look.title);
    style.lines.quotation = said(look.quotation);
    style.lines.code = said(look.code);
    style.words.code = said(look.code);
    style.lines.outline = style.lines.outline.or(look.heading.map(|level| level - 1));
}

/// Whether a switch is on: it is so without a value too.
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}
