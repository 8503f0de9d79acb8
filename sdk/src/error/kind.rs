//! The kinds of errors.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

use super::{DecodeError, Failure, RpcError};
use crate::excerpt::shorten;

#[derive(Debug)]
pub(crate) enum Kind {
    /// An invalid setting: a URL, a header, a key.
    Config(String),
    /// A subscription over a transport without them.
    NoSubscriptions,
    /// The caller closed the connection.
    Closed,
    /// The parameters can't be encoded.
    Encode(Unencodable),
    /// No complete response arrived.
    Transport(Failure),
    /// The response is longer than the client accepts, in bytes.
    TooLarge(u64),
    /// Not a response of the wire; its status or empty body says why.
    Http(BareStatus),
    /// The node responded with an error object, or with a result whose status says that the call failed.
    Rpc(RpcError),
    /// The node responded with a result whose status says that it is busy.
    Busy(RpcError),
    /// Responses contradict each other.
    Inconsistent(String),
    /// The response is of an older state than the caller knows already.
    Stale(String),
    /// The result is null, by which nodes say this.
    NotFound(&'static str),
    /// The response doesn't have the form that the method promises.
    Decode(DecodeError),
    /// Too few endpoints gave the same response; with a summary of each.
    #[cfg_attr(
        not(feature = "layers"),
        expect(dead_code, reason = "only a layer asks several")
    )]
    NoQuorum {
        votes: String,
        /// No endpoint disagreed: some couldn't be reached, because of transient errors.
        passes: bool,
    },
}

/// Why parameters can't be encoded.
#[derive(Debug)]
pub(crate) struct Unencodable {
    /// Such as `JSON`.
    format: &'static str,
    message: String,
}

/// An HTTP response without a response of the wire in it.
pub(crate) struct BareStatus {
    /// The expected form, such as `JSON-RPC response`.
    expected: &'static str,
    /// The status's meaning where the service itself sends it.
    pub(crate) meaning: Option<&'static str>,
    /// What the body says in another form.
    pub(super) refusal: Option<Box<RpcError>>,
    pub(super) body: Bytes,
}

/// Where a response came from. Both are safe to print.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origin {
    /// The address that the request went to.
    pub(crate) peer: Option<Arc<str>>,
    /// Where a redirect leads to.
    pub(crate) redirect: Option<Arc<str>>,
}

/// Limit of a body's excerpt, in bytes.
pub(crate) const BODY_EXCERPT: usize = 160;

impl BareStatus {
    /// Creates the error of a response whose body isn't of the `expected` form.
    pub(crate) fn new(body: &Bytes, expected: &'static str, meaning: Option<&'static str>) -> Self {
        Self {
            expected,
            meaning,
            refusal: None,
            body: body.clone(),
        }
    }

    /// Sets the code and the message that its body gives outside the expected form.
    pub(crate) fn with_refusal(self, refusal: Option<RpcError>) -> Self {
        let refusal = refusal.map(Box::new);
        Self { refusal, ..self }
    }
}

impl Kind {
    /// The parameters can't be encoded in this format, such as `JSON`.
    pub(crate) fn unencodable(format: &'static str, error: &dyn fmt::Display) -> Self {
        Self::Encode(Unencodable {
            format,
            message: error.to_string(),
        })
    }
}

impl From<serde_json::Error> for Kind {
    fn from(error: serde_json::Error) -> Self {
        Self::unencodable("JSON", &error)
    }
}

impl fmt::Display for Unencodable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { format, message } = self;
        write!(f, "the parameters can't be written as {format}: {message}")
    }
}

/// Without the body, which may hold secrets.
impl fmt::Debug for BareStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BareStatus")
            .field("expected", &self.expected)
            .finish_non_exhaustive()
    }
}

impl BareStatus {
    /// Prints the message of a response with this status from there.
    pub(super) fn print(
        &self,
        f: &mut fmt::Formatter<'_>,
        status: Option<u16>,
        origin: &Origin,
    ) -> fmt::Result {
        match status {
            Some(status) => write!(f, "HTTP status {status}")?,
            None => f.write_str("a response")?,
        }
        if let Some(peer) = &origin.peer {
            write!(f, " from {peer}")?;
        }
        let general = || status.and_then(|status| remedy(status, origin.redirect.as_deref()));
        let meaning = self.meaning.map(Cow::Borrowed).or_else(general);
        if let Some(refusal) = &self.refusal {
            write!(f, " and {}", refusal.in_short())?;
            return match meaning {
                Some(meaning) => write!(f, "; {meaning}"),
                None => Ok(()),
            };
        }
        let body = shorten(&self.body, BODY_EXCERPT);
        match (meaning, body.as_str()) {
            (Some(meaning), "") => write!(f, ": {meaning}"),
            (Some(meaning), body) => write!(f, ": {meaning}; it says: {body}"),
            (None, "") => f.write_str(" with an empty body"),
            (None, body) => write!(f, " and no {}: {body}", self.expected),
        }
    }
}

/// The meaning of a status of any server, and what to do about it. `redirect` is where it leads to, safe to print.
pub(crate) fn remedy(status: u16, redirect: Option<&str>) -> Option<Cow<'static, str>> {
    Some(Cow::Borrowed(match (status, redirect) {
        (300..=399, Some(to)) => {
            return Some(Cow::Owned(format!(
                "it redirects to {to}, which isn't followed: use that URL"
            )));
        }
        (300..=399, None) => "it redirects without saying where to: check the URL",
        (401, _) => {
            "it wants credentials, or others than these: set `bearer`, `basic`, `digest` or `jwt`, or put the user and the password into the URL"
        }
        (403, _) => {
            "it refuses this caller: check the key in the URL, the credentials, and who may use the node"
        }
        (404, _) => "there is nothing at this path: check the URL",
        (429, _) => {
            "it gets too many requests from this caller: wait before the next one, or set `rate_limit`"
        }
        (405, _) => "this path takes no such requests: check the URL",
        _ => return None,
    }))
}
