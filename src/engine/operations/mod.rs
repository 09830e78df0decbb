//! What window and command line both do to an open collection: open by path, add documents, export and import a record.
//!
//! Each is a plain function that can run in a job; none prints or draws.

mod add;
mod codebook;
mod edited;
mod facts;
mod file_line;
mod network;
mod new_version;
mod offer;
mod open;
mod original;
mod record;
mod refi;
mod reread;
mod set_up;
mod siblings;
mod tables;

pub use add::{Added, ImportSetUp, documents_of};
pub use codebook::{codebook_to_import, export_codebook, import_of, is_codebook};
pub use edited::edited;
pub use file_line::{FileLine, FileOutcome, ReadLine};
pub use network::Mounts;
pub use new_version::{NewVersion, new_version};
pub use offer::{Choices, Offer, OfferedDocument, OfferedFile, ReadAgain, TableColumn};
pub use open::{
    HowToOpen, OpenError, Opened, SAMPLE_FILE, copy_collection, open_collection, open_paths,
    sample_folder, sample_of,
};
pub use original::write_original;
pub use record::{
    RecordFormat, RecordOptions, collection_of, export_record, format_of_path, merge_of,
    write_bytes,
};
pub use refi::{
    PROJECT_EXTENSION, collection_of_refi, export_project, is_project, project_loss,
    project_to_import,
};
pub use reread::reread;
pub use set_up::{AddedDocuments, SetUp, add_documents, commit_documents, merge_record, set_up};
pub use siblings::conflicted_copies;
pub use tables::export_tables;
