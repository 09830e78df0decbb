//! A record as it is written, read line by line: each row is a line, lists follow one another, and a line that holds no row is of the
//! frame. With all rows left out the frame must be a record to the reader of whole records.

use std::io::BufRead;

use serde::Deserialize;

use super::error::{ExchangeError, RowFault};
use super::mirror::{
    AnnotationMirror, AnnotatorMirror, DocumentMirror, DocumentSetMirror, LinkMirror, MemoMirror,
    PassageMirror, PlacementMirror, RejectionMirror, RelationMirror, SavedSearchMirror, TagMirror,
    TagSetMirror, TaggingMirror, ValueMirror, VariableMirror,
};
use super::read::{no_texts, read, record_budget, ron_options};
use super::text_map::TextMaps;
use super::value::{Format, Record};
use crate::base::{Progress, in_order_of};
use crate::exchange::written::Lines;
use crate::model::{Row, RowKind};

/// A row as its line has it; none where the line is no row of its kind.
pub(super) type Read<R> = Option<Result<R, RowFault>>;

/// A list whose rows are rows of the collection. Captures, which bring texts and bytes, are a matter of their own.
pub(super) struct List {
    pub(super) name: &'static str,
    pub(super) kind: RowKind,
    pub(super) read: fn(Format, &str, &dyn TextMaps) -> Read<Row>,
}

macro_rules! list {
    ($name:literal, $kind:ident, $mirror:ty, |$read:ident, $texts:ident| $model:expr) => {
        List {
            name: $name,
            kind: RowKind::$kind,
            read: |format, line, $texts| {
                let $read: $mirror = parse(format, line)?;
                Some($model)
            },
        }
    };
}
macro_rules! plain {
    ($name:literal, $kind:ident, $mirror:ty) => {
        list!($name, $kind, $mirror, |read, _texts| Ok(read
            .model()
            .into()))
    };
}
macro_rules! checked {
    ($name:literal, $kind:ident, $mirror:ty) => {
        list!($name, $kind, $mirror, |read, _texts| read
            .model()
            .map(Row::from))
    };
}
macro_rules! placed {
    ($name:literal, $kind:ident, $mirror:ty) => {
        list!($name, $kind, $mirror, |read, texts| {
            let text = texts.of(read.capture());
            text.and_then(|text| read.model(text)).map(Row::from)
        })
    };
}

/// Lists before the captures.
pub(super) const BEFORE: [List; 2] = [
    plain!("annotators", Annotator, AnnotatorMirror<'_>),
    list!("documents", Document, DocumentMirror<'_>, |read, texts| {
        read.model(|capture| texts.of(capture)).map(Row::from)
    }),
];

/// The captures.
pub(super) const CAPTURES: &str = "captures";

/// Files that several captures are of, only where there are any.
pub(super) const WHOLE_FILES: &str = "whole_files";

/// Lists after the captures.
pub(super) const AFTER: [List; 14] = [
    plain!("document_sets", DocumentSet, DocumentSetMirror<'_>),
    plain!("variables", Variable, VariableMirror<'_>),
    checked!("values", VariableValue, ValueMirror<'_>),
    checked!("tags", Tag, TagMirror<'_>),
    plain!("tag_sets", TagSet, TagSetMirror<'_>),
    placed!("passages", Passage, PassageMirror<'_>),
    placed!("placements", Placement, PlacementMirror),
    plain!("annotations", Annotation, AnnotationMirror),
    plain!("taggings", Tagging, TaggingMirror),
    plain!("relations", Relation, RelationMirror<'_>),
    plain!("links", Link, LinkMirror),
    plain!("memos", Memo, MemoMirror<'_>),
    placed!("rejections", Rejection, RejectionMirror<'_>),
    checked!("saved_searches", SavedSearch, SavedSearchMirror<'_>),
];

/// Deleted rows.
pub(super) const TOMBSTONES: &str = "tombstones";

/// What was done.
pub(super) const HISTORY: &str = "history";

/// A line as the mirror of a row.
pub(super) fn parse<'l, M: Deserialize<'l>>(format: Format, line: &'l str) -> Option<M> {
    match format {
        Format::Json => serde_json::from_str(line).ok(),
        Format::Ron => ron_options().from_str(line).ok(),
    }
}

/// That the file is not as we write it.
pub(super) fn differs() -> ExchangeError {
    ExchangeError::NotAsWritten { key: None }
}

/// A record that is read by its lines.
pub(super) struct ByLine<'p, B> {
    pub(super) format: Format,
    lines: Lines<B>,
    frame: Vec<u8>,
    progress: &'p Progress,
}

impl<'p, B: BufRead + Send> ByLine<'p, B> {
    /// Begins a file, and goes on to its first list.
    pub(super) fn new(bytes: B, progress: &'p Progress) -> Result<Self, ExchangeError> {
        let lines = Lines::new(bytes)?;
        let format = match lines.line.first() {
            Some(b'{') => Format::Json,
            Some(b'(') => Format::Ron,
            _ => return Err(differs()),
        };
        let mut by_line = Self {
            format,
            lines,
            frame: Vec::new(),
            progress,
        };
        // One line of the file, and one of the collection.
        by_line.keep()?;
        if !by_line.is_at(BEFORE[0].name) {
            by_line.keep()?;
        }
        Ok(by_line)
    }

    /// Whether a list comes next.
    pub(super) fn is_at(&self, name: &str) -> bool {
        self.rest(name).is_some()
    }

    fn rest(&self, name: &str) -> Option<&[u8]> {
        let begin = match self.format {
            Format::Ron => format!("{name}:["),
            Format::Json => format!("\"{name}\":["),
        };
        self.lines.line.strip_prefix(begin.as_bytes())
    }

    /// The list that has to come next, on all cores: `work` gets each row with its number, `take` what becomes of it in the order of
    /// the rows. Gives how many there are.
    pub(super) fn list<T: Send>(
        &mut self,
        name: &str,
        work: impl Fn(usize, &str) -> Result<T, ExchangeError> + Sync,
        mut take: impl FnMut(T) -> Result<(), ExchangeError>,
    ) -> Result<usize, ExchangeError> {
        let rest = self.rest(name).ok_or_else(differs)?;
        if rest.starts_with(b"]") {
            self.keep()?;
            return Ok(0);
        }
        if !rest.trim_ascii().is_empty() {
            return Err(differs());
        }
        self.frame.extend_from_slice(&self.lines.line);
        let progress = self.progress;
        let mut n_rows = 0;
        in_order_of(
            self.lines.rows()?,
            |piece| {
                progress.check()?;
                let rows = piece.numbers.clone().zip(piece.rows()?);
                let made = rows.map(|(number, row)| work(number, row));
                made.collect::<Result<Vec<T>, _>>()
            },
            |made| {
                n_rows += made.len();
                made.into_iter().try_for_each(&mut take)
            },
        )?;
        self.lines.go_on()?;
        self.keep()?;
        Ok(n_rows)
    }

    /// The end of the file: how long it is, and the record that its frame is.
    pub(super) fn finish(mut self) -> Result<(u64, Record), ExchangeError> {
        self.keep()?;
        if !self.lines.line.is_empty() {
            return Err(differs());
        }
        let record = read(&self.frame, &record_budget(), &no_texts)?;
        Ok((self.lines.n_bytes, record))
    }

    /// Keeps a line that holds no row, and goes on.
    fn keep(&mut self) -> Result<(), ExchangeError> {
        self.frame.extend_from_slice(&self.lines.line);
        self.lines.go_on()
    }
}
