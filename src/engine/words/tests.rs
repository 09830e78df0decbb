//! Errors in words: names, times and places stand in the sentence, in both languages.

use std::path::PathBuf;

use crate::base::environment::Timestamp;
use crate::command::{Action, ActionCode, Refusal};
use crate::engine::words::*;
use crate::engine::{EngineError, JobError, StoreError};
use crate::exchange::importer::ImportError;
use crate::exchange::record::{ExchangeError, RowFault, TextPlace};
use crate::i18n::{Language, Wording, without_isolates};
use crate::model::{DocumentId, PassageId, Snapshot};

fn check(error: &EngineError, english: &str, arabic: &str) {
    for (language, expected) in [(Language::English, english), (Language::Arabic, arabic)] {
        let words = engine_error_words(error, "تقرير", None, Wording::from(language));
        let words = without_isolates(&words);
        assert!(words.contains(expected), "“{words}” lacks “{expected}”");
        assert!(!words.contains('{'), "“{words}” has an empty place");
    }
}

#[test]
fn a_holder_is_named_with_the_time() {
    let since = "2025-09-26T12:03:00.000000+03:00".parse::<Timestamp>().ok();
    let held = |since| {
        EngineError::from(StoreError::Held {
            annotator: "Rima".to_owned(),
            since,
        })
    };
    check(
        &held(since),
        "Rima has been writing in “تقرير” since 26 September 2025, 12:03",
        "لدى Rima منذ 26 أيلول 2025، 12:03",
    );
    check(&held(None), "Rima is writing in “تقرير”", "لدى Rima.");
    let unnamed = StoreError::Held {
        annotator: String::new(),
        since: None,
    };
    check(&unnamed.into(), "Someone is writing", "لدى شخص ما");
}

#[test]
fn faults_of_files_say_what_is_safe() {
    let path = PathBuf::from("/somewhere/تقرير");
    let io = |kind| StoreError::Io {
        kind,
        path: path.clone(),
    };
    let denied = io(std::io::ErrorKind::PermissionDenied);
    check(
        &denied.into(),
        "no permission to read “تقرير”",
        "لا إذن بقراءة",
    );
    check(
        &io(std::io::ErrorKind::Other).into(),
        "could not be opened",
        "تعذر فتح",
    );
    check(
        &StoreError::ReadOnly { path: path.clone() }.into(),
        "write in “/somewhere”",
        "/somewhere",
    );
    check(
        &StoreError::Empty { path: path.clone() }.into(),
        "is not a collection",
        "ليس ملف مجموعة",
    );
    let newer = StoreError::Newer {
        found: 9,
        known: 1,
        path: path.clone(),
    };
    check(&newer.into(), "newer version", "بإصدار أحدث");
    check(
        &StoreError::Full { path }.into(),
        "disk is full",
        "امتلأ القرص",
    );
    let rule = StoreError::Rule {
        rule: "FOREIGN KEY".to_owned(),
        key: None,
    };
    check(&rule.into(), "FOREIGN KEY", "FOREIGN KEY");
    check(
        &Refusal::NothingToUndo.into(),
        "Nothing to undo",
        "لا شيء للتراجع عنه",
    );
    let document = DocumentId(uuid::Uuid::nil());
    check(
        &Refusal::Former {
            key: document.into(),
        }
        .into(),
        "this is a former version of the text",
        "لأن هذه لقطة سابقة",
    );
    let key = document.into();
    check(
        &Refusal::NoOriginal { key }.into(),
        "Refused because the bytes",
        "رُفض لأن بايتات ملفه",
    );
    let unreadable = JobError::from(ImportError::NoText);
    for (language, expected) in [
        (Language::English, "خبر: There is no text in it"),
        (Language::Arabic, "خبر: لا نص فيه"),
    ] {
        let words = job_error_words(&unreadable, "خبر", Wording::from(language));
        assert_eq!(words, expected);
    }
    check(&Refusal::EmptyName.into(), "the name is empty", "الاسم فارغ");
}

#[test]
fn a_wrong_record_is_shown_by_line_and_reason() {
    let quote = RowFault::Quote {
        expected: "8200".to_owned(),
        found: "8201".to_owned(),
    };
    let error = ExchangeError::Row {
        key: PassageId(uuid::Uuid::nil()).into(),
        fault: quote,
        place: Some(TextPlace {
            line: 12,
            column: 7,
        }),
    };
    let error = JobError::from(Box::new(error));
    let words = job_error_words(&error, "a.ron", Wording::from(Language::English));
    let words = without_isolates(&words);
    for part in [
        "“a.ron”",
        "line 12, column 7",
        "unchanged",
        "“8201”",
        "“8200”",
    ] {
        assert!(words.contains(part), "“{words}” lacks “{part}”");
    }
}

#[test]
fn every_action_has_its_own_name() {
    for language in Language::ALL {
        let name = |code: ActionCode| {
            let action = Action {
                code,
                subject: String::new(),
                annotator: None,
            };
            action_words(&action, Wording::from(language))
        };
        let names: std::collections::BTreeSet<String> =
            ActionCode::ALL.iter().map(|code| name(*code)).collect();
        assert_eq!(names.len(), ActionCode::ALL.len());
    }
    let tag = Action {
        code: ActionCode::AddTag,
        subject: "نسبة".to_owned(),
        annotator: None,
    };
    let words = without_isolates(&action_words(&tag, Wording::default()));
    assert!(words.ends_with("“نسبة”"), "{words}");
}

#[test]
fn a_refusal_names_the_tag_in_the_way() {
    let refusal = Refusal::Category {
        label: "Sources".to_owned(),
    };
    let words = refusal_words(&refusal, &Snapshot::default(), Wording::default());
    assert!(
        without_isolates(&words).contains("“Sources” is a category"),
        "{words}"
    );
}
