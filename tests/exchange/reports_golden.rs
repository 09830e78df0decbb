//! Pins what reports look like: a small collection gives the pages and the body that lie in `tests/fixtures/reports`, in both
//! languages. They were read by a person.
//!
//! With `UPDATE_FIXTURES=1` the files are written anew; read the difference before you commit it.

use std::path::PathBuf;

use hashiya::base::Progress;
use hashiya::exchange::reports::{ReportBy, Template, write_docx};
use hashiya::i18n::{Digits, Language};
use hashiya::model::*;

use crate::refi::unpacked;
use crate::reports::{BARE, BOTH, LANGUAGES, options, page_in};
use crate::sample::Maker;

/// An Arabic and an English paragraph; two annotations of which one is inside the other, a memo, an end of a link, an orphan.
fn small() -> Snapshot {
    let mut maker = Maker::new(31);
    let text = "قالت: «لا تَعليق» 👨\u{200d}👩\u{200d}👧\nThe family left.\n";
    let (document, capture) = maker.document("خبر ١", text);
    for row in &mut maker.rows {
        match row {
            Row::Document(row) => {
                let row = std::sync::Arc::make_mut(row);
                row.paragraph_directions.clear();
                row.furniture.clear();
            }
            Row::Collection(row) => std::sync::Arc::make_mut(row).direction = None,
            _ => {}
        }
    }
    let group = maker.tag(None, "Voices", "أصوات");
    let denial = maker.tag(Some(group), "Denial", "نفي");
    let outer = maker.passage(capture, text, &["قالت: «لا تَعليق»"]);
    let outer = maker.annotation(outer, &[denial]);
    maker.memo(
        MemoKind::Question,
        "لماذا؟\nWhy?",
        vec![MemoTarget::Annotation(outer)],
    );
    let inner = maker.passage(capture, text, &["لا تَعليق"]);
    maker.annotation(inner, &[]);
    let english = maker.passage(capture, text, &["family"]);
    maker.annotation(english, &[denial]);
    let former = maker.capture(document, "Gone words", b"");
    let lost = maker.passage(former, "Gone words", &["Gone"]);
    maker.annotation(lost, &[denial]);
    maker.snapshot()
}

fn check(name: &str, written: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports");
    let path = folder.join(name);
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::create_dir_all(&folder).expect("the folder");
        std::fs::write(&path, written).expect("the fixture can be written");
    }
    let golden = std::fs::read_to_string(&path).expect("the fixture is there");
    assert!(
        golden == written,
        "{} is not what is written now",
        path.display()
    );
}

#[test]
fn reports_are_as_they_were() {
    let snapshot = small();
    let template = Template::parse(BARE).expect("a template");
    for by in BOTH {
        for language in LANGUAGES {
            let mut options = options(by, language);
            if language == Language::Arabic {
                options.wording.digits = Digits::ArabicIndic;
            }
            let name = format!("{by:?}-{}", language.code()).to_lowercase();
            check(
                &format!("{name}.html"),
                &page_in(&snapshot, &options, &template),
            );
            if by == ReportBy::Document {
                let folder = tempfile::tempdir().expect("a folder");
                let path = folder.path().join("r.docx");
                write_docx(&snapshot, &options, &path, &Progress::default()).expect("written");
                let files = unpacked(&std::fs::read(path).expect("readable"));
                for part in ["comments", "document"] {
                    let whole = format!("word/{part}.xml");
                    let (_, bytes) = files.iter().find(|(name, _)| *name == whole).expect("it");
                    let text = std::str::from_utf8(bytes).expect("UTF-8");
                    check(&format!("{name}-{part}.xml"), text);
                }
            }
        }
    }
}
