//! JSON-RPC traffic that was recorded, and how to answer from it.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Exchanges with a node, in the order in which they were first seen. Its JSON is a plain list.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Recording {
    exchanges: Vec<Exchange>,
}

/// A question and its reply.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// What was asked.
    pub request: Question,
    /// What the node said to it.
    pub response: Reply,
}

/// What makes two requests the same; their ids don't.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Such as `eth_getBalance`.
    pub method: String,
    /// As they were sent; null where there were none.
    #[serde(default)]
    pub params: Value,
}

/// The part of an answer that isn't its id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reply {
    /// What was asked for.
    Result(Value),
    /// An error object.
    Error(Value),
}

impl Recording {
    /// Adds an exchange; a question that is there already keeps its first reply, so that one run reads one state of the chain.
    pub fn add(&mut self, exchange: Exchange) {
        if self.reply(&exchange.request).is_none() {
            self.exchanges.push(exchange);
        }
    }

    /// Answers a JSON-RPC request or a batch of them the way the node did.
    pub fn answer(&self, body: &[u8]) -> Vec<u8> {
        let answer = match serde_json::from_slice(body) {
            Ok(Value::Array(batch)) => batch
                .into_iter()
                .map(|call| self.answer_call(call))
                .collect(),
            Ok(call) => self.answer_call(call),
            Err(error) => failure(Value::Null, -32700, &format!("not JSON: {error}")),
        };
        answer.to_string().into_bytes()
    }

    fn answer_call(&self, call: Value) -> Value {
        let id = call["id"].clone();
        let question: Question = match serde_json::from_value(call) {
            Ok(question) => question,
            Err(error) => return failure(id, -32600, &format!("no JSON-RPC request: {error}")),
        };
        match self.reply(&question) {
            Some(Reply::Result(result)) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
            Some(Reply::Error(error)) => json!({ "jsonrpc": "2.0", "id": id, "error": error }),
            None => {
                let Question { method, params } = question;
                failure(
                    id,
                    -32001,
                    &format!(
                        "{method} with {params} isn't in the recording; ask a real node by giving its URL"
                    ),
                )
            }
        }
    }

    fn reply(&self, question: &Question) -> Option<&Reply> {
        let exchange = self
            .exchanges
            .iter()
            .find(|exchange| exchange.request == *question);
        exchange.map(|exchange| &exchange.response)
    }
}

fn failure(id: Value, code: i64, message: &str) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": message } })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(request: Value) -> Result<Value, serde_json::Error> {
        let recording: Recording = serde_json::from_value(json!([
            { "request": { "method": "a", "params": [1] }, "response": { "result": null } },
            { "request": { "method": "a", "params": [2] }, "response": { "error": { "code": 3 } } },
        ]))?;
        serde_json::from_slice(&recording.answer(request.to_string().as_bytes()))
    }

    #[test]
    fn a_call_is_found_by_its_method_and_params() -> Result<(), serde_json::Error> {
        let known = ask(json!({ "id": 7, "method": "a", "params": [1] }))?;
        assert_eq!(known, json!({ "jsonrpc": "2.0", "id": 7, "result": null }));
        let unknown = ask(json!({ "id": 8, "method": "a", "params": [3] }))?;
        assert_eq!(unknown["error"]["code"], -32001);
        assert_eq!(unknown["id"], 8);
        Ok(())
    }

    #[test]
    fn each_call_of_a_batch_has_its_own_answer() -> Result<(), serde_json::Error> {
        let answers = ask(json!([{ "id": 1, "method": "a", "params": [2] }, { "id": 2 }, 5]))?;
        assert_eq!(
            answers[0],
            json!({ "jsonrpc": "2.0", "id": 1, "error": { "code": 3 } })
        );
        assert_eq!(answers[1]["error"]["code"], -32600);
        assert_eq!(answers[2]["error"]["code"], -32600);
        Ok(())
    }
}
