//! Texts with their converters, each measured once.
//!
//! Links lead from any text to any other, and a converter reads all of its text: one for each end would read every text as
//! often as it is linked. A converter is about 3 % of its text, so that those of very many texts may be held.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::model::{Capture, CaptureId};
use crate::text::OffsetMap;

/// So many converters are held; then they are made anew.
const MOST: usize = 4096;

/// Converters by text.
#[derive(Debug, Default)]
pub(super) struct Maps(RefCell<HashMap<CaptureId, Rc<OffsetMap>>>);

impl Maps {
    /// The converter of a text.
    pub(super) fn of(&self, capture: &Capture) -> Rc<OffsetMap> {
        let mut known = self.0.borrow_mut();
        if let Some(map) = known.get(&capture.id) {
            return Rc::clone(map);
        }
        if known.len() >= MOST {
            known.clear();
        }
        let map = Rc::new(OffsetMap::new(&capture.text));
        known.insert(capture.id, Rc::clone(&map));
        map
    }
}
