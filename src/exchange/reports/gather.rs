//! What reports say of annotations, tags and memos, in the words of their language, ready to be written down.
//!
//! Positions are bytes of the capture that is read. Nothing here is escaped: each format does that for itself.

use crate::anchor::shown;
use crate::base::environment::Timestamp;
use crate::i18n::dates::date_and_time;
use crate::i18n::{Word, Wording, without_isolates};
use crate::model::{
    Annotation, AnnotationId, Bilingual, Memo, MemoKind, MemoTarget, PlacementState, Snapshot,
    Standing, TagColor, TagId, words_at,
};
use crate::text::{Direction, Span, first_strong};

/// The color of what has no tag: the last of the palette, as in the window.
pub(super) const PLAIN: TagColor = TagColor::Palette(crate::model::PALETTE_LEN - 1);

/// Stands between the labels of a tag and those above it.
const ABOVE: &str = " / ";

/// The longest words of the other end of a link, in characters.
const LINKED: usize = 120;

/// A tag as it stands at an annotation.
#[derive(Clone, Debug)]
pub(super) struct TagAt {
    pub(super) id: TagId,
    /// With the labels above it.
    pub(super) path: String,
    pub(super) color: TagColor,
    /// Whether the annotation shows well what the tag means.
    pub(super) is_example: bool,
}

/// A memo.
#[derive(Clone, Debug)]
pub(super) struct Writing {
    /// What it is for; none of a plain note.
    pub(super) kind: Option<&'static str>,
    pub(super) title: String,
    pub(super) body: String,
    /// By whom and when.
    pub(super) by: By,
}

/// By whom and when something was made.
#[derive(Clone, Debug)]
pub(super) struct By {
    pub(super) name: String,
    pub(super) at: Timestamp,
    /// The time in words.
    pub(super) when: String,
}

/// A link as one of its ends sees it.
#[derive(Clone, Debug)]
pub(super) struct Linked {
    pub(super) relation: String,
    /// It starts here; of a symmetric relation both ends do.
    pub(super) leads_away: bool,
    /// The words at the other end, cut where they are long.
    pub(super) words: String,
    pub(super) document: String,
}

/// All that a report says of one annotation.
#[derive(Clone, Debug)]
pub(super) struct Note {
    pub(super) id: AnnotationId,
    /// Counted from 1 through a document, in the order of the text.
    pub(super) number: usize,
    /// Where it stands in the text that is read; none without a settled place.
    pub(super) spans: Vec<Span>,
    /// Its words there, or as they were marked.
    pub(super) words: String,
    pub(super) tags: Vec<TagAt>,
    pub(super) memos: Vec<Writing>,
    pub(super) links: Vec<Linked>,
    pub(super) by: By,
}

impl Note {
    /// The color of its highlight.
    pub(super) fn color(&self) -> TagColor {
        self.tags.first().map_or(PLAIN, |tag| tag.color)
    }
}

/// Makes notes and the like of rows.
#[derive(Clone, Copy)]
pub(super) struct Gather<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) wording: Wording,
}

impl Gather<'_> {
    /// A word in the language of the report.
    pub(super) fn word(&self, word: Word) -> &'static str {
        word.text(self.wording.language)
    }

    /// The label in the language of the report, or else the other.
    pub(super) fn label<'t>(&self, text: &'t Bilingual) -> &'t str {
        text.prefer(self.wording.language.is_rtl())
    }

    /// The language's own direction.
    pub(super) fn direction(&self) -> Direction {
        match self.wording.language.is_rtl() {
            true => Direction::RightToLeft,
            false => Direction::LeftToRight,
        }
    }

    /// The direction of a text that stands by itself: of its first strong letter, else of the report.
    pub(super) fn direction_of(&self, text: &str) -> Direction {
        first_strong(text).unwrap_or_else(|| self.direction())
    }

    /// The labels from the top of the tree down to a tag.
    pub(super) fn path(&self, tag: TagId) -> String {
        let tags = self.snapshot.tag_path(tag).into_iter().rev();
        let labels: Vec<&str> = tags.map(|tag| self.label(&tag.label)).collect();
        labels.join(ABOVE)
    }

    /// A number in the digits of the report.
    pub(super) fn number(&self, n: usize) -> String {
        self.wording.digits.number(n as u64)
    }

    /// Everything about an annotation that stands somewhere, or nowhere, in the text that is read.
    pub(super) fn note(
        &self,
        annotation: &Annotation,
        standing: Option<Standing<'_>>,
        number: usize,
    ) -> Note {
        let settled = standing.filter(|standing| {
            matches!(
                standing.state(),
                PlacementState::Exact | PlacementState::Accepted
            )
        });
        let spans = settled.map_or_else(Vec::new, |standing| standing.spans().to_vec());
        let capture = settled.and_then(|standing| self.snapshot.capture(standing.capture()));
        let passage = self.snapshot.passage(annotation.passage);
        let words = match (capture, passage) {
            (Some(capture), _) => words_at(&capture.text, &spans),
            (None, Some(passage)) => passage.quote.clone(),
            (None, None) => String::new(),
        };
        Note {
            id: annotation.id,
            number,
            spans,
            words,
            tags: self.tags_of(annotation.id),
            memos: self.memos_on(MemoTarget::Annotation(annotation.id)),
            links: self.links_of(annotation),
            by: self.by(annotation.annotator, annotation.created),
        }
    }

    fn tags_of(&self, annotation: AnnotationId) -> Vec<TagAt> {
        let taggings = self.snapshot.taggings_of(annotation).into_iter();
        let tags = taggings.filter_map(|tagging| {
            let tag = self.snapshot.tag(tagging.tag)?;
            Some(TagAt {
                id: tag.id,
                path: self.path(tag.id),
                color: tag.color,
                is_example: tagging.is_example,
            })
        });
        tags.collect()
    }

    /// The memos that are attached to something.
    pub(super) fn memos_on(&self, target: MemoTarget) -> Vec<Writing> {
        let memos = self.snapshot.memos_on(target);
        memos.into_iter().map(|memo| self.writing(memo)).collect()
    }

    /// A memo.
    pub(super) fn writing(&self, memo: &Memo) -> Writing {
        Writing {
            kind: kind_word(memo.kind).map(|word| self.word(word)),
            title: memo.title.clone(),
            body: memo.body.clone(),
            by: self.by(memo.annotator, memo.created),
        }
    }

    fn by(&self, annotator: crate::model::AnnotatorId, at: Timestamp) -> By {
        let row = self.snapshot.annotator(annotator);
        By {
            name: row.map_or_else(String::new, |row| row.name.clone()),
            at,
            when: without_isolates(&date_and_time(at, self.wording)),
        }
    }

    fn links_of(&self, annotation: &Annotation) -> Vec<Linked> {
        let here = annotation.passage;
        let links = self.snapshot.links_at(here).filter_map(|link| {
            let leads_away = link.from == here;
            let other = if leads_away { link.to } else { link.from };
            let passage = shown(self.snapshot, other)?;
            let relation = self.snapshot.relation(link.relation);
            let document = self.snapshot.document_of_capture(passage.capture);
            Some(Linked {
                relation: relation.map_or("", |row| self.label(&row.label)).to_owned(),
                leads_away: leads_away || relation.is_some_and(|row| row.is_symmetric),
                words: cut(&passage.quote, LINKED),
                document: document.map_or_else(String::new, |row| row.name.clone()),
            })
        });
        links.collect()
    }
}

/// The word for what a memo is for.
fn kind_word(kind: MemoKind) -> Option<Word> {
    match kind {
        MemoKind::Note => None,
        MemoKind::Idea => Some(Word::KindIdea),
        MemoKind::Question => Some(Word::KindQuestion),
        MemoKind::Method => Some(Word::KindMethod),
        MemoKind::Summary => Some(Word::KindSummary),
        MemoKind::Task => Some(Word::KindTask),
    }
}

/// A text in one line, cut with an ellipsis behind so many characters.
pub(super) fn cut(text: &str, most: usize) -> String {
    let line = text.replace('\n', " ");
    match line.char_indices().nth(most) {
        None => line,
        Some((at, _)) => {
            let end = crate::text::previous_grapheme(&line, at + 1);
            format!("{}…", line[..end].trim_end())
        }
    }
}
