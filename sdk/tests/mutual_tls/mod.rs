//! Certificates in the shape of Chia's, and TLS in front of a mock node that wants to see one.
//!
//! An installation's authority signs certificates that are all for the name `chia.net`, servers' and callers' alike, without a word on
//! what they may be used for. Every authority has the same name.

use std::sync::Arc;

use polyrpc::mock::Node;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use tokio::io::{AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::version::TLS13;
use tokio_rustls::rustls::{RootCertStore, ServerConfig};

pub(crate) struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pub(crate) pem: String,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let mut params = CertificateParams::new([]).unwrap();
        params
            .distinguished_name
            .push(DnType::CommonName, "Chia CA");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        let issuer = Issuer::new(params, key);
        Self { issuer, pem }
    }

    pub(crate) fn pair(&self, name: &str) -> Pair {
        let params = CertificateParams::new([name.to_owned()]).unwrap();
        let key = KeyPair::generate().unwrap();
        Pair {
            cert: params.signed_by(&key, &self.issuer).unwrap().pem(),
            key: key.serialize_pem(),
        }
    }
}

pub(crate) struct Pair {
    pub(crate) cert: String,
    pub(crate) key: String,
}

/// What a server does about a caller without a certificate that it trusts.
#[derive(Clone, Copy)]
pub(crate) enum Manners {
    /// Says so, once the caller thinks that the handshake is done.
    Refuse,
    /// Hangs up then, as Chia's do.
    HangUp,
}

/// A server that speaks TLS 1.3 without ALPN, wants a certificate that `authority` signed, and passes on to a node.
pub(crate) struct Server {
    pub(crate) port: u16,
    task: JoinHandle<()>,
}

impl Server {
    pub(crate) async fn start(node: &Node, authority: &Authority, manners: Manners) -> Self {
        Self::named("chia.net", node, authority, manners).await
    }

    pub(crate) async fn named(
        name: &str,
        node: &Node,
        authority: &Authority,
        manners: Manners,
    ) -> Self {
        let provider = Arc::new(ring::default_provider());
        let mut roots = RootCertStore::empty();
        let root = CertificateDer::from_pem_slice(authority.pem.as_bytes()).unwrap();
        roots.add(root).unwrap();
        let callers =
            WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider));
        let callers = match manners {
            Manners::Refuse => callers,
            Manners::HangUp => callers.allow_unauthenticated(),
        };
        let pair = authority.pair(name);
        let cert = CertificateDer::from_pem_slice(pair.cert.as_bytes()).unwrap();
        let key = PrivateKeyDer::from_pem_slice(pair.key.as_bytes()).unwrap();
        let config = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&TLS13])
            .unwrap()
            .with_client_cert_verifier(callers.build().unwrap())
            .with_single_cert(vec![cert], key)
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));

        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let node = node.url();
        let node = node
            .trim_start_matches("http://")
            .trim_end_matches('/')
            .to_owned();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(acceptor.clone(), stream, node.clone()));
            }
        });
        Self { port, task }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(acceptor: TlsAcceptor, stream: TcpStream, node: String) {
    // It fails with callers who don't trust this server, or whom it doesn't.
    let Ok(mut caller) = acceptor.accept(stream).await else {
        return;
    };
    if caller.get_ref().1.peer_certificates().is_none() {
        // The end of TCP without that of TLS.
        _ = caller.get_mut().0.shutdown().await;
        return;
    }
    let mut node = TcpStream::connect(node).await.unwrap();
    // Callers may leave whenever they like.
    _ = copy_bidirectional(&mut caller, &mut node).await;
}
