//! Responses of batches, in the order of the calls.

use serde_json::value::RawValue;

use super::super::{Slot, Success};
use super::answer::Answer;
use super::{malformed, not_an_answer, not_json_rpc};
use crate::error::{Error, Kind, RpcError};
use crate::message::Response;
use crate::parse;

/// Sorts the responses to the calls `ids`, which grow, into the order of the calls.
///
/// # Errors
/// If the body isn't JSON-RPC.
pub(crate) fn split<'a>(ids: &[u64], response: &'a Response) -> Result<Vec<Slot<'a>>, Error> {
    let answers = read(response).map_err(|kind| Error::answered(kind, response))?;
    let answers = answers.into_iter().map(|answer| (answer, ()));
    let place = |id| ids.binary_search(&id).ok();
    let sorted = sort(place, ids.len(), answers, response).into_iter();
    let slots = sorted.map(|sorted| match sorted.outcome {
        Ok(success) => Slot::result(success, response),
        Err(kind) => Slot::failed(Error::answered(kind, response)),
    });
    Ok(slots.collect())
}

/// The outcome of one call: a result or why there is none, and what the caller of [`sort`] knows of the response.
pub(super) struct Sorted<'a, T> {
    pub(super) outcome: Result<Success<&'a RawValue>, Kind>,
    /// `None` without a response of its own.
    #[cfg_attr(
        not(feature = "layers"),
        expect(dead_code, reason = "only layers put answers together again")
    )]
    pub(super) tag: Option<T>,
}

/// Puts responses in the order of the calls, of which there are `count` and each id has a `place`.
///
/// An entry that is missing, duplicate or unreadable fails alone. Responses to unknown ids are ignored. An error object
/// without an id, be it alone or among others, is the response to every entry that has no other: that is how nodes
/// refuse a batch as a whole.
pub(super) fn sort<'a, T>(
    place: impl Fn(u64) -> Option<usize>,
    count: usize,
    answers: impl Iterator<Item = (Answer<'a, &'a RawValue>, T)>,
    response: &Response,
) -> Vec<Sorted<'a, T>> {
    let mut sorted: Vec<Option<Sorted<'a, T>>> = Vec::new();
    sorted.resize_with(count, || None);
    let mut refusal: Option<RpcError> = None;
    for (Answer { head, result }, tag) in answers {
        let index = head.number().and_then(&place);
        let Some(slot) = index.and_then(|index| sorted.get_mut(index)) else {
            let anonymous = head.is_anonymous();
            let error = head.error.filter(|_| anonymous);
            refusal = refusal.or(error.map(|error| error.with_extras(head.extras)));
            continue;
        };
        let outcome = match (slot.is_some(), head.error, result) {
            (true, ..) => Err(malformed(
                "two responses to this entry of the batch",
                response,
            )),
            (false, Some(error), _) => Err(Kind::Rpc(error.with_extras(head.extras))),
            (false, None, Some(value)) => Ok(Success {
                value,
                extras: head.extras,
            }),
            (false, None, None) => Err(not_an_answer(response)),
        };
        let tag = Some(tag);
        *slot = Some(Sorted { outcome, tag });
    }
    let missing = || Sorted {
        outcome: Err(match &refusal {
            Some(error) => Kind::Rpc(error.clone()),
            None => malformed("no response to this entry of the batch", response),
        }),
        tag: None,
    };
    let filled = sorted.into_iter();
    filled.map(|slot| slot.unwrap_or_else(missing)).collect()
}

/// Parses the responses, with their results as raw JSON.
fn read(response: &Response) -> Result<Vec<Answer<'_, &RawValue>>, Kind> {
    let body: &[u8] = response.body();
    if body.trim_ascii_start().first() != Some(&b'[') {
        return match parse::from_slice::<Answer<'_, _>>(body) {
            Ok(answer) if answer.is_empty() => Err(not_an_answer(response)),
            Ok(answer) => Ok(vec![answer]),
            Err(error) => Err(not_json_rpc(&error, response)),
        };
    }
    let answers: Vec<Answer<'_, _>> = match parse::from_slice(body) {
        Ok(answers) => answers,
        // One invalid entry must not take the others with it.
        Err(_) => match serde_json::from_slice::<Vec<&RawValue>>(body) {
            Ok(entries) => {
                let answers = entries
                    .iter()
                    .map(|entry| parse::from_slice(entry.get().as_bytes()));
                answers.filter_map(Result::ok).collect()
            }
            Err(error) => return Err(not_json_rpc(&error, response)),
        },
    };
    match response.is_failure() && answers.iter().all(Answer::is_empty) {
        // The status says why.
        true => Err(not_an_answer(response)),
        false => Ok(answers),
    }
}
