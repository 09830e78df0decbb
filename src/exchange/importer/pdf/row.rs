//! Rows of a page: what stands on one baseline, cut where it is wide apart.
//!
//! Small raised or lowered pieces, such as the number of a note, join the row that they touch.

use crate::exchange::importer::pdf::cluster::Cluster;
use crate::exchange::importer::pdf::glyph::Rule;

/// Baselines so near are one, parts of the size.
const SAME_BASE: f64 = 0.12;
/// A gap so wide parts a row, parts of the size.
const PARTS: f64 = 1.0;
/// A gap so wide is a space, parts of the size.
const SPACE: f64 = 0.18;

/// What stands together on a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Segment {
    /// By their place, without spaces at the ends.
    pub(super) clusters: Vec<Cluster>,
    pub(super) start: f64,
    pub(super) end: f64,
    /// Where a line is drawn between this and what stands left of it.
    pub(super) rule: Option<f64>,
}

/// What stands on one baseline.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// By their place; never none.
    pub(super) segments: Vec<Segment>,
    pub(super) base: f64,
    /// The size in which most of it is set.
    pub(super) size: f64,
    /// Whether lines are drawn up and down through it.
    pub(super) is_ruled: bool,
    /// Whether a line is drawn over it, below the row above.
    pub(super) is_cut_off: bool,
}

impl Row {
    pub(super) fn start(&self) -> f64 {
        self.segments.first().map_or(0.0, |segment| segment.start)
    }

    pub(super) fn end(&self) -> f64 {
        self.segments.last().map_or(0.0, |segment| segment.end)
    }

    /// A row of some segments of this one.
    pub(super) fn with(&self, segments: Vec<Segment>) -> Self {
        Self {
            segments,
            base: self.base,
            size: self.size,
            is_ruled: self.is_ruled,
            is_cut_off: self.is_cut_off,
        }
    }
}

/// The rows of a page, from above.
pub(super) fn rows(mut clusters: Vec<Cluster>, rules: &[Rule]) -> Vec<Row> {
    clusters.sort_by(|one, other| other.base.total_cmp(&one.base));
    let mut strips: Vec<Vec<Cluster>> = Vec::new();
    for cluster in clusters {
        let is_same = strips
            .last()
            .and_then(|strip| strip.first())
            .is_some_and(|first| {
                (first.base - cluster.base).abs() <= SAME_BASE * first.size.min(cluster.size)
            });
        match strips.last_mut().filter(|_| is_same) {
            Some(strip) => strip.push(cluster),
            None => strips.push(vec![cluster]),
        }
    }
    let mut rows: Vec<Row> = strips.into_iter().filter_map(row).collect();
    raise(&mut rows);
    if !rules.is_empty() {
        cut(&mut rows, rules);
    }
    rows
}

/// Parts rows where lines are drawn through them.
fn cut(rows: &mut [Row], rules: &[Rule]) {
    let mut above = f64::INFINITY;
    for row in rows {
        let (middle, start, end) = (row.base + 0.3 * row.size, row.start(), row.end());
        let mut places: Vec<f64> = Vec::new();
        for rule in rules {
            match rule.is_level {
                true => {
                    let is_between = rule.at > middle && rule.at < above;
                    row.is_cut_off |= is_between && rule.from < end && rule.to > start;
                }
                false => {
                    if rule.from <= middle && rule.to >= middle {
                        places.push(rule.at);
                    }
                }
            }
        }
        above = row.base;
        row.is_ruled = places.len() > 1;
        if !places.iter().any(|place| (start..=end).contains(place)) {
            continue;
        }
        places.sort_by(f64::total_cmp);
        let old: Vec<Segment> = row.segments.drain(..).collect();
        for segment in old {
            let mut rest = segment.clusters;
            while !rest.is_empty() {
                let first = rest.first().map_or(0.0, Cluster::middle);
                let next = places.iter().copied().find(|place| *place > first);
                let until = next.map_or(rest.len(), |place| {
                    rest.iter()
                        .take_while(|cluster| cluster.middle() < place)
                        .count()
                });
                let more = rest.split_off(until.max(1));
                let piece = std::mem::replace(&mut rest, more);
                let rule = places.iter().copied().rfind(|place| *place <= first);
                for mut part in segments(piece, row.size) {
                    let is_first = part.start <= first;
                    part.rule = rule.filter(|_| is_first);
                    row.segments.push(part);
                }
            }
        }
    }
}

fn row(mut clusters: Vec<Cluster>) -> Option<Row> {
    clusters.sort_by(|one, other| one.middle().total_cmp(&other.middle()));
    // Spaces say nothing about where a row ends.
    let base = clusters.first()?.base;
    let size = usual_size(&clusters);
    let segments = segments(clusters, size);
    (!segments.is_empty()).then_some(Row {
        segments,
        base,
        size,
        is_ruled: false,
        is_cut_off: false,
    })
}

/// The size of most pieces.
fn usual_size(clusters: &[Cluster]) -> f64 {
    let mut sizes: Vec<f64> = clusters
        .iter()
        .filter(|cluster| !cluster.is_space())
        .map(|cluster| cluster.size)
        .collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0)
}

fn segments(clusters: Vec<Cluster>, size: f64) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut spaces: Vec<Cluster> = Vec::new();
    for cluster in clusters {
        if cluster.is_space() {
            spaces.push(cluster);
            continue;
        }
        let (start, end) = (cluster.start, cluster.end);
        match segments
            .last_mut()
            .filter(|last| start - last.end < PARTS * size)
        {
            Some(last) => {
                last.clusters.append(&mut spaces);
                last.clusters.push(cluster);
                last.end = last.end.max(end);
            }
            None => segments.push(Segment {
                clusters: vec![cluster],
                start,
                end,
                rule: None,
            }),
        }
        spaces.clear();
    }
    segments
}

/// Joins what is small and a little above or below a row with that row.
fn raise(rows: &mut Vec<Row>) {
    let mut at = 0;
    while at < rows.len() {
        let small = rows[at].clone();
        let mut left = Vec::new();
        let mut has_moved = false;
        for segment in small.segments {
            let near =
                (at.saturating_sub(3)..(at + 4).min(rows.len())).filter(|index| *index != at);
            let size = usual_size(&segment.clusters);
            let fits = |row: &Row| {
                let above = (small.base - row.base) / row.size;
                (-0.35..=0.6).contains(&above)
                    && size <= row.size * 0.85
                    && row.segments.iter().any(|other| {
                        segment.start - other.end < row.size * 0.5
                            && other.start - segment.end < row.size * 0.5
                    })
            };
            let distance = |index: &usize| (small.base - rows[*index].base).abs();
            let host = near
                .filter(|index| fits(&rows[*index]))
                .min_by(|one, other| distance(one).total_cmp(&distance(other)));
            match host {
                Some(host) => {
                    has_moved = true;
                    let row = &mut rows[host];
                    let size = row.size;
                    let all = row.segments.drain(..).flat_map(|segment| segment.clusters);
                    let mut all: Vec<Cluster> = all.chain(segment.clusters).collect();
                    all.sort_by(|one, other| one.middle().total_cmp(&other.middle()));
                    row.segments = segments(all, size);
                }
                None => left.push(segment),
            }
        }
        if !has_moved {
            at += 1;
        } else if left.is_empty() {
            rows.remove(at);
        } else {
            rows[at].segments = left;
            at += 1;
        }
    }
}

/// The pieces of some segments on one line, with spaces where they are apart, and once where they are printed twice.
pub(super) fn joined(segments: &[Segment], size: f64) -> Vec<Cluster> {
    let mut line: Vec<Cluster> = Vec::new();
    for cluster in segments.iter().flat_map(|segment| &segment.clusters) {
        if let Some(last) = line.last() {
            let is_twice = !cluster.is_space()
                && last.text == cluster.text
                && (last.start - cluster.start).abs() < 0.08 * size
                && (last.end - cluster.end).abs() < 0.08 * size
                && cluster.width() > 0.15 * size;
            if is_twice {
                continue;
            }
            let gap = cluster.start - last.end;
            let is_apart = gap > SPACE * last.size.max(cluster.size).min(size * 1.5);
            if is_apart && !last.is_space() && !cluster.is_space() {
                line.push(Cluster {
                    text: " ".to_owned(),
                    start: last.end,
                    end: cluster.start,
                    base: cluster.base,
                    size: cluster.size,
                });
            }
        }
        line.push(cluster.clone());
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cluster(text: &str, start: f64, end: f64, base: f64, size: f64) -> Cluster {
        Cluster {
            text: text.to_owned(),
            start,
            end,
            base,
            size,
        }
    }

    fn text(row: &Row) -> String {
        let line = joined(&row.segments, row.size);
        line.into_iter().map(|cluster| cluster.text).collect()
    }

    #[test]
    fn gaps_are_spaces_and_wide_ones_part() {
        let clusters = vec![
            cluster("a", 0.0, 5.0, 100.0, 10.0),
            cluster("b", 8.0, 13.0, 100.4, 10.0),
            cluster("c", 13.5, 18.0, 100.0, 10.0),
            cluster("d", 60.0, 65.0, 100.0, 10.0),
            cluster("e", 0.0, 5.0, 80.0, 10.0),
        ];
        let rows = rows(clusters, &[]);
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].segments.len(), 2);
        assert_eq!(text(&rows[0]), "a bc d");
    }

    #[test]
    fn small_raised_numbers_join_their_row() {
        let clusters = vec![
            cluster("word", 0.0, 20.0, 100.0, 10.0),
            cluster("1", 20.0, 23.0, 104.0, 6.0),
            cluster("next", 30.0, 50.0, 100.0, 10.0),
            cluster("foot", 0.0, 20.0, 88.0, 10.0),
        ];
        let rows = rows(clusters, &[]);
        assert_eq!(rows.len(), 2);
        assert_eq!(text(&rows[0]), "word1 next");
    }
}
