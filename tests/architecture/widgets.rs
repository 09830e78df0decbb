//! The window: words come from `i18n`, colors from the theme.

use crate::source::{Source, blank, expect_none, sources};

/// Functions of which a string argument is read by a person.
const SHOWS: &[&str] = &[
    "label",
    "button",
    "small_button",
    "heading",
    "strong",
    "weak",
    "small",
    "monospace",
    "code",
    "colored_label",
    "selectable_label",
    "selectable_value",
    "checkbox",
    "radio",
    "radio_value",
    "toggle_value",
    "menu_button",
    "link",
    "hyperlink_to",
    "collapsing",
    "on_hover_text",
    "on_disabled_hover_text",
    "hint_text",
    "set_title",
    "with_title",
    "show_tooltip_text",
    "error_label",
];

/// Types of which `new` or the like takes such a string.
const SHOWN: &[&str] = &[
    "RichText",
    "Label",
    "Button",
    "Link",
    "Checkbox",
    "RadioButton",
    "Window",
    "CollapsingHeader",
    "WidgetText",
    "LayoutJob",
    "MenuButton",
    "ProgressBar",
    "Slider",
    "ComboBox",
];

/// Literals that may be shown as they are, with the reason.
const ALLOWED: &[(&str, &str)] = &[(
    "Hashiya",
    "the program's name is the same in both languages",
)];

/// The path of the function whose argument list holds the byte `at`: `ui.label`, `RichText::new`, `format!`.
fn called(code: &str, at: usize) -> Option<(usize, &str)> {
    let bytes = code.as_bytes();
    let mut depth = 0_usize;
    for position in (0..at).rev() {
        match bytes[position] {
            b')' | b']' | b'}' => depth += 1,
            b'(' if depth == 0 => {
                let is_part = |byte: u8| {
                    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':' | b'!' | b'.')
                };
                let start = (0..position)
                    .rev()
                    .find(|before| !is_part(bytes[*before]))
                    .map_or(0, |before| before + 1);
                return Some((position, &code[start..position]));
            }
            b'(' | b'[' | b'{' if depth > 0 => depth -= 1,
            b'[' | b'{' | b';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

fn is_shown(path: &str) -> bool {
    let mut parts = path.rsplit(['.', ':']).filter(|part| !part.is_empty());
    let (last, before) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    SHOWS.contains(&last) || SHOWN.contains(&before)
}

/// The letters of a literal that would be read: escapes and the names in braces are not.
fn has_letters(literal: &str) -> bool {
    let mut rest = literal.to_owned();
    while let Some(start) = rest.find("\\u{").or_else(|| rest.find('{')) {
        let end = rest[start..]
            .find('}')
            .map_or(rest.len(), |offset| start + offset + 1);
        rest.replace_range(start..end, "");
    }
    rest.replace("\\n", "")
        .replace("\\t", "")
        .chars()
        .any(char::is_alphabetic)
}

/// The literals of a file that reach a widget.
fn shown_literals(
    code: &str,
    raw: &str,
    literals: &[std::ops::Range<usize>],
) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for literal in literals.iter().filter(|literal| literal.end <= code.len()) {
        let text = &raw[literal.clone()];
        let mut at = literal.start.saturating_sub(1);
        // Through format!(…) and its like to the function outside it.
        while let Some((open, path)) = called(code, at) {
            if is_shown(path) {
                if has_letters(text) && !ALLOWED.iter().any(|(allowed, _)| *allowed == text) {
                    found.push((literal.start, text.to_owned()));
                }
                break;
            }
            if !["format!", "concat!", "String::from", "Some", "into"].contains(&path) {
                break;
            }
            at = open;
        }
    }
    found
}

#[test]
fn literals_are_found_where_they_are_shown() {
    for (raw, expected) in [
        (r#"ui.label("Tags");"#, 1),
        (r#"ui.label(format!("{n} tags"));"#, 1),
        (r#"ui.label(RichText::new("Tags").strong());"#, 1),
        (r#"egui::Button::new("x").on_hover_text("y");"#, 2),
        (r#"ui.add(Label::new(words.text(Word::MenuFile)));"#, 0),
        (r#"ui.label(format!("{n} · {total}\u{2069}"));"#, 0),
        (r#"ui.push_id("tags", |ui| ui.label(name));"#, 0),
        (r#"ui.label(tags.get("key"));"#, 0),
        (r#"ui.checkbox(&mut on, "Show");"#, 1),
        (r#"ui.label({ let key = "key"; words(key) });"#, 0),
    ] {
        let (code, literals) = blank(raw);
        assert_eq!(
            shown_literals(&code, raw, &literals).len(),
            expected,
            "{raw}"
        );
    }
}

fn window_sources() -> Vec<Source> {
    sources("src/gui")
        .into_iter()
        .filter(|source| !source.is_test())
        .collect()
}

#[test]
fn no_literal_reaches_a_widget() {
    let mut faults = Vec::new();
    for source in window_sources() {
        for (at, text) in shown_literals(source.code_without_tests(), &source.raw, &source.literals)
        {
            faults.push(format!(
                "{}:{} shows “{text}”",
                source.path,
                source.line(at)
            ));
        }
    }
    expect_none("words for people come from i18n", &faults);
}

#[test]
fn raw_colors_stand_in_the_theme() {
    // TRANSPARENT, PLACEHOLDER and WHITE are values of the drawing interface, not colors of the design.
    let made = [
        "from_rgb",
        "from_rgba_unmultiplied",
        "from_rgba_premultiplied",
        "from_gray",
        "from_black_alpha",
        "from_white_alpha",
    ];
    let named = [
        "BLACK",
        "RED",
        "GREEN",
        "BLUE",
        "YELLOW",
        "GRAY",
        "DARK_GRAY",
        "LIGHT_GRAY",
        "ORANGE",
        "GOLD",
        "PURPLE",
        "BROWN",
        "CYAN",
    ];
    let mut faults = Vec::new();
    for source in window_sources()
        .iter()
        .filter(|source| !source.path.starts_with("src/gui/theme/"))
    {
        let code = source.code_without_tests();
        for (at, found) in code.match_indices("Color32::") {
            let after = &code[at + found.len()..];
            let name: String = after
                .chars()
                .take_while(|character| character.is_alphanumeric() || *character == '_')
                .collect();
            if made.contains(&name.as_str()) || named.contains(&name.as_str()) {
                faults.push(format!(
                    "{}:{} makes Color32::{name}",
                    source.path,
                    source.line(at)
                ));
            }
        }
        if let Some(at) = code.find("hex_color!") {
            faults.push(format!("{}:{} makes a color", source.path, source.line(at)));
        }
    }
    expect_none("colors stand in the theme", &faults);
}
