//! The `Method` trait, and how its calls are encoded and their responses decoded.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_with::de::DeserializeAsWrap;
use serde_with::ser::SerializeAsWrap;
use serde_with::{DeserializeAs, SerializeAs};

use crate::error::Error;
use crate::message::{Request, Response, Writer};
use crate::raw::RawJson;
use crate::wire::{Codec, Slot, Success, Wire, status};

pub use crate::safety::Safety;

/// A method, with its parameters as public fields.
///
/// The generator writes one struct per method and implements this trait for it. `Serialize` writes the parameters the
/// way the wire requires (a list or an object), `Deserialize` reads them back, which mock nodes and `polyrpc verify`
/// use.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no method of a node",
    label = "not a method's type",
    note = "`call` takes the type of any method, with its parameters as fields. The client has a function for each method: for one whose wire \
            name ends in `call` it is `…_call`, such as `client.eth_call(…)`."
)]
pub trait Method:
    Serialize + DeserializeOwned + Clone + std::fmt::Debug + Send + Sync + 'static
{
    /// The name on the wire, such as `eth_getBalance`.
    const NAME: &'static str;
    /// How the call and its response are encoded, such as [`wire::JsonRpcByPosition`](crate::wire::JsonRpcByPosition).
    type Wire: Wire;
    /// Whether the call may be retried.
    const SAFETY: Safety;
    /// The permission that the caller needs, if the node requires one.
    const PERMISSION: Option<&'static str> = None;
    /// The error codes that the document names for this method.
    const ERRORS: &'static [ErrorCode] = &[];
    /// What a result of null says, where null is no value of [`Output`](Self::Output): such as that the node knows no such block. Such a
    /// response is an error with these words, for which [`Error::is_not_found`] is true.
    const NULL: Option<&'static str> = None;
    /// The type of the result.
    type Output: Clone + std::fmt::Debug + Send + 'static;
    /// The codec of [`Output`](Self::Output) on the wire: `Same` for the type's own serde form.
    type Codec: for<'de> DeserializeAs<'de, Self::Output> + SerializeAs<Self::Output>;
}

/// A JSON-RPC notification, with its parameters as public fields: either side may send it, and nobody answers it.
///
/// The generator implements it for each method of a document without a `result`. `Serialize` writes the parameters as they are sent, a list
/// or an object; `Deserialize` reads them. [`Rpc::notify`](crate::Rpc::notify) sends it.
pub trait Notify:
    Serialize + DeserializeOwned + Clone + std::fmt::Debug + Send + Sync + 'static
{
    /// The name on the wire, such as `textDocument/didOpen`.
    const NAME: &'static str;
}

/// A method some of whose parameters are the group `G`: optional ones that several methods share (`x-groups` in a document).
///
/// The setters of the group are on the calls of all methods that have it.
pub trait HasGroup<G>: Method {
    /// The group, to be changed.
    fn group_mut(&mut self) -> &mut G;
}

/// A method one of whose parameters stands for bytes that go to the node beside the call, such as the data of a sector (`x-reader` in a
/// document).
pub trait HasReader: Method {
    /// The parameter's type.
    type Source;

    /// The parameter: where the node gets the bytes from.
    fn source(&self) -> &Self::Source;
}

/// An error code that a document names for a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ErrorCode {
    /// The `code` of the JSON-RPC error object.
    pub code: i64,
    /// The document's message for it.
    pub message: &'static str,
}

/// The codec of a method's wire.
pub(crate) type CodecOf<M> = <<M as Method>::Wire as Wire>::Codec;

/// The output of a method, as it is on the wire.
pub(crate) type Wrap<M> = DeserializeAsWrap<<M as Method>::Output, <M as Method>::Codec>;

/// Encodes a single call.
pub(crate) fn encode<M: Method>(id: u64, method: &M) -> Result<Request, Error> {
    CodecOf::<M>::encode(M::Wire::FORMAT, id, M::NAME, M::SAFETY, method)
}

/// Adds a call to a batch. One that can't be encoded leaves the others as they were.
pub(crate) fn push<M: Method>(batch: &mut Writer, id: u64, method: &M) -> Result<(), Error> {
    CodecOf::<M>::push(batch, id, M::NAME, M::SAFETY, method)
}

/// Decodes the result of call `id` of `M`.
pub(crate) fn decode<M: Method>(id: u64, response: &Response) -> Result<Success<M::Output>, Error> {
    check_status::<M>(id, response)?;
    let read = CodecOf::<M>::decode::<Wrap<M>>(id, response);
    let read = read.map(|success| success.map(DeserializeAsWrap::into_inner));
    let read = read.map_err(|error| null::<M>(error, || CodecOf::<M>::decode::<()>(id, response)));
    read.map_err(|error| error.of(Some(M::NAME), M::SAFETY))
}

/// The error of a result that isn't one of `M`: what null says, if it is null and says something. It is read again only then.
fn null<M: Method>(error: Error, read: impl FnOnce() -> Result<Success<()>, Error>) -> Error {
    match M::NULL {
        Some(meaning) if error.is_decode() && read().is_ok() => error.into_not_found(meaning),
        _ => error,
    }
}

/// Decodes the result of a call of `M` in a batch.
pub(crate) fn decode_slot<M: Method>(slot: Slot<'_>) -> Result<Success<M::Output>, Error> {
    let again = M::NULL.map(|_| slot.clone());
    match slot.decode::<M::Wire, Wrap<M>>() {
        Ok(success) => Ok(success.map(DeserializeAsWrap::into_inner)),
        Err(error) => {
            let error = match again {
                Some(slot) => null::<M>(error, || slot.decode::<M::Wire, ()>()),
                None => error,
            };
            Err(error.of(Some(M::NAME), M::SAFETY))
        }
    }
}

/// The result of call `id` of `M` as JSON: the whole body where there is no envelope, and the view of epee.
pub(crate) fn raw<M: Method>(id: u64, response: &Response) -> Result<RawJson, Error> {
    check_status::<M>(id, response)?;
    let read = CodecOf::<M>::raw(id, response);
    read.map_err(|error| error.of(Some(M::NAME), M::SAFETY))
}

/// Whether call `id` of `M` succeeded, whatever its result.
#[cfg(feature = "layers")]
pub(crate) fn check<M: Method>(id: u64, response: &Response) -> Result<(), Error> {
    check_status::<M>(id, response)?;
    let read = CodecOf::<M>::decode::<serde::de::IgnoredAny>(id, response);
    read.map(drop)
        .map_err(|error| error.of(Some(M::NAME), M::SAFETY))
}

/// Fails if the result of call `id` of `M` has a status that says so.
fn check_status<M: Method>(id: u64, response: &Response) -> Result<(), Error> {
    match status::failure(M::Wire::FORMAT, response.chain(), id, response) {
        Some(error) => Err(error.of(Some(M::NAME), M::SAFETY)),
        None => Ok(()),
    }
}

/// Decodes parameters from JSON, whatever the wire.
pub(crate) fn read_params<M: Method>(text: &str) -> serde_json::Result<M> {
    CodecOf::<M>::read(text)
}

/// Encodes a result as JSON, whatever the wire.
pub(crate) fn write_result<M: Method>(output: &M::Output) -> serde_json::Result<String> {
    CodecOf::<M>::write(&SerializeAsWrap::<M::Output, M::Codec>::new(output))
}
