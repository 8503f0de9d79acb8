//! The same responses, through the makers' client and through polyrpc: the same is sent, and the same comes out.
//!
//! The responses are those of the tests of polyrpc, as nodes of the Diem era write them; `ORACLE_CASES` names another file of the same form.

use std::sync::{Arc, Mutex, PoisonError};

use diem_client::{MethodRequest, MethodResponse};
use polyrpc::Method;
use polyrpc::libra::{Client, methods as m};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

const CASES: &str = include_str!("../../tests/libra/read.jsonl");

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What the server answers next, and what it was asked last.
#[derive(Default)]
struct Exchange {
    result: Value,
    params: Value,
}

type Shared = Arc<Mutex<Exchange>>;

/// Declares the methods: the name, how many parameters the makers' client sends, and what it calls the response.
macro_rules! methods {
    ($($name:literal / $count:literal => $Method:ident;)+) => {
        /// How many parameters a method has there.
        fn count(method: &str) -> Option<usize> {
            match method {
                $($name => Some($count),)+
                _ => None,
            }
        }

        async fn ours(client: &Client, method: &str, params: Value) -> Result<Value, Failure> {
            match method {
                $($name => call::<m::$Method>(client, params).await,)+
                other => Err(format!("{other} isn't compared").into()),
            }
        }

        fn theirs(response: MethodResponse) -> Result<Value, serde_json::Error> {
            match response {
                MethodResponse::Submit => Ok(Value::Null),
                $(MethodResponse::$Method(view) => serde_json::to_value(view),)+
            }
        }
    };
}

methods! {
    "get_metadata" / 1 => GetMetadata;
    "get_account" / 2 => GetAccount;
    "get_transactions" / 3 => GetTransactions;
    "get_account_transaction" / 3 => GetAccountTransaction;
    "get_account_transactions" / 4 => GetAccountTransactions;
    "get_events" / 3 => GetEvents;
    "get_currencies" / 0 => GetCurrencies;
    "get_network_status" / 0 => GetNetworkStatus;
    "get_state_proof" / 1 => GetStateProof;
    "get_accumulator_consistency_proof" / 2 => GetAccumulatorConsistencyProof;
    "get_account_state_with_proof" / 3 => GetAccountStateWithProof;
    "get_transactions_with_proofs" / 3 => GetTransactionsWithProofs;
    "get_account_transactions_with_proofs" / 5 => GetAccountTransactionsWithProofs;
    "get_events_with_proofs" / 3 => GetEventsWithProofs;
    "get_event_by_version_with_proof" / 2 => GetEventByVersionWithProof;
}

async fn call<M: Method<Output: serde::Serialize>>(
    client: &Client,
    params: Value,
) -> Result<Value, Failure> {
    let method: M = serde_json::from_value(params)?;
    Ok(serde_json::to_value(client.call(method).await?)?)
}

#[tokio::test]
async fn the_same_responses_give_the_same_values() -> Result<(), Failure> {
    let shared = Shared::default();
    let url = serve(Arc::clone(&shared)).await?;
    let (our_client, their_client) = (Client::connect(&url).await?, diem_client::Client::new(&url));
    let cases = match std::env::var("ORACLE_CASES") {
        Ok(file) => std::fs::read_to_string(file)?,
        Err(_) => CASES.to_owned(),
    };
    let mut compared = 0;
    for line in cases.lines() {
        let case: Value = serde_json::from_str(line)?;
        let method = case["method"].as_str().unwrap_or_default();
        let (Some(count), Some(Value::Array(params)), "diem") = (
            count(method),
            case.get("params"),
            case["era"].as_str().unwrap_or_default(),
        ) else {
            continue;
        };
        let Some(result) = case.get("result") else {
            continue;
        };
        let mut padded = params.clone();
        padded.resize(count.max(params.len()), Value::Null);
        lock(&shared).result = result.clone();

        let request: MethodRequest =
            serde_json::from_value(json!({"method": method, "params": padded}))?;
        let their_response = their_client.request(request).await;
        let their_response = their_response.map_err(|error| format!("{error}: {line}"))?;
        let their_params = trimmed(lock(&shared).params.take());
        let (their_value, their_state) = their_response.into_parts();

        let our_value = ours(&our_client, method, json!(params)).await;
        let our_value = our_value.map_err(|error| format!("{error}: {line}"))?;
        assert_eq!(trimmed(lock(&shared).params.take()), their_params, "{line}");
        assert_eq!(plain(our_value), plain(theirs(their_value)?), "{line}");
        assert_eq!(their_state.version, 9);
        compared += 1;
    }
    assert!(compared > 40, "{compared}");
    Ok(())
}

/// Without the nulls at the end, which mean the same.
fn trimmed(params: Value) -> Value {
    let Value::Array(mut params) = params else {
        return params;
    };
    while params.last().is_some_and(Value::is_null) {
        params.pop();
    }
    params.into()
}

/// Without the keys that say nothing, which the one writes and the other leaves out.
fn plain(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().map(|(key, value)| (key, plain(value)));
            let says = |value: &Value| !value.is_null() && *value != json!([]);
            members
                .filter(|(_, value)| says(value))
                .collect::<serde_json::Map<_, _>>()
                .into()
        }
        Value::Array(items) => items.into_iter().map(plain).collect(),
        other => other,
    }
}

fn lock(shared: &Shared) -> std::sync::MutexGuard<'_, Exchange> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn serve(shared: Shared) -> std::io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/v1", listener.local_addr()?);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, Arc::clone(&shared)));
        }
    });
    Ok(url)
}

async fn answer(stream: TcpStream, shared: Shared) -> Result<(), Failure> {
    let mut stream = BufReader::new(stream);
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            match line.trim_end().split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.trim().parse()?
                }
                None if line.trim().is_empty() => break,
                _ => {}
            }
        }
        let mut body = vec![0; length];
        stream.read_exact(&mut body).await?;
        let call: Value = serde_json::from_slice(&body)?;
        let result = {
            let mut exchange = lock(&shared);
            exchange.params = call["params"].clone();
            exchange.result.clone()
        };
        let text = json!({
            "diem_chain_id": 4, "diem_ledger_version": 9, "diem_ledger_timestampusec": 9,
            "jsonrpc": "2.0", "id": call["id"], "result": result,
        })
        .to_string();
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            text.len()
        );
        stream.write_all((head + &text).as_bytes()).await?;
    }
}
