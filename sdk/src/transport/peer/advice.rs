//! Advice for failed TLS connections.

use std::error::Error as StdError;
use std::{io, iter};

use rustls::{AlertDescription, CertificateError, Error as TlsError};

use super::tls::TlsSettings;

impl TlsSettings {
    /// The setting that is likely to be missing or wrong. `unanswered` means that the handshake was done and nothing
    /// came after it.
    pub(super) fn advice(
        &self,
        cause: &(dyn StdError + 'static),
        unanswered: bool,
    ) -> Option<&'static str> {
        match chain(cause).find_map(|cause| cause.downcast_ref()) {
            Some(TlsError::InvalidCertificate(problem)) => self.about_the_server(problem),
            Some(TlsError::AlertReceived(alert)) if is_about_our_certificate(*alert) => {
                Some(self.about_the_client())
            }
            // In TLS 1.3 the client is done before the server has verified the client's certificate. Servers that
            // reject it, or require one, may just close the connection then.
            None if unanswered && chain(cause).any(is_end) => Some(self.about_the_client()),
            _ => None,
        }
    }

    fn about_the_server(&self, problem: &CertificateError) -> Option<&'static str> {
        Some(match problem {
            // The signature is wrong when a configured root has the same name as the one that signed.
            CertificateError::UnknownIssuer | CertificateError::BadSignature => match self.roots {
                Some(_) => "the certificate isn't signed by a root given with `root_certificates`",
                None => {
                    "no authority that this system trusts signed the certificate; `root_certificates` gives others"
                }
            },
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                match (&self.roots, &self.server_name) {
                    (_, Some(_)) => "it isn't the server that `server_name` says",
                    (Some(_), None) => {
                        "if it is the right server, `server_name` says which name to expect instead of the URL's host"
                    }
                    (None, None) => "the certificate isn't for the host of the URL",
                }
            }
            _ => return None,
        })
    }

    fn about_the_client(&self) -> &'static str {
        match self.identity {
            Some(_) => "the server may not accept the certificate given with `client_identity`",
            None => "the server may want a client certificate, which `client_identity` gives",
        }
    }
}

fn is_about_our_certificate(alert: AlertDescription) -> bool {
    use AlertDescription as A;
    matches!(
        alert,
        A::HandshakeFailure
            | A::NoCertificate
            | A::BadCertificate
            | A::UnsupportedCertificate
            | A::CertificateRevoked
            | A::CertificateExpired
            | A::CertificateUnknown
            | A::UnknownCA
            | A::AccessDenied
            | A::DecryptError
            | A::CertificateRequired
    )
}

fn is_end(cause: &(dyn StdError + 'static)) -> bool {
    // Whether it shows in reading or in writing is a race.
    #[cfg(feature = "http")]
    if let Some(error) = cause.downcast_ref::<hyper::Error>() {
        return error.is_incomplete_message() || error.is_closed() || error.is_canceled();
    }
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
    matches!(
        kind,
        Some(UnexpectedEof | ConnectionReset | ConnectionAborted | BrokenPipe)
    )
}

/// The chain of causes, including those inside of an [`io::Error`], whose own source skips what it holds, which is
/// where rustls's error is.
fn chain<'a>(
    first: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    iter::successors(Some(first), |&cause| {
        let held = cause
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref);
        match held {
            Some(held) => Some(held),
            None => cause.source(),
        }
    })
}
