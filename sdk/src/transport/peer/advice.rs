//! Failed connections in plain words: what the libraries say of TLS is little help.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::io;

use rustls::{AlertDescription, CertificateError, Error as TlsError};

use super::Endpoint;
use super::proxy::causes as chain;
use super::tls::TlsSettings;
use crate::error::Explanation;

impl TlsSettings {
    /// Explains a failed connection, as far as TLS knows. `unanswered` means that it was made and nothing has come over it yet.
    pub(super) fn explain(
        &self,
        endpoint: &Endpoint,
        cause: &(dyn StdError + 'static),
        unanswered: bool,
    ) -> Explanation {
        if !endpoint.is_tls() {
            return match unanswered && chain(cause).any(|cause| is_end(cause) || is_no_http(cause))
            {
                true => remedy(format!(
                    "if the server expects TLS there, use `{}`",
                    endpoint.with_tls(true)
                )),
                false => Explanation::default(),
            };
        }
        match chain(cause).find_map(|cause| cause.downcast_ref()) {
            Some(TlsError::InvalidCertificate(problem)) => self.about_the_server(problem),
            // The first bytes are no TLS.
            Some(TlsError::InvalidMessage(_)) => Explanation {
                cause: Some("the server there speaks no TLS".into()),
                ..remedy(format!("use `{}`", endpoint.with_tls(false)))
            },
            Some(TlsError::AlertReceived(alert)) if is_about_our_certificate(*alert) => {
                remedy(self.about_the_client())
            }
            // In TLS 1.3 the client is done before the server has verified the client's certificate. Servers that
            // reject it, or require one, may just close the connection then.
            None if unanswered && chain(cause).any(is_end) => remedy(self.about_the_client()),
            _ => Explanation::default(),
        }
    }

    fn about_the_server(&self, problem: &CertificateError) -> Explanation {
        let (cause, advice) = match problem {
            // The signature is wrong when a configured root has the same name as the one that signed.
            CertificateError::UnknownIssuer | CertificateError::BadSignature => match self.roots {
                Some(_) => (
                    None,
                    "the certificate isn't signed by a root given with `root_certificates`",
                ),
                None => (
                    None,
                    "no authority that this system trusts signed the certificate; `root_certificates` gives others",
                ),
            },
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                let advice = match (&self.roots, &self.server_name) {
                    (_, Some(_)) => "it isn't the server that `server_name` says",
                    (Some(_), None) => {
                        "if it is the right server, `server_name` says which name to expect instead of the URL's host"
                    }
                    (None, None) => "the certificate isn't for the host of the URL",
                };
                (None, advice)
            }
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => (
                Some("the server's certificate has expired"),
                "renew it at the server, or set this machine's clock",
            ),
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => (
                Some("the server's certificate isn't valid yet"),
                "set this machine's clock, or the server's and make another",
            ),
            CertificateError::Other(other) if other.to_string().contains(OF_AN_AUTHORITY) => (
                Some("the server's certificate is self-signed and that of an authority (CA:TRUE)"),
                "give the server one without `CA:TRUE`, and give that, or the authority that signed it, with `root_certificates`",
            ),
            _ => return Explanation::default(),
        };
        Explanation {
            cause: cause.map(Cow::Borrowed),
            ..remedy(advice)
        }
    }

    fn about_the_client(&self) -> &'static str {
        match self.identity {
            Some(_) => "the server may not accept the certificate given with `client_identity`",
            None => "the server may want a client certificate, which `client_identity` gives",
        }
    }
}

/// What webpki says of a certificate that may sign others and is used by a server. Its error's type isn't public.
const OF_AN_AUTHORITY: &str = "CaUsedAsEndEntity";

fn remedy(text: impl Into<Cow<'static, str>>) -> Explanation {
    Explanation {
        cause: None,
        remedy: Some(text.into()),
    }
}

/// Whether what came in is no HTTP, such as the alert by which TLS refuses a request.
fn is_no_http(cause: &(dyn StdError + 'static)) -> bool {
    #[cfg(feature = "http")]
    if let Some(error) = cause.downcast_ref::<hyper::Error>() {
        return error.is_parse();
    }
    #[cfg(feature = "ws")]
    if let Some(error) = cause.downcast_ref::<tokio_tungstenite::tungstenite::Error>() {
        use tokio_tungstenite::tungstenite::Error as WsError;
        return matches!(error, WsError::HttpFormat(_) | WsError::Protocol(_));
    }
    _ = cause;
    false
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
