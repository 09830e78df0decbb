//! Tests of the editing core.
