//! There and back, byte for byte.

use hashiya::command::OriginalOf;
use hashiya::exchange::record::{DocumentsBy, ExchangeError, Format, Source};
use hashiya::model::{PART_OF, Row, RowKind, Sha256, Snapshot};

use crate::sample::{ARABIC, bad, export_text, full, good};

#[test]
fn the_sample_has_every_kind_of_row() {
    let snapshot = full().snapshot();
    for kind in RowKind::ALL {
        assert!(
            snapshot.rows().any(|row| row.key().kind() == *kind),
            "{kind:?}"
        );
    }
}

#[test]
fn everything_comes_back() {
    let maker = full();
    let snapshot = maker.snapshot();
    for format in Format::ALL {
        let text = maker.export(*format);
        let record = good(&text);
        assert_eq!(record.format, *format);
        assert_eq!(record.documents_by, DocumentsBy::Id);
        assert_eq!(record.collection, snapshot.collection().map(|row| row.id));
        assert_eq!(record.lineage, snapshot.collection().map(|row| row.lineage));
        let rows: Vec<_> = snapshot.rows().collect();
        assert_eq!(record.rows, rows);
        let mut tombstones = maker.tombstones.clone();
        tombstones.sort_unstable();
        assert_eq!(record.tombstones, tombstones);
        assert_eq!(record.history, maker.history);
        let originals: Vec<_> = record
            .originals
            .iter()
            .map(|original| (original.of, original.bytes.to_vec()))
            .collect();
        assert_eq!(
            originals,
            maker.originals.clone().into_iter().collect::<Vec<_>>()
        );
        return_trip(&text, *format);
    }
}

/// What was read, written again, is the same file.
fn return_trip(text: &str, format: Format) {
    let record = good(text);
    let snapshot = Snapshot::from_rows(1, record.rows);
    let originals = |id| {
        let found = record.originals.iter().find(|original| original.of == id);
        Ok(found.map(|original| original.bytes.to_vec()))
    };
    let source = Source {
        tombstones: &record.tombstones,
        history: &record.history,
        originals: Some(&originals),
        ..Source::new(&snapshot)
    };
    assert_eq!(export_text(&source, format).expect("written"), text);
}

#[test]
fn both_notations_hold_the_same() {
    let maker = full();
    let ron = good(&maker.export(Format::Ron));
    let mut json = good(&maker.export(Format::Json));
    json.format = Format::Ron;
    assert_eq!(ron, json);
}

#[test]
fn optional_parts_can_be_left_out() {
    let maker = full();
    let snapshot = maker.snapshot();
    for format in Format::ALL {
        let text = export_text(&Source::new(&snapshot), *format).expect("written");
        let record = good(&text);
        assert_eq!(record.rows, snapshot.rows().collect::<Vec<_>>());
        assert!(record.originals.is_empty());
        assert!(record.tombstones.is_empty());
        assert!(record.history.is_empty());
        return_trip(&text, *format);
    }
}

#[test]
fn empty_collections_come_back() {
    let mut named = crate::sample::Maker::new(9);
    named.rows.truncate(1);
    for format in Format::ALL {
        for snapshot in [Snapshot::default(), named.snapshot()] {
            let text = export_text(&Source::new(&snapshot), *format).expect("written");
            assert_eq!(good(&text).rows, snapshot.rows().collect::<Vec<_>>());
            return_trip(&text, *format);
        }
    }
}

#[test]
fn the_order_of_making_does_not_show() {
    let maker = full();
    let mut turned = full();
    turned.rows.reverse();
    turned.tombstones.reverse();
    turned.history.reverse();
    for format in Format::ALL {
        assert_eq!(maker.export(*format), turned.export(*format));
    }
}

#[test]
fn a_file_is_lines_that_a_person_can_read() {
    let maker = full();
    for format in Format::ALL {
        let text = maker.export(*format);
        assert!(text.ends_with('\n') && !text.contains('\r'));
        assert!(text.contains("أَعْلَنَتِ الشَّرِكَةُ"), "vowel marks stay letters");
        assert!(text.contains("👨‍👩‍👧‍👦"), "joiners stay");
        let hidden = |character: char| {
            matches!(
                character,
                '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{2028}' | '\t'
            )
        };
        assert_eq!(text.find(hidden), None);
        for row in maker.snapshot().rows().skip(1) {
            let id = row.key().uuid().to_string();
            let starts = |line: &&str| {
                line.trim_start_matches(['(', '{'])
                    .replace('"', "")
                    .starts_with(&format!("id:{id}"))
            };
            assert_eq!(text.lines().filter(starts).count(), 1, "{id}");
        }
    }
}

#[test]
fn positions_are_code_points() {
    let maker = full();
    let text = maker.export(Format::Json);
    let value: serde_json::Value = serde_json::from_str(&text).expect("plain JSON");
    let characters: Vec<char> = ARABIC.chars().collect();
    let mut n_checked = 0;
    for passage in value["passages"].as_array().expect("a list") {
        let of_arabic = |capture: &&serde_json::Value| {
            capture["id"] == passage["capture"] && capture["text"] == ARABIC
        };
        if value["captures"]
            .as_array()
            .expect("a list")
            .iter()
            .find(of_arabic)
            .is_none()
        {
            continue;
        }
        let words: Vec<String> = passage["spans"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|span| {
                let edge = |name: &str| span[name].as_u64().expect("a number") as usize;
                characters[edge("start")..edge("end")].iter().collect()
            })
            .collect();
        assert_eq!(passage["quote"], words.join(" … "));
        n_checked += 1;
    }
    assert_eq!(n_checked, 4);
}

#[test]
fn the_ron_is_plain_ron() {
    let text = full().export(Format::Ron);
    let value: ron::Value = ron::from_str(&text).expect("plain RON, no extensions");
    let again = ron::to_string(&value).expect("a value");
    assert!(again.contains("hashiya-record"));
}

#[test]
fn hand_edits_are_read() {
    let text = full().export(Format::Ron);
    let rows = good(&text).rows;
    let spaced = text
        .replace("id:\"", "id : \"")
        .replace("),\n", " ) , // note\n\n /* more */ ");
    assert_eq!(good(&spaced).rows, rows);
    assert_eq!(good(&text.replace("Some(\"ar\")", "\"ar\"")).rows, rows);
    assert_eq!(good(&text.replacen('(', "Record(", 1)).rows, rows);
    let json = full().export(Format::Json);
    let value: serde_json::Value = serde_json::from_str(&json).expect("plain JSON");
    // Another order of fields and lists, another layout.
    let pretty = serde_json::to_string_pretty(&value).expect("a value");
    assert_eq!(good(&pretty).rows, rows);
}

#[test]
fn a_byte_order_mark_and_crlf_are_accepted() {
    for format in Format::ALL {
        let text = full().export(*format);
        let rows = good(&text).rows;
        assert_eq!(good(&format!("\u{feff}{text}")).rows, rows);
        assert_eq!(good(&text.replace('\n', "\r\n")).rows, rows);
    }
}

#[test]
fn a_whole_file_goes_along_once() {
    let mut maker = full();
    let table = "نص,city\nأول,Haifa\nثان,Gaza\n".as_bytes();
    let sha256 = Sha256::of(table);
    for row in &mut maker.rows {
        if let Row::Capture(capture) = row {
            let mut part = (**capture).clone();
            part.notes.push(format!("{PART_OF}{sha256}"));
            *row = part.into();
        }
    }
    let of = OriginalOf::Whole(sha256);
    maker.originals.insert(of, table.to_vec());
    for format in Format::ALL {
        let text = maker.export(*format);
        let record = good(&text);
        let wholes = record.originals.iter().filter(|one| one.of == of);
        let wholes: Vec<&[u8]> = wholes.map(|one| &*one.bytes).collect();
        assert_eq!(wholes, [table], "{format:?}");
        return_trip(&text, *format);
        let other = Sha256::of(b"another file").to_string();
        let lied = text.replace(&sha256.to_string(), &other);
        assert!(
            matches!(bad(&lied), ExchangeError::WholeFile { .. }),
            "{format:?}"
        );
    }
}
