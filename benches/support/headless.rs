//! Frames without a screen: layout, drawing and tessellation, all of a frame's work but the graphics driver's.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, Ui, pos2, vec2};
use hashiya::base::environment::{Environment, SystemEnvironment};
use hashiya::engine::preferences::{Place, Preferences};
use hashiya::gui::HashiyaApp;
use hashiya::model::{CollectionId, DocumentId};

use super::Result;
use super::table::timed;

/// Of the window, points; one pixel each.
const SIZE: egui::Vec2 = vec2(1280.0, 820.0);

/// A window that nobody sees, with its clock.
pub(crate) struct Frames {
    /// What is drawn in.
    pub(crate) ctx: Context,
    frame: u64,
}

/// What came of a frame.
pub(crate) struct Frame {
    /// Of layout, drawing and tessellation.
    pub(crate) time: Duration,
    /// Corners of triangles.
    pub(crate) n_vertices: usize,
    /// Whether nothing is to be drawn before something happens.
    pub(crate) rests: bool,
}

impl Frames {
    /// With the program's fonts and theme.
    pub(crate) fn new() -> Self {
        let ctx = Context::default();
        hashiya::gui::typeset::Typesetter::install(&ctx);
        hashiya::gui::theme::apply(&ctx);
        Self { ctx, frame: 0 }
    }

    /// Draws a frame, a sixtieth of a second after the one before.
    pub(crate) fn draw(&mut self, events: Vec<Event>, mut ui: impl FnMut(&mut Ui)) -> Frame {
        self.frame += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.frame as f64 / 60.0),
            predicted_dt: 1.0 / 60.0,
            focused: true,
            events,
            ..RawInput::default()
        };
        let (time, (n_vertices, rests, mut textures)) = timed(|| {
            let output = self.ctx.run_ui(input, &mut ui);
            let rests = output
                .viewport_output
                .values()
                .all(|viewport| viewport.repaint_delay > Duration::from_millis(200));
            let primitives = self.ctx.tessellate(output.shapes, output.pixels_per_point);
            let n_vertices = primitives
                .iter()
                .map(|primitive| match &primitive.primitive {
                    egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
                    egui::epaint::Primitive::Callback(_) => 0,
                })
                .sum();
            (n_vertices, rests, output.textures_delta)
        });
        textures.clear();
        Frame {
            time,
            n_vertices,
            rests,
        }
    }
}

/// Turns the wheel by some points, the pointer over the text.
pub(crate) fn wheel(points: f32) -> Vec<Event> {
    vec![
        Event::PointerMoved(pos2(SIZE.x * 0.5, SIZE.y * 0.5)),
        Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -points),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        },
    ]
}

/// Presses a key.
pub(crate) fn press(modifiers: Modifiers, key: Key) -> Vec<Event> {
    vec![Event::Key {
        key,
        physical_key: Some(key),
        pressed: true,
        repeat: false,
        modifiers,
    }]
}

/// The whole program on a collection, at the start of a document.
pub(crate) struct App {
    /// Its window.
    pub(crate) frames: Frames,
    app: HashiyaApp,
    shell: eframe::Frame,
    _preferences: tempfile::TempDir,
}

impl App {
    /// Opens the collection at its first document and draws until the window rests.
    pub(crate) fn open(collection: &Path) -> Result<Self> {
        Self::open_with(collection, &Preferences::default())
    }

    /// Opens the collection at a document.
    pub(crate) fn open_at(
        collection: &Path,
        of: CollectionId,
        document: DocumentId,
    ) -> Result<Self> {
        let mut preferences = Preferences::default();
        let at = SystemEnvironment.now();
        preferences.remember_place(of, document, Place { byte: 0, at });
        Self::open_with(collection, &preferences)
    }

    fn open_with(collection: &Path, preferences: &Preferences) -> Result<Self> {
        let folder = super::collections::folder()?;
        let file = folder.path().join("preferences.json");
        preferences.save(&file)?;
        let frames = Frames::new();
        let app = HashiyaApp::new(
            &frames.ctx,
            Arc::new(SystemEnvironment),
            Some(file),
            vec![collection.to_owned()],
        );
        let mut opened = Self {
            frames,
            app,
            shell: eframe::Frame::_new_kittest(),
            _preferences: folder,
        };
        let began = Instant::now();
        let mut n_resting = 0;
        while n_resting < 20 {
            if began.elapsed() > Duration::from_secs(60) {
                return Err("the window does not come to rest".into());
            }
            let rests = opened.draw(Vec::new()).rests;
            n_resting = if rests { n_resting + 1 } else { 0 };
            // Other threads open the collection and prepare the text.
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(opened)
    }

    /// Draws for so long; a blinking caret never lets the window rest.
    pub(crate) fn pass(&mut self, time: Duration) {
        let began = Instant::now();
        while began.elapsed() < time {
            self.draw(Vec::new());
            std::thread::sleep(Duration::from_millis(16));
        }
    }

    /// Draws a frame.
    pub(crate) fn draw(&mut self, events: Vec<Event>) -> Frame {
        use eframe::App as _;
        let (app, shell) = (&mut self.app, &mut self.shell);
        self.frames.draw(events, |ui| {
            app.logic(&ui.ctx().clone(), shell);
            app.ui(ui, shell);
        })
    }
}
