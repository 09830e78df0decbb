//! What an open question is about, and what its answer leads to.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::command::{AnnotationFate, Command, NewTag};
use crate::gui::commands::{NamePurpose, Request, SearchRequest};
use crate::gui::panels::relabeled;
use crate::gui::popups::{Answer, Ask};
use crate::i18n::{Counted, Language, Word, Wording, fill};
use crate::model::{Bilingual, Document, DocumentId, LinkId, MemoId, MemoTarget, Snapshot, TagId};

/// What is asked.
#[derive(Clone, Debug)]
pub(super) enum AskPurpose {
    Name(NamePurpose),
    DeleteTag(TagId),
    RemoveDocument(DocumentId),
    /// The number of a paragraph.
    Paragraph {
        number: usize,
        total: usize,
    },
    /// One of several ways, by their buttons; put into words where it is asked.
    Way(Vec<Request>),
    /// So many changes are to be undone.
    UndoTo(usize),
}

impl AskPurpose {
    /// Whether it came between a reader and their first annotation.
    pub(super) fn is_first_name(&self) -> bool {
        matches!(self, Self::Name(NamePurpose::FirstName))
    }

    /// The question in words; none if what it is about has gone.
    pub(super) fn ask(&self, snapshot: &Snapshot, wording: Wording) -> Option<Ask> {
        let is_arabic = wording.language == Language::Arabic;
        let ok = wording.text(Word::BtnOk).to_owned();
        let name = |question: &str, text: &str| Ask {
            question: question.trim_end_matches('…').to_owned(),
            help: String::new(),
            field: Some(wording.text(Word::AskName).to_owned()),
            text: text.to_owned(),
            buttons: vec![ok.clone()],
        };
        Some(match *self {
            Self::Way(_) => return None,
            Self::Paragraph { number, total } => Ask {
                help: fill(
                    Word::ParagraphOf,
                    wording,
                    &[("n", &1_usize), ("total", &total)],
                ),
                field: Some(wording.text(Word::ParagraphNumber).to_owned()),
                ..name(
                    wording.text(Word::NavGotoParagraph),
                    &wording.digits.number(number as u64),
                )
            },
            Self::Name(NamePurpose::RenameTag(tag)) => name(
                wording.text(Word::EditRename),
                snapshot.tag(tag)?.label.prefer(is_arabic),
            ),
            Self::Name(NamePurpose::NewTag(_)) => name(wording.text(Word::TagNew), ""),
            Self::Name(NamePurpose::NewCategory) => name(wording.text(Word::TagNewCategory), ""),
            Self::Name(NamePurpose::NewTagSet) => name(wording.text(Word::SetNew), ""),
            Self::Name(NamePurpose::RenameTagSet(set)) => {
                name(wording.text(Word::SetRename), &snapshot.tag_set(set)?.name)
            }
            Self::Name(NamePurpose::RenameDocument(document)) => name(
                wording.text(Word::DocRename),
                &snapshot.document(document)?.name,
            ),
            Self::Name(NamePurpose::NewDocumentSet(_)) => name(wording.text(Word::DocNewSet), ""),
            Self::Name(NamePurpose::RenameDocumentSet(set)) => name(
                wording.text(Word::DocRenameSet),
                &snapshot.document_set(set)?.name,
            ),
            Self::Name(NamePurpose::SaveSearch) => name(wording.text(Word::SearchSave), ""),
            Self::Name(NamePurpose::RenameSearch(search)) => name(
                wording.text(Word::EditRename),
                &snapshot.saved_search(search)?.name,
            ),
            Self::Name(NamePurpose::Language(document)) => {
                let language = snapshot.document(document)?.language.as_deref();
                let mut ask = name(
                    wording.text(Word::ColLanguage),
                    language.unwrap_or_default(),
                );
                wording
                    .text(Word::DocLanguageHelp)
                    .clone_into(&mut ask.help);
                ask
            }
            Self::Name(NamePurpose::Person | NamePurpose::FirstName) => {
                let mut ask = name(wording.text(Word::AppYourName), "");
                wording.text(Word::HelloName).clone_into(&mut ask.help);
                ask
            }
            Self::DeleteTag(tag) => {
                let label = snapshot.tag(tag)?.label.prefer(is_arabic);
                let annotations = Counted::Annotation.of(snapshot.n_taggings_with(tag));
                Ask {
                    question: fill(
                        Word::AskDeleteTag,
                        wording,
                        &[("title", &label), ("annotations", &annotations)],
                    ),
                    help: String::new(),
                    field: None,
                    text: String::new(),
                    buttons: vec![
                        wording.text(Word::AskKeepHighlights).to_owned(),
                        wording.text(Word::AskDeleteBare).to_owned(),
                    ],
                }
            }
            Self::UndoTo(n) => Ask {
                question: fill(
                    Word::HistoryAsk,
                    wording,
                    &[("changes", &Counted::Change.of(n))],
                ),
                help: String::new(),
                field: None,
                text: String::new(),
                buttons: vec![wording.text(Word::EditUndoPlain).to_owned()],
            },
            Self::RemoveDocument(document) => {
                let document = Arc::clone(snapshot.document(document)?);
                let annotations =
                    Counted::Annotation.of(snapshot.n_annotations_of(document.capture));
                Ask {
                    question: fill(
                        Word::AskRemoveDocument,
                        wording,
                        &[("title", &document.name), ("annotations", &annotations)],
                    ),
                    help: goes_along(snapshot, &document, wording),
                    field: None,
                    text: String::new(),
                    buttons: vec![wording.text(Word::DocRemove).to_owned()],
                }
            }
        })
    }

    /// The request that an answer comes to.
    pub(super) fn answered(self, answer: Answer, snapshot: &Snapshot) -> Option<Request> {
        let Answer::Button(button, text) = answer else {
            // The annotation that waits for the name goes in without one.
            return self.is_first_name().then_some(Request::NameLater);
        };
        let command = match self {
            Self::Way(mut ways) if button < ways.len() => return Some(ways.swap_remove(button)),
            Self::Way(_) => return None,
            Self::Paragraph { .. } => return number_of(&text).map(Request::GoToParagraph),
            Self::Name(NamePurpose::RenameTag(tag)) => Command::RenameTag {
                tag,
                label: relabeled(&snapshot.tag(tag)?.label, &text),
            },
            Self::Name(NamePurpose::NewTag(parent)) => new_tag(parent, &text, false),
            Self::Name(NamePurpose::NewCategory) => new_tag(None, &text, true),
            Self::Name(NamePurpose::NewTagSet) => Command::CreateTagSet {
                name: text,
                tags: Vec::new(),
            },
            Self::Name(NamePurpose::RenameTagSet(set)) => Command::RenameTagSet { set, name: text },
            Self::Name(NamePurpose::RenameDocument(document)) => Command::RenameDocument {
                document,
                name: text,
            },
            Self::Name(NamePurpose::NewDocumentSet(first)) => Command::CreateDocumentSet {
                name: text,
                documents: first.into_iter().collect(),
            },
            Self::Name(NamePurpose::RenameDocumentSet(set)) => {
                Command::RenameDocumentSet { set, name: text }
            }
            Self::Name(NamePurpose::Language(document)) => Command::SetLanguage {
                documents: vec![document],
                language: Some(text),
            },
            Self::Name(NamePurpose::SaveSearch) => {
                return Some(Request::Search(SearchRequest::Save(text)));
            }
            Self::Name(NamePurpose::RenameSearch(search)) => {
                let saved = snapshot.saved_search(search)?;
                Command::ChangeSearch {
                    search,
                    name: text,
                    typed: saved.typed.clone(),
                    options: saved.options,
                }
            }
            Self::UndoTo(n) => return Some(Request::UndoMany(n)),
            Self::Name(NamePurpose::Person | NamePurpose::FirstName) => {
                return Some(Request::NamePerson(text));
            }
            Self::DeleteTag(tag) => {
                let fate = if button == 0 {
                    AnnotationFate::Keep
                } else {
                    AnnotationFate::Delete
                };
                Command::DeleteTag { tag, fate }
            }
            Self::RemoveDocument(document) => Command::RemoveDocuments {
                documents: vec![document],
            },
        };
        Some(Request::Core(Box::new(command)))
    }
}

/// What goes with a document beside its annotations, in counts; empty where it is nothing.
fn goes_along(snapshot: &Snapshot, document: &Document, wording: Wording) -> String {
    let mut memos: BTreeSet<MemoId> = BTreeSet::new();
    let mut links: BTreeSet<LinkId> = BTreeSet::new();
    let on = |target| snapshot.memos_on(target).into_iter().map(|memo| memo.id);
    memos.extend(on(MemoTarget::Document(document.id)));
    for (annotation, standing) in snapshot.annotations_of(document.capture) {
        memos.extend(on(MemoTarget::Annotation(annotation.id)));
        links.extend(snapshot.links_at(standing.passage.id).map(|link| link.id));
    }
    if memos.is_empty() && links.is_empty() {
        return String::new();
    }
    let (memos, links) = (Counted::Memo.of(memos.len()), Counted::Link.of(links.len()));
    fill(
        Word::DocRemoveAlso,
        wording,
        &[("memos", &memos), ("links", &links)],
    )
}

/// A number as a person writes it, in the digits of any of the two languages.
fn number_of(text: &str) -> Option<usize> {
    let digits: Option<String> = text
        .trim()
        .chars()
        .map(|letter| {
            let digit = match letter {
                '٠'..='٩' => letter as u32 - '٠' as u32,
                '۰'..='۹' => letter as u32 - '۰' as u32,
                _ => letter.to_digit(10)?,
            };
            char::from_digit(digit, 10)
        })
        .collect();
    digits?.parse().ok()
}

fn new_tag(parent: Option<TagId>, text: &str, is_category: bool) -> Command {
    Command::CreateTag {
        tag: NewTag {
            parent,
            label: Bilingual::from_one(text),
            definition: Bilingual::default(),
            color: None,
            is_category,
        },
    }
}
