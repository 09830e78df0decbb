//! Opening, closing, moving and restoring tabs and panes.

use uuid::Uuid;

use super::model::{MAX_PANES, MAX_TABS, OpenMode, PaneId, Panes};
use crate::base::environment::Timestamp;
use crate::engine::preferences::{OpenPane, OpenPanes, OpenTab};
use crate::model::DocumentId;

fn document(number: u128) -> DocumentId {
    DocumentId(Uuid::from_u128(number))
}

fn number(document: DocumentId) -> u128 {
    document.0.as_u128()
}

/// Opens documents by number, each in the way its sign says: `1` preview, `+1` tab, `|1` beside.
fn opened(steps: &str) -> Panes {
    let mut panes = Panes::default();
    for step in steps.split_whitespace() {
        let (how, rest) = match step.split_at(1) {
            ("+", rest) => (OpenMode::Tab, rest),
            ("|", rest) => (OpenMode::Beside, rest),
            _ => (OpenMode::Preview, step),
        };
        panes.open(document(rest.parse().expect("a number")), how);
    }
    panes
}

/// The panes in words: `1~ [2] | *[3]`: a preview has `~`, the shown tab brackets, the pane at work a star.
fn told(panes: &Panes) -> String {
    let words: Vec<String> = panes
        .iter()
        .map(|pane| {
            let tabs: Vec<String> = pane
                .tabs()
                .iter()
                .map(|tab| {
                    let name = format!(
                        "{}{}",
                        number(tab.document),
                        if tab.is_kept { "" } else { "~" }
                    );
                    match pane.document() == Some(tab.document) {
                        true => format!("[{name}]"),
                        false => name,
                    }
                })
                .collect();
            let star = if pane.id == panes.active().id {
                "*"
            } else {
                ""
            };
            format!("{star}{}", tabs.join(" "))
        })
        .collect();
    let sum: f32 = panes.iter().map(super::model::Pane::share).sum();
    assert!((sum - 1.0).abs() < 1e-4, "shares are one: {sum}");
    words.join(" | ")
}

#[track_caller]
fn check(steps: &str, expected: &str) {
    assert_eq!(told(&opened(steps)), expected, "{steps}");
}

fn pane(panes: &Panes, at: usize) -> PaneId {
    panes.iter().nth(at).expect("a pane").id
}

#[test]
fn documents_are_opened() {
    check("", "*");
    check("1", "*[1~]");
    check("1 2 3", "*[3~]");
    check("+1 2", "*1 [2~]");
    check("+1 2 3", "*1 [3~]");
    check("1 +2", "*1~ [2]");
    check("1 +2 3", "*[3~] 2");
    check("1 +1", "*[1]");
    check("+1 +2 1", "*[1] 2");
    check("+1 +2 1 +3", "*1 [3] 2");
    check("1 |1", "[1~] | *[1~]");
    check("1 |2 3", "[1~] | *[3~]");
    check("1 |2 |3", "*[3~] | [2~]");
}

#[test]
fn a_pane_holds_so_many_tabs() {
    let mut panes = Panes::default();
    for number in 0..MAX_TABS as u128 + 5 {
        panes.open(document(number), OpenMode::Tab);
    }
    assert_eq!(panes.active().tabs().len(), MAX_TABS);
    assert_eq!(panes.document(), Some(document(MAX_TABS as u128 + 4)));
}

#[test]
fn a_split_shows_the_same_document_and_ends_at_four() {
    let mut panes = opened("+1 +2");
    assert!(panes.split().is_some());
    assert_eq!(told(&panes), "1 [2] | *[2~]");
    panes.activate(pane(&panes, 0));
    assert!(panes.split().is_some());
    assert_eq!(told(&panes), "1 [2] | *[2~] | [2~]");
    let ids: std::collections::BTreeSet<PaneId> = panes.iter().map(|pane| pane.id).collect();
    assert_eq!(ids.len(), 3);
    while panes.split().is_some() {}
    assert_eq!(panes.len(), MAX_PANES);
}

#[test]
fn tabs_are_closed() {
    let close = |steps: &str, at: usize, number: u128| {
        let mut panes = opened(steps);
        panes.close(pane(&panes, at), document(number));
        told(&panes)
    };
    assert_eq!(close("+1 +2 +3", 0, 3), "*1 [2]");
    assert_eq!(close("+1 +2 +3 2", 0, 2), "*1 [3]");
    assert_eq!(close("+1 +2 +3 1", 0, 1), "*[2] 3");
    assert_eq!(close("+1 +2", 0, 1), "*[2]");
    assert_eq!(close("1", 0, 1), "*");
    assert_eq!(close("1 |2", 1, 2), "*[1~]");
    assert_eq!(close("1 |2", 0, 1), "*[2~]");
    assert_eq!(close("1 |2", 0, 7), "[1~] | *[2~]");
}

#[test]
fn tabs_are_moved() {
    let moved = |steps: &str, from: usize, number: u128, to: usize, at: usize| {
        let mut panes = opened(steps);
        panes.move_tab(pane(&panes, from), document(number), pane(&panes, to), at);
        told(&panes)
    };
    assert_eq!(moved("+1 +2 +3", 0, 1, 0, 3), "*2 3 [1]");
    assert_eq!(moved("+1 +2 +3", 0, 3, 0, 0), "*[3] 1 2");
    assert_eq!(moved("+1 +2 +3", 0, 2, 0, 1), "*1 [2] 3");
    assert_eq!(moved("+1 +2 |3", 0, 1, 1, 0), "[2] | *[1] 3~");
    assert_eq!(
        moved("1 |2", 0, 1, 1, 1),
        "*2~ [1]",
        "a pane without tabs goes"
    );
    assert_eq!(
        moved("+1 +2 |1 +3", 0, 1, 1, 2),
        "[2] | *3 [1]",
        "once in a pane"
    );
    let mut panes = opened("+1 +2");
    assert!(panes.move_to_new(pane(&panes, 0), document(1), 0).is_some());
    assert_eq!(told(&panes), "*[1] | [2]");
    let mut panes = opened("+1 +2");
    assert!(panes.move_to_new(pane(&panes, 0), document(1), 1).is_some());
    assert_eq!(told(&panes), "[2] | *[1]");
    assert!(
        panes.move_to_new(pane(&panes, 0), document(2), 2).is_none(),
        "nothing would be left"
    );
}

#[test]
fn tabs_are_walked() {
    let mut panes = opened("+1 +2 +3");
    panes.step(true);
    assert_eq!(told(&panes), "*[1] 2 3");
    panes.step(false);
    assert_eq!(told(&panes), "*1 2 [3]");
    let mut panes = opened("1 |2");
    panes.step(true);
    assert_eq!(told(&panes), "*[1~] | [2~]");
    panes.step(false);
    assert_eq!(told(&panes), "[1~] | *[2~]");
}

#[test]
fn documents_that_are_gone_leave_no_tab() {
    let mut panes = opened("+1 +2 |3 +1");
    panes.retain(|id| id != document(1));
    assert_eq!(told(&panes), "[2] | *[3~]");
    panes.retain(|id| id != document(3));
    assert_eq!(told(&panes), "[2] | *", "an empty pane stays");
}

#[test]
fn borders_are_moved() {
    let mut panes = opened("1 |2");
    panes.split();
    let shares = |panes: &Panes| -> Vec<f32> {
        panes
            .iter()
            .map(|pane| (pane.share() * 100.0).round())
            .collect()
    };
    panes.even_out();
    assert_eq!(shares(&panes), [33.0, 33.0, 33.0]);
    panes.move_border(0, 0.5);
    assert_eq!(shares(&panes), [50.0, 17.0, 33.0]);
    panes.move_border(1, 0.99);
    assert_eq!(shares(&panes), [50.0, 38.0, 12.0]);
    panes.move_border(0, -3.0);
    assert_eq!(shares(&panes), [12.0, 76.0, 12.0]);
    panes.move_border(7, 0.5);
    panes.close_pane(pane(&panes, 1));
    assert_eq!(shares(&panes), [88.0, 12.0]);
}

#[test]
fn panes_are_restored() {
    let at = Timestamp {
        utc_micros: 5,
        offset_seconds: 0,
    };
    let restored = |panes: &[(&str, usize, f32)], active| {
        let panes = panes
            .iter()
            .map(|(tabs, shown, share)| OpenPane {
                tabs: tabs
                    .split_whitespace()
                    .map(|tab| OpenTab {
                        document: document(tab.trim_end_matches('~').parse().expect("a number")),
                        is_kept: !tab.ends_with('~'),
                    })
                    .collect(),
                shown: *shown,
                share: *share,
            })
            .collect();
        let open = OpenPanes {
            panes,
            active,
            is_stacked: true,
            scrolls_together: true,
            at,
        };
        Panes::restored(&open, |id| number(id) < 100)
    };
    let panes = restored(
        &[("1 2~ 1", 1, 3.0), ("100", 0, 1.0), ("3 100 1", 9, 1.0)],
        2,
    );
    assert_eq!(told(&panes), "1 [2~] | *[3] 1");
    assert!(panes.is_stacked && panes.scrolls_together);
    let shares: Vec<f32> = panes.iter().map(super::model::Pane::share).collect();
    assert_eq!(shares, [0.75, 0.25]);
    let kept = panes.to_keep(at);
    assert_eq!(Panes::restored(&kept, |_| true), panes, "there and back");
    let broken = restored(&[("1~ 2~", 0, f32::NAN), ("3", 0, -1.0)], 7);
    assert_eq!(told(&broken), "*[1~] 2 | [3]", "one preview in a pane");
    assert_eq!(told(&restored(&[], 0)), "*");
    assert_eq!(told(&restored(&[("100 101", 0, 1.0)], 0)), "*");
}
