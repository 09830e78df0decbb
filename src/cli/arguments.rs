//! The arguments: what `--help` shows, and nothing else.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::cli::formats::{ExportFormatArgument, FormatOptions, ImportFormatArgument};
use crate::command::plan::checked_language;
use crate::exchange::importer::worker::WORKER_ARGUMENT;
use crate::i18n::Language;
use crate::text::{Encoding, Fold, Folds};

/// Reads, tags and compares Arabic and English documents. With a path or nothing it opens the window.
#[derive(Debug, Parser)]
#[command(
    name = "hashiya",
    version,
    disable_help_subcommand = true,
    override_usage = "hashiya [PATH]...\n       hashiya COMMAND COLLECTION ...",
    after_help = "Exit codes: 0 done; 1 refused, or faults found; 2 wrong usage.\n\
        Reading commands work while the window is open on the same collection; \
        writing commands are refused then, and say who holds it."
)]
pub(super) struct Arguments {
    /// The language of messages; otherwise that of the system.
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub(super) language: Option<LanguageArgument>,

    /// A collection, a folder or documents to open in the window. A folder's collection stands beside the folder.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum LanguageArgument {
    /// English.
    En,
    /// Arabic.
    Ar,
}

impl LanguageArgument {
    pub(super) fn language(self) -> Language {
        match self {
            Self::En => Language::English,
            Self::Ar => Language::Arabic,
        }
    }
}

/// How documents are read.
#[derive(Args, Debug)]
pub(super) struct ReadingIn {
    /// Reads every document in this encoding instead of finding it, such as windows-1256.
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub(super) encoding: Option<Encoding>,
    /// Of tables, takes the column of this heading as text; may be given several times. Else the longest is taken.
    #[arg(long, value_name = "HEADING")]
    pub(super) text_column: Vec<String>,
    /// Says in which language the documents are instead of finding it, such as ar or en.
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub(super) document_language: Option<String>,
    /// Makes no variable of this, such as Author or the heading of a column; may be given several times.
    #[arg(long, value_name = "NAME")]
    pub(super) leave_out: Vec<String>,
    /// Writes what came of each file to this file, as JSON.
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Makes a new collection, and adds documents and folders to it.
    ///
    /// A record named sample.ron in a folder comes in with it.
    New {
        /// The file to make; it must not be there yet.
        collection: PathBuf,
        /// Documents, or folders of documents, to add.
        #[arg(value_name = "DOCUMENT|FOLDER")]
        sources: Vec<PathBuf>,
        #[command(flatten)]
        how: ReadingIn,
    },
    /// Adds documents, or folders of documents, to a collection.
    ///
    /// Folders in a folder become document sets, and what files say of themselves becomes variables. All but plain text and
    /// Markdown is read in a process of its own, within limits. All of it is one step that can be undone.
    Add {
        /// The collection.
        collection: PathBuf,
        /// What to add; what the collection holds already, byte for byte, is passed over.
        #[arg(required = true, value_name = "DOCUMENT")]
        sources: Vec<PathBuf>,
        /// Makes the one file the new version of this document; annotations go along where their words still stand.
        #[arg(long, value_name = "NAME|ID")]
        new_version_of: Option<String>,
        #[command(flatten)]
        how: ReadingIn,
    },
    /// Writes the file that a document was made of, byte for byte as it was read; of a row of a table, the whole table.
    ///
    /// The file takes the place of an older one once it is whole, never that of a collection.
    Original {
        /// The collection.
        collection: PathBuf,
        /// The document's name or id.
        #[arg(long, value_name = "NAME|ID")]
        document: String,
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Sets a stretch of a document apart as furniture of the page, or takes it back.
    Furniture(Furniture),
    /// Counts what a collection holds.
    Info(Reading),
    /// Lists the documents.
    Documents(Reading),
    /// Lists the tags as a tree.
    Tags(Reading),
    /// Lists the annotations in the order of their documents and places.
    Annotations(Reading),
    /// Counts the words of documents, the most frequent first.
    ///
    /// A word holds a letter or a digit and is parted by the rules of Unicode (UAX #29), not by blanks: a hyphen parts words, an
    /// apostrophe or a tatweel does not. What Arabic writes joined is one word. Shown is the written form that stands most often.
    Words(Words),
    /// Finds words, phrases and patterns in all documents; prints each hit with its context.
    ///
    /// Words are wanted all; "…" is a phrase; OR; -not; word*; /pattern/; a NEAR/5 b; in:paragraph; tag:NAME; doc:NAME; lang:ar;
    /// memo:word; any variable:VALUE. A query that begins with a minus stands behind --.
    Search(Search),
    /// Marks a passage and puts a tag on it; prints the annotation's id once it is saved.
    Annotate(Annotate),
    /// Examines a collection and lists what is wrong with it; changes nothing.
    Check {
        /// The collection.
        collection: PathBuf,
    },
    /// Makes a backup: a verified copy in the data folder, or in a file of your choice.
    ///
    /// Older backups in the data folder are thinned by age and size; the newest sound one is never removed.
    Backup {
        /// The collection.
        collection: PathBuf,
        /// Writes the copy to this file, which must not be there yet, instead of the data folder.
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Lists the backups of a collection, the newest first, also of one that can no longer be opened.
    Backups(Reading),
    /// Puts a backup in the place of a collection; the present state is backed up first.
    Restore {
        /// The collection; a damaged one is kept beside the restored one.
        collection: PathBuf,
        /// The backup's number in the list, or its file.
        #[arg(value_name = "NUMBER|FILE")]
        backup: PathBuf,
    },
    /// Writes a collection to a file: all that it holds, or what another format can hold; the rest is told.
    ///
    /// The file is read back and compared before it takes the place of an older one. Equal collections give equal bytes.
    /// “hashiya formats” lists the formats.
    Export(Export),
    /// Writes the codebook: all tags with their definitions and rules.
    ///
    /// The file is read back and compared before it takes the place of an older one.
    Codebook(Codebook),
    /// Brings in what an exported file, a codebook or a project of another program holds.
    ///
    /// What is new comes in, in one step that can be undone; what differs is listed and left as it is.
    Import(Import),
    /// Lists the formats that a collection can be written to, and those that come in.
    Formats,
    /// Takes the last change back, whoever made it and however long ago.
    Undo {
        /// The collection.
        collection: PathBuf,
    },
    /// Makes the change again that was taken back last.
    Redo {
        /// The collection.
        collection: PathBuf,
    },
    /// Reads files for the program itself: from standard input, to standard output.
    #[command(name = WORKER_ARGUMENT, hide = true)]
    ImportWorker,
}

fn language(tag: &str) -> Result<String, String> {
    checked_language(tag).map_err(|_| "a tag such as ar, en or ar-SY is needed".to_owned())
}

fn encoding(name: &str) -> Result<Encoding, String> {
    Encoding::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = Encoding::ALL.into_iter().map(Encoding::name).collect();
        format!("known are {}", names.join(", "))
    })
}

#[derive(Debug, Args)]
pub(super) struct Reading {
    /// The collection.
    pub(super) collection: PathBuf,
    /// Writes JSON, for other programs.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Annotate {
    /// The collection.
    pub(super) collection: PathBuf,
    /// The document's name or id.
    #[arg(long, value_name = "NAME|ID")]
    pub(super) document: String,
    /// Where the passage starts, in code points from the start of the text.
    #[arg(long, value_name = "N")]
    pub(super) start: u32,
    /// Where it ends: the code point after its last.
    #[arg(long, value_name = "N")]
    pub(super) end: u32,
    /// The tag's name, in either language; a new tag is made if there is none. May be given several times.
    #[arg(long = "tag", required = true, value_name = "NAME")]
    pub(super) tags: Vec<String>,
    /// Who annotates; otherwise the name that was given in the window.
    #[arg(long, value_name = "NAME")]
    pub(super) annotator: Option<String>,
}

/// Which differences between letters do not count.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum FoldArgument {
    /// None: each written form counts by itself.
    Exact,
    /// Vowel marks, tatweel and invisible characters.
    Marks,
    /// Also hamza seats, ya and alef maqsura, ta marbuta and ha, kinds of digits, case and accents.
    Full,
}

impl FoldArgument {
    pub(super) fn folds(self) -> Folds {
        match self {
            Self::Exact => Folds::EXACT,
            Self::Marks => Folds::MARKS,
            Self::Full => Folds::FULL,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Search {
    /// The collection.
    pub(super) collection: PathBuf,
    /// What to find.
    pub(super) query: String,
    /// Which differences between letters are passed over: exact, marks or full, and single ones by name, with a minus to
    /// make one count: full,-case or exact,tatweel.
    #[arg(long, value_name = "FOLDS", default_value = "full", value_parser = folds, allow_hyphen_values = true)]
    pub(super) fold: Folds,
    /// Finds only whole words, without particles attached to them.
    #[arg(long, visible_alias = "no-particles", group = "edges")]
    pub(super) whole_word: bool,
    /// Finds words inside of words, too.
    #[arg(long, group = "edges")]
    pub(super) anywhere: bool,
    /// Finds words of the same stem, too; these are marked.
    #[arg(long)]
    pub(super) stems: bool,
    /// Does not find the other terms of a tag of which a word is a term.
    #[arg(long)]
    pub(super) no_terms: bool,
    /// Searches the furniture of pages, too: menus, share bars.
    #[arg(long)]
    pub(super) furniture: bool,
    /// Lists so many hits at most.
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    /// Writes JSON, for other programs.
    #[arg(long)]
    pub(super) json: bool,
}

/// Levels and single switches, in their order: a level sets all, a name passes one difference over, a minus lets it count.
fn folds(text: &str) -> Result<Folds, String> {
    let items: Vec<&str> = text.split(',').map(str::trim).collect();
    let begins_with_minus = items.first().is_some_and(|item| item.starts_with('-'));
    let start = if begins_with_minus {
        Folds::FULL
    } else {
        Folds::EXACT
    };
    items.into_iter().try_fold(start, |folds, item| match item {
        "exact" => Ok(Folds::EXACT),
        "marks" => Ok(Folds::MARKS),
        "full" => Ok(Folds::FULL),
        _ => {
            let (name, is_on) = match item.strip_prefix('-') {
                Some(name) => (name, false),
                None => (item, true),
            };
            let fold = Fold::from_code(&name.replace('-', "_")).ok_or_else(|| {
                let names: Vec<&str> = Fold::ALL.into_iter().map(Fold::code).collect();
                format!("known are exact, marks, full; {}", names.join(", "))
            })?;
            Ok(folds.with(fold, is_on))
        }
    })
}

#[derive(Debug, Args)]
pub(super) struct Words {
    /// The collection.
    pub(super) collection: PathBuf,
    /// Counts one document, by its name or id.
    #[arg(long, value_name = "NAME|ID", group = "scope")]
    pub(super) document: Option<String>,
    /// Counts the documents of a set, by its name or id.
    #[arg(long, value_name = "NAME|ID", group = "scope")]
    pub(super) set: Option<String>,
    /// Counts the documents in a language, such as ar or en.
    #[arg(long, value_name = "TAG", value_parser = language, group = "scope")]
    pub(super) document_language: Option<String>,
    /// Which written forms are one word.
    #[arg(long, value_name = "LEVEL", default_value = "full")]
    pub(super) fold: FoldArgument,
    /// Leaves out words of grammar, such as the and في.
    #[arg(long, visible_alias = "stop-words")]
    pub(super) without_stop_words: bool,
    /// Leaves out words without a letter, such as 2025.
    #[arg(long)]
    pub(super) without_numbers: bool,
    /// Counts words with Arabic particles joined to them as the words themselves, where the collection shows that it may. Errs.
    #[arg(long)]
    pub(super) without_particles: bool,
    /// Counts the furniture of pages, too: menus, share bars.
    #[arg(long)]
    pub(super) with_furniture: bool,
    /// Leaves out a word; can be said more than once.
    #[arg(long, value_name = "WORD")]
    pub(super) hide: Vec<String>,
    /// Lists so many words at most.
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    /// Writes JSON, for other programs.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Furniture {
    /// The collection.
    pub(super) collection: PathBuf,
    /// The document's name or id.
    #[arg(long, value_name = "NAME|ID")]
    pub(super) document: String,
    /// Where the stretch starts, in code points from the start of the text.
    #[arg(long, value_name = "N")]
    pub(super) start: u32,
    /// Where it ends: the code point after its last.
    #[arg(long, value_name = "N")]
    pub(super) end: u32,
    /// Takes it back: it is text of the article.
    #[arg(long)]
    pub(super) take_back: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum CodebookFormatArgument {
    /// Rusty Object Notation.
    Ron,
    /// A table of comma-separated values.
    Csv,
    /// A codebook of REFI-QDA, for other programs.
    Qdc,
}

#[derive(Debug, Args)]
pub(super) struct Codebook {
    /// The collection.
    pub(super) collection: PathBuf,
    /// The format.
    #[arg(long)]
    pub(super) format: CodebookFormatArgument,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    pub(super) output: PathBuf,
    /// Leaves out the byte order mark by which spreadsheet programs know that a table is UTF-8.
    #[arg(long)]
    pub(super) no_bom: bool,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// The collection.
    pub(super) collection: PathBuf,
    /// The format; otherwise the one that the file's name asks for.
    #[arg(long, value_name = "NAME")]
    pub(super) format: Option<ExportFormatArgument>,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    pub(super) output: PathBuf,
    /// Writes what the format cannot hold to this file, as JSON; of formats that hold everything, nothing.
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
    #[command(flatten)]
    pub(super) scope: Scope,
    #[command(flatten)]
    pub(super) options: FormatOptions,
}

/// What goes out; all of it where nothing is said. What is said of several kinds holds together.
#[derive(Debug, Args)]
pub(super) struct Scope {
    /// Only documents of this document set, by its name or id; may be given several times.
    #[arg(long = "set", value_name = "NAME|ID")]
    pub(super) sets: Vec<String>,
    /// Only passages with this tag or one below it, by a name or id; may be given several times.
    #[arg(long = "tag", value_name = "NAME|ID")]
    pub(super) tags: Vec<String>,
    /// Only what this annotator did, by name or id; may be given several times.
    #[arg(long = "annotator", value_name = "NAME|ID")]
    pub(super) annotators: Vec<String>,
    /// Only documents in which this finds something, and the annotations that a hit touches; see “hashiya search --help”.
    #[arg(long, value_name = "QUERY")]
    pub(super) search: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// The collection; it is made if it is not there.
    pub(super) collection: PathBuf,
    /// The file.
    pub(super) file: PathBuf,
    /// What it is; otherwise its name and its first bytes tell.
    #[arg(long, value_name = "NAME")]
    pub(super) format: Option<ImportFormatArgument>,
    /// Of a codebook, takes what differs, too.
    #[arg(long)]
    pub(super) take: bool,
    /// Writes what was left out, set apart or odd to this file, as JSON.
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
}
