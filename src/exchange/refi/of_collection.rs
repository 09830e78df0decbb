//! What REFI-QDA can hold of a collection, and a count of what it cannot.
//!
//! A project is made part by part: of its sources, notes and links only a few are in memory.

use std::borrow::Cow;
use std::collections::BTreeSet;

use uuid::Uuid;

use crate::base::environment::Timestamp;
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::ORIGIN;
use crate::exchange::refi::of_documents::Name;
use crate::exchange::refi::sheet::allowed;
use crate::exchange::refi::value::{
    Code, Link, Note, Plain, Project, Set, Stamp, User, Variable, VariableType, VariableValue,
};
use crate::exchange::{LossKind, LossReport};
use crate::model::{
    Bilingual, Calendar, CaptureId, Memo, MemoKind, MemoTarget, RelationId, Snapshot, Tag,
    TagColor, Value, VariableId, VariableKind,
};

/// The palette as other programs see it: the colors of the light theme.
const PALETTE: [[u8; 3]; crate::model::PALETTE_LEN as usize] = [
    [0xB4, 0x53, 0x3C],
    [0x96, 0x62, 0x0F],
    [0x6F, 0x6D, 0x18],
    [0x3B, 0x7D, 0x4F],
    [0x0F, 0x76, 0x6E],
    [0x2B, 0x7A, 0x9E],
    [0x3E, 0x5F, 0xB0],
    [0x6D, 0x52, 0xA8],
    [0x96, 0x48, 0x7F],
    [0xB0, 0x43, 0x5F],
    [0x7C, 0x5A, 0x3C],
    [0x5B, 0x64, 0x70],
];

/// A tag's color in red, green and blue.
pub(in crate::exchange) fn rgb(color: TagColor) -> [u8; 3] {
    match color {
        TagColor::Palette(index) => PALETTE[usize::from(index) % PALETTE.len()],
        TagColor::Custom(rgb) => rgb,
    }
}

/// The entry of the palette that has this color, or the color itself.
pub(in crate::exchange) fn tag_color(rgb: [u8; 3]) -> TagColor {
    let index = PALETTE.iter().position(|color| *color == rgb);
    index.map_or(TagColor::Custom(rgb), |index| {
        TagColor::Palette(u8::try_from(index).unwrap_or(0))
    })
}

/// What is known of a collection before anything of its project is made.
pub(super) struct Whole<'a> {
    pub(super) snapshot: &'a Snapshot,
    /// Captures of DOCX and PDF whose files are at hand.
    pub(super) kept: &'a BTreeSet<CaptureId>,
    /// Arabic labels come first.
    is_arabic: bool,
    /// Variables whose values are written as text.
    as_text: BTreeSet<VariableId>,
}

impl<'a> Whole<'a> {
    /// `kept` are the captures of DOCX and PDF whose files stand beside their texts.
    pub(super) fn of(snapshot: &'a Snapshot, kept: &'a BTreeSet<CaptureId>) -> Self {
        let is_odd = |variable: &VariableId| {
            let mut values = snapshot.values_for(*variable);
            values.any(|value| written(&value.value).is_none())
        };
        let variables = snapshot.variables().map(|row| row.id);
        Self {
            snapshot,
            kept,
            is_arabic: snapshot.prefers_arabic(),
            as_text: variables.filter(is_odd).collect(),
        }
    }

    /// Counts what a project cannot hold of the collection.
    pub(super) fn loss(&self) -> Result<LossReport, ExchangeError> {
        let mut draft = Draft::of(self);
        let _frame = draft.frame();
        for memo in self.snapshot.memos() {
            draft.note(memo);
        }
        for link in self.snapshot.links() {
            draft.link(link);
        }
        let of_sources = self.sources(|_, _, _| Ok(()), Ok)?;
        draft.loss.join(&of_sources);
        Ok(draft.loss)
    }
}

/// A part of a project under way, and a count of what is not in it.
pub(super) struct Draft<'a> {
    pub(super) whole: &'a Whole<'a>,
    pub(super) snapshot: &'a Snapshot,
    pub(super) loss: LossReport,
    /// Relations of links that were made, with a second label.
    twofold: BTreeSet<RelationId>,
}

impl<'a> Draft<'a> {
    pub(super) fn of(whole: &'a Whole<'a>) -> Self {
        Self {
            whole,
            snapshot: whole.snapshot,
            loss: LossReport::default(),
            twofold: BTreeSet::new(),
        }
    }

    /// The project but for its sources, notes and links, which are as many as there are documents, memos and links, and are made
    /// one by one.
    pub(super) fn frame(&mut self) -> Project {
        let snapshot = self.snapshot;
        let collection = snapshot.collection();
        let direction = collection.and_then(|collection| collection.direction);
        let tables = [
            (LossKind::Directions, usize::from(direction.is_some())),
            (LossKind::Rejections, snapshot.rejections().count()),
            (LossKind::SavedSearches, snapshot.saved_searches().count()),
            (
                LossKind::Times,
                snapshot.n_tags() + snapshot.annotators().count(),
            ),
        ];
        for (kind, n) in tables {
            self.loss.add(kind, n);
        }
        Project {
            origin: ORIGIN.to_owned(),
            name: collection.map_or_else(String::new, |row| self.clean(&row.name)),
            stamp: Stamp {
                at: collection.map(|row| row.created),
                ..Stamp::default()
            },
            users: self.users(),
            codes: self.codes(),
            variables: self.variables(),
            sets: self.sets(),
            note_refs: self.notes_on(MemoTarget::Collection),
            ..Project::default()
        }
    }

    /// A text that XML can hold.
    pub(super) fn clean(&mut self, text: &str) -> String {
        let clean = allowed(text);
        if matches!(clean, Cow::Owned(_)) {
            self.loss.add(LossKind::Characters, 1);
        }
        clean.into_owned()
    }

    /// The notes that are attached to something.
    pub(super) fn notes_on(&self, target: MemoTarget) -> Vec<Uuid> {
        let memos = self.snapshot.memos_on(target);
        memos.into_iter().map(|memo| memo.id.0).collect()
    }

    fn users(&mut self) -> Vec<User> {
        let annotators: Vec<_> = self.snapshot.annotators().collect();
        annotators
            .into_iter()
            .map(|row| User {
                guid: row.id.0,
                name: self.clean(&row.name),
            })
            .collect()
    }

    fn codes(&mut self) -> Vec<Code> {
        let tags = self.snapshot.tags_in_order().into_iter();
        tags.map(|(tag, _)| self.code(tag)).collect()
    }

    fn code(&mut self, tag: &Tag) -> Code {
        let has_rules = !tag.includes.is_empty() || !tag.excludes.is_empty();
        self.loss
            .add(LossKind::SecondLabels, usize::from(tag.label.is_twofold()));
        let is_more = has_rules || tag.definition.is_twofold();
        self.loss.add(LossKind::TagRules, usize::from(is_more));
        self.loss.add(LossKind::Terms, tag.terms.len());
        let name = self.clean(tag.label.prefer(self.whole.is_arabic));
        let description = description_of(tag, self.whole.is_arabic);
        Code {
            guid: tag.id.0,
            parent: tag.parent.map(|parent| parent.0),
            name,
            is_codable: !tag.is_category,
            color: Some(rgb(tag.color)),
            description: self.clean(&description),
            notes: self.notes_on(MemoTarget::Tag(tag.id)),
        }
    }

    fn variables(&mut self) -> Vec<Variable> {
        let mut variables = Vec::new();
        for row in self.snapshot.variables() {
            let is_text = self.whole.as_text.contains(&row.id);
            if is_text {
                let n = self.snapshot.values_for(row.id).count();
                self.loss.add(LossKind::Values, n);
            }
            self.loss
                .add(LossKind::SeveralValues, usize::from(row.is_multiple));
            let n_memos = self.snapshot.memos_on(MemoTarget::Variable(row.id)).len();
            self.loss.add(LossKind::MemoTargets, n_memos);
            variables.push(Variable {
                guid: row.id.0,
                name: self.clean(&row.name),
                kind: match (is_text, row.kind) {
                    (true, _) | (_, VariableKind::Text) => VariableType::Text,
                    (_, VariableKind::Number) => VariableType::Float,
                    (_, VariableKind::Date) => VariableType::Date,
                    (_, VariableKind::Boolean) => VariableType::Boolean,
                },
                description: String::new(),
            });
        }
        variables
    }

    /// The values of a document.
    pub(super) fn values(&mut self, document: crate::model::DocumentId) -> Vec<VariableValue> {
        let rows: Vec<_> = self.snapshot.values_of(document).collect();
        let mut values = Vec::with_capacity(rows.len());
        for row in rows {
            let (kind, text) = written(&row.value)
                .filter(|_| !self.whole.as_text.contains(&row.variable))
                .unwrap_or_else(|| (VariableType::Text, as_text(&row.value)));
            values.push(VariableValue {
                variable: row.variable.0,
                kind,
                text: self.clean(&text),
            });
        }
        values.sort_by(|a, b| (a.variable, &a.text).cmp(&(b.variable, &b.text)));
        values
    }

    /// A memo.
    pub(super) fn note(&mut self, memo: &Memo) -> Note {
        self.loss.add(
            LossKind::MemoKinds,
            usize::from(memo.kind != MemoKind::Note),
        );
        let plain = match file_of(memo) {
            None => Plain::Content(memo.body.clone()),
            Some(name) => Plain::Path(name.path()),
        };
        Note {
            guid: memo.id.0,
            name: self.clean(&memo.title),
            plain,
            stamp: Stamp {
                by: Some(memo.annotator.0),
                at: Some(memo.created),
                modified_by: None,
                modified: changed(memo.created, memo.modified),
            },
            ..Note::default()
        }
    }

    /// A link; none of one without a selection at both ends.
    pub(super) fn link(&mut self, row: &crate::model::Link) -> Option<Link> {
        self.loss.add(LossKind::LinkAuthors, 1);
        let ends = (
            self.whole.selection_of(row.from),
            self.whole.selection_of(row.to),
        );
        let (Some(origin), Some(target)) = ends else {
            self.loss.add(LossKind::OpenLinks, 1);
            let n = self.snapshot.memos_on(MemoTarget::Link(row.id)).len();
            self.loss.add(LossKind::MemoTargets, n);
            return None;
        };
        let relation = self.snapshot.relation(row.relation);
        let name = relation.map_or("", |relation| relation.label.prefer(self.whole.is_arabic));
        let twofold = relation.filter(|relation| relation.label.is_twofold());
        let is_new = twofold.is_some_and(|relation| self.twofold.insert(relation.id));
        self.loss
            .add(LossKind::SecondRelations, usize::from(is_new));
        Some(Link {
            guid: row.id.0,
            name: self.clean(name),
            is_one_way: relation.is_none_or(|relation| !relation.is_symmetric),
            origin: Some(origin),
            target: Some(target),
            stamp: Stamp::default(),
            notes: self.notes_on(MemoTarget::Link(row.id)),
        })
    }

    fn sets(&mut self) -> Vec<Set> {
        let mut sets = Vec::new();
        for row in self.snapshot.document_sets() {
            sets.push(Set {
                guid: row.id.0,
                name: self.clean(&row.name),
                sources: row.members.iter().map(|id| id.0).collect(),
                notes: self.notes_on(MemoTarget::DocumentSet(row.id)),
                ..Set::default()
            });
        }
        for row in self.snapshot.tag_sets() {
            sets.push(Set {
                guid: row.id.0,
                name: self.clean(&row.name),
                codes: row.members.iter().map(|id| id.0).collect(),
                notes: self.notes_on(MemoTarget::TagSet(row.id)),
                ..Set::default()
            });
        }
        sets
    }
}

/// The file of a memo's text, where XML cannot hold it.
pub(super) fn file_of(memo: &Memo) -> Option<Name> {
    matches!(allowed(&memo.body), Cow::Owned(_)).then_some(Name {
        id: memo.id.0,
        ending: "txt",
    })
}

/// A time of change, where something has changed.
pub(super) fn changed(created: Timestamp, modified: Timestamp) -> Option<Timestamp> {
    (modified != created).then_some(modified)
}

/// What a tag means, for people: its definition, and below it what has no place of its own.
pub(in crate::exchange) fn description_of(tag: &Tag, is_arabic: bool) -> String {
    let first = tag.definition.prefer(is_arabic);
    let second = other_of(&tag.definition, is_arabic);
    let mut parts = vec![first.to_owned(), second.to_owned()];
    let other_label = other_of(&tag.label, is_arabic);
    let lines = [
        ("Label", other_label),
        ("Include", tag.includes.english.as_str()),
        ("Include", tag.includes.arabic.as_str()),
        ("Exclude", tag.excludes.english.as_str()),
        ("Exclude", tag.excludes.arabic.as_str()),
    ];
    for (name, text) in lines {
        if !text.is_empty() {
            parts.push(format!("{name}: {text}"));
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// The language that is not the preferred one, where both are there.
fn other_of(text: &Bilingual, is_arabic: bool) -> &str {
    match (text.english.is_empty() || text.arabic.is_empty(), is_arabic) {
        (true, _) => "",
        (false, true) => &text.english,
        (false, false) => &text.arabic,
    }
}

/// A value as the schema writes its type; none where it cannot.
fn written(value: &Value) -> Option<(VariableType, String)> {
    Some(match value {
        Value::Text(text) => (VariableType::Text, text.clone()),
        Value::Boolean(value) => (VariableType::Boolean, value.to_string()),
        Value::Number(digits) => {
            let is_decimal = is_decimal(digits);
            return is_decimal.then(|| (VariableType::Float, digits.clone()));
        }
        Value::Date(date) => match (date.calendar, date.month, date.day) {
            (Calendar::Gregorian, Some(month), Some(day)) if (1..=9999).contains(&date.year) => {
                let day = format!("{:04}-{month:02}-{day:02}", date.year);
                day.parse::<jiff::civil::Date>().ok()?;
                (VariableType::Date, day)
            }
            _ => return None,
        },
    })
}

/// Whether digits are an `xsd:decimal`.
fn is_decimal(digits: &str) -> bool {
    let bare = digits.strip_prefix(['-', '+']).unwrap_or(digits);
    let n_points = bare.matches('.').count();
    let has_digits = bare.bytes().any(|byte| byte.is_ascii_digit());
    has_digits
        && n_points <= 1
        && bare
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// A value in words that are the same in every language.
pub(super) fn as_text(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Number(text) => text.clone(),
        Value::Boolean(value) => value.to_string(),
        Value::Date(date) => {
            let part =
                |part: Option<u8>| part.map_or_else(String::new, |part| format!("-{part:02}"));
            let era = match date.calendar {
                Calendar::Gregorian => "",
                Calendar::Hijri => " AH",
            };
            let (month, day) = (part(date.month), part(date.day));
            format!("{:04}{month}{day}{era}", date.year)
        }
    }
}
