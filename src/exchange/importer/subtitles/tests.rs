//! Tests of reading subtitles: files of two producers, speakers, tags, times, and what is damaged.

use super::*;
use crate::exchange::importer::testing::{
    check_marks, codes, fixture, marks, read_fixture, read_one, refused, survives,
};
use crate::model::StructureKind::{Cue, Speaker};
use crate::text::Encoding;

fn read(name: &str, text: &str) -> Imported {
    let imported =
        read_one(name, text.as_bytes()).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    check_marks(&imported);
    imported
}

fn srt(text: &str) -> Imported {
    read("a.srt", text)
}

fn vtt(text: &str) -> Imported {
    read("a.vtt", &format!("WEBVTT\n\n{text}"))
}

fn speakers(imported: &Imported) -> Vec<&str> {
    let name = |fact: &'_ Fact| match (&fact.about, &fact.value) {
        (FactKind::Speaker, Value::Text(_)) => true,
        _ => panic!("{fact:?}"),
    };
    imported
        .facts
        .iter()
        .filter(|fact| name(fact))
        .map(|fact| match &fact.value {
            Value::Text(name) => name.as_str(),
            _ => "",
        })
        .collect()
}

#[test]
fn an_interview_comes_out_cue_by_cue() {
    for name in ["srt/interview.srt", "vtt/interview.vtt"] {
        let imported = read_fixture(name);
        let expected = [
            (Cue(1_000), "المذيع: مساء الخير، وأهلًا بكم."),
            (Speaker, "المذيع"),
            (Cue(4_000), "الضيف: مساء النور."),
            (Speaker, "الضيف"),
            (Cue(7_000), "وُلِدتُ في 1948 في البصرة."),
            (Cue(10_000), "المذيع: In English, please."),
            (Speaker, "المذيع"),
            (Cue(3_600_000), "الضيف: As you wish."),
            (Speaker, "الضيف"),
        ];
        assert_eq!(marks(&imported), expected, "{name}");
        assert_eq!(speakers(&imported), ["المذيع", "الضيف"], "{name}");
        assert_eq!(codes(&imported), ["left-out formatting 2"], "{name}");
    }
}

#[test]
fn voices_comments_and_settings_of_vtt() {
    let imported = read_fixture("vtt/debate.vtt");
    assert_eq!(imported.title.as_deref(), Some("مناظرة"));
    assert_eq!(imported.language.as_deref(), Some("ar"));
    let expected = [
        (Cue(1_000), "ليلى حداد: السؤال الأول: ما رأيكم؟"),
        (Speaker, "ليلى حداد"),
        (Cue(5_000), "Sam & Co: No comment <yet>."),
        (Speaker, "Sam & Co"),
        (Cue(8_000), "(تصفيق) بعدها"),
    ];
    assert_eq!(marks(&imported), expected);
    assert_eq!(speakers(&imported), ["ليلى حداد", "Sam & Co"]);
    assert_eq!(
        codes(&imported),
        [
            "left-out comment 1",
            "left-out formatting 10",
            "left-out settings 4"
        ]
    );
}

#[test]
fn srt_is_taken_as_it_is_found() {
    let time = "00:00:01,000 --> 00:00:02,000";
    let check = |text: &str, expected: &str| assert_eq!(srt(text).text, expected, "{text:?}");
    check(&format!("1\r\n{time}\r\na\r\n\r\n2\r\n{time}\r\nb"), "a\nb");
    check(&format!("{time}\na\n\n{time}\nb"), "a\nb");
    check(
        &format!("1\n{time}\na\n\nstill a\n\n2\n{time}\n42\n\n3\n{time}\n4"),
        "a still a\n42\n4",
    );
    check(&format!("1\n{time}\n7\n{time}\nb"), "b");
    check(&format!("1\n{time}\nyear\n1948\n{time}\nb"), "year 1948\nb");
    check(
        "\u{FEFF}1\n00:00:01.000 --> 00:00:02.000 X1:10 X2:20\na",
        "a",
    );
    check(
        &format!("{time}\n- who?\n- me\n\n\n{time}\n\n"),
        "- who? - me",
    );
    check(
        &format!(
            "{time}\n<I>a</I> <font color=\"red\">b</font> 1 < 2 > 0 <سهم> {{\\an8}}{{x}} &amp;"
        ),
        "a b 1 < 2 > 0 <سهم> {x} &amp;",
    );
    check("no times at all", "no times at all");
    let (bytes, ..) = encoding_rs::WINDOWS_1256
        .encode("1\n00:00:01,000 --> 00:00:02,000\nقال المتحدث إن الشركة أنهت العمل");
    let imported = read_one("a.srt", &bytes).expect("it can be read");
    assert_eq!(imported.text, "قال المتحدث إن الشركة أنهت العمل");
    assert_eq!(imported.encoding, Encoding::Windows1256);
    assert_eq!(codes(&imported), ["encoding-unsure windows-1256"]);
}

#[test]
fn false_times_are_noted_and_their_words_kept() {
    let imported = srt(
        "1\n00:00:05,000 --> 00:00:06,000\na\n\n2\n00:99:00,000 --> 00:00:07,000\nb\n\n3\n00:00:09,000 --> 00:00:08,000\nc\n\n4\n00:00:01,000 --> 00:00:02,000\nd\n\n5\n --> \ne",
    );
    assert_eq!(
        marks(&imported),
        [(Cue(5_000), "a"), (Cue(9_000), "c"), (Cue(1_000), "d")]
    );
    assert_eq!(imported.text, "a\nb\nc\nd\ne");
    assert_eq!(codes(&imported), ["cue-time 4"]);
}

#[test]
fn vtt_is_read_by_its_document() {
    let time = "00:01.000 --> 00:02.000";
    let check = |text: &str, expected: &str| assert_eq!(vtt(text).text, expected, "{text:?}");
    check(&format!("{time}\na\n\n1\n{time}\nb"), "a\nb");
    check(
        &format!("{time}\na\n\nlost words\nof nobody\n\n{time}\nb"),
        "a\nlost words of nobody\nb",
    );
    check(&format!("NOTE\nx\n\nNOTEBOOK\n{time}\na"), "a");
    check(&format!("{time}\nNOTE\nb"), "NOTE b");
    check(
        &format!("{time}\n&lt;&#1576;&#x628;&nbsp;&rlm;&unknown; & <3 <b"),
        "<بب\u{A0}\u{200F}&unknown; & <3 <b",
    );
    check(&format!("{time}\n<v.loud A>one <v B>two"), "A: one B: two");
    assert_eq!(read("a.vtt", &format!("{time}\na")).text, "a");
    assert_eq!(
        read("a.vtt", "WEBVTT\n00:01.000 --> 00:02.000\na").text,
        "a"
    );
}

#[test]
fn names_before_colons_are_speakers_if_they_come_twice() {
    let cues = |lines: &[&str]| {
        let cue = |line: &&str| format!("00:00:01,000 --> 00:00:02,000\n{line}\n\n");
        srt(&lines.iter().map(cue).collect::<String>())
    };
    let check = |lines: &[&str], expected: &[&str]| {
        assert_eq!(speakers(&cues(lines)), expected, "{lines:?}");
    };
    check(&["A: x", "B: y", "A: z"], &["A"]);
    check(
        &["- د. سامي: x", "- د. سامي: y", "المُذيع: x", "المُذيع: y"],
        &["د. سامي", "المُذيع"],
    );
    check(&["He said: x", "He said: y"], &[]);
    check(&["قال الوزير: x", "قال الوزير: y"], &[]);
    check(
        &[
            "http://a",
            "http://b",
            "At 10:30 x",
            "At 10:30 x",
            "12: x",
            "12: y",
        ],
        &[],
    );
    check(
        &["One two three four five: x", "One two three four five: x"],
        &[],
    );
    check(&["A:", "A: x"], &["A"]);
}

#[test]
fn damaged_and_hostile_files() {
    let time = "00:00:01,000 --> 00:00:02,000\n";
    assert_eq!(refused("a.srt", b"", "nothing"), ImportError::NoText);
    assert_eq!(
        refused("a.srt", time.as_bytes(), "no words"),
        ImportError::NoText
    );
    assert_eq!(
        refused("a.vtt", b"WEBVTT\n\nNOTE x", "a comment"),
        ImportError::NoText
    );
    assert_eq!(
        refused("a.vtt", b"\x89PNG", "a picture"),
        ImportError::OtherFormat { format: "PNG" }
    );
    let odd = "-->".repeat(100_000);
    for (what, body) in [
        ("signs without end", "<".repeat(1_000_000)),
        ("signs without end of another kind", "{\\".repeat(500_000)),
        ("references without end", "&".repeat(1_000_000)),
        ("one long line", "كلمة ".repeat(200_000)),
        (
            "many names",
            (0..100_000).map(|n| format!("\n\n{time}N{n}: x")).collect(),
        ),
        ("empty cues", time.repeat(200_000) + "x"),
        ("arrows", odd + "\nx"),
    ] {
        for name in ["a.srt", "a.vtt"] {
            let start = std::time::Instant::now();
            let imported = read(name, &format!("{time}{body}"));
            assert!(!imported.text.is_empty(), "{what}");
            assert!(
                start.elapsed().as_secs() < 10,
                "{what}: {:?}",
                start.elapsed()
            );
        }
    }
}

#[test]
fn mutated_files_do_no_harm() {
    let pieces: &[&[u8]] = &[
        b"-->",
        b"\n\n",
        b"<v A>",
        b"</v>",
        b"&amp;",
        b"{\\an8}",
        b"00:00:01,000 --> 00:00:02,000\n",
        b"NOTE\n",
        "أ: ".as_bytes(),
        b"<",
        b"&#x",
        b"99999999999999999999:00:00,000",
    ];
    let files = [
        fixture("srt/interview.srt"),
        fixture("vtt/debate.vtt"),
        fixture("vtt/interview.vtt"),
    ];
    for name in ["a.srt", "a.vtt"] {
        survives(name, |dice| {
            let file = &files[dice.below(files.len())];
            dice.mutate(file, pieces)
        });
    }
}
