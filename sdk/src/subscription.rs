//! Items that a node sends by itself, as a typed stream that outlives its connection.

use std::fmt;
use std::future::{IntoFuture, ready};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use futures_core::Stream;
use futures_core::future::BoxFuture;
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use serde_with::de::DeserializeAsWrap;
use serde_with::{DeserializeAs, SerializeAs};
use tokio::time::sleep;

use crate::backoff::{LONGEST_RETRY_AFTER, full_jitter};
use crate::error::{DecodeError, Error, Kind};
use crate::method::Method;
use crate::parse;
use crate::rpc::Rpc;
use crate::transport::{Feed, FeedEvent, Items, Opening, Stop};

/// How many items may wait for a reader, unless the caller says otherwise.
const BUFFER: usize = 1024;

/// The longest wait before the first attempt to subscribe again; it doubles with each attempt that fails.
const FIRST_BACKOFF: Duration = Duration::from_millis(100);

/// The longest wait before any attempt.
const LAST_BACKOFF: Duration = Duration::from_secs(30);

/// What can be subscribed to: the call that opens it, how its items arrive, and what ends it.
///
/// The generator implements it for each stream of a document, and anyone for what no document describes. [`Rpc::subscribe`] opens it.
pub trait Subscribe: Clone + Send + Sync + 'static {
    /// The call that opens it, such as `eth_subscribe`.
    type Open: Method;
    /// What ends it.
    const STOP: Stop;
    /// How its items arrive: by default in notifications as Ethereum's nodes send them.
    const ITEMS: Items = Items::DEFAULT;
    /// Whether [`open`](Self::open) resumes after the last item, so that a lost connection leaves no gap. By default not: then an
    /// [`Event::Gap`] says that items may be missing.
    const RESUMES: bool = false;
    /// Whether it is over once the node ends it, such as an export. By default not: it is resubscribed.
    const FINITE: bool = false;
    /// What the node sends.
    type Item: Send + 'static;
    /// How an item is written.
    type Codec: for<'de> DeserializeAs<'de, Self::Item> + SerializeAs<Self::Item>;

    /// The call with its parameters. When the stream is resubscribed after a lost connection, `last` is the last item that was given out
    /// before, if [`RESUMES`](Self::RESUMES) says that it is of use.
    fn open(&self, last: Option<&Self::Item>) -> Self::Open;

    /// Calls that complete the opening, made each time in this order once it is open, such as further registrations that last as long as
    /// its connection. If one fails, so does the opening. None by default.
    fn complete(&self) -> Vec<Self::Open> {
        Vec::new()
    }

    /// Opens it over a transport that has no subscriptions, such as HTTP. By default that is the `error` that it refused with.
    fn fallback(self, rpc: Rpc, error: Error) -> Subscribing<Self::Item> {
        _ = rpc;
        Box::pin(ready(Err(error)))
    }
}

/// The opening of a subscription.
pub type Subscribing<T> = BoxFuture<'static, Result<Subscription<T>, Error>>;

/// A stream that has a substitute where the transport has no subscriptions, written by hand: a document says so by `"fallback": true`.
pub trait Fallback: Subscribe {
    /// Opens the substitute, such as one that polls.
    fn subscribe(
        self,
        rpc: Rpc,
    ) -> impl Future<Output = Result<Subscription<Self::Item>, Error>> + Send + 'static;
}

/// A subscription that is going to be opened: await it for the [`Subscription`]. Parameters that need not be given are set before.
#[derive(Clone, Debug)]
#[must_use = "nothing is sent until it is awaited"]
pub struct SubscribeCall<S> {
    rpc: Rpc,
    stream: S,
}

impl<S: Subscribe> SubscribeCall<S> {
    pub(crate) fn new(rpc: Rpc, stream: S) -> Self {
        Self { rpc, stream }
    }

    /// The stream with its parameters.
    pub fn stream(&self) -> &S {
        &self.stream
    }

    /// The stream with its parameters, to be changed.
    pub fn stream_mut(&mut self) -> &mut S {
        &mut self.stream
    }
}

impl<S: Subscribe> IntoFuture for SubscribeCall<S> {
    type Output = Result<Subscription<S::Item>, Error>;
    type IntoFuture = Subscribing<S::Item>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(Subscription::open(self.rpc, self.stream))
    }
}

/// What a [`Subscription`] gives.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Event<T> {
    /// An item that the node sent.
    Item(T),
    /// Items may be missing here. The subscription is live again: what happens from now on will come, so whoever needs all of it
    /// asks for what happened since, and may then see some of it twice.
    #[non_exhaustive]
    Gap {
        /// When the last item before the gap came, or, without one, when the subscription began.
        since: SystemTime,
        /// Why.
        cause: GapCause,
    },
}

/// Why items may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GapCause {
    /// The connection was lost, or the node ended the subscription; it was resubscribed.
    Reconnected,
    /// The reader was too slow: this many items were dropped.
    Lagged(u64),
}

/// A stream of the items that a node sends by itself.
///
/// - It survives lost connections: it subscribes again, after a wait that grows with each failure from at most 100 ms to at most 30 s
///   (exponential, with full jitter), and then gives an [`Event::Gap`]. It goes on trying for as long as it is read. A server that says
///   how long to wait is given that time first, up to 60 s.
/// - An error is an item that could not be read, or a node that refuses to subscribe again; the stream goes on after it.
/// - It ends only when its connection is closed by `Socket::close`.
/// - One that is [finite](Subscribe::FINITE) also ends when the node ends it. It isn't resubscribed: a lost connection is an error, and its
///   end.
/// - Up to 1,024 items wait for their reader; what is beyond is dropped and reported as a gap.
/// - Dropping it ends the subscription at the node.
#[must_use = "dropping it ends the subscription"]
pub struct Subscription<T> {
    events: BoxStream<'static, Result<Event<T>, Error>>,
}

impl<T: Send + 'static> Subscription<T> {
    pub(crate) fn new(
        events: impl Stream<Item = Result<Event<T>, Error>> + Send + 'static,
    ) -> Self {
        let events = events.boxed();
        Self { events }
    }

    /// Opens it and waits for the node's word that it is open.
    pub(crate) async fn open<S: Subscribe<Item = T>>(rpc: Rpc, what: S) -> Result<Self, Error> {
        let feed = match subscribe(&rpc, &what, what.open(None)).await {
            Ok(feed) => feed,
            Err(error) if error.is_no_subscriptions() => return what.fallback(rpc, error).await,
            Err(error) => return Err(error),
        };
        let state = Live {
            rpc,
            what,
            feed: Some(feed),
            over: false,
            last: None,
            since: SystemTime::now(),
            failures: Failures::default(),
        };
        let events = stream::unfold(state, |mut state| async move {
            let event = state.next().await?;
            Some((event, state))
        });
        Ok(Self::new(events))
    }

    /// Only the items: for those who don't mind missing some. Gaps are left out, errors aren't.
    pub fn items(self) -> impl Stream<Item = Result<T, Error>> + Send + Unpin + 'static {
        let items = self.events.filter_map(async |event| match event {
            Ok(Event::Item(item)) => Some(Ok(item)),
            Ok(Event::Gap { .. }) => None,
            Err(error) => Some(Err(error)),
        });
        Box::pin(items)
    }
}

impl<T> Stream for Subscription<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.events.poll_next_unpin(context)
    }
}

impl<T> fmt::Debug for Subscription<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subscription").finish_non_exhaustive()
    }
}

struct Live<S> {
    rpc: Rpc,
    what: S,
    /// None while there is no connection.
    feed: Option<Feed>,
    /// Whether it ends here, as one that isn't resubscribed.
    over: bool,
    /// The last item that could be read, where the stream resumes behind it.
    last: Option<Bytes>,
    since: SystemTime,
    /// Attempts to subscribe, and subscriptions without an item, in a row.
    failures: Failures,
}

impl<S: Subscribe> Live<S> {
    async fn next(&mut self) -> Option<Result<Event<S::Item>, Error>> {
        loop {
            if self.over {
                return None;
            }
            let Some(feed) = &mut self.feed else {
                self.failures.wait().await;
                let subscribed = self.again().await;
                self.failures.add(subscribed.as_ref().err());
                match subscribed {
                    Ok(feed) => {
                        self.feed = Some(feed);
                        if S::RESUMES {
                            continue;
                        }
                        return Some(Ok(self.gap(GapCause::Reconnected)));
                    }
                    Err(error) if error.is_closed() => return None,
                    // It was open, so one of several endpoints has subscriptions, and that one is away.
                    Err(error) if error.is_no_subscriptions() => continue,
                    Err(error) if error.is_transient() => continue,
                    Err(error) => return Some(Err(error)),
                }
            };
            match feed.next().await {
                Some(FeedEvent::Item(json)) => {
                    self.failures = Failures::default();
                    self.since = SystemTime::now();
                    let item = read::<S>(&json);
                    if S::RESUMES && item.is_ok() {
                        self.last = Some(json);
                    }
                    return Some(item.map(Event::Item));
                }
                // What was dropped is sent again.
                Some(FeedEvent::Lagged(_)) if S::RESUMES && self.last.is_some() => self.feed = None,
                Some(FeedEvent::Lagged(items)) => {
                    return Some(Ok(self.gap(GapCause::Lagged(items))));
                }
                Some(FeedEvent::Finished) if S::FINITE => return None,
                Some(FeedEvent::Ended(error)) if S::FINITE => {
                    self.over = true;
                    return Some(Err(error.of(Some(S::Open::NAME), S::Open::SAFETY)));
                }
                Some(FeedEvent::Ended(error)) if error.is_closed() => return None,
                Some(FeedEvent::Finished | FeedEvent::Ended(_)) | None => self.feed = None,
            }
        }
    }

    /// Opens it again, behind the last item.
    async fn again(&self) -> Result<Feed, Error> {
        let last = self.last.as_ref().map(read::<S>).transpose()?;
        // Items need not be shared between threads, so that this one isn't kept while it waits.
        let open = self.what.open(last.as_ref());
        drop(last);
        subscribe(&self.rpc, &self.what, open).await
    }

    fn gap(&self, cause: GapCause) -> Event<S::Item> {
        gap(self.since, cause)
    }
}

pub(crate) fn gap<T>(since: SystemTime, cause: GapCause) -> Event<T> {
    Event::Gap { since, cause }
}

/// Attempts in a row that failed, and how long to wait before the next one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Failures {
    count: u32,
    /// What the server asked for at the last one.
    retry_after: Duration,
}

impl Failures {
    /// One more, which may be a success that is to be proven yet.
    pub(crate) fn add(&mut self, error: Option<&Error>) {
        self.count = self.count.saturating_add(1);
        let asked = error.and_then(Error::retry_after).unwrap_or_default();
        // Another wait than that of a server in its senses must not keep a stream asleep.
        self.retry_after = asked.min(LONGEST_RETRY_AFTER);
    }

    #[cfg(feature = "ethereum")]
    pub(crate) fn count(&self) -> u32 {
        self.count
    }

    /// Limits the backoff to that of `count` failures.
    #[cfg(feature = "ethereum")]
    pub(crate) fn cap(&mut self, count: u32) {
        self.count = self.count.min(count);
    }

    /// As long as the server asked for, and then as long as so many failures call for.
    pub(crate) async fn wait(&self) {
        let backoff = full_jitter(FIRST_BACKOFF, LAST_BACKOFF, self.count);
        sleep(self.retry_after + backoff).await;
    }
}

async fn subscribe<S: Subscribe>(rpc: &Rpc, what: &S, open: S::Open) -> Result<Feed, Error> {
    let id = rpc.next_id();
    let request = crate::method::encode(id, &open)?.with_opening(Opening {
        stop: S::STOP,
        items: S::ITEMS,
        buffer: BUFFER,
    });
    let mut response = rpc.send(request).await?;
    let of = |error: Error| error.of(Some(S::Open::NAME), S::Open::SAFETY);
    let feed = response.take_feed();
    // What the node calls the subscription is the connection's business, but an error is ours.
    crate::method::check::<S::Open>(id, &response)?;
    let feed = feed.ok_or_else(|| of(Error::no_subscriptions()))?;
    for call in what.complete() {
        // On another connection only if that of the feed is lost, which the feed will tell.
        rpc.call(call).await?;
    }
    Ok(feed)
}

/// Reads an item.
fn read<S: Subscribe>(json: &Bytes) -> Result<S::Item, Error> {
    let item = parse::from_slice::<DeserializeAsWrap<S::Item, S::Codec>>(json);
    item.map(DeserializeAsWrap::into_inner).map_err(|error| {
        let error = Error::from(Kind::Decode(DecodeError::locate(json, &error)));
        error.of(Some(S::Open::NAME), S::Open::SAFETY)
    })
}
