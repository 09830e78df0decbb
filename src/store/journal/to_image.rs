//! From rows to their images.

use crate::base::environment::Timestamp;
use crate::model::{
    Bilingual, MemoKind, MemoTarget, Row, RowEdit, Term, TombstoneEdit, Value, counting, edges_code,
};
use crate::store::codec::Code;
use crate::store::journal::mirror::{
    BilingualImage, EditImage, RowImage, SeenImage, SpanImage, TargetImage, TermImage, Time,
    TombstoneImage, ValueImage,
};
use crate::text::{Direction, Folds, Span};

impl From<&RowEdit> for EditImage {
    fn from(edit: &RowEdit) -> Self {
        Self {
            before: edit.before().map(RowImage::from),
            after: edit.after().map(RowImage::from),
        }
    }
}

impl From<&TombstoneEdit> for TombstoneImage {
    fn from(edit: &TombstoneEdit) -> Self {
        Self {
            kind: edit.key.kind().code().to_owned(),
            id: edit.key.uuid(),
            before: edit.before.map(time),
            after: edit.after.map(time),
        }
    }
}

fn time(time: Timestamp) -> Time {
    (time.utc_micros, time.offset_seconds)
}

fn spans(spans: &[Span]) -> Vec<SpanImage> {
    spans
        .iter()
        .map(|span| (span.start().0, span.end().0))
        .collect()
}

fn bilingual(text: &Bilingual) -> BilingualImage {
    BilingualImage {
        english: text.english.clone(),
        arabic: text.arabic.clone(),
    }
}

fn direction(direction: Option<Direction>) -> Option<String> {
    direction.map(|direction| Code::code(direction).to_owned())
}

fn counts(folds: Folds) -> Vec<String> {
    counting(folds).into_iter().map(str::to_owned).collect()
}

fn term(term: &Term) -> TermImage {
    TermImage {
        language: Code::code(term.language).to_owned(),
        text: term.text.clone(),
        counts: counts(term.folds),
        with_particles: term.with_particles,
        standing: Code::code(term.standing).to_owned(),
    }
}

fn target(target: &MemoTarget) -> TargetImage {
    match target {
        MemoTarget::Collection => TargetImage::Collection,
        MemoTarget::Document(id) => TargetImage::Document(id.0),
        MemoTarget::Tag(id) => TargetImage::Tag(id.0),
        MemoTarget::Annotation(id) => TargetImage::Annotation(id.0),
        MemoTarget::Link(id) => TargetImage::Link(id.0),
        MemoTarget::DocumentSet(id) => TargetImage::DocumentSet(id.0),
        MemoTarget::TagSet(id) => TargetImage::TagSet(id.0),
        MemoTarget::Variable(id) => TargetImage::Variable(id.0),
    }
}

fn value(value: &Value) -> ValueImage {
    match value {
        Value::Text(text) => ValueImage::Text(text.clone()),
        Value::Number(digits) => ValueImage::Number(digits.clone()),
        Value::Date(date) => ValueImage::Date {
            calendar: Code::code(date.calendar).to_owned(),
            year: date.year,
            month: date.month,
            day: date.day,
        },
        Value::Boolean(truth) => ValueImage::Boolean(*truth),
    }
}

impl From<&Row> for RowImage {
    fn from(row: &Row) -> Self {
        match row {
            Row::Collection(row) => Self::Collection {
                id: row.id.0,
                lineage: row.lineage.0,
                name: row.name.clone(),
                direction: direction(row.direction),
                created: time(row.created),
            },
            Row::Annotator(row) => Self::Annotator {
                id: row.id.0,
                name: row.name.clone(),
                created: time(row.created),
            },
            Row::Document(row) => Self::Document {
                id: row.id.0,
                name: row.name.clone(),
                capture: row.capture.0,
                rank: row.rank,
                language: row.language.clone(),
                direction: direction(row.direction),
                paragraph_directions: row
                    .paragraph_directions
                    .iter()
                    .map(|set| {
                        let code = Code::code(set.direction).to_owned();
                        (set.capture.0, set.start.0, code)
                    })
                    .collect(),
                furniture: row
                    .furniture
                    .iter()
                    .map(|change| {
                        let (start, end) = (change.span.start().0, change.span.end().0);
                        (change.capture.0, start, end, change.is_furniture)
                    })
                    .collect(),
                added: time(row.added),
            },
            Row::Capture(row) => Self::Capture {
                id: row.id.0,
                document: row.document.0,
                text_sha256: row.text_sha256.to_string(),
                original_sha256: row.original_sha256.to_string(),
                original_len: row.original_len,
                original_name: row.original_name.clone(),
                original_modified: row.original_modified.map(time),
                encoding: row.encoding.clone(),
                extractor: row.extractor.clone(),
                notes: row.notes.clone(),
                created: time(row.created),
            },
            Row::DocumentSet(row) => Self::DocumentSet {
                id: row.id.0,
                name: row.name.clone(),
                members: row.members.iter().map(|id| id.0).collect(),
            },
            Row::Variable(row) => Self::Variable {
                id: row.id.0,
                name: row.name.clone(),
                value_kind: Code::code(row.kind).to_owned(),
                is_multiple: row.is_multiple,
            },
            Row::VariableValue(row) => Self::VariableValue {
                id: row.id.0,
                document: row.document.0,
                variable: row.variable.0,
                value: value(&row.value),
            },
            Row::Tag(row) => Self::Tag {
                id: row.id.0,
                parent: row.parent.map(|id| id.0),
                rank: row.rank,
                label: bilingual(&row.label),
                definition: bilingual(&row.definition),
                includes: bilingual(&row.includes),
                excludes: bilingual(&row.excludes),
                terms: row.terms.iter().map(term).collect(),
                color: row.color.to_string(),
                is_category: row.is_category,
                created: time(row.created),
            },
            Row::TagSet(row) => Self::TagSet {
                id: row.id.0,
                name: row.name.clone(),
                members: row.members.iter().map(|id| id.0).collect(),
            },
            Row::Passage(row) => Self::Passage {
                id: row.id.0,
                capture: row.capture.0,
                spans: spans(&row.spans),
                quote: row.quote.clone(),
                prefix: row.prefix.clone(),
                suffix: row.suffix.clone(),
            },
            Row::Placement(row) => Self::Placement {
                id: row.id.0,
                passage: row.passage.0,
                capture: row.capture.0,
                state: Code::code(row.state).to_owned(),
                spans: spans(&row.spans),
            },
            Row::Annotation(row) => Self::Annotation {
                id: row.id.0,
                passage: row.passage.0,
                annotator: row.annotator.0,
                created: time(row.created),
                modified: time(row.modified),
            },
            Row::Tagging(row) => Self::Tagging {
                id: row.id.0,
                annotation: row.annotation.0,
                tag: row.tag.0,
                annotator: row.annotator.0,
                created: time(row.created),
                is_example: row.is_example,
            },
            Row::Relation(row) => Self::Relation {
                id: row.id.0,
                label: bilingual(&row.label),
                is_symmetric: row.is_symmetric,
            },
            Row::Link(row) => Self::Link {
                id: row.id.0,
                from: row.from.0,
                to: row.to.0,
                relation: row.relation.0,
                annotator: row.annotator.0,
                created: time(row.created),
            },
            Row::Memo(row) => Self::Memo {
                id: row.id.0,
                memo_kind: (row.kind != MemoKind::Note).then(|| Code::code(row.kind).to_owned()),
                title: row.title.clone(),
                body: row.body.clone(),
                targets: row.targets.iter().map(target).collect(),
                annotator: row.annotator.0,
                created: time(row.created),
                modified: time(row.modified),
            },
            Row::Rejection(row) => Self::Rejection {
                id: row.id.0,
                tag: row.tag.0,
                capture: row.capture.0,
                span: (row.span.start().0, row.span.end().0),
                quote: row.quote.clone(),
                annotator: row.annotator.0,
                created: time(row.created),
            },
            Row::SavedSearch(row) => Self::SavedSearch {
                id: row.id.0,
                name: row.name.clone(),
                typed: row.typed.clone(),
                counts: counts(row.options.folds),
                edges: edges_code(row.options.edges).to_owned(),
                stems: row.options.stems,
                furniture: row.options.furniture,
                terms: row.options.terms,
                annotator: row.annotator.0,
                created: time(row.created),
                seen: row.seen.as_ref().map(|seen| SeenImage {
                    at: time(seen.at),
                    captures: seen.captures.iter().map(|id| id.0).collect(),
                }),
            },
        }
    }
}
