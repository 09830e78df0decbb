//! Tests of hostile and damaged PDF files: each ends soon, refused with its reason or read as far as it goes.

use std::fmt::Write;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::*;
use crate::base::Limit;
use crate::exchange::importer::testing::{SOON, codes, fixture, read_one, survives};
use std::time::Instant;

/// A file of these objects, numbered from 1, with a table of where they are; the first is the catalog.
pub(super) fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", bytes.len()).expect("a string");
        bytes.extend(format!("{} 0 obj\n", index + 1).bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(table.bytes());
    let size = objects.len() + 1;
    bytes.extend(
        format!("trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n")
            .bytes(),
    );
    bytes
}

/// A stream with what its dictionary says beside its length.
pub(super) fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
    let mut stream = format!("<<{entries}/Length {}>>\nstream\n", bytes.len()).into_bytes();
    stream.extend(bytes);
    stream.extend(b"\nendstream");
    stream
}

pub(super) fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// A document of one page with this content, and more objects from number 6 on.
pub(super) fn page(content: &[u8], page: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{page}>>>>").into_bytes(),
        stream("", content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
    ];
    objects.extend_from_slice(more);
    pdf(&objects, "")
}

const HELLO: &[u8] = b"BT /F 12 Tf 50 300 Td (Hello there) Tj ET";

fn two_byte(to_unicode: &str) -> Vec<Vec<u8>> {
    vec![
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>".to_vec(),
        b"<</Type/Font/Subtype/CIDFontType2/W[1 [500 500] 3 4 600 5]>>".to_vec(),
        stream("", to_unicode.as_bytes()),
    ]
}

/// A page in a font of two bytes a letter, with a map of them or none.
fn composite(to_unicode: &str) -> Vec<u8> {
    page(
        b"BT /G 12 Tf 50 300 Td <000100020003> Tj ET",
        "/Font<</F 5 0 R/G 6 0 R>>",
        &two_byte(to_unicode),
    )
}

/// Reads a file and tells how it ended; it must end soon.
fn outcome(what: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    let start = Instant::now();
    let result = read_one("a.pdf", bytes);
    let took = start.elapsed();
    assert!(took < SOON, "{what} took {took:?}");
    assert!(
        !matches!(result, Err(ImportError::Fault | ImportError::WrongAnswer)),
        "{what}: {result:?}"
    );
    result
}

#[test]
fn hostile_files_are_refused() {
    let damaged = |part: &str| {
        Some(ImportError::Damaged {
            part: part.to_owned(),
        })
    };
    let objects = |list: &[&str]| -> Vec<Vec<u8>> {
        list.iter()
            .map(|object| object.as_bytes().to_vec())
            .collect()
    };
    let nested = format!("{}{}", "[".repeat(10_500), "]".repeat(10_500));
    let zeros = vec![b' '; 60_000_000];
    let bomb = deflated(&zeros);
    let filters = "/FlateDecode".repeat(100);
    let with_contents = |contents: Vec<u8>| {
        let mut all = objects(&[
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Contents 4 0 R>>",
        ]);
        all.push(contents);
        pdf(&all, "")
    };
    let kids = "3 0 R ".repeat(1_000_000);
    let good = fixture("pdf/plain-pango.pdf");
    let saves = b"q ".repeat(100_000);
    // Ten forms, each of which draws the next ten times.
    let forms: Vec<Vec<u8>> = (0..10)
        .map(|n| {
            let entries = format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N {} 0 R>>/Font<</F 5 0 R>>>>", n + 7);
            stream(&entries, &b"/N Do ".repeat(10))
        })
        .chain([stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", HELLO)])
        .collect();
    let over = |result: &ImportError, limit: Limit| matches!(result, ImportError::Budget(exceeded) if exceeded.limit == limit);
    type Case<'a> = (&'a str, Vec<u8>, Option<ImportError>, Option<Limit>);
    let cases: Vec<Case<'_>> = vec![
        ("nothing", Vec::new(), Some(ImportError::NoText), None),
        ("no PDF", b"plain text".to_vec(), damaged("file"), None),
        ("only a head", b"%PDF-1.7\n".to_vec(), damaged("file"), None),
        ("cut in half", good[..good.len() / 2].to_vec(), None, None),
        (
            "nested arrays",
            pdf(&objects(&["<</Type/Catalog/Pages 2 0 R>>", &nested]), ""),
            damaged("pages"),
            None,
        ),
        (
            "no pages",
            pdf(&objects(&["<</Type/Catalog>>"]), ""),
            damaged("pages"),
            None,
        ),
        (
            "a tree of pages without any",
            pdf(
                &objects(&["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]>>"]),
                "",
            ),
            damaged("pages"),
            None,
        ),
        (
            "a tree in itself",
            pdf(
                &objects(&[
                    "<</Type/Catalog/Pages 2 0 R>>",
                    "<</Type/Pages/Kids[2 0 R]>>",
                ]),
                "",
            ),
            damaged("pages"),
            None,
        ),
        (
            "two trees in each other",
            pdf(
                &objects(&[
                    "<</Type/Catalog/Pages 2 0 R>>",
                    "<</Type/Pages/Kids[3 0 R]>>",
                    "<</Type/Pages/Kids[2 0 R]>>",
                ]),
                "",
            ),
            damaged("pages"),
            None,
        ),
        (
            "a reference to itself",
            pdf(&objects(&["<</Type/Catalog/Pages 2 0 R>>", "2 0 R"]), ""),
            damaged("pages"),
            None,
        ),
        (
            "a million pages",
            pdf(
                &objects(&[
                    "<</Type/Catalog/Pages 2 0 R>>",
                    &format!("<</Type/Pages/Kids[{kids}]>>"),
                    "<</Type/Page>>",
                ]),
                "",
            ),
            None,
            Some(Limit::Items),
        ),
        (
            "a bomb",
            with_contents(stream("/Filter/FlateDecode", &bomb)),
            None,
            Some(Limit::Unpacked),
        ),
        (
            "a bomb in a bomb",
            with_contents(stream(
                "/Filter[/FlateDecode/FlateDecode]",
                &deflated(&bomb),
            )),
            None,
            Some(Limit::Unpacked),
        ),
        (
            "100 filters",
            with_contents(stream(&format!("/Filter[{filters}]"), b"x")),
            None,
            Some(Limit::Depth),
        ),
        (
            "an unknown filter",
            with_contents(stream("/Filter/Magic", b"x")),
            damaged("page"),
            None,
        ),
        (
            "states saved without end",
            page(&saves, "", &[]),
            None,
            Some(Limit::Depth),
        ),
        (
            "marks without end",
            page(&b"/A BMC ".repeat(100_000), "", &[]),
            None,
            Some(Limit::Depth),
        ),
        (
            "forms that multiply",
            page(b"/N Do", "/XObject<</N 6 0 R>>", &forms),
            None,
            Some(Limit::Items),
        ),
        (
            "a scan",
            page(
                b"/P Do",
                "/XObject<</P 6 0 R>>",
                &[stream("/Type/XObject/Subtype/Image/Width 1/Height 1", b"x")],
            ),
            Some(ImportError::NoTextLayer),
            None,
        ),
        (
            "a font without a map",
            composite(""),
            Some(ImportError::UnknownLetters),
            None,
        ),
        (
            "a broken map",
            composite("1 beginbfchar <0001> <"),
            Some(ImportError::UnknownLetters),
            None,
        ),
        (
            "an empty page",
            page(b"", "", &[]),
            Some(ImportError::NoText),
            None,
        ),
    ];
    for (what, bytes, expected, limit) in cases {
        let result = outcome(what, &bytes);
        match (result, expected, limit) {
            (Err(error), Some(expected), _) => assert_eq!(error, expected, "{what}"),
            (Err(error), None, Some(limit)) => assert!(over(&error, limit), "{what}: {error:?}"),
            (Err(_), None, None) => {}
            (Ok(read), ..) => panic!("{what} was read: {:?}", read.text),
        }
    }
}

#[test]
fn odd_files_are_read_as_far_as_they_go() {
    let own = [stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>",
        b"/X Do",
    )];
    let hello = |more: &str| page(&[HELLO, more.as_bytes()].concat(), "", &[]);
    let cases: Vec<(&str, Vec<u8>, &str, &[&str])> = vec![
        ("a plain page", page(HELLO, "", &[]), "Hello there", &[]),
        (
            "a form that draws itself",
            page(&[HELLO, b" /X Do"].concat(), "/XObject<</X 6 0 R>>", &own),
            "Hello there",
            &[],
        ),
        (
            "numbers that are none",
            hello(" 1e999 0 0 nan 0 0 cm (x) Tj"),
            "Hello there",
            &[],
        ),
        (
            "more brought back than saved",
            hello(" Q Q Q ET EMC"),
            "Hello there",
            &[],
        ),
        (
            "a font that is not there",
            hello(" BT /Z 9 Tf (lost) Tj ET"),
            "Hello there",
            &["unmapped 4"],
        ),
        (
            "a huge font",
            hello(" BT /F 1e30 Tf (x) Tj ET"),
            "Hello there",
            &[],
        ),
        (
            "white words",
            hello(" BT 1 g /F 12 Tf 50 200 Td (secret) Tj ET"),
            "Hello there\nsecret",
            &["concealed 6"],
        ),
        (
            "covered words",
            page(&[HELLO, b" 0 g 40 290 200 40 re f"].concat(), "", &[]),
            "Hello there",
            &["concealed 10"],
        ),
        (
            "words without ink",
            hello(" BT 3 Tr /F 12 Tf 50 200 Td (secret) Tj ET"),
            "Hello there\nsecret",
            &["concealed 6"],
        ),
        (
            "white words on black",
            page(
                b"0 g 40 290 200 40 re f BT 1 g /F 12 Tf 50 300 Td (Title) Tj ET",
                "",
                &[],
            ),
            "Title",
            &[],
        ),
        (
            "a scan with its words",
            page(
                b"/P Do BT 3 Tr /F 12 Tf 50 300 Td (read off) Tj ET",
                "/XObject<</P 6 0 R>>",
                &[stream("/Type/XObject/Subtype/Image/Width 1/Height 1", b"x")],
            ),
            "read off",
            &["recognized 1"],
        ),
        (
            "a font of its own",
            page(HELLO, "", &[b"<</S/JavaScript/JS(app.alert)>>".to_vec()]),
            "Hello there",
            &[],
        ),
    ];
    for (what, bytes, expected, notes) in cases {
        let read = outcome(what, &bytes).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(read.text.starts_with(expected), "{what}: {:?}", read.text);
        let found = codes(&read);
        let missing = notes
            .iter()
            .find(|note| !found.iter().any(|code| code.starts_with(**note)));
        assert!(
            missing.is_none() && found.len() == notes.len(),
            "{what}: {found:?}"
        );
    }
}

#[test]
fn what_a_file_would_do_is_counted_and_not_done() {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(calc.exe)>>/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>/JavaScript<</Names[(b) 6 0 R]>>>>/Lang(ar-EG)>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[<</Subtype/Text/Contents(note)>><</Subtype/Link/A<</S/URI/URI(http://x)>>>><</Subtype/Widget>>]>>",
    ];
    let mut objects: Vec<Vec<u8>> = objects
        .iter()
        .map(|object| object.as_bytes().to_vec())
        .collect();
    objects.push(stream("", HELLO));
    objects.push(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec());
    objects.push(b"<</Title(A title)/Author(Layla)/CreationDate(D:20190312)>>".to_vec());
    let read = outcome("actions", &pdf(&objects, "/Info 6 0 R")).expect("read");
    assert_eq!(
        codes(&read),
        [
            "left-out action 2",
            "left-out attachment 1",
            "left-out comment 1",
            "left-out field 1"
        ]
    );
    assert_eq!(read.title.as_deref(), Some("A title"));
    assert_eq!(read.language.as_deref(), Some("ar-EG"));
    assert_eq!(read.facts.len(), 2);
}

#[test]
fn mutated_files_do_no_harm() {
    let mut seeds = vec![
        fixture("pdf/columns-en-groff.pdf"),
        page(
            HELLO,
            "/XObject<</X 6 0 R>>",
            &[stream("/Subtype/Form", HELLO)],
        ),
    ];
    let cmap = b"1 beginbfrange <0000> <00FF> <0600> endbfrange";
    seeds.push(page(
        b"q 1 0 0 1 9 9 cm BT /G 12 Tf 50 300 Td [<00410042> -200 <00430048>] TJ 0 -14 Td <00490045> ' ET Q",
        "/Font<</G 6 0 R>>",
        &[
            b"<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>".to_vec(),
            b"<</Subtype/CIDFontType2/DW 500/W[65 [500 600] 67 70 400]>>".to_vec(),
            stream("", cmap),
        ],
    ));
    let pieces: &[&[u8]] = &[
        b" 3 0 R ",
        b"[",
        b"]",
        b"<<",
        b">>",
        b"/Kids",
        b"/Length 99999",
        b"q ",
        b"Q ",
        b" Do ",
        b" Tf ",
        b"-1e30 ",
        b"<FEFF0644>",
        b"endstream",
        b"stream\n",
        b" Tj ",
        b"BT ",
        b"1 0 0 0 0 0 Tm ",
    ];
    survives("a.pdf", |dice| {
        let seed = &seeds[dice.below(seeds.len())];
        dice.mutate(seed, pieces)
    });
}
