//! Opens the window.

use std::path::PathBuf;
use std::sync::Arc;

use crate::base::environment::SystemEnvironment;
use crate::engine::backups::default_data_folder;
use crate::engine::preferences::Preferences;
use crate::gui::app::HashiyaApp;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Neither X11 nor Wayland is there.
    #[error("no display")]
    NoDisplay,
    /// The graphics system refused.
    #[error("{message}")]
    Graphics {
        /// What it said, in English.
        message: String,
    },
}

/// Opens the window on a collection, a folder or documents, or on the welcome page; returns when it is closed.
pub fn run(paths: Vec<PathBuf>) -> Result<(), RunError> {
    if cfg!(target_os = "linux")
        && ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
            .iter()
            .all(|name| std::env::var_os(name).is_none_or(|value| value.is_empty()))
    {
        return Err(RunError::NoDisplay);
    }
    let path = Preferences::default_path();
    let size = path
        .as_deref()
        .and_then(|path| Preferences::load(path).preferences.layout.window)
        .unwrap_or([1280.0, 820.0]);
    let viewport = egui::ViewportBuilder::default()
        .with_title("Hashiya")
        .with_app_id("hashiya")
        .with_inner_size(size)
        .with_min_inner_size([720.0, 480.0])
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        ..Default::default()
    };
    eframe::run_native(
        "hashiya",
        options,
        Box::new(move |cc| {
            let app = HashiyaApp::new(&cc.egui_ctx, Arc::new(SystemEnvironment), path, paths);
            Ok(Box::new(app.with_data_folder(default_data_folder())))
        }),
    )
    .map_err(|error| RunError::Graphics {
        message: error.to_string(),
    })
}
