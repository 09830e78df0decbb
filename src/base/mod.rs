//! Ids, clock, cancel, progress, report and budget: what every layer needs and no domain words.

mod budget;
mod cancel;
mod cells;
pub mod environment;
mod in_order;
mod progress;
mod report;

pub use budget::{Budget, BudgetExceeded, Limit};
pub use cancel::{Cancel, Cancelled};
pub use cells::{Cell, CellRow, CellTable, SQLITE};
pub use in_order::{in_order, in_order_of, pieces_of};
pub use progress::{Progress, ProgressState};
pub use report::{Report, ReportEntry, Severity, line_of};

#[cfg(test)]
mod tests;
