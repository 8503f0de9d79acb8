//! Feeds as jsonrpsee's subscriptions.
//!
//! jsonrpsee's `Subscription` can only be made by jsonrpsee's own `Client`: its constructor is private, as is what it
//! sends to that client's tasks. So each subscription gets such a client for itself, whose connection is its feed: it
//! sends the subscribing call, gets the node's earlier response at once, and then receives the feed's items. One each,
//! because nodes behind one [`Rpc`](crate::Rpc) may give different subscriptions the same id.

use futures_util::StreamExt;
use jsonrpsee_core::client::{
    Client, ClientBuilder, Error as Theirs, ReceivedMessage, Subscription, SubscriptionClientT,
    TransportReceiverT, TransportSenderT, async_client,
};
use jsonrpsee_core::middleware::RpcServiceBuilder;
use jsonrpsee_core::params::ArrayParams;
use jsonrpsee_types::{Request, Response, ResponsePayload};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};

use crate::error::Error;
use crate::transport::{Feed, FeedEvent};

/// Capacity of the item buffer, the same as jsonrpsee's clients have.
pub(super) const BUFFER: usize = 1024;

/// The most messages that the client sends: one call, and an unsubscription for each reason there may be.
const MESSAGES: usize = 4;

/// Names seen by the client alone, which accepts any that differ.
const SUBSCRIBE: &str = "subscribe";
const UNSUBSCRIBE: &str = "unsubscribe";

/// jsonrpsee's client panics without a runtime.
pub(super) fn runtime() -> Result<(), Theirs> {
    let runtime = Handle::try_current();
    runtime
        .map(drop)
        .map_err(|error| Theirs::Custom(error.to_string()))
}

/// Creates the subscription with the id `key`.
pub(super) async fn subscription<N>(
    key: Box<RawValue>,
    feed: Feed,
) -> Result<Subscription<N>, Theirs>
where
    N: DeserializeOwned,
{
    let (asking, asked) = mpsc::channel(MESSAGES);
    let (keep, client) = oneshot::channel();
    let item = format!(
        r#"{{"jsonrpc":"2.0","method":"{SUBSCRIBE}","params":{{"subscription":{key},"result":"#
    );
    let told = Told {
        asked,
        key: Some(key),
        item: item.into(),
        feed,
        _client: client,
    };
    let client = ClientBuilder::new()
        .set_rpc_middleware(RpcServiceBuilder::new())
        .max_concurrent_requests(MESSAGES)
        .max_buffer_capacity_per_subscription(BUFFER)
        .build_with_tokio(Asking(asking), told);
    let subscription = client.subscribe(SUBSCRIBE, ArrayParams::new(), UNSUBSCRIBE);
    let subscription = subscription.await?;
    // Without its client the subscription would end.
    _ = keep.send(client);
    Ok(subscription)
}

/// The client's sending half: first the call, later at most the unsubscription.
struct Asking(mpsc::Sender<String>);

impl TransportSenderT for Asking {
    type Error = Error;

    async fn send(&mut self, message: String) -> Result<(), Error> {
        self.0.send(message).await.map_err(|_| over())
    }
}

/// The client's receiving half. At its first error the client's tasks end, which drops this, and with it the feed.
struct Told {
    asked: mpsc::Receiver<String>,
    /// The subscription id, until it is delivered.
    key: Option<Box<RawValue>>,
    /// The bytes before each item.
    item: Vec<u8>,
    feed: Feed,
    /// Owned, so that it is dropped together with this.
    _client: oneshot::Receiver<Client<async_client::RpcService>>,
}

impl TransportReceiverT for Told {
    type Error = Error;

    async fn receive(&mut self) -> Result<ReceivedMessage, Error> {
        let message = match self.key.take() {
            Some(key) => {
                let question = self.asked.recv().await.ok_or_else(over)?;
                opened(&question, key).map_err(Error::transport)?
            }
            None => tokio::select! {
                biased;
                _ = self.asked.recv() => return Err(over()),
                event = self.feed.next() => match event {
                    Some(FeedEvent::Item(json)) => [&self.item, &json[..], b"}}"].concat(),
                    // jsonrpsee never drops items silently.
                    Some(FeedEvent::Lagged(_)) => return Err(Error::transport("items were lost")),
                    Some(FeedEvent::Ended(cause)) => return Err(cause),
                    Some(FeedEvent::Finished) | None => return Err(over()),
                },
            },
        };
        Ok(ReceivedMessage::Bytes(message))
    }
}

fn opened(question: &str, key: Box<RawValue>) -> serde_json::Result<Vec<u8>> {
    let question: Request<'_> = serde_json::from_str(question)?;
    let answer = Response::new(ResponsePayload::success(key), question.id);
    serde_json::to_vec(&answer)
}

fn over() -> Error {
    Error::transport("the subscription is over")
}
