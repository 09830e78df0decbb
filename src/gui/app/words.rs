//! Counted words to the clipboard and into a file; neither on the drawing thread.

use std::path::PathBuf;

use egui::Context;

use crate::engine::operations::write_bytes;
use crate::engine::{JobKind, JobProduct};
use crate::gui::app::HashiyaApp;
use crate::gui::app::files::FileRequest;
use crate::gui::app::requests::with_extension;
use crate::gui::app::session::JobPurpose;
use crate::gui::panels::{WordTable, WordsRequest};
use crate::i18n::{Counted, Word, fill};

impl HashiyaApp {
    pub(super) fn act_on_words(&mut self, ctx: &Context, request: WordsRequest) {
        match request {
            WordsRequest::Copy(table) => self.copy_words(ctx, table),
            WordsRequest::Export(table) => self.ask_export_words(ctx, table),
        }
    }

    fn copy_words(&mut self, ctx: &Context, table: WordTable) {
        let wording = self.wording();
        let (repaint, n_rows) = (ctx.clone(), table.n_rows());
        let spawned = std::thread::Builder::new()
            .name("hashiya copy".to_owned())
            .spawn(move || {
                repaint.copy_text(table.text());
                repaint.request_repaint();
            });
        if spawned.is_ok() {
            let words = Counted::Word.of(n_rows);
            let said = fill(Word::MsgCopiedWords, wording, &[("words", &words)]);
            self.say(ctx, said, false, false);
        }
    }

    fn ask_export_words(&mut self, ctx: &Context, table: WordTable) {
        let wording = self.wording();
        let Some(session) = self.session() else {
            return;
        };
        let name = format!(
            "{} - {}.csv",
            session.name(),
            wording.text(Word::PanelWords)
        );
        self.bottom.words.to_export = Some(table);
        let request = FileRequest::ExportWords { name };
        self.dialogs.ask(ctx, request, wording);
    }

    /// Writes the table that was asked for.
    pub(in crate::gui::app) fn start_export_words(&mut self, path: PathBuf) {
        let wording = self.wording();
        let Some(table) = self.bottom.words.to_export.take() else {
            return;
        };
        let Some(session) = self.session_mut() else {
            return;
        };
        let path = with_extension(path, "csv");
        let reader = session.engine.reader();
        let job = session.engine.start_job(JobKind::Export, move |progress| {
            let bytes = table.csv(wording, progress)?;
            write_bytes(&reader, &path, &bytes, progress)?;
            Ok(JobProduct::Written(path))
        });
        session.jobs.insert(job, JobPurpose::Export);
    }
}
