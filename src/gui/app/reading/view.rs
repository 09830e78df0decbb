//! Which views are kept, and what becomes of one whose document has another text.

use crate::gui::app::panes::PaneId;
use crate::gui::app::reading::{KEPT_VIEWS, Reading, Seen, View};
use crate::gui::reader::ReaderState;
use crate::model::{Document, DocumentId, Snapshot};
use crate::text::same_place;

impl Reading {
    /// The view of a capture of a document in a pane, for drawing it. Layouts and selection are dropped where they are
    /// those of another text; reading goes on at the same words.
    pub(in crate::gui::app) fn view_of(
        &mut self,
        pane: PaneId,
        document: &Document,
        snapshot: &Snapshot,
    ) -> &mut View {
        self.trim_views();
        let capture = document.capture;
        let view = self.view(pane, document.id);
        if let Some(former) = view.capture.filter(|former| *former != capture) {
            let at = view.seen.first_byte as usize;
            let texts = snapshot.capture(former).zip(snapshot.capture(capture));
            let place = texts.map(|(former, now)| same_place(&former.text, &now.text, at));
            view.state = ReaderState::default();
            view.seen = Seen::default();
            if let Some(place) = place.filter(|place| *place > 0) {
                view.state.put_at_top(place);
            }
        }
        view.capture = Some(capture);
        view
    }

    fn trim_views(&mut self) {
        let (views, panes) = (&mut self.views, &self.panes);
        let free = |(pane, document): &(PaneId, DocumentId)| !panes.holds(*pane, *document);
        if views.keys().filter(|key| free(key)).count() > KEPT_VIEWS {
            let oldest = views
                .iter()
                .filter(|(key, _)| free(key))
                .min_by_key(|(_, view)| view.used)
                .map(|(key, _)| *key);
            if let Some(oldest) = oldest {
                views.remove(&oldest);
            }
        }
    }
}
