//! Names, ages, room, and what brakes.

use std::path::{Path, PathBuf};

use super::place::{data_folder_for, file_name, parse};
use super::*;
use crate::base::environment::Timestamp;
use crate::engine::tests::{add, filled, person};
use crate::engine::{Access, StoreError};
use crate::model::Sha256;
use crate::store::{FaultPlan, Store};

const DAY: i64 = 86_400_000_000;
/// 2025-11-25T12:00:00Z.
const NOW: i64 = 1_764_072_000_000_000;

fn at(utc_micros: i64) -> Timestamp {
    Timestamp {
        utc_micros,
        offset_seconds: 0,
    }
}

#[test]
fn names_say_when_and_of_what() {
    for (name, sound, expected) in [
        ("تقارير", true, "2025-11-25T120000.000Z تقارير.hashiya"),
        ("a/b: c?", true, "2025-11-25T120000.000Z a_b_ c_.hashiya"),
        ("x", false, "2025-11-25T120000.000Z! x.hashiya"),
        ("", true, "2025-11-25T120000.000Z .hashiya"),
    ] {
        let made = file_name(at(NOW), name, sound);
        assert_eq!(made, expected);
        let (time, _, is_sound) = parse(&made).unwrap();
        assert_eq!((time.utc_micros, is_sound), (NOW, sound));
    }
    let long = "ن".repeat(300);
    let made = file_name(at(NOW), &long, true);
    assert!(made.len() < 200, "file systems end at 255 bytes");
    for other in [
        "notes.hashiya",
        "2025-11-25T120000.000Z x.txt",
        ".copy-2025.hashiya",
        "2025-99-25T120000.000Z x.hashiya",
        "2025-11-25T12٠000.000Z x.hashiya",
        "",
    ] {
        assert_eq!(parse(other), None, "{other}");
    }
}

#[test]
fn the_data_folder_can_be_moved() {
    assert_eq!(
        data_folder_for(Some("/data/x".into())),
        Some(PathBuf::from("/data/x"))
    );
    let default = data_folder_for(Some("".into()));
    assert!(default.is_none_or(|folder| folder.ends_with("hashiya")));
}

/// A backup made so many days before now, of so many bytes, holding so much.
fn aged(days: f64, bytes: u64, weight: u64) -> Aged {
    Aged {
        made: NOW - (days * DAY as f64) as i64,
        bytes,
        weight,
        is_sound: true,
    }
}

/// The ages in days, rounded, of what stays.
fn kept(list: &[Aged], allowance: u64) -> Vec<i64> {
    let removed = thin(list, NOW, allowance);
    let stays = (0..list.len()).filter(|at| !removed.contains(at));
    stays.map(|at| (NOW - list[at].made) / DAY).collect()
}

#[test]
fn ten_stay_then_one_a_day_then_one_a_week() {
    // Every hour for two days: ten, and the last of yesterday and of the day before.
    let hours: Vec<Aged> = (0..48)
        .map(|hour| aged(f64::from(hour) / 24.0, 1, 9))
        .collect();
    let days: Vec<i64> = kept(&hours, 1000);
    assert_eq!(days.len(), 12, "{days:?}");
    // Once a day for two years.
    let days: Vec<Aged> = (0..730).map(|day| aged(f64::from(day), 1, 9)).collect();
    let stay = kept(&days, 1000);
    assert!(stay.iter().filter(|age| **age <= 30).count() == 31);
    let weeks: Vec<i64> = stay.into_iter().filter(|age| *age > 30).collect();
    assert!((46..=49).contains(&weeks.len()), "{weeks:?}");
    assert!(
        weeks.windows(2).all(|two| two[1] - two[0] == 7),
        "{weeks:?}"
    );
    assert!(weeks.iter().all(|age| *age <= 364));
    // Thinned each day as it goes, the same stay: thinning twice removes nothing more.
    let mut list: Vec<Aged> = Vec::new();
    for day in (0..730).rev() {
        list.push(aged(f64::from(day), 1, 9));
        let now = NOW - i64::from(day) * DAY;
        for at in thin(&list, now, 1000).into_iter().rev() {
            list.remove(at);
        }
        assert_eq!(thin(&list, now, 1000), Vec::<usize>::new());
    }
    assert!(list.len() >= 31 + 46, "{}", list.len());
}

#[test]
fn room_takes_the_oldest_but_never_the_newest_sound_one() {
    let list = [aged(3.0, 40, 9), aged(2.0, 40, 9), aged(1.0, 40, 9)];
    assert_eq!(kept(&list, 120), [3, 2, 1]);
    assert_eq!(kept(&list, 119), [2, 1]);
    assert_eq!(kept(&list, 40), [1]);
    assert_eq!(kept(&list, 0), [1]);
    assert_eq!(thin(&list, NOW, 0), [0, 1], "the oldest first");
    assert_eq!(thin(&[], NOW, 0), Vec::<usize>::new());
}

#[test]
fn an_emptier_one_does_not_take_the_place_of_a_full_one() {
    let list = [aged(400.0, 40, 90), aged(399.0, 40, 100), aged(0.0, 10, 2)];
    assert_eq!(kept(&list, 0), [399, 0], "the last full one stays");
    // Once the newest holds as much again, the old one goes as all do.
    let list = [aged(399.0, 40, 100), aged(1.0, 10, 2), aged(0.0, 40, 60)];
    assert_eq!(kept(&list, 0), [0]);
}

#[test]
fn one_with_faults_never_takes_the_place_of_a_sound_one() {
    let faulty = |days: f64| Aged {
        is_sound: false,
        ..aged(days, 40, 9)
    };
    let list = [aged(5.0, 40, 9), faulty(3.0), faulty(2.0), faulty(1.0)];
    assert_eq!(kept(&list, 1000), [5, 2, 1]);
    assert_eq!(kept(&list, 40), [5], "where room is short they go first");
    let list = [faulty(2.0), faulty(1.0)];
    assert_eq!(kept(&list, 1000), [2, 1]);
}

#[test]
fn ten_minutes_of_changes_are_due() {
    let mut clock = BackupClock::at(4);
    clock.notice(4, 100.0);
    assert!(!clock.is_dirty() && !clock.is_due(1e9) && clock.wait(0.0).is_none());
    clock.notice(5, 200.0);
    clock.notice(9, 700.0);
    assert!(clock.is_dirty() && !clock.is_due(799.0));
    assert_eq!(clock.wait(700.0), Some(100.0));
    assert!(clock.is_due(800.0));
    clock.started();
    assert!(!clock.is_due(900.0));
    // A failure waits ten minutes; what came while one was made is counted from the next look on.
    clock.ended(None, 900.0);
    assert!(!clock.is_due(1499.0) && clock.is_due(1500.0));
    clock.started();
    clock.ended(Some(9), 1510.0);
    clock.notice(9, 1511.0);
    assert!(!clock.is_dirty());
    clock.notice(10, 1512.0);
    assert!(clock.is_due(1512.0 + 600.0));
}

fn hash(path: &Path) -> Sha256 {
    let store = Store::open(path, Access::Read, "").unwrap();
    assert_eq!(store.check().unwrap(), []);
    let hash = store.logical_hash().unwrap();
    store.close().unwrap();
    hash
}

/// Stopping a restoration at each step leaves the old file or the new one, and the next try succeeds.
#[test]
fn every_step_of_a_replacement_can_fail() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("a.hashiya"), folder.path().join("b"));
    filled(&path, |engine| {
        engine.execute(add("first")).unwrap();
        engine.backup_to(&copy).unwrap();
        engine.execute(add("second")).unwrap();
    });
    let (old, new) = (hash(&path), hash(&copy));
    assert_ne!(old, new);
    let whole = std::fs::read(&copy).unwrap();
    let mut n_failed = 0;
    for step in 1.. {
        let mut store = Store::open(&path, Access::Write, "Amal").unwrap();
        // Something stands in the log.
        let faults = FaultPlan::fail_at(step);
        store.inject(faults.clone());
        let outcome = store.replace_by(&copy);
        if !faults.has_fired() {
            outcome.unwrap();
            break;
        }
        assert!(
            matches!(outcome, Err(StoreError::Injected { .. })),
            "{step}"
        );
        assert_eq!(hash(&path), old, "step {step}");
        assert_eq!(std::fs::read(&copy).unwrap(), whole);
        n_failed += 1;
    }
    assert!(n_failed >= 3, "{n_failed}");
    assert_eq!(hash(&path), new);
    assert!(!copy.exists());
}

#[test]
fn a_replacement_waits_for_no_reader_and_loses_no_log() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("a.hashiya"), folder.path().join("b"));
    filled(&path, |engine| {
        engine.backup_to(&copy).unwrap();
        engine.execute(add("first")).unwrap();
    });
    let new = hash(&copy);
    let reader = Store::open(&path, Access::Read, "").unwrap();
    let before = reader.load().unwrap();
    let store = Store::open(&path, Access::Write, "Amal").unwrap();
    store.replace_by(&copy).unwrap();
    assert_eq!(hash(&path), new);
    // The reader keeps what it had; closing it touches nothing of the new file.
    assert_eq!(reader.load().unwrap(), before);
    let mut writer = crate::engine::tests::worker(&path, 5);
    writer.execute(add("later")).unwrap();
    reader.close().unwrap();
    drop(writer);
    let names = |path: &Path| -> usize {
        let store = Store::open(path, Access::Read, "").unwrap();
        store.summary().unwrap().n_documents as usize
    };
    assert_eq!(names(&path), 1);
    let _person = person();
}

/// Names of the files in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A backup that fails at any step leaves nothing of itself, and nothing else is touched.
#[test]
fn every_step_of_a_backup_can_fail() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hashiya");
    filled(&path, |engine| {
        engine.execute(add("first")).unwrap();
    });
    let rules = BackupRules {
        data: folder.path().join("data"),
        allowance: DEFAULT_ALLOWANCE,
    };
    let mut store = Store::open(&path, Access::Read, "").unwrap();
    let first = back_up_store(&store, &rules, at(NOW)).unwrap();
    store.close().unwrap();
    let mut writer = crate::engine::tests::worker(&path, 4);
    writer.execute(add("second")).unwrap();
    drop(writer);
    let backups = folder_of(
        &rules.data,
        first.backup().summary.as_ref().unwrap().collection,
    );
    let before = names(&backups);
    assert_eq!(before.len(), 2, "{before:?}");
    store = Store::open(&path, Access::Read, "").unwrap();
    let mut n_failed = 0;
    for step in 1.. {
        let faults = FaultPlan::fail_at(step);
        store.inject(faults.clone());
        let made = back_up_store(&store, &rules, at(NOW + 1_000_000 * step as i64));
        if !faults.has_fired() {
            assert!(matches!(made.unwrap(), Made::New { n_faults: 0, .. }));
            break;
        }
        assert!(matches!(made, Err(StoreError::Injected { .. })), "{step}");
        assert_eq!(names(&backups), before, "step {step}");
        n_failed += 1;
    }
    assert!(n_failed >= 4, "{n_failed}");
    assert_eq!(names(&backups).len(), 3);
    assert_eq!(list_backups(&rules.data, &path).len(), 2);
}
