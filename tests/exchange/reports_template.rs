//! Templates of a person's own: what is wrong in one is told with its line, and a report fetches and runs nothing whatever it says.

use hashiya::exchange::reports::{ReportBy, Template, TemplateFault};
use hashiya::i18n::Language;

use crate::reports::{BARE, options, page_in};
use crate::sample::full;

/// A template with something in its body.
fn with(body: &str) -> String {
    BARE.replace("<body>\n", &format!("<body>\n{body}\n"))
}

fn check(template: &str, line: usize, fault: &TemplateFault) {
    match Template::parse(template) {
        Err(error) => assert_eq!((error.line, &error.fault), (line, fault), "{template}"),
        Ok(_) => panic!("accepted: {template}"),
    }
}

#[test]
fn the_one_that_is_built_in_is_a_template() {
    let built_in = Template::parse(Template::built_in()).expect("a template");
    assert_eq!(built_in, Template::default());
    Template::parse(&format!(
        "\u{FEFF}{}",
        Template::built_in().replace('\n', "\r\n")
    ))
    .expect("a template");
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let named = |name: &str| name.to_owned();
    let unknown = |name: &str| TemplateFault::Unknown { name: named(name) };
    let section = |name: &str| TemplateFault::Section { name: named(name) };
    let place = |name: &str| TemplateFault::Place { name: named(name) };
    let forbidden = |name: &str| TemplateFault::Forbidden { name: named(name) };
    let last = BARE.matches('\n').count() + 1;
    let missing = |name: &str| TemplateFault::Missing { name: named(name) };
    check(&with("a\n{{title"), 5, &TemplateFault::Open);
    check(&with("{{titel}}"), 4, &unknown("titel"));
    check(&with("{{{title}}}"), 4, &TemplateFault::Open);
    check(&with("{{&title}}"), 4, &unknown("&title"));
    check(&with("{{text}}"), 4, &unknown("text"));
    check(&with("{{#nothing}}{{/nothing}}"), 4, &unknown("nothing"));
    check(&with("{{/tags}}"), 4, &section("tags"));
    check(
        &with("{{#contents}}\n{{#contents}}"),
        5,
        &section("contents"),
    );
    check(&with("{{#contents}}{{/tags}}"), 4, &section("tags"));
    for body in [
        "<p {{title}}>",
        "<p class={{title}}>",
        "<a href=\"{{title}}\">x</a>",
        "<p style=\"{{title}}\">",
        "<!-- {{title}} -->",
    ] {
        check(&with(body), 4, &place("title"));
    }
    for body in [
        "<style>{{title}}</style>",
        "<style></styles>{{title}}</style>",
        "<style></style\u{A0}>{{title}}</style>",
        "<style>p {}</style><style>{{title}}</style>",
    ] {
        check(&with(body), 4, &place("title"));
    }
    check(&with("<p title=\"{{style}}\">"), 4, &place("style"));
    for (body, name) in [
        ("<script>alert(1)</script>", "<script>"),
        ("<SCRIPT src='x'>", "<script>"),
        ("<iframe>", "<iframe>"),
        ("<meta http-equiv=refresh content=0>", "<meta>"),
        ("<link rel=stylesheet>", "<link>"),
        ("<base href='/'>", "<base>"),
        ("<img src=\"x\">", "src"),
        ("<p onclick=\"x\">", "onclick"),
        ("<p/onclick=\"x\">", "onclick"),
        ("<a href=\"javascript:x\">", "href"),
        ("<a href=\" java\nscript:x\">", "href"),
        ("<a href=\"java&Tab;script&colon;x\">", "href"),
        ("<a href=javascript:x>", "href"),
        ("<!--><script>x</script>-->", "<script>"),
        ("<!-- --!><script>x</script>-->", "<script>"),
        ("<svg>", "<svg>"),
        ("<style></style><script>x</script>", "<script>"),
        ("<style></STYLE\n><script>x</script>", "<script>"),
        ("<p a=x\u{A0}b=\"><script>x</script>\">", "<script>"),
        ("<style\u{A0}><script>x</script>", "<script>"),
        ("<noembed><p title=\"</noembed>", "<noembed>"),
        ("<1 a=\"><script>x</script>\">", "<1>"),
        ("</1 a=\"><script>x</script>\">", "</1>"),
        ("<select><style><script>x</script></style>", "<select>"),
        ("<img attributionsrc=\"http://x\">", "attributionsrc"),
    ] {
        check(
            &with(body),
            4 + body.matches('\n').count(),
            &forbidden(name),
        );
    }
    // Also behind the last value.
    let behind = "<style></style><script>x</script></body>";
    check(
        &BARE.replace("</body>", behind),
        last - 1,
        &forbidden("<script>"),
    );
    check(&BARE.replace("{{head}}", ""), last, &missing("{{head}}"));
    check(
        &BARE.replace("{{text}}", ""),
        last,
        &missing("{{#documents}} {{text}}"),
    );
    check(
        &BARE.replace("{{passages}}", "{{passages}}{{passages}}"),
        last,
        &missing("{{#tags}} {{passages}}"),
    );
    check(
        &BARE.replace("<head>{{head}}", "<head><style></style>{{head}}"),
        2,
        &TemplateFault::Head,
    );
    check(&BARE.replace("<head>", "<head>x"), 2, &TemplateFault::Head);
    check(&BARE.replace("<html", "x<html"), 2, &forbidden("x"));
    check(&BARE.replace("<html", "<p></p><html"), 2, &forbidden("<p>"));
}

#[test]
fn a_template_brings_its_own_style() {
    let style = "<style>p::before { content: \"</p>\" }</style\n>";
    let mine = with(&format!("{style}<p>{{{{title}}}}</p>"));
    let template = Template::parse(&mine).expect("a template");
    let page = page_in(
        &full().snapshot(),
        &options(ReportBy::Document, Language::English),
        &template,
    );
    assert!(page.contains(&format!("{style}<p>Cloud")), "{page}");
}

#[test]
fn a_template_gives_the_report_another_shape() {
    let mine = with(
        "<p title=\"{{title}}\"><a href=\"https://example.org/\">{{subtitle}}</a> {{! a remark }}{{#contents}}<b id=\"x-{{anchor}}\">{{name}}</b>{{/contents}}</p>",
    );
    let template = Template::parse(&mine).expect("a template");
    let snapshot = full().snapshot();
    for by in [ReportBy::Document, ReportBy::Tag] {
        let page = page_in(&snapshot, &options(by, Language::English), &template);
        assert!(page.contains(
            "<p title=\"Cloud and phones — السحابة والهواتف\"><a href=\"https://example.org/\">"
        ));
        assert!(page.contains("<b id=\"x-") && !page.contains("remark"));
    }
}
