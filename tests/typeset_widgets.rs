//! Stock widgets come out in order wherever they are drawn, and English ones are left to egui.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use egui::{Shape, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use hashiya::gui::typeset::{BidiPlugin, Typesetter};

fn harness<'a>(app: impl FnMut(&mut egui::Ui) + 'a) -> Harness<'a> {
    Harness::builder()
        .with_size(Vec2::new(400.0, 400.0))
        .with_context_setup(|ctx| {
            Typesetter::install(ctx);
        })
        .build_ui(app)
}

fn is_arabic(text: &str) -> bool {
    text.chars()
        .any(|character| ('\u{600}'..='\u{6FF}').contains(&character))
}

/// The texts that egui would still paint in its own order.
fn left_to_egui(harness: &Harness<'_>) -> Vec<String> {
    fn collect(shape: &Shape, found: &mut Vec<String>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, found)),
            Shape::Text(text) => found.push(text.galley.job.text.clone()),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for clipped in &harness.output().shapes {
        collect(&clipped.shape, &mut found);
    }
    found
}

fn replaced(harness: &Harness<'_>) -> usize {
    harness
        .ctx
        .plugin_opt::<BidiPlugin>()
        .expect("it is installed")
        .lock()
        .replaced()
}

#[test]
fn no_arabic_text_is_left_to_egui() {
    let mut checked = true;
    let mut harness = harness(move |ui| {
        ui.heading("عنوان");
        ui.label("وسم (1)");
        ui.label("English");
        let _ = ui.button("زر");
        ui.checkbox(&mut checked, "خيار");
        ui.collapsing("قسم", |ui| ui.label("داخله"));
        ui.menu_button("قائمة", |ui| {
            let _ = ui.button("أمر في القائمة");
        });
        ui.hyperlink_to("رابط", "https://example.org");
        egui::ComboBox::from_label("اختيار")
            .selected_text("أول")
            .show_ui(ui, |ui| {
                let _ = ui.selectable_label(false, "ثان");
            });
        egui::Window::new("نافذة").show(ui.ctx(), |ui| ui.label("محتواها"));
        ui.label("له تلميح").on_hover_text("تلميح طويل");
        egui::Grid::new("grid").show(ui, |ui| {
            ui.label("خلية");
            ui.end_row();
        });
    });
    harness.run();
    harness.get_by_label("قائمة").click();
    harness.run();
    harness.get_by_label("أمر في القائمة").hover();
    harness.run();
    let texts = left_to_egui(&harness);
    assert!(texts.iter().any(|text| text == "English"));
    assert!(!texts.iter().any(|text| is_arabic(text)), "{texts:?}");
    assert!(replaced(&harness) >= 14, "{}", replaced(&harness));
}

#[test]
fn a_tooltip_is_in_order_in_its_first_frame() {
    let mut harness = harness(|ui| {
        ui.label("له تلميح").on_hover_text("تلميح طويل");
    });
    harness.run();
    harness.get_by_label("له تلميح").hover();
    for _ in 0..60 {
        harness.step();
        let texts = left_to_egui(&harness);
        assert!(!texts.iter().any(|text| is_arabic(text)), "{texts:?}");
        if replaced(&harness) == 2 {
            return;
        }
    }
    panic!("no tooltip came");
}

#[test]
fn english_is_left_to_egui() {
    let mut harness = harness(|ui| {
        ui.heading("Heading");
        let _ = ui.button("Add a tag – “quoted” café 🙂");
    });
    harness.run();
    assert_eq!(replaced(&harness), 0);
    assert_eq!(left_to_egui(&harness).len(), 2);
}

#[test]
fn an_isolated_name_is_ordered_within_an_english_sentence() {
    let mut harness = harness(|ui| {
        ui.label("Renamed \u{2068}تقرير (2)\u{2069} to \u{2068}Report\u{2069}");
    });
    harness.run();
    assert_eq!(replaced(&harness), 1);
    assert!(left_to_egui(&harness).is_empty());
}

#[test]
fn labels_cannot_be_selected_and_keep_their_names() {
    let mut harness = harness(|ui| {
        assert!(!ui.style().interaction.selectable_labels);
        let _ = ui.button("إضافة وسم (T)");
    });
    harness.run();
    assert!(harness.query_by_label("إضافة وسم (T)").is_some());
}

#[test]
fn both_themes_have_unselectable_labels_and_one_typesetter() {
    let ctx = egui::Context::default();
    let first = Typesetter::install(&ctx);
    let second = Typesetter::of(&ctx);
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        assert!(!ctx.style_of(theme).interaction.selectable_labels);
    }
    let style = hashiya::gui::typeset::TextStyle::INTERFACE;
    let spec = hashiya::gui::typeset::ParagraphSpec::new(
        "ا",
        &style,
        hashiya::text::Direction::RightToLeft,
        1.0,
    );
    assert!(std::sync::Arc::ptr_eq(
        &first.lay_out_cached(&spec),
        &second.lay_out_cached(&spec)
    ));
}

/// The strongest opacity of a glyph in the picture.
fn strongest(harness: &Harness<'_>) -> u8 {
    fn collect(shape: &Shape, most: &mut u8) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, most)),
            Shape::Mesh(mesh) if mesh.texture_id != egui::TextureId::default() => {
                *most = mesh
                    .vertices
                    .iter()
                    .map(|vertex| vertex.color.a())
                    .fold(*most, u8::max);
            }
            _ => {}
        }
    }
    let mut most = 0;
    for clipped in &harness.output().shapes {
        collect(&clipped.shape, &mut most);
    }
    most
}

#[test]
fn a_disabled_label_is_faded_whatever_its_color() {
    for color in [None, Some(egui::Color32::RED)] {
        for enabled in [true, false] {
            let mut harness = harness(move |ui| {
                ui.add_enabled_ui(enabled, |ui| {
                    let text = egui::RichText::new("وسم معطل");
                    ui.label(color.map_or(text.clone(), |color| text.color(color)));
                });
            });
            harness.run();
            let alpha = strongest(&harness);
            assert_eq!(
                alpha == 255,
                enabled,
                "{color:?}, enabled {enabled}: {alpha}"
            );
        }
    }
}
