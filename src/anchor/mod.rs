//! Passages and texts: describe a passage (position, quote, context), check it, find it again in another text.
//!
//! Pure functions of texts and spans; offsets are UTF-8 bytes throughout. Nothing here moves an annotation: the engine
//! stores what was found as a placement, and what was not found stays visible as an orphan (I6, I7).

mod describe;
mod likeness;
mod replace;
mod resolve;
mod shown;

pub use describe::{AnchorError, CONTEXT, Described, check, check_context, check_spans, describe};
pub use replace::{Replaced, carried_marks, replaced, replaced_open};
pub use resolve::{Found, resolve};
pub use shown::{shown, shown_quote};

#[cfg(test)]
mod replace_tests;
#[cfg(test)]
mod tests;
