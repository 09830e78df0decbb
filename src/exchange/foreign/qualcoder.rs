//! Projects of QualCoder (https://github.com/ccbogel/QualCoder): the database of a project folder.
//!
//! Places are those of Python's strings, so code points, but what is coded in its window after an emoji stands in units of
//! UTF-16 (its issue list; measured). A byte order mark counts. The words of each coding stand beside its place (`seltext`)
//! and show which it is. A comment has no words of its own ([`comments`](super::comments)). Names of files, codes, categories
//! and cases are unique in a project, so ids follow from them and from the project's beginning.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use crate::base::{Budget, CellRow, Progress, Severity};
use crate::exchange::foreign::Foreign;
use crate::exchange::foreign::comments::words_of;
use crate::exchange::foreign::tables::{Tables, moment, rows};
use crate::exchange::importer::ImportError;
use crate::exchange::refi::codes::color_of;
use crate::exchange::refi::project::{
    Case, Code, Coding, Note, Plain, Project, Selection, Source, SourceKind, SourceText, Stamp,
    User, Variable, VariableType, VariableValue, derived,
};
use crate::exchange::refi::{RefiNote, RefiReport};

/// What is said to have written it.
const ORIGIN: &str = "QualCoder";
/// The folder of documents in a project folder.
pub const DOCUMENTS: &str = "documents";

/// Makes a project of the tables of a database. `name` is that of its folder.
pub fn read_qualcoder(
    tables: &Tables,
    name: &str,
    budget: &Budget,
    progress: &Progress,
) -> Result<Foreign, ImportError> {
    let mut reading = Reading::new(tables, name);
    reading.codes();
    reading.variables();
    let (mut codings, mut comments) = (
        by(tables, "code_text", "fid"),
        by(tables, "annotation", "fid"),
    );
    let others = [
        count(tables, "code_image", "id"),
        count(tables, "code_av", "id"),
    ];
    for row in rows(tables, "source") {
        budget.check_time()?;
        progress.check()?;
        let id = row.integer("id").unwrap_or(-1);
        let (coded, commented) = (codings.remove(&id), comments.remove(&id));
        let others = others.iter().filter_map(|counts| counts.get(&id)).sum();
        reading.source(
            row,
            &coded.unwrap_or_default(),
            &commented.unwrap_or_default(),
            others,
        );
    }
    if !codings.is_empty() || !comments.is_empty() {
        reading.tell(Severity::Warning, "code_text", RefiNote::Dangling);
    }
    reading.cases();
    reading.journals();
    let n = tables.get("graph").map_or(0, |table| table.rows.len());
    if n > 0 {
        reading.tell(Severity::Refused, "", RefiNote::Graphs { n });
    }
    Ok(Foreign::new(reading.project, reading.report))
}

/// Whether it is a code and no category, and its number.
type Key = (bool, i64);

struct Reading<'a> {
    tables: &'a Tables,
    project: Project,
    report: RefiReport,
    /// The project's own id.
    id: Uuid,
    users: BTreeSet<Uuid>,
    codes: HashMap<i64, Uuid>,
    sources: HashMap<i64, Uuid>,
    variables: HashMap<&'a str, (Uuid, VariableType)>,
    values: HashMap<(&'a str, i64), Vec<CellRow<'a>>>,
    /// Code points of the texts.
    lengths: HashMap<i64, i64>,
    n_alike: HashMap<Uuid, usize>,
}

impl<'a> Reading<'a> {
    fn new(tables: &'a Tables, name: &str) -> Self {
        let own = rows(tables, "project").next();
        let text = |column| own.map_or("", |own| own.text(column));
        let project = Project {
            name: name.to_owned(),
            origin: ORIGIN.to_owned(),
            description: text("memo").to_owned(),
            stamp: Stamp {
                at: moment(text("date")),
                ..Stamp::default()
            },
            ..Project::default()
        };
        Self {
            tables,
            project,
            report: RefiReport::default(),
            id: derived(Uuid::nil(), &format!("qualcoder {}", text("date"))),
            users: BTreeSet::new(),
            codes: HashMap::new(),
            sources: HashMap::new(),
            variables: HashMap::new(),
            values: HashMap::new(),
            lengths: HashMap::new(),
            n_alike: HashMap::new(),
        }
    }

    fn tell(&mut self, severity: Severity, about: &str, note: RefiNote) {
        self.report.add_about(severity, about, note);
    }

    /// The id of a thing that has this description, and of no other.
    fn own(&mut self, from: Uuid, part: &str) -> Uuid {
        let id = derived(from, part);
        let n = self.n_alike.entry(id).or_default();
        *n += 1;
        match *n {
            1 => id,
            n => derived(id, &format!("alike {n}")),
        }
    }

    fn stamp(&mut self, row: CellRow<'_>) -> Stamp {
        let owner = row.text("owner").trim();
        let by = (!owner.is_empty()).then(|| derived(self.id, &format!("user {owner}")));
        if let Some(guid) = by
            && self.users.insert(guid)
        {
            let name = owner.to_owned();
            self.project.users.push(User { guid, name });
        }
        Stamp {
            by,
            at: moment(row.text("date")),
            ..Stamp::default()
        }
    }

    /// Categories, and codes in them or under other codes, those above first. What stands under itself comes to the top.
    fn codes(&mut self) {
        let tables = self.tables;
        let mut places: BTreeMap<Key, (CellRow<'a>, Option<Key>)> = BTreeMap::new();
        for row in rows(tables, "code_cat") {
            let above = row.integer("supercatid").map(|id| (false, id));
            if let Some(id) = row.integer("catid") {
                places.entry((false, id)).or_insert((row, above));
            }
        }
        for row in rows(tables, "code_name") {
            let above = row.integer("supercid").map(|id| (true, id));
            let above = above.or_else(|| row.integer("catid").map(|id| (false, id)));
            if let Some(id) = row.integer("cid") {
                places.entry((true, id)).or_insert((row, above));
            }
        }
        let mut below: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
        let mut waiting = Vec::new();
        for (key, (_, above)) in places.iter().rev() {
            match above.filter(|above| places.contains_key(above)) {
                Some(above) => below.entry(above).or_default().push(*key),
                None => waiting.push((*key, None)),
            }
        }
        let mut done = HashSet::new();
        let mut left = places.keys().copied();
        loop {
            while let Some((key, parent)) = waiting.pop() {
                let (Some((row, _)), true) = (places.get(&key), done.insert(key)) else {
                    continue;
                };
                let guid = self.code(key, *row, parent);
                let under = below.remove(&key).unwrap_or_default();
                waiting.extend(under.into_iter().map(|key| (key, Some(guid))));
            }
            // What was not reached from the top stands in a circle.
            let Some(key) = left.find(|key| !done.contains(key)) else {
                return;
            };
            let name = places.get(&key).map_or("", |(row, _)| row.text("name"));
            self.tell(Severity::Warning, name, RefiNote::Dangling);
            waiting.push((key, None));
        }
    }

    fn code(&mut self, (is_codable, id): Key, row: CellRow<'a>, parent: Option<Uuid>) -> Uuid {
        let name = row.words("name");
        let kind = if is_codable { "code" } else { "category" };
        let guid = self.own(self.id, &format!("{kind} {name}"));
        let color = row.text("color");
        let rgb = color_of(color);
        if rgb.is_none() && !color.trim().is_empty() {
            self.tell(Severity::Warning, &name, RefiNote::BadColor);
        }
        self.project.codes.push(Code {
            guid,
            parent,
            name,
            is_codable,
            color: rgb,
            description: row.text("memo").to_owned(),
            notes: Vec::new(),
        });
        if is_codable {
            self.codes.insert(id, guid);
        }
        guid
    }

    fn variables(&mut self) {
        let tables = self.tables;
        for row in rows(tables, "attribute_type") {
            let name = row.text("name");
            if self.variables.contains_key(name) {
                continue;
            }
            let kind = match row.text("valuetype") {
                "numeric" => VariableType::Float,
                _ => VariableType::Text,
            };
            let guid = self.own(self.id, &format!("variable {name}"));
            self.variables.insert(name, (guid, kind));
            self.project.variables.push(Variable {
                guid,
                name: name.to_owned(),
                kind,
                description: row.text("memo").to_owned(),
            });
        }
        for row in rows(tables, "attribute") {
            if let Some(id) = row.integer("id") {
                let key = (row.text("attr_type"), id);
                self.values.entry(key).or_default().push(row);
            }
        }
    }

    /// The values of a thing; empty ones are none.
    fn values(&self, of: &'static str, id: i64) -> Vec<VariableValue> {
        let values = self.values.get(&(of, id)).into_iter().flatten();
        values
            .filter_map(|row| {
                let text = row.words("value");
                let (variable, kind) = *self.variables.get(row.text("name"))?;
                let is_there = !text.trim().is_empty();
                is_there.then_some(VariableValue {
                    variable,
                    kind,
                    text,
                })
            })
            .collect()
    }

    fn source(
        &mut self,
        row: CellRow<'a>,
        codings: &[CellRow<'a>],
        comments: &[CellRow<'a>],
        n_other_selections: usize,
    ) {
        let name = row.words("name");
        let Some(id) = row.integer("id") else {
            self.tell(Severity::Refused, &name, RefiNote::Dangling);
            return;
        };
        let guid = self.own(self.id, &format!("source {name}"));
        self.sources.insert(id, guid);
        let text = row.text("fulltext");
        self.lengths.insert(id, text.chars().count() as i64);
        let kind = kind_of(row.text("mediapath"), &name, text);
        // Of what came in by REFI-QDA the file has another name than the source.
        let file = row.text("mediapath").strip_prefix("/docs/");
        let file = file.filter(|file| !file.is_empty()).unwrap_or(&name);
        let has_file = kind == SourceKind::Pdf || file.to_lowercase().ends_with(".docx");
        let mut source = Source {
            guid,
            kind,
            // Only that of a file in the project folder; what is linked from elsewhere is not looked for.
            path: has_file.then(|| format!("{DOCUMENTS}/{file}")),
            plain: match text.is_empty() {
                true => Plain::None,
                false => Plain::Content(text.to_owned()),
            },
            stamp: self.stamp(row),
            description: row.text("memo").to_owned(),
            n_other_selections,
            values: self.values("file", id),
            name,
            ..Source::default()
        };
        let mut n_important = 0;
        for coding in codings {
            n_important += usize::from(coding.integer("important") == Some(1));
            let selection = self.coding(guid, *coding);
            source.selections.push(selection);
        }
        let coded = source.selections.iter();
        let coded: HashMap<(i64, i64), String> = coded
            .filter(|one| !one.name.is_empty())
            .map(|one| ((one.start, one.end), one.name.clone()))
            .collect();
        let letters = (!comments.is_empty()).then(|| SourceText::new(text, false));
        for comment in comments {
            let mut selection = self.selection(guid, *comment, "comment");
            comment.text("memo").clone_into(&mut selection.description);
            if selection.description.trim().is_empty() {
                continue;
            }
            let coded = coded.get(&(selection.start, selection.end));
            let coded = coded.map(String::as_str);
            let words = letters.as_ref();
            let words = words.and_then(|letters| words_of(letters, &selection, coded));
            if let Some((words, is_sure)) = words {
                selection.name = words;
                if !is_sure {
                    self.tell(Severity::Warning, &selection.name, RefiNote::Unproved);
                }
            }
            source.selections.push(selection);
        }
        if n_important > 0 {
            let note = RefiNote::Unknown { n: n_important };
            self.tell(Severity::Warning, &source.name, note);
        }
        self.project.sources.push(source);
    }

    fn selection(&mut self, source: Uuid, row: CellRow<'a>, kind: &str) -> Selection {
        let stamp = self.stamp(row);
        let (start, end) = (row.integer("pos0"), row.integer("pos1"));
        let (start, end) = (start.unwrap_or(-1), end.unwrap_or(-1));
        let by = stamp.by.unwrap_or_default();
        Selection {
            guid: self.own(source, &format!("{kind} {start} {end} {by}")),
            start,
            end,
            stamp,
            ..Selection::default()
        }
    }

    fn coding(&mut self, source: Uuid, row: CellRow<'a>) -> Selection {
        let code = row
            .integer("cid")
            .and_then(|id| self.codes.get(&id).copied());
        // A code that is not there is told where it comes in.
        let code = code.unwrap_or_default();
        let mut selection = self.selection(source, row, &format!("coding {code}"));
        // Qt writes the ends of lines and paragraphs in what a person selects as signs of their own.
        let words = row.text("seltext").trim_start_matches('\u{FEFF}');
        selection.name = words.replace(['\u{2028}', '\u{2029}'], "\n");
        row.text("memo").clone_into(&mut selection.description);
        selection.codings.push(Coding {
            guid: derived(selection.guid, "coding"),
            code,
            by: selection.stamp.by,
            at: selection.stamp.at,
            notes: Vec::new(),
        });
        selection
    }

    fn cases(&mut self) {
        let tables = self.tables;
        let parts = by(tables, "case_text", "caseid");
        for row in rows(tables, "cases") {
            let name = row.words("name");
            let Some(id) = row.integer("caseid") else {
                continue;
            };
            let guid = self.own(self.id, &format!("case {name}"));
            let (mut sources, mut n_selections) = (Vec::new(), 0);
            for part in parts.get(&id).into_iter().flatten() {
                let source = part.integer("fid").and_then(|id| self.sources.get(&id));
                // One that is not there is told where it comes in.
                sources.push(source.copied().unwrap_or_default());
                n_selections += usize::from(!self.is_whole(*part));
            }
            self.project.cases.push(Case {
                guid,
                name,
                description: row.text("memo").to_owned(),
                values: self.values("case", id),
                sources,
                n_selections,
            });
        }
    }

    /// Whether a part of a case is a whole source, or one without a text.
    fn is_whole(&self, part: CellRow<'_>) -> bool {
        let length = part.integer("fid").and_then(|id| self.lengths.get(&id));
        let length = length.copied().unwrap_or(0);
        let start = part.integer("pos0").unwrap_or(0);
        let end = part.integer("pos1").unwrap_or(0);
        // Programs before it wrote the last character, not the end.
        start <= 0 && end + 1 >= length
    }

    fn journals(&mut self) {
        let tables = self.tables;
        for row in rows(tables, "journal") {
            let name = row.words("name");
            let guid = self.own(self.id, &format!("journal {name}"));
            let stamp = self.stamp(row);
            self.project.note_refs.push(guid);
            self.project.notes.push(Note {
                guid,
                name,
                plain: Plain::Content(row.text("jentry").to_owned()),
                stamp,
                ..Note::default()
            });
        }
    }
}

/// The rows of a table by a number in them.
fn by<'a>(tables: &'a Tables, table: &str, column: &str) -> HashMap<i64, Vec<CellRow<'a>>> {
    let mut found: HashMap<i64, Vec<CellRow<'a>>> = HashMap::new();
    for row in rows(tables, table) {
        let id = row.integer(column).unwrap_or(-1);
        found.entry(id).or_default().push(row);
    }
    found
}

/// How many rows of a table have each number.
fn count(tables: &Tables, table: &str, column: &str) -> HashMap<i64, usize> {
    let mut found = HashMap::new();
    for row in rows(tables, table) {
        *found.entry(row.integer(column).unwrap_or(-1)).or_default() += 1;
    }
    found
}

/// What a source is, by where its file is: in the project folder, or linked (`audio:` and the like).
fn kind_of(mediapath: &str, name: &str, text: &str) -> SourceKind {
    let place = mediapath.trim_start_matches('/').to_lowercase();
    let is_in = |folder: &str| place.starts_with(folder);
    if is_in("images") {
        SourceKind::Picture
    } else if is_in("audio") {
        SourceKind::Audio
    } else if is_in("video") {
        SourceKind::Video
    } else if name.to_lowercase().ends_with(".pdf") && !text.is_empty() {
        SourceKind::Pdf
    } else {
        SourceKind::Text
    }
}
