//! The cues of a file: when each begins and what is said in it.

use crate::base::{Budget, Progress};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::properties::{language_tag, one_line};
use crate::exchange::importer::subtitles::words::{Line, read_line};

/// The clock and the cancel request are looked at once in so many lines.
const LINES_PER_CHECK: usize = 4096;

/// Which of the two formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    /// SubRip.
    Srt,
    /// WebVTT.
    Vtt,
}

/// One cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// When it begins, in milliseconds from the start of the recording; none if the file does not say so.
    pub(super) start: Option<u32>,
    /// What is said.
    pub(super) line: Line,
}

/// All cues, and what is not among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cues {
    /// In the order of the file; none is empty.
    pub(super) cues: Vec<Cue>,
    /// What stands in the first line of a WebVTT file.
    pub(super) title: Option<String>,
    /// Tag of the language that the file's head names.
    pub(super) language: Option<String>,
    /// Comments.
    pub(super) comments: usize,
    /// Blocks of settings: styles, regions, names of cues.
    pub(super) settings: usize,
    /// Tags and places on the screen.
    pub(super) signs: usize,
    /// Times that cannot be read, end before they begin, or go back.
    pub(super) false_times: usize,
}

/// The times of a cue, as far as they can be read.
struct Times {
    start: Option<u32>,
    is_false: bool,
    has_settings: bool,
}

/// Finds the cues of a text.
pub(super) fn read_cues(
    text: &str,
    syntax: Syntax,
    budget: &Budget,
    progress: &Progress,
) -> Result<Cues, ImportError> {
    let mut reader = Reader {
        syntax,
        found: Cues::default(),
        open: None,
        lines: Vec::new(),
        last_start: 0,
    };
    let mut lines = text.split('\n').map(|line| line.trim_end());
    if syntax == Syntax::Vtt {
        reader.read_head(&mut lines);
    }
    for (count, line) in lines.enumerate() {
        if count % LINES_PER_CHECK == 0 {
            progress.check()?;
            budget.check_time()?;
        }
        budget.check_items(count as u64)?;
        reader.take(line);
    }
    reader.end_block(false);
    Ok(reader.found)
}

struct Reader<'a> {
    syntax: Syntax,
    found: Cues,
    /// The times of the cue that is open.
    open: Option<Times>,
    /// The lines since those times, or since the cue before ended.
    lines: Vec<&'a str>,
    last_start: u32,
}

impl<'a> Reader<'a> {
    /// Reads the head of a WebVTT file, up to its first blank line or first times.
    fn read_head(&mut self, lines: &mut impl Iterator<Item = &'a str>) {
        let mut is_first = true;
        for line in lines {
            if line.is_empty() {
                return;
            }
            if line.contains("-->") {
                self.take(line);
                return;
            }
            if std::mem::take(&mut is_first) {
                if let Some(title) = line.strip_prefix("WEBVTT") {
                    self.found.title = one_line(title.trim_start_matches([' ', '\t', '-']));
                    continue;
                }
                // Not what the format begins with: then it is no head.
                self.lines.push(line);
                return;
            }
            if let Some(tag) = line.strip_prefix("Language:") {
                self.found.language = language_tag(tag.trim());
            }
            self.found.settings += 1;
        }
    }

    fn take(&mut self, line: &'a str) {
        if line.contains("-->") {
            self.end_block(true);
            self.open = Some(self.times(line));
        } else if self.syntax == Syntax::Vtt && line.is_empty() {
            self.end_block(false);
        } else {
            self.lines.push(line);
        }
    }

    /// Ends what is open. Times that follow may have the number or name of their cue before them.
    fn end_block(&mut self, times_follow: bool) {
        let mut lines = std::mem::take(&mut self.lines);
        let times = self.open.take();
        if times_follow {
            self.take_name(&mut lines, times.is_some());
        }
        if times.is_none() && self.syntax == Syntax::Vtt {
            match lines.first() {
                Some(first) if is_block(first, "NOTE") => {
                    self.found.comments += 1;
                    return;
                }
                Some(first) if is_block(first, "STYLE") || is_block(first, "REGION") => {
                    self.found.settings += 1;
                    return;
                }
                _ => {}
            }
        }
        let start = times.and_then(|times| {
            self.found.false_times += usize::from(times.is_false);
            self.found.signs += usize::from(times.has_settings);
            times.start
        });
        let line = read_line(&lines, self.syntax, &mut self.found.signs);
        if !line.text.is_empty() {
            self.found.cues.push(Cue { start, line });
        }
    }

    /// Takes the number or name of the next cue off the lines before its times.
    fn take_name(&mut self, lines: &mut Vec<&str>, belong_to_cue: bool) {
        let Some(last) = lines.last() else {
            return;
        };
        let is_number = !last.trim().is_empty() && last.trim().chars().all(char::is_numeric);
        let is_apart = match lines.len().checked_sub(2).and_then(|at| lines.get(at)) {
            Some(before) => before.trim().is_empty(),
            // The first line after times is said, unless nothing else can be.
            None => true,
        };
        match self.syntax {
            Syntax::Srt if is_number && is_apart => {
                lines.pop();
            }
            // A block without times of its own and with one line: the name of the cue.
            Syntax::Vtt if !belong_to_cue && lines.len() == 1 => {
                self.found.settings += usize::from(!is_number);
                lines.pop();
            }
            _ => {}
        }
    }

    fn times(&mut self, line: &str) -> Times {
        let (before, after) = line.split_once("-->").unwrap_or((line, ""));
        let mut after = after.split_whitespace();
        let (start, end) = (moment(before.trim()), after.next().and_then(moment));
        let is_back = start.is_some_and(|start| start < self.last_start);
        self.last_start = start.unwrap_or(self.last_start);
        Times {
            start,
            is_false: start.is_none() || end.is_none() || end < start || is_back,
            has_settings: after.next().is_some(),
        }
    }
}

/// Whether a block of WebVTT is of a kind: its name stands alone or before a space.
fn is_block(first: &str, kind: &str) -> bool {
    first
        .strip_prefix(kind)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// Milliseconds of a time such as `01:02:03,456` or `02:03.456`; none if it is none, or past 49 days.
fn moment(text: &str) -> Option<u32> {
    let (clock, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let number = |text: &str, most: u64| {
        let is_number = (1..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let value: u64 = is_number.then(|| text.parse().ok())??;
        (value <= most).then_some(value)
    };
    let mut parts = clock.rsplit(':');
    let seconds = number(parts.next()?, 59)?;
    let minutes = number(parts.next()?, 59)?;
    let hours = parts.next().map_or(Some(0), |hours| number(hours, 9_999))?;
    if parts.next().is_some() || fraction.len() > 3 {
        return None;
    }
    let milliseconds = number(&format!("{fraction:0<3}"), 999)?;
    u32::try_from(((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_milliseconds() {
        for (text, expected) in [
            ("00:00:01,500", Some(1_500)),
            ("01:02:03.004", Some(3_723_004)),
            ("02:03.4", Some(123_400)),
            ("100:00:00,000", Some(360_000_000)),
            ("00:00:05", Some(5_000)),
            ("00:61:00,000", None),
            ("00:00:61,000", None),
            ("9999:00:00,000", None),
            ("1:2:3:4", None),
            ("00:00:01,5000", None),
            ("00:00:-1,000", None),
            ("", None),
            (":", None),
            ("٠٠:٠٠:٠١,٠٠٠", None),
        ] {
            assert_eq!(moment(text), expected, "{text}");
        }
    }
}
