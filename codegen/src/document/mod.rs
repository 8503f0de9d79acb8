//! Documents: loading them, their overlays, their references, and the model they are read into.

mod cycle;
mod identity;
mod json_path;
mod load;
mod model;
mod name;
mod node;
mod overlay;
mod parse;
#[cfg(feature = "reference")]
mod raw;
mod read;
mod reference;
mod safety;
mod schema;
mod source;
mod stream;

#[cfg(test)]
mod tests;

pub use load::{LoadOptions, Loaded, is_document, load, load_texts, load_with};
pub use model::{ContentDescriptor, Document, ErrorObject, Method, ParamStructure, Spec};
#[cfg(feature = "reference")]
pub(crate) use raw::Raw;
pub use schema::{Kind, Schema, SchemaId};
pub use stream::{Items, Notification, Resume, Stop, Stream, StreamParam};
