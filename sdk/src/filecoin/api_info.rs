//! Where a node listens and by which token it is called, as Lotus's tools say it.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Filecoin;
use crate::ClientBuilder;
use crate::chain::Client;
use crate::error::Error;
use crate::scalar::Secret;

/// A node's address and token.
#[derive(Clone, Debug)]
struct ApiInfo {
    /// A URL.
    address: String,
    token: Option<Secret>,
}

/// Creates the builder of a client from what the environment has under a name.
pub(super) fn from_env<C: Client<Chain = Filecoin>>(name: &str) -> Result<ClientBuilder<C>, Error> {
    match env::var(name) {
        Ok(text) => builder(&text, &format!("the environment variable {name}")),
        Err(_) => Err(Error::config(format!(
            "the environment variable {name} isn't set; set it to TOKEN:ADDRESS, as `lotus auth api-info --perm admin` prints it"
        ))),
    }
}

/// Creates the builder of a client from a text in the form of `FULLNODE_API_INFO`.
pub(super) fn from_text<C: Client<Chain = Filecoin>>(
    text: &str,
) -> Result<ClientBuilder<C>, Error> {
    builder(text, "the API info")
}

/// The first node's URL for HTTP and its token, from a text in that form.
#[cfg(all(feature = "http", feature = "uploads"))]
pub(super) fn first_by_http(text: &str) -> Result<(String, Option<Secret>), Error> {
    let first = text.split(',').next().unwrap_or_default();
    let info = parse(first.trim()).map_err(|why| unusable("the API info", why))?;
    let url = match info.address.strip_prefix("ws") {
        Some(rest) => format!("http{rest}"),
        None => info.address,
    };
    Ok((url, info.token))
}

/// Creates the builder of a client from the repository of a node that runs.
pub(super) fn from_repo<C: Client<Chain = Filecoin>>(
    folder: &Path,
) -> Result<ClientBuilder<C>, Error> {
    let folder = expand(folder);
    let api = read(
        &folder.join("api"),
        "a node writes it when it starts and removes it when it stops, so start the node, or name its repository",
    )?;
    let token = read(
        &folder.join("token"),
        "a node writes it when it first starts; name its repository, or run as a user that may read it",
    )?;
    let what = format!("the file {}", folder.join("api").display());
    let info = ApiInfo {
        address: address(api.trim()).map_err(|why| unusable(&what, why))?,
        token: Some(Secret::from(token.trim())).filter(|token| !token.expose().is_empty()),
    };
    Ok(assemble(vec![info]))
}

/// Reads a file of a repository. It may be a secret, so nothing of it is shown.
fn read(file: &Path, remedy: &str) -> Result<String, Error> {
    fs::read_to_string(file).map_err(|error| {
        let why = match error.kind() {
            io::ErrorKind::NotFound => "it isn't there".to_owned(),
            _ => error.to_string(),
        };
        Error::config(format!("can't read {}: {why}; {remedy}", file.display()))
    })
}

/// A path with the home directory in the place of `~`.
fn expand(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), env::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}

fn builder<C: Client<Chain = Filecoin>>(text: &str, what: &str) -> Result<ClientBuilder<C>, Error> {
    let infos: Result<Vec<ApiInfo>, &str> =
        text.split(',').map(|info| parse(info.trim())).collect();
    infos.map(assemble).map_err(|why| unusable(what, why))
}

/// An error that doesn't show the token.
fn unusable(what: &str, why: &str) -> Error {
    Error::config(format!(
        "{what} can't be used: {why}; it is TOKEN:ADDRESS, with a multiaddr such as /ip4/127.0.0.1/tcp/1234/http or a URL as the address"
    ))
}

/// The builder of a client of the first node, with the others to go to where it fails.
fn assemble<C: Client<Chain = Filecoin>>(infos: Vec<ApiInfo>) -> ClientBuilder<C> {
    let token = infos.first().and_then(|info| info.token.clone());
    let is_one = infos.iter().all(|info| info.token == token);
    let mut addresses = infos.into_iter().map(|info| match info.token {
        // A header would be the same for all.
        Some(token) if !is_one => with_token(&info.address, token.expose()),
        _ => info.address,
    });
    let mut builder = ClientBuilder::new(addresses.next().unwrap_or_default());
    for address in addresses {
        builder = builder.endpoint(address);
    }
    match token {
        #[cfg(any(feature = "http", feature = "ws"))]
        Some(token) if is_one => builder.bearer(token.expose()),
        _ => builder,
    }
}

/// A URL that carries the token, as nodes take it where there is no header.
fn with_token(address: &str, token: &str) -> String {
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}token={token}")
}

/// Parses `TOKEN:ADDRESS`, or just the address.
fn parse(info: &str) -> Result<ApiInfo, &'static str> {
    let (token, place) = match info.split_once(':') {
        _ if info.starts_with('/') => (None, info),
        // A URL's scheme.
        Some((_, rest)) if rest.starts_with("//") => (None, info),
        Some((token, rest)) => (Some(token), rest),
        None => return Err("it has no address"),
    };
    Ok(ApiInfo {
        address: address(place)?,
        token: token.filter(|token| !token.is_empty()).map(Secret::from),
    })
}

/// The URL of a multiaddr or of a URL.
fn address(place: &str) -> Result<String, &'static str> {
    if let Some(parts) = place.strip_prefix('/') {
        return multiaddr(parts);
    }
    match place.split_once("://") {
        Some(("http" | "https" | "ws" | "wss", _)) => Ok(place.to_owned()),
        Some(_) => Err("its scheme is none of http, https, ws and wss"),
        None => Err("its address is neither a multiaddr nor a URL"),
    }
}

/// The URL of `ip4/127.0.0.1/tcp/1234/http`. Nodes take WebSockets wherever they take HTTP, so it is one, as in Lotus's own tools, if this
/// build has them.
fn multiaddr(parts: &str) -> Result<String, &'static str> {
    let mut parts = parts.split('/');
    let host = match (parts.next(), parts.next()) {
        (Some("ip6"), Some(host)) => format!("[{host}]"),
        (Some("ip4" | "dns" | "dns4" | "dns6"), Some(host)) => host.to_owned(),
        _ => return Err("its multiaddr begins with none of ip4, ip6 and dns"),
    };
    let port: u16 = match (parts.next(), parts.next()) {
        (Some("tcp"), Some(port)) => port.parse().map_err(|_| "its port is no number")?,
        _ => return Err("its multiaddr has no TCP port"),
    };
    let mut is_secure = false;
    for part in parts.filter(|part| !part.is_empty()) {
        match part {
            "http" | "ws" => {}
            "https" | "tls" | "wss" => is_secure = true,
            _ => return Err("its multiaddr ends in none of http, https, ws, wss and tls"),
        }
    }
    let scheme = match (cfg!(feature = "ws"), is_secure) {
        (true, true) => "wss",
        (true, false) => "ws",
        (false, true) => "https",
        (false, false) => "http",
    };
    Ok(format!("{scheme}://{host}:{port}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(info: &str) -> Result<(String, Option<String>), &'static str> {
        let info = parse(info)?;
        let token = info.token.map(|token| token.expose().to_owned());
        Ok((info.address, token))
    }

    #[test]
    fn both_forms_of_addresses_are_read() {
        let scheme = if cfg!(feature = "ws") { "ws" } else { "http" };
        let local = format!("{scheme}://127.0.0.1:1234");
        for (info, address, token) in [
            ("/ip4/127.0.0.1/tcp/1234/http", local.as_str(), None),
            ("a.b.c:/ip4/127.0.0.1/tcp/1234/http", &local, Some("a.b.c")),
            ("a.b.c:/ip4/127.0.0.1/tcp/1234", &local, Some("a.b.c")),
            (":/ip4/127.0.0.1/tcp/1234/ws", &local, None),
            (
                "/ip6/::1/tcp/1234/http",
                &format!("{scheme}://[::1]:1234"),
                None,
            ),
            (
                "/dns/api.node.glif.io/tcp/443/wss",
                &format!("{scheme}s://api.node.glif.io:443"),
                None,
            ),
            (
                "/dns4/node/tcp/443/tls/http",
                &format!("{scheme}s://node:443"),
                None,
            ),
            ("https://api.node.glif.io", "https://api.node.glif.io", None),
            (
                "a.b.c:http://localhost:1234",
                "http://localhost:1234",
                Some("a.b.c"),
            ),
            (
                "ws://localhost:1234/rpc/v1",
                "ws://localhost:1234/rpc/v1",
                None,
            ),
        ] {
            let expected = (address.to_owned(), token.map(str::to_owned));
            assert_eq!(parsed(info), Ok(expected), "{info}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (info, why) in [
            ("", "no address"),
            ("localhost", "no address"),
            ("a.b.c:localhost", "neither a multiaddr nor a URL"),
            ("ftp://localhost", "its scheme"),
            ("/unix/socket", "begins with none"),
            ("/ip4/127.0.0.1", "no TCP port"),
            ("/ip4/127.0.0.1/udp/1234", "no TCP port"),
            ("/ip4/127.0.0.1/tcp/x", "no number"),
            ("/ip4/127.0.0.1/tcp/1234/quic", "ends in none"),
        ] {
            assert!(
                parsed(info).is_err_and(|error| error.contains(why)),
                "{info}"
            );
        }
    }

    #[test]
    fn sets_with_different_tokens_carry_them_in_their_urls() {
        assert_eq!(with_token("ws://a:1", "x.y"), "ws://a:1?token=x.y");
        assert_eq!(with_token("ws://a:1?b=c", "x.y"), "ws://a:1?b=c&token=x.y");
    }
}
