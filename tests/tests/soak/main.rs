//! Many calls and items over a connection that is cut twice a second: nothing is lost without a word, nothing is sent twice, nothing
//! piles up.
//!
//! By default a tenth of it runs, in some seconds. All of it: `POLYRPC_SOAK=full cargo test -p polyrpc-tests --test soak --
//! --nocapture`, which prints the figures.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod client;
#[path = "../faults/methods.rs"]
mod methods;
mod server;

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use std::{env, thread};

use polyrpc::Rpc;
use polyrpc::transport::socket::Socket;
use tokio::runtime::Builder;

use client::{CALL_LIMIT, Client, Sent};
use server::Server;

/// How much there is to do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub(crate) calls: u64,
    pub(crate) items: u64,
}

impl Size {
    fn chosen() -> Self {
        let (calls, items) = match env::var("POLYRPC_SOAK").as_deref() {
            Ok("full") => (200_000, 100_000),
            Ok(other) => panic!("POLYRPC_SOAK may be `full`, not `{other}`"),
            Err(_) => (20_000, 10_000),
        };
        Self { calls, items }
    }
}

/// As many counters as there may be events, all there from the start: what grows later is a leak.
pub(crate) fn marks(count: u64) -> Vec<AtomicU8> {
    (0..count).map(|_| AtomicU8::new(0)).collect()
}

#[test]
fn a_connection_that_is_cut_all_the_time() {
    let size = Size::chosen();
    let server = Server::start(size);
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let tasks = runtime.metrics().num_alive_tasks();
    let start = Instant::now();
    let client = Arc::new(Client::new(size));
    let memory = runtime.block_on(async {
        let socket = Socket::ws(&server.url).timeout(CALL_LIMIT).build().unwrap();
        let run = tokio::spawn(Arc::clone(&client).run(Rpc::new(socket.clone())));
        let warm = watch_memory(&client, size).await;
        run.await.unwrap();
        let end = resident();
        socket.close().await;
        (warm, end)
    });
    let took = start.elapsed();
    let wait = Instant::now();
    while runtime.metrics().num_alive_tasks() > tasks && wait.elapsed() < Duration::from_secs(10) {
        thread::sleep(Duration::from_millis(5));
    }
    let left = runtime.metrics().num_alive_tasks() - tasks;
    report(&client, &server, memory, took);

    assert_eq!(left, 0, "tasks are left");
    judge(&client, &server, size);
    let (warm, end) = memory;
    // Some pages more or less are the allocator's.
    let allowed = warm + warm / 10 + (1 << 20);
    assert!(
        end <= allowed,
        "{end} bytes of memory at the end, {warm} after the start"
    );
}

/// Memory in use once a quarter is done.
async fn watch_memory(client: &Client, size: Size) -> u64 {
    while client.calls_done() < size.calls / 4 || client.items_seen() < size.items / 4 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    resident()
}

fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
    kilobytes.unwrap().trim().parse::<u64>().unwrap() << 10
}

fn judge(client: &Client, server: &Server, size: Size) {
    let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
    assert_eq!(client.calls_done(), size.calls);
    assert_eq!(
        count(&client.late),
        0,
        "calls that neither came back nor were lost"
    );
    assert!(client.longest() < CALL_LIMIT, "{:?}", client.longest());
    assert!(count(&client.lost) > 0, "the cuts were never felt");
    for (number, received) in server.received().iter().enumerate() {
        let (sent, received) = (client.sent(number), received.load(Ordering::Relaxed));
        let honest = match sent {
            Sent::Answered => received == 1,
            Sent::Never => received == 0,
            Sent::Maybe => received <= 1,
            Sent::Read => received == 0,
        };
        assert!(
            honest,
            "call {number}: {sent:?}, and received {received} times"
        );
    }
    assert_eq!(client.items_seen(), size.items, "items are missing");
    assert!(count(&client.backfilled) > 0, "no gap had to be filled");
}

#[expect(clippy::print_stdout, reason = "figures for who runs it by hand")]
fn report(client: &Client, server: &Server, (warm, end): (u64, u64), took: Duration) {
    let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
    let writes = server
        .received()
        .iter()
        .filter(|mark| mark.load(Ordering::Relaxed) > 0)
        .count();
    println!(
        "soak: {} calls in {took:.1?}, {} cuts: {} answered, {} lost ({} of them never sent), {} given up, longest {:?}; \
         {writes} writes received; {} items: {} came by themselves, {} backfilled, {} gaps; memory {} KiB after a quarter, {} KiB at the end",
        client.calls_done(),
        server.cuts(),
        count(&client.answered),
        count(&client.lost),
        count(&client.never),
        count(&client.given_up),
        client.longest(),
        client.items_seen(),
        count(&client.came),
        count(&client.backfilled),
        count(&client.gaps),
        warm >> 10,
        end >> 10,
    );
}
