//! Servers whose certificates are not to be trusted, and ports that speak TLS on one side only.

use std::env;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use polyrpc::Rpc;
use polyrpc::transport::http::Http;
use polyrpc::transport::socket::Socket;
use rcgen::{BasicConstraints, Certificate, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Command;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

use crate::outcome::{LONG, SHORT, outcome};
use crate::server::{Conn, HttpServer, Peer, Stream, answer, script};

/// Set in the process that calls the servers: a name and a URL on each line. The certificates that the system trusts are read from
/// the environment, which a test can't change for itself.
const URLS: &str = "POLYRPC_FAULTS_TLS";

const UNTRUSTED: &str = "no connection; not reached; any again";
const LATE: &str = "no connection in time; not reached; any again";

/// An authority that signs certificates.
struct Authority {
    certificate: Certificate,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn new(name: &str) -> Self {
        let mut params = CertificateParams::new([]).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap();
        let issuer = Issuer::new(params, key);
        Self {
            certificate,
            issuer,
        }
    }

    /// A server's settings with a certificate for `host` that is valid in the given years.
    fn sign(&self, host: &str, years: [i32; 2]) -> Arc<ServerConfig> {
        let params = params(host, years);
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        config(&certificate, &key)
    }
}

fn params(host: &str, [from, to]: [i32; 2]) -> CertificateParams {
    let mut params = CertificateParams::new([host.to_owned()]).unwrap();
    params.not_before = rcgen::date_time_ymd(from, 1, 1);
    params.not_after = rcgen::date_time_ymd(to, 1, 1);
    params
}

fn config(certificate: &Certificate, key: &KeyPair) -> Arc<ServerConfig> {
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key);
    Arc::new(config.unwrap())
}

/// What a server does with a connection before anything is said over it.
#[derive(Clone)]
enum Hello {
    Tls(Arc<ServerConfig>),
    Plain,
    Drop,
    Silence,
}

/// Answers calls over HTTP or a WebSocket; gives the port.
async fn serve(hello: Hello, ws: bool) -> (u16, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let task = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(greet(stream, hello.clone(), ws));
        }
    });
    (port, task)
}

async fn greet(stream: TcpStream, hello: Hello, ws: bool) {
    match hello {
        Hello::Tls(config) => {
            // Who doesn't trust us leaves.
            if let Ok(stream) = TlsAcceptor::from(config).accept(stream).await {
                speak(stream, ws).await;
            }
        }
        Hello::Plain => {
            // As web servers do on such a port.
            let mut conn = Conn::new(stream);
            conn.reply(400, "", "this is a plain port").await;
            conn.hold().await;
        }
        Hello::Drop => _ = stream.readable().await,
        Hello::Silence => {
            std::future::pending::<()>().await;
            drop(stream);
        }
    }
}

async fn speak(stream: impl Stream + 'static, ws: bool) {
    if ws {
        if let Ok(mut peer) = Peer::upgrade(stream).await {
            let answer = answer(peer.call().await, "5");
            peer.say(answer).await;
            peer.hold().await;
        }
    } else {
        let mut conn = Conn::new(stream);
        let answer = answer(conn.call().await, "5");
        conn.reply(200, "", answer).await;
        conn.hold().await;
    }
}

#[tokio::test]
async fn servers_that_are_not_to_be_trusted() {
    if let Ok(urls) = env::var(URLS) {
        return call_all(&urls).await;
    }
    let (trusted, stranger) = (Authority::new("trusted"), Authority::new("stranger"));
    let now = [2000, 4000];
    let key = KeyPair::generate().unwrap();
    let own = params("localhost", now).self_signed(&key).unwrap();
    let rows = [
        (
            "a good certificate",
            "ok 5",
            Hello::Tls(trusted.sign("localhost", now)),
        ),
        (
            "an expired certificate",
            UNTRUSTED,
            Hello::Tls(trusted.sign("localhost", [2000, 2001])),
        ),
        (
            "a certificate of the future",
            UNTRUSTED,
            Hello::Tls(trusted.sign("localhost", [3999, 4000])),
        ),
        (
            "a certificate for another name",
            UNTRUSTED,
            Hello::Tls(trusted.sign("node.example", now)),
        ),
        (
            "a certificate of another authority",
            UNTRUSTED,
            Hello::Tls(stranger.sign("localhost", now)),
        ),
        (
            "a certificate signed by itself",
            UNTRUSTED,
            Hello::Tls(config(&own, &key)),
        ),
        ("plain text instead of TLS", UNTRUSTED, Hello::Plain),
        ("drop within the handshake", UNTRUSTED, Hello::Drop),
        ("silence within the handshake", LATE, Hello::Silence),
    ];
    let (mut urls, mut expected, mut servers) = (String::new(), String::new(), Vec::new());
    for (name, outcome, hello) in rows {
        for (scheme, ws) in [("https", false), ("wss", true)] {
            let (port, server) = serve(hello.clone(), ws).await;
            urls += &format!("{name}|{scheme}://localhost:{port}/\n");
            expected += &format!("{name} over {scheme}: {outcome}\n");
            servers.push(server);
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let roots = folder.path().join("trusted.pem");
    std::fs::write(&roots, trusted.certificate.pem()).unwrap();
    let child = Command::new(env::current_exe().unwrap())
        .args([
            "--exact",
            "--nocapture",
            "tls::servers_that_are_not_to_be_trusted",
        ])
        .env(URLS, urls)
        .env("SSL_CERT_FILE", &roots)
        .env("SSL_CERT_DIR", folder.path().join("none"))
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output();
    let output = timeout(3 * LONG, child).await.unwrap().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let found = text
        .lines()
        .filter_map(|line| line.split_once("outcome of ").map(|(_, rest)| rest));
    let found: Vec<_> = found.collect();
    let expected: Vec<_> = expected.lines().collect();
    assert_eq!(
        found,
        expected,
        "{text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    servers.iter().for_each(JoinHandle::abort);
}

/// Runs in the process that only trusts one authority.
#[expect(
    clippy::print_stdout,
    reason = "the process that started this one reads it"
)]
async fn call_all(urls: &str) {
    println!();
    for line in urls.lines() {
        let (name, url) = line.split_once('|').unwrap();
        let limit = if name.contains("silence") {
            SHORT
        } else {
            LONG
        };
        let rpc = || match url.starts_with("https") {
            true => Rpc::new(Http::builder(url).connect_timeout(limit).build().unwrap()),
            false => Rpc::new(Socket::ws(url).connect_timeout(limit).build().unwrap()),
        };
        let (found, _) = outcome(name, LONG, &rpc(), &rpc()).await;
        let scheme = url.split(':').next().unwrap();
        println!("outcome of {name} over {scheme}: {found}");
    }
}

/// The other way round: who speaks plain text to a port that wants TLS gets an alert, or silence.
#[tokio::test]
async fn plain_text_to_a_port_with_tls() {
    let authority = Authority::new("any");
    let hello = Hello::Tls(authority.sign("localhost", [2000, 4000]));
    let (port, server) = serve(hello, false).await;
    let http = || Rpc::http(&format!("http://localhost:{port}")).unwrap();
    let (found, error) = outcome("http", LONG, &http(), &http()).await;
    assert_eq!(found, "lost; maybe reached; reads again", "{error}");
    let ws = || {
        Rpc::new(
            Socket::ws(&format!("ws://localhost:{port}"))
                .build()
                .unwrap(),
        )
    };
    let (found, error) = outcome("ws", LONG, &ws(), &ws()).await;
    assert_eq!(found, UNTRUSTED, "{error}");
    server.abort();
}

/// Without TLS there is nothing to check: a self-signed answer of a gateway can't make a plain address into another one.
#[tokio::test]
async fn a_server_that_wants_an_upgrade_to_tls() {
    let server = HttpServer::start(script(|mut conn: Conn, _| async move {
        conn.call().await;
        let headers = "upgrade: TLS/1.2\r\nconnection: upgrade\r\n";
        conn.reply(426, headers, "use TLS").await;
        conn.hold().await;
    }))
    .await;
    let (found, error) = outcome("426", Duration::from_secs(5), &server.rpc(), &server.rpc()).await;
    assert_eq!(found, "status 426; maybe reached; none again", "{error}");
}
