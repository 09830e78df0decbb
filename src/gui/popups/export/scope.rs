//! What goes out: all, document sets, tags, annotators, or what a search finds.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Role, Ui, WidgetInfo};
use uuid::Uuid;

use crate::engine::operations::ExportScope;
use crate::engine::preferences::ExportScopeKind;
use crate::engine::words::query_error_words;
use crate::gui::Derived;
use crate::gui::fields::{Field, FieldState};
use crate::gui::icons;
use crate::gui::popups::export::draw::{hint, section};
use crate::gui::popups::{FEW_TAGS, SheetContext};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{Row, ScrollArea, choice, muted};
use crate::i18n::{Collation, Language, Word, Wording, without_isolates};
use crate::model::{AnnotatorId, DocumentSetId, Snapshot, TagId};
use crate::query::{Query, QueryError, parse};
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
    /// What the typed query means. A pattern takes longer than a frame to be understood.
    meant: Derived<String, Result<Query, QueryError>>,
    settings: SearchSettings,
    filter: FieldState,
    listed: Derived<ListKey, Vec<ListedRow>>,
}

/// Of what the rows of a list are made.
#[derive(Clone, Debug, PartialEq)]
struct ListKey {
    kind: ExportScopeKind,
    revision: u64,
    typed: String,
    is_arabic: bool,
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
            meant: Derived::default(),
            settings,
            filter: FieldState::default(),
            listed: Derived::default(),
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
                let typed = self.query.text().trim().to_owned();
                let meant = self.meant.ready(&typed).filter(|_| !typed.is_empty())?;
                scope.search = Some(Question {
                    query: meant.as_ref().clone().ok()?,
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
        let typed = self.query.text().trim().to_owned();
        let asked = typed.clone();
        let is_plain = !typed.contains('/');
        let parsing = move || parse(&asked);
        self.meant.get(ui.ctx(), &typed, is_plain, parsing);
        match self.meant.ready(&typed).map(AsRef::as_ref) {
            Some(Err(error)) if !typed.is_empty() => {
                let theme = Theme::of(ui.ctx());
                let words = query_error_words(error, wording);
                ui.label(egui::RichText::new(words).color(theme.warn));
            }
            _ => hint(ui, wording.text(Word::ExportQueryHelp)),
        }
    }

    /// A list of which any number can be ticked, each with a count.
    fn ticks_ui(&mut self, ui: &mut Ui, snapshot: &Arc<Snapshot>, wording: Wording) {
        let Some(listed) = self.list(ui, snapshot, wording.language) else {
            return;
        };
        if listed.is_empty() {
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
            .show_rows(ui, size::ROW, listed.len(), |ui, range| {
                for row in listed.get(range).unwrap_or_default() {
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
                    let name = without_isolates(&row.name);
                    shown.response.widget_info(|| {
                        WidgetInfo::selected(Role::CheckBox, true, is_ticked, &name)
                    });
                    // Tab leads through all of them, not only through those in view.
                    if shown.response.gained_focus() {
                        shown.response.scroll_to_me(Some(egui::Align::Center));
                    }
                    if shown.response.clicked() && !ticked.remove(&row.id) {
                        ticked.insert(row.id);
                    }
                }
            });
        if ticked.is_empty() {
            hint(ui, wording.text(Word::ExportChooseSome));
        }
    }

    /// The rows of this moment, or former ones while many are made.
    fn list(
        &mut self,
        ui: &Ui,
        snapshot: &Arc<Snapshot>,
        language: Language,
    ) -> Option<Arc<Vec<ListedRow>>> {
        let typed = match self.kind {
            ExportScopeKind::Tags => self.filter.text().trim(),
            _ => "",
        };
        let key = ListKey {
            kind: self.kind,
            revision: snapshot.revision(),
            typed: typed.to_owned(),
            is_arabic: language == Language::Arabic,
        };
        let is_small = snapshot.n_tags() <= FEW_TAGS;
        let (snapshot, asked) = (Arc::clone(snapshot), key.clone());
        let make = move || match asked.kind {
            ExportScopeKind::Tags => tags_in_order(&snapshot, &asked.typed, asked.is_arabic),
            ExportScopeKind::Sets => {
                let sets = snapshot.document_sets();
                by_name(
                    language,
                    sets.map(|set| (set.id.0, set.name.clone(), set.members.len())),
                )
            }
            _ => {
                let people = snapshot.annotators();
                let n = |id| snapshot.n_annotations_by(id);
                by_name(
                    language,
                    people.map(|one| (one.id.0, one.name.clone(), n(one.id))),
                )
            }
        };
        self.listed.get(ui.ctx(), &key, is_small, make).cloned()
    }
}

/// Rows in the order in which a reader looks for names.
fn by_name(
    language: Language,
    rows: impl Iterator<Item = (Uuid, String, usize)>,
) -> Vec<ListedRow> {
    let mut collation = Collation::new(language);
    let rows = rows.map(|(id, name, n)| (collation.key(&name), ListedRow { id, name, n }));
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by(|(one, row), (other, next)| (one, row.id).cmp(&(other, next.id)));
    rows.into_iter().map(|(_, row)| row).collect()
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
