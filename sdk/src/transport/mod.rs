//! Bytes in, bytes out: what a client sends through, and the requests and responses that pass there.
//!
//! A transport is any [`tower::Service`] from [`Request`] to [`Response`]; [`Rpc::new`](crate::Rpc::new) takes one, with or without
//! layers around it. Nothing here knows a chain or a type of its responses.

#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "socket")]
pub mod socket;

#[cfg(any(feature = "ws", all(feature = "ipc", unix)))]
mod heard;
#[cfg(all(feature = "ipc", unix))]
mod ipc;
#[cfg(feature = "net")]
mod peer;
#[cfg(feature = "ws")]
mod ws;

pub use crate::message::{
    Entry, Feed, FeedEvent, FeedSender, Items, Notification, Opening, Request, Response,
    SharedService, Stop, feed,
};
#[cfg(feature = "net")]
pub use peer::JwtSecret;
#[cfg(all(feature = "chia-base", any(feature = "http", feature = "ws")))]
pub(crate) use peer::{Identity, IdentityProblem, roots};
#[cfg(feature = "net")]
pub(crate) use peer::{PeerPlan, PeerSettings, peer_setters};

/// What the services here have in common, for inside of their `impl tower::Service<Request>`: they answer in the future with our own
/// types, and are ready always or when the service in their field `inner` is.
#[cfg(any(feature = "layers", feature = "mock"))]
macro_rules! service_items {
    (@types) => {
        type Response = $crate::transport::Response;
        type Error = $crate::Error;
        type Future = ::futures_core::future::BoxFuture<
            'static,
            ::core::result::Result<$crate::transport::Response, $crate::Error>,
        >;
    };
    (always ready) => {
        $crate::transport::service_items!(@types);

        fn poll_ready(
            &mut self,
            _: &mut ::core::task::Context<'_>,
        ) -> ::core::task::Poll<::core::result::Result<(), $crate::Error>> {
            ::core::task::Poll::Ready(Ok(()))
        }
    };
    (ready as inner) => {
        $crate::transport::service_items!(@types);

        fn poll_ready(
            &mut self,
            context: &mut ::core::task::Context<'_>,
        ) -> ::core::task::Poll<::core::result::Result<(), $crate::Error>> {
            ::tower::Service::poll_ready(&mut self.inner, context).map_err($crate::Error::transport)
        }
    };
}

#[cfg(any(feature = "layers", feature = "mock"))]
pub(crate) use service_items;
