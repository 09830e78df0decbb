//! The usual form of a time, `2025-09-26T12:03:00.000000+03:00`, written and read without the detours of the general case.
//!
//! An export of 100,000 annotations holds 300,000 times. Whatever does not have exactly this form (years beyond 0 to 9999,
//! offsets with seconds, other decimals) goes the general way, [`Timestamp`]'s own `Display` and `FromStr`.

use jiff::civil::DateTime;
use jiff::tz::Offset;

use crate::base::environment::Timestamp;

const LEN: usize = 32;
/// Where which figure stands: first digit and count.
const FIGURES: [(usize, usize); 9] = [
    (0, 4),
    (5, 2),
    (8, 2),
    (11, 2),
    (14, 2),
    (17, 2),
    (20, 6),
    (27, 2),
    (30, 2),
];

/// Writes a time; `None` if it does not have the usual form.
pub(super) fn write(moment: Timestamp) -> Option<[u8; LEN]> {
    if moment.offset_seconds % 60 != 0 {
        return None;
    }
    let offset = Offset::from_seconds(moment.offset_seconds).ok()?;
    let instant = jiff::Timestamp::from_microsecond(moment.utc_micros).ok()?;
    let local = offset.to_datetime(instant);
    let minutes = moment.offset_seconds.unsigned_abs() / 60;
    let figures = [
        u32::try_from(local.year()).ok()?,
        u32::try_from(local.month()).ok()?,
        u32::try_from(local.day()).ok()?,
        u32::try_from(local.hour()).ok()?,
        u32::try_from(local.minute()).ok()?,
        u32::try_from(local.second()).ok()?,
        u32::try_from(local.subsec_nanosecond() / 1000).ok()?,
        minutes / 60,
        minutes % 60,
    ];
    let mut text = *b"0000-00-00T00:00:00.000000+00:00";
    if moment.offset_seconds < 0 {
        text[26] = b'-';
    }
    for ((first, count), figure) in FIGURES.into_iter().zip(figures) {
        let mut rest = figure;
        for digit in text[first..first + count].iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
    }
    Some(text)
}

/// Reads a time of the usual form; `None` for any other text.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let text: &[u8; LEN] = text.as_bytes().try_into().ok()?;
    let mut figures = [0_i32; FIGURES.len()];
    for ((first, count), figure) in FIGURES.into_iter().zip(&mut figures) {
        for digit in &text[first..first + count] {
            if !digit.is_ascii_digit() {
                return None;
            }
            *figure = *figure * 10 + i32::from(digit - b'0');
        }
    }
    let sign = match text[26] {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let marks = [
        text[4], text[7], text[10], text[13], text[16], text[19], text[29],
    ];
    if marks != *b"--T::.:" {
        return None;
    }
    let [
        year,
        month,
        day,
        hour,
        minute,
        second,
        micros,
        offset_hours,
        offset_minutes,
    ] = figures;
    if second > 59 || offset_minutes > 59 {
        return None;
    }
    let small = |figure: i32| i8::try_from(figure).ok();
    let local = DateTime::new(
        i16::try_from(year).ok()?,
        small(month)?,
        small(day)?,
        small(hour)?,
        small(minute)?,
        small(second)?,
        micros * 1000,
    )
    .ok()?;
    let offset = Offset::from_seconds(sign * (offset_hours * 3600 + offset_minutes * 60)).ok()?;
    Some(Timestamp {
        utc_micros: offset.to_timestamp(local).ok()?.as_microsecond(),
        offset_seconds: offset.seconds(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_is_the_general_way() {
        let hour = 3_600_000_000_i64;
        let micros = [0, 1, -1, 999_999, -999_999, hour * 24 * 365 * 60 + 123_456]
            .into_iter()
            .chain(
                (-720_000..2_000_000)
                    .step_by(9_973)
                    .map(|hours| hours * hour + hours),
            );
        for utc_micros in micros {
            for offset_seconds in [0, 60, -60, 10_800, -12_600, 20_700, 86_340, -86_340] {
                let moment = Timestamp {
                    utc_micros,
                    offset_seconds,
                };
                let text = moment.to_string();
                let written = write(moment).map(|text| text.to_vec());
                if text.len() == LEN {
                    assert_eq!(written, Some(text.clone().into_bytes()), "{text}");
                }
                assert_eq!(
                    read(&text).or_else(|| text.parse().ok()),
                    Some(moment),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn other_forms_go_the_general_way() {
        let odd = Timestamp {
            utc_micros: 0,
            offset_seconds: 3661,
        };
        assert_eq!(write(odd), None);
        for text in [
            "",
            "2025-09-26T12:03:00Z",
            "2025-09-26T12:03:00.000000 03:00",
            "2025-09-26T12:03:00.000000+03-00",
            "2025-02-30T12:03:00.000000+03:00",
            "2025-09-26T24:03:00.000000+03:00",
            "2025-09-26T12:03:60.000000+03:00",
            "2025-09-26T12:03:00.00000x+03:00",
            "2025-09-26 12:03:00.000000+03:00",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
