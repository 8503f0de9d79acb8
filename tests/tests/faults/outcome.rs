//! What came of a call, in words that a table can hold.

use std::fmt::Display;
use std::time::Duration;

use polyrpc::{Call, Chain, Error, Method, Reached, Rpc};
use tokio::time::{Instant, timeout};

use crate::methods::{Get, Put};

/// The time limit of the calls that are expected to run into it. Long enough to connect and to be sent first on machines that are busy.
pub(crate) const SHORT: Duration = Duration::from_secs(2);

/// No call may take longer, whatever its node does. Far above `SHORT`, for machines that are busy.
pub(crate) const LONG: Duration = Duration::from_secs(10);

/// A call that may be sent twice, and one that may not, against two servers that misbehave in the same way. What came of them:
/// `ok 5`, or what kind of error it is, whether the node was reached, and who may try again.
pub(crate) async fn outcome(
    name: &str,
    limit: Duration,
    read: &Rpc,
    write: &Rpc,
) -> (String, Error) {
    ended(name, limit, read.call(Get([1])), write.call(Put([1]))).await
}

/// The same for calls of any two methods.
pub(crate) async fn ended<G, P, C: Chain>(
    name: &str,
    limit: Duration,
    get: Call<G, C>,
    put: Call<P, C>,
) -> (String, Error)
where
    G: Method<Output: Display + PartialEq>,
    P: Method<Output = G::Output>,
{
    let start = Instant::now();
    let (get, put) = (get.timeout(limit), put.timeout(limit));
    let both = async { tokio::join!(get.into_future(), put.into_future()) };
    let Ok((read, write)) = timeout(limit + LONG, both).await else {
        panic!("{name}: no end within {:?}", start.elapsed());
    };
    let (read, write) = match (read, write) {
        (Ok(read), Ok(write)) => {
            assert_eq!(read, write, "{name}");
            return (format!("ok {read}"), Error::closed());
        }
        (Err(read), Err(write)) => (read, write),
        (read, write) => panic!("{name}: a read gave {read:?}, a write {write:?}"),
    };
    assert_eq!(kind(&read), kind(&write), "{name}: {read} | {write}");
    let again = match (read.is_retryable(), write.is_retryable()) {
        (true, true) => "any again",
        (true, false) => "reads again",
        (false, false) => "none again",
        (false, true) => panic!("{name}: a write may be sent again, but a read may not"),
    };
    let reached = match write.reached_server() {
        Reached::No => "not reached",
        Reached::Maybe => "maybe reached",
        Reached::Yes => "reached",
    };
    (format!("{}; {reached}; {again}", kind(&write)), write)
}

/// The kind of an error, by its predicates.
pub(crate) fn kind(error: &Error) -> String {
    let status = error.http_status().map(|status| format!(" {status}"));
    let status = status.unwrap_or_default();
    if let Some(rpc) = error.rpc() {
        return format!("error {}{status}", rpc.code);
    }
    if let Some(decode) = error.decode() {
        // Where it is nested deeply, the path is long.
        let path = decode.path();
        let end = path.find("[0][0]").or_else(|| path.find(".a.a"));
        let path = &path[..end.unwrap_or(path.len())];
        return format!("unreadable at `{path}`");
    }
    match (error.is_connect(), error.is_timeout()) {
        (true, true) => "no connection in time".to_owned(),
        (true, false) => format!("no connection{status}"),
        (false, true) => "no response in time".to_owned(),
        (false, false) if error.is_closed() => "closed".to_owned(),
        (false, false) if error.to_string().contains(" is longer than ") => "too large".to_owned(),
        (false, false) if !status.is_empty() => format!("status{status}"),
        (false, false) => "lost".to_owned(),
    }
}
