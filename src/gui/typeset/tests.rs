//! Tests of what the other layers do not see: the glyph texture, the face lists, and labels in egui's rows.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, Context, FontFamily, FontId, Stroke, pos2};

use super::atlas::GlyphAtlas;
use super::fonts;
use super::label::{Decoration, LaidLabel, has_right_to_left};
use super::{ParagraphSpec, TextStyle, Typesetter};
use crate::text::Direction::{LeftToRight, RightToLeft};

fn context() -> (Context, Typesetter) {
    let ctx = Context::default();
    let typesetter = Typesetter::install(&ctx);
    let mut output = ctx.run_ui(egui::RawInput::default(), |_| {});
    output.textures_delta.clear();
    (ctx, typesetter)
}

fn job(text: &str) -> LayoutJob {
    LayoutJob::simple(
        text.to_owned(),
        FontId::proportional(13.0),
        Color32::BLACK,
        f32::INFINITY,
    )
}

fn label(job: LayoutJob) -> (LaidLabel, std::sync::Arc<egui::Galley>) {
    let (ctx, typesetter) = context();
    let galley = ctx.fonts_mut(|fonts| fonts.layout_job(job));
    (LaidLabel::new(&typesetter, &galley, LeftToRight), galley)
}

/// The bytes of the glyphs of each row, from left to right.
fn rows(label: &LaidLabel) -> Vec<Vec<u32>> {
    let mut rows: Vec<(i32, Vec<(i32, u32)>)> = Vec::new();
    for glyph in label.glyphs() {
        let height = glyph.y.round() as i32;
        let place = ((glyph.x * 16.0) as i32, glyph.byte);
        match rows.iter_mut().find(|row| (row.0 - height).abs() < 8) {
            Some(row) => row.1.push(place),
            None => rows.push((height, vec![place])),
        }
    }
    rows.into_iter()
        .map(|(_, mut row)| {
            row.sort_unstable();
            row.into_iter().map(|(_, byte)| byte).collect()
        })
        .collect()
}

#[test]
fn every_family_has_its_faces_and_ends_with_symbols() {
    for family in fonts::FAMILIES {
        let list = fonts::family_list(family);
        let mains = fonts::main_faces(family);
        assert_eq!(list[..2], mains, "{family:?}");
        for needed in ["lucide", "Noto Emoji", "emoji-icon-font", "Hack"] {
            assert!(list.contains(&needed), "{family:?} lacks {needed}");
        }
        assert_eq!(fonts::family_of(&fonts::egui_family(family)), family);
    }
    assert_eq!(
        fonts::family_of(&FontFamily::Name("unknown".into())),
        super::Family::Interface
    );
}

#[test]
fn every_icon_has_a_glyph_of_its_own() {
    let face = fonts::faces()
        .iter()
        .find(|face| face.name == "lucide")
        .expect("the face");
    let font = swash::FontRef::from_index(face.bytes(), 0).expect("a font");
    for icon in [
        crate::gui::icons::TAG,
        crate::gui::icons::MENU,
        crate::gui::icons::HIGHLIGHTER,
    ] {
        let character = icon.chars().next().expect("a letter");
        assert_ne!(font.charmap().map(character), 0);
        let before = ["IBM Plex Sans", "IBM Plex Sans Arabic"];
        for face in fonts::faces()
            .iter()
            .filter(|face| before.contains(&face.name))
        {
            let font = swash::FontRef::from_index(face.bytes(), 0).expect("a font");
            assert_eq!(
                font.charmap().map(character),
                0,
                "{} would be asked first",
                face.name
            );
        }
    }
}

#[test]
fn disorder_is_found_by_its_characters() {
    let check =
        |text: &str, expected: bool| assert_eq!(has_right_to_left(text), expected, "{text}");
    check("plain English – “quoted” é", false);
    check("日本語 🙂", false);
    check("حاشية", true);
    check("٢٠٢٣", true);
    check("שלום", true);
    check("a\u{2067}b\u{2069}", true);
    check("a\u{2068}b\u{2069}", false);
}

#[test]
fn a_full_texture_is_replaced_and_no_glyph_is_lost() {
    let (ctx, typesetter) = context();
    let text = "حاشية وسوم القراءة التعليقات the quick brown fox jumps 0123456789";
    let layout = typesetter.lay_out(&ParagraphSpec::new(
        text,
        &TextStyle::TITLE,
        RightToLeft,
        1.0,
    ));
    let curve = egui::epaint::FontColorTransferFunction::Off;
    let visible = |atlas: &mut GlyphAtlas| {
        let meshes = atlas.meshes(&ctx, curve, pos2(0.0, 0.0), 1.0, layout.glyphs(), |_| {
            Color32::BLACK
        });
        let quads: usize = meshes.iter().map(|mesh| mesh.vertices.len() / 4).sum();
        (quads, meshes.len())
    };
    let mut large = GlyphAtlas::with_side(1024);
    let (all, one) = visible(&mut large);
    assert_eq!((one, large.generation()), (1, 1), "the curve was set once");
    let mut small = GlyphAtlas::with_side(64);
    let (drawn, several) = visible(&mut small);
    assert_eq!(drawn, all);
    assert!(several > 1 && small.generation() > 2);
    let before = large.generation();
    assert_eq!(visible(&mut large), (all, 1));
    assert_eq!(large.generation(), before);
}

#[test]
fn the_texture_follows_the_curve_of_the_theme() {
    let (ctx, typesetter) = context();
    let layout = typesetter.lay_out(&ParagraphSpec::new(
        "حاشية",
        &TextStyle::INTERFACE,
        RightToLeft,
        1.0,
    ));
    let mut generations = Vec::new();
    for theme in [egui::Theme::Light, egui::Theme::Light, egui::Theme::Dark] {
        ctx.set_theme(theme);
        let meshes = typesetter.meshes(&ctx, pos2(0.0, 0.0), &layout, |_| Color32::BLACK);
        assert_eq!(meshes.len(), 1);
        generations.push(typesetter.atlas_generation());
    }
    assert_eq!(generations[0], generations[1]);
    assert_eq!(generations[1] + 1, generations[2]);
}

#[test]
fn large_glyphs_are_drawn_from_images_of_bounded_size() {
    let (ctx, typesetter) = context();
    let width = |size: f32| {
        let style = TextStyle::interface(size, size * 1.5);
        let layout = typesetter.lay_out(&ParagraphSpec::new("ح", &style, RightToLeft, 1.0));
        let meshes = typesetter.meshes(&ctx, pos2(0.0, 0.0), &layout, |_| Color32::BLACK);
        let mesh = meshes.first().expect("a glyph");
        (
            mesh.calc_bounds().width(),
            mesh.vertices[1].uv.x - mesh.vertices[0].uv.x,
        )
    };
    let (at_limit, image_at_limit) = width(128.0);
    let (beyond, image_beyond) = width(512.0);
    assert!((beyond / at_limit - 4.0).abs() < 0.1, "{at_limit} {beyond}");
    assert!((image_at_limit - image_beyond).abs() < 1e-6);
}

#[test]
fn labels_are_ordered_in_their_own_direction() {
    let check = |text: &str, expected: &[u32]| {
        let (label, _) = label(job(text));
        let all = rows(&label);
        assert_eq!(all.len(), 1, "{text}");
        // Spaces have glyphs, too: of each letter only the first byte is of interest.
        assert_eq!(all[0], expected, "{text}");
    };
    check("ab جد", &[0, 1, 2, 5, 3]);
    check("جد ab", &[5, 6, 4, 2, 0]);
    check("ج (1)", &[5, 4, 3, 2, 0]);
    check("٢٠", &[0, 2]);
    check("ج12", &[2, 3, 0]);
}

#[test]
fn a_label_fills_the_room_that_egui_reserved() {
    for text in [
        "مرحبا بالعالم",
        "فقرة أولى\nsecond one\nوثالثة أطول من الأولى",
        "\n\nبعد فراغ",
    ] {
        let (label, galley) = label(job(text));
        for glyph in label.glyphs() {
            assert!(
                glyph.x >= -1.0 && glyph.x <= galley.rect.right() + 1.0,
                "{text}: {glyph:?}"
            );
            assert!(
                glyph.y > 0.0 && glyph.y < galley.rect.bottom(),
                "{text}: {glyph:?}"
            );
        }
        assert_eq!(
            rows(&label).len(),
            text.lines().filter(|line| !line.is_empty()).count()
        );
    }
}

#[test]
fn wrapped_labels_stay_in_egui_s_rows() {
    let text = "وأوقفت شركة Microsoft وصول الوحدة إلى بعض الخدمات بعد تقارير صحفية عن تخزين المكالمات في 2025.";
    for width in (70..320).step_by(10).map(|width| width as f32) {
        let mut job = job(text);
        job.wrap.max_width = width;
        let (label, galley) = label(job);
        let ours = label
            .decorations()
            .filter(|(kind, _)| *kind == Decoration::Row)
            .count();
        // egui breaks before a word when the space after it finds no room; then its last row stays empty here.
        assert!(
            ours <= galley.rows.len() && ours + 1 >= galley.rows.len(),
            "at {width}"
        );
        for (_, row) in label
            .decorations()
            .filter(|(kind, _)| *kind == Decoration::Row)
        {
            assert!(
                (row.right - galley.rect.right()).abs() < 1.0,
                "right aligned: {row:?}"
            );
        }
    }
}

#[test]
fn an_elided_label_ends_with_its_ellipsis_in_reading_order() {
    for (rows_allowed, width) in [(1, 120.0), (2, 120.0)] {
        let text =
            "نص عربي طويل لا يتسع له المكان المتاح في السطر الواحد ولا في السطرين مهما حاولنا ذلك";
        let mut job = job(text);
        job.wrap.max_width = width;
        job.wrap.max_rows = rows_allowed;
        job.wrap.break_anywhere = rows_allowed == 1;
        let (label, galley) = label(job);
        assert!(galley.elided);
        let all = rows(&label);
        assert_eq!(all.len(), rows_allowed);
        let last = all.last().expect("a row");
        // The ellipsis stands at the left, after the last letter that was kept.
        let cut = *last.first().expect("a glyph");
        assert_eq!(Some(cut), last.iter().max().copied());
        assert!((cut as usize) < text.len() && text.is_char_boundary(cut as usize));
        for glyph in label.glyphs() {
            assert!(glyph.x >= -1.0, "{glyph:?}");
        }
    }
}

#[test]
fn sections_keep_their_size_and_decoration() {
    let mut job = LayoutJob::default();
    let format = |size: f32| TextFormat::simple(FontId::proportional(size), Color32::BLACK);
    job.append("اسم ", 0.0, format(13.0));
    job.append(
        "كبير Big",
        0.0,
        TextFormat {
            background: Color32::RED,
            strikethrough: Stroke::new(1.0, Color32::BLUE),
            ..format(26.0)
        },
    );
    job.append(
        " تحته",
        0.0,
        TextFormat {
            underline: Stroke::new(1.0, Color32::RED),
            ..format(13.0)
        },
    );
    let (label, _) = label(job);
    for glyph in label.glyphs() {
        let in_second = (7..19).contains(&glyph.byte);
        let expected = if in_second { 26.0 } else { 13.0 };
        assert!((glyph.size - expected).abs() < 0.01, "{glyph:?}");
    }
    let kinds: Vec<Decoration> = label.decorations().map(|(kind, _)| kind).collect();
    let count = |wanted: Decoration| kinds.iter().filter(|kind| **kind == wanted).count();
    // One piece: the Latin word stands beside the Arabic one in the same section.
    assert_eq!(count(Decoration::Background(1)), 1);
    assert_eq!(count(Decoration::Strikethrough(1)), 1);
    assert_eq!(
        (
            count(Decoration::Underline(2)),
            count(Decoration::Underline(0))
        ),
        (1, 0)
    );
}

#[test]
fn a_background_over_a_change_of_direction_has_several_pieces() {
    let mut job = LayoutJob::default();
    let plain = TextFormat::simple(FontId::proportional(13.0), Color32::BLACK);
    job.append("see ", 0.0, plain.clone());
    let marked = TextFormat {
        background: Color32::RED,
        ..plain.clone()
    };
    job.append("الأول", 0.0, marked.clone());
    job.append(" والثاني", 0.0, plain);
    job.append(" end", 0.0, marked);
    let (label, _) = label(job);
    let pieces = label
        .decorations()
        .filter(|(kind, _)| matches!(kind, Decoration::Background(_)))
        .count();
    assert_eq!(pieces, 2);
}

#[test]
fn alignment_is_egui_s() {
    for (halign, low, high) in [
        (Align::Min, 0.0, 1.0),
        (Align::Center, -0.5, 0.5),
        (Align::Max, -1.0, 0.0),
    ] {
        let mut job = job("سطر قصير\nسطر أطول من السطر الأول");
        job.halign = halign;
        let (label, galley) = label(job);
        let width = galley.rect.width();
        for (_, row) in label.decorations() {
            assert!(
                row.left >= low * width - 1.0 && row.right <= high * width + 1.0,
                "{halign:?} {row:?}"
            );
        }
    }
}

#[test]
fn text_that_follows_a_widget_starts_beside_it() {
    let mut job = LayoutJob::default();
    let format = TextFormat::simple(FontId::proportional(13.0), Color32::BLACK);
    job.append("كلمات كثيرة تملأ أكثر من سطر واحد بعد زر", 80.0, format);
    job.wrap.max_width = 200.0;
    let (label, _) = label(job);
    let rows: Vec<_> = label.decorations().map(|(_, row)| row).collect();
    assert!(rows.len() > 1);
    assert!(rows[0].left >= 79.0, "{:?}", rows[0]);
    assert!(rows.iter().all(|row| row.right <= 201.0));
}

#[test]
fn short_texts_are_laid_out_once() {
    let typesetter = Typesetter::new();
    let spec = ParagraphSpec::new("اسم", &TextStyle::INTERFACE, RightToLeft, 1.0);
    let first = typesetter.lay_out_cached(&spec);
    assert!(std::sync::Arc::ptr_eq(
        &first,
        &typesetter.lay_out_cached(&spec)
    ));
    let other = ParagraphSpec {
        direction: LeftToRight,
        ..spec
    };
    assert!(!std::sync::Arc::ptr_eq(
        &first,
        &typesetter.lay_out_cached(&other)
    ));
}

#[test]
fn only_lines_in_sight_are_drawn() {
    let typesetter = Typesetter::new();
    let text = "كلمات كثيرة words ".repeat(40);
    let spec = ParagraphSpec::new(&text, &TextStyle::INTERFACE, RightToLeft, 1.0);
    let layout = typesetter.lay_out(&spec.wrapped(200.0));
    let height = layout.height();
    assert_eq!(
        layout.glyphs_between(f32::NEG_INFINITY, f32::INFINITY),
        layout.glyphs()
    );
    assert!(layout.glyphs_between(-50.0, 0.0).is_empty());
    assert!(layout.glyphs_between(height, height + 50.0).is_empty());
    let second = &layout.lines()[1];
    for glyph in layout.glyphs_between(second.top, second.bottom) {
        assert!(second.bytes.contains(&(glyph.byte as usize)));
    }
    assert!(
        !layout
            .glyphs_between(second.top + 1.0, second.top + 2.0)
            .is_empty()
    );
}

#[test]
fn what_is_put_together_of_isolated_parts_runs_as_the_interface() {
    let parts = "\u{2068}سلمى\u{2069} · \u{2068}2025\u{2069}";
    let (ctx, typesetter) = context();
    let galley = ctx.fonts_mut(|fonts| fonts.layout_job(job(parts)));
    let number = parts.find('2').unwrap() as u32;
    let is_name_at_left = |otherwise| {
        let rows = rows(&LaidLabel::new(&typesetter, &galley, otherwise));
        let at = |byte: &u32| *byte >= number;
        rows[0].iter().position(at) > rows[0].iter().position(|byte| !at(byte))
    };
    assert!(is_name_at_left(LeftToRight));
    assert!(!is_name_at_left(RightToLeft));
}
