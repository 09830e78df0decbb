//! A file as a reader finds it: the text of its paragraphs, where anchors stand in it, and what is said of both.

use std::collections::{BTreeMap, HashMap};
use std::io::BufRead;

use crate::base::Progress;
use crate::exchange::bundle::boundless;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::xml::{Element, Step, Xml};

/// A span, as it was read.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) tags: Vec<String>,
    pub(super) by: String,
    /// The annotation that it belongs to, where that is another.
    pub(super) of: String,
    pub(super) next: Option<String>,
    pub(super) before: Option<String>,
}

/// A tag, as it was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Category {
    pub(super) id: String,
    /// The one that it stands in.
    pub(super) above: Option<String>,
    /// In each language its label and what it means.
    pub(super) said: Vec<(String, String, Vec<String>)>,
}

/// A memo, as it was read.
#[derive(Debug, Default)]
pub(super) struct Note {
    pub(super) on: Vec<String>,
    pub(super) by: String,
    pub(super) words: String,
}

/// A file as it was read.
#[derive(Debug, Default)]
pub(super) struct Edition {
    pub(super) title: String,
    pub(super) people: BTreeMap<String, String>,
    /// That of the text, and the one that is said to be used.
    pub(super) language: Option<String>,
    pub(super) used_language: Option<String>,
    pub(super) text: String,
    /// Of the whole, and of each paragraph that has one of its own.
    pub(super) directions: (Option<String>, Vec<Option<String>>),
    /// Bytes of the text at which anchors stand.
    pub(super) anchors: HashMap<String, usize>,
    pub(super) categories: Vec<Category>,
    pub(super) stretches: HashMap<String, Stretch>,
    /// What each link means and joins.
    pub(super) links: HashMap<String, (String, String)>,
    pub(super) notes: HashMap<String, Note>,
}

impl Edition {
    pub(super) fn read(file: impl BufRead, progress: &Progress) -> Result<Self, ImportError> {
        let budget = boundless();
        let mut xml = Xml::stream(file, "tei", &budget, progress);
        let mut edition = Self::default();
        // Categories and what else is open by their ids.
        let mut above: Vec<String> = Vec::new();
        let (mut in_body, mut in_paragraph) = (false, false);
        let (mut memo, mut person) = (None, None);
        loop {
            match xml.next()? {
                Step::Open(element) => match element.name().1 {
                    "title" => edition.title = xml.text()?,
                    "respStmt" => person = Some(id_of(&xml, &element)?),
                    "name" => {
                        let id = person.take().ok_or_else(|| xml.damaged())?;
                        let name = xml.text()?;
                        edition.people.insert(id, name);
                    }
                    "category" => {
                        let id = id_of(&xml, &element)?;
                        edition.categories.push(Category {
                            id: id.clone(),
                            above: above.last().cloned(),
                            said: Vec::new(),
                        });
                        above.push(id);
                    }
                    "term" | "gloss" => {
                        let is_label = element.name().1 == "term";
                        let words = xml.text()?;
                        let said = edition.categories.last_mut();
                        let said = said.and_then(|category| category.said.last_mut());
                        let said = said.ok_or_else(|| xml.damaged())?;
                        match is_label {
                            true => said.1 = words,
                            false => said.2.push(words),
                        }
                    }
                    "body" => {
                        in_body = true;
                        edition.directions.0 = attribute(&xml, &element, "rendition");
                    }
                    "p" if in_body => {
                        if !edition.directions.1.is_empty() {
                            edition.text.push('\n');
                        }
                        let own = attribute(&xml, &element, "rendition");
                        edition.directions.1.push(own);
                        in_paragraph = true;
                    }
                    "annotation" => {
                        let on = pointers(&xml, &element, "target");
                        let id = id_of(&xml, &element)?;
                        memo = Some(id.clone());
                        let is_new = edition.notes.insert(
                            id,
                            Note {
                                on,
                                ..Note::default()
                            },
                        );
                        if is_new.is_some() {
                            return Err(xml.damaged());
                        }
                    }
                    "note" => {
                        let by = pointer(&xml, &element, "resp").unwrap_or_default();
                        let words = xml.text()?;
                        let note = memo.take().and_then(|id| edition.notes.get_mut(&id));
                        let note = note.ok_or_else(|| xml.damaged())?;
                        (note.by, note.words) = (by, words);
                    }
                    _ => edition.element(&xml, &element)?,
                },
                Step::Close(closed) => match closed.name().1 {
                    "body" => in_body = false,
                    "p" => in_paragraph = false,
                    "category" => drop(above.pop()),
                    _ => {}
                },
                Step::Text(words) if in_paragraph => edition.text.push_str(&words),
                Step::Text(_) => {}
                Step::End => return Ok(edition),
            }
        }
    }

    fn element(&mut self, xml: &Xml<'_>, element: &Element<'_>) -> Result<(), ImportError> {
        let is_new = match element.name().1 {
            "language" => {
                self.used_language = attribute(xml, element, "ident");
                true
            }
            "text" => {
                self.language = xml.attribute(element, "xml", "lang");
                true
            }
            "anchor" => {
                let at = self.text.len();
                self.anchors.insert(id_of(xml, element)?, at).is_none()
            }
            "catDesc" => {
                let language = xml.attribute(element, "xml", "lang").unwrap_or_default();
                let category = self.categories.last_mut();
                category.is_some_and(|category| {
                    let empty = (language, String::new(), Vec::new());
                    category.said.push(empty);
                    true
                })
            }
            "span" => {
                let one = |name| pointer(xml, element, name);
                let stretch = Stretch {
                    from: one("from").unwrap_or_default(),
                    to: one("to").unwrap_or_default(),
                    tags: pointers(xml, element, "ana"),
                    by: one("resp").unwrap_or_default(),
                    of: one("corresp").unwrap_or_default(),
                    next: one("next"),
                    before: one("prev"),
                };
                let id = id_of(xml, element)?;
                self.stretches.insert(id, stretch).is_none()
            }
            "link" => {
                let get = |name| attribute(xml, element, name).unwrap_or_default();
                let link = (get("n"), get("target"));
                self.links.insert(id_of(xml, element)?, link).is_none()
            }
            _ => true,
        };
        match is_new {
            true => Ok(()),
            false => Err(xml.damaged()),
        }
    }
}

fn attribute(xml: &Xml<'_>, element: &Element<'_>, name: &str) -> Option<String> {
    xml.attribute(element, "", name)
}

/// What an attribute points to in the file.
fn pointer(xml: &Xml<'_>, element: &Element<'_>, name: &str) -> Option<String> {
    attribute(xml, element, name).map(|pointer| bare(&pointer))
}

/// The same of several.
fn pointers(xml: &Xml<'_>, element: &Element<'_>, name: &str) -> Vec<String> {
    let all = attribute(xml, element, name).unwrap_or_default();
    all.split_whitespace().map(bare).collect()
}

fn id_of(xml: &Xml<'_>, element: &Element<'_>) -> Result<String, ImportError> {
    let id = xml.attribute(element, "xml", "id");
    id.ok_or_else(|| xml.damaged())
}

fn bare(pointer: &str) -> String {
    pointer.trim_start_matches('#').to_owned()
}
