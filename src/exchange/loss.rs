//! What a format cannot hold, counted per kind: shown before a file is written, and kept beside it.
//!
//! Shared by all formats that hold less than a record. Counts are of whole things (a tag, a document), never of bytes. What a
//! kind does not count is not lost.

use std::collections::BTreeMap;

/// What becomes of something that has no place of its own in a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// It stands in the file as text or in another shape that people can read; it does not come back as what it was.
    AsText,
    /// It is not in the file.
    Left,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        /// A kind of thing that a format may have no place for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum LossKind { $($(#[$doc])* $name,)* }

        impl LossKind {
            /// Every kind, in the order of reports.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its stable name in files.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

kinds! {
    /// Texts of documents: all but the passages that are annotated.
    Texts = "texts";
    /// Documents without an annotation.
    UnmarkedDocuments = "unmarked-documents";
    /// Annotations one by one: they are only counted.
    Annotations = "annotations";
    /// Annotations whose place in the current text a person has to decide, or that have none there.
    OpenPlaces = "open-places";
    /// Annotations that were marked in a former text: the words and the place of that time.
    FormerPlaces = "former-places";
    /// Passages of several parts: one selection each.
    Parts = "parts";
    /// Taggings that are examples of their tags.
    Examples = "examples";
    /// Labels of tags in a second language.
    SecondLabels = "second-labels";
    /// Definitions of tags, with their rules.
    Definitions = "definitions";
    /// Tags on no annotation.
    UnusedTags = "unused-tags";
    /// Tag sets.
    TagSets = "tag-sets";
    /// Definitions in a second language, and rules of what a tag includes and excludes.
    TagRules = "tag-rules";
    /// Tags below others: the format has one list of them.
    TagTree = "tag-tree";
    /// Terms of tags.
    Terms = "terms";
    /// Times at which tags, and annotators, were added.
    Times = "times";
    /// Links.
    Links = "links";
    /// Links that end at a passage without a settled place.
    OpenLinks = "open-links";
    /// Names of relations in a second language.
    SecondRelations = "second-relations";
    /// Links: who made them, and when.
    LinkAuthors = "link-authors";
    /// Memos, but those of annotations where there are annotations.
    Memos = "memos";
    /// Kinds of memos.
    MemoKinds = "memo-kinds";
    /// What memos are attached to where that cannot have one.
    MemoTargets = "memo-targets";
    /// Dates that are partial or Hijri, and numbers that are no decimals, with all others of their variable.
    Values = "values-as-text";
    /// Variables of which a document may have several values.
    SeveralValues = "several-values";
    /// Former texts of documents.
    FormerTexts = "former-texts";
    /// Headings, lists, pages and the like.
    Structure = "structure";
    /// What a person set apart as furniture of the page, or took back.
    Furniture = "furniture";
    /// Directions of documents, paragraphs and the collection.
    Directions = "directions";
    /// Languages of documents.
    Languages = "languages";
    /// Names of files, encodings and notes on how documents were read.
    Readings = "readings";
    /// Original files of other formats.
    Originals = "originals";
    /// Mentions of tags that were turned down.
    Rejections = "rejections";
    /// Saved searches.
    SavedSearches = "saved-searches";
    /// Cells whose text is longer than a cell can hold: it is cut there.
    Cells = "cut-cells";
    /// Colors of tags.
    Colors = "colors";
    /// Tags that only group others: a reader cannot tell them from tags.
    Categories = "categories";
    /// Relations that read the same both ways: a reader takes them for directed ones.
    Symmetry = "symmetry";
    /// Values of variables.
    Variables = "variables";
    /// Texts in which control characters were replaced, because XML cannot hold them.
    Characters = "characters";
    /// Document sets.
    DocumentSets = "document-sets";
    /// Who annotated, and when.
    Annotators = "annotators";
    /// When annotations were made and changed.
    AnnotationTimes = "annotation-times";
    /// Links from one document to another.
    LinksBetween = "links-between";
    /// Memos of several lines, or with a title: the format has one line for each.
    MemoLines = "memo-lines";
    /// Annotations without a tag.
    Untagged = "untagged";
    /// Taggings that overlap another of their layer, which holds one at a time.
    Overlaps = "overlaps";
    /// Passages that begin or end inside a word: the format counts words, and the whole word is taken.
    InsideWords = "inside-words";
    /// Annotations of line breaks or blanks alone, where the format has no place for them.
    NoWords = "no-words";
    /// Passages that cross the end of a sentence: the format takes sentences one by one.
    Sentences = "sentences";
}

impl LossKind {
    /// What becomes of it.
    pub fn fate(self) -> Fate {
        match self {
            Self::Parts
            | Self::Cells
            | Self::SecondLabels
            | Self::TagRules
            | Self::SecondRelations
            | Self::Values
            | Self::SeveralValues
            | Self::MemoLines
            | Self::InsideWords
            | Self::Sentences
            | Self::Characters => Fate::AsText,
            _ => Fate::Left,
        }
    }
}

/// Counts of what a format cannot hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LossReport {
    counts: BTreeMap<LossKind, u64>,
}

impl LossReport {
    /// Counts so many more of a kind.
    pub fn add(&mut self, kind: LossKind, n: usize) {
        if n > 0 {
            *self.counts.entry(kind).or_default() += n as u64;
        }
    }

    /// Counts so many less of a kind.
    pub(super) fn take(&mut self, kind: LossKind, n: u64) {
        if let Some(count) = self.counts.get_mut(&kind) {
            *count = count.saturating_sub(n);
        }
    }

    /// Counts what another has counted.
    pub fn join(&mut self, other: &Self) {
        for (kind, n) in &other.counts {
            *self.counts.entry(*kind).or_default() += n;
        }
    }

    /// How many of a kind.
    pub fn n(&self, kind: LossKind) -> u64 {
        self.counts.get(&kind).copied().unwrap_or(0)
    }

    /// The kinds of which there are any, in the order of reports.
    pub fn entries(&self) -> impl Iterator<Item = (LossKind, u64)> + '_ {
        self.counts.iter().map(|(kind, n)| (*kind, *n))
    }

    /// Whether the format holds everything.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }
}
