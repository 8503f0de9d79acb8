//! What a transport has to know of a call that opens a subscription.

use std::borrow::Cow;

/// How the items of a subscription arrive and how it is ended: what a transport has to know of a call that opens one, beside the call
/// itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// What ends the subscription.
    pub stop: Stop,
    /// How its items arrive.
    pub items: Items,
    /// How many items may wait for their reader before some are dropped.
    pub buffer: usize,
}

/// What ends a subscription at the node.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stop {
    /// A call with the subscription's id as its only parameter, such as `eth_unsubscribe`.
    #[non_exhaustive]
    Call {
        /// The method.
        method: Cow<'static, str>,
        /// The name of the parameter, where the method takes its parameters by name.
        param: Option<&'static str>,
    },
    /// A notification that cancels the opening call, with the id of that call as its only parameter: `xrpc.cancel` of go-jsonrpc.
    Cancel(&'static str),
    /// A call of this method, without parameters, under the id of the opening call.
    SameId(&'static str),
    /// Nothing but the end of the connection.
    Connection,
}

impl Stop {
    /// A call of `method` with the subscription's id in a list.
    pub const fn call(method: &'static str) -> Self {
        Self::Call {
            method: Cow::Borrowed(method),
            param: None,
        }
    }

    /// A call of `method` with the subscription's id in an object, under the key `param`.
    pub const fn call_by_name(method: &'static str, param: &'static str) -> Self {
        Self::Call {
            method: Cow::Borrowed(method),
            param: Some(param),
        }
    }

    /// As [`call`](Self::call), of a method whose name is only known at run time.
    pub fn call_of(method: impl Into<Cow<'static, str>>) -> Self {
        Self::Call {
            method: method.into(),
            param: None,
        }
    }
}

/// How the items of a subscription arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Items {
    /// In notifications that hold the subscription's id beside the item. The response to the opening call is that id.
    Notifications(Notification),
    /// As the `result` of further responses to the opening call.
    Responses,
    /// As whatever the node pushes over the connection, each with its whole envelope: Chia's daemon.
    Pushes,
}

impl Items {
    /// Notifications of any method with `{"subscription": …, "result": …}` as their parameters, as Ethereum's nodes and servers made with
    /// jsonrpsee send them.
    pub const DEFAULT: Self = Self::Notifications(Notification::ANY);
}

/// Where the subscription's id and the item stand in the notifications of a subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notification {
    method: Option<&'static str>,
    id: &'static str,
    item: &'static str,
    end: Option<&'static str>,
}

/// Where they stand unless something else is said.
const ID: &str = "/params/subscription";
const ITEM: &str = "/params/result";

impl Notification {
    /// Notifications of any method, with the id at `/params/subscription` and the item at `/params/result`.
    pub const ANY: Self = Self {
        method: None,
        id: ID,
        item: ITEM,
        end: None,
    };

    /// Notifications of `method`, such as `eth_subscription`, with id and item where [`ANY`](Self::ANY) has them.
    pub const fn new(method: &'static str) -> Self {
        Self {
            method: Some(method),
            ..Self::ANY
        }
    }

    /// Has the subscription's id and the item at other places, given as JSON pointers into the whole message, such as `/params/0`.
    #[must_use]
    pub const fn at(self, id: &'static str, item: &'static str) -> Self {
        Self { id, item, ..self }
    }

    /// Has the node end a subscription by a notification of `method`, in which the id stands at the same place as beside an item.
    #[must_use]
    pub const fn ended_by(self, method: &'static str) -> Self {
        Self {
            end: Some(method),
            ..self
        }
    }

    /// The method, where it is known.
    pub const fn method(&self) -> Option<&'static str> {
        self.method
    }

    /// JSON pointer to the subscription's id.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// JSON pointer to the item.
    pub const fn item(&self) -> &'static str {
        self.item
    }

    /// The method by whose notification the node ends a subscription, if it has one.
    pub const fn end(&self) -> Option<&'static str> {
        self.end
    }

    /// Whether a connection knows these without having been told of them.
    #[cfg(any(feature = "jsonrpsee", feature = "socket"))]
    pub(crate) fn is_plain(&self) -> bool {
        self.id == ID && self.item == ITEM && self.end.is_none()
    }
}
