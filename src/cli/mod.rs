//! The operations of the engine from the command line.
