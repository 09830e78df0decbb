//! What a codebook holds between file and collection.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Report;
use crate::model::{Bilingual, Snapshot, TagColor, TagId, Term, TermStanding};

/// The formats of a codebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodebookFormat {
    /// Rusty Object Notation.
    Ron,
    /// A table of comma-separated values in UTF-8.
    Csv {
        /// Whether a byte order mark stands first, by which spreadsheet programs know that it is UTF-8.
        with_bom: bool,
    },
    /// A codebook of REFI-QDA.
    Qdc,
}

impl CodebookFormat {
    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Ron => "ron",
            Self::Csv { .. } => "csv",
            Self::Qdc => "qdc",
        }
    }
}

/// A text of which a file may say nothing: none leaves what the collection has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// In English.
    pub english: Option<String>,
    /// In Arabic.
    pub arabic: Option<String>,
}

impl Texts {
    /// Both sides as they are.
    pub fn of(text: &Bilingual) -> Self {
        Self {
            english: Some(text.english.clone()),
            arabic: Some(text.arabic.clone()),
        }
    }

    /// What the file says, and where it says nothing, what was there.
    pub fn over(&self, base: &Bilingual) -> Bilingual {
        let side =
            |said: &Option<String>, base: &str| said.as_deref().unwrap_or(base).trim().to_owned();
        Bilingual {
            english: side(&self.english, &base.english),
            arabic: side(&self.arabic, &base.arabic),
        }
    }
}

impl Texts {
    /// The same for a label, of which an empty side says nothing: a table that was written in one language takes no name away.
    pub fn label_over(&self, base: &Bilingual) -> Bilingual {
        let said = |side: &Option<String>| side.clone().filter(|text| !text.trim().is_empty());
        let filled = Self {
            english: said(&self.english),
            arabic: said(&self.arabic),
        };
        filled.over(base)
    }
}

/// What a file says of the spellings by which a tag is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Terms {
    /// Nothing: they are left as they are.
    #[default]
    Unsaid,
    /// These, without a word on their switches; what was turned down stays so.
    Spellings(Vec<String>),
    /// All of them, with their switches and what was said of them.
    Exact(Vec<Term>),
}

impl Terms {
    /// What a file holds of them: a table, the accepted spellings; RON says nothing where there are none.
    pub(super) fn held_by(&self, format: CodebookFormat) -> Self {
        match (format, self) {
            (CodebookFormat::Csv { .. }, _) => Self::Spellings(self.spellings()),
            (_, Self::Exact(terms)) if terms.is_empty() => Self::Unsaid,
            _ => self.clone(),
        }
    }

    /// Those that are accepted.
    pub(super) fn spellings(&self) -> Vec<String> {
        match self {
            Self::Unsaid => Vec::new(),
            Self::Spellings(spellings) => spellings.clone(),
            Self::Exact(terms) => {
                let accepted = terms.iter().filter(|term| term.is_accepted());
                accepted.map(|term| term.text.clone()).collect()
            }
        }
    }

    /// What they come to where these are there.
    pub fn over(&self, own: &[Term]) -> Vec<Term> {
        let spellings = match self {
            Self::Unsaid => return own.to_vec(),
            Self::Exact(terms) => return terms.clone(),
            Self::Spellings(spellings) => spellings,
        };
        let said: BTreeSet<&str> = spellings.iter().map(String::as_str).collect();
        let accepted = own.iter().filter(|term| term.is_accepted());
        if accepted.map(|term| &*term.text).collect::<BTreeSet<_>>() == said {
            return own.to_vec();
        }
        let taken = spellings.iter().map(|text| {
            let here = own.iter().find(|term| term.text == *text).cloned();
            Term {
                standing: TermStanding::Accepted,
                ..here.unwrap_or_else(|| Term::new(text.clone()))
            }
        });
        let turned_down = own
            .iter()
            .filter(|term| !term.is_accepted() && !said.contains(&*term.text));
        taken.chain(turned_down.cloned()).collect()
    }
}

/// What a file says of a tag's place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Parent {
    /// Nothing: a tag that is there stays, a new one comes to the top.
    #[default]
    Unsaid,
    /// At the top.
    Top,
    /// Under the tag of this id.
    Id(TagId),
    /// Under the tag that these labels lead to, from the top; each in either language.
    Path(Vec<String>),
}

/// One tag of a codebook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodebookTag {
    /// None in files that people write.
    pub id: Option<TagId>,
    /// Where it stands.
    pub parent: Parent,
    /// At least one side is not empty, after [`settle`](super::settle).
    pub label: Texts,
    /// What it means.
    pub definition: Texts,
    /// When to use it.
    pub includes: Texts,
    /// When not to.
    pub excludes: Texts,
    /// The spellings by which it is found.
    pub terms: Terms,
    /// None: left as it is; for a new tag, the next of the palette.
    pub color: Option<TagColor>,
    /// None: left as it is; a new tag is none.
    pub is_category: Option<bool>,
    /// Where it stands in the file, from 1.
    pub line: usize,
}

impl CodebookTag {
    /// Its label as it would be for a new tag.
    pub fn new_label(&self) -> Bilingual {
        self.label.over(&Bilingual::default())
    }
}

/// The tags of a codebook, those above before those below.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codebook {
    /// In the order of the tree.
    pub tags: Vec<CodebookTag>,
}

/// What is worth knowing about a line of the file; the report's `file` is the label that stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodebookNote {
    /// A column that means nothing here was passed over.
    UnknownColumn,
    /// The line has no label. Refused.
    NoLabel {
        /// From 1.
        line: usize,
    },
    /// The label is longer than a tag's may be. Refused.
    LabelTooLong {
        /// From 1.
        line: usize,
        /// In code points.
        length: usize,
    },
    /// The label holds nothing but marks that stand upon letters and invisible characters. It comes in as it is.
    OnlyMarks {
        /// From 1.
        line: usize,
    },
    /// The label holds characters that force a direction, by which it can read otherwise than it is stored. Kept.
    ForcedDirection {
        /// From 1.
        line: usize,
    },
    /// The id stands at an earlier line too. Refused.
    DuplicateId {
        /// From 1.
        line: usize,
    },
    /// A tag of that label stands at the same place in an earlier line. Refused.
    DuplicateLabel {
        /// From 1.
        line: usize,
    },
    /// An id that is none; the tag is found by its place and label.
    BadId {
        /// From 1.
        line: usize,
    },
    /// A color that is none; the one that is there, or the next of the palette, serves.
    BadColor {
        /// From 1.
        line: usize,
    },
    /// A spelling without letters, or with a switch that is not known; the others come in.
    BadTerm {
        /// From 1.
        line: usize,
    },
    /// The tag above is neither in the file nor in the collection; it comes to the top.
    UnknownParent {
        /// From 1.
        line: usize,
    },
    /// The tag stands below itself; it comes to the top.
    Cycle {
        /// From 1.
        line: usize,
    },
    /// The tag would stand deeper than the tree may grow. Refused, with what is below it.
    TooDeep {
        /// From 1.
        line: usize,
    },
}

/// What happened to the lines of a file.
pub type CodebookReport = Report<CodebookNote>;

/// All tags of a collection, in the order of the tree.
pub fn codebook_of(snapshot: &Snapshot) -> Codebook {
    let tags = snapshot.tags_in_order().into_iter().zip(1..);
    let tags = tags.map(|((tag, _), line)| CodebookTag {
        id: Some(tag.id),
        parent: tag.parent.map_or(Parent::Top, Parent::Id),
        label: Texts::of(&tag.label),
        definition: Texts::of(&tag.definition),
        includes: Texts::of(&tag.includes),
        excludes: Texts::of(&tag.excludes),
        terms: Terms::Exact(tag.terms.clone()),
        color: Some(tag.color),
        is_category: Some(tag.is_category),
        line,
    });
    Codebook {
        tags: tags.collect(),
    }
}

/// The labels from the top down to each tag's parent, by id, for those who read a table.
pub(super) fn paths(codebook: &Codebook) -> BTreeMap<TagId, Vec<String>> {
    let mut paths: BTreeMap<TagId, Vec<String>> = BTreeMap::new();
    for tag in &codebook.tags {
        let Some(id) = tag.id else { continue };
        let mut path = match &tag.parent {
            Parent::Id(parent) => paths.get(parent).cloned().unwrap_or_default(),
            _ => Vec::new(),
        };
        path.push(tag.new_label().prefer(false).to_owned());
        paths.insert(id, path);
    }
    paths
}
