//! REFI-QDA projects into a collection: our own come back as they were, those of others come in as far as they make sense.

use hashiya::anchor;
use hashiya::base::environment::{Environment, SeededEnvironment};
use hashiya::base::{Budget, Progress};
use hashiya::exchange::importer::ImportError;
use hashiya::exchange::refi::{Arrival, RefiNote, read_project};
use hashiya::model::*;

use crate::refi::{TEXT, marked, packed, project_of, unpacked, with_project, written};
use crate::sample::full;

fn read(bytes: &[u8], snapshot: &Snapshot) -> Result<Arrival, ImportError> {
    let now = SeededEnvironment::new(3).now();
    let budget = Budget::default().started();
    read_project(bytes, snapshot, now, &budget, &Progress::default())
}

pub(crate) fn notes(arrival: &Arrival) -> Vec<(String, RefiNote)> {
    let entries = arrival.report.entries().iter();
    entries
        .map(|entry| (entry.file.clone(), entry.note.clone()))
        .collect()
}

/// A collection with what came; each quote is proved against its text (I8).
pub(crate) fn merged(before: &Snapshot, arrival: &Arrival) -> Snapshot {
    let snapshot = Snapshot::from_rows(2, before.rows().chain(arrival.record.rows.clone()));
    for row in snapshot.rows() {
        for target in row.references() {
            assert!(
                snapshot.row(target).is_some(),
                "{row:?} points to {target:?}"
            );
        }
        if let Row::Passage(passage) = &row {
            let capture = snapshot.capture(passage.capture).expect("its text");
            anchor::check(passage, &capture.text).expect("the quote is the text");
            anchor::check_context(passage, &capture.text).expect("so is the context");
        }
    }
    snapshot
}

/// Only the row of the collection.
pub(crate) fn empty_copy(of: &Snapshot) -> Snapshot {
    Snapshot::from_rows(1, of.rows().filter(|row| matches!(row, Row::Collection(_))))
}

/// The quotes with the labels of their tags, in the order of the text.
pub(crate) fn quotes(snapshot: &Snapshot) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for document in snapshot.documents_in_order() {
        for (annotation, standing) in snapshot.annotations_of(document.capture) {
            let mut tags: Vec<String> = snapshot
                .taggings_of(annotation.id)
                .iter()
                .map(|row| {
                    snapshot
                        .tag(row.tag)
                        .expect("a tag")
                        .label
                        .prefer(false)
                        .to_owned()
                })
                .collect();
            tags.sort();
            found.push((standing.passage.quote.clone(), tags));
        }
    }
    found
}

#[test]
fn our_own_export_changes_nothing() {
    let words = ["لا", "👨\u{200D}👩\u{200D}👧", "\u{1F}z"];
    for maker in [full(), marked(TEXT, &words).0] {
        let snapshot = maker.snapshot();
        let arrival = read(&written(&snapshot), &snapshot).expect("readable");
        assert_eq!(notes(&arrival), []);
        assert_eq!(arrival.record.rows, []);
    }
}

#[test]
fn our_own_export_comes_back_annotation_by_annotation() {
    let words = ["لا", "👧b م\u{64F}", "م\u{64F}د\u{651}", "\u{1F}z"];
    for maker in [full(), marked(TEXT, &words).0] {
        let snapshot = maker.snapshot();
        let bytes = written(&snapshot);
        let before = empty_copy(&snapshot);
        let arrival = read(&bytes, &before).expect("readable");
        assert_eq!(notes(&arrival), []);
        let back = merged(&before, &arrival);
        assert_eq!(back.n_annotations(), snapshot.n_annotations());
        for annotation in snapshot.annotations() {
            let found = back.annotation(annotation.id).expect("it came back");
            let quote = |of: &Snapshot, id| of.passage(id).expect("a passage").quote.clone();
            assert_eq!(
                quote(&back, found.passage),
                quote(&snapshot, annotation.passage)
            );
            let spans = |of: &Snapshot, id| of.passage(id).expect("a passage").spans.clone();
            assert_eq!(
                spans(&back, found.passage),
                spans(&snapshot, annotation.passage)
            );
            assert_eq!(found.annotator, annotation.annotator);
            assert_eq!(
                (found.created, found.modified),
                (annotation.created, annotation.modified)
            );
            let taggings = |of: &Snapshot| -> Vec<_> {
                let rows = of.taggings_of(annotation.id).into_iter();
                rows.map(|row| (row.id, row.tag, row.annotator, row.created))
                    .collect()
            };
            assert_eq!(taggings(&back), taggings(&snapshot));
        }
        // And goes out as it came in, byte for byte.
        for (new, old) in project_of(&written(&back))
            .lines()
            .zip(project_of(&bytes).lines())
        {
            assert_eq!(new, old);
        }
        assert!(written(&back) == bytes, "the same bytes");
    }
}

/// A project as other programs write them, with most of what readers trip on. The words of the selections are counted by
/// hand in the sources below.
const FOREIGN: &str = r##"<?xml version="1.0" encoding="utf-8"?>
<q:Project xmlns:q="urn:QDA-XML:project:0.4" name="Foreign" origin="Other 1.0" creatingUserGUID="{00000000-0000-4000-8000-0000000000AA}">
<q:Users><q:User guid="{00000000-0000-4000-8000-0000000000AA}" name="ليلى"/></q:Users>
<q:CodeBook><q:Codes>
<q:Code guid="00000000-0000-4000-8000-000000000001" name="مجموعة" isCodable="false" color="#F00"><q:Code guid="{00000000-0000-4000-8000-00000000000B}" name="نفي" isCodable="true" color="red"/></q:Code>
<q:Code guid="00000000-0000-4000-8000-00000000000C" name="Doubt" isCodable="true"/>
</q:Codes></q:CodeBook>
<q:Variables><q:Variable guid="00000000-0000-4000-8000-0000000000D1" name="Year" typeOfVariable="Integer"/></q:Variables>
<q:Cases><q:Case guid="00000000-0000-4000-8000-0000000000CA" name="Case"><q:VariableValue><q:VariableRef targetGUID="00000000-0000-4000-8000-0000000000D1"/><q:IntegerValue>2024</q:IntegerValue></q:VariableValue><q:SourceRef targetGUID="00000000-0000-4000-8000-000000000011"/></q:Case></q:Cases>
<q:Sources>
<q:TextSource guid="{00000000-0000-4000-8000-000000000011}" name="أول" plainTextPath="One.TXT" creatingUser="00000000-0000-4000-8000-0000000000FF">
<q:PlainTextSelection guid="00000000-0000-4000-8000-000000000021" name="لا" startPosition="6" endPosition="7"><q:Coding guid="00000000-0000-4000-8000-000000000031"><q:CodeRef targetGUID="00000000-0000-4000-8000-00000000000b"/></q:Coding></q:PlainTextSelection>
<q:PlainTextSelection guid="00000000-0000-4000-8000-000000000022" name="لا" startPosition="6" endPosition="7"><q:Coding guid="00000000-0000-4000-8000-000000000032"><q:CodeRef targetGUID="00000000-0000-4000-8000-00000000000C"/></q:Coding></q:PlainTextSelection>
<q:PlainTextSelection guid="00000000-0000-4000-8000-000000000023" name="end" startPosition="9" endPosition="11" creatingUser="00000000-0000-4000-8000-0000000000FF"><q:Description>A remark</q:Description></q:PlainTextSelection>
<q:PlainTextSelection guid="00000000-0000-4000-8000-000000000024" name="past" startPosition="50" endPosition="60"/>
<q:PlainTextSelection guid="00000000-0000-4000-8000-000000000025" name="turned" startPosition="7" endPosition="2"/>
<q:PlainTextSelection guid="00000000-0000-4000-8000-000000000026" name="words" startPosition="two" endPosition="3"/>
<q:PlainTextSelection guid="00000000-0000-4000-8000-000000000021" name="twice" startPosition="1" endPosition="2"/>
<q:PlainTextSelection guid="00000000-0000-4000-8000-000000000027" name="zzz" startPosition="1" endPosition="3"/>
<q:PlainTextSelection guid="00000000-0000-4000-8000-000000000028" name="ab" startPosition="2" endPosition="3"><q:Coding guid="00000000-0000-4000-8000-000000000033"><q:CodeRef targetGUID="00000000-0000-4000-8000-0000000000EE"/></q:Coding></q:PlainTextSelection>
</q:TextSource>
<q:TextSource guid="00000000-0000-4000-8000-000000000012" name="missing" plainTextPath="internal://../../etc/passwd"/>
<q:PictureSource guid="00000000-0000-4000-8000-000000000013" name="picture" path="internal://a.png"><q:PictureSelection guid="00000000-0000-4000-8000-000000000041" firstX="0" firstY="0" secondX="1" secondY="1"/></q:PictureSource>
<q:TextSource guid="00000000-0000-4000-8000-000000000014" name="inside"><q:PlainTextContent>😀 نصّ</q:PlainTextContent><q:PlainTextSelection guid="00000000-0000-4000-8000-000000000029" startPosition="2" endPosition="5"/></q:TextSource>
</q:Sources>
<q:Notes><q:Note guid="00000000-0000-4000-8000-000000000051" name="memo"><q:PlainTextContent/></q:Note></q:Notes>
<q:Links><q:Link guid="00000000-0000-4000-8000-000000000061" originGUID="00000000-0000-4000-8000-000000000021" targetGUID="00000000-0000-4000-8000-000000000051"/></q:Links>
<q:Sets/><q:Graphs/>
</q:Project>"##;

/// With a mark, and line ends of two characters that count: mark 0, 😀 1, a 2, b 3, CR 4, LF 5, ل 6, ا 7, blank 8, e 9, n 10,
/// d 11. Ends are the last character's.
const ONE: &str = "\u{FEFF}😀ab\r\nلا end";

fn foreign() -> Vec<u8> {
    packed(&[
        (
            "Project.QDE".to_owned(),
            [b"\xEF\xBB\xBF", FOREIGN.as_bytes()].concat(),
        ),
        ("Sources/one.txt".to_owned(), ONE.as_bytes().to_vec()),
        ("sources/.root".to_owned(), Vec::new()),
    ])
}

#[test]
fn what_others_write_comes_in_at_its_words() {
    let arrival = read(&foreign(), &Snapshot::default()).expect("readable");
    let snapshot = merged(&Snapshot::default(), &arrival);
    let words = |quote: &str, tags: &[&str]| {
        let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        (quote.to_owned(), tags)
    };
    assert_eq!(
        quotes(&snapshot),
        [
            words("ab", &[]),
            words("لا", &["Doubt", "نفي"]),
            words("end", &[]),
            words("نصّ", &[]),
        ],
        "{:?}",
        notes(&arrival)
    );
    let texts: Vec<&str> = snapshot
        .documents_in_order()
        .filter_map(|row| snapshot.capture(row.capture))
        .map(|row| &*row.text)
        .collect();
    assert_eq!(texts, ["😀ab\nلا end", "😀 نصّ"]);
    let about = |note: &RefiNote| -> Vec<String> {
        let all = notes(&arrival).into_iter();
        all.filter(|(_, found)| found == note)
            .map(|(about, _)| about)
            .collect()
    };
    assert_eq!(
        about(&RefiNote::Counting {
            is_inclusive: true,
            with_cr: true,
            with_bom: true,
            is_utf16: false
        }),
        ["أول"]
    );
    assert_eq!(about(&RefiNote::MissingText { n: 0 }), ["missing"]);
    assert_eq!(about(&RefiNote::OtherSource { n: 1 }), ["picture"]);
    assert_eq!(about(&RefiNote::DuplicateId), ["twice"]);
    assert_eq!(about(&RefiNote::Quote), ["zzz"]);
    assert_eq!(about(&RefiNote::NoCode), ["ab"]);
    assert_eq!(about(&RefiNote::BadColor), ["نفي"]);
    assert_eq!(about(&RefiNote::Case { n_left: 0 }), ["Case"]);
    assert_eq!(
        about(&RefiNote::NoUser).len(),
        1,
        "a missing user is told once"
    );
    let apart = notes(&arrival).into_iter();
    let apart: Vec<String> = apart
        .filter(|(_, note)| matches!(note, RefiNote::Place { .. }))
        .map(|(about, _)| about)
        .collect();
    assert_eq!(apart, ["past", "turned", "words"]);
    // The case is a set, its value that of its document, and a link to a note attaches it.
    assert_eq!(snapshot.document_sets().count(), 1);
    let values: Vec<_> = snapshot.values().map(|row| row.value.clone()).collect();
    assert_eq!(values, [Value::Number("2024".to_owned())]);
    let memos: Vec<_> = snapshot
        .memos()
        .map(|row| (row.body.as_str(), row.targets.len()))
        .collect();
    assert!(
        memos.contains(&("", 1)) && memos.contains(&("A remark", 1)),
        "{memos:?}"
    );
    let group = snapshot
        .tags()
        .find(|tag| tag.is_category)
        .expect("a category");
    assert_eq!(group.color, TagColor::Custom([255, 0, 0]));
    // Once more, nothing comes in.
    let again = read(&foreign(), &snapshot).expect("readable");
    assert_eq!(again.record.rows, []);
}

#[test]
fn deep_trees_are_flattened_and_told() {
    let id = |n: usize| format!("00000000-0000-4000-8000-{n:012}");
    let open: String = (1..=200)
        .map(|n| format!("<Code guid=\"{}\" name=\"{n}\" isCodable=\"true\">", id(n)))
        .collect();
    let project = format!(
        "<Project name=\"deep\"><CodeBook><Codes>{open}{}</Codes></CodeBook></Project>",
        "</Code>".repeat(200)
    );
    let bytes = packed(&[("project.qde".to_owned(), project.into_bytes())]);
    let arrival = read(&bytes, &Snapshot::default()).expect("readable");
    let note = RefiNote::Flattened { n: 136, limit: 64 };
    assert_eq!(notes(&arrival), [(String::new(), note)]);
    let snapshot = merged(&Snapshot::default(), &arrival);
    assert_eq!(snapshot.n_tags(), 200);
    let deepest = snapshot
        .tags()
        .map(|tag| snapshot.tag_path(tag.id).len())
        .max();
    assert_eq!(deepest, Some(MAX_TAG_DEPTH));
}

#[test]
fn files_that_mean_harm_are_refused() {
    let bare = |xml: String| packed(&[("project.qde".to_owned(), xml.into_bytes())]);
    let empty = Snapshot::default();
    let entity = "<!DOCTYPE a [<!ENTITY b \"c\">]><Project name=\"&b;\"/>".to_owned();
    assert!(matches!(
        read(&bare(entity), &empty),
        Err(ImportError::DocumentType { .. })
    ));
    let deep = format!("<Project name=\"a\">{}", "<Sets>".repeat(20_000));
    assert!(matches!(
        read(&bare(deep), &empty),
        Err(ImportError::Budget(_))
    ));
    for xml in ["", "no xml", "<Project name=\"a\">", "<Other/>", "<a></b>"] {
        assert!(read(&bare(xml.to_owned()), &empty).is_err(), "{xml}");
    }
    assert!(read(b"no archive", &empty).is_err());
    assert!(read(&packed(&[("a.txt".to_owned(), Vec::new())]), &empty).is_err());
    let two = packed(&[
        ("a.qde".to_owned(), Vec::new()),
        ("b.qde".to_owned(), Vec::new()),
    ]);
    assert!(read(&two, &empty).is_err(), "which of the two is it?");
}

#[test]
fn damaged_files_do_no_harm() {
    let good = foreign();
    let before = full().snapshot();
    let files = unpacked(&good);
    // A simple generator with a fixed seed: the same files in each run.
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for round in 0..600 {
        let mut files = files.clone();
        let which = usize::from(round % 5 == 0);
        for _ in 0..=next(4) {
            let bytes = &mut files[which].1;
            let at = next(bytes.len());
            match next(3) {
                0 => bytes[at] = next(256) as u8,
                1 => drop(bytes.remove(at)),
                _ => {
                    let end = (at + next(40)).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    let to = next(bytes.len());
                    bytes.splice(to..to, piece);
                }
            }
        }
        if let Ok(arrival) = read(&packed(&files), &before) {
            merged(&before, &arrival);
        }
    }
    for cut in (0..good.len()).step_by(61) {
        assert!(read(&good[..cut], &before).is_err());
    }
}

#[test]
fn a_document_that_reads_otherwise_here_takes_nothing() {
    let (maker, _) = marked(TEXT, &["لا"]);
    let snapshot = maker.snapshot();
    let mut files = unpacked(&written(&snapshot));
    files[1].1 = b"something else".to_vec();
    let arrival = read(&packed(&files), &snapshot).expect("readable");
    assert_eq!(
        notes(&arrival),
        [("واحد".to_owned(), RefiNote::OtherText { n: 1 })]
    );
    assert_eq!(arrival.record.rows, []);
    // A name that was changed elsewhere is told, and stays here.
    let renamed = with_project(&written(&snapshot), |text| {
        text.replace("<TextSource guid", "<TextSource x=\"\" guid")
            .replace("name=\"واحد\"", "name=\"اثنان\"")
    });
    let arrival = read(&renamed, &snapshot).expect("readable");
    assert_eq!(notes(&arrival), [("اثنان".to_owned(), RefiNote::Differs)]);
}
