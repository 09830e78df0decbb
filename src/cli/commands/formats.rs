//! The list of formats.

use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::exchange::formats::{EXPORT_FORMATS, IMPORT_FORMATS};
use crate::i18n::Word;

/// Lists what goes out, and what comes in.
pub(super) fn list(console: &mut Console<'_>) -> Result<Verdict, Failure> {
    let wording = console.wording;
    console.tell(Word::CliGoesOut, &[])?;
    for format in EXPORT_FORMATS {
        let (title, about) = (wording.text(format.title), wording.text(format.about));
        let endings = endings(format.endings);
        console.say(&format!("  {}\t{endings}\t{title}: {about}", format.name))?;
    }
    console.tell(Word::CliComesIn, &[])?;
    for format in IMPORT_FORMATS {
        let title = wording.text(format.title);
        let endings = endings(format.endings);
        console.say(&format!("  {}\t{endings}\t{title}", format.name))?;
    }
    Ok(Verdict::Done)
}

fn endings(endings: &[&str]) -> String {
    let endings: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
    endings.join(" ")
}
