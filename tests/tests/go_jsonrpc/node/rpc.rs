//! Calls: who may make them, what is refused, and what is answered.

use std::collections::VecDeque;
use std::sync::Arc;

use serde_json::{Value, json};

use super::{Answer, Inner, Make, Refusal, lock};

/// Permissions of whoever has no token.
const NOBODY: &[&str] = &["read"];

/// The permissions of a caller; none where the token is no good.
pub(super) fn permissions(
    node: &Inner,
    authorization: Option<&str>,
    query: Option<&str>,
) -> Option<Vec<&'static str>> {
    let bearer = authorization.map(|header| header.strip_prefix("Bearer "));
    let in_url =
        query.and_then(|query| query.split('&').find_map(|one| one.strip_prefix("token=")));
    let token = match bearer {
        Some(token) => Some(token?),
        None => in_url,
    };
    match token {
        None => Some(NOBODY.to_vec()),
        Some(token) => node.habits.tokens.get(token).cloned(),
    }
}

/// What came, as far as it is a call.
pub(super) struct Call {
    pub(super) id: Value,
    pub(super) method: String,
    pub(super) params: Vec<Value>,
}

impl Call {
    /// Reads a call. An id that is null is none.
    pub(super) fn read(frame: &Value) -> Result<Self, Refusal> {
        let id = frame["id"].clone();
        if !(id.is_null() || id.is_string() || id.is_number()) {
            return Err(Refusal::new(-32700, "Parse error"));
        }
        let params = match &frame["params"] {
            Value::Null => Vec::new(),
            Value::Array(params) => params.clone(),
            _ => return Err(Refusal::new(-32700, "unmarshaling param array")),
        };
        let method = frame["method"].as_str().unwrap_or_default().to_owned();
        Ok(Self { id, method, params })
    }
}

/// What is to be done with a call.
pub(super) enum Next {
    Answer(Result<Value, Refusal>),
    Never,
    /// Opens a channel.
    Channel,
}

/// Answers a call of whoever has these permissions.
pub(super) async fn next(node: &Arc<Inner>, call: &Call, may: &[&str], socket: bool) -> Next {
    let refuse = |code, message: String| Next::Answer(Err(Refusal::new(code, message)));
    let name = &call.method;
    let streams = lock(&node.streams).get(name).copied();
    if streams.is_some() && !socket {
        let why = format!("method '{name}' not supported in this mode (no out channel support)");
        return refuse(-32601, why);
    }
    let method = lock(&node.methods).get(name).cloned();
    let expected = match (&method, streams) {
        (_, Some(params)) => params,
        (Some(method), None) => method.params,
        (None, None) => return refuse(-32601, format!("method '{name}' not found")),
    };
    if call.params.len() != expected {
        let given = call.params.len();
        let why = format!("wrong param count (method '{name}'): {given} != {expected}");
        return refuse(-32602, why);
    }
    if let Some(method) = &method
        && !may.contains(&method.permission)
    {
        let bare = name.strip_prefix("Filecoin.").unwrap_or(name);
        let code = match node.habits.make {
            Make::Lotus => 1,
            Make::Forest => -32003,
        };
        let need = method.permission;
        return refuse(
            code,
            format!("missing permission to invoke '{bare}' (need '{need}')"),
        );
    }
    let odd = VecDeque::pop_front(&mut lock(&node.odd));
    match odd.or(method.map(|method| method.answer)) {
        None => Next::Channel,
        Some(Answer::Result(value)) => Next::Answer(Ok(value)),
        Some(Answer::Refusal(refusal)) => Next::Answer(Err(refusal)),
        Some(Answer::Never) => Next::Never,
        Some(Answer::Reads(place)) => {
            Next::Answer(match node.pushes.read(&call.params[place]).await {
                Ok(length) => Ok(json!(length)),
                Err(why) => Err(Refusal::new(1, why)),
            })
        }
        Some(Answer::ReadsLater(place, result)) => {
            let (node, param) = (Arc::clone(node), call.params[place].clone());
            tokio::spawn(async move { node.pushes.read(&param).await });
            Next::Answer(Ok(result))
        }
        Some(Answer::Leaves(place, result)) => {
            node.pushes.leave(&call.params[place]);
            Next::Answer(Ok(result))
        }
    }
}

/// A response, its members in the order of the library's.
pub(super) fn response(id: &Value, outcome: &Result<Value, Refusal>) -> String {
    match outcome {
        Ok(result) => format!(r#"{{"id":{id},"jsonrpc":"2.0","result":{result}}}"#),
        Err(refusal) => format!(
            r#"{{"error":{},"id":{id},"jsonrpc":"2.0"}}"#,
            refusal.object()
        ),
    }
}
