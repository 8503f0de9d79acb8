//! TLS by rustls with ring, without touching the provider of the process: that is the application's to choose.

use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;

use crate::error::Error;

/// What HTTP and WebSockets use. Servers are checked by the system's own store, so that an organisation's certificates and withdrawals
/// count; a compiled-in list would know neither and age with the binary. It isn't loaded for plain HTTP, because a machine that only
/// talks to its own node needn't have one.
///
/// With `roots`, only what they signed is trusted.
pub(super) fn client_config(
    verify: bool,
    roots: Option<RootCertStore>,
    alpn: &[&str],
) -> Result<ClientConfig, Error> {
    let bad = |error: rustls::Error| Error::config(format!("TLS can't be set up: {error}"));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(bad)?;
    let builder = match roots {
        Some(roots) => builder.with_root_certificates(roots),
        None if verify => builder.with_platform_verifier().map_err(bad)?,
        None => builder.with_root_certificates(RootCertStore::empty()),
    };
    let mut config = builder.with_no_client_auth();
    config.alpn_protocols = alpn.iter().map(|name| name.as_bytes().to_vec()).collect();
    Ok(config)
}

/// Certificates in PEM form, at least one.
pub(super) fn roots(pem: &[u8]) -> Result<RootCertStore, Error> {
    let bad = |why: &dyn std::fmt::Display| {
        Error::config(format!("the root certificates can't be used: {why}"))
    };
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(pem) {
        let certificate = certificate.map_err(|error| bad(&error))?;
        roots.add(certificate).map_err(|error| bad(&error))?;
    }
    match roots.is_empty() {
        true => Err(bad(
            &"there is none between `BEGIN CERTIFICATE` and `END CERTIFICATE`",
        )),
        false => Ok(roots),
    }
}
