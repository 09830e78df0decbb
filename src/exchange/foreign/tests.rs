//! Tests of the question for projects: what is sent comes back, nothing false is believed, and no mutated project does harm.

use std::collections::HashSet;
use std::path::Path;
use std::time::Instant;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::base::environment::{Environment, SeededEnvironment, Timestamp};
use crate::base::{Budget, Progress, Severity};
use crate::exchange::codebook::CODEBOOKS;
use crate::exchange::importer::mutation::{Dice, mutated_archive, mutations, number};
use crate::exchange::importer::testing::{SOON, zipped};
use crate::exchange::importer::worker::{FrameError, project as asking};
use crate::exchange::refi::project::*;
use crate::exchange::refi::{PROJECTS, RefiNote, arrive};
use crate::model::{AnnotationId, Row, Snapshot};

/// A project with something of everything; its text has an emoji, vowel marks and an emoji of several code points.
const XML: &str = r##"<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="مشروع" origin="Other 1" creatingUserGUID="00000000-0000-4000-8000-000000000001" creationDateTime="2024-05-01T10:00:00Z">
<Users><User guid="00000000-0000-4000-8000-000000000001" name="سلمى"/></Users>
<CodeBook><Codes>
<Code guid="00000000-0000-4000-8000-000000000010" name="Group" isCodable="false"><Description>why</Description>
<Code guid="00000000-0000-4000-8000-000000000011" name="وسم" isCodable="true" color="#3C6"><NoteRef targetGUID="00000000-0000-4000-8000-000000000050"/></Code>
</Code></Codes></CodeBook>
<Variables><Variable guid="00000000-0000-4000-8000-000000000020" name="Year" typeOfVariable="Integer"><Description>of print</Description></Variable></Variables>
<Cases><Case guid="00000000-0000-4000-8000-000000000030" name="Case 1"><VariableValue><VariableRef targetGUID="00000000-0000-4000-8000-000000000020"/><IntegerValue>1999</IntegerValue></VariableValue><SourceRef targetGUID="00000000-0000-4000-8000-000000000040"/></Case></Cases>
<Sources>
<TextSource guid="00000000-0000-4000-8000-000000000040" name="واحد" plainTextPath="internal://a.txt" richTextPath="internal://a.docx" creatingUser="00000000-0000-4000-8000-000000000001" creationDateTime="2024-05-02T10:00:00+03:00">
<PlainTextSelection guid="00000000-0000-4000-8000-000000000041" name="لا" startPosition="2" endPosition="4" creatingUser="00000000-0000-4000-8000-000000000001"><Coding guid="00000000-0000-4000-8000-000000000042" creatingUser="00000000-0000-4000-8000-000000000001"><CodeRef targetGUID="00000000-0000-4000-8000-000000000011"/></Coding><NoteRef targetGUID="00000000-0000-4000-8000-000000000050"/></PlainTextSelection>
<PlainTextSelection guid="00000000-0000-4000-8000-000000000043" name="مُدّ" startPosition="5" endPosition="9"><Description>comment</Description></PlainTextSelection>
</TextSource>
<TextSource guid="00000000-0000-4000-8000-000000000044" name="two"><PlainTextContent>b👩‍👧c</PlainTextContent><Coding guid="00000000-0000-4000-8000-000000000045"><CodeRef targetGUID="00000000-0000-4000-8000-000000000011"/></Coding><VariableValue><VariableRef targetGUID="00000000-0000-4000-8000-000000000020"/><IntegerValue>7</IntegerValue></VariableValue></TextSource>
<AudioSource guid="00000000-0000-4000-8000-000000000046" name="sound" path="internal://s.mp3"/>
</Sources>
<Notes><Note guid="00000000-0000-4000-8000-000000000050" name="Memo" plainTextPath="internal://n.txt"/></Notes>
<Links><Link guid="00000000-0000-4000-8000-000000000060" name="says" direction="OneWay" originGUID="00000000-0000-4000-8000-000000000041" targetGUID="00000000-0000-4000-8000-000000000043"/></Links>
<Sets><Set guid="00000000-0000-4000-8000-000000000070" name="Set"><MemberCode targetGUID="00000000-0000-4000-8000-000000000011"/></Set><Set guid="00000000-0000-4000-8000-000000000071" name="Docs"><MemberSource targetGUID="00000000-0000-4000-8000-000000000044"/></Set></Sets>
<Description>about it</Description>
</Project>"##;

const TEXT: &str = "😀 لا م\u{64F}د\u{651} z";

fn files() -> Vec<(String, Vec<u8>)> {
    let file = |name: &str, bytes: &[u8]| (name.to_owned(), bytes.to_vec());
    vec![
        file("project.qde", XML.as_bytes()),
        file("sources/a.txt", TEXT.as_bytes()),
        file("sources/a.docx", b"PK not opened"),
        file("sources/n.txt", "ملاحظة\r\nfor all".as_bytes()),
        file("sources/s.mp3", b"sound"),
    ]
}

fn container() -> Vec<u8> {
    let files = files();
    let parts: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    zipped(&parts)
}

fn part(bytes: Vec<u8>) -> Part {
    Part {
        name: "a".to_owned(),
        bytes,
    }
}

fn read(bytes: Vec<u8>) -> Result<Foreign, ImportError> {
    let budget = Budget::default();
    read_here(&PROJECTS, &[part(bytes)], &budget, &Progress::default())
}

/// What a worker says of a container, as bytes.
fn answer_of(bytes: Vec<u8>) -> Vec<u8> {
    let budget = Budget::default();
    let mut sent = Vec::new();
    asking::ask(&mut sent, &PROJECTS, &[part(bytes)], &budget).expect("it is sent");
    let readers: &[&'static dyn ForeignReader] = &[&PROJECTS];
    let asked = crate::exchange::importer::worker::hear(&mut &sent[..], readers);
    let Ok(Some(crate::exchange::importer::worker::Asked::Project(asked))) = asked else {
        panic!("no project");
    };
    let mut said = Vec::new();
    asking::answer(&mut said, &asked).expect("it is answered");
    said
}

fn decoded(mut bytes: &[u8]) -> Result<asking::Answer, FrameError> {
    asking::decode_answer(&mut bytes, &Budget::default())
}

/// Makes rows of a project; all that they refer to must be there, and every quote in its text.
fn take(foreign: Foreign) -> Vec<Row> {
    let now = SeededEnvironment::new(1).now();
    let (budget, progress) = (Budget::default().started(), Progress::default());
    let snapshot = Snapshot::default();
    let Ok(arrival) = arrive(foreign, &snapshot, now, &budget, &progress) else {
        return Vec::new();
    };
    let rows = arrival.record.rows;
    let keys: HashSet<_> = rows.iter().map(Row::key).collect();
    assert_eq!(keys.len(), rows.len(), "each row once");
    let after = Snapshot::from_rows(1, rows.clone());
    for row in &rows {
        for target in row.references() {
            assert!(keys.contains(&target), "{row:?} points to {target:?}");
        }
        if let Row::Passage(passage) = row {
            let capture = after.capture(passage.capture).expect("its text");
            crate::anchor::check(passage, &capture.text).expect("the quote is the text");
        }
    }
    rows
}

#[test]
fn what_is_sent_comes_back() {
    let here = read(container()).expect("readable");
    let mut there = decoded(&answer_of(container())).expect("an answer");
    if let Ok(there) = &mut there {
        there.reader = here.reader;
    }
    assert_eq!(there.as_ref(), Ok(&here));
    // Texts, the file beside one, and the memo; not the sound.
    let mut names: Vec<&str> = here.files.files.keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        ["internal://a.docx", "internal://a.txt", "internal://n.txt"]
    );
    let rows = take(here);
    let quotes: Vec<&str> = rows
        .iter()
        .filter_map(|row| match row {
            Row::Passage(passage) => Some(passage.quote.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(quotes, ["لا", "م\u{64F}د\u{651}", "b👩\u{200D}👧c"]);
    let refused = decoded(&answer_of(b"no archive".to_vec())).expect("an answer");
    assert!(refused.is_err());
}

#[test]
fn codebooks_come_the_same_way() {
    let xml = br##"<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="00000000-0000-4000-8000-000000000010" name="a" isCodable="true"/></Codes></CodeBook>"##;
    let budget = Budget::default();
    let foreign = read_here(
        &CODEBOOKS,
        &[part(xml.to_vec())],
        &budget,
        &Progress::default(),
    );
    let foreign = foreign.expect("readable");
    let again = decode(&encode(&foreign), Files::default()).expect("an answer");
    assert_eq!(again.project, foreign.project);
    let (codebook, report) = crate::exchange::codebook::codebook_of_codes(&again);
    assert_eq!(codebook.tags[0].label.english.as_deref(), Some("a"));
    assert!(report.is_empty());
}

#[test]
fn every_line_of_a_report_comes_back() {
    let notes = [
        RefiNote::NoId,
        RefiNote::DuplicateId,
        RefiNote::Name,
        RefiNote::BadColor,
        RefiNote::BadValue,
        RefiNote::MissingText { n: 3 },
        RefiNote::OtherSource { n: 1 },
        RefiNote::OtherSelections { n: 2 },
        RefiNote::Place {
            start: -1,
            end: i64::MAX,
            len: 3,
        },
        RefiNote::Quote,
        RefiNote::Moved,
        RefiNote::Counting {
            is_inclusive: true,
            with_cr: false,
            with_bom: true,
            is_utf16: true,
        },
        RefiNote::NoCode,
        RefiNote::Category,
        RefiNote::NoUser,
        RefiNote::NoEnd,
        RefiNote::Dangling,
        RefiNote::Flattened { n: 4, limit: 5 },
        RefiNote::Case { n_left: 6 },
        RefiNote::WholeDocument,
        RefiNote::MemoParts { n: 7 },
        RefiNote::Graphs { n: 8 },
        RefiNote::Unknown { n: 9 },
        RefiNote::Differs,
        RefiNote::Renewed,
        RefiNote::OtherText { n: 10 },
        RefiNote::NoOriginal,
        RefiNote::OtherPassage,
        RefiNote::Unproved,
        RefiNote::Beside,
        RefiNote::OwnLine,
        RefiNote::Predictions { n: 11 },
        RefiNote::Withdrawn { n: 12 },
        RefiNote::OtherResults { n: 13 },
        RefiNote::WholeLabels,
        RefiNote::Halves { n: 14 },
    ];
    let codes: HashSet<u8> = notes.iter().map(|note| notes::code_of(note).0).collect();
    assert_eq!(codes.len(), notes.len());
    for note in notes {
        let (code, figures) = notes::code_of(&note);
        assert_eq!(notes::note_of(code, figures), Some(note));
    }
    assert_eq!(notes::note_of(200, [0; 3]), None);
    assert_eq!(notes::note_of(6, [-1, 0, 0]), None);
}

#[test]
fn what_cannot_be_is_not_believed() {
    fn check(what: &str, change: impl FnOnce(&mut Project)) {
        let mut foreign = read(container()).expect("readable");
        change(&mut foreign.project);
        let answer = decode(&encode(&foreign), Files::default());
        assert!(answer.is_err(), "{what}");
    }
    check("a source twice", |project| {
        let again = project.sources[0].clone();
        project.sources.push(again);
    });
    check("a selection twice", |project| {
        let again = project.sources[0].selections[0].clone();
        project.sources[1].selections.push(again);
    });
    check("a set twice", |project| {
        let again = project.sets[0].clone();
        project.sets.push(again);
    });
    check("a user twice", |project| {
        let again = project.users[0].clone();
        project.users.push(again);
    });
    check("a code under itself", |project| {
        project.codes[0].parent = Some(project.codes[0].guid);
    });
    check("a code under one that comes later", |project| {
        project.codes[0].parent = Some(project.codes[1].guid);
    });
    check("a code under none that is there", |project| {
        project.codes[0].parent = Some(Uuid::from_u128(9));
    });
    check("a time that is none", |project| {
        project.stamp.at = Some(Timestamp {
            utc_micros: i64::MAX,
            offset_seconds: 0,
        });
    });
    check("an offset that is none", |project| {
        project.stamp.at = Some(Timestamp {
            utc_micros: 0,
            offset_seconds: i32::MAX,
        });
    });
}

#[test]
fn a_case_and_a_set_of_one_id_are_one_row() {
    let xml = XML.replace(
        "00000000-0000-4000-8000-000000000071",
        "00000000-0000-4000-8000-000000000030",
    );
    let mut files = files();
    files[0].1 = xml.into_bytes();
    let parts: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let rows = take(read(zipped(&parts)).expect("readable"));
    let sets = rows.iter().filter(|row| matches!(row, Row::DocumentSet(_)));
    assert_eq!(sets.count(), 1);
}

#[test]
fn one_passage_id_on_two_documents_is_two_passages() {
    let mut foreign = read(container()).expect("readable");
    let passage = Some(Uuid::from_u128(0x77));
    let selection = |number: u128, is_bare: bool| Selection {
        guid: Uuid::from_u128(number),
        passage: passage.filter(|_| !is_bare),
        is_bare,
        start: 0,
        end: 1,
        ..Selection::default()
    };
    // The same bytes of both texts.
    for (source, text, number) in [(0, "ab", 0x80), (1, "cd", 0x81)] {
        let source = &mut foreign.project.sources[source];
        source.plain = Plain::Content(text.to_owned());
        source.codings.clear();
        source.selections = vec![selection(number, false)];
    }
    let bare = selection(0x77, true);
    foreign.project.sources[1].selections.push(bare);
    let rows = take(foreign.clone());
    let snapshot = Snapshot::from_rows(1, rows);
    let quote = |number: u128| {
        let annotation = AnnotationId(Uuid::from_u128(number));
        let passage = snapshot.annotation(annotation).expect("it came").passage;
        snapshot
            .passage(passage)
            .expect("its passage")
            .quote
            .clone()
    };
    assert_eq!((quote(0x80), quote(0x81)), ("a".to_owned(), "c".to_owned()));
    let now = SeededEnvironment::new(1).now();
    let (budget, progress) = (Budget::default().started(), Progress::default());
    let arrival = arrive(foreign, &Snapshot::default(), now, &budget, &progress);
    let report = arrival.expect("it comes in").report;
    let told = |note: RefiNote| {
        report
            .entries()
            .iter()
            .filter(|one| one.note == note)
            .count()
    };
    assert_eq!(told(RefiNote::OtherPassage), 1);
    assert_eq!(told(RefiNote::DuplicateId), 1, "the end of a link");
}

#[test]
fn every_beginning_of_an_answer_is_none() {
    let bytes = answer_of(container());
    for end in 0..bytes.len() {
        assert!(decoded(&bytes[..end]).is_err(), "{end} bytes");
    }
}

#[test]
fn a_length_alone_takes_no_memory() {
    // Files and projects of almost 4 GiB, and of 400 MB that do not come.
    for kind in [21, 22] {
        for length in [u32::MAX, 400_000_000] {
            let mut bytes = vec![kind];
            bytes.extend_from_slice(&length.to_le_bytes());
            assert!(decoded(&bytes).is_err());
        }
    }
}

#[test]
fn one_file_for_very_many_texts_has_an_end() {
    let mut files = Files::default();
    files.put("a".to_owned(), vec![b'x'; 1 << 20]);
    let given = (0..10_000).take_while(|_| files.get("a").is_ok()).count();
    assert_eq!(given, 2048);
}

/// Reads a mutated project of every kind that there is, and makes rows of what is left of it.
#[test]
fn mutated_projects_do_no_harm() {
    let (files, archive) = (files(), container());
    let pieces: &[&[u8]] = &[
        b"<Code guid=\"00000000-0000-4000-8000-000000000010\" name=\"x\"/>",
        b"endPosition=\"-1\"",
        b"guid=\"00000000-0000-4000-8000-000000000040\"",
        b"</Sources>",
        b"<!DOCTYPE x>",
        b"\xEF\xBB\xBF",
        b"&#0;",
        b"\r\n",
    ];
    let first = number("HASHIYA_MUTATION_SEED").unwrap_or(0);
    let (mut n_read, mut n_rows) = (0, 0);
    for seed in first..first + mutations() {
        let mut dice = Dice::new(seed);
        let bytes = mutated_archive(&mut dice, &files, &archive, pieces);
        let began = Instant::now();
        match read(bytes) {
            Ok(foreign) => {
                n_read += 1;
                n_rows += take(foreign).len();
            }
            Err(error) => assert!(
                !matches!(error, ImportError::Fault | ImportError::WrongAnswer),
                "seed {seed}: {error}"
            ),
        }
        assert!(began.elapsed() < SOON, "seed {seed}");
    }
    // Were all refused at the door, nothing would have been tried.
    assert!(n_read > mutations() / 4, "only {n_read} were read");
    assert!(n_rows as u64 > mutations(), "only {n_rows} rows");
}

#[test]
fn mutated_codebooks_do_no_harm() {
    let budget = Budget::default();
    for seed in 0..mutations() {
        let bytes = Dice::new(seed).mutate(XML.as_bytes(), &[b"<Code name=\"x\">", b"</Code>"]);
        let read = read_here(&CODEBOOKS, &[part(bytes)], &budget, &Progress::default());
        match read {
            Ok(foreign) => {
                crate::exchange::codebook::codebook_of_codes(&foreign);
            }
            Err(error) => assert!(
                !matches!(error, ImportError::Fault | ImportError::WrongAnswer),
                "seed {seed}: {error}"
            ),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(u32::try_from(mutations()).unwrap_or(u32::MAX)))]

    #[test]
    fn mutated_answers_about_projects_do_no_harm(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<Option<prop::sample::Index>>(),
    ) {
        let mut bytes = answer_of(container());
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Some(cut) = cut {
            let at = cut.index(bytes.len());
            bytes.truncate(at);
        }
        if let Ok(Ok(foreign)) = decoded(&bytes) {
            take(foreign);
        }
    }
}

#[test]
fn a_severity_that_is_none_is_no_line() {
    let mut foreign = read(container()).expect("readable");
    foreign.report = RefiReport::default();
    foreign.report.add(Severity::Refused, "", RefiNote::NoId);
    let mut bytes = encode(&foreign);
    assert!(decode(&bytes, Files::default()).is_ok());
    // Severity, an empty text, the code and three figures stand last.
    let at = bytes.len() - (1 + 4 + 1 + 24);
    bytes[at] = 3;
    assert!(decode(&bytes, Files::default()).is_err());
}

#[cfg(unix)]
#[test]
fn a_folder_of_documents_that_is_a_link_holds_none() {
    let there = tempfile::tempdir().expect("a folder");
    let elsewhere = there.path().join("elsewhere");
    std::fs::create_dir(&elsewhere).expect("a folder");
    std::fs::write(elsewhere.join("notes.pdf"), b"private").expect("a file");
    let mut foreign = Foreign::default();
    foreign.project.sources.push(Source {
        path: Some("documents/notes.pdf".to_owned()),
        ..Source::default()
    });
    let mut read = |folder: &Path| {
        let progress = Progress::default();
        entry::put_documents(&mut foreign, folder, 1_000, &progress).expect("not stopped");
        let file = foreign.files.get("documents/notes.pdf");
        file.expect("within the budget").map(|bytes| bytes.to_vec())
    };
    let project = there.path().join("linked.qda");
    std::fs::create_dir(&project).expect("a folder");
    std::os::unix::fs::symlink(&elsewhere, project.join("documents")).expect("a link");
    assert_eq!(read(&project), None);
    let project = there.path().join("own.qda");
    std::fs::create_dir_all(project.join("documents")).expect("folders");
    std::os::unix::fs::symlink(
        elsewhere.join("notes.pdf"),
        project.join("documents/notes.pdf"),
    )
    .expect("a link");
    assert_eq!(read(&project), None);
    std::fs::remove_file(project.join("documents/notes.pdf")).expect("no link");
    std::fs::write(project.join("documents/notes.pdf"), b"own").expect("a file");
    assert_eq!(read(&project), Some(b"own".to_vec()));
}
