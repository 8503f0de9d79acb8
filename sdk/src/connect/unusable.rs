//! Addresses that can't be used: what is wrong with one, and what to write instead. An address may hold secrets, so that only parts print
//! that are none: a scheme, and a host with its port.

use crate::error::Error;

/// The schemes, and the features that they need.
const SCHEMES: [(&str, &str); 4] = [
    ("http", "http"),
    ("https", "http"),
    ("ws", "ws"),
    ("wss", "ws"),
];

/// The transports of a build.
#[derive(Clone, Copy, Debug)]
struct Built {
    http: bool,
    ws: bool,
    /// Unix sockets, where the system has them.
    ipc: bool,
}

/// Those of this build.
const BUILT: Built = Built {
    http: cfg!(feature = "http"),
    ws: cfg!(feature = "ws"),
    ipc: cfg!(all(feature = "ipc", unix)),
};

/// The error of an address that no transport of this build takes.
pub(super) fn unusable(address: &str) -> Error {
    let why = BUILT.refusal(address);
    Error::config(format!("the address can't be used: {why}"))
}

impl Built {
    /// What is wrong with an address that none of these transports takes.
    fn refusal(self, address: &str) -> String {
        let Some((scheme, _)) = address.split_once("://") else {
            return match host_and_port(address) {
                _ if address.is_empty() => format!("it is empty: write {}", self.forms()),
                Some(host) => {
                    format!("it has no scheme: write `{}://{host}`", self.first_scheme())
                }
                None if address.ends_with(".ipc") || address.starts_with(['/', '.']) => {
                    match cfg!(unix) {
                        true => missing("a path of a Unix socket", "ipc"),
                        false => format!(
                            "this system has no Unix sockets: it is none of {}",
                            self.forms()
                        ),
                    }
                }
                None => format!("it has no scheme: it is none of {}", self.forms()),
            };
        };
        let lower = scheme.to_ascii_lowercase();
        if let Some((name, feature)) = SCHEMES.iter().find(|(name, _)| *name == lower) {
            // Scheme and feature are there, so it is only written in another case.
            return match self.has(feature) {
                true => format!("write `{name}://` in lower case"),
                false => missing(&format!("`{name}://`"), feature),
            };
        }
        match SCHEMES.iter().find(|(name, _)| is_near(name, &lower)) {
            Some((name, _)) => {
                format!("`{lower}://` is no scheme: did you mean `{name}://`?")
            }
            None => format!("it is none of {}", self.forms()),
        }
    }

    fn has(self, feature: &str) -> bool {
        match feature {
            "http" => self.http,
            "ws" => self.ws,
            _ => self.ipc,
        }
    }

    fn first_scheme(self) -> &'static str {
        let built = SCHEMES.iter().find(|(_, feature)| self.has(feature));
        built.map_or("http", |(name, _)| name)
    }

    /// The forms of addresses, those that aren't built in as such.
    fn forms(self) -> String {
        let forms = [
            (self.http, "`http://…`, `https://…` (feature `http`)"),
            (self.ws, "`ws://…`, `wss://…` (feature `ws`)"),
            (
                self.ipc,
                "the path of a Unix socket, with a slash or ending in `.ipc` (feature `ipc`)",
            ),
        ];
        let (have, lack): (Vec<_>, Vec<_>) = forms.iter().partition(|(here, _)| *here);
        let list = |forms: Vec<&(bool, &'static str)>| {
            let names: Vec<_> = forms.into_iter().map(|(_, name)| *name).collect();
            names.join(", ")
        };
        match lack.is_empty() {
            true => list(have),
            false => format!("{}; not built in: {}", list(have), list(lack)),
        }
    }
}

fn missing(what: &str, feature: &str) -> String {
    format!(
        "{what} needs the feature `{feature}` of polyrpc, which isn't built in: add it to `features` in Cargo.toml"
    )
}

/// The host and port of an address such as `localhost:8545/rpc`; none where it may be a secret, such as a password before a host.
fn host_and_port(address: &str) -> Option<&str> {
    let end = address.find(['/', '?', '#']).unwrap_or(address.len());
    let (host, port) = address[..end].rsplit_once(':')?;
    let is_host = !host.is_empty()
        && host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'[' | b']' | b':'));
    let is_port = port.parse::<u16>().is_ok();
    (is_host && is_port && !address.contains('@')).then_some(&address[..end])
}

/// Whether two schemes differ by one letter that is changed, added, left out, or swapped with the next.
fn is_near(scheme: &str, other: &str) -> bool {
    let (a, b) = (scheme.as_bytes(), other.as_bytes());
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    match (a, b) {
        ([x, y, a @ ..], [z, w, b @ ..]) if x == w && y == z && a == b => true,
        ([_, rest @ ..], [_, other @ ..]) if rest == other => true,
        ([_, rest @ ..], _) if rest == b => true,
        (_, [_, rest @ ..]) => rest == a,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The error of a transport that isn't compiled in names its feature, and no other.
    #[test]
    #[cfg(unix)]
    fn a_missing_feature_is_named() {
        let (http, ws) = (
            "`http://…`, `https://…` (feature `http`)",
            "`ws://…`, `wss://…` (feature `ws`)",
        );
        let ipc = "the path of a Unix socket, with a slash or ending in `.ipc` (feature `ipc`)";
        let lacks = |what: &str, feature: &str| {
            format!(
                "{what} needs the feature `{feature}` of polyrpc, which isn't built in: add it to `features` in Cargo.toml"
            )
        };
        let built = |http, ws, ipc| Built { http, ws, ipc };
        let (only_http, only_ws, only_ipc) = (
            built(true, false, false),
            built(false, true, false),
            built(false, false, true),
        );
        for (built, address, said) in [
            (only_http, "ws://node.example", lacks("`ws://`", "ws")),
            (only_http, "WSS://node.example", lacks("`wss://`", "ws")),
            (
                only_http,
                "/run/node.ipc",
                lacks("a path of a Unix socket", "ipc"),
            ),
            (
                only_http,
                "node.ipc",
                lacks("a path of a Unix socket", "ipc"),
            ),
            (
                only_http,
                "HTTP://node.example",
                "write `http://` in lower case".to_owned(),
            ),
            (
                only_http,
                "secret",
                format!("it has no scheme: it is none of {http}; not built in: {ws}, {ipc}"),
            ),
            (only_ws, "http://node.example", lacks("`http://`", "http")),
            (only_ws, "https://node.example", lacks("`https://`", "http")),
            (
                only_ws,
                "localhost:8545",
                "it has no scheme: write `ws://localhost:8545`".to_owned(),
            ),
            (
                only_ws,
                "",
                format!("it is empty: write {ws}; not built in: {http}, {ipc}"),
            ),
            (only_ipc, "ws://node.example", lacks("`ws://`", "ws")),
            (
                only_ipc,
                "ftp://secret",
                format!("it is none of {ipc}; not built in: {http}, {ws}"),
            ),
            (
                built(true, true, true),
                "htps://secret",
                "`htps://` is no scheme: did you mean `https://`?".to_owned(),
            ),
            (
                built(true, true, true),
                "ftp://secret",
                format!("it is none of {http}, {ws}, {ipc}"),
            ),
        ] {
            assert_eq!(built.refusal(address), said, "{built:?} {address}");
        }
    }

    #[test]
    fn near_schemes() {
        for near in ["htpp", "hhtp", "htp", "htttp", "http2", "tthp", "httpd"] {
            let found = SCHEMES.iter().any(|(name, _)| is_near(name, near));
            assert_eq!(found, near != "tthp", "{near}");
        }
        for far in ["ftp", "tcp", "file", "secret", ""] {
            assert!(!SCHEMES.iter().any(|(name, _)| is_near(name, far)), "{far}");
        }
    }

    #[test]
    fn nothing_prints_that_may_be_a_secret() {
        for (address, host) in [
            ("localhost:8545", Some("localhost:8545")),
            ("10.0.0.1:80/key", Some("10.0.0.1:80")),
            ("[::1]:8545?k=v", Some("[::1]:8545")),
            ("user:secret@host:1", None),
            ("user:1234", Some("user:1234")),
            ("secret", None),
            ("a b:1", None),
        ] {
            assert_eq!(host_and_port(address), host, "{address}");
        }
    }
}
