//! Lines of hits to the clipboard and into a file; neither on the drawing thread.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use crate::engine::operations::write_bytes;
use crate::engine::{JobKind, JobProduct};
use crate::gui::app::HashiyaApp;
use crate::gui::app::files::FileRequest;
use crate::gui::app::requests::with_extension;
use crate::gui::app::session::JobPurpose;
use crate::gui::panels::{Found, HitAt, lines_table, lines_text};
use crate::i18n::{Counted, Word, fill};

impl HashiyaApp {
    /// Copies lines with their documents.
    pub(super) fn copy_lines(&mut self, ctx: &Context, found: &Arc<Found>, hits: &[HitAt]) {
        let wording = self.wording();
        let Some(session) = self.session() else {
            return;
        };
        let (snapshot, repaint) = (Arc::clone(&session.snapshot), ctx.clone());
        let (found, n_hits) = (Arc::clone(found), hits.len());
        let hits = hits.to_vec();
        let spawned = std::thread::Builder::new()
            .name("hashiya copy".to_owned())
            .spawn(move || {
                repaint.copy_text(lines_text(&found, &hits, &snapshot, wording));
                repaint.request_repaint();
            });
        if spawned.is_ok() {
            let hits = Counted::Hit.of(n_hits);
            let said = fill(Word::MsgCopiedHits, wording, &[("hits", &hits)]);
            self.say(ctx, said, false, false);
        }
    }

    /// Asks where to write lines.
    pub(super) fn ask_export_lines(&mut self, ctx: &Context, found: Arc<Found>, hits: Vec<HitAt>) {
        let wording = self.wording();
        let Some(session) = self.session_mut() else {
            return;
        };
        session.search.to_export = Some((found, hits));
        let name = format!(
            "{} - {}.csv",
            session.name(),
            wording.text(Word::PanelResults)
        );
        let request = FileRequest::ExportLines { name };
        self.dialogs.ask(ctx, request, wording);
    }

    /// Writes the lines that were asked for.
    pub(in crate::gui::app) fn start_export_lines(&mut self, path: PathBuf) {
        let wording = self.wording();
        let Some(session) = self.session_mut() else {
            return;
        };
        let Some((found, hits)) = session.search.to_export.take() else {
            return;
        };
        let path = with_extension(path, "csv");
        let reader = session.engine.reader();
        let snapshot = Arc::clone(&session.snapshot);
        let job = session.engine.start_job(JobKind::Export, move |progress| {
            let table = lines_table(&found, &hits, &snapshot, wording, progress)?;
            write_bytes(&reader, &path, &table, progress)?;
            Ok(JobProduct::Written(path))
        });
        session.jobs.insert(job, JobPurpose::Export);
    }
}
