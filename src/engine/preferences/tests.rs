//! Preferences there and back, and what becomes of broken ones.

use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::*;
use crate::base::environment::Environment;
use crate::base::environment::SeededEnvironment;
use crate::text::{Folds, WordEdges};

fn full() -> Preferences {
    let environment = SeededEnvironment::new(1);
    let mut preferences = Preferences {
        language: LanguageChoice::Arabic,
        theme: ThemeChoice::Dark,
        digits: DigitChoice::ArabicIndic,
        months: MonthNames::Both,
        calendar: CalendarStyle::Hijri,
        zoom: 150,
        interface_zoom: 125,
        reduced_motion: true,
        dismissed_hints: BTreeSet::from(["hint.select".to_owned()]),
        recent_commands: vec!["ann.tag".to_owned()],
        person: Some(Person {
            id: AnnotatorId(environment.new_uuid()),
            name: "أمل \"A\"".to_owned(),
        }),
        layout: Layout {
            left: None,
            right: Some(310.5),
            documents_share: 0.25,
            bottom: BottomPanel {
                is_shown: true,
                height: 333.5,
                tab: BottomTab::Memos,
                fills: false,
            },
            window: Some([1280.0, 800.0]),
        },
        search: SearchSettings {
            folds: Folds {
                unites_ya: false,
                ..Folds::FULL
            },
            edges: WordEdges::Whole,
            stems: true,
            furniture: true,
            terms: false,
        },
        report_template: Some(PathBuf::from("/مجلد/template.html")),
        hidden_words: Arc::new(BTreeSet::from(["قال".to_owned()])),
        export: ExportChoice {
            format: "csv".to_owned(),
            options: [("table".to_owned(), "counts".to_owned())].into(),
            scope: ExportScopeKind::Tags,
            keeps_list: false,
        },
        ..Preferences::default()
    };
    for name in ["one", "two"] {
        preferences.remember_collection(RecentCollection {
            path: PathBuf::from(format!("/مجلد/{name}.hashiya")),
            name: name.to_owned(),
            n_documents: 3,
            n_annotations: 4,
            opened: environment.now(),
        });
    }
    let place = Place {
        byte: 42,
        at: environment.now(),
    };
    let document = DocumentId(environment.new_uuid());
    let collection = CollectionId(environment.new_uuid());
    preferences.remember_place(collection, document, place);
    let tab = |is_kept| OpenTab { document, is_kept };
    let pane = |share| OpenPane {
        tabs: vec![tab(true), tab(false)],
        shown: 1,
        share,
    };
    let panes = OpenPanes {
        panes: vec![pane(0.25), pane(0.75)],
        active: 1,
        is_stacked: true,
        scrolls_together: true,
        at: environment.now(),
    };
    preferences.remember_panes(collection, panes);
    preferences
}

fn file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config/hashiya/preferences.json");
    (folder, path)
}

fn load(path: &Path) -> Preferences {
    let loaded = Preferences::load(path);
    assert_eq!(loaded.set_aside, None);
    loaded.preferences
}

#[test]
fn preferences_come_back() {
    let (_folder, path) = file();
    assert_eq!(load(&path), Preferences::default());
    for preferences in [full(), Preferences::default()] {
        preferences.save(&path).unwrap();
        assert_eq!(load(&path), preferences);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().unwrap()), 0o700);
    }
    // Nothing but the file itself is left behind.
    assert_eq!(
        std::fs::read_dir(path.parent().unwrap()).unwrap().count(),
        1
    );
}

#[test]
fn a_broken_file_is_set_aside() {
    let (_folder, path) = file();
    full().save(&path).unwrap();
    for (number, broken) in ["{", "5", "\u{0}\u{0}"].into_iter().enumerate() {
        std::fs::write(&path, broken).unwrap();
        let loaded = Preferences::load(&path);
        assert_eq!(loaded.preferences, Preferences::default());
        let aside = loaded.set_aside.unwrap();
        let name = format!("preferences.unreadable-{}.json", number + 1);
        assert_eq!(aside.file_name().unwrap().to_str(), Some(name.as_str()));
        assert_eq!(std::fs::read_to_string(aside).unwrap(), broken);
        assert!(!path.exists());
        full().save(&path).unwrap();
    }
}

#[test]
fn what_makes_no_sense_is_passed_over() {
    let (_folder, path) = file();
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let check = |text: &str, expected: Preferences| {
        std::fs::write(&path, text).unwrap();
        assert_eq!(load(&path), expected, "{text}");
    };
    check("{}", Preferences::default());
    check(r#"{"from_the_future": [1]}"#, Preferences::default());
    check(
        r#"{"language": "tlh", "theme": "", "digits": "roman"}"#,
        Preferences::default(),
    );
    check(
        r#"{"person": {"id": "no", "name": "x"}}"#,
        Preferences::default(),
    );
    check(
        r#"{"places": {"no": {"byte": 1, "at": "no"}}}"#,
        Preferences::default(),
    );
    check(
        r#"{"layout": {"left": 260.0, "right": 300.0, "documents_share": 0.5}}"#,
        Preferences::default(),
    );
    let mut narrow = Preferences::default();
    narrow.layout.left = None;
    narrow.layout.documents_share = 1.0;
    check(r#"{"layout": {"left": -5, "documents_share": 7}}"#, narrow);
    let zoomed = |zoom| Preferences {
        zoom,
        ..Preferences::default()
    };
    check(r#"{"zoom": 1}"#, zoomed(50));
    check(r#"{"zoom": 60000}"#, zoomed(300));
}

#[test]
fn recent_collections_are_few_and_can_be_off() {
    let mut preferences = Preferences::default();
    let recent = |number: usize| RecentCollection {
        path: PathBuf::from(format!("/{number}")),
        name: number.to_string(),
        n_documents: 0,
        n_annotations: 0,
        opened: SeededEnvironment::new(1).now(),
    };
    for number in 0..MAX_RECENT + 3 {
        preferences.remember_collection(recent(number));
    }
    preferences.remember_collection(recent(5));
    let names: Vec<&str> = preferences
        .recent
        .iter()
        .map(|recent| recent.name.as_str())
        .collect();
    assert_eq!(names[..3], ["5", "14", "13"]);
    assert_eq!(names.len(), MAX_RECENT);
    preferences.forget_collection(Path::new("/14"));
    assert_eq!(preferences.recent.len(), MAX_RECENT - 1);
    preferences.set_keeps_recent(false);
    preferences.remember_collection(recent(1));
    assert_eq!(preferences.recent, []);
    preferences.backup_allowance = 7;
    let (_folder, path) = file();
    preferences.save(&path).unwrap();
    assert_eq!(load(&path), preferences);
}

#[test]
fn the_oldest_places_are_forgotten() {
    let mut preferences = Preferences::default();
    let environment = SeededEnvironment::new(1);
    let collection = CollectionId(Uuid::nil());
    for number in 0..MAX_PLACES as u128 + 10 {
        let place = Place {
            byte: number as u32,
            at: environment.now(),
        };
        preferences.remember_place(collection, DocumentId(Uuid::from_u128(number)), place);
    }
    assert_eq!(preferences.places.len(), MAX_PLACES);
    let oldest = preferences.places.values().map(|place| place.byte).min();
    assert_eq!(oldest, Some(10));
    let last = DocumentId(Uuid::from_u128(MAX_PLACES as u128 + 9));
    assert_eq!(preferences.last_document[&collection], last);
}

#[test]
fn the_folder_can_be_moved() {
    let check = |variable: Option<&str>, expected: &str| {
        let path = file::path_for(variable.map(Into::into)).unwrap();
        assert!(path.ends_with(expected), "{}", path.display());
        path
    };
    let moved = check(Some("/elsewhere"), "preferences.json");
    assert_eq!(moved, Path::new("/elsewhere/preferences.json"));
    check(None, "hashiya/preferences.json");
    check(Some(""), "hashiya/preferences.json");
}

#[test]
fn the_first_person_is_kept() {
    let mut preferences = Preferences::default();
    let id = AnnotatorId(Uuid::from_u128(1));
    let first = preferences.person_or("Amal", id);
    let again = preferences.person_or("Basma", AnnotatorId(Uuid::from_u128(2)));
    assert_eq!(first, again);
    assert_eq!(first.name, "Amal");
}

#[test]
fn open_tabs_are_kept_of_so_many_collections() {
    let environment = SeededEnvironment::new(2);
    let mut preferences = Preferences::default();
    let ids: Vec<CollectionId> = (0..MAX_OPEN_PANES + 3)
        .map(|_| CollectionId(environment.new_uuid()))
        .collect();
    for (number, id) in ids.iter().enumerate() {
        let at = Timestamp {
            utc_micros: number as i64,
            offset_seconds: 0,
        };
        let panes = OpenPanes {
            panes: Vec::new(),
            active: 0,
            is_stacked: false,
            scrolls_together: false,
            at,
        };
        preferences.remember_panes(*id, panes);
    }
    assert_eq!(preferences.open_panes.len(), MAX_OPEN_PANES);
    assert!(!preferences.open_panes.contains_key(&ids[2]));
    assert!(preferences.open_panes.contains_key(&ids[3]));
}
