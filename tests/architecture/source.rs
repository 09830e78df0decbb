//! Reading Rust source well enough for the guards: comments and the insides of literals are blanked out, positions stay.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the package.
pub(crate) fn root() -> PathBuf {
    // Cargo says where when it runs the tests; built and run in different places, the former is stale.
    std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from)
}

/// A Rust file.
pub(crate) struct Source {
    /// Relative to the package, with `/`.
    pub(crate) path: String,
    /// As it is.
    pub(crate) raw: String,
    /// Same length; comments and what stands inside literals are spaces. The quotes stay.
    pub(crate) code: String,
    /// The string literals, as byte ranges of their insides.
    pub(crate) literals: Vec<std::ops::Range<usize>>,
}

impl Source {
    /// The layer: the first folder or file under `src/`.
    pub(crate) fn layer(&self) -> &str {
        let inside = self.path.trim_start_matches("src/");
        inside
            .split('/')
            .next()
            .unwrap_or(inside)
            .trim_end_matches(".rs")
    }

    /// Whether the whole file is made of tests.
    pub(crate) fn is_test(&self) -> bool {
        self.path.starts_with("tests/")
            || self.path.contains("/tests/")
            || self.path.ends_with("/tests.rs")
    }

    /// The line of a byte, from 1.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.raw[..at].matches('\n').count() + 1
    }

    /// The code without a test module at its end.
    pub(crate) fn code_without_tests(&self) -> &str {
        let end = if self.is_test() {
            Some(0)
        } else {
            self.code.find("#[cfg(test)]\nmod tests {")
        };
        &self.code[..end.unwrap_or(self.code.len())]
    }

    /// The words of the code: identifiers and keywords with their positions, tests left out.
    pub(crate) fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        let code = self.code_without_tests();
        let is_part = |character: char| character.is_alphanumeric() || character == '_';
        code.split(move |character| !is_part(character))
            .filter(|word| !word.is_empty())
            .map(move |word| (word.as_ptr() as usize - code.as_ptr() as usize, word))
    }
}

/// All Rust files under a folder of the package, by path; none if there is no such folder.
pub(crate) fn sources(folder: &str) -> Vec<Source> {
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    paths.iter().map(|path| read(path)).collect()
}

/// All files under a folder, sorted.
pub(crate) fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut found: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    found.sort();
    for path in found {
        if path.is_dir() {
            walk(&path, paths);
        } else {
            paths.push(path);
        }
    }
}

/// The path relative to the package, with `/`.
pub(crate) fn relative(path: &Path) -> String {
    let inside = path.strip_prefix(root()).expect("inside the package");
    inside.to_string_lossy().replace('\\', "/")
}

/// Fails with all the faults, one a line.
pub(crate) fn expect_none(rule: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{rule}:\n  {}\n", faults.join("\n  "));
}

fn read(path: &Path) -> Source {
    let raw = fs::read_to_string(path)
        .expect("a source file in UTF-8")
        .replace("\r\n", "\n");
    let (code, literals) = blank(&raw);
    Source {
        path: relative(path),
        raw,
        code,
        literals,
    }
}

/// Blanks comments and the insides of literals.
pub(crate) fn blank(raw: &str) -> (String, Vec<std::ops::Range<usize>>) {
    let bytes = raw.as_bytes();
    let mut code = bytes.to_vec();
    let mut literals = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &raw.as_bytes()[at..];
        let end = if rest.starts_with(b"//") {
            let end = rest
                .iter()
                .position(|byte| *byte == b'\n')
                .map_or(bytes.len(), |line| at + line);
            clear(&mut code, at..end);
            end
        } else if rest.starts_with(b"/*") {
            let end = block_comment_end(bytes, at);
            clear(&mut code, at..end);
            end
        } else if let Some((inside, end)) = string_at(bytes, at) {
            clear(&mut code, inside.clone());
            literals.push(inside);
            end
        } else if let Some(end) = character_end(raw, at) {
            clear(&mut code, at + 1..end - 1);
            end
        } else {
            at + 1
        };
        at = end;
    }
    (
        String::from_utf8(code).expect("only ASCII was put in"),
        literals,
    )
}

fn clear(code: &mut [u8], range: std::ops::Range<usize>) {
    code[range]
        .iter_mut()
        .filter(|byte| **byte != b'\n')
        .for_each(|byte| *byte = b' ');
}

fn block_comment_end(bytes: &[u8], start: usize) -> usize {
    let mut depth = 0;
    let mut at = start;
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    bytes.len()
}

/// The inside and the end of a string literal that starts at `at`, raw or not.
fn string_at(bytes: &[u8], at: usize) -> Option<(std::ops::Range<usize>, usize)> {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let after_word = at > 0 && is_word(bytes[at - 1]);
    if !after_word && (bytes[at] == b'r' || bytes[at..].starts_with(b"br")) {
        let mut open = at + if bytes[at] == b'b' { 2 } else { 1 };
        let hashes = bytes[open..]
            .iter()
            .take_while(|byte| **byte == b'#')
            .count();
        open += hashes;
        if bytes.get(open) != Some(&b'"') {
            return None;
        }
        let close: Vec<u8> = std::iter::once(b'"')
            .chain(std::iter::repeat_n(b'#', hashes))
            .collect();
        let length = bytes[open + 1..]
            .windows(close.len())
            .position(|window| window == close)?;
        return Some((open + 1..open + 1 + length, open + 1 + length + close.len()));
    }
    if bytes[at] != b'"' {
        return None;
    }
    let mut end = at + 1;
    while end < bytes.len() && bytes[end] != b'"' {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    Some((at + 1..end.min(bytes.len()), (end + 1).min(bytes.len())))
}

/// The end of a character literal that starts at `at`; `None` for a lifetime.
fn character_end(raw: &str, at: usize) -> Option<usize> {
    let inside = raw.get(at..)?.strip_prefix('\'')?;
    if let Some(escaped) = inside.strip_prefix('\\') {
        let close = escaped
            .char_indices()
            .skip(1)
            .find(|(_, character)| *character == '\'')?;
        return Some(at + 2 + close.0 + 1);
    }
    let first = inside.chars().next()?;
    let close = 1 + first.len_utf8();
    raw[at + close..]
        .starts_with('\'')
        .then_some(at + close + 1)
}

#[test]
fn comments_and_literals_are_blanked() {
    for (raw, expected) in [
        ("a // b\nc", "a     \nc"),
        ("a /* b /* c */ d */ e", "a                   e"),
        (r#"f("x // y", 1)"#, r#"f("      ", 1)"#),
        (r##"f(r#"a"b"#)"##, r##"f(r#"   "#)"##),
        (r#"f("a\"b")"#, r#"f("    ")"#),
        (
            "'\"' 'a' '\\'' '\\u{2068}' <'a>",
            "' ' ' ' '  ' '        ' <'a>",
        ),
        ("var\"x\"", "var\" \""),
    ] {
        assert_eq!(blank(raw).0, expected, "{raw}");
    }
}
