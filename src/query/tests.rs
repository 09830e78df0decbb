//! What is read of what is typed, and where it makes no sense.

use super::{Condition, ConditionKind, Extent, Node, QueryErrorKind, parse};

/// The tree in a short form: words as they are, ["phrase"], [star*], (all a b), (any a b), (not a), (near 5 a b), {tag=value}.
fn shown(node: &Node) -> String {
    let list = |nodes: &[Node]| nodes.iter().map(shown).collect::<Vec<_>>().join(" ");
    match node {
        Node::Words(words) => {
            let star = if words.is_prefix { "*" } else { "" };
            let quote = if words.is_phrase { "\"" } else { "" };
            format!("{quote}{}{quote}{star}", words.text)
        }
        Node::Pattern(pattern) => format!("/{}/", pattern.text),
        Node::Near(near) => format!(
            "(near {} {} {})",
            near.within,
            shown(&near.left),
            shown(&near.right)
        ),
        Node::All(nodes) => format!("(all {})", list(nodes)),
        Node::Any(nodes) => format!("(any {})", list(nodes)),
        Node::Not(node) => format!("(not {})", shown(node)),
        Node::Condition(Condition { kind, value, .. }) => match kind {
            ConditionKind::Variable { name, .. } => format!("{{{name}={value}}}"),
            kind => format!("{{{kind:?}={value}}}"),
        },
    }
}

#[track_caller]
fn check(typed: &str, expected: &str) {
    let query = parse(typed).unwrap();
    assert_eq!(query.root().map(shown).unwrap_or_default(), expected);
    assert_eq!(query.typed(), typed);
}

/// The place is marked ‹so›; ‹› is an empty one.
#[track_caller]
fn check_error(marked: &str, kind: &QueryErrorKind) {
    let typed = marked.replace(['‹', '›'], "");
    let error = parse(&typed).unwrap_err();
    let mut shown = typed;
    shown.insert(error.at.end, '›');
    shown.insert(error.at.start, '‹');
    assert_eq!((&error.kind, shown.as_str()), (kind, marked));
}

#[test]
fn terms_are_read_as_they_are_typed() {
    for (typed, expected) in [
        ("", ""),
        (" \n ", ""),
        ("شركة", "شركة"),
        ("عقد شركة", "(all عقد شركة)"),
        ("a AND b", "(all a b)"),
        ("a OR b", "(any a b)"),
        ("a | b|c", "(any a b c)"),
        ("x a OR b y", "(all x (any a b) y)"),
        ("\"في كل مكان\"", "\"في كل مكان\""),
        ("«في كل مكان» “b c”", "(all \"في كل مكان\" \"b c\")"),
        ("-a b -\"c d\"", "(all (not a) b (not \"c d\"))"),
        ("NOT a b", "(all (not a) b)"),
        ("-(a OR b)", "(not (any a b))"),
        ("تخزين*", "تخزين*"),
        ("\"in the clou*\" x", "(all \"in the clou\"* x)"),
        ("/معلم[ةه]/", "/معلم[ةه]/"),
        ("/a\\/b c/ d", "(all /a\\/b c/ d)"),
        ("a NEAR/5 b", "(near 5 a b)"),
        ("a قرب/٥ b", "(near 5 a b)"),
        ("a NEAR/2 b NEAR/3 c d", "(all (near 3 (near 2 a b) c) d)"),
        ("(a b) OR c", "(any (all a b) c)"),
        ("state-of-the-art", "state-of-the-art"),
        ("قال، نعم؟", "(all قال نعم)"),
        ("a - b – c", "(all a b c)"),
        ("C++ .NET", "(all C++ NET)"),
        (
            "12:30 https://example.org",
            "(all 12:30 https://example.org)",
        ),
        ("near or and", "(all near or and)"),
        ("word: other", "(all word other)"),
    ] {
        check(typed, expected);
    }
}

#[test]
fn conditions_are_read_in_both_languages() {
    for (typed, expected) in [
        ("tag:Company", "{Tag=Company}"),
        ("وسم:شركة", "{Tag=شركة}"),
        ("tag:\"Figure to check\" x", "(all {Tag=Figure to check} x)"),
        ("-tag:a doc:b", "(all (not {Tag=a}) {Document=b})"),
        ("lang:ar OR لغة:en", "(any {Language=ar} {Language=en})"),
        ("memo: x", "(all {Memo=} x)"),
        ("memo:why", "{Memo=why}"),
        ("حزمة:«أ ب»", "{DocumentSet=أ ب}"),
        ("outlet:Guardian", "{outlet=Guardian}"),
        ("\"page count\":5..7", "{page count=5..7}"),
        ("in:paragraph", ""),
        ("a in:sentence b", "(all a b)"),
    ] {
        check(typed, expected);
    }
    assert_eq!(parse("a في:فقرة").unwrap().extent(), Extent::Paragraph);
    assert_eq!(parse("in:sentence a").unwrap().extent(), Extent::Sentence);
    assert_eq!(parse("a furniture:yes").unwrap().furniture(), Some(true));
    assert_eq!(parse("a زوائد:لا").unwrap().furniture(), Some(false));
    assert_eq!(parse("a").unwrap().furniture(), None);
}

#[test]
fn what_makes_no_sense_is_told_at_its_place() {
    for (marked, kind) in [
        ("a ‹\"›b c", QueryErrorKind::UnclosedPhrase),
        ("كتب ‹«›ب", QueryErrorKind::UnclosedPhrase),
        ("a ‹(›b c", QueryErrorKind::UnclosedBracket),
        ("a b‹)› c", QueryErrorKind::UnopenedBracket),
        ("a ‹()›", QueryErrorKind::MissingTerm),
        ("a ‹OR›", QueryErrorKind::MissingTerm),
        ("‹OR› a", QueryErrorKind::MissingTerm),
        ("(a ‹OR›) b", QueryErrorKind::MissingTerm),
        ("a ‹NEAR/5›", QueryErrorKind::MissingTerm),
        ("a ‹NEAR/x› b", QueryErrorKind::Distance),
        ("a ‹NEAR/5000› b", QueryErrorKind::Distance),
        ("a NEAR/5 ‹(b c)›", QueryErrorKind::NearWantsWords),
        ("‹-a ›NEAR/5 b", QueryErrorKind::NearWantsWords),
        ("a ‹*›", QueryErrorKind::LonelyStar),
        ("a ‹/›bc", QueryErrorKind::UnclosedPattern),
        ("‹tag:›", QueryErrorKind::MissingValue),
        ("in:‹page›", QueryErrorKind::UnknownChoice),
        ("furniture:‹perhaps›", QueryErrorKind::UnknownChoice),
        ("in:paragraph in:‹sentence›", QueryErrorKind::TwoChoices),
        ("/‹a{2000}{2000}›/", QueryErrorKind::PatternTooLarge),
        ("tag:‹\"›a b", QueryErrorKind::UnclosedPhrase),
    ] {
        check_error(marked, &kind);
    }
    let error = parse("كلمة /ab[/ x").unwrap_err();
    assert!(matches!(error.kind, QueryErrorKind::Pattern { .. }));
    assert_eq!(&"كلمة /ab[/ x"[error.at], "[");
}

#[test]
fn strange_queries_do_no_harm() {
    let deep = "(".repeat(65);
    assert_eq!(parse(&deep).unwrap_err().kind, QueryErrorKind::TooDeep);
    let long = "كلمة ".repeat(2_000);
    assert!(matches!(parse(&long).unwrap().root(), Some(Node::All(all)) if all.len() == 2_000));
    let one = "ك".repeat(10_000);
    check(&one, &one);
    check("\u{200F}", "\u{200F}");
    check("\u{2067}شركة\u{2069} \u{200F}OR\u{200F} b", "(any شركة b)");
    check("\u{64E}\u{651}", "\u{64E}\u{651}");
}

#[test]
fn a_quoted_name_is_read_as_it_is() {
    for name in ["report", "A “report”", "\"one\" two", "a «b» c", "x) OR (y"] {
        let typed = format!("doc:{}", super::quoted(name));
        check(&typed, &format!("{{Document={name}}}"));
    }
    assert_eq!(super::quoted("“a” «b»"), "«“a” b»");
}
