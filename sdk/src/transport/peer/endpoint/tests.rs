use super::*;

#[test]
fn redirects_lead_where_they_say_and_print_no_secrets() -> Result<(), Error> {
    let endpoint = Endpoint::parse("http://node.example:1/rpc/old?key=1", ["http", "https"])?;
    for (location, to) in [
        (
            "https://u:p@other.example/v1/0123456789abcdef",
            Some("https://other.example/v1/…"),
        ),
        ("//other.example/rpc", Some("http://other.example/rpc")),
        ("/rpc/new?key=2", Some("http://node.example:1/rpc/new?…")),
        ("new", Some("http://node.example:1/rpc/new")),
        ("ftp://other.example", None),
    ] {
        assert_eq!(endpoint.redirect(location).as_deref(), to, "{location}");
    }
    Ok(())
}

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
fn urls_are_normalised() -> Result<(), Error> {
    for (url, sent) in [
        ("HTTP://Node.Example:80", "http://node.example/"),
        ("https://a:443/X", "https://a/X"),
        ("https://a:80?q", "https://a:80/?q"),
        (" http://a: ", "http://a/"),
        ("http://[::1]:80/", "http://[::1]/"),
        (
            "http://a/a b/\u{e9}%20?{x}",
            "http://a/a%20b/%C3%A9%20?%7Bx%7D",
        ),
        ("http://user:p@ss@a/x@y", "http://a/x@y"),
    ] {
        assert_eq!(Endpoint::parse(url, HTTP)?.uri(), sent, "{url}");
    }
    for (url, why) in [
        ("http://?x", "it has no host"),
        ("http://a b", "its host or port isn't one"),
        ("http://a:b", "its port isn't a number up to 65535"),
        ("http://a:70000", "its port isn't a number up to 65535"),
        ("http://n\u{f6}de.example", "its `xn--` form"),
    ] {
        let error = Endpoint::parse(url, HTTP).expect_err(url).to_string();
        assert!(error.contains(why), "{url}: {error}");
    }
    Ok(())
}

#[test]
fn userinfo_moves_into_a_header() -> Result<(), Error> {
    let endpoint = Endpoint::parse("http://us%40er:p%3Ass@localhost/x?q=1", HTTP)?;
    assert_eq!(endpoint.uri(), "http://localhost/x?q=1");
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
    push(&mut below, "get/x");
    let below = assemble(
        endpoint.scheme,
        &endpoint.authority,
        &below,
        &endpoint.query,
    )?;
    Ok([endpoint.uri().to_string(), below.to_string()])
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
