//! A collection that cannot be written can be read: a file and a folder without the right to write.
//!
//! The super-user may write anywhere, so there the test starts itself again as another user.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use hashiya::base::environment::{Environment, SeededEnvironment};
use hashiya::command::{Action, ActionCode};
use hashiya::model::{Collection, CollectionId, JournalId, LineageId};
use hashiya::store::{Access, EntryKind, NewEntry, Store, StoreError};

const PATH: &str = "HASHIYA_TEST_READ_ONLY_PATH";
/// The user “nobody”, by custom.
const NOBODY: u32 = 65534;

fn new_entry(environment: &SeededEnvironment) -> NewEntry {
    NewEntry {
        id: JournalId(environment.new_uuid()),
        at: environment.now(),
        action: Action {
            code: ActionCode::CreateCollection,
            subject: String::new(),
            annotator: None,
        },
        kind: EntryKind::Do,
        joins: false,
    }
}

fn new_collection(environment: &SeededEnvironment) -> Collection {
    Collection {
        id: CollectionId(environment.new_uuid()),
        lineage: LineageId(environment.new_uuid()),
        name: "Sealed".to_owned(),
        direction: None,
        created: environment.now(),
    }
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// What a user without the right to write meets.
fn look(path: &Path) {
    let reader = Store::open(path, Access::Read, "").unwrap();
    assert_eq!(reader.load().unwrap().1, 1);
    assert_eq!(reader.check().unwrap(), []);
    assert!(matches!(
        Store::open(path, Access::Write, "Amal"),
        Err(StoreError::ReadOnly { .. })
    ));
    let environment = SeededEnvironment::new(2);
    let beside = path.with_file_name("beside.hashiya");
    let outcome = Store::create(
        &beside,
        &new_collection(&environment),
        "Amal",
        &new_entry(&environment),
    );
    assert!(matches!(outcome, Err(StoreError::ReadOnly { .. })));
}

/// The look of another user; does nothing when the tests are run as usual.
#[test]
fn child() {
    if let Some(path) = std::env::var_os(PATH).map(PathBuf::from) {
        look(&path);
    }
}

#[test]
fn a_sealed_collection_is_read_and_not_written() {
    let environment = SeededEnvironment::new(1);
    let outer = tempfile::tempdir().unwrap();
    set_mode(outer.path(), 0o755);
    let folder = outer.path().join("sealed");
    fs::create_dir(&folder).unwrap();
    let path = folder.join("sealed.hashiya");
    let store = Store::create(
        &path,
        &new_collection(&environment),
        "Nour",
        &new_entry(&environment),
    );
    store.unwrap().close().unwrap();
    let before = fs::read(&path).unwrap();
    set_mode(&path, 0o444);
    set_mode(&folder, 0o555);
    let may_write_anywhere = fs::write(folder.join("probe"), "").is_ok();
    if may_write_anywhere {
        fs::remove_file(folder.join("probe")).unwrap();
        // Where “nobody” may not read the build folder, a copy of this program is run.
        let program = outer.path().join("program");
        fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
        set_mode(&program, 0o755);
        let output = Command::new(&program)
            .args(["--exact", "child", "--nocapture"])
            .env(PATH, &path)
            .current_dir(outer.path())
            .uid(NOBODY)
            .gid(NOBODY)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}");
    } else {
        look(&path);
    }
    set_mode(&folder, 0o755);
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}
