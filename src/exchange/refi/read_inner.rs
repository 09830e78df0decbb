//! What stands in the elements of a project: texts, and names of other things, given to what they belong to.

use crate::exchange::importer::ImportError;
use crate::exchange::importer::xml::Element;
use crate::exchange::refi::read::{Node, Reading};
use crate::exchange::refi::value::{Plain, VariableType, VariableValue};

impl Reading<'_> {
    pub(super) fn description(&mut self) -> Result<(), ImportError> {
        let text = self.xml.text()?;
        let project = &mut self.project;
        let place = match self.open.last() {
            Some(Node::Project) => Some(&mut project.description),
            Some(Node::Code(_)) => project.codes.last_mut().map(|code| &mut code.description),
            Some(Node::Variable) => project.variables.last_mut().map(|row| &mut row.description),
            Some(Node::Case) => project.cases.last_mut().map(|case| &mut case.description),
            Some(Node::Source | Node::Representation) => Some(&mut self.source.description),
            Some(Node::Selection) => Some(&mut self.selection.description),
            Some(Node::Note) => project.notes.last_mut().map(|note| &mut note.description),
            Some(Node::Set) => project.sets.last_mut().map(|set| &mut set.description),
            _ => None,
        };
        if let Some(place) = place {
            *place = text;
        }
        Ok(())
    }

    pub(super) fn content(&mut self) -> Result<(), ImportError> {
        let text = Plain::Content(self.xml.text()?);
        match self.top() {
            Node::Source | Node::Representation => self.source.plain = text,
            Node::Note => {
                if let Some(note) = self.project.notes.last_mut() {
                    note.plain = text;
                }
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn value_text(&mut self, element: &str) -> Result<(), ImportError> {
        let text = self.xml.text()?;
        let mut kinds = VariableType::ALL.iter();
        let kind = kinds.find(|(.., name)| *name == element);
        if let (Some((kind, ..)), Some(value)) = (kind, &mut self.value) {
            value.kind = *kind;
            value.text = text;
        }
        Ok(())
    }

    /// An element that names another thing.
    pub(super) fn reference(&mut self, name: &str, element: &Element<'_>) {
        let target = self.id_at(element, "targetGUID");
        // Codebooks of sets say `guid`; so do some projects.
        let Some(target) = target.or_else(|| self.guid(element)) else {
            self.n_unknown += 1;
            return;
        };
        let top = self.top();
        let project = &mut self.project;
        let list = match (name, top) {
            ("CodeRef", Node::Coding) => {
                self.coding.code = target;
                return;
            }
            ("VariableRef", Node::Value) => {
                self.value = Some(VariableValue {
                    variable: target,
                    kind: VariableType::Text,
                    text: String::new(),
                });
                return;
            }
            ("NoteRef", Node::Project) => Some(&mut project.note_refs),
            ("NoteRef", Node::Code(id)) => {
                let codes = project.codes.iter_mut().rev();
                codes
                    .take(1)
                    .find(|code| code.guid == id)
                    .map(|code| &mut code.notes)
            }
            ("NoteRef", Node::Source | Node::Representation) => Some(&mut self.source.notes),
            ("NoteRef", Node::Selection) => Some(&mut self.selection.notes),
            ("NoteRef", Node::Coding) => Some(&mut self.coding.notes),
            ("NoteRef", Node::Link) => project.links.last_mut().map(|link| &mut link.notes),
            ("MemberCode", Node::Set) => project.sets.last_mut().map(|set| &mut set.codes),
            ("MemberSource", Node::Set) => project.sets.last_mut().map(|set| &mut set.sources),
            ("MemberNote", Node::Set) => project.sets.last_mut().map(|set| &mut set.notes),
            ("SourceRef", Node::Case) => project.cases.last_mut().map(|case| &mut case.sources),
            ("CodeRef" | "SelectionRef", Node::Case) => {
                if let Some(case) = project.cases.last_mut() {
                    case.n_selections += 1;
                }
                return;
            }
            _ => None,
        };
        match list {
            Some(list) => list.push(target),
            None => self.n_unknown += 1,
        }
    }
}
