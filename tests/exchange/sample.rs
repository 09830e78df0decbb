//! Collections made for the tests: the same seed always gives the same one.

use std::collections::BTreeMap;
use std::sync::Arc;

use hashiya::base::Progress;
use hashiya::base::environment::{Environment, SeededEnvironment, Timestamp};
use hashiya::command::{Action, ActionCode, OriginalOf};
use hashiya::exchange::record::{
    ExchangeError, Format, HistoryEntry, HistoryKind, Record, Source, export, no_texts, read,
    record_budget,
};
use hashiya::model::*;
use hashiya::text::{ByteOffset, Direction, Span};

use crate::sought::{add_rejection, add_searches, add_terms};
use crate::structure::{furniture, mark_structure, paragraph_directions};

/// An Arabic text with vowel marks, an embedded Latin name, isolates and emoji.
pub(crate) const ARABIC: &str = "أَعْلَنَتِ الشَّرِكَةُ أنّها أوقفت خدمة \u{2068}Azure\u{2069} عن الوحدة ٨٢٠٠.\n\
    \u{2067}قال مصدر:\u{2069} «لا تعليق» 👨‍👩‍👧‍👦 🇵🇸\nسطر ثالثٌ فيه كلمة طـــويلة.\n";

/// An English text with Arabic inside, tabs, quotes and backslashes.
pub(crate) const ENGLISH: &str = "The company \"ended\" access\\service.\tOn 25 September — أيلول — it said so.\n\
    Line two: café, naïve, \u{2066}LTR\u{2069}, e\u{301}.\n";

/// Rows as they are added, with what goes beside them in a record.
pub(crate) struct Maker {
    pub(crate) environment: SeededEnvironment,
    pub(crate) rows: Vec<Row>,
    pub(crate) originals: BTreeMap<OriginalOf, Vec<u8>>,
    pub(crate) tombstones: Vec<Tombstone>,
    pub(crate) history: Vec<HistoryEntry>,
    pub(crate) annotator: AnnotatorId,
}

impl Maker {
    pub(crate) fn new(seed: u64) -> Self {
        let environment = SeededEnvironment::new(seed);
        let annotator = AnnotatorId(environment.new_uuid());
        let mut maker = Self {
            rows: Vec::new(),
            originals: BTreeMap::new(),
            tombstones: Vec::new(),
            history: Vec::new(),
            annotator,
            environment,
        };
        let collection = Collection {
            id: CollectionId(maker.id()),
            lineage: LineageId(maker.id()),
            name: "Cloud and phones — السحابة والهواتف".to_owned(),
            direction: Some(Direction::RightToLeft),
            created: maker.now(),
        };
        let created = maker.now();
        maker.add(collection);
        maker.add(Annotator {
            id: annotator,
            name: "ليلى L.".to_owned(),
            created,
        });
        maker
    }

    pub(crate) fn id(&self) -> uuid::Uuid {
        self.environment.new_uuid()
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.environment.now()
    }

    pub(crate) fn add(&mut self, row: impl Into<Row>) {
        self.rows.push(row.into());
    }

    pub(crate) fn capture(
        &mut self,
        document: DocumentId,
        text: &str,
        original: &[u8],
    ) -> CaptureId {
        let id = CaptureId(self.id());
        let created = self.now();
        self.originals.insert(id.into(), original.to_vec());
        self.add(Capture {
            id,
            document,
            text: text.into(),
            text_sha256: Sha256::of(text.as_bytes()),
            original_sha256: Sha256::of(original),
            original_len: original.len() as u64,
            original_name: "تقرير.txt".to_owned(),
            original_modified: Some(created),
            encoding: "UTF-8".to_owned(),
            extractor: "plain-text 1".to_owned(),
            notes: vec!["crlf 2".to_owned()],
            structure: Arc::from([]),
            created,
        });
        id
    }

    pub(crate) fn document(&mut self, name: &str, text: &str) -> (DocumentId, CaptureId) {
        let id = DocumentId(self.id());
        let added = self.now();
        let capture = self.capture(id, text, text.replace('\n', "\r\n").as_bytes());
        self.add(Document {
            id,
            name: name.to_owned(),
            capture,
            rank: self.rows.len() as i64,
            language: Some("ar".to_owned()),
            direction: None,
            paragraph_directions: paragraph_directions(capture, text),
            furniture: furniture(capture, text),
            added,
        });
        (id, capture)
    }

    pub(crate) fn tag(&mut self, parent: Option<TagId>, english: &str, arabic: &str) -> TagId {
        let id = TagId(self.id());
        let created = self.now();
        self.add(Tag {
            id,
            parent,
            rank: -3,
            label: Bilingual {
                english: english.to_owned(),
                arabic: arabic.to_owned(),
            },
            definition: Bilingual {
                english: "What it covers:\nthis.".to_owned(),
                arabic: String::new(),
            },
            includes: Bilingual {
                english: english.to_owned(),
                arabic: String::new(),
            },
            excludes: Bilingual {
                english: String::new(),
                arabic: arabic.to_owned(),
            },
            terms: Vec::new(),
            color: TagColor::Custom([1, 0xab, 0xff]),
            is_category: parent.is_none(),
            created,
        });
        id
    }

    /// A passage on the stretches that hold these words, in order, with up to 32 characters around them.
    pub(crate) fn passage(&mut self, capture: CaptureId, text: &str, words: &[&str]) -> PassageId {
        let mut spans = Vec::new();
        let mut from = 0;
        for word in words {
            let start = from + text[from..].find(word).expect("the text holds the words");
            from = start + word.len();
            spans.push(span(start, from));
        }
        self.passage_on(capture, text, spans)
    }

    pub(crate) fn passage_on(
        &mut self,
        capture: CaptureId,
        text: &str,
        spans: Vec<Span>,
    ) -> PassageId {
        let id = PassageId(self.id());
        let before = &text[..spans[0].start().index()];
        let after = &text[spans[spans.len() - 1].end().index()..];
        let mut prefix: Vec<char> = before.chars().rev().take(32).collect();
        prefix.reverse();
        let words: Vec<&str> = spans.iter().map(|span| &text[span.range()]).collect();
        self.add(Passage {
            id,
            capture,
            quote: words.join(" … "),
            prefix: prefix.into_iter().collect(),
            suffix: after.chars().take(32).collect(),
            spans,
        });
        id
    }

    pub(crate) fn annotation(&mut self, passage: PassageId, tags: &[TagId]) -> AnnotationId {
        let id = AnnotationId(self.id());
        let (created, annotator) = (self.now(), self.annotator);
        self.add(Annotation {
            id,
            passage,
            annotator,
            created,
            modified: created,
        });
        for tag in tags {
            let tagging = Tagging {
                id: TaggingId(self.id()),
                annotation: id,
                tag: *tag,
                annotator,
                created: self.now(),
                is_example: tags.len() > 1,
            };
            self.add(tagging);
        }
        id
    }

    pub(crate) fn memo(&mut self, kind: MemoKind, body: &str, mut targets: Vec<MemoTarget>) {
        targets.sort_unstable();
        let created = self.now();
        let memo = Memo {
            id: MemoId(self.id()),
            kind,
            title: String::new(),
            body: body.to_owned(),
            targets,
            annotator: self.annotator,
            created,
            modified: self.now(),
        };
        self.add(memo);
    }

    /// A link of a relation of its own.
    pub(crate) fn link(&mut self, from: PassageId, to: PassageId, name: &str) -> LinkId {
        let relation = RelationId(self.id());
        self.add(Relation {
            id: relation,
            label: Bilingual::from_one(name),
            is_symmetric: false,
        });
        let id = LinkId(self.id());
        self.add(Link {
            id,
            from,
            to,
            relation,
            annotator: self.annotator,
            created: self.now(),
        });
        id
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        Snapshot::from_rows(1, self.rows.iter().cloned())
    }

    /// The whole with everything that is optional.
    pub(crate) fn export(&self, format: Format) -> String {
        let snapshot = self.snapshot();
        let originals = |id| Ok(self.originals.get(&id).cloned());
        let source = Source {
            tombstones: &self.tombstones,
            history: &self.history,
            originals: Some(&originals),
            ..Source::new(&snapshot)
        };
        export_text(&source, format).expect("the sample can be written")
    }
}

/// A collection with at least one row of every kind and every state.
pub(crate) fn full() -> Maker {
    let mut maker = Maker::new(2);
    let (arabic, first) = maker.document("خبر ١", ARABIC);
    let (english, second) = maker.document("Report \u{2068}٢\u{2069}", ENGLISH);
    let later = maker.capture(english, &format!("{ENGLISH}More.\n"), &[0, 159, 146, 150]);
    mark_structure(&mut maker, second);
    let group = maker.tag(None, "Sources", "المصادر");
    let tag = maker.tag(Some(group), "Denial", "نفي");
    let other = maker.tag(Some(tag), "", "صمت");
    let outer = maker.passage(first, ARABIC, &["قال مصدر:\u{2069} «لا تعليق»"]);
    let inner = maker.passage(first, ARABIC, &["«لا تعليق»"]);
    let crossing = maker.passage(first, ARABIC, &["تعليق» 👨‍👩‍👧‍👦 🇵🇸\nسطر"]);
    let several = maker.passage(
        first,
        ARABIC,
        &["أَعْلَنَتِ", "\u{2068}Azure\u{2069}", "طـــويلة"],
    );
    let plain = maker.passage(second, ENGLISH, &["\"ended\" access\\service.\tOn"]);
    let marked = maker.annotation(outer, &[tag, other]);
    for passage in [inner, crossing, several, plain] {
        maker.annotation(passage, &[tag]);
    }
    maker.annotation(plain, &[]);
    add_placements(&mut maker, plain, later);
    let link = add_link(&mut maker, outer, plain);
    let variable = add_variables(&mut maker, arabic);
    let (set, tag_set) = add_sets(&mut maker, &[english, arabic], &[other, tag]);
    maker.memo(
        MemoKind::Summary,
        "On all:\n\nثلاثة أسطر",
        vec![
            MemoTarget::Collection,
            MemoTarget::Document(arabic),
            MemoTarget::Tag(tag),
            MemoTarget::Annotation(marked),
            MemoTarget::Link(link),
            MemoTarget::DocumentSet(set),
            MemoTarget::TagSet(tag_set),
            MemoTarget::Variable(variable),
        ],
    );
    maker.memo(MemoKind::Note, "free", Vec::new());
    add_trail(&mut maker);
    add_terms(&mut maker, tag);
    add_rejection(&mut maker, tag, first);
    add_searches(&mut maker, first);
    maker
}

/// Every second paragraph runs against the first.
fn add_placements(maker: &mut Maker, passage: PassageId, capture: CaptureId) {
    for state in [
        PlacementState::Exact,
        PlacementState::Proposed,
        PlacementState::Accepted,
        PlacementState::Orphan,
    ] {
        let is_orphan = state == PlacementState::Orphan;
        let placement = Placement {
            id: PlacementId(maker.id()),
            passage,
            capture,
            state,
            spans: if is_orphan {
                Vec::new()
            } else {
                vec![span(0, 3), span(3, 11)]
            },
        };
        maker.add(placement);
    }
}

fn add_link(maker: &mut Maker, from: PassageId, to: PassageId) -> LinkId {
    let relation = Relation {
        id: RelationId(maker.id()),
        label: Bilingual {
            english: "contradicts".to_owned(),
            arabic: "يناقض".to_owned(),
        },
        is_symmetric: true,
    };
    let link = Link {
        id: LinkId(maker.id()),
        from,
        to,
        relation: relation.id,
        annotator: maker.annotator,
        created: maker.now(),
    };
    let id = link.id;
    maker.add(relation);
    maker.add(link);
    id
}

/// The first of them.
fn add_variables(maker: &mut Maker, document: DocumentId) -> VariableId {
    let mut first = None;
    let date = |month, day, calendar| PartialDate {
        calendar,
        year: 1447,
        month,
        day,
    };
    let values = [
        (VariableKind::Text, Value::Text("الغارديان".to_owned())),
        (VariableKind::Number, Value::Number("-12.50".to_owned())),
        (VariableKind::Number, Value::Number("١٢٫٥".to_owned())),
        (
            VariableKind::Date,
            Value::Date(date(None, None, Calendar::Hijri)),
        ),
        (
            VariableKind::Date,
            Value::Date(date(Some(2), Some(29), Calendar::Gregorian)),
        ),
        (VariableKind::Boolean, Value::Boolean(true)),
    ];
    for (kind, value) in values {
        let variable = Variable {
            id: VariableId(maker.id()),
            name: format!("{kind:?}"),
            kind,
            is_multiple: kind == VariableKind::Text,
        };
        let value = VariableValue {
            id: ValueId(maker.id()),
            document,
            variable: variable.id,
            value,
        };
        first.get_or_insert(variable.id);
        maker.add(variable);
        maker.add(value);
    }
    first.expect("there is one")
}

fn add_sets(
    maker: &mut Maker,
    documents: &[DocumentId],
    tags: &[TagId],
) -> (DocumentSetId, TagSetId) {
    let set = DocumentSet {
        id: DocumentSetId(maker.id()),
        name: "Agencies".to_owned(),
        members: documents.to_vec(),
    };
    let tag_set = TagSet {
        id: TagSetId(maker.id()),
        name: "ردود".repeat(300),
        members: tags.to_vec(),
    };
    maker.add(set.clone());
    maker.add(tag_set.clone());
    (set.id, tag_set.id)
}

fn add_trail(maker: &mut Maker) {
    for kind in [RowKind::Memo, RowKind::Tag, RowKind::Tag] {
        let tombstone = Tombstone {
            key: RowKey::new(kind, maker.id()),
            deleted_at: maker.now(),
        };
        maker.tombstones.push(tombstone);
    }
    for (number, kind) in [
        (1, HistoryKind::Do),
        (2, HistoryKind::Do),
        (3, HistoryKind::Undo { of: 2 }),
        (4, HistoryKind::Redo { of: 3 }),
    ] {
        let entry = HistoryEntry {
            number,
            id: JournalId(maker.id()),
            at: maker.now(),
            action: Action {
                code: ActionCode::AddTag,
                subject: "نفي".to_owned(),
                annotator: (number > 1).then_some(maker.annotator),
            },
            kind,
            joins: number == 2,
        };
        maker.history.push(entry);
    }
}

pub(crate) fn span(start: usize, end: usize) -> Span {
    Span::new(ByteOffset::from_index(start), ByteOffset::from_index(end)).expect("ascending")
}

/// Which row a proof found to be otherwise than it was to be; none of the file as a whole.
#[track_caller]
pub(crate) fn otherwise(proved: Result<(), ExchangeError>) -> Option<RowKey> {
    match proved {
        Err(ExchangeError::NotAsWritten { key }) => key,
        other => panic!("the proof passed or failed otherwise: {other:?}"),
    }
}

pub(crate) fn export_text(source: &Source<'_>, format: Format) -> Result<String, ExchangeError> {
    let mut out = Vec::new();
    let summary = export(source, format, &Progress::default(), &mut out)?;
    assert_eq!(summary.bytes, out.len() as u64);
    Ok(String::from_utf8(out).expect("UTF-8"))
}

pub(crate) fn read_text(text: &str) -> Result<Record, ExchangeError> {
    read(text.as_bytes(), &record_budget(), &no_texts)
}

/// Reads what must be in order.
pub(crate) fn good(text: &str) -> Record {
    read_text(text).unwrap_or_else(|error| panic!("{error}"))
}

/// Reads what must not be.
pub(crate) fn bad(text: &str) -> ExchangeError {
    match read_text(text) {
        Ok(_) => panic!("accepted: {text}"),
        Err(error) => error,
    }
}
