//! Sound files that take longer than they may: the worker is stopped, and the file is refused.

use crate::archives::zipped;
use crate::case::Case;
use crate::case::Expected::Kill;

/// What a file is called, and what is in it.
type Sound = (&'static str, fn() -> Vec<u8>);

pub(super) fn rows() -> Vec<Case> {
    let rows: [Sound; 7] = [
        ("a.html", || {
            "<p>كلمة <b>x</b> ".repeat(400_000).into_bytes()
        }),
        ("a.rtf", || {
            format!("{{\\rtf1 {}}}", "a{\\b b}\\par ".repeat(400_000)).into_bytes()
        }),
        ("a.eml", || {
            format!(
                "Subject: x\r\nContent-Type: text/html\r\n\r\n{}",
                "<p>x <b>y</b>\r\n".repeat(400_000)
            )
            .into_bytes()
        }),
        ("a.csv", || "id,some words\n".repeat(400_000).into_bytes()),
        ("a.srt", || {
            "1\n00:00:01,000 --> 00:00:02,000\na\n\n"
                .repeat(200_000)
                .into_bytes()
        }),
        ("a.epub", || {
            let text = "<p>كلمة <b>x</b></p>".repeat(300_000);
            super::books::chapter(&text)
        }),
        ("a.zip", || {
            zipped(&[("a.html", "<p>كلمة <b>x</b> ".repeat(300_000).as_bytes())])
        }),
    ];
    rows.map(|(file, make)| Case::made(format!("longer than its time: {file}"), file, Kill, make))
        .into()
}
