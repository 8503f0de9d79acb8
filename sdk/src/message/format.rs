//! Wire formats as values, carried by every request, so that no other code tests for a wire.

use std::fmt;

use super::rules::Rules;

/// A wire format: name, media type, HTTP route, whether calls batch, and how bodies are encoded, judged and shown.
///
/// There is one static for each wire, such as [`JSONRPC`](crate::wire::JSONRPC). Two are equal if they have the same name.
pub struct Format {
    pub(crate) name: &'static str,
    pub(crate) media_type: &'static str,
    pub(crate) route: Route,
    pub(crate) protocol_version: Option<&'static str>,
    pub(crate) is_batching: bool,
    pub(crate) no_params: &'static str,
    pub(crate) carried_by: &'static str,
    pub(crate) rules: &'static dyn Rules,
}

/// HTTP route of a wire's requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Route {
    /// `POST` to the base URL itself.
    Base,
    /// `POST` to the method's name below the base URL.
    Name,
    /// `GET` of the method's name below the base URL, without a body.
    Get,
    /// Not over HTTP.
    Nowhere,
}

impl Format {
    /// The name, as `x-wire` in a document spells it: `jsonrpc`, `chia`, …; `json-get` for `json` with `x-http: get`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The media type of request and response bodies.
    pub const fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// The HTTP route.
    pub const fn route(&self) -> Route {
        self.route
    }

    /// The protocol version in envelopes with ids, if the wire has them.
    pub const fn protocol_version(&self) -> Option<&'static str> {
        self.protocol_version
    }

    /// Whether several calls can go in one request, as a JSON array.
    pub const fn is_batching(&self) -> bool {
        self.is_batching
    }

    /// JSON of the parameters of a call that has none: `[]` or `{}`.
    pub const fn no_params(&self) -> &'static str {
        self.no_params
    }

    /// The transports that carry requests, for the errors of those that don't.
    pub const fn carried_by(&self) -> &'static str {
        self.carried_by
    }

    pub(crate) const fn rules(&self) -> &'static dyn Rules {
        self.rules
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Format").field(&self.name).finish()
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
