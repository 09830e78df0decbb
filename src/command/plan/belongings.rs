//! What new documents come with: the sets they are in, and values of variables. Part of the change that adds them.

use std::collections::{BTreeMap, BTreeSet};

use crate::command::plan::draft::Draft;
use crate::command::plan::names::checked_name;
use crate::command::plan::variables::checked_value;
use crate::command::{NewDocument, Refusal, VariableChoice};
use crate::model::{
    DocumentId, DocumentSet, DocumentSetId, Value, ValueId, Variable, VariableId, VariableKind,
    VariableValue,
};
use crate::text::fold_name;

/// Puts documents into their sets and gives them their values. `ids` are theirs, in the same order.
pub(super) fn add(
    draft: &mut Draft<'_>,
    ids: &[DocumentId],
    documents: &[NewDocument],
) -> Result<(), Refusal> {
    put_in_sets(draft, ids, documents)?;
    give_values(draft, ids, documents)
}

/// A set of exactly this name takes them at its end; else it is made.
fn put_in_sets(
    draft: &mut Draft<'_>,
    ids: &[DocumentId],
    documents: &[NewDocument],
) -> Result<(), Refusal> {
    // In the order in which they first come, which is the order in which new ones are made.
    let mut sets: Vec<DocumentSet> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (id, new) in ids.iter().zip(documents) {
        let Some(name) = &new.set else { continue };
        let name = checked_name(name)?;
        let place = match places.get(&name) {
            Some(place) => *place,
            None => {
                let known = draft.snapshot.document_sets().find(|set| set.name == name);
                sets.push(match known {
                    Some(set) => (**set).clone(),
                    None => DocumentSet {
                        id: draft.new_id(DocumentSetId),
                        name: name.clone(),
                        members: Vec::new(),
                    },
                });
                places.insert(name, sets.len() - 1);
                sets.len() - 1
            }
        };
        if let Some(set) = sets.get_mut(place) {
            set.members.push(*id);
        }
    }
    sets.into_iter().for_each(|set| draft.put(set));
    Ok(())
}

fn give_values(
    draft: &mut Draft<'_>,
    ids: &[DocumentId],
    documents: &[NewDocument],
) -> Result<(), Refusal> {
    let mut known = Variables::default();
    for (id, new) in ids.iter().zip(documents) {
        // Each value once, in the order of the file.
        let mut given: BTreeMap<VariableId, Vec<Value>> = BTreeMap::new();
        for value in &new.values {
            let variable = known.find_or_make(draft, &value.variable)?;
            let Some(value) = checked_value(&variable, &value.value)? else {
                continue;
            };
            let values = given.entry(variable.id).or_default();
            if values.contains(&value) {
                continue;
            }
            if !values.is_empty() {
                known.make_multiple(variable.id);
            }
            values.push(value);
        }
        for (variable, values) in given {
            for value in values {
                let row = VariableValue {
                    id: draft.new_id(ValueId),
                    document: *id,
                    variable,
                    value,
                };
                draft.put(row);
            }
        }
    }
    known.put(draft);
    Ok(())
}

/// The variables of a collection by how their names read, as the plan goes on.
#[derive(Default)]
struct Variables {
    /// Filled with the first value: most documents come without any.
    by_name: BTreeMap<(String, VariableKind), VariableId>,
    names: BTreeSet<String>,
    all: BTreeMap<VariableId, Variable>,
    chosen: BTreeMap<VariableChoice, VariableId>,
}

impl Variables {
    fn find_or_make(
        &mut self,
        draft: &Draft<'_>,
        choice: &VariableChoice,
    ) -> Result<Variable, Refusal> {
        if self.all.is_empty() {
            for variable in draft.snapshot.variables() {
                self.add((**variable).clone());
            }
        }
        let id = match self.chosen.get(choice) {
            Some(id) => *id,
            None => {
                let id = self.choose(draft, choice)?;
                self.chosen.insert(choice.clone(), id);
                id
            }
        };
        let key = id.into();
        self.all.get(&id).cloned().ok_or(Refusal::Missing { key })
    }

    fn choose(
        &mut self,
        draft: &Draft<'_>,
        choice: &VariableChoice,
    ) -> Result<VariableId, Refusal> {
        let names = [Some(&choice.name), choice.other_name.as_ref()];
        let found = names
            .into_iter()
            .flatten()
            .find_map(|name| self.by_name.get(&(fold_name(name.trim()), choice.kind)));
        if let Some(id) = found {
            return Ok(*id);
        }
        // One of this name that holds something else keeps it; the next with a number serves, or is made.
        let mut name = checked_name(&choice.name)?;
        let mut number = 1_u32;
        while self.names.contains(&name) {
            number += 1;
            name = checked_name(&format!("{} {number}", choice.name.trim()))?;
            if let Some(id) = self.by_name.get(&(fold_name(&name), choice.kind)) {
                return Ok(*id);
            }
        }
        let variable = Variable {
            id: draft.new_id(VariableId),
            name,
            kind: choice.kind,
            is_multiple: false,
        };
        let id = variable.id;
        self.add(variable);
        Ok(id)
    }

    fn add(&mut self, variable: Variable) {
        let key = (fold_name(&variable.name), variable.kind);
        // Of two that read alike the first stays: the list is in the order of ids, and so always the same.
        self.by_name.entry(key).or_insert(variable.id);
        self.names.insert(variable.name.clone());
        self.all.insert(variable.id, variable);
    }

    fn make_multiple(&mut self, id: VariableId) {
        if let Some(variable) = self.all.get_mut(&id) {
            variable.is_multiple = true;
        }
    }

    /// Writes those that were made or have become multiple; the draft knows what differs.
    fn put(self, draft: &mut Draft<'_>) {
        let chosen: BTreeSet<VariableId> = self.chosen.into_values().collect();
        for (id, variable) in self.all {
            if chosen.contains(&id) {
                draft.put(variable);
            }
        }
    }
}
