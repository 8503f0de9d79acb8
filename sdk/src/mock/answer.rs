//! From calls to what goes back.

use std::time::Duration;

use bytes::Bytes;
use futures_util::future::join_all;
use serde::de::IgnoredAny;

use super::fault::{self, Kind};
use super::handler::Step;
use super::registry::Listener;
use super::script::{Script, State};
use super::subscribers::{Opened, Outlet, Subscriber, json};
use super::wire::{Answer, Asked, Call, Form, Outcome, Refusal, daemon, endpoint, epee, jsonrpc};
use crate::error::RpcError;
use crate::raw::RawJson;
use crate::transport::Response;

/// What goes back for a request.
#[derive(Debug)]
pub(super) enum Reply {
    /// The text of the answers, empty for notifications alone, and the subscriptions that it opens.
    Answers(Bytes, Vec<Opened>),
    Status {
        status: u16,
        body: Bytes,
        retry_after: Option<Duration>,
    },
    Disconnect,
    Stall,
}

/// One that may subscribe, or none, over one connection. When it is dropped, its subscriptions are over.
#[derive(Debug)]
pub(super) struct Peer {
    script: Script,
    connection: u64,
}

struct Planned {
    id: Option<RawJson>,
    /// Notifications aren't.
    answered: bool,
    how: Plan,
}

/// How a call is to be answered; found while the script is locked, run afterwards.
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

    /// Its number, which nothing else has.
    pub(super) fn connection(&self) -> u64 {
        self.connection
    }
}

/// The subscription is answered: items may go there.
pub(super) fn admit(script: &Script, opened: Opened, outlet: Outlet) {
    script.lock().subscribers.admit(opened, outlet);
    script.notify();
}

/// A registration is answered: if it was not refused, messages may go there, and this is true.
pub(super) fn register(
    script: &Script,
    connection: u64,
    listener: Listener,
    answer: &Bytes,
) -> bool {
    let response = Response::new(answer.clone());
    let is_registered = crate::wire::endpoint::decode::<IgnoredAny>(&response).is_ok();
    if is_registered {
        script.lock().registry.register(connection, listener);
        script.notify();
    }
    is_registered
}

impl Drop for Peer {
    fn drop(&mut self) {
        let mut state = self.script.lock();
        let subscribers = state.subscribers.leave(self.connection);
        let registered = state.registry.leave(self.connection);
        drop(state);
        drop((subscribers, registered));
        self.script.notify();
    }
}

/// Answers a request. Without a `peer` the transport has no subscriptions.
pub(super) async fn answer(script: &Script, asked: Asked, peer: Option<&Peer>) -> Reply {
    let Asked { calls, form } = asked;
    let (fault, plans) = {
        let mut state = script.lock();
        let known = calls.iter().flatten();
        for call in known.clone() {
            let entry = (call.method.clone(), call.params.clone());
            state.log.push(entry);
        }
        let methods = known.map(|call| &*call.method);
        let fault = fault::next(&mut state.faults, form == Form::Batch, methods);
        let handled = matches!(fault, None | Some(Kind::Reversed | Kind::Duplicated));
        let calls = calls.into_iter().filter(|_| handled);
        let plans: Vec<_> = calls.map(|call| state.plan(call, form, peer)).collect();
        (fault, plans)
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
            Plan::Run(step, call) => (run(script, step, call, form).await, None),
        };
        (answered.then_some(Answer { id, outcome }), opened)
    });
    let (answers, opened): (Vec<_>, Vec<_>) = join_all(run).await.into_iter().unzip();
    let answers = answers.into_iter().flatten().collect();
    let opened = opened.into_iter().flatten().collect();
    finish(fault, answers, form, opened)
}

async fn run(script: &Script, step: Step, call: Call, form: Form) -> Outcome {
    let handled = step.run(call.params.clone()).await;
    let handled = handled.and_then(|outcome| match form {
        Form::Endpoint | Form::Command if !endpoint::fits(&outcome) => {
            Err("its result is no object, so that no endpoint can answer with it".to_owned())
        }
        Form::Epee => epee::misfit(&outcome).map_or(Ok(outcome), Err),
        _ => Ok(outcome),
    });
    handled.unwrap_or_else(|what| {
        script.lock().unexpected.add(&call, &what);
        Err(RpcError::new(-32603, format!("{}: {what}", call.method)))
    })
}

fn finish(fault: Option<Kind>, mut answers: Vec<Answer>, form: Form, opened: Vec<Opened>) -> Reply {
    match fault {
        Some(Kind::Status {
            status,
            body,
            retry_after,
        }) => {
            return Reply::Status {
                status,
                body,
                retry_after,
            };
        }
        Some(Kind::Disconnect) => return Reply::Disconnect,
        Some(Kind::Stall) => return Reply::Stall,
        Some(Kind::Body(body)) => return Reply::Answers(body, Vec::new()),
        Some(Kind::Reversed) => answers.reverse(),
        Some(Kind::Duplicated) => {
            answers = answers.iter().flat_map(|one| [one, one]).cloned().collect();
        }
        None => {}
    }
    match form {
        Form::Endpoint => endpoint::write(answers.first().map(|answer| &answer.outcome)),
        Form::Command => {
            let outcome = answers.first().map(|answer| &answer.outcome);
            match endpoint::write_command(outcome) {
                Reply::Answers(text, _) => Reply::Answers(text, opened),
                other => other,
            }
        }
        Form::Epee => epee::write(answers.first().map(|answer| &answer.outcome)),
        Form::JsonRpc | Form::Batch => {
            let is_batch = form == Form::Batch;
            Reply::Answers(jsonrpc::write(&answers, is_batch), opened)
        }
    }
}

impl State {
    fn plan(&mut self, call: Result<Call, Refusal>, form: Form, peer: Option<&Peer>) -> Planned {
        let (id, answered, how) = match call {
            Err(Refusal { id, error }) => (id, true, Plan::Now(Err(error))),
            Ok(call) => {
                let (id, answered) = (call.id.clone(), call.id.is_some());
                let how = match self.step(&call.method, &call.params) {
                    Ok(step) => Plan::Run(step, call),
                    // Every daemon does this much.
                    Err(_) if form == Form::Command && call.method == daemon::REGISTER => {
                        match self.subscribers.topic(&call) {
                            Some(_) => self.subscription(&call, peer, ""),
                            None => Plan::Now(json("{}")),
                        }
                    }
                    Err(reason) => self.subscription(&call, peer, &reason),
                };
                (id, answered, how)
            }
        };
        Planned { id, answered, how }
    }

    /// What no handler and no recording answers.
    fn subscription(&mut self, call: &Call, peer: Option<&Peer>, reason: &str) -> Plan {
        /// What geth answers over HTTP.
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
        self.unexpected.add(call, reason);
        let message = format!(
            "{} isn't available from the mock node: {reason}",
            call.method
        );
        Plan::Now(Err(RpcError::new(-32601, message)))
    }
}
