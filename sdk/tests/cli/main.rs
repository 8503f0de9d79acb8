//! `polyrpc` as people and scripts use it, against mock nodes on this machine.

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
