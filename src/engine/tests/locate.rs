//! Paths and the collections that they mean.

use std::path::{Path, PathBuf};

use crate::engine::locate::{LocateError, Located, is_collection, locate};

/// A folder `work` with documents, a folder of documents, and a collection that is there.
fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let work = folder.path().join("work");
    std::fs::create_dir_all(work.join("تقارير")).unwrap();
    for name in ["a.txt", "b.v2.md", "old.hashiya", "تقارير/c.txt"] {
        std::fs::write(work.join(name), name).unwrap();
    }
    (folder, work)
}

#[test]
fn paths_mean_collections() {
    let (_folder, work) = place();
    let check = |paths: &[&str], collection: &str, exists: bool, sources: &[&str]| {
        let paths: Vec<PathBuf> = paths.iter().map(|path| work.join(path)).collect();
        let located = locate(&paths).unwrap();
        let expected = Located {
            collection: work.join(collection),
            exists,
            name: Path::new(collection)
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned(),
            sources: sources.iter().map(|path| work.join(path)).collect(),
        };
        assert_eq!(located, expected);
    };
    check(&["old.hashiya"], "old.hashiya", true, &[]);
    check(&["new.hashiya"], "new.hashiya", false, &[]);
    check(&["NEW.HASHIYA"], "NEW.HASHIYA", false, &[]);
    check(&["تقارير"], "تقارير.hashiya", false, &["تقارير"]);
    check(&["a.txt"], "a.hashiya", false, &["a.txt"]);
    check(&["b.v2.md"], "b.v2.hashiya", false, &["b.v2.md"]);
    check(
        &["a.txt", "b.v2.md"],
        "work.hashiya",
        false,
        &["a.txt", "b.v2.md"],
    );
    // A second time the same paths mean what the first made.
    std::fs::write(work.join("تقارير.hashiya"), "").unwrap();
    check(&["تقارير"], "تقارير.hashiya", true, &["تقارير"]);
    check(&["تقارير/"], "تقارير.hashiya", true, &["تقارير"]);
}

#[test]
fn paths_that_mean_nothing() {
    let (_folder, work) = place();
    assert_eq!(locate(&[]), Err(LocateError::NoPath));
    let missing = work.join("missing.txt");
    assert_eq!(
        locate(std::slice::from_ref(&missing)),
        Err(LocateError::Unreadable {
            kind: std::io::ErrorKind::NotFound,
            path: missing
        })
    );
    let collection = work.join("old.hashiya");
    assert_eq!(
        locate(&[work.join("a.txt"), collection.clone()]),
        Err(LocateError::Mixed { path: collection })
    );
    assert!(matches!(
        locate(&[PathBuf::from("/")]),
        Err(LocateError::Unreadable { .. })
    ));
    let nowhere = work.join("no such folder/new.hashiya");
    match locate(std::slice::from_ref(&nowhere)) {
        Err(LocateError::Unwritable { located, folder }) => {
            assert_eq!(located.collection, nowhere);
            assert_eq!(folder, work.join("no such folder"));
        }
        other => panic!("{other:?}"),
    }
}

/// A place that cannot be written still opens what is there already. (Root may write anywhere: nothing to see then.)
#[cfg(unix)]
#[test]
fn an_unwritable_place_asks_where() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, work) = place();
    std::fs::set_permissions(&work, std::fs::Permissions::from_mode(0o555)).unwrap();
    let is_root = std::fs::write(work.join("probe"), "").is_ok();
    let sources = [work.join("تقارير")];
    if !is_root {
        match locate(&sources) {
            Err(LocateError::Unwritable { located, folder }) => {
                assert_eq!(located.sources, sources);
                assert_eq!(folder, work);
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(locate(&[work.join("old.hashiya")]).unwrap().exists);
    std::fs::set_permissions(&work, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn collections_are_known_by_their_ending() {
    let check = |path: &str, expected| assert_eq!(is_collection(Path::new(path)), expected);
    check("a.hashiya", true);
    check("a.HASHIYA", true);
    check("hashiya", false);
    check(".hashiya", false);
    check("a.hashiya.txt", false);
}
