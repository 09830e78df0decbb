//! Figures of one run: median, spread, and the budget beside them.

use std::io::Write;
use std::time::{Duration, Instant};

use super::Result;

/// Figures of one thing, in one unit.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    what: String,
    budget: &'static str,
    unit: &'static str,
    values: Vec<f64>,
}

impl Row {
    /// Figures that are there already. `budget` may be empty.
    pub(crate) fn new(
        what: impl Into<String>,
        budget: &'static str,
        unit: &'static str,
        values: Vec<f64>,
    ) -> Self {
        let mut values = values;
        values.sort_by(f64::total_cmp);
        Self {
            what: what.into(),
            budget,
            unit,
            values,
        }
    }

    /// Milliseconds.
    pub(crate) fn times(what: impl Into<String>, budget: &'static str, times: &[Duration]) -> Self {
        let values = times.iter().map(|time| time.as_secs_f64() * 1e3).collect();
        Self::new(what, budget, "ms", values)
    }

    /// The value that `share` of the figures (0 to 1) do not exceed; NaN where there are none.
    pub(crate) fn quantile(&self, share: f64) -> f64 {
        let rank = (share * self.values.len() as f64).ceil() as usize;
        let at = rank.clamp(1, self.values.len().max(1)) - 1;
        self.values.get(at).copied().unwrap_or(f64::NAN)
    }
}

/// How long something took, and what came of it.
pub(crate) fn timed<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let started = Instant::now();
    let value = run();
    (started.elapsed(), value)
}

/// Prints rows as a Markdown table, below a line that says where they were taken.
pub(crate) fn print(title: &str, rows: &[Row]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n## {title}\n\n{}\n", super::machine::conditions())?;
    writeln!(
        out,
        "| What | Budget | Median | Min | Max | p95 | p99 | n |"
    )?;
    writeln!(out, "|---|---|---|---|---|---|---|---|")?;
    for row in rows {
        let figure = |share: f64| format!("{} {}", short(row.quantile(share)), row.unit);
        writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            row.what,
            row.budget,
            figure(0.5),
            figure(0.0),
            figure(1.0),
            figure(0.95),
            figure(0.99),
            row.values.len()
        )?;
    }
    Ok(())
}

/// Three digits that count.
fn short(value: f64) -> String {
    let decimals = match value.abs() {
        value if value >= 100.0 => 0,
        value if value >= 10.0 => 1,
        _ => 2,
    };
    format!("{value:.decimals$}")
}
