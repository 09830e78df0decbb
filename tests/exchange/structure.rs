//! Every kind of structure and a direction of every second paragraph, for the sample.

use hashiya::model::{
    Capture, CaptureId, FurnitureChange, ParagraphDirection, Row, StructureKind, StructureMark,
};
use hashiya::text::{ByteOffset, Direction, Span};

use crate::sample::{Maker, span};

pub(crate) fn paragraph_directions(capture: CaptureId, text: &str) -> Vec<ParagraphDirection> {
    text.match_indices('\n')
        .step_by(2)
        .map(|(line, _)| ParagraphDirection {
            capture,
            start: ByteOffset::from_index(line + 1),
            direction: Direction::LeftToRight,
        })
        .collect()
}

/// Every second paragraph set apart, the one after it taken back.
pub(crate) fn furniture(capture: CaptureId, text: &str) -> Vec<FurnitureChange> {
    let mut changes = Vec::new();
    let mut start = 0;
    for (number, line) in text.split('\n').enumerate() {
        let end = start + line.len();
        let (from, to) = (ByteOffset::from_index(start), ByteOffset::from_index(end));
        if let Ok(span) = Span::new(from, to) {
            changes.push(FurnitureChange {
                capture,
                span,
                is_furniture: number % 2 == 0,
            });
        }
        start = end + 1;
    }
    changes
}

pub(crate) fn mark_structure(maker: &mut Maker, capture: CaptureId) {
    let kinds = [
        StructureKind::Heading(1),
        StructureKind::Heading(6),
        StructureKind::ListItem(12),
        StructureKind::Quotation,
        StructureKind::Code,
        StructureKind::Emphasis,
        StructureKind::Strong,
        StructureKind::Rule,
        StructureKind::Furniture,
        StructureKind::TableRow,
        StructureKind::Footnote,
        StructureKind::Page(1),
        StructureKind::Page(u32::MAX),
        StructureKind::Cue(0),
        StructureKind::Speaker,
    ];
    let structure: Vec<StructureMark> = kinds
        .into_iter()
        .enumerate()
        .map(|(index, kind)| StructureMark {
            kind,
            span: span(index, index + 2),
        })
        .collect();
    for row in &mut maker.rows {
        if let Row::Capture(found) = row
            && found.id == capture
        {
            *row = Capture {
                structure: structure.clone().into(),
                original_modified: None,
                ..(**found).clone()
            }
            .into();
        }
    }
}
