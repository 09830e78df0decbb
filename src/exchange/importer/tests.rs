//! Tests of importing: what comes in, what is noted, what is refused, and in which order.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::*;
use crate::base::{Cancel, Limit, Severity};
use crate::i18n::{Language, without_isolates};
use crate::model::{Sha256, StructureKind};

/// Reads a file that holds one document.
fn read_with(name: &str, bytes: &[u8], budget: &Budget) -> Result<Imported, ImportError> {
    let source = SourceFile {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
        modified: None,
    };
    import_bytes(
        &source,
        &ImportOptions::default(),
        budget,
        &Progress::default(),
    )
    .map(|mut documents| documents.remove(0))
}

fn read(name: &str, text: &str) -> Imported {
    read_with(name, text.as_bytes(), &Budget::default()).expect("it can be read")
}

/// The structure, each mark as its kind and its source.
fn marks(text: &str) -> Vec<(StructureKind, String)> {
    let imported = read("a.md", text);
    assert_eq!(imported.text, text, "the source stays as it is");
    let shown = |mark: &StructureMark| {
        (
            mark.kind,
            mark.span.slice(text).expect("in the text").to_owned(),
        )
    };
    imported.structure.iter().map(shown).collect()
}

fn check_marks(text: &str, expected: &[(StructureKind, &str)]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(kind, source)| (*kind, (*source).to_owned()))
        .collect();
    assert_eq!(marks(text), expected, "{text:?}");
}

#[test]
fn markdown_structure_lies_beside_the_source() {
    use StructureKind::{Code, Emphasis, Furniture, Heading, ListItem, Quotation, Rule, Strong};
    check_marks("# عنوان\n\nنص\n", &[(Heading(1), "# عنوان")]);
    check_marks("Title\n=====\n", &[(Heading(1), "Title\n=====")]);
    check_marks(
        "a *b* **c** `d`",
        &[(Emphasis, "*b*"), (Strong, "**c**"), (Code, "`d`")],
    );
    check_marks(
        "- one\n- two\n",
        &[(ListItem(1), "- one"), (ListItem(1), "- two")],
    );
    check_marks(
        "- a\n  - b\n",
        &[(ListItem(1), "- a\n  - b"), (ListItem(2), "- b")],
    );
    check_marks(
        "> «اقتباس»\n\n---\n",
        &[(Quotation, "> «اقتباس»"), (Rule, "---")],
    );
    check_marks("```\ncode\n```\n", &[(Code, "```\ncode\n```")]);
    check_marks(
        "---\nlang: ar\n---\n\n# x\n",
        &[(Furniture, "---\nlang: ar\n---"), (Heading(1), "# x")],
    );
    check_marks("plain\n", &[]);
}

#[test]
fn titles_come_from_the_text() {
    for (name, text, expected) in [
        (
            "a.md",
            "Intro\n\n## Second\n\n# The *first*\n",
            Some("The first"),
        ),
        ("a.md", "no heading", None),
        ("a.txt", "\n  عنوان المقال \nالنص", Some("عنوان المقال")),
        ("a.txt", "one line only", None),
    ] {
        assert_eq!(read(name, text).title.as_deref(), expected, "{text:?}");
    }
    let long = format!("{}\nbody", "long ".repeat(40));
    assert_eq!(read("a.txt", &long).title, None);
}

#[test]
fn deep_or_dense_markdown_keeps_its_text_without_structure() {
    let nested_lists: String = (0..200)
        .map(|depth| format!("{}- x\n", "  ".repeat(depth)))
        .collect();
    let stars = "*".repeat(5_000_000);
    for text in [
        ">".repeat(100_000) + " deep",
        "- ".repeat(10_000) + "x",
        nested_lists,
        stars + "x",
    ] {
        let imported = read("a.md", &text);
        assert_eq!(imported.text, text);
        assert_eq!(imported.structure, []);
        assert!(imported.notes.contains(&ImportNote::StructureLeftOut));
    }
}

#[test]
fn what_was_done_to_the_bytes_is_noted() {
    let bytes = b"\xEF\xBB\xBFone\r\ntwo\rthree\0\xE2\x80\xAE\n";
    let imported = read_with("a.txt", bytes, &Budget::default()).expect("it can be read");
    assert_eq!(imported.text, "one\ntwo\nthree\0\u{202E}\n");
    let codes: Vec<_> = imported.notes.iter().filter_map(ImportNote::code).collect();
    let expected = [
        "bom",
        "crlf 1",
        "cr 1",
        "nul 1",
        "invisible 2",
        "direction-override 1",
        "direction-unbalanced 1",
    ];
    assert_eq!(codes, expected);
    assert_eq!(imported.extractor.to_string(), "plain-text 1");
    assert_eq!(read("a.md", "x").extractor.to_string(), "markdown 1");
}

#[test]
fn a_guessed_encoding_is_a_warning_and_can_be_chosen() {
    let (bytes, ..) = encoding_rs::WINDOWS_1256.encode("قال المتحدث إن الشركة أنهت وصول الوحدة");
    let imported = read_with("a.txt", &bytes, &Budget::default()).expect("it can be read");
    assert_eq!(
        imported.notes,
        [ImportNote::EncodingUnsure(Encoding::Windows1256)]
    );
    assert_eq!(imported.notes[0].severity(), Severity::Warning);
    let source = SourceFile {
        name: "a.txt".to_owned(),
        bytes: bytes.into_owned(),
        modified: None,
    };
    let options = ImportOptions {
        encoding: Some(Encoding::Windows1252),
        ..ImportOptions::default()
    };
    let chosen = import_bytes(&source, &options, &Budget::default(), &Progress::default())
        .expect("it can be read")
        .remove(0);
    assert_eq!(
        (chosen.encoding, chosen.notes),
        (Encoding::Windows1252, vec![])
    );
}

#[test]
fn what_cannot_be_read_is_refused_with_its_reason() {
    let small = Budget {
        bytes: 10,
        characters: 4,
        ..Budget::default()
    };
    let over = |limit, allowed| ImportError::Budget(crate::base::BudgetExceeded { limit, allowed });
    for (name, bytes, expected) in [
        ("a.txt", &b""[..], ImportError::NoText),
        ("a.md", b" \n\t\xEF\xBB\xBF", ImportError::NoText),
        (
            "a.txt",
            b"\x89PNG",
            ImportError::OtherFormat { format: "PNG" },
        ),
        ("a.txt", b"eleven bytes", over(Limit::Bytes, 10)),
        ("a.txt", b"five.", over(Limit::Characters, 4)),
        ("a.doc", b"x", ImportError::UnknownFormat),
        ("txt", b"x", ImportError::UnknownFormat),
        (".txt", b"x", ImportError::UnknownFormat),
    ] {
        assert_eq!(
            read_with(name, bytes, &small),
            Err(expected),
            "{name} {bytes:?}"
        );
    }
    let no_time = Budget {
        time: std::time::Duration::ZERO,
        ..Budget::default()
    };
    assert_eq!(
        read_with("a.txt", b"x", &no_time),
        Err(over(Limit::Seconds, 0))
    );
}

#[test]
fn one_line_of_fifty_megabytes_comes_in() {
    let line = "سطر واحد طويل بلا نهاية ".repeat(1_200_000);
    assert!(line.len() > 50_000_000);
    let budget = Budget {
        time: std::time::Duration::from_secs(600),
        ..Budget::default()
    };
    for name in ["a.txt", "a.md"] {
        let imported = read_with(name, line.as_bytes(), &budget).expect("it can be read");
        assert_eq!(imported.text.len(), line.len(), "{name}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_an_importer_fail(bytes in prop::collection::vec(any::<u8>(), 0..300), noise in "[#>*_`\\[\\]()!\\-0-9.a\nب \\\\<&;|~]{0,200}") {
        for name in ["a.txt", "a.md"] {
            for source in [&bytes[..], noise.as_bytes()] {
                let result = read_with(name, source, &Budget::default());
                prop_assert!(!matches!(result, Err(ImportError::Fault)), "{:?}", result);
                for mark in result.iter().flat_map(|imported| &imported.structure) {
                    prop_assert!(mark.span.slice(&result.as_ref().expect("read").text).is_ok());
                }
            }
        }
    }
}

/// A folder with files, removed at the end.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

fn import(paths: &[PathBuf]) -> Import {
    import_files(
        paths,
        &ImportOptions::default(),
        &Budget::default(),
        &Isolation::InProcess,
        &Progress::default(),
    )
    .expect("not cancelled")
}

fn names(import: &Import) -> Vec<&str> {
    import.files.iter().map(|file| file.name.as_str()).collect()
}

/// The report as `name: words`.
fn lines(import: &Import) -> Vec<String> {
    let line = |entry: &crate::base::ReportEntry<ImportNote>| {
        format!(
            "{}: {}",
            entry.file,
            without_isolates(&describe(&entry.note, Language::English))
        )
    };
    import.report.entries().iter().map(line).collect()
}

#[test]
fn a_folder_comes_in_by_name_and_tells_what_it_passed_over() {
    let folder = folder(&[
        ("b.txt", b"two"),
        ("a.md", b"one"),
        ("sub/d.txt", b"four"),
        ("sub/c.txt", b"three"),
        ("photo.jpg", b"x"),
        (".hidden.txt", b"x"),
        (".git/x.txt", b"x"),
        ("empty.txt", b""),
        ("sample.ron", b"x"),
        ("manifest.json", b"x"),
        ("seeds.hashiya", b"x"),
        ("seeds.hashiya.lock", b"x"),
    ]);
    let import = import(&[folder.path().to_owned()]);
    assert_eq!(names(&import), ["a.md", "b.txt", "c.txt", "d.txt"]);
    assert_eq!(import.files[1].sha256, Sha256::of(b"two"));
    assert!(import.files[1].modified.is_some());
    assert_eq!(
        lines(&import),
        [
            ".git: Hidden, so it was not read",
            ".hidden.txt: Hidden, so it was not read",
            "photo.jpg: Of a format that cannot be read",
            "empty.txt: There is no text in it",
        ]
    );
}

#[test]
fn the_folder_of_a_saved_page_is_part_of_it() {
    let folder = folder(&[
        ("صفحة.html", b"<p>page"),
        ("صفحة_files/frame.html", b"<p>frame"),
        ("notes_files/a.txt", b"a"),
        ("_files/b.txt", b"b"),
    ]);
    let import_all = import(&[folder.path().to_owned()]);
    assert_eq!(names(&import_all), ["صفحة.html", "b.txt", "a.txt"]);
    let expected = ["صفحة_files: Saved with a page beside it, so it was not walked"];
    assert_eq!(lines(&import_all), expected);
    let given = import(&[folder.path().join("صفحة_files")]);
    assert_eq!(names(&given), ["frame.html"]);
}

#[test]
fn given_paths_keep_their_order_and_come_in_once() {
    let folder = folder(&[("a.txt", b"a"), ("b.txt", b"b"), (".c.txt", b"c")]);
    let path = |name: &str| folder.path().join(name);
    let import = import(&[
        path("b.txt"),
        path(".c.txt"),
        path("gone.txt"),
        folder.path().to_owned(),
        path("b.txt"),
    ]);
    assert_eq!(names(&import), ["b.txt", ".c.txt", "a.txt"]);
    assert_eq!(
        lines(&import)[0],
        "gone.txt: It was moved or deleted meanwhile"
    );
}

#[test]
fn a_folder_without_readable_files_gives_a_report_and_nothing_else() {
    let empty = folder(&[]);
    let nothing = import(&[empty.path().to_owned()]);
    assert!(nothing.files.is_empty() && nothing.report.is_empty());
    let pictures = folder(&[("a.png", b"x")]);
    let refused = import(&[pictures.path().to_owned()]);
    assert_eq!(
        (refused.files.len(), refused.report.entries().len()),
        (0, 1)
    );
}

#[cfg(unix)]
#[test]
fn an_unreadable_path_is_refused() {
    let folder = folder(&[("a.txt", b"a")]);
    let import = import(&[folder.path().join("a.txt/b.txt")]);
    assert_eq!(lines(&import), ["b.txt: The disk could not read it"]);
}

#[test]
fn a_cancel_request_leaves_nothing() {
    let folder = folder(&[("a.txt", b"a")]);
    let cancel = Cancel::new();
    cancel.request();
    let progress = Progress::silent(cancel);
    let result = import_files(
        &[folder.path().to_owned()],
        &ImportOptions::default(),
        &Budget::default(),
        &Isolation::InProcess,
        &progress,
    );
    assert_eq!(result.err(), Some(crate::base::Cancelled));
}

#[test]
fn every_candidate_is_one_step() {
    let folder = folder(&[("a.txt", b"a"), ("b.txt", b""), ("c.md", b"c")]);
    let progress = Progress::default();
    import_files(
        &[folder.path().to_owned()],
        &ImportOptions::default(),
        &Budget::default(),
        &Isolation::InProcess,
        &progress,
    )
    .expect("not cancelled");
    assert_eq!((progress.state().done, progress.state().total), (3, 3));
}

#[test]
fn a_thousand_files_come_in_in_order() {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..1_000 {
        let text = format!("الوثيقة {number}\n").repeat(200);
        fs::write(folder.path().join(format!("{number:04}.txt")), text).expect("a file");
    }
    let import = import(&[folder.path().to_owned()]);
    assert_eq!(import.files.len(), 1_000);
    assert!(import.files.is_sorted_by_key(|file| &file.name));
    assert!(import.files[999].text.starts_with("الوثيقة 999\n"));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn links_in_a_circle_end() {
        let folder = folder(&[("sub/a.txt", b"a")]);
        symlink(folder.path(), folder.path().join("sub/loop")).expect("a link");
        symlink(folder.path().join("sub/a.txt"), folder.path().join("z.txt")).expect("a link");
        symlink(
            folder.path().join("nowhere"),
            folder.path().join("broken.txt"),
        )
        .expect("a link");
        let import = import(&[folder.path().to_owned()]);
        assert_eq!(import.files.len(), 1, "the same file once");
        assert!(lines(&import).contains(&"loop: Taken already".to_owned()));
        assert!(
            lines(&import).contains(&"broken.txt: It was moved or deleted meanwhile".to_owned())
        );
    }

    #[test]
    fn pipes_and_devices_are_never_opened() {
        let folder = folder(&[]);
        symlink("/dev/zero", folder.path().join("zero.txt")).expect("a link");
        let socket =
            std::os::unix::net::UnixListener::bind(folder.path().join("s.txt")).expect("a socket");
        let import = import(&[folder.path().to_owned()]);
        drop(socket);
        assert_eq!(
            lines(&import),
            [
                "s.txt: Neither a file nor a folder",
                "zero.txt: Neither a file nor a folder"
            ]
        );
    }

    #[test]
    fn a_file_without_permission_is_refused() {
        let folder = folder(&[("a.txt", b"a"), ("b.txt", b"b")]);
        let locked: &Path = &folder.path().join("a.txt");
        fs::set_permissions(locked, fs::Permissions::from_mode(0o000)).expect("permissions");
        if fs::read(locked).is_ok() {
            return; // The superuser may read everything.
        }
        let import = import(&[folder.path().to_owned()]);
        assert_eq!(names(&import), ["b.txt"]);
        assert_eq!(lines(&import), ["a.txt: There is no permission to read it"]);
    }
}
