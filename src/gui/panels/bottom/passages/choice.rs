//! Which rows are chosen, and which one the keyboard is at.

use std::collections::BTreeSet;

use crate::gui::panels::bottom::passages::listed::ListRow;
use crate::model::AnnotationId;

/// The chosen passages and the lit row. View state.
#[derive(Debug, Default)]
pub(super) struct Choice {
    /// What is acted on.
    pub(super) chosen: BTreeSet<AnnotationId>,
    /// The row of the keyboard, with its passage, to find it again in another list.
    lit: Option<(usize, AnnotationId)>,
    /// Where a stretch of rows began.
    anchor: Option<usize>,
}

impl Choice {
    /// The row of the keyboard.
    pub(super) fn lit_row(&self) -> Option<usize> {
        self.lit.map(|(row, _)| row)
    }

    /// The passage in it.
    pub(super) fn lit(&self) -> Option<AnnotationId> {
        self.lit.map(|(_, annotation)| annotation)
    }

    /// Keeps what is still listed. Where the lit passage has gone, the one that took its row is lit, but not chosen.
    pub(super) fn follow(&mut self, rows: &[ListRow]) {
        let there: BTreeSet<AnnotationId> = rows.iter().filter_map(annotation_of).collect();
        self.chosen.retain(|id| there.contains(id));
        self.anchor = None;
        let Some((row, annotation)) = self.lit else {
            return;
        };
        if rows.get(row).and_then(annotation_of) == Some(annotation) {
            return;
        }
        let at = rows
            .iter()
            .position(|row| annotation_of(row) == Some(annotation))
            .or_else(|| nearest(rows, row));
        self.lit = at.and_then(|at| Some((at, annotation_of(rows.get(at)?)?)));
    }

    /// A click on a row: alone, with Ctrl (one more or one less) or with Shift (the stretch from where it began).
    pub(super) fn click(&mut self, rows: &[ListRow], row: usize, command: bool, shift: bool) {
        let Some(annotation) = rows.get(row).and_then(annotation_of) else {
            return;
        };
        if shift {
            let anchor = self.anchor.or(self.lit_row()).unwrap_or(row);
            self.choose_stretch(rows, anchor, row);
            self.anchor = Some(anchor);
        } else {
            if !command {
                self.chosen.clear();
            }
            if !self.chosen.remove(&annotation) {
                self.chosen.insert(annotation);
            }
            self.anchor = Some(row);
        }
        self.lit = Some((row, annotation));
    }

    /// Moves by passages, down for positive numbers; with `extend` the stretch from where it began is chosen.
    pub(super) fn step(&mut self, rows: &[ListRow], by: isize, extend: bool) {
        let passages: Vec<usize> = (0..rows.len())
            .filter(|row| annotation_of(&rows[*row]).is_some())
            .collect();
        if passages.is_empty() {
            return;
        }
        let last = passages.len() - 1;
        let at = match self.lit_row() {
            Some(lit) => {
                let here = passages.partition_point(|row| *row < lit).min(last);
                here.saturating_add_signed(by).min(last)
            }
            None if by >= 0 => 0,
            None => last,
        };
        self.click(rows, passages[at], false, extend);
    }

    /// Lights a passage and chooses it alone; returns whether it is listed.
    pub(super) fn light(&mut self, rows: &[ListRow], annotation: AnnotationId) -> bool {
        let row = rows
            .iter()
            .position(|row| annotation_of(row) == Some(annotation));
        if let Some(row) = row {
            self.click(rows, row, false, false);
        }
        row.is_some()
    }

    /// Chooses every passage.
    pub(super) fn all(&mut self, rows: &[ListRow]) {
        self.chosen = rows.iter().filter_map(annotation_of).collect();
    }

    /// Adds the lit passage to the chosen ones, or takes it out.
    pub(super) fn toggle_lit(&mut self) {
        if let Some((row, annotation)) = self.lit {
            if !self.chosen.remove(&annotation) {
                self.chosen.insert(annotation);
            }
            self.anchor = Some(row);
        }
    }

    /// Keeps the lit passage alone; returns whether there were more.
    pub(super) fn narrow(&mut self) -> bool {
        let had_more = self.chosen.len() > 1;
        if had_more {
            self.chosen = self.lit().into_iter().collect();
        }
        had_more
    }

    fn choose_stretch(&mut self, rows: &[ListRow], from: usize, to: usize) {
        let (first, last) = (from.min(to), from.max(to).min(rows.len().saturating_sub(1)));
        self.chosen = rows[first.min(rows.len())..]
            .iter()
            .take(last + 1 - first.min(last + 1))
            .filter_map(annotation_of)
            .collect();
    }
}

fn annotation_of(row: &ListRow) -> Option<AnnotationId> {
    match row {
        ListRow::Passage(id) => Some(*id),
        ListRow::Heading(_) => None,
    }
}

/// The passage at a row or the nearest one, first below it, then above.
fn nearest(rows: &[ListRow], row: usize) -> Option<usize> {
    let is_passage = |at: &usize| rows.get(*at).and_then(annotation_of).is_some();
    (row..rows.len())
        .find(is_passage)
        .or_else(|| (0..row.min(rows.len())).rev().find(is_passage))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> AnnotationId {
        AnnotationId(uuid::Uuid::from_u128(number))
    }

    /// `h` is a heading, a digit a passage of that number.
    fn rows(text: &str) -> Vec<ListRow> {
        text.chars()
            .map(|character| match character.to_digit(10) {
                Some(digit) => ListRow::Passage(id(digit.into())),
                None => ListRow::Heading(0),
            })
            .collect()
    }

    #[track_caller]
    fn check(choice: &Choice, chosen: &[u128], lit: Option<u128>) {
        let expected: BTreeSet<AnnotationId> = chosen.iter().map(|number| id(*number)).collect();
        assert_eq!((&choice.chosen, choice.lit()), (&expected, lit.map(id)));
    }

    #[test]
    fn clicks_choose_one_more_or_a_stretch() {
        let rows = rows("h12h345");
        let mut choice = Choice::default();
        choice.click(&rows, 1, false, false);
        check(&choice, &[1], Some(1));
        choice.click(&rows, 5, true, false);
        check(&choice, &[1, 4], Some(4));
        choice.click(&rows, 5, true, false);
        check(&choice, &[1], Some(4));
        choice.click(&rows, 2, false, false);
        choice.click(&rows, 5, false, true);
        check(&choice, &[2, 3, 4], Some(4));
        choice.click(&rows, 1, false, true);
        check(&choice, &[1, 2], Some(1));
        choice.click(&rows, 0, false, false);
        check(&choice, &[1, 2], Some(1));
    }

    #[test]
    fn keys_pass_over_headings() {
        let rows = rows("h12h3");
        let mut choice = Choice::default();
        choice.step(&rows, 1, false);
        check(&choice, &[1], Some(1));
        choice.step(&rows, 2, false);
        check(&choice, &[3], Some(3));
        choice.step(&rows, -1, true);
        check(&choice, &[2, 3], Some(2));
        choice.step(&rows, -9, true);
        check(&choice, &[1, 2, 3], Some(1));
        assert!(choice.narrow() && !choice.narrow());
        check(&choice, &[1], Some(1));
        choice.toggle_lit();
        check(&choice, &[], Some(1));
        choice.all(&rows);
        check(&choice, &[1, 2, 3], Some(1));
        choice.step(&[], 1, false);
    }

    #[test]
    fn another_list_keeps_what_it_still_holds() {
        let mut choice = Choice::default();
        let before = rows("12345");
        choice.click(&before, 1, false, false);
        choice.click(&before, 3, false, true);
        choice.follow(&rows("h4h13"));
        check(&choice, &[3, 4], Some(4));
        choice.follow(&rows("h15"));
        check(&choice, &[], Some(1));
        choice.follow(&rows("h"));
        check(&choice, &[], None);
    }
}
