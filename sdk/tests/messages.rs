//! What a new user does wrong, and what the error says: the cause, the address, the remedy. Word by word.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

use std::sync::Arc;
use std::time::Duration;

use polyrpc::ethereum::Client;
use polyrpc::mock::Node;
use polyrpc::{ClientBuilder, Error, RawJson, Rpc, chia};
use rcgen::{BasicConstraints, CertificateParams, IsCa, KeyPair, date_time_ymd};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// A server that does the same with every connection, and the address without a scheme.
async fn serve<F>(each: impl Fn(TcpStream) -> F + Send + Sync + 'static) -> String
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(each(stream));
        }
    });
    address
}

/// A server that gives this response to every request.
async fn answering(response: &'static str) -> String {
    serve(move |mut stream| async move {
        let mut request = vec![0; 4096];
        // Whoever has gone by now needs no response.
        _ = stream.read(&mut request).await;
        _ = stream.write_all(response.as_bytes()).await;
        _ = stream.shutdown().await;
    })
    .await
}

/// An address where nobody listens.
async fn nowhere() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    listener.local_addr().unwrap().to_string()
}

/// A TLS server with a certificate for `localhost`, and that certificate.
async fn tls(change: impl FnOnce(&mut CertificateParams)) -> (String, String) {
    let mut params = CertificateParams::new(["localhost".to_owned()]).unwrap();
    change(&mut params);
    let key = KeyPair::generate().unwrap();
    let cert = params.self_signed(&key).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![cert.der().clone()],
            PrivateKeyDer::try_from(key.serialize_der()).unwrap(),
        )
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let address = serve(move |stream| {
        let acceptor = acceptor.clone();
        async move {
            // Clients that don't trust the certificate go away.
            match acceptor.accept(stream).into_fallible().await {
                Ok(mut stream) => _ = stream.read(&mut [0; 4096]).await,
                // Closed before all is read, the connection would be reset, and the alert lost.
                Err((_, mut stream)) => {
                    _ = stream.shutdown().await;
                    _ = stream.read(&mut [0; 4096]).await;
                }
            }
        }
    })
    .await;
    (address.replace("127.0.0.1", "localhost"), cert.pem())
}

fn builder(url: &str) -> ClientBuilder<Client> {
    Client::builder(url).without_retry().no_proxy()
}

async fn said(builder: ClientBuilder<Client>) -> String {
    let call = async { builder.connect().await?.chain_id().await };
    call.await.expect_err("a mistake").to_string()
}

#[tokio::test]
async fn addresses() {
    let urls = "`http://…`, `https://…` (feature `http`), `ws://…`, `wss://…` (feature `ws`)";
    let paths = "the path of a Unix socket, with a slash or ending in `.ipc` (feature `ipc`)";
    let forms = match cfg!(unix) {
        true => format!("{urls}, {paths}"),
        false => format!("{urls}; not built in: {paths}"),
    };
    for (address, message) in [
        (
            "localhost:8545",
            "it has no scheme: write `http://localhost:8545`".to_owned(),
        ),
        (
            "htpp://secret",
            "`htpp://` is no scheme: did you mean `http://`?".to_owned(),
        ),
        ("WS://secret", "write `ws://` in lower case".to_owned()),
        ("", format!("it is empty: write {forms}")),
        ("secret", format!("it has no scheme: it is none of {forms}")),
        ("ftp://secret", format!("it is none of {forms}")),
    ] {
        let error = Rpc::connect(address).await.expect_err(address).to_string();
        assert_eq!(error, format!("the address can't be used: {message}"));
        assert!(!error.contains("secret"), "{error}");
    }
}

#[tokio::test]
async fn the_other_scheme() {
    let plain = answering("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n").await;
    let (secure, _) = tls(|_| {}).await;
    for scheme in ["http", "ws"] {
        assert_eq!(
            without_method(&said(builder(&format!("{scheme}s://{plain}"))).await),
            format!(
                "can't connect to {scheme}s://{plain}/: the server there speaks no TLS; use `{scheme}://{plain}/`"
            )
        );
        let failure = match scheme {
            "http" => format!(
                "eth_chainId: no response from http://{secure}/: invalid HTTP version parsed"
            ),
            _ => format!("can't connect to ws://{secure}/: invalid HTTP version"),
        };
        assert_eq!(
            said(builder(&format!("{scheme}://{secure}"))).await,
            format!("{failure}; if the server expects TLS there, use `{scheme}s://{secure}/`")
        );
    }
}

fn without_method(message: &str) -> &str {
    message.strip_prefix("eth_chainId: ").unwrap_or(message)
}

#[tokio::test]
async fn certificates() {
    let own = |pem: String, address: &str| {
        let url = format!("https://{address}");
        builder(&url).root_certificates(pem.as_bytes())
    };
    let (address, pem) =
        tls(|params| params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained)).await;
    assert_eq!(
        said(own(pem, &address)).await,
        format!(
            "eth_chainId: can't connect to https://{address}/: the server's certificate is self-signed and that of an authority \
             (CA:TRUE); give the server one without `CA:TRUE`, and give that, or the authority that signed it, with `root_certificates`"
        )
    );
    let (address, pem) = tls(|params| params.not_after = date_time_ymd(2020, 1, 1)).await;
    assert_eq!(
        said(own(pem, &address)).await,
        format!(
            "eth_chainId: can't connect to https://{address}/: the server's certificate has expired; renew it at the server, or set \
             this machine's clock"
        )
    );
    let (address, pem) = tls(|params| params.not_before = date_time_ymd(2100, 1, 1)).await;
    assert_eq!(
        said(own(pem, &address)).await,
        format!(
            "eth_chainId: can't connect to https://{address}/: the server's certificate isn't valid yet; set this machine's clock, or \
             the server's and make another"
        )
    );
    let (address, pem) = tls(|_| {}).await;
    let by_number = address.replace("localhost", "127.0.0.1");
    assert_eq!(
        said(own(pem, &by_number)).await,
        format!(
            "eth_chainId: can't connect to https://{by_number}/: invalid peer certificate: certificate not valid for name \"127.0.0.1\"; \
             certificate is only valid for DnsName(\"localhost\"); if it is the right server, `server_name` says which name to expect \
             instead of the URL's host"
        )
    );
    let (_, stranger) = tls(|_| {}).await;
    assert_eq!(
        said(own(stranger, &address)).await,
        format!(
            "eth_chainId: can't connect to https://{address}/: invalid peer certificate: BadSignature; the certificate isn't signed by a \
             root given with `root_certificates`"
        )
    );
}

#[tokio::test]
async fn statuses() {
    let credentials = "it wants credentials, or others than these: set `bearer`, `basic`, `digest` or `jwt`, or put the user and the password \
                       into the URL";
    let caller = "it refuses this caller: check the key in the URL, the credentials, and who may use the node";
    for (response, message) in [
        ("HTTP/1.1 401 No\r\ncontent-length: 0\r\n\r\n", format!("401 from URL: {credentials}")),
        ("HTTP/1.1 403 No\r\ncontent-length: 3\r\n\r\nno!", format!("403 from URL: {caller}; it says: no!")),
        (
            "HTTP/1.1 404 No\r\ncontent-length: 0\r\n\r\n",
            "404 from URL: there is nothing at this path: check the URL".to_owned(),
        ),
        (
            "HTTP/1.1 500 No\r\ncontent-length: 3\r\n\r\nno!",
            "500 from URL and no JSON-RPC response: no!".to_owned(),
        ),
        (
            "HTTP/1.1 301 No\r\nlocation: https://u:p@node.example/v3/0123456789abcdef\r\ncontent-length: 0\r\n\r\n",
            "301 from URL: it redirects to https://node.example/v3/…, which isn't followed: use that URL".to_owned(),
        ),
    ] {
        let address = answering(response).await;
        let url = format!("http://u:secret@{address}/v3/0123456789abcdef");
        let message = message.replacen("URL", &format!("http://{address}/v3/…"), 1);
        assert_eq!(said(builder(&url)).await, format!("eth_chainId: HTTP status {message}"));
    }
    let address = answering("HTTP/1.1 401 No\r\ncontent-length: 0\r\n\r\n").await;
    assert_eq!(
        said(builder(&format!("ws://{address}"))).await,
        format!("can't connect to ws://{address}/: HTTP status 401 Unauthorized; {credentials}")
    );
}

#[tokio::test]
async fn a_page() {
    let page = "HTTP/1.1 200 OK\r\ncontent-length: 30\r\n\r\n<!doctype html><p>Welcome</p>\n\n";
    let address = answering(page).await;
    assert_eq!(
        said(builder(&format!("http://{address}"))).await,
        format!(
            "eth_chainId: the response from http://{address}/ is an HTML page: no node answers at this URL, check its host, port and \
             path in `<!doctype html><p>Welcome</p> `"
        )
    );
}

#[tokio::test]
async fn nobody_there() {
    let (one, two) = (nowhere().await, nowhere().await);
    // In the words of this system.
    let refusal = TcpStream::connect(&one).await.expect_err("nobody");
    let refused = |address: &str| format!("can't connect to http://{address}/: {refusal}");
    assert_eq!(
        said(builder(&format!("http://{one}"))).await,
        format!("eth_chainId: {}", refused(&one))
    );
    let both = builder(&format!("http://{one}")).endpoint(format!("http://{two}"));
    assert_eq!(
        said(both).await,
        format!(
            "eth_chainId: all 2 endpoints failed: {} | {}",
            refused(&one),
            refused(&two)
        )
    );
    let chia = chia::FullNode::builder(format!("http://{one}")).without_retry();
    let call = async { chia.connect().await?.get_blockchain_state().await };
    assert_eq!(
        call.await.expect_err("nobody").to_string(),
        format!(
            "get_blockchain_state: {}; start the service with `chia start node`, or with `wallet`, `farmer` or `data` in the place of \
             `node`",
            refused(&one)
        )
    );
}

#[tokio::test]
async fn another_network() {
    let node = Node::start().await.unwrap();
    node.on_raw("eth_chainId", |_| Ok(RawJson::new("\"0xaa36a7\"").unwrap()));
    // With retries: another network stays another one, so there is nothing to wait for.
    let start = std::time::Instant::now();
    let eth = Client::builder(node.url()).chain_id(1);
    let call = async { eth.connect().await?.block_number().await };
    let error = call.await.expect_err("another network");
    assert_eq!(
        error.to_string(),
        format!(
            "eth_blockNumber: not sent: endpoint `{}/` is of chain 11155111 (Sepolia), not of 1 (Ethereum): use an endpoint of that \
             network, or `chain_id(11155111)`",
            node.url().trim_end_matches('/')
        )
    );
    assert!(
        !error.is_retryable() && start.elapsed() < Duration::from_millis(300),
        "{error}"
    );
    assert_eq!(node.count("eth_chainId"), 1);
    node.finish().unwrap();
}

#[tokio::test]
async fn the_timeout_is_said() {
    let silent = serve(|stream| async move {
        std::future::pending::<()>().await;
        drop(stream);
    })
    .await;
    for scheme in ["http", "ws"] {
        let eth = builder(&format!("{scheme}://{silent}")).timeout(Duration::from_millis(50));
        let eth = match scheme {
            "http" => eth,
            _ => eth.connect_timeout(Duration::from_millis(50)),
        };
        let expected = match scheme {
            "http" => format!(
                "eth_chainId: no response from http://{silent}/ within the timeout of 50 ms; `timeout` sets another"
            ),
            _ => format!(
                "can't connect to ws://{silent}/ within the timeout of 50 ms; `connect_timeout` sets another"
            ),
        };
        assert_eq!(said(eth).await, expected);
    }
}

/// A report of the whole chain of sources, as anyhow and eyre print it, says each thing once.
#[tokio::test]
async fn reports_repeat_nothing() {
    let error: Error = {
        let address = nowhere().await;
        let call = async {
            builder(&format!("http://{address}"))
                .connect()
                .await?
                .chain_id()
                .await
        };
        call.await.expect_err("nobody")
    };
    assert!(std::error::Error::source(&error).is_none());
    let mut cause = error.cause();
    while let Some(deeper) = cause.filter(|cause| !cause.is::<std::io::Error>()) {
        cause = deeper.source();
    }
    let io = cause.and_then(|cause| cause.downcast_ref::<std::io::Error>());
    assert_eq!(
        io.map(std::io::Error::kind),
        Some(std::io::ErrorKind::ConnectionRefused)
    );
}

#[test]
fn missing_digits() {
    let short = format!("\"0x{}\"", "1".repeat(38));
    let error = serde_json::from_str::<polyrpc::scalar::Address>(&short).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "expected an address (0x and 40 hex digits), found {short}: it has 38 digits, 2 are missing at line 1 column 42"
        )
    );
}
