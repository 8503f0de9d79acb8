//! Nodes behind a proxy, named by a setting or by the environment.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

use std::net::SocketAddr;
use std::process::Command;
use std::sync::{Arc, Mutex};

use polyrpc::ethereum::Client;
use polyrpc::mock::Node;
use polyrpc::{Error, RawJson};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Names that nobody but the proxy knows.
const NODES: [&str; 2] = ["ws://node.example:8546", "http://node.example:8545"];

const REMEDY: &str = "name another with `proxy` or in the environment (`HTTPS_PROXY` and the like), or take the straight way with `no_proxy`";

/// A proxy that takes everyone to the same node, or says why not.
struct Proxy {
    address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
    accepting: JoinHandle<()>,
}

impl Proxy {
    async fn start(node: SocketAddr, refusal: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heads = Arc::<Mutex<Vec<String>>>::default();
        let seen = Arc::clone(&heads);
        let accepting = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let seen = Arc::clone(&seen);
                tokio::spawn(async move {
                    // Whoever leaves in between doesn't matter.
                    _ = serve(client, node, refusal, &seen).await;
                });
            }
        });
        Self {
            address,
            heads,
            accepting,
        }
    }

    fn url(&self, credentials: &str) -> String {
        format!("http://{credentials}{}", self.address)
    }

    /// What it was asked since the last time, in lower case.
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.heads.lock().unwrap())
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn serve(
    mut client: TcpStream,
    node: SocketAddr,
    refusal: &str,
    seen: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(client.read_u8().await?);
    }
    let text = String::from_utf8_lossy(&head).to_lowercase();
    seen.lock().unwrap().push(text.clone());
    if !refusal.is_empty() {
        let answer = format!("HTTP/1.1 {refusal}\r\ncontent-length: 0\r\n\r\n");
        return client.write_all(answer.as_bytes()).await;
    }
    let mut node = TcpStream::connect(node).await?;
    match text.starts_with("connect ") {
        true => client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await?,
        false => node.write_all(&head).await?,
    }
    copy_bidirectional(&mut client, &mut node).await.map(drop)
}

async fn node() -> Node {
    let node = Node::start().await.unwrap();
    node.on_raw("eth_chainId", |_| Ok(RawJson::new("\"0x7\"").unwrap()));
    node
}

fn builder(url: &str) -> polyrpc::ClientBuilder<Client> {
    Client::builder(url).without_retry()
}

async fn chain_id(builder: polyrpc::ClientBuilder<Client>) -> Result<u64, Error> {
    builder.connect().await?.chain_id().await
}

#[tokio::test]
async fn calls_go_through_the_proxy_that_is_set() {
    let node = node().await;
    let proxy = Proxy::start(node.address(), "").await;
    for (url, asked) in NODES.iter().zip([
        "connect node.example:8546 http/1.1\r\n",
        "post http://node.example:8545/ http/1.1\r\n",
    ]) {
        let plain = builder(url).proxy(&proxy.url(""));
        assert_eq!(chain_id(plain).await.unwrap(), 7);
        let heads = proxy.take();
        assert!(heads.len() == 1 && heads[0].starts_with(asked), "{heads:?}");
        assert!(!heads[0].contains("proxy-authorization"), "{heads:?}");

        // The last one that is named counts, and the node's own credentials aren't for the proxy.
        let known = builder(url)
            .no_proxy()
            .proxy(&proxy.url("me:secret@"))
            .allow_plaintext_credentials()
            .bearer("token");
        assert_eq!(chain_id(known).await.unwrap(), 7);
        let heads = proxy.take();
        let basic = "proxy-authorization: basic bwu6c2vjcmv0\r\n";
        assert!(heads[0].contains(basic), "{heads:?}");
        if heads[0].starts_with("connect ") {
            assert!(!heads[0].contains("token"), "{heads:?}");
        }
    }
    node.finish().unwrap();
}

#[tokio::test]
async fn a_proxy_that_does_not_help_is_named() {
    let node = node().await;
    let [ws, http] = NODES;
    for (refusal, words) in [
        ("407 Who?", "proxy authorization required"),
        ("502 No", "unsuccessful"),
    ] {
        let proxy = Proxy::start(node.address(), refusal).await;
        let error = chain_id(builder(ws).proxy(&proxy.url("me:secret@"))).await;
        let error = error.unwrap_err();
        assert!(error.is_connect(), "{error}");
        assert_eq!(
            error.to_string(),
            format!(
                "can't connect to {ws}/: the proxy {} doesn't connect to it: tunnel error: {words}; {REMEDY}",
                proxy.url("")
            )
        );
    }
    let gone = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", gone.local_addr().unwrap());
    drop(gone);
    for node in [ws, http, "https://node.example"] {
        let error = chain_id(builder(node).proxy(&url)).await.unwrap_err();
        let text = error.to_string();
        let expected = format!("the proxy {url} doesn't connect to it: Connection refused");
        assert!(error.is_connect(), "{text}");
        assert!(text.contains(&expected) && text.ends_with(REMEDY), "{text}");
    }
    node.finish().unwrap();
}

#[tokio::test]
async fn what_is_no_proxy_is_refused_before_anything_is_sent() {
    for (url, words) in [
        (
            "nonsense",
            "the proxy can't be used: the URL can't be used: ",
        ),
        (
            "socks5://127.0.0.1:1",
            "the proxy can't be used: the URL can't be used: it doesn't start with",
        ),
        (
            "https://127.0.0.1:1",
            "WebSockets go through proxies whose URL begins with `http://`, not `https://`",
        ),
    ] {
        let error = chain_id(builder(NODES[0]).proxy(url)).await.unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
    }
}

/// What tells the test below that it runs inside: whether its environment has a proxy for the nodes, and where a node is.
const INSIDE: &str = "POLYRPC_TEST_PROXIED";

/// The test runs itself once more in another environment, because that of a running process can't be changed safely.
#[tokio::test]
async fn the_environment_names_a_proxy() {
    if let Ok(inside) = std::env::var(INSIDE) {
        let (proxied, address) = inside.split_once(' ').unwrap();
        return in_an_environment(proxied == "true", address).await;
    }
    let node = node().await;
    let proxy = Proxy::start(node.address(), "").await;
    let address = node.address();
    let run = async |proxied: bool, excepted: &str| {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args(["the_environment_names_a_proxy", "--exact"])
            .env(INSIDE, format!("{proxied} {address}"))
            .env("HTTP_PROXY", proxy.url("me:secret@"))
            .env("NO_PROXY", excepted)
            .env_remove("no_proxy")
            .env_remove("http_proxy");
        let output = tokio::task::spawn_blocking(move || command.output().unwrap());
        let output = output.await.unwrap();
        assert!(output.status.success(), "{output:?}");
        proxy.take()
    };
    let heads = run(true, "").await;
    assert_eq!(heads.len(), 2, "{heads:?}");
    let knows = |head: &String| head.contains("proxy-authorization: basic bwu6c2vjcmv0");
    assert!(heads.iter().all(knows), "{heads:?}");
    assert_eq!(run(false, "node.example").await, [""; 0]);
    node.finish().unwrap();
}

async fn in_an_environment(proxied: bool, address: &str) {
    for url in NODES {
        match chain_id(builder(url)).await {
            Ok(found) => assert!(proxied && found == 7),
            Err(error) => assert!(!proxied && error.is_connect(), "{error}"),
        }
        let straight = chain_id(builder(url).no_proxy()).await;
        assert!(straight.unwrap_err().is_connect());
    }
    // What is on this machine needs no proxy.
    for scheme in ["ws", "http"] {
        let url = format!("{scheme}://{address}");
        assert_eq!(chain_id(builder(&url)).await.unwrap(), 7);
    }
}
