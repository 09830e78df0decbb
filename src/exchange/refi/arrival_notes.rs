//! Notes and links as they come into a collection.

use std::collections::HashSet;

use uuid::Uuid;

use crate::base::Severity;
use crate::exchange::foreign::Files;
use crate::exchange::importer::ImportError;
use crate::exchange::refi::arrival::Arriving;
use crate::exchange::refi::arrival_texts::described;
use crate::exchange::refi::ids;
use crate::exchange::refi::note::RefiNote;
use crate::exchange::refi::texts::decoded;
use crate::exchange::refi::value::{Link, Note, Plain};
use crate::model::{
    Bilingual, DocumentId, Link as LinkRow, LinkId, Memo, MemoId, MemoKind, MemoTarget, Relation,
    RelationId, TagId,
};

impl Arriving<'_> {
    /// A memo of what the file says of something beside its name.
    pub(super) fn describe(&mut self, of: Uuid, text: &str, target: MemoTarget) {
        let id = MemoId(described(of));
        if self.snapshot.memo(id).is_some() {
            return;
        }
        let annotator = self.annotator(None, text);
        self.push(
            Memo {
                id,
                kind: MemoKind::Note,
                title: String::new(),
                body: text.trim().replace("\r\n", "\n"),
                targets: vec![target],
                annotator,
                created: self.now,
                modified: self.now,
            }
            .into(),
        );
    }

    pub(super) fn links(&mut self) {
        let project = self.project;
        let notes: HashSet<Uuid> = project.notes.iter().map(|note| note.guid).collect();
        let mut relations = HashSet::new();
        for link in &project.links {
            let id = LinkId(link.guid);
            let ends = (
                link.origin.unwrap_or_default(),
                link.target.unwrap_or_default(),
            );
            let found = (
                self.passages.get(&ends.0).copied(),
                self.passages.get(&ends.1).copied(),
            );
            let (Some(from), Some(to)) = found else {
                self.link_to_note(link, ends, &notes);
                continue;
            };
            self.attach(&link.notes, MemoTarget::Link(id));
            if let Some(here) = self.snapshot.link(id) {
                if (here.from, here.to) != (from, to) {
                    self.tell(Severity::Warning, &link.name, RefiNote::Differs);
                }
                continue;
            }
            let relation = self.relation(link, &mut relations);
            let annotator = self.annotator(link.stamp.by, &link.name);
            self.push(
                LinkRow {
                    id,
                    from,
                    to,
                    relation,
                    annotator,
                    created: link.stamp.at.unwrap_or(self.now),
                }
                .into(),
            );
        }
    }

    /// A link from something to a note attaches the note; any other without two passages is left out.
    fn link_to_note(&mut self, link: &Link, ends: (Uuid, Uuid), notes: &HashSet<Uuid>) {
        let (note, other) = match (notes.contains(&ends.0), notes.contains(&ends.1)) {
            (true, false) => (ends.0, ends.1),
            (false, true) => (ends.1, ends.0),
            _ => {
                self.tell(Severity::Refused, &link.name, RefiNote::NoEnd);
                return;
            }
        };
        let annotation = self.annotations.get(&other).copied();
        let target = annotation.map(MemoTarget::Annotation).or_else(|| {
            let is_document = self.documents.contains(&other);
            let is_tag = self.tags.contains_key(&other) || self.categories.contains(&other);
            match (is_document, is_tag) {
                (true, _) => Some(MemoTarget::Document(DocumentId(other))),
                (_, true) => Some(MemoTarget::Tag(TagId(other))),
                _ => None,
            }
        });
        match target {
            Some(target) => self.attach(&[note], target),
            None => self.tell(Severity::Refused, &link.name, RefiNote::NoEnd),
        }
    }

    /// The relation of this name that is here, or a new one.
    fn relation(&mut self, link: &Link, made: &mut HashSet<RelationId>) -> RelationId {
        let name = self.name(&link.name, "link");
        let is_symmetric = !link.is_one_way;
        let mut here = self.snapshot.relations();
        let same = here.find(|row| row.label.has(&name) && row.is_symmetric == is_symmetric);
        if let Some(same) = same {
            return same.id;
        }
        let part = format!("relation {is_symmetric} {name}");
        let id = RelationId(ids::derived(Uuid::nil(), &part));
        if self.snapshot.relation(id).is_none() && made.insert(id) {
            self.push(
                Relation {
                    id,
                    label: Bilingual::from_one(&name),
                    is_symmetric,
                }
                .into(),
            );
        }
        id
    }

    /// Notes, once everything is known that they may be attached to.
    pub(super) fn notes(&mut self, files: &mut Files) -> Result<(), ImportError> {
        let project = self.project;
        self.attach(&project.note_refs, MemoTarget::Collection);
        if !project.description.trim().is_empty() {
            let of = ids::derived(Uuid::nil(), &project.description);
            self.describe(of, &project.description, MemoTarget::Collection);
        }
        for note in &project.notes {
            self.note(note, files)?;
        }
        let known: HashSet<Uuid> = project.notes.iter().map(|note| note.guid).collect();
        let n_dangling = self.targets.keys().filter(|note| !known.contains(note));
        if n_dangling.count() > 0 {
            self.tell(Severity::Warning, "NoteRef", RefiNote::Dangling);
        }
        Ok(())
    }

    fn note(&mut self, note: &Note, files: &mut Files) -> Result<(), ImportError> {
        let body = match &note.plain {
            Plain::Content(text) => Some(text.clone()),
            Plain::Path(path) => files.get(path)?.as_deref().and_then(decoded),
            Plain::None => Some(String::new()),
        };
        let Some(body) = body else {
            self.tell(
                Severity::Refused,
                &note.name,
                RefiNote::MissingText { n: 0 },
            );
            return Ok(());
        };
        let body = match self.is_own {
            true => body,
            false => {
                let bare = body.strip_prefix('\u{FEFF}').unwrap_or(&body);
                bare.replace("\r\n", "\n").replace('\r', "\n")
            }
        };
        if note.n_others > 0 {
            let n = note.n_others;
            self.tell(Severity::Warning, &note.name, RefiNote::MemoParts { n });
        }
        let id = MemoId(note.guid);
        if let Some(here) = self.snapshot.memo(id) {
            let is_same = here.body == body && super::sheet::allowed(&here.title) == note.name;
            if !is_same {
                self.tell(Severity::Warning, &note.name, RefiNote::Differs);
            }
            return Ok(());
        }
        let annotator = self.annotator(note.stamp.by, &note.name);
        let created = note.stamp.at.unwrap_or(self.now);
        let targets = self.targets.get(&note.guid);
        self.push(
            Memo {
                id,
                kind: MemoKind::Note,
                title: note.name.clone(),
                body,
                targets: targets.into_iter().flatten().copied().collect(),
                annotator,
                created,
                modified: note.stamp.modified.unwrap_or(created),
            }
            .into(),
        );
        Ok(())
    }
}
