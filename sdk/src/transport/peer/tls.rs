//! TLS by rustls with ring, without touching the process's default provider: that is the application's to choose.

use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    ClientConfig, DigitallySignedStruct, DistinguishedName, RootCertStore, SignatureScheme,
};
use rustls_platform_verifier::BuilderVerifierExt;

use super::pem::Identity;
use crate::error::Error;

/// How the server is verified, and the client's certificate.
#[derive(Clone, Debug, Default)]
pub(super) struct TlsSettings {
    /// Trusted roots instead of the system's.
    pub(super) roots: Option<RootCertStore>,
    /// The name that the certificate must be for, instead of the URL's host.
    pub(super) server_name: Option<ServerName<'static>>,
    pub(super) identity: Option<Identity>,
}

impl TlsSettings {
    /// Builds the TLS configuration. Servers are verified by the system's own store, so that an organisation's
    /// certificates and revocations count; a compiled-in list would know neither and age with the binary. It isn't
    /// loaded for plain HTTP, because a machine that only talks to its own node needn't have one.
    pub(super) fn client_config(&self, verify: bool, alpn: &[&str]) -> Result<ClientConfig, Error> {
        let bad =
            |why: &dyn std::fmt::Display| Error::config(format!("TLS can't be set up: {why}"));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(|error| bad(&error))?;
        let builder = match (&self.roots, &self.server_name) {
            (Some(roots), Some(name)) => {
                let verifier = FixedName::new(roots.clone(), name.clone(), provider)?;
                let builder = builder.dangerous();
                builder.with_custom_certificate_verifier(Arc::new(verifier))
            }
            (Some(roots), None) => builder.with_root_certificates(roots.clone()),
            (None, Some(_)) => {
                return Err(Error::config(
                    "`server_name` needs `root_certificates`: what the system trusts is only checked against the host of the URL",
                ));
            }
            (None, None) if verify => builder
                .with_platform_verifier()
                .map_err(|error| bad(&error))?,
            (None, None) => builder.with_root_certificates(RootCertStore::empty()),
        };
        let mut config = match &self.identity {
            Some(identity) => builder.with_client_cert_resolver(identity.resolver()),
            None => builder.with_no_client_auth(),
        };
        config.alpn_protocols = alpn.iter().map(|name| name.as_bytes().to_vec()).collect();
        Ok(config)
    }
}

/// Verifies a server as usual, but against a fixed name.
#[derive(Debug)]
struct FixedName {
    name: ServerName<'static>,
    check: Arc<WebPkiServerVerifier>,
}

impl FixedName {
    fn new(
        roots: RootCertStore,
        name: ServerName<'static>,
        provider: Arc<CryptoProvider>,
    ) -> Result<Self, Error> {
        let builder = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider);
        let check = builder
            .build()
            .map_err(|error| Error::config(format!("TLS can't be set up: {error}")))?;
        Ok(Self { name, check })
    }
}

impl ServerCertVerifier for FixedName {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        self.check
            .verify_server_cert(end_entity, intermediates, &self.name, ocsp_response, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.check.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.check.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.check.supported_verify_schemes()
    }

    fn root_hint_subjects(&self) -> Option<&[DistinguishedName]> {
        self.check.root_hint_subjects()
    }
}
