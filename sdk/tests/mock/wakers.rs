//! Readers who do something as soon as they are woken, on the thread that wakes them, as an executor may.

use std::sync::{Arc, Mutex, mpsc};
use std::task::{Context, Wake};
use std::thread;

use futures_util::StreamExt;
use polyrpc::Safety;
use polyrpc::ethereum::streams::NewHeads;
use polyrpc::mock::Transport;
use polyrpc::transport::{Feed, Items, Opening, Request, Stop};
use polyrpc::wire::{CHIA_DAEMON, JSONRPC};
use tower::ServiceExt;

use crate::{LIMIT, Result, json};

/// Drops its feed when it is woken, and asks the mock.
struct Leaves {
    mock: Transport,
    feed: Mutex<Option<Feed>>,
}

impl Wake for Leaves {
    fn wake(self: Arc<Self>) {
        let feed = self.feed.lock().unwrap().take();
        drop(feed);
        self.mock.count("eth_subscribe");
    }
}

/// Opens a feed whose reader leaves once it is woken, and does that by `wake` in a thread of its own: true if it comes to an end.
async fn comes_back(
    mock: &Transport,
    request: Request,
    wake: impl FnOnce() + Send + 'static,
) -> Result<bool> {
    let opening = Opening {
        stop: Stop::call("eth_unsubscribe"),
        items: Items::DEFAULT,
        buffer: 2,
    };
    let answer = mock.clone().oneshot(request.with_opening(opening)).await?;
    let feed = { answer }.take_feed().expect("a feed");
    let reader = Arc::new(Leaves {
        mock: mock.clone(),
        feed: Mutex::new(Some(feed)),
    });
    let waker = Arc::clone(&reader).into();
    if let Some(feed) = &mut *reader.feed.lock().unwrap() {
        let polled = feed.poll_next_unpin(&mut Context::from_waker(&waker));
        assert!(polled.is_pending());
    }
    let (done, ended) = mpsc::channel();
    thread::spawn(move || {
        wake();
        done.send(())
    });
    let ended = ended.recv_timeout(LIMIT).is_ok();
    assert!(!ended || reader.feed.lock().unwrap().is_none(), "not woken");
    Ok(ended)
}

fn subscribe() -> Request {
    Request::new(
        &JSONRPC,
        7,
        "eth_subscribe",
        Safety::Read,
        &json(r#"["newHeads"]"#),
    )
    .expect("a call")
}

fn register() -> Request {
    let service = json(r#"{"service":"wallet_ui"}"#);
    let request =
        Request::new(&CHIA_DAEMON, 7, "register_service", Safety::Read, &service).expect("a call");
    assert_eq!(*request.wire(), CHIA_DAEMON);
    request
}

#[tokio::test]
async fn who_is_woken_by_an_item_may_ask_the_mock() -> Result {
    let mock = Transport::new();
    let topic = mock.topic(NewHeads::new())?;
    let heads = topic.clone();
    let push = move || assert_eq!(heads.push_raw(&1).unwrap(), 1);
    assert!(comes_back(&mock, subscribe(), push).await?);
    assert_eq!(topic.subscribers(), 0);

    let (wallet, asked) = (mock.group("wallet_ui"), mock.group("wallet_ui"));
    let push = move || assert_eq!(wallet.push(|number| number.to_string().into()), 1);
    assert!(comes_back(&mock, register(), push).await?);
    assert_eq!(asked.count(), 0);
    mock.finish()?;
    Ok(())
}

#[tokio::test]
async fn who_is_woken_by_the_end_may_ask_the_mock() -> Result {
    let mock = Transport::new();
    mock.topic(NewHeads::new())?;
    for request in [subscribe(), register()] {
        let other = mock.clone();
        assert!(comes_back(&mock, request, move || other.cut()).await?);
    }
    mock.finish()?;
    Ok(())
}

/// What a handler owns goes when another one takes its place.
#[tokio::test]
async fn what_a_handler_owned_may_ask_the_mock() -> Result {
    struct Asks(Transport);

    impl Drop for Asks {
        fn drop(&mut self) {
            self.0.count("m");
        }
    }

    let mock = Transport::new();
    let owned = Asks(mock.clone());
    mock.on_raw("m", move |params| {
        owned.0.count("m");
        Ok(params)
    });
    let (done, ended) = mpsc::channel();
    let other = mock.clone();
    thread::spawn(move || {
        other.on_raw("m", Ok);
        done.send(())
    });
    ended.recv_timeout(LIMIT).expect("it waits for itself");
    mock.finish()?;
    Ok(())
}
