//! A connection as messages, whatever carries them.

use std::pin::Pin;

use bytes::Bytes;
use futures_core::Stream;
use futures_core::future::BoxFuture;
use futures_util::Sink;

use crate::error::{BoxError, Error};

/// What comes in.
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

/// What goes out.
#[derive(Debug)]
pub(crate) enum Outgoing {
    Message(Bytes),
    /// A question whether anyone is there. Where there is no such thing, nothing is sent.
    Ping,
    /// A farewell.
    Close,
}

/// A connection that is up. Its stream ends when the other end is gone.
pub(crate) trait Link:
    Stream<Item = Result<Incoming, BoxError>> + Sink<Outgoing, Error = BoxError> + Send
{
}

impl<L> Link for L where
    L: Stream<Item = Result<Incoming, BoxError>> + Sink<Outgoing, Error = BoxError> + Send
{
}

pub(crate) type BoxLink = Pin<Box<dyn Link>>;

/// What makes connections to one place.
pub(crate) trait Connect: Send + Sync + 'static {
    /// Connects. An error says that it could not, in a way that retries understand.
    fn connect(&self) -> BoxFuture<'_, Result<BoxLink, Error>>;

    /// The place, in a form that may be printed.
    fn peer(&self) -> String;
}
