//! Where in a page one stands while a template is read: in a text, in a tag, in a quoted attribute; and what may not be there.
//!
//! As strict as need be and no parser: an unquoted attribute it takes for a tag, in which no value may stand, and what browsers
//! would take for a text or a remark where it sees a tag (`<1 `, `</1 `), or for tags where it sees a style, is refused.

/// Elements that load, run or send something, or that would undo the content policy.
const ELEMENTS: &[&str] = &[
    "script",
    "iframe",
    "frame",
    "frameset",
    "object",
    "embed",
    "applet",
    "base",
    "link",
    "meta",
    "form",
    "svg",
    "math",
    "template",
    "noscript",
    "noembed",
    "noframes",
    "plaintext",
    "xmp",
    "textarea",
    "title",
    "audio",
    "video",
    "source",
    "portal",
    // What looks like a style in it is none.
    "select",
];

/// Attributes that are an address, besides `href`, which only a click follows.
const ADDRESSES: &[&str] = &[
    "src",
    "srcset",
    "srcdoc",
    "action",
    "formaction",
    "data",
    "poster",
    "background",
    "ping",
    "manifest",
    "http-equiv",
    "xlink:href",
    "attributionsrc",
];

/// What ends a style, before a character that ends the name.
const STYLE_ENDS: &str = "</style";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum At {
    #[default]
    Text,
    /// `<` and what follows, up to the end of the name.
    Name(String),
    /// In a tag, between attributes.
    Tag,
    Attribute(String),
    /// Behind its name or equals sign.
    Equals(String),
    Quoted(String, char),
    Unquoted,
    Comment(String),
    /// `<!doctype …>`.
    Declaration,
    /// Inside `<style>`, with its last characters.
    Style(String),
}

/// Follows a page, character by character.
#[derive(Clone, Debug, Default)]
pub(super) struct Scanner {
    at: At,
    element: String,
    /// `<head>` has come, and nothing but white space behind it.
    is_at_head: bool,
    has_head: bool,
    /// The value of an `href` so far.
    value: String,
}

impl Scanner {
    /// Takes a character. Fails with the name of an element or attribute that may not be there.
    pub(super) fn take(&mut self, letter: char) -> Result<(), String> {
        let at = std::mem::take(&mut self.at);
        self.at = match at {
            At::Text if letter == '<' => At::Name(String::new()),
            // Browsers would begin the body there, and take no content policy from it.
            At::Text if !self.has_head && !is_blank(letter) => return Err(letter.to_string()),
            At::Text => {
                self.is_at_head &= is_blank(letter);
                At::Text
            }
            At::Name(name) => self.name(name, letter)?,
            At::Tag => self.tag(letter),
            At::Attribute(name) => self.attribute(name, letter)?,
            At::Equals(name) => match letter {
                '"' | '\'' => {
                    self.value.clear();
                    At::Quoted(name, letter)
                }
                '>' => self.close(),
                letter if is_blank(letter) => At::Equals(name),
                _ if name == "href" => return Err(name),
                _ => At::Unquoted,
            },
            At::Quoted(name, quote) if letter == quote => {
                let value = self.value.to_ascii_lowercase();
                let scheme = value.split(['/', '?', '#']).next().unwrap_or_default();
                let scheme: String = scheme.chars().filter(|letter| *letter > ' ').collect();
                let is_address = ["http:", "https:", "mailto:"].contains(&scheme.as_str());
                if name == "href" && scheme.contains([':', '&']) && !is_address {
                    return Err(name);
                }
                At::Tag
            }
            At::Quoted(name, quote) => {
                self.value.push(letter);
                At::Quoted(name, quote)
            }
            At::Unquoted => match letter {
                '>' => self.close(),
                letter if is_blank(letter) => At::Tag,
                _ => At::Unquoted,
            },
            At::Comment(mut end) => {
                end.push(letter);
                match end.ends_with("-->") || end.ends_with("--!>") {
                    true => At::Text,
                    false => At::Comment(tail(&end, 3)),
                }
            }
            At::Declaration if letter == '>' => At::Text,
            At::Declaration => At::Declaration,
            At::Style(end) if end == STYLE_ENDS && ends_name(letter) => {
                self.element = "/style".to_owned();
                self.tag(letter)
            }
            At::Style(mut end) => {
                end.push(letter.to_ascii_lowercase());
                At::Style(tail(&end, STYLE_ENDS.len()))
            }
        };
        Ok(())
    }

    fn name(&mut self, mut name: String, letter: char) -> Result<At, String> {
        if !ends_name(letter) || (letter == '/' && name.is_empty()) {
            name.push(letter.to_ascii_lowercase());
            return Ok(match name.as_str() {
                // What closes at once is closed: `<!-->`.
                "!--" => At::Comment("--".to_owned()),
                "!doctype" => At::Declaration,
                _ => At::Name(name),
            });
        }
        let bare = name.strip_prefix('/').unwrap_or(&name);
        let is_element = bare.starts_with(|letter: char| letter.is_ascii_alphabetic());
        if !is_element || ELEMENTS.contains(&bare) {
            return Err(format!("<{name}>"));
        }
        // Only the page's own elements may stand before the head.
        if !self.has_head && !["html", "head"].contains(&name.as_str()) {
            return Err(format!("<{name}>"));
        }
        self.is_at_head = false;
        self.element = name;
        Ok(match letter {
            '>' => self.close(),
            _ => At::Tag,
        })
    }

    fn tag(&mut self, letter: char) -> At {
        match letter {
            '>' => self.close(),
            letter if is_blank(letter) || letter == '/' => At::Tag,
            letter => At::Attribute(letter.to_lowercase().collect()),
        }
    }

    fn attribute(&mut self, mut name: String, letter: char) -> Result<At, String> {
        if letter != '=' && letter != '>' && letter != '/' && !is_blank(letter) {
            name.extend(letter.to_lowercase());
            return Ok(At::Attribute(name));
        }
        if name.starts_with("on")
            || ADDRESSES.contains(&name.as_str())
            || name.contains(['<', '"', '\''])
        {
            return Err(name);
        }
        Ok(match letter {
            '=' => At::Equals(name),
            '>' => self.close(),
            _ => At::Tag,
        })
    }

    /// A tag ends.
    fn close(&mut self) -> At {
        if self.element == "head" && !self.has_head {
            self.has_head = true;
            self.is_at_head = true;
        }
        match self.element.as_str() {
            "style" => At::Style(String::new()),
            _ => At::Text,
        }
    }

    /// Whether a value here is text.
    pub(super) fn is_in_text(&self) -> bool {
        self.at == At::Text && self.has_head
    }

    /// The attribute in whose quotes one stands.
    pub(super) fn quoted_attribute(&self) -> Option<&str> {
        match &self.at {
            At::Quoted(name, _) => Some(name),
            _ => None,
        }
    }

    /// Whether nothing has come since `<head>`.
    pub(super) fn is_first_in_head(&self) -> bool {
        self.at == At::Text && self.is_at_head
    }

    /// A value stands here.
    pub(super) fn saw_value(&mut self) {
        self.is_at_head = false;
    }

    /// Whether an attribute is an address or a style.
    pub(super) fn is_sensitive(attribute: &str) -> bool {
        attribute == "href" || attribute == "style" || attribute == "id"
    }
}

/// What is white space in a tag. Browsers know no other there, and take a name or a value to go on behind it.
fn is_blank(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\u{C}' | '\r' | ' ')
}

/// Whether the name of an element ends before a character.
fn ends_name(letter: char) -> bool {
    letter == '>' || letter == '/' || is_blank(letter)
}

/// The last characters of a text.
fn tail(text: &str, n: usize) -> String {
    let from = text.char_indices().rev().nth(n - 1).map_or(0, |(at, _)| at);
    text[from..].to_owned()
}
