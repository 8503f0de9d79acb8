//! A chain of some twenty blocks, read back in every way: nothing that the node sends may be lost.

use std::collections::BTreeSet;

use futures_util::TryStreamExt;
use polyrpc::RawJson;
use polyrpc::ethereum::{
    AccessListEntry, Address, B256, BlockTransactions, Bytes, LogFilter, TraceConfig, TraceType,
    TransactionRequest, U256,
};
use polyrpc_tests::TestResult;

use crate::contracts::{
    DESTRUCTS, FORWARDS, MULTIPLY7, REVERTS, STORES, creates, forward, multiply, word,
};
use crate::live::{ALICE, BOB, Live, live_with};

const TRACERS: [&str; 3] = ["callTracer", "prestateTracer", "4byteTracer"];

/// What is asserted here is that the walk saw the whole chain; `live` then gives every response to `polyrpc verify`.
#[tokio::test]
async fn survives_decoding_and_encoding() -> TestResult {
    live_with(
        &["--steps-tracing"],
        &["eth_getBlockReceipts", "trace_block"],
        async |live| {
            let hashes = grow(live).await?;
            let height = live.eth.block_number().await?;
            assert_eq!(height as usize, hashes.len());

            let mut seen = BTreeSet::new();
            for number in 0..=height {
                seen.extend(read_block(live, number).await?);
            }
            assert_eq!(seen, hashes.iter().copied().collect());
            for &hash in &hashes {
                read_transaction(live, hash).await?;
            }
            let everything = LogFilter::new().from_block(0).to_block(height);
            assert_eq!(live.eth.get_logs(everything).await?.len(), 3);
            Ok(())
        },
    )
    .await
}

/// Sends transactions of all sorts and gives their hashes. anvil mines each in a block of its own.
async fn grow(live: &Live) -> TestResult<Vec<B256>> {
    let gwei = U256::new(1_000_000_000);
    let init: Bytes = MULTIPLY7.parse()?;
    // Contracts get their addresses from the sender and the order in which they are created.
    let create = |code: Bytes| request().with_input(code);
    let mut transactions = vec![
        create(init),
        create(creates(&REVERTS)),
        create(creates(&STORES)),
        create(creates(&FORWARDS)),
        create(creates(&DESTRUCTS)),
        request()
            .with_to(BOB)
            .with_value(gwei)
            .with_type(0)
            .with_gas_price(gwei * 3),
        request()
            .with_to(BOB)
            .with_value(gwei)
            .with_max_fee_per_gas(gwei * 9),
        request().with_to(BOB).with_input(b"just a note"),
        request()
            .with_to(BOB)
            .with_gas_price(gwei * 3)
            .with_access_list(vec![AccessListEntry::new(BOB, vec![word(1)])]),
    ];
    let mut hashes = send_all(live, transactions).await?;
    let [multiplies, reverts, stores, forwards, destructs] = contracts(live, &hashes[..5]).await?;
    let call = |to: Address, data: Bytes| request().with_to(to).with_input(data);
    transactions = vec![
        call(multiplies, multiply(6)),
        call(multiplies, multiply(0)),
        call(stores, word(7).into()),
        call(stores, word(8).into()),
        call(stores, word(0).into()),
        call(forwards, forward(multiplies, &multiply(3))).with_gas(200_000),
        call(forwards, forward(BOB, &[]))
            .with_value(gwei)
            .with_gas(200_000),
        // With a gas limit the node doesn't try them first, so they fail in a block.
        call(reverts, b"no".into()).with_gas(100_000),
        call(forwards, forward(reverts, b"no")).with_gas(100_000),
        call(stores, word(9).into()).with_gas(22_000),
        create(b"\xfe".into()).with_gas(100_000),
        call(forwards, forward(destructs, &[]))
            .with_value(gwei)
            .with_gas(200_000),
    ];
    hashes.extend(send_all(live, transactions).await?);
    Ok(hashes)
}

fn request() -> TransactionRequest {
    TransactionRequest::new().with_from(ALICE)
}

async fn send_all(live: &Live, transactions: Vec<TransactionRequest>) -> TestResult<Vec<B256>> {
    let mut hashes = Vec::new();
    for transaction in transactions {
        hashes.push(live.send(transaction).await?.transaction_hash);
    }
    Ok(hashes)
}

async fn contracts<const N: usize>(live: &Live, hashes: &[B256]) -> TestResult<[Address; N]> {
    let receipts = hashes
        .iter()
        .map(|&hash| live.eth.get_transaction_receipt(hash));
    let receipts: Vec<_> = live.eth.batch_all(receipts).try_collect().await?;
    let addresses = receipts
        .into_iter()
        .filter_map(|receipt| receipt?.contract_address);
    let addresses = <[Address; N]>::try_from(addresses.collect::<Vec<_>>());
    addresses.map_err(|created| format!("only {created:?} were created").into())
}

/// Reads a block in all ways and gives the hashes of its transactions.
async fn read_block(live: &Live, number: u64) -> TestResult<Vec<B256>> {
    let eth = &live.eth;
    let block = eth
        .get_block_by_number(number, false)
        .await?
        .ok_or("no block")?;
    let hash = block.hash.ok_or("no hash")?;
    let types = vec![TraceType::Trace, TraceType::StateDiff, TraceType::VmTrace];
    eth.get_block_by_hash(hash, true).await?;
    eth.get_block_receipts(number).await?;
    eth.trace_block(number).await?;
    eth.trace_replay_block_transactions(number, types).await?;
    eth.debug_trace_block_by_number(number).await?;
    for tracer in TRACERS {
        let config = TraceConfig::new().with_tracer(tracer);
        eth.debug_trace_block_by_hash(hash).config(config).await?;
    }
    match block.transactions {
        BlockTransactions::Hashes(hashes) => Ok(hashes),
        other => Err(format!("not hashes: {other:?}").into()),
    }
}

async fn read_transaction(live: &Live, hash: B256) -> TestResult {
    let eth = &live.eth;
    let found = eth.get_transaction_by_hash(hash).await?;
    found.ok_or("no transaction")?;
    eth.get_transaction_receipt(hash)
        .await?
        .ok_or("no receipt")?;
    eth.trace_transaction(hash).await?;
    let full = TraceConfig::new()
        .with_enable_memory(true)
        .with_enable_return_data(true);
    eth.debug_trace_transaction(hash).config(full).await?;
    let diff = TraceConfig::new()
        .with_tracer("prestateTracer")
        .with_tracer_config(RawJson::new("{\"diffMode\":true}")?);
    eth.debug_trace_transaction(hash).config(diff).await?;
    Ok(())
}
