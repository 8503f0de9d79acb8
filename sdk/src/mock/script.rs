//! Scripts of mocks: handlers, and the calls received.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::future::BoxFuture;
use serde::Deserialize;
use serde_with::de::DeserializeAsWrap;
use tokio::sync::watch;

use super::fault::Fault;
use super::handler::{Rule, Step, Steps, encode, read_params};
use super::registered::Registered;
use super::registry::Registry;
use super::subscribers::{Offer, Subscribers};
use super::topic::Topic;
use super::unexpected::Unexpected;
use crate::chain::{Chain, ChainInfo};
use crate::error::RpcError;
use crate::method::Method;
use crate::raw::RawJson;
use crate::record::Replay;
use crate::rt::Sample;
use crate::transport::{Items, Stop};
use crate::wire::serve::{Handler, OBJECTS};
use crate::wire::{Format, JSON, Wire};

/// Script of a mock: its handlers, and the calls received. [`Node`](super::Node) and [`Transport`](super::Transport)
/// dereference to it; clones share it.
///
/// Handlers may be added and replaced at any time. A method without one is served from a [recording](Self::replay), if
/// there is one, and else gets the error -32601, which fails the test in the end. Calls of
/// [Chia's services](crate::wire::Chia) get responses as from those: with `success`, errors as failures by their name
/// and message, and -32601 as HTTP status 404. An error of plain [JSON](crate::wire::Json) is the HTTP status that its code is, from 300
/// to 599, with its data or else its message as the body; -32601 is 404 there, every other code 500. [epee](crate::wire::Epee) has no error objects: -32601 is HTTP status
/// 404, every other error is 500, both with an empty body.
#[derive(Clone, Default)]
pub struct Script {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// Notified of every change that somebody may wait for.
    changed: watch::Sender<()>,
}

#[derive(Default)]
pub(super) struct State {
    /// The chain whose node it is.
    chain: Option<&'static ChainInfo>,
    steps: HashMap<String, Steps>,
    /// The wires of the methods that have typed handlers.
    wires: HashMap<String, &'static Format>,
    /// The wire of objects that have no typed handler.
    objects: Option<&'static Format>,
    replay: Option<Replay>,
    pub(super) faults: Vec<Fault>,
    pub(super) log: Vec<(String, RawJson)>,
    pub(super) unexpected: Unexpected,
    pub(super) subscribers: Subscribers,
    pub(super) registry: Registry,
}

impl Script {
    /// Creates a script without handlers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a script for a node of the chain `C`, without handlers. What that chain calls secret doesn't print, and matches
    /// recordings in which it is masked; what the chains of this build call secret is so in any script.
    pub fn for_chain<C: Chain>() -> Self {
        let script = Self::new();
        script.lock().chain = Some(ChainInfo::of::<C>());
        script
    }

    /// Handles all calls of `M` with `handler`, replacing earlier handlers.
    ///
    /// The result is encoded the way a node encodes it. Parameters that `M` can't read get the error -32602, as from a
    /// node. A handler that panics, as a failed assertion does, fails the test in the end.
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

    /// Handles all calls of `M` with an async handler: `|params| Box::pin(async move { … })`.
    pub fn on_async<M: Method>(
        &self,
        handler: impl FnMut(M) -> BoxFuture<'static, Result<M::Output, RpcError>> + Send + 'static,
    ) -> Rule<'_, M> {
        self.set_typed::<M>([Step::typed_async(handler)])
    }

    /// Responds to the first call of `M` with the first of `answers`, and so on; the last one is repeated.
    pub fn on_sequence<M: Method>(
        &self,
        answers: impl IntoIterator<Item = Result<M::Output, RpcError>>,
    ) -> Rule<'_, M> {
        let answers = answers.into_iter();
        self.set_typed::<M>(answers.map(|answer| Step::value(encode::<M>(&answer))))
    }

    /// Responds to all calls of `M` with a part of the result's JSON, in which required keys that are missing are inserted as by
    /// [`sample_with`](super::sample_with).
    ///
    /// # Errors
    /// If what is there doesn't have its form.
    ///
    /// ```
    /// # #[cfg(feature = "ethereum")]
    /// # fn example(node: &polyrpc::mock::Script) -> Result<(), serde_json::Error> {
    /// use polyrpc::ethereum::methods::GetTransactionReceipt;
    /// use serde_json::json;
    ///
    /// node.on_partial::<GetTransactionReceipt>(json!({"gasUsed": "0x5208"}))?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn on_partial<M: Method<Output: Sample>>(
        &self,
        mut partial: serde_json::Value,
    ) -> Result<Rule<'_, M>, serde_json::Error> {
        M::Output::complete(&mut partial)?;
        let output = DeserializeAsWrap::<M::Output, M::Codec>::deserialize(partial)?.into_inner();
        Ok(self.set_typed::<M>([Step::value(encode::<M>(&Ok(output)))]))
    }

    /// Handles all calls of a method that is known by its name alone. The parameters are a list or an object, `[]` if
    /// none were sent. Of an epee call they are the [view](crate::epee::to_json), and so is the result.
    pub fn on_raw(
        &self,
        method: &str,
        handler: impl FnMut(RawJson) -> Result<RawJson, RpcError> + Send + 'static,
    ) -> Rule<'_, RawJson> {
        self.set(method, None, [Step::raw(handler)])
    }

    /// Takes objects that are posted to a method's name for calls of plain [JSON](crate::wire::Json), where the method has no typed handler
    /// that tells; otherwise they are calls of [Chia's services](crate::wire::Chia). For handlers of [`on_raw`](Self::on_raw), and for
    /// [recorded traffic](Self::replay).
    pub fn serve_plain_json(&self) {
        self.lock().objects = Some(&JSON);
    }

    /// Serves methods without a handler from recorded traffic, a [`Recording`](crate::record::Recording) or a
    /// [`Replay`]. Calls that aren't recorded count as unexpected.
    pub fn replay(&self, recorded: impl Into<Replay>) {
        let recorded = recorded.into();
        let before = self.lock().replay.replace(recorded);
        // Dropped without the lock, because it ends the feeds of its subscribers.
        drop(before);
    }

    /// Injects a fault into one or more of the next requests. Faults that apply to the same request are used one after
    /// the other, in the order in which they were added.
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

    /// Topic of an untyped stream: clients subscribe by a call of `method` with these parameters, a list or an object.
    pub fn topic_raw(&self, method: &str, params: &RawJson, stop: Stop, items: Items) -> Topic {
        self.offer(method, params, stop, items)
    }

    fn offer<S>(&self, method: &str, params: &RawJson, stop: Stop, items: Items) -> Topic<S> {
        let offer = Offer::new(method, params, stop, items);
        let key = self.lock().subscribers.offer(offer);
        Topic::new(self.clone(), key)
    }

    /// Returns the connections registered at Chia's daemon as `service`, such as `wallet_ui`, to push messages to them.
    /// A daemon accepts every registration, unless a handler for `register_service` refuses it.
    pub fn registered(&self, service: &str) -> Registered {
        Registered::new(self.clone(), service)
    }

    /// Returns the parameters of all calls of `M` so far, in order, notifications and failed requests included, except
    /// for those that `M` can't read; [`raw_calls`](Self::raw_calls) has them.
    pub fn calls<M: Method>(&self) -> Vec<M> {
        let calls = self.raw_calls(M::NAME).into_iter();
        calls
            .filter_map(|params| read_params(&params).ok())
            .collect()
    }

    /// Returns the parameters of all calls of any method so far as JSON; of epee the [view](crate::epee::to_json).
    pub fn raw_calls(&self, method: &str) -> Vec<RawJson> {
        let state = self.lock();
        let calls = state.log.iter().filter(|(name, _)| name == method);
        calls.map(|(_, params)| params.clone()).collect()
    }

    /// The number of calls of a method so far.
    pub fn count(&self, method: &str) -> usize {
        let state = self.lock();
        state.log.iter().filter(|(name, _)| name == method).count()
    }

    /// Waits until a method was called `count` times. Put a timeout around it.
    pub async fn asked(&self, method: &str, count: usize) {
        self.until(|| self.count(method) >= count).await;
    }

    fn set_typed<M: Method>(&self, steps: impl IntoIterator<Item = Step>) -> Rule<'_, M> {
        self.set(M::NAME, Some(M::Wire::FORMAT), steps)
    }

    /// Replaces the handlers of a method.
    fn set<P>(
        &self,
        method: &str,
        wire: Option<&'static Format>,
        steps: impl IntoIterator<Item = Step>,
    ) -> Rule<'_, P> {
        let mut all = Steps::default();
        steps.into_iter().for_each(|step| all.push(step));
        let mut state = self.lock();
        let before = state.steps.insert(method.to_owned(), all);
        match wire {
            Some(wire) => _ = state.wires.insert(method.to_owned(), wire),
            None => _ = state.wires.remove(method),
        }
        drop(state);
        // Dropped without the lock: the handler's captures may use this script on drop.
        drop(before);
        Rule::new(self, method)
    }

    pub(super) fn with_steps(&self, method: &str, change: impl FnOnce(&mut Steps)) {
        if let Some(steps) = self.lock().steps.get_mut(method) {
            change(steps);
        }
    }

    /// What handles a method.
    pub(super) fn handler(&self, method: &str) -> Handler {
        let state = self.lock();
        match (state.steps.contains_key(method), state.wires.get(method)) {
            (false, _) => Handler::None,
            (true, None) => Handler::Untyped,
            (true, Some(wire)) => Handler::Typed(wire),
        }
    }

    /// Waits until `holds` returns true. It may lock.
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
    /// The facts of the chain whose node it is.
    pub(super) fn chain(&self) -> &'static ChainInfo {
        self.chain.unwrap_or(ChainInfo::PLAIN)
    }

    /// The wire of objects that have no typed handler.
    pub(super) fn objects(&self) -> &'static Format {
        self.objects.unwrap_or(OBJECTS)
    }

    /// The next handler of a method, or why there is none.
    pub(super) fn step(&mut self, method: &str, params: &RawJson) -> Result<Step, String> {
        if let Some(step) = self.steps.get_mut(method).and_then(Steps::next) {
            return Ok(step);
        }
        match &self.replay {
            None => Err("no handler".to_owned()),
            Some(replay) => match replay.answer(self.chain(), method, params.clone()) {
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
