//! One document as TEI: its text in paragraphs with anchors, and what stands in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Progress;
use crate::exchange::LossKind;
use crate::exchange::marked::{Mark, Marked};
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::codes::Sheet;
use crate::exchange::tally::Tally;
use crate::exchange::tei::header::{language_of, name_of};
use crate::model::{AnnotatorId, MemoTarget, PassageId, Snapshot, TagId};
use crate::text::{ByteOffset, Direction, OffsetMap, Paragraphs, Span};

/// A file under way.
pub(super) struct Drawing<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) sheet: Sheet,
    pub(super) tally: &'a mut Tally,
    pub(super) progress: &'a Progress,
}

/// `tags.xml`. Can be stopped at each tag and memo.
pub(super) fn draw_tags(
    snapshot: &Snapshot,
    tally: &mut Tally,
    progress: &Progress,
) -> Result<String, ExchangeError> {
    let mut drawing = Drawing {
        snapshot,
        sheet: Sheet::new(),
        tally,
        progress,
    };
    drawing.tags()?;
    Ok(drawing.sheet.take())
}

/// Draws a document. Can be stopped at each annotation, link, memo and paragraph.
pub(super) fn draw(
    snapshot: &Snapshot,
    marked: &Marked<'_>,
    tally: &mut Tally,
    progress: &Progress,
) -> Result<String, ExchangeError> {
    let mut drawing = Drawing {
        snapshot,
        sheet: Sheet::new(),
        tally,
        progress,
    };
    drawing.head(marked)?;
    drawing.stand_off(marked)?;
    drawing.text(marked)?;
    drawing.sheet.close();
    drawing.sheet.end();
    Ok(drawing.sheet.take())
}

/// The spans of one annotation by one annotator: the name of the first, who, and the tags.
struct Voice {
    name: String,
    by: AnnotatorId,
    tags: Vec<TagId>,
}

/// What each annotator said of a passage; the one who annotated it first, also without a tag.
fn voices(mark: &Mark<'_>) -> Vec<Voice> {
    let id = mark.annotation.id;
    let mut by: BTreeMap<AnnotatorId, Vec<TagId>> = BTreeMap::new();
    for tagging in &mark.taggings {
        by.entry(tagging.annotator).or_default().push(tagging.tag);
    }
    let own = mark.annotation.annotator;
    let first = Voice {
        name: format!("a-{id}"),
        by: own,
        tags: by.remove(&own).unwrap_or_default(),
    };
    let others = by.into_iter().map(|(by, tags)| Voice {
        name: format!("a-{id}.{by}"),
        by,
        tags,
    });
    std::iter::once(first).chain(others).collect()
}

/// A place in the text, by its name.
fn anchor(map: &OffsetMap, text: &str, at: ByteOffset) -> String {
    format!("c{}", map.code_point(text, at).unwrap_or_default().0)
}

impl Drawing<'_> {
    fn stand_off(&mut self, marked: &Marked<'_>) -> Result<(), ExchangeError> {
        let targets = self.targets(marked);
        let has_spans = !(marked.marks.is_empty() && marked.bare.is_empty());
        if !self.begin_stand_off(has_spans, &targets) {
            return Ok(());
        }
        let text = &*marked.capture.text;
        let map = OffsetMap::new(text);
        let mut names: BTreeMap<PassageId, String> = BTreeMap::new();
        if has_spans {
            self.sheet.open("spanGrp");
            self.sheet.attribute("type", "annotations");
            for mark in &marked.marks {
                self.progress.check()?;
                let own = format!("a-{}", mark.annotation.id);
                for voice in voices(mark) {
                    self.spans(&map, text, mark.spans, &voice, Some(&own));
                }
                names.entry(mark.passage).or_insert(own);
            }
            for bare in &marked.bare {
                self.progress.check()?;
                let voice = Voice {
                    name: format!("q-{}", bare.passage),
                    by: AnnotatorId(uuid::Uuid::nil()),
                    tags: Vec::new(),
                };
                self.spans(&map, text, bare.spans, &voice, None);
                names.entry(bare.passage).or_insert(voice.name);
            }
            self.sheet.close();
        }
        self.links(marked, &names)?;
        self.memos(&targets)?;
        self.sheet.close();
        Ok(())
    }

    /// The parts of a passage; `own` is the name of the annotation, none of a passage that nobody annotated.
    fn spans(
        &mut self,
        map: &OffsetMap,
        text: &str,
        spans: &[Span],
        voice: &Voice,
        own: Option<&str>,
    ) {
        let name = |part: usize| match part {
            0 => voice.name.clone(),
            part => format!("{}.{}", voice.name, part + 1),
        };
        for (part, span) in spans.iter().enumerate() {
            self.sheet.open("span");
            self.sheet.attribute("xml:id", &name(part));
            let place = |at| format!("#{}", anchor(map, text, at));
            self.sheet.attribute("from", &place(span.start()));
            self.sheet.attribute("to", &place(span.end()));
            if !voice.tags.is_empty() {
                let tags: Vec<String> = voice.tags.iter().map(|tag| format!("#t-{tag}")).collect();
                self.sheet.attribute("ana", &tags.join(" "));
            }
            if let Some(own) = own {
                self.sheet.attribute("resp", &format!("#p-{}", voice.by));
                if own != voice.name {
                    self.sheet.attribute("corresp", &format!("#{own}"));
                }
            }
            if part + 1 < spans.len() {
                self.sheet
                    .attribute("next", &format!("#{}", name(part + 1)));
            }
            if part > 0 {
                self.sheet
                    .attribute("prev", &format!("#{}", name(part - 1)));
            }
            self.sheet.close();
        }
    }

    fn links(
        &mut self,
        marked: &Marked<'_>,
        names: &BTreeMap<PassageId, String>,
    ) -> Result<(), ExchangeError> {
        let links = self.tally.ends.inside(self.snapshot, marked);
        if links.is_empty() {
            return Ok(());
        }
        self.sheet.open("linkGrp");
        self.sheet.attribute("type", "links");
        for link in links {
            self.progress.check()?;
            let end = |passage| names.get(&passage).map_or("", String::as_str);
            self.sheet.open("link");
            let name = name_of(MemoTarget::Link(link.id));
            self.sheet.attribute("xml:id", &name);
            let relation = self.snapshot.relation(link.relation);
            let label = relation.map_or("", |row| row.label.prefer(self.snapshot.prefers_arabic()));
            let label = self.tally.clean(label).into_owned();
            self.sheet.attribute("n", &label);
            let target = format!("#{} #{}", end(link.from), end(link.to));
            self.sheet.attribute("target", &target);
            self.sheet.close();
        }
        self.sheet.close();
        Ok(())
    }

    fn text(&mut self, marked: &Marked<'_>) -> Result<(), ExchangeError> {
        let text = &*marked.capture.text;
        let map = OffsetMap::new(text);
        let paragraphs = directed(marked);
        let spans = marked.marks.iter().map(|mark| mark.spans);
        let spans = spans
            .chain(marked.bare.iter().map(|bare| bare.spans))
            .flatten();
        let anchors: BTreeSet<usize> = spans
            .flat_map(|span| [span.start().index(), span.end().index()])
            .collect();
        self.sheet.open("text");
        self.sheet.attribute("xml:id", "text");
        if let Some(language) = language_of(marked.document) {
            self.sheet.attribute("xml:lang", language);
        }
        self.sheet.open("body");
        self.sheet.attribute("xml:space", "preserve");
        let whole = paragraphs.document_direction();
        self.sheet.attribute("rendition", rendition(whole));
        let before = self.tally.loss.n(LossKind::Characters);
        for index in 0..paragraphs.count() {
            self.progress.check()?;
            let range = paragraphs.range(index);
            self.sheet.open("p");
            let direction = paragraphs.direction(index);
            if direction != whole {
                self.sheet.attribute("rendition", rendition(direction));
            }
            let mut from = range.start;
            for at in anchors.range(range.start..=range.end) {
                self.words(text.get(from..*at).unwrap_or_default());
                self.sheet.open_inline("anchor");
                let name = anchor(&map, text, ByteOffset::from_index(*at));
                self.sheet.attribute("xml:id", &name);
                self.sheet.close();
                from = *at;
            }
            self.words(text.get(from..range.end).unwrap_or_default());
            self.sheet.close();
        }
        // Pieces of one text count as one.
        let n_pieces = self.tally.loss.n(LossKind::Characters) - before;
        self.tally
            .loss
            .take(LossKind::Characters, n_pieces.saturating_sub(1));
        self.sheet.close();
        self.sheet.close();
        Ok(())
    }
}

/// The paragraphs of a text with the directions that a person gave them.
pub(super) fn directed(marked: &Marked<'_>) -> Paragraphs {
    let (document, capture) = (marked.document, marked.capture);
    let natural = Paragraphs::new(&capture.text);
    let given = (0..natural.count()).filter_map(|index| {
        let start = ByteOffset::from_index(natural.range(index).start);
        Some((index, document.direction_at(capture.id, start)?))
    });
    natural.with_overrides(document.direction, &given.collect())
}

pub(super) fn rendition(direction: Direction) -> &'static str {
    match direction {
        Direction::LeftToRight => "#ltr",
        Direction::RightToLeft => "#rtl",
    }
}
