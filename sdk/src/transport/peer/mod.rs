//! Settings of network connections that HTTP and WebSockets share: URL, TLS, credentials, proxy.

mod advice;
mod auth;
mod endpoint;
mod jwt;
mod pem;
mod proxy;
mod setters;
mod tls;

use std::error::Error as StdError;
use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{AUTHORIZATION, HeaderValue, RETRY_AFTER};
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use zeroize::Zeroizing;

use crate::error::{Error, Explanation};
use crate::message::parse_header;
use auth::Auth;
#[cfg(feature = "digest")]
pub(super) use auth::Login;
use tls::TlsSettings;

pub use jwt::JwtSecret;
#[cfg(all(feature = "chia-base", any(feature = "http", feature = "ws")))]
pub(crate) use pem::{Identity, IdentityProblem, roots};

pub(super) use endpoint::Endpoint;
use endpoint::JsonRpcPath;
use proxy::unhelpful;
pub(super) use proxy::{Proxy, Unhelpful, Via};
pub(crate) use setters::peer_setters;

/// Settings that HTTP and WebSockets share. An invalid one is reported by [`finish`](Self::finish).
#[derive(Debug)]
pub(crate) struct PeerSettings {
    endpoint: Result<Endpoint, Error>,
    json_rpc_path: Option<JsonRpcPath>,
    auth: Option<Result<Auth, Error>>,
    headers: Result<HeaderMap, Error>,
    plaintext_credentials: bool,
    tls: Result<TlsSettings, Error>,
    proxy: Result<Proxy, Error>,
}

/// Settings to apply to any number of [`PeerSettings`].
#[derive(Default)]
pub(crate) struct PeerPlan(Vec<Setting>);

type Setting = Box<dyn Fn(&mut PeerSettings) + Send + Sync>;

impl PeerPlan {
    pub(crate) fn apply(&self, settings: &mut PeerSettings) {
        for setting in &self.0 {
            setting(settings);
        }
    }

    fn add(&mut self, setting: impl Fn(&mut PeerSettings) + Send + Sync + 'static) {
        self.0.push(Box::new(setting));
    }

    pub(crate) fn json_rpc_path(&mut self, path: &str) {
        let path = path.to_owned();
        self.add(move |settings| settings.json_rpc_path(&path));
    }

    pub(crate) fn bearer(&mut self, token: &str) {
        let token = Zeroizing::new(token.to_owned());
        self.add(move |settings| settings.bearer(&token));
    }

    pub(crate) fn basic(&mut self, user: &str, password: &str) {
        let (user, password) = (user.to_owned(), Zeroizing::new(password.to_owned()));
        self.add(move |settings| settings.basic(&user, &password));
    }

    #[cfg(feature = "digest")]
    pub(crate) fn digest(&mut self, user: &str, password: &str) {
        let (user, password) = (user.to_owned(), Zeroizing::new(password.to_owned()));
        self.add(move |settings| settings.digest(&user, &password));
    }

    pub(crate) fn jwt(&mut self, secret: JwtSecret) {
        self.add(move |settings| settings.jwt(secret.clone()));
    }

    pub(crate) fn header(&mut self, name: &str, value: &str) {
        let (name, value) = (name.to_owned(), Zeroizing::new(value.to_owned()));
        self.add(move |settings| settings.header(&name, &value));
    }

    pub(crate) fn allow_plaintext_credentials(&mut self) {
        self.add(PeerSettings::allow_plaintext_credentials);
    }

    pub(crate) fn root_certificates(&mut self, pem: &[u8]) {
        let pem = pem.to_owned();
        self.add(move |settings| settings.root_certificates(&pem));
    }

    pub(crate) fn server_name(&mut self, name: &str) {
        let name = name.to_owned();
        self.add(move |settings| settings.server_name(&name));
    }

    pub(crate) fn proxy(&mut self, url: &str) {
        let url = Zeroizing::new(url.to_owned());
        self.add(move |settings| settings.proxy(&url));
    }

    pub(crate) fn no_proxy(&mut self) {
        self.add(PeerSettings::no_proxy);
    }

    pub(crate) fn client_identity(&mut self, cert_pem: &[u8], key_pem: &[u8]) {
        let (cert, key) = (cert_pem.to_owned(), Zeroizing::new(key_pem.to_owned()));
        self.add(move |settings| settings.client_identity(&cert, &key));
    }
}

/// Validated settings.
#[derive(Clone, Debug)]
pub(super) struct Peer {
    pub(super) endpoint: Endpoint,
    pub(super) headers: HeaderMap,
    pub(super) proxy: Proxy,
    auth: Auth,
    tls: TlsSettings,
}

impl PeerSettings {
    /// Settings for a URL with one of two `schemes`, of which the second is over TLS.
    pub(super) fn new(url: &str, schemes: [&'static str; 2]) -> Self {
        Self {
            endpoint: Endpoint::parse(url, schemes),
            json_rpc_path: None,
            auth: None,
            headers: Ok(HeaderMap::new()),
            plaintext_credentials: false,
            tls: Ok(TlsSettings::default()),
            proxy: Ok(Proxy::default()),
        }
    }

    pub(super) fn json_rpc_path(&mut self, path: &str) {
        self.json_rpc_path = Some(JsonRpcPath::Given(path.to_owned()));
    }

    /// Sets the path of JSON-RPC for a URL without a path.
    pub(crate) fn default_json_rpc_path(&mut self, path: &str) {
        self.json_rpc_path = Some(JsonRpcPath::Default(path.to_owned()));
    }

    pub(super) fn bearer(&mut self, token: &str) {
        self.auth = Some(Auth::bearer(token));
    }

    pub(super) fn basic(&mut self, user: &str, password: &str) {
        self.auth = Some(Auth::basic(user, password));
    }

    #[cfg(feature = "digest")]
    pub(super) fn digest(&mut self, user: &str, password: &str) {
        self.auth = Some(Ok(Auth::digest(user, password)));
    }

    pub(super) fn jwt(&mut self, secret: JwtSecret) {
        self.auth = Some(Ok(Auth::Jwt(secret)));
    }

    pub(crate) fn header(&mut self, name: &str, value: &str) {
        if let Ok(headers) = &mut self.headers
            && let Err(error) = add(headers, name, value)
        {
            self.headers = Err(error);
        }
    }

    pub(super) fn allow_plaintext_credentials(&mut self) {
        self.plaintext_credentials = true;
    }

    pub(super) fn root_certificates(&mut self, pem: &[u8]) {
        self.set_tls(|tls| {
            let roots = pem::roots(pem).map_err(|why| {
                Error::config(format!("the root certificates can't be used: {why}"))
            })?;
            tls.roots = Some(roots);
            Ok(())
        });
    }

    pub(super) fn server_name(&mut self, name: &str) {
        self.set_tls(|tls| {
            let name = ServerName::try_from(name.to_owned()).map_err(|_| {
                Error::config(format!(
                    "no certificate is for the `server_name` {name:?}: it is neither a host name nor an IP address"
                ))
            })?;
            tls.server_name = Some(name);
            Ok(())
        });
    }

    pub(super) fn client_identity(&mut self, cert_pem: &[u8], key_pem: &[u8]) {
        self.set_tls(|tls| {
            let identity = pem::Identity::new(cert_pem, key_pem)
                .map_err(|problem| Error::config(problem.to_string()))?;
            tls.identity = Some(identity);
            Ok(())
        });
    }

    pub(super) fn proxy(&mut self, url: &str) {
        self.proxy = Proxy::at(url);
    }

    pub(super) fn no_proxy(&mut self) {
        self.proxy = Ok(Proxy::None);
    }

    /// Keeps the first error.
    fn set_tls(&mut self, set: impl FnOnce(&mut TlsSettings) -> Result<(), Error>) {
        if let Ok(tls) = &mut self.tls
            && let Err(error) = set(tls)
        {
            self.tls = Err(error);
        }
    }

    pub(super) fn finish(self) -> Result<Peer, Error> {
        let (endpoint, headers, tls) = (self.endpoint?, self.headers?, self.tls?);
        let endpoint = match &self.json_rpc_path {
            Some(path) => endpoint.join(path)?,
            None => endpoint,
        };
        let proxy = self.proxy?;
        let auth = self.auth.transpose()?;
        let auth = auth.unwrap_or_else(|| endpoint.auth().clone());
        let secret = auth.is_some() || headers.contains_key(AUTHORIZATION);
        let readable = !endpoint.is_tls() && !endpoint.is_loopback();
        if secret && readable && !self.plaintext_credentials {
            return Err(Error::config(format!(
                "{endpoint} would get the credentials without TLS, for all in between to read: use a URL with TLS, or \
                 `allow_plaintext_credentials` if the network between is trusted"
            )));
        }
        if !endpoint.is_tls() && (tls.identity.is_some() || tls.server_name.is_some()) {
            return Err(Error::config(format!(
                "{endpoint} is a URL without TLS, where `client_identity` and `server_name` mean nothing: use a URL with TLS"
            )));
        }
        Ok(Peer {
            endpoint,
            headers,
            proxy,
            auth,
            tls,
        })
    }
}

impl Peer {
    /// The `Authorization` of a request sent now.
    pub(super) fn authorization(&self) -> Result<Option<HeaderValue>, Error> {
        self.auth.header()
    }

    /// What answers challenges, if anything does.
    #[cfg(feature = "digest")]
    pub(super) fn login(&self) -> Option<&Login> {
        match &self.auth {
            Auth::Digest(login) => Some(login),
            _ => None,
        }
    }

    /// The TLS configuration.
    pub(super) fn tls(&self, alpn: &[&str]) -> Result<ClientConfig, Error> {
        self.tls.client_config(self.endpoint.is_tls(), alpn)
    }

    /// Explains a failed connection. `unanswered` means that it was made and nothing has come over it yet.
    pub(super) fn explain(
        &self,
        cause: &(dyn StdError + 'static),
        unanswered: bool,
    ) -> Explanation {
        match unhelpful(cause) {
            Some(proxy) => proxy.explanation(),
            None => self.tls.explain(&self.endpoint, cause, unanswered),
        }
    }
}

/// Parses `Retry-After`, in seconds or as a date. A past date is no delay.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    let delay = date.duration_since(SystemTime::now());
    Some(delay.unwrap_or(Duration::ZERO))
}

fn add(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), Error> {
    let (name, value) = parse_header(name, value)?;
    headers.append(name, value);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(url: &str) -> PeerSettings {
        PeerSettings::new(url, ["http", "https"])
    }

    #[test]
    fn credentials_need_tls_or_this_machine() {
        for (url, refused) in [
            ("http://u:secret@node.example", true),
            ("https://u:secret@node.example", false),
            ("http://u:secret@127.0.0.1:1", false),
            ("http://u:secret@localhost", false),
            ("http://u:secret@10.0.0.1", true),
            ("http://node.example", false),
        ] {
            let result = settings(url).finish();
            assert_eq!(result.is_err(), refused, "{url}");
            if let Err(error) = result {
                let text = error.to_string();
                assert!(
                    text.contains("node.example") || text.contains("10.0.0.1"),
                    "{text}"
                );
                assert!(!text.contains("secret"), "{text}");
            }
            let mut allowed = settings(url);
            allowed.allow_plaintext_credentials();
            assert!(allowed.finish().is_ok(), "{url}");
        }
    }

    #[test]
    fn whatever_way_they_are_given() {
        let given: [fn(&mut PeerSettings); 3] = [
            |settings| settings.bearer("secret"),
            |settings| settings.basic("user", "secret"),
            |settings| settings.header("authorization", "secret"),
        ];
        for give in given {
            let mut settings = settings("http://node.example");
            give(&mut settings);
            assert!(settings.finish().is_err());
        }
    }
}
