//! Help for tests of the window: a renderer without a graphics card, and pictures compared with a tolerance.
#![allow(dead_code)] // Each test file uses a part of it.
#![allow(unreachable_pub)] // The same files serve as a module of several test programs.

pub mod picture;
pub mod renderer;
