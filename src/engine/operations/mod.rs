//! What window and command line both do to an open collection: open by path, add documents, export and import a record.
//!
//! Each is a plain function that can run in a job; none prints or draws.

mod add;
mod codebook;
mod edited;
mod exchange;
mod facts;
mod file_line;
mod loss_file;
mod network;
mod new_version;
mod offer;
mod open;
mod original;
mod record;
mod reports;
mod reread;
mod set_up;
mod siblings;

pub use add::{Added, ImportSetUp, documents_of};
pub use codebook::{export_codebook, import_of};
pub use edited::edited;
pub use exchange::{
    ExportOrder, ExportScope, Exported, ImportOrder, export, export_loss, merge_of_arrival,
};
pub use file_line::{FileLine, FileOutcome, ReadLine};
pub use loss_file::{loss_file_of, write_loss};
pub use network::Mounts;
pub use new_version::{NewVersion, new_version};
pub use offer::{Choices, Offer, OfferedDocument, OfferedFile, ReadAgain, TableColumn};
pub use open::{
    HowToOpen, OpenError, Opened, SAMPLE_FILE, copy_collection, open_collection, open_paths,
    sample_folder, sample_of,
};
pub use original::write_original;
pub use record::{
    RecordFormat, RecordOptions, collection_of, export_record, merge_of, write_bytes,
};
pub use reports::{check_template, forget_printed, print_page};
pub use reread::reread;
pub use set_up::{AddedDocuments, SetUp, add_documents, commit_documents, merge_record, set_up};
pub use siblings::conflicted_copies;
