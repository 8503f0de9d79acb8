//! Every method of today's API that the node has, called by its type.

use std::fmt::Debug;

use polyrpc::Error;
use polyrpc::filecoin::{
    Address, Cid, Failure, FullNode, KeyInfo, KeyType, Message, Network, Reason, SignatureType,
    StorageMiner, TipSetKey, TokenAmount,
};
use polyrpc_tests::TestResult;
use polyrpc_tests::limits::STEP;
use tokio::time::{sleep, timeout};

use super::{fil, live, sender};

/// The place where a response has another form than Lotus's, and what is wrong there.
fn misfit<T: Debug>(result: Result<T, Error>) -> TestResult<(String, String)> {
    let error = result.err().ok_or("it was read")?;
    let decode = error.decode().ok_or_else(|| error.to_string())?;
    Ok((decode.path().to_owned(), decode.message().to_owned()))
}

/// Methods without a result are answered by neither a result nor an error, which is no response of JSON-RPC. They are done all the same.
fn done(result: Result<(), Error>) -> TestResult {
    let error = result.err().ok_or("a response as it should be")?;
    let message = error.to_string();
    match message.contains("neither `result` nor `error`") {
        true => Ok(()),
        false => Err(message.into()),
    }
}

#[tokio::test]
async fn the_node_tells_who_it_is() -> TestResult {
    live(async |ganache, node| {
        assert!(node.id().await?.as_str().starts_with("bafzk"));
        // The seconds of an epoch are a text there, and the make isn't said.
        let (path, message) = misfit(node.version().await)?;
        assert_eq!(path, "result.BlockDelay");
        assert!(message.contains("string \"0\", expected u64"), "{message}");
        let miner = StorageMiner::builder(format!("{}/rpc/v1", ganache.url()));
        let miner = miner.connect().await?.actor_address().await?;
        assert_eq!(miner, Address::id(1000).with_network(Network::Test));

        let unknown = node.state_network_name().await.err().ok_or("it is known")?;
        let failure = Failure::of(&unknown).ok_or("no refusal")?;
        // Not the code for a method that isn't known.
        assert_eq!(failure.reason, Reason::InvalidRequest);
        assert!(failure.message.contains("StateNetworkName does not exist"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn its_chain_is_read() -> TestResult {
    live(async |ganache, node| {
        let genesis = node.chain_get_genesis().await?;
        assert_eq!(genesis.height, 0);
        ganache.mine().await?;
        let head = node.chain_head().await?;
        assert_eq!((head.height, head.parents()), (1, genesis.key()));
        // A time with a fraction of a second.
        let (first, second) = (genesis.blocks[0].timestamp, head.blocks[0].timestamp);
        assert!(first <= second && first.0 > 1_700_000_000, "{first:?}");
        assert_eq!(node.chain_get_tip_set(head.key()).await?, head);
        assert_eq!(node.chain_get_tip_set_by_height(1).await?, head);
        let anchored = node.chain_get_tip_set_by_height(0).tipset_key(head.key());
        assert_eq!(anchored.await?, genesis);
        let block = node.chain_get_block(head.cids[0]).await?;
        assert_eq!(block, head.blocks[0]);
        let messages = node.chain_get_block_messages(head.cids[0]).await?;
        assert_eq!(messages.cids, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn its_miners_are_read() -> TestResult {
    live(async |_, node| {
        let miner = Address::id(1000).with_network(Network::Test);
        assert_eq!(
            node.state_list_miners().await?,
            std::slice::from_ref(&miner)
        );
        let power = node.state_miner_power(miner.clone()).await?;
        assert!(!power.has_min_power);
        // It is older than what was added to this.
        let (path, message) = misfit(node.state_miner_info(miner).await)?;
        assert_eq!(path, "result");
        assert!(message.contains("missing field `Beneficiary`"), "{message}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn its_wallet_holds_keys() -> TestResult {
    live(async |_, node| {
        let accounts = node.wallet_list().await?;
        assert_eq!(accounts.len(), 10);
        let default = node.wallet_default_address().await?;
        assert_eq!(default.as_ref(), accounts.first());
        let default = default.ok_or("no address")?;
        let balance = node.wallet_balance(default.clone()).await?;
        assert_eq!(balance, fil("100 FIL")?);

        for (kind, signature) in [
            (KeyType::Secp256k1, SignatureType::Secp256k1),
            (KeyType::Bls, SignatureType::Bls),
        ] {
            let key = node.wallet_new(kind.clone()).await?;
            assert!(node.wallet_has(key.clone()).await?);
            assert_eq!(node.wallet_validate_address(key.to_string()).await?, key);
            assert_eq!(node.wallet_balance(key.clone()).await?, TokenAmount::ZERO);
            let signed = node.wallet_sign(key.clone(), b"hello".to_vec()).await?;
            assert_eq!(signed.r#type, signature);
            let verify = node.wallet_verify(key.clone(), b"hello".to_vec(), signed.clone());
            assert!(verify.await?);
            // With the other kind of keys it takes the signature of anything.
            if kind == KeyType::Bls {
                let verify = node.wallet_verify(key.clone(), b"hallo".to_vec(), signed);
                assert!(!verify.await?);
            }

            let exported: KeyInfo = node.wallet_export(key.clone()).await?;
            assert_eq!(exported.r#type, kind);
            done(node.wallet_delete(key.clone()).await)?;
            assert!(!node.wallet_has(key.clone()).await?);
            assert_eq!(node.wallet_import(exported).await?, key);
            done(node.wallet_set_default(key.clone()).await)?;
            assert_eq!(node.wallet_default_address().await?, Some(key));
        }
        Ok(())
    })
    .await
}

/// A message with its gas, which is what is signed.
async fn filled(node: &FullNode, to: &Address) -> TestResult<Message> {
    let from = sender(node).await?;
    let mut message = Message::transfer(from.clone(), to.clone(), fil("0.5 FIL")?);
    message.nonce = node.mpool_get_nonce(from).await?;
    message.gas_limit = 600_000;
    message.gas_fee_cap = 100_000_u64.into();
    message.gas_premium = 100_000_u64.into();
    Ok(message)
}

#[tokio::test]
async fn messages_are_signed_and_sent() -> TestResult {
    live(async |_, node| {
        let to = node.wallet_new(KeyType::Secp256k1).await?;
        let from = sender(&node).await?;

        // Signed by the node, and sent by us. CIDs of messages aren't Lotus's there.
        let message = filled(&node, &to).await?;
        let sign = node.wallet_sign_message(from.clone(), message.clone());
        let signed = sign.await?;
        assert_eq!(signed.message.value, message.value);
        let cid: Cid = node.mpool_push(signed).await?;
        until_balance(&node, &to, "0.5 FIL").await?;
        assert_eq!(node.chain_get_message(cid).await?.value, message.value);

        // Several.
        let message = filled(&node, &to).await?;
        let signed = node.wallet_sign_message(from.clone(), message).await?;
        assert_eq!(node.mpool_batch_push(vec![signed]).await?.len(), 1);
        until_balance(&node, &to, "1 FIL").await?;

        // All of it by the node.
        let transfer = Message::transfer(from.clone(), to.clone(), fil("0.25 FIL")?);
        let pushed = node.mpool_push_message(transfer.clone()).await?;
        assert_eq!(pushed.message.nonce, 2);
        assert!(pushed.message.gas_limit > 0);
        until_balance(&node, &to, "1.25 FIL").await?;
        let pushed = node.mpool_batch_push_message(vec![transfer]).await?;
        assert_eq!(pushed.len(), 1);
        until_balance(&node, &to, "1.5 FIL").await?;
        assert_eq!(node.mpool_get_nonce(from).await?, 4);

        // All of them have been executed.
        assert_eq!(node.mpool_pending().await?, []);
        assert_eq!(node.mpool_select(TipSetKey::HEAD, 0.5).await?, []);
        done(node.mpool_clear(true).await)?;
        Ok(())
    })
    .await
}

/// Waits until what was sent is executed, a moment after the response.
async fn until_balance(node: &FullNode, of: &Address, expected: &str) -> TestResult {
    let expected = fil(expected)?;
    let reached = async {
        while node.wallet_balance(of.clone()).await? != expected {
            sleep(node.rpc().poll_interval()).await;
        }
        Ok(())
    };
    timeout(STEP, reached).await?
}
