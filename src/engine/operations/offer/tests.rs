//! An offer: what is read is looked at and chosen before it comes in.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::base::{Budget, Progress};
use crate::engine::operations::{Added, FileOutcome};
use crate::exchange::importer::{FactKind, Isolation, TableChoice};
use crate::i18n::Language;
use crate::model::StructureKind;
use crate::text::{ByteOffset, Encoding, Span};

/// «قالت إنها عملت في القسم ثلاث سنوات» in windows-1256.
const ARABIC_1256: &[u8] = b"\xDE\xC7\xE1\xCA \xC5\xE4\xE5\xC7 \xDA\xE3\xE1\xCA \xDD\xED \xC7\xE1\xDE\xD3\xE3 \xCB\xE1\xC7\xCB \xD3\xE4\xE6\xC7\xCA\n";

const TABLE: &str = "name,answer,comment\n\
    Salma,We were told nothing about what the service was used for until the year ended,She asked twice whether the recording could be stopped for a while\n\
    Omar,There was a meeting about it and the minutes of it were never sent to anyone,He laughed at this point and asked for the question once more\n";

fn set_up() -> ImportSetUp {
    ImportSetUp {
        isolation: Isolation::InProcess,
        ..ImportSetUp::usual(Language::English)
    }
}

fn offer(paths: &[PathBuf]) -> Offer {
    Offer::read(paths, &Snapshot::default(), &set_up(), &Progress::default()).unwrap()
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn read_again(offer: &mut Offer, index: usize, choices: Choices) {
    let again = offer.files[index].read_again(choices).unwrap();
    let (read, choices) = again
        .read(
            &Budget::default(),
            &Isolation::InProcess,
            &Progress::default(),
        )
        .unwrap();
    offer.replace(index, read, choices);
}

fn outcomes(added: &Added) -> Vec<(&str, FileOutcome)> {
    let lines = added.lines.iter();
    lines
        .map(|line| (line.name.as_str(), line.outcome))
        .collect()
}

#[test]
fn what_is_left_out_does_not_come_in_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let paths = [
        write(folder.path(), "a.txt", "one"),
        write(folder.path(), "b.txt", "two"),
        write(folder.path(), "c.txt", "one"),
        write(folder.path(), "d.txt", ""),
    ];
    let mut offer = offer(&paths);
    assert_eq!(offer.n_documents(), 2);
    assert!(offer.files[2].is_all_there() && !offer.files[2].is_taken);
    assert_eq!(offer.not_read().count(), 1);
    offer.files[1].is_taken = false;
    assert_eq!(offer.n_documents(), 1);
    let added = offer.take(Language::English);
    assert_eq!(added.documents.len(), 1);
    assert_eq!(
        outcomes(&added),
        [
            ("a.txt", FileOutcome::Ok),
            ("b.txt", FileOutcome::NotTaken),
            ("c.txt", FileOutcome::AlreadyThere),
            ("d.txt", FileOutcome::Refused),
        ]
    );
}

#[test]
fn a_person_may_take_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let paths = [
        write(folder.path(), "a.txt", "one"),
        write(folder.path(), "c.txt", "one"),
    ];
    let mut offer = offer(&paths);
    offer.files[1].is_taken = true;
    assert_eq!(offer.n_documents(), 2);
    let added = offer.take(Language::English);
    assert_eq!(added.documents.len(), 2);
    assert_eq!(added.already_there, Vec::<String>::new());
}

#[test]
fn another_encoding_reads_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let paths = [
        write(folder.path(), "a.txt", "before"),
        write(folder.path(), "b.txt", ARABIC_1256),
    ];
    let mut offer = offer(&paths);
    let arabic = "قالت إنها عملت في القسم ثلاث سنوات";
    assert!(!offer.files[1].encoding().1);
    assert!(
        offer.files[1]
            .sample(Encoding::Windows1256)
            .contains(arabic)
    );
    assert!(
        !offer.files[1]
            .sample(Encoding::Iso8859Part6)
            .contains(arabic)
    );
    for (encoding, is_arabic) in [
        (Encoding::Windows1252, false),
        (Encoding::Windows1256, true),
    ] {
        let choices = Choices {
            encoding: Some(encoding),
            table: None,
        };
        read_again(&mut offer, 1, choices);
        let file = &offer.files[1];
        assert_eq!(file.encoding(), (encoding, true));
        assert_eq!(file.documents()[0].text().contains(arabic), is_arabic);
        assert_eq!(file.name, "b.txt");
    }
    // What was told of the first reading is no longer true.
    let added = offer.take(Language::English);
    assert!(
        added
            .report
            .entries()
            .iter()
            .all(|entry| !matches!(entry.note, ImportNote::EncodingUnsure(_)))
    );
    assert_eq!(added.documents[1].encoding, "windows-1256");
}

#[test]
fn columns_are_chosen_from_those_of_the_table() {
    let folder = tempfile::tempdir().unwrap();
    let mut offer = offer(&[write(folder.path(), "talks.csv", TABLE)]);
    let columns = |offer: &Offer| {
        let columns = offer.files[0].columns().iter();
        let one = columns.map(|one| (one.heading.clone(), one.is_text));
        one.collect::<Vec<_>>()
    };
    let column = |heading: &str, is_text| (heading.to_owned(), is_text);
    assert_eq!(
        columns(&offer),
        [
            column("answer", true),
            column("name", false),
            column("comment", false)
        ]
    );
    let choices = Choices {
        encoding: None,
        table: Some(TableChoice {
            text_columns: vec!["answer".to_owned(), "comment".to_owned()],
        }),
    };
    read_again(&mut offer, 0, choices);
    assert_eq!(
        columns(&offer),
        [
            column("answer", true),
            column("comment", true),
            column("name", false)
        ]
    );
    assert_eq!(offer.files[0].documents().len(), 2);
    assert!(offer.files[0].documents()[0].text().contains("asked twice"));
    assert!(offer.files[0].name == "talks.csv");
}

#[test]
fn variables_and_languages_are_as_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let mut offer = offer(&[write(folder.path(), "talks.csv", TABLE)]);
    let column = |heading: &str| FactKind::Column(heading.to_owned());
    offer.files[0].unwanted.insert(column("comment"));
    offer.files[0].language = Some("fr".to_owned());
    let added = offer.take(Language::English);
    for document in &added.documents {
        let names = document
            .values
            .iter()
            .map(|value| value.variable.name.as_str());
        assert_eq!(names.collect::<Vec<_>>(), ["name"]);
        assert_eq!(document.language.as_deref(), Some("fr"));
    }
}

#[test]
fn furniture_is_as_a_person_set_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut offer = offer(&[write(folder.path(), "a.txt", "Menu\nThe article.\nLinks")]);
    let span = |start, end| Span::new(ByteOffset(start), ByteOffset(end)).unwrap();
    offer.files[0].set_apart(0, span(0, 4), true);
    offer.files[0].set_apart(0, span(18, 23), true);
    offer.files[0].set_apart(0, span(0, 4), false);
    // Outside of the text nothing can be set apart.
    offer.files[0].set_apart(0, span(20, 900), true);
    let added = offer.take(Language::English);
    let marks = &added.documents[0].structure;
    assert_eq!(marks.len(), 1);
    assert_eq!(
        (marks[0].kind, marks[0].span),
        (StructureKind::Furniture, span(18, 23))
    );
}

#[test]
fn a_folder_is_the_set_of_its_files() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("first round")).unwrap();
    write(folder.path(), "a.txt", "one");
    write(folder.path(), "first round/b.txt", "two");
    let offer = offer(&[folder.path().to_owned()]);
    let mut sets: Vec<_> = offer.files.iter().map(OfferedFile::set).collect();
    sets.sort_unstable();
    assert_eq!(sets, [None, Some("first round")]);
}

#[test]
fn two_offers_hold_the_same_bytes_once() {
    let folder = tempfile::tempdir().unwrap();
    let first = write(folder.path(), "a.txt", "one");
    let second = write(folder.path(), "b.txt", "one");
    let mut whole = offer(&[first]);
    whole.append(offer(&[second]));
    assert_eq!(whole.n_documents(), 1);
    assert_eq!(whole.take(Language::English).documents.len(), 1);
}
