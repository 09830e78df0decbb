//! Subtitles, SRT and WebVTT: what is said in a recording, each cue a paragraph with its moment.
//!
//! The lines of a cue are joined by a space, because they break by the width of a screen and not by sense. Numbers, tags and
//! settings are left out and counted. A speaker named by `<v Name>` stands before the words, as `Name: `; a name before a
//! colon counts as a speaker if at least two cues begin with it. WebVTT is read by the W3C's document, SRT as it is found,
//! for there is none: blank lines inside a cue, missing numbers and a stop before the milliseconds are taken as they are.

mod cues;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Budget, Progress};
use crate::exchange::importer::plain_text::{
    is_blank, notes_on_bytes, notes_on_characters, read_decoded,
};
use crate::exchange::importer::subtitles::cues::{Cues, Syntax, read_cues};
use crate::exchange::importer::subtitles::words::{Line, named_speaker};
use crate::exchange::importer::{
    Extractor, Fact, FactKind, ImportError, ImportNote, ImportOptions, Imported, Importer, LeftOut,
    SourceFile,
};
use crate::model::{StructureKind, StructureMark, Value};
use crate::text::{ByteOffset, Span};

/// Cues that a name must begin to be that of a speaker.
const FEWEST_CUES: usize = 2;

/// Reads `.srt`.
pub(super) struct Srt;

/// Reads `.vtt`.
pub(super) struct Vtt;

impl Importer for Srt {
    fn extensions(&self) -> &'static [&'static str] {
        &["srt"]
    }

    fn extractor(&self) -> Extractor {
        Extractor {
            name: "srt",
            version: 1,
        }
    }

    fn read(
        &self,
        source: &SourceFile,
        options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Vec<Imported>, ImportError> {
        let read = Reading {
            syntax: Syntax::Srt,
            extractor: self.extractor(),
            budget,
            progress,
        };
        read.read(source, options)
    }
}

impl Importer for Vtt {
    fn extensions(&self) -> &'static [&'static str] {
        &["vtt"]
    }

    fn extractor(&self) -> Extractor {
        Extractor {
            name: "vtt",
            version: 1,
        }
    }

    fn read(
        &self,
        source: &SourceFile,
        options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Vec<Imported>, ImportError> {
        let read = Reading {
            syntax: Syntax::Vtt,
            extractor: self.extractor(),
            budget,
            progress,
        };
        read.read(source, options)
    }
}

/// How one file is read.
struct Reading<'a> {
    syntax: Syntax,
    extractor: Extractor,
    budget: &'a Budget,
    progress: &'a Progress,
}

impl Reading<'_> {
    fn read(
        &self,
        source: &SourceFile,
        options: &ImportOptions,
    ) -> Result<Vec<Imported>, ImportError> {
        let decoded = read_decoded(source, options, self.budget, self.progress)?;
        let mut notes = notes_on_bytes(&decoded);
        let cues = read_cues(&decoded.text, self.syntax, self.budget, self.progress)?;
        let (text, structure, speakers) = self.write(&cues)?;
        if is_blank(&text) {
            return Err(ImportError::NoText);
        }
        let left_out = |what, count| ImportNote::LeftOut { what, count };
        let counted = [
            (cues.comments, left_out(LeftOut::Comment, cues.comments)),
            (cues.signs, left_out(LeftOut::Formatting, cues.signs)),
            (cues.settings, left_out(LeftOut::Settings, cues.settings)),
            (cues.false_times, ImportNote::CueTime(cues.false_times)),
        ];
        let has_some = |(count, note): (usize, ImportNote)| (count > 0).then_some(note);
        notes.extend(counted.into_iter().filter_map(has_some));
        notes.extend(notes_on_characters(&text));
        self.budget.check_time()?;
        let speaker = |name| Fact {
            about: FactKind::Speaker,
            value: Value::Text(name),
        };
        Ok(vec![Imported {
            part: None,
            original: None,
            text,
            encoding: decoded.encoding,
            encoding_certain: decoded.certain,
            extractor: self.extractor,
            title: cues.title,
            language: cues.language,
            facts: speakers.into_iter().map(speaker).collect(),
            structure,
            notes,
        }])
    }

    /// Writes the cues as paragraphs, and says who speaks, in the order of the text.
    fn write(&self, cues: &Cues) -> Result<(String, Vec<StructureMark>, Vec<String>), ImportError> {
        let by_colon = self.names_before_colons(cues);
        let mut text = String::new();
        let mut structure = Vec::new();
        let mut speakers = Vec::new();
        let mut known = BTreeSet::new();
        let mut characters = 0;
        for cue in &cues.cues {
            self.progress.check()?;
            if !text.is_empty() {
                text.push('\n');
            }
            let start = text.len();
            text.push_str(&cue.line.text);
            characters += cue.line.text.chars().count() as u64 + 1;
            self.budget.check_characters(characters)?;
            if let Some(moment) = cue.start {
                mark(
                    &mut structure,
                    StructureKind::Cue(moment),
                    start,
                    text.len(),
                );
            }
            let spoken = named_speaker(&cue.line.text)
                .filter(|place| by_colon.contains(&cue.line.text[place.clone()]));
            let places = if cue.line.speakers.is_empty() {
                spoken.into_iter().collect()
            } else {
                cue.line.speakers.clone()
            };
            for place in places {
                let Some(name) = cue.line.text.get(place.clone()) else {
                    continue;
                };
                if known.insert(name.to_owned()) {
                    speakers.push(name.to_owned());
                }
                let (from, to) = (start + place.start, start + place.end);
                mark(&mut structure, StructureKind::Speaker, from, to);
            }
            self.budget.check_items(structure.len() as u64)?;
        }
        Ok((text, structure, speakers))
    }

    /// Names before a colon with which enough cues begin.
    fn names_before_colons<'c>(&self, cues: &'c Cues) -> BTreeSet<&'c str> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for Line { text, .. } in cues.cues.iter().map(|cue| &cue.line) {
            if let Some(name) = named_speaker(text).and_then(|place| text.get(place)) {
                *counts.entry(name).or_default() += 1;
            }
        }
        counts
            .into_iter()
            .filter(|(_, count)| *count >= FEWEST_CUES)
            .map(|(name, _)| name)
            .collect()
    }
}

fn mark(structure: &mut Vec<StructureMark>, kind: StructureKind, start: usize, end: usize) {
    let offset = ByteOffset::from_index;
    if let Ok(span) = Span::new(offset(start), offset(end)) {
        structure.push(StructureMark { kind, span });
    }
}
