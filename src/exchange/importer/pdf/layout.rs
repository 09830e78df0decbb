//! The order in which a page is read: columns, tables, lines.
//!
//! Columns are told by a strip that stays empty over several rows with running text on both sides; tables by gaps that
//! stand below each other where the text between them is short.

use crate::exchange::importer::pdf::cluster::Cluster;
use crate::exchange::importer::pdf::order::count_letters;
use crate::exchange::importer::pdf::row::{Row, Segment, joined};
use crate::exchange::importer::pdf::table::{cells, table};

/// Rows of one page among which columns are looked for.
const MOST_ROWS: usize = 1_500;
/// The least width of what parts columns, parts of the size.
const GUTTER: f64 = 0.8;
/// Rows on each side that make columns.
const LEAST_ROWS: i32 = 3;
/// How full the lines of a column are at least, of its width.
const FULL: f64 = 0.55;
/// The least width of a column, parts of the size.
const LEAST_WIDTH: f64 = 8.0;
/// Columns inside columns.
const MOST_LEVELS: u32 = 3;

/// What a line is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// Words.
    Words(Vec<Cluster>),
    /// Cells from left to right; empty ones are without pieces.
    Cells(Vec<Vec<Cluster>>),
}

/// One line in the order of reading.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) shape: Shape,
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) base: f64,
    pub(super) size: f64,
    /// Which column it is in, in the order of reading.
    pub(super) block: u32,
    /// The edges of that column.
    pub(super) edges: (f64, f64),
    /// Whether that column runs from right to left.
    pub(super) is_rtl: bool,
}

/// Orders the rows of a page.
pub(super) fn lines(rows: Vec<Row>, is_rtl: bool) -> Vec<Line> {
    let mut blocks = Vec::new();
    match rows.len() > MOST_ROWS {
        true => blocks.push(rows),
        false => split(&rows, is_rtl, 0, &mut blocks),
    }
    let mut lines = Vec::new();
    for (number, rows) in blocks.into_iter().enumerate() {
        let block = u32::try_from(number).unwrap_or(u32::MAX);
        lines_of_block(&rows, block, is_rtl, &mut lines);
    }
    lines
}

/// From and to, along the line.
pub(super) type Gap = (f64, f64);

/// Cuts rows into blocks, each of one column.
fn split(rows: &[Row], is_rtl: bool, level: u32, blocks: &mut Vec<Vec<Row>>) {
    let left = rows.iter().map(Row::start).fold(f64::INFINITY, f64::min);
    let right = rows.iter().map(Row::end).fold(f64::NEG_INFINITY, f64::max);
    let mut single = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let found = match level < MOST_LEVELS {
            true => band(&rows[at..], (left, right)),
            false => None,
        };
        let Some((length, gutter)) = found else {
            single.push(rows[at].clone());
            at += 1;
            continue;
        };
        if !single.is_empty() {
            blocks.push(std::mem::take(&mut single));
        }
        let (one, other) = halves(&rows[at..at + length], gutter);
        let (first, second) = if is_rtl { (other, one) } else { (one, other) };
        split(&first, is_rtl, level + 1, blocks);
        split(&second, is_rtl, level + 1, blocks);
        at += length;
    }
    if !single.is_empty() {
        blocks.push(single);
    }
}

/// How many rows from the first on stand in two columns, and what parts them.
fn band(rows: &[Row], edges: Gap) -> Option<(usize, f64)> {
    let mut open = gaps(rows.first()?, edges);
    let mut best = None;
    for (index, row) in rows.iter().enumerate() {
        let own = gaps(row, edges);
        open = meet(&open, &own, GUTTER * row.size);
        if open.is_empty() {
            break;
        }
        if index > 0 {
            let columns = open
                .iter()
                .map(|gap| f64::midpoint(gap.0, gap.1))
                .find(|gutter| are_columns(&rows[..=index], *gutter));
            if let Some(gutter) = columns {
                best = Some((index + 1, gutter));
            }
        }
    }
    best
}

/// Where a row is empty, up to the edges.
fn gaps(row: &Row, edges: Gap) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut from = edges.0;
    for segment in &row.segments {
        gaps.push((from, segment.start));
        from = segment.end;
    }
    gaps.push((from, edges.1));
    gaps.retain(|gap| gap.1 - gap.0 > GUTTER * row.size);
    gaps
}

/// Where gaps of both lie over each other, by more than the least.
pub(super) fn meet(one: &[Gap], other: &[Gap], least: f64) -> Vec<Gap> {
    let mut met = Vec::new();
    for a in one {
        for b in other {
            let gap = (a.0.max(b.0), a.1.min(b.1));
            if gap.1 - gap.0 > least {
                met.push(gap);
            }
        }
    }
    met.truncate(64);
    met
}

fn halves(rows: &[Row], gutter: f64) -> (Vec<Row>, Vec<Row>) {
    let mut halves = (Vec::new(), Vec::new());
    for row in rows {
        let (one, other): (Vec<Segment>, Vec<Segment>) = row
            .segments
            .iter()
            .cloned()
            .partition(|segment| segment.start < gutter);
        if !one.is_empty() {
            halves.0.push(row.with(one));
        }
        if !other.is_empty() {
            halves.1.push(row.with(other));
        }
    }
    halves
}

/// Whether both sides hold running text.
fn are_columns(rows: &[Row], gutter: f64) -> bool {
    [true, false].iter().all(|is_left| {
        let own = |segment: &&Segment| (segment.start < gutter) == *is_left;
        let (mut start, mut end, mut size) = (f64::INFINITY, f64::NEG_INFINITY, 0.0_f64);
        let (mut written, mut letters, mut count) = (0.0, 0, 0_i32);
        let mut first = None;
        for row in rows {
            let mut edges: Option<Gap> = None;
            for segment in row.segments.iter().filter(own) {
                written += segment.end - segment.start;
                letters += segment.clusters.len();
                let from = edges.map_or(segment.start, |edges| edges.0);
                edges = Some((from, segment.end));
            }
            if let Some(edges) = edges {
                count += 1;
                (start, end) = (start.min(edges.0), end.max(edges.1));
                size = size.max(row.size);
                first = first.or(Some(edges.1 - edges.0));
            }
        }
        let width = end - start;
        // Two rows, as at the end of a chapter, must be plainly of running text.
        let is_plain = rows.len() == 2
            && count == 2
            && letters >= 40
            && first.is_some_and(|first| first > 0.9 * width);
        (count >= LEAST_ROWS || is_plain)
            && width > LEAST_WIDTH * size
            && written > FULL * width * f64::from(count)
            && letters >= 14 * usize::try_from(count).unwrap_or(usize::MAX)
    })
}

fn lines_of_block(rows: &[Row], block: u32, is_page_rtl: bool, lines: &mut Vec<Line>) {
    let all: Vec<&Cluster> = rows
        .iter()
        .flat_map(|row| &row.segments)
        .flat_map(|segment| &segment.clusters)
        .collect();
    let mut letters = (0, 0);
    for cluster in all {
        let (left, right) = count_letters(std::slice::from_ref(cluster));
        letters = (letters.0 + left, letters.1 + right);
    }
    let is_rtl = match letters {
        (0, 0) => is_page_rtl,
        (left, right) => right >= left,
    };
    let edges = edges(rows);
    let line = |row: &Row, shape: Shape| Line {
        shape,
        start: row.start(),
        end: row.end(),
        base: row.base,
        size: row.size,
        block,
        edges,
        is_rtl,
    };
    let mut at = 0;
    while at < rows.len() {
        let length = table(&rows[at..], is_rtl);
        if length == 0 {
            let row = &rows[at];
            lines.push(line(row, Shape::Words(joined(&row.segments, row.size))));
            at += 1;
            continue;
        }
        let rows = &rows[at..at + length];
        for (row, cells) in cells(rows, is_rtl) {
            lines.push(line(row, Shape::Cells(cells)));
        }
        at += length;
    }
}

/// The edges of a column: the outermost that two lines share, so that the number of a page does not count.
fn edges(rows: &[Row]) -> Gap {
    let mut starts: Vec<f64> = rows.iter().map(Row::start).collect();
    let mut ends: Vec<f64> = rows.iter().map(|row| -row.end()).collect();
    let near = rows.first().map_or(1.0, |row| row.size);
    let outer = |places: &mut Vec<f64>| {
        places.sort_by(f64::total_cmp);
        let shared = places.windows(2).find(|pair| pair[1] - pair[0] < near);
        shared
            .map(|pair| pair[0])
            .or(places.first().copied())
            .unwrap_or(0.0)
    };
    (outer(&mut starts), -outer(&mut ends))
}
