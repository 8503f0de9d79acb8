//! What a reference consists of. It is written and read as JSON, so that tools need neither the documents nor the generator.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A method: parameters, result, errors and streams, with their types in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct MethodEntry {
    /// The name on the wire.
    pub name: String,
    /// Other names that nodes know it by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The services that answer it, where a chain has several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    /// What it does.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// How a call is written, as `x-wire` has it: `jsonrpc`, `json`, `json-get`, …
    pub wire: String,
    /// The structure of the parameters.
    pub structure: Structure,
    /// Whether a call may be sent twice: `read`, `idempotent` or `write`.
    pub safety: String,
    /// The permission that the caller needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission: Option<String>,
    /// The nodes that serve it, where the document says so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nodes: Vec<String>,
    /// The parameters in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub params: Vec<ParamEntry>,
    /// The result; `None` for null and for notifications.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<ResultEntry>,
    /// What a result of null says, where it is an error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub null: Option<String>,
    /// The errors that the document lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ErrorEntry>,
    /// The streams that it opens.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub streams: Vec<StreamEntry>,
    /// Parameters of an example of a call, in the structure of the wire.
    pub example: Value,
    /// Whether it is a notification, which has no response.
    #[serde(skip_serializing_if = "is_false")]
    pub notification: bool,
    /// Whether it is on its way out.
    #[serde(skip_serializing_if = "is_false")]
    pub deprecated: bool,
    /// The URL of its specification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// The structure of parameters on the wire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Structure {
    /// A list.
    #[default]
    ByPosition,
    /// An object.
    ByName,
    /// The one parameter itself.
    ByValue,
}

/// A parameter, or a key of an object.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct ParamEntry {
    /// The name in the document.
    pub name: String,
    /// The type in words: `hex quantity`, `list of Withdrawal`.
    #[serde(rename = "type")]
    pub ty: String,
    /// Whether it must be given.
    #[serde(skip_serializing_if = "is_false")]
    pub required: bool,
    /// Whether it may be null.
    #[serde(skip_serializing_if = "is_false")]
    pub nullable: bool,
    /// Whether a hex quantity is one of its forms.
    #[serde(skip_serializing_if = "is_false")]
    pub quantity: bool,
    /// What is sent, or what nodes assume, when it isn't given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// The one value that it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed: Option<Value>,
    /// The unit of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct ResultEntry {
    /// The type in words.
    #[serde(rename = "type")]
    pub ty: String,
    /// The unit of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// An error that the document lists for a method.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct ErrorEntry {
    /// The code.
    pub code: i64,
    /// The message.
    pub message: String,
    /// The type of its data in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
}

/// A stream that a method opens.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct StreamEntry {
    /// Its name.
    pub name: String,
    /// The description.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The type of an item in words.
    pub item: String,
    /// The parameters of the call that opens it, those that are fixed among them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub params: Vec<ParamEntry>,
    /// Parameters of an example of that call, in the structure of the wire.
    pub example: Value,
    /// How items arrive.
    pub items: ItemsEntry,
    /// What ends it.
    pub stop: StopEntry,
    /// Whether it is over once the node ends it.
    #[serde(skip_serializing_if = "is_false")]
    pub finite: bool,
}

/// How items arrive.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ItemsEntry {
    /// In notifications of this method, with the subscription's id and the item at these JSON pointers.
    Notifications {
        /// The method.
        method: String,
        /// Where the subscription's id stands.
        id: String,
        /// Where the item stands.
        item: String,
        /// The method of the notification that ends the subscription.
        end: Option<String>,
    },
    /// As further responses to the opening call.
    Responses,
    /// As whatever the node pushes.
    #[default]
    Pushes,
}

/// What ends a stream.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum StopEntry {
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
    #[default]
    Connection,
}

/// A type that methods name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct TypeEntry {
    /// Its name.
    pub name: String,
    /// What it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The keys of an object.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<ParamEntry>,
    /// The values that it may have, or the shapes, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub one_of: Vec<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}
