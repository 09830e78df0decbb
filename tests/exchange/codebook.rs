//! Codebooks as files: there and back in both formats, tables that people write, and files that mean harm.

use std::fs;

use hashiya::base::environment::SeededEnvironment;
use hashiya::base::{Budget, Progress};
use hashiya::command::plan::plan;
use hashiya::command::{Command, NewTag};
use hashiya::exchange::codebook::{
    Codebook, CodebookFormat, CodebookNote, Comparison, Field, Terms, codebook_of, compare,
    is_codebook, read_codebook, read_csv, read_ron, write_codebook,
};
use hashiya::exchange::record::ExchangeError;
use hashiya::model::{
    Bilingual, MAX_TAG_DEPTH, RowKey, Snapshot, TagColor, TagId, Term, TermStanding,
};

const FORMATS: [CodebookFormat; 3] = [
    CodebookFormat::Ron,
    CodebookFormat::Csv { with_bom: true },
    CodebookFormat::Csv { with_bom: false },
];

fn run(snapshot: &Snapshot, command: &Command) -> (Snapshot, Vec<RowKey>) {
    let environment = SeededEnvironment::new(snapshot.revision() + 40);
    let change = plan(snapshot, command, &environment).expect("it may");
    (snapshot.apply(&change.edits), change.answer)
}

fn add(snapshot: &mut Snapshot, parent: Option<TagId>, label: [&str; 2], text: &str) -> TagId {
    let tag = NewTag {
        parent,
        label: Bilingual {
            english: label[0].to_owned(),
            arabic: label[1].to_owned(),
        },
        definition: Bilingual::from_one(text),
        color: None,
        is_category: label[0].is_empty(),
    };
    let (next, answer) = run(snapshot, &Command::CreateTag { tag });
    *snapshot = next;
    match answer.first() {
        Some(RowKey::Tag(tag)) => *tag,
        _ => panic!("no tag"),
    }
}

/// Labels and texts that a table could take for something else.
fn awkward() -> Snapshot {
    let mut snapshot = Snapshot::default();
    let actor = add(
        &mut snapshot,
        None,
        ["Actor", "جهة"],
        "who, \"what\"; and\twhy",
    );
    add(&mut snapshot, Some(actor), ["=SUM(A1)", "-٥"], "=1+1");
    add(&mut snapshot, Some(actor), ["'=x", "@جهة"], "'+1");
    let slash = add(
        &mut snapshot,
        Some(actor),
        ["a/b \\ c", ""],
        "two\nlines\r\nand three",
    );
    add(
        &mut snapshot,
        Some(slash),
        ["", "فئة"],
        "\u{202B}نص\u{202C}",
    );
    add(&mut snapshot, None, ["+plus", ""], "");
    let (snapshot, _) = run(
        &snapshot,
        &Command::SetTagRules {
            tag: slash,
            includes: Bilingual::from_one("متى يُستعمل"),
            excludes: Bilingual::from_one("-not then"),
        },
    );
    let turned_down = Term {
        standing: TermStanding::TurnedDown,
        ..Term::new("تفي")
    };
    let terms = vec![
        Term::new("نفي / إنكار"),
        turned_down,
        Term {
            with_particles: false,
            ..Term::new("=denial")
        },
    ];
    let (snapshot, _) = run(&snapshot, &Command::SetTerms { tag: slash, terms });
    let color = TagColor::Custom([1, 2, 255]);
    run(&snapshot, &Command::RecolorTag { tag: slash, color }).0
}

fn compared(codebook: &Codebook, snapshot: &Snapshot) -> Comparison {
    compare(codebook, snapshot, &SeededEnvironment::new(9))
}

#[test]
fn a_codebook_goes_there_and_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let snapshot = awkward();
    let codebook = codebook_of(&snapshot);
    for (number, format) in FORMATS.into_iter().enumerate() {
        let path = folder
            .path()
            .join(format!("دليل-{number}.{}", format.extension()));
        fs::write(&path, "old").expect("writable");
        write_codebook(&codebook, format, &path, &Progress::default()).expect("written");
        assert!(is_codebook(&path));
        let bytes = fs::read(&path).expect("there");
        let starts_with_bom = bytes.starts_with("\u{FEFF}".as_bytes());
        assert_eq!(
            starts_with_bom,
            format == CodebookFormat::Csv { with_bom: true }
        );
        // The same tags give the same bytes.
        write_codebook(&codebook, format, &path, &Progress::default()).expect("written");
        assert_eq!(fs::read(&path).expect("there"), bytes);

        let (read, report) = read_codebook(&path, &Budget::default()).expect("read");
        assert!(report.is_empty(), "{format:?}: {report:?}");
        let here = compared(&read, &snapshot);
        assert_eq!((here.new.len(), here.differing.len()), (0, 0), "{here:?}");
        assert_eq!(here.n_same, snapshot.n_tags());

        // Into an empty collection all come, with their ids, as one change.
        let empty = Snapshot::default();
        let tags = compared(&read, &empty).new;
        let (filled, _) = run(&empty, &Command::ImportTags { tags });
        assert_eq!(filled.revision(), 1);
        let expected = match format {
            CodebookFormat::Csv { .. } => without_switches(&codebook),
            _ => codebook.clone(),
        };
        assert_eq!(codebook_of(&filled), expected, "{format:?}");
    }
    let left = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(left, FORMATS.len(), "nothing else is left there");
}

/// What a table holds of terms: the accepted spellings.
fn without_switches(codebook: &Codebook) -> Codebook {
    let mut codebook = codebook.clone();
    for tag in &mut codebook.tags {
        if let Terms::Exact(terms) = &mut tag.terms {
            terms.retain(Term::is_accepted);
            terms
                .iter_mut()
                .for_each(|term| *term = Term::new(&*term.text));
        }
    }
    codebook
}

#[test]
fn spellings_of_a_table_leave_switches_and_what_was_turned_down() {
    let snapshot = awkward();
    let tag = snapshot
        .tags()
        .find(|tag| !tag.terms.is_empty())
        .expect("terms");
    let table = format!(
        "label_english,terms,id\na/b \\ c,\"'=denial / صدّ\",{}\n",
        tag.id.0
    );
    let (codebook, _) = read_csv(table.as_bytes(), &Budget::default()).expect("a table");
    let found = compared(&codebook, &snapshot);
    assert_eq!(found.differing[0].fields, [Field::Terms]);
    let tags = vec![found.differing[0].theirs.clone()];
    let (after, _) = run(&snapshot, &Command::ImportTags { tags });
    let terms = &after.tag(tag.id).expect("the tag").terms;
    let expected = [tag.terms[2].clone(), Term::new("صدّ"), tag.terms[1].clone()];
    assert_eq!(**terms, expected);
    // A table that says nothing of them changes nothing.
    let table = format!("label_english,id\na/b \\ c,{}\n", tag.id.0);
    let (codebook, _) = read_csv(table.as_bytes(), &Budget::default()).expect("a table");
    assert_eq!(compared(&codebook, &snapshot).n_same, 1);
}

#[test]
fn formulas_are_kept_from_spreadsheet_programs() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("codebook.csv");
    let codebook = codebook_of(&awkward());
    let format = CodebookFormat::Csv { with_bom: false };
    write_codebook(&codebook, format, &path, &Progress::default()).expect("written");
    let mut table = csv::Reader::from_path(&path).expect("a table");
    let fields: Vec<String> = table
        .records()
        .flat_map(|record| {
            record
                .expect("a record")
                .iter()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    for field in &fields {
        assert!(
            !field.starts_with(['=', '+', '-', '@', '\t', '\r']),
            "{field:?}"
        );
    }
    assert!(fields.contains(&"'=SUM(A1)".to_owned()));
    assert!(fields.contains(&"''=x".to_owned()));
}

#[test]
fn a_table_that_someone_wrote_comes_in() {
    let mut snapshot = Snapshot::default();
    let actor = add(&mut snapshot, None, ["Actor", "جهة"], "");
    add(&mut snapshot, Some(actor), ["Company", "شركة"], "a firm");
    // Semicolons, no ids, a parent that comes later, one that is in the collection by its Arabic label, a column of theirs.
    let table = "Label English;label-arabic;Parent;Definition English;color;category;Weight\n\
        Bank;بنك;جهة / Company;keeps money;teal;;7\n\
        Child;;Later / Middle;;;;\n\
        Later;;;;nocolor;yes;\n\
        Middle;;Later;;;;\n\
        Company;;Actor;another text;;;\n\
        Lost;;Nowhere;;;;\n";
    let (codebook, report) = read_csv(table.as_bytes(), &Budget::default()).expect("a table");
    let notes: Vec<&CodebookNote> = report.entries().iter().map(|entry| &entry.note).collect();
    assert_eq!(
        notes,
        [
            &CodebookNote::UnknownColumn,
            &CodebookNote::BadColor { line: 4 }
        ]
    );
    let found = compared(&codebook, &snapshot);
    let unknown = CodebookNote::UnknownParent { line: 7 };
    assert_eq!(found.report.entries()[0].note, unknown);
    let new: Vec<&str> = found
        .new
        .iter()
        .map(|tag| tag.label.prefer(false))
        .collect();
    assert_eq!(new, ["Bank", "Later", "Middle", "Child", "Lost"]);
    assert_eq!(found.differing.len(), 1);
    assert_eq!(found.differing[0].fields, [Field::Definition]);
    // What the file does not say stays: the Arabic label and the color.
    assert_eq!(found.differing[0].theirs.label.arabic, "شركة");

    let theirs = found.differing[0].theirs.clone();
    let tags = found.new.into_iter().chain([theirs]).collect();
    let (after, _) = run(&snapshot, &Command::ImportTags { tags });
    let labels = |parent| -> Vec<String> {
        let tags = after.tags_under(parent);
        tags.map(|tag| tag.label.prefer(false).to_owned()).collect()
    };
    assert_eq!(labels(None), ["Actor", "Later", "Lost"]);
    let company = after.tags_under(Some(actor)).next().expect("it is there");
    assert_eq!(company.definition.english, "another text");
    assert_eq!(labels(Some(company.id)), ["Bank"]);
    let later = after.tags_under(None).nth(1).expect("it is there");
    assert!(later.is_category);
}

fn id(number: u128) -> String {
    uuid::Uuid::from_u128(number).to_string()
}

#[test]
fn files_that_mean_harm_are_told_of() {
    let header = "label_english,label_arabic,id,parent_id\n";
    let read = |rows: &str| {
        let table = format!("{header}{rows}");
        read_csv(table.as_bytes(), &Budget::default()).expect("a table")
    };
    let notes = |rows: &str| -> Vec<CodebookNote> {
        let (_, report) = read(rows);
        let entries = report.entries().iter();
        entries.map(|entry| entry.note.clone()).collect()
    };
    // A name of 10,000 characters is left out; its line is told.
    let long = "ا".repeat(10_000);
    let line = 2;
    assert_eq!(
        notes(&format!(",{long},,\nok,,,\n")),
        [CodebookNote::LabelTooLong {
            line,
            length: 10_000
        }]
    );
    assert_eq!(read(&format!(",{long},,\nok,,,\n")).0.tags.len(), 1);
    // Marks alone and overrides come in as they are, with a word.
    assert_eq!(
        notes(",\u{64E}\u{651},,\n"),
        [CodebookNote::OnlyMarks { line }]
    );
    assert_eq!(
        notes("e\u{202E}gnp,,,\n"),
        [CodebookNote::ForcedDirection { line }]
    );
    assert_eq!(
        read("e\u{202E}gnp,,,\n").0.tags[0].label.english.as_deref(),
        Some("e\u{202E}gnp")
    );
    assert_eq!(notes(" ,,,\nx,,,\n"), [], "an empty line is none");
    assert_eq!(
        notes(&format!(",,{},\n", id(1))),
        [CodebookNote::NoLabel { line }]
    );
    assert_eq!(notes("x,,no-id,\n"), [CodebookNote::BadId { line }]);
    // The first of two with one id stays.
    let twice = format!("a,,{},\nb,,{},\n", id(1), id(1));
    assert_eq!(notes(&twice), [CodebookNote::DuplicateId { line: 3 }]);
    assert_eq!(read(&twice).0.tags.len(), 1);
    // A circle is opened at its first line; nobody is lost.
    let circle = format!(
        "a,,{},{}\nb,,{},{}\nc,,{},{}\n",
        id(1),
        id(3),
        id(2),
        id(1),
        id(3),
        id(2)
    );
    assert_eq!(notes(&circle), [CodebookNote::Cycle { line }]);
    let (codebook, _) = read(&circle);
    let found = compared(&codebook, &Snapshot::default());
    assert_eq!(found.new.len(), 3);
    assert_eq!(found.new[0].parent, None);
    // The 65th level and what is below it stays out.
    let deep: String = (1..=70)
        .map(|level| {
            let above = if level == 1 {
                String::new()
            } else {
                id(level - 1)
            };
            format!("level {level},,{},{above}\n", id(level))
        })
        .collect();
    let (codebook, report) = read(&deep);
    assert_eq!(codebook.tags.len(), MAX_TAG_DEPTH);
    assert_eq!(report.entries().len(), 70 - MAX_TAG_DEPTH);
    let tags = compared(&codebook, &Snapshot::default()).new;
    let (deep, _) = run(&Snapshot::default(), &Command::ImportTags { tags });
    assert_eq!(deep.n_tags(), MAX_TAG_DEPTH);
    // Two of one name at one place: the first counts.
    let found = compared(&read("a,,,\na,,,\n").0, &Snapshot::default());
    assert_eq!(found.new.len(), 1);
    let twin = CodebookNote::DuplicateLabel { line: 3 };
    assert_eq!(found.report.entries()[0].note, twin);
}

#[test]
fn what_is_no_codebook_is_refused_whole() {
    let csv = |bytes: &[u8]| read_csv(bytes, &Budget::default()).expect_err("refused");
    let ron = |text: &str| read_ron(text.as_bytes(), &Budget::default()).expect_err("refused");
    assert!(matches!(csv(b""), ExchangeError::NotACodebook { .. }));
    assert!(matches!(
        csv(b"name,age\nx,1\n"),
        ExchangeError::NotACodebook { .. }
    ));
    let place = match csv(b"label_english\nok\n\xFF\n") {
        ExchangeError::NotUtf8 { place } => place,
        other => panic!("{other:?}"),
    };
    assert_eq!((place.line, place.column), (3, 1));
    assert!(matches!(
        ron("(format: \"other\", version: 1, tags: [])"),
        ExchangeError::NotACodebook { .. }
    ));
    assert!(matches!(
        ron("(format: \"hashiya-codebook\", version: 2, tags: [])"),
        ExchangeError::UnknownVersion { found: 2, .. }
    ));
    for text in [
        "",
        "(",
        "[[[[[[[[",
        "(format: \"hashiya-codebook\", version: 1, tags: [(label: 5)])",
    ] {
        assert!(
            matches!(ron(text), ExchangeError::Syntax { .. }),
            "{text:?}"
        );
    }
    let small = Budget {
        bytes: 10,
        ..Budget::default()
    };
    assert!(matches!(
        read_csv(b"label_english\nok\n", &small),
        Err(ExchangeError::Budget(_))
    ));
}

#[test]
fn a_codebook_that_cannot_be_written_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("there is no folder").join("x.csv");
    let codebook = codebook_of(&awkward());
    let format = CodebookFormat::Csv { with_bom: true };
    let written = write_codebook(&codebook, format, &path, &Progress::default());
    assert!(matches!(written, Err(ExchangeError::File { .. })));
    let cancel = hashiya::base::Cancel::new();
    cancel.request();
    let path = folder.path().join("x.csv");
    fs::write(&path, "old").expect("writable");
    let progress = Progress::new(cancel, |_| {});
    let written = write_codebook(&codebook, format, &path, &progress);
    assert!(matches!(written, Err(ExchangeError::Cancelled(_))));
    assert_eq!(fs::read_to_string(&path).expect("there"), "old");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}
