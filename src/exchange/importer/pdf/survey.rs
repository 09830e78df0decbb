//! What a PDF says of itself, and what else it holds: counted, never opened, run or fetched.

use lopdf::{Dictionary, Document, Object, decode_text_string};

use crate::base::Budget;
use crate::exchange::importer::html::dates::gregorian;
use crate::exchange::importer::pdf::file::{Page, Unpacked, at, dictionary_at};
use crate::exchange::importer::properties::{author, language_tag, one_line};
use crate::exchange::importer::{Fact, FactKind, ImportError, ImportNote, LeftOut};
use crate::model::Value;

/// Code points of a property that are kept.
const MOST_PROPERTY: usize = 500;
/// Annotations of one page that are looked at.
const MOST_ANNOTATIONS: usize = 10_000;

/// All of it.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    pub(super) facts: Vec<Fact>,
    pub(super) notes: Vec<ImportNote>,
}

/// Looks over a document.
pub(super) fn survey(
    document: &Document,
    pages: &[Page<'_>],
    unpacked: &mut Unpacked<'_>,
    budget: &Budget,
) -> Result<Survey, ImportError> {
    let mut survey = Survey::default();
    let empty = Dictionary::new();
    let catalog = document.catalog().unwrap_or(&empty);
    survey.language = at(document, catalog, b"Lang")
        .and_then(words)
        .and_then(|tag| language_tag(&tag));
    let mut writer = None;
    let mut made = None;
    if let Some(info) = dictionary_at(document, &document.trailer, b"Info") {
        survey.title = at(document, info, b"Title").and_then(words);
        writer = at(document, info, b"Author").and_then(words);
        made = at(document, info, b"CreationDate").and_then(words);
    }
    if let Some(Object::Stream(stream)) = at(document, catalog, b"Metadata") {
        // What is not well-formed says nothing.
        if let Ok(bytes) = unpacked.stream(stream, "Metadata") {
            let packet = Packet(&String::from_utf8_lossy(&bytes));
            survey.title = survey.title.or_else(|| packet.first("dc:title"));
            writer = writer.or_else(|| packet.first("dc:creator"));
        }
    }
    survey.facts.extend(writer.map(author));
    survey.facts.extend(made.as_deref().and_then(date));
    let mut counts = Counts::default();
    counts.catalog(document, catalog);
    for page in pages {
        budget.check_time()?;
        counts.page(document, page.dictionary);
    }
    let rows = [
        (LeftOut::Action, counts.actions),
        (LeftOut::Attachment, counts.attachments),
        (LeftOut::Comment, counts.comments),
        (LeftOut::Field, counts.fields),
    ];
    let rows = rows.into_iter().filter(|(_, count)| *count > 0);
    survey
        .notes
        .extend(rows.map(|(what, count)| ImportNote::LeftOut { what, count }));
    Ok(survey)
}

/// A text of the file on one line.
fn words(object: &Object) -> Option<String> {
    let text = decode_text_string(object).ok()?;
    let text: String = text
        .chars()
        .filter(|character| *character != '\0')
        .collect();
    let line = one_line(&text)?;
    Some(line.chars().take(MOST_PROPERTY).collect())
}

/// `D:20251126093000+03'00'` (ISO 32000-1, 7.9.4); month and day may be missing.
fn date(text: &str) -> Option<Fact> {
    let digits = text.strip_prefix("D:").unwrap_or(text);
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<u16>().ok();
    let part = |from: usize| number(from, from + 2).and_then(|part| u8::try_from(part).ok());
    let month = part(4);
    let day = month.and_then(|_| part(6));
    Some(Fact {
        about: FactKind::Created,
        value: Value::Date(gregorian(i32::from(number(0, 4)?), month, day)?),
    })
}

/// Metadata as XML (ISO 16684-1), of which only the first item of a property is wanted.
struct Packet<'a>(&'a str);

impl Packet<'_> {
    fn first(&self, property: &str) -> Option<String> {
        let (_, rest) = self.0.split_once(&format!("<{property}"))?;
        let (inside, _) = rest.split_once(&format!("</{property}>"))?;
        let (_, item) = inside.split_once("<rdf:li")?;
        let (_, item) = item.split_once('>')?;
        let (item, _) = item.split_once("</rdf:li>")?;
        let text = quick_xml::escape::unescape(item).ok()?;
        let line = one_line(&text)?;
        Some(line.chars().take(MOST_PROPERTY).collect())
    }
}

#[derive(Debug, Default)]
struct Counts {
    actions: usize,
    attachments: usize,
    comments: usize,
    fields: usize,
}

impl Counts {
    fn catalog(&mut self, document: &Document, catalog: &Dictionary) {
        self.actions += usize::from(at(document, catalog, b"AA").is_some());
        // A place to open at is no action.
        self.actions += usize::from(
            dictionary_at(document, catalog, b"OpenAction")
                .is_some_and(|action| is_action(document, action)),
        );
        if let Some(names) = dictionary_at(document, catalog, b"Names") {
            self.actions += count_names(document, names, b"JavaScript");
            self.attachments += count_names(document, names, b"EmbeddedFiles");
        }
    }

    fn page(&mut self, document: &Document, page: &Dictionary) {
        self.actions += usize::from(at(document, page, b"AA").is_some());
        let Some(Object::Array(annotations)) = at(document, page, b"Annots") else {
            return;
        };
        for annotation in annotations.iter().take(MOST_ANNOTATIONS) {
            let Ok((_, Object::Dictionary(annotation))) = document.dereference(annotation) else {
                continue;
            };
            let has = |key: &[u8]| at(document, annotation, key).is_some();
            match at(document, annotation, b"Subtype") {
                Some(Object::Name(kind)) if kind == b"Widget" => self.fields += 1,
                Some(Object::Name(kind)) if kind == b"FileAttachment" => self.attachments += 1,
                Some(Object::Name(kind)) if kind == b"Link" || kind == b"Popup" => {}
                _ => self.comments += usize::from(has(b"Contents")),
            }
            let action = dictionary_at(document, annotation, b"A");
            self.actions +=
                usize::from(action.is_some_and(|action| is_action(document, action)) || has(b"AA"));
        }
    }
}

/// Whether an action does more than go somewhere.
fn is_action(document: &Document, action: &Dictionary) -> bool {
    const GOES: [&[u8]; 4] = [b"GoTo", b"URI", b"Named", b"Thread"];
    match at(document, action, b"S") {
        Some(Object::Name(kind)) => !GOES.contains(&kind.as_slice()),
        _ => false,
    }
}

/// Entries of a tree of names; what lies deeper counts as one.
fn count_names(document: &Document, names: &Dictionary, key: &[u8]) -> usize {
    let Some(tree) = dictionary_at(document, names, key) else {
        return 0;
    };
    let length = |key: &[u8]| match at(document, tree, key) {
        Some(Object::Array(entries)) => entries.len(),
        _ => 0,
    };
    length(b"Names") / 2 + length(b"Kids")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Calendar, PartialDate};

    #[test]
    fn dates_are_what_the_file_says() {
        let check = |text: &str, expected: Option<(i32, Option<u8>, Option<u8>)>| {
            let expected = expected.map(|(year, month, day)| {
                Value::Date(PartialDate {
                    calendar: Calendar::Gregorian,
                    year,
                    month,
                    day,
                })
            });
            assert_eq!(date(text).map(|fact| fact.value), expected, "{text}");
        };
        check("D:20251126093000+03'00'", Some((2025, Some(11), Some(26))));
        check("D:202511", Some((2025, Some(11), None)));
        check("1999", Some((1999, None, None)));
        check("D:20251340", None);
        check("yesterday", None);
        check("D:19ة", None);
    }

    #[test]
    fn a_packet_says_who_wrote() {
        let packet = Packet(
            "<dc:creator><rdf:Seq><rdf:li>ليلى &amp; سمير</rdf:li></rdf:Seq></dc:creator><dc:title/>",
        );
        assert_eq!(packet.first("dc:creator").as_deref(), Some("ليلى & سمير"));
        assert_eq!(packet.first("dc:title"), None);
    }
}
