//! Fills a template: what each of its values is.

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::reports::gather::Gather;
use crate::exchange::reports::html::out::{Out, dir};
use crate::exchange::reports::html::template::{Node, Template};
use crate::exchange::reports::html::{notes, style, summary, text};
use crate::exchange::reports::tags::{Quotes, meaning};
use crate::exchange::reports::view::DocumentView;
use crate::exchange::reports::{ReportBy, ReportOptions};
use crate::i18n::{Counted, Word, count, isolate, without_isolates};
use crate::model::{Capture, Document, MemoTarget, Snapshot, Tag};

/// What the page lets a browser do: nothing but our own style.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A page under way.
pub(super) struct Page<'a> {
    gather: Gather<'a>,
    options: &'a ReportOptions,
    progress: &'a Progress,
}

/// A thing of the table of contents.
struct Entry {
    anchor: String,
    name: String,
    count: usize,
    level: usize,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        snapshot: &'a Snapshot,
        options: &'a ReportOptions,
        progress: &'a Progress,
    ) -> Self {
        let gather = Gather {
            snapshot,
            wording: options.wording,
        };
        Self {
            gather,
            options,
            progress,
        }
    }

    pub(super) fn write(
        &self,
        template: &Template,
        out: &mut Out<'_>,
    ) -> Result<(), ExchangeError> {
        let snapshot = self.gather.snapshot;
        let n_steps = match self.options.by {
            ReportBy::Document => snapshot.n_documents(),
            ReportBy::Tag => snapshot.taggings().count(),
        };
        self.progress.begin(n_steps as u64);
        for node in &template.nodes {
            match node {
                Node::Text(markup) => out.markup(markup),
                Node::Value(name) => self.top(name, out)?,
                Node::Section(name, nodes) => self.section(name, nodes, out)?,
            }
            out.send()?;
        }
        Ok(())
    }

    fn section(&self, name: &str, nodes: &[Node], out: &mut Out<'_>) -> Result<(), ExchangeError> {
        match (name, self.options.by) {
            ("summary", _) if self.options.with_summary => self.fill(nodes, out, |name, out| {
                match name {
                    "counts" => summary::counts(&self.gather, out),
                    _ => summary::tables(&self.gather, out)?,
                }
                Ok(())
            }),
            ("contents", _) => self.entries(&mut |entry| {
                self.fill(nodes, out, |name, out| {
                    match name {
                        "anchor" => out.markup(&entry.anchor),
                        "name" => out.text(&entry.name),
                        "count" => out.text(&self.gather.number(entry.count)),
                        _ => out.markup(&entry.level.to_string()),
                    }
                    Ok(())
                })
            }),
            ("documents", ReportBy::Document) => self.documents(nodes, out),
            ("tags", ReportBy::Tag) => self.tags(nodes, out),
            _ => Ok(()),
        }
    }

    /// Writes the nodes of a section; what is not of its own is of the whole report.
    fn fill(
        &self,
        nodes: &[Node],
        out: &mut Out<'_>,
        mut value: impl FnMut(&str, &mut Out<'_>) -> Result<(), ExchangeError>,
    ) -> Result<(), ExchangeError> {
        for node in nodes {
            match node {
                Node::Text(markup) => out.markup(markup),
                Node::Value(name) if name.starts_with("label.") => self.top(name, out)?,
                Node::Value(name) => value(name, out)?,
                Node::Section(..) => {}
            }
            out.send()?;
        }
        Ok(())
    }

    fn top(&self, name: &str, out: &mut Out<'_>) -> Result<(), ExchangeError> {
        let word = |word: Word| self.gather.word(word);
        match name {
            "head" => self.head(out),
            "style" => style::write(self.gather.snapshot, out),
            "language" => out.markup(self.options.wording.language.code()),
            "direction" => out.markup(match self.gather.direction().is_rtl() {
                true => "rtl",
                false => "ltr",
            }),
            "title" => out.text(&self.title()),
            "subtitle" => out.text(&self.subtitle()),
            "memos" => notes::collection_memos(&self.gather, out)?,
            "label.contents" => out.text(word(Word::ReportContents)),
            "label.summary" => out.text(word(Word::ReportSummary)),
            "label.memos" => out.text(word(Word::ReportMemos)),
            "label.skip" => out.text(word(Word::ReportSkip)),
            _ => {}
        }
        Ok(())
    }

    fn head(&self, out: &mut Out<'_>) {
        out.markup("<meta charset=\"utf-8\">\n");
        out.markup(&format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n"
        ));
        for (name, content) in [
            ("viewport", "width=device-width, initial-scale=1"),
            ("color-scheme", "light dark"),
            ("referrer", "no-referrer"),
            ("generator", "Hashiya"),
        ] {
            out.markup(&format!("<meta name=\"{name}\" content=\"{content}\">\n"));
        }
        out.element("title", "", &isolate(&self.title()));
    }

    fn title(&self) -> String {
        let collection = self.gather.snapshot.collection();
        let name = collection.map_or("", |row| row.name.as_str());
        match name.trim().is_empty() {
            true => self.gather.word(Word::FmtReport).to_owned(),
            false => name.to_owned(),
        }
    }

    fn subtitle(&self) -> String {
        let snapshot = self.gather.snapshot;
        let wording = self.options.wording;
        let counted = |noun: Counted, n: usize| count(noun, n as u64, wording, false);
        let by = match self.options.by {
            ReportBy::Document => Word::ReportByDocument,
            ReportBy::Tag => Word::ReportByTag,
        };
        let parts = [
            self.gather.word(by).to_owned(),
            counted(Counted::Document, snapshot.n_documents()),
            counted(Counted::Annotation, snapshot.n_annotations()),
        ];
        parts.join(" · ")
    }

    /// Tells the table of contents.
    fn entries(
        &self,
        take: &mut dyn FnMut(Entry) -> Result<(), ExchangeError>,
    ) -> Result<(), ExchangeError> {
        let snapshot = self.gather.snapshot;
        if self.options.by == ReportBy::Document {
            return current(snapshot).try_for_each(|(document, _)| {
                take(Entry {
                    anchor: format!("d-{}", document.id),
                    name: document.name.clone(),
                    count: snapshot.n_annotations_of(document.capture)
                        + snapshot.unplaced_of(document.id).len(),
                    level: 1,
                })
            });
        }
        for (tag, n_above) in snapshot.tags_in_order() {
            take(Entry {
                anchor: format!("t-{}", tag.id),
                name: self.gather.label(&tag.label).to_owned(),
                count: snapshot.n_taggings_with(tag.id),
                level: (n_above + 1).min(6),
            })?;
        }
        let n_untagged = crate::exchange::reports::tags::expected(snapshot, None).len();
        if n_untagged > 0 {
            take(Entry {
                anchor: "untagged".to_owned(),
                name: self.gather.word(Word::ReportUntagged).to_owned(),
                count: n_untagged,
                level: 1,
            })?;
        }
        Ok(())
    }

    fn documents(&self, nodes: &[Node], out: &mut Out<'_>) -> Result<(), ExchangeError> {
        for (document, capture) in current(self.gather.snapshot) {
            self.progress.step()?;
            let view = DocumentView::new(&self.gather, document, capture);
            let language = crate::exchange::reports::view::clean_language(
                document.language.as_deref().unwrap_or_default(),
            );
            self.fill(nodes, out, |name, out| {
                match name {
                    "anchor" => out.markup(&format!("d-{}", document.id)),
                    "name" => out.text(&document.name),
                    "direction" => {
                        let attribute = dir(view.paragraphs.document_direction());
                        out.markup(
                            attribute
                                .trim_start_matches(" dir=\"")
                                .trim_end_matches('"'),
                        );
                    }
                    "language" => out.markup(&language),
                    "facts" => notes::facts(&self.gather, document, out),
                    "memos" => notes::memos(&self.gather, &view.memos, out),
                    "open" => notes::open(&self.gather, &view, out),
                    _ => return text::text(&self.gather, &view, out),
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    fn tags(&self, nodes: &[Node], out: &mut Out<'_>) -> Result<(), ExchangeError> {
        let snapshot = self.gather.snapshot;
        let quotes = Quotes::new(self.gather, self.progress)?;
        let all = snapshot.tags_in_order().into_iter();
        let mut all: Vec<(Option<&Tag>, usize)> = all
            .map(|(tag, n_above)| (Some(&**tag), n_above + 1))
            .collect();
        let n_untagged = crate::exchange::reports::tags::expected(snapshot, None).len();
        if n_untagged > 0 {
            all.push((None, 1));
        }
        for (tag, level) in all {
            self.progress.check()?;
            let n = tag.map_or(n_untagged, |tag| snapshot.n_taggings_with(tag.id));
            let untagged = self.gather.word(Word::ReportUntagged);
            self.fill(nodes, out, |name, out| {
                match name {
                    "anchor" => match tag {
                        Some(tag) => out.markup(&format!("t-{}", tag.id)),
                        None => out.markup("untagged"),
                    },
                    "name" => out.text(tag.map_or(untagged, |tag| self.gather.label(&tag.label))),
                    "path" => {
                        let above = tag.and_then(|tag| tag.parent);
                        out.text(&above.map_or_else(String::new, |above| self.gather.path(above)));
                    }
                    "color" => out.markup(&style::class(
                        tag.map_or(crate::exchange::reports::gather::PLAIN, |tag| tag.color),
                    )),
                    "count" => {
                        let counted =
                            count(Counted::Passage, n as u64, self.options.wording, false);
                        out.text(&without_isolates(&counted));
                    }
                    "level" => out.markup(&level.min(6).to_string()),
                    "meaning" => {
                        let lines = tag.map_or_else(Vec::new, |tag| meaning(&self.gather, tag));
                        notes::meaning(&self.gather, &lines, out);
                    }
                    "memos" => {
                        let memos = tag.map(|tag| self.gather.memos_on(MemoTarget::Tag(tag.id)));
                        notes::memos(&self.gather, &memos.unwrap_or_default(), out);
                    }
                    _ => {
                        let id = tag.map(|tag| tag.id);
                        return text::passages(&self.gather, &quotes, id, self.progress, out);
                    }
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

/// The documents with the captures that are read of them.
pub(in crate::exchange::reports) fn current(
    snapshot: &Snapshot,
) -> impl Iterator<Item = (&Document, &Capture)> {
    snapshot.documents_in_order().filter_map(|document| {
        let capture = snapshot.capture(document.capture)?;
        Some((&**document, &**capture))
    })
}
