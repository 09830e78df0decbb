//! The one clock and the one maker of ids, injected so that every failure can be repeated from a seed.

use std::fmt;
use std::str::FromStr;
use std::sync::Mutex;

use jiff::fmt::StdFmtWrite;
use jiff::fmt::temporal::DateTimePrinter;
use uuid::Uuid;

/// A moment in UTC with the local offset that was in force where it was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp {
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub utc_micros: i64,
    /// Local time minus UTC, in seconds.
    pub offset_seconds: i32,
}

/// Why a text is not a moment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an RFC 3339 time: {text}")]
pub struct TimestampError {
    /// What was read.
    pub text: String,
}

impl Timestamp {
    fn zoned(self) -> Option<jiff::Zoned> {
        let offset = jiff::tz::Offset::from_seconds(self.offset_seconds).ok()?;
        let instant = jiff::Timestamp::from_microsecond(self.utc_micros).ok()?;
        Some(instant.to_zoned(offset.to_time_zone()))
    }

    /// The same moment with the local offset that is in force here.
    pub fn in_local_time(self) -> Self {
        let offset = jiff::Timestamp::from_microsecond(self.utc_micros)
            .map(|moment| jiff::tz::TimeZone::system().to_offset(moment).seconds());
        Self {
            offset_seconds: offset.unwrap_or(self.offset_seconds),
            ..self
        }
    }

    /// Local hours and minutes as `12:03`.
    pub fn clock_time(self) -> String {
        self.zoned()
            .map_or_else(String::new, |zoned| zoned.strftime("%H:%M").to_string())
    }

    /// The local year, month (1 to 12) and day of the month; none outside the years that can be told.
    pub fn year_month_day(self) -> Option<(i16, i8, i8)> {
        let date = self.zoned()?.date();
        Some((date.year(), date.month(), date.day()))
    }

    /// The local date as `2025-09-26`.
    pub fn date(self) -> String {
        self.zoned()
            .map_or_else(String::new, |zoned| zoned.strftime("%Y-%m-%d").to_string())
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339 with six decimals and the numeric offset: `2025-09-26T12:03:00.000000+03:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.zoned() {
            // The printer is quicker than a pattern, but rounds an offset to minutes, of which those of clocks now are.
            Some(zoned) if self.offset_seconds % 60 == 0 => DateTimePrinter::new()
                .precision(Some(6))
                .print_timestamp_with_offset(&zoned.timestamp(), zoned.offset(), StdFmtWrite(f))
                .map_err(|_| fmt::Error),
            Some(zoned) => write!(f, "{}", zoned.strftime("%Y-%m-%dT%H:%M:%S.%6f%:z")),
            None => write!(f, "{}us{:+}s", self.utc_micros, self.offset_seconds),
        }
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || TimestampError {
            text: text.to_owned(),
        };
        let instant: jiff::Timestamp = text.parse().map_err(|_| wrong())?;
        let offset = jiff::fmt::temporal::Pieces::parse(text)
            .ok()
            .and_then(|pieces| pieces.to_numeric_offset())
            .unwrap_or(jiff::tz::Offset::UTC);
        Ok(Self {
            utc_micros: instant.as_microsecond(),
            offset_seconds: offset.seconds(),
        })
    }
}

/// Where time and ids come from.
pub trait Environment: Send + Sync {
    /// The present moment.
    fn now(&self) -> Timestamp;
    /// A fresh random id (UUID version 4).
    fn new_uuid(&self) -> Uuid;
}

/// The system's clock and random numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEnvironment;

impl Environment for SystemEnvironment {
    fn now(&self) -> Timestamp {
        let now = jiff::Zoned::now();
        Timestamp {
            utc_micros: now.timestamp().as_microsecond(),
            offset_seconds: now.offset().seconds(),
        }
    }

    fn new_uuid(&self) -> Uuid {
        Uuid::new_v4()
    }
}

/// A clock that ticks one second a call and ids from a seed, for tests and fixtures.
#[derive(Debug)]
pub struct SeededEnvironment {
    state: Mutex<(i64, u64)>,
}

impl SeededEnvironment {
    /// Starts at 2025-10-01T09:00:00+03:00.
    pub fn new(seed: u64) -> Self {
        Self {
            state: Mutex::new((1_759_298_400_000_000, seed)),
        }
    }

    fn with<T>(&self, change: impl FnOnce(&mut (i64, u64)) -> T) -> T {
        let mut state = self
            .state
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        change(&mut state)
    }
}

/// One step of SplitMix64 (Steele, Lea, Flood 2014).
fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

impl Environment for SeededEnvironment {
    fn now(&self) -> Timestamp {
        self.with(|state| {
            state.0 += 1_000_000;
            Timestamp {
                utc_micros: state.0,
                offset_seconds: 3 * 3600,
            }
        })
    }

    fn new_uuid(&self) -> Uuid {
        self.with(|state| {
            let high = u128::from(split_mix(&mut state.1));
            let low = u128::from(split_mix(&mut state.1));
            uuid::Builder::from_random_bytes(((high << 64) | low).to_be_bytes()).into_uuid()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_come_back_from_their_text() {
        let moment = SeededEnvironment::new(1).now();
        assert_eq!(moment.to_string(), "2025-10-01T09:00:01.000000+03:00");
        assert_eq!(moment.to_string().parse::<Timestamp>().unwrap(), moment);
        assert_eq!(moment.clock_time(), "09:00");
        assert!("yesterday".parse::<Timestamp>().is_err());
    }

    #[test]
    fn seeded_ids_repeat_and_differ() {
        let (one, two) = (SeededEnvironment::new(7), SeededEnvironment::new(7));
        let first = one.new_uuid();
        assert_eq!(first, two.new_uuid());
        assert_ne!(first, one.new_uuid());
    }
}
