//! The OpenRPC model: documents with references resolved, every value with its location.

use std::collections::BTreeMap;

use serde_json::Value;

use super::schema::{Schema, SchemaId};
use super::stream::Stream;
use crate::diagnostic::Location;

/// The documents of one client, with every schema they reach.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spec {
    /// The OpenRPC documents, sorted by their module names.
    pub documents: Vec<Document>,
    /// Every named schema and every target of a reference.
    pub schemas: BTreeMap<SchemaId, Schema>,
}

impl Spec {
    /// The location of diagnostics about the whole spec: the first document.
    pub fn at(&self) -> Location {
        self.documents
            .first()
            .map_or_else(|| Location::root(""), |document| document.at.clone())
    }
}

/// An OpenRPC document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The root of the file.
    pub at: Location,
    /// The file's stem (`eth` of `eth.json`): the name of the generated modules.
    pub stem: String,
    /// `info.title`.
    pub title: String,
    /// `info.description`.
    pub description: Option<String>,
    /// `info.version`.
    pub version: String,
    /// The methods in the document's order.
    pub methods: Vec<Method>,
    /// The Cargo features that turn on its own (`x-feature`), where it stands for several tags.
    pub turned_on_by: Vec<String>,
    /// The `x-` keys of the document.
    pub extensions: BTreeMap<String, Value>,
}

/// A method object.
#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    /// Its location.
    pub at: Location,
    /// The name on the wire.
    pub name: String,
    /// The summary, one line.
    pub summary: Option<String>,
    /// The description.
    pub description: Option<String>,
    /// The parameters in their order, references followed.
    pub params: Vec<ContentDescriptor>,
    /// The result, absent for a notification.
    pub result: Option<ContentDescriptor>,
    /// The streams that it opens (`x-stream`).
    pub streams: Vec<Stream>,
    /// The errors, references followed.
    pub errors: Vec<ErrorObject>,
    /// The names of its tags.
    pub tags: Vec<String>,
    /// The structure of parameters on the wire.
    pub structure: ParamStructure,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// `externalDocs.url`.
    pub source: Option<String>,
    /// The `x-` keys.
    pub extensions: BTreeMap<String, Value>,
}

impl Method {
    /// The schemas of its parameters, of its result, of its errors' data and of its streams.
    pub fn schemas(&self) -> impl Iterator<Item = &Schema> {
        let descriptors = self.params.iter().chain(&self.result);
        descriptors
            .map(|descriptor| &descriptor.schema)
            .chain(self.errors.iter().filter_map(|error| error.data.as_ref()))
            .chain(self.streams.iter().flat_map(Stream::schemas))
    }

    /// The schemas of its parameters, of its result, of its errors' data and of its streams' items, mutable.
    pub fn schemas_mut(&mut self) -> impl Iterator<Item = &mut Schema> {
        let descriptors = self.params.iter_mut().chain(&mut self.result);
        descriptors
            .map(|descriptor| &mut descriptor.schema)
            .chain(
                self.errors
                    .iter_mut()
                    .filter_map(|error| error.data.as_mut()),
            )
            .chain(self.streams.iter_mut().flat_map(Stream::schemas_mut))
    }
}

/// `paramStructure`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParamStructure {
    /// `by-name`.
    ByName,
    /// `by-position`.
    ByPosition,
    /// `either`, the specification's default.
    #[default]
    Either,
}

/// A parameter or a result.
#[derive(Clone, Debug, PartialEq)]
pub struct ContentDescriptor {
    /// Its location (the target, when it was a reference).
    pub at: Location,
    /// Its name.
    pub name: String,
    /// The summary, one line.
    pub summary: Option<String>,
    /// The description.
    pub description: Option<String>,
    /// Whether it is required; false by default, as in the specification.
    pub required: bool,
    /// Its schema.
    pub schema: Schema,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The `x-` keys.
    pub extensions: BTreeMap<String, Value>,
}

/// An error object of a method.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorObject {
    /// Its location.
    pub at: Location,
    /// The code on the wire.
    pub code: i64,
    /// The message.
    pub message: String,
    /// The name of the component, where it is one.
    pub name: Option<String>,
    /// What its data is, where the document says more of it than that there is some.
    pub data: Option<Schema>,
}
