//! Tests of the messages: what is sent comes back, and nothing false is believed.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::base::{Budget, Report};
use crate::exchange::importer::mutation::mutations;
use crate::exchange::importer::{
    Entry, Extractor, Fact, FactKind, Found, ImportError, ImportNote, Imported, PassedOver, Reading,
};
use crate::model::{Calendar, PartialDate, StructureKind, StructureMark, Value};
use crate::text::{ByteOffset, Encoding, Span};

const TEXT: &str = "عنوان\nنصّ\tمن صفين\n";

fn mark(kind: StructureKind, start: u32, end: u32) -> StructureMark {
    let span = Span::new(ByteOffset(start), ByteOffset(end)).expect("a span");
    StructureMark { kind, span }
}

fn found() -> Found {
    let fact = |about, value| Fact { about, value };
    Found {
        entry: None,
        imported: Imported {
            part: Some("صف 1".to_owned()),
            original: Some(b"1,2".to_vec()),
            text: TEXT.to_owned(),
            encoding: Encoding::Windows1256,
            encoding_certain: false,
            extractor: Extractor {
                name: "plain-text",
                version: 1,
            },
            title: Some("عنوان".to_owned()),
            language: Some("ar-PS".to_owned()),
            facts: vec![
                fact(FactKind::Author, Value::Text("سلمى".to_owned())),
                fact(
                    FactKind::Published,
                    Value::Date(PartialDate {
                        calendar: Calendar::Hijri,
                        year: 1446,
                        month: Some(2),
                        day: None,
                    }),
                ),
                fact(
                    FactKind::Column("n".to_owned()),
                    Value::Number("-1.5".to_owned()),
                ),
                fact(FactKind::Speaker, Value::Boolean(true)),
            ],
            structure: vec![
                mark(StructureKind::Page(1), 0, TEXT.len() as u32),
                mark(StructureKind::Heading(1), 0, 10),
                mark(StructureKind::TableRow, 11, TEXT.len() as u32 - 1),
            ],
            notes: vec![
                ImportNote::EncodingUnsure(Encoding::Windows1256),
                ImportNote::CrLf(3),
            ],
        },
    }
}

/// Two documents of one entry, one of none, and what was passed over.
fn reading() -> Reading {
    let mut passed = Report::new();
    for note in [
        ImportNote::PassedOver(PassedOver::Nested),
        ImportNote::Refused(ImportError::NoText),
    ] {
        passed.add(note.severity(), "a/b.zip", note);
    }
    let entry = Entry {
        path: vec!["a".to_owned(), "ب.txt".to_owned()],
        bytes: Arc::from(&b"bytes"[..]),
    };
    let inside = Found {
        entry: Some(entry),
        ..found()
    };
    Reading {
        documents: vec![inside.clone(), inside, found()],
        passed,
    }
}

fn encode(answer: &Answer) -> Vec<u8> {
    let mut bytes = Vec::new();
    message::answer(&mut bytes, answer).expect("it can be written");
    bytes
}

fn decode(mut bytes: &[u8]) -> Result<Answer, FrameError> {
    decode_answer(&mut bytes, &Budget::default())
}

#[test]
fn what_is_sent_comes_back() {
    let sent = Ok(reading());
    assert_eq!(decode(&encode(&sent)).expect("an answer"), sent);
    let refused = Err(ImportError::OtherFormat { format: "PDF" });
    assert_eq!(decode(&encode(&refused)).expect("an answer"), refused);
}

#[test]
fn every_beginning_of_an_answer_is_none() {
    let bytes = encode(&Ok(reading()));
    for end in 0..bytes.len() {
        assert!(decode(&bytes[..end]).is_err(), "{end} bytes");
    }
}

#[test]
fn what_cannot_be_is_not_believed() {
    fn check(what: &str, change: impl FnOnce(&mut Found)) {
        let mut found = found();
        change(&mut found);
        let documents = vec![found];
        let passed = Report::new();
        let answer = decode(&encode(&Ok(Reading { documents, passed })));
        assert!(matches!(answer, Err(FrameError::Wrong)), "{what}");
    }
    let with = |mark: StructureMark| move |found: &mut Found| found.imported.structure = vec![mark];
    check("no text", |found| found.imported.text.clear());
    check("CR", |found| found.imported.text.push('\r'));
    check("past the end", with(mark(StructureKind::Rule, 0, 400)));
    check("inside a letter", with(mark(StructureKind::Rule, 1, 10)));
    check("no level", with(mark(StructureKind::Heading(0), 0, 10)));
    check("level 7", with(mark(StructureKind::Heading(7), 0, 10)));
    check("no page", with(mark(StructureKind::Page(0), 0, 10)));
    check("disorder", |found| found.imported.structure.reverse());
    check("depth", |found| {
        found.imported.structure = vec![mark(StructureKind::Quotation, 0, 10); 3_000];
    });
    check("language", |found| {
        found.imported.language = Some("../../etc".to_owned());
    });
    check("a date", |found| {
        found.imported.facts = vec![Fact {
            about: FactKind::Published,
            value: Value::Date(PartialDate {
                calendar: Calendar::Gregorian,
                year: 2024,
                month: Some(13),
                day: None,
            }),
        }];
    });
    check("a number", |found| {
        found.imported.facts = vec![Fact {
            about: FactKind::Speaker,
            value: Value::Number("many".to_owned()),
        }];
    });
    check("a note on no document", |found| {
        found.imported.notes = vec![ImportNote::Refused(ImportError::Fault)];
    });
    check("an unknown extractor", |found| {
        found.imported.extractor.name = "nobody";
    });
    let nothing = encode(&Ok(Reading::default()));
    assert!(matches!(decode(&nothing), Err(FrameError::Wrong)));
    let long = Budget {
        characters: 3,
        ..Budget::default()
    };
    let answer = decode_answer(&mut &encode(&Ok(reading()))[..], &long);
    assert!(matches!(answer, Err(FrameError::Wrong)));
}

#[test]
fn a_length_alone_takes_no_memory() {
    // A document of almost 4 GiB, and one of 900 MB that does not come.
    for length in [u32::MAX, 900_000_000] {
        let mut bytes = vec![17];
        bytes.extend_from_slice(&length.to_le_bytes());
        assert!(decode(&bytes).is_err());
    }
}

/// Asserts what [`check`] promises of whatever was believed.
fn assert_sound(answer: &Answer) {
    let documents = answer.iter().flat_map(|reading| &reading.documents);
    for Found { imported, .. } in documents {
        for mark in &imported.structure {
            assert!(mark.span.slice(&imported.text).is_ok(), "{mark:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(u32::try_from(mutations()).unwrap_or(u32::MAX)))]

    #[test]
    fn mutated_answers_do_no_harm(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
        again in any::<bool>(),
    ) {
        let mut bytes = encode(&Ok(reading()));
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if again {
            let at = cut.index(bytes.len());
            bytes.truncate(at);
        }
        if let Ok(answer) = decode(&bytes) {
            assert_sound(&answer);
        }
    }

    #[test]
    fn noise_is_no_answer(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(answer) = decode(&bytes) {
            assert_sound(&answer);
        }
    }
}

#[test]
fn what_a_person_chose_comes_along() {
    use crate::exchange::importer::{ImportOptions, SourceFile, TableChoice, importer_named};
    let importer = importer_named("csv").expect("the reader of tables");
    let source = SourceFile {
        name: "جدول.csv".to_owned(),
        bytes: b"a,b\n".to_vec(),
        modified: None,
    };
    let options = ImportOptions {
        encoding: Some(Encoding::Windows1256),
        table: Some(TableChoice {
            text_columns: vec!["النص".to_owned(), String::new()],
        }),
    };
    let mut sent = Vec::new();
    message::ask(&mut sent, importer, &source, &options, &Budget::default()).expect("it is sent");
    let asked = hear(&mut &sent[..], &[]).expect("it is heard");
    let Some(Asked::Documents(asked)) = asked else {
        panic!("no file");
    };
    assert_eq!((asked.options, asked.source), (options, source));
}
