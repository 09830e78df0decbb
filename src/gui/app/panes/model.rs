//! Which panes there are, which tabs stand in each, and which of them is at work. Pure values: nothing here draws.
//!
//! A document stands at most once in a pane and may stand in several panes. There is always at least one pane. A tab is
//! kept, or it is the pane's preview, whose place the next document takes.

use crate::base::environment::Timestamp;
use crate::engine::preferences::{OpenPane, OpenPanes, OpenTab};
use crate::model::DocumentId;

/// The most panes side by side.
pub(in crate::gui::app) const MAX_PANES: usize = 4;
/// The most tabs in a pane; the one opened longest ago goes.
pub(in crate::gui::app) const MAX_TABS: usize = 32;
/// The least share of the room that a pane keeps.
const LEAST_SHARE: f32 = 0.12;

/// A pane, for as long as it is there. The number of a pane that is gone is given again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::gui::app) struct PaneId(pub(in crate::gui::app) u8);

/// How a document is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui::app) enum OpenMode {
    /// In the pane at work, in place of its preview.
    Preview,
    /// In a tab of its own in the pane at work.
    Tab,
    /// In the pane beside the one at work; in a new one, if there is none.
    Beside,
}

/// A document in a pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui::app) struct Tab {
    pub(in crate::gui::app) document: DocumentId,
    /// Stays until it is closed.
    pub(in crate::gui::app) is_kept: bool,
}

/// Tabs, of which one is shown.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui::app) struct Pane {
    pub(in crate::gui::app) id: PaneId,
    tabs: Vec<Tab>,
    shown: usize,
    /// Of the room that all panes have; all shares are one together.
    share: f32,
}

impl Pane {
    fn new(id: PaneId, share: f32) -> Self {
        Self {
            id,
            tabs: Vec::new(),
            shown: 0,
            share,
        }
    }

    /// Its tabs from the start side.
    pub(in crate::gui::app) fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    /// The document that is shown.
    pub(in crate::gui::app) fn document(&self) -> Option<DocumentId> {
        self.tabs.get(self.shown).map(|tab| tab.document)
    }

    /// The share of the room, 0 to 1.
    pub(in crate::gui::app) fn share(&self) -> f32 {
        self.share
    }

    fn position(&self, document: DocumentId) -> Option<usize> {
        self.tabs.iter().position(|tab| tab.document == document)
    }

    fn open(&mut self, document: DocumentId, is_kept: bool) {
        if let Some(at) = self.position(document) {
            self.shown = at;
            self.tabs[at].is_kept |= is_kept;
            return;
        }
        let preview = match self.tabs.get(self.shown) {
            Some(tab) if !tab.is_kept => Some(self.shown),
            _ => self.tabs.iter().position(|tab| !tab.is_kept),
        };
        let tab = Tab { document, is_kept };
        match preview {
            Some(at) if !is_kept => {
                self.tabs[at] = tab;
                self.shown = at;
            }
            _ => self.insert(tab, self.shown + 1),
        }
    }

    fn insert(&mut self, tab: Tab, at: usize) {
        let at = at.min(self.tabs.len());
        self.tabs.insert(at, tab);
        self.shown = at;
        if self.tabs.len() > MAX_TABS {
            let gone = usize::from(at == 0);
            self.tabs.remove(gone);
            self.shown -= usize::from(gone < self.shown);
        }
    }

    fn remove(&mut self, at: usize) -> Option<Tab> {
        if at >= self.tabs.len() {
            return None;
        }
        let tab = self.tabs.remove(at);
        if self.shown > at || self.shown >= self.tabs.len() {
            self.shown = self.shown.saturating_sub(1);
        }
        Some(tab)
    }
}

/// All panes from the start side, or from the top.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui::app) struct Panes {
    panes: Vec<Pane>,
    active: usize,
    /// One above the other instead of side by side.
    pub(in crate::gui::app) is_stacked: bool,
    /// Where one is scrolled, the others go along.
    pub(in crate::gui::app) scrolls_together: bool,
}

impl Default for Panes {
    fn default() -> Self {
        Self {
            panes: vec![Pane::new(PaneId(0), 1.0)],
            active: 0,
            is_stacked: false,
            scrolls_together: false,
        }
    }
}

impl Panes {
    /// The panes in their order.
    pub(in crate::gui::app) fn iter(&self) -> impl ExactSizeIterator<Item = &Pane> {
        self.panes.iter()
    }

    /// How many there are; at least one.
    pub(in crate::gui::app) fn len(&self) -> usize {
        self.panes.len()
    }

    /// The pane at work.
    pub(in crate::gui::app) fn active(&self) -> &Pane {
        &self.panes[self.active]
    }

    /// A pane that may be gone.
    pub(in crate::gui::app) fn get(&self, id: PaneId) -> Option<&Pane> {
        self.panes.iter().find(|pane| pane.id == id)
    }

    /// The place of a pane from the start side, from 0.
    pub(in crate::gui::app) fn index(&self, id: PaneId) -> Option<usize> {
        self.panes.iter().position(|pane| pane.id == id)
    }

    /// The document of the pane at work.
    pub(in crate::gui::app) fn document(&self) -> Option<DocumentId> {
        self.active().document()
    }

    /// Whether a pane shows or holds a document.
    pub(in crate::gui::app) fn holds(&self, id: PaneId, document: DocumentId) -> bool {
        self.get(id)
            .is_some_and(|pane| pane.position(document).is_some())
    }

    /// Puts a pane to work.
    pub(in crate::gui::app) fn activate(&mut self, id: PaneId) {
        if let Some(at) = self.index(id) {
            self.active = at;
        }
    }

    /// Opens a document; the pane where it then is goes to work. Returns a pane that was made for it.
    pub(in crate::gui::app) fn open(
        &mut self,
        document: DocumentId,
        how: OpenMode,
    ) -> Option<PaneId> {
        let mut made = None;
        if how == OpenMode::Beside {
            if self.panes.len() == 1 {
                made = self.insert_pane(1);
            }
            self.active = (self.active + 1) % self.panes.len();
        }
        self.panes[self.active].open(document, how == OpenMode::Tab);
        made
    }

    /// Shows the document of the pane at work in one more pane after it, which goes to work. None where there are as
    /// many as there can be.
    pub(in crate::gui::app) fn split(&mut self) -> Option<PaneId> {
        let document = self.document();
        let made = self.insert_pane(self.active + 1)?;
        self.active += 1;
        if let Some(document) = document {
            self.panes[self.active].open(document, false);
        }
        Some(made)
    }

    /// Makes an empty pane, which takes half of its neighbor's room.
    fn insert_pane(&mut self, at: usize) -> Option<PaneId> {
        if self.panes.len() >= MAX_PANES {
            return None;
        }
        let id = (0..=u8::MAX)
            .map(PaneId)
            .find(|id| self.get(*id).is_none())?;
        let beside = at.saturating_sub(1).min(self.panes.len() - 1);
        let half = self.panes[beside].share / 2.0;
        self.panes[beside].share = half;
        let at = at.min(self.panes.len());
        self.panes.insert(at, Pane::new(id, half));
        if at <= self.active && self.panes.len() > 1 {
            self.active += 1;
        }
        // Inserted behind the pane at work, that one stays at work.
        self.active = self.active.min(self.panes.len() - 1);
        Some(id)
    }

    /// Keeps a tab.
    pub(in crate::gui::app) fn keep(&mut self, id: PaneId, document: DocumentId) {
        if let Some(pane) = self.panes.iter_mut().find(|pane| pane.id == id)
            && let Some(at) = pane.position(document)
        {
            pane.tabs[at].is_kept = true;
        }
    }

    /// Shows a tab and puts its pane to work.
    pub(in crate::gui::app) fn show(&mut self, id: PaneId, document: DocumentId) {
        self.activate(id);
        let pane = &mut self.panes[self.active];
        if pane.id == id
            && let Some(at) = pane.position(document)
        {
            pane.shown = at;
        }
    }

    /// Closes a tab. A pane without tabs goes, unless it is the last one.
    pub(in crate::gui::app) fn close(&mut self, id: PaneId, document: DocumentId) {
        let Some(at) = self.index(id) else { return };
        let pane = &mut self.panes[at];
        if let Some(tab) = pane.position(document) {
            pane.remove(tab);
        }
        if pane.tabs.is_empty() {
            self.close_pane(id);
        }
    }

    /// Closes all tabs of a pane but one.
    pub(in crate::gui::app) fn close_others(&mut self, id: PaneId, document: DocumentId) {
        if let Some(pane) = self.panes.iter_mut().find(|pane| pane.id == id)
            && pane.position(document).is_some()
        {
            pane.tabs.retain(|tab| tab.document == document);
            pane.shown = 0;
        }
    }

    /// Closes a pane, unless it is the last one; its neighbor takes its room.
    pub(in crate::gui::app) fn close_pane(&mut self, id: PaneId) {
        let Some(at) = self.index(id).filter(|_| self.panes.len() > 1) else {
            return;
        };
        let gone = self.panes.remove(at);
        self.panes[at.saturating_sub(1)].share += gone.share;
        if self.active > at || self.active >= self.panes.len() {
            self.active = self.active.saturating_sub(1);
        }
    }

    /// Moves a tab to a place among a pane's tabs; it is kept and shown there. A pane that is left without tabs goes.
    pub(in crate::gui::app) fn move_tab(
        &mut self,
        from: PaneId,
        document: DocumentId,
        to: PaneId,
        at: usize,
    ) {
        let (Some(source), Some(target)) = (self.index(from), self.index(to)) else {
            return;
        };
        let Some(position) = self.panes[source].position(document) else {
            return;
        };
        let mut at = at;
        self.panes[source].remove(position);
        if from == to && position < at {
            at -= 1;
        }
        if let Some(there) = self.panes[target].position(document) {
            self.panes[target].remove(there);
            at -= usize::from(there < at);
        }
        let tab = Tab {
            document,
            is_kept: true,
        };
        self.panes[target].insert(tab, at);
        self.active = target;
        if self.panes[source].tabs.is_empty() {
            self.close_pane(from);
            self.activate(to);
        }
    }

    /// Moves a tab into a pane of its own before the pane of this place; none where there are enough or it would leave
    /// an empty one behind.
    pub(in crate::gui::app) fn move_to_new(
        &mut self,
        from: PaneId,
        document: DocumentId,
        at: usize,
    ) -> Option<PaneId> {
        let source = self
            .get(from)
            .filter(|pane| pane.tabs.len() > 1 && pane.position(document).is_some())?
            .id;
        let made = self.insert_pane(at)?;
        self.move_tab(source, document, made, 0);
        Some(made)
    }

    /// Shows the next tab or the one before, around the end. With one tab only, the next pane goes to work.
    pub(in crate::gui::app) fn step(&mut self, forward: bool) {
        let around = |at: usize, count: usize| match forward {
            true => (at + 1) % count.max(1),
            false => at.checked_sub(1).unwrap_or(count.saturating_sub(1)),
        };
        let pane = &mut self.panes[self.active];
        if pane.tabs.len() > 1 {
            pane.shown = around(pane.shown, pane.tabs.len());
        } else {
            self.active = around(self.active, self.panes.len());
        }
    }

    /// Drops the tabs of documents that are not there any more.
    pub(in crate::gui::app) fn retain(&mut self, is_there: impl Fn(DocumentId) -> bool) {
        for pane in &mut self.panes {
            for at in (0..pane.tabs.len()).rev() {
                if !is_there(pane.tabs[at].document) {
                    pane.remove(at);
                }
            }
        }
    }

    /// Puts the border behind a pane at a share of the whole room; both its neighbors keep some.
    pub(in crate::gui::app) fn move_border(&mut self, behind: usize, to: f32) {
        if behind + 1 >= self.panes.len() {
            return;
        }
        let start: f32 = self.panes[..behind].iter().map(Pane::share).sum();
        let both = self.panes[behind].share + self.panes[behind + 1].share;
        let least = LEAST_SHARE.min(both / 2.0);
        let first = (to - start).clamp(least, both - least);
        self.panes[behind].share = first;
        self.panes[behind + 1].share = both - first;
    }

    /// Gives all panes the same room.
    pub(in crate::gui::app) fn even_out(&mut self) {
        let share = 1.0 / self.panes.len() as f32;
        for pane in &mut self.panes {
            pane.share = share;
        }
    }

    /// Panes as they were kept; tabs and panes that make no sense are left out.
    pub(in crate::gui::app) fn restored(
        open: &OpenPanes,
        is_there: impl Fn(DocumentId) -> bool,
    ) -> Self {
        let mut restored = Self {
            panes: Vec::new(),
            active: 0,
            is_stacked: open.is_stacked,
            scrolls_together: open.scrolls_together,
        };
        for (index, kept) in open.panes.iter().enumerate() {
            let mut pane = Pane::new(PaneId(restored.panes.len() as u8), kept.share);
            for tab in kept.tabs.iter().filter(|tab| is_there(tab.document)) {
                let has_preview = pane.tabs.iter().any(|tab| !tab.is_kept);
                if pane.position(tab.document).is_none() && pane.tabs.len() < MAX_TABS {
                    pane.tabs.push(Tab {
                        document: tab.document,
                        is_kept: tab.is_kept || has_preview,
                    });
                }
            }
            pane.shown = kept
                .tabs
                .get(kept.shown)
                .and_then(|tab| pane.position(tab.document))
                .unwrap_or(0);
            if pane.tabs.is_empty() || restored.panes.len() >= MAX_PANES {
                continue;
            }
            if index == open.active {
                restored.active = restored.panes.len();
            }
            restored.panes.push(pane);
        }
        if restored.panes.is_empty() {
            return Self::default();
        }
        let usable = |share: f32| share.is_finite() && share > 0.0;
        let sum: f32 = restored.panes.iter().map(Pane::share).sum();
        if restored.panes.iter().all(|pane| usable(pane.share)) && usable(sum) {
            for pane in &mut restored.panes {
                pane.share /= sum;
            }
        } else {
            restored.even_out();
        }
        restored
    }

    /// The panes as they are kept.
    pub(in crate::gui::app) fn to_keep(&self, at: Timestamp) -> OpenPanes {
        let tab = |tab: &Tab| OpenTab {
            document: tab.document,
            is_kept: tab.is_kept,
        };
        OpenPanes {
            panes: self
                .iter()
                .map(|pane| OpenPane {
                    tabs: pane.tabs.iter().map(tab).collect(),
                    shown: pane.shown,
                    share: pane.share,
                })
                .collect(),
            active: self.active,
            is_stacked: self.is_stacked,
            scrolls_together: self.scrolls_together,
            at,
        }
    }
}
