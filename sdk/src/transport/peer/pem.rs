//! Certificates and keys in PEM form.

use std::fmt;
use std::sync::Arc;

use rustls::RootCertStore;
use rustls::crypto::ring::sign::any_supported_type;
use rustls::pki_types::pem::{Error as PemError, PemObject};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use zeroize::Zeroizing;

/// A client certificate with its key, in the form that ring signs with. The key never prints.
#[derive(Clone)]
pub(crate) struct Identity(Arc<CertifiedKey>);

impl Identity {
    pub(crate) fn new(certificates: &[u8], key: &[u8]) -> Result<Self, IdentityProblem> {
        use IdentityProblem::{Certificate, Key, Mismatch};
        let chain = self::certificates(certificates).map_err(Certificate)?;
        let key = private_key(key).map_err(Key)?;
        // By reference: rustls's own loading would take the key away and not wipe it.
        let key = any_supported_type(&key)
            .map_err(|_| Key("its key is none of RSA, ECDSA and Ed25519".to_owned()))?;
        let certified = CertifiedKey::new(chain, key);
        certified.keys_match().map_err(|error| match error {
            rustls::Error::InconsistentKeys(_) => Mismatch,
            error => Certificate(error.to_string()),
        })?;
        Ok(Self(Arc::new(certified)))
    }

    pub(super) fn resolver(&self) -> Arc<SingleCertAndKey> {
        Arc::new(Arc::clone(&self.0).into())
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(…)")
    }
}

/// Why a certificate and its key can't be used. Contains nothing of the key.
#[derive(Debug)]
pub(crate) enum IdentityProblem {
    Certificate(String),
    Key(String),
    /// Each is valid, but they don't match.
    Mismatch,
}

impl fmt::Display for IdentityProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Certificate(why) => write!(f, "the client's certificate can't be used: {why}"),
            Self::Key(why) => write!(f, "the client's key can't be used: {why}"),
            Self::Mismatch => {
                f.write_str("the client's key isn't the one that its certificate is for")
            }
        }
    }
}

/// Parses root certificates, at least one.
pub(crate) fn roots(pem: &[u8]) -> Result<RootCertStore, String> {
    let mut roots = RootCertStore::empty();
    for certificate in certificates(pem)? {
        roots.add(certificate).map_err(|error| error.to_string())?;
    }
    Ok(roots)
}

/// Parses certificates, at least one.
fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, String> {
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    let found = found.map_err(|error| describe(&error))?;
    match found.is_empty() {
        true => {
            Err("there is none between `BEGIN CERTIFICATE` and `END CERTIFICATE` in it".to_owned())
        }
        false => Ok(found),
    }
}

fn private_key(pem: &[u8]) -> Result<Zeroizing<PrivateKeyDer<'static>>, String> {
    let key = PrivateKeyDer::from_pem_slice(pem).map_err(|error| match error {
        PemError::NoItemsFound => {
            "there is none between `BEGIN PRIVATE KEY` and `END PRIVATE KEY` in it, or only an encrypted one".to_owned()
        }
        error => describe(&error),
    })?;
    Ok(Zeroizing::new(key))
}

/// Omits the input: it may be a part of a key.
fn describe(error: &PemError) -> String {
    match error {
        PemError::MissingSectionEnd { .. } => "it ends before its `END` line".to_owned(),
        PemError::IllegalSectionStart { .. } => "a `BEGIN` line of it can't be read".to_owned(),
        PemError::Base64Decode(_) => {
            "what stands between its `BEGIN` and `END` lines isn't base64".to_owned()
        }
        _ => "it isn't PEM".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair() -> (String, String) {
        let pair = rcgen::generate_simple_self_signed(["chia.net".to_owned()]).expect("a pair");
        (pair.cert.pem(), pair.signing_key.serialize_pem())
    }

    #[test]
    fn a_pair_is_one_only_with_its_own_key() {
        let ((certificate, key), (_, other)) = (pair(), pair());
        let identity = |certificate: &str, key: &str| {
            Identity::new(certificate.as_bytes(), key.as_bytes()).map_err(|error| error.to_string())
        };
        let good = identity(&certificate, &key).expect("a pair");
        assert_eq!(format!("{good:?}"), "Identity(…)");
        // Both may stand in one text.
        assert!(
            identity(
                &format!("{certificate}{key}"),
                &format!("{certificate}{key}")
            )
            .is_ok()
        );

        let encrypted = key.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
        let truncated = &key[..key.len() - 30];
        let garbled = key.replace("KEY-----\n", "KEY-----\n*");
        let zeros = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
        for (certificate, key, text) in [
            (&*certificate, &*other, "isn't the one that its certificate"),
            (&key, &key, "none between `BEGIN CERTIFICATE`"),
            ("", &key, "none between `BEGIN CERTIFICATE`"),
            (
                &certificate,
                &certificate,
                "none between `BEGIN PRIVATE KEY`",
            ),
            (&certificate, &encrypted, "only an encrypted one"),
            (&certificate, truncated, "ends before its `END` line"),
            (&certificate, &garbled, "isn't base64"),
            (&certificate, zeros, "none of RSA"),
        ] {
            let error = identity(certificate, key).expect_err(text);
            assert!(error.contains(text), "{error}");
            for line in key.lines().filter(|line| !line.starts_with("-----")) {
                assert!(!error.contains(line), "{error}");
            }
        }
    }
}
