//! The proof of a document with comments: it is read back and held against the collection, annotation by annotation.
//!
//! Between the bookmarks of a document's text, paragraphs must be the text's, and what each comment is about exactly the place of
//! its annotation, in bytes; the bookmark that stands where a comment does says whose it is. The comment itself must be by
//! its annotator and name its tags, all of them and no other. What XML cannot hold is counted as what stands for it.
//!
//! Comments are read along with the body, which comes to them in their order, but for those that nest or are of several parts. So
//! of both only what is of one document is in memory, or of one passage of a tag.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Read, Seek};

use uuid::Uuid;

use crate::base::Progress;
use crate::exchange::bundle::{Written, boundless, unreadable};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::xml::{Step, Xml};
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::codes::allowed;
use crate::exchange::reports::check::{Check, Container, Shape};
use crate::exchange::reports::docx::comments::tag_line;
use crate::exchange::reports::docx::parts;
use crate::exchange::reports::docx::told::Comments;
use crate::exchange::reports::gather::Gather;
use crate::exchange::reports::{ReportBy, ReportOptions};
use crate::model::{AnnotationId, RowKey, Snapshot};

/// Fails unless it is a document that shows each annotation of the collection at its words.
///
/// Of one archive two readers are asked for, since comments stand before the body and are read along with it. Both have to come in
/// the order in which they are written.
pub fn prove_docx<R: Read + Seek>(
    snapshot: &Snapshot,
    options: &ReportOptions,
    [comments, body]: [R; 2],
    progress: &Progress,
) -> Result<(), ExchangeError> {
    let mut comments = Written::open(comments, progress)?;
    let mut body = Written::open(body, progress)?;
    for (name, text) in parts::fixed() {
        if comments.text(name)? != text {
            return Err(differs());
        }
    }
    prove_parts(
        snapshot,
        options,
        comments.stream(parts::COMMENTS)?,
        body.stream(parts::DOCUMENT)?,
        progress,
    )?;
    match comments.is_done_with(&body) {
        true => Ok(()),
        false => Err(differs()),
    }
}

fn prove_parts(
    snapshot: &Snapshot,
    options: &ReportOptions,
    comments: impl BufRead,
    body: impl BufRead,
    progress: &Progress,
) -> Result<(), ExchangeError> {
    let budget = boundless();
    let unreadable = |error: ImportError| unreadable(&error);
    let gather = Gather {
        snapshot,
        wording: options.wording,
    };
    let mut reader = Body {
        gather,
        comments: Comments::new(comments, &budget, progress),
        check: Check::new(snapshot, options.by, SHAPE),
        by: options.by,
        about: BTreeMap::new(),
        container: None,
        whole: None,
        in_words: false,
        is_done: BTreeSet::new(),
    };
    let mut xml = Xml::stream(body, parts::DOCUMENT, &budget, progress);
    loop {
        match xml.next().map_err(unreadable)? {
            Step::Open(element) => {
                let (prefix, name) = element.name();
                if prefix != "w" {
                    return Err(differs());
                }
                let value = |name: &str| xml.attribute(&element, "w", name);
                reader.open(name, value("id"), value("name"))?;
            }
            Step::Close(closed) => reader.close(closed.name().1)?,
            Step::Text(text) => reader.text(&text)?,
            Step::End => return reader.end(),
        }
    }
}

/// What a document can hold, and how: parts of a passage are shown as one.
const SHAPE: Shape = Shape {
    held: allowed as fn(&str) -> Cow<'_, str>,
    is_joined: true,
};

fn differs() -> ExchangeError {
    ExchangeError::NotAsWritten { key: None }
}

/// The body under way.
struct Body<'a> {
    gather: Gather<'a>,
    comments: Comments<'a>,
    check: Check<'a>,
    by: ReportBy,
    /// The comments that are about what comes, and whose they are.
    about: BTreeMap<String, Option<AnnotationId>>,
    container: Option<Container>,
    /// The number of the bookmark round the text of a document.
    whole: Option<String>,
    in_words: bool,
    /// Annotations of the container whose comments have been looked at.
    is_done: BTreeSet<AnnotationId>,
}

impl Body<'_> {
    fn open(
        &mut self,
        name: &str,
        id: Option<String>,
        bookmark: Option<String>,
    ) -> Result<(), ExchangeError> {
        match (name, id) {
            ("commentRangeStart", Some(id)) => match self.about.insert(id, None) {
                None => {}
                Some(_) => return Err(differs()),
            },
            ("commentRangeEnd", Some(id)) => {
                if !matches!(self.about.remove(&id), Some(Some(_))) {
                    return Err(differs());
                }
                self.mark()?;
            }
            ("bookmarkStart", Some(id)) => self.bookmark(id, &bookmark.unwrap_or_default())?,
            ("bookmarkEnd", Some(id)) if self.whole.as_ref() == Some(&id) => {
                // The last paragraph of the text is still open.
                self.check.paragraph_ends()?;
                self.whole = None;
                self.finish()?;
            }
            ("p", _) if self.whole.is_some() => self.check.paragraph(),
            ("t", _) => self.in_words = true,
            ("tab", _) => self.words("\t")?,
            ("br", _) => self.words("\n")?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), ExchangeError> {
        match name {
            "t" => self.in_words = false,
            "p" if self.whole.is_some() => self.check.paragraph_ends()?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ExchangeError> {
        match self.in_words {
            true => self.words(text),
            false => Ok(()),
        }
    }

    fn words(&mut self, text: &str) -> Result<(), ExchangeError> {
        match self.whole.is_some() || !self.about.is_empty() {
            true => self.check.words(text),
            false => Ok(()),
        }
    }

    /// A bookmark begins: of a document or a tag, of a text, of a comment.
    fn bookmark(&mut self, id: String, name: &str) -> Result<(), ExchangeError> {
        let Some((kind, rest)) = name.split_at_checked(1) else {
            return Err(differs());
        };
        let whose = || rest.parse::<Uuid>().map(|id| id.to_string());
        let container = match (kind, whose()) {
            ("x", Ok(whose)) => {
                self.whole = Some(id);
                Container::Text(whose)
            }
            ("o", Ok(whose)) => Container::Open(whose),
            ("t", Ok(whose)) => Container::Tag(whose),
            _ if name == "untagged" => Container::Tag(String::new()),
            _ if name == "memos" => return self.finish(),
            ("d", Ok(_)) => return self.finish(),
            ("a", _) => return self.comment(&id, rest),
            _ => return Ok(()),
        };
        self.finish()?;
        self.check.begin(&container)?;
        if matches!(container, Container::Text(_)) {
            self.check.paragraph();
        }
        self.container = Some(container);
        self.is_done.clear();
        Ok(())
    }

    /// Says whose a comment is, and looks at what it says.
    fn comment(&mut self, number: &str, name: &str) -> Result<(), ExchangeError> {
        let id = name.split('_').next().unwrap_or_default();
        let id = AnnotationId(id.parse().map_err(|_| differs())?);
        let wrong = || ExchangeError::NotAsWritten {
            key: Some(RowKey::Annotation(id)),
        };
        let about = self.about.get_mut(number).ok_or_else(wrong)?;
        if about.replace(id).is_some() {
            return Err(wrong());
        }
        let comment = self.comments.take(number)?.ok_or_else(wrong)?;
        let snapshot = self.gather.snapshot;
        let annotation = snapshot.annotation(id).ok_or_else(wrong)?;
        let author = snapshot.annotator(annotation.annotator);
        let author = author.map_or("", |row| row.name.as_str());
        // The tags of the collection whose labels stand there, one for one.
        let taggings = snapshot.taggings_of(id);
        let labels = taggings
            .iter()
            .map(|row| tag_line(&self.gather.path(row.tag)));
        if !labels.eq(comment.tags()) || comment.author != *allowed(author) {
            return Err(wrong());
        }
        if self.is_done.insert(id) {
            let tags: Vec<String> = taggings.iter().map(|row| row.tag.to_string()).collect();
            self.check.annotation(&id.to_string(), &tags.join(" "))?;
        } else if self.by == ReportBy::Tag {
            return Err(wrong());
        }
        self.mark()
    }

    /// What comes is about these from here on.
    fn mark(&mut self) -> Result<(), ExchangeError> {
        let ids = self.about.values().flatten().copied().collect();
        self.check.mark_of(ids)
    }

    /// What was begun ends. No comment of it is left.
    fn finish(&mut self) -> Result<(), ExchangeError> {
        let Some(container) = self.container.take() else {
            return Ok(());
        };
        self.check.finish(&container)?;
        match self.comments.is_any_left() {
            true => Err(differs()),
            false => Ok(()),
        }
    }

    fn end(mut self) -> Result<(), ExchangeError> {
        self.finish()?;
        self.comments.end()?;
        match self.about.is_empty() {
            true => self.check.end(),
            false => Err(differs()),
        }
    }
}
