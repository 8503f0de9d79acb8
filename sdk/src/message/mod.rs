//! Messages: an encoded request, the response to it, and the format that both are written in.
//!
//! A request carries its [`Format`], and a format's [`Rules`] take requests and responses: they stand together, below the wires, which
//! implement the rules, and the transports, which carry the messages.

#[cfg(feature = "layers")]
mod failures;
mod feed;
mod format;
mod headers;
#[cfg(feature = "cli")]
mod misread;
mod opening;
#[cfg(feature = "socket")]
mod protocol;
mod request;
mod response;
mod rules;
#[cfg(feature = "mock")]
mod served;
mod service;

pub use feed::{Feed, FeedEvent, FeedSender, feed};
pub use format::{Format, Route};
pub use opening::{Items, Notification, Opening, Stop};
pub use request::{Entry, Request};
pub use response::Response;
pub use service::SharedService;

#[cfg(feature = "layers")]
pub(crate) use failures::Failures;
pub(crate) use headers::Headers;
#[cfg(feature = "net")]
pub(crate) use headers::parse as parse_header;
#[cfg(feature = "cli")]
pub(crate) use misread::Misread;
#[cfg(feature = "socket")]
pub(crate) use protocol::{Key, Of, Protocol, Recipient};
pub(crate) use request::Writer;
pub(crate) use rules::{Rules, Unwritten};
#[cfg(feature = "mock")]
pub(crate) use served::{Answer, Arrival, Asked, Call, Handlers, Outcome, Refusal, Served};
