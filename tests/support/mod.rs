//! Help for tests of the window: a renderer without a graphics card, and pictures compared with a tolerance.
#![allow(dead_code, reason = "each test program uses a part of it")]
#![allow(
    unreachable_pub,
    reason = "the same files serve as a module of several test programs"
)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::iter_over_hash_type,
    reason = "a test fails by panicking, and textures are independent of each other"
)]

pub mod picture;
pub mod renderer;
