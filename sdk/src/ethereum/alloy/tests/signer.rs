//! Transactions that are filled in, signed and sent.

use super::*;
use crate::ethereum::methods::GetTransactionByHash;
use crate::layer::Retry;

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

/// The refusal is of a second attempt, and the node can't tell whether it has the transaction of the first.
#[tokio::test]
async fn a_refusal_after_a_lost_response_leaves_the_nonce_to_the_node() {
    let chain = chain();
    let retried = Retry::new().layer(chain.node.clone());
    let eth = Client::new(Rpc::new(chain.signer.layer(retried)));
    eth.send_transaction(payment(1)).await.expect("sent");
    let refusal = |message: &str| RpcError::new(-32000, message);
    let unknown = refusal("transactions are not indexed");
    chain
        .node
        .on::<GetTransactionByHash>(move |_| Err(unknown.clone()));
    chain
        .node
        .inject(Fault::disconnect().on("eth_sendRawTransaction"));
    chain
        .pool()
        .refusals
        .push_back(refusal("insufficient funds"));
    let error = eth.send_transaction(payment(2)).await;
    let error = error.expect_err("refused").to_string();
    assert!(error.contains("insufficient funds"), "{error}");
    eth.send_transaction(payment(3)).await.expect("sent");
    assert_eq!(chain.pool().counted, 2, "asked again");
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
