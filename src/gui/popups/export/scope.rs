//! What goes out: all, document sets, tags, annotators, or what a search finds.

use std::collections::{BTreeMap, BTreeSet};

use egui::Ui;
use uuid::Uuid;

use crate::engine::operations::ExportScope;
use crate::engine::preferences::ExportScopeKind;
use crate::engine::words::query_error_words;
use crate::gui::fields::{Field, FieldState};
use crate::gui::icons;
use crate::gui::popups::SheetContext;
use crate::gui::popups::export::draw::{hint, section};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{Row, ScrollArea, choice, muted};
use crate::i18n::{Language, Word, Wording};
use crate::model::{AnnotatorId, DocumentSetId, Snapshot, TagId};
use crate::query::parse;
use crate::search::{Question, SearchSettings};
use crate::text::fold_name;

/// Rows of a list that are in view.
const ROWS: f32 = 6.0;

/// What is chosen on the page, of all kinds: one kind holds.
#[derive(Debug)]
pub(super) struct ScopeChoice {
    kind: ExportScopeKind,
    /// What is ticked, by kind.
    ticked: BTreeMap<ExportScopeKind, BTreeSet<Uuid>>,
    query: FieldState,
    settings: SearchSettings,
    filter: FieldState,
    listed: Option<Listed>,
}

/// The rows of a list, and of what they were made.
#[derive(Debug)]
struct Listed {
    kind: ExportScopeKind,
    revision: u64,
    typed: String,
    is_arabic: bool,
    rows: Vec<ListedRow>,
}

#[derive(Debug)]
struct ListedRow {
    id: Uuid,
    name: String,
    n: usize,
}

impl ScopeChoice {
    pub(super) fn new(kind: ExportScopeKind, settings: SearchSettings) -> Self {
        Self {
            kind,
            ticked: BTreeMap::new(),
            query: FieldState::default(),
            settings,
            filter: FieldState::default(),
            listed: None,
        }
    }

    pub(super) fn kind(&self) -> ExportScopeKind {
        self.kind
    }

    /// What goes out; none where nothing is ticked, or what was typed cannot be searched.
    pub(super) fn chosen(&self) -> Option<ExportScope> {
        let ticked = || {
            let ticked = self.ticked.get(&self.kind)?;
            (!ticked.is_empty()).then(|| ticked.iter().copied())
        };
        let mut scope = ExportScope::default();
        match self.kind {
            ExportScopeKind::All => {}
            ExportScopeKind::Sets => scope.sets = Some(ticked()?.map(DocumentSetId).collect()),
            ExportScopeKind::Tags => scope.tags = Some(ticked()?.map(TagId).collect()),
            ExportScopeKind::Annotators => {
                scope.annotators = Some(ticked()?.map(AnnotatorId).collect());
            }
            ExportScopeKind::Search => {
                let typed = self.query.text().trim();
                let query = parse(typed).ok().filter(|_| !typed.is_empty())?;
                scope.search = Some(Question {
                    query,
                    settings: self.settings,
                });
            }
        }
        Some(scope)
    }

    pub(super) fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) {
        let wording = context.wording;
        let Some(snapshot) = context.snapshot else {
            return;
        };
        section(ui, wording.text(Word::FmtScope));
        let kinds = ExportScopeKind::ALL.map(|kind| (kind, wording.text(title(kind))));
        let is_rtl = wording.language.is_rtl();
        let label = wording.text(about(self.kind));
        let chosen = choice(ui, is_rtl, label, &kinds, self.kind);
        if let Some(kind) = chosen {
            self.kind = kind;
        }
        ui.add_space(6.0);
        match self.kind {
            ExportScopeKind::All => {}
            ExportScopeKind::Sets | ExportScopeKind::Annotators => {
                self.ticks_ui(ui, snapshot, wording);
            }
            ExportScopeKind::Tags => {
                if snapshot.n_tags() as f32 > ROWS {
                    let label = wording.text(Word::ExportFindTag);
                    let width = ui.available_width().min(280.0);
                    let field = Field::new(&mut self.filter).label(label).hint(label);
                    field.width(width).show(ui);
                    ui.add_space(4.0);
                }
                self.ticks_ui(ui, snapshot, wording);
            }
            ExportScopeKind::Search => self.query_ui(ui, wording),
        }
        if chosen == Some(ExportScopeKind::Search) {
            // In the frame of the click it would be given up again at once.
            self.query.focus_next_frame();
        }
    }

    fn query_ui(&mut self, ui: &mut Ui, wording: Wording) {
        let label = wording.text(Word::ExportQuery);
        let width = ui.available_width().min(420.0);
        let field = Field::new(&mut self.query).label(label).hint(label);
        field.width(width).show(ui);
        let typed = self.query.text().trim();
        match parse(typed) {
            Err(error) if !typed.is_empty() => {
                let theme = Theme::of(ui.ctx());
                let words = query_error_words(&error, wording);
                ui.label(egui::RichText::new(words).color(theme.warn));
            }
            _ => hint(ui, wording.text(Word::ExportQueryHelp)),
        }
    }

    /// A list of which any number can be ticked, each with a count.
    fn ticks_ui(&mut self, ui: &mut Ui, snapshot: &Snapshot, wording: Wording) {
        self.list(snapshot, wording.language == Language::Arabic);
        let Some(listed) = &self.listed else {
            return;
        };
        if listed.rows.is_empty() {
            let word = match self.kind {
                ExportScopeKind::Sets => Word::ExportNoSets,
                _ => Word::ExportNothingHere,
            };
            ui.label(muted(ui, wording.text(word)));
            return;
        }
        let ticked = self.ticked.entry(self.kind).or_default();
        let theme = Theme::of(ui.ctx());
        let is_rtl = wording.language.is_rtl();
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .id_salt(("what goes out", self.kind))
            .max_height(size::ROW * ROWS)
            .auto_shrink([false, true])
            .show_rows(ui, size::ROW, listed.rows.len(), |ui, range| {
                for row in listed.rows.get(range).unwrap_or_default() {
                    let is_ticked = ticked.contains(&row.id);
                    let (icon, color) = match is_ticked {
                        true => (icons::SQUARE_CHECK, theme.accent),
                        false => (icons::SQUARE, theme.faint),
                    };
                    let shown = Row::new(&row.name, is_rtl)
                        .icon(icon, color)
                        .selected(is_ticked)
                        .count(wording.digits.number(row.n as u64))
                        .show(ui);
                    if shown.response.clicked() && !ticked.remove(&row.id) {
                        ticked.insert(row.id);
                    }
                }
            });
        if ticked.is_empty() {
            hint(ui, wording.text(Word::ExportChooseSome));
        }
    }

    /// Makes the rows, where they are not those of this moment.
    fn list(&mut self, snapshot: &Snapshot, is_arabic: bool) {
        let typed = match self.kind {
            ExportScopeKind::Tags => self.filter.text().trim(),
            _ => "",
        };
        let (kind, revision) = (self.kind, snapshot.revision());
        let is_made = self.listed.as_ref().is_some_and(|listed| {
            listed.kind == kind
                && listed.revision == revision
                && listed.typed == typed
                && listed.is_arabic == is_arabic
        });
        if is_made {
            return;
        }
        let rows = match kind {
            ExportScopeKind::Tags => tags_in_order(snapshot, typed, is_arabic),
            ExportScopeKind::Sets => by_name(snapshot.document_sets().map(|set| ListedRow {
                id: set.id.0,
                name: set.name.clone(),
                n: set.members.len(),
            })),
            _ => by_name(snapshot.annotators().map(|person| ListedRow {
                id: person.id.0,
                name: person.name.clone(),
                n: snapshot.n_annotations_by(person.id),
            })),
        };
        self.listed = Some(Listed {
            kind,
            revision,
            typed: typed.to_owned(),
            is_arabic,
            rows,
        });
    }
}

fn by_name(rows: impl Iterator<Item = ListedRow>) -> Vec<ListedRow> {
    let mut rows: Vec<ListedRow> = rows.collect();
    rows.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    rows
}

/// The tags that hold what is typed, by their paths, in the order of the tree.
fn tags_in_order(snapshot: &Snapshot, typed: &str, is_arabic: bool) -> Vec<ListedRow> {
    let query = fold_name(typed);
    let mut rows = Vec::new();
    let mut waiting: Vec<_> = snapshot
        .tags_under(None)
        .rev()
        .map(|tag| (tag, String::new()))
        .collect();
    while let Some((tag, above)) = waiting.pop() {
        let label = tag.label.prefer(is_arabic);
        let path = match above.is_empty() {
            true => label.to_owned(),
            false => format!("{above} / {label}"),
        };
        let below = snapshot.tags_under(Some(tag.id)).rev();
        waiting.extend(below.map(|tag| (tag, path.clone())));
        if query.is_empty() || fold_name(&path).contains(&query) {
            rows.push(ListedRow {
                id: tag.id.0,
                name: path,
                n: snapshot.n_taggings_with(tag.id),
            });
        }
    }
    rows
}

fn title(kind: ExportScopeKind) -> Word {
    match kind {
        ExportScopeKind::All => Word::ScopeCollection,
        ExportScopeKind::Sets => Word::OnDocumentSets,
        ExportScopeKind::Tags => Word::ScopeTags,
        ExportScopeKind::Annotators => Word::ScopeAnnotators,
        ExportScopeKind::Search => Word::ScopeSearch,
    }
}

fn about(kind: ExportScopeKind) -> Word {
    match kind {
        ExportScopeKind::All => Word::ScopeCollectionAbout,
        ExportScopeKind::Sets => Word::ScopeSetsAbout,
        ExportScopeKind::Tags => Word::ScopeTagsAbout,
        ExportScopeKind::Annotators => Word::ScopeAnnotatorsAbout,
        ExportScopeKind::Search => Word::ScopeSearchAbout,
    }
}
