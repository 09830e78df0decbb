//! Lines of a report as numbers: the mirror of [`RefiNote`] between two processes of one version of the program.

use crate::exchange::refi::RefiNote;

/// A line as a code and its figures.
pub(super) fn code_of(note: &RefiNote) -> (u8, [i64; 3]) {
    let one = |n: usize| [i64::try_from(n).unwrap_or(i64::MAX), 0, 0];
    let none = [0; 3];
    match note {
        RefiNote::NoId => (0, none),
        RefiNote::DuplicateId => (1, none),
        RefiNote::Name => (2, none),
        RefiNote::BadColor => (3, none),
        RefiNote::BadValue => (4, none),
        RefiNote::MissingText { n } => (5, one(*n)),
        RefiNote::OtherSource { n } => (6, one(*n)),
        RefiNote::OtherSelections { n } => (7, one(*n)),
        RefiNote::Place { start, end, len } => (8, [*start, *end, i64::from(*len)]),
        RefiNote::Quote => (9, none),
        RefiNote::Moved => (10, none),
        RefiNote::Counting {
            is_inclusive,
            with_cr,
            with_bom,
            is_utf16,
        } => {
            let flags = [is_inclusive, with_cr, with_bom, is_utf16];
            let bits = flags.iter().enumerate();
            let bits = bits.map(|(bit, flag)| i64::from(**flag) << bit).sum();
            (11, [bits, 0, 0])
        }
        RefiNote::NoCode => (12, none),
        RefiNote::Category => (13, none),
        RefiNote::NoUser => (14, none),
        RefiNote::NoEnd => (15, none),
        RefiNote::Dangling => (16, none),
        RefiNote::Flattened { n, limit } => (17, [one(*n)[0], one(*limit)[0], 0]),
        RefiNote::Case { n_left } => (18, one(*n_left)),
        RefiNote::WholeDocument => (19, none),
        RefiNote::MemoParts { n } => (20, one(*n)),
        RefiNote::Graphs { n } => (21, one(*n)),
        RefiNote::Unknown { n } => (22, one(*n)),
        RefiNote::Differs => (23, none),
        RefiNote::OtherText { n } => (24, one(*n)),
        RefiNote::NoOriginal => (25, none),
        RefiNote::Attributes { n } => (26, one(*n)),
        RefiNote::Normalizations { n } => (27, one(*n)),
        RefiNote::Lines { n } => (28, one(*n)),
        RefiNote::Predictions { n } => (40, one(*n)),
        RefiNote::Withdrawn { n } => (41, one(*n)),
        RefiNote::OtherResults { n } => (42, one(*n)),
        RefiNote::WholeLabels => (43, none),
        RefiNote::NotHere { n } => (29, one(*n)),
        RefiNote::Renewed => (30, none),
        RefiNote::OtherPassage => (31, none),
        RefiNote::Unproved => (32, none),
        RefiNote::Beside => (33, none),
        RefiNote::OwnLine => (35, none),
        RefiNote::Halves { n } => (34, one(*n)),
    }
}

/// The line of a code; none where there is no such line.
pub(super) fn note_of(code: u8, [first, second, third]: [i64; 3]) -> Option<RefiNote> {
    let count = |n: i64| usize::try_from(n).ok();
    let n = count(first);
    Some(match code {
        0 => RefiNote::NoId,
        1 => RefiNote::DuplicateId,
        2 => RefiNote::Name,
        3 => RefiNote::BadColor,
        4 => RefiNote::BadValue,
        5 => RefiNote::MissingText { n: n? },
        6 => RefiNote::OtherSource { n: n? },
        7 => RefiNote::OtherSelections { n: n? },
        8 => RefiNote::Place {
            start: first,
            end: second,
            len: u32::try_from(third).ok()?,
        },
        9 => RefiNote::Quote,
        10 => RefiNote::Moved,
        11 => RefiNote::Counting {
            is_inclusive: first & 1 > 0,
            with_cr: first & 2 > 0,
            with_bom: first & 4 > 0,
            is_utf16: first & 8 > 0,
        },
        12 => RefiNote::NoCode,
        13 => RefiNote::Category,
        14 => RefiNote::NoUser,
        15 => RefiNote::NoEnd,
        16 => RefiNote::Dangling,
        17 => RefiNote::Flattened {
            n: n?,
            limit: count(second)?,
        },
        18 => RefiNote::Case { n_left: n? },
        19 => RefiNote::WholeDocument,
        20 => RefiNote::MemoParts { n: n? },
        21 => RefiNote::Graphs { n: n? },
        22 => RefiNote::Unknown { n: n? },
        23 => RefiNote::Differs,
        24 => RefiNote::OtherText { n: n? },
        25 => RefiNote::NoOriginal,
        26 => RefiNote::Attributes { n: n? },
        27 => RefiNote::Normalizations { n: n? },
        28 => RefiNote::Lines { n: n? },
        40 => RefiNote::Predictions { n: n? },
        41 => RefiNote::Withdrawn { n: n? },
        42 => RefiNote::OtherResults { n: n? },
        43 => RefiNote::WholeLabels,
        29 => RefiNote::NotHere { n: n? },
        30 => RefiNote::Renewed,
        31 => RefiNote::OtherPassage,
        32 => RefiNote::Unproved,
        33 => RefiNote::Beside,
        34 => RefiNote::Halves { n: n? },
        35 => RefiNote::OwnLine,
        _ => return None,
    })
}
