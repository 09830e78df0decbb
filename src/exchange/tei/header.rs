//! Heads of files: the title, who annotated, directions, the taxonomy, the language.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::exchange::marked::{Marked, tags_in_order};
use crate::exchange::tei::NAMESPACE;
use crate::exchange::tei::draw::Drawing;
use crate::model::{AnnotatorId, Bilingual, Memo, MemoTarget, Tag, TagId};

impl Drawing<'_> {
    /// The root, and the head of a document: with the tags that stand in it and those above them.
    pub(super) fn head(&mut self, marked: &Marked<'_>) {
        let mut tags: BTreeSet<TagId> = BTreeSet::new();
        let mut people: BTreeSet<AnnotatorId> = BTreeSet::new();
        for mark in &marked.marks {
            people.insert(mark.annotation.annotator);
            for tagging in &mark.taggings {
                people.insert(tagging.annotator);
                tags.extend(self.snapshot.tag_path(tagging.tag).iter().map(|tag| tag.id));
            }
        }
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
        self.taxonomy(|tag| tags.contains(&tag.id));
        self.sheet.close();
        if let Some(language) = &marked.document.language {
            self.sheet.open("profileDesc");
            self.sheet.open("langUsage");
            self.sheet.open("language");
            self.sheet.attribute("ident", language);
            self.sheet.close();
            self.sheet.close();
            self.sheet.close();
        }
        self.sheet.close();
    }

    /// `tags.xml`: all tags, and the memos on them.
    pub(super) fn tags(&mut self) {
        let all = tags_in_order(self.snapshot);
        let targets: Vec<MemoTarget> = all.iter().map(|tag| MemoTarget::Tag(tag.id)).collect();
        let memos = targets
            .iter()
            .flat_map(|target| self.snapshot.memos_on(*target));
        let people = memos.map(|memo| memo.annotator).collect();
        let collection = self.snapshot.collection();
        let name = collection.map_or_else(String::new, |row| row.name.clone());
        self.start(&name, &people);
        if !all.is_empty() {
            self.sheet.open("encodingDesc");
            self.taxonomy(|_| true);
            self.sheet.close();
        }
        self.sheet.close();
        if self.begin_stand_off(false, &targets) {
            self.memos(&targets);
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
    fn taxonomy(&mut self, is_wanted: impl Fn(&Tag) -> bool) {
        let tags: Vec<&Arc<Tag>> = tags_in_order(self.snapshot)
            .into_iter()
            .filter(|tag| is_wanted(tag))
            .collect();
        if tags.is_empty() {
            return;
        }
        self.sheet.open("classDecl");
        self.sheet.open("taxonomy");
        self.sheet.attribute("xml:id", "tags");
        let mut open: Vec<TagId> = Vec::new();
        for tag in tags {
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
    }

    /// Opens a category: what it is called and means, in each language.
    fn category(&mut self, tag: &Tag) {
        self.sheet.open("category");
        self.sheet.attribute("xml:id", &format!("t-{}", tag.id));
        let side = |text: &Bilingual, is_arabic: bool| match is_arabic {
            true => text.arabic.clone(),
            false => text.english.clone(),
        };
        for (language, is_arabic) in [("en", false), ("ar", true)] {
            let label = side(&tag.label, is_arabic);
            let texts = [
                ("", side(&tag.definition, is_arabic)),
                ("Include: ", side(&tag.includes, is_arabic)),
                ("Exclude: ", side(&tag.excludes, is_arabic)),
            ];
            if label.is_empty() && texts.iter().all(|(_, text)| text.is_empty()) {
                continue;
            }
            self.sheet.open("catDesc");
            self.sheet.attribute("xml:lang", language);
            if !label.is_empty() {
                self.sheet.open("term");
                self.words(&label);
                self.sheet.close();
            }
            for (before, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
                self.sheet.open("gloss");
                self.words(&format!("{before}{text}"));
                self.sheet.close();
            }
            self.sheet.close();
        }
    }

    /// The memos on things of this file, each once.
    pub(super) fn memos(&mut self, targets: &[MemoTarget]) {
        let mut memos: Vec<&Arc<Memo>> = Vec::new();
        let mut seen = BTreeSet::new();
        for target in targets {
            let on_it = self.snapshot.memos_on(*target).into_iter();
            memos.extend(on_it.filter(|memo| seen.insert(memo.id)));
        }
        if memos.is_empty() {
            return;
        }
        self.sheet.open("listAnnotation");
        for memo in memos {
            let here = targets
                .iter()
                .filter(|target| memo.targets.contains(target));
            let here: Vec<String> = here
                .map(|target| format!("#{}", name_of(*target)))
                .collect();
            self.sheet.open("annotation");
            self.sheet.attribute("xml:id", &format!("m-{}", memo.id));
            self.sheet.attribute("motivation", "commenting");
            self.sheet.attribute("target", &here.join(" "));
            self.sheet.open("note");
            self.sheet
                .attribute("resp", &format!("#p-{}", memo.annotator));
            let body = match memo.title.is_empty() {
                true => memo.body.clone(),
                false => format!("{}\n{}", memo.title, memo.body),
            };
            self.words(&body);
            self.sheet.close();
            self.sheet.close();
        }
        self.sheet.close();
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
