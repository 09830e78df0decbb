//! A few pictures of the whole window, drawn without a graphics card: both themes, both directions, both languages.

use egui::Key;
use egui::accesskit::Role;
use hashiya::base::environment::Timestamp;
use hashiya::engine::preferences::{LanguageChoice, Layout, RecentCollection, ThemeChoice};

use crate::hands::{NONE, Window};
use crate::place::Place;
use crate::support::picture;

const ARABIC: [&str; 4] = [
    "أوقفت شركة Microsoft في 25 أيلول 2025 وصول وحدة عسكرية إلى بعض خدمات التخزين والذكاء الاصطناعي (Azure, AI) بعد تقارير صحفية عن مكالمات مخزّنة.",
    "وقال المتحدث: «راجعنا ما نُشر، ووجدنا أدلة تؤيد بعضه»، ولم يذكر اسم الوحدة ولا عدد العقود.",
    "ونقلت The Guardian أن حجم ما خُزّن بلغ ١١٬٥٠٠ تيرابايت في مركز قرب أمستردام [3].",
    "ولا يشمل القرار خدمات أخرى تستعملها الجهة نفسها، بحسب البيان.",
];
const ENGLISH: [&str; 3] = [
    "The company ended the access of one unit to some storage and AI services after press reports on stored phone calls.",
    "Its president wrote that the review had found evidence for parts of the story; the paper “الأخبار” had named the unit (الوحدة) on page ٢٣.",
    "Other contracts of the same ministry go on, the statement said.",
];

fn place() -> Place {
    Place::with(&[
        ("بيان الشركة.txt", &ARABIC),
        ("Cloud access ended.txt", &ENGLISH),
    ])
}

fn layout() -> Layout {
    Layout {
        left: Some(210.0),
        right: Some(230.0),
        ..Layout::default()
    }
}

fn opened(place: &Place, seed: u64, language: LanguageChoice, theme: ThemeChoice) -> Window {
    let mut window = place.window_as(seed, &[&place.sources()], |preferences| {
        preferences.layout = layout();
        preferences.language = language;
        preferences.theme = theme;
    });
    window.harness.set_size(egui::vec2(1000.0, 640.0));
    window.wait_for("the documents", |window| {
        window.has(Role::Button, "بيان الشركة")
    });
    window.click(Role::Button, "بيان الشركة");
    window
}

fn tag(window: &mut Window, paragraph: &str, words: &str, tag: &str) {
    window.select(paragraph, words);
    window.strike(NONE, Key::T, Key::T, "t");
    window.type_text(tag);
    window.key(NONE, Key::Enter);
    window.settle();
    // The chip's cross stands for the annotation: its name is in the language of the interface.
    window.wait_for("the tag", |window| {
        let nodes = window.said();
        nodes.contains(&format!("Button {tag:?}")) && window.selected().is_empty()
    });
}

fn check(window: &mut Window, name: &str) {
    window.harness.remove_cursor();
    window.pass(5.0);
    window.settle();
    picture::check(name, &window.harness.render().expect("a picture"));
}

#[test]
fn an_arabic_document_with_overlapping_annotations() {
    let place = place();
    let mut window = opened(&place, 1, LanguageChoice::English, ThemeChoice::Light);
    tag(
        &mut window,
        ARABIC[0],
        "وصول وحدة عسكرية إلى بعض خدمات التخزين",
        "ما أوقف",
    );
    tag(&mut window, ARABIC[0], "وحدة عسكرية", "جهة");
    tag(
        &mut window,
        ARABIC[0],
        "التخزين والذكاء الاصطناعي (Azure, AI)",
        "Services",
    );
    tag(
        &mut window,
        ARABIC[1],
        "راجعنا ما نُشر، ووجدنا أدلة تؤيد بعضه",
        "اقتباس",
    );
    tag(&mut window, ARABIC[2], "١١٬٥٠٠ تيرابايت", "أرقام");
    window.click(Role::MultilineTextInput, "Memo");
    window.type_text("رقم يخالف ما في report");
    window.key(NONE, Key::Tab);
    window.wait_for("the memo", |_| place.stored().n_memos() == 1);
    check(&mut window, "window-light");
}

#[test]
fn an_english_document_in_the_dark() {
    let place = place();
    let mut window = opened(&place, 2, LanguageChoice::English, ThemeChoice::Dark);
    window.click(Role::Button, "Cloud access ended");
    tag(
        &mut window,
        ENGLISH[0],
        "ended the access of one unit",
        "Action",
    );
    tag(
        &mut window,
        ENGLISH[1],
        "الأخبار” had named the unit (الوحدة)",
        "منشأ الخبر",
    );
    window.select(ENGLISH[2], "Other contracts");
    check(&mut window, "window-dark");
}

#[test]
fn two_panes_side_by_side() {
    let place = place();
    let mut window = opened(&place, 4, LanguageChoice::English, ThemeChoice::Light);
    tag(&mut window, ARABIC[1], "ووجدنا أدلة", "Admission");
    window.key(egui::Modifiers::COMMAND, Key::Backslash);
    window.click(Role::Button, "Cloud access ended");
    window.select(ENGLISH[1], "had found evidence");
    window.strike(NONE, Key::H, Key::H, "h");
    // Only the texts and their margins: the panels are in the other pictures.
    for keys in [Key::B, Key::I] {
        window.key(egui::Modifiers::COMMAND, keys);
    }
    check(&mut window, "window-panes");
}

#[test]
fn an_arabic_interface_with_the_picker_open() {
    let place = place();
    let mut window = opened(&place, 3, LanguageChoice::Arabic, ThemeChoice::Light);
    tag(&mut window, ARABIC[1], "ووجدنا أدلة", "اقتباس");
    tag(&mut window, ARABIC[2], "أمستردام", "مكان");
    window.select(ARABIC[0], "شركة Microsoft");
    window.strike(NONE, Key::T, Key::T, "ف");
    window.type_text("شركة");
    check(&mut window, "window-arabic");
}

#[test]
fn the_welcome_page() {
    let place = place();
    let opened = Timestamp {
        utc_micros: 1_759_298_400_000_000,
        offset_seconds: 3 * 3600,
    };
    let mut window = place.window_as(4, &[], |preferences| {
        preferences.recent = [("مقابلات الشتاء", 24, 310), ("Cloud reports", 12, 1)]
            .into_iter()
            .map(|(name, n_documents, n_annotations)| RecentCollection {
                path: place.path(&format!("{name}.hashiya")),
                name: name.to_owned(),
                n_documents,
                n_annotations,
                opened,
            })
            .collect();
    });
    window.harness.set_size(egui::vec2(1000.0, 640.0));
    window.wait_for("the page", |window| {
        window.has(Role::Button, "Cloud reports")
    });
    check(&mut window, "window-welcome");
}
