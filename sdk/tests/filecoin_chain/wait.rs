//! The outcomes of waiting for a message.

use std::time::Duration;

use polyrpc::RpcError;
use polyrpc::filecoin::methods::chain::ChainHead;
use polyrpc::filecoin::methods::mpool::{MpoolPush, MpoolPushMessage};
use polyrpc::filecoin::methods::state::StateSearchMsg;
use polyrpc::filecoin::{
    Address, Failure, Gateway, Message, MessageLookup, Reason, SignedMessage, WaitError,
};
use polyrpc::mock::{Fault, Transport, sample};
use tokio::time::timeout;

use super::{LIMIT, cid, client, tipset};

/// A message that was executed at height 10.
fn executed(exit_code: i64) -> MessageLookup {
    let mut lookup: MessageLookup = sample();
    lookup.message = cid("message");
    lookup.height = 10;
    lookup.receipt.exit_code = exit_code;
    lookup
}

/// A node whose head is one epoch further at each look, from a height on.
fn advancing(from: i64) -> Transport {
    let node = Transport::new();
    let mut height = from - 1;
    node.on::<ChainHead>(move |_| {
        height += 1;
        Ok(tipset(&format!("at {height}"), height, None))
    });
    node
}

#[tokio::test]
async fn it_is_waited_for_until_enough_epochs_have_passed() {
    let node = advancing(8);
    node.on::<StateSearchMsg>(|search| {
        // All is asked of one chain.
        let from = search.from.unwrap();
        assert_eq!((search.limit, search.allow_replaced), (-1, true));
        let is_there = (10..30).any(|height| from.cids() == [cid(&format!("at {height}"))]);
        Ok(is_there.then(|| executed(0)))
    });
    // Neither a node that is away for a moment nor one that is busy is the end of it.
    node.inject(Fault::disconnect().on("Filecoin.StateSearchMsg"));
    node.inject(Fault::status(503, "").on("Filecoin.ChainHead"));
    let waiting = client(&node);
    let waiting = waiting.wait_for_message(cid("message"), 5, LIMIT);
    let lookup = timeout(LIMIT, waiting).await.unwrap().unwrap();
    assert_eq!(lookup, executed(0));
    // A look at each head from 8 to 15; what was lost on its way was asked for again.
    assert_eq!(node.count("Filecoin.StateSearchMsg"), 8);
    node.finish().unwrap();
}

#[tokio::test]
async fn one_that_failed_has_its_receipt() {
    let node = advancing(10);
    node.on::<StateSearchMsg>(|_| Ok(Some(executed(16))));
    let full = client(&node);
    let outcome = full.wait_for_message(cid("message"), 0, LIMIT);
    let error = outcome.await.unwrap_err();
    assert!(error.to_string().ends_with("failed with exit code 16"));
    assert!(matches!(error, WaitError::ExecutionFailed(lookup) if *lookup == executed(16)));
    node.finish().unwrap();
}

#[tokio::test]
async fn time_ends_it() {
    let node = advancing(10);
    node.on::<StateSearchMsg>(|_| Ok(None));
    let gateway = Gateway::new(client(&node).rpc().clone());
    let outcome = gateway.wait_for_message(cid("message"), 0, Duration::from_millis(60));
    let error = outcome.await.unwrap_err();
    let wanted = cid("message");
    assert!(matches!(error, WaitError::TimedOut { message, .. } if message == wanted));
    assert!(node.count("Filecoin.StateSearchMsg") > 1);
    node.finish().unwrap();
}

#[tokio::test]
async fn a_refusal_ends_it() {
    let node = advancing(10);
    let refusal = "found message with equal nonce as the one we are looking for";
    node.on::<StateSearchMsg>(move |_| Err(RpcError::new(1, refusal)));
    let full = client(&node);
    let outcome = full.wait_for_message(cid("message"), 0, LIMIT);
    let WaitError::Call(error) = outcome.await.unwrap_err() else {
        panic!("no refusal");
    };
    let failure = Failure::of(&error).unwrap();
    assert_eq!(failure.reason, Reason::Other { code: 1 });
    assert_eq!(node.count("Filecoin.StateSearchMsg"), 1);
    node.finish().unwrap();
}

#[tokio::test]
async fn what_is_pushed_is_waited_for_by_the_cid_that_the_node_tells() {
    let node = advancing(10);
    node.on::<MpoolPushMessage>(|push| {
        assert_eq!(push.message.to, Address::id(1001));
        let mut signed: SignedMessage = sample();
        signed.message = push.message;
        signed.cid = Some(cid("message"));
        Ok(signed)
    });
    node.on::<StateSearchMsg>(|search| {
        assert_eq!(search.message, cid("message"));
        Ok(Some(executed(0)))
    });
    let mut message: Message = sample();
    message.to = Address::id(1001);
    let full = client(&node);
    let outcome = full.push_and_wait(message.clone(), 1, LIMIT);
    assert_eq!(outcome.await.unwrap(), executed(0));

    node.on::<MpoolPushMessage>(|_| Err(RpcError::new(1, "not enough funds")));
    let full = client(&node);
    let outcome = full.push_and_wait(message, 1, LIMIT).await;
    assert!(matches!(outcome, Err(WaitError::Call(error)) if error.rpc().is_some()));
    node.finish().unwrap();
}

#[tokio::test]
async fn a_gateway_is_given_a_signed_message() {
    let node = advancing(10);
    node.on::<MpoolPush>(|_| Ok(cid("message")));
    node.on::<StateSearchMsg>(|_| Ok(Some(executed(0))));
    let gateway = Gateway::new(client(&node).rpc().clone());
    let outcome = gateway.push_and_wait(sample(), 0, LIMIT).await;
    assert_eq!(outcome.unwrap(), executed(0));
    node.finish().unwrap();
}
