//! Intermediate representation: methods and types under their Rust names, without JSON Schema.

mod clients;
mod directions;
mod epee;
mod errors;
mod features;
mod finish;
mod fitting;
mod forms;
mod groups;
mod lower;
mod merge;
mod method;
mod opening;
mod packed;
pub(crate) mod pages;
mod place;
mod presence;
mod resume;
mod rows;
mod setters;
mod shapes;
mod size;
mod streams;
mod tags;
mod texts;
mod types;
mod union;
mod variants;
mod wire;
mod wrapped;

use serde_json::Value;

pub(crate) use directions::{members, named};
pub(crate) use forms::X_TYPE;
pub use lower::understand;
pub(crate) use opening::{opening, optional};
pub(crate) use packed::UNREAD as UNREAD_PACKED;
pub use pages::{By, Pages};
pub(crate) use rows::ROWS;
pub use types::{
    ArrayDispatch, Constant, Dispatch, Enum, Extra, Field, ObjectDispatch, Own, Payload, Presence,
    Struct, Type, TypeDef, TypeKind, Union, Variant,
};
pub(crate) use types::{Home, MAX_ARGUMENTS};

pub use crate::document::{Notification, Resume};
pub use crate::names::Name;
pub use crate::scalars::Scalar;

/// Everything that is emitted for one client.
#[derive(Clone, Debug)]
pub struct Api {
    /// The documents, each with its methods.
    pub documents: Vec<Document>,
    /// The clients, sorted by their names.
    pub clients: Vec<Client>,
    /// Whether documents say which clients are theirs. Then the structs of methods stand in a module for each document, because services
    /// have methods of the same name.
    pub several_clients: bool,
    /// The parameter groups, sorted by their names.
    pub groups: Vec<Group>,
    /// The types, sorted by their names.
    pub types: Vec<TypeDef>,
    /// Places that became a JSON value because nothing better is known of them.
    pub untyped: usize,
}

/// A struct with a function for each method.
#[derive(Clone, Debug)]
pub struct Client {
    /// The struct.
    pub name: Name,
    /// Who answers its calls, where documents say so.
    pub services: Vec<String>,
    /// The Cargo feature that it stands behind, where documents say so (`x-services`).
    pub feature: Option<String>,
}

/// One document's part of the clients.
#[derive(Clone, Debug)]
pub struct Document {
    /// The modules that its methods and its part of the client are emitted into.
    pub module: Name,
    /// The file, as diagnostics name it.
    pub file: String,
    /// `info.title`.
    pub title: String,
    /// The Cargo feature that its methods stand behind (`x-feature`).
    pub feature: Option<String>,
    /// The Cargo features that turn this one on, where it stands for several tags.
    pub turned_on_by: Vec<String>,
    /// Who answers its methods (`x-service`).
    pub services: Vec<String>,
    /// The clients that have its methods, by their index in [`Api::clients`].
    pub clients: Vec<usize>,
    /// The headings of methods, in the order of the first method of each in the document.
    pub headings: Vec<String>,
    /// Its place among the documents on a client's page (`x-order`); those without one come last.
    pub order: u64,
    /// The methods, sorted by their wire names.
    pub methods: Vec<Method>,
}

impl Document {
    /// The Cargo features that have to do with it.
    #[cfg_attr(
        not(feature = "cli"),
        expect(dead_code, reason = "only a crate's manifest lists them")
    )]
    pub(crate) fn features(&self) -> impl Iterator<Item = &str> {
        let own = self.feature.iter().chain(&self.turned_on_by);
        own.map(String::as_str)
    }
}

/// A method under its Rust names.
#[derive(Clone, Debug)]
pub struct Method {
    /// The name on the wire.
    pub wire: String,
    /// The struct.
    pub name: Name,
    /// Who answers it: all of the document's services, or some of them (`x-service`).
    pub services: Vec<String>,
    /// The other names that nodes know it by (`x-aliases`).
    pub aliases: Vec<String>,
    /// What people look for it by (`x-doc-aliases`).
    pub doc_aliases: Vec<String>,
    /// The heading that its functions stand under: its first tag.
    pub heading: Option<String>,
    /// The function, for each of the document's clients; `None` for one that hasn't the method.
    pub functions: Vec<Option<Name>>,
    /// How a call and its response are written.
    pub format: Wire,
    /// The parameters in their order.
    pub params: Vec<Param>,
    /// The struct of its required parameters, where these are too many for a function's arguments.
    pub fields: Option<Name>,
    /// Whether it is a notification, which nobody answers.
    pub is_notification: bool,
    /// The groups that hold some of the parameters, by their index in [`Api::groups`].
    pub groups: Vec<usize>,
    /// The parameter that stands for bytes beside the call, by its name on the wire (`x-reader`).
    pub reader: Option<String>,
    /// The result; `None` for `null`.
    pub output: Option<Type>,
    /// What the document says of the result.
    pub output_docs: Option<String>,
    /// What a result of null says, where it is no value of the result's type (`x-null`).
    pub null: Option<String>,
    /// The nodes that serve it (`x-nodes`).
    pub nodes: Vec<String>,
    /// The streams that it opens.
    pub streams: Vec<Stream>,
    /// How it gives a long list a page at a time (`x-pages`).
    pub pages: Option<Pages>,
    /// `read`, `idempotent` or `write`.
    pub safety: Safety,
    /// What the caller must be allowed to do.
    pub permission: Option<String>,
    /// Codes and what they mean.
    pub errors: Vec<(i64, String)>,
    /// The errors as a type, where the document says what the data of one of them is.
    pub typed_errors: Option<TypedErrors>,
    /// What it does.
    pub docs: Docs,
}

/// The errors of a method as an enum.
#[derive(Clone, Debug)]
pub struct TypedErrors {
    /// The enum.
    pub name: Name,
    /// The variants by their codes; of those with the same code the ones with data first.
    pub variants: Vec<TypedError>,
}

/// An error that a document lists.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedError {
    /// The variant.
    pub name: Name,
    /// The code.
    pub code: i64,
    /// The document's message.
    pub message: String,
    /// What its data is; `None` where the document doesn't say.
    pub data: Option<Type>,
}

/// How a call and its response are written (`x-wire`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wire {
    /// JSON-RPC, with the parameters in a list.
    #[default]
    JsonRpcByPosition,
    /// JSON-RPC, with the parameters in an object.
    JsonRpcByName,
    /// JSON-RPC, with the one parameter as the parameters.
    JsonRpcByValue,
    /// An object each way, over HTTP or in the envelopes of Chia's daemon.
    Chia,
    /// An object each way, only in the envelopes of Chia's daemon.
    ChiaDaemon,
    /// The parameters as an object, over HTTP; the response is the result.
    Json,
    /// No parameters, as a GET over HTTP; the response is the result.
    JsonGet,
    /// An object each way in epee's binary format, over HTTP.
    Epee,
}

impl Wire {
    /// Whether it is JSON-RPC.
    pub fn is_json_rpc(self) -> bool {
        matches!(
            self,
            Self::JsonRpcByPosition | Self::JsonRpcByName | Self::JsonRpcByValue
        )
    }

    /// Whether the parameters go out as an object.
    pub fn is_by_name(self) -> bool {
        !matches!(self, Self::JsonRpcByPosition | Self::JsonRpcByValue)
    }

    /// Whether every response is an object, that of a method without a result too.
    pub fn answers_objects(self) -> bool {
        matches!(self, Self::Chia | Self::ChiaDaemon | Self::Epee)
    }
}

/// What can be subscribed to.
#[derive(Clone, Debug)]
pub struct Stream {
    /// What it is subscribed to by.
    pub name: String,
    /// What people look for it by (`x-doc-aliases`).
    pub doc_aliases: Vec<String>,
    /// The call that opens it, where it is another than the method with the method's parameters.
    pub call: Option<StreamCall>,
    /// The function, for each of the document's clients; `None` for one that hasn't the stream.
    pub functions: Vec<Option<Name>>,
    /// What each item is.
    pub item: Type,
    /// How items arrive.
    pub items: Items,
    /// What ends it.
    pub stop: Stop,
    /// Whether there is a substitute, written by hand, for transports that have no subscriptions.
    pub fallback: bool,
    /// Whether it is over once the node ends it, rather than resubscribed.
    pub finite: bool,
    /// Where it resumes when it is resubscribed; `None` where it begins anew.
    pub resume: Option<Resume>,
    /// What it tells.
    pub docs: Docs,
}

/// A call of the method with parameters of the stream's own.
#[derive(Clone, Debug)]
pub struct StreamCall {
    /// The struct.
    pub name: Name,
    /// The parameters in their order, those that are fixed among them.
    pub params: Vec<Param>,
    /// The struct of its required parameters, where these are too many for a function's arguments.
    pub fields: Option<Name>,
}

/// How the items of a stream arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Items {
    /// In notifications.
    Notifications(Notification),
    /// As further responses to the opening call.
    Responses,
    /// As whatever the node pushes.
    Pushes,
}

/// What ends a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A call with the subscription's id.
    Call {
        /// The method.
        method: String,
        /// The name of the parameter, where parameters go out by name.
        param: Option<String>,
    },
    /// A notification that cancels the opening call.
    Cancel(String),
    /// A call under the id of the opening call.
    SameId(String),
    /// The end of the connection.
    Connection,
}

/// Whether a call may be sent twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Safety {
    /// Changes nothing.
    Read,
    /// Sending twice is sending once.
    Idempotent,
    /// Anything else.
    #[default]
    Write,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Param {
    /// The name in the document.
    pub wire: String,
    /// The field.
    pub name: Name,
    /// Its type, without the `Option` of one that may be left out.
    pub ty: Type,
    /// Whether it must be given.
    pub presence: Presence,
    /// The group that it is a member of, by its index in [`Api::groups`]. Then its name is that of the group's field.
    pub group: Option<usize>,
    /// Whether a call with an empty list is refused before it is sent.
    pub refuses_empty: bool,
    /// Whether null is read as an empty one.
    pub null_is_empty: bool,
    /// The value sent when it isn't given, or of a required one what nodes take for an absent one.
    pub default: Option<Value>,
    /// The fixed value of a stream's parameter.
    pub fixed: Option<Value>,
    /// What it is.
    pub docs: Docs,
}

/// Optional parameters that several methods share, as one struct (`x-groups`).
#[derive(Clone, Debug)]
pub struct Group {
    /// The struct.
    pub name: Name,
    /// The field of the methods' structs, and the setter of the group as a whole.
    pub field: Name,
    /// The module that the struct is emitted into.
    pub module: String,
    /// The Cargo feature that the module stands behind.
    pub feature: Option<String>,
    /// The document that it stands in, by its index in [`Api::documents`]: the one with the most methods that have it.
    pub document: usize,
    /// What it is for.
    pub docs: Docs,
    /// The parameters in the document's order.
    pub params: Vec<Param>,
    /// The setter of each parameter, in the same order.
    pub setters: Vec<Name>,
}

/// Documentation of an item.
#[derive(Clone, Debug, Default)]
pub struct Docs {
    /// The document's words.
    pub text: Option<String>,
    /// The unit of a number.
    pub unit: Option<String>,
    /// Where more is said.
    pub source: Option<String>,
    /// Whether it is on its way out.
    pub deprecated: bool,
}

impl Docs {
    /// Without a text that is only the name of what it is about.
    #[must_use]
    pub(crate) fn beyond_name(self, name: &str) -> Self {
        let is_more = |text: &String| !only_names(text, name);
        Self {
            text: self.text.filter(is_more),
            ..self
        }
    }

    /// Whether the document says anything in words.
    pub fn has_words(&self) -> bool {
        let text = self.text.as_deref();
        text.is_some_and(|text| !text.trim().is_empty())
    }
}

/// Whether a text is the name that it is about, and no more.
pub(crate) fn only_names(text: &str, name: &str) -> bool {
    text.trim_matches(['`', '.', '(', ')', '"', ' ']) == name
}
