//! Digest authentication, of servers that keep the nonce in the connection and want its count to go up by exactly one.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::future::try_join_all;
use polyrpc::transport::http::Http;
use polyrpc::{Error, Rpc};
use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::methods::BlockNumber;
use crate::server::{Received, receive};

/// How a server behaves.
#[derive(Clone, Copy)]
struct Rules {
    /// After so many requests a nonce is stale.
    nonce_lasts: u32,
    /// Whether the connection ends with a challenge.
    closes: bool,
}

/// What a server has seen.
#[derive(Default)]
struct Seen {
    connections: AtomicUsize,
    challenges: AtomicUsize,
    answers: AtomicUsize,
}

async fn start(rules: Rules) -> (String, Arc<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let seen = Arc::new(Seen::default());
    let shared = Arc::clone(&seen);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, rules, Arc::clone(&shared)));
        }
    });
    (url, seen)
}

/// The value of a field of the header.
fn field<'a>(received: &'a Received, name: &str) -> Option<&'a str> {
    let header = received.header("authorization")?.strip_prefix("Digest ")?;
    let mut fields = header.split(", ").filter_map(|field| field.split_once('='));
    let (_, value) = fields.find(|(key, _)| *key == name)?;
    Some(value.trim_matches('"'))
}

async fn serve(stream: TcpStream, rules: Rules, seen: Arc<Seen>) {
    let number = seen.connections.fetch_add(1, Ordering::SeqCst);
    let mut stream = BufReader::new(stream);
    let (mut issued, mut count) = (0, 0);
    while let Some(received) = receive(&mut stream).await {
        let nonce = format!("{}-{issued}", if rules.closes { 0 } else { number });
        let nc = field(&received, "nc").and_then(|nc| u32::from_str_radix(nc, 16).ok());
        let is_next = rules.closes || nc == Some(count + 1);
        let is_known = field(&received, "nonce") == Some(&nonce);
        let is_somebody = field(&received, "username") == Some("somebody");
        assert_eq!(field(&received, "uri").unwrap_or("/rpc"), "/rpc");
        let reply = if is_known && is_next && is_somebody && count < rules.nonce_lasts {
            count += 1;
            seen.answers.fetch_add(1, Ordering::SeqCst);
            let body = format!(
                r#"{{"jsonrpc":"2.0","id":{},"result":1}}"#,
                received.ids()[0]
            );
            format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            )
        } else {
            seen.challenges.fetch_add(1, Ordering::SeqCst);
            let stale = nc.is_some() && is_somebody;
            if !rules.closes {
                (issued, count) = (issued + 1, 0);
            }
            let nonce = format!("{}-{issued}", if rules.closes { 0 } else { number });
            let challenge = |algorithm| {
                format!(
                    "www-authenticate: Digest qop=\"auth\",algorithm={algorithm},realm=\"r\",nonce=\"{nonce}\",stale={stale}\r\n"
                )
            };
            let (one, other) = (challenge("MD5"), challenge("MD5-sess"));
            format!("HTTP/1.1 401 No\r\n{one}{other}content-length: 5\r\n\r\nagain")
        };
        if stream.write_all(reply.as_bytes()).await.is_err()
            || rules.closes && reply.contains(" 401 ")
        {
            return;
        }
    }
}

fn rpc(url: &str, user: &str) -> Result<Rpc, Error> {
    let http = Http::builder(&format!("{url}/rpc")).digest(user, "secret");
    http.build().map(Rpc::new)
}

const LASTING: Rules = Rules {
    nonce_lasts: u32::MAX,
    closes: false,
};

#[tokio::test]
async fn a_connection_is_challenged_once() -> Result<(), Error> {
    let (url, seen) = start(LASTING).await;
    let rpc = rpc(&url, "somebody")?;
    for _ in 0..5 {
        rpc.call(BlockNumber::default()).await?;
    }
    let count = |counter: &AtomicUsize| counter.load(Ordering::SeqCst);
    assert_eq!(
        (
            count(&seen.connections),
            count(&seen.challenges),
            count(&seen.answers)
        ),
        (1, 1, 5)
    );
    let calls = (0..8).map(|_| rpc.call(BlockNumber::default()).into_future());
    try_join_all(calls).await?;
    assert_eq!(count(&seen.challenges), count(&seen.connections));
    assert_eq!(count(&seen.answers), 13);
    Ok(())
}

#[tokio::test]
async fn a_stale_nonce_is_replaced() -> Result<(), Error> {
    let rules = Rules {
        nonce_lasts: 2,
        ..LASTING
    };
    let (url, seen) = start(rules).await;
    let rpc = rpc(&url, "somebody")?;
    for _ in 0..6 {
        rpc.call(BlockNumber::default()).await?;
    }
    assert_eq!(seen.connections.load(Ordering::SeqCst), 1);
    assert_eq!(seen.challenges.load(Ordering::SeqCst), 3);
    Ok(())
}

#[tokio::test]
async fn a_challenge_may_end_the_connection() -> Result<(), Error> {
    let rules = Rules {
        closes: true,
        ..LASTING
    };
    let (url, seen) = start(rules).await;
    let rpc = rpc(&url, "somebody")?;
    for _ in 0..3 {
        rpc.call(BlockNumber::default()).await?;
    }
    assert_eq!(seen.connections.load(Ordering::SeqCst), 2);
    Ok(())
}

#[tokio::test]
async fn a_wrong_user_is_not_tried_again() -> Result<(), Error> {
    let (url, seen) = start(LASTING).await;
    let error = rpc(&url, "nobody")?.call(BlockNumber::default()).await;
    let error = error.expect_err("nobody");
    assert_eq!(error.http_status(), Some(401));
    assert!(
        error.to_string().contains("it wants credentials"),
        "{error}"
    );
    assert_eq!(seen.challenges.load(Ordering::SeqCst), 2);
    Ok(())
}

#[test]
fn nothing_of_it_prints() -> Result<(), Error> {
    let http = Http::builder("http://127.0.0.1:1").digest("somebody", "secret");
    let text = format!("{http:?}");
    let text = format!("{text} {:?}", http.build()?);
    assert!(!text.contains("secret"), "{text}");
    Ok(())
}
