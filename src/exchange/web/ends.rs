//! What annotations are on: targets as sources and selections, and links between two of them.

use uuid::Uuid;

use crate::base::{Budget, Progress, Severity};
use crate::exchange::importer::ImportError;
use crate::exchange::refi::RefiNote;
use crate::exchange::refi::codes::{derived, part};
use crate::exchange::refi::project::{Link, Selection, Source, Stamp};
use crate::exchange::web::node::{Node, Selector, Target, is_called};
use crate::exchange::web::of_urn;
use crate::exchange::web::reader::{Drafting, NO_PLACE};

impl Drafting {
    /// A link waits until all passages are known; one that stands twice is one, and told. False where there are not two ends.
    pub(super) fn link(
        &mut self,
        node: &Node,
        guid: Uuid,
        targets: &[Target],
        stamp: &Stamp,
    ) -> bool {
        let ends: Vec<Vec<Target>> = match targets {
            [from, to] => vec![vec![from.clone()], vec![to.clone()]],
            _ => super::proof::ends_of(targets)
                .into_iter()
                .map(<[_]>::to_vec)
                .collect(),
        };
        let Ok(ends) = <[Vec<Target>; 2]>::try_from(ends) else {
            return false;
        };
        if ends
            .iter()
            .flatten()
            .any(|target| target.selector.is_empty())
        {
            return false;
        }
        if !self.links.insert(guid) {
            self.tell(Severity::Refused, node.id.as_str(), RefiNote::DuplicateId);
            return true;
        }
        let name = node.body.iter().map(|body| body.value.as_str());
        let name = name
            .clone()
            .find(|name| !name.is_empty())
            .unwrap_or_default();
        let link = Link {
            guid,
            name: self.name(name, ""),
            is_one_way: true,
            origin: None,
            target: None,
            stamp: stamp.clone(),
            notes: Vec::new(),
        };
        self.waiting.push((link, ends));
        true
    }

    /// Ends of links are passages of annotations, or come in by themselves.
    pub(super) fn links(
        &mut self,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<(), ImportError> {
        for (mut link, ends) in std::mem::take(&mut self.waiting) {
            budget.check_time()?;
            progress.check()?;
            let mut found = [None, None];
            for (number, end) in ends.iter().enumerate() {
                let Some(first) = end.first() else { continue };
                let passage = of_urn(first.id.as_str());
                if let Some(known) = passage.and_then(|passage| self.passages.get(&passage)) {
                    found[number] = Some(*known);
                    continue;
                }
                let Some(source) = self.source(first) else {
                    continue;
                };
                let guid = passage.unwrap_or_else(|| derived(link.guid, &format!("end {number}")));
                if !self.selections.insert(guid) {
                    continue;
                }
                self.passages.insert(guid, guid);
                let whole = Selection {
                    guid,
                    is_bare: true,
                    ..Selection::default()
                };
                self.parts(source, &whole, end);
                found[number] = Some(guid);
            }
            [link.origin, link.target] = found;
            link.notes = self.on_links.remove(&link.guid).unwrap_or_default();
            self.project.links.push(link);
        }
        Ok(())
    }

    /// The source of a target, made where it is new: its place in the project.
    pub(super) fn source(&mut self, target: &Target) -> Option<usize> {
        let (source, bare) = (target.source.first(), target.selector.is_empty());
        let iri = source
            .map(|source| source.id.as_str())
            .filter(|iri| !iri.is_empty());
        let iri = iri.or_else(|| bare.then_some(target.id.as_str()))?;
        if iri.is_empty() {
            return None;
        }
        // A fragment names a part, which the selector does better.
        let iri = iri.split('#').next().unwrap_or(iri);
        let guid =
            of_urn(iri).unwrap_or_else(|| derived(Uuid::nil(), &format!("web source {iri}")));
        if let Some(known) = self.sources.get(&guid) {
            return Some(*known);
        }
        let label = source.map_or(target.label.as_str(), |source| source.label.as_str());
        let name = self.name(label, iri);
        let index = self.project.sources.len();
        self.project.sources.push(Source {
            guid,
            name,
            path: Some(iri.to_owned()),
            ..Source::default()
        });
        self.sources.insert(guid, index);
        Some(index)
    }

    /// One selection for each part.
    pub(super) fn parts(&mut self, source: usize, whole: &Selection, parts: &[Target]) {
        for (number, target) in parts.iter().enumerate() {
            let mut selection = match number {
                0 => whole.clone(),
                number => Selection {
                    guid: part(whole.guid, number),
                    is_bare: whole.is_bare,
                    ..Selection::default()
                },
            };
            place(&target.selector, &mut selection);
            self.project.sources[source].selections.push(selection);
        }
    }
}

/// Whether a text has the shape of a language tag (BCP 47).
pub(in crate::exchange) fn is_language(tag: &str) -> bool {
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    tag.len() <= 35 && tag.split('-').all(is_part)
}

/// Targets in targets as one list.
pub(super) fn flat(target: &Target) -> Vec<Target> {
    match target.items.is_empty() {
        true => vec![target.clone()],
        false => target.items.iter().flat_map(flat).collect(),
    }
}

/// Targets by passages: one with an id begins a passage, and so does one of another document.
pub(super) fn passages_of(targets: &[Target]) -> Vec<&[Target]> {
    let iri = |target: &Target| target.source.first().map(|source| source.id.clone());
    targets
        .chunk_by(|one, next| next.id.0.is_none() && iri(one) == iri(next))
        .collect()
}

/// Takes what selectors say of a place.
pub(super) fn place(selectors: &[Selector], selection: &mut Selection) {
    (selection.start, selection.end) = (NO_PLACE, NO_PLACE);
    let mut waiting: Vec<(&Selector, bool)> = selectors.iter().map(|one| (one, false)).collect();
    waiting.reverse();
    while let Some((selector, is_inside)) = waiting.pop() {
        if selection.name.is_empty() && !selector.exact.as_str().is_empty() {
            selection.name = selector.exact.as_str().to_owned();
            selection.prefix = selector.prefix.as_str().to_owned();
            selection.suffix = selector.suffix.as_str().to_owned();
        }
        // Inside another selection positions count from its start.
        let is_text = !is_called(&selector.kinds, "DataPositionSelector");
        if let (Some(start), Some(end), false, true) =
            (selector.start.0, selector.end.0, is_inside, is_text)
        {
            (selection.start, selection.end) = (start, end);
        }
        if let Some((start, end)) = characters(selector.value.as_str())
            && !is_inside
        {
            (selection.start, selection.end) = (start, end);
        }
        waiting.extend(selector.items.iter().map(|one| (one, is_inside)));
        waiting.extend(selector.refined_by.iter().map(|one| (one, true)));
    }
}

/// Positions of RFC 5147: `char=3,8`.
pub(super) fn characters(fragment: &str) -> Option<(i64, i64)> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let numbers = fragment.strip_prefix("char=")?.split(';').next()?;
    let (start, end) = numbers.split_once(',')?;
    Some((start.parse().ok()?, end.parse().ok()?))
}
