//! Endpoint URLs that are safe to print.

use std::fmt;

use percent_encoding::percent_decode_str;
use url::{Host, Url};

use super::auth::Auth;
use crate::error::Error;

/// An endpoint's URLs without user and password, which became a header: that of JSON-RPC, and the base URL, below which the methods of
/// other wires are.
///
/// It prints without its query and without path segments that may be a key, such as `/v3/0123…`.
#[derive(Clone)]
pub(in crate::transport) struct Endpoint {
    url: Url,
    base: Url,
    auth: Auth,
}

/// Where JSON-RPC is below a base URL.
#[derive(Clone, Debug)]
pub(super) enum JsonRpcPath {
    /// There, whatever the URL.
    Given(String),
    /// There, unless the URL has another path.
    Default(String),
}

impl Endpoint {
    pub(super) fn parse(url: &str, schemes: [&str; 2]) -> Result<Self, Error> {
        let bad = |why: &dyn fmt::Display| Error::config(format!("the URL can't be used: {why}"));
        let mut url = Url::parse(url).map_err(|error| bad(&error))?;
        if !schemes.contains(&url.scheme()) {
            let [plain, tls] = schemes;
            return Err(bad(&format_args!(
                "it doesn't start with `{plain}://` or `{tls}://`"
            )));
        }
        let auth = match (url.username(), url.password()) {
            ("", None) => Auth::None,
            (user, password) => {
                let decode = |part: &str| percent_decode_str(part).decode_utf8().map(String::from);
                let credentials =
                    decode(user).and_then(|user| Ok((user, decode(password.unwrap_or(""))?)));
                let (user, password) =
                    credentials.map_err(|_| bad(&"user or password isn't UTF-8"))?;
                Auth::basic(&user, &password)?
            }
        };
        // Both only fail for URLs without a host, which URLs of these schemes always have.
        _ = url.set_username("");
        _ = url.set_password(None);
        url.set_fragment(None);
        let base = url.clone();
        Ok(Self { url, base, auth })
    }

    /// Joins the URL and the path of JSON-RPC. If the URL ends with it already, only its base becomes shorter.
    pub(super) fn join(mut self, path: &JsonRpcPath) -> Result<Self, Error> {
        let (JsonRpcPath::Given(text) | JsonRpcPath::Default(text)) = path;
        let segments = text.split('/').filter(|segment| !segment.is_empty());
        if text.contains(['?', '#']) || segments.clone().any(is_step) {
            return Err(Error::config(
                "the path of JSON-RPC can't be used: it has a query, or a segment `.` or `..`",
            ));
        }
        let suffix: String = segments
            .clone()
            .flat_map(|segment| ["/", segment])
            .collect();
        let own = self.url.path().trim_end_matches('/').to_owned();
        match own.strip_suffix(&suffix) {
            Some(before) if !suffix.is_empty() => self.base.set_path(before),
            None if own.is_empty() || matches!(path, JsonRpcPath::Given(_)) => {
                push(&mut self.url, segments);
            }
            Some(_) | None => {}
        }
        Ok(self)
    }

    /// The URL of JSON-RPC.
    pub(in crate::transport) fn url(&self) -> &Url {
        &self.url
    }

    /// The URL of a method below the base URL; `None` if its name can't be a segment of a path.
    #[cfg(feature = "http")]
    pub(in crate::transport) fn below(&self, method: &str) -> Option<Url> {
        if method.is_empty() || is_step(method) {
            return None;
        }
        let mut url = self.base.clone();
        push(&mut url, [method]);
        Some(url)
    }

    pub(super) fn auth(&self) -> &Auth {
        &self.auth
    }

    pub(in crate::transport) fn is_tls(&self) -> bool {
        matches!(self.url.scheme(), "https" | "wss")
    }

    pub(in crate::transport) fn is_loopback(&self) -> bool {
        match self.url.host() {
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
    }
}

/// Whether it is a step in a path, however it is written.
fn is_step(segment: &str) -> bool {
    matches!(segment, "." | "..")
}

fn push<'a>(url: &mut Url, segments: impl IntoIterator<Item = &'a str>) {
    // Fails only for URLs without a host, which URLs of these schemes always have.
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty().extend(segments);
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url.origin().ascii_serialization())?;
        for segment in self.url.path_segments().into_iter().flatten() {
            f.write_str("/")?;
            f.write_str(if is_plain_word(segment) {
                segment
            } else {
                "…"
            })?;
        }
        f.write_str(if self.url.query().is_some() {
            "?…"
        } else {
            ""
        })
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Whether a path segment is a plain word or a version (`rpc`, `mainnet`, `json-rpc`, `v1`), not a key.
fn is_plain_word(segment: &str) -> bool {
    let word = segment.len() <= 12
        && segment
            .bytes()
            .all(|b| b.is_ascii_alphabetic() || b == b'-' || b == b'_');
    let version = segment
        .strip_prefix('v')
        .is_some_and(|rest| rest.len() <= 2 && rest.bytes().all(|b| b.is_ascii_digit()));
    word || version
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTTP: [&str; 2] = ["http", "https"];

    fn printed(url: &str) -> String {
        match Endpoint::parse(url, HTTP) {
            Ok(endpoint) => format!("{endpoint}"),
            Err(error) => format!("{error}"),
        }
    }

    #[test]
    fn keys_do_not_print() {
        for (url, shown) in [
            ("http://localhost:8545", "http://localhost:8545/"),
            (
                "https://user:secret@node.example/rpc/v1",
                "https://node.example/rpc/v1",
            ),
            (
                "https://node.example/v3/0123456789abcdef0123456789abcdef",
                "https://node.example/v3/…",
            ),
            (
                "https://node.example/ext/bc/C/rpc?apikey=secret&x=1",
                "https://node.example/ext/bc/C/rpc?…",
            ),
            (
                "https://node.example/sEcReTsEcReTsEcReT/#secret",
                "https://node.example/…/",
            ),
            ("https://node.example/k3y", "https://node.example/…"),
        ] {
            assert_eq!(printed(url), shown);
            let debug = Endpoint::parse(url, HTTP).map(|endpoint| format!("{endpoint:?}"));
            assert_eq!(debug.ok().as_deref(), Some(shown));
        }
    }

    #[test]
    fn what_is_no_http_url_is_refused_without_printing_it() {
        for url in [
            "",
            "localhost",
            "secret:8545",
            "user:secret@host",
            "ftp://secret@host",
            "http://",
            "http://u:secret@:80",
            "ws://secret",
        ] {
            let error = printed(url);
            assert!(
                error.starts_with("the URL can't be used: "),
                "{url}: {error}"
            );
            assert!(!error.contains("secret"), "{url}: {error}");
        }
    }

    #[test]
    fn userinfo_moves_into_a_header() -> Result<(), Error> {
        let endpoint = Endpoint::parse("http://us%40er:p%3Ass@localhost/x?q=1", HTTP)?;
        assert_eq!(endpoint.url().as_str(), "http://localhost/x?q=1");
        let header = endpoint.auth().header()?;
        assert_eq!(
            header.as_ref().map(|value| value.as_bytes()),
            Some(&b"Basic dXNAZXI6cDpzcw=="[..])
        );
        Ok(())
    }

    /// The URL of JSON-RPC, and that of a method.
    fn joined(url: &str, path: JsonRpcPath) -> Result<[String; 2], Error> {
        let endpoint = Endpoint::parse(url, HTTP)?.join(&path)?;
        let mut below = endpoint.base.clone();
        push(&mut below, ["get/x"]);
        Ok([endpoint.url.into(), below.into()])
    }

    #[test]
    fn json_rpc_and_methods_are_below_one_base() -> Result<(), Error> {
        for (url, path, json_rpc, method) in [
            (
                "http://a",
                "/json_rpc",
                "http://a/json_rpc",
                "http://a/get%2Fx",
            ),
            (
                "http://a/",
                "json_rpc/",
                "http://a/json_rpc",
                "http://a/get%2Fx",
            ),
            (
                "http://a/json_rpc",
                "/json_rpc",
                "http://a/json_rpc",
                "http://a/get%2Fx",
            ),
            (
                "http://a/rpc/v1/?k=v",
                "/rpc/v1",
                "http://a/rpc/v1/?k=v",
                "http://a/get%2Fx?k=v",
            ),
            (
                "http://a/b/rpc/v1",
                "/rpc/v1",
                "http://a/b/rpc/v1",
                "http://a/b/get%2Fx",
            ),
            (
                "http://a?token=x/y",
                "/rpc/v1",
                "http://a/rpc/v1?token=x/y",
                "http://a/get%2Fx?token=x/y",
            ),
            ("http://a/b", "", "http://a/b", "http://a/b/get%2Fx"),
            ("http://a/b/", "/", "http://a/b/", "http://a/b/get%2Fx"),
        ] {
            let text = || path.to_owned();
            for path in [JsonRpcPath::Given(text()), JsonRpcPath::Default(text())] {
                assert_eq!(joined(url, path)?, [json_rpc, method], "{url}");
            }
        }
        Ok(())
    }

    #[test]
    fn a_default_path_leaves_others_as_they_are() -> Result<(), Error> {
        // The end of a segment isn't the segment.
        for (url, given) in [
            ("http://a/x", "http://a/x/v1"),
            ("http://a/xv1", "http://a/xv1/v1"),
            ("http://a/v1/key/", "http://a/v1/key/v1"),
        ] {
            let default = JsonRpcPath::Default("/v1".to_owned());
            assert_eq!(joined(url, default)?[0], url);
            let path = JsonRpcPath::Given("/v1".to_owned());
            assert_eq!(joined(url, path)?[0], given);
        }
        Ok(())
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for path in ["/a?b", "/a/../b", ".", "/a#b"] {
            let refused = joined("http://a", JsonRpcPath::Given(path.to_owned()));
            let refused = refused.expect_err(path).to_string();
            assert!(refused.contains("can't be used"), "{path}: {refused}");
        }
    }

    #[test]
    fn this_machine_is_recognised() -> Result<(), Error> {
        for url in [
            "http://localhost",
            "http://127.1.2.3:1",
            "http://[::1]:1",
            "http://a.localhost",
        ] {
            assert!(Endpoint::parse(url, HTTP)?.is_loopback(), "{url}");
        }
        for url in [
            "http://10.0.0.1",
            "http://localhost.example",
            "http://[::2]",
        ] {
            assert!(!Endpoint::parse(url, HTTP)?.is_loopback(), "{url}");
        }
        Ok(())
    }
}
