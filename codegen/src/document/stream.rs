//! `x-stream`: what can be subscribed to, how the items arrive and how it is stopped.

use std::collections::BTreeMap;

use serde_json::Value;

use super::model::ContentDescriptor;
use super::schema::Schema;
use crate::diagnostic::Location;

/// A stream of items that a method opens.
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    /// Where it stands.
    pub at: Location,
    /// What it is subscribed to by.
    pub name: String,
    /// What it tells.
    pub description: Option<String>,
    /// The `x-` keys.
    pub extensions: BTreeMap<String, Value>,
    /// The parameters of the opening call, where they aren't just the method's.
    pub params: Option<Vec<StreamParam>>,
    /// What each item is.
    pub item: Schema,
    /// How items arrive.
    pub items: Items,
    /// What ends it.
    pub stop: Stop,
    /// Whether there is a substitute, written by hand, for transports that have no subscriptions.
    pub fallback: bool,
    /// Whether it is over once the node ends it, rather than resubscribed.
    pub finite: bool,
    /// How it resumes after the last item when it is resubscribed.
    pub resume: Option<Resume>,
}

impl Stream {
    /// The schemas of the parameters that it has of its own, and of its items.
    pub fn schemas(&self) -> impl Iterator<Item = &Schema> {
        let params = self
            .params
            .iter()
            .flatten()
            .filter_map(|param| match param {
                StreamParam::Given { descriptor, .. } => Some(&descriptor.schema),
                StreamParam::Fixed { .. } | StreamParam::Shared { .. } => None,
            });
        params.chain([&self.item])
    }

    /// All schemas, mutably, for rewriting.
    pub fn schemas_mut(&mut self) -> impl Iterator<Item = &mut Schema> {
        let params = self.params.iter_mut().flatten();
        let params = params.filter_map(|param| match param {
            StreamParam::Given { descriptor, .. } => Some(&mut descriptor.schema),
            StreamParam::Fixed { .. } | StreamParam::Shared { .. } => None,
        });
        params.chain([&mut self.item])
    }
}

/// A parameter of the opening call, which goes by its name among the method's.
#[derive(Clone, Debug, PartialEq)]
pub enum StreamParam {
    /// It is always the same.
    Fixed {
        /// Where it stands.
        at: Location,
        /// Its name.
        name: String,
        /// The value sent.
        value: Value,
    },
    /// The caller gives it, as the method's.
    Shared {
        /// Where it stands.
        at: Location,
        /// Its name.
        name: String,
    },
    /// The caller gives it, as it is described here.
    Given {
        /// What the method calls it, where that is something else.
        of: Option<String>,
        /// What it is.
        descriptor: Box<ContentDescriptor>,
    },
}

impl StreamParam {
    /// What the method calls it.
    pub fn wire(&self) -> &str {
        match self {
            Self::Fixed { name, .. } | Self::Shared { name, .. } => name,
            Self::Given { of, descriptor } => of.as_ref().unwrap_or(&descriptor.name),
        }
    }

    /// Where it stands.
    pub fn at(&self) -> &Location {
        match self {
            Self::Fixed { at, .. } | Self::Shared { at, .. } => at,
            Self::Given { descriptor, .. } => &descriptor.at,
        }
    }
}

/// Where a stream resumes when it is resubscribed: items have a number, and the parameter is that of the first one wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resume {
    /// Where it stands.
    pub at: Location,
    /// The parameter of the opening call.
    pub param: String,
    /// The key of the item under which its number stands.
    pub key: String,
}

/// How the items of a stream arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Items {
    /// In notifications.
    Notifications(Notification),
    /// As further responses to the opening call; on a wire that isn't JSON-RPC, as whatever the node pushes.
    Responses,
}

/// The notifications of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    /// Their method.
    pub method: String,
    /// JSON pointer to the subscription's id.
    pub id: String,
    /// JSON pointer to the item.
    pub item: String,
    /// The method by whose notification the node ends the stream.
    pub end: Option<String>,
}

impl Notification {
    /// Where the id stands unless the document says otherwise.
    pub const ID: &str = "/params/subscription";
    /// Where the item stands unless the document says otherwise.
    pub const ITEM: &str = "/params/result";

    /// Whether id and item stand where they do unless the document says otherwise.
    pub fn is_usual(&self) -> bool {
        self.id == Self::ID && self.item == Self::ITEM
    }
}

/// What ends a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A call with the subscription's id.
    Call(String),
    /// A notification that cancels the opening call.
    Cancel(String),
    /// A call under the id of the opening call.
    SameId(String),
    /// The end of the connection.
    Connection,
}
