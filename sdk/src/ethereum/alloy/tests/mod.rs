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

mod convert;
mod events;
mod read;
mod signer;

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
