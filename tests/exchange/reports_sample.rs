//! The sample set as reports, in both formats, shapes and languages: each is proved as it is written.
//!
//! To look at them: `HASHIYA_REPORTS=FOLDER cargo test --test exchange the_sample_set_goes_out`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hashiya::base::{Budget, Progress};
use hashiya::exchange::importer::{ImportOptions, SourceFile, importer_for};
use hashiya::exchange::record::{read, record_budget};
use hashiya::exchange::reports::{Template, write_docx, write_html};
use hashiya::model::{Sha256, Snapshot};

use crate::reports::{BOTH, LANGUAGES, options};

/// The sample set with its annotations.
pub(crate) fn sample_set() -> Snapshot {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut texts: HashMap<Sha256, Arc<str>> = HashMap::new();
    for entry in std::fs::read_dir(&folder).expect("the sample set") {
        let path = entry.expect("a file").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let Some(importer) = importer_for(&name).filter(|_| !name.ends_with(".json")) else {
            continue;
        };
        let source = SourceFile {
            name,
            bytes: std::fs::read(&path).expect("its bytes"),
            modified: None,
        };
        let read = importer.read(
            &source,
            &ImportOptions::default(),
            &Budget::default(),
            &Progress::default(),
        );
        for document in read.expect("readable") {
            let hash = Sha256::of(document.text.as_bytes());
            texts.insert(hash, document.text.into());
        }
    }
    let bytes = std::fs::read(folder.join("sample.ron")).expect("the sample");
    let record =
        read(&bytes, &record_budget(), &|hash| texts.get(&hash).cloned()).expect("a record");
    Snapshot::from_rows(1, record.rows)
}

#[test]
fn the_sample_set_goes_out_as_reports() {
    let snapshot = sample_set();
    assert!(snapshot.n_annotations() > 20);
    let kept = tempfile::tempdir().expect("a folder");
    let folder =
        std::env::var_os("HASHIYA_REPORTS").map_or_else(|| kept.path().to_owned(), PathBuf::from);
    let template = Template::default();
    for by in BOTH {
        for language in LANGUAGES {
            let name = format!("{by:?}-{}", language.code()).to_lowercase();
            let options = options(by, language);
            let quiet = Progress::default();
            let page = folder.join(format!("{name}.html"));
            write_html(&snapshot, &options, &template, &page, &quiet).expect("written");
            let document = folder.join(format!("{name}.docx"));
            write_docx(&snapshot, &options, &document, &quiet).expect("written");
        }
    }
}
