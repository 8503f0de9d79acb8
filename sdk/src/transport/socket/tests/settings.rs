//! Settings that ask for too much.

#![allow(
    clippy::expect_used,
    reason = "a test stops where it meets what it does not expect"
)]

use super::memory::{Kind, answer, build, builder, call, text};
use super::*;

#[tokio::test(start_paused = true)]
async fn times_of_zero_do_not_spin() {
    let settings = builder(Kind {
        dialect: Dialect::JSON_RPC,
        delay: Duration::ZERO,
    });
    let (socket, mut nodes) = build(settings.ping_interval(Duration::ZERO));
    let asked = send(&socket, call(1, Safety::Read));
    let mut node = nodes.recv().await.expect("a connection");
    assert_eq!(node.hears().await, text(1));
    // It would never get as far as this.
    assert_eq!(node.hears().await, "ping");
    node.says(answer(1, "1"));
    asked.await.expect("no panic").expect("a response");

    let settings = builder(Kind {
        dialect: Dialect::JSON_RPC,
        delay: Duration::ZERO,
    });
    let (socket, mut nodes) = build(settings.idle_timeout(Duration::ZERO));
    let asked = send(&socket, call(1, Safety::Read));
    let mut node = nodes.recv().await.expect("a connection");
    // There is time for a response that is there already.
    assert_eq!(node.hears().await, text(1));
    node.says(answer(1, "1"));
    asked.await.expect("no panic").expect("a response");
    drop(socket);
}
