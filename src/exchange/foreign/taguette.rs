//! Projects of Taguette (https://www.taguette.org): documents in HTML, highlights by bytes, tags by paths with dots.
//!
//! A place counts the UTF-8 bytes of the page without its tags (its source, `taguette/extract.py`, 1.5.2). The words that
//! Taguette has kept of a highlight (`snippet`) are held against those at its place. Who made a highlight and when stands in
//! the list of what was done. Nothing has an id that holds elsewhere, so ids follow from what things are: the project's
//! beginning, a document's name and text, a tag's path, a highlight's place.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::Deserialize;
use uuid::Uuid;

use crate::base::environment::Timestamp;
use crate::base::{Budget, CellRow, Limit, Progress, Severity};
use crate::exchange::foreign::tables::{Tables, moment, rows};
use crate::exchange::foreign::{Foreign, Send};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::html::MappedPage;
use crate::exchange::refi::project::{
    Code, Coding, Plain, Project, Selection, Set, Source, Stamp, User, derived,
};
use crate::exchange::refi::{RefiNote, RefiReport};
use crate::model::{MAX_TAG_DEPTH, Sha256};

/// What is said to have written it.
const ORIGIN: &str = "Taguette";

/// Makes a project of the tables of a database.
pub fn read_taguette(
    tables: &Tables,
    budget: &Budget,
    progress: &Progress,
    send: &mut Send<'_>,
) -> Result<Foreign, ImportError> {
    let mut reading = Reading::new(tables);
    for row in rows(tables, "documents") {
        budget.check_time()?;
        progress.check()?;
        reading.document(row, budget, progress, send)?;
    }
    Ok(reading.end())
}

/// What was done, as far as it says who made what.
#[derive(Deserialize)]
struct Done {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    highlight_id: Option<i64>,
}

/// One of the projects in a file.
struct Own {
    id: Uuid,
    name: String,
    /// The code above all of its tags, where there are several projects.
    above: Option<Uuid>,
    documents: Vec<Uuid>,
}

struct Reading<'a> {
    tables: &'a Tables,
    project: Project,
    report: RefiReport,
    parts: BTreeMap<i64, Own>,
    /// Codes by the ids of their tags.
    tags: HashMap<i64, Uuid>,
    tags_of: HashMap<i64, Vec<i64>>,
    highlights_of: HashMap<i64, Vec<CellRow<'a>>>,
    /// Who made each highlight, and when.
    makers: HashMap<i64, (Uuid, Option<Timestamp>)>,
    /// Who added each document, and when it was.
    adders: HashMap<i64, (Uuid, Option<Timestamp>)>,
    /// Ids of projects and codes.
    seen: HashSet<Uuid>,
    /// How many things of one description there are.
    n_alike: HashMap<Uuid, usize>,
}

impl<'a> Reading<'a> {
    fn new(tables: &'a Tables) -> Self {
        let mut reading = Self {
            tables,
            project: Project {
                origin: ORIGIN.to_owned(),
                ..Project::default()
            },
            report: RefiReport::default(),
            parts: BTreeMap::new(),
            tags: HashMap::new(),
            tags_of: HashMap::new(),
            highlights_of: HashMap::new(),
            makers: HashMap::new(),
            adders: HashMap::new(),
            seen: HashSet::new(),
            n_alike: HashMap::new(),
        };
        reading.projects();
        reading.people();
        reading.codes();
        for row in rows(tables, "highlight_tags") {
            if let (Some(highlight), Some(tag)) =
                (row.integer("highlight_id"), row.integer("tag_id"))
            {
                reading.tags_of.entry(highlight).or_default().push(tag);
            }
        }
        for row in rows(tables, "highlights") {
            if let Some(document) = row.integer("document_id") {
                reading.highlights_of.entry(document).or_default().push(row);
            }
        }
        reading
    }

    fn tell(&mut self, severity: Severity, about: &str, note: RefiNote) {
        self.report.add_about(severity, about, note);
    }

    /// An id of its own for each of several things that are alike in all but their number.
    fn own(&mut self, id: Uuid) -> Uuid {
        let n = self.n_alike.entry(id).or_default();
        *n += 1;
        match *n {
            1 => id,
            n => derived(id, &format!("alike {n}")),
        }
    }

    fn projects(&mut self) {
        let all: Vec<CellRow<'_>> = rows(self.tables, "projects").collect();
        let is_one = all.len() == 1;
        for row in &all {
            let Some(number) = row.integer("id") else {
                continue;
            };
            let name = row.text("name").to_owned();
            // The same whatever else is in the file: one of one project gives it another number than the one it is from.
            let begun = format!("taguette {}", row.words("created"));
            let mut id = derived(Uuid::nil(), &begun);
            if !self.seen.insert(id) {
                id = derived(id, &format!("project {number}"));
                if !self.seen.insert(id) {
                    continue;
                }
            }
            let above = (!is_one).then(|| derived(id, "project"));
            if let Some(guid) = above {
                self.project.codes.push(Code {
                    guid,
                    parent: None,
                    name: name.clone(),
                    is_codable: false,
                    color: None,
                    description: row.text("description").to_owned(),
                    notes: Vec::new(),
                });
            } else {
                self.project.name.clone_from(&name);
                row.text("description")
                    .clone_into(&mut self.project.description);
                self.project.stamp.at = moment(row.text("created"));
            }
            self.parts.insert(
                number,
                Own {
                    id,
                    name,
                    above,
                    documents: Vec::new(),
                },
            );
        }
    }

    /// Those who did something, by the names that they have in each project: `admin` of two computers may be two.
    fn people(&mut self) {
        let mut known: BTreeSet<Uuid> = BTreeSet::new();
        for row in rows(self.tables, "commands") {
            let login = row.text("user_login");
            let part = row.integer("project_id").and_then(|id| self.parts.get(&id));
            let (Some(part), false) = (part, login.is_empty()) else {
                continue;
            };
            let guid = derived(part.id, &format!("user {login}"));
            if known.insert(guid) {
                let name = login.to_owned();
                self.project.users.push(User { guid, name });
            }
            let at = moment(row.text("date"));
            // What is not as it should be says nothing.
            let Ok(done) = serde_json::from_str::<Done>(row.text("payload")) else {
                continue;
            };
            match (
                done.kind.as_str(),
                done.highlight_id,
                row.integer("document_id"),
            ) {
                ("highlight_add", Some(highlight), _) => {
                    self.makers.entry(highlight).or_insert((guid, at));
                }
                ("document_add", _, Some(document)) => {
                    self.adders.entry(document).or_insert((guid, at));
                }
                _ => {}
            }
        }
    }

    /// Tags, with the categories that their paths name and that are no tags.
    fn codes(&mut self) {
        let all: Vec<CellRow<'_>> = rows(self.tables, "tags").collect();
        let mut own: BTreeMap<(i64, &str), CellRow<'_>> = BTreeMap::new();
        for row in &all {
            if let Some(project) = row.integer("project_id") {
                own.entry((project, row.text("path"))).or_insert(*row);
            }
        }
        for row in &all {
            let (Some(id), Some(project)) = (row.integer("id"), row.integer("project_id")) else {
                continue;
            };
            let Some(part) = self.parts.get(&project) else {
                continue;
            };
            let (ns, path) = (part.id, row.text("path"));
            let mut parent = part.above;
            for (above, name) in steps(path) {
                let guid = derived(ns, &format!("tag {above}"));
                if self.seen.insert(guid) {
                    let tag = own.get(&(project, above));
                    self.project.codes.push(Code {
                        guid,
                        parent,
                        name: name.to_owned(),
                        is_codable: tag.is_some(),
                        color: None,
                        description: tag.map_or("", |tag| tag.text("description")).to_owned(),
                        notes: Vec::new(),
                    });
                }
                parent = Some(guid);
            }
            self.tags.insert(id, derived(ns, &format!("tag {path}")));
        }
    }

    fn document(
        &mut self,
        row: CellRow<'_>,
        budget: &Budget,
        progress: &Progress,
        send: &mut Send<'_>,
    ) -> Result<(), ImportError> {
        let name = row.text("name");
        let number = row.integer("id");
        let part = row.integer("project_id").and_then(|id| self.parts.get(&id));
        let (Some(number), Some(part)) = (number, part) else {
            self.tell(Severity::Refused, name, RefiNote::Dangling);
            return Ok(());
        };
        let contents = row.text("contents");
        let hash = Sha256::of(contents.as_bytes());
        let guid = derived(part.id, &format!("document {hash} {name}"));
        let guid = self.own(guid);
        if let Some(project) = row
            .integer("project_id")
            .and_then(|id| self.parts.get_mut(&id))
        {
            project.documents.push(guid);
        }
        let mut source = Source {
            guid,
            name: name.to_owned(),
            description: row.text("description").to_owned(),
            ..Source::default()
        };
        if let Some((user, at)) = self.adders.get(&number) {
            (source.stamp.by, source.stamp.at) = (Some(*user), *at);
        }
        source.stamp.at = moment(row.text("created")).or(source.stamp.at);
        let highlights = self.highlights_of.remove(&number).unwrap_or_default();
        let page = readable(MappedPage::read(contents, budget, progress))?;
        let fits = |page: &MappedPage| {
            let length = page.text.chars().count() as u64;
            length > 0 && budget.check_characters(length).is_ok()
        };
        // One without a text is told as such where it comes in, with the number of what stands in it.
        if let Some(page) = page.filter(fits) {
            for highlight in highlights {
                budget.check_time()?;
                progress.check()?;
                let selection = self.highlight(guid, &page, highlight, budget, progress);
                source.selections.push(selection?);
            }
            let path = format!("{guid}.html");
            send(&path, contents.as_bytes().to_vec())?;
            source.path = Some(path);
            source.plain = Plain::Content(page.text);
        } else {
            let nowhere = |at| Selection {
                guid: derived(guid, &format!("nowhere {at}")),
                start: -1,
                end: -1,
                ..Selection::default()
            };
            source.selections = (0..highlights.len()).map(nowhere).collect();
        }
        self.project.sources.push(source);
        Ok(())
    }

    fn highlight(
        &mut self,
        document: Uuid,
        page: &MappedPage,
        row: CellRow<'_>,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Selection, ImportError> {
        let (start, end) = (row.integer("start_offset"), row.integer("end_offset"));
        let (start, end) = (start.unwrap_or(-1), end.unwrap_or(-1));
        let span = page.span(start, end);
        let kept = MappedPage::read(row.text("snippet"), budget, progress);
        let kept = readable(kept)?.map_or_else(String::new, |kept| kept.text);
        let kept = kept.trim();
        let words = span.and_then(|span| span.slice(&page.text).ok());
        let words = words.unwrap_or_default();
        if kept.is_empty() && !words.is_empty() {
            self.tell(Severity::Warning, words, RefiNote::Unproved);
        }
        let is_same = || {
            let letters = |text: &'_ str| text.split_whitespace().collect::<String>();
            letters(words) == letters(kept)
        };
        let mut selection = Selection {
            // Words that are others are looked for where they come in.
            name: match kept.is_empty() || is_same() {
                true => words.to_owned(),
                false => kept.to_owned(),
            },
            start: -1,
            end: -1,
            ..Selection::default()
        };
        if let Some(span) = span {
            let points = |text: &str| text.chars().count() as i64;
            let before = page.text.get(..span.start().index()).unwrap_or_default();
            selection.start = points(before);
            selection.end = selection.start + points(words);
        } else {
            // As it stands in the file, for the report: the text has no such place.
            (selection.start, selection.end) = (start.min(-1), end);
        }
        selection.guid = self.own(derived(document, &format!("highlight {start} {end}")));
        let number = row.integer("id").unwrap_or(-1);
        if let Some((user, at)) = self.makers.get(&number) {
            (selection.stamp.by, selection.stamp.at) = (Some(*user), *at);
        }
        let Stamp { by, at, .. } = selection.stamp;
        let tags: BTreeSet<i64> = self
            .tags_of
            .get(&number)
            .into_iter()
            .flatten()
            .copied()
            .collect();
        let mut codes = HashSet::new();
        for tag in tags {
            // A tag that is not there gives an id of none, and is told where it comes in.
            let code = self.tags.get(&tag).copied().unwrap_or_default();
            // Rows of one path are one tag. Their numbers say nothing of it: each file has its own.
            if !code.is_nil() && !codes.insert(code) {
                continue;
            }
            selection.codings.push(Coding {
                guid: self.own(derived(selection.guid, &format!("tag {code}"))),
                code,
                by,
                at,
                notes: Vec::new(),
            });
        }
        Ok(selection)
    }

    fn end(mut self) -> Foreign {
        let orphans: usize = self.highlights_of.values().map(Vec::len).sum();
        if orphans > 0 {
            self.tell(Severity::Warning, "highlights", RefiNote::Dangling);
        }
        if self.parts.len() > 1 {
            for part in self.parts.into_values() {
                self.project.sets.push(Set {
                    guid: derived(part.id, "documents"),
                    name: part.name,
                    sources: part.documents,
                    ..Set::default()
                });
            }
        }
        Foreign::new(self.project, self.report)
    }
}

/// What was read, or nothing where it alone cannot be: too deep, too many marks, no page. Only who asks to stop, and the clock,
/// end the whole.
fn readable<T>(read: Result<T, ImportError>) -> Result<Option<T>, ImportError> {
    match read {
        Err(ImportError::Budget(exceeded)) if exceeded.limit == Limit::Seconds => {
            Err(exceeded.into())
        }
        Err(error @ ImportError::Cancelled(_)) => Err(error),
        read => Ok(read.ok()),
    }
}

/// The steps of a path from the top, each with its last name. A path with an empty name is one name, and so is one of more
/// steps than a tree has levels.
fn steps(path: &str) -> Vec<(&str, &str)> {
    let is_name = |name: &str| !name.trim().is_empty();
    if !path.split('.').all(is_name) || path.split('.').count() > MAX_TAG_DEPTH {
        return vec![(path, path)];
    }
    let ends = path.match_indices('.').map(|(at, _)| at);
    let ends = ends.chain([path.len()]);
    let mut start = 0;
    ends.filter_map(|end| {
        let step = (path.get(..end)?, path.get(start..end)?);
        start = end + 1;
        Some(step)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_steps() {
        assert_eq!(steps("a"), [("a", "a")]);
        assert_eq!(steps("a.b.ج"), [("a", "a"), ("a.b", "b"), ("a.b.ج", "ج")]);
        assert_eq!(steps("etc."), [("etc.", "etc.")]);
        assert_eq!(steps("..."), [("...", "...")]);
        assert_eq!(steps(""), [("", "")]);
    }
}
