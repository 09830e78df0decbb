//! Messages and pages saved as messages: parts in parts, boundaries, encodings, heads.

use crate::case::Case;
use crate::case::Expected::{self, Ok, Refuse, Text, Warn, WarnText};

fn mail<B: Into<Vec<u8>>>(
    name: &str,
    expected: Expected,
    make: impl FnOnce() -> B + Send + 'static,
) -> Case {
    Case::made(name, "a.eml", expected, make)
}

fn nested(kind: &str, times: usize) -> String {
    format!("Subject: x\r\nContent-Type: {kind}\r\n\r\n").repeat(times) + "words"
}

fn multi(times: usize) -> String {
    let one = |n: usize| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n");
    format!(
        "Subject: x\r\n{}words",
        (0..times).map(one).collect::<String>()
    )
}

fn parts(times: usize) -> String {
    let part = "--b\r\nContent-Type: application/x\r\n\r\nx\r\n";
    format!(
        "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nwords\r\n{}--b--",
        part.repeat(times)
    )
}

pub(super) fn rows() -> Vec<Case> {
    let mut rows = messages();
    rows.extend(saved_pages());
    rows
}

fn messages() -> Vec<Case> {
    let small = |name: &str, message: &'static str, expected| mail(name, expected, move || message);
    vec![
        small("nothing", "", Refuse("no-text")),
        small("no head", "words without a head", Refuse("damaged")),
        small("an empty head", "\r\n\r\n", Refuse("")),
        small("a head alone", "Subject: x\r\n", Ok(1)),
        small(
            "a plain one",
            "Subject: x\r\n\r\nwords\r\n",
            Text("Subject: x\n\nwords"),
        ),
        small(
            "an encoding that is false",
            "Subject: x\r\nContent-Type: text/plain; charset=windows-1256\r\n\r\nقال المتحدث إن الشركة\r\n",
            WarnText(
                "encoding-declared windows-1256 UTF-8",
                "Subject: x\n\nقال المتحدث إن الشركة",
            ),
        ),
        small(
            "letters that are none",
            "Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
            Ok(1),
        ),
        small(
            "a page with a script and a picture elsewhere",
            "Subject: x\r\nContent-Type: text/html\r\n\r\n<script>a</script><img src=https://x.example/a.png><p>b",
            Text("Subject: x\n\nb"),
        ),
        small(
            "a file that came along",
            "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nwords\r\n--b\r\nContent-Type: application/x\r\nContent-Disposition: attachment; filename=\"../../../tmp/out\"\r\n\r\nMZ\r\n--b--",
            Warn("left-out attachment 1"),
        ),
        small(
            "a boundary of nothing",
            "Subject: x\r\nContent-Type: multipart/mixed; boundary=\r\n\r\n--\r\n\r\nwords\r\n----",
            Warn("left-out attachment 1"),
        ),
        small(
            "lines with zeros",
            "Subject: x\0y\r\n\r\nwo\0rds\r\n",
            Warn(""),
        ),
        mail("nested messages", Refuse("budget depth"), || {
            nested("message/rfc822", 10_000)
        }),
        mail("nested digests", Refuse("budget depth"), || {
            nested("Multipart/Digest; boundary=b", 10_000)
        }),
        mail(
            "twenty messages in each other",
            Warn("left-out message 1"),
            || nested("message/rfc822", 20),
        ),
        mail("nested parts", Refuse("budget items"), || multi(10_000)),
        mail("parts without end", Refuse("budget items"), || {
            parts(30_000)
        }),
        mail("a thousand parts", Warn("left-out attachment 1000"), || {
            parts(1_000)
        }),
        mail(
            "a boundary that never comes",
            Warn("left-out attachment 1"),
            || {
                format!(
                    "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{}",
                    "words\r\n".repeat(200_000)
                )
            },
        ),
        mail("a head without end", Ok(1), || {
            format!(
                "Subject: x\r\nTo: {}\r\n\r\nwords",
                "a@x.example, ".repeat(100_000)
            )
        }),
        mail("words in letters without end", Ok(1), || {
            format!(
                "Subject: {}\r\n\r\nwords",
                "=?utf-8?B?2Lk=?= ".repeat(50_000)
            )
        }),
        mail("brackets in an address", Warn("facts-left-out 1"), || {
            format!("Subject: x\r\nFrom: {}\r\n\r\nwords", "(".repeat(200_000))
        }),
        mail("a hundred thousand lines of head", Ok(1), || {
            format!("Subject: x\r\n{}\r\nwords", "X-A: b\r\n".repeat(100_000))
        }),
    ]
}

fn saved_pages() -> Vec<Case> {
    let head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n";
    let page = move |name: &str, expected, make: fn() -> String| {
        Case::made(name, "a.mhtml", expected, move || {
            format!("{head}{}\r\n--b--\r\n", make())
        })
    };
    vec![
        Case::new("MHTML, nothing", "a.mhtml", "", Refuse("")),
        Case::new(
            "MHTML, no message",
            "a.mhtml",
            "no message at all",
            Refuse("damaged"),
        ),
        Case::new(
            "MHTML, a message without a page",
            "a.mhtml",
            "Content-Type: text/plain\r\n\r\nwords",
            Refuse("damaged page"),
        ),
        page("MHTML, a picture alone", Refuse("damaged page"), || {
            "Content-Type: image/png\r\n\r\nx".to_owned()
        }),
        page("MHTML, a page", Text("x"), || {
            "Content-Type: text/html\r\n\r\n<p>x".to_owned()
        }),
        page("MHTML, a deep page", Refuse("budget depth"), || {
            format!("Content-Type: text/html\r\n\r\n{}", "<div>".repeat(100_000))
        }),
        page("MHTML, a start that is not there", Text("x"), || {
            "Content-Type: text/html\r\nContent-ID: <a>\r\nContent-Location: file:///etc/passwd\r\n\r\n<p>x".to_owned()
        }),
        page(
            "MHTML, an encoding that is false",
            Warn("encoding-declared"),
            || {
                "Content-Type: text/html; charset=windows-1256\r\n\r\n<p>قال المتحدث إن الشركة"
                    .to_owned()
            },
        ),
        page("MHTML, parts without end", Refuse("budget items"), || {
            "Content-Type: image/png\r\n\r\nx\r\n--b\r\n".repeat(30_000)
        }),
    ]
}
