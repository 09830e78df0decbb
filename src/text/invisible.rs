//! Characters that do something and show nothing: found, named, counted, never removed.
//!
//! They steer direction (marks, embeddings, isolates), joining (ZWJ, ZWNJ) or line ends (soft hyphen, no-break space), or
//! were left by another program. The reader can be shown them as marks; unbalanced direction controls are reported on import,
//! because they can make a text read otherwise than it is stored.

use std::collections::BTreeMap;

/// What an invisible character is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum InvisibleKind {
    /// A mark that is itself a strong character: LRM, RLM, ALM.
    DirectionMark,
    /// Opens an embedding or an isolate.
    DirectionOpen,
    /// Forces direction on everything inside: can hide what a text says.
    DirectionOverride,
    /// Closes what was opened.
    DirectionClose,
    /// Joins or parts letters: ZWJ, ZWNJ, word joiner.
    Joining,
    /// White space that looks like any other, or has no width.
    Space,
    /// A place to break a word, a byte order mark inside the text, and the like.
    Format,
    /// A control character other than tab and line feed.
    Control,
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invisible {
    /// What it is for.
    pub kind: InvisibleKind,
    /// The abbreviation in the code charts, the same in every language; drawn as the mark.
    pub abbreviation: &'static str,
}

/// Looks a character up; `None` for a visible one, for tab, line feed and the plain space.
pub fn invisible(character: char) -> Option<Invisible> {
    use InvisibleKind as Kind;
    let (kind, abbreviation) = match character {
        '\u{61C}' => (Kind::DirectionMark, "ALM"),
        '\u{200E}' => (Kind::DirectionMark, "LRM"),
        '\u{200F}' => (Kind::DirectionMark, "RLM"),
        '\u{202A}' => (Kind::DirectionOpen, "LRE"),
        '\u{202B}' => (Kind::DirectionOpen, "RLE"),
        '\u{2066}' => (Kind::DirectionOpen, "LRI"),
        '\u{2067}' => (Kind::DirectionOpen, "RLI"),
        '\u{2068}' => (Kind::DirectionOpen, "FSI"),
        '\u{202D}' => (Kind::DirectionOverride, "LRO"),
        '\u{202E}' => (Kind::DirectionOverride, "RLO"),
        '\u{202C}' => (Kind::DirectionClose, "PDF"),
        '\u{2069}' => (Kind::DirectionClose, "PDI"),
        '\u{200C}' => (Kind::Joining, "ZWNJ"),
        '\u{200D}' => (Kind::Joining, "ZWJ"),
        '\u{2060}' => (Kind::Joining, "WJ"),
        '\u{34F}' => (Kind::Joining, "CGJ"),
        '\u{A0}' => (Kind::Space, "NBSP"),
        '\u{202F}' => (Kind::Space, "NNBSP"),
        '\u{200B}' => (Kind::Space, "ZWSP"),
        '\u{2028}' => (Kind::Space, "LSEP"),
        '\u{2029}' => (Kind::Space, "PSEP"),
        '\u{AD}' => (Kind::Format, "SHY"),
        '\u{180E}' => (Kind::Format, "MVS"),
        '\u{FEFF}' => (Kind::Format, "BOM"),
        '\u{FFF9}'..='\u{FFFB}' => (Kind::Format, "IA"),
        '\u{206A}'..='\u{206F}' => (Kind::Format, "DEPR"),
        '\u{E0001}' | '\u{E0020}'..='\u{E007F}' => (Kind::Format, "TAG"),
        '\0' => (Kind::Control, "NUL"),
        '\u{1B}' => (Kind::Control, "ESC"),
        '\u{85}' => (Kind::Control, "NEL"),
        '\t' | '\n' => return None,
        control if control.is_control() => (Kind::Control, "CTRL"),
        _ => return None,
    };
    Some(Invisible { kind, abbreviation })
}

/// Whether a character shows something by itself: it is no white space, no control, no mark that needs a letter below it.
pub fn stands_alone(character: char) -> bool {
    use unicode_bidi::BidiClass as Class;
    // Fillers and blanks are letters or symbols by their class and show nothing.
    let is_blank = matches!(
        character,
        '\u{115F}' | '\u{1160}' | '\u{2061}'..='\u{2065}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}'
    );
    let is_apart = matches!(
        unicode_bidi::bidi_class(character),
        Class::NSM | Class::BN | Class::WS | Class::B | Class::S
    );
    !is_blank && !is_apart && !character.is_whitespace() && invisible(character).is_none()
}

/// Counts the invisible characters of a text, by character.
pub fn count_invisible(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    // ASCII controls are one byte; everything else in the table starts with a byte above 0x7F.
    let candidates = text
        .char_indices()
        .filter(|(_, character)| !matches!(character, ' '..='~' | '\n' | '\u{620}'..='\u{6FF}'));
    for (_, character) in candidates {
        if invisible(character).is_some() {
            *counts.entry(character).or_default() += 1;
        }
    }
    counts
}

/// Whether a paragraph leaves an embedding or isolate open, or closes one that was not opened.
pub fn has_unbalanced_direction(paragraph: &str) -> bool {
    let mut open = Vec::new();
    for character in paragraph.chars() {
        match character {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push(false),
            '\u{2066}'..='\u{2068}' => open.push(true),
            '\u{202C}' if open.pop() != Some(false) => return true,
            '\u{2069}' if open.pop() != Some(true) => return true,
            _ => {}
        }
    }
    !open.is_empty()
}

/// The number of paragraphs with unbalanced direction controls.
pub fn count_unbalanced_paragraphs(text: &str) -> usize {
    text.split('\n')
        .filter(|paragraph| has_unbalanced_direction(paragraph))
        .count()
}
