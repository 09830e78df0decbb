//! From the tree of a page to its text and its structure, in the order of the source.

use html5ever::ns;

use super::elements::{Show, Style, is_layout_table, show};
use super::footnotes::{self, Footnotes};
use super::lines::{Lines, Written};
use super::tree::{Data, NodeId, Step, Tree};
use crate::base::{Budget, Progress};
use crate::exchange::importer::{ImportError, ImportNote, LeftOut};
use crate::model::StructureKind;

/// The clock and the cancel request are looked at once in so many steps.
const STEPS_PER_CHECK: u64 = 4096;

/// What of a page is not in its text.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    machine: usize,
    hidden: usize,
    pictures: usize,
    embedded: usize,
    fields: usize,
    backlinks: usize,
    forced: usize,
}

impl Counts {
    /// As notes.
    pub(super) fn notes(&self) -> Vec<ImportNote> {
        let left_out = |what, count| (count > 0).then_some(ImportNote::LeftOut { what, count });
        [
            left_out(LeftOut::Machine, self.machine),
            left_out(LeftOut::Hidden, self.hidden),
            left_out(LeftOut::Picture, self.pictures),
            left_out(LeftOut::Embedded, self.embedded),
            left_out(LeftOut::Field, self.fields),
            left_out(LeftOut::Backlink, self.backlinks),
            (self.forced > 0).then_some(ImportNote::DirectionForced(self.forced)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Writes the text of a page.
pub(super) fn write(
    tree: &Tree,
    budget: &Budget,
    progress: &Progress,
) -> Result<(Written, Counts), ImportError> {
    let mut writer = Writer {
        tree,
        notes: footnotes::find(tree),
        lines: Lines::new(budget),
        counts: Counts::default(),
        lists: 0,
        kept: Vec::new(),
        layout_tables: Vec::new(),
        left: Vec::new(),
    };
    // A part that is left out is walked by its root alone.
    let mut skipped = None;
    for (number, step) in tree.walk(NodeId::DOCUMENT).enumerate() {
        if (number as u64).is_multiple_of(STEPS_PER_CHECK) {
            progress.check()?;
            budget.check_time()?;
        }
        match step {
            Step::Enter(_) if skipped.is_some() => {}
            Step::Enter(id) => {
                if !writer.enter(id)? {
                    skipped = Some(id);
                }
            }
            Step::Leave(id) if skipped == Some(id) => skipped = None,
            Step::Leave(_) if skipped.is_some() => {}
            Step::Leave(id) => writer.leave(id)?,
        }
    }
    Ok((writer.lines.finish()?, writer.counts))
}

/// What is to be done when an element ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
    Mark,
    Block,
    List,
    Row,
    Table,
    Space,
    Note,
}

struct Writer<'a> {
    tree: &'a Tree,
    notes: Footnotes,
    lines: Lines<'a>,
    counts: Counts,
    /// How many lists are open.
    lists: u8,
    /// Whether white space is kept, for each element that says so.
    kept: Vec<bool>,
    /// Whether it only places things, for each table that is open.
    layout_tables: Vec<bool>,
    /// What is to be done at the end of each element that asks for it, in the order in which they opened.
    left: Vec<(NodeId, Closing)>,
}

impl Writer<'_> {
    /// Begins a node. Says whether what is below it is to be read.
    fn enter(&mut self, id: NodeId) -> Result<bool, ImportError> {
        let element = match self.tree.data(id) {
            Data::Document => return Ok(true),
            Data::Comment(_) => {
                self.counts.machine += 1;
                return Ok(false);
            }
            Data::Text(words) => {
                let keeps_space = self.kept.last().copied().unwrap_or(false);
                self.lines.words(words, id, keeps_space)?;
                return Ok(true);
            }
            Data::Element(element) => element,
        };
        let name = element.html_name();
        if name == "head" {
            self.count_head(id);
            return Ok(false);
        }
        if !self.enter_link(id, name)? {
            return Ok(false);
        }
        let style = Style::of(element);
        if name == "bdo" || style.forces_direction {
            self.counts.forced += 1;
        }
        match show(self.tree, id) {
            Show::Machine => self.counts.machine += 1,
            Show::Hidden => self.counts.hidden += usize::from(self.has_words(id)),
            Show::Picture => self.counts.pictures += 1,
            Show::Embedded => self.counts.embedded += 1,
            Show::Field => self.counts.fields += usize::from(is_field(element)),
            Show::Break => self.lines.line_break()?,
            Show::Inline => {
                self.open_inline(id, name, element.space == ns!(mathml));
                self.keep_space(id, name, &style);
                return Ok(true);
            }
            Show::Block => {
                self.open_block(id, name);
                self.keep_space(id, name, &style);
                return Ok(true);
            }
            Show::Table => {
                self.lines.block();
                self.layout_tables.push(is_layout_table(self.tree, id));
                self.left.push((id, Closing::Table));
                return Ok(true);
            }
            Show::Row => {
                self.open_row(id);
                return Ok(true);
            }
            Show::Cell => {
                self.open_cell(id)?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn leave(&mut self, id: NodeId) -> Result<(), ImportError> {
        while let Some((_, closing)) = self.left.pop_if(|(opened, _)| *opened == id) {
            match closing {
                Closing::Mark => self.lines.close_mark()?,
                Closing::Block => self.lines.block(),
                Closing::List => self.lists = self.lists.saturating_sub(1),
                Closing::Row => self.lines.close_row()?,
                Closing::Space => {
                    self.kept.pop();
                }
                Closing::Table => {
                    self.layout_tables.pop();
                    self.lines.block();
                }
                Closing::Note => {
                    self.lines.set_due(None);
                    self.lines.close_mark()?;
                    self.lines.block();
                }
            }
        }
        Ok(())
    }

    /// Numbers of notes stand in brackets; links back out of a note are left out. Says whether to go on.
    fn enter_link(&mut self, id: NodeId, name: &str) -> Result<bool, ImportError> {
        if name != "a" {
            return Ok(true);
        }
        if let Some(label) = self.notes.references.get(&id) {
            let sign = if self.lines.ends_with('[') {
                label.clone()
            } else {
                format!("[{label}]")
            };
            self.lines.sign(&sign)?;
            return Ok(false);
        }
        if let Some(label) = self.notes.backlinks.get(&id) {
            let is_number = self.notes.notes.values().any(|known| known == label);
            self.counts.backlinks += usize::from(!is_number);
            return Ok(false);
        }
        Ok(true)
    }

    fn open_inline(&mut self, id: NodeId, name: &str, is_formula: bool) {
        let kind = match name {
            "em" | "i" | "cite" | "dfn" | "var" => StructureKind::Emphasis,
            "strong" | "b" => StructureKind::Strong,
            "code" | "kbd" | "samp" | "tt" => StructureKind::Code,
            "q" => StructureKind::Quotation,
            _ => return,
        };
        if !is_formula {
            self.open_mark(id, kind);
        }
    }

    fn open_block(&mut self, id: NodeId, name: &str) {
        self.lines.block();
        self.left.push((id, Closing::Block));
        if let Some(label) = self.notes.notes.get(&id) {
            let sign = format!("[{label}]");
            self.lines.open_mark(StructureKind::Footnote);
            self.left.push((id, Closing::Note));
            self.lines.set_due(Some(sign));
            return;
        }
        match name {
            "h1" => self.open_mark(id, StructureKind::Heading(1)),
            "h2" => self.open_mark(id, StructureKind::Heading(2)),
            "h3" => self.open_mark(id, StructureKind::Heading(3)),
            "h4" => self.open_mark(id, StructureKind::Heading(4)),
            "h5" => self.open_mark(id, StructureKind::Heading(5)),
            "h6" => self.open_mark(id, StructureKind::Heading(6)),
            "blockquote" => self.open_mark(id, StructureKind::Quotation),
            "pre" | "listing" | "xmp" | "plaintext" => self.open_mark(id, StructureKind::Code),
            "ul" | "ol" | "menu" | "dir" => {
                self.lists = self.lists.saturating_add(1);
                self.left.push((id, Closing::List));
            }
            "li" => self.open_mark(id, StructureKind::ListItem(self.lists.max(1))),
            _ => {}
        }
    }

    fn open_row(&mut self, id: NodeId) {
        let is_layout = self.layout_tables.last().copied().unwrap_or(true);
        if !is_layout && self.lines.open_row() {
            self.left.push((id, Closing::Row));
        } else {
            self.lines.block();
            self.left.push((id, Closing::Block));
        }
    }

    fn open_cell(&mut self, id: NodeId) -> Result<(), ImportError> {
        let in_row = self
            .left
            .iter()
            .rev()
            .take_while(|(_, closing)| *closing != Closing::Table)
            .any(|(_, closing)| *closing == Closing::Row);
        if in_row {
            self.lines.open_cell()?;
        } else {
            self.lines.block();
            self.left.push((id, Closing::Block));
        }
        Ok(())
    }

    fn open_mark(&mut self, id: NodeId, kind: StructureKind) {
        self.lines.open_mark(kind);
        self.left.push((id, Closing::Mark));
    }

    fn keep_space(&mut self, id: NodeId, name: &str, style: &Style) {
        let by_name = matches!(name, "pre" | "listing" | "xmp" | "plaintext").then_some(true);
        if let Some(kept) = style.keeps_space.or(by_name) {
            self.kept.push(kept);
            self.left.push((id, Closing::Space));
        }
    }

    fn has_words(&self, id: NodeId) -> bool {
        !self.tree.text(id, 1_000).trim().is_empty()
    }

    fn count_head(&mut self, head: NodeId) {
        for id in self.tree.nodes(head) {
            let is_comment = matches!(self.tree.data(id), Data::Comment(_));
            let is_machine = matches!(
                self.tree.name(id),
                "script" | "style" | "template" | "noscript"
            );
            self.counts.machine += usize::from(is_comment || is_machine);
        }
    }
}

fn is_field(element: &super::tree::Element) -> bool {
    let kind = element.attribute("type").unwrap_or_default();
    !kind.eq_ignore_ascii_case("hidden")
}
