//! Waiting for messages, and following the chain over a WebSocket that is cut.

use std::time::Duration;

use futures_util::{Stream, StreamExt};
use polyrpc::filecoin::{
    ChainChange, ChainChanges, FullNode, HeadChangeKind, KeyType, Message, TipSet, TipSetKey,
    WaitError,
};
use polyrpc::{Error, Event, GapCause};
use polyrpc_tests::TestResult;
use polyrpc_tests::limits::STEP;
use tokio::time::timeout;

use super::relay::Relay;
use super::{fil, live, sender};

async fn next<T>(stream: &mut (impl Stream<Item = Result<T, Error>> + Unpin)) -> TestResult<T> {
    let next = timeout(STEP, stream.next()).await?;
    Ok(next.ok_or("the stream ended")??)
}

async fn applied(changes: &mut ChainChanges) -> TestResult<TipSet> {
    match next(changes).await? {
        ChainChange::Applied(tipset) => Ok(tipset),
        other => Err(format!("{other:?}").into()),
    }
}

#[tokio::test]
async fn changes_of_the_head_come_before_and_after_a_cut() -> TestResult {
    live(async |ganache, _| {
        let relay = Relay::start(ganache.address()).await?;
        let node = FullNode::connect(&relay.ws_url()).await?;
        let mut changes = node.subscribe_chain_notify().await?;
        for cut in [false, true] {
            if cut {
                relay.cut();
                let gap = next(&mut changes).await?;
                assert!(matches!(
                    gap,
                    Event::Gap {
                        cause: GapCause::Reconnected,
                        ..
                    }
                ));
            }
            let before = node.chain_head().await?;
            ganache.mine().await?;
            let Event::Item(change) = next(&mut changes).await? else {
                return Err("a gap".into());
            };
            // The node doesn't tell its head first.
            assert_eq!(change.len(), 1);
            assert_eq!(change[0].r#type, HeadChangeKind::Apply);
            let tipset = change[0].val.clone().ok_or("no tipset")?;
            assert_eq!(tipset.parents(), before.key());
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_message_is_waited_for_by_following_the_chain() -> TestResult {
    live(async |ganache, http| {
        let relay = Relay::start(ganache.address()).await?;
        let node = FullNode::connect(&relay.ws_url()).await?;
        let mut changes = node.follow_chain().await?;

        let to = http.wallet_new(KeyType::Bls).await?;
        let from = sender(&http).await?;
        let transfer = Message::transfer(from, to.clone(), fil("1.5 FIL")?);
        let pushed = http.mpool_push_message(transfer.clone()).await?;
        assert_eq!(pushed.cid, None, "a node of Lotus tells it");
        let found = loop {
            let tipset = applied(&mut changes).await?;
            let messages = node.chain_get_block_messages(tipset.cids[0]).await?;
            // By its content: CIDs of messages aren't Lotus's there.
            if messages.bls_messages.contains(&pushed.message) {
                break tipset;
            }
        };
        assert_eq!(node.wallet_balance(to).await?, fil("1.5 FIL")?);

        // Nothing has happened while the connection was cut.
        relay.cut();
        let next = tokio::spawn(async move { applied(&mut changes).await });
        timeout(STEP, async { while node.chain_head().await.is_err() {} }).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        ganache.mine().await?;
        assert_eq!(next.await??.parents(), found.key());

        // What waiting asks for is newer than the node.
        let outcome = http.push_and_wait(transfer, 1, STEP).await;
        let Err(WaitError::Call(error)) = outcome else {
            return Err(format!("{outcome:?}").into());
        };
        assert!(error.to_string().contains("StateSearchMsg does not exist"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_chain_is_walked_over() -> TestResult {
    live(async |ganache, node| {
        for _ in 0..3 {
            ganache.mine().await?;
        }
        let walked: Vec<_> = node.ancestors(TipSetKey::HEAD).collect().await;
        let walked: Vec<_> = walked.into_iter().collect::<Result<_, _>>()?;
        let heights: Vec<_> = walked.iter().map(|tipset| tipset.height).collect();
        assert_eq!(heights, [3, 2, 1, 0]);
        Ok(())
    })
    .await
}
