//! How the elements of a page stand in its text, by their names and a few inline styles.

use super::tree::{Element, NodeId, Tree};
use html5ever::ns;

/// How an element stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Show {
    /// Its words run on in the line.
    Inline,
    /// Its words stand in lines of their own.
    Block,
    /// It ends the line.
    Break,
    /// A table, or what is laid out as one.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// It holds no words for people: scripts, styles, templates.
    Machine,
    /// It is set not to be shown.
    Hidden,
    /// A picture or drawing.
    Picture,
    /// Another file shown in the page: films, sounds, frames.
    Embedded,
    /// A field of a form.
    Field,
}

/// How the element that a node is stands in the text.
pub(super) fn show(tree: &Tree, id: NodeId) -> Show {
    let Some(element) = tree.element(id) else {
        return Show::Inline;
    };
    if element.space == ns!(svg) {
        return Show::Picture;
    }
    let name = element.html_name();
    if let "script" | "style" | "template" | "noscript" | "noembed" | "noframes" = name {
        return Show::Machine;
    }
    let style = Style::of(element);
    if is_hidden(element, name, &style) {
        return Show::Hidden;
    }
    let by_name = by_name(name);
    match style.display {
        Some(display) if matches!(by_name, Show::Inline | Show::Block) => match display {
            Display::Inline => Show::Inline,
            Display::Block => Show::Block,
        },
        _ => by_name,
    }
}

fn by_name(name: &str) -> Show {
    match name {
        "br" => Show::Break,
        "table" => Show::Table,
        "tr" => Show::Row,
        "td" | "th" => Show::Cell,
        "img" | "picture" | "canvas" | "map" => Show::Picture,
        "iframe" | "frame" | "object" | "embed" | "video" | "audio" | "applet" => Show::Embedded,
        "input" | "select" | "textarea" | "datalist" | "meter" | "progress" => Show::Field,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd"
        | "details" | "dialog" | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption"
        | "figure" | "footer" | "form" | "frameset" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
        | "header" | "hgroup" | "hr" | "html" | "legend" | "li" | "listing" | "main" | "menu"
        | "nav" | "ol" | "optgroup" | "option" | "p" | "plaintext" | "pre" | "search"
        | "section" | "summary" | "tbody" | "tfoot" | "thead" | "ul" | "xmp" => Show::Block,
        _ => Show::Inline,
    }
}

/// The stated rule for what is hidden: the attribute `hidden`, the inline styles `display:none` and `visibility:hidden`,
/// `aria-hidden`, and dialogs that are not open. Style sheets are not read.
fn is_hidden(element: &Element, name: &str, style: &Style) -> bool {
    let hidden = element
        .attribute("hidden")
        .is_some_and(|value| !value.eq_ignore_ascii_case("until-found"));
    let from_readers = element
        .attribute("aria-hidden")
        .is_some_and(|value| value.trim().eq_ignore_ascii_case("true"));
    let closed = name == "dialog" && element.attribute("open").is_none();
    hidden || from_readers || closed || style.is_hidden || name == "title"
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Display {
    Inline,
    Block,
}

/// What is looked at of an inline style.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    is_hidden: bool,
    display: Option<Display>,
    /// Whether white space is kept as it stands.
    pub(super) keeps_space: Option<bool>,
    /// Whether it forces the direction of characters.
    pub(super) forces_direction: bool,
}

impl Style {
    /// Reads the attribute `style`.
    pub(super) fn of(element: &Element) -> Self {
        let mut style = Self::default();
        let declarations = element.attribute("style").unwrap_or_default();
        for declaration in declarations.split(';') {
            let Some((property, value)) = declaration.split_once(':') else {
                continue;
            };
            let value = value.trim().to_ascii_lowercase();
            let value = value.split([' ', '!']).next().unwrap_or_default();
            let property = property.trim();
            let is = |name: &str| property.eq_ignore_ascii_case(name);
            if is("display") {
                style.is_hidden |= value == "none";
                style.display = match value {
                    "inline" | "contents" | "inline-block" => Some(Display::Inline),
                    "block" | "flex" | "grid" | "list-item" | "flow-root" => Some(Display::Block),
                    _ => None,
                };
            } else if is("visibility") {
                style.is_hidden |= matches!(value, "hidden" | "collapse");
            } else if is("white-space") {
                style.keeps_space = Some(matches!(value, "pre" | "pre-wrap" | "break-spaces"));
            } else if is("unicode-bidi") {
                style.forces_direction |= matches!(value, "bidi-override" | "isolate-override");
            }
        }
        style
    }
}

/// Whether the id of an element is a name of its own. Programs make the ids of headings, and of the sections under them, out
/// of their words.
pub(super) fn has_own_id(element: &Element) -> bool {
    let is_section = matches!(
        element.html_name(),
        "section" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "a"
    );
    let classes = element.attribute("class").unwrap_or_default();
    !is_section
        && !classes
            .split_ascii_whitespace()
            .any(|class| class == "section")
}

/// Whether a table only places things on the page: its cells are blocks then, and no rows.
pub(super) fn is_layout_table(tree: &Tree, table: NodeId) -> bool {
    /// A cell with more characters than this is no cell of figures.
    const LONG: usize = 2_000;
    if let Some(role) = tree.attribute(table, "role")
        && matches!(role.trim(), "presentation" | "none")
    {
        return true;
    }
    for id in tree.nodes(table).filter(|id| *id != table) {
        match tree.name(id) {
            "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "pre" | "hr"
            | "article" | "section" | "nav" | "aside" | "header" | "footer" => return true,
            "td" if tree.text(id, LONG).len() > LONG => return true,
            _ => {}
        }
    }
    false
}
