//! Names in archives: where a file lies there, for display alone.

/// The folders of an entry and its own name, last. Nothing of what leads elsewhere is left: no root, no `..`, no drive.
pub(super) fn parts(name: &str) -> Vec<String> {
    name.split(['/', '\\'])
        .map(str::trim)
        .filter(|part| !matches!(*part, "" | "." | "..") && !is_drive(part))
        .map(str::to_owned)
        .collect()
}

fn is_drive(part: &str) -> bool {
    part.len() == 2 && part.ends_with(':') && part.starts_with(|letter: char| letter.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leads_out_of_an_archive() {
        for (name, expected) in [
            ("a/b.txt", &["a", "b.txt"][..]),
            ("../../etc/passwd.txt", &["etc", "passwd.txt"]),
            ("/a.txt", &["a.txt"]),
            ("C:\\docs\\تقرير.txt", &["docs", "تقرير.txt"]),
            ("./a//b/", &["a", "b"]),
            ("CON.", &["CON."]),
            ("", &[]),
            ("..", &[]),
        ] {
            assert_eq!(parts(name), expected, "{name}");
        }
    }
}
