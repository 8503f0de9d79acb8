//! Message connections, over any carrier.

use std::pin::Pin;

use bytes::Bytes;
use futures_core::Stream;
use futures_core::future::BoxFuture;
use futures_util::Sink;

use crate::error::{BoxError, Error};

/// An incoming event.
#[derive(Debug)]
pub(crate) enum Incoming {
    /// A whole message.
    Message(Bytes),
    /// A sign of life without a message: a ping, a pong.
    #[cfg_attr(
        not(feature = "ws"),
        allow(dead_code, reason = "only WebSockets have them")
    )]
    Alive,
}

/// An outgoing message.
#[derive(Debug)]
pub(crate) enum Outgoing {
    Message(Bytes),
    /// A ping. Carriers without pings send nothing.
    Ping,
    /// A close message.
    Close,
}

/// An open connection. Its stream ends when the peer is gone.
pub(crate) trait Link:
    Stream<Item = Result<Incoming, BoxError>> + Sink<Outgoing, Error = BoxError> + Send
{
}

impl<L> Link for L where
    L: Stream<Item = Result<Incoming, BoxError>> + Sink<Outgoing, Error = BoxError> + Send
{
}

pub(crate) type BoxLink = Pin<Box<dyn Link>>;

/// A connector to one peer.
pub(crate) trait Connect: Send + Sync + 'static {
    /// Connects. Errors are connect errors, which retries understand.
    fn connect(&self) -> BoxFuture<'_, Result<BoxLink, Error>>;

    /// The peer's address, safe to print.
    fn peer(&self) -> String;
}
