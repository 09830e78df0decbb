//! When something was, in the reader's words.

use crate::base::environment::Timestamp;
use crate::i18n::{Word, Wording, dates, fill};

/// “today 12:03”, in the local time of `now`.
pub fn moment_words(moment: Timestamp, now: Timestamp, wording: Wording) -> String {
    let here = Timestamp {
        offset_seconds: now.offset_seconds,
        ..moment
    };
    let day = dates::day(here, now, wording);
    let time = dates::clock_time(here, wording);
    fill(Word::StDayTime, wording, &[("day", &day), ("time", &time)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, without_isolates};

    #[test]
    fn days_near_by_have_names() {
        let now: Timestamp = "2025-10-02T00:30:00+03:00".parse().unwrap();
        for (moment, whole) in [
            ("2025-10-02T00:10:00+03:00", "today 00:10"),
            ("2025-10-01T23:50:00+03:00", "yesterday 23:50"),
            ("2025-09-30T23:50:00+03:00", "30 September 2025 23:50"),
            ("2025-10-01T21:10:00Z", "today 00:10"),
        ] {
            let moment = moment.parse().unwrap();
            let english = Language::English.into();
            let words = moment_words(moment, now, english);
            assert_eq!(without_isolates(&words), whole);
        }
    }
}
