//! Tags, categories and tag sets.

use crate::base::environment::Timestamp;
use crate::model::id::{TagId, TagSetId};
use crate::model::term::Term;

/// How deep the tree of tags may grow; the root's children are level 1.
pub const MAX_TAG_DEPTH: usize = 64;

/// One text in Arabic and English; either may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bilingual {
    /// In English.
    pub english: String,
    /// In Arabic.
    pub arabic: String,
}

impl Bilingual {
    /// Puts a text on the side that its first strong letter belongs to.
    pub fn from_one(text: &str) -> Self {
        match crate::text::first_strong(text) {
            Some(crate::text::Direction::RightToLeft) => Self {
                english: String::new(),
                arabic: text.to_owned(),
            },
            _ => Self {
                english: text.to_owned(),
                arabic: String::new(),
            },
        }
    }

    /// The text in the wanted language, or else in the other.
    pub fn prefer(&self, arabic: bool) -> &str {
        let (first, second) = if arabic {
            (&self.arabic, &self.english)
        } else {
            (&self.english, &self.arabic)
        };
        if first.is_empty() { second } else { first }
    }

    /// Whether both are empty.
    pub fn is_empty(&self) -> bool {
        self.english.is_empty() && self.arabic.is_empty()
    }

    /// Whether there is a text in each of the two languages.
    pub fn is_twofold(&self) -> bool {
        !self.english.is_empty() && !self.arabic.is_empty()
    }

    /// Whether one of the two is exactly `text`.
    pub fn has(&self, text: &str) -> bool {
        !text.is_empty() && (self.english == text || self.arabic == text)
    }
}

/// A tag's color: one of the twelve of the palette, which the theme sets for light and dark, or the user's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TagColor {
    /// An entry of the palette, 0 to 11: clay, amber, olive, leaf, teal, sky, blue, violet, plum, rose, brown, slate.
    Palette(u8),
    /// Red, green, blue.
    Custom([u8; 3]),
}

/// How many colors the palette has.
pub const PALETTE_LEN: u8 = 12;

/// The names of the palette's colors in files, in their order.
pub const PALETTE_NAMES: [&str; PALETTE_LEN as usize] = [
    "clay", "amber", "olive", "leaf", "teal", "sky", "blue", "violet", "plum", "rose", "brown",
    "slate",
];

impl std::fmt::Display for TagColor {
    /// The palette's name, or `#rrggbb`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Palette(index) => {
                f.write_str(PALETTE_NAMES.get(usize::from(*index)).unwrap_or(&"slate"))
            }
            Self::Custom([red, green, blue]) => write!(f, "#{red:02x}{green:02x}{blue:02x}"),
        }
    }
}

impl std::str::FromStr for TagColor {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if let Some(index) = PALETTE_NAMES.iter().position(|name| *name == text) {
            return Ok(Self::Palette(index as u8));
        }
        let digits = text
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6 && digits.is_ascii())
            .ok_or(())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| ());
        Ok(Self::Custom([part(0)?, part(2)?, part(4)?]))
    }
}

/// A named label with a definition; tags form a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Names the tag.
    pub id: TagId,
    /// The tag above, or none at the top.
    pub parent: Option<TagId>,
    /// Place among its siblings: ascending, ties by id.
    pub rank: i64,
    /// At least one of the two is not empty.
    pub label: Bilingual,
    /// What it means and what it covers.
    pub definition: Bilingual,
    /// When to use it.
    pub includes: Bilingual,
    /// When not to use it.
    pub excludes: Bilingual,
    /// The spellings by which it is found, and those that were turned down; each script and spelling once.
    pub terms: Vec<Term>,
    /// How its highlights look.
    pub color: TagColor,
    /// A category only groups other tags and cannot be put on an annotation.
    pub is_category: bool,
    /// When it was made.
    pub created: Timestamp,
}

/// A named group of tags that cuts across the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagSet {
    /// Names the set.
    pub id: TagSetId,
    /// As shown.
    pub name: String,
    /// Its tags, in their order.
    pub members: Vec<TagId>,
}
