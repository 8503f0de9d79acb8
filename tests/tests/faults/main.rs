//! What the SDK makes of servers, networks and nodes that misbehave.
//!
//! Each fault has a name, in a table ([`table`]) or as a test, and an outcome in the words of [`outcome`](mod@outcome): what kind of
//! error the call ends in, whether the node may have seen it, and who may send it again. Unless it says otherwise, a call ends in far
//! less than its time limit, and nothing is ever sent twice by itself.
//!
//! | fault | outcome |
//! | --- | --- |
//! | **the connection** | |
//! | refused, reset or garbage while it is made; at the upgrade: status 429 or 5xx | no connection; not reached; any call again |
//! | at the upgrade: any other status, a redirect among them | the same, but not again; nothing is sent elsewhere |
//! | a certificate that is expired, of the future, for another name, of an unknown authority or self-signed; no TLS | no connection; not reached |
//! | silence or a slow drip while it is made | no connection in time; not reached; one attempt fails for all who wait, and outlives them |
//! | dropped or reset with a call under way, half a response, broken chunks, gzip or frames | lost; maybe reached; reads again |
//! | dropped with a call still waiting to be written | lost; not reached; any call again |
//! | a WebSocket's farewell | lost, with its code and reason, even if the connection stays open |
//! | silence, a drip beyond the limit, interim responses without end | no response in time; maybe reached; reads again |
//! | a drip within the limit | the response |
//! | nothing is heard on a WebSocket for `idle_timeout` | lost; parts of messages and pongs count as heard |
//! | a Unix socket is silent for an hour | nothing |
//! | nothing is read | callers wait in a bounded queue, limits hold, closing takes a second |
//! | a node killed and started again | transient errors, then responses; subscriptions tell of a gap |
//! | **the response** | |
//! | HTTP status 429, 502, 503, 504 without a response | that status with the start of the page, and `Retry-After`; maybe reached; reads again |
//! | any other HTTP status without a response, an empty body | that status; maybe reached; not again |
//! | too long: announced, not announced, unpacked, in fragments, without an end | too large; reached; not again |
//! | no JSON, broken UTF-8, another version, neither result nor error, another type, too deep, a list for a call | unreadable, with the path; reached; not again |
//! | a result and an error, an error for no call with one call under way | the error object |
//! | an error for no call with several under way | nobody's: each has its time limit |
//! | an id as text or as a float | the response |
//! | another id | over HTTP unreadable; over sockets ignored |
//! | twice, to nobody, in any order, in pieces, glued together, with pings between | the response |
//! | **an epee response** | |
//! | truncated, another header, sections without end, more items than bytes, something behind its end, JSON or a page with status 2xx | unreadable, with the path; reached; not again |
//! | status 400, 404, 500 without a response | that status and what it means; maybe reached; not again |
//! | **a batch** | |
//! | reordered, with strangers, entry by entry over a socket | the results in order |
//! | an entry missing, twice or unreadable | that entry is unreadable, the others have their results |
//! | one error object for all | each entry has that error |
//! | **a subscription** | |
//! | items before the response that opens it | they come first |
//! | items for nobody | ignored |
//! | an unreadable item | an error in its place, and no end |
//! | the connection lost, the node's own name for it given to another one | opened again; a gap |
//! | refused when it is opened again | an error, and another attempt; if the node is just busy, no error |
//! | the caller gives up before it is open | ended at the node once that answers |
//! | a reader that is too slow | a gap with the number of items dropped |

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod batches;
mod epee;
mod feeds;
mod gateways;
mod http;
mod messages;
mod methods;
mod nodes;
mod outcome;
mod pipes;
mod pressure;
mod server;
mod silence;
mod table;
mod tls;
mod upgrades;
mod websockets;
