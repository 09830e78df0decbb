//! When the window was painted, told to a measuring program (`benches/start.rs`). Off unless the environment asks for it.
//!
//! `HASHIYA_TRACE_FRAMES=FILE` writes a line for each moment, microseconds since 1970, a tab, and what it was: `window` (the
//! window and its graphics exist), `first` (the first frame stands on the screen), `collection` (the collection is open),
//! `asked` (the frame began in which another document was asked for), `text` (a frame with that document's text stands on
//! the screen). `HASHIYA_TRACE_QUIT=1` besides closes the window after the first `text`.
//!
//! Limits: eframe does not say when the screen was filled. The next frame begins right after that and is taken for it, so
//! a frame more than usual is drawn after each moment that is waited for.

use std::fs::File;
use std::io::Write;

use egui::Context;

use crate::base::environment::Environment;
use crate::model::DocumentId;

/// The environment variable that names the file.
const FILE: &str = "HASHIYA_TRACE_FRAMES";
/// The environment variable that closes the window after the first text.
const QUIT: &str = "HASHIYA_TRACE_QUIT";

/// What is told, if anything.
#[derive(Debug, Default)]
pub(super) struct Trace(Option<Running>);

#[derive(Debug)]
struct Running {
    file: File,
    quits: bool,
    frame_began: i64,
    /// Moments of the frame that is not on the screen yet.
    drawn: Vec<&'static str>,
    is_first: bool,
    is_open: bool,
    asked: Option<DocumentId>,
    shown: Option<DocumentId>,
}

impl Trace {
    /// Begins to tell, where the environment asks for it and its file can be made.
    pub(super) fn from_environment(environment: &dyn Environment) -> Self {
        let Some(file) = std::env::var_os(FILE).and_then(|path| File::create(path).ok()) else {
            return Self(None);
        };
        let mut running = Running {
            file,
            quits: std::env::var_os(QUIT).is_some_and(|value| value == "1"),
            frame_began: 0,
            drawn: Vec::new(),
            is_first: true,
            is_open: false,
            asked: None,
            shown: None,
        };
        running.tell(environment.now().utc_micros, "window");
        Self(Some(running))
    }

    /// A frame begins: the one before it stands on the screen.
    pub(super) fn begin_frame(&mut self, ctx: &Context, environment: &dyn Environment) {
        let Some(running) = &mut self.0 else { return };
        let now = environment.now().utc_micros;
        running.frame_began = now;
        for what in std::mem::take(&mut running.drawn) {
            running.tell(now, what);
            if what == "text" && running.quits {
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    /// A frame has been drawn: the document that was asked for, and the one whose text is in it.
    pub(super) fn end_frame(
        &mut self,
        ctx: &Context,
        is_open: bool,
        asked: Option<DocumentId>,
        shown: Option<DocumentId>,
    ) {
        let Some(running) = &mut self.0 else { return };
        if std::mem::take(&mut running.is_first) {
            running.drawn.push("first");
        }
        if is_open && !std::mem::replace(&mut running.is_open, is_open) {
            running.tell(running.frame_began, "collection");
        }
        if asked.is_some() && asked != running.asked {
            running.asked = asked;
            running.tell(running.frame_began, "asked");
        }
        if shown.is_some() && shown == asked && shown != running.shown {
            running.shown = shown;
            running.drawn.push("text");
        }
        if !running.drawn.is_empty() {
            ctx.request_repaint();
        }
    }
}

impl Running {
    fn tell(&mut self, utc_micros: i64, what: &str) {
        // A measuring program that misses a line says so itself.
        let _written = writeln!(self.file, "{utc_micros}\t{what}");
    }
}
