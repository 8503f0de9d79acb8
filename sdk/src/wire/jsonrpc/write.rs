//! The response to a call, written as a node writes it: for what answers in the place of one.

use bytes::Bytes;

use crate::error::RpcError;
#[cfg(any(feature = "mock", feature = "record"))]
use crate::extras::Extras;
use crate::raw::RawJson;

/// Appends the response to the call with the id `id`, which is JSON.
pub(crate) fn write_answer(out: &mut Vec<u8>, id: &str, outcome: &Result<RawJson, RpcError>) {
    out.extend_from_slice(br#"{"jsonrpc":"2.0","id":"#);
    out.extend_from_slice(id.as_bytes());
    match outcome {
        Ok(result) => {
            out.extend_from_slice(br#","result":"#);
            out.extend_from_slice(result.as_str().as_bytes());
        }
        Err(error) => {
            out.extend_from_slice(br#","error":"#);
            // An error object can always be written as JSON.
            out.extend(serde_json::to_vec(error).unwrap_or_default());
        }
    }
    out.push(b'}');
}

/// One body of many responses.
pub(crate) fn join<T: AsRef<[u8]>>(answers: impl IntoIterator<Item = T>) -> Bytes {
    let mut body = vec![b'['];
    for answer in answers {
        if body.len() > 1 {
            body.push(b',');
        }
        body.extend_from_slice(answer.as_ref());
    }
    body.push(b']');
    body.into()
}

/// Adds the extra keys to a response.
#[cfg(any(feature = "mock", feature = "record"))]
pub(super) fn add_extras(answer: &mut Vec<u8>, extras: &Extras) {
    if extras.is_empty() {
        return;
    }
    // What was read from JSON can be written as JSON.
    let keys = serde_json::to_vec(extras).unwrap_or_default();
    // In place of the brace at the end of the one, what follows the brace at the start of the other.
    answer.pop();
    answer.push(b',');
    answer.extend_from_slice(keys.get(1..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_answers_are_a_list() {
        assert_eq!(join::<&[u8]>([]), "[]");
        assert_eq!(join(["1"]), "[1]");
        assert_eq!(join(["1", "2"]), "[1,2]");
    }
}
