//! What goes wrong when a test wants it to.

use std::time::{Duration, Instant};

use polyrpc::ethereum::Client;
use polyrpc::ethereum::methods::{BlockNumber, ChainId};
use polyrpc::mock::{Fault, Node, Script, Transport};
use polyrpc::{Method, Reached};

use crate::{Result, direct, over_http};

async fn both(test: impl AsyncFn(&Script, &Client) -> Result) -> Result {
    let node = Node::start().await?;
    node.on_sequence::<BlockNumber>([Ok(1), Ok(2), Ok(3)]);
    node.on::<ChainId>(|_| Ok(5));
    test(&node, &over_http(&node)).await?;
    node.finish()?;

    let transport = Transport::new();
    transport.on_sequence::<BlockNumber>([Ok(1), Ok(2), Ok(3)]);
    transport.on::<ChainId>(|_| Ok(5));
    test(&transport, &direct(&transport)).await?;
    transport.finish()?;
    Ok(())
}

#[tokio::test]
async fn a_status_instead_of_an_answer() -> Result {
    both(async |node, eth| {
        let busy = Fault::status(429, "slow down").retry_after(Duration::from_secs(7));
        node.inject(busy);
        let error = eth.block_number().await.unwrap_err();
        assert_eq!(
            (error.http_status(), error.is_retryable()),
            (Some(429), true)
        );
        assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
        assert!(error.to_string().contains("slow down"), "{error}");
        // It was asked, but the handler never saw it.
        assert_eq!(
            (node.count(BlockNumber::NAME), eth.block_number().await?),
            (1, 1)
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_lost_connection_and_bytes_that_are_no_answer() -> Result {
    both(async |node, eth| {
        node.inject(Fault::disconnect());
        node.inject(Fault::body(&b"\xff<html>"[..]));
        let error = eth.block_number().await.unwrap_err();
        assert_eq!(
            (error.reached_server(), error.is_decode()),
            (Reached::Maybe, false)
        );
        assert!(!error.is_timeout() && !error.is_connect(), "{error:?}");
        assert!(eth.block_number().await.unwrap_err().is_decode());
        assert_eq!(eth.block_number().await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_comes_back() -> Result {
    both(async |node, eth| {
        node.inject(Fault::stall());
        let start = Instant::now();
        let call = eth.block_number().timeout(Duration::from_millis(50));
        assert!(call.await.unwrap_err().is_timeout());
        assert!(start.elapsed() < Duration::from_secs(5));
        assert_eq!(eth.block_number().await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn only_certain_methods_and_so_many_times() -> Result {
    both(async |node, eth| {
        node.inject(Fault::status(503, "").on(BlockNumber::NAME).times(2));
        assert_eq!(eth.chain_id().await?, 5);
        // A batch counts as one request, and fails as a whole.
        let batch = eth.batch((eth.chain_id(), eth.block_number()));
        assert_eq!(batch.results().await.unwrap_err().http_status(), Some(503));
        assert_eq!(
            eth.block_number().await.unwrap_err().http_status(),
            Some(503)
        );
        assert_eq!(eth.block_number().await?, 1);

        node.inject(Fault::status(500, "").on(ChainId::NAME).times(usize::MAX));
        for _ in 0..3 {
            assert!(eth.chain_id().await.is_err());
        }
        assert_eq!(eth.block_number().await?, 2);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn batches_in_disorder() -> Result {
    both(async |node, eth| {
        node.inject(Fault::reversed());
        node.inject(Fault::duplicated());
        // Waits for a batch.
        assert_eq!(eth.block_number().await?, 1);
        let batch = || eth.batch((eth.block_number(), eth.chain_id()));
        assert_eq!(batch().await?, (2, 5));
        let (number, chain) = batch().results().await?;
        for error in [number.unwrap_err(), chain.unwrap_err()] {
            assert!(error.to_string().contains("two responses"), "{error}");
        }
        Ok(())
    })
    .await
}
