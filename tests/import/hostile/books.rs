//! E-books: the container, the package, the order of reading, the chapters.

use crate::archives::zipped;
use crate::case::Case;
use crate::case::Expected::{self, Ok, Refuse, Text, Warn};

const CONTAINER: &str = "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>\
    <rootfile full-path='b.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

fn item(id: &str, href: &str) -> String {
    format!("<item id='{id}' href='{href}' media-type='application/xhtml+xml'/>")
}

fn package(items: &str, spine: &str) -> String {
    format!(
        "<package xmlns='http://www.idpf.org/2007/opf'><metadata/><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
}

/// A book of this package, with these parts.
fn book(package: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut all = vec![
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("b.opf", package.as_bytes()),
    ];
    all.extend(parts.iter().map(|(name, text)| (*name, text.as_bytes())));
    zipped(&all)
}

const PLACE: &str = "<itemref idref='a'/>";

/// A book of one chapter.
pub(super) fn chapter(text: &str) -> Vec<u8> {
    book(&package(&item("a", "a.xhtml"), PLACE), &[("a.xhtml", text)])
}

fn case(name: &str, expected: Expected, make: impl FnOnce() -> Vec<u8> + Send + 'static) -> Case {
    Case::made(name, "a.epub", expected, make)
}

pub(super) fn rows() -> Vec<Case> {
    let one = || item("a", "a.xhtml");
    vec![
        case("nothing", Refuse("no-text"), Vec::new),
        case(
            "no container",
            Refuse("damaged META-INF/container.xml"),
            || zipped(&[("a", b"b")]),
        ),
        case(
            "a container of nothing",
            Refuse("damaged META-INF/container.xml"),
            || zipped(&[("META-INF/container.xml", b"<container/>")]),
        ),
        case("no package", Refuse("damaged b.opf"), || {
            zipped(&[("META-INF/container.xml", CONTAINER.as_bytes())])
        }),
        case("a package that is no XML", Refuse("damaged b.opf"), || {
            book("<package><a></package>", &[])
        }),
        case("two packages", Warn("left-out unordered 1"), move || {
            let two =
                CONTAINER.replace("</rootfiles>", "<rootfile full-path='c.opf'/></rootfiles>");
            let package = package(&one(), PLACE);
            zipped(&[
                ("META-INF/container.xml", two.as_bytes()),
                ("b.opf", package.as_bytes()),
                ("a.xhtml", b"<p>x</p>"),
            ])
        }),
        case("no spine", Refuse("damaged b.opf"), move || {
            book(&package(&one(), ""), &[])
        }),
        case("a place of nothing", Refuse("damaged b.opf"), move || {
            book(&package(&one(), "<itemref idref='z'/>"), &[])
        }),
        case(
            "a chapter that is not there",
            Refuse("damaged a.xhtml"),
            move || book(&package(&one(), PLACE), &[]),
        ),
        case("a chapter again", Refuse("damaged b.opf"), move || {
            book(
                &package(&one(), &PLACE.repeat(2)),
                &[("a.xhtml", "<p>x</p>")],
            )
        }),
        case(
            "a chapter a hundred thousand times",
            Refuse("budget items"),
            move || {
                book(
                    &package(&one(), &PLACE.repeat(100_000)),
                    &[("a.xhtml", "<p>x</p>")],
                )
            },
        ),
        case(
            "a hundred thousand chapters",
            Refuse("budget items"),
            || {
                let all: String = (0..100_000)
                    .map(|n| item(&format!("i{n}"), &format!("{n}.xhtml")))
                    .collect();
                book(&package(&all, PLACE), &[])
            },
        ),
        case(
            "a path that leads out",
            Refuse("damaged etc/passwd"),
            || book(&package(&item("a", "../../../etc/passwd"), PLACE), &[]),
        ),
        case("a chapter that lies elsewhere", Refuse("damaged"), || {
            book(
                &package(&item("a", "https://x.example/a.xhtml"), PLACE),
                &[],
            )
        }),
        case(
            "entities in a chapter",
            Refuse("document-type a.xhtml"),
            || {
                chapter(
                    "<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><html><p>&b;</p></html>",
                )
            },
        ),
        case(
            "entities in the package",
            Refuse("document-type b.opf"),
            move || {
                book(
                    &format!("<!DOCTYPE p [<!ENTITY a 'b'>]>{}", package(&one(), PLACE)),
                    &[],
                )
            },
        ),
        case("a deep chapter", Refuse("budget depth"), || {
            chapter(&"<div>".repeat(100_000))
        }),
        case("a deep package", Refuse("budget depth"), || {
            book(&"<a>".repeat(100_000), &[])
        }),
        case("attributes in a chapter", Refuse("budget items"), || {
            let all: String = (0..100_000).map(|n| format!("a{n}='' ")).collect();
            chapter(&format!("<p {all}>x</p>"))
        }),
        case("a bomb", Refuse("budget unpacked"), || {
            chapter(&" ".repeat(60_000_000))
        }),
        case("a long chapter", Ok(1), || {
            chapter(&format!("<p>{}</p>", "كلمة ".repeat(200_000)))
        }),
        case("broken XML", Text("one\ntwo"), || {
            chapter("<p>one<p>two<br>")
        }),
        case("parts that lie elsewhere, and a script", Text("x"), || {
            chapter(
                "<html><script src='https://x.example/a.js'/><link href='https://x.example/a.css'/><p>x</p></html>",
            )
        }),
        case(
            "chapters for readers who bought it",
            Refuse("copy-protected"),
            move || {
                let encryption = "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><e:EncryptedData xmlns:e='x'><e:EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes128-cbc'/></e:EncryptedData></encryption>";
                book(
                    &package(&one(), PLACE),
                    &[
                        ("a.xhtml", "<p>x</p>"),
                        ("META-INF/encryption.xml", encryption),
                    ],
                )
            },
        ),
        case("no words", Refuse("no-text"), || {
            chapter("<html><p></p></html>")
        }),
    ]
}
