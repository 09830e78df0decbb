//! Heads of files: the title, who annotated, directions, the taxonomy, the language.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::command::plan::checked_language;
use crate::exchange::marked::Marked;
use crate::exchange::record::ExchangeError;
use crate::exchange::tei::NAMESPACE;
use crate::exchange::tei::draw::Drawing;
use crate::model::{
    AnnotatorId, Bilingual, Document, Memo, MemoId, MemoTarget, Snapshot, Tag, TagId,
};

impl Drawing<'_> {
    /// The root, and the head of a document: with the tags that stand in it and those above them.
    pub(super) fn head(&mut self, marked: &Marked<'_>) -> Result<(), ExchangeError> {
        let mut tags: BTreeSet<TagId> = BTreeSet::new();
        let mut people: BTreeSet<AnnotatorId> = BTreeSet::new();
        for mark in &marked.marks {
            self.progress.check()?;
            people.insert(mark.annotation.annotator);
            people.extend(mark.taggings.iter().map(|tagging| tagging.annotator));
        }
        tags.extend(tags_of(self.snapshot, marked));
        for target in self.targets(marked) {
            let memos = self.snapshot.memos_on(target);
            people.extend(memos.iter().map(|memo| memo.annotator));
        }
        let name = marked.document.name.clone();
        self.start(&name, &people);
        self.sheet.open("encodingDesc");
        self.sheet.open("tagsDecl");
        for direction in ["ltr", "rtl"] {
            self.sheet.open("rendition");
            self.sheet.attribute("xml:id", direction);
            self.sheet.attribute("scheme", "css");
            self.sheet.text(&format!("direction: {direction}"));
            self.sheet.close();
        }
        self.sheet.close();
        self.taxonomy(|tag| tags.contains(&tag.id))?;
        self.sheet.close();
        if let Some(language) = language_of(marked.document) {
            self.sheet.open("profileDesc");
            self.sheet.open("langUsage");
            self.sheet.open("language");
            self.sheet.attribute("ident", language);
            self.sheet.close();
            self.sheet.close();
            self.sheet.close();
        }
        self.sheet.close();
        Ok(())
    }

    /// `tags.xml`: all tags, and the memos on them.
    pub(super) fn tags(&mut self) -> Result<(), ExchangeError> {
        let all = self.snapshot.tags_in_order().into_iter();
        let targets: Vec<MemoTarget> = all.map(|(tag, _)| MemoTarget::Tag(tag.id)).collect();
        let memos = targets
            .iter()
            .flat_map(|target| self.snapshot.memos_on(*target));
        let people = memos.map(|memo| memo.annotator).collect();
        let collection = self.snapshot.collection();
        let name = collection.map_or_else(String::new, |row| row.name.clone());
        self.start(&name, &people);
        if !targets.is_empty() {
            self.sheet.open("encodingDesc");
            self.taxonomy(|_| true)?;
            self.sheet.close();
        }
        self.sheet.close();
        if self.begin_stand_off(false, &targets) {
            self.memos(&targets)?;
            self.sheet.close();
        }
        self.sheet.open("text");
        self.sheet.open("body");
        self.sheet.open("p");
        self.sheet.close();
        self.sheet.close();
        self.sheet.close();
        self.sheet.close();
        self.sheet.end();
        Ok(())
    }

    fn start(&mut self, name: &str, people: &BTreeSet<AnnotatorId>) {
        self.sheet.open("TEI");
        self.sheet.attribute("xmlns", NAMESPACE);
        self.sheet.open("teiHeader");
        self.sheet.open("fileDesc");
        self.sheet.open("titleStmt");
        self.sheet.open("title");
        self.words(name);
        self.sheet.close();
        for id in people {
            let Some(annotator) = self.snapshot.annotator(*id) else {
                continue;
            };
            self.sheet.open("respStmt");
            self.sheet.attribute("xml:id", &format!("p-{id}"));
            self.sheet.described("resp", "annotation");
            self.sheet.open("name");
            self.words(&annotator.name);
            self.sheet.close();
            self.sheet.close();
        }
        self.sheet.close();
        for (element, text) in [
            ("publicationStmt", "Exported by Hashiya"),
            ("sourceDesc", "The text as it was read"),
        ] {
            self.sheet.open(element);
            self.sheet.described("p", text);
            self.sheet.close();
        }
        self.sheet.close();
    }

    /// The tags that are wanted; each stands with those above it.
    fn taxonomy(&mut self, is_wanted: impl Fn(&Tag) -> bool) -> Result<(), ExchangeError> {
        let tags = self.snapshot.tags_in_order().into_iter();
        let tags = tags.map(|(tag, _)| tag);
        let tags: Vec<&Arc<Tag>> = tags.filter(|tag| is_wanted(tag)).collect();
        if tags.is_empty() {
            return Ok(());
        }
        self.sheet.open("classDecl");
        self.sheet.open("taxonomy");
        self.sheet.attribute("xml:id", "tags");
        let mut open: Vec<TagId> = Vec::new();
        for tag in tags {
            self.progress.check()?;
            while open.last().is_some_and(|above| Some(*above) != tag.parent) {
                open.pop();
                self.sheet.close();
            }
            self.category(tag);
            open.push(tag.id);
        }
        for _ in open {
            self.sheet.close();
        }
        self.sheet.close();
        self.sheet.close();
        Ok(())
    }

    /// Opens a category: what it is called and means, in each language.
    fn category(&mut self, tag: &Tag) {
        self.sheet.open("category");
        self.sheet.attribute("xml:id", &format!("t-{}", tag.id));
        for Said {
            language,
            label,
            meanings,
        } in said_of(tag)
        {
            self.sheet.open("catDesc");
            self.sheet.attribute("xml:lang", language);
            if !label.is_empty() {
                self.sheet.open("term");
                self.words(&label);
                self.sheet.close();
            }
            for meaning in meanings {
                self.sheet.open("gloss");
                self.words(&meaning);
                self.sheet.close();
            }
            self.sheet.close();
        }
    }

    /// The memos on things of this file, each once.
    pub(super) fn memos(&mut self, targets: &[MemoTarget]) -> Result<(), ExchangeError> {
        let memos = memos_of(self.snapshot, targets);
        if memos.is_empty() {
            return Ok(());
        }
        self.sheet.open("listAnnotation");
        for (memo, on) in memos {
            self.progress.check()?;
            let on: Vec<String> = on.iter().map(|on| format!("#{}", name_of(*on))).collect();
            self.sheet.open("annotation");
            self.sheet.attribute("xml:id", &format!("m-{}", memo.id));
            self.sheet.attribute("motivation", "commenting");
            self.sheet.attribute("target", &on.join(" "));
            self.sheet.open("note");
            self.sheet
                .attribute("resp", &format!("#p-{}", memo.annotator));
            self.words(&words_of(memo));
            self.sheet.close();
            self.sheet.close();
        }
        self.sheet.close();
        Ok(())
    }

    /// Text of names and memos; what XML cannot hold is counted.
    pub(super) fn words(&mut self, text: &str) {
        if !text.is_empty() {
            let clean = self.tally.clean(text).into_owned();
            self.sheet.text(&clean);
        }
    }

    /// Opens `standOff`, which may not be empty; whether it did.
    pub(super) fn begin_stand_off(&mut self, has_spans: bool, targets: &[MemoTarget]) -> bool {
        let has_memos = targets.iter().any(|target| {
            let memos = self.snapshot.memos_on(*target);
            !memos.is_empty()
        });
        let is_there = has_spans || has_memos;
        if is_there {
            self.sheet.open("standOff");
        }
        is_there
    }

    /// What memos in the file of a document can be on.
    pub(super) fn targets(&mut self, marked: &Marked<'_>) -> Vec<MemoTarget> {
        let mut targets = vec![MemoTarget::Document(marked.document.id)];
        let marks = marked.marks.iter();
        targets.extend(marks.map(|mark| MemoTarget::Annotation(mark.annotation.id)));
        let links = self.tally.ends.inside(self.snapshot, marked).into_iter();
        targets.extend(links.map(|link| MemoTarget::Link(link.id)));
        targets
    }
}

/// The tags that stand in a document, and those above them.
pub(super) fn tags_of(snapshot: &Snapshot, marked: &Marked<'_>) -> BTreeSet<TagId> {
    let taggings = marked.marks.iter().flat_map(|mark| &mark.taggings);
    let used: BTreeSet<TagId> = taggings.map(|tagging| tagging.tag).collect();
    let paths = used.into_iter().map(|tag| snapshot.tag_path(tag));
    paths.flatten().map(|tag| tag.id).collect()
}

/// What is said of a tag in one language.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) language: &'static str,
    pub(super) label: String,
    /// Its definition and its rules.
    pub(super) meanings: Vec<String>,
}

/// What is said of a tag in each language in which there is anything.
pub(super) fn said_of(tag: &Tag) -> Vec<Said> {
    let side = |text: &Bilingual, is_arabic: bool| match is_arabic {
        true => text.arabic.clone(),
        false => text.english.clone(),
    };
    let said = [("en", false), ("ar", true)].map(|(language, is_arabic)| {
        let texts = [
            ("", side(&tag.definition, is_arabic)),
            ("Include: ", side(&tag.includes, is_arabic)),
            ("Exclude: ", side(&tag.excludes, is_arabic)),
        ];
        let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
        Said {
            language,
            label: side(&tag.label, is_arabic),
            meanings: texts
                .map(|(before, text)| before.to_owned() + &text)
                .collect(),
        }
    });
    let said = said.into_iter();
    said.filter(|said| !(said.label.is_empty() && said.meanings.is_empty()))
        .collect()
}

/// The memos on these things, each once, in the order of the things and with those of them that it is on.
pub(super) fn memos_of<'s>(
    snapshot: &'s Snapshot,
    targets: &[MemoTarget],
) -> Vec<(&'s Arc<Memo>, Vec<MemoTarget>)> {
    let mut memos: Vec<(&Arc<Memo>, Vec<MemoTarget>)> = Vec::new();
    let mut places: BTreeMap<MemoId, usize> = BTreeMap::new();
    for target in targets {
        for memo in snapshot.memos_on(*target) {
            let place = *places.entry(memo.id).or_insert(memos.len());
            match memos.get_mut(place) {
                Some((_, on)) => on.push(*target),
                None => memos.push((memo, vec![*target])),
            }
        }
    }
    memos
}

/// A memo with its title as its first line.
pub(super) fn words_of(memo: &Memo) -> String {
    match memo.title.is_empty() {
        true => memo.body.clone(),
        false => format!("{}\n{}", memo.title, memo.body),
    }
}

/// The language of a document, as far as XML can say it; a record that came in may have anything there.
pub(super) fn language_of(document: &Document) -> Option<&str> {
    let language = document.language.as_deref()?;
    let is_language = checked_language(language).is_ok_and(|checked| checked == language);
    is_language.then_some(language)
}

/// The name in a file of what a memo is on.
pub(super) fn name_of(target: MemoTarget) -> String {
    match target {
        MemoTarget::Annotation(id) => format!("a-{id}"),
        MemoTarget::Link(id) => format!("l-{id}"),
        MemoTarget::Tag(id) => format!("t-{id}"),
        // Of a document its text; the others are in no file.
        _ => "text".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::base::environment::Timestamp;
    use crate::model::{MemoKind, Row};

    fn memo(number: u128, targets: Vec<MemoTarget>) -> Row {
        let at = Timestamp {
            utc_micros: 0,
            offset_seconds: 0,
        };
        let memo = Memo {
            id: MemoId(Uuid::from_u128(number)),
            kind: MemoKind::Note,
            title: String::new(),
            body: String::new(),
            targets,
            annotator: AnnotatorId(Uuid::nil()),
            created: at,
            modified: at,
        };
        memo.into()
    }

    fn tag(number: u128) -> MemoTarget {
        MemoTarget::Tag(TagId(Uuid::from_u128(number)))
    }

    #[test]
    fn each_memo_is_told_once_with_what_it_is_on() {
        let rows = [
            memo(1, vec![tag(1), tag(3)]),
            memo(2, vec![tag(1), tag(2)]),
            memo(3, vec![tag(4)]),
        ];
        let snapshot = Snapshot::from_rows(1, rows);
        let told = memos_of(&snapshot, &[tag(3), tag(2), tag(1)]).into_iter();
        let told: Vec<_> = told.map(|(memo, on)| (memo.id.0.as_u128(), on)).collect();
        assert_eq!(told, [(1, vec![tag(3), tag(1)]), (2, vec![tag(2), tag(1)])]);
    }

    /// Not by looking for each thing of the file among all that each memo is on.
    #[test]
    fn many_memos_on_many_things_are_told_at_once() {
        let all: Vec<MemoTarget> = (1..=9_000).map(tag).collect();
        let rows = (1..=100).map(|number| memo(number, all.clone()));
        let snapshot = Snapshot::from_rows(1, rows);
        let started = std::time::Instant::now();
        let told = memos_of(&snapshot, &all);
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
        assert!(told.iter().all(|(_, on)| on.len() == 9_000));
        assert_eq!(told.len(), 100);
    }
}
