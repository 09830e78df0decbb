//! File dialogs off the drawing thread; where no dialog service answers, a path field.
//!
//! Limits: the portal does not say whether it is missing or was cancelled. An answer without a file that comes within
//! half a second is taken for a missing service: nobody reads a dialog that fast.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use crate::engine::locate::{EXTENSION, Located};
use crate::exchange::formats::{ExportFormat, IMPORT_FORMATS};
use crate::exchange::importer::IMPORTERS;
use crate::gui::popups::{Answer, Ask, AskState};
use crate::i18n::{Word, Wording};
use crate::model::{CaptureId, DocumentId};

/// An answer sooner than this came from no person.
const NO_PERSON: Duration = Duration::from_millis(500);

/// What a file is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FileRequest {
    /// Files for a new collection.
    New,
    /// A folder for a new collection.
    NewFromFolder,
    /// A collection to open.
    Open,
    /// Documents to add.
    AddFiles,
    /// A folder of documents to add.
    AddFolder,
    /// A file that is to be a new version of a document.
    NewVersion(DocumentId),
    /// Where to write the collection.
    Export {
        /// The file that is proposed.
        path: PathBuf,
        /// In which format.
        format: &'static ExportFormat,
    },
    /// Where to write the file that a capture was made of.
    SaveOriginal {
        /// Of which capture.
        capture: CaptureId,
        /// The name that is proposed.
        name: String,
    },
    /// Where to write the codebook.
    ExportCodebook {
        /// The name that is proposed.
        name: String,
    },
    /// Where to write lines of hits.
    ExportLines {
        /// The name that is proposed.
        name: String,
    },
    /// Where to write the table of words.
    ExportWords {
        /// The name that is proposed.
        name: String,
    },
    /// Where to write the built-in template of reports.
    WriteTemplate {
        /// The name that is proposed.
        name: String,
    },
    /// A template of reports.
    ChooseTemplate,
    /// A record or a codebook to bring in.
    Import,
    /// Where a copy of the open collection is to stand.
    SaveCopy {
        /// The name that is proposed.
        name: String,
    },
    /// Where a copy of a collection in a network folder is to stand.
    CopyHere(Box<Located>),
    /// Where a collection is to stand whose own place cannot be written.
    PlaceFor(Box<Located>),
}

/// What came of it.
#[derive(Debug)]
pub(super) struct FileAnswer {
    pub(super) request: FileRequest,
    pub(super) paths: Vec<PathBuf>,
    /// Whether the system's dialog gave them, which asks before a file is replaced.
    pub(super) has_asked: bool,
}

/// What a dialog returns: none where it was left, or where there is none.
type Chosen = Option<Vec<PathBuf>>;

/// The dialog or path field that is open.
#[derive(Debug, Default)]
pub(super) struct FileDialogs {
    waiting: Option<(FileRequest, Receiver<Chosen>, Instant)>,
    field: Option<(FileRequest, AskState)>,
    /// Asks by the path field at once.
    pub(super) without_service: bool,
}

impl FileDialogs {
    /// Opens a dialog, unless one is open.
    pub(super) fn ask(&mut self, ctx: &egui::Context, request: FileRequest, wording: Wording) {
        if self.is_open() {
            return;
        }
        if self.without_service {
            self.open_field(request, wording);
            return;
        }
        let (sender, receiver) = channel();
        let (asked, repaint) = (request.clone(), ctx.clone());
        let title = title_of(&request, wording);
        let spawned = std::thread::Builder::new()
            .name("hashiya file dialog".to_owned())
            .spawn(move || {
                // Without a receiver the window has closed meanwhile.
                let _gone = sender.send(show(&asked, &title));
                repaint.request_repaint();
            });
        match spawned {
            Ok(_) => self.waiting = Some((request, receiver, Instant::now())),
            Err(_) => self.open_field(request, wording),
        }
    }

    pub(super) fn is_open(&self) -> bool {
        self.waiting.is_some() || self.field.is_some()
    }

    /// Whether the path field is open.
    pub(super) fn has_field(&self) -> bool {
        self.field.is_some()
    }

    fn open_field(&mut self, request: FileRequest, wording: Wording) {
        let is_new = matches!(
            request,
            FileRequest::Export { .. }
                | FileRequest::ExportCodebook { .. }
                | FileRequest::ExportLines { .. }
                | FileRequest::ExportWords { .. }
                | FileRequest::WriteTemplate { .. }
                | FileRequest::SaveCopy { .. }
                | FileRequest::SaveOriginal { .. }
                | FileRequest::CopyHere(_)
                | FileRequest::PlaceFor(_)
        );
        let text = match &request {
            FileRequest::Export { path, .. } => path.to_string_lossy().into_owned(),
            FileRequest::ExportCodebook { name }
            | FileRequest::SaveOriginal { name, .. }
            | FileRequest::ExportLines { name }
            | FileRequest::ExportWords { name }
            | FileRequest::WriteTemplate { name }
            | FileRequest::SaveCopy { name } => name.clone(),
            FileRequest::PlaceFor(located) | FileRequest::CopyHere(located) => located
                .collection
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            _ => String::new(),
        };
        let word = if is_new {
            Word::AskPathNew
        } else {
            Word::AskPath
        };
        let ask = Ask {
            question: title_of(&request, wording),
            help: wording.text(Word::NoDialogService).to_owned(),
            field: Some(wording.text(word).to_owned()),
            text,
            buttons: vec![wording.text(Word::BtnOk).to_owned()],
        };
        self.field = Some((request, AskState::open(ask)));
    }

    /// Looks for an answer and draws the path field, if there is one.
    pub(super) fn show(&mut self, ui: &egui::Ui, wording: Wording) -> Option<FileAnswer> {
        if let Some((_, receiver, since)) = &self.waiting {
            let answer = match receiver.try_recv() {
                Ok(answer) => answer,
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => None,
            };
            let was_quick = since.elapsed() < NO_PERSON;
            let (request, ..) = self.waiting.take()?;
            match answer {
                Some(paths) => {
                    return Some(FileAnswer {
                        request,
                        paths,
                        has_asked: true,
                    });
                }
                None if was_quick => self.open_field(request, wording),
                None => return None,
            }
        }
        let (_, field) = self.field.as_mut()?;
        let answer = field.show(ui, wording)?;
        let (request, _) = self.field.take()?;
        match answer {
            Answer::Button(_, text) => Some(FileAnswer {
                request,
                paths: vec![pasted_path(&text)],
                has_asked: false,
            }),
            Answer::Cancelled => None,
        }
    }
}

/// A pasted path without the quotation marks and `file://` that file managers put around it.
pub(super) fn pasted_path(text: &str) -> PathBuf {
    let text = text.trim().trim_matches(['"', '\'']);
    let text = text.strip_prefix("file://").unwrap_or(text);
    match text.strip_prefix("~/").zip(etcetera::home_dir().ok()) {
        Some((rest, home)) => home.join(rest),
        None => PathBuf::from(text),
    }
}

fn title_of(request: &FileRequest, wording: Wording) -> String {
    let word = match request {
        FileRequest::New | FileRequest::PlaceFor(_) => Word::FileNew,
        FileRequest::NewFromFolder => Word::WelcomeNewHere,
        FileRequest::Open => Word::FileOpen,
        FileRequest::AddFiles => Word::FileAddDocuments,
        FileRequest::AddFolder => Word::FileAddFolder,
        FileRequest::NewVersion(_) => Word::DocNewVersion,
        FileRequest::Export { .. } => Word::FileExport,
        FileRequest::ExportCodebook { .. } => Word::FilePrintCodebook,
        FileRequest::ExportLines { .. } => Word::ResultsExport,
        FileRequest::ExportWords { .. } => Word::WordsExport,
        FileRequest::WriteTemplate { .. } => Word::PrefTemplateWrite,
        FileRequest::ChooseTemplate => Word::PrefTemplateChoose,
        FileRequest::Import => Word::FileImport,
        FileRequest::SaveCopy { .. } => Word::FileSaveCopy,
        FileRequest::SaveOriginal { .. } => Word::DocSaveOriginal,
        FileRequest::CopyHere(_) => Word::BtnCopyHere,
    };
    wording.text(word).trim_end_matches('…').to_owned()
}

/// Asks the system. Blocks; runs on a thread of its own.
fn show(request: &FileRequest, title: &str) -> Option<Vec<PathBuf>> {
    let dialog = rfd::FileDialog::new().set_title(title);
    // By their endings, which read the same in every language.
    let importers = IMPORTERS.iter().map(|importer| importer.extensions());
    let readable: Vec<&str> = importers.clone().flatten().copied().collect();
    let names: Vec<String> = importers
        .filter_map(|extensions| extensions.first())
        .map(|extension| extension.to_uppercase())
        .collect();
    let documents = |dialog: rfd::FileDialog| {
        dialog
            .add_filter(names.join(", "), &readable)
            .add_filter("*", &["*"])
    };
    let one = |path: Option<PathBuf>| path.map(|path| vec![path]);
    match request {
        FileRequest::New | FileRequest::AddFiles => documents(dialog).pick_files(),
        FileRequest::NewFromFolder | FileRequest::AddFolder => one(dialog.pick_folder()),
        FileRequest::NewVersion(_) => one(documents(dialog).pick_file()),
        FileRequest::Open => one(dialog.add_filter("Hashiya", &[EXTENSION]).pick_file()),
        FileRequest::Export { path, format } => {
            let dialog = with_endings(dialog, [format.endings].into_iter());
            let dialog = match path.parent() {
                Some(folder) => dialog.set_directory(folder),
                None => dialog,
            };
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            one(dialog.set_file_name(name).save_file())
        }
        FileRequest::ExportCodebook { name } => one(dialog
            .add_filter("CSV, RON, QDC", &["csv", "ron", "qdc"])
            .set_file_name(name.as_str())
            .save_file()),
        FileRequest::SaveOriginal { name, .. } => {
            one(dialog.set_file_name(name.as_str()).save_file())
        }
        FileRequest::ExportLines { name } | FileRequest::ExportWords { name } => one(dialog
            .add_filter("CSV", &["csv"])
            .set_file_name(name.as_str())
            .save_file()),
        FileRequest::Import => {
            let endings = IMPORT_FORMATS.iter().map(|format| format.endings);
            one(with_endings(dialog, endings)
                .add_filter("*", &["*"])
                .pick_file())
        }
        FileRequest::WriteTemplate { name } => one(dialog
            .add_filter("HTML", &["html"])
            .set_file_name(name.as_str())
            .save_file()),
        FileRequest::ChooseTemplate => one(dialog.add_filter("HTML", &["html", "htm"]).pick_file()),
        FileRequest::SaveCopy { name } => one(dialog
            .add_filter("Hashiya", &[EXTENSION])
            .set_file_name(name.as_str())
            .save_file()),
        FileRequest::PlaceFor(located) | FileRequest::CopyHere(located) => {
            let name = located
                .collection
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            one(dialog
                .add_filter("Hashiya", &[EXTENSION])
                .set_file_name(name)
                .save_file())
        }
    }
}

/// A dialog for files of several formats.
fn with_endings<'a>(
    dialog: rfd::FileDialog,
    formats: impl Iterator<Item = &'a [&'a str]>,
) -> rfd::FileDialog {
    let mut endings: Vec<&str> = Vec::new();
    for ending in formats.flatten() {
        if !endings.contains(ending) {
            endings.push(ending);
        }
    }
    let names: Vec<String> = endings.iter().map(|ending| ending.to_uppercase()).collect();
    dialog.add_filter(names.join(", "), &endings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_path_loses_what_file_managers_add() {
        for (pasted, expected) in [
            ("  /data/تقارير  ", "/data/تقارير"),
            ("'/data/a b.txt'", "/data/a b.txt"),
            ("file:///data/x", "/data/x"),
            ("\"C:\\data\\x.txt\"", "C:\\data\\x.txt"),
        ] {
            assert_eq!(pasted_path(pasted), PathBuf::from(expected));
        }
    }
}
