//! What a mock answers, and what it was asked.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::future::BoxFuture;
use tokio::sync::watch;

use super::fault::Fault;
use super::handler::{Rule, Step, Steps, encode, read_params};
use super::registered::Registered;
use super::registry::Registry;
use super::subscribers::{Offer, Subscribers};
use super::topic::Topic;
use super::unexpected::Unexpected;
use crate::error::RpcError;
use crate::method::Method;
use crate::raw::RawJson;
use crate::record::Replay;
use crate::transport::{Items, Stop};
use crate::wire::is_epee;

/// What a mock answers, and what it was asked. [`Node`](super::Node) and [`Transport`](super::Transport) are used as one; clones are
/// the same script.
///
/// Handlers may be added and replaced at any time. A method without one is answered from a [recording](Self::replay), if there is one,
/// and else with the error -32601, which fails the test in the end. Calls of [endpoints](crate::Wire::Endpoint) are answered as such nodes
/// do: with `success` in the answer, errors as failures by their name and message, and -32601 as HTTP status 404. Calls in
/// [portable storage](crate::Wire::Epee) have no error objects: -32601 is HTTP status 404, every other error is 500, both with an empty
/// body.
#[derive(Clone, Default)]
pub struct Script {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// Told after every change that somebody may wait for.
    changed: watch::Sender<()>,
}

#[derive(Default)]
pub(super) struct State {
    steps: HashMap<String, Steps>,
    /// Methods whose handlers read nothing but portable storage.
    epee: HashSet<String>,
    replay: Option<Replay>,
    pub(super) faults: Vec<Fault>,
    pub(super) log: Vec<(String, RawJson)>,
    pub(super) unexpected: Unexpected,
    pub(super) subscribers: Subscribers,
    pub(super) registry: Registry,
}

impl Script {
    /// A script that has no answers yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers all calls of `M` with what `handler` makes of their parameters, instead of what answered them before.
    ///
    /// The result is written the way a node writes it. Parameters that `M` can't read are answered with the error -32602, as by a node.
    /// A handler that panics, as a failed assertion does, fails the test in the end.
    ///
    /// ```
    /// # use polyrpc::mock::Script;
    /// # use polyrpc::{Method, RpcError};
    /// # fn example<BlockNumber: Method<Output = u64>>(node: &Script) {
    /// // The node doesn't know the first time, then knows.
    /// node.on::<BlockNumber>(|_| Err(RpcError::new(-32000, "not synced"))).then(|_| Ok(17));
    /// # }
    /// ```
    pub fn on<M: Method>(
        &self,
        handler: impl FnMut(M) -> Result<M::Output, RpcError> + Send + 'static,
    ) -> Rule<'_, M> {
        self.set_typed::<M>([Step::typed(handler)])
    }

    /// The same with a handler that may wait: `|params| Box::pin(async move { … })`.
    pub fn on_async<M: Method>(
        &self,
        handler: impl FnMut(M) -> BoxFuture<'static, Result<M::Output, RpcError>> + Send + 'static,
    ) -> Rule<'_, M> {
        self.set_typed::<M>([Step::typed_async(handler)])
    }

    /// Answers the first call of `M` with the first of `answers`, and so on; the last one is repeated.
    pub fn on_sequence<M: Method>(
        &self,
        answers: impl IntoIterator<Item = Result<M::Output, RpcError>>,
    ) -> Rule<'_, M> {
        let answers = answers.into_iter();
        self.set_typed::<M>(answers.map(|answer| Step::value(encode::<M>(&answer))))
    }

    /// The same as [`on`](Self::on) for a method that is only known by its name. The parameters are a list or an object, `[]` if none
    /// were sent. A call in portable storage has them as their [view](crate::epee::to_json), and wants such a view for a result.
    pub fn on_raw(
        &self,
        method: &str,
        handler: impl FnMut(RawJson) -> Result<RawJson, RpcError> + Send + 'static,
    ) -> Rule<'_, RawJson> {
        self.set(method, false, [Step::raw(handler)])
    }

    /// Answers methods that have no handler from recorded traffic, a [`Recording`](crate::record::Recording) or a [`Replay`]. What isn't
    /// recorded stays unanswered.
    pub fn replay(&self, recorded: impl Into<Replay>) {
        let recorded = recorded.into();
        let before = self.lock().replay.replace(recorded);
        // Without the lock, because it ends the feeds of those who listened to it.
        drop(before);
    }

    /// Has something go wrong with one of the next requests, or with more. Faults that concern the same request happen to one request
    /// after the other, in the order in which they were given.
    pub fn inject(&self, fault: Fault) {
        self.lock().faults.push(fault);
    }

    /// Lets clients subscribe to `stream`, and pushes items of its type to them:
    /// `node.topic(polyrpc::ethereum::streams::NewHeads::new())`. Only calls with the same parameters open it, all of them, and what ends it is
    /// what the stream says.
    ///
    /// # Errors
    /// When the stream's parameters can't be written as JSON.
    #[cfg(feature = "layers")]
    pub fn topic<S: crate::Subscribe>(&self, stream: S) -> Result<Topic<S>, serde_json::Error> {
        let params = RawJson::new(serde_json::to_string(&stream.open(None))?)?;
        Ok(self.offer(S::Open::NAME, &params, S::STOP, S::ITEMS))
    }

    /// The same for what has no type: clients subscribe by a call of `method` with these parameters, a list or an object.
    pub fn topic_raw(&self, method: &str, params: &RawJson, stop: Stop, items: Items) -> Topic {
        self.offer(method, params, stop, items)
    }

    fn offer<S>(&self, method: &str, params: &RawJson, stop: Stop, items: Items) -> Topic<S> {
        let offer = Offer::new(method, params, stop, items);
        let key = self.lock().subscribers.offer(offer);
        Topic::new(self.clone(), key)
    }

    /// Those who are registered at Chia's daemon as `service`, such as `wallet_ui`, to push messages to them. A daemon lets everyone
    /// register, unless a handler for `register_service` says otherwise.
    pub fn registered(&self, service: &str) -> Registered {
        Registered::new(self.clone(), service)
    }

    /// The parameters of all calls of `M` up to now, in their order, notifications and failed requests included. Those that `M` can't
    /// read aren't there; [`raw_calls`](Self::raw_calls) has them.
    pub fn calls<M: Method>(&self) -> Vec<M> {
        let calls = self.raw_calls(M::NAME).into_iter();
        calls
            .filter_map(|params| read_params(&params).ok())
            .collect()
    }

    /// The same as JSON text, for any method; of portable storage its [view](crate::epee::to_json).
    pub fn raw_calls(&self, method: &str) -> Vec<RawJson> {
        let state = self.lock();
        let calls = state.log.iter().filter(|(name, _)| name == method);
        calls.map(|(_, params)| params.clone()).collect()
    }

    /// How often a method was called up to now.
    pub fn count(&self, method: &str) -> usize {
        let state = self.lock();
        state.log.iter().filter(|(name, _)| name == method).count()
    }

    /// Waits until a method was called so many times. Put a time limit around it.
    pub async fn asked(&self, method: &str, count: usize) {
        self.until(|| self.count(method) >= count).await;
    }

    fn set_typed<M: Method>(&self, steps: impl IntoIterator<Item = Step>) -> Rule<'_, M> {
        self.set(M::NAME, is_epee(M::WIRE), steps)
    }

    /// Replaces the handlers of a method.
    fn set<P>(
        &self,
        method: &str,
        only_epee: bool,
        steps: impl IntoIterator<Item = Step>,
    ) -> Rule<'_, P> {
        let mut all = Steps::default();
        steps.into_iter().for_each(|step| all.push(step));
        let mut state = self.lock();
        let before = state.steps.insert(method.to_owned(), all);
        match only_epee {
            true => _ = state.epee.insert(method.to_owned()),
            false => _ = state.epee.remove(method),
        }
        drop(state);
        // Without the lock: what a handler owns may ask this script when it goes.
        drop(before);
        Rule::new(self, method)
    }

    pub(super) fn with_steps(&self, method: &str, change: impl FnOnce(&mut Steps)) {
        if let Some(steps) = self.lock().steps.get_mut(method) {
            change(steps);
        }
    }

    /// Whether a method has a handler.
    pub(super) fn handles(&self, method: &str) -> bool {
        self.lock().steps.contains_key(method)
    }

    /// Whether it is one that reads portable storage and nothing else.
    pub(super) fn handles_only_epee(&self, method: &str) -> bool {
        self.lock().epee.contains(method)
    }

    /// Waits until `holds` does. It may lock.
    pub(super) async fn until(&self, holds: impl Fn() -> bool) {
        let mut changed = self.shared.changed.subscribe();
        // The sender can't be gone, so each `changed` is a change.
        while !holds() && changed.changed().await.is_ok() {}
    }

    pub(super) fn notify(&self) {
        self.shared.changed.send_replace(());
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing that is done under the lock can panic half-way through a change; handlers run without it.
        let state = self.shared.state.lock();
        state.unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The next handler of a method, or why there is none.
    pub(super) fn step(&mut self, method: &str, params: &RawJson) -> Result<Step, String> {
        if let Some(step) = self.steps.get_mut(method).and_then(Steps::next) {
            return Ok(step);
        }
        match &self.replay {
            None => Err("no handler".to_owned()),
            Some(replay) => match replay.answer(method, params.clone()) {
                Ok(outcome) => Ok(Step::value(Ok(outcome.clone()))),
                Err(reason) => Err(format!("no handler, and {reason}")),
            },
        }
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.lock();
        f.debug_struct("Script")
            .field("handled", &state.steps.keys().collect::<Vec<_>>())
            .field("calls", &state.log.len())
            .finish_non_exhaustive()
    }
}
