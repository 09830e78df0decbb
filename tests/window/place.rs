//! A folder of two documents to open windows on, and what stands in its collection's file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::Harness;
use hashiya::base::environment::{Environment, SeededEnvironment};
use hashiya::engine::operations::Mounts;
use hashiya::engine::preferences::{LanguageChoice, Preferences, ThemeChoice};
use hashiya::engine::{Access, Engine, Person};
use hashiya::exchange::importer::Isolation;
use hashiya::gui::app::HashiyaApp;
use hashiya::gui::popups::Hint;
use hashiya::model::{AnnotatorId, Snapshot};

use crate::hands::Window;
use crate::support::renderer::CpuRenderer;

/// The paragraphs of the Arabic document, with Latin letters and digits inside.
pub const ARABIC: [&str; 2] = [
    "أوقفت شركة Microsoft وصول الوحدة إلى خدمة Azure في 25 أيلول 2025.",
    "وقال المتحدث إن القرار نهائي، ولم يذكر تفاصيل أخرى.",
];
/// The paragraphs of the English document.
pub const ENGLISH: [&str; 2] = [
    "The company ended the access of one unit to some services.",
    "A spokesman called the decision final (القرار نهائي) on Thursday.",
];

/// A folder with two documents in it, and a place for preferences.
pub struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Self {
        Self::with(&[("تقرير.txt", &ARABIC), ("report.txt", &ENGLISH)])
    }

    /// A folder with these documents, each by its paragraphs.
    pub fn with(documents: &[(&str, &[&str])]) -> Self {
        let memory = Path::new("/dev/shm");
        let folder = match memory.is_dir() {
            true => tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir()),
            false => tempfile::tempdir(),
        }
        .expect("a folder");
        let place = Self { folder };
        std::fs::create_dir(place.sources()).expect("a folder");
        for (name, paragraphs) in documents {
            let text = paragraphs.join("\n");
            std::fs::write(place.sources().join(name), text).expect("a document");
        }
        place
    }

    /// The folder of documents.
    pub fn sources(&self) -> PathBuf {
        self.path("reports")
    }

    /// The collection that opening the folder makes.
    pub fn collection(&self) -> PathBuf {
        self.path("reports.hashiya")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn window(&self, seed: u64, paths: &[&Path]) -> Window {
        self.window_as(seed, paths, |_| {})
    }

    /// A window in English, light unless `change` says otherwise, whose ids come from the seed.
    pub fn window_as(
        &self,
        seed: u64,
        paths: &[&Path],
        change: impl FnOnce(&mut Preferences),
    ) -> Window {
        self.window_with(seed, paths, change, Mounts::default())
    }

    /// A window on a machine with these file systems.
    pub fn window_on(&self, seed: u64, paths: &[&Path], mounts: Mounts) -> Window {
        self.window_with(seed, paths, |_| {}, mounts)
    }

    fn window_with(
        &self,
        seed: u64,
        paths: &[&Path],
        change: impl FnOnce(&mut Preferences),
        mounts: Mounts,
    ) -> Window {
        let environment = Arc::new(SeededEnvironment::new(seed));
        let path = self.path(&format!("preferences-{seed}.json"));
        let mut preferences = Preferences {
            language: LanguageChoice::English,
            theme: ThemeChoice::Light,
            person: Some(Person {
                id: AnnotatorId(environment.new_uuid()),
                name: "سلمى".to_owned(),
            }),
            // Cards would lie over what tests look at; tests/window/hints.rs shows them.
            dismissed_hints: Hint::ALL
                .iter()
                .map(|hint| hint.word().key().to_owned())
                .collect(),
            ..Preferences::load(&path).preferences
        };
        change(&mut preferences);
        let theme = match preferences.theme {
            ThemeChoice::Dark => egui::Theme::Dark,
            ThemeChoice::Light | ThemeChoice::System => egui::Theme::Light,
        };
        preferences.save(&path).expect("preferences are saved");
        let paths = paths.iter().map(|path| path.to_path_buf()).collect();
        let data = self.path("data");
        let harness = Harness::builder()
            .with_size(Vec2::new(1200.0, 700.0))
            .with_step_dt(1.0 / 60.0)
            .with_max_steps(60)
            .with_theme(theme)
            .with_render_cursor(false)
            .renderer(CpuRenderer::default())
            .build_eframe(move |cc| {
                HashiyaApp::new(&cc.egui_ctx, environment, Some(path), paths)
                    .without_dialog_service()
                    .with_data_folder(Some(data))
                    .with_mounts(mounts)
                    .with_isolation(Isolation::program(env!("CARGO_BIN_EXE_hashiya").into()))
            });
        Window { harness }
    }

    /// A window on the folder, after its documents have come in.
    pub fn opened(&self, seed: u64) -> Window {
        let mut window = self.window(seed, &[&self.sources()]);
        window.wait_for("the documents", |window| {
            window.has(Role::Button, "report") && window.shows("Saved at")
        });
        window
    }

    /// What stands in the collection's file, read beside whoever writes to it.
    pub fn stored(&self) -> Arc<Snapshot> {
        stored_in(&self.collection())
    }
}

/// What stands in a collection's file.
pub fn stored_in(path: &Path) -> Arc<Snapshot> {
    let environment = Arc::new(SeededEnvironment::new(999));
    let reader = Person {
        id: AnnotatorId(environment.new_uuid()),
        name: "reader".to_owned(),
    };
    let engine = Engine::open(path, Access::Read, reader, environment).expect("it can be read");
    let faults = engine.reader().check().expect("the doctor comes");
    assert!(faults.is_empty(), "{faults:?}");
    let snapshot = engine.snapshot();
    engine.close().expect("it closes");
    snapshot
}

/// The quotes of all annotations in the order of documents and places, each with its tags.
pub fn annotations(snapshot: &Snapshot) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for document in snapshot.documents_in_order() {
        let text = &snapshot.capture(document.capture).expect("its text").text;
        for (annotation, passage) in snapshot.annotations_of(document.capture) {
            let slices: Vec<&str> = passage
                .spans()
                .iter()
                .map(|span| span.slice(text).expect("it fits"))
                .collect();
            assert_eq!(
                passage.passage.quote,
                slices.join(" … "),
                "the quote is the text"
            );
            let tags = snapshot.taggings_of(annotation.id);
            let name = |tag| {
                snapshot
                    .tag(tag)
                    .expect("a tag")
                    .label
                    .prefer(true)
                    .to_owned()
            };
            let tags = tags.into_iter().map(|tagging| name(tagging.tag)).collect();
            found.push((passage.passage.quote.clone(), tags));
        }
    }
    found
}

/// The same as [`annotations`], from short words.
pub fn expected(list: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    let owned = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect();
    list.iter()
        .map(|(quote, tags)| ((*quote).to_owned(), owned(tags)))
        .collect()
}
