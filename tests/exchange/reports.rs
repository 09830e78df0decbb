//! Reports as pages: what stands in them is written by hand from the texts, never taken from the exporter.

use hashiya::base::Progress;
use hashiya::exchange::LossKind;
use hashiya::exchange::record::ExchangeError;
use hashiya::exchange::reports::{
    ReportBy, ReportFormat, ReportOptions, Template, loss_of, prove_html, write_html,
};
use hashiya::i18n::Language;
use hashiya::model::*;
use proptest::prelude::*;

use crate::random::{collection, cuts, moment, text};
use crate::refi::{TEXT, marked};
use crate::sample::{Maker, full, span};

pub(crate) const BOTH: [ReportBy; 2] = [ReportBy::Document, ReportBy::Tag];
pub(crate) const LANGUAGES: [Language; 2] = [Language::English, Language::Arabic];

/// A frame without style, so that a file can be read.
pub(crate) const BARE: &str = "<!doctype html>\n<html lang=\"{{language}}\" dir=\"{{direction}}\"><head>{{head}}</head>\n<body>\n\
    {{#documents}}<article dir=\"{{direction}}\" lang=\"{{language}}\"><h2>{{name}}</h2>\n{{facts}}{{memos}}{{text}}{{open}}\n</article>\n{{/documents}}\
    {{#tags}}<section class=\"{{color}}\"><h2>{{path}} / {{name}}</h2>\n{{meaning}}{{memos}}{{passages}}\n</section>\n{{/tags}}\
    {{memos}}</body></html>\n";

pub(crate) fn options(by: ReportBy, language: Language) -> ReportOptions {
    ReportOptions {
        by,
        wording: language.into(),
        with_summary: true,
    }
}

/// The page of a collection in a frame, proved.
pub(crate) fn page_in(snapshot: &Snapshot, options: &ReportOptions, template: &Template) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("r.html");
    write_html(snapshot, options, template, &path, &Progress::default()).expect("written");
    std::fs::read_to_string(path).expect("UTF-8")
}

fn bare(snapshot: &Snapshot, by: ReportBy) -> String {
    let template = Template::parse(BARE).expect("a template");
    page_in(snapshot, &options(by, Language::English), &template)
}

/// The words of all marks of an annotation, apart by `|`.
fn marked_words(page: &str, id: AnnotationId) -> String {
    let marks = page.split("<mark").skip(1).filter_map(|mark| {
        let (head, rest) = mark.split_once('>')?;
        let (words, _) = rest.split_once("</mark>")?;
        let bare: String = words
            .split('<')
            .enumerate()
            .map(|(at, piece)| match at {
                0 => piece,
                _ => piece.split_once('>').map_or("", |(_, words)| words),
            })
            .collect();
        head.contains(&id.to_string()).then_some(bare)
    });
    marks.collect::<Vec<_>>().join("|")
}

#[test]
fn marks_hold_the_words_of_their_annotations() {
    let words = [
        ("لا", "لا"),
        (
            "a👨\u{200D}👩\u{200D}👧b",
            // The family is inside of it; so is the beginning of what goes on behind it.
            "a|👨\u{200D}👩\u{200D}|👧|b",
        ),
        ("👨\u{200D}👩\u{200D}👧", "👨\u{200D}👩\u{200D}|👧"),
        ("👧b م\u{64F}", "👧|b| |م\u{64F}"),
        ("م\u{64F}د\u{651}", "م\u{64F}|د\u{651}"),
        ("\u{1F}z", "\u{1F}z"),
    ];
    let (maker, ids) = marked(TEXT, &words.map(|(words, _)| words));
    let page = bare(&maker.snapshot(), ReportBy::Document);
    for ((_, expected), id) in words.iter().zip(&ids) {
        assert_eq!(marked_words(&page, *id), *expected, "{page}");
    }
    let page = bare(&maker.snapshot(), ReportBy::Tag);
    for ((words, _), id) in words.iter().zip(&ids) {
        assert_eq!(marked_words(&page, *id), *words);
    }
}

#[test]
fn paragraphs_have_their_own_direction_and_language() {
    let mut maker = Maker::new(4);
    if let Some(Row::Collection(row)) = maker.rows.first_mut() {
        std::sync::Arc::make_mut(row).direction = None;
    }
    maker.document("واحد", "نصّ عربي\nAn English line\n123\n");
    if let Some(Row::Document(row)) = maker.rows.last_mut() {
        let row = std::sync::Arc::make_mut(row);
        row.paragraph_directions.clear();
        row.furniture.clear();
    }
    let page = bare(&maker.snapshot(), ReportBy::Document);
    for (dir, lang, number, words) in [
        ("rtl", "ar", 1, "نصّ عربي"),
        ("ltr", "en", 2, "An English line"),
        // Without a letter of its own, as the one before it.
        ("ltr", "ar", 3, "123"),
    ] {
        let expected =
            format!("<p dir=\"{dir}\" lang=\"{lang}\" data-paragraph=\"{number}\">{words}</p>");
        assert!(page.contains(&expected), "{expected}\n{page}");
    }
    assert!(page.contains("<article dir=\"rtl\" lang=\"ar\">"), "{page}");
}

#[test]
fn overlapping_annotations_have_a_line_each_and_numbers_stand_behind_words() {
    let mut maker = Maker::new(5);
    let text = "one two three";
    let (_, capture) = maker.document("d", text);
    let group = maker.tag(None, "Group", "");
    let tag = maker.tag(Some(group), "Tag", "");
    let outer = maker.passage_on(capture, text, vec![span(0, 13)]);
    let outer = maker.annotation(outer, &[tag]);
    // Ends inside a word.
    let inner = maker.passage_on(capture, text, vec![span(4, 6)]);
    let inner = maker.annotation(inner, &[]);
    let page = bare(&maker.snapshot(), ReportBy::Document);
    let expected = format!(
        "<mark id=\"a-{outer}\" class=\"x01abff l0 in\" data-annotations=\"{outer}\">one </mark>\
         <mark id=\"a-{inner}\" class=\"x01abff l1\" data-annotations=\"{outer} {inner}\"><span class=\"t11 l0 in\">tw</span></mark>\
         <mark class=\"x01abff l0 in\" data-annotations=\"{outer}\">o</mark>\
         <sup class=\"ref\"><a href=\"#n-{inner}\" aria-label=\"Annotation 2\">2</a></sup>\
         <mark class=\"x01abff l0 in\" data-annotations=\"{outer}\"> three</mark>\
         <sup class=\"ref\"><a href=\"#n-{outer}\" aria-label=\"Annotation 1\">1</a></sup></p>"
    );
    assert!(page.contains(&expected), "{expected}\n\n{page}");
    assert!(
        page.contains("<bdi class=\"tag x01abff\">Group / Tag</bdi>"),
        "{page}"
    );
}

#[test]
fn a_page_that_is_changed_fails_the_proof() {
    let (maker, ids) = marked(TEXT, &["لا", "م\u{64F}د\u{651}"]);
    let snapshot = maker.snapshot();
    let other = AnnotationId(maker.id());
    for by in BOTH {
        let options = options(by, Language::English);
        let good = page_in(&snapshot, &options, &Template::default());
        let proved =
            |page: &str| prove_html(&snapshot, &options, page.as_bytes(), &Progress::default());
        proved(&good).expect("what was written is proved");
        let first = ids[0].to_string();
        let open = good.find(">لا</mark>").expect("the mark");
        let mut shifted = good.clone();
        shifted.replace_range(open..open + ">لا</mark>".len(), ">ل</mark>ا");
        let mut changes = vec![
            (shifted, Some(ids[0])),
            (good.replace(">لا</mark>", ">لو</mark>"), None),
            (good.replace(&first, &other.to_string()), None),
            (
                good.replacen("data-tags=\"", &format!("data-tags=\"{other} "), 1),
                None,
            ),
            (good.replace("م\u{64F}", "م"), None),
            (good[..good.len() / 2].to_owned(), None),
            (
                good.replace("data-document", "data-nothing")
                    .replace("data-tag=", "data-no="),
                None,
            ),
            // All of it a second time.
            (format!("{good}{good}"), None),
            (
                good[..good.rfind("</mark>").expect("the last mark")].to_owned(),
                None,
            ),
        ];
        if by == ReportBy::Document {
            let moved = good.replacen("😀 <mark", "😀<mark", 1);
            changes.push((moved, None));
        } else {
            let start = good.find("\n<figure").expect("a passage");
            let end = good.find("</figure>").expect("its end") + "</figure>".len();
            let figure = &good[start..end];
            changes.push((good.replacen(figure, "", 1), Some(ids[0])));
            changes.push((good.replacen(figure, &figure.repeat(2), 1), Some(ids[0])));
            // Words that are marked under another passage.
            let stray = format!("<mark data-annotations=\"{}\">", ids[1]);
            changes.push((
                good.replacen("<mark ", &format!("{stray}</mark><mark "), 1),
                Some(ids[1]),
            ));
        }
        // Half a character at the end.
        let cut = [good.as_bytes(), &[0xD9]].concat();
        assert!(prove_html(&snapshot, &options, &*cut, &Progress::default()).is_err());
        for (at, (page, key)) in changes.iter().enumerate() {
            assert_ne!(*page, good, "nothing was changed: {at}");
            match (proved(page), key) {
                (Err(ExchangeError::NotAsWritten { key: found }), Some(id)) => {
                    assert_eq!(found, Some(RowKey::Annotation(*id)), "{at}");
                }
                (Err(ExchangeError::NotAsWritten { .. }), None) => {}
                other => panic!("{by:?} {at}: {other:?}"),
            }
        }
    }
}

#[test]
fn every_row_of_the_sample_goes_out_in_both_languages() {
    let maker = full();
    let snapshot = maker.snapshot();
    for by in BOTH {
        for language in LANGUAGES {
            let page = page_in(&snapshot, &options(by, language), &Template::default());
            assert!(page.contains("ثلاثة أسطر"), "memos are in it");
            assert!(page.contains(match language {
                Language::English => "contradicts",
                Language::Arabic => "يناقض",
            }));
            let mut rows = maker.rows.clone();
            rows.reverse();
            let again = Snapshot::from_rows(9, rows);
            assert_eq!(
                page_in(&again, &options(by, language), &Template::default()),
                page
            );
        }
    }
    let counted = |by| {
        let counted = loss_of(&snapshot, ReportFormat::Html, by, &Progress::default());
        counted.expect("counted")
    };
    let loss = counted(ReportBy::Document);
    for (kind, n) in [
        (LossKind::FormerTexts, 1),
        (LossKind::Rejections, 1),
        (LossKind::SecondLabels, 2),
        (LossKind::LinkAuthors, 1),
        (LossKind::Texts, 0),
    ] {
        assert_eq!(loss.n(kind), n, "{kind:?}");
    }
    let loss = counted(ReportBy::Tag);
    assert_eq!(
        (loss.n(LossKind::Texts), loss.n(LossKind::SecondLabels)),
        (2, 0)
    );
}

#[test]
fn deep_trees_and_many_overlaps_go_out() {
    let mut maker = Maker::new(6);
    let text = "word ".repeat(60);
    let (_, capture) = maker.document("d", &text);
    let mut above = None;
    for level in 0..200 {
        above = Some(maker.tag(above, &format!("Level {level}"), "مستوى"));
    }
    let tag = above.expect("a tag");
    for at in 0..100 {
        let passage = maker.passage_on(capture, &text, vec![span(at, 300 - at)]);
        maker.annotation(passage, &[tag]);
    }
    for by in BOTH {
        let page = page_in(
            &maker.snapshot(),
            &options(by, Language::Arabic),
            &Template::default(),
        );
        assert!(page.contains("Level 199") || page.contains("مستوى"));
    }
}

/// Tags lead to and fro between texts: each was gone through anew for each tag that stands in it.
#[test]
fn each_text_is_gone_through_once_for_all_tags() {
    let mut maker = Maker::new(6);
    let text = "كلمة word\n".repeat(2_000);
    let captures = ["one", "two"].map(|name| maker.document(name, &text).1);
    for number in 0..150 {
        let tag = maker.tag(None, &format!("Tag {number}"), "");
        for capture in captures {
            // A line has 14 bytes.
            let start = 14 * (10 * number + 9);
            let passage = maker.passage_on(capture, &text, vec![span(start, start + 8)]);
            maker.annotation(passage, &[tag]);
        }
    }
    let snapshot = maker.snapshot();
    let started = std::time::Instant::now();
    let page = bare(&snapshot, ReportBy::Tag);
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
    assert_eq!(page.matches("<figure").count(), 300);
    // The last one stands in line 1500 of each.
    assert_eq!(page.matches("paragraph 1500<").count(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_collection_is_proved(
        texts in proptest::collection::vec((text(), cuts()), 0..4),
        names in proptest::collection::vec(text(), 4),
        moments in proptest::collection::vec(moment(), 1..5),
    ) {
        let snapshot = collection(texts, &names, &moments).snapshot();
        for by in BOTH {
            page_in(&snapshot, &options(by, Language::Arabic), &Template::default());
        }
    }
}

/// A table of very many documents and tags would be read by nobody; a sentence says where it is to be had.
#[test]
fn a_table_of_too_many_cells_is_left_to_spreadsheets() {
    let made = |n_documents: usize| {
        let mut maker = Maker::new(3);
        let tags: Vec<TagId> = (0..50)
            .map(|tag| maker.tag(None, &format!("tag {tag}"), ""))
            .collect();
        for number in 0..n_documents {
            let text = "one word";
            let (_, capture) = maker.document(&format!("document {number}"), text);
            if number == 0 {
                let passage = maker.passage(capture, text, &["word"]);
                maker.annotation(passage, &tags);
            }
        }
        maker.snapshot()
    };
    let (few, many) = (made(400), made(401));
    for (language, words) in [
        (Language::English, "would have 20050 cells"),
        (
            Language::Arabic,
            "عدد خلايا جدول المستندات والوسوم هنا 20050",
        ),
    ] {
        let options = options(ReportBy::Document, language);
        let page = |snapshot| page_in(snapshot, &options, &Template::default());
        let plain = |page: String| page.replace([',', '\u{66C}', '\u{2068}', '\u{2069}'], "");
        let page_of_many = plain(page(&many));
        assert!(page_of_many.contains(words) && !page_of_many.contains("<table>"));
        let page_of_few = plain(page(&few));
        assert!(page_of_few.contains("<table>") && !page_of_few.contains("20000 "));
        let document = crate::reports_docx::text_of_report(&many, &options);
        assert!(plain(document).contains(words));
    }
}
