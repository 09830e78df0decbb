//! Setting stretches of text apart as furniture of the page, and taking them back.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::model::{Capture, CaptureId, Document, FurnitureChange, StructureKind, StructureMark};
use crate::text::Span;

/// The marks with a stretch of the text set apart as furniture, or taken back from it. Other marks stay as they are; the
/// order is that of a capture: by start, the longer first. A stretch of paragraphs should begin and end with one.
pub fn with_furniture(
    marks: &[StructureMark],
    stretch: Span,
    is_furniture: bool,
) -> Vec<StructureMark> {
    let mut changed = Vec::with_capacity(marks.len() + 2);
    for mark in marks {
        if mark.kind != StructureKind::Furniture || !mark.span.overlaps(stretch) {
            changed.push(*mark);
            continue;
        }
        let before = Span::new(mark.span.start(), stretch.start());
        let after = Span::new(stretch.end(), mark.span.end());
        let left = [before, after].into_iter().flatten();
        changed.extend(left.map(|span| StructureMark { span, ..*mark }));
    }
    if is_furniture {
        changed.push(StructureMark {
            kind: StructureKind::Furniture,
            span: stretch,
        });
    }
    changed.sort_by_key(|mark| (mark.span.start(), Reverse(mark.span.end())));
    changed
}

/// How many bytes of a stretch are furniture.
pub fn furniture_within(marks: &[StructureMark], stretch: Span) -> u32 {
    let (mut n, mut at) = (0, stretch.start());
    for mark in marks {
        if mark.kind == StructureKind::Furniture && mark.span.overlaps(stretch) {
            let (start, end) = (
                mark.span.start().max(at),
                mark.span.end().min(stretch.end()),
            );
            n += end.0.saturating_sub(start.0);
            at = at.max(end);
        }
    }
    n
}

impl Document {
    /// The structure of one of its captures, with what a person set apart and took back.
    pub fn structure_of(&self, capture: &Capture) -> Arc<[StructureMark]> {
        let changes = self.furniture.iter();
        let mut changes = changes
            .filter(|change| change.capture == capture.id)
            .peekable();
        if changes.peek().is_none() {
            return Arc::clone(&capture.structure);
        }
        changes
            .fold(capture.structure.to_vec(), |marks, change| {
                with_furniture(&marks, change.span, change.is_furniture)
            })
            .into()
    }

    /// Sets a stretch of a capture apart, or takes it back; what was said of it before no longer counts.
    pub fn change_furniture(&mut self, capture: CaptureId, stretch: Span, is_furniture: bool) {
        let mut changes = Vec::with_capacity(self.furniture.len() + 2);
        for change in &self.furniture {
            if change.capture != capture || !change.span.overlaps(stretch) {
                changes.push(*change);
                continue;
            }
            let before = Span::new(change.span.start(), stretch.start());
            let after = Span::new(stretch.end(), change.span.end());
            let left = [before, after].into_iter().flatten();
            changes.extend(left.map(|span| FurnitureChange { span, ..*change }));
        }
        changes.push(FurnitureChange {
            capture,
            span: stretch,
            is_furniture,
        });
        changes.sort_unstable();
        self.furniture = changes;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::ByteOffset;

    fn span(start: u32, end: u32) -> Span {
        Span::new(ByteOffset(start), ByteOffset(end)).unwrap()
    }

    fn furniture(marks: &[StructureMark]) -> Vec<bool> {
        let mut bytes = vec![false; 40];
        for mark in marks {
            if mark.kind == StructureKind::Furniture {
                let range = mark.span.start().index()..mark.span.end().index();
                bytes[range].fill(true);
            }
        }
        bytes
    }

    proptest! {
        #[test]
        fn a_stretch_changes_and_nothing_else(
            stretches in prop::collection::vec((0_u32..39, 1_u32..12, any::<bool>()), 1..12)
        ) {
            let heading = StructureMark { kind: StructureKind::Heading(1), span: span(3, 9) };
            let mut marks = vec![heading];
            let mut wanted = vec![false; 40];
            for (start, length, is_furniture) in stretches {
                let end = (start + length).min(40);
                marks = with_furniture(&marks, span(start, end), is_furniture);
                wanted[start as usize..end as usize].fill(is_furniture);
                prop_assert_eq!(&furniture(&marks), &wanted);
                prop_assert!(marks.contains(&heading));
                let order = |mark: &StructureMark| (mark.span.start(), Reverse(mark.span.end()));
                prop_assert!(marks.windows(2).all(|pair| order(&pair[0]) <= order(&pair[1])));
            }
        }
    }
}
