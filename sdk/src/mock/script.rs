//! Scripts of mocks: handlers, and the calls received.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_with::de::DeserializeAsWrap;
use tokio::sync::watch;

use super::fault::Fault;
use super::group::Group;
use super::groups::Groups;
use super::handler::{Rule, Step, Steps, encode, read_params};
use super::handlers::{Handlers, Place, Scope};
use super::subscribers::{Offer, Subscribers};
use super::topic::Topic;
use super::unexpected::Unexpected;
use crate::chain::{Chain, ChainInfo};
use crate::error::RpcError;
use crate::extras::Extras;
use crate::message;
use crate::method::{Method, Notify};
use crate::raw::RawJson;
use crate::record::Replay;
use crate::rt::Sample;
use crate::transport::{Items, Stop};
use crate::wire::serve::OBJECTS;
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
///
/// Handlers are by the method's name and, if they are typed, its wire: a name may stand for one method on one wire and for another one on
/// another. Services behind the node may each have [their own](Self::behind).
#[derive(Clone, Default)]
pub struct Script {
    shared: Arc<Shared>,
    /// The service behind the node that handlers and calls are of.
    destination: Option<String>,
}

/// A call received.
pub(super) struct Logged {
    pub(super) place: Place,
    pub(super) method: String,
    pub(super) params: RawJson,
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
    handlers: Handlers,
    /// The wire of objects that have no typed handler.
    objects: Option<&'static Format>,
    replay: Option<Replay>,
    /// What responses carry beside the result or the error object.
    pub(super) extras: Extras,
    pub(super) faults: Vec<Fault>,
    pub(super) log: Vec<Logged>,
    pub(super) unexpected: Unexpected,
    pub(super) subscribers: Subscribers,
    pub(super) groups: Groups,
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

    /// Returns the part of the script that is for the service `destination` behind the node, such as `chia_wallet` behind Chia's daemon
    /// (see [`Rpc::with_destination`](crate::Rpc::with_destination)): its handlers come before those of the whole script, and its calls are
    /// those of that service alone.
    ///
    /// ```
    /// # use polyrpc::mock::Script;
    /// # use polyrpc::Method;
    /// # fn example<GetConnections: Method<Output = Vec<String>>>(node: &Script) {
    /// node.behind("chia_wallet").on::<GetConnections>(|_| Ok(Vec::new()));
    /// node.behind("chia_farmer").on::<GetConnections>(|_| Ok(vec!["harvester".to_owned()]));
    /// // … and then:
    /// assert_eq!(node.behind("chia_farmer").count(GetConnections::NAME), 0);
    /// # }
    /// ```
    #[must_use]
    pub fn behind(&self, destination: impl Into<String>) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            destination: Some(destination.into()),
        }
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

    /// Sets what responses carry beside the result or the error object, such as the chain's [`Extras`](crate::Chain::Extras), which
    /// [`with_meta`](crate::Call::with_meta) returns: an object. Only JSON-RPC has a place for it.
    ///
    /// # Errors
    /// If it isn't an object as JSON.
    ///
    /// ```
    /// # fn example(node: &polyrpc::mock::Script) -> Result<(), serde_json::Error> {
    /// node.set_extras(&serde_json::json!({"ledger_version": 12}))
    /// # }
    /// ```
    pub fn set_extras<E: Serialize + ?Sized>(&self, extras: &E) -> Result<(), serde_json::Error> {
        let extras = serde_json::from_str(&serde_json::to_string(extras)?)?;
        self.lock().extras = extras;
        Ok(())
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

    /// Returns the connections that have joined a group by a call, on a [dialect](crate::transport::socket::Dialect) that has such calls, to
    /// push messages to them.
    pub fn group(&self, name: &str) -> Group {
        Group::new(self.clone(), name)
    }

    /// Returns the parameters of all calls of `M` so far, in order, notifications and failed requests included, except
    /// for those that `M` can't read; [`raw_calls`](Self::raw_calls) has them.
    pub fn calls<M: Method>(&self) -> Vec<M> {
        let state = self.lock();
        let calls = state.log.iter().filter(|call| {
            let wire = call.place.wire;
            // A typed handler of another wire is another method's.
            let is_ours = wire == M::Wire::FORMAT || !state.handlers.is_typed(M::NAME, wire);
            is_ours && self.concerns(call, M::NAME)
        });
        calls
            .filter_map(|call| read_params(&call.params).ok())
            .collect()
    }

    /// Returns the parameters of all notifications `N` so far, in order, except for those that `N` can't read.
    pub fn notifications<N: Notify>(&self) -> Vec<N> {
        let sent = self.raw_calls(N::NAME).into_iter();
        sent.filter_map(|params| params.decode().ok()).collect()
    }

    /// Returns the parameters of all calls of any method so far as JSON; of epee the [view](crate::epee::to_json).
    pub fn raw_calls(&self, method: &str) -> Vec<RawJson> {
        let state = self.lock();
        let calls = state.log.iter().filter(|call| self.concerns(call, method));
        calls.map(|call| call.params.clone()).collect()
    }

    /// The number of calls of a method so far.
    pub fn count(&self, method: &str) -> usize {
        let state = self.lock();
        let calls = state.log.iter().filter(|call| self.concerns(call, method));
        calls.count()
    }

    /// Waits until a method was called `count` times. Put a timeout around it.
    pub async fn until_called(&self, method: &str, count: usize) {
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
        let scope = Scope {
            destination: self.destination.clone(),
            wire,
        };
        let before = self.lock().handlers.set(method, scope.clone(), all);
        // Dropped without the lock: the handler's captures may use this script on drop.
        drop(before);
        Rule::new(self, method, scope)
    }

    pub(super) fn with_steps(&self, method: &str, scope: &Scope, change: impl FnOnce(&mut Steps)) {
        if let Some(steps) = self.lock().handlers.get_mut(method, scope) {
            change(steps);
        }
    }

    /// What handles a method of the node itself.
    pub(super) fn handlers(&self, method: &str) -> message::Handlers {
        self.lock().handlers.of(method)
    }

    /// Whether a call received is one of a method, of the service that this part of the script is for.
    fn concerns(&self, call: &Logged, method: &str) -> bool {
        let destination = self.destination.as_ref();
        let is_there = destination.is_none_or(|own| call.place.destination.as_ref() == Some(own));
        is_there && call.method == method
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
    pub(super) fn step(
        &mut self,
        place: &Place,
        method: &str,
        params: &RawJson,
    ) -> Result<Step, String> {
        if let Some(step) = self.handlers.next(method, place) {
            return Ok(step);
        }
        match &self.replay {
            None => Err("no handler".to_owned()),
            Some(replay) => match replay.answer(self.chain(), method, params.clone()) {
                Ok(recorded) => Ok(Step::value(Ok(recorded.outcome.clone()))),
                Err(reason) => Err(format!("no handler, and {reason}")),
            },
        }
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.lock();
        f.debug_struct("Script")
            .field("handled", &state.handlers.names())
            .field("calls", &state.log.len())
            .finish_non_exhaustive()
    }
}
