//! Events, decoded from logs.

use super::*;

pub(super) fn transfer(value: u64) -> Log {
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
