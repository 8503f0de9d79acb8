//! Cost of a call over a WebSocket beside the bare WebSocket, and beside jsonrpsee's client.
//!
//! ```text
//! cargo bench -p polyrpc --bench socket --features ethereum,jsonrpsee,ws
//! ```
//!
//! The node is a thread of its own that responds to each call at once. The bare way is `tokio-tungstenite` alone: the
//! same messages, written and read in one loop, and the responses decoded to the same types. Each line gives the time
//! of a call in each way and our share of the others'. Every time is the best of several rounds.

use std::collections::VecDeque;
use std::error::Error;
use std::hint::black_box;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use futures_util::{SinkExt, StreamExt, stream};
use jsonrpsee_core::client::ClientT;
use jsonrpsee_core::rpc_params;
use jsonrpsee_ws_client::WsClientBuilder;
use polyrpc::Rpc;
use polyrpc::ethereum::Client;
use polyrpc::transport::socket::Socket;
use serde::Deserialize;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{WebSocketStream, accept_async, client_async};

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

const ROUNDS: usize = 7;
const CALLS: usize = 20_000;

/// How calls are made, and the length of the response.
const SIZES: [(&str, usize, usize); 3] = [
    ("one after the other", 1, 0),
    ("64 in flight", 64, 0),
    ("64 in flight, 64 KiB answers", 64, 64 << 10),
];

fn main() -> Result<()> {
    let mut out = io::stdout().lock();
    if !std::env::args().any(|argument| argument == "--bench") {
        // `cargo test --all-targets` runs benches too, to see that they work.
        writeln!(out, "nothing is measured without `cargo bench`")?;
        return Ok(());
    }
    let runtime = Builder::new_current_thread().enable_all().build()?;
    writeln!(
        out,
        "what | ours | bare | jsonrpsee | ours / bare | ours / jsonrpsee"
    )?;
    for (name, in_flight, length) in SIZES {
        let address = node(length)?;
        let calls = if length > 0 { CALLS / 20 } else { CALLS };
        let mut best = [Duration::MAX; 3];
        // In turns, so that noise hits both.
        for _ in 0..ROUNDS {
            best[0] = best[0].min(ours(&runtime, address, calls, in_flight)?);
            best[1] = best[1].min(bare(&runtime, address, calls, in_flight)?);
            best[2] = best[2].min(jsonrpsee(&runtime, address, calls, in_flight)?);
        }
        let [ours, bare, other] = best.map(|time| time.as_secs_f64() * 1e6 / calls as f64);
        writeln!(
            out,
            "{name} | {ours:.1} µs | {bare:.1} µs | {other:.1} µs | {:.2} | {:.2}",
            ours / bare,
            ours / other
        )?;
    }
    Ok(())
}

fn ours(
    runtime: &Runtime,
    address: SocketAddr,
    calls: usize,
    in_flight: usize,
) -> Result<Duration> {
    runtime.block_on(async {
        let socket = Socket::ws(&format!("ws://{address}")).build()?;
        socket.connect().await?;
        let eth = Client::new(Rpc::new(socket));
        let start = Instant::now();
        let mut answers = stream::iter((0..calls).map(|_| eth.web3_client_version().into_future()))
            .buffer_unordered(in_flight);
        while let Some(version) = answers.next().await {
            black_box(version?);
        }
        Ok(start.elapsed())
    })
}

fn jsonrpsee(
    runtime: &Runtime,
    address: SocketAddr,
    calls: usize,
    in_flight: usize,
) -> Result<Duration> {
    runtime.block_on(async {
        let url = format!("ws://{address}");
        let client = WsClientBuilder::default().build(&url).await?;
        let start = Instant::now();
        let call = |_| client.request::<String, _>("web3_clientVersion", rpc_params![]);
        let mut answers = stream::iter((0..calls).map(call)).buffer_unordered(in_flight);
        while let Some(version) = answers.next().await {
            black_box(version?);
        }
        Ok(start.elapsed())
    })
}

fn bare(
    runtime: &Runtime,
    address: SocketAddr,
    calls: usize,
    in_flight: usize,
) -> Result<Duration> {
    #[derive(Deserialize)]
    struct Answer {
        id: u64,
        result: String,
    }

    runtime.block_on(async {
        let tcp = TcpStream::connect(address).await?;
        tcp.set_nodelay(true)?;
        let (mut socket, _) = client_async(format!("ws://{address}"), tcp).await?;
        let start = Instant::now();
        let mut open = VecDeque::new();
        let mut next = 0;
        for _ in 0..calls {
            while open.len() < in_flight && next < calls {
                let text = format!(
                    r#"{{"jsonrpc":"2.0","id":{next},"method":"web3_clientVersion","params":[]}}"#
                );
                socket.feed(Message::text(text)).await?;
                open.push_back(next as u64);
                next += 1;
            }
            socket.flush().await?;
            let message = socket.next().await.ok_or("the end")??;
            let answer: Answer = serde_json::from_str(message.to_text()?)?;
            if open.pop_front() != Some(answer.id) {
                return Err("another response".into());
            }
            black_box(answer.result);
        }
        Ok(start.elapsed())
    })
}

/// A node in a thread of its own, for as long as the process runs. It is a version of so many bytes.
fn node(length: usize) -> Result<SocketAddr> {
    let (address, found) = std::sync::mpsc::channel();
    std::thread::spawn(move || -> Result<()> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await?;
            address.send(listener.local_addr()?)?;
            loop {
                let (tcp, _) = listener.accept().await?;
                tcp.set_nodelay(true)?;
                // A client that goes ends its connection, not the node.
                _ = serve(accept_async(tcp).await?, length).await;
            }
        })
    });
    Ok(found.recv()?)
}

async fn serve(mut socket: WebSocketStream<TcpStream>, length: usize) -> Result<()> {
    let version = "x".repeat(length);
    while let Some(message) = socket.next().await {
        let message = message?;
        let Ok(text) = message.to_text() else {
            continue;
        };
        let id = text
            .split_once(r#""id":"#)
            .and_then(|(_, rest)| rest.split(',').next());
        let answer = format!(
            r#"{{"jsonrpc":"2.0","id":{},"result":"{version}"}}"#,
            id.unwrap_or("null")
        );
        socket.send(Message::text(answer)).await?;
    }
    Ok(())
}
