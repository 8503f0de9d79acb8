//! A mock without sockets.

use std::ops::Deref;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::pending;
use tower::Service;

use super::answer::{Peer, Reply, admit, answer, join};
use super::groups::Member;
use super::script::Script;
use super::subscribers::Outlet;
use super::unexpected::{Unexpected, Verdict};
use crate::error::Error;
use crate::message::Asked;
use crate::transport::service_items;
use crate::transport::{Request, Response, feed};

/// A mock transport that responds by a [`Script`] in the same process: `Rpc::new(transport.clone())`.
///
/// It enforces a request's timeout, and has none of its own. The value made by [`new`](Self::new) belongs to the test
/// and judges it, see [`finish`](Self::finish); clones are for clients. [Faults](super::Fault) appear as with a real
/// node: a status comes with the response, a closed connection is an error.
#[derive(Debug)]
pub struct Transport(Verdict);

impl Transport {
    /// Creates a transport without handlers.
    pub fn new() -> Self {
        Self::with(Script::new())
    }

    /// Creates a transport that responds by `script`.
    pub fn with(script: Script) -> Self {
        Self(Verdict::new(script))
    }

    /// Ends all subscriptions, as a lost connection does.
    pub fn cut(&self) {
        let mut state = self.lock();
        let (subscribers, members) = (state.subscribers.cut(), state.groups.cut());
        drop(state);
        drop((subscribers, members));
        self.notify();
    }

    /// Ends the test. A transport that is dropped without it panics instead of returning an error.
    ///
    /// # Errors
    /// If there were calls without a handler.
    pub fn finish(mut self) -> Result<(), Unexpected> {
        self.0.give()
    }
}

impl Default for Transport {
    fn default() -> Self {
        Self::new()
    }
}

impl Clone for Transport {
    /// For a client: this one doesn't judge the test.
    fn clone(&self) -> Self {
        Self(Verdict::given(self.0.script().clone()))
    }
}

impl Deref for Transport {
    type Target = Script;

    fn deref(&self) -> &Script {
        self.0.script()
    }
}

impl Service<Request> for Transport {
    service_items!(always ready);

    fn call(&mut self, request: Request) -> Self::Future {
        let script = self.0.script().clone();
        async move {
            let answer = respond(&script, &request);
            match request.timeout() {
                None => answer.await,
                Some(limit) => tokio::time::timeout(limit, answer)
                    .await
                    .unwrap_or_else(|elapsed| Err(Error::timeout(elapsed))),
            }
        }
        .boxed()
    }
}

async fn respond(script: &Script, request: &Request) -> Result<Response, Error> {
    let opening = request.opening();
    let peer = opening.map(|_| Peer::new(script));
    let method = request.single().map(|call| call.method());
    let format = request.wire().rules().behind(request);
    let asked = Asked {
        wire: request.wire(),
        destination: request.destination().map(str::to_owned),
        ..format
            .rules()
            .ask(format, method.unwrap_or_default(), request.body())
    };
    let (body, opened) = match answer(script, asked, peer.as_ref()).await {
        Reply::Answers(body, opened) => (body, opened),
        Reply::Status {
            status,
            body,
            retry_after,
        } => {
            let response = Response::new(body).with_status(status);
            return Ok(response.with_retry_after(retry_after));
        }
        Reply::Disconnect => return Err(Error::transport("the connection was closed")),
        Reply::Stall => return pending().await,
    };
    let (Some(opening), Some(peer)) = (opening, peer) else {
        return Ok(Response::new(body));
    };
    let (sender, feed) = feed(opening.buffer);
    // Each subscription has a peer of its own, which leaves with its reader.
    let connection = peer.connection();
    sender.on_drop(move || drop(peer));
    let outlet = Outlet::Feed(Arc::new(sender));
    let opened = opened.into_iter().next();
    let joins = method.is_some_and(|method| format.rules().joins(method))
        && format.rules().has_joined(&body);
    if joins {
        // A client that keeps no envelope sees what is pushed to any group.
        let (group, outlet) = (None, outlet.clone());
        join(script, connection, Member { group, outlet });
    }
    let is_open = joins || opened.is_some();
    if let Some(opened) = opened {
        admit(script, opened, outlet);
    }
    let response = Response::new(body);
    Ok(match is_open {
        true => response.with_feed(feed),
        false => response,
    })
}
