//! Styles of an OpenDocument text: those that have names, and the nameless ones of single places.
//!
//! A style takes from its parent what it does not say itself. Nameless styles stand for one place, so that one whose parent
//! is the title's is a title; named ones that are built on it are not.

use std::collections::BTreeMap;

use crate::exchange::importer::ImportError;
use crate::exchange::importer::properties::language_tag;
use crate::exchange::importer::story::Look;
use crate::exchange::importer::xml::{Element, Step, Xml};

/// Styles built on styles built on styles.
const MOST_PARENTS: usize = 64;

/// What words have, where it is said; each for simple and for complex scripts, as Arabic is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    bold: [Option<bool>; 2],
    italic: [Option<bool>; 2],
    /// Not shown.
    pub(super) hidden: Option<bool>,
    /// Of fixed width.
    pub(super) code: Option<bool>,
}

impl Words {
    /// Takes from others what is not said here.
    pub(super) fn complete(&mut self, other: &Self) {
        for index in 0..2 {
            self.bold[index] = self.bold[index].or(other.bold[index]);
            self.italic[index] = self.italic[index].or(other.italic[index]);
        }
        self.hidden = self.hidden.or(other.hidden);
        self.code = self.code.or(other.code);
    }

    /// Whether words of a script are bold.
    pub(super) fn is_bold(&self, is_complex: bool) -> bool {
        of_script(self.bold, is_complex)
    }

    /// Whether words of a script are italic.
    pub(super) fn is_italic(&self, is_complex: bool) -> bool {
        of_script(self.italic, is_complex)
    }
}

/// Programs that know one look for all scripts say it once.
fn of_script(said: [Option<bool>; 2], is_complex: bool) -> bool {
    let complex = said[1].filter(|_| is_complex);
    complex.or(said[0]) == Some(true)
}

/// One style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Style {
    look: Look,
    words: Words,
    parent: Option<String>,
    is_nameless: bool,
}

/// All styles, by family and name, and what the file says for all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Styles {
    paragraphs: BTreeMap<String, Style>,
    words: BTreeMap<String, Style>,
    /// Language tags of the whole document, for simple and for complex scripts.
    pub(super) languages: [Option<String>; 2],
}

impl Styles {
    /// Takes one `style:style` that has opened, up to its end.
    pub(super) fn take(
        &mut self,
        xml: &mut Xml<'_>,
        element: &Element<'_>,
        is_nameless: bool,
    ) -> Result<(), ImportError> {
        let value = |name| xml.attribute(element, "style", name);
        let (name, family) = (value("name"), value("family"));
        let shown = value("display-name").or_else(|| name.clone());
        let mut style = Style {
            look: named(&shown.unwrap_or_default()),
            parent: value("parent-style-name"),
            is_nameless,
            ..Style::default()
        };
        style.words.code = style.look.code.then_some(true);
        if let Some(level) = value("default-outline-level") {
            style.look.heading = level.parse().ok().filter(|level| *level > 0);
        }
        let end = xml.level().saturating_sub(1);
        while xml.level() > end {
            if let Step::Open(inner) = xml.next()?
                && inner.name() == ("style", "text-properties")
            {
                take_words(&mut style.words, xml, &inner);
            }
        }
        let styles = match family.as_deref() {
            Some("paragraph") => &mut self.paragraphs,
            Some("text") => &mut self.words,
            _ => return Ok(()),
        };
        styles.insert(name.unwrap_or_default(), style);
        Ok(())
    }

    /// Takes one `style:default-style` that has opened, up to its end.
    pub(super) fn take_default(
        &mut self,
        xml: &mut Xml<'_>,
        element: &Element<'_>,
    ) -> Result<(), ImportError> {
        let family = xml.attribute(element, "style", "family");
        let end = xml.level().saturating_sub(1);
        while xml.level() > end {
            if let Step::Open(inner) = xml.next()?
                && inner.name() == ("style", "text-properties")
                && family.as_deref() == Some("paragraph")
            {
                let tag = |prefix, language, country| {
                    let language = xml.attribute(&inner, prefix, language)?;
                    let country = xml.attribute(&inner, prefix, country);
                    let country = country.filter(|country| country != "none");
                    language_tag(&match country {
                        Some(country) => format!("{language}-{country}"),
                        None => language,
                    })
                };
                self.languages = [
                    tag("fo", "language", "country"),
                    tag("style", "language-complex", "country-complex"),
                ];
            }
        }
        Ok(())
    }

    /// What a paragraph of this style is.
    pub(super) fn look(&self, name: &str) -> Look {
        let mut look = Look::default();
        let mut is_place = true;
        let mut next = self.paragraphs.get(name);
        if next.is_none() {
            // Some programs use the names that everyone knows without saying what they mean.
            return named(name);
        }
        for _ in 0..MOST_PARENTS {
            let Some(style) = next else {
                break;
            };
            look.title |= is_place && style.look.title;
            look.heading = look.heading.or(style.look.heading);
            look.quotation |= style.look.quotation;
            look.code |= style.look.code;
            is_place &= style.is_nameless;
            next = parent(&self.paragraphs, style);
        }
        look
    }

    /// Whether paragraphs of this style are not shown.
    pub(super) fn is_hidden(&self, name: &str) -> bool {
        all(&self.paragraphs, name).hidden == Some(true)
    }

    /// How words of this style look.
    pub(super) fn words(&self, name: &str) -> Words {
        all(&self.words, name)
    }
}

fn parent<'a>(styles: &'a BTreeMap<String, Style>, style: &Style) -> Option<&'a Style> {
    style.parent.as_ref().and_then(|name| styles.get(name))
}

/// What the name of a style says, with the spaces that stand in it as signs.
fn named(name: &str) -> Look {
    Look::of_style_name(&name.replace("_20_", " ").replace('_', " "))
}

/// What a style says of words, with all that it takes from its parents.
fn all(styles: &BTreeMap<String, Style>, name: &str) -> Words {
    let mut words = Words::default();
    let mut next = styles.get(name);
    for _ in 0..MOST_PARENTS {
        let Some(style) = next else {
            break;
        };
        words.complete(&style.words);
        next = parent(styles, style);
    }
    words
}

fn take_words(words: &mut Words, xml: &Xml<'_>, element: &Element<'_>) {
    let bold =
        |value: String| value == "bold" || value.parse().is_ok_and(|value: u32| value >= 600);
    let italic = |value: String| value != "normal";
    let value = |prefix, name| xml.attribute(element, prefix, name);
    words.bold = [
        value("fo", "font-weight").map(bold),
        value("style", "font-weight-complex").map(bold),
    ];
    words.italic = [
        value("fo", "font-style").map(italic),
        value("style", "font-style-complex").map(italic),
    ];
    words.hidden = value("text", "display").map(|value| value == "none");
}
