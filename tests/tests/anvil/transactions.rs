//! Transactions of every kind that a node can sign, sent and read back.

use polyrpc::ethereum::{
    AccessListEntry, Address, Authorization, B256, Receipt, SignTransactionAnswer, Transaction,
    TransactionRequest, U256,
};
use polyrpc_tests::TestResult;

use crate::contracts::{MULTIPLY7, multiply, word};
use crate::live::{ALICE, BOB, Live, live};

pub(crate) const METHODS: &[&str] = &[
    "debug_getRawTransaction",
    "eth_getRawTransactionByBlockHashAndIndex",
    "eth_getRawTransactionByBlockNumberAndIndex",
    "eth_getRawTransactionByHash",
    "eth_getTransactionByBlockHashAndIndex",
    "eth_getTransactionByBlockNumberAndIndex",
    "eth_getTransactionByHash",
    "eth_getTransactionReceipt",
    "eth_sendRawTransaction",
    "eth_sendTransaction",
    "eth_signTransaction",
];

const GWEI: U256 = U256::new(1_000_000_000);

fn transfer() -> TransactionRequest {
    TransactionRequest::new()
        .with_from(ALICE)
        .with_to(BOB)
        .with_value(U256::ONE)
}

async fn send(live: &Live, transaction: TransactionRequest) -> TestResult<(Receipt, Transaction)> {
    let receipt = live.send(transaction).await?;
    assert_eq!(receipt.status, Some(1));
    let found = live
        .eth
        .get_transaction_by_hash(receipt.transaction_hash)
        .await?;
    Ok((receipt, found.ok_or("no transaction")?))
}

#[tokio::test]
async fn of_the_first_kind() -> TestResult {
    live(&["eth_getTransactionByHash"], async |live| {
        let (receipt, found) = send(live, transfer().with_type(0).with_gas_price(GWEI * 3)).await?;
        let Transaction::Legacy(transaction) = found else {
            return Err(format!("not a legacy transaction: {found:?}").into());
        };
        assert_eq!(receipt.r#type, Some(0));
        assert_eq!(
            (transaction.gas_price, transaction.chain_id),
            (GWEI * 3, Some(31337))
        );
        assert_eq!(
            (transaction.to, transaction.block_number),
            (Some(BOB), Some(1))
        );
        assert_eq!(receipt.effective_gas_price, Some(GWEI * 3));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn with_an_access_list() -> TestResult {
    live(&["eth_getTransactionByHash"], async |live| {
        let list = vec![AccessListEntry::new(BOB, vec![word(1), word(2)])];
        let transaction = transfer()
            .with_gas_price(GWEI * 3)
            .with_access_list(list.clone());
        let (receipt, found) = send(live, transaction.with_type(1)).await?;
        let Transaction::AccessList(transaction) = found else {
            return Err(format!("not one with an access list: {found:?}").into());
        };
        assert_eq!(
            (receipt.r#type, transaction.access_list),
            (Some(1), Some(list))
        );
        assert!(receipt.gas_used > 21_000);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn with_a_fee_cap() -> TestResult {
    live(&["eth_getTransactionByHash"], async |live| {
        let transaction = transfer()
            .with_max_fee_per_gas(GWEI * 5)
            .with_max_priority_fee_per_gas(GWEI * 2);
        let (receipt, found) = send(live, transaction).await?;
        let Transaction::FeeMarket(transaction) = found else {
            return Err(format!("not one with a fee cap: {found:?}").into());
        };
        assert_eq!(transaction.max_fee_per_gas, GWEI * 5);
        assert_eq!(transaction.max_priority_fee_per_gas, GWEI * 2);
        assert_eq!(
            (receipt.r#type, receipt.from, transaction.from),
            (Some(2), Some(ALICE), ALICE)
        );
        assert_eq!(transaction.gas_price, receipt.effective_gas_price);
        Ok(())
    })
    .await
}

/// The tenth account lets the first contract of Alice's account act for it.
#[tokio::test]
async fn that_delegate() -> TestResult {
    live(&["eth_getTransactionByHash"], async |live| {
        const TENTH: Address = Address::from_literal("0xa0ee7a142d267c1f36714e4a8f75612f20a79720");

        // No node signs an authorization. This one was signed with the account's well-known key, for chain 31337 and nonce 0.
        let signature = |text: &str| text.parse::<B256>().map(U256::from);
        let contract = live
            .deploy(MULTIPLY7.parse::<polyrpc::ethereum::Bytes>()?)
            .await?;
        let authorization = Authorization::new(
            U256::new(31337),
            contract,
            0,
            1,
            signature("0xe5e728aeb5c6f862c68397ba00550e42306a68523fa093146658a9c418fe0378")?,
            signature("0x35616386433402ceb66c04d31293c90004546429aad22550d306614d3a1591ab")?,
        );
        let call = TransactionRequest::new()
            .with_from(ALICE)
            .with_to(TENTH)
            .with_gas(200_000)
            .with_input(multiply(6))
            .with_authorization_list(vec![authorization.clone()]);
        let (receipt, found) = send(live, call).await?;
        let Transaction::SetCode(transaction) = found else {
            return Err(format!("not one that delegates: {found:?}").into());
        };
        assert_eq!(transaction.authorization_list, [authorization]);
        assert_eq!((receipt.r#type, receipt.logs.len()), (Some(4), 1));
        assert_eq!(
            (receipt.logs[0].address, &*receipt.logs[0].data),
            (TENTH, word(42).as_ref())
        );
        let delegation = [&[0xef, 0x01, 0x00], contract.as_ref()].concat();
        assert_eq!(*live.eth.get_code(TENTH).await?, delegation);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn signed_by_the_node_and_sent_as_bytes() -> TestResult {
    live(METHODS, async |live| {
        let eth = &live.eth;
        let transaction = transfer()
            .with_nonce(0)
            .with_gas(21_000)
            .with_max_fee_per_gas(GWEI * 5)
            .with_max_priority_fee_per_gas(GWEI);
        // The specification has the transaction beside its bytes; anvil answers the bytes alone.
        let raw = match eth.sign_transaction(transaction.clone()).await? {
            SignTransactionAnswer::Raw(raw) => raw,
            other => return Err(format!("anvil answers otherwise now: {other:?}").into()),
        };
        let hash = eth.send_raw_transaction(raw.clone()).await?;
        assert_eq!(hash, eth.web3_sha3(raw.clone()).await?);
        assert_eq!(
            eth.get_raw_transaction_by_hash(hash).await?,
            Some(raw.clone())
        );
        assert_eq!(
            eth.debug_get_raw_transaction(hash).await?,
            Some(raw.clone())
        );

        let receipt = live.receipt(hash).await?;
        let found = eth.get_transaction_by_hash(hash).await?;
        let block = receipt.block_hash.ok_or("no block")?;
        let by_block = eth.get_transaction_by_block_hash_and_index(block, 0);
        assert_eq!(by_block.await?, found);
        let by_number = eth.get_transaction_by_block_number_and_index(1, 0);
        assert_eq!(by_number.await?, found);
        let by_block = eth.get_raw_transaction_by_block_hash_and_index(block, 0);
        assert_eq!(by_block.await?, Some(raw.clone()));
        let by_number = eth.get_raw_transaction_by_block_number_and_index(1, 0);
        assert_eq!(by_number.await?, Some(raw));
        let beyond = eth.get_transaction_by_block_number_and_index(1, 1);
        assert_eq!(beyond.await?, None);

        live.send(transfer()).await?;
        // Sent a second time it is refused, and the node says why.
        let again = eth.send_transaction(transaction).await;
        let error = again.err().ok_or("the nonce was used twice")?;
        assert!(
            error.rpc().is_some_and(|rpc| rpc.message.contains("nonce")),
            "{error}"
        );
        assert!(!error.is_retryable());
        Ok(())
    })
    .await
}
