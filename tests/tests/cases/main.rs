//! The code of the generator cases compiles without a warning, and does what the documents say.

#![deny(warnings)]
#![allow(
    dead_code,
    reason = "what a case generates is public, and most of it is only compiled here"
)]

mod chia_wire;
mod enums;
mod epee;
mod errors;
mod extra;
mod given;
mod groups;
mod lists;
mod named;
mod node;
mod objects;
mod pages;
mod params;
mod paths;
mod readers;
mod scalars;
mod served_by;
mod shapes;
mod streams;
mod texts;
mod unions;
mod wrapped;

/// What the generator makes of each document of `cases/`.
pub mod generated {
    include!(concat!(env!("OUT_DIR"), "/cases.rs"));
}

/// Reads a text as a type and writes it again.
fn again<T: serde::de::DeserializeOwned + serde::Serialize>(
    text: &str,
) -> serde_json::Result<String> {
    serde_json::to_string(&serde_json::from_str::<T>(text)?)
}

/// What is wrong with a text; empty if nothing is.
fn fault<T: serde::de::DeserializeOwned>(text: &str) -> String {
    serde_json::from_str::<T>(text)
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default()
}
