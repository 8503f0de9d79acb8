//! Orders and commands in moments that a test with a real connection can't choose.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use futures_util::{FutureExt, SinkExt, StreamExt, sink, stream};
use tokio::sync::{Semaphore, oneshot};
use tokio::time::timeout;

use super::super::Command;
use super::super::calls::Limit;
use super::*;
use crate::error::Reached;
use crate::message::Request;
use crate::wire::JSONRPC;
use crate::wire::frames;
use crate::{RawJson, Safety};

type Answer = oneshot::Receiver<Result<Response, Error>>;

/// A connection that takes everything and on which nothing comes; with `gone`, its other end is.
fn connection(gone: bool) -> (Connection, Live) {
    let incoming = match gone {
        true => stream::empty().boxed(),
        false => stream::pending().boxed(),
    };
    let outgoing = sink::drain().sink_map_err(|error| match error {});
    let link = Box::pin(Both { incoming, outgoing });
    let settings = Settings {
        timeout: Duration::from_secs(1),
        connect_timeout: Duration::from_secs(1),
        ping_interval: Duration::from_secs(1000),
        idle_timeout: None,
        queue: 1,
        max_message_bytes: 1 << 20,
    };
    let (orders, receiver) = mpsc::unbounded_channel();
    let room = Arc::new(Semaphore::new(settings.queue));
    let live = Live { orders, room };
    let connection = Connection::new(
        link,
        Arc::new(frames::JsonRpc),
        settings,
        "peer".to_owned(),
        &live,
        receiver,
    );
    (connection, live)
}

fn command(id: u64) -> (Command, Answer) {
    command_within(id, Duration::from_secs(60))
}

fn command_within(id: u64, timeout: Duration) -> (Command, Answer) {
    let params = RawJson::new("[]").expect("JSON");
    let request = Request::new(&JSONRPC, id, "test_put", Safety::Write, &params).expect("a call");
    let (reply, answer) = oneshot::channel();
    let limit = Limit::of(timeout);
    let command = Command {
        request,
        reply,
        limit,
    };
    (command, answer)
}

/// Whoever sends a call again has given up the first attempt before.
#[tokio::test]
async fn a_call_may_be_sent_again_once_it_is_given_up() {
    let (mut connection, _live) = connection(false);
    let (first, given_up) = command(7);
    connection.accept(first);
    drop(given_up);
    connection.obey(Order::Forget(7));
    let (second, mut answer) = command(7);
    connection.accept(second);
    assert!((&mut answer).now_or_never().is_none(), "it was refused");
    // While it is under way, another one with its id is.
    let (third, answer) = command(7);
    connection.accept(third);
    let refused = answer.await.expect("a response").expect_err("a refusal");
    assert!(refused.to_string().contains("the same id"), "{refused}");
}

/// An error that names no call can't be for one that is still to be written: it is for one that was given up.
#[tokio::test]
async fn an_error_for_no_call_is_not_for_one_that_was_never_sent() {
    let (mut connection, _live) = connection(false);
    let (command, mut answer) = command(7);
    connection.accept(command);
    let error = Bytes::from_static(br#"{"id":null,"error":{"code":-32700,"message":"parse"}}"#);
    connection.received(error.clone());
    assert!((&mut answer).now_or_never().is_none(), "it was given to it");
    assert!(connection.calls.begin(7));
    connection.received(error);
    assert!(answer.await.expect("a response").is_ok());
}

/// A connection that takes nothing.
fn stalled() -> (Connection, Live) {
    let (mut connection, live) = connection(false);
    let outgoing = sink::drain().sink_map_err(|error| match error {});
    let outgoing = outgoing.with(|_| std::future::pending::<Result<Outgoing, BoxError>>());
    let incoming = stream::pending().boxed();
    connection.link = Box::pin(Both {
        incoming,
        outgoing: Box::pin(outgoing),
    });
    (connection, live)
}

async fn turn(connection: &mut Connection) {
    let turned = poll_fn(|context| Poll::Ready(connection.turn(context))).await;
    assert!(turned.is_ok());
}

/// A caller whose time is over is told whether its write was sent: one that wasn't may be sent again, so it must not be written after all.
#[tokio::test(start_paused = true)]
async fn what_was_late_as_unsent_is_not_sent() {
    let (mut connection, _live) = stalled();
    let second = Duration::from_secs(1);
    // One that the connection takes, and doesn't get rid of, and one behind it.
    let (first, written) = command_within(7, second);
    let (other, unwritten) = command_within(8, 2 * second);
    connection.accept(first);
    connection.accept(other);
    turn(&mut connection).await;
    for (answer, reached) in [(written, Reached::Maybe), (unwritten, Reached::No)] {
        tokio::time::advance(second + Duration::from_millis(2)).await;
        turn(&mut connection).await;
        let late = answer.await.expect("a response").expect_err("it is late");
        assert!(late.is_timeout());
        assert_eq!(late.reached_server(), reached, "{late}");
    }
    assert!(connection.calls.is_empty() && connection.outbox.is_empty());
}

/// The earliest deadline counts, whichever call came first.
#[tokio::test(start_paused = true)]
async fn a_later_call_may_be_late_earlier() {
    let (mut connection, _live) = connection(false);
    let second = Duration::from_secs(1);
    let (patient, mut later) = command_within(7, 50 * second);
    let (hasty, soon) = command_within(8, second);
    connection.accept(patient);
    turn(&mut connection).await;
    connection.accept(hasty);
    turn(&mut connection).await;
    let task = tokio::spawn(connection.run());
    let late = soon.await.expect("a response").expect_err("it is late");
    assert!(late.is_timeout());
    assert!((&mut later).now_or_never().is_none());
    let late = later.await.expect("a response").expect_err("it is late");
    assert_eq!(late.reached_server(), Reached::Maybe, "{late}");
    task.abort();
}

/// A request has its room until it is written, and one that is dropped gives it back.
#[tokio::test]
async fn room_is_given_back_once() {
    let (mut connection, live) = stalled();
    assert!(live.takes_room() && !live.takes_room());
    let (first, _answer) = command(7);
    connection.accept(first);
    turn(&mut connection).await;
    // It was taken by the connection.
    assert!(live.takes_room() && !live.takes_room());
    let (second, _answer) = command(8);
    connection.accept(second);
    turn(&mut connection).await;
    assert!(!live.takes_room());
    connection.obey(Order::Forget(8));
    turn(&mut connection).await;
    assert!(live.takes_room() && !live.takes_room());
    let (third, gone) = command(9);
    drop(gone);
    connection.accept(third);
    turn(&mut connection).await;
    assert!(live.takes_room() && !live.takes_room());
}

/// The task ends at the moment when a caller has room and is about to use it.
#[tokio::test]
async fn a_command_that_comes_at_the_end_is_answered() {
    let (connection, live) = connection(true);
    assert!(live.takes_room());
    let (command, answer) = command(1);
    assert!(live.orders.send(Order::Send(command)).is_ok());
    let task = tokio::spawn(connection.run());
    let answer = timeout(Duration::from_secs(10), answer).await;
    let lost = answer
        .expect("it hangs")
        .expect("a response")
        .expect_err("it is lost");
    assert_eq!(lost.reached_server(), Reached::No, "{lost}");
    assert!(lost.to_string().contains("was closed"), "{lost}");
    assert!(task.await.is_ok());
    assert!(live.room.acquire().await.is_err(), "it hangs");
}

/// A stream and a sink in one.
struct Both<I, O> {
    incoming: I,
    outgoing: O,
}

impl<I: futures_core::Stream + Unpin, O: Unpin> futures_core::Stream for Both<I, O> {
    type Item = I::Item;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<I::Item>> {
        self.incoming.poll_next_unpin(context)
    }
}

impl<I: Unpin, O: futures_util::Sink<Outgoing> + Unpin> futures_util::Sink<Outgoing>
    for Both<I, O>
{
    type Error = O::Error;

    fn poll_ready(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Result<(), O::Error>> {
        self.outgoing.poll_ready_unpin(context)
    }

    fn start_send(mut self: Pin<&mut Self>, item: Outgoing) -> Result<(), O::Error> {
        self.outgoing.start_send_unpin(item)
    }

    fn poll_flush(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Result<(), O::Error>> {
        self.outgoing.poll_flush_unpin(context)
    }

    fn poll_close(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Result<(), O::Error>> {
        self.outgoing.poll_close_unpin(context)
    }
}
