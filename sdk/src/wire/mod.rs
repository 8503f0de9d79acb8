//! Wires: how calls and their responses are encoded.
//!
//! A [`Method`](crate::Method) names its wire as a type, a [`Wire`], so that only that wire's code is compiled for it. A
//! [`Request`](crate::transport::Request) carries the wire's [`Format`], a value, which transports, layers, recordings and mocks ask
//! instead of knowing wires by name.
//!
//! | `x-wire` | type | format | request and response |
//! | --- | --- | --- | --- |
//! | `jsonrpc` | [`JsonRpcByPosition`], [`JsonRpcByName`], [`JsonRpcByValue`] | [`JSONRPC`] | JSON-RPC 2.0, with the parameters in an array or an object, or the one parameter itself |
//! | `chia` | [`Chia`] | [`CHIA`] | `POST /get_blockchain_state` with an object; the response is one with `success` among its keys |
//! | `chia-daemon` | [`ChiaDaemon`] | [`CHIA_DAEMON`] | the same objects, but only in the envelopes of Chia's daemon |
//! | `json` | [`Json`], [`JsonGet`] | [`JSON`], [`JSON_GET`] | `POST /getinfo` with an object, or `GET /getinfo`; the response is the result, errors are HTTP statuses |
//! | `epee` | [`Epee`] | `EPEE` | `POST /getblocks.bin` with an object in epee's binary format each way; feature `epee` |
//!
//! A new wire is a folder here: a codec for typed methods, the rules that a format points to, and one static.

pub(crate) mod chia;
mod dialect;
#[cfg(feature = "epee")]
mod epee;
#[cfg(feature = "socket")]
pub(crate) mod frames;
mod json;
pub(crate) mod jsonrpc;
#[cfg(feature = "layers")]
pub(crate) mod judge;
#[cfg(any(
    feature = "socket",
    all(feature = "layers", any(feature = "chia-base", feature = "libra"))
))]
pub(crate) mod members;
mod merge;
mod objects;
mod page;
#[cfg(feature = "mock")]
pub(crate) mod serve;
mod slot;
pub(crate) mod status;
mod typed;
mod utf8;
#[cfg(feature = "cli")]
pub(crate) mod verify;

pub use crate::message::{Format, Route};
pub use chia::{CHIA, CHIA_DAEMON};
#[cfg(feature = "epee")]
pub use epee::EPEE;
pub use json::{JSON, JSON_GET};
pub use jsonrpc::JSONRPC;

pub use dialect::Dialect;
pub(crate) use slot::Slot;
pub(crate) use typed::{Codec, Success};

/// The format of a name, as `x-wire` spells it.
#[cfg(feature = "cli")]
pub(crate) fn named(name: &str) -> Option<&'static Format> {
    let all = [&JSONRPC, &JSON, &JSON_GET, &EPEE, &CHIA, &CHIA_DAEMON];
    all.into_iter().find(|format| format.name() == name)
}

/// The wire of a [`Method`](crate::Method). Sealed: its codec takes types that are private.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no wire of this build of polyrpc",
    note = "the wire `Epee` (`x-wire: epee`) is behind a feature: polyrpc = {{ features = [\"epee\"] }}"
)]
pub trait Wire: 'static {
    /// The format as a value.
    const FORMAT: &'static Format;

    /// The structure of the parameters.
    const PARAMS: ParamStructure;

    #[doc(hidden)]
    type Codec: Codec;
}

/// The structure of parameters: as in OpenRPC, or the one parameter itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParamStructure {
    /// In an array.
    ByPosition,
    /// In an object.
    ByName,
    /// The one parameter of the method, in neither.
    ByValue,
}

/// JSON-RPC 2.0 with the parameters in an array.
#[derive(Clone, Copy, Debug)]
pub struct JsonRpcByPosition;

/// JSON-RPC 2.0 with the parameters in an object.
#[derive(Clone, Copy, Debug)]
pub struct JsonRpcByName;

/// JSON-RPC 2.0 with the one parameter in the place of an array or an object, which JSON-RPC doesn't have and some nodes want.
#[derive(Clone, Copy, Debug)]
pub struct JsonRpcByValue;

/// Chia's services: the parameters as a JSON object, posted to the method's name, `POST /get_blockchain_state`. The response is an object
/// too, with `success` among its keys.
#[derive(Clone, Copy, Debug)]
pub struct Chia;

/// Chia's daemon: the objects of [`Chia`], but only in the envelopes of the daemon's WebSocket.
#[derive(Clone, Copy, Debug)]
pub struct ChiaDaemon;

/// Plain JSON: the parameters as an object, posted to the method's name, `POST /getinfo`. The response to that is the result, any JSON
/// value. A failed call has an HTTP status other than 2xx, and any body: see [`Error::http_body`](crate::Error::http_body).
#[derive(Clone, Copy, Debug)]
pub struct Json;

/// Plain JSON of methods without parameters: `GET /getinfo`. The response is that of [`Json`].
#[derive(Clone, Copy, Debug)]
pub struct JsonGet;

/// The parameters in epee's binary format, posted to the method's name: `POST /getblocks.bin`. So is the response.
/// Where JSON is required of either, it is the readable view of `epee::to_json`.
///
/// It is a [`Wire`] with the feature `epee`.
#[derive(Clone, Copy, Debug)]
pub struct Epee;

impl Wire for JsonRpcByPosition {
    const FORMAT: &'static Format = &JSONRPC;
    const PARAMS: ParamStructure = ParamStructure::ByPosition;
    type Codec = jsonrpc::JsonRpcCodec;
}

impl Wire for JsonRpcByName {
    const FORMAT: &'static Format = &JSONRPC;
    const PARAMS: ParamStructure = ParamStructure::ByName;
    type Codec = jsonrpc::JsonRpcCodec;
}

impl Wire for JsonRpcByValue {
    const FORMAT: &'static Format = &JSONRPC;
    const PARAMS: ParamStructure = ParamStructure::ByValue;
    type Codec = jsonrpc::JsonRpcCodec;
}

impl Wire for Chia {
    const FORMAT: &'static Format = &CHIA;
    const PARAMS: ParamStructure = ParamStructure::ByName;
    type Codec = chia::ChiaCodec;
}

impl Wire for ChiaDaemon {
    const FORMAT: &'static Format = &CHIA_DAEMON;
    const PARAMS: ParamStructure = ParamStructure::ByName;
    type Codec = chia::ChiaCodec;
}

impl Wire for Json {
    const FORMAT: &'static Format = &JSON;
    const PARAMS: ParamStructure = ParamStructure::ByName;
    type Codec = json::JsonCodec;
}

impl Wire for JsonGet {
    const FORMAT: &'static Format = &JSON_GET;
    const PARAMS: ParamStructure = ParamStructure::ByName;
    type Codec = json::JsonCodec;
}

#[cfg(feature = "epee")]
impl Wire for Epee {
    const FORMAT: &'static Format = &EPEE;
    const PARAMS: ParamStructure = ParamStructure::ByName;
    type Codec = epee::EpeeCodec;
}

/// The name in a key of a [view](Rules::view), where keys say more than names. The whole key if it says nothing else.
#[cfg(feature = "record")]
pub(crate) fn plain_key(key: &str) -> &str {
    #[cfg(feature = "epee")]
    return crate::epee::plain_key(key);
    #[cfg(not(feature = "epee"))]
    key
}
