//! Handlers of a method's calls, one after the other.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, ready};

use super::handlers::Scope;
use super::script::Script;
use crate::error::RpcError;
use crate::message::Outcome;
use crate::method::{self, Method};
use crate::raw::RawJson;
use crate::wire::{ParamStructure, Wire};

/// An outcome, or a message on what is wrong with the test.
pub(super) type Handled = Result<Outcome, String>;

type Function = dyn FnMut(RawJson) -> BoxFuture<'static, Handled> + Send;

/// One handler, and the delay of its responses.
#[derive(Clone)]
pub(super) struct Step {
    function: Arc<Mutex<Function>>,
    delay: Duration,
}

/// A method's remaining handlers. The last one stays.
#[derive(Clone, Default)]
pub(super) struct Steps(VecDeque<Step>);

impl Steps {
    pub(super) fn push(&mut self, step: Step) {
        self.0.push_back(step);
    }

    pub(super) fn last_mut(&mut self) -> Option<&mut Step> {
        self.0.back_mut()
    }

    pub(super) fn next(&mut self) -> Option<Step> {
        match self.0.len() {
            0 | 1 => self.0.front().cloned(),
            _ => self.0.pop_front(),
        }
    }
}

impl Step {
    fn new(function: impl FnMut(RawJson) -> BoxFuture<'static, Handled> + Send + 'static) -> Self {
        Self {
            function: Arc::new(Mutex::new(function)),
            delay: Duration::ZERO,
        }
    }

    /// Creates a handler with a constant outcome.
    pub(super) fn value(outcome: Handled) -> Self {
        Self::new(move |_| ready(outcome.clone()).boxed())
    }

    pub(super) fn raw(mut handler: impl FnMut(RawJson) -> Outcome + Send + 'static) -> Self {
        Self::new(move |params| ready(Ok(handler(params))).boxed())
    }

    pub(super) fn typed<M: Method>(
        mut handler: impl FnMut(M) -> Result<M::Output, RpcError> + Send + 'static,
    ) -> Self {
        Self::new(move |params| {
            let handled = match read_params(&params) {
                Ok(params) => encode::<M>(&handler(params)),
                Err(refusal) => Ok(Err(refusal)),
            };
            ready(handled).boxed()
        })
    }

    pub(super) fn typed_async<M: Method>(
        mut handler: impl FnMut(M) -> BoxFuture<'static, Result<M::Output, RpcError>> + Send + 'static,
    ) -> Self {
        Self::new(move |params| match read_params(&params) {
            Ok(params) => {
                let answer = handler(params);
                async move { encode::<M>(&answer.await) }.boxed()
            }
            Err(refusal) => ready(Ok(Err(refusal))).boxed(),
        })
    }

    pub(super) async fn run(self, params: RawJson) -> Handled {
        if !self.delay.is_zero() {
            tokio::time::sleep(self.delay).await;
        }
        let mut running = None;
        // A panic is most often an assertion in a handler. It must fail the test, and not just one of its connections.
        poll_fn(|context| {
            let polled = catch_unwind(AssertUnwindSafe(|| {
                let running = running.get_or_insert_with(|| {
                    let function = self.function.lock();
                    // A handler that panicked before is called again, as any other.
                    let mut function = function.unwrap_or_else(PoisonError::into_inner);
                    function(params.clone())
                });
                running.poll_unpin(context)
            }));
            polled.unwrap_or_else(|cause| Poll::Ready(Err(panic_text(&*cause))))
        })
        .await
    }
}

fn panic_text(cause: &(dyn std::any::Any + Send)) -> String {
    let text = cause.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| cause.downcast_ref::<&str>().copied());
    format!("its handler panicked: {}", text.unwrap_or("without a text"))
}

/// Decodes parameters as a node does.
pub(super) fn read_params<M: Method>(params: &RawJson) -> Result<M, RpcError> {
    // Absent parameters by name are known as an empty list here.
    let text = match (M::Wire::PARAMS, params.as_str()) {
        (ParamStructure::ByName, "[]") => "{}",
        (ParamStructure::ByPosition, "{}") => "[]",
        (_, text) => text,
    };
    let read = method::read_params(text);
    read.map_err(|error| RpcError::new(-32602, format!("invalid params: {error}")))
}

/// Encodes a result as a node does.
pub(super) fn encode<M: Method>(answer: &Result<M::Output, RpcError>) -> Handled {
    let value = match answer {
        Ok(value) => value,
        Err(error) => return Ok(Err(error.clone())),
    };
    let result = method::write_result::<M>(value).and_then(RawJson::new);
    let result = result.map_err(|error| format!("its result can't be written: {error}"));
    result.map(Ok)
}

/// The handlers of a method, to add more. `P` is the type of their parameter: the method's struct, or [`RawJson`].
pub struct Rule<'a, P> {
    script: &'a Script,
    method: String,
    scope: Scope,
    params: PhantomData<fn(P)>,
}

impl<'a, P> Rule<'a, P> {
    pub(super) fn new(script: &'a Script, method: &str, scope: Scope) -> Self {
        Self {
            script,
            method: method.to_owned(),
            scope,
            params: PhantomData,
        }
    }

    /// Delays the responses of the handler before it. Handlers added later aren't delayed.
    pub fn delay(self, delay: Duration) -> Self {
        self.script.with_steps(&self.method, &self.scope, |steps| {
            if let Some(step) = steps.last_mut() {
                step.delay = delay;
            }
        });
        self
    }

    fn push(self, step: Step) -> Self {
        self.script
            .with_steps(&self.method, &self.scope, |steps| steps.push(step));
        self
    }
}

impl<M: Method> Rule<'_, M> {
    /// Adds a handler: the one before it takes one call, this one those after it.
    pub fn then(
        self,
        handler: impl FnMut(M) -> Result<M::Output, RpcError> + Send + 'static,
    ) -> Self {
        self.push(Step::typed(handler))
    }
}

impl Rule<'_, RawJson> {
    /// Adds a handler: the one before it takes one call, this one those after it.
    pub fn then(
        self,
        handler: impl FnMut(RawJson) -> Result<RawJson, RpcError> + Send + 'static,
    ) -> Self {
        self.push(Step::raw(handler))
    }
}

impl<P> fmt::Debug for Rule<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rule")
            .field("method", &self.method)
            .finish_non_exhaustive()
    }
}
