//! Signed transactions, reads and events against mock nodes.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it meets what it does not expect"
)]

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use alloy_consensus::transaction::SignerRecoverable;
use alloy_consensus::{Transaction as _, TxEnvelope};
use alloy_eips::eip2718::Decodable2718;
use alloy_rpc_types_eth as rpc;
use alloy_signer_local::PrivateKeySigner;
use alloy_sol_types::{SolCall, SolError, SolEvent, sol};
use futures_util::StreamExt;
use futures_util::future::join_all;
use tower::Layer;

use super::*;
use crate::ethereum::methods::{
    BlockNumber, ChainId, EstimateGas, EthCall, GasPrice, GetBalance, GetTransactionCount,
    SendRawTransaction,
};
use crate::ethereum::{
    AccessListEntry, Address, Authorization, B256, Bytes, Client, ErrorExt, Log, Revert,
    TransactionRequest, U256,
};
use crate::mock::{Fault, Transport, sample};
use crate::{Error, RawJson, Rpc, RpcError};

sol! {
    #[derive(Debug, PartialEq)]
    contract Token {
        error InsufficientBalance(uint256 available, uint256 needed);
        event Transfer(address indexed from, address indexed to, uint256 value);
        function balanceOf(address who) returns (uint256);
    }
}

const BOB: Address = Address::new([0xb0; 20]);

/// The first key of every anvil and hardhat.
const KEY: &str = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

fn key() -> PrivateKeySigner {
    KEY.parse().expect("a key")
}

/// A node that takes transactions in the order of their nonces.
#[derive(Default)]
struct Pool {
    /// The count of the account's transactions, the pending ones among them.
    count: u64,
    taken: Vec<TxEnvelope>,
    /// What the next transactions are refused with.
    refusals: VecDeque<RpcError>,
    counted: usize,
}

struct Chain {
    node: Transport,
    pool: Arc<Mutex<Pool>>,
    signer: SignerLayer,
    eth: Client,
}

fn chain() -> Chain {
    let (node, pool) = (Transport::new(), Arc::<Mutex<Pool>>::default());
    node.on::<ChainId>(|_| Ok(31_337));
    node.on::<EstimateGas>(|call| {
        assert!(call.transaction.from.is_some());
        Ok(21_000)
    });
    node.on_raw("eth_feeHistory", |_| {
        Ok(json(r#"{"baseFeePerGas":["0x64","0x64"],"gasUsedRatio":[0.5],"oldestBlock":"0x0","reward":[["0x3"]]}"#))
    });
    node.on::<GasPrice>(|_| Ok(U256::new(107)));
    let of_node = Arc::clone(&pool);
    node.on::<GetTransactionCount>(move |_| {
        let mut pool = of_node.lock().expect("the pool");
        pool.counted += 1;
        Ok(pool.count)
    });
    let of_node = Arc::clone(&pool);
    node.on::<SendRawTransaction>(move |call| {
        let mut pool = of_node.lock().expect("the pool");
        let transaction =
            TxEnvelope::decode_2718(&mut &call.transaction[..]).expect("a transaction");
        if let Some(refusal) = pool.refusals.pop_front() {
            return Err(refusal);
        }
        if transaction.nonce() < pool.count {
            return Err(RpcError::new(
                -32000,
                "nonce too low: next nonce 7, tx nonce 0",
            ));
        }
        assert_eq!(transaction.nonce(), pool.count, "a gap");
        pool.count += 1;
        let hash = B256::from(*transaction.tx_hash());
        pool.taken.push(transaction);
        Ok(hash)
    });
    let signer = SignerLayer::new(key());
    let eth = Client::new(Rpc::new(signer.layer(node.clone())));
    Chain {
        node,
        pool,
        signer,
        eth,
    }
}

impl Chain {
    fn pool(&self) -> MutexGuard<'_, Pool> {
        self.pool.lock().expect("the pool")
    }
}

fn json(text: &str) -> RawJson {
    RawJson::new(text).expect("JSON")
}

fn payment(wei: u64) -> TransactionRequest {
    TransactionRequest::new().with_to(BOB).with_value(wei)
}

#[tokio::test]
async fn a_transaction_is_filled_in_and_signed() {
    let chain = chain();
    let hash = chain.eth.send_transaction(payment(7)).await.expect("sent");
    let pool = chain.pool();
    let [transaction] = &pool.taken[..] else {
        panic!("one transaction");
    };
    assert_eq!(hash, B256::from(*transaction.tx_hash()));
    let sender = transaction.recover_signer().expect("a sender");
    assert_eq!(Address::from(sender), chain.signer.address());
    assert_eq!(transaction.chain_id(), Some(31_337));
    assert_eq!((transaction.nonce(), transaction.gas_limit()), (0, 21_000));
    assert_eq!(transaction.max_fee_per_gas(), 203);
    assert_eq!(transaction.max_priority_fee_per_gas(), Some(3));
    assert_eq!(transaction.value(), U256::new(7).into_alloy());
    drop(pool);
    assert_eq!(chain.node.count("eth_sendTransaction"), 0);
    chain.node.finish().expect("only calls that it knows");
}

#[tokio::test]
async fn what_the_caller_sets_stays() {
    let chain = chain();
    let list = vec![AccessListEntry::new(BOB, vec![B256::ZERO])];
    let price = payment(1).with_gas_price(U256::new(9)).with_gas(50_000);
    chain.eth.send_transaction(price).await.expect("sent");
    let priced = payment(1).with_type(1).with_access_list(list.clone());
    chain.eth.send_transaction(priced).await.expect("sent");
    let tip = payment(1).with_max_priority_fee_per_gas(U256::new(50));
    chain.eth.send_transaction(tip).await.expect("sent");
    let cap = payment(1).with_max_fee_per_gas(U256::new(2));
    chain.eth.send_transaction(cap).await.expect("sent");
    let authorization = Authorization::new(U256::ONE, BOB, 0, 1, U256::ONE, U256::ONE);
    let delegation = payment(0).with_authorization_list(vec![authorization.clone()]);
    chain.eth.send_transaction(delegation).await.expect("sent");

    let pool = chain.pool();
    let [price, priced, tip, cap, delegation] = &pool.taken[..] else {
        panic!("five transactions");
    };
    assert!(matches!(price, TxEnvelope::Legacy(_)) && price.chain_id() == Some(31_337));
    assert_eq!((price.gas_price(), price.gas_limit()), (Some(9), 50_000));
    assert!(matches!(priced, TxEnvelope::Eip2930(_)));
    assert_eq!(priced.gas_price(), Some(107));
    assert_eq!(priced.access_list(), Some(&list.into_alloy()));
    assert_eq!(tip.max_priority_fee_per_gas(), Some(50));
    assert_eq!(tip.max_fee_per_gas(), 250);
    assert_eq!(cap.max_fee_per_gas(), 2);
    assert_eq!(cap.max_priority_fee_per_gas(), Some(2));
    let signed = delegation.authorization_list().map(<[_]>::to_vec);
    assert_eq!(signed, Some(vec![authorization.into()]));
}

#[tokio::test]
async fn a_chain_without_base_fees_gets_a_gas_price() {
    let chain = chain();
    chain.node.on_raw("eth_feeHistory", |_| {
        Ok(json(
            r#"{"gasUsedRatio":[0.5],"oldestBlock":"0x0","reward":[["0x3"]]}"#,
        ))
    });
    chain.eth.send_transaction(payment(1)).await.expect("sent");
    assert!(matches!(&chain.pool().taken[..], [TxEnvelope::Legacy(_)]));
    // Who counts on a base fee is told.
    for dynamic in [
        payment(1).with_type(2),
        payment(1).with_max_fee_per_gas(U256::ONE),
    ] {
        let error = chain.eth.send_transaction(dynamic).await;
        let error = error.expect_err("no base fee").to_string();
        assert!(error.contains("no base fee"), "{error}");
    }
}

#[tokio::test]
async fn many_may_send_at_once() {
    let chain = chain();
    let sends = (0..8).map(|wei| {
        let eth = chain.eth.clone();
        tokio::spawn(async move { eth.send_transaction(payment(wei)).await })
    });
    let hashes = join_all(sends).await;
    assert!(hashes.iter().all(|hash| matches!(hash, Ok(Ok(_)))));
    let pool = chain.pool();
    let nonces: Vec<u64> = pool.taken.iter().map(|sent| sent.nonce()).collect();
    assert_eq!(nonces, (0..8).collect::<Vec<_>>());
    assert_eq!(pool.counted, 1, "the node is asked once");
}

#[tokio::test]
async fn a_refused_transaction_leaves_no_gap() {
    let chain = chain();
    chain.eth.send_transaction(payment(1)).await.expect("sent");
    let refusal = RpcError::new(-32003, "insufficient funds for gas * price + value");
    chain.pool().refusals = [refusal].into();
    let sends = (0..8).map(|wei| chain.eth.send_transaction(payment(wei)).into_future());
    let outcomes = join_all(sends).await;
    let failed = outcomes.iter().filter(|outcome| outcome.is_err()).count();
    assert_eq!(failed, 1);
    assert_eq!(chain.pool().taken.len(), 8);
    assert_eq!(chain.pool().counted, 1);
}

#[tokio::test]
async fn a_nonce_that_is_too_low_is_taken_anew() {
    let chain = chain();
    chain.eth.send_transaction(payment(1)).await.expect("sent");
    // Somebody else sends with the same key.
    chain.pool().count = 7;
    chain.eth.send_transaction(payment(2)).await.expect("sent");
    let nonces: Vec<u64> = chain.pool().taken.iter().map(|sent| sent.nonce()).collect();
    assert_eq!(nonces, [0, 7]);
    // It isn't tried for ever.
    let low = || RpcError::new(-32000, "nonce too low");
    chain.pool().refusals = [low(), low(), low(), low()].into();
    let error = chain
        .eth
        .send_transaction(payment(3))
        .await
        .expect_err("refused");
    assert!(error.to_string().contains("nonce too low"), "{error}");
    assert_eq!(chain.pool().refusals.len(), 1);
}

#[tokio::test]
async fn a_lost_response_leaves_the_nonce_to_the_node() {
    let chain = chain();
    chain.eth.send_transaction(payment(1)).await.expect("sent");
    chain
        .node
        .inject(Fault::disconnect().on("eth_sendRawTransaction"));
    let error = chain.eth.send_transaction(payment(2)).await;
    error.expect_err("the connection is lost");
    chain.eth.send_transaction(payment(3)).await.expect("sent");
    let pool = chain.pool();
    assert_eq!(pool.counted, 2, "asked again");
    assert_eq!(pool.taken.len() as u64, pool.count);
}

#[tokio::test]
async fn a_sender_that_goes_away_leaves_the_nonce_to_the_node() {
    let chain = chain();
    chain
        .node
        .inject(Fault::stall().on("eth_sendRawTransaction"));
    let gone = chain.eth.send_transaction(payment(1)).into_future();
    let gone = tokio::time::timeout(Duration::from_millis(50), gone).await;
    assert!(gone.is_err());
    chain.eth.send_transaction(payment(2)).await.expect("sent");
    assert_eq!(chain.pool().counted, 2, "asked again");
}

#[tokio::test]
async fn a_nonce_of_the_caller_s_is_used() {
    let chain = chain();
    chain.eth.send_transaction(payment(1)).await.expect("sent");
    let by_hand = payment(2).with_nonce(1);
    chain.eth.send_transaction(by_hand).await.expect("sent");
    chain.eth.send_transaction(payment(3)).await.expect("sent");
    let nonces: Vec<u64> = chain.pool().taken.iter().map(|sent| sent.nonce()).collect();
    assert_eq!(nonces, [0, 1, 2]);
    // After a development node was reset.
    chain.pool().count = 0;
    chain.signer.reset_nonce().await;
    chain.eth.send_transaction(payment(4)).await.expect("sent");
    assert_eq!(chain.pool().taken.last().map(|sent| sent.nonce()), Some(0));
}

#[tokio::test]
async fn what_can_t_be_signed_is_said_before_anything_is_sent() {
    let chain = chain();
    let nothing = TransactionRequest::new();
    for (request, words) in [
        (payment(1).with_from(BOB), "not for the `from`"),
        (payment(1).with_chain_id(1), "the chain 1"),
        (nothing, "neither `to` nor `input`"),
        (payment(1).with_blobs(vec![Bytes::new()]), "blobs"),
        (
            payment(1).with_gas_price(U256::MAX),
            "`gas_price` is beyond",
        ),
    ] {
        let error = chain.eth.send_transaction(request).await.expect_err(words);
        assert!(error.to_string().contains(words), "{error}");
        assert_eq!(error.reached_server(), crate::Reached::No, "{error}");
    }
    let both = (
        chain.eth.send_transaction(payment(1)),
        chain.eth.block_number(),
    );
    let error = chain.eth.batch(both).await.expect_err("in a batch");
    assert!(error.to_string().contains("batch"), "{error}");
    assert_eq!(chain.node.count("eth_sendRawTransaction"), 0);
    assert_eq!(chain.node.count("eth_blockNumber"), 0);
    // A signer of another chain.
    let signer = SignerLayer::new(alloy_signer::Signer::with_chain_id(key(), Some(1)));
    let eth = Client::new(Rpc::new(signer.layer(chain.node.clone())));
    let error = eth
        .send_transaction(payment(1))
        .await
        .expect_err("another chain");
    assert!(error.to_string().contains("the signer of 0x"), "{error}");
}

#[tokio::test]
async fn all_else_passes() {
    let chain = chain();
    chain.node.on::<GetBalance>(|_| Ok(U256::new(9)));
    chain.node.on::<BlockNumber>(|_| Ok(4));
    let (balance, head) = chain
        .eth
        .batch((chain.eth.get_balance(BOB), chain.eth.block_number()))
        .await
        .expect("both");
    assert_eq!((balance, head), (U256::new(9), 4));
}

fn reads(
    answer: impl Fn() -> Result<Bytes, RpcError> + Send + Sync + 'static,
) -> (Transport, Client) {
    let node = Transport::new();
    node.on::<EthCall>(move |call| {
        let input = call.transaction.input.as_deref().expect("input");
        let decoded = Token::balanceOfCall::abi_decode(input).expect("a call");
        assert_eq!(Address::from(decoded.who), BOB);
        answer()
    });
    let eth = Client::new(Rpc::new(node.clone()));
    (node, eth)
}

fn balance_of() -> Token::balanceOfCall {
    Token::balanceOfCall { who: BOB.into() }
}

#[tokio::test]
async fn a_function_is_read() {
    let word = B256::from(U256::new(77));
    let (node, eth) = reads(move || Ok(word.into()));
    let read = eth.read(BOB, balance_of());
    assert_eq!(read.await.expect("a balance"), U256::new(77).into_alloy());
    let read = eth
        .read(BOB, balance_of())
        .block(9)
        .from(BOB)
        .value(U256::ONE);
    read.await.expect("a balance");
    let calls = node.calls::<EthCall>();
    assert_eq!(calls[1].block, Some(9.into()));
    assert_eq!(calls[1].transaction.from, Some(BOB));
    assert_eq!(calls[1].transaction.value, Some(U256::ONE));
    assert_eq!(calls[0].transaction.from, None);
}

#[tokio::test]
async fn a_read_fails_in_the_contract_s_words() {
    let failure = Token::InsufficientBalance {
        available: U256::ONE.into_alloy(),
        needed: U256::new(2).into_alloy(),
    };
    let data = json(&format!("\"{}\"", Bytes::from(failure.abi_encode())));
    let (_node, eth) =
        reads(move || Err(RpcError::new(3, "execution reverted").with_data(data.clone())));
    let error = eth.read(BOB, balance_of()).await.expect_err("a revert");
    let revert = error.revert().expect("a revert");
    assert_eq!(revert.decode_error(), Some(failure.clone()));
    let decoded = revert.decode();
    assert_eq!(
        decoded,
        Some(Token::TokenErrors::InsufficientBalance(failure))
    );
    let other = Revert::from_data(vec![1, 2, 3, 4]);
    assert_eq!(other.decode::<Token::TokenErrors>(), None);
    assert_eq!(Revert::Empty.decode::<Token::TokenErrors>(), None);
}

#[tokio::test]
async fn a_read_of_something_else_says_so() {
    for (returned, words) in [
        (Bytes::new(), "there is no contract"),
        (
            Bytes::from([7; 31]),
            "isn't what `balanceOf(address)` returns",
        ),
    ] {
        let (_node, eth) = reads(move || Ok(returned.clone()));
        let error = eth.read(BOB, balance_of()).await.expect_err(words);
        assert!(
            error.is_decode() && error.to_string().contains(words),
            "{error}"
        );
        assert_eq!(error.method(), Some("eth_call"));
    }
}

fn transfer(value: u64) -> Log {
    let event = Token::Transfer {
        from: BOB.into(),
        to: BOB.into(),
        value: U256::from(value).into_alloy(),
    };
    let topics = event
        .encode_topics()
        .into_iter()
        .map(|topic| topic.0.into());
    let mut log = Log::new(BOB, topics.collect(), event.encode_data());
    (log.block_number, log.block_hash) = (Some(9), Some(B256::ZERO));
    (log.log_index, log.transaction_hash) = (Some(value), Some(B256::new([5; 32])));
    log
}

#[tokio::test]
async fn events_are_decoded_with_their_logs() {
    let node = Transport::new();
    let header = |number: u64| {
        let mut header = sample::<crate::ethereum::Header>();
        header.number = number;
        header
    };
    node.on_raw("eth_getBlockByNumber", move |_| {
        Ok(json(&serde_json::to_string(&header(9)).expect("JSON")))
    });
    let heads = node.topic(crate::ethereum::streams::NewHeads::new());
    heads.expect("a topic");
    node.on_raw("eth_getLogs", |params| {
        let filter = params.as_str();
        assert!(filter.contains(&format!(
            "\"{}\"",
            B256::from(Token::Transfer::SIGNATURE_HASH)
        )));
        assert!(filter.contains(&BOB.into_word().to_string()));
        // As ERC-721 has it: the value is indexed too.
        let mut foreign = transfer(1);
        foreign.topics.push(B256::ZERO);
        foreign.data = Bytes::new();
        let logs = [transfer(0), foreign, transfer(2)];
        Ok(json(&serde_json::to_string(&logs).expect("JSON")))
    });
    let eth = Client::new(Rpc::new(node.clone()));
    let events = eth.events_of::<Token::Transfer>(BOB).from(9).topic1(BOB);
    let mut events = events.settled_depth(1).ranges(1, 1);
    let first = events.next().await.expect("a first").expect("an event");
    assert_eq!(first.event.value, U256::ZERO.into_alloy());
    assert_eq!(first.log, transfer(0));
    let error: Error = events.next().await.expect("a second").expect_err("foreign");
    let text = error.to_string();
    assert!(error.is_decode(), "{text}");
    for words in [
        "log 1 of block 9",
        "0x0505",
        "Transfer(address,address,uint256)",
    ] {
        assert!(text.contains(words), "{text}");
    }
    let third = events.next().await.expect("a third").expect("an event");
    assert_eq!(third.event.value, U256::new(2).into_alloy());
}

#[test]
fn types_convert_there_and_back() {
    let address = alloy_primitives::Address::from(BOB);
    assert_eq!((address.0.0, Address::from(address)), ([0xb0; 20], BOB));
    let hash = alloy_primitives::B256::from(B256::new([3; 32]));
    assert_eq!(B256::from(hash), B256::new([3; 32]));
    let bytes = alloy_primitives::Bytes::from(Bytes::from([1, 2]));
    assert_eq!(Bytes::from(bytes), Bytes::from([1, 2]));
    assert_eq!(U256::from_alloy(U256::MAX.into_alloy()), U256::MAX);
    let number = U256::new(0x0102).into_alloy();
    assert_eq!(number, alloy_primitives::U256::from(0x0102));
    let list = vec![AccessListEntry::new(BOB, vec![B256::ZERO])];
    assert_eq!(Vec::from_alloy(list.clone().into_alloy()), list);
    let log = transfer(4);
    let theirs = rpc::Log::from(log.clone());
    assert_eq!((theirs.topics().len(), theirs.log_index), (3, Some(4)));
    let mut again = Log::from(theirs);
    assert_eq!(again.removed.take(), Some(false));
    assert_eq!(again, log);
}

#[test]
fn a_transaction_request_converts_there_and_back() {
    let authorization = Authorization::new(U256::ONE, BOB, 0, 1, U256::ONE, U256::ONE);
    let request = payment(7)
        .with_from(BOB)
        .with_max_fee_per_gas(U256::new(9))
        .with_max_priority_fee_per_gas(U256::new(8))
        .with_gas(1)
        .with_nonce(2)
        .with_chain_id(3)
        .with_type(4)
        .with_input(vec![5])
        .with_access_list(vec![AccessListEntry::new(BOB, vec![])])
        .with_blob_versioned_hashes(vec![B256::ZERO])
        .with_authorization_list(vec![authorization]);
    let theirs = rpc::TransactionRequest::try_from(request.clone()).expect("it converts");
    assert_eq!(TransactionRequest::from(theirs), request);
    let creation = TransactionRequest::new().with_data(vec![1]);
    let theirs = rpc::TransactionRequest::try_from(creation).expect("it converts");
    assert_eq!(theirs.to, Some(alloy_primitives::TxKind::Create));
    let again = TransactionRequest::from(theirs);
    assert_eq!((again.to, again.input), (None, Some(Bytes::from([1]))));
}
