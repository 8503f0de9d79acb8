//! Several nodes as one.

use polyrpc::Rpc;
use polyrpc::layer::Failover;
use polyrpc::transport::http::Http;
use polyrpc_tests::TestResult;
use polyrpc_tests::nodes::Monerod;

use crate::monero::methods::GetHashesBin;
use crate::node::live;

/// Two of three nodes have the same chain; the third has nothing but the first block.
#[tokio::test]
async fn most_nodes_are_right() -> TestResult {
    live(async |live| {
        let same = Monerod::with_payments().await?.ok_or("gone")?;
        let young = Monerod::start().await?.ok_or("gone")?;
        let all = |quorum: usize, nodes: &[&Monerod]| {
            let mut failover = Failover::builder();
            for node in nodes {
                failover = failover.endpoint(node.url(), Http::builder(&node.url()).build()?);
            }
            failover.quorum(quorum).build().map(Rpc::new)
        };
        let mut method = GetHashesBin::new();
        method.block_ids = vec![live.hash(0).await?];
        let rpc = all(2, &[&young, &live.node, &same])?;
        let answer = rpc.call(method.clone()).await?;
        assert_eq!(answer.m_block_ids.len() as u64, Monerod::BLOCKS);

        let rpc = all(2, &[&young, &live.node])?;
        let error = rpc.call(method.clone()).await.expect_err("two responses");
        assert!(error.is_no_quorum(), "{error}");

        // One that is gone is no reason to go without.
        let url = young.url();
        drop(young);
        let failover = Failover::builder()
            .endpoint("gone", Http::builder(&url).build()?)
            .endpoint("there", Http::builder(&same.url()).build()?);
        let rpc = Rpc::new(failover.build()?);
        assert_eq!(rpc.call(method).await?, answer);
        Ok(())
    })
    .await
}
