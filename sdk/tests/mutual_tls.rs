//! Servers and callers who know each other by certificates of an authority of their own, over HTTPS and WebSockets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "mutual_tls/mod.rs"]
mod servers;

use polyrpc::ethereum::Client;
use polyrpc::ethereum::methods::BlockNumber;
use polyrpc::mock::Node;
use polyrpc::transport::http::Http;
use polyrpc::transport::socket::Socket;
use polyrpc::{ClientBuilder, Error, Reached};
use servers::{Authority, Manners, Pair, Server};

const SCHEMES: [&str; 2] = ["https", "wss"];
const HOSTS: [&str; 2] = ["localhost", "127.0.0.1"];

async fn node() -> Node {
    let node = Node::start().await.unwrap();
    node.on::<BlockNumber>(|_| Ok(7));
    node
}

fn builder(scheme: &str, host: &str, server: &Server) -> ClientBuilder<Client> {
    Client::builder(format!("{scheme}://{host}:{}", server.port)).without_retry()
}

fn with(builder: ClientBuilder<Client>, pair: &Pair) -> ClientBuilder<Client> {
    builder.client_identity(pair.cert.as_bytes(), pair.key.as_bytes())
}

/// A WebSocket is connected before there is a client.
async fn call(builder: ClientBuilder<Client>) -> Result<u64, Error> {
    builder.connect().await?.block_number().await
}

#[tokio::test]
async fn both_ends_know_each_other_whatever_the_host() {
    let (node, authority) = (node().await, Authority::new());
    let server = Server::start(&node, &authority, Manners::Refuse).await;
    let pair = authority.pair("chia.net");
    for scheme in SCHEMES {
        for host in HOSTS {
            let builder = builder(scheme, host, &server)
                .root_certificates(authority.pem.as_bytes())
                .server_name("chia.net");
            assert_eq!(
                call(with(builder, &pair)).await.unwrap(),
                7,
                "{scheme} {host}"
            );
        }
    }
    // The transports by themselves have the same settings.
    let (pem, cert, key) = (
        authority.pem.as_bytes(),
        pair.cert.as_bytes(),
        pair.key.as_bytes(),
    );
    let http = Http::builder(&format!("https://127.0.0.1:{}", server.port));
    let http = http.root_certificates(pem).server_name("chia.net");
    let http = http.client_identity(cert, key).build().unwrap();
    let socket = Socket::ws(&format!("wss://127.0.0.1:{}", server.port));
    let socket = socket.root_certificates(pem).server_name("chia.net");
    let socket = socket.client_identity(cert, key).build().unwrap();
    let http = Client::new(polyrpc::Rpc::new(http));
    let ws = Client::new(polyrpc::Rpc::new(socket));
    assert_eq!(http.block_number().await.unwrap(), 7);
    assert_eq!(ws.block_number().await.unwrap(), 7);
    node.finish().unwrap();
}

#[tokio::test]
async fn a_certificate_of_another_authority_is_refused_even_under_the_same_name() {
    let (node, authority) = (node().await, Authority::new());
    let server = Server::start(&node, &authority, Manners::Refuse).await;
    let other = Authority::new();
    for scheme in SCHEMES {
        for named in [true, false] {
            let builder =
                builder(scheme, "localhost", &server).root_certificates(other.pem.as_bytes());
            let builder = if named {
                builder.server_name("chia.net")
            } else {
                builder
            };
            let error = call(with(builder, &other.pair("chia.net")))
                .await
                .expect_err("another");
            assert!(error.is_connect(), "{error}");
            let text = error.to_string();
            assert!(
                text.ends_with(
                    "; the certificate isn't signed by a root given with `root_certificates`"
                ),
                "{text}"
            );
        }
    }
    assert_eq!(node.count("eth_blockNumber"), 0);
    node.finish().unwrap();
}

#[tokio::test]
async fn a_server_of_another_name_is_refused() {
    let (node, authority) = (node().await, Authority::new());
    let server = Server::start(&node, &authority, Manners::Refuse).await;
    let local = Server::named("localhost", &node, &authority, Manners::Refuse).await;
    let pair = authority.pair("chia.net");
    for scheme in SCHEMES {
        for (server, name, advice) in [
            (
                &server,
                None,
                "`server_name` says which name to expect instead of the URL's host",
            ),
            (
                &server,
                Some("example.com"),
                "it isn't the server that `server_name` says",
            ),
            // The host of the URL would do, if it were asked for.
            (
                &local,
                Some("chia.net"),
                "it isn't the server that `server_name` says",
            ),
            (
                &server,
                Some("127.0.0.1"),
                "it isn't the server that `server_name` says",
            ),
        ] {
            let builder =
                builder(scheme, "localhost", server).root_certificates(authority.pem.as_bytes());
            let builder = match name {
                Some(name) => builder.server_name(name),
                None => builder,
            };
            let error = call(with(builder, &pair)).await.expect_err(advice);
            assert!(
                error.is_connect() && error.to_string().ends_with(advice),
                "{error}"
            );
        }
        let builder =
            builder(scheme, "localhost", &local).root_certificates(authority.pem.as_bytes());
        assert_eq!(call(with(builder, &pair)).await.unwrap(), 7);
    }
    node.finish().unwrap();
}

/// In TLS 1.3 a caller is done with the handshake before its certificate is looked at.
#[tokio::test]
async fn a_server_that_wants_a_certificate_says_which_setting_is_missing() {
    let (node, authority) = (node().await, Authority::new());
    for manners in [Manners::Refuse, Manners::HangUp] {
        let server = Server::start(&node, &authority, manners).await;
        for scheme in SCHEMES {
            let builder = || {
                builder(scheme, "localhost", &server)
                    .root_certificates(authority.pem.as_bytes())
                    .server_name("chia.net")
            };
            let stranger = Authority::new().pair("chia.net");
            for (builder, advice) in [
                (
                    builder(),
                    "the server may want a client certificate, which `client_identity` gives",
                ),
                (
                    with(builder(), &stranger),
                    "the server may not accept the certificate given with `client_identity`",
                ),
            ] {
                let error = call(builder).await.expect_err(advice);
                assert!(error.to_string().ends_with(advice), "{error}");
                // What was sent over a connection may have been read; a WebSocket isn't connected yet.
                let expected = match scheme {
                    "https" => (false, Reached::Maybe),
                    _ => (true, Reached::No),
                };
                assert_eq!(
                    (error.is_connect(), error.reached_server()),
                    expected,
                    "{error}"
                );
            }
        }
    }
    assert_eq!(node.count("eth_blockNumber"), 0);
    node.finish().unwrap();
}

/// A server that has answered before wants nothing that it wasn't given.
#[tokio::test]
async fn a_connection_that_is_lost_later_is_not_blamed_on_certificates() {
    let (mut node, authority) = (node().await, Authority::new());
    let server = Server::start(&node, &authority, Manners::Refuse).await;
    let builder = builder("https", "localhost", &server)
        .root_certificates(authority.pem.as_bytes())
        .server_name("chia.net");
    let client = with(builder, &authority.pair("chia.net"))
        .connect()
        .await
        .unwrap();
    assert_eq!(client.block_number().await.unwrap(), 7);
    node.stop().await.unwrap();
    let error = client.block_number().await.expect_err("gone");
    assert!(!error.to_string().contains("client_identity"), "{error}");
    node.finish().unwrap();
}

#[tokio::test]
async fn settings_that_can_not_be_used_are_said() {
    let authority = Authority::new();
    let (pair, other) = (authority.pair("chia.net"), authority.pair("chia.net"));
    let expect = async |builder: ClientBuilder<Client>, text: &str| {
        let error = builder.connect().await.expect_err(text);
        assert!(error.to_string().contains(text), "{error}");
        assert!(!error.is_connect() && !error.is_retryable(), "{error}");
        for line in pair
            .key
            .lines()
            .chain(other.key.lines())
            .filter(|line| !line.starts_with("---"))
        {
            assert!(!format!("{error} {error:?}").contains(line), "{error}");
        }
    };
    for (tls, plain) in [
        ("https://localhost:1", "http://localhost:1"),
        ("wss://localhost:1", "ws://localhost:1"),
    ] {
        let local = || Client::builder(tls);
        let rooted = || local().root_certificates(authority.pem.as_bytes());
        expect(
            local().server_name("chia.net"),
            "`server_name` needs `root_certificates`",
        )
        .await;
        expect(
            rooted().server_name("no name"),
            "neither a host name nor an IP address",
        )
        .await;
        expect(
            rooted().client_identity(pair.cert.as_bytes(), other.key.as_bytes()),
            "isn't the one that its certificate is for",
        )
        .await;
        expect(
            rooted().client_identity(pair.key.as_bytes(), pair.key.as_bytes()),
            "the client's certificate can't be used",
        )
        .await;
        expect(
            rooted().client_identity(pair.cert.as_bytes(), b"secret"),
            "the client's key can't be used",
        )
        .await;
        expect(with(Client::builder(plain), &pair), "without TLS").await;
        let plain = Client::builder(plain).root_certificates(authority.pem.as_bytes());
        expect(plain.server_name("chia.net"), "without TLS").await;
        let printed = format!("{:?}", with(rooted(), &pair));
        assert!(!printed.contains("PRIVATE"), "{printed}");
    }
    let http = Http::builder("https://localhost:1").root_certificates(authority.pem.as_bytes());
    let http = http.client_identity(pair.cert.as_bytes(), pair.key.as_bytes());
    let printed = format!("{http:?}");
    assert!(printed.contains("Identity(…)"), "{printed}");
}
