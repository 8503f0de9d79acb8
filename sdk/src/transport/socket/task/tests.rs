//! Orders and commands in moments that a test with a real connection can't choose.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use futures_util::{FutureExt, SinkExt, StreamExt, sink, stream};
use tokio::sync::oneshot;
use tokio::time::timeout;

use super::super::calls::{Progress, Reply};
use super::*;
use crate::error::Reached;
use crate::message::Request;
use crate::wire::JSONRPC;
use crate::wire::frames;
use crate::{RawJson, Safety};

type Ends = (mpsc::Sender<Command>, mpsc::UnboundedSender<Order>);
type Answer = oneshot::Receiver<Result<Response, Error>>;

/// A connection that takes everything and on which nothing comes; with `gone`, its other end is.
fn connection(gone: bool) -> (Connection, Ends) {
    let incoming = match gone {
        true => stream::empty().boxed(),
        false => stream::pending().boxed(),
    };
    let outgoing = sink::drain().sink_map_err(|error| match error {});
    let link = Box::pin(Both { incoming, outgoing });
    let settings = Settings {
        timeout: Duration::from_secs(1),
        connect_timeout: Duration::from_secs(1),
        ping_interval: Duration::from_secs(1),
        idle_timeout: None,
        queue: 1,
        max_message_bytes: 1 << 20,
    };
    let (commands, receiver) = mpsc::channel(8);
    let (order, orders) = mpsc::unbounded_channel();
    let connection = Connection::new(
        link,
        Arc::new(frames::JsonRpc),
        settings,
        "peer".to_owned(),
        receiver,
        (order.clone(), orders),
    );
    (connection, (commands, order))
}

fn command(id: u64) -> (Command, Answer) {
    command_with(id, Arc::default())
}

fn command_with(id: u64, progress: Arc<Progress>) -> (Command, Answer) {
    let params = RawJson::new("[]").expect("JSON");
    let request = Request::new(&JSONRPC, id, "test_put", Safety::Write, &params).expect("a call");
    let (sender, answer) = oneshot::channel();
    let reply = Reply::new(sender, progress);
    (Command { request, reply }, answer)
}

/// Whoever sends a call again has given up the first attempt before, but the two come through different queues.
#[tokio::test]
async fn a_call_may_be_sent_again_once_it_is_given_up() {
    let (mut connection, (_commands, order)) = connection(false);
    let (first, given_up) = command(7);
    connection.accept(first);
    drop(given_up);
    assert!(order.send(Order::Forget(7)).is_ok());
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
    let (mut connection, _ends) = connection(false);
    let (command, mut answer) = command(7);
    connection.accept(command);
    let error = Bytes::from_static(br#"{"id":null,"error":{"code":-32700,"message":"parse"}}"#);
    connection.received(error.clone());
    assert!((&mut answer).now_or_never().is_none(), "it was given to it");
    assert!(connection.calls.begin(7));
    connection.received(error);
    assert!(answer.await.expect("a response").is_ok());
}

/// A caller whose time is over is told that its write was never sent, and may send it again: the connection, which hears of it only
/// later, must not send it after all.
#[tokio::test]
async fn what_was_given_up_as_unsent_is_not_sent() {
    let (mut connection, _ends) = connection(false);
    let outgoing = sink::drain().sink_map_err(|error| match error {});
    let outgoing = outgoing.with(|_| std::future::ready(Err::<Outgoing, _>("written".into())));
    let incoming = stream::pending().boxed();
    connection.link = Box::pin(Both { incoming, outgoing });
    let progress = Arc::<Progress>::default();
    let (command, _answer) = command_with(7, Arc::clone(&progress));
    connection.accept(command);
    assert!(!progress.give_up());
    let written = poll_fn(|context| connection.write(context)).await;
    assert!(written.is_ok());
    // What was written before its caller gave it up may have been seen.
    let progress = Arc::<Progress>::default();
    let (command, _answer) = command_with(8, Arc::clone(&progress));
    connection.accept(command);
    let written = poll_fn(|context| connection.write(context)).await;
    assert!(written.is_err() && progress.give_up());
}

/// The task ends at the moment when a caller has room in the queue and is about to use it.
#[tokio::test]
async fn a_command_that_comes_at_the_end_is_answered() {
    let (connection, (commands, _order)) = connection(true);
    let room = commands.reserve().await.expect("room");
    let task = tokio::spawn(connection.run());
    while !commands.is_closed() {
        tokio::task::yield_now().await;
    }
    let (command, answer) = command(1);
    room.send(command);
    let answer = timeout(Duration::from_secs(10), answer).await;
    let lost = answer
        .expect("it hangs")
        .expect("a response")
        .expect_err("it is lost");
    assert_eq!(lost.reached_server(), Reached::No, "{lost}");
    assert!(lost.to_string().contains("was closed"), "{lost}");
    assert!(task.await.is_ok());
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
