//! The full record in RON and JSON: there and back, its shape, what it refuses, and how it fits another collection.

mod adapt;
mod file;
mod golden;
mod hostile;
mod random;
mod round_trip;
mod sample;
mod speed;
