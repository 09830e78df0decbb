//! Codebooks of REFI-QDA: ours come back with both languages and rules, those of others with what they say.

use hashiya::base::environment::SeededEnvironment;
use hashiya::base::{Budget, Progress};
use hashiya::exchange::codebook::{
    CodebookFormat, codebook_of, compare, read_codebook, read_qdc, write_codebook,
};
use hashiya::model::Snapshot;

use crate::refi_schema::check_by_tool;
use crate::sample::full;

#[test]
fn our_own_codebook_comes_back_whole() {
    let snapshot = full().snapshot();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.qdc");
    let codebook = codebook_of(&snapshot);
    write_codebook(&codebook, CodebookFormat::Qdc, &path, &Progress::default()).expect("written");
    let text = std::fs::read_to_string(&path).expect("UTF-8");
    check_by_tool("Codebook.xsd", &text);
    assert!(
        text.contains("name=\"Denial\" isCodable=\"true\" color=\"#01ABFF\""),
        "{text}"
    );
    let (read, report) = read_codebook(&path, &Budget::default()).expect("readable");
    assert!(report.is_empty(), "{report:?}");
    let found = compare(&read, &snapshot, &SeededEnvironment::new(1));
    assert_eq!((found.new.len(), found.differing.as_slice()), (0, &[][..]));
    assert_eq!(found.n_same, snapshot.n_tags());
    let empty = compare(&read, &Snapshot::default(), &SeededEnvironment::new(1));
    assert_eq!(empty.new.len(), snapshot.n_tags());
}

#[test]
fn codebooks_of_others_are_read_generously() {
    // As Taguette writes them: an empty wrapper; as others do: braces, upper case, no namespace, no id.
    let text = "\u{FEFF}<CodeBook origin=\"Other\"><Codes>\
        <Code guid=\"{00000000-0000-4000-8000-00000000000A}\" name=\"نفي\" isCodable=\"true\" color=\"#0F0\">\
        <Description>ما يعنيه</Description><Code name=\"under\" isCodable=\"false\"/></Code>\
        </Codes><Sets/></CodeBook>";
    let (codebook, report) = read_qdc(text.as_bytes(), &Budget::default()).expect("readable");
    assert!(report.is_empty(), "{report:?}");
    let found = compare(&codebook, &Snapshot::default(), &SeededEnvironment::new(1));
    let labels: Vec<_> = found
        .new
        .iter()
        .map(|tag| tag.label.prefer(false))
        .collect();
    assert_eq!(labels, ["نفي", "under"]);
    assert_eq!(found.new[0].definition.arabic, "ما يعنيه");
    assert_eq!(found.new[1].parent, Some(found.new[0].id));
    assert!(found.new[1].is_category);
    for bad in ["", "x", "<Other/>", "<CodeBook>", "<!DOCTYPE a><CodeBook/>"] {
        assert!(
            read_qdc(bad.as_bytes(), &Budget::default()).is_err(),
            "{bad}"
        );
    }
}
