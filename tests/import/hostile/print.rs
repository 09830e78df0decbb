//! PDF: loops of objects, bombs, depth, what has no text, what would run.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::case::{Case, Expected};

const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R>>";
const PAGES: &str = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
const PAGE: &str =
    "<</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>";
const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
const HELLO: &str = "BT /F 12 Tf 50 300 Td (Hello there) Tj ET";

/// A file of these objects, numbered from 1, the first the catalog; `START` in the trailer is where its table stands.
fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let size = objects.len() + 1;
    let mut table = format!("xref\n0 {size}\n0000000000 65535 f \n");
    for (index, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", bytes.len()).expect("a string");
        bytes.extend(format!("{} 0 obj\n", index + 1).bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len().to_string();
    let trailer = trailer.replace("START", &start);
    bytes.extend(
        format!(
            "{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
        )
        .bytes(),
    );
    bytes
}

fn objects(list: &[&str]) -> Vec<Vec<u8>> {
    list.iter()
        .map(|object| object.as_bytes().to_vec())
        .collect()
}

fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<<{entries}/Length {}>>\nstream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// A page with this content stream, and a further object.
fn page(content: Vec<u8>, more: Vec<u8>) -> Vec<u8> {
    let mut all = objects(&[CATALOG, PAGES, PAGE]);
    all.extend([content, FONT.as_bytes().to_vec(), more]);
    pdf(&all, "")
}

fn form(content: &str) -> Vec<u8> {
    let entries = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>";
    stream(entries, content.as_bytes())
}

pub(super) fn rows() -> Vec<Case> {
    let none = || b"null".to_vec();
    let of = |list: &[&str]| pdf(&objects(list), "");
    let refuse = |name: &str, bytes: Vec<u8>, code: &'static str| {
        Case::new(name, "a.pdf", bytes, Expected::Refuse(code))
    };
    let text =
        |name: &str, bytes: Vec<u8>| Case::new(name, "a.pdf", bytes, Expected::Text("Hello there"));
    let warn = |name: &str, bytes: Vec<u8>, code: &'static str| {
        Case::new(name, "a.pdf", bytes, Expected::Warn(code))
    };
    let nested = format!("{}{}", "[".repeat(10_500), "]".repeat(10_500));
    let kids = "3 0 R ".repeat(1_000_000);
    let filters = "/FlateDecode".repeat(100);
    let hello = || stream("", HELLO.as_bytes());
    let plain = [
        objects(&[CATALOG, PAGES, PAGE]),
        vec![hello()],
        objects(&[FONT]),
    ]
    .concat();
    let picture = stream("/Type/XObject/Subtype/Image/Width 1/Height 1", b"x");
    let launch = "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(calc.exe)>>>>";
    let mut with_launch = plain.clone();
    with_launch[0] = launch.as_bytes().to_vec();
    vec![
        text("a plain page", pdf(&plain, "")),
        text("a table that leads to itself", pdf(&plain, "/Prev START")),
        text(
            "a form that draws itself",
            page(
                stream("", format!("{HELLO} /X Do").as_bytes()),
                form("/X Do"),
            ),
        ),
        text(
            "an object stream in itself",
            page(
                hello(),
                stream("/Type/ObjStm/N 1/First 4/Extends 6 0 R", b"6 0 6 0 R"),
            ),
        ),
        text(
            "a length that leads to itself",
            page(hello(), b"<</Length 6 0 R>>\nstream\nx\nendstream".to_vec()),
        ),
        warn(
            "an action that starts a program",
            pdf(&with_launch, ""),
            "left-out action 1",
        ),
        warn(
            "white words",
            page(
                stream("", b"BT /F 12 Tf 1 g 50 300 Td (secret) Tj ET"),
                none(),
            ),
            "concealed 6",
        ),
        warn(
            "a scan that was read",
            page(
                stream("", format!("3 Tr {HELLO} /X Do").as_bytes()),
                picture.clone(),
            ),
            "recognized 1",
        ),
        refuse(
            "a scan",
            page(stream("", b"/X Do"), picture),
            "no-text-layer",
        ),
        refuse("no word", page(stream("", b""), none()), "no-text"),
        refuse("a head alone", b"%PDF-1.7\n".to_vec(), "damaged file"),
        refuse("nested arrays", of(&[CATALOG, &nested]), "damaged pages"),
        refuse(
            "a tree of pages in itself",
            of(&[CATALOG, "<</Type/Pages/Kids[2 0 R]>>"]),
            "damaged pages",
        ),
        refuse(
            "two trees in each other",
            of(&[CATALOG, "<</Kids[3 0 R]>>", "<</Kids[2 0 R]>>"]),
            "damaged pages",
        ),
        refuse(
            "a million pages",
            of(&[
                CATALOG,
                &format!("<</Type/Pages/Kids[{kids}]>>"),
                "<</Type/Page>>",
            ]),
            "budget items",
        ),
        refuse(
            "100 filters",
            page(stream(&format!("/Filter[{filters}]"), b"x"), none()),
            "budget depth",
        ),
        refuse(
            "states saved without end",
            page(stream("", &b"q ".repeat(100_000)), none()),
            "budget depth",
        ),
        Case::made(
            "a bomb",
            "a.pdf",
            Expected::Refuse("budget unpacked"),
            move || {
                page(
                    stream("/Filter/FlateDecode", &deflated(&vec![b' '; 200_000_000])),
                    none(),
                )
            },
        ),
        Case::made(
            "a bomb in a bomb",
            "a.pdf",
            Expected::Refuse("budget unpacked"),
            move || {
                let inner = deflated(&vec![b' '; 200_000_000]);
                page(
                    stream("/Filter[/FlateDecode/FlateDecode]", &deflated(&inner)),
                    none(),
                )
            },
        ),
    ]
}
