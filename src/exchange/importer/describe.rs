//! The import report in words, for the window, the command line and the written report.

use std::io;

use crate::base::{BudgetExceeded, Limit};
use crate::exchange::importer::{FactKind, ImportError, ImportNote, LeftOut, PassedOver};
use crate::i18n::{Counted, Insert, Language, Word, Wording, fill, isolate, size};

/// One line of the report, without the file's name.
pub fn describe(note: &ImportNote, wording: impl Into<Wording>) -> String {
    let wording = wording.into();
    let counted = |word: Word, count: &usize| fill(word, wording, &[("n", count)]);
    match note {
        ImportNote::ByteOrderMark => wording.text(Word::NoteBom).to_owned(),
        ImportNote::CrLf(count) => counted(Word::NoteCrlf, count),
        ImportNote::Cr(count) => counted(Word::NoteCr, count),
        ImportNote::EncodingUnsure(encoding) => fill(
            Word::NoteEncodingUnsure,
            wording,
            &[("encoding", &encoding.name())],
        ),
        ImportNote::Replaced { count, encoding } => {
            let values: [(&str, &dyn Insert); 2] = [("n", count), ("encoding", &encoding.name())];
            fill(Word::NoteReplaced, wording, &values)
        }
        ImportNote::Nul(count) => counted(Word::NoteNul, count),
        ImportNote::Invisible(count) => counted(Word::NoteInvisible, count),
        ImportNote::DirectionOverride(count) => counted(Word::NoteDirectionOverride, count),
        ImportNote::UnbalancedDirection(count) => counted(Word::NoteUnbalanced, count),
        ImportNote::StructureLeftOut => wording.text(Word::NoteStructureLeftOut).to_owned(),
        ImportNote::OtherThanNamed(format) => {
            fill(Word::NoteOtherThanNamed, wording, &[("format", format)])
        }
        ImportNote::FactsLeftOut(count) => counted(Word::NoteFactsLeftOut, count),
        ImportNote::Edited(from) => {
            let hash: String = from.to_string().chars().take(12).collect();
            fill(Word::NoteEdited, wording, &[("hash", &hash)])
        }
        ImportNote::SameName => wording.text(Word::NoteSameName).to_owned(),
        ImportNote::LeftOut { what, count } => counted(left_out(*what), count),
        ImportNote::EncodingDeclared { declared, used } => {
            let values: [(&str, &dyn Insert); 2] =
                [("declared", declared), ("encoding", &used.name())];
            fill(Word::NoteEncodingDeclared, wording, &values)
        }
        ImportNote::DirectionForced(count) => counted(Word::NoteDirectionForced, count),
        ImportNote::Furniture(count) => counted(Word::NoteFurniture, count),
        ImportNote::Formula(count) => counted(Word::NoteFormula, count),
        ImportNote::NestedTable(count) => counted(Word::NoteNestedTable, count),
        ImportNote::TableAsOne(count) => counted(Word::NoteTableAsOne, count),
        ImportNote::RowWithoutText(count) => counted(Word::NoteRowWithoutText, count),
        ImportNote::CueTime(count) => counted(Word::NoteCueTime, count),
        ImportNote::Symbol(count) => counted(Word::NoteSymbol, count),
        ImportNote::Columns { text, others } => {
            let (text, others) = (list(text, wording), list(others, wording));
            let values: [(&str, &dyn Insert); 2] = [("text", &text), ("others", &others)];
            match text.is_empty() {
                true => fill(Word::NoteColumnsNone, wording, &values),
                false if others.is_empty() => fill(Word::NoteColumnsText, wording, &values),
                false => fill(Word::NoteColumns, wording, &values),
            }
        }
        ImportNote::PartOf(whole) => fill(
            Word::NotePartOf,
            wording,
            &[("fingerprint", &whole.to_string())],
        ),
        ImportNote::Unmapped(count) => counted(Word::NoteUnmapped, count),
        ImportNote::LooksReversed(count) => counted(Word::NoteLooksReversed, count),
        ImportNote::Concealed(count) => counted(Word::NoteConcealed, count),
        ImportNote::PageWithoutText(count) => counted(Word::NotePageWithoutText, count),
        ImportNote::Recognized(count) => counted(Word::NoteRecognized, count),
        ImportNote::Shapes(count) => counted(Word::NoteShapes, count),
        ImportNote::Hyphens(count) => counted(Word::NoteHyphens, count),
        ImportNote::PassedOver(reason) => wording.text(passed_over(*reason)).to_owned(),
        ImportNote::Refused(error) => refused(error, wording),
    }
}

/// Names one after the other, each in its own direction.
fn list(names: &[String], wording: Wording) -> String {
    let comma = match wording.language {
        Language::English => ", ",
        Language::Arabic => "، ",
    };
    let isolated = names.iter().map(|name| isolate(name));
    isolated.collect::<Vec<_>>().join(comma)
}

/// What a variable for facts of a kind is called; a column goes by its own heading.
pub fn fact_name(about: &FactKind, language: Language) -> String {
    let word = match about {
        FactKind::Author => Word::FactAuthor,
        FactKind::Outlet => Word::FactOutlet,
        FactKind::Published => Word::FactPublished,
        FactKind::Created => Word::FactCreated,
        FactKind::Accessed => Word::FactAccessed,
        FactKind::Address => Word::FactAddress,
        FactKind::Recipient => Word::FactRecipient,
        FactKind::Speaker => Word::FactSpeaker,
        FactKind::Column(heading) => return heading.clone(),
    };
    word.text(language).to_owned()
}

fn left_out(what: LeftOut) -> Word {
    match what {
        LeftOut::Hidden => Word::LeftOutHidden,
        LeftOut::Picture => Word::LeftOutPicture,
        LeftOut::Embedded => Word::LeftOutEmbedded,
        LeftOut::Machine => Word::LeftOutMachine,
        LeftOut::Field => Word::LeftOutField,
        LeftOut::Backlink => Word::LeftOutBacklink,
        LeftOut::Attachment => Word::LeftOutAttachment,
        LeftOut::Message => Word::LeftOutMessage,
        LeftOut::Contents => Word::LeftOutContents,
        LeftOut::Unordered => Word::LeftOutUnordered,
        LeftOut::Zero => Word::LeftOutZero,
        LeftOut::Deleted => Word::LeftOutDeleted,
        LeftOut::Comment => Word::LeftOutComment,
        LeftOut::RunningHead => Word::LeftOutRunningHead,
        LeftOut::Formula => Word::LeftOutFormula,
        LeftOut::Linked => Word::LeftOutLinked,
        LeftOut::FieldCode => Word::LeftOutFieldCode,
        LeftOut::UnplacedNote => Word::LeftOutUnplacedNote,
        LeftOut::Formatting => Word::LeftOutFormatting,
        LeftOut::Settings => Word::LeftOutSettings,
        LeftOut::Action => Word::LeftOutAction,
    }
}

fn passed_over(reason: PassedOver) -> Word {
    match reason {
        PassedOver::Hidden => Word::PassedHidden,
        PassedOver::UnknownFormat => Word::PassedUnknownFormat,
        PassedOver::NotAFile => Word::PassedNotAFile,
        PassedOver::TakenAlready => Word::PassedTakenAlready,
        PassedOver::TooDeep => Word::PassedTooDeep,
        PassedOver::Nested => Word::PassedNested,
        PassedOver::Packing => Word::PassedPacking,
        PassedOver::PartOfPage => Word::PassedPartOfPage,
    }
}

fn refused(error: &ImportError, wording: Wording) -> String {
    let word = match error {
        ImportError::Budget(exceeded) => return over_budget(exceeded, wording),
        ImportError::OtherFormat { format } => {
            return fill(Word::RefusedOtherFormat, wording, &[("format", format)]);
        }
        ImportError::Damaged { part } => {
            return fill(Word::RefusedDamaged, wording, &[("part", part)]);
        }
        ImportError::DocumentType { part } => {
            return fill(Word::RefusedDocumentType, wording, &[("part", part)]);
        }
        ImportError::NewerVersion => Word::RefusedNewerVersion,
        ImportError::PasswordProtected => Word::RefusedPassword,
        ImportError::CopyProtected => Word::RefusedCopyProtected,
        ImportError::NoText => Word::RefusedNoText,
        ImportError::NoTextLayer => Word::RefusedNoTextLayer,
        ImportError::UnknownLetters => Word::RefusedUnknownLetters,
        ImportError::UnknownFormat => Word::PassedUnknownFormat,
        ImportError::Unreadable {
            kind: io::ErrorKind::PermissionDenied,
        } => Word::RefusedNoRight,
        ImportError::Unreadable { .. } => Word::RefusedUnreadable,
        ImportError::Vanished => Word::RefusedVanished,
        ImportError::TookTooLong { seconds } => {
            let exceeded = BudgetExceeded {
                limit: Limit::Seconds,
                allowed: *seconds,
            };
            return over_budget(&exceeded, wording);
        }
        ImportError::Fault => Word::RefusedFault,
        ImportError::Died => Word::RefusedDied,
        ImportError::TooMuchMemory => Word::RefusedMemory,
        ImportError::WrongAnswer => Word::RefusedWrongAnswer,
        ImportError::NoWorker => Word::RefusedNoWorker,
        ImportError::SeveralDocuments => Word::RefusedSeveral,
        ImportError::Cancelled(_) => Word::JobCancelled,
    };
    wording.text(word).to_owned()
}

fn over_budget(exceeded: &BudgetExceeded, wording: Wording) -> String {
    let count = |noun: Counted| noun.of(usize::try_from(exceeded.allowed).unwrap_or(usize::MAX));
    match exceeded.limit {
        Limit::Bytes => fill(
            Word::RefusedTooLarge,
            wording,
            &[("size", &size(exceeded.allowed, wording))],
        ),
        Limit::Unpacked => fill(
            Word::RefusedUnpacked,
            wording,
            &[("size", &size(exceeded.allowed, wording))],
        ),
        Limit::Characters => fill(
            Word::RefusedTooLong,
            wording,
            &[("characters", &count(Counted::Character))],
        ),
        Limit::Seconds => fill(
            Word::RefusedTooSlow,
            wording,
            &[("seconds", &count(Counted::Second))],
        ),
        Limit::Items | Limit::Depth => wording.text(Word::RefusedTooComplex).to_owned(),
    }
}
