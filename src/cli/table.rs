//! Columns for people: padded by what a terminal shows, the last one left as it is.

use unicode_segmentation::UnicodeSegmentation;

/// Lines of a table. Every row has as many cells as the first; white space and control characters become single spaces.
pub(super) fn lines(rows: &[Vec<String>]) -> Vec<String> {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| one_line(cell)).collect())
        .collect();
    let columns = rows.first().map_or(0, Vec::len);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|cell| width(cell))
                .max()
                .unwrap_or(0)
        })
        .collect();
    rows.iter()
        .map(|row| {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                line.push_str(cell);
                if column + 1 < row.len() {
                    let padding = widths.get(column).copied().unwrap_or(0) - width(cell) + 2;
                    line.extend(std::iter::repeat_n(' ', padding));
                }
            }
            line.trim_end().to_owned()
        })
        .collect()
}

/// The first words of a text on one line.
pub(super) fn clipped(text: &str, graphemes: usize) -> String {
    let line = one_line(text);
    match line.grapheme_indices(true).nth(graphemes) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line,
    }
}

/// Keeps the space at the start, which shows the depth of a tree.
fn one_line(text: &str) -> String {
    let indent = text.len() - text.trim_start_matches(' ').len();
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    format!("{}{}", &text[..indent], words.join(" "))
}

/// Vowel marks take no column of their own.
fn width(text: &str) -> usize {
    text.graphemes(true).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let rows = [["أَب", "x"], ["abc", "y\nz"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(lines(&rows), ["أَب   x", "abc  y z"]);
        assert_eq!(lines(&[]), Vec::<String>::new());
    }

    #[test]
    fn long_texts_are_cut_between_letters() {
        for (text, expected) in [
            ("ab", "ab"),
            ("abcd", "abc…"),
            ("ab cd", "ab…"),
            ("سَلَام", "سَلَا…"),
            ("a\n b", "a b"),
        ] {
            assert_eq!(clipped(text, 3), expected);
        }
    }
}
