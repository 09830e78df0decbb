//! A text that is read, and what comes to stand in it.
//!
//! Positions are compared with the words here, in the text of the file, and go on as code points of that text with LF. Which
//! document of the collection is meant, and where the words stand in it, is told where the collection is.

use uuid::Uuid;

use crate::anchor::describe;
use crate::base::{Budget, Severity};
use crate::exchange::importer::ImportError;
use crate::exchange::lines::reader::{Kind, Reading};
use crate::exchange::refi::RefiNote;
use crate::exchange::refi::project::{
    Coding, Counting, Note, Place, Plain, Selection, Source, SourceText, Stamp, derived, part,
};
use crate::text::{ByteOffset, OffsetMap, Span};

/// A place of which nothing is known but its words.
const NO_PLACE: i64 = -1;

/// So many places of a text are asked how a file counts.
const ASKED: usize = 2_000;

/// A document under way.
pub(super) struct Page {
    pub(super) guid: Uuid,
    pub(super) name: String,
    pub(super) text: SourceText,
    /// Positions are code points of the text as the file has it, as Python counts them.
    pub(super) counting: Counting,
    map: OffsetMap,
    /// Its place in the project.
    pub(super) source: usize,
}

/// What a file says of a place.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    pub(super) start: i64,
    pub(super) end: i64,
    /// Empty where the file does not say.
    pub(super) words: String,
}

impl Reading {
    /// Begins a document, or goes on with one that has begun.
    pub(super) fn page(
        &mut self,
        guid: Uuid,
        name: &str,
        raw: &str,
        is_own: bool,
        budget: &Budget,
    ) -> Result<Page, ImportError> {
        let length = raw.chars().count() as u64;
        budget.check_characters(length)?;
        self.n_written = self.n_written.saturating_add(length);
        let text = SourceText::new(raw, is_own);
        let source = match self.sources.get(&guid) {
            Some(known) => *known,
            None => {
                let name = self.name(name, "?", is_own);
                self.sources.insert(guid, self.project.sources.len());
                self.project.sources.push(Source {
                    guid,
                    name,
                    plain: Plain::Content(text.text.to_string()),
                    ..Source::default()
                });
                self.project.sources.len() - 1
            }
        };
        Ok(Page {
            guid,
            name: self.project.sources[source].name.clone(),
            map: OffsetMap::new(&text.text),
            counting: Counting {
                is_inclusive: false,
                with_cr: !is_own && raw.contains("\r\n"),
                with_bom: !is_own && raw.starts_with('\u{FEFF}'),
                is_utf16: false,
            },
            text,
            source,
        })
    }

    /// Learns from the words how a file counts, where they do not fit as they are.
    pub(super) fn learn(&mut self, page: &mut Page, all: &[Wanted]) {
        let named: Vec<Selection> = all.iter().map(selection).collect();
        let named: Vec<Selection> = named
            .into_iter()
            .filter(|place| !place.name.trim().is_empty())
            .take(ASKED)
            .collect();
        let n_fit = |counting: Counting| {
            let fits = |place: &&Selection| {
                matches!(page.text.place(place, counting, true), Place::There(_))
            };
            named.iter().filter(fits).count()
        };
        let (counting, _) = page.text.counting(&named);
        let n_before = n_fit(page.counting);
        if n_before == named.len() || n_fit(counting) <= n_before {
            return;
        }
        page.counting = counting;
        if counting != Counting::default() {
            let note = RefiNote::Counting {
                is_inclusive: counting.is_inclusive,
                with_cr: counting.with_cr,
                with_bom: counting.with_bom,
                is_utf16: counting.is_utf16,
            };
            let name = page.name.clone();
            self.tell(Severity::Warning, &name, note);
        }
    }

    /// Adds something that is on a place: at its position where its words stand there, else by its words alone. False where it
    /// was set apart.
    pub(super) fn mark(
        &mut self,
        page: &Page,
        wanted: &Wanted,
        about: &str,
        whole: Selection,
    ) -> bool {
        let found = page.text.place(&selection(wanted), page.counting, true);
        let about = match wanted.words.trim() {
            "" => about,
            words => words,
        };
        let fault = match found {
            Place::There(span) => return self.add(page, &whole, &[span], about),
            Place::Moved(span) => {
                self.tell(Severity::Warning, about, RefiNote::Moved);
                return self.add(page, &whole, &[span], about);
            }
            Place::Outside | Place::OtherWords if !wanted.words.trim().is_empty() => {
                // The text here may be another, in which the words stand once.
                let words = wanted.words.replace("\r\n", "\n").replace('\r', "\n");
                return self.push(
                    page,
                    vec![Selection {
                        name: words,
                        start: NO_PLACE,
                        end: NO_PLACE,
                        ..whole
                    }],
                    about,
                );
            }
            Place::Outside => RefiNote::Place {
                start: wanted.start,
                end: wanted.end,
                len: page.text.len(),
            },
            Place::OtherWords => RefiNote::Quote,
        };
        self.tell(Severity::Refused, about, fault);
        false
    }

    /// Adds a passage with its words and what is around them, part by part.
    pub(super) fn add(
        &mut self,
        page: &Page,
        whole: &Selection,
        spans: &[Span],
        about: &str,
    ) -> bool {
        let text = &*page.text.text;
        let point = |at: ByteOffset| Some(i64::from(page.map.code_point(text, at)?.0));
        let mut parts = Vec::with_capacity(spans.len());
        for (number, span) in spans.iter().enumerate() {
            let described = describe(text, &[*span]).ok();
            let places = point(span.start()).zip(point(span.end()));
            let (Some(described), Some((start, end))) = (described, places) else {
                self.tell(Severity::Refused, about, RefiNote::Quote);
                return false;
            };
            let guid = match number {
                0 => whole.guid,
                number => part(whole.guid, number),
            };
            parts.push(Selection {
                guid,
                name: described.quote,
                prefix: described.prefix,
                suffix: described.suffix,
                is_bare: whole.is_bare,
                start,
                end,
                stamp: whole.stamp.clone(),
                ..match number {
                    0 => whole.clone(),
                    _ => Selection::default(),
                }
            });
        }
        self.push(page, parts, about)
    }

    fn push(&mut self, page: &Page, parts: Vec<Selection>, about: &str) -> bool {
        let Some(first) = parts.first() else {
            return false;
        };
        let guid = first.guid;
        if !parts
            .iter()
            .all(|one| self.is_new(Kind::Selection, one.guid))
        {
            self.tell(Severity::Refused, about, RefiNote::DuplicateId);
            return false;
        }
        let length = |one: &Selection| one.name.chars().count() as u64;
        self.n_quoted += parts.iter().map(length).sum::<u64>();
        let source = &mut self.project.sources[page.source];
        self.places
            .insert(guid, (page.source, source.selections.len()));
        source.selections.extend(parts);
        true
    }

    /// The taggings of an annotation, each label once.
    pub(super) fn codings(&mut self, of: Uuid, labels: &[String], stamp: &Stamp) -> Vec<Coding> {
        let mut codings: Vec<Coding> = Vec::new();
        for label in labels.iter().filter(|label| !label.trim().is_empty()) {
            let code = self.code(label);
            let guid = derived(of, &format!("tagging {code}"));
            if self.is_new(Kind::Coding, guid) {
                codings.push(Coding {
                    guid,
                    code,
                    by: stamp.by,
                    at: stamp.at,
                    notes: Vec::new(),
                });
            }
        }
        codings
    }

    /// A memo, if it says anything and is not here already.
    pub(super) fn note(
        &mut self,
        guid: Uuid,
        title: &str,
        body: &str,
        stamp: &Stamp,
    ) -> Option<Uuid> {
        if body.trim().is_empty() || !self.is_new(Kind::Note, guid) {
            return None;
        }
        let bare = body.strip_prefix('\u{FEFF}').unwrap_or(body);
        let name = match title.trim() {
            "" => String::new(),
            title => self.name(title, "", false),
        };
        self.project.notes.push(Note {
            guid,
            name,
            plain: Plain::Content(bare.replace("\r\n", "\n").replace('\r', "\n")),
            stamp: stamp.clone(),
            ..Note::default()
        });
        Some(guid)
    }

    /// A memo on a whole document.
    pub(super) fn note_on(
        &mut self,
        page: &Page,
        key: &str,
        title: &str,
        body: &str,
        stamp: &Stamp,
    ) {
        let guid = derived(page.guid, &format!("memo {key}"));
        if let Some(note) = self.note(guid, title, body, stamp) {
            self.project.sources[page.source].notes.push(note);
        }
    }
}

fn selection(wanted: &Wanted) -> Selection {
    Selection {
        start: wanted.start,
        end: wanted.end,
        name: wanted.words.clone(),
        ..Selection::default()
    }
}
