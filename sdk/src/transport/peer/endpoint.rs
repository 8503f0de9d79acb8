//! Endpoint URLs that are safe to print.

use std::fmt::{self, Write as _};
use std::net::IpAddr;

#[cfg(feature = "http")]
use http::HeaderValue;
use http::Uri;
use http::uri::{Authority, Scheme};
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::auth::Auth;
use crate::error::Error;

/// What stands encoded in a path; `%` doesn't, because a path that was written as part of a URL is encoded already.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// What stands encoded in a segment of a path that is made from a name.
const SEGMENT: &AsciiSet = &PATH.add(b'#').add(b'%').add(b'/').add(b'?');

/// An endpoint's URLs without user and password, which became a header: that of JSON-RPC, and the base URL, below which the methods of
/// other wires are.
///
/// It prints without its query and without path segments that may be a key, such as `/v3/0123…`.
#[derive(Clone)]
pub(in crate::transport) struct Endpoint {
    scheme: &'static str,
    /// Host and port; without a port, it is that of the scheme.
    authority: Authority,
    /// The path of JSON-RPC, with its leading slash.
    path: String,
    /// The path of the base URL, without a slash at its end unless the URL itself has one.
    base: String,
    /// With its question mark; empty if there is none.
    query: String,
    /// The URL of JSON-RPC.
    uri: Uri,
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
    /// Reads a URL of one of two schemes, the second of which is over TLS.
    pub(super) fn parse(url: &str, schemes: [&'static str; 2]) -> Result<Self, Error> {
        let (scheme, rest) = url.trim().split_once("://").unwrap_or(("", ""));
        let known = schemes
            .into_iter()
            .find(|known| scheme.eq_ignore_ascii_case(known));
        let Some(scheme) = known else {
            let [plain, tls] = schemes;
            return Err(bad(&format_args!(
                "it doesn't start with `{plain}://` or `{tls}://`"
            )));
        };
        let rest = rest.split('#').next().unwrap_or_default();
        let (authority, rest) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let (userinfo, host) = match authority.rsplit_once('@') {
            Some((userinfo, host)) => (Some(userinfo), host),
            None => (None, authority),
        };
        let (path, query) = rest.split_at(rest.find('?').unwrap_or(rest.len()));
        let path = if path.is_empty() { "/" } else { path };
        let path = utf8_percent_encode(path, PATH).to_string();
        let query = utf8_percent_encode(query, PATH).to_string();
        let authority = parse_host(host, scheme)?;
        Ok(Self {
            uri: assemble(scheme, &authority, &path, &query)?,
            scheme,
            authority,
            base: path.clone(),
            path,
            query,
            auth: userinfo.map_or(Ok(Auth::None), parse_userinfo)?,
        })
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
        let own = self.path.trim_end_matches('/');
        match own.strip_suffix(&suffix) {
            Some(before) if !suffix.is_empty() => before.clone_into(&mut self.base),
            None if own.is_empty() || matches!(path, JsonRpcPath::Given(_)) => {
                for segment in segments {
                    push(&mut self.path, segment);
                }
                self.uri = assemble(self.scheme, &self.authority, &self.path, &self.query)?;
            }
            Some(_) | None => {}
        }
        Ok(self)
    }

    /// The URL of JSON-RPC.
    pub(in crate::transport) fn uri(&self) -> &Uri {
        &self.uri
    }

    /// The URL of a method below the base URL; `None` if the method's name can't be a segment of a path.
    #[cfg(feature = "http")]
    pub(in crate::transport) fn below(&self, method: &str) -> Result<Option<Uri>, Error> {
        if method.is_empty() || is_step(method) {
            return Ok(None);
        }
        let mut path = self.base.clone();
        push(&mut path, method);
        assemble(self.scheme, &self.authority, &path, &self.query).map(Some)
    }

    /// The URL of these segments below the base URL.
    #[cfg(all(feature = "http", feature = "uploads"))]
    pub(in crate::transport) fn under(&self, segments: &[&str]) -> Result<Uri, Error> {
        let mut path = self.base.clone();
        for segment in segments {
            push(&mut path, segment);
        }
        assemble(self.scheme, &self.authority, &path, &self.query)
    }

    pub(super) fn auth(&self) -> &Auth {
        &self.auth
    }

    pub(in crate::transport) fn is_tls(&self) -> bool {
        matches!(self.scheme, "https" | "wss")
    }

    /// The value of the header `Host`.
    #[cfg(feature = "http")]
    pub(in crate::transport) fn host_header(&self) -> Option<HeaderValue> {
        let port = self.authority.port_u16();
        let usual = if self.is_tls() { 443 } else { 80 };
        let host = match port == Some(usual) {
            true => self.authority.host(),
            false => self.authority.as_str(),
        };
        HeaderValue::from_str(host).ok()
    }

    /// The host, without the brackets that an IPv6 address has in a URL.
    pub(in crate::transport) fn host(&self) -> &str {
        self.authority.host().trim_matches(['[', ']'])
    }

    /// The URL with the other scheme of the pair, safe to print.
    pub(super) fn with_tls(&self, tls: bool) -> String {
        let printed = self.to_string();
        let (scheme, rest) = printed.split_once("://").unwrap_or_default();
        let scheme = match (scheme.starts_with("ws"), tls) {
            (true, true) => "wss",
            (true, false) => "ws",
            (false, true) => "https",
            (false, false) => "http",
        };
        format!("{scheme}://{rest}")
    }

    /// Where a redirect with this `Location` leads to, in a form that may be printed. `None` if it is no URL that can be used.
    pub(in crate::transport) fn redirect(&self, location: &str) -> Option<String> {
        let (scheme, authority) = (self.scheme, &self.authority);
        let to = match location {
            absolute if absolute.contains("://") => absolute.to_owned(),
            host if host.starts_with("//") => format!("{scheme}:{host}"),
            path if path.starts_with('/') => format!("{scheme}://{authority}{path}"),
            relative => {
                let folder = self.path.rsplit_once('/').map_or("", |(folder, _)| folder);
                format!("{scheme}://{authority}{folder}/{relative}")
            }
        };
        let to = Self::parse(&to, ["http", "https"]).or_else(|_| Self::parse(&to, ["ws", "wss"]));
        to.ok().map(|to| to.to_string())
    }

    pub(in crate::transport) fn is_loopback(&self) -> bool {
        let host = self.host();
        match host.parse::<IpAddr>() {
            Ok(address) => address.is_loopback(),
            Err(_) => host == "localhost" || host.ends_with(".localhost"),
        }
    }

    /// Scheme, host and port alone, the scheme that of HTTP: so proxies are chosen by it as for HTTP, and the port always stands there.
    pub(in crate::transport) fn destination(&self) -> Result<Uri, Error> {
        let (scheme, default) = match self.is_tls() {
            true => (Scheme::HTTPS, 443),
            false => (Scheme::HTTP, 80),
        };
        let port = self.authority.port_u16().unwrap_or(default);
        let uri = Uri::builder()
            .scheme(scheme)
            .authority(format!("{}:{port}", self.authority.host()));
        let bad = |error| Error::config(format!("{self} can't be connected to: {error}"));
        uri.path_and_query("/").build().map_err(bad)
    }
}

/// Never shows the URL, because each part of it may hold a key.
fn bad(why: &dyn fmt::Display) -> Error {
    Error::config(format!("the URL can't be used: {why}"))
}

/// Host and port, the host in lower case and the port left out where it is that of the scheme.
fn parse_host(text: &str, scheme: &str) -> Result<Authority, Error> {
    if !text.is_ascii() {
        return Err(bad(
            &"its host isn't ASCII; an internationalised name is written in its `xn--` form",
        ));
    }
    let default = match scheme {
        "https" | "wss" => ":443",
        _ => ":80",
    };
    let text = text.to_ascii_lowercase();
    let text = text.strip_suffix(default).unwrap_or(&text);
    let text = text.strip_suffix(':').unwrap_or(text);
    if text.is_empty() || text.starts_with(':') {
        return Err(bad(&"it has no host"));
    }
    let authority = Authority::try_from(text).map_err(|_| bad(&"its host or port isn't one"))?;
    // `Authority` takes any digits for a port.
    if authority.as_str() != authority.host() && authority.port_u16().is_none() {
        return Err(bad(&"its port isn't a number up to 65535"));
    }
    Ok(authority)
}

fn parse_userinfo(userinfo: &str) -> Result<Auth, Error> {
    let (user, password) = userinfo.split_once(':').unwrap_or((userinfo, ""));
    if user.is_empty() && password.is_empty() {
        return Ok(Auth::None);
    }
    let decode = |part| {
        let decoded = percent_decode_str(part).decode_utf8();
        decoded.map_err(|_| bad(&"user or password isn't UTF-8"))
    };
    Auth::basic(&decode(user)?, &decode(password)?)
}

fn assemble(scheme: &str, authority: &Authority, path: &str, query: &str) -> Result<Uri, Error> {
    let uri = Uri::builder()
        .scheme(scheme)
        .authority(authority.clone())
        .path_and_query(format!("{path}{query}"));
    uri.build().map_err(|error| bad(&error))
}

/// Whether it is a step in a path, however it is written.
fn is_step(segment: &str) -> bool {
    matches!(segment, "." | "..")
}

/// Appends a segment to a path.
fn push(path: &mut String, segment: &str) {
    if !path.ends_with('/') {
        path.push('/');
    }
    path.extend(utf8_percent_encode(segment, SEGMENT));
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.authority)?;
        for segment in self.path.split('/').skip(1) {
            f.write_char('/')?;
            f.write_str(if is_plain_word(segment) {
                segment
            } else {
                "…"
            })?;
        }
        f.write_str(if self.query.is_empty() { "" } else { "?…" })
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
mod tests;
