//! Corpora of brat into a collection: our own come back as they were, those of others come in as far as they make sense.

use hashiya::anchor;
use hashiya::base::environment::{Environment, SeededEnvironment};
use hashiya::base::{Budget, Progress};
use hashiya::exchange::brat::CORPORA;
use hashiya::exchange::foreign::{Part, read_here};
use hashiya::exchange::importer::ImportError;
use hashiya::exchange::refi::{Arrival, RefiNote, arrive};
use hashiya::model::*;

use crate::brat::{file, with_file, written};
use crate::random::cases;
use crate::refi::{TEXT, marked, packed, unpacked};
use crate::sample::full;

fn read(parts: &[Part], snapshot: &Snapshot) -> Result<Arrival, ImportError> {
    let now = SeededEnvironment::new(3).now();
    let (budget, progress) = (Budget::default().started(), Progress::default());
    let foreign = read_here(&CORPORA, parts, &budget, &progress)?;
    arrive(foreign, snapshot, now, &budget, &progress)
}

fn parts(files: &[(&str, &str)]) -> Vec<Part> {
    let part = |(name, text): &(&str, &str)| Part {
        name: (*name).to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    files.iter().map(part).collect()
}

fn archive(bytes: Vec<u8>) -> Vec<Part> {
    vec![Part {
        name: "a.zip".to_owned(),
        bytes,
    }]
}

fn notes(arrival: &Arrival) -> Vec<(String, RefiNote)> {
    let entries = arrival.report.entries().iter();
    entries
        .map(|entry| (entry.file.clone(), entry.note.clone()))
        .collect()
}

/// A collection with what came; each quote is proved against its text (I8).
fn merged(before: &Snapshot, arrival: &Arrival) -> Snapshot {
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

fn empty_copy(of: &Snapshot) -> Snapshot {
    Snapshot::from_rows(1, of.rows().filter(|row| matches!(row, Row::Collection(_))))
}

/// The quotes with the labels of their tags, in the order of the text.
fn quotes(snapshot: &Snapshot) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for document in snapshot.documents_in_order() {
        for (annotation, standing) in snapshot.annotations_of(document.capture) {
            let label = |row: &std::sync::Arc<Tagging>| {
                let tag = snapshot.tag(row.tag).expect("a tag");
                tag.label.prefer(false).to_owned()
            };
            let mut tags: Vec<String> = snapshot
                .taggings_of(annotation.id)
                .into_iter()
                .map(label)
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
        let arrival = read(&archive(written(&snapshot)), &snapshot).expect("readable");
        assert_eq!(notes(&arrival), []);
        assert_eq!(arrival.record.rows, []);
    }
}

#[test]
fn our_own_export_comes_back_annotation_by_annotation() {
    let words = ["لا", "👧b م\u{64F}", "م\u{64F}د\u{651}", "\u{1F}z"];
    let mut makers = cases(24);
    makers.extend([full(), marked(TEXT, &words).0]);
    for maker in makers {
        let snapshot = maker.snapshot();
        let bytes = written(&snapshot);
        let before = empty_copy(&snapshot);
        let arrival = read(&archive(bytes.clone()), &before).expect("readable");
        assert_eq!(notes(&arrival), []);
        let back = merged(&before, &arrival);
        for annotation in snapshot.annotations() {
            let Some(found) = back.annotation(annotation.id) else {
                // Of line breaks alone: it was counted as lost.
                let passage = snapshot.passage(annotation.passage).expect("a passage");
                let is_break =
                    |letter: char| letter.is_whitespace() || letter.is_control() || letter == '…';
                assert!(passage.quote.chars().all(is_break), "{passage:?}");
                continue;
            };
            let passage = |of: &Snapshot, id| of.passage(id).expect("a passage").as_ref().clone();
            let (new, old) = (
                passage(&back, found.passage),
                passage(&snapshot, annotation.passage),
            );
            assert_eq!((new.quote, new.spans), (old.quote, old.spans));
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
        // And goes out with the same texts. Types may have other names: of two labels one came.
        for ((name, new), (_, old)) in unpacked(&written(&back)).into_iter().zip(unpacked(&bytes)) {
            if name.ends_with(".txt") {
                assert_eq!(new, old, "{name}");
            }
        }
    }
}

#[test]
fn what_was_changed_in_brat_is_told_and_what_is_new_comes_in() {
    let (maker, ids) = marked(TEXT, &["لا", "م\u{64F}د\u{651}"]);
    let snapshot = maker.snapshot();
    let bytes = written(&snapshot);
    // The first is widened by a letter, and one is new, with a note.
    let changed = with_file(&bytes, ".ann", |text| {
        let widened = text.replace("T1\twsm 2 4\tلا", "T1\twsm 2 5\tلا ");
        format!("{widened}T3\twsm 0 1\t😀\n#1\tAnnotatorNotes T3\tملاحظة\n")
    });
    let arrival = read(&archive(changed), &snapshot).expect("readable");
    let told: Vec<RefiNote> = notes(&arrival).into_iter().map(|(_, note)| note).collect();
    assert_eq!(told, [RefiNote::Renewed]);
    let after = merged(&snapshot, &arrival);
    assert_eq!(after.n_annotations(), 4);
    assert_eq!(after.annotation(ids[0]), snapshot.annotation(ids[0]));
    let memo = after.memos().next().expect("the note");
    assert_eq!((memo.body.as_str(), memo.targets.len()), ("ملاحظة", 1));
    // Words that are not those of the text are set apart.
    let other = with_file(&bytes, ".ann", |text| text.replace("\tلا\n", "\tلو\n"));
    let arrival = read(&archive(other), &empty_copy(&snapshot)).expect("readable");
    assert_eq!(notes(&arrival), [("لو".to_owned(), RefiNote::Quote)]);
    assert_eq!(merged(&empty_copy(&snapshot), &arrival).n_annotations(), 1);
}

#[test]
fn a_number_that_was_given_anew_is_something_new() {
    let (mut maker, ids) = marked(TEXT, &["لا", "م\u{64F}د\u{651}"]);
    let passages: Vec<PassageId> = ids
        .iter()
        .filter_map(|id| Some(maker.snapshot().annotation(*id)?.passage))
        .collect();
    let known = maker.link(passages[0], passages[1], "contradicts");
    let both = ids.iter().map(|id| MemoTarget::Annotation(*id)).collect();
    maker.memo(MemoKind::Note, "سؤال", both);
    let snapshot = maker.snapshot();
    let bytes = written(&snapshot);
    let ann = "T1\twsm 2 4\tلا\nT2\twsm 13 17\tم\u{64F}د\u{651}\nR1\tcontradicts Arg1:T1 Arg2:T2\n\
               #1\tAnnotatorNotes T1\tسؤال\n#2\tAnnotatorNotes T2\tسؤال\n";
    assert_eq!(file(&bytes, ".ann"), ann);
    let with = |changes: &[(&str, &str)]| {
        let changed = with_file(&bytes, ".ann", |text| {
            let change = |text: String, (from, to): &(&str, &str)| text.replace(from, to);
            changes.iter().fold(text.to_owned(), change)
        });
        let arrival = read(&archive(changed.clone()), &snapshot).expect("readable");
        let after = merged(&snapshot, &arrival);
        // What is here stays, and the same file brings nothing more.
        for row in snapshot.rows() {
            assert_eq!(after.row(row.key()).as_ref(), Some(&row));
        }
        let again = read(&archive(changed), &after).expect("readable");
        assert_eq!(again.record.rows, []);
        let n = (
            after.n_annotations(),
            after.n_links(),
            after.memos().count(),
        );
        (n, after)
    };
    // T1 was deleted with all that was on it; another passage has its number now, or another type its place.
    let gone = [
        ("R1\tcontradicts Arg1:T1 Arg2:T2\n", ""),
        ("#1\tAnnotatorNotes T1\tسؤال\n", ""),
    ];
    for new in ["T1\twsm 0 1\t😀\n", "T1\tother 2 4\tلا\n"] {
        let changes = [gone[0], gone[1], ("T1\twsm 2 4\tلا\n", new)];
        assert_eq!(with(&changes).0, (3, 1, 1), "{new}");
    }
    // What is on the new one is new as well, though it reads as before.
    let (n, after) = with(&[("T1\twsm 2 4\tلا\n", "T1\twsm 0 1\t😀\n")]);
    assert_eq!(n, (3, 2, 2));
    let new = after.links().find(|row| row.id != known).expect("a link");
    let quote = |id| after.passage(id).expect("a passage").quote.clone();
    assert_eq!(
        (quote(new.from), quote(new.to)),
        ("😀".to_owned(), "م\u{64F}د\u{651}".to_owned())
    );
    // A link of another type, or the other way round.
    assert_eq!(with(&[("R1\tcontradicts", "R1\tother")]).0, (2, 2, 1));
    assert_eq!(with(&[("Arg1:T1 Arg2:T2", "Arg1:T2 Arg2:T1")]).0, (2, 2, 1));
    // A memo on two things that somebody changed in one of its lines.
    for line in ["#1\tAnnotatorNotes T1\t", "#2\tAnnotatorNotes T2\t"] {
        let changed = format!("{line}جواب: ");
        let (n, after) = with(&[(line, &changed)]);
        assert_eq!(n, (2, 1, 2), "{line}");
        assert!(after.memos().any(|memo| memo.body == "جواب: سؤال"));
    }
}

/// With a mark, and line ends of two characters that count: 😀 0, ل 1, ا 2, CR 3, LF 4, n 5, o 6, blank 7, ن 8, ع 9, م 10, blank
/// 11, n 12, o 13.
const ONE: &str = "\u{FEFF}😀لا\r\nno نعم no";

const ANN: &str = "\u{FEFF}T1\tDenial 1 3\tلا\r
T2\tDoubt 1 3\tلا
T3\tDenial 0 1;8 11\t😀 نعم
T4\tDenial 50 60\tpast
T5\tDenial 3 1\tturned
T6\tDenial one 3\twords
T1\tDenial 0 1\ttwice
T7\tPlace 0 2\tنعم
T8\tPlace 0 2\tno
T9\tPlace 0 1\t
E1\tDenial:T1 Who:T7 Whom:E2
R1\tSame Arg1:T1 Arg2:T7\t
R2\tSame Arg1:T1 Arg2:T4
*\tEquiv T1 T3
A1\tNegated E1
M1\tNegated E1
N1\tReference T1 Wiki:1\tلا
#1\tAnnotatorNotes T7\tملاحظة
#2\tTypo R1\tto the link
#3\tAnnotatorNotes T99\tto nothing
what is this
";

const CONF: &str = "[entities]\n!Group\n\tDenial\nDoubt\n[relations]\nSame\tArg1:Denial, Arg2:Denial, <REL-TYPE>:symmetric\n[events]\n[attributes]\n";

#[test]
fn what_others_write_comes_in_at_its_words() {
    let visual = "[labels]\nDenial | نفي | D\n[drawing]\nDenial\tbgColor:#FF0000\n";
    let files = [
        ("data/one.txt", ONE),
        ("data/one.ann", ANN),
        ("data/two.ann", "T1\tDenial 0 1\ta\n"),
        ("annotation.conf", CONF),
        ("visual.conf", visual),
        ("__MACOSX/data/._one.ann", "T1\tX 0 1\ta\n"),
    ];
    let packed = packed(&files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())));
    let arrival = read(&archive(packed.clone()), &Snapshot::default()).expect("readable");
    let snapshot = merged(&Snapshot::default(), &arrival);
    let words = |quote: &str, tags: &[&str]| {
        let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        (quote.to_owned(), tags)
    };
    let expected = [
        words("😀 … نعم", &["نفي"]),
        words("😀", &["Place"]),
        words("لا", &["Doubt", "نفي"]),
        words("نعم", &["Place"]),
    ];
    assert_eq!(quotes(&snapshot), expected, "{:?}", notes(&arrival));
    let text = &snapshot.captures().next().expect("a text").text;
    assert_eq!(&**text, "😀لا\nno نعم no");
    let about = |note: &RefiNote| -> Vec<String> {
        let all = notes(&arrival).into_iter();
        all.filter(|(_, found)| found == note)
            .map(|(about, _)| about)
            .collect()
    };
    assert_eq!(about(&RefiNote::MissingText { n: 1 }), ["data/two"]);
    assert_eq!(about(&RefiNote::DuplicateId), ["T1"]);
    assert_eq!(about(&RefiNote::Moved), ["نعم"]);
    assert_eq!(about(&RefiNote::Quote), ["no"], "it stands twice");
    assert_eq!(about(&RefiNote::Dangling), ["#3"]);
    assert_eq!(about(&RefiNote::Attributes { n: 2 }).len(), 1);
    assert_eq!(about(&RefiNote::Normalizations { n: 1 }).len(), 1);
    assert_eq!(about(&RefiNote::Lines { n: 1 }).len(), 1);
    let apart = notes(&arrival).into_iter();
    let apart: Vec<String> = apart
        .filter(|(_, note)| matches!(note, RefiNote::Place { .. }))
        .map(|(about, _)| about)
        .collect();
    assert_eq!(apart, ["past", "turned", "words"]);
    // An argument, a relation and an equivalence; those without an end are left out.
    let links: Vec<(String, bool)> = snapshot
        .links()
        .map(|link| snapshot.relation(link.relation).expect("a relation"))
        .map(|row| (row.label.prefer(false).to_owned(), row.is_symmetric))
        .collect();
    assert_eq!(links.len(), 3, "{links:?}");
    assert!(
        links.contains(&("Who".to_owned(), false)) && links.contains(&("Same".to_owned(), true))
    );
    assert_eq!(about(&RefiNote::NoEnd).len(), 2);
    let mut memos: Vec<(&str, &str, usize)> = snapshot
        .memos()
        .map(|row| (row.title.as_str(), row.body.as_str(), row.targets.len()))
        .collect();
    memos.sort_unstable();
    let expected = [
        ("", "to nothing", 0),
        ("", "ملاحظة", 1),
        ("Typo", "to the link", 1),
    ];
    assert_eq!(memos, expected);
    let group = snapshot
        .tags()
        .find(|tag| tag.is_category)
        .expect("a category");
    assert_eq!(group.label.prefer(false), "Group");
    let denial = snapshot
        .tags()
        .find(|tag| tag.label.has("نفي"))
        .expect("a tag");
    assert_eq!(
        (denial.parent, denial.color),
        (Some(group.id), TagColor::Custom([255, 0, 0]))
    );
    // Once more, nothing is new.
    let again = read(&archive(packed), &snapshot).expect("readable");
    assert_eq!(again.record.rows, []);
}

#[test]
fn positions_of_other_units_are_told_by_the_words() {
    // In UTF-16 😀 counts two: ل is 2; as programs in Java write them.
    let files = [
        ("a.ann", "T1\tX 2 4\tلا\nT2\tX 2 3;5 8\tل نعم\n"),
        ("a.txt", "😀لا نعم"),
    ];
    let arrival = read(&parts(&files), &Snapshot::default()).expect("readable");
    let snapshot = merged(&Snapshot::default(), &arrival);
    let found: Vec<String> = quotes(&snapshot)
        .into_iter()
        .map(|(quote, _)| quote)
        .collect();
    assert_eq!(found, ["ل … نعم", "لا"], "{:?}", notes(&arrival));
}

#[test]
fn a_corpus_of_others_comes_in_again_with_what_is_new() {
    let read = |ann: &str, before: &Snapshot| {
        let files = [("a.ann", ann), ("a.txt", "لا نعم")];
        let arrival = read(&parts(&files), before).expect("readable");
        assert_eq!(notes(&arrival), []);
        merged(before, &arrival)
    };
    let before = read(
        "T1\tX 0 2\tلا\n#1\tAnnotatorNotes T1\tسؤال\n",
        &Snapshot::default(),
    );
    let after = read("T1\tX 3 6\tنعم\n#1\tAnnotatorNotes T1\tجواب\n", &before);
    assert_eq!((after.n_annotations(), after.memos().count()), (2, 2));
}

#[test]
fn damaged_files_do_no_harm() {
    assert!(read(&parts(&[("a.txt", "text")]), &Snapshot::default()).is_err());
    let bytes = written(&full().snapshot());
    let files = unpacked(&bytes);
    for (at, (_, content)) in files.iter().enumerate() {
        for cut in [0, 1, content.len() / 2, content.len().saturating_sub(2)] {
            let mut files = files.clone();
            files[at].1.truncate(cut);
            if let Ok(arrival) = read(&archive(packed(&files)), &Snapshot::default()) {
                merged(&Snapshot::default(), &arrival);
            }
        }
    }
    assert!(file(&bytes, ".ann").len() > 10);
}

#[test]
fn a_note_stands_on_the_link_that_it_names() {
    let ann = "T1\tA 0 2\tab\nT2\tA 3 5\tcd\nR1\tone Arg1:T1 Arg2:T2\nR1\ttwice Arg1:T2 Arg2:T1\nR2\ttwo Arg1:T2 Arg2:T1\n#1\tAnnotatorNotes R1\tof the first\n";
    let files = parts(&[("a.ann", ann), ("a.txt", "ab cd")]);
    let arrival = read(&files, &Snapshot::default()).expect("readable");
    assert_eq!(
        notes(&arrival),
        [("R1".to_owned(), RefiNote::DuplicateId)],
        "the second is left out"
    );
    let snapshot = merged(&Snapshot::default(), &arrival);
    let memo = snapshot.memos().next().expect("the note");
    let Some(MemoTarget::Link(link)) = memo.targets.first() else {
        panic!("{:?}", memo.targets);
    };
    let link = snapshot.link(*link).expect("the link");
    let relation = snapshot.relation(link.relation).expect("its relation");
    assert_eq!(relation.label.prefer(false), "one");
}

#[test]
fn own_files_that_cannot_be_read_are_never_those_of_another_program() {
    let snapshot = marked(TEXT, &["لا"]).0.snapshot();
    let bytes = written(&snapshot);
    let newer = with_file(&bytes, "hashiya.json", |text| {
        text.replace("\"version\":", "\"more\":[],\"version\":9")
    });
    assert_eq!(
        read(&archive(newer), &snapshot).err(),
        Some(ImportError::NewerVersion)
    );
    let damaged = with_file(&bytes, "hashiya.json", |text| {
        text[..text.len() / 2].to_owned()
    });
    let of_all = ImportError::Damaged {
        part: "hashiya.json".to_owned(),
    };
    assert_eq!(
        read(&archive(damaged), &snapshot).err(),
        Some(of_all.clone())
    );
    let beside = with_file(&bytes, ".hashiya.json", |text| {
        text[..text.len() / 2].to_owned()
    });
    let arrival = read(&archive(beside), &snapshot).expect("readable");
    let told: Vec<RefiNote> = notes(&arrival).into_iter().map(|(_, note)| note).collect();
    assert_eq!(told, [RefiNote::Beside]);
    assert!(arrival.record.rows.is_empty(), "nothing a second time");
    // One document of an archive, taken out without the list of all.
    let files = unpacked(&bytes);
    let alone: Vec<Part> = files
        .into_iter()
        .filter(|(name, _)| name != "hashiya.json" && !name.ends_with(".conf"))
        .map(|(name, bytes)| Part { name, bytes })
        .collect();
    assert_eq!(read(&alone, &snapshot).err(), Some(of_all));
}
