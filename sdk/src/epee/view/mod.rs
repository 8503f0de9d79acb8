//! The view: epee as JSON.

mod form;
mod parse;
mod show;

pub use parse::from_json;
#[cfg(feature = "record")]
pub(crate) use parse::plain_key;
pub use show::to_json;
