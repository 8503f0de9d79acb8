//! The settings as functions of the builders that have them.

/// The setters of [`PeerSettings`], for a builder that has them in the named field.
macro_rules! peer_setters {
    ($($field:ident).+) => {
        /// Sets the path of JSON-RPC below the URL, such as `/json_rpc`, also of a WebSocket; nothing is added to a URL that ends with
        /// it. The calls of wires that have a path for each method go below the part before it: with `/json_rpc`, those of
        /// `http://127.0.0.1:31112` and of `http://127.0.0.1:31112/json_rpc` alike go to `http://127.0.0.1:31112/getinfo`.
        ///
        /// A [`ClientBuilder`]($crate::ClientBuilder) has its chain's path, see [`Chain::PATH`]($crate::Chain::PATH), a transport none.
        pub fn json_rpc_path(mut self, path: &str) -> Self {
            self.$($field).+.json_rpc_path(path);
            self
        }

        /// Sets the bearer token: `Authorization: Bearer token`.
        pub fn bearer(mut self, token: &str) -> Self {
            self.$($field).+.bearer(token);
            self
        }

        /// Sets the user and password: `Authorization: Basic …`.
        pub fn basic(mut self, user: &str, password: &str) -> Self {
            self.$($field).+.basic(user, password);
            self
        }

        /// Sets the user and password of HTTP digest authentication, as the daemons and wallets of Monero's family have it: each
        /// connection answers its own challenge, has one request at a time, and speaks HTTP/1.1. Not for WebSockets.
        #[cfg(feature = "digest")]
        pub fn digest(mut self, user: &str, password: &str) -> Self {
            self.$($field).+.digest(user, password);
            self
        }

        /// Sets the secret of JWTs, as the engine API requires them: a new token with each HTTP request, and with each
        /// WebSocket connection.
        pub fn jwt(mut self, secret: $crate::transport::JwtSecret) -> Self {
            self.$($field).+.jwt(secret);
            self
        }

        /// Sets a header of each HTTP request, or of the WebSocket handshake. Its value counts as a secret and never
        /// prints.
        pub fn header(mut self, name: &str, value: &str) -> Self {
            self.$($field).+.header(name, value);
            self
        }

        /// Sets the trusted root certificates, in PEM form, instead of the system's: for nodes with a certificate
        /// authority of their own.
        pub fn root_certificates(mut self, pem: &[u8]) -> Self {
            self.$($field).+.root_certificates(pem);
            self
        }

        /// Sets the name that the server's certificate must be for, a host name or an IP address, instead of the URL's
        /// host: for nodes whose certificates name no host, and for those that are reached by a tunnel. All else is
        /// verified as ever. It needs [`root_certificates`](Self::root_certificates), and a URL with TLS.
        pub fn server_name(mut self, name: &str) -> Self {
            self.$($field).+.server_name(name);
            self
        }

        /// Sets the client certificate and its key, both in PEM form, for mutual TLS. Intermediate certificates may
        /// follow it. The key must not be encrypted. Its copies are wiped when they aren't needed any more, and nothing
        /// of it prints. It needs a URL with TLS.
        pub fn client_identity(mut self, cert_pem: &[u8], key_pem: &[u8]) -> Self {
            self.$($field).+.client_identity(cert_pem, key_pem);
            self
        }

        /// Sets the proxy, such as `http://user:password@proxy.example:3128`, whatever the URL. It gets the user and
        /// the password of its URL. WebSockets go through proxies with `http://` only, which must allow `CONNECT` to
        /// the node's port.
        ///
        /// By default the environment names the proxy, in `HTTP_PROXY`, `HTTPS_PROXY` or `ALL_PROXY`, except for the
        /// hosts of `NO_PROXY` and this machine. A WebSocket with TLS uses `HTTPS_PROXY`, one without `HTTP_PROXY`.
        pub fn proxy(mut self, url: &str) -> Self {
            self.$($field).+.proxy(url);
            self
        }

        /// Disables proxies, whatever the environment says.
        pub fn no_proxy(mut self) -> Self {
            self.$($field).+.no_proxy();
            self
        }

        /// Allows sending credentials without TLS to another machine. They are the token, the password, the JWT and an
        /// `Authorization` header; a key in the URL's path or query isn't recognised as one.
        pub fn allow_plaintext_credentials(mut self) -> Self {
            self.$($field).+.allow_plaintext_credentials();
            self
        }
    };
}

pub(crate) use peer_setters;
