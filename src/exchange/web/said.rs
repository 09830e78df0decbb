//! What annotations say: bodies as tags and memos, and who says it.

use uuid::Uuid;

use crate::base::environment::Timestamp;
use crate::exchange::refi::codes::{Code, derived};
use crate::exchange::refi::project::{Coding, Note, Plain, Stamp, User};
use crate::exchange::web::loose::Words;
use crate::exchange::web::node::{Agent, Body, Node, is_called};
use crate::exchange::web::of_urn;
use crate::exchange::web::reader::Drafting;

impl Drafting {
    /// Tags and memos of an annotation.
    pub(super) fn said(
        &mut self,
        node: &Node,
        guid: Uuid,
        bodies: &[Body],
        stamp: &Stamp,
    ) -> (Vec<Coding>, Vec<Uuid>) {
        let (mut codings, mut notes) = (Vec::<Coding>::new(), Vec::new());
        for (index, body) in bodies.iter().enumerate() {
            let purposes = if body.purpose.is_empty() {
                &node.motivation
            } else {
                &body.purpose
            };
            let is = |purpose| is_called(purposes, purpose);
            let is_tag =
                is("tagging") || is("classifying") || (is("identifying") && !is("commenting"));
            if is_tag {
                let Some(code) = self.code(body) else {
                    continue;
                };
                if codings.iter().any(|coding| coding.code == code) {
                    continue;
                }
                let own = of_urn(body.id.as_str()).filter(|_| self.is_own);
                let own = own.filter(|id| self.codings.insert(*id));
                let id = own.unwrap_or_else(|| self.tagging_id(guid, code));
                codings.push(Coding {
                    guid: id,
                    code,
                    by: self.agent(&body.creator).or(stamp.by),
                    at: time(&body.created).or(stamp.at),
                    notes: Vec::new(),
                });
                continue;
            }
            if let Some(note) = self.note(body, guid, index, stamp)
                && !notes.contains(&note)
            {
                notes.push(note);
            }
        }
        for tag in &*node.tags {
            let body = Body {
                value: tag.clone(),
                ..Body::default()
            };
            if let Some(code) = self.code(&body)
                && codings.iter().all(|coding| coding.code != code)
            {
                codings.push(Coding {
                    guid: self.tagging_id(guid, code),
                    code,
                    by: stamp.by,
                    at: stamp.at,
                    notes: Vec::new(),
                });
            }
        }
        for (index, text) in [&node.body_value, &node.text].into_iter().enumerate() {
            let body = Body {
                value: text.clone(),
                ..Body::default()
            };
            notes.extend(self.note(&body, guid, bodies.len() + index, stamp));
        }
        (codings, notes)
    }

    /// The id of a tagging that has none.
    fn tagging_id(&mut self, on: Uuid, code: Uuid) -> Uuid {
        let mut id = derived(on, &format!("tagging {code}"));
        while !self.codings.insert(id) {
            id = derived(id, "alike");
        }
        id
    }

    /// The code of a tagging: the one that our own file names, or else one for each label.
    pub(super) fn code(&mut self, body: &Body) -> Option<Uuid> {
        let canonical = of_urn(body.canonical.as_str());
        if let Some(code) = canonical.filter(|code| self.codes.contains_key(code)) {
            return Some(code);
        }
        let source = body.source.first();
        let labels = [
            body.value.as_str(),
            body.label.as_str(),
            source.map_or("", |source| source.label.as_str()),
            source.map_or("", |source| source.value.as_str()),
            source.map_or("", |source| last_of(source.id.as_str())),
            last_of(body.id.as_str()),
        ];
        let label = labels.into_iter().find(|label| !label.trim().is_empty())?;
        let name = self.name(label, "?");
        let guid = code_of_label(&name);
        if let std::collections::hash_map::Entry::Vacant(entry) = self.codes.entry(guid) {
            entry.insert(self.project.codes.len());
            self.project.codes.push(Code {
                guid,
                parent: None,
                name,
                is_codable: true,
                color: None,
                description: String::new(),
                notes: Vec::new(),
            });
        }
        Some(guid)
    }

    /// A memo; the same body on several annotations is one memo.
    pub(super) fn note(
        &mut self,
        body: &Body,
        of: Uuid,
        index: usize,
        stamp: &Stamp,
    ) -> Option<Uuid> {
        let own = of_urn(body.id.as_str());
        let elsewhere = body.source.first().map(|source| source.id.as_str());
        let words = [Some(body.value.as_str()), elsewhere, Some(body.id.as_str())];
        let words = match own {
            Some(_) => body.value.as_str(),
            None => words
                .into_iter()
                .flatten()
                .find(|words| !words.trim().is_empty())?,
        };
        let guid = own.unwrap_or_else(|| derived(of, &format!("body {index}")));
        if self.notes.contains_key(&guid) {
            return Some(guid);
        }
        let title = body.label.as_str();
        let note = Note {
            guid,
            name: match self.is_own || title.is_empty() {
                true => title.to_owned(),
                false => self.name(title, ""),
            },
            plain: Plain::Content(self.text(words)),
            stamp: Stamp {
                by: self.agent(&body.creator).or(stamp.by),
                at: time(&body.created).or(stamp.at),
                modified_by: None,
                modified: time(&body.modified),
            },
            ..Note::default()
        };
        self.notes.insert(guid, self.project.notes.len());
        self.project.notes.push(note);
        Some(guid)
    }

    pub(super) fn user(&mut self, node: &Node) -> Option<Uuid> {
        let agent = self.agent(&node.creator);
        agent.or_else(|| {
            let user = node.user.0.clone()?;
            self.agent(&[Agent {
                id: Words(Some(user)),
                ..Agent::default()
            }])
        })
    }

    pub(super) fn agent(&mut self, agents: &[Agent]) -> Option<Uuid> {
        let agent = agents.first()?;
        let iri = agent.id.as_str();
        let names = [agent.name.as_str(), agent.nickname.as_str(), last_of(iri)];
        let name = names.into_iter().find(|name| !name.trim().is_empty())?;
        let by = if iri.is_empty() { name } else { iri };
        let guid = of_urn(iri).unwrap_or_else(|| derived(Uuid::nil(), &format!("web agent {by}")));
        if self.users.insert(guid) {
            let name = self.name(name, "?");
            self.project.users.push(User { guid, name });
        }
        Some(guid)
    }
}

/// What a tag is known by that has nothing but its label.
pub(in crate::exchange) fn code_of_label(label: &str) -> Uuid {
    derived(Uuid::nil(), &format!("web tag {label}"))
}

/// The last part of an IRI, for people.
pub(super) fn last_of(iri: &str) -> &str {
    let bare = iri
        .strip_prefix("acct:")
        .unwrap_or(iri)
        .trim_end_matches('/');
    bare.rsplit(['/', '#']).next().unwrap_or(bare)
}

pub(super) fn time(words: &Words) -> Option<Timestamp> {
    let time: Timestamp = words.as_str().trim().parse().ok()?;
    // One that cannot be told is none.
    time.year_month_day().map(|_| time)
}

/// What a tag means, as one text, in the order in which our own projects have it.
pub(super) fn description(labels: &[&str], said: &[&str]) -> String {
    let is_rule = |text: &&&str| text.starts_with("Include: ") || text.starts_with("Exclude: ");
    let n_plain = said
        .iter()
        .position(|text| is_rule(&text))
        .unwrap_or(said.len());
    let (plain, rules) = said.split_at(n_plain);
    let second = labels.get(1).map(|label| format!("Label: {label}"));
    let plain = plain.iter().map(|text| (*text).to_owned());
    let rules = rules.iter().map(|text| (*text).to_owned());
    let parts: Vec<String> = plain.chain(second).chain(rules).collect();
    parts.join("\n\n")
}
