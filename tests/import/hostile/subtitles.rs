//! Subtitles: times, signs, names.

use crate::case::Case;
use crate::case::Expected::{Ok, Refuse, Text, Warn, WarnText};

const TIME: &str = "00:00:01,000 --> 00:00:02,000\n";

/// What there is much of, and all of it.
type Much = (&'static str, fn() -> String);

pub(super) fn rows() -> Vec<Case> {
    let small =
        |name: &str, file: &str, text: String, expected| Case::new(name, file, text, expected);
    let mut rows = vec![
        small("SRT, nothing", "a.srt", String::new(), Refuse("no-text")),
        small("SRT, no words", "a.srt", TIME.to_owned(), Refuse("no-text")),
        small(
            "SRT, a plain one",
            "a.srt",
            format!("1\n{TIME}a\n"),
            Text("a"),
        ),
        small(
            "SRT, a time that goes back",
            "a.srt",
            format!("1\n00:00:09,000 --> 00:00:10,000\na\n\n2\n{TIME}b\n"),
            Warn("cue-time 1"),
        ),
        small(
            "SRT, an end before its start",
            "a.srt",
            "1\n00:00:02,000 --> 00:00:01,000\na\n".to_owned(),
            WarnText("cue-time 1", "a"),
        ),
        small(
            "SRT, hours without end",
            "a.srt",
            "1\n99999999999999999999:00:00,000 --> 00:00:01,000\na\n".to_owned(),
            Warn("cue-time"),
        ),
        small(
            "SRT, scripts",
            "a.srt",
            format!("1\n{TIME}<script>a</script><b>b</b>{{\\an8}}c\n"),
            Ok(1),
        ),
        small(
            "VTT, a comment alone",
            "a.vtt",
            "WEBVTT\n\nNOTE x".to_owned(),
            Refuse("no-text"),
        ),
        small("VTT, no head", "a.vtt", format!("1\n{TIME}a\n"), Text("a")),
        small(
            "VTT, styles that fetch",
            "a.vtt",
            format!(
                "WEBVTT\n\nSTYLE\n::cue {{ background: url(https://x.example/a) }}\n\n{TIME}a\n"
            ),
            Text("a"),
        ),
        small(
            "SRT, an override",
            "a.srt",
            format!("1\n{TIME}a\u{202E}b\n"),
            Warn("direction-override"),
        ),
    ];
    let many: [Much; 5] = [
        ("signs without end", || {
            format!("{TIME}{}", "<".repeat(1_000_000))
        }),
        ("references without end", || {
            format!("{TIME}{}", "&".repeat(1_000_000))
        }),
        ("one long line", || {
            format!("{TIME}{}", "كلمة ".repeat(200_000))
        }),
        ("many names", || {
            (0..50_000).map(|n| format!("{TIME}N{n}: x\n\n")).collect()
        }),
        ("empty cues", || TIME.repeat(100_000) + "x"),
    ];
    for (name, make) in many {
        for file in ["a.srt", "a.vtt"] {
            let ending = file.trim_start_matches("a.").to_uppercase();
            rows.push(Case::made(format!("{ending}, {name}"), file, Ok(1), make));
        }
    }
    let arrows = || format!("{TIME}{}\nx", "-->".repeat(100_000));
    rows.push(Case::made("SRT, arrows", "a.srt", Warn("cue-time"), arrows));
    rows
}
