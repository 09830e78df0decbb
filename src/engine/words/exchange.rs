//! What a format cannot hold, and what was odd in a project of another program, in words.

use crate::base::Report;
use crate::engine::words::reports::Phrase;
use crate::exchange::refi::RefiNote;
use crate::exchange::{Fate, LossKind, LossReport};
use crate::i18n::{Insert, Word, Wording, fill};

/// One line for each kind of which a format cannot hold something.
pub fn loss_lines(report: &LossReport, wording: Wording) -> Vec<String> {
    let lines = report.entries().map(|(kind, n)| {
        let line = match kind.fate() {
            Fate::AsText => Word::LossLineText,
            Fate::Left => Word::LossLine,
        };
        let what = Phrase(wording.text(loss_word(kind)));
        fill(line, wording, &[("what", &what), ("n", &n)])
    });
    lines.collect()
}

/// What a kind of loss is called.
pub fn loss_word(kind: LossKind) -> Word {
    match kind {
        LossKind::Texts => Word::LossTexts,
        LossKind::UnmarkedDocuments => Word::LossUnmarkedDocuments,
        LossKind::Annotations => Word::LossAnnotations,
        LossKind::OpenPlaces => Word::LossOpenPlaces,
        LossKind::FormerPlaces => Word::LossFormerPlaces,
        LossKind::Parts => Word::LossParts,
        LossKind::Examples => Word::LossExamples,
        LossKind::SecondLabels => Word::LossSecondLabels,
        LossKind::Definitions => Word::LossDefinitions,
        LossKind::UnusedTags => Word::LossUnusedTags,
        LossKind::TagSets => Word::LossTagSets,
        LossKind::TagRules => Word::LossTagRules,
        LossKind::TagTree => Word::LossTagTree,
        LossKind::Terms => Word::LossTerms,
        LossKind::Times => Word::LossTimes,
        LossKind::Links => Word::LossLinks,
        LossKind::OpenLinks => Word::LossOpenLinks,
        LossKind::SecondRelations => Word::LossSecondRelations,
        LossKind::LinkAuthors => Word::LossLinkAuthors,
        LossKind::Memos => Word::LossMemos,
        LossKind::MemoKinds => Word::LossMemoKinds,
        LossKind::MemoTargets => Word::LossMemoTargets,
        LossKind::Values => Word::LossValues,
        LossKind::SeveralValues => Word::LossSeveralValues,
        LossKind::FormerTexts => Word::LossFormerTexts,
        LossKind::Structure => Word::LossStructure,
        LossKind::Furniture => Word::LossFurniture,
        LossKind::Directions => Word::LossDirections,
        LossKind::Languages => Word::LossLanguages,
        LossKind::Readings => Word::LossReadings,
        LossKind::Originals => Word::LossOriginals,
        LossKind::Rejections => Word::LossRejections,
        LossKind::SavedSearches => Word::LossSavedSearches,
        LossKind::Cells => Word::LossCells,
        LossKind::Colors => Word::LossColors,
        LossKind::Categories => Word::LossCategories,
        LossKind::Symmetry => Word::LossSymmetry,
        LossKind::Variables => Word::LossVariables,
        LossKind::Characters => Word::LossCharacters,
        LossKind::DocumentSets => Word::LossDocumentSets,
        LossKind::Annotators => Word::LossAnnotators,
        LossKind::AnnotationTimes => Word::LossAnnotationTimes,
        LossKind::LinksBetween => Word::LossLinksBetween,
        LossKind::MemoLines => Word::LossMemoLines,
        LossKind::Untagged => Word::LossUntagged,
        LossKind::Overlaps => Word::LossOverlaps,
        LossKind::InsideWords => Word::LossInsideWords,
        LossKind::NoWords => Word::LossNoWords,
        LossKind::Sentences => Word::LossSentences,
    }
}

/// The lines of a project's report, each with what it is about.
pub fn refi_lines(report: &Report<RefiNote>, wording: Wording) -> Vec<String> {
    let entries = report.entries().iter();
    entries
        .map(|entry| {
            let note = refi_note_words(&entry.note, wording);
            if entry.file.is_empty() {
                return note;
            }
            let values: [(&str, &dyn Insert); 2] =
                [("file", &entry.file), ("note", &Phrase(&note))];
            fill(Word::ReportLine, wording, &values)
        })
        .collect()
}

/// What a line of a project's report says, without what it is about.
pub fn refi_note_words(note: &RefiNote, wording: Wording) -> String {
    let bare = |word: Word| wording.text(word).to_owned();
    let counted = |word: Word, n: &usize| fill(word, wording, &[("n", n)]);
    match note {
        RefiNote::NoId => bare(Word::RefiNoId),
        RefiNote::DuplicateId => bare(Word::RefiDuplicateId),
        RefiNote::Name => bare(Word::RefiName),
        RefiNote::BadColor => bare(Word::RefiBadColor),
        RefiNote::BadValue => bare(Word::RefiBadValue),
        RefiNote::MissingText { n } => counted(Word::RefiMissingText, n),
        RefiNote::OtherSource { n } => counted(Word::RefiOtherSource, n),
        RefiNote::OtherSelections { n } => counted(Word::RefiOtherSelections, n),
        RefiNote::Place { start, end, len } => {
            let (start, end) = (start.to_string(), end.to_string());
            let values: [(&str, &dyn Insert); 3] = [("start", &start), ("end", &end), ("n", len)];
            fill(Word::RefiPlace, wording, &values)
        }
        RefiNote::Quote => bare(Word::RefiQuote),
        RefiNote::Moved => bare(Word::RefiMoved),
        RefiNote::Counting {
            is_inclusive,
            with_cr,
            with_bom,
            is_utf16,
        } => {
            let ways = [
                (*is_inclusive, Word::RefiInclusive),
                (*with_cr, Word::RefiWithCr),
                (*with_bom, Word::RefiWithBom),
                (*is_utf16, Word::RefiUtf16),
            ];
            let ways = ways.into_iter().filter(|(is_so, _)| *is_so);
            let ways: Vec<&str> = ways.map(|(_, word)| wording.text(word)).collect();
            let what = ways.join("; ");
            fill(Word::RefiCounting, wording, &[("what", &Phrase(&what))])
        }
        RefiNote::NoCode => bare(Word::RefiNoCode),
        RefiNote::Category => bare(Word::RefiCategory),
        RefiNote::NoUser => bare(Word::RefiNoUser),
        RefiNote::NoEnd => bare(Word::RefiNoEnd),
        RefiNote::Dangling => bare(Word::RefiDangling),
        RefiNote::Flattened { n, limit } => {
            let values: [(&str, &dyn Insert); 2] = [("n", n), ("limit", limit)];
            fill(Word::RefiFlattened, wording, &values)
        }
        RefiNote::Case { n_left } => counted(Word::RefiCase, n_left),
        RefiNote::WholeDocument => bare(Word::RefiWhole),
        RefiNote::MemoParts { n } => counted(Word::RefiMemoParts, n),
        RefiNote::Graphs { n } => counted(Word::RefiGraphs, n),
        RefiNote::Unknown { n } => counted(Word::RefiUnknown, n),
        RefiNote::Differs => bare(Word::CliDiffers),
        RefiNote::Renewed => bare(Word::RefiRenewed),
        RefiNote::OtherText { n } => counted(Word::RefiOtherText, n),
        RefiNote::NotHere { n } => counted(Word::RefiNotHere, n),
        RefiNote::NoOriginal => bare(Word::RefiNoOriginal),
        RefiNote::Attributes { n } => counted(Word::RefiAttributes, n),
        RefiNote::Predictions { n } => counted(Word::RefiPredictions, n),
        RefiNote::Withdrawn { n } => counted(Word::RefiWithdrawn, n),
        RefiNote::OtherResults { n } => counted(Word::RefiOtherResults, n),
        RefiNote::WholeLabels => bare(Word::RefiWholeLabels),
        RefiNote::Normalizations { n } => counted(Word::RefiNormalizations, n),
        RefiNote::Lines { n } => counted(Word::RefiLines, n),
        RefiNote::OtherPassage => bare(Word::RefiOtherPassage),
        RefiNote::Unproved => bare(Word::RefiUnproved),
        RefiNote::Beside => bare(Word::RefiBeside),
        RefiNote::OwnLine => bare(Word::RefiOwnLine),
        RefiNote::Halves { n } => counted(Word::RefiHalves, n),
    }
}
