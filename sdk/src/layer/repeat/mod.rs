//! Outcomes of requests of which an earlier attempt may have reached a node.

// What is done already is a chain's to say.
#[cfg(all(test, feature = "ethereum"))]
mod tests;

use crate::error::Error;
use crate::method::Safety;
use crate::transport::{Entry, Request, Response};
use crate::wire::jsonrpc::join;
use crate::wire::judge::{outcome, parts, success};

/// Corrects the outcome of the last attempt at a request: a refusal because the node has done it already is a success, and any other error
/// says that the earlier attempt may have gone through. Calls that only read are as they were.
pub(super) fn settle(request: &Request, last: Result<Response, Error>) -> Result<Response, Error> {
    if request.safety() == Safety::Read {
        return last;
    }
    let response = last.map_err(Error::repeated)?;
    let Some(call) = request.single() else {
        return Ok(settle_batch(request, response).repeated());
    };
    let result = match outcome(call, &response) {
        Ok(_) => None,
        Err(error) => done(call, &error),
    };
    Ok(match result {
        Some(result) => Response::new(success(call, result.as_bytes())),
        None => response.repeated(),
    })
}

fn settle_batch(request: &Request, response: Response) -> Response {
    let Ok(parts) = parts(request, &response) else {
        return response;
    };
    let mut any_done = false;
    let calls = request.entries().zip(&parts);
    let answers: Vec<_> = calls
        .filter_map(|(call, part)| {
            let result = part.outcome.as_ref().err();
            let result = result.and_then(|error| done(call, error));
            any_done |= result.is_some();
            match result {
                Some(result) => Some(success(call, result.as_bytes())),
                None => part.answer(call, &response),
            }
        })
        .collect();
    match any_done {
        true => response.beside(join(answers)),
        false => response,
    }
}

/// The result of a call that was refused because it is done.
fn done(call: Entry<'_>, error: &Error) -> Option<String> {
    let refusal = error.rpc().filter(|_| call.safety() != Safety::Read)?;
    (call.chain().repeated)(call.method(), call.params(), refusal)
}
