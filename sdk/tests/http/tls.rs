//! HTTPS, with the protocol that the server prefers, and only with certificates that the system trusts.

use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};

use polyrpc::transport::http::Http;
use polyrpc::{Error, Reached, Rpc};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

use crate::methods::Version;

/// Set in the process that calls the server: the system's certificates are read from the environment, which a test can't change
/// for itself.
const URL: &str = "POLYRPC_TEST_URL";

#[tokio::test]
async fn http2_is_spoken_where_it_is_offered_and_the_certificate_is_trusted() {
    if let Ok(url) = std::env::var(URL) {
        return call(&url).await;
    }
    let (url, cert) = start(usize::MAX).await;

    let stranger = generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let with_root = async |pem: String| {
        let node = Http::builder(&url).root_certificates(pem.as_bytes());
        let rpc = Rpc::new(node.build()?);
        rpc.call(Version::default()).await
    };
    assert_eq!(with_root(cert.pem()).await.unwrap(), "h2");
    let error = with_root(stranger.cert.pem()).await.expect_err("another");
    assert_eq!(reason(&error), "not trusted");
    let error = with_root("no PEM".to_owned())
        .await
        .expect_err("no certificate");
    assert!(error.to_string().contains("BEGIN CERTIFICATE"), "{error}");

    let folder = tempfile::tempdir().unwrap();
    let (trusted, other) = (
        folder.path().join("trusted.pem"),
        folder.path().join("other.pem"),
    );
    std::fs::write(&trusted, cert.pem()).unwrap();
    std::fs::write(&other, stranger.cert.pem()).unwrap();
    for (certificates, expected) in [
        (trusted, "h2"),
        (other, "not trusted"),
        (folder.path().join("none.pem"), "no certificates"),
    ] {
        assert_eq!(
            call_from_another_process(&url, &certificates).await,
            expected
        );
    }
}

/// A connection whose other end is there and says nothing any more isn't used for ever.
#[tokio::test]
async fn a_dead_http2_connection_is_given_up() {
    let (url, cert) = start(1).await;
    let ping = Duration::from_millis(100);
    let node = Http::builder(&url)
        .root_certificates(cert.pem().as_bytes())
        .http2_ping(ping, ping)
        .timeout(Duration::from_secs(30));
    let http = node.build().unwrap();
    // The server answers call 1, whatever it is asked.
    let call = async || Rpc::new(http.clone()).call(Version::default()).await;
    assert_eq!(call().await.unwrap(), "h2");
    let start = Instant::now();
    let error = call().await.expect_err("silence");
    assert!(error.is_timeout() && error.is_retryable(), "{error}");
    assert!(
        start.elapsed() < Duration::from_secs(15),
        "the ping tells, not the call's own limit"
    );
    assert_eq!(call().await.unwrap(), "h2");
}

/// A server that speaks HTTP/2 only, with the URL and its certificate. After so many responses a connection falls silent.
async fn start(answers: usize) -> (String, rcgen::Certificate) {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    config.alpn_protocols = vec![b"h2".to_vec()];

    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!(
        "https://localhost:{}/",
        listener.local_addr().unwrap().port()
    );
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(acceptor.clone(), stream, answers));
        }
    });
    (url, cert)
}

/// What `call` prints in a process that trusts `certificates` only.
async fn call_from_another_process(url: &str, certificates: &Path) -> String {
    let child = tokio::process::Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "--nocapture",
            "tls::http2_is_spoken_where_it_is_offered_and_the_certificate_is_trusted",
        ])
        .env(URL, url)
        .env("SSL_CERT_FILE", certificates)
        .env("SSL_CERT_DIR", certificates.with_extension("d"))
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output();
    let output = tokio::time::timeout(Duration::from_secs(30), child)
        .await
        .unwrap()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let answer = text
        .split_once("answer: ")
        .and_then(|(_, rest)| rest.split_once('.'));
    answer.unwrap_or_else(|| panic!("{text}")).0.to_owned()
}

#[expect(
    clippy::print_stdout,
    reason = "the process that started this one reads it"
)]
async fn call(url: &str) {
    let outcome = match Rpc::http(url) {
        Ok(rpc) => rpc.call(Version::default()).await,
        Err(error) => Err(error),
    };
    println!(
        "answer: {}.",
        outcome.unwrap_or_else(|error| reason(&error).to_owned())
    );
}

fn reason(error: &Error) -> &'static str {
    assert_eq!(error.reached_server(), Reached::No, "{error}");
    match error.to_string() {
        text if error.is_connect() && text.contains("certificate") => "not trusted",
        text if text.contains("No CA certificates") => "no certificates",
        text => panic!("{text}"),
    }
}

/// Answers so many calls over HTTP/2, and then keeps the connection without looking at it.
async fn serve(acceptor: TlsAcceptor, stream: TcpStream, answers: usize) {
    // The handshake fails with a client that doesn't trust the certificate.
    let Ok(stream) = acceptor.accept(stream).await else {
        return;
    };
    let mut connection = h2::server::handshake(stream).await.unwrap();
    let mut answered = 0;
    while let Some(Ok((_, mut respond))) = connection.accept().await {
        answered += 1;
        if answered > answers {
            std::future::pending::<()>().await;
        }
        let mut body = respond
            .send_response(http::Response::new(()), false)
            .unwrap();
        body.send_data(r#"{"id":1,"result":"h2"}"#.into(), true)
            .unwrap();
    }
}
