//! The elements of a project, in the order that the schema fixes. No wrapper without a child.

use uuid::Uuid;

use crate::exchange::refi::NAMESPACE;
use crate::exchange::refi::sheet::Sheet;
use crate::exchange::refi::value::{
    Code, Coding, Link, Note, Plain, Project, Selection, Set, Source, SourceKind, Stamp,
    VariableType, VariableValue,
};

/// XML of a project under way.
pub(in crate::exchange) struct Elements {
    pub(in crate::exchange) sheet: Sheet,
}

impl Elements {
    /// All that comes before the sources.
    pub(super) fn head(&mut self, project: &Project) {
        let sheet = &mut self.sheet;
        sheet.open("Project");
        sheet.attribute("xmlns", NAMESPACE);
        sheet.attribute("name", &project.name);
        sheet.attribute("origin", &project.origin);
        // The root names its user otherwise than all others.
        sheet.attribute_of("creatingUserGUID", project.stamp.by);
        sheet.attribute_of("creationDateTime", project.stamp.at);
        self.wrapped("Users", &project.users, |this, user| {
            this.sheet.open("User");
            this.sheet.attribute_of("guid", Some(user.guid));
            this.sheet.attribute("name", &user.name);
            this.sheet.close();
        });
        if !project.codes.is_empty() {
            self.sheet.open("CodeBook");
            self.sheet.open("Codes");
            self.codes(&project.codes, true);
            self.sheet.close();
            self.sheet.close();
        }
        self.wrapped("Variables", &project.variables, |this, variable| {
            this.sheet.open("Variable");
            this.sheet.attribute_of("guid", Some(variable.guid));
            this.sheet.attribute("name", &variable.name);
            let names = VariableType::ALL.iter();
            let mut name = names
                .filter(|(kind, ..)| *kind == variable.kind)
                .map(|(_, name, _)| *name);
            this.sheet.attribute_of("typeOfVariable", name.next());
            this.sheet.described("Description", &variable.description);
            this.sheet.close();
        });
    }

    /// All that comes behind sources, notes and links, and the end of the root.
    pub(super) fn foot(&mut self, project: &Project) {
        self.wrapped("Sets", &project.sets, Self::set);
        self.sheet.described("Description", &project.description);
        self.references("NoteRef", &project.note_refs);
        self.sheet.close();
    }

    /// Opens a wrapper, unless it is open, for one that comes now.
    pub(super) fn open_wrapper(&mut self, name: &'static str) {
        if !self.sheet.is_in(name) {
            self.sheet.open(name);
        }
    }

    /// Closes a wrapper, if anything came.
    pub(super) fn close_wrapper(&mut self, name: &'static str) {
        if self.sheet.is_in(name) {
            self.sheet.close();
        }
    }

    fn wrapped<T>(&mut self, name: &'static str, all: &[T], mut one: impl FnMut(&mut Self, &T)) {
        if all.is_empty() {
            return;
        }
        self.sheet.open(name);
        for item in all {
            one(self, item);
        }
        self.sheet.close();
    }

    /// Codes inside one another, without recursion. Each stands after the one above it.
    pub(in crate::exchange) fn codes(&mut self, codes: &[Code], with_notes: bool) {
        let mut open: Vec<Uuid> = Vec::new();
        for code in codes {
            while open.last().is_some_and(|above| Some(*above) != code.parent) {
                open.pop();
                self.sheet.close();
            }
            self.sheet.open("Code");
            self.sheet.attribute_of("guid", Some(code.guid));
            self.sheet.attribute("name", &code.name);
            self.sheet.attribute_of("isCodable", Some(code.is_codable));
            let color = code
                .color
                .map(|[red, green, blue]| format!("#{red:02X}{green:02X}{blue:02X}"));
            self.sheet.attribute_of("color", color);
            self.sheet.described("Description", &code.description);
            if with_notes {
                self.references("NoteRef", &code.notes);
            }
            open.push(code.guid);
        }
        for _ in open {
            self.sheet.close();
        }
    }

    /// A text or a PDF file with its text.
    pub(super) fn source(&mut self, source: &Source) {
        match source.kind {
            SourceKind::Pdf => {
                self.sheet.open("PDFSource");
                self.sheet.attribute_of("guid", Some(source.guid));
                self.sheet.attribute("name", &source.name);
                self.sheet.attribute_of("path", source.path.as_ref());
                self.stamp(&source.stamp);
                self.sheet.described("Description", &source.description);
                self.sheet.open("Representation");
                self.sheet.attribute_of("guid", source.representation);
                self.sheet.attribute("name", &source.name);
                self.plain_path(&source.plain);
                self.plain_content(&source.plain);
                self.selections(&source.selections);
                self.sheet.close();
            }
            // Nothing else is written.
            _ => {
                self.sheet.open("TextSource");
                self.sheet.attribute_of("guid", Some(source.guid));
                self.sheet.attribute("name", &source.name);
                self.sheet
                    .attribute_of("richTextPath", source.path.as_ref());
                self.plain_path(&source.plain);
                self.stamp(&source.stamp);
                self.sheet.described("Description", &source.description);
                self.plain_content(&source.plain);
                self.selections(&source.selections);
            }
        }
        self.codings(&source.codings);
        self.references("NoteRef", &source.notes);
        self.values(&source.values);
        self.sheet.close();
    }

    fn selections(&mut self, selections: &[Selection]) {
        for selection in selections {
            self.sheet.open("PlainTextSelection");
            self.sheet.attribute_of("guid", Some(selection.guid));
            self.sheet.attribute("name", &selection.name);
            self.sheet
                .attribute_of("startPosition", Some(selection.start));
            self.sheet.attribute_of("endPosition", Some(selection.end));
            self.stamp(&selection.stamp);
            self.sheet.described("Description", &selection.description);
            self.codings(&selection.codings);
            self.references("NoteRef", &selection.notes);
            self.sheet.close();
        }
    }

    fn codings(&mut self, codings: &[Coding]) {
        for coding in codings {
            self.sheet.open("Coding");
            self.sheet.attribute_of("guid", Some(coding.guid));
            self.sheet.attribute_of("creatingUser", coding.by);
            self.sheet.attribute_of("creationDateTime", coding.at);
            self.references("CodeRef", &[coding.code]);
            self.references("NoteRef", &coding.notes);
            self.sheet.close();
        }
    }

    fn values(&mut self, values: &[VariableValue]) {
        for value in values {
            self.sheet.open("VariableValue");
            self.references("VariableRef", &[value.variable]);
            for (kind, _, name) in VariableType::ALL {
                if kind == value.kind {
                    self.sheet.open(name);
                    self.sheet.text(&value.text);
                    self.sheet.close();
                }
            }
            self.sheet.close();
        }
    }

    /// A memo.
    pub(super) fn note(&mut self, note: &Note) {
        self.sheet.open("Note");
        self.sheet.attribute_of("guid", Some(note.guid));
        self.sheet.attribute("name", &note.name);
        self.plain_path(&note.plain);
        self.stamp(&note.stamp);
        self.sheet.described("Description", &note.description);
        self.plain_content(&note.plain);
        self.sheet.close();
    }

    /// A relation of two selections.
    pub(super) fn link(&mut self, link: &Link) {
        self.sheet.open("Link");
        self.sheet.attribute_of("guid", Some(link.guid));
        self.sheet.attribute("name", &link.name);
        let direction = match link.is_one_way {
            true => "OneWay",
            false => "Associative",
        };
        self.sheet.attribute("direction", direction);
        self.sheet.attribute_of("originGUID", link.origin);
        self.sheet.attribute_of("targetGUID", link.target);
        self.references("NoteRef", &link.notes);
        self.sheet.close();
    }

    fn set(&mut self, set: &Set) {
        self.sheet.open("Set");
        self.sheet.attribute_of("guid", Some(set.guid));
        self.sheet.attribute("name", &set.name);
        self.sheet.described("Description", &set.description);
        self.references("MemberCode", &set.codes);
        self.references("MemberSource", &set.sources);
        self.references("MemberNote", &set.notes);
        self.sheet.close();
    }

    fn references(&mut self, name: &'static str, ids: &[Uuid]) {
        for id in ids {
            self.sheet.open(name);
            self.sheet.attribute_of("targetGUID", Some(id));
            self.sheet.close();
        }
    }

    fn stamp(&mut self, stamp: &Stamp) {
        self.sheet.attribute_of("creatingUser", stamp.by);
        self.sheet.attribute_of("creationDateTime", stamp.at);
        self.sheet.attribute_of("modifyingUser", stamp.modified_by);
        self.sheet.attribute_of("modifiedDateTime", stamp.modified);
    }

    fn plain_path(&mut self, plain: &Plain) {
        if let Plain::Path(path) = plain {
            self.sheet.attribute("plainTextPath", path);
        }
    }

    fn plain_content(&mut self, plain: &Plain) {
        if let Plain::Content(text) = plain {
            self.sheet.open("PlainTextContent");
            self.sheet.text(text);
            self.sheet.close();
        }
    }
}
