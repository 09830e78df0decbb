//! The text layer against Chromium, HarfBuzz and egui's own measures; see `tests/fixtures/typeset/README.md`.

#![allow(
    clippy::expect_used,
    clippy::float_cmp,
    reason = "a test fails by panicking, and equal lengths are meant to be the same number"
)]

use std::sync::Arc;

use hashiya::gui::typeset::{
    Family, LayoutRequest, ParagraphLayout, ParagraphSpec, ReadingFace, TextStyle, Typesetter,
};
use hashiya::i18n::{Language, Word};
use hashiya::text::{Direction, first_strong};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    name: String,
    text: String,
    direction: String,
    family: String,
    size: f32,
    width: f32,
    clusters: Vec<Cluster>,
    selections: Vec<Selection>,
}

impl Case {
    fn has_letter_in(&self, rect: &(usize, f32, f32)) -> bool {
        self.clusters.iter().enumerate().any(|(index, cluster)| {
            let end = self
                .clusters
                .get(index + 1)
                .map_or(self.text.len(), |next| next.byte);
            let inside = |left: f32| (rect.1 - 0.1..rect.2).contains(&left);
            !is_blank(&self.text[cluster.byte..end])
                && cluster.line == Some(rect.0)
                && cluster.left.is_some_and(inside)
        })
    }
}

#[derive(Deserialize)]
struct Cluster {
    byte: usize,
    line: Option<usize>,
    left: Option<f32>,
    right: Option<f32>,
}

#[derive(Deserialize)]
struct Selection {
    start: usize,
    end: usize,
    /// Line, left, right.
    rects: Vec<(usize, f32, f32)>,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("fixtures/typeset/chromium.json"))
        .expect("the table is well formed")
}

fn direction(name: &str) -> Direction {
    if name == "rtl" {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    }
}

fn even(family: Family, size: f32) -> TextStyle {
    TextStyle {
        family,
        latin_size: size,
        arabic_size: size,
        line_height: 40.0,
    }
}

fn laid_out(typesetter: &Typesetter, case: &Case) -> Arc<ParagraphLayout> {
    let family = match case.family.as_str() {
        "reading" => Family::Reading(ReadingFace::Naskh),
        _ => Family::Interface,
    };
    let style = even(family, case.size);
    let spec = ParagraphSpec::new(&case.text, &style, direction(&case.direction), 1.0);
    typesetter.lay_out(&spec.wrapped(case.width))
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|character| {
        character.is_whitespace() || ('\u{2066}'..='\u{2069}').contains(&character)
    })
}

#[test]
fn lines_break_where_chromium_breaks_them() {
    let typesetter = Typesetter::new();
    for case in cases() {
        let layout = laid_out(&typesetter, &case);
        let ours: Vec<usize> = layout.lines().iter().map(|line| line.bytes.start).collect();
        // The first cluster may be a mark without a place.
        let mut theirs: Vec<usize> = vec![0];
        for cluster in &case.clusters {
            if cluster.line.is_some_and(|line| line >= theirs.len()) {
                theirs.push(cluster.byte);
            }
        }
        assert_eq!(ours, theirs, "{}: {}", case.name, case.text);
    }
}

#[test]
fn letters_stand_where_chromium_puts_them() {
    let typesetter = Typesetter::new();
    for case in cases()
        .iter()
        .filter(|case| !case.name.starts_with("emoji"))
    {
        let layout = laid_out(&typesetter, case);
        for (index, cluster) in case.clusters.iter().enumerate() {
            let end = case
                .clusters
                .get(index + 1)
                .map_or(case.text.len(), |next| next.byte);
            let text = &case.text[cluster.byte..end];
            let (Some(line), Some(left), Some(right)) = (cluster.line, cluster.left, cluster.right)
            else {
                continue;
            };
            if is_blank(text) {
                continue;
            }
            let rects = layout.rects(cluster.byte..end);
            assert_eq!(rects.len(), 1, "{}: {text}", case.name);
            let same_line = (rects[0].top / 40.0).round() as usize == line;
            // A letter that Chromium gives no width shares its neighbor's with us; see the test on lam-alef.
            let neighbor_is_bare = [index.wrapping_sub(1), index + 1].iter().any(|at| {
                case.clusters
                    .get(*at)
                    .is_some_and(|other| other.left.is_none())
            });
            let near = |ours: f32, theirs: f32| (ours - theirs).abs() < 0.75;
            assert!(
                same_line
                    && (neighbor_is_bare
                        || near(rects[0].left, left) && near(rects[0].right, right)),
                "{}: {text} at {:?}, Chromium has line {line}, {left}–{right}",
                case.name,
                rects[0]
            );
        }
    }
}

#[test]
fn letters_follow_each_other_as_in_chromium() {
    let typesetter = Typesetter::new();
    for case in cases() {
        let layout = laid_out(&typesetter, &case);
        let mut ours: Vec<(usize, i64, usize)> = Vec::new();
        let mut theirs: Vec<(usize, i64, usize)> = Vec::new();
        for (index, cluster) in case.clusters.iter().enumerate() {
            let end = case
                .clusters
                .get(index + 1)
                .map_or(case.text.len(), |next| next.byte);
            let (Some(line), Some(left)) = (cluster.line, cluster.left) else {
                continue;
            };
            if is_blank(&case.text[cluster.byte..end]) {
                continue;
            }
            let rect = layout.rects(cluster.byte..end)[0];
            ours.push((
                (rect.top / 40.0) as usize,
                (rect.left * 100.0) as i64,
                cluster.byte,
            ));
            theirs.push((line, (left * 100.0) as i64, cluster.byte));
        }
        ours.sort_unstable();
        theirs.sort_unstable();
        let bytes =
            |order: &[(usize, i64, usize)]| order.iter().map(|letter| letter.2).collect::<Vec<_>>();
        assert_eq!(bytes(&ours), bytes(&theirs), "{}: {}", case.name, case.text);
    }
}

#[test]
fn selections_have_as_many_rectangles_as_in_chromium() {
    let typesetter = Typesetter::new();
    let mut several = 0;
    for case in cases() {
        let layout = laid_out(&typesetter, &case);
        for selection in &case.selections {
            let ours: Vec<usize> = layout
                .rects(selection.start..selection.end)
                .iter()
                .map(|rect| (rect.top / 40.0).round() as usize)
                .collect();
            // We cut off the spaces at which a line was broken, so a rectangle of nothing else does not count.
            let theirs: Vec<usize> = selection
                .rects
                .iter()
                .filter(|rect| case.has_letter_in(rect))
                .map(|rect| rect.0)
                .collect();
            let text = &case.text[selection.start..selection.end];
            assert_eq!(
                ours, theirs,
                "{}: {text}; Chromium: {:?}",
                case.name, selection.rects
            );
            several += usize::from(theirs.len() > 1);
        }
    }
    assert!(
        several > 20,
        "the table must hold selections over a change of direction, but has {several}"
    );
}

#[derive(Deserialize)]
struct Shaped {
    face: String,
    direction: String,
    word: String,
    /// Number, advance, offset to the right, offset upwards; font units.
    glyphs: Vec<(u16, f32, f32, f32)>,
}

#[test]
fn words_are_shaped_as_by_harfbuzz() {
    let typesetter = Typesetter::new();
    let table: Vec<Shaped> = serde_json::from_str(include_str!("fixtures/typeset/harfbuzz.json"))
        .expect("the table is well formed");
    for row in table {
        let family = match row.face.as_str() {
            "Noto Naskh Arabic" | "Noto Serif" => Family::Reading(ReadingFace::Naskh),
            "Amiri" => Family::Reading(ReadingFace::Amiri),
            _ => Family::Interface,
        };
        // All these faces have 1000 units per em; Amiri is drawn larger, which is undone here.
        let size = match row.face.as_str() {
            "Amiri" => 1000.0 / ReadingFace::Amiri.arabic_scale(),
            _ => 1000.0,
        };
        let style = even(family, size);
        let layout = typesetter.lay_out(&ParagraphSpec::new(
            &row.word,
            &style,
            direction(&row.direction),
            1.0,
        ));
        let baseline = layout.lines()[0].baseline;
        let ours: Vec<(u16, i32, i32)> = layout
            .glyphs()
            .iter()
            .map(|glyph| {
                (
                    glyph.id,
                    glyph.x.round() as i32,
                    (baseline - glyph.y).round() as i32,
                )
            })
            .collect();
        let mut pen = 0.0;
        let mut theirs = Vec::new();
        for (id, advance, right, up) in &row.glyphs {
            theirs.push((*id, (pen + right) as i32, *up as i32));
            pen += advance;
        }
        assert_eq!(ours, theirs, "{}: {}", row.face, row.word);
    }
}

#[test]
fn names_of_the_interface_are_as_wide_as_egui_measures_them() {
    let ctx = egui::Context::default();
    let typesetter = Typesetter::install(&ctx);
    let mut texts: Vec<String> = cases().into_iter().map(|case| case.text).collect();
    for word in Word::ALL {
        texts.extend(
            [Language::Arabic, Language::English].map(|language| word.text(language).to_owned()),
        );
    }
    assert!(texts.len() > 100);
    let mut output = ctx.run_ui(egui::RawInput::default(), |_| {});
    output.textures_delta.clear();
    let (mut compared, mut over_a_point) = (0, 0);
    for text in texts.iter().flat_map(|text| text.lines()) {
        for (family, egui_family) in [
            (Family::Interface, egui::FontFamily::Proportional),
            (
                Family::InterfaceStrong,
                egui::FontFamily::Name("strong".into()),
            ),
        ] {
            let galley = ctx.fonts_mut(|fonts| {
                fonts.layout_no_wrap(
                    text.to_owned(),
                    egui::FontId::new(13.0, egui_family),
                    egui::Color32::BLACK,
                )
            });
            let base = first_strong(text).unwrap_or(Direction::LeftToRight);
            let style = even(family, 13.0);
            let width = typesetter
                .lay_out(&ParagraphSpec::new(text, &style, base, 1.0))
                .width();
            let off = (width - galley.size().x).abs();
            // egui kerns over a change of direction ("T" and a stop that stands at the other end of the line).
            assert!(
                off < 1.5,
                "{text}: ours {width}, egui's {}",
                galley.size().x
            );
            compared += 1;
            over_a_point += usize::from(off >= 1.0);
        }
    }
    assert!(
        over_a_point * 100 <= compared,
        "{over_a_point} of {compared}"
    );
}

#[test]
fn zoom_and_scale_only_enlarge() {
    let typesetter = Typesetter::new();
    let case = &cases()[0];
    let spec_at = |zoom: f32, scale: f32| {
        let style = TextStyle::READING_RIGHT_TO_LEFT.scaled(zoom);
        let spec = ParagraphSpec::new(&case.text, &style, Direction::RightToLeft, scale);
        typesetter.lay_out(&spec.wrapped(480.0 * zoom * scale))
    };
    let plain = spec_at(1.0, 1.0);
    for scale in [1.0, 1.5, 2.0] {
        for zoom in [0.5, 0.75, 1.0, 1.25, 2.0, 3.0] {
            let factor = zoom * scale;
            let layout = spec_at(zoom, scale);
            assert_eq!(
                layout.lines().len(),
                plain.lines().len(),
                "zoom {zoom}, scale {scale}"
            );
            assert!(
                (layout.height() - plain.height() * factor).abs()
                    <= 0.5 * plain.lines().len() as f32
            );
            for (ours, theirs) in layout.lines().iter().zip(plain.lines()) {
                assert_eq!(ours.bytes, theirs.bytes);
                assert!((ours.left - theirs.left * factor).abs() < 1.0 * factor);
            }
            let ids = |layout: &ParagraphLayout| {
                layout
                    .glyphs()
                    .iter()
                    .map(|glyph| glyph.id)
                    .collect::<Vec<_>>()
            };
            assert_eq!(ids(&layout), ids(&plain));
        }
    }
}

#[test]
fn line_height_is_the_style_s_whatever_the_letters() {
    let typesetter = Typesetter::new();
    for case in cases() {
        let style = TextStyle::READING_LEFT_TO_RIGHT;
        let base = direction(&case.direction);
        let layout =
            typesetter.lay_out(&ParagraphSpec::new(&case.text, &style, base, 1.0).wrapped(300.0));
        for (index, line) in layout.lines().iter().enumerate() {
            assert_eq!(
                (line.top, line.bottom),
                (index as f32 * 31.0, (index + 1) as f32 * 31.0)
            );
            assert_eq!(line.baseline - line.top, layout.lines()[0].baseline);
        }
    }
}

#[test]
fn arabic_letters_take_their_own_size_without_cutting_words() {
    let typesetter = Typesetter::new();
    let style = TextStyle::READING_LEFT_TO_RIGHT;
    let text = "the word حَاشِيَة، (gloss) و«نعم» 12 ١٢";
    let layout = typesetter.lay_out(&ParagraphSpec::new(
        text,
        &style,
        Direction::LeftToRight,
        1.0,
    ));
    for glyph in layout.glyphs() {
        let character = text[glyph.byte as usize..]
            .chars()
            .next()
            .expect("a letter");
        let expected = match character {
            'a'..='z' | '0'..='9' | '(' | ')' | '«' | '»' => 17.0,
            '\u{600}'..='\u{6FF}' => 19.0,
            _ => continue,
        };
        assert!(
            (glyph.size - expected).abs() < 0.01,
            "{character}: {}",
            glyph.size
        );
    }
    let alone = even(Family::Reading(ReadingFace::Naskh), 19.0);
    let word = "حَاشِيَة";
    let single = typesetter.lay_out(&ParagraphSpec::new(
        word,
        &alone,
        Direction::RightToLeft,
        1.0,
    ));
    let start = text.find(word).expect("the word") as u32;
    let inside: Vec<u16> = layout
        .glyphs()
        .iter()
        .filter(|glyph| (start..start + word.len() as u32).contains(&glyph.byte))
        .map(|glyph| glyph.id)
        .collect();
    assert_eq!(
        inside,
        single
            .glyphs()
            .iter()
            .map(|glyph| glyph.id)
            .collect::<Vec<_>>()
    );
}

#[test]
fn colors_and_rectangles_leave_every_glyph_in_its_place() {
    let ctx = egui::Context::default();
    let typesetter = Typesetter::install(&ctx);
    let case = &cases()[0];
    let layout = laid_out(&typesetter, case);
    let before = layout.glyphs().to_vec();
    let origin = egui::pos2(10.0, 20.0);
    let paint = |color_at: &dyn Fn(usize) -> egui::Color32| {
        let mut placed = Vec::new();
        for mesh in typesetter.meshes(&ctx, origin, &layout, color_at) {
            placed.extend(mesh.vertices.iter().map(|vertex| (vertex.pos, vertex.uv)));
        }
        placed
    };
    let plain = paint(&|_| egui::Color32::BLACK);
    // A highlight through the middle of a word, and one letter of lam-alef.
    assert!(!layout.rects(20..31).is_empty());
    let colored = paint(&|byte| {
        if (20..31).contains(&byte) {
            egui::Color32::RED
        } else {
            egui::Color32::BLACK
        }
    });
    assert_eq!(plain, colored);
    assert!(plain.len() >= 4 * 100);
    let again = laid_out(&typesetter, case);
    assert_eq!(before, again.glyphs());
}

#[test]
fn layouts_can_be_made_on_another_thread() {
    let typesetter = Typesetter::new();
    let here = laid_out(&typesetter, &cases()[0]);
    let there = std::thread::spawn(move || laid_out(&typesetter, &cases()[0]))
        .join()
        .expect("no panic");
    assert_eq!(here, there);
}

#[test]
fn a_tab_is_wider_than_a_letter_in_both_directions() {
    let typesetter = Typesetter::new();
    for (text, direction) in [
        ("a\tb", Direction::LeftToRight),
        ("سنة\t٢٠١٩", Direction::RightToLeft),
    ] {
        let style = TextStyle::reading(direction);
        let request = LayoutRequest::new(text, &style, direction, 1.0);
        let layout = typesetter.lay_out(&request);
        let at = text.find('\t').expect("a tab");
        let rects = layout.rects(at..at + 1);
        let width: f32 = rects.iter().map(|rect| rect.right - rect.left).sum();
        assert!(width > style.latin_size, "{width} in {text:?}");
    }
}
