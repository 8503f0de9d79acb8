//! Intermediate representation: methods and types under their Rust names, without JSON Schema.

mod clients;
mod directions;
mod epee;
mod features;
mod finish;
mod forms;
mod groups;
mod lower;
mod method;
mod packed;
mod place;
mod presence;
mod setters;
mod shapes;
mod size;
mod streams;
mod union;
mod wire;

use serde_json::Value;

pub(crate) use directions::{members, named};
pub use lower::understand;
pub(crate) use packed::UNREAD as UNREAD_PACKED;

use crate::diagnostic::Location;
pub use crate::document::Notification;
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
    /// Who answers its methods (`x-service`).
    pub services: Vec<String>,
    /// The clients that have its methods, by their index in [`Api::clients`].
    pub clients: Vec<usize>,
    /// The methods, sorted by their wire names.
    pub methods: Vec<Method>,
}

/// A method under its Rust names.
#[derive(Clone, Debug)]
pub struct Method {
    /// The name on the wire.
    pub wire: String,
    /// The struct.
    pub name: Name,
    /// The function, for each of the document's clients.
    pub functions: Vec<Name>,
    /// How a call and its answer are written.
    pub format: Wire,
    /// The parameters in their order.
    pub params: Vec<Param>,
    /// Whether it is a notification, which nobody answers.
    pub is_notification: bool,
    /// The groups that hold some of the parameters, by their index in [`Api::groups`].
    pub groups: Vec<usize>,
    /// The result; `None` for `null`.
    pub output: Option<Type>,
    /// What the document says of the result.
    pub output_docs: Option<String>,
    /// The streams that it opens.
    pub streams: Vec<Stream>,
    /// `read`, `idempotent` or `write`.
    pub safety: Safety,
    /// What the caller must be allowed to do.
    pub permission: Option<String>,
    /// Codes and what they mean.
    pub errors: Vec<(i64, String)>,
    /// What it does.
    pub docs: Docs,
}

/// How a call and its answer are written (`x-wire`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wire {
    /// JSON-RPC, with the parameters in a list.
    #[default]
    JsonRpcByPosition,
    /// JSON-RPC, with the parameters in an object.
    JsonRpcByName,
    /// An object each way, over HTTP or in the envelopes of Chia's daemon.
    Chia,
    /// An object each way, only in the envelopes of Chia's daemon.
    ChiaDaemon,
    /// The parameters as an object, over HTTP; the answer is the result.
    Json,
    /// No parameters, as a GET over HTTP; the answer is the result.
    JsonGet,
    /// An object each way in epee's binary format, over HTTP.
    Epee,
}

impl Wire {
    /// Whether it is JSON-RPC.
    pub fn is_json_rpc(self) -> bool {
        matches!(self, Self::JsonRpcByPosition | Self::JsonRpcByName)
    }

    /// Whether the parameters go out as an object.
    pub fn is_by_name(self) -> bool {
        self != Self::JsonRpcByPosition
    }

    /// Whether every answer is an object, that of a method without a result too.
    pub fn answers_objects(self) -> bool {
        matches!(self, Self::Chia | Self::ChiaDaemon | Self::Epee)
    }
}

/// What can be subscribed to.
#[derive(Clone, Debug)]
pub struct Stream {
    /// What it is subscribed to by.
    pub name: String,
    /// The call that opens it, where it is another than the method with the method's parameters.
    pub call: Option<StreamCall>,
    /// The function, for each of the document's clients.
    pub functions: Vec<Name>,
    /// What each item is.
    pub item: Type,
    /// How items arrive.
    pub items: Items,
    /// What ends it.
    pub stop: Stop,
    /// Whether there is a substitute, written by hand, for transports that have no subscriptions.
    pub fallback: bool,
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
    /// The value sent when it isn't given.
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
    /// The document whose methods have it, by its index in [`Api::documents`].
    pub document: usize,
    /// What it is for.
    pub docs: Docs,
    /// The parameters in the document's order.
    pub params: Vec<Param>,
    /// The setter of each parameter, in the same order.
    pub setters: Vec<Name>,
}

/// A Rust type, by its parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    /// A scalar of the runtime.
    Scalar(Scalar),
    /// A generated type, by its index in [`Api::types`].
    Named(usize),
    /// `Option`: a value or null.
    Option(Box<Type>),
    /// `Vec`.
    List(Box<Type>),
    /// `Vec` whose items lie in one byte string where the format is binary.
    Packed(Box<Type>),
    /// `[T; N]`.
    Array(Box<Type>, usize),
    /// `BTreeMap`.
    Map(Box<Type>, Box<Type>),
    /// `Box`, where a type would contain itself.
    Boxed(Box<Type>),
    /// A tuple: an array of fixed length whose items differ.
    Tuple(Vec<Type>),
}

/// The module that a type or a group is emitted into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Home<'a> {
    /// The name that it wants. One behind a feature may want the name of one that is always there.
    pub(crate) module: &'a str,
    /// The Cargo feature that it stands behind.
    pub(crate) feature: Option<&'a str>,
}

impl TypeDef {
    pub(crate) fn home(&self) -> Home<'_> {
        Home {
            module: &self.module,
            feature: self.feature.as_deref(),
        }
    }
}

impl Group {
    pub(crate) fn home(&self) -> Home<'_> {
        Home {
            module: &self.module,
            feature: self.feature.as_deref(),
        }
    }
}

/// A generated type.
#[derive(Clone, Debug)]
pub struct TypeDef {
    /// Its name.
    pub name: Name,
    /// The module that it is emitted into.
    pub module: String,
    /// The Cargo feature that the module stands behind.
    pub feature: Option<String>,
    /// The schema it comes from.
    pub at: Location,
    /// Whether nodes send it: then what is unknown today must still decode.
    pub received: bool,
    /// Whether callers send it.
    pub sent: bool,
    /// The struct of its required fields, where callers send it and these are too many for a function's arguments.
    pub fields: Option<Name>,
    /// What it is.
    pub docs: Docs,
    /// Its shape.
    pub kind: TypeKind,
}

/// The shape of a generated type.
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// An object.
    Struct(Struct),
    /// One of several shapes.
    Union(Union),
    /// One of several texts or numbers.
    Enum(Enum),
}

/// What a constructor takes at most, which is what clippy lets a function have.
pub(crate) const MAX_ARGUMENTS: usize = 7;

/// An object with known keys.
#[derive(Clone, Debug, Default)]
pub struct Struct {
    /// The keys that carry something, sorted by their wire names.
    pub fields: Vec<Field>,
    /// The keys that always say the same, sorted by their wire names.
    pub constants: Vec<Constant>,
    /// The required keys, constants among them, in the document's order.
    pub required: Vec<String>,
    /// Groups of fields (by wire name) of which at most one may be sent.
    pub exclusive: Vec<Vec<String>>,
    /// All fields (by wire name) in the order of their bytes, where it can be an item of a packed list; empty otherwise.
    pub packed: Vec<String>,
}

impl Struct {
    /// The required fields, in the document's order.
    pub(crate) fn required_fields(&self) -> Vec<&Field> {
        let is_required = |field: &&Field| field.presence == Presence::Required;
        let mut fields: Vec<&Field> = self.fields.iter().filter(is_required).collect();
        fields.sort_by_key(|field| self.required.iter().position(|wire| *wire == field.wire));
        fields
    }

    /// The field of a key.
    pub(crate) fn field(&self, wire: &str) -> Option<&Field> {
        let found = self
            .fields
            .binary_search_by(|field| field.wire.as_str().cmp(wire));
        self.fields.get(found.ok()?)
    }

    /// The constant of a key.
    pub(crate) fn constant(&self, wire: &str) -> Option<&Constant> {
        let found = self
            .constants
            .binary_search_by(|constant| constant.wire.as_str().cmp(wire));
        self.constants.get(found.ok()?)
    }
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// The key.
    pub wire: String,
    /// The field's name.
    pub name: Name,
    /// Its type, without the `Option` of a key that may be absent or null.
    pub ty: Type,
    /// When the key is there.
    pub presence: Presence,
    /// What it is.
    pub docs: Docs,
}

/// When a key or a parameter is there. In Rust, those of the second and the third kind are an `Option`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always, and never null.
    Required,
    /// Always, and it may be null.
    Nullable,
    /// Perhaps.
    Optional,
    /// Where the list has items: an absent one is empty.
    Filled,
}

impl Presence {
    /// Of what may have to be there, and may be null.
    pub(crate) fn of(required: bool, nullable: bool) -> Self {
        match (required, nullable) {
            (false, _) => Self::Optional,
            (true, true) => Self::Nullable,
            (true, false) => Self::Required,
        }
    }

    /// Whether it is an `Option` in Rust.
    pub fn is_option(self) -> bool {
        matches!(self, Self::Nullable | Self::Optional)
    }
}

/// A key that always says the same.
#[derive(Clone, Debug)]
pub struct Constant {
    /// The key.
    pub wire: String,
    /// What it says.
    pub value: Value,
    /// The form in which it is written.
    pub scalar: Scalar,
}

/// A closed or open set of texts, or of numbers of 64 bits with a sign.
#[derive(Clone, Debug)]
pub struct Enum {
    /// The values with their variants, sorted by value.
    pub values: Vec<(Value, Name)>,
    /// What the values are called where texts stand for them (`x-names`), in the same order; empty where nothing is said.
    pub texts: Vec<String>,
}

/// One of several shapes.
#[derive(Clone, Debug)]
pub struct Union {
    /// The variants in the document's order.
    pub variants: Vec<Variant>,
    /// How what arrives is told apart.
    pub dispatch: Dispatch,
    /// Whether there is an `Unknown` variant that keeps what no other takes.
    pub unknown: bool,
}

/// A variant of a union.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its name.
    pub name: Name,
    /// What it holds; a constant holds nothing.
    pub payload: Payload,
    /// What it is.
    pub docs: Docs,
}

/// What a variant holds.
#[derive(Clone, Debug)]
pub enum Payload {
    /// Nothing: it is written as this text, number or flag.
    Constant(Value),
    /// A value.
    Type(Type),
}

/// How a union tells apart what arrives: for every JSON kind, the variants (by index) that take it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dispatch {
    /// Constants, looked at first.
    pub constants: Vec<(Value, usize)>,
    /// For texts: tried in this order.
    pub strings: Vec<usize>,
    /// For flags.
    pub boolean: Option<usize>,
    /// For integers.
    pub integer: Option<usize>,
    /// For numbers with a fraction (and for integers, when nothing takes those).
    pub number: Option<usize>,
    /// For arrays.
    pub array: Option<ArrayDispatch>,
    /// For objects.
    pub object: Option<ObjectDispatch>,
    /// For everything else.
    pub anything: Option<usize>,
}

/// How arrays are told apart.
#[derive(Clone, Debug, PartialEq)]
pub enum ArrayDispatch {
    /// There is one variant for them.
    One(usize),
    /// By the kind of the first item; an empty array is the first variant's.
    ByItem(Vec<(crate::document::Kind, usize)>),
}

/// How objects are told apart.
#[derive(Clone, Debug, PartialEq)]
pub enum ObjectDispatch {
    /// There is one variant for them.
    One(usize),
    /// By what one key says.
    ByTag {
        /// The key.
        key: String,
        /// What it says in which variant.
        arms: Vec<(Value, usize)>,
        /// The variant of objects without the key.
        absent: Option<usize>,
    },
    /// By which key is there, looked at in this order.
    ByKey {
        /// The key that only this variant has.
        arms: Vec<(String, usize)>,
        /// The variant of objects with none of them.
        otherwise: Option<usize>,
    },
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
