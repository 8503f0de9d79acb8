//! Parameters without their envelope, responses back in one.

use jsonrpsee_core::client::Error as Theirs;
use jsonrpsee_core::traits::ToRpcParams;
use jsonrpsee_types::ErrorObject;
use serde::Serialize;
use serde_json::value::RawValue;

use super::error;
use crate::error::Error;

/// JSON of parameters, passed through unchanged.
pub(super) struct Params<'a>(pub(super) &'a [u8]);

impl ToRpcParams for Params<'_> {
    fn to_rpc_params(self) -> Result<Option<Box<RawValue>>, serde_json::Error> {
        serde_json::from_slice(self.0).map(Some)
    }
}

/// Encodes the response to call `id`, be it a result or an error object.
pub(super) fn answer(id: u64, answer: Result<Box<RawValue>, Theirs>) -> Result<Vec<u8>, Error> {
    let mut body = Vec::new();
    match answer {
        Ok(result) => success(&mut body, id, result.get()),
        Err(Theirs::Call(object)) => failure(&mut body, id, &object),
        Err(other) => return Err(error::ours(other)),
    }
    Ok(body)
}

/// Appends the response to call `id` to a batch's.
pub(super) fn entry(body: &mut Vec<u8>, id: u64, answer: Result<Box<RawValue>, ErrorObject<'_>>) {
    // jsonrpsee puts this error where the node left out a response; leave it out here too.
    let missing = |object: &ErrorObject<'_>| {
        object.code() == 0 && object.message().is_empty() && object.data().is_none()
    };
    if answer.as_ref().is_err_and(missing) {
        return;
    }
    if body.last() == Some(&b'}') {
        body.push(b',');
    }
    match answer {
        Ok(result) => success(body, id, result.get()),
        Err(object) => failure(body, id, &object),
    }
}

pub(super) fn success(body: &mut Vec<u8>, id: u64, result: &str) {
    let head = format!(r#"{{"jsonrpc":"2.0","id":{id},"result":"#);
    body.reserve(head.len() + result.len() + 1);
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(result.as_bytes());
    body.push(b'}');
}

fn failure(body: &mut Vec<u8>, id: u64, object: &ErrorObject<'_>) {
    body.extend_from_slice(format!(r#"{{"jsonrpc":"2.0","id":{id},"error":"#).as_bytes());
    // Neither a number nor a string nor JSON can fail to serialize.
    _ = object.serialize(&mut serde_json::Serializer::new(&mut *body));
    body.push(b'}');
}
