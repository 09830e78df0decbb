//! Tables: rows of which the gaps stand below each other, or with lines between their cells; and the signs of lists, which
//! stand apart like cells and are none.

use crate::exchange::importer::pdf::cluster::Cluster;
use crate::exchange::importer::pdf::layout::{Gap, meet};
use crate::exchange::importer::pdf::row::{Row, Segment, joined};

/// The least width of what parts cells, parts of the size.
const CELL_GAP: f64 = 1.0;
/// The same in a table of several columns.
const FINE_GAP: f64 = 0.4;

/// How many rows from the first on are a table.
pub(super) fn table(rows: &[Row], is_rtl: bool) -> usize {
    let inner = |row: &Row| -> Vec<Gap> {
        let pairs = row.segments.windows(2);
        // A line between cells is as good as a gap.
        pairs
            .map(|pair| match pair[1].rule {
                Some(rule) => (
                    pair[0].end.min(rule - 0.6 * row.size),
                    pair[1].start.max(rule + 0.6 * row.size),
                ),
                None => (pair[0].end, pair[1].start),
            })
            .collect()
    };
    let Some(first) = rows.first() else { return 0 };
    let mut open = inner(first);
    let mut length = 0;
    let mut n_of_several = 0;
    let mut base = first.base;
    for row in rows {
        // Far below stands something else.
        if base - row.base > row.size * 5.0 || row.segments.len() > 64 {
            break;
        }
        let mut own = inner(row);
        // In a table of three columns and more, cells may come nearer to each other.
        let is_fine = n_of_several > 0 && open.len() > 1;
        if is_fine && own.len() < open.len() {
            let fine: Vec<Gap> = fine_gaps(row)
                .into_iter()
                .filter(|gap| {
                    !meet(std::slice::from_ref(gap), &open, FINE_GAP * row.size).is_empty()
                })
                .collect();
            if fine.len() >= open.len() {
                own = fine;
            }
        }
        if own.is_empty() && row.is_ruled && n_of_several > 0 {
            base = row.base;
            length += 1;
            continue;
        }
        // A cell that goes on below, in any column but the first.
        let is_beside = match is_rtl {
            true => open.last().is_some_and(|gap| row.end() <= gap.1),
            false => open.first().is_some_and(|gap| row.start() >= gap.0),
        };
        if own.is_empty() && n_of_several > 0 && is_beside && base - row.base < row.size * 1.35 {
            base = row.base;
            length += 1;
            continue;
        }
        if own.is_empty() {
            // A cell over several columns, or one that goes on, if the table goes on after it.
            let is_narrow = row.segments.iter().all(|segment| {
                open.iter()
                    .all(|gap| segment.end <= gap.1 || segment.start >= gap.0)
            });
            if n_of_several < 1 || !is_narrow || rows.len() <= length + 1 {
                break;
            }
            let next = inner(&rows[length + 1]);
            if meet(&open, &next, CELL_GAP * row.size).is_empty() {
                break;
            }
            length += 1;
            continue;
        }
        let least = if is_fine { FINE_GAP } else { CELL_GAP };
        let met = meet(&open, &own, least * row.size);
        if met.is_empty() || (is_fine && met.len() < 2) {
            break;
        }
        open = met;
        base = row.base;
        length += 1;
        n_of_several += 1;
    }
    // Items of a list have their sign apart too.
    let lead = |row: &Row| {
        let first = if is_rtl {
            row.segments.last()
        } else {
            row.segments.first()
        };
        first.is_some_and(|segment| {
            let text: String = segment
                .clusters
                .iter()
                .map(|cluster| cluster.text.as_str())
                .collect();
            row.segments.len() == 2 && is_marker(&text)
        })
    };
    let n_lists = rows[..length].iter().filter(|row| lead(row)).count();
    // A single row, as where the table goes on on the next page, must be plainly one.
    let is_plain = n_of_several == 1
        && (first.is_ruled || open.len() >= 2)
        && open.iter().all(|gap| gap.1 - gap.0 > 1.1 * first.size);
    match (n_of_several >= 2 && n_lists * 2 < length) || is_plain {
        true => length,
        false => 0,
    }
}

/// Gaps between words that may be gaps between cells.
fn fine_gaps(row: &Row) -> Vec<Gap> {
    let clusters = row.segments.iter().flat_map(|segment| &segment.clusters);
    let words: Vec<&Cluster> = clusters.filter(|cluster| !cluster.is_space()).collect();
    let pairs = words.windows(2).map(|pair| (pair[0].end, pair[1].start));
    pairs
        .filter(|gap| gap.1 - gap.0 > FINE_GAP * row.size)
        .collect()
}

/// Whether a text is the sign or the number of a list's item.
pub(super) fn is_marker(text: &str) -> bool {
    let text = text.trim();
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(sign), None) if is_bullet(sign) || "–—-*·".contains(sign) => return true,
        _ => {}
    }
    let inner = text.trim_matches(['.', ')', '(', '-']);
    let is_counted = inner.chars().all(char::is_numeric) && inner.chars().count() <= 3;
    let is_letter = inner.chars().count() == 1 && inner.chars().all(char::is_alphabetic);
    inner.len() < text.len() && !inner.is_empty() && (is_counted || is_letter)
}

/// Whether a character is a sign before the items of a list and nothing else.
pub(super) fn is_bullet(sign: char) -> bool {
    "•◦▪▫●○■□‣⁃\u{F0B7}\u{F0A7}".contains(sign)
}

/// The rows of a table with their cells from left to right; lines that go on in their cells are joined.
pub(super) fn cells(rows: &[Row], is_rtl: bool) -> Vec<(&Row, Vec<Vec<Cluster>>)> {
    let columns = columns(rows);
    let gaps: Vec<f64> = columns
        .windows(2)
        .map(|pair| f64::midpoint(pair[0].1, pair[1].0))
        .collect();
    let steps: Vec<f64> = rows
        .windows(2)
        .map(|pair| pair[0].base - pair[1].base)
        .collect();
    let widest = steps.iter().copied().fold(0.0, f64::max);
    let mut found: Vec<(&Row, Vec<Vec<Cluster>>)> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let mut cells: Vec<Vec<Cluster>> = vec![Vec::new(); columns.len()];
        for segment in parted(row, &gaps) {
            let segment = &segment;
            let middle = f64::midpoint(segment.start, segment.end);
            let overlap = |column: &Gap| column.1.min(segment.end) - column.0.max(segment.start);
            let mut touched = columns
                .iter()
                .enumerate()
                .filter(|(_, column)| overlap(column) > 0.0);
            // What goes over several columns belongs to the first in the order of reading.
            let column = match is_rtl {
                true => touched.next_back(),
                false => touched.next(),
            };
            let nearest = columns.iter().enumerate().min_by(|one, other| {
                let distance = |column: &Gap| (f64::midpoint(column.0, column.1) - middle).abs();
                distance(one.1).total_cmp(&distance(other.1))
            });
            if let Some((place, _)) = column.or(nearest) {
                let old = std::mem::take(&mut cells[place]);
                cells[place] = beside(
                    old,
                    joined(std::slice::from_ref(segment), row.size),
                    is_rtl,
                    false,
                );
            }
        }
        let step = index.checked_sub(1).map(|before| steps[before]);
        let n_filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        let is_ruled = row.is_ruled && rows.iter().skip(1).any(|row| row.is_cut_off);
        let goes_on = step.is_some_and(|step| match is_ruled {
            true => !row.is_cut_off,
            false => {
                let first = if is_rtl { cells.last() } else { cells.first() };
                let is_beside = first.is_some_and(Vec::is_empty);
                let is_near = step < row.size * 1.45;
                is_near && n_filled < columns.len() && (is_beside || widest > step * 1.15)
            }
        });
        match found.last_mut().filter(|_| goes_on) {
            Some((_, above)) => {
                for (cell, more) in above.iter_mut().zip(cells) {
                    let old = std::mem::take(cell);
                    *cell = beside(old, more, is_rtl, true);
                }
            }
            None => found.push((row, cells)),
        }
    }
    found
}

/// The segments of a row, cut where words lie on both sides of what parts columns and nothing on it.
fn parted(row: &Row, gaps: &[f64]) -> Vec<Segment> {
    let mut parts: Vec<Segment> = Vec::new();
    for segment in &row.segments {
        let mut last: Option<f64> = None;
        for cluster in &segment.clusters {
            let is_cut = last.is_some_and(|last| {
                cluster.start - last > FINE_GAP * row.size
                    && gaps.iter().any(|gap| (last..=cluster.start).contains(gap))
            });
            let is_space = cluster.is_space();
            match parts.last_mut().filter(|_| last.is_some() && !is_cut) {
                Some(part) => {
                    part.clusters.push(cluster.clone());
                    if !is_space {
                        part.end = part.end.max(cluster.end);
                    }
                }
                None => parts.push(Segment {
                    clusters: vec![cluster.clone()],
                    start: cluster.start,
                    end: cluster.end,
                    rule: segment.rule,
                }),
            }
            if !is_space {
                last = Some(cluster.end);
            }
        }
    }
    for part in &mut parts {
        while part.clusters.last().is_some_and(Cluster::is_space) {
            part.clusters.pop();
        }
    }
    parts
}

/// Two pieces of a cell with a space between them; one below the other goes on where reading goes on.
fn beside(one: Vec<Cluster>, other: Vec<Cluster>, is_rtl: bool, is_below: bool) -> Vec<Cluster> {
    let Some(last) = one.last().cloned().filter(|_| !other.is_empty()) else {
        return if one.is_empty() { other } else { one };
    };
    let space = Cluster {
        text: " ".to_owned(),
        ..last
    };
    let (left, right) = if is_rtl && is_below {
        (other, one)
    } else {
        (one, other)
    };
    left.into_iter().chain([space]).chain(right).collect()
}

/// The columns of a table, from left to right: told by the rows that have the most.
fn columns(rows: &[Row]) -> Vec<Gap> {
    let most = rows.iter().map(|row| row.segments.len()).max().unwrap_or(0);
    let mut columns: Vec<Gap> = Vec::new();
    for row in rows.iter().filter(|row| row.segments.len() == most) {
        for segment in &row.segments {
            let (mut start, mut end) = (segment.start, segment.end);
            columns.retain(|column| {
                let is_apart = column.1 <= start || column.0 >= end;
                if !is_apart {
                    (start, end) = (start.min(column.0), end.max(column.1));
                }
                is_apart
            });
            columns.push((start, end));
        }
    }
    columns.sort_by(|one, other| one.0.total_cmp(&other.0));
    columns
}
