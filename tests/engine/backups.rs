//! Backups and the way back, what brakes, and a file that goes away while it is open.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use hashiya::base::environment::{Environment, Timestamp};
use hashiya::command::Command;
use hashiya::engine::backups::{
    Backup, BackupRules, DEFAULT_ALLOWANCE, Made, RestoreError, folder_of, list_backups, restore,
};
use hashiya::engine::{Access, Engine, EngineError, Event, FilePresence, Person, StoreError};
use hashiya::model::AnnotatorId;

use crate::support::{Bench, TEXT, add, folder};

fn rules(data: &Path) -> BackupRules {
    BackupRules {
        data: data.to_owned(),
        allowance: DEFAULT_ALLOWANCE,
    }
}

/// Backs up so many minutes after the start of a day.
fn back_up(engine: &Engine, data: &Path, minute: i64) -> Made {
    engine.back_up(&rules(data), moment(minute)).unwrap()
}

const DAY: i64 = 24 * 60;

fn moment(minute: i64) -> Timestamp {
    Timestamp {
        utc_micros: 1_764_028_800_000_000 + minute * 60_000_000,
        offset_seconds: 0,
    }
}

fn read(path: &Path) -> Engine {
    let environment = Arc::new(hashiya::base::environment::SeededEnvironment::new(500));
    let person = Person {
        id: AnnotatorId(environment.new_uuid()),
        name: "reader".to_owned(),
    };
    let engine = Engine::open(path, Access::Read, person, environment).unwrap();
    assert_eq!(engine.check().unwrap(), []);
    engine
}

fn counts(backups: &[Backup]) -> Vec<u64> {
    let count = |backup: &Backup| backup.summary.as_ref().map_or(0, |it| it.n_documents);
    backups.iter().map(count).collect()
}

#[test]
fn a_backup_is_made_once_for_each_state() {
    let (bench, data) = (Bench::new(1), folder());
    bench.add_document("first", TEXT);
    let made = back_up(bench.engine(), data.path(), 1);
    let Made::New {
        backup, n_faults, ..
    } = &made
    else {
        panic!("{made:?}")
    };
    assert_eq!((*n_faults, backup.is_sound), (0, true));
    let collection = bench.snapshot().collection().unwrap().id;
    assert_eq!(
        backup.path.parent(),
        Some(folder_of(data.path(), collection).as_path())
    );
    let name = backup.path.file_name().unwrap().to_str().unwrap();
    assert_eq!(name, "2025-11-25T000100.000Z Reports.hashiya");
    assert_eq!(read(&backup.path).logical_hash().unwrap(), bench.hash());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&backup.path), 0o600);
        assert_eq!(mode(backup.path.parent().unwrap()), 0o700);
    }
    assert_eq!(
        back_up(bench.engine(), data.path(), 2),
        Made::Already(backup.clone())
    );
    bench.add_document("second", TEXT);
    back_up(bench.engine(), data.path(), 3);
    // Undone, it is another state: what was done is in its history.
    bench.run(Command::Undo);
    back_up(bench.engine(), data.path(), 4);
    let list = list_backups(data.path(), &bench.path);
    assert_eq!(counts(&list), [1, 2, 1]);
    assert!(list.windows(2).all(|two| two[0].made > two[1].made));
}

#[test]
fn any_of_the_last_ten_comes_back_and_the_present_state_is_kept() {
    let (mut bench, data) = (Bench::new(2), folder());
    let mut hashes = Vec::new();
    for day in 0..10 {
        bench.add_document(&format!("document {day}"), TEXT);
        back_up(bench.engine(), data.path(), day * DAY);
        hashes.push(bench.hash());
    }
    for age in 0..10 {
        bench.add_document(&format!("later {age}"), TEXT);
        let present = bench.hash();
        let path = bench.path.clone();
        bench.replace_after(|| {
            let list = list_backups(data.path(), &path);
            let wanted = list
                .iter()
                .find(|backup| backup.made == moment((9 - age) * DAY));
            let backup = wanted.expect("it is kept").path.clone();
            let now = moment(20 * DAY + age);
            let restored = restore(&path, &backup, Some(&rules(data.path())), "Amal", now).unwrap();
            let before = restored.before.expect("the present state has a backup");
            assert_eq!(read(&before).logical_hash().unwrap(), present);
            assert_eq!(restored.aside, None);
            std::fs::remove_file(before).unwrap();
        });
        assert_eq!(bench.hash(), hashes[9 - age as usize], "{age}");
        // The backup brought its history: undo goes on from there.
        bench.run(Command::Undo);
        bench.run(Command::Redo);
        bench.check();
    }
}

#[test]
fn a_damaged_file_is_kept_beside_what_is_restored() {
    for damage in ["garbage", "nothing", "cut", "gone"] {
        let (bench, data) = (Bench::new(3), folder());
        bench.add_document("first", TEXT);
        back_up(bench.engine(), data.path(), 1);
        let (hash, path) = (bench.hash(), bench.path.clone());
        let _folder = bench.close_only();
        let whole = std::fs::read(&path).unwrap();
        match damage {
            "garbage" => std::fs::write(&path, vec![7; whole.len()]).unwrap(),
            "nothing" => std::fs::write(&path, []).unwrap(),
            "cut" => std::fs::write(&path, &whole[..whole.len() / 2]).unwrap(),
            _ => std::fs::remove_file(&path).unwrap(),
        }
        let broken = std::fs::read(&path).ok();
        // It cannot say any more which collection it is.
        let list = list_backups(data.path(), &path);
        assert_eq!(counts(&list), [1], "{damage}");
        let rules = rules(data.path());
        let restored = restore(&path, &list[0].path, Some(&rules), "Amal", moment(5)).unwrap();
        assert_eq!(read(&path).logical_hash().unwrap(), hash);
        let aside = restored.aside.map(|aside| std::fs::read(aside).unwrap());
        assert_eq!(aside, broken, "{damage}");
        // Moved elsewhere under its name, its backups are found by the name.
        let elsewhere = folder();
        let moved = elsewhere.path().join("Reports.hashiya");
        std::fs::write(&moved, "damaged").unwrap();
        assert_eq!(counts(&list_backups(data.path(), &moved)), [1]);
        let other = elsewhere.path().join("Other.hashiya");
        std::fs::write(&other, "damaged").unwrap();
        assert_eq!(list_backups(data.path(), &other), []);
    }
}

#[test]
fn nothing_is_restored_over_someone_who_writes_or_from_what_is_not_whole() {
    let (bench, data) = (Bench::new(4), folder());
    bench.add_document("first", TEXT);
    let backup = back_up(bench.engine(), data.path(), 1)
        .backup()
        .path
        .clone();
    bench.add_document("second", TEXT);
    let hash = bench.hash();
    let rules = rules(data.path());
    let restored = restore(&bench.path, &backup, Some(&rules), "Basma", moment(2));
    assert!(
        matches!(
            &restored,
            Err(RestoreError::Store(StoreError::Held { annotator, .. })) if annotator == "Amal"
        ),
        "{restored:?}"
    );
    assert_eq!(bench.hash(), hash);
    let path = bench.path.clone();
    let _folder = bench.close_only();
    let same = restore(&path, &path, Some(&rules), "Basma", moment(2));
    assert!(matches!(same, Err(RestoreError::Same { .. })), "{same:?}");
    let whole = std::fs::read(&backup).unwrap();
    std::fs::write(&backup, &whole[..whole.len() - 4096]).unwrap();
    let cut = restore(&path, &backup, Some(&rules), "Basma", moment(3));
    assert!(cut.is_err(), "{cut:?}");
    let missing = restore(
        &path,
        Path::new("/nowhere"),
        Some(&rules),
        "Basma",
        moment(3),
    );
    assert!(
        matches!(
            missing,
            Err(RestoreError::Store(StoreError::NotFound { .. }))
        ),
        "{missing:?}"
    );
    assert_eq!(read(&path).logical_hash().unwrap(), hash);
    let names = std::fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(names, 1, "no half copy is left");
}

#[test]
fn room_is_made_only_after_the_new_one_is_there() {
    let (bench, data) = (Bench::new(5), folder());
    let mut last = None;
    for minute in 0..6 {
        bench.add_document(&format!("document {minute}"), TEXT);
        let rules = BackupRules {
            data: data.path().to_owned(),
            allowance: 1,
        };
        let made = bench.engine().back_up(&rules, moment(minute)).unwrap();
        let list = list_backups(data.path(), &bench.path);
        assert_eq!(
            counts(&list),
            [minute as u64 + 1],
            "only the newest has room"
        );
        last = Some(made.backup().path.clone());
    }
    // Where no backup can be made, the earlier one stays as it is.
    let last = last.unwrap();
    let parent = last.parent().unwrap().to_owned();
    let kept = std::fs::read(&last).unwrap();
    std::fs::remove_file(&last).unwrap();
    std::fs::remove_file(parent.join("place")).unwrap();
    std::fs::remove_dir(&parent).unwrap();
    std::fs::write(&parent, kept).unwrap();
    bench.add_document("one more", TEXT);
    assert!(
        bench
            .engine()
            .back_up(&rules(data.path()), moment(9))
            .is_err()
    );
    assert_eq!(bench.snapshot().n_documents(), 7);
}

/// What a submitted command came to.
fn event_of(engine: &Engine) -> Event {
    let started = Instant::now();
    loop {
        let event = engine
            .poll()
            .into_iter()
            .find(|event| !matches!(event, Event::File(_)));
        if let Some(event) = event {
            return event;
        }
        assert!(started.elapsed() < Duration::from_secs(20));
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn much_at_once_brakes_until_it_is_confirmed() {
    let bench = Bench::new(6);
    let names: Vec<String> = (0..51).map(|n| format!("document {n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    bench.run(add(&names, TEXT));
    let all: Vec<_> = bench.snapshot().documents().map(|row| row.id).collect();
    let engine = bench.engine();
    // Fifty go as always.
    let fifty = all[..50].to_vec();
    engine.submit_braked(Command::RemoveDocuments { documents: fifty });
    assert!(matches!(event_of(engine), Event::Done { .. }));
    bench.run(Command::Undo);
    let ticket = engine.submit_braked(Command::RemoveDocuments { documents: all });
    let Event::Braked {
        ticket: braked,
        command,
        removal,
    } = event_of(engine)
    else {
        panic!("it brakes")
    };
    assert_eq!((braked, removal.documents), (ticket, 51));
    assert_eq!(engine.n_pending(), 0);
    assert_eq!(bench.snapshot().n_documents(), 51, "nothing has changed");
    engine.submit(*command);
    assert!(matches!(event_of(engine), Event::Done { .. }));
    assert_eq!(bench.snapshot().n_documents(), 0);
    // Undo brings all back and redo takes them away again without a question: nothing is lost by either.
    for (command, expected) in [(Command::Undo, 51), (Command::Redo, 0)] {
        engine.submit_braked(command);
        assert!(matches!(event_of(engine), Event::Done { .. }));
        assert_eq!(bench.snapshot().n_documents(), expected);
    }
    bench.check();
}

/// Waits until the engine has looked and found the file so.
fn wait_for(engine: &Engine, presence: FilePresence) {
    let started = Instant::now();
    engine.request_look();
    while engine.presence() != presence {
        assert!(started.elapsed() < Duration::from_secs(20), "{presence:?}");
        std::thread::sleep(Duration::from_millis(2));
        engine.request_look();
    }
}

/// P7: whatever happens to the file, no edit is acknowledged from then on, and a copy can be saved that holds everything.
#[test]
fn a_file_that_goes_away_is_noticed_and_a_copy_can_be_saved() {
    type Harm = fn(&Path, &Path);
    let beside = |path: &Path, suffix: &str| PathBuf::from(format!("{}{suffix}", path.display()));
    let harms: [(&str, Harm, FilePresence); 5] = [
        (
            "moved",
            |path, other| std::fs::rename(path, other).unwrap(),
            FilePresence::Gone,
        ),
        (
            "deleted",
            |path, _| std::fs::remove_file(path).unwrap(),
            FilePresence::Gone,
        ),
        (
            "replaced",
            |path, other| {
                std::fs::write(other, "something else").unwrap();
                std::fs::rename(other, path).unwrap();
            },
            FilePresence::Gone,
        ),
        (
            "without its log",
            |path, _| {
                std::fs::remove_file(PathBuf::from(format!("{}-wal", path.display()))).unwrap();
            },
            FilePresence::Gone,
        ),
        (
            "read-only",
            |path, _| {
                let mut rights = path.metadata().unwrap().permissions();
                rights.set_readonly(true);
                std::fs::set_permissions(path, rights).unwrap();
            },
            FilePresence::Protected,
        ),
    ];
    for (name, harm, presence) in harms {
        let bench = Bench::new(7);
        bench.add_document("first", TEXT);
        let (engine, before) = (bench.engine(), bench.hash());
        let other = bench.path.with_file_name("other.hashiya");
        harm(&bench.path, &other);
        wait_for(engine, presence);
        let refused = engine.execute(add(&["second"], TEXT)).unwrap_err();
        assert!(
            matches!(
                refused,
                EngineError::Store(StoreError::Moved { .. } | StoreError::ReadOnly { .. })
            ),
            "{name}: {refused}"
        );
        assert_eq!(engine.snapshot().n_documents(), 1);
        let rescued = bench.path.with_file_name("rescued.hashiya");
        engine.start_rescue(rescued.clone());
        assert!(matches!(event_of(engine), Event::JobEnded { .. }));
        let copy = read(&rescued);
        assert_eq!(copy.logical_hash().unwrap(), before, "{name}");
        assert_eq!(copy.history(None, 9).unwrap().len(), 2, "with its history");
        if name == "moved" {
            // Put back, it goes on.
            std::fs::rename(&other, &bench.path).unwrap();
            wait_for(engine, FilePresence::There);
            bench.add_document("second", TEXT);
            bench.check();
        }
        if name == "replaced" {
            // What took its place, and its log, are not ours to touch when we close.
            let log = beside(&bench.path, "-wal");
            std::fs::remove_file(&log).unwrap();
            std::fs::write(&log, "another program's").unwrap();
            let path = bench.path.clone();
            let _folder = bench.close_only();
            assert_eq!(std::fs::read(&path).unwrap(), b"something else");
            assert_eq!(std::fs::read(&log).unwrap(), b"another program's");
        }
    }
}
