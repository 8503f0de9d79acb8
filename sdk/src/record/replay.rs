//! Replaying transport.

use std::collections::BTreeMap;
use std::future::{Ready, ready};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use tower::Service;

use super::tree::Tree;
use super::{Mask, Recording, nearest};
use crate::chain_info::ChainInfo;
use crate::error::{Error, RpcError};
use crate::extras::Extras;
use crate::raw::RawJson;
use crate::transport::{Entry, FeedSender, Request, Response, feed};
use crate::wire::jsonrpc::join;

/// Transport that replays a [`Recording`], without a node. Clones share its progress.
///
/// A call is matched by its method and its parameters as JSON values: numbers by value, keys in any order. If a call
/// was recorded more than once, its responses come in the order of the recording, and the last one is repeated.
/// Parameters that were masked when they were recorded are matched through the same mask, which also keeps secrets out
/// of errors: see [`with_mask`](Self::with_mask).
///
/// A call that isn't recorded fails with an error that says so and names the most similar recorded ones; in a batch,
/// the whole batch does. Such an error isn't retryable.
///
/// A subscription's response is replayed; its feed stays open, without items, as long as the replay lives. Where none was recorded the
/// connection had no subscriptions, as one over HTTP has none: a stream that can do without polls or pages instead, as it did then.
#[derive(Clone, Debug)]
pub struct Replay {
    shared: Arc<Shared>,
    mask: Mask,
}

#[derive(Debug)]
struct Shared {
    methods: BTreeMap<String, Vec<Question>>,
    /// Held so that the feeds don't end.
    feeds: Mutex<Vec<FeedSender>>,
}

/// Equal calls, and all their responses.
#[derive(Debug)]
pub(super) struct Question {
    pub(super) params: Tree,
    outcomes: Vec<Outcome>,
    next: AtomicUsize,
}

/// A response: what became of the call, and what the response carried beside it.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) outcome: Result<RawJson, RpcError>,
    pub(crate) extras: Extras,
}

impl Replay {
    /// Creates a transport that replays `recording`.
    pub fn new(recording: Recording) -> Self {
        let mut methods = BTreeMap::<String, Vec<Question>>::new();
        for exchange in recording.exchanges {
            let questions = methods.entry(exchange.method).or_default();
            let params = Tree::read(exchange.params.as_str());
            let outcome = Outcome {
                outcome: exchange.outcome,
                extras: exchange.extras,
            };
            match questions
                .iter_mut()
                .find(|known| known.params.same(&params))
            {
                Some(question) => question.outcomes.push(outcome),
                None => questions.push(Question {
                    params,
                    outcomes: vec![outcome],
                    next: AtomicUsize::new(0),
                }),
            }
        }
        let feeds = Mutex::default();
        Self {
            shared: Arc::new(Shared { methods, feeds }),
            mask: Mask::default(),
        }
    }

    /// Creates a transport that replays the file at `path`.
    ///
    /// # Errors
    /// As for [`Recording::load`].
    pub fn load(path: impl AsRef<Path>) -> Result<Self, Error> {
        Recording::load(path).map(Self::new)
    }

    /// Sets the mask that the recording was made with, if not the default.
    #[must_use]
    pub fn with_mask(self, mask: Mask) -> Self {
        Self { mask, ..self }
    }

    /// The next response to a call, or else the most similar recorded calls.
    pub(crate) fn answer(
        &self,
        chain: &ChainInfo,
        method: &str,
        params: RawJson,
    ) -> Result<&Outcome, String> {
        let asked = Tree::read(params.as_str());
        let masked = Tree::read(self.mask.params(chain, method, params).as_str());
        let questions = self.shared.methods.get(method).map_or(&[][..], |all| all);
        let find = |asked: &Tree| questions.iter().find(|known| known.params.same(asked));
        match find(&asked).or_else(|| find(&masked)) {
            Some(question) => Ok(question.next()),
            None => Err(nearest::describe(&self.shared.methods, method, &masked)),
        }
    }

    fn respond(&self, request: &Request) -> Result<Response, Error> {
        if let (Some(_), Some(call)) = (request.opening(), request.single())
            && !self.shared.methods.contains_key(call.method())
        {
            return Err(Error::no_subscriptions().of(call.static_method(), call.safety()));
        }
        let rules = request.wire().rules();
        let responses = request.entries().map(|entry| {
            let recorded = self.entry(entry)?;
            let response = rules.respond(&entry.id().to_string(), &recorded.outcome);
            let response = response.map(|response| rules.with_extras(response, &recorded.extras));
            response.map_err(|why| {
                let refused = Error::config(format!("what is recorded can't be answered: {why}"));
                refused.of(entry.static_method(), entry.safety())
            })
        });
        let responses = responses.collect::<Result<Vec<_>, Error>>()?;
        let response = match request.is_batch() {
            true => Response::new(join(responses.iter().map(Response::body))),
            // Empty for a notification, which has no response.
            false => responses
                .into_iter()
                .next()
                .unwrap_or_else(|| Response::new("")),
        };
        Ok(self.open(request, response))
    }

    fn entry(&self, entry: Entry<'_>) -> Result<&Outcome, Error> {
        let answer = match entry.view() {
            Some(params) => self.answer(entry.chain(), entry.method(), params),
            None => Err("its parameters can't be read".to_owned()),
        };
        answer.map_err(|reason| match entry.static_method() {
            // The error itself names its method.
            Some(method) => Error::config(reason).of(Some(method), entry.safety()),
            None => Error::config(format!("{}: {reason}", entry.method())),
        })
    }

    fn open(&self, request: &Request, response: Response) -> Response {
        let Some(opening) = request.opening() else {
            return response;
        };
        let (sender, feed) = feed(opening.buffer);
        let feeds = self.shared.feeds.lock();
        // Nothing in here can panic half-way through a change.
        let mut feeds = feeds.unwrap_or_else(PoisonError::into_inner);
        feeds.retain(|feed| !feed.is_unread());
        feeds.push(sender);
        response.with_feed(feed)
    }
}

impl From<Recording> for Replay {
    fn from(recording: Recording) -> Self {
        Self::new(recording)
    }
}

impl Question {
    fn next(&self) -> &Outcome {
        let last = self.outcomes.len() - 1;
        let step = |next: usize| Some((next + 1).min(last));
        let order = Ordering::Relaxed;
        let next = self.next.fetch_update(order, order, step);
        &self.outcomes[next.unwrap_or(last)]
    }
}

impl Service<Request> for Replay {
    type Response = Response;
    type Error = Error;
    type Future = Ready<Result<Response, Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        ready(self.respond(&request))
    }
}
