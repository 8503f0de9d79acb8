//! A node on a runtime of its own that cuts all its connections twice a second.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{broadcast, mpsc, watch};
use tokio::time::{interval, sleep};
use tokio_tungstenite::tungstenite::Message;

use crate::{Size, marks};

const CUT: Duration = Duration::from_millis(500);

/// 5,000 items a second.
const TICK: Duration = Duration::from_millis(4);
const ITEMS_A_TICK: u64 = 20;

/// How many items there are in the response to who missed some.
const AT_ONCE: u64 = 2_000;

pub(crate) struct Server {
    pub(crate) url: String,
    state: Arc<State>,
    _runtime: Runtime,
}

struct State {
    size: Size,
    /// How many items there are by now.
    emitted: AtomicU64,
    items: broadcast::Sender<u64>,
    /// How often each write came.
    received: Vec<AtomicU8>,
    cuts: watch::Sender<u64>,
}

impl Server {
    pub(crate) fn start(size: Size) -> Self {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let state = Arc::new(State {
            size,
            emitted: AtomicU64::new(0),
            items: broadcast::Sender::new(1 << 12),
            received: marks(size.calls),
            cuts: watch::Sender::new(0),
        });
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let url = format!("ws://{}", listener.local_addr().unwrap());
        runtime.spawn(accept(listener, Arc::clone(&state)));
        runtime.spawn(emit(Arc::clone(&state)));
        runtime.spawn(cut(Arc::clone(&state)));
        Self {
            url,
            state,
            _runtime: runtime,
        }
    }

    pub(crate) fn received(&self) -> &[AtomicU8] {
        &self.state.received
    }

    pub(crate) fn cuts(&self) -> u64 {
        *self.state.cuts.borrow()
    }
}

async fn cut(state: Arc<State>) {
    loop {
        sleep(CUT).await;
        state.cuts.send_modify(|count| *count += 1);
    }
}

async fn emit(state: Arc<State>) {
    let mut ticks = interval(TICK);
    for first in (0..state.size.items).step_by(usize::try_from(ITEMS_A_TICK).unwrap()) {
        ticks.tick().await;
        let last = state.size.items.min(first + ITEMS_A_TICK);
        for number in first..last {
            // Counted first: whoever subscribes in between gets it, and whoever asks then does too.
            state.emitted.store(number + 1, Ordering::SeqCst);
            // Without a subscriber nobody gets it.
            _ = state.items.send(number);
        }
    }
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    while let Ok((stream, _)) = listener.accept().await {
        let state = Arc::clone(&state);
        tokio::spawn(async move {
            let mut cuts = state.cuts.subscribe();
            let resets = cuts.borrow().is_multiple_of(2);
            if resets {
                stream.set_zero_linger().unwrap();
            }
            tokio::select! {
                () = serve(stream, &state) => {}
                _ = cuts.changed() => {}
            }
        });
    }
}

async fn serve(stream: TcpStream, state: &State) {
    stream.set_nodelay(true).unwrap();
    let Ok(stream) = tokio_tungstenite::accept_async(stream).await else {
        return;
    };
    let (mut sink, mut source) = stream.split();
    let (late, mut late_answers) = mpsc::unbounded_channel();
    let mut items = None;
    loop {
        let message = tokio::select! {
            message = source.next() => match message {
                Some(Ok(Message::Text(text))) => answer(&text, state, &mut items),
                Some(Ok(_)) => continue,
                _ => return,
            },
            Some(message) = late_answers.recv() => message,
            item = next(&mut items) => item,
        };
        // Some responses take longer, so that others overtake them and calls are under way at a cut.
        if message.starts_with(r#"{"id":"#)
            && message.len().is_multiple_of(8)
            && is_chosen(&message)
        {
            let late = late.clone();
            tokio::spawn(async move {
                sleep(Duration::from_millis(10)).await;
                // The connection may be gone.
                _ = late.send(format!(" {message}"));
            });
            continue;
        }
        if sink.send(Message::text(message)).await.is_err() {
            return;
        }
    }
}

/// A choice that only depends on the message.
fn is_chosen(message: &str) -> bool {
    message
        .bytes()
        .map(u32::from)
        .sum::<u32>()
        .is_multiple_of(2)
}

async fn next(items: &mut Option<broadcast::Receiver<u64>>) -> String {
    match items {
        Some(items) => {
            // It would be the server's own fault, and the client could not know.
            let number = items.recv().await.expect("the server is too slow");
            format!(r#"{{"method":"test","params":{{"subscription":"0x1","result":{number}}}}}"#)
        }
        None => std::future::pending().await,
    }
}

fn answer(text: &str, state: &State, items: &mut Option<broadcast::Receiver<u64>>) -> String {
    let call: serde_json::Value = serde_json::from_str(text).unwrap();
    let id = &call["id"];
    let number = call["params"][0].as_u64().unwrap_or_default();
    let result = match call["method"].as_str().unwrap() {
        "test_get" => number.to_string(),
        "test_put" => {
            let place = usize::try_from(number).unwrap();
            state.received[place].fetch_add(1, Ordering::Relaxed);
            number.to_string()
        }
        "test_since" => {
            let end = state.emitted.load(Ordering::SeqCst);
            let numbers: Vec<_> = (number..end.min(number + AT_ONCE)).collect();
            serde_json::to_string(&numbers).unwrap()
        }
        "test_subscribe" => {
            *items = Some(state.items.subscribe());
            r#""0x1""#.to_owned()
        }
        _ => "true".to_owned(),
    };
    format!(r#"{{"id":{id},"result":{result}}}"#)
}
