//! `polyrpc` as people and scripts use it, against mock nodes on this machine.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

mod batch;
mod chains;
mod guide;
mod node;
mod subscribe;
#[cfg(unix)]
mod terminal;
mod usage;

#[path = "../tool/mod.rs"]
mod tool;
