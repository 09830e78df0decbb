//! Sizes of files for people.

use crate::i18n::{Digits, Insert, Word, Wording, fill};

/// Writes a size in decimal units, with one decimal below ten: “850 B”, “1.5 MB”, “256 MB”.
pub fn size(bytes: u64, wording: impl Into<Wording>) -> String {
    let wording = wording.into();
    let units = [
        Word::SizeKilobytes,
        Word::SizeMegabytes,
        Word::SizeGigabytes,
    ];
    if bytes < 1_000 {
        return fill(Word::SizeBytes, wording, &[("n", &bytes)]);
    }
    let mut unit = 1_000_u64;
    let mut word = units[0];
    for next in &units[1..] {
        // Rounded up, so that 999,950 bytes are 1 MB and not 1000 kB.
        if bytes + unit / 2 >= unit * 1_000 {
            unit *= 1_000;
            word = *next;
        }
    }
    let tenths = (bytes + unit / 20) / (unit / 10);
    let number = if tenths < 100 && !tenths.is_multiple_of(10) {
        Decimal(tenths)
    } else {
        Decimal((bytes + unit / 2) / unit * 10)
    };
    fill(word, wording, &[("n", &number)])
}

/// A number in tenths.
struct Decimal(u64);

impl Insert for Decimal {
    fn insert(&self, wording: Wording, oblique: bool, message: &mut String) {
        let (whole, tenths) = (self.0 / 10, self.0 % 10);
        if tenths == 0 {
            return whole.insert(wording, oblique, message);
        }
        let point = match wording.digits {
            Digits::ArabicIndic => '\u{66B}',
            Digits::Latin => '.',
        };
        let number = format!(
            "{}{point}{}",
            wording.digits.number(whole),
            wording.digits.number(tenths)
        );
        number.insert(wording, oblique, message);
    }
}
