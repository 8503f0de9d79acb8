//! Faults in tables: a name, what the server does, and what has to come of it.

use std::fmt::Write as _;
use std::future::Future;
use std::time::Duration;

use futures_util::future::join_all;
use polyrpc::{Error, Rpc};

use crate::outcome::{LONG, SHORT, outcome};
use crate::server::{Conn, HttpServer, Over, Peer, Script, SocketServer, script};

pub(crate) struct Fault<C> {
    pub(crate) name: &'static str,
    /// As [`outcome`] words it.
    pub(crate) expected: &'static str,
    /// What the error must say.
    pub(crate) says: &'static str,
    pub(crate) script: Script<C>,
}

pub(crate) fn fault<C, F>(
    name: &'static str,
    expected: &'static str,
    says: &'static str,
    body: impl Fn(C, usize) -> F + Send + Sync + 'static,
) -> Fault<C>
where
    F: Future<Output = ()> + Send + 'static,
{
    let script = script(body);
    Fault {
        name,
        expected,
        says,
        script,
    }
}

/// How long a response may be in these tables.
pub(crate) const MAX_BYTES: u64 = 1 << 16;

/// Runs faults of HTTP servers, all at once, and says of each that came out otherwise.
pub(crate) async fn over_http(faults: Vec<Fault<Conn>>) {
    over_http_by(faults, outcome).await;
}

/// Sends these calls through each fault; [`outcome`] says how they end.
pub(crate) async fn over_http_by(faults: Vec<Fault<Conn>>, calls: impl Calls) {
    let outcomes = faults.iter().map(async |fault| {
        let servers = [
            HttpServer::start(fault.script.clone()).await,
            HttpServer::start(fault.script.clone()).await,
        ];
        let [read, write] = servers.each_ref().map(|server| {
            let http = server.http().max_response_bytes(MAX_BYTES);
            Rpc::new(http.build().unwrap())
        });
        let wrong = judge(fault, "http", &read, &write, &calls).await;
        let sent = servers
            .each_ref()
            .map(|server| server.seen.messages().len());
        match sent.iter().any(|count| *count > 1) {
            true => format!("{wrong}{}: sent {sent:?} times\n", fault.name),
            false => wrong,
        }
    });
    report(join_all(outcomes).await);
}

/// The same for servers of WebSockets and Unix sockets, each fault over both.
pub(crate) async fn over_sockets(faults: Vec<Fault<Peer>>) {
    let over = [Over::Ws, Over::Ipc];
    let rows = faults
        .iter()
        .flat_map(|fault| over.map(|over| (over, fault)));
    over_these(rows).await;
}

/// The same for one kind of them.
pub(crate) async fn over_one(over: Over, faults: Vec<Fault<Peer>>) {
    over_these(faults.iter().map(|fault| (over, fault))).await;
}

async fn over_these(rows: impl Iterator<Item = (Over, &Fault<Peer>)>) {
    let outcomes = rows.map(async |(over, fault)| {
        let servers = [
            SocketServer::start(over, fault.script.clone()).await,
            SocketServer::start(over, fault.script.clone()).await,
        ];
        let [read, write] = servers.each_ref().map(SocketServer::rpc);
        let wrong = judge(fault, &format!("{over:?}"), &read, &write, &outcome).await;
        let sent = servers
            .each_ref()
            .map(|server| server.seen.messages().len());
        match sent.iter().any(|count| *count > 1) {
            true => format!("{wrong}{} ({over:?}): sent {sent:?} times\n", fault.name),
            false => wrong,
        }
    });
    report(join_all(outcomes).await);
}

/// A call that may be sent twice and one that may not, within a time limit, by a name.
pub(crate) trait Calls: AsyncFn(&str, Duration, &Rpc, &Rpc) -> (String, Error) {}

impl<F: AsyncFn(&str, Duration, &Rpc, &Rpc) -> (String, Error)> Calls for F {}

async fn judge<C>(
    fault: &Fault<C>,
    over: &str,
    read: &Rpc,
    write: &Rpc,
    calls: &impl Calls,
) -> String {
    let name = format!("{} ({over})", fault.name);
    // Only who is expected to run into a limit gets a short one.
    let limit = match fault.expected.contains("in time") {
        true => SHORT,
        false => LONG,
    };
    let (found, error) = calls(&name, limit, read, write).await;
    let mut wrong = String::new();
    if found != fault.expected {
        _ = writeln!(wrong, "{name}: {found}, not {}: {error}", fault.expected);
    }
    if !error.to_string().contains(fault.says) {
        _ = writeln!(wrong, "{name}: {} isn't said in: {error}", fault.says);
    }
    wrong
}

fn report(outcomes: Vec<String>) {
    let wrong = outcomes.concat();
    assert!(wrong.is_empty(), "\n{wrong}");
}
