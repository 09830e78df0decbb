//! Markup in any field of a collection stays text in a report.

use std::collections::BTreeSet;
use std::sync::Arc;

use hashiya::exchange::reports::Template;
use hashiya::model::*;

use crate::reports::{BOTH, LANGUAGES, options, page_in};
use crate::sample::full;

/// What could be markup, an attribute, a style, a script or a placeholder.
pub(crate) const HOSTILE: &str = "</style></title><script>alert(1)</script>\" onload='x' ]]> --> {{text}} {{{head}}} &lt;b&gt; <!-- <img src=http://e.example/x>";

/// The sample with hostile words in every field that holds words of a person.
pub(crate) fn hostile() -> Snapshot {
    let mut rows = full().rows;
    let bad = || HOSTILE.to_owned();
    let both = || Bilingual {
        english: bad(),
        arabic: format!("نص {HOSTILE}"),
    };
    for row in &mut rows {
        match row {
            Row::Collection(row) => Arc::make_mut(row).name = bad(),
            Row::Annotator(row) => Arc::make_mut(row).name = bad(),
            Row::Document(row) => {
                let row = Arc::make_mut(row);
                row.name = bad();
                row.language = Some("ar\" onload=\"x".to_owned());
            }
            Row::DocumentSet(row) => Arc::make_mut(row).name = bad(),
            Row::TagSet(row) => Arc::make_mut(row).name = bad(),
            Row::Variable(row) => Arc::make_mut(row).name = bad(),
            Row::VariableValue(row) => Arc::make_mut(row).value = Value::Text(bad()),
            Row::Tag(row) => {
                let row = Arc::make_mut(row);
                row.label = both();
                row.definition = both();
                row.includes = both();
                row.excludes = both();
            }
            Row::Relation(row) => Arc::make_mut(row).label = both(),
            Row::Memo(row) => {
                let row = Arc::make_mut(row);
                row.title = bad();
                row.body = format!("{HOSTILE}\n{HOSTILE}");
            }
            _ => {}
        }
    }
    let mut maker = full();
    maker.rows = rows;
    let (_, capture) = maker.document(HOSTILE, HOSTILE);
    let passage = maker.passage(
        capture,
        HOSTILE,
        &["<script>alert(1)</script>\" onload='x'"],
    );
    maker.annotation(passage, &[]);
    maker.snapshot()
}

/// The names of all elements of a page.
fn elements(page: &str) -> BTreeSet<String> {
    let names = page.split('<').skip(1).map(|piece| {
        let name: String = piece
            .chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || "/!".contains(*letter))
            .collect();
        name.trim_start_matches('/').to_owned()
    });
    names.collect()
}

#[test]
fn markup_in_any_field_stays_text() {
    let snapshot = hostile();
    let known: BTreeSet<String> = [
        "!doctype",
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "bdi",
        "p",
        "nav",
        "ol",
        "ul",
        "li",
        "span",
        "main",
        "section",
        "article",
        "div",
        "mark",
        "sup",
        "blockquote",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "time",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]
    .into_iter()
    .map(str::to_owned)
    .collect();
    for by in BOTH {
        for language in LANGUAGES {
            let page = page_in(&snapshot, &options(by, language), &Template::default());
            let found = elements(&page);
            let strange: Vec<_> = found.difference(&known).collect();
            assert!(strange.is_empty(), "{strange:?}");
            assert_eq!(page.matches("</style>").count(), 1);
            assert_eq!(page.matches("<title>").count(), 1);
            assert!(!page.contains("onload='") && !page.contains("onload=\""));
            assert!(
                page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39;")
            );
            assert!(
                page.contains("{{text}}"),
                "a placeholder in a field is text too"
            );
            // Nothing that could be fetched, in the markup or in the style.
            for name in ["src=", "url(", "@import", "srcset", "http-equiv=\"refresh"] {
                let n_in_words = page.matches("&lt;img src=").count();
                let expected = if name == "src=" { n_in_words } else { 0 };
                assert_eq!(page.matches(name).count(), expected, "{name}");
            }
            let policy = page.find("Content-Security-Policy").expect("a policy");
            assert!(policy < page.find("<title>").expect("a title"));
        }
    }
}
