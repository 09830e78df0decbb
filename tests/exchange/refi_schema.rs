//! Projects against the schema: by a table of what it says of order and attributes, and by `xmllint` where that is installed.

use std::path::Path;
use std::process::Command;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::refi::{TEXT, marked, project_of, written};
use crate::sample::{Maker, full};

/// What `Project.xsd` (18 March 2019) says of the elements that are written: attributes that must be there, and children in
/// their order.
const TABLE: &[(&str, &[&str], &[&str])] = &[
    (
        "Project",
        &["name"],
        &[
            "Users",
            "CodeBook",
            "Variables",
            "Cases",
            "Sources",
            "Notes",
            "Links",
            "Sets",
            "Graphs",
            "Description",
            "NoteRef",
        ],
    ),
    ("Users", &[], &["User"]),
    ("User", &["guid"], &[]),
    ("CodeBook", &[], &["Codes"]),
    ("Codes", &[], &["Code"]),
    (
        "Code",
        &["guid", "name", "isCodable"],
        &["Description", "NoteRef", "Code"],
    ),
    ("Variables", &[], &["Variable"]),
    (
        "Variable",
        &["guid", "name", "typeOfVariable"],
        &["Description"],
    ),
    ("Sources", &[], &["TextSource", "PDFSource"]),
    ("TextSource", &["guid"], TEXT_SOURCE),
    (
        "PDFSource",
        &["guid"],
        &[
            "Description",
            "PDFSelection",
            "Representation",
            "Coding",
            "NoteRef",
            "VariableValue",
        ],
    ),
    ("Representation", &["guid"], TEXT_SOURCE),
    (
        "PlainTextSelection",
        &["guid", "startPosition", "endPosition"],
        &["Description", "Coding", "NoteRef"],
    ),
    ("Coding", &["guid"], &["CodeRef", "NoteRef"]),
    ("CodeRef", &["targetGUID"], &[]),
    ("NoteRef", &["targetGUID"], &[]),
    ("VariableRef", &["targetGUID"], &[]),
    ("MemberCode", &["targetGUID"], &[]),
    ("MemberSource", &["targetGUID"], &[]),
    ("MemberNote", &["targetGUID"], &[]),
    (
        "VariableValue",
        &[],
        &[
            "VariableRef",
            "TextValue",
            "BooleanValue",
            "IntegerValue",
            "FloatValue",
            "DateValue",
            "DateTimeValue",
        ],
    ),
    ("Notes", &[], &["Note"]),
    ("Note", &["guid"], TEXT_SOURCE),
    ("Links", &[], &["Link"]),
    ("Link", &["guid"], &["NoteRef"]),
    ("Sets", &[], &["Set"]),
    (
        "Set",
        &["guid", "name"],
        &["Description", "MemberCode", "MemberSource", "MemberNote"],
    ),
    ("Description", &[], &[]),
    ("PlainTextContent", &[], &[]),
    ("TextValue", &[], &[]),
    ("BooleanValue", &[], &[]),
    ("FloatValue", &[], &[]),
    ("DateValue", &[], &[]),
];

const TEXT_SOURCE: &[&str] = &[
    "Description",
    "PlainTextContent",
    "PlainTextSelection",
    "Coding",
    "NoteRef",
    "VariableValue",
];

/// Elements that must hold at least one child.
const WRAPPERS: &[&str] = &[
    "Users",
    "CodeBook",
    "Codes",
    "Variables",
    "Sources",
    "Notes",
    "Links",
    "Sets",
    "VariableValue",
    "Coding",
];

fn row(
    name: &str,
) -> &'static (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
) {
    let found = TABLE.iter().find(|(known, ..)| *known == name);
    found.unwrap_or_else(|| panic!("the table does not know {name}"))
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attributes = element
        .attributes()
        .map(|found| found.expect("an attribute"));
    let mut values = attributes.filter(|found| found.key.local_name().into_inner() == name);
    values.next().map(|found| found.value.to_string())
}

fn check_guid(value: &str, of: &str) {
    let is_guid = value.len() == 36 && uuid::Uuid::try_parse(value).is_ok();
    assert!(is_guid, "{of} has {value}");
}

/// Fails unless a project is as the schema wants it.
pub(crate) fn check_by_table(project: &str) {
    let mut reader = Reader::from_str(project);
    reader.config_mut().expand_empty_elements = true;
    // The name of each open element, and how far its children have come.
    let mut open: Vec<(String, usize, usize)> = Vec::new();
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(element) => {
                let name = element.local_name().into_inner().to_owned();
                let (_, required, _) = row(&name);
                for wanted in *required {
                    let value = attribute(&element, wanted);
                    let value = value.unwrap_or_else(|| panic!("{name} without {wanted}"));
                    if wanted.ends_with("uid") || wanted.ends_with("GUID") {
                        check_guid(&value, &name);
                    }
                }
                if let Some((above, at, n_children)) = open.last_mut() {
                    let (.., children) = row(above);
                    let place = children.iter().position(|child| *child == name);
                    let place = place.unwrap_or_else(|| panic!("{name} in {above}"));
                    let is_choice = above == "Sources";
                    assert!(
                        place >= *at || is_choice,
                        "{name} comes too late in {above}"
                    );
                    (*at, *n_children) = (place, *n_children + 1);
                } else {
                    assert_eq!(name, "Project");
                    let space = attribute(&element, "xmlns");
                    assert_eq!(space.as_deref(), Some("urn:QDA-XML:project:1.0"));
                }
                if matches!(name.as_str(), "TextSource" | "Note" | "Representation") {
                    // Exactly one of the two; the content is looked for in the text of the element.
                    let rest =
                        &project[usize::try_from(reader.buffer_position()).expect("small")..];
                    let next = rest.trim_start().starts_with("<PlainTextContent");
                    assert_ne!(
                        attribute(&element, "plainTextPath").is_some(),
                        next,
                        "{name}"
                    );
                }
                open.push((name, 0, 0));
            }
            Event::End(_) => {
                let (name, _, n_children) = open.pop().expect("an open element");
                assert!(
                    n_children > 0 || !WRAPPERS.contains(&name.as_str()),
                    "{name} is empty"
                );
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
}

/// Asks `xmllint`; says so where it is not there.
pub(crate) fn check_by_tool(schema: &str, text: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("file.xml");
    std::fs::write(&path, text).expect("written");
    let schema = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/refi")
        .join(schema);
    let command = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .args([&schema, &path])
        .output();
    match command {
        Ok(output) => assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        ),
        Err(_) => println!("xmllint is not installed: the schema was checked by the table alone"),
    }
}

#[test]
fn projects_are_as_the_schema_wants_them() {
    let (emoji, _) = marked(TEXT, &["لا"]);
    for maker in [Maker::new(1), full(), emoji] {
        let project = project_of(&written(&maker.snapshot()));
        check_by_table(&project);
        check_by_tool("Project.xsd", &project);
    }
}

#[test]
#[should_panic(expected = "comes too late")]
fn the_table_sees_a_wrong_order() {
    check_by_table(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"a\"><Sets><Set \
         guid=\"00000000-0000-0000-0000-000000000001\" name=\"a\"/></Sets><Users><User \
         guid=\"00000000-0000-0000-0000-000000000002\"/></Users></Project>",
    );
}
