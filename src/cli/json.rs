//! The shapes of `--json`: what other programs may rely on. Fields are added, never renamed or taken away.

use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Info {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) documents: usize,
    pub(super) tags: usize,
    pub(super) annotations: usize,
    pub(super) memos: usize,
    pub(super) links: usize,
    pub(super) annotators: usize,
    /// How many changes the collection has seen.
    pub(super) revision: u64,
}

#[derive(Serialize)]
pub(super) struct Document {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) language: Option<String>,
    /// Code points of the text.
    pub(super) characters: u32,
    pub(super) annotations: usize,
    pub(super) file: String,
    pub(super) encoding: String,
    /// Hash of the text's UTF-8 bytes.
    pub(super) text_sha256: String,
    pub(super) added: String,
}

#[derive(Serialize)]
pub(super) struct Tag {
    pub(super) id: String,
    /// The tag above; null at the top.
    pub(super) parent: Option<String>,
    /// The English label, or else the Arabic one.
    pub(super) name: String,
    pub(super) english: String,
    pub(super) arabic: String,
    pub(super) definition_english: String,
    pub(super) definition_arabic: String,
    pub(super) color: String,
    pub(super) category: bool,
    pub(super) annotations: usize,
}

#[derive(Serialize)]
pub(super) struct Annotation {
    pub(super) id: String,
    /// The document's name.
    pub(super) document: String,
    pub(super) document_id: String,
    /// The first code point.
    pub(super) start: u32,
    /// The code point after the last.
    pub(super) end: u32,
    pub(super) spans: Vec<Span>,
    pub(super) quote: String,
    /// How sure the place is: `exact`, `accepted`, `proposed` or `orphan`. The last two are given where they were marked, in a
    /// former capture.
    pub(super) place: &'static str,
    /// Names as in [`Tag::name`], in the order in which they were put on.
    pub(super) tags: Vec<String>,
    pub(super) annotator: String,
    pub(super) created: String,
}

/// The words of a scope.
#[derive(Serialize)]
pub(super) struct Words {
    /// All words of the scope, running: also those that are not listed.
    pub(super) words: u64,
    /// Documents in the scope.
    pub(super) documents: usize,
    /// Different words that are listed without a limit.
    pub(super) different: usize,
    /// The most frequent first.
    pub(super) list: Vec<WordCount>,
}

#[derive(Serialize)]
pub(super) struct WordCount {
    /// The written form that stands in the scope most often.
    pub(super) word: String,
    pub(super) count: u64,
    /// Among a thousand of all words of the scope.
    pub(super) per_thousand: f64,
    pub(super) documents: u32,
    /// Different written forms.
    pub(super) forms: u32,
    /// How far the scope differs from the other documents: log-likelihood, negative where it has fewer. Null without others.
    pub(super) keyness: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct Backup {
    pub(super) file: String,
    /// UTC.
    pub(super) made: String,
    pub(super) bytes: u64,
    /// Readable, and without faults when it was made.
    pub(super) sound: bool,
    /// Null where it cannot be read, as the two that follow.
    pub(super) documents: Option<u64>,
    pub(super) annotations: Option<u64>,
    pub(super) revision: Option<u64>,
}

#[derive(Serialize)]
pub(super) struct ImportReport {
    pub(super) files: Vec<ImportedFile>,
}

#[derive(Serialize)]
pub(super) struct ImportedFile {
    /// With the names of the archive and part that it is from.
    pub(super) name: String,
    /// `ok`, `warn`, `refused`, `passed over` or `already there`.
    pub(super) outcome: &'static str,
    /// The ending of files of its format; null where it was not read, as those that follow.
    pub(super) format: Option<&'static str>,
    pub(super) extractor: Option<String>,
    pub(super) encoding: Option<&'static str>,
    /// What the file itself says.
    pub(super) language: Option<String>,
    /// Code points of the text.
    pub(super) characters: Option<usize>,
    /// The document set in which it came.
    pub(super) set: Option<String>,
    pub(super) facts: Vec<ImportFact>,
    pub(super) notes: Vec<ImportNote>,
    /// What became of annotations; only of a new version of a document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) places: Option<Places>,
}

/// Annotations of a document in its new version.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(super) struct Places {
    /// On their words, where those stand now.
    pub(super) stay: usize,
    /// Places that a person decides on.
    pub(super) proposed: usize,
    /// Without a place, with their quotes.
    pub(super) orphans: usize,
}

#[derive(Serialize)]
pub(super) struct ImportFact {
    /// What the variable is called, by the language of the interface.
    pub(super) variable: String,
    pub(super) value: String,
}

#[derive(Serialize)]
pub(super) struct ImportNote {
    /// A name with figures, such as `crlf 12`.
    pub(super) code: String,
    pub(super) english: String,
    pub(super) arabic: String,
}

/// What was left out of a file that came in, set apart, or odd.
#[derive(Serialize)]
pub(super) struct ArrivalReport {
    /// The file's name.
    pub(super) name: String,
    pub(super) lines: Vec<ArrivalLine>,
}

#[derive(Serialize)]
pub(super) struct ArrivalLine {
    /// `note`, `warning`, or `refused`: it is not in the collection.
    pub(super) severity: &'static str,
    pub(super) english: String,
    pub(super) arabic: String,
}

#[derive(Serialize)]
pub(super) struct SearchHit {
    /// The document's name.
    pub(super) document: String,
    pub(super) document_id: String,
    /// The first code point of the words; null where conditions or exclusions alone find the document as a whole, as the four
    /// that follow.
    pub(super) start: Option<u32>,
    /// The code point after the last.
    pub(super) end: Option<u32>,
    /// The words themselves.
    pub(super) text: Option<String>,
    /// Context in the same paragraph, with the particle at its end; `…` where it is cut.
    pub(super) before: Option<String>,
    /// Context in the same paragraph, with the ending at its start.
    pub(super) after: Option<String>,
    /// Attached before the words, as وال.
    pub(super) particle: Option<String>,
    /// Attached behind the words, as ها.
    pub(super) ending: Option<String>,
    /// `rtl` or `ltr`: how the paragraph runs.
    pub(super) direction: Option<&'static str>,
    /// The folds without which the words would not be those that were typed, by the names that `--fold` takes.
    pub(super) needs: Vec<&'static str>,
    /// `words`, `term`, `stem`, `pattern`, `passage` or `document`.
    pub(super) by: &'static str,
    /// The tag of which the words are a term, named as in [`Tag::name`].
    pub(super) tag: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Span {
    pub(super) start: u32,
    pub(super) end: u32,
}
