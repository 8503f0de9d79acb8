//! Dispatch of calls to handlers, recordings and topics.

use std::time::Duration;

use bytes::Bytes;
use futures_util::future::join_all;

use super::fault::{self, Kind};
use super::groups::Member;
use super::handler::Step;
use super::handlers::Place;
use super::script::{Logged, Script, State};
use super::subscribers::{Opened, Outlet, Subscriber};
use crate::error::RpcError;
use crate::message::{Answer, Asked, Call, Outcome, Refusal, Served};
use crate::raw::RawJson;
use crate::wire::Format;

/// The reply to a request.
#[derive(Debug)]
pub(super) enum Reply {
    /// The encoded responses, empty for notifications alone, and the subscriptions that it opens.
    Answers(Bytes, Vec<Opened>),
    Status {
        status: u16,
        body: Bytes,
        retry_after: Option<Duration>,
    },
    Disconnect,
    Stall,
}

/// The client's side of one connection, with or without subscriptions. Dropping it ends its subscriptions.
#[derive(Debug)]
pub(super) struct Peer {
    script: Script,
    connection: u64,
}

struct Planned {
    id: Option<RawJson>,
    /// Whether the call has a response; notifications don't.
    answered: bool,
    how: Plan,
}

/// How to respond to a call; determined while the script is locked, run afterwards.
enum Plan {
    Now(Outcome),
    /// With the subscribers that it ends.
    Close(Outcome, Vec<Subscriber>),
    Open(Outcome, Opened),
    Run(Step, Call),
}

impl Peer {
    pub(super) fn new(script: &Script) -> Self {
        let connection = script.lock().subscribers.connection();
        Self {
            script: script.clone(),
            connection,
        }
    }

    /// The connection's unique number.
    pub(super) fn connection(&self) -> u64 {
        self.connection
    }
}

/// Starts the subscription's items, after its response was sent.
pub(super) fn admit(script: &Script, opened: Opened, outlet: Outlet) {
    script.lock().subscribers.admit(opened, outlet);
    script.notify();
}

/// Starts a member's messages, after the response to the call that joins its group was sent.
pub(super) fn join(script: &Script, connection: u64, member: Member) {
    script.lock().groups.join(connection, member);
    script.notify();
}

impl Drop for Peer {
    fn drop(&mut self) {
        let mut state = self.script.lock();
        let subscribers = state.subscribers.leave(self.connection);
        let members = state.groups.leave(self.connection);
        drop(state);
        drop((subscribers, members));
        self.script.notify();
    }
}

/// Responds to a request. Without a `peer` the transport has no subscriptions.
pub(super) async fn answer(script: &Script, asked: Asked, peer: Option<&Peer>) -> Reply {
    let Asked {
        calls,
        format,
        wire,
        destination,
        is_batch,
    } = asked;
    let place = Place { destination, wire };
    let (fault, plans, extras) = {
        let mut state = script.lock();
        let known = calls.iter().flatten();
        for call in known.clone() {
            state.log.push(Logged {
                place: place.clone(),
                method: call.method.clone(),
                params: call.params.clone(),
            });
        }
        let methods = known.map(|call| &*call.method);
        let fault = fault::next(&mut state.faults, is_batch, methods);
        let handled = matches!(fault, None | Some(Kind::Reversed | Kind::Duplicated));
        let calls = calls.into_iter().filter(|_| handled);
        let plans: Vec<_> = calls
            .map(|call| state.plan(call, &place, format, peer))
            .collect();
        (fault, plans, state.extras.clone())
    };
    script.notify();

    let run = plans.into_iter().map(async |planned| {
        let Planned { id, answered, how } = planned;
        let (outcome, opened) = match how {
            Plan::Now(outcome) => (outcome, None),
            Plan::Close(outcome, ended) => {
                drop(ended);
                (outcome, None)
            }
            Plan::Open(outcome, opened) => (outcome, Some(opened)),
            Plan::Run(step, call) => (run(script, step, call, format).await, None),
        };
        let extras = extras.clone();
        let answer = Answer {
            id,
            outcome,
            extras,
        };
        (answered.then_some(answer), opened)
    });
    let (answers, opened): (Vec<_>, Vec<_>) = join_all(run).await.into_iter().unzip();
    let answers = answers.into_iter().flatten().collect();
    let opened = opened.into_iter().flatten().collect();
    let answers = spoil(fault, answers);
    let answers = match answers {
        Ok(answers) => answers,
        Err(reply) => return reply,
    };
    match format.rules().serve(&answers, is_batch) {
        Served::Body(body) => Reply::Answers(body, opened),
        Served::Status(status, body) => Reply::Status {
            status,
            body,
            retry_after: None,
        },
    }
}

async fn run(script: &Script, step: Step, call: Call, format: &'static Format) -> Outcome {
    let handled = step.run(call.params.clone()).await;
    let handled =
        handled.and_then(|outcome| format.rules().misfit(&outcome).map_or(Ok(outcome), Err));
    handled.unwrap_or_else(|what| {
        let mut state = script.lock();
        let chain = state.chain();
        state.unexpected.add(chain, &call, &what);
        drop(state);
        Err(RpcError::new(-32603, format!("{}: {what}", call.method)))
    })
}

/// The responses with what goes wrong with them, or what goes back instead.
fn spoil(fault: Option<Kind>, mut answers: Vec<Answer>) -> Result<Vec<Answer>, Reply> {
    match fault {
        Some(Kind::Status {
            status,
            body,
            retry_after,
        }) => Err(Reply::Status {
            status,
            body,
            retry_after,
        }),
        Some(Kind::Disconnect) => Err(Reply::Disconnect),
        Some(Kind::Stall) => Err(Reply::Stall),
        Some(Kind::Body(body)) => Err(Reply::Answers(body, Vec::new())),
        Some(Kind::Reversed) => {
            answers.reverse();
            Ok(answers)
        }
        Some(Kind::Duplicated) => Ok(answers.iter().flat_map(|one| [one, one]).cloned().collect()),
        None => Ok(answers),
    }
}

impl State {
    fn plan(
        &mut self,
        call: Result<Call, Refusal>,
        place: &Place,
        format: &'static Format,
        peer: Option<&Peer>,
    ) -> Planned {
        let (id, answered, how) = match call {
            Err(Refusal { id, error }) => (id, true, Plan::Now(Err(error))),
            Ok(call) => {
                let (id, answered) = (call.id.clone(), call.id.is_some());
                let how = match self.step(place, &call.method, &call.params) {
                    Ok(step) => Plan::Run(step, call),
                    Err(reason) => match format.rules().given(&call.method) {
                        Some(outcome) if self.subscribers.topic(&call).is_none() => {
                            Plan::Now(outcome)
                        }
                        _ => self.subscription(&call, peer, &reason),
                    },
                };
                (id, answered, how)
            }
        };
        Planned { id, answered, how }
    }

    /// The plan for calls without a handler or a recording.
    fn subscription(&mut self, call: &Call, peer: Option<&Peer>, reason: &str) -> Plan {
        /// geth's code over HTTP.
        const NOT_SUPPORTED: i64 = -32001;

        let connection = peer.map(|peer| peer.connection);
        if let Some(topic) = self.subscribers.topic(call) {
            let refused = || RpcError::new(NOT_SUPPORTED, "notifications not supported");
            return match connection {
                Some(connection) => {
                    let opened = self.subscribers.open(topic, call, connection);
                    Plan::Open(self.subscribers.outcome(&opened), opened)
                }
                None => Plan::Now(Err(refused())),
            };
        }
        if let Some((outcome, ended)) = self.subscribers.close(call, connection) {
            return Plan::Close(outcome, ended);
        }
        let chain = self.chain();
        self.unexpected.add(chain, call, reason);
        let message = format!(
            "{} isn't available from the mock node: {reason}",
            call.method
        );
        Plan::Now(Err(RpcError::new(-32601, message)))
    }
}
