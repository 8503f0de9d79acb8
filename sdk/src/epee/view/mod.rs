//! The view: the same object as JSON.

mod form;
mod parse;
mod show;

pub use parse::from_json;
pub use show::to_json;
