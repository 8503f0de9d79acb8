//! Quorum reads: the result that enough endpoints agree on.

use std::fmt::Write as _;
use std::sync::Arc;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use serde_json::value::RawValue;

use super::super::Deadline;
use super::Shared;
use super::endpoint::Attempt;
use crate::error::{Error, Kind};
use crate::excerpt::shorten;
use crate::json::same;
use crate::raw::RawJson;
use crate::transport::{Request, Response};
use crate::wire::judge::{Part, outcome, parts};

/// Limit of a response's excerpt in the error, in bytes.
const EXCERPT: usize = 80;

/// An endpoint's result for one call: a result, or an error's code, name and data. Messages differ among nodes that
/// mean the same, and so do encodings of the same value.
#[derive(Debug)]
enum Said {
    Result(RawJson),
    Error(i64, Option<String>, Option<RawJson>),
}

impl PartialEq for Said {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Result(one), Self::Result(other)) => same(one.as_str(), other.as_str()),
            (Self::Error(code, name, data), Self::Error(other_code, other_name, other_data)) => {
                let same_data = match (data, other_data) {
                    (Some(one), Some(other)) => same(one.as_str(), other.as_str()),
                    (one, other) => one.is_none() && other.is_none(),
                };
                code == other_code && name == other_name && same_data
            }
            _ => false,
        }
    }
}

/// An endpoint's results for all calls of the request.
struct Vote {
    endpoint: String,
    said: Result<Vec<Said>, Error>,
    response: Option<Response>,
}

/// Calls endpoints until `needed` of them agree, as many concurrently as are still missing.
pub(super) async fn agree(
    shared: Arc<Shared>,
    request: Request,
    needed: usize,
    deadline: Deadline,
) -> Result<Response, Error> {
    // One that lags behind votes too: the others outvote it.
    let mut order = shared.order(&[]).into_iter();
    let mut running = FuturesUnordered::new();
    let mut votes: Vec<Vote> = Vec::new();
    loop {
        let most = votes.iter().map(|vote| supporters(&votes, vote)).max();
        let missing = needed.saturating_sub(most.unwrap_or(0));
        for next in order.by_ref().take(missing.saturating_sub(running.len())) {
            running.push(shared.ask(next.endpoint, &request, deadline));
        }
        let Some(attempt) = running.next().await else {
            return Err(disagreement(needed, &votes).of_all(&request));
        };
        votes.push(Vote::of(&request, attempt));
        let Some(vote) = votes.last() else { continue };
        if supporters(&votes, vote) < needed {
            continue;
        }
        if let Some(response) = votes.pop().and_then(|vote| vote.response) {
            return Ok(response);
        }
    }
}

/// The number of votes equal to this one, itself included; zero without a response.
fn supporters(votes: &[Vote], of: &Vote) -> usize {
    let Ok(said) = &of.said else { return 0 };
    let same = votes
        .iter()
        .filter(|vote| vote.said.as_ref().is_ok_and(|other| other == said));
    same.count()
}

impl Vote {
    fn of(request: &Request, attempt: Attempt) -> Self {
        let (said, response) = match (attempt.failure, attempt.outcome) {
            (Some(error), _) | (None, Err(error)) => (Err(error), None),
            (None, Ok(response)) => (say(request, &response), Some(response)),
        };
        Self {
            endpoint: attempt.endpoint.name.clone(),
            said,
            response,
        }
    }
}

fn say(request: &Request, response: &Response) -> Result<Vec<Said>, Error> {
    if let Some(call) = request.single() {
        return Ok(vec![said(outcome(call, response).as_deref())?]);
    }
    let parts = parts(request, response)?.into_iter();
    let said = |part: Part<'_>| said(part.result());
    parts.map(said).collect()
}

fn said(outcome: Result<&RawValue, &Error>) -> Result<Said, Error> {
    match outcome {
        Ok(result) => Ok(Said::Result(RawJson::of(result))),
        // A busy node or a rate limit says nothing of the call, be it alone or in a batch.
        Err(error) if error.is_transient() => Err(error.clone()),
        Err(error) => match error.rpc() {
            Some(rpc) => Ok(Said::Error(rpc.code, rpc.name.clone(), rpc.data.clone())),
            None => Err(error.clone()),
        },
    }
}

fn disagreement(needed: usize, votes: &[Vote]) -> Error {
    let mut text = format!("no {needed} endpoints say the same");
    for (index, Vote { endpoint, said, .. }) in votes.iter().enumerate() {
        let all = match said {
            Ok(said) => said
                .iter()
                .map(Said::to_string)
                .collect::<Vec<_>>()
                .join(", "),
            Err(error) => error.to_string(),
        };
        let separator = if index == 0 { ": " } else { "; " };
        // Writing to a string can't fail.
        _ = write!(
            text,
            "{separator}`{endpoint}`: {}",
            shorten(all.as_bytes(), EXCERPT)
        );
    }
    Kind::NoQuorum {
        votes: text,
        passes: passes(needed, votes),
    }
    .into()
}

/// Whether a quorum would be possible if the endpoints with transient errors agreed with all others.
fn passes(needed: usize, votes: &[Vote]) -> bool {
    let answers: Vec<_> = votes.iter().filter(|vote| vote.said.is_ok()).collect();
    let agreeing = answers.first().map_or(0, |first| supporters(votes, first));
    let away = votes
        .iter()
        .filter(|vote| matches!(&vote.said, Err(error) if error.is_transient()));
    agreeing == answers.len() && agreeing + away.count() >= needed
}

impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Result(value) => f.write_str(value.as_str()),
            Self::Error(_, Some(name), _) => write!(f, "error {name}"),
            Self::Error(code, None, _) => write!(f, "error {code}"),
        }
    }
}
