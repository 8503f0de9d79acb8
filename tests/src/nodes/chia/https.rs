//! Calls without types. What the tests are about are polyrpc's clients; this asks whether there is something to test them on.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore};
use serde_json::{Value, json};

use super::service::Service;
use crate::TestResult;

/// The name in the certificates of all installations.
const NAME: &str = "chia.net";

/// Talks to the services of one installation.
#[derive(Debug)]
pub(super) struct Client(reqwest::Client);

impl Client {
    /// With the certificates in a folder: the daemon's pair, which every service takes.
    pub(super) fn new(ssl: &Path) -> TestResult<Self> {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_file(
            ssl.join("ca/private_ca.crt"),
        )?)?;
        let certificate = CertificateDer::from_pem_file(ssl.join("daemon/private_daemon.crt"))?;
        let key = PrivateKeyDer::from_pem_file(ssl.join("daemon/private_daemon.key"))?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_client_auth_cert(vec![certificate], key)?;
        let loopback = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .resolve(NAME, loopback)
            .no_proxy()
            .build()?;
        Ok(Self(client))
    }

    pub(super) async fn post(&self, port: u16, method: &str, body: Value) -> TestResult<Value> {
        let url = format!("https://{NAME}:{port}/{method}");
        let answer = self.0.post(url).body(body.to_string()).send().await?;
        Ok(serde_json::from_slice(&answer.bytes().await?)?)
    }

    /// Whether a service is there.
    pub(super) async fn answers(&self, service: Service) -> bool {
        if service == Service::Daemon {
            // It refuses what isn't the start of a WebSocket, but in HTTP.
            let url = format!("https://{NAME}:{}/", service.port());
            return self.0.get(url).send().await.is_ok();
        }
        let health = self.post(service.port(), "healthz", json!({})).await;
        health.is_ok_and(|health| health["success"] == true)
    }
}
