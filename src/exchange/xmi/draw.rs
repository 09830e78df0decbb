//! One document as a CAS: the text, the passages, the links.
//!
//! Spans come in bytes and go out in units of UTF-16, through the map of that very text. Numbers of feature structures are
//! their places in the file.

use std::collections::HashMap;

use crate::base::Progress;
use crate::exchange::marked::{Marked, memos_on, tag_path};
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::codes::Sheet;
use crate::exchange::tally::Tally;
use crate::model::{Annotation, Annotator, AnnotatorId, MemoTarget, PassageId, Snapshot, Tagging};
use crate::text::{ByteOffset, OffsetMap, Span};

/// A document under way.
struct Drawing<'a> {
    snapshot: &'a Snapshot,
    text: &'a str,
    map: OffsetMap,
    sheet: Sheet,
    tally: &'a mut Tally,
    progress: &'a Progress,
    /// The number of the last feature structure.
    last: usize,
    /// The first feature structure of each passage, and where it stands.
    passages: HashMap<PassageId, (usize, Span)>,
}

/// What UIMA says where it knows no language.
pub(super) const NO_LANGUAGE: &str = "x-unspecified";

/// The number of the text; that of the document comes next.
const SOFA: usize = 1;

/// Draws a document. Can be stopped at each passage and each link.
pub(super) fn draw(
    snapshot: &Snapshot,
    marked: &Marked<'_>,
    tally: &mut Tally,
    progress: &Progress,
) -> Result<String, ExchangeError> {
    let mut drawing = Drawing {
        snapshot,
        text: &marked.capture.text,
        map: OffsetMap::new(&marked.capture.text),
        sheet: Sheet::new(),
        tally,
        progress,
        last: SOFA,
        passages: HashMap::new(),
    };
    drawing.head(marked);
    for mark in &marked.marks {
        progress.check()?;
        drawing.mark(mark.annotation, mark.passage, mark.spans, &mark.taggings);
    }
    for bare in &marked.bare {
        progress.check()?;
        for (part, span) in bare.spans.iter().enumerate() {
            let n_parts = bare.spans.len();
            drawing.passage(bare.passage, *span, (part, n_parts), None, None);
        }
    }
    drawing.links(marked)?;
    drawing.foot();
    Ok(drawing.sheet.take())
}

impl Drawing<'_> {
    fn head(&mut self, marked: &Marked<'_>) {
        let sheet = &mut self.sheet;
        sheet.open("xmi:XMI");
        for (name, value) in [
            ("xmlns:xmi", "http://www.omg.org/XMI"),
            ("xmlns:cas", "http:///uima/cas.ecore"),
            ("xmlns:hashiya", "http:///org/hashiya.ecore"),
            ("xmi:version", "2.0"),
        ] {
            sheet.attribute(name, value);
        }
        sheet.open("cas:NULL");
        sheet.attribute_of("xmi:id", Some(0));
        sheet.close();
        self.begin(
            "hashiya:Document",
            ByteOffset(0),
            ByteOffset::from_index(self.text.len()),
        );
        let language = marked.document.language.as_deref();
        self.texts(&[
            ("language", language.unwrap_or(NO_LANGUAGE)),
            ("name", &marked.document.name),
            ("document", &marked.document.id.to_string()),
        ]);
        self.sheet.close();
    }

    /// Opens a feature structure with its number and place; gives the number.
    fn begin(&mut self, name: &'static str, start: ByteOffset, end: ByteOffset) -> usize {
        self.last += 1;
        let sheet = &mut self.sheet;
        sheet.open(name);
        sheet.attribute_of("xmi:id", Some(self.last));
        sheet.attribute_of("sofa", Some(SOFA));
        // What a snapshot holds fits its text (I8); the proof would miss one that has no place.
        let unit = |at| self.map.utf16(self.text, at).map(|at| at.0);
        sheet.attribute_of("begin", unit(start));
        sheet.attribute_of("end", unit(end));
        self.last
    }

    /// Features that hold a text; none of an empty one.
    fn texts(&mut self, features: &[(&str, &str)]) {
        for (name, text) in features {
            if !text.is_empty() {
                let clean = self.tally.clean(text).into_owned();
                self.sheet.attribute(name, &clean);
            }
        }
    }

    fn mark(
        &mut self,
        annotation: &Annotation,
        passage: PassageId,
        spans: &[Span],
        taggings: &[&std::sync::Arc<Tagging>],
    ) {
        let taggings: Vec<Option<&Tagging>> = match taggings {
            [] => vec![None],
            rows => rows.iter().map(|row| Some(&***row)).collect(),
        };
        for tagging in taggings {
            for (part, span) in spans.iter().enumerate() {
                let parts = (part, spans.len());
                self.passage(passage, *span, parts, Some(annotation), tagging);
            }
        }
    }

    fn passage(
        &mut self,
        passage: PassageId,
        span: Span,
        (part, n_parts): (usize, usize),
        annotation: Option<&Annotation>,
        tagging: Option<&Tagging>,
    ) {
        let number = self.begin("hashiya:Passage", span.start(), span.end());
        self.passages.entry(passage).or_insert((number, span));
        if let Some(tagging) = tagging
            && let Some(tag) = self.snapshot.tag(tagging.tag)
        {
            let label = tag.label.prefer(self.snapshot.prefers_arabic());
            let path = tag_path(self.snapshot, tag.id);
            self.texts(&[
                ("tag", label),
                ("path", &path),
                ("tagId", &tag.id.to_string()),
            ]);
        }
        if let Some(annotation) = annotation {
            let by = tagging.map_or(annotation.annotator, |row| row.annotator);
            let name = self.annotator(by).map(|row| row.name.clone());
            self.texts(&[
                ("annotator", &name.unwrap_or_default()),
                ("annotation", &annotation.id.to_string()),
            ]);
            self.sheet.attribute_of("part", Some(part + 1));
            self.sheet.attribute_of("parts", Some(n_parts));
            let memo = memos_on(self.snapshot, MemoTarget::Annotation(annotation.id));
            self.texts(&[
                ("memo", &memo),
                ("created", &annotation.created.to_string()),
            ]);
        }
        self.sheet.close();
    }

    fn annotator(&self, id: AnnotatorId) -> Option<&Annotator> {
        self.snapshot.annotator(id).map(|row| &**row)
    }

    fn links(&mut self, marked: &Marked<'_>) -> Result<(), ExchangeError> {
        let links = self.tally.ends.inside(self.snapshot, marked);
        for link in links {
            self.progress.check()?;
            let ends = (self.passages.get(&link.from), self.passages.get(&link.to));
            let (Some((from, _)), Some((to, span))) = ends else {
                continue;
            };
            let (from, to, span) = (*from, *to, *span);
            // A relation stands where its dependent stands.
            self.begin("hashiya:Link", span.start(), span.end());
            self.sheet.attribute_of("Governor", Some(from));
            self.sheet.attribute_of("Dependent", Some(to));
            let relation = self.snapshot.relation(link.relation);
            let is_arabic = self.snapshot.prefers_arabic();
            let relation = relation.map_or("", |row| row.label.prefer(is_arabic));
            let memo = memos_on(self.snapshot, MemoTarget::Link(link.id));
            self.texts(&[
                ("relation", relation),
                ("link", &link.id.to_string()),
                ("memo", &memo),
            ]);
            self.sheet.close();
        }
        Ok(())
    }

    fn foot(&mut self) {
        self.sheet.open("cas:Sofa");
        self.sheet.attribute_of("xmi:id", Some(SOFA));
        self.sheet.attribute_of("sofaNum", Some(1));
        self.sheet.attribute("sofaID", "_InitialView");
        self.sheet.attribute("mimeType", "text/plain");
        let clean = self.tally.clean(self.text);
        self.sheet.attribute("sofaString", &clean);
        self.sheet.close();
        self.sheet.open("cas:View");
        self.sheet.attribute_of("sofa", Some(SOFA));
        let members: Vec<String> = (SOFA + 1..=self.last).map(|id| id.to_string()).collect();
        self.sheet.attribute("members", &members.join(" "));
        self.sheet.close();
        self.sheet.close();
        self.sheet.end();
    }
}
