//! Tests of pages: text, structure, furniture, facts, notes; the same pages by real producers.

use super::*;
use crate::exchange::importer::FactKind;
use crate::exchange::importer::testing::{codes, marks, read_one, read_text_of};
use crate::model::{StructureKind, Value};

fn read(page: &str) -> Imported {
    read_one("a.html", page.as_bytes()).expect("it can be read")
}

fn check(page: &str, expected: &str) {
    assert_eq!(read(page).text, expected, "{page}");
}

fn check_marks(page: &str, expected: &[(StructureKind, &str)]) {
    assert_eq!(marks(&read(page)), expected, "{page}");
}

#[test]
fn white_space_is_that_of_a_browser() {
    check("<p> a \n\t b  <b> c</b> d </p>", "a b c d");
    check("<p>a</p>\n\n<p>b</p>", "a\nb");
    check("a<div>b</div>c", "a\nb\nc");
    check("<p>a<br>b<br></p>c", "a\nb\nc");
    check("<p>a<br><br>b</p>", "a\n\nb");
    check("<p>a</p><p><br></p><p>b</p>", "a\n\nb");
    check("<p>a</p><p></p><p> </p><p>b</p>", "a\nb");
    check("<p>a</p><p>&nbsp;</p><p>b</p>", "a\n\u{A0}\nb");
    check(
        "<p>٤&nbsp;&nbsp;٥ می\u{200C}خواهم\u{200F}</p>",
        "٤\u{A0}\u{A0}٥ می\u{200C}خواهم\u{200F}",
    );
    check("<pre>\n a\tb\n\n  c\n</pre>d", " a\tb\n\n  c\nd");
    check("<p style='white-space: pre-wrap'>a  b\nc</p>", "a  b\nc");
    check("<p>a<span style='display:block'>b</span>c</p>", "a\nb\nc");
    check(
        "<ul><li style='display:inline'>a</li> <li style='display:inline'>b</li></ul>",
        "a b",
    );
    check("<p>a<span> </span>b<i> </i></p>", "a b");
    check(
        "a<wbr>b&shy;c&#x644;&eacute;&lt;&unknown;",
        "ab\u{AD}cلé<&unknown;",
    );
}

#[test]
fn rows_are_lines_and_tables_that_only_place_things_are_none() {
    check(
        "<table><caption>c</caption><tr><th>a<td>b<br>c<tr><td> <td>d\te<p>f</table>g",
        "c\na\tb c\n\td e f\ng",
    );
    check(
        "<table><tr><td></td><td></td></tr><tr><td>a</td></tr></table>",
        "a",
    );
    check(
        "<table><tr><td><h2>h</h2><p>a</p></td><td><table><tr><td>b<td>c</table></td></table>",
        "h\na\nb\tc",
    );
    check("<table role=presentation><tr><td>a<td>b</table>", "a\nb");
}

#[test]
fn structure_lies_beside_the_words() {
    use StructureKind::{Code, Emphasis, Heading, ListItem, Quotation, Strong, TableRow};
    check_marks(
        "<h1> عنوان </h1><h3>b <i>c</i></h3>",
        &[(Heading(1), "عنوان"), (Heading(3), "b c"), (Emphasis, "c")],
    );
    check_marks(
        "<ul><li>a<ol><li>b</ol><li>c</ul>",
        &[
            (ListItem(1), "a\nb"),
            (ListItem(2), "b"),
            (ListItem(1), "c"),
        ],
    );
    check_marks(
        "<blockquote><p>a<p>b</blockquote><p><strong>c</strong> <code>d</code>",
        &[(Quotation, "a\nb"), (Strong, "c"), (Code, "d")],
    );
    check_marks("<pre><code>a\n b</code></pre>", &[(Code, "a\n b")]);
    check_marks("<table><tr><td>a<td>b</table>", &[(TableRow, "a\tb")]);
    check_marks("<p><b> </b><em></em><hr>x", &[]);
}

#[test]
fn footnotes_have_their_numbers() {
    let mutual = "<p>a<sup><a id=r1 href='#n1'>1</a></sup> b</p>\
        <ol><li id=n1><p>note <a href='#r1'>↩</a></ol>";
    check(mutual, "a[1] b\n[1] note");
    check_marks(mutual, &[(StructureKind::Footnote, "[1] note")]);
    let word = "<p>نص<a href='#_ftn1' name='_ftnref1'>[1]</a></p>\
        <div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> حاشية</p></div>";
    check(word, "نص[1]\n[1] حاشية");
    let saved = "<p>a<a id=r href='https://x.example/p#n'>*</a></p><p id=n><a href='https://x.example/p#r'>*</a> b</p>";
    check(saved, "a[*]\n[*] b");
    let contents = "<p><a href='#s'>1</a></p><h2 id=s>Title</h2><p>text</p>";
    check(contents, "1\nTitle\ntext");
}

#[test]
fn what_is_left_out_is_counted() {
    let page = "<head><style>x</style></head><!-- c --><script>s</script><template>t</template><noscript>n</noscript>\
        <p hidden>h</p><p style='display: none'>h</p><p aria-hidden=true>h</p><dialog>h</dialog><p hidden></p>\
        <img alt='words'><svg><text>t</text></svg><iframe src='file:///etc/passwd'></iframe><input><input type=hidden>\
        <p>text</p><bdo dir=rtl>abc</bdo>";
    let imported = read(page);
    assert_eq!(imported.text, "text\nabc");
    let expected = [
        "left-out machine 5",
        "left-out hidden 4",
        "left-out picture 2",
        "left-out embedded 1",
        "left-out field 1",
        "direction-forced 1",
    ];
    assert_eq!(codes(&imported), expected);
}

#[test]
fn nothing_runs_and_nothing_is_fetched() {
    let page = "<meta http-equiv=refresh content='0;url=https://x.example'><link rel=stylesheet href='https://x.example/a.css'>\
        <body onload='alert(1)'><a href='javascript:alert(1)'>link</a><img src='https://x.example/p.gif'>\
        <div style='background:url(https://x.example/b.png)'>text</div>";
    check(page, "link\ntext");
}

#[test]
fn a_page_says_what_it_is() {
    let said = |page: &str| {
        let imported = read(page);
        let facts = imported.facts.iter().map(|fact| {
            let value = match &fact.value {
                Value::Text(text) => text.clone(),
                Value::Date(date) => format!("{}-{:?}-{:?}", date.year, date.month, date.day),
                other => format!("{other:?}"),
            };
            (fact.about.clone(), value)
        });
        (imported.title, imported.language, facts.collect::<Vec<_>>())
    };
    let text = |words: &str| words.to_owned();
    let (title, language, facts) = said(
        "<html xml:lang=en lang=ar-SY><title>Report – Quay</title><meta property=og:site_name content=Quay>\
        <meta name=author content='https://x.example/me'><link rel=canonical href='https://x.example/a'>\
        <script type='application/ld+json'>[{\"@type\":[\"Thing\",\"NewsArticle\"],\"author\":[{\"name\":\"أ\"},\"ب\"],\
        \"datePublished\":\"2024-02-30\",\"publisher\":{\"name\":\"Other\"}}]</script><p>x<time datetime=2024-02-01>1</time>",
    );
    assert_eq!(
        (title, language),
        (Some(text("Report")), Some(text("ar-SY")))
    );
    let expected = [
        (FactKind::Author, text("أ")),
        (FactKind::Author, text("ب")),
        (FactKind::Outlet, text("Quay")),
        (FactKind::Address, text("https://x.example/a")),
    ];
    // A day that is none is no date, and a time outside of an article is not that of publishing.
    assert_eq!(facts, expected);
    let (title, _, facts) =
        said("<h1>Only <i>heading</i></h1><p>x<time pubdate datetime='2024-02'>Feb</time>");
    assert_eq!(title, Some(text("Only heading")));
    assert_eq!(facts, [(FactKind::Published, text("2024-Some(2)-None"))]);
    let deep = format!(
        "<script type='application/ld+json'>{}1{}</script><p>x",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert_eq!(said(&deep), (None, None, Vec::new()));
}

#[test]
fn pages_in_xml_close_what_is_empty() {
    let page = "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' 'http://x.example/dtd'>\
        <html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body><a id='p1'/><p>a&nbsp;&amp;&#x628;&odd;</p>\
        <script/><p><![CDATA[b<c]]></p></body></html>";
    let xml = read_one("a.xhtml", page.as_bytes()).expect("it can be read");
    assert_eq!(xml.text, "a\u{A0}&ب&odd;\nb<c");
    let broken = read_one("a.xhtml", b"<p>a<br>b</p>").expect("it can be read");
    assert_eq!(broken.text, "a\nb");
    let entities = "<!DOCTYPE p [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><p>&b;</p>";
    assert_eq!(
        read_one("a.xhtml", entities.as_bytes()),
        Err(ImportError::DocumentType {
            part: "a.xhtml".to_owned()
        })
    );
}

/// The lines of a page that are furniture, and the others.
fn furniture(imported: &Imported) -> (Vec<&str>, Vec<&str>) {
    let spans: Vec<_> = imported
        .structure
        .iter()
        .filter(|mark| mark.kind == StructureKind::Furniture)
        .map(|mark| mark.span.start().index()..mark.span.end().index())
        .collect();
    let mut at = 0;
    imported.text.split('\n').partition(|line| {
        let range = at..at + line.len();
        at = range.end + 1;
        spans
            .iter()
            .any(|span| span.start <= range.start && range.end <= span.end)
    })
}

#[test]
fn the_article_is_found_and_all_else_stays_as_furniture() {
    let english = include_bytes!("../../../../tests/fixtures/import/html/english-news.html");
    let english = read_one("a.html", english).expect("it can be read");
    let expected =
        include_str!("../../../../tests/fixtures/import/html/english-news.furniture.txt");
    let (marked, article) = furniture(&english);
    assert_eq!(marked, expected.lines().collect::<Vec<_>>());
    assert_eq!(article.len(), 17);
    assert!(article[0].starts_with("Harbour town"));
    assert!(codes(&english).contains(&"furniture 22".to_owned()));
    let arabic = include_bytes!("../../../../tests/fixtures/import/html/arabic-news.html");
    let arabic = read_one("a.html", arabic).expect("it can be read");
    let expected = include_str!("../../../../tests/fixtures/import/html/arabic-news.furniture.txt");
    assert_eq!(furniture(&arabic).0, expected.lines().collect::<Vec<_>>());
    assert_eq!(arabic.language.as_deref(), Some("ar-SY"));
    assert_eq!(arabic.facts.len(), 4);
}

#[test]
fn headings_named_like_furniture_are_none() {
    let prose = "<p>The map of the harbor shows three piers, a lighthouse and, further out, the wreck of a ship.</p>".repeat(4);
    let page = format!(
        "<main>{prose}<h2 id=navigation>Navigation</h2>{prose}<section id=related-work><h2>Related work</h2>{prose}</section></main>        <div id=related><p>Elsewhere</p></div>"
    );
    assert_eq!(furniture(&read(&page)).0, ["Elsewhere"]);
}

#[test]
fn without_a_clear_article_nothing_is_furniture() {
    let menu = "<nav><a href=/a>one</a> <a href=/b>two</a></nav>".repeat(40);
    let short = "<nav>menu</nav><p>A short note of one line.</p><footer>foot</footer>";
    for page in [menu.as_str(), short] {
        assert_eq!(furniture(&read(page)).0, Vec::<&str>::new(), "{page}");
    }
}

#[test]
fn pages_of_real_programs_read_as_their_source() {
    for (name, bytes, expected) in [
        (
            "study.html",
            &include_bytes!("../../../../tests/fixtures/import/html/study.html")[..],
            include_str!("../../../../tests/fixtures/import/html/study.expected.txt"),
        ),
        (
            "study-libreoffice.html",
            include_bytes!("../../../../tests/fixtures/import/html/study-libreoffice.html"),
            include_str!("../../../../tests/fixtures/import/html/study-libreoffice.expected.txt"),
        ),
    ] {
        assert_eq!(read_text_of(name, bytes), expected, "{name}");
    }
}
