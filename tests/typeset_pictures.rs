//! Pictures of set text, drawn without a graphics card.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod support;

use egui::{Color32, RichText, Vec2, pos2};
use egui_kittest::Harness;
use hashiya::gui::typeset::{ParagraphSpec, TextStyle, Typesetter};
use hashiya::text::{Direction, first_strong};
use support::{picture, renderer::CpuRenderer};

fn harness<'a>(size: Vec2, scale: f32, app: impl FnMut(&mut egui::Ui) + 'a) -> Harness<'a> {
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_theme(egui::Theme::Light)
        .with_context_setup(|ctx| {
            Typesetter::install(ctx);
        })
        .renderer(CpuRenderer::default())
        .build_ui(app)
}

const PARAGRAPHS: [&str; 4] = [
    "أَوْقَفَتْ شركة Microsoft في 25 سبتمبر 2025 وصول «وحدةٍ» عسكريّة إلى بعض الخدمات (Azure, AI) بعد تقارير [3] عن تخزين 12,500 مكالمة؛ قال: لا إله إلا الله.",
    "The newspaper «الأخبار» wrote on page ٢٠٢٣ that the unit (الوحدة ٨٢٠٠) had used 11,500 terabytes.",
    "• لا، الآلاء، الإسلام، محـــمد 🙂 👨‍👩‍👧 نهاية",
    "12:59",
];

fn reading(ui: &mut egui::Ui) {
    let typesetter = Typesetter::of(ui.ctx());
    let painter = ui.painter().clone();
    let scale = ui.ctx().pixels_per_point();
    let area = ui.ctx().content_rect();
    painter.rect_filled(area, 0.0, Color32::from_rgb(0xFB, 0xFA, 0xF6));
    let mut y = 8.0;
    let mut direction = Direction::LeftToRight;
    for text in PARAGRAPHS {
        direction = first_strong(text).unwrap_or(direction);
        let style = TextStyle::reading(direction);
        let layout = typesetter.lay_out(
            &ParagraphSpec::new(text, &style, direction, scale)
                .wrapped((area.width() - 20.0) * scale),
        );
        let origin = pos2(10.0, y);
        for rect in layout.rects(20..70.min(text.len())) {
            painter.rect_filled(
                rect.on_screen(origin, scale),
                2.0,
                Color32::from_rgb(0xEF, 0xDE, 0xD6),
            );
        }
        typesetter.paint(&painter, origin, &layout, |_| {
            Color32::from_rgb(0x3A, 0x37, 0x32)
        });
        y += layout.height() / scale + 6.0;
    }
}

#[test]
fn reading_text_in_both_directions() {
    let mut harness = harness(Vec2::new(420.0, 264.0), 1.0, reading);
    harness.run();
    picture::check("reading", &harness.render().expect("a picture"));
}

fn widgets(ui: &mut egui::Ui) {
    ui.painter()
        .rect_filled(ui.ctx().content_rect(), 0.0, ui.visuals().panel_fill);
    ui.heading("حاشية: أداة للقراءة");
    ui.label("مرحبا بالعالم (2024) – [3] و ٢٠٢٣");
    ui.horizontal(|ui| {
        let _ = ui.button("إضافة وسم…");
        let _ = ui.button("Add a tag");
        ui.label(RichText::new("خلفية").background_color(Color32::from_rgb(0xEF, 0xDE, 0xD6)));
        ui.label(RichText::new("محذوف").strikethrough());
        ui.label(RichText::new("خط").underline());
        ui.label(RichText::new("عريض").family(egui::FontFamily::Name("strong".into())));
    });
    ui.label("The document \u{2068}تقرير الأخبار\u{2069} was renamed to \u{2068}Report 3\u{2069}.");
    ui.add(
        egui::Label::new(
            "هذا سطر طويل لا يتسع له المكان المتاح فيُقطع في آخره المنطقي بنقاط حين يضيق",
        )
        .truncate(),
    );
    ui.label(
        "فقرة تُلفّ على أسطر عدة لأن نصها أطول من عرض النافذة الصغيرة هذه، وفيها كلمة English واحدة.",
    );
    ui.vertical_centered(|ui| ui.label("في الوسط"));
    let at = ui.cursor().min + egui::vec2(40.0, 60.0);
    let galley = ui.painter().layout_no_wrap(
        "مائل (1)".to_owned(),
        egui::FontId::proportional(16.0),
        Color32::BLACK,
    );
    ui.painter()
        .add(egui::epaint::TextShape::new(at, galley, Color32::BLACK).with_angle(-0.6));
}

#[test]
fn stock_widgets() {
    let mut harness = harness(Vec2::new(380.0, 260.0), 1.5, widgets);
    harness.run();
    picture::check("widgets", &harness.render().expect("a picture"));
}
