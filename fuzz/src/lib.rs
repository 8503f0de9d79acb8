//! Entry points for hostile input. Each function takes any bytes and returns; a panic, a stack overflow or a long wait
//! is a bug. The targets of cargo-fuzz call them, and so do the tests of the workspace under proptest.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::future::{IntoFuture, Ready, ready};

use futures_util::FutureExt;
use polyrpc::chia::{FullNode, Wallet};
use polyrpc::ethereum::{Address, B256, BlockTag, Bytes, Client};
use polyrpc::transport::{Request, Response};
use polyrpc::{BoxError, Error, MethodInfo, Rpc, chia, ethereum};
use polyrpc_codegen::diagnostic::Diagnostics;
use polyrpc_codegen::document::load_texts;
use polyrpc_codegen::{Layout, Runtime, Settings, generate};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

/// Error messages are bounded, whatever the response was.
const LONGEST_MESSAGE: usize = 4096;

/// The header of an epee body.
const EPEE_HEADER: [u8; 9] = [1, 0x11, 1, 1, 1, 1, 2, 1, 1];

/// Generates a client of a document, JSON or YAML.
pub fn generator(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let name = if text.trim_start().starts_with('{') {
        "api.json"
    } else {
        "api.yaml"
    };
    let texts = BTreeMap::from([(name.to_owned(), text.to_owned())]);
    let mut diagnostics = Diagnostics::default();
    let spec = load_texts(&texts, &[name], &mut diagnostics);
    let settings = Settings::new(
        "api",
        Runtime::Path("::polyrpc".to_owned()),
        Layout::OneFile,
    );
    let output = generate(&spec, &settings, &mut diagnostics);
    for found in diagnostics.iter() {
        // The generator's own report of invalid Rust.
        let message = found.to_string();
        assert!(!message.contains("please report"), "{message}");
        assert!(!message.contains("report this document"), "{message}");
    }
    assert!(
        diagnostics.has_errors() || output.files.len() == 1,
        "no output and no error"
    );
}

/// The methods of all chains.
pub fn methods() -> impl Iterator<Item = &'static MethodInfo> {
    ethereum::registry::METHODS
        .iter()
        .chain(chia::registry::METHODS)
}

/// Decodes: the first two bytes choose a method, and whether the rest is JSON of its parameters or of its result.
///
/// What can be decoded can be encoded, and that decodes to what encodes the same.
pub fn decode(data: &[u8]) {
    let [first, second, text @ ..] = data else {
        return;
    };
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let choice = (usize::from(*first) * 256 + usize::from(*second)) / 2;
    let count = methods().count();
    let Some(method) = methods().nth(choice % count) else {
        return;
    };
    let recode = if second % 2 == 0 {
        method.recode_result
    } else {
        method.recode_params
    };
    if let Ok(once) = recode(text) {
        let twice = recode(&once).map_err(|error| error.to_string());
        assert_eq!(twice.as_ref(), Ok(&once), "{}: {text}", method.name);
    }
}

/// Feeds a node's response to calls of several kinds, as a whole or (when the first byte is even) as the result.
pub fn answer(data: &[u8]) {
    let [first, rest @ ..] = data else {
        return;
    };
    let eth = Client::new(node(*first, rest));
    let account = Address::new([1; 20]);
    let hash = B256::new([2; 32]);
    check(eth.get_balance(account));
    check(eth.get_block_by_hash(hash, true));
    check(eth.get_transaction_by_hash(hash));
    check(eth.get_transaction_receipt(hash));
    check(eth.get_filter_changes("0x1"));
    check(eth.syncing());
    check(eth.debug_trace_transaction(hash));
    check(eth.trace_transaction(hash));
    check(eth.txpool_content());
    check(eth.block_number().raw().boxed());
    check(eth.batch((eth.block_number(), eth.get_code(account))));

    let rpc = node(*first, rest);
    let (full_node, wallet) = (FullNode::new(rpc.clone()), Wallet::new(rpc));
    check(full_node.get_blockchain_state());
    check(full_node.get_blocks(0, 1));
    check(full_node.healthz());
    check(wallet.get_transaction_memo(hash));
    check(wallet.get_wallet_balance(1).raw().boxed());
}

/// Decodes what may be a result, with the library's parsers and with serde_json alone: whatever a call returns is what serde_json reads.
pub fn parse(data: &[u8]) {
    let body = [br#"{"jsonrpc":"2.0","id":1,"result":"#, data, b"}"].concat();
    let hash = B256::new([2; 32]);
    let eth = || Client::new(node(1, &body));
    same(&body, eth().get_block_by_hash(hash, true));
    same(&body, eth().get_transaction_by_hash(hash));
    same(&body, eth().get_block_receipts(BlockTag::Latest));
}

/// Compares the output of a call with what serde_json reads from the response.
fn same<T: DeserializeOwned + PartialEq + Debug>(
    body: &[u8],
    call: impl IntoFuture<Output = Result<T, Error>>,
) {
    if let Some(Ok(output)) = call.into_future().now_or_never() {
        let members = serde_json::from_slice::<BTreeMap<String, Box<RawValue>>>(body);
        let members = members.map_err(|error| error.to_string());
        let result = members.map(|members| members["result"].get().to_owned());
        let read = result.and_then(|text| {
            serde_json::from_str::<T>(&text).map_err(|error| format!("{error}: {text}"))
        });
        assert_eq!(read, Ok(output));
    }
}

/// Decodes an epee body, with its header or without, or else the view of one.
///
/// What can be read can be written, and that is read as what is written the same.
pub fn epee(data: &[u8]) {
    for body in [data, &[&EPEE_HEADER, data].concat()] {
        storage::<BTreeMap<String, u64>>(body);
        storage::<BTreeMap<String, Vec<i8>>>(body);
        storage::<BTreeMap<String, String>>(body);
        storage::<BTreeMap<String, Vec<Bytes>>>(body);
        storage::<BTreeMap<String, Option<B256>>>(body);
        storage::<BTreeMap<String, Vec<BTreeMap<String, (bool, bool)>>>>(body);
        if let Ok(view) = polyrpc::epee::to_json(body) {
            let again = seen_again(view.as_str());
            assert!(again.len() < body.len() || again == body, "{view}");
        }
    }
    if let Some(body) = std::str::from_utf8(data)
        .ok()
        .and_then(|view| polyrpc::epee::from_json(view).ok())
    {
        let view = polyrpc::epee::to_json(&body).map_err(|error| error.to_string());
        assert_eq!(view.map(|view| seen_again(view.as_str())), Ok(body));
    }
}

/// Checks that a decoded value round-trips.
fn storage<T: Serialize + DeserializeOwned>(body: &[u8]) {
    let Ok(value) = polyrpc::epee::from_slice::<T>(body) else {
        return;
    };
    let write = |value: &T| polyrpc::epee::to_vec(value).map_err(|error| error.to_string());
    let once = write(&value);
    let read = once.as_deref().map(polyrpc::epee::from_slice::<T>);
    match read {
        Ok(Ok(value)) => assert_eq!(write(&value), once),
        Ok(Err(error)) => unreachable!("{error}: {once:?}"),
        Err(error) => unreachable!("{error}: {body:?}"),
    }
}

/// Encodes a view, checking that it round-trips.
fn seen_again(view: &str) -> Vec<u8> {
    let bytes = polyrpc::epee::from_json(view).map_err(|error| error.to_string());
    let again = bytes.as_deref().map(polyrpc::epee::to_json);
    let again = again.map(|again| again.map(|view| view.to_string()).ok());
    assert_eq!(again, Ok(Some(view.to_owned())), "{view}");
    bytes.unwrap_or_default()
}

/// A node with one response. The id is what a client begins with, so it fits the first call.
fn node(first: u8, body: &[u8]) -> Rpc {
    let body = match first % 2 {
        0 => [br#"{"jsonrpc":"2.0","id":1,"result":"#, body, b"}"].concat(),
        _ => body.to_vec(),
    };
    Rpc::new(tower::service_fn(
        move |_: Request| -> Ready<Result<Response, BoxError>> {
            ready(Ok(Response::new(body.clone())))
        },
    ))
}

/// An error is fine, if it can be displayed.
fn check<T>(call: impl IntoFuture<Output = Result<T, Error>>) {
    let outcome = call.into_future().now_or_never();
    assert!(outcome.is_some(), "a call waits for more than its response");
    if let Some(Err(error)) = outcome {
        let shown = error.to_string();
        assert!(
            shown.len() < LONGEST_MESSAGE,
            "{} bytes: {shown:.200}",
            shown.len()
        );
        let debugged = format!("{error:?}");
        assert!(
            debugged.len() < 2 * LONGEST_MESSAGE,
            "{} bytes: {debugged:.200}",
            debugged.len()
        );
    }
}
