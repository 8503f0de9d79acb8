//! The code of the generator cases compiles without a warning, and does what the documents say.

#![deny(warnings)]
#![allow(
    dead_code,
    reason = "what a case generates is public, and most of it is only compiled here"
)]

/// What the generator makes of each document of `cases/`.
pub mod cases {
    include!(concat!(env!("OUT_DIR"), "/cases.rs"));
}
