//! Subscriptions of a jsonrpsee client as feeds.

use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jsonrpsee_core::client::{
    Error as Theirs, Subscription, SubscriptionClientT, SubscriptionCloseReason, SubscriptionKind,
};
use serde_json::value::RawValue;
use tokio::sync::oneshot;

use super::envelope::{self, Params};
use crate::error::Error;
use crate::transport::{FeedSender, Items, Request, Response, Stop, feed};

pub(super) fn open<C>(
    client: Arc<C>,
    request: Request,
) -> BoxFuture<'static, Result<Response, Error>>
where
    C: SubscriptionClientT + Send + Sync + 'static,
{
    subscribe(client, request).boxed()
}

async fn subscribe<C>(client: Arc<C>, request: Request) -> Result<Response, Error>
where
    C: SubscriptionClientT + Send + Sync + 'static,
{
    let (Some(call), Some(opening)) = (request.single(), request.opening()) else {
        return Err(Error::config("only a plain call opens a subscription"));
    };
    let is_plain =
        matches!(opening.items, Items::Notifications(notification) if notification.is_plain());
    let (
        Stop::Call {
            method: stop,
            param: None,
        },
        true,
    ) = (&opening.stop, is_plain)
    else {
        return Err(Error::config(
            "jsonrpsee's clients have subscriptions of one kind: ended by a call with their id in a list, and with items in \
             notifications with `subscription` and `result`",
        ));
    };
    let params = Params(call.params());
    let opened = client.subscribe(call.method(), params, stop);
    let subscription: Subscription<Box<RawValue>> = match opened.await {
        Ok(subscription) => subscription,
        Err(error) => return envelope::answer(call.id(), Err(error)).map(Response::new),
    };
    let (sender, reader) = feed(opening.buffer);
    let (leave, left) = oneshot::channel();
    sender.on_drop(move || _ = leave.send(()));
    let mut body = Vec::new();
    envelope::success(&mut body, call.id(), &key(&subscription));
    tokio::spawn(forward(client, subscription, sender, left));
    Ok(Response::new(body).with_feed(reader))
}

/// The subscription id as JSON.
fn key<N>(subscription: &Subscription<N>) -> String {
    match subscription.kind() {
        SubscriptionKind::Subscription(id) => serde_json::to_string(id).unwrap_or_default(),
        _ => "null".to_owned(),
    }
}

/// Forwards items until the node or the reader ends the subscription. Keeps the client alive meanwhile.
async fn forward<C>(
    client: Arc<C>,
    mut subscription: Subscription<Box<RawValue>>,
    sender: FeedSender,
    mut left: oneshot::Receiver<()>,
) {
    loop {
        tokio::select! {
            biased;
            _ = &mut left => break,
            item = subscription.next() => match item {
                Some(Ok(json)) => sender.item(String::from(Box::<str>::from(json)).into()),
                Some(Err(error)) => {
                    sender.end(super::error::ours(Theirs::ParseError(error)));
                    break;
                }
                None => return sender.end(ended(&subscription)),
            },
        }
    }
    // Dropping it would do, unless the client's queue is full.
    _ = subscription.unsubscribe().await;
    drop(client);
}

fn ended<N>(subscription: &Subscription<N>) -> Error {
    Error::transport(match subscription.close_reason() {
        Some(SubscriptionCloseReason::Lagged) => {
            "the subscription was ended by its client, which could not keep up with the node"
        }
        _ => "the node ended the subscription, or the connection was lost",
    })
}
